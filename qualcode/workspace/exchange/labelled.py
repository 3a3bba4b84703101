"""A transcript whose codes stand in its comments or its margin, as a project that can be taken in.

A label is one code, or several parted by lines, semicolons or commas, by their names or paths. What is no code of the
project stays as a memo on its passage, or becomes a new, inductive code where that is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.alignment.align import align
from qualcode.language.alignment.mapping import Mapping as TextMapping
from qualcode.language.alignment.mapping import PlacedKind
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import Code, CodeDraft, Origin
from qualcode.model.exchange.losses import Fate, Loss, LossKind, losses_of
from qualcode.model.exchange.project import (
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeNote,
    ExchangeProject,
    ExchangeSource,
    ExchangeTarget,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import CodesIn, LabelledText, MarginLabel, SegmentField, SegmentProgram
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.row_rules import folded
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.people import People
from qualcode.reading.exchange.segments.cells import path_of
from qualcode.reading.exchange.segments.labels import labels_in_comments, labels_in_margin
from qualcode.reading.files import extract
from qualcode.reading.source.loading import load, shown_name
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.workspace.exchange.segments import new_codes_said

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.reading.source.extract import Extract
    from qualcode.workspace.workspace import Workspace

_SEPARATORS = (re.compile(r"\s*\n\s*"), re.compile(r"\s*[;\n]\s*"), re.compile(r"\s*[;,\n]\s*"))
_LONGEST = 80  # characters of what may be the name of a new code: a longer one is a remark
_SENTENCE = (".", "?", "!", "…")  # with which remarks end, and no names
_ATTACHED = (PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED)


def project_of_labels(
    space: Workspace | None,
    path: Path,
    codes_in: CodesIn,
    columns: Mapping[SegmentField, str] | None = None,
    *,
    new_codes: bool = False,
    options: ReadingOptions = DEFAULT,
) -> ExchangeProject:
    """The transcript in a file as a project of one document with its codings; without a `space` no code is known.

    `columns` may name the heading of the column of codes, `new_codes` makes codes of what is none yet. A file that
    was taken in before is the document that came of it: its codings move with the words that these have there.
    Raises ReadingError for what cannot be read, and where nothing in it is a label.
    """
    _data, facts = load(path, options.largest)
    origin = space.project.uuid if space is not None else facts.sha256
    book = _KnownCodes(space, origin, new_codes=new_codes)
    name = shown_name(path.name)
    found = extract(path, replace(options, margins=codes_in is CodesIn.MARGIN))
    if codes_in is CodesIn.COMMENTS:
        labelled = labels_in_comments(found)
    else:
        heading = (columns or {}).get(SegmentField.CODE, "")
        labelled = labels_in_margin(found, name, book.are_codes, heading)
    if not labelled.labels:
        raise _no_labels(name, codes_in)
    place = _place_of(space, facts.sha256, labelled, shown_name(path.stem))
    reader = _LabelReader(place, book, labelled.text)
    for label in labelled.labels:
        reader.take(label)
    source = ExchangeSource(
        place.guid,
        place.name,
        place.text,
        file_name=facts.name,
        sha256=facts.sha256,
        codings=tuple(reader.codings),
    )
    return ExchangeProject(
        ExchangeFormat.TRANSCRIPT,
        name,
        guid=made_guid("transcript", facts.sha256),
        users=reader.people.users(),
        codes=book.codes(),
        sources=(source,),
        notes=tuple(reader.notes),
        losses=losses_of(labelled.losses, reader.losses()),
        remarks=(*_notes(found, labelled), *found.warnings, *new_codes_said(book.made())),
    )


def _notes(found: Extract, labelled: LabelledText) -> list[str]:
    """What was done while the file was read, without the comments that are labels now."""
    taken = counted(len(labelled.labels), "comment")
    return [note for note in found.notes if not note.startswith(taken)]


def _no_labels(name: str, codes_in: CodesIn) -> ReadingError:
    if codes_in is CodesIn.COMMENTS:
        return ReadingError(
            _("“{name}” has no comments on its words.", name=name),
            _("Codes in a column or in brackets are read with --codes-in margin."),
        )
    return ReadingError(
        _("No code stands in the margin of “{name}”.", name=name),
        _(
            "Labels are the names of codes that are known here, in brackets at the edge of a line, or in a column of "
            "a table whose heading says “Code”; --column code=HEADING names another one. Of brackets “[#NAME]” is "
            "always a label."
        ),
    )


# ---- which document ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _LabelledPlace:
    """The document that labels stand in: a new one, or one that is here, with the way from the file's text to its."""

    guid: str
    name: str
    text: str
    mapping: TextMapping | None = None

    def of(self, span: Span) -> tuple[Span | None, Span | None]:
        """Where a passage stands for certain, and else where to look."""
        if self.mapping is None:
            return span, None
        placed = self.mapping.map(span)
        if placed.span is not None and placed.span.length and placed.kind in _ATTACHED:
            return placed.span, None
        return None, placed.span if placed.span is not None and placed.span.length else None


def _place_of(space: Workspace | None, sha256: str, labelled: LabelledText, stem: str) -> _LabelledPlace:
    document = _came_from(space, sha256) if space is not None else None
    if space is None or document is None:
        return _LabelledPlace(made_guid("source", sha256), stem, labelled.text)
    text = space.project.documents.text(document)
    return _LabelledPlace(document.uuid, document.name, text, align(labelled.text, text))


def _came_from(space: Workspace, sha256: str) -> Document | None:
    """The only document that came from the file."""
    before = space.project.documents.imported(sha256)
    if before is None or len(before.names) != 1:
        return None
    return space.project.documents.find(before.names[0], exact=True)


# ---- labels --------------------------------------------------------------------------------------------


class _LabelReader:
    """Codings and memos of the labels; their authors are `people`."""

    def __init__(self, place: _LabelledPlace, book: _KnownCodes, text: str) -> None:
        self.codings: list[ExchangeCoding] = []
        self.notes: list[ExchangeNote] = []
        self.people = People(book.origin)
        self._place = place
        self._book = book
        self._text = text
        self._kept: Counter[str] = Counter()
        self._waiting: list[Loss] = []
        self._same: Counter[tuple[str, ...]] = Counter()

    def take(self, label: MarginLabel) -> None:
        """The codings of a label, and a memo of what in it is no code."""
        span, likely = self._place.of(label.span)
        user = self.people.of(label.author)
        names = self._book.names_in(label.text)
        rest = [name for name in names if not self._code(name, label, span, likely, user)]
        if rest:
            self._kept.update(rest)
            guid = self._guid("label", label, label.text)
            where = span or likely
            target = (
                ExchangeTarget(TargetKind.PASSAGE, self._place.guid, where)
                if where is not None
                else ExchangeTarget(TargetKind.SOURCE, self._place.guid)
            )
            self.notes.append(ExchangeNote(guid, "", label.text.strip(), (target,), user))

    def _code(self, name: str, label: MarginLabel, span: Span | None, likely: Span | None, user: str) -> bool:
        """Whether a name is a code, which the passage gets."""
        code = self._book.guid(name)
        if not code:
            return False
        if span is None:
            why = LossReason.WORDS_NOT_FOUND
            self._waiting.append(Loss(LossKind.CODING, why, name, self._place.name, fate=Fate.WAITS))
        self.codings.append(
            ExchangeCoding(
                self._guid("coding", label, code), code, span, user, likely=likely, words=label.span.cut(self._text)
            )
        )
        return True

    def _guid(self, kind: str, label: MarginLabel, what: str) -> str:
        words = (kind, self._place.guid, label.author, f"{label.span.start}:{label.span.end}", what)
        self._same[words] += 1
        return made_guid(*words, str(self._same[words]))

    def losses(self) -> Iterator[Loss]:
        """What is told: codings that wait, and words that are no code."""
        yield from self._waiting
        for name, number in self._kept.items():
            yield Loss(
                LossKind.CODE,
                LossReason.NO_CODE_BUT_COMMENT,
                " ".join(name.split()),
                self._place.name,
                number,
                Fate.CHANGED,
            )


class _KnownCodes:
    """The codes that names of labels mean: those of the project, and new ones where these are wanted."""

    def __init__(self, space: Workspace | None, origin: str, *, new_codes: bool) -> None:
        """`origin` tells what is new here from what has the same name elsewhere."""
        self.origin = origin
        self._book = space.project.codes.book() if space is not None else None
        self._new_codes = new_codes
        self._named: dict[str, list[Code]] = {}
        for code in self._book or ():
            names = {folded(spelled(name)) for name in (code.name, code.full_name, code.short_key) if name}
            for name in names:
                self._named.setdefault(name, []).append(code)
        self._used: dict[int, Code] = {}
        self._new: dict[tuple[str, ...], ExchangeCode] = {}  # by their paths
        self._new_paths: list[tuple[str, ...]] = []
        self._below: dict[str, list[tuple[str, ...]]] = {}  # new codes by the GUID of the one above; "" at the top

    def find(self, name: str) -> Code | None:
        """The only code of that name, path or key."""
        spelt = spelled(name).removeprefix("#")
        path = joined_path(path_of(spelt, SegmentProgram.OWN))
        found = self._named.get(folded(spelt)) or self._named.get(folded(path)) or []
        return found[0] if len(found) == 1 else None

    def are_codes(self, text: str) -> bool:
        """Whether all names that a label holds are codes of the project."""
        names = self.names_in(text)
        return bool(names) and all(self.find(name) is not None for name in names)

    def names_in(self, text: str) -> list[str]:
        """The names that a label holds: parted in the first way in which all of them are codes, else by lines."""
        whole = text.strip()
        if self.find(whole) is not None:
            return [whole]
        ways = [[name for name in separator.split(whole) if name] for separator in _SEPARATORS]
        known = (names for names in ways if all(self.find(name) is not None for name in names))
        return next(known, ways[1] if self._new_codes else ways[0])

    def guid(self, name: str) -> str:
        """The code of that name, which may be made new; empty where it is none."""
        code = self.find(name)
        if code is not None:
            self._used[code.key] = code
            return code.uuid
        spelt = spelled(name).removeprefix("#")
        is_remark = not spelt or len(spelt) > _LONGEST or spelt.endswith(_SENTENCE)
        if not self._new_codes or is_remark or folded(spelt) in self._named:
            return ""
        return self._made(path_of(spelt, SegmentProgram.OWN))

    def _made(self, path: tuple[str, ...]) -> str:
        """The code of a path, which is made with those above it where they are none yet."""
        above = ""
        for depth in range(1, len(path) + 1):
            part = path[:depth]
            key = tuple(map(folded, part))
            ours = [code for code in self._named.get(folded(joined_path(part)), ()) if len(code.path) == depth]
            if ours:
                self._used[ours[0].key] = ours[0]
                above = ours[0].uuid
                continue
            if key not in self._new:
                guid = made_guid("code", self.origin, joined_path(part))
                self._new[key] = ExchangeCode(guid, CodeDraft(part[-1], origin=Origin.INDUCTIVE))
                self._new_paths.append(part)
                self._below.setdefault(above, []).append(key)
            above = self._new[key].guid
        return above

    def codes(self) -> tuple[ExchangeCode, ...]:
        """The codes that labels mean: those of the project with all above them, as they are, and new ones."""
        return (*self._ours(None, self._with_above()), *self._new_below(""))

    def made(self) -> list[str]:
        """The paths of the codes that are new."""
        return [joined_path(path) for path in self._new_paths]

    def _new_below(self, guid: str) -> Iterator[ExchangeCode]:
        for key in self._below.get(guid, ()):
            yield replace(self._new[key], children=tuple(self._new_below(self._new[key].guid)))

    def _with_above(self) -> set[int]:
        wanted: set[int] = set()
        for code in self._used.values():
            above: Code | None = code
            while above is not None and above.key not in wanted and self._book is not None:
                wanted.add(above.key)
                above = self._book[above.parent] if above.parent is not None else None
        return wanted

    def _ours(self, above: int | None, wanted: Iterable[int]) -> Iterator[ExchangeCode]:
        for code in self._book.children(above) if self._book is not None else ():
            if code.key in wanted:
                children = (*self._ours(code.key, wanted), *self._new_below(code.uuid))
                yield ExchangeCode(code.uuid, as_draft(code), children=children)
