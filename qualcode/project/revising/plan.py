"""What a corrected text does to the passages of a document, before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from qualcode.catalogue import _
from qualcode.language.alignment.mapping import Mapping, Placed, PlacedKind
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.documents import EDITOR, Document, DocumentDraft, Role, Speaker, Structure, Turn
from qualcode.model.quotation_edits import Edits, carried, over_union
from qualcode.model.spans import Span
from qualcode.project.file import door
from qualcode.project.file.store import Store
from qualcode.project.quoting.quotation_edits import QuotationEdits
from qualcode.project.revising.carried_layers import LostNumbers

_OMISSION = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]")
_NO_CODE = -1  # no key is negative
ATTACHED = (PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED)


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """A coding, a memo on a passage, the topic of a question, a fixed passage, or an orphan of these, and its place.

    `table` and `key` say which row it is, `id` is what people type, `name` the code's full name, the memo's title or
    the topic's name, `coder` whose it is. `span` lies in the old text (for an orphan in the text that it was made
    on). `double` says that the same coder gave the same code to what is the very same passage now, or that two
    questions with topics are the same one now.
    """

    table: str
    key: int
    id: str
    name: str
    coder: str
    span: Span
    placed: Placed
    double: bool = False

    @property
    def settled(self) -> bool:
        """Whether it moves without a person looking at it."""
        return self.placed.kind in ATTACHED and not self.double


@dataclass(frozen=True, slots=True)
class EditsMove:
    """The edits of a quotation whose passage was corrected. `coding` is a key, offsets are those in the passage.

    `kept` lie over the new passage; of these, `other_words` stand over words that were changed, so that a
    person should look at them. `lost` lay over words that went.
    """

    coding: int
    kept: Edits
    other_words: Edits
    lost: Edits


@dataclass(frozen=True, slots=True)
class AnchorMove:
    """An anchor example taken from a passage that says something else now.

    `after` is how it is quoted now; None where what was quoted is not there any more: the example keeps its
    words and is stale.
    """

    key: int
    coding: int
    code: str
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class SpeakerChange:
    """A speaker who has another name now, came, or went: `before` and `after` are names, "" for none."""

    before: str
    after: str


class Rereading(StrEnum):
    """From what a document is read anew."""

    TEXT = "text"  # that stands in the project
    FILE = "file"


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A speaker who stays, in another role."""

    speaker: str
    before: Role
    after: Role


@dataclass(frozen=True, slots=True)
class RevisionPlan:
    """What revising a document would do. `finished` are the coders who had finished the old text.

    `rereads` says from what the document is read anew, where it is not corrected: its text may stay the same
    then, and `roles` may change. `lost` are the numbers of lines and the times whose words are gone.
    """

    document: Document
    draft: DocumentDraft
    mapping: Mapping
    passages: tuple[PlacedPassage, ...]
    edits: tuple[EditsMove, ...]
    anchors: tuple[AnchorMove, ...]
    speakers: tuple[SpeakerChange, ...]
    finished: tuple[str, ...]
    rereads: Rereading | None = None
    roles: tuple[RoleChange, ...] = ()
    lost: LostNumbers = field(default_factory=LostNumbers)

    @property
    def is_from_file(self) -> bool:
        """Whether the draft was read from a file, and not edited or read anew in the project."""
        return self.draft.source.reader != EDITOR and self.rereads is not Rereading.TEXT

    @property
    def moving(self) -> list[PlacedPassage]:
        """The codings, memos and topics of questions that stand on the old text."""
        return [passage for passage in self.passages if passage.table != "orphans"]

    @property
    def orphans(self) -> list[PlacedPassage]:
        """The orphans of former corrections that can be looked for."""
        return [passage for passage in self.passages if passage.table == "orphans"]

    def of_kind(self, kind: PlacedKind) -> list[PlacedPassage]:
        """The passages to which that happens; doubles are apart."""
        return [passage for passage in self.moving if passage.placed.kind is kind and not passage.double]

    @property
    def doubles(self) -> list[PlacedPassage]:
        """Codings that fall together with another of the same coder and code, and such topics of questions."""
        return [passage for passage in self.moving if passage.double]

    @property
    def found_again(self) -> list[PlacedPassage]:
        """Orphans of former corrections whose words are there again."""
        return [passage for passage in self.orphans if passage.settled]

    def without_place(self, *, accept_uncertain: bool) -> list[PlacedPassage]:
        """The passages that become orphans: lost ones, doubles, and uncertain ones that nobody accepted."""
        return [
            passage
            for passage in self.moving
            if not passage.settled and (passage.double or passage.placed.span is None or not accept_uncertain)
        ]


def plan(
    store: Store,
    document: Document,
    draft: DocumentDraft,
    mapping: Mapping,
    structure: Structure,
    *,
    rereads: Rereading | None = None,
) -> RevisionPlan:
    """What a mapping from the document's text to the draft's does; `structure` is that of the old text.

    With `rereads` the speakers who stay have the roles of the draft.
    """
    passages = [*_codings(store, document, mapping), *_memos(store, document, mapping)]
    passages += _topics(store, document, draft.text, mapping)
    passages += _segments(store, document, mapping)
    passages += _orphans(store, document, draft.text)
    passages = _with_doubles(store, passages)
    attached = {
        passage.key: passage for passage in passages if passage.table == "codings" and passage.placed.span is not None
    }
    return RevisionPlan(
        document,
        draft,
        mapping,
        tuple(passages),
        tuple(_edits(store, attached, mapping)),
        tuple(_anchors(store, attached, mapping)),
        tuple(_speakers(structure, draft, mapping)),
        tuple(_finished(store, document)),
        rereads,
        tuple(_roles(store, document, draft)) if rereads else (),
    )


# ---- passages ------------------------------------------------------------------------------------------


def _codings(store: Store, document: Document, mapping: Mapping) -> Iterator[PlacedPassage]:
    names = code_names(store)
    for key, uuid, start, end, code, coder in store.all(
        'SELECT x.id, x.uuid, x.start, x."end", x.code_id, c.name FROM codings x JOIN coders c ON c.id = x.coder_id '
        'WHERE x.document_id = ? ORDER BY x.start, x."end", x.id',
        (document.key,),
    ):
        span = Span(start, end)
        yield PlacedPassage("codings", key, uuid[-12:], names[code], coder, span, mapping.map(span))


def _memos(store: Store, document: Document, mapping: Mapping) -> Iterator[PlacedPassage]:
    for key, uuid, start, end, title, coder in store.all(
        'SELECT x.id, x.uuid, x.start, x."end", x.title, c.name FROM memos x JOIN coders c ON c.id = x.author_id '
        'WHERE x.document_id = ? AND x.start IS NOT NULL ORDER BY x.start, x."end", x.id',
        (document.key,),
    ):
        span = Span(start, end)
        yield PlacedPassage("memos", key, uuid[-12:], title, coder, span, mapping.map(span))


def _topics(store: Store, document: Document, text: str, mapping: Mapping) -> Iterator[PlacedPassage]:
    """The questions with a topic; where that is the whole text, an answer of a survey, it stays the whole text."""
    before = store.one(
        "SELECT t.sha256, t.text FROM texts t JOIN documents d ON d.text_id = t.id WHERE d.id = ?", (document.key,)
    )
    whole = Span(0, document.length)
    for key, uuid, start, end, name, coder in store.all(
        'SELECT x.id, x.uuid, x.start, x."end", t.name, c.name FROM topic_assignments x '
        "JOIN topics t ON t.id = x.topic_id JOIN coders c ON c.id = x.author_id "
        'WHERE x.document_id = ? ORDER BY x.start, x."end", x.id',
        (document.key,),
    ):
        span = Span(start, end)
        placed = mapping.map(span)
        if span == whole and before is not None:
            former = store.whole_text(*before)
            placed = Placed(Span(0, len(text)), PlacedKind.CHANGED, mapping.similarity, former, text)
        yield PlacedPassage("topic_assignments", key, uuid[-12:], name, coder, span, placed)


def _segments(store: Store, document: Document, mapping: Mapping) -> Iterator[PlacedPassage]:
    for key, uuid, start, end, coder in store.all(
        'SELECT x.id, x.uuid, x.start, x."end", c.name FROM fixed_segments x JOIN coders c ON c.id = x.coder_id '
        'WHERE x.document_id = ? ORDER BY x.start, x."end", x.id',
        (document.key,),
    ):
        span = Span(start, end)
        yield PlacedPassage("fixed_segments", key, uuid[-12:], "", coder, span, mapping.map(span))


def _orphans(store: Store, document: Document, text: str) -> Iterator[PlacedPassage]:
    """The document's orphans that the new text may hold again; one whose own text was sealed cannot be looked for."""
    from qualcode.language.alignment.align import align  # rapidfuzz, needed only where there are orphans

    names = code_names(store)
    mappings: dict[str, Mapping] = {}
    for key, uuid, start, end, code, topic, coder, sha256, former in store.all(
        'SELECT x.id, x.uuid, x.start, x."end", x.code_id, '
        "(SELECT name FROM topics p WHERE p.uuid = json_extract(x.attached, '$.topic[0]')), "
        "c.name, t.sha256, t.text FROM orphans x "
        "JOIN coders c ON c.id = x.coder_id JOIN texts t ON t.sha256 = x.text_sha256 "
        "WHERE x.document_id = ? AND x.reason <> 'double' ORDER BY x.id",
        (document.key,),
    ):
        if sha256 not in mappings:
            mappings[sha256] = align(store.whole_text(sha256, former), text)
        span = Span(start, end)
        placed, name = mappings[sha256].map(span), names.get(code, topic or "")
        yield PlacedPassage("orphans", key, uuid[-12:], name, coder, span, placed)


def code_names(store: Store) -> dict[int, str]:
    """Key of a code -> its full name. Raises ProjectDamaged for codes in a circle."""
    rows: dict[int, tuple[int | None, str]] = {
        key: (parent, name) for key, parent, name in store.all("SELECT id, parent_id, name FROM codes")
    }
    names: dict[int, str] = {}
    for key in rows:
        path: list[str] = []
        above: int | None = key
        while above is not None:
            if above not in rows or len(path) == len(rows):
                raise door.damaged(
                    store.path, _("the code {key} stands below itself or below a code that is missing", key=key)
                )
            above, name = rows[above]
            path.append(name)
        names[key] = joined_path(reversed(path))
    return names


def _with_doubles(store: Store, passages: Sequence[PlacedPassage]) -> list[PlacedPassage]:
    """The passages with those marked that would be another's double; the one that changed least stays."""
    same: dict[tuple[str, int], tuple[int, int, int] | None] = {
        ("codings", key): (code, coder, round_)
        for key, code, coder, round_ in store.all("SELECT id, code_id, coder_id, round FROM codings")
    }
    same |= {
        ("orphans", key): (code, coder, round_)
        for key, code, coder, round_ in store.all(
            "SELECT id, code_id, coder_id, json_extract(coding, '$.round') FROM orphans WHERE code_id IS NOT NULL"
        )
    }
    same |= {
        ("fixed_segments", key): (_NO_CODE, coder, round_)
        for key, coder, round_ in store.all("SELECT id, coder_id, round FROM fixed_segments")
    }
    same |= {
        ("orphans", key): (_NO_CODE, coder, round_)
        for key, coder, round_ in store.all(
            "SELECT id, coder_id, json_extract(attached, '$.segment[2]') FROM orphans "
            "WHERE json_extract(attached, '$.segment') IS NOT NULL"
        )
    }
    same |= {("topic_assignments", key): None for (key,) in store.all("SELECT id FROM topic_assignments")}
    same |= {
        ("orphans", key): None
        for (key,) in store.all("SELECT id FROM orphans WHERE json_extract(attached, '$.topic') IS NOT NULL")
    }
    taken: set[tuple[Span, tuple[int, int, int] | None]] = set()
    doubles: set[tuple[str, int]] = set()
    order = sorted(
        passages, key=lambda passage: (passage.table == "orphans", not passage.settled, -passage.placed.similarity)
    )
    for passage in order:
        row = (passage.table, passage.key)
        if row in same and passage.placed.span is not None:
            place = (passage.placed.span, same[row])
            if place in taken:
                doubles.add(row)
            taken.add(place)
    return [
        replace(passage, double=True) if (passage.table, passage.key) in doubles else passage for passage in passages
    ]


# ---- what hangs on codings -----------------------------------------------------------------------------


def _edits(store: Store, attached: dict[int, PlacedPassage], mapping: Mapping) -> Iterator[EditsMove]:
    for coding, edits in QuotationEdits(store).all().items():
        passage = attached.get(coding)
        if passage is not None and passage.placed.span is not None:
            moved = move_edits(coding, edits, mapping, passage.span, passage.placed.span)
            if moved.kept != edits or moved.other_words:
                yield moved


def move_edits(coding: int, edits: Edits, mapping: Mapping, before: Span, after: Span) -> EditsMove:
    """What a mapping makes of the edits of the passage `before`, which is `after` in the new text.

    An edit stays on words that were changed: what it hides must not come to light by a corrected letter.
    """
    changed: set[Span] = set()

    def place(span: Span) -> Span | None:
        if not span.length:
            return _place_between(mapping, span.start, before, after)
        placed = mapping.map(span)
        if placed.span is not None and placed.before != placed.after:
            changed.add(placed.span)
        return placed.span

    found, lost = carried(edits, before, after, place)
    kept, in_the_way = over_union([(after, found)], after)
    other_words = tuple(
        edit for edit in kept if Span(edit.start + after.start, edit.span.end + after.start) in changed
    )
    return EditsMove(coding, kept, other_words, (*lost, *in_the_way))


def _place_between(mapping: Mapping, position: int, before: Span, after: Span) -> Span | None:
    """Where what was put in at a position stands: at the beginning of the passage, else behind its character."""
    if position == before.start:
        return Span(after.start, after.start)
    placed = mapping.map(Span(position - 1, position)).span
    return Span(placed.end, placed.end) if placed else None


def _anchors(store: Store, attached: dict[int, PlacedPassage], mapping: Mapping) -> Iterator[AnchorMove]:
    names = code_names(store)
    for key, coding, code, text in store.all(
        "SELECT id, coding_id, code_id, text FROM anchors WHERE coding_id IS NOT NULL ORDER BY id"
    ):
        passage = attached.get(coding)
        if passage is not None and passage.placed.before != passage.placed.after:
            after = quoted_anew(passage, text, mapping)
            if after != text:
                yield AnchorMove(key, coding, names[code], text, after)


def quoted_anew(passage: PlacedPassage, quoted: str, mapping: Mapping) -> str | None:
    """How the corrected passage is quoted in one line; None where the quoted words are not in it any more."""
    before, after = passage.placed.before, passage.placed.after
    if " ".join(before.split()) == quoted:
        return " ".join(after.split())
    found = re.search(r"\s+".join(map(re.escape, quoted.split())), before) if quoted.strip() else None
    if found is None:
        pieces = [" ".join(piece.split()) for piece in _OMISSION.split(quoted)]
        return quoted if len(pieces) > 1 and all(piece in " ".join(after.split()) for piece in pieces) else None
    placed = mapping.map(Span(passage.span.start + found.start(), passage.span.start + found.end()))
    return " ".join(placed.after.split()) if placed.kind in ATTACHED else None


# ---- speakers ------------------------------------------------------------------------------------------


def _speakers(structure: Structure, draft: DocumentDraft, mapping: Mapping) -> Iterator[SpeakerChange]:
    """Who has another name now: most of what the old speaker said is said by a new one."""
    before = structure.speakers()
    after = [speaker.name for speaker in draft.speakers]
    come = [name for name in after if name not in before]
    for name in before:
        if name in after:
            continue
        new = _said_now_by(name, structure.turns, draft.structure, mapping)
        if new in come:
            come.remove(new)
            yield SpeakerChange(name, new)
        else:
            yield SpeakerChange(name, "")
    for name in come:
        yield SpeakerChange("", name)


def _said_now_by(name: str, turns: Sequence[Turn], structure: Structure, mapping: Mapping) -> str:
    votes: Counter[str] = Counter()
    for turn in turns:
        speech = Span(turn.speech, turn.span.end)
        if turn.speaker != name or not speech.length:
            continue
        placed = mapping.map(speech)
        index = structure.turn_index(placed.span.start) if placed.span and placed.kind in ATTACHED else -1
        if index >= 0:
            votes[structure.turns[index].speaker] += speech.length
    best = votes.most_common(1)
    return best[0][0] if best and 2 * best[0][1] > votes.total() else ""


def _roles(store: Store, document: Document, draft: DocumentDraft) -> Iterator[RoleChange]:
    roles = {speaker.name: speaker.role for speaker in draft.speakers}
    for name, role in store.all("SELECT name, role FROM speakers WHERE document_id = ? ORDER BY id", (document.key,)):
        if name in roles and roles[name] != role:
            yield RoleChange(name, Role(role), roles[name])


def new_speaker(draft: DocumentDraft, name: str) -> Speaker:
    """The speaker of that name in a draft."""
    return next(speaker for speaker in draft.speakers if speaker.name == name)


def _finished(store: Store, document: Document) -> list[str]:
    rows = store.all(
        "SELECT DISTINCT c.name FROM assignments a JOIN coders c ON c.id = a.coder_id "
        "WHERE a.document_id = ? AND a.state = 'finished' ORDER BY c.name",
        (document.key,),
    )
    return [str(name) for (name,) in rows]
