"""Erasing one passage of a document: from its text, from all that stands on it, and from their past.

The history is written anew as if the marker had always stood there, as far as it is of the text that is cut; former
texts of the document go. So nothing that an undo brings back holds the words, and what it brings back stands where it
should.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.language.alignment.mapping import Mapping, PlacedKind
from qualcode.language.forms.normalised import bare_words
from qualcode.model.documents import Structure, count_words
from qualcode.model.quotation_edits import Edits
from qualcode.model.spans import Span
from qualcode.project.coding.dependents import reassign_dependents
from qualcode.project.file import forgotten
from qualcode.project.file.store import Store
from qualcode.project.file.structures import columns_of
from qualcode.project.forgetting import carried_rows
from qualcode.project.forgetting.erased_rows import Rows, add_dependents, belonging, erase
from qualcode.project.forgetting.former_text import erase_doubted, erase_quoted, rewrite
from qualcode.project.forgetting.passage_cut import MARKER, PassageCut, cut_passage
from qualcode.project.forgetting.team_rows import move_team_rows
from qualcode.project.material.document_rows import structure_of
from qualcode.project.material.kept_texts import keep_structures, keep_texts, sha256_of
from qualcode.project.quoting.quotation_edits import QuotationEdits, write_edits
from qualcode.project.revising.orphans import TOLD
from qualcode.safe_text import one_line

_PLACED = ("codings", "memos", "topic_assignments", "fixed_segments")
_SURE = 0.95  # similarity from which a passage in other words is the same one, in another version of the text
_OMISSION = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]")


@dataclass(frozen=True, slots=True)
class WithdrawnPassage:
    """What is to be erased: the `span` of the `text` that the document of that UUID has (by its SHA-256)."""

    document: str
    sha256: str
    text: str
    span: Span


@dataclass(slots=True)
class CutDone:
    """What erasing a passage did in one file.

    Numbers of codings that went, that were cut, and that hold the marker now, and the row images that went. `cut` is
    None where the file knows no such document; `before` is the key of the text that was cut, `texts` are those of
    former texts; `touched` are the keys of the codings that stay and held a part of it.
    """

    cut: PassageCut | None = None
    gone: int = 0
    shortened: int = 0
    holding: int = 0
    images: int = 0
    texts: list[int] = field(default_factory=list)
    before: int = 0
    touched: frozenset[int] = frozenset()
    ids: frozenset[str] = frozenset()
    """The ids of all codings on the passage: those that went and those that stay."""
    warnings: list[str] = field(default_factory=list)


class _Image(NamedTuple):
    """An old image of a row of the document, from before an entry."""

    change: int
    entry: int
    row: int
    old: dict[str, Any]


def text_without(store: Store, wanted: WithdrawnPassage, document: int) -> str:
    """What the text of a document (key) is without the passage. Raises as `cut_passage` does."""
    structure = _structures(store, _last_text(store, document) or 0).get(_last_structure(store, document))
    return cut_passage(wanted.text, structure or Structure(""), wanted.span).after


def erase_passage(store: Store, wanted: WithdrawnPassage, document: int, without: str) -> CutDone:
    """Erase a passage of a document (key, living or only in the history), inside an open act of forgetting.

    Nothing is done where the file has the text `without` it already, as after an act that was interrupted. Raises
    QualcodeError where the file has another version of the text and the passage no certain place in it.
    """
    base = _last_text(store, document)
    if base is None:
        return CutDone()
    sha256, text = store.all("SELECT sha256, text FROM texts WHERE id = ?", (base,))[0]
    if text == without:
        return CutDone()
    structures = _structures(store, base)
    structure = structures.get(_last_structure(store, document), Structure(""))
    cut = cut_in(wanted, str(sha256), store.whole_text(sha256, text), structure)
    return _Eraser(store, document, base, cut, structure, structures).erase()


def cut_in(wanted: WithdrawnPassage, sha256: str, text: str, structure: Structure) -> PassageCut:
    """The passage in the text of this file: at its place in the same text, else where it stands for sure."""
    if sha256 == wanted.sha256:
        return cut_passage(text, structure, wanted.span)
    words, place = wanted.span.cut(wanted.text), None
    if words and text.count(words) == 1:
        start = text.index(words)
        place = Span(start, start + len(words))
    else:
        from qualcode.language.alignment.align import align  # rapidfuzz, needed only for other versions

        placed = align(wanted.text, text).map(wanted.span)
        if placed.kind in (PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED) and placed.similarity >= _SURE:
            place = placed.span
    if place is not None:
        cut = cut_passage(text, structure, place)
        stays = f"{wanted.text[: wanted.span.start]} {MARKER} {wanted.text[wanted.span.end :]}"
        if not stands_in(words, cut.after, but=stays):
            return cut
    raise QualcodeError(
        _("it has another version of the text, in which the passage has no certain place"),
        _("Open it and erase the passage there, or delete it."),
    )


def stands_in(words: str, text: str, *, but: str = "") -> bool:
    """Whether runs of words stand in a text that do not stand in another one."""
    wanted = bare_words(words)
    length = min(forgotten.RUN, len(wanted))
    runs = set(forgotten.runs_of(wanted, length)) if wanted else set()
    return bool(forgotten.runs_in(runs - forgotten.runs_in(runs, but), text))


def lies_in(words: str, passage: str) -> bool:
    """Whether words are a part of a passage, however they are spelled; none are no part."""
    wanted = bare_words(words)
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(bare_words(passage))} "


def _last_text(store: Store, document: int) -> int | None:
    return _last(store, document, "text_id")


def _last_structure(store: Store, document: int) -> int:
    return _last(store, document, "structure_id") or 0


def _last(store: Store, document: int, column: str) -> int | None:
    row = store.one(f"SELECT {column} FROM documents WHERE id = ?", (document,)) or store.one(
        f"SELECT json_extract(old, '$.{column}') FROM changes WHERE table_name = 'documents' AND row_id = ? "
        "AND old IS NOT NULL ORDER BY id DESC",
        (document,),
    )
    return int(row[0]) if row and row[0] is not None else None


def _structures(store: Store, text: int) -> dict[int, Structure]:
    rows = store.all(
        f"SELECT s.id, s.sha256, s.text_id, {columns_of('s')} FROM structures s WHERE s.text_id = ?", (text,)
    )
    return {row[0]: structure_of(row) for row in rows}


class _Eraser:
    """Erases in one file; `base` is the key of the text that is cut."""

    def __init__(
        self,
        store: Store,
        document: int,
        base: int,
        cut: PassageCut,
        structure: Structure,
        structures: dict[int, Structure],
    ) -> None:
        self._store = store
        self._document = document
        self._base = base
        self._cut = cut
        self._structure = structure
        self._structures = structures
        self._texts = self._text_before()
        self._keys: dict[str, int] = dict(store.all("SELECT sha256, id FROM texts"))
        self._mappings: dict[int, Mapping | None] = {}
        self._rows: Rows = {}
        self._touched: set[int] = set()  # codings of which a part went, or that hold the marker now
        self._done = CutDone(cut, before=base)

    def erase(self) -> CutDone:
        self._give_text()
        moves = {table: self._fates(table) for table in _PLACED}
        self._find_orphans()
        self._done.images += move_team_rows(
            self._store, self._document, self._rows, self._of_text, self._uuids(self._rows["codings"])
        )
        add_dependents(self._store, self._rows)
        self._done.gone += len(self._rows["codings"])
        self._done.ids = frozenset(uuid[-12:] for uuid in self._uuids(self._touched | self._rows["codings"]))
        self._move_edits({key: (before, after) for key, before, after in moves["codings"]})
        self._quote_anew({key: (before, after) for key, before, after in moves["codings"]})
        for table, moved in moves.items():
            for key, before, after in moved:
                if before != after:
                    self._store.update(table, key, start=after.start, end=after.end)
        self._join_doubles(moves["codings"])
        self._move_doubts()
        self._let_speakers_go()
        self._rows["accepted_findings"] = belonging(self._store, "accepted_findings", "document_id", {self._document})
        self._done.images += erase(self._store, self._rows)
        self._let_what_waits_go()
        self._done.touched = frozenset(self._touched)
        self._note_revision()
        erase_quoted(self._store, self._document, self._cut.before, self._cut.after)
        erase_doubted(self._store, self._document, self._cut.after)
        # they go at the end of the act anyhow, and would let it seem that the text is still needed
        self._store.connection.execute("DELETE FROM changes WHERE entry_id = ?", (self._store.history.entry_id,))
        self._done.texts = sorted({text for _entry, text in self._texts} - {self._base})
        return self._done

    # ---- the text --------------------------------------------------------------------------------

    def _text_before(self) -> list[tuple[int, int]]:
        """(entry, key of the text that the document had before it), oldest first."""
        return self._store.all(
            "SELECT entry_id, json_extract(old, '$.text_id') FROM changes WHERE table_name = 'documents' "
            "AND row_id = ? AND old IS NOT NULL ORDER BY id",
            (self._document,),
        )

    def _text_at(self, entry: int) -> int:
        return next((text for later, text in self._texts if later >= entry), self._base)

    def _give_text(self) -> None:
        """Let the document, and what is known of its past with this text, point to the new one."""
        store, after = self._store, self._cut.after
        (text,) = keep_texts(store, [(after, count_words(after))])
        keys = list(self._structures)
        new = keep_structures(store, [text] * len(keys), [self._cut.structure(self._structures[key]) for key in keys])
        structures = dict(zip(keys, new, strict=True))
        row = store.one("SELECT structure_id FROM documents WHERE id = ?", (self._document,))
        if row:
            store.update("documents", self._document, text_id=text, structure_id=structures[row[0]])
        for image in self._images("documents", "id"):
            if image.old["text_id"] == self._base and image.entry != store.history.entry_id:
                known = structures.get(image.old["structure_id"], next(iter(structures.values()), 0))
                rewrite(store, image.change, image.old | {"text_id": text, "structure_id": known})

    def _note_revision(self) -> None:
        """Keep where the passages of the old text stand, as for a correction: by hashes and positions."""
        rows: dict[int, str] = dict(self._store.all("SELECT id, sha256 FROM texts"))
        present = self._store.one("SELECT text_id FROM documents WHERE id = ?", (self._document,))
        if present:
            key, _uuid = self._store.insert(
                "revisions",
                document_id=self._document,
                old_sha256=rows[self._base],
                new_sha256=rows[present[0]],
                mapping=self._cut.mapping().to_json(),
                created=self._store.entry_time(),
            )
            self._let_be_made_with("revisions", [key], "documents", self._document)

    def _let_be_made_with(self, table: str, keys: Iterable[int], owner: str, row: int) -> None:
        """Note new rows as made when their owner was made: the act itself keeps no rows in the history."""
        made = self._store.one(
            "SELECT entry_id FROM changes WHERE table_name = ? AND row_id = ? AND old IS NULL ORDER BY id DESC",
            (owner, row),
        )
        if made:
            self._store.connection.executemany(
                "INSERT INTO changes (entry_id, table_name, row_id, old) VALUES (?, ?, ?, NULL)",
                [(made[0], table, key) for key in keys],
            )

    # ---- passages --------------------------------------------------------------------------------

    def _images(self, table: str, column: str) -> Iterator[_Image]:
        for change, entry, row, old in self._store.all(
            "SELECT id, entry_id, row_id, old FROM changes WHERE table_name = ? AND old IS NOT NULL "
            f"AND json_extract(old, '$.{column}') = ? AND entry_id <> ? ORDER BY id",
            (table, self._document, self._store.history.entry_id),
        ):
            yield _Image(change, entry, row, json.loads(old))

    def _fates(self, table: str) -> list[tuple[int, Span, Span]]:
        """Find what goes, write the past anew, and give (key, place before, place now) of what stays."""
        living = {
            key: Span(start, end)
            for key, start, end in self._store.all(
                f'SELECT id, start, "end" FROM {table} WHERE document_id = ? AND start IS NOT NULL',
                (self._document,),
            )
        }
        images: dict[int, list[_Image]] = {}
        for image in self._images(table, "document_id"):
            if image.old["start"] is not None:
                images.setdefault(image.row, []).append(image)
        gone = {key for key, span in living.items() if self._place(span) is None}
        gone |= {
            row
            for row, olds in images.items()
            if row not in living and self._is_inside(olds[-1]) and not self._lives(table, row)
        }
        self._rows[table] = self._rows.get(table, set()) | gone
        stays: list[tuple[int, Span, Span]] = []
        for key, before in living.items():
            after = self._place(before)
            if after is None:
                continue
            stays.append((key, before, after))
            if table == "codings" and self._cut.touches(before):
                self._touched.add(key)
                whole = before.start <= self._cut.passage.start and self._cut.passage.end <= before.end
                self._done.holding += whole
                self._done.shortened += not whole
        places = {key: after for key, _before, after in stays}
        for row in images.keys() - gone:
            self._rewrite(images[row], places.get(row), is_touched=row in self._touched)
        return stays

    def _join_doubles(self, moved: Iterable[tuple[int, Span, Span]]) -> None:
        """Codings that were cut to what another one of the same coder and code holds become that one."""
        store = self._store
        given = {
            key: (code, coder, round_)
            for key, code, coder, round_ in store.all(
                "SELECT id, code_id, coder_id, round FROM codings WHERE document_id = ?", (self._document,)
            )
        }
        first: dict[tuple[Span, tuple[int, int, int]], int] = {}
        stays: dict[int, int] = {}
        for key, _before, after in sorted(moved, key=lambda move: (move[0] in self._touched, move[0])):
            kept = first.setdefault((after, given[key]), key)
            if kept != key:
                stays[key] = kept
        if not stays:
            return
        reassign_dependents(store, stays)
        for double, kept in stays.items():
            store.connection.execute("UPDATE memos SET coding_id = ? WHERE coding_id = ?", (kept, double))
            forgotten.keep_row(store, "codings", double)
            store.delete_one("codings", double)
            store.connection.execute("DELETE FROM changes WHERE table_name = 'codings' AND row_id = ?", (double,))
        self._touched -= stays.keys()
        self._done.warnings.append(
            ngettext(
                "{count} coding is the same as another one of its coder after the cut: they became one",
                "{count} codings are the same as others of their coder after the cut: they became one each",
                len(stays),
            )
        )

    def _lives(self, table: str, row: int) -> bool:
        return self._store.one(f"SELECT 1 FROM {table} WHERE id = ?", (row,)) is not None

    def _place(self, span: Span) -> Span | None:
        return self._cut.place(span, self._structure)

    def _rewrite(self, images: Iterable[_Image], place: Span | None, *, is_touched: bool) -> None:
        """Move the images of a row; those go that stood on the passage, or do not fit what hangs on the row now."""
        for image in images:
            if self._text_at(image.entry) != self._base:
                if self._is_inside(image):
                    self._drop(image)
                continue
            before = Span(image.old["start"], image.old["end"])
            after = self._place(before)
            if after is None or (is_touched and after != place):
                self._drop(image)
            elif after != before:
                rewrite(self._store, image.change, image.old | {"start": after.start, "end": after.end})

    def _drop(self, image: _Image) -> None:
        self._store.connection.execute("DELETE FROM changes WHERE id = ?", (image.change,))
        self._done.images += 1

    def _is_inside(self, image: _Image) -> bool:
        """Whether an image stood on the passage alone, in whichever text it was."""
        text = self._text_at(image.entry)
        return self._lies_inside(text, Span(image.old["start"], image.old["end"]))

    def _lies_inside(self, text: int, span: Span) -> bool:
        place = self._in_base(text, span)
        return place is not None and self._place(place) is None

    def _in_base(self, text: int, span: Span) -> Span | None:
        """Where a passage of a former text (key) stands in the one that is cut; None where nobody knows."""
        if text == self._base:
            return span
        if text not in self._mappings:
            row = self._store.one("SELECT text FROM texts WHERE id = ?", (text,))
            self._mappings[text] = None
            if row:
                from qualcode.language.alignment.align import align  # rapidfuzz, needed only for former texts

                self._mappings[text] = align(str(row[0]), self._cut.before)
        mapping = self._mappings[text]
        return mapping.map(span).span if mapping and span.end <= mapping.old_length else None

    def _of_text(self, sha256: str, span: Span) -> tuple[str, Span] | None:
        """Where a passage of the text of a SHA-256 stands now; None for what is withdrawn, in whichever text."""
        key = self._keys.get(sha256, 0)
        if key != self._base:
            return None if self._lies_inside(key, span) else (sha256, span)
        after = self._place(span)
        return (sha256_of(self._cut.after), after) if after else None

    def _uuids(self, codings: Set[int]) -> set[str]:
        """The UUIDs of codings (keys) that are or were there."""
        rows = self._store.all(
            "SELECT id, uuid FROM codings UNION SELECT row_id, json_extract(old, '$.uuid') FROM changes "
            "WHERE table_name = 'codings' AND old IS NOT NULL"
        )
        return {str(uuid) for key, uuid in rows if key in codings}

    # ---- what hangs on codings -------------------------------------------------------------------

    def _move_edits(self, places: dict[int, tuple[Span, Span]]) -> None:
        """Quotation edits that put words over the passage go; the others lie over their words again."""
        edits: dict[int, Edits] = {}
        for coding in self._touched:
            before, after = places[coding]
            edits[coding] = self._cut.edits(QuotationEdits(self._store).of(coding), before, after)
        rows: Rows = {"quotation_edits": belonging(self._store, "quotation_edits", "coding_id", self._touched)}
        self._done.images += erase(self._store, rows)
        for coding, kept in edits.items():
            write_edits(self._store, coding, kept)
            written = self._store.all("SELECT id FROM quotation_edits WHERE coding_id = ?", (coding,))
            self._let_be_made_with("quotation_edits", [key for (key,) in written], "codings", coding)

    def _quote_anew(self, places: dict[int, tuple[Span, Span]]) -> None:
        """Anchor examples of codings that hold the passage, or did, are quoted anew; what quotes it alone goes."""
        for coding in self._touched:
            before, _after = places[coding]
            for key, text in self._store.all("SELECT id, text FROM anchors WHERE coding_id = ?", (coding,)):
                quoted = self._quoted(str(text), before)
                if quoted == "":
                    self._rows.setdefault("anchors", set()).add(key)
                    self._done.warnings.append(_("an anchor example quoted the passage and went too"))
                elif quoted != text:
                    self._store.update("anchors", key, text=quoted)

    def _quoted(self, text: str, passage: Span) -> str:
        """How an example is quoted now; empty where it was quoted from what went."""
        words = _OMISSION.sub(" ", text).split()
        if not words:
            return text
        found = re.search(r"\s+".join(map(re.escape, text.split())), passage.cut(self._cut.before))
        if found is None:
            pieces = [one_line(piece) for piece in _OMISSION.split(text)]
            after = one_line(self._cut.after)
            return text if all(piece in after for piece in pieces) else ""
        place = self._place(Span(passage.start + found.start(), passage.start + found.end()))
        return one_line(place.cut(self._cut.after)) if place else ""

    # ---- the rest --------------------------------------------------------------------------------

    def _move_doubts(self) -> None:
        """Doubts on the passage, or with an example that stands nowhere else, go; the others move."""
        stays, whole = one_line(self._cut.after), one_line(self._cut.before)
        gone: set[int] = set()
        rows = self._store.all(
            'SELECT id, start, "end", example FROM doubts WHERE document_id = ?', (self._document,)
        )
        for key, start, end, example in rows:
            said = one_line(str(example))
            place = Span(start, end) if start is not None else None
            if (place and self._cut.touches(place)) or (said and said in whole and said not in stays):
                gone.add(key)
            elif place and (after := self._place(place)):
                self._store.update("doubts", key, start=after.start, end=after.end)
        for image in self._images("doubts", "document_id"):
            if image.old["start"] is None or image.row in gone or self._text_at(image.entry) != self._base:
                continue
            place = Span(image.old["start"], image.old["end"])
            if self._cut.touches(place):
                self._drop(image)
            elif after := self._place(place):
                rewrite(self._store, image.change, image.old | {"start": after.start, "end": after.end})
        self._rows["doubts"] = gone

    def _find_orphans(self) -> None:
        """Orphans whose words stood in the passage go, with what waits for them; others lose a proposal on it."""
        keys: dict[str, int] = dict(self._store.all("SELECT sha256, id FROM texts"))
        for key, sha256, start, end, first, last, coding, attached in self._store.all(
            'SELECT id, text_sha256, start, "end", proposed_start, proposed_end, coding_uuid, attached FROM orphans '
            "WHERE document_id = ?",
            (self._document,),
        ):
            proposal = Span(first, last) if first is not None else None
            waiting = json.loads(attached)
            told = waiting.get(TOLD, [])  # by another program, which may not say where it stands
            there = self._in_base(keys.get(sha256, 0), Span(start, end)) if proposal or not told else None
            lies = [place for place in (proposal, there) if place]
            if any(self._place(place) is None for place in lies) or (told and lies_in(told[0], self._cut.words)):
                self._let_orphan_go(key, str(coding), waiting)
                continue
            after = self._place(proposal) if proposal else None
            quotes = bool(told) and stands_in(self._cut.words, told[0], but=self._cut.after)
            if quotes or any(map(self._cut.touches, lies)):
                after = None
                waiting["edits"] = []
                waiting |= {TOLD: ["", told[1]]} if quotes else {}
                self._done.images += self._store.connection.execute(
                    "DELETE FROM changes WHERE table_name = 'orphans' AND row_id = ? AND old IS NOT NULL", (key,)
                ).rowcount
            self._store.update(
                "orphans",
                key,
                proposed_start=after.start if after else None,
                proposed_end=after.end if after else None,
                attached=json.dumps(waiting, ensure_ascii=False),
            )
        self._move_past_orphans()

    def _move_past_orphans(self) -> None:
        keys: dict[str, int] = dict(self._store.all("SELECT sha256, id FROM texts"))
        for image in self._images("orphans", "document_id"):
            old = image.old
            if image.row in self._rows.get("orphans", set()):
                continue
            first, last = old["proposed_start"], old["proposed_end"]
            there = self._in_base(keys.get(old["text_sha256"], 0), Span(old["start"], old["end"]))
            lies = [there] if there else []
            if first is not None and self._text_at(image.entry) == self._base:
                lies.append(Span(first, last))
            if any(map(self._cut.touches, lies)):
                self._drop(image)
            elif first is not None and lies and (after := self._place(lies[-1])):
                rewrite(self._store, image.change, old | {"proposed_start": after.start, "proposed_end": after.end})

    def _let_orphan_go(self, key: int, coding: str, attached: dict[str, Any]) -> None:
        self._rows.setdefault("orphans", set()).add(key)
        self._done.gone += bool(coding)
        for table, waiting in (("memos", attached.get("memos", ())), ("anchors", attached.get("anchors", ()))):
            for uuid in waiting:
                for (row,) in self._store.all(f"SELECT id FROM {table} WHERE uuid = ?", (uuid,)):
                    self._rows.setdefault(table, set()).add(row)
        published = self._store.all(
            "SELECT id FROM published_quotations WHERE coding_uuid = ? AND coding_uuid <> ''", (coding,)
        )
        self._rows.setdefault("published_quotations", set()).update(row for (row,) in published)

    def _let_what_waits_go(self) -> None:
        """What was made on the passage in another copy and waits, with what hangs on it."""
        keys: dict[str, int] = dict(self._store.all("SELECT sha256, id FROM texts"))
        (uuid,) = self._store.one("SELECT uuid FROM documents WHERE id = ?", (self._document,)) or ("",)
        carried_rows.erase_inside(
            self._store, uuid, lambda sha256, span: self._lies_inside(keys.get(sha256, 0), span)
        )

    def _let_speakers_go(self) -> None:
        """Who said nothing but the passage is no speaker of the document any more."""
        left = self._cut.structure(self._structure).speakers()
        silent = [name for name in self._structure.speakers() if name not in left]
        speakers = {
            key
            for key, name in self._store.all("SELECT id, name FROM speakers WHERE document_id = ?", (self._document,))
            if name in silent
        }
        if speakers:
            self._rows["speakers"] = speakers
            self._rows["attributes"] = belonging(self._store, "attributes", "speaker_id", speakers)
            self._done.warnings.append(
                ngettext(
                    "{count} speaker said nothing else and went too",
                    "{count} speakers said nothing else and went too",
                    len(speakers),
                )
            )
