"""A passage as the one line that a report may show: words and marks in order, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span, subtract

OMISSION = "[...]"

_WORD = re.compile(r"\S+")
CLOSING = frozenset(",.;:!?…)]“”‘’»")
_OPENING = frozenset("([„‚«")
_STOPS = frozenset(".?!")
_EDGE = re.compile(r"\[(?:\.\.\.|…)\][.!?]?")


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch of the text that a quotation does not show as it stands: nothing, `[...]`, a letter or a blank.

    A line feed before `shown` begins a new line.
    """

    span: Span
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How edits are shown: a changed letter as `[D]ie` or silently, and the note behind an emphasis (None: none).

    `edges` keeps `[...]` at the edges: for people who write on the quotation.
    """

    silent_case: bool = False
    emphasis: str | None = "Hervorh. d. Verf."
    edges: bool = False


WRITABLE = Style(emphasis=None, edges=True)


@dataclass(frozen=True, slots=True)
class Run:
    """A word, a part of one or a mark; `source` is its place in the text, `before` the white space before it.

    `made` says that it does not stand in the text like that.
    """

    text: str
    source: Span
    before: str
    made: bool = False
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """The runs of a quotation in order."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The quotation as it reads, without quotation marks."""
        return "".join(f"{run.before if number else ''}{run.text}" for number, run in enumerate(self.runs))

    def emphasis(self) -> tuple[Span, ...]:
        """Where `text` is emphasised, in its code points."""
        spans: list[Span] = []
        position = 0
        before = False
        for number, run in enumerate(self.runs):
            start = position + (len(run.before) if number else 0)
            position = start + len(run.text)
            if run.emphasised and before:
                spans[-1] = Span(spans[-1].start, position)
            elif run.emphasised:
                spans.append(Span(start, position))
            before = run.emphasised
        return tuple(spans)

    def sources(self) -> list[Span]:
        """For each code point of `text` its place in the document's text; blanks have the place after a word."""
        found: list[Span] = []
        for number, run in enumerate(self.runs):
            if number:
                end = found[-1].end if found else run.source.start
                found += [Span(end, max(end, run.source.start))] * len(run.before)
            if run.made or len(run.text) != run.source.length:
                found += [run.source] * len(run.text)
            else:
                found += [Span(at, at + 1) for at in range(run.source.start, run.source.end)]
        return found


def line_of(
    text: str,
    span: Span,
    edits: Iterable[QuotationEdit] = (),
    holes: Sequence[Hole] = (),
    style: Style | None = None,
) -> QuotationLine:
    """The passage `span` of a document's text as a quotation.

    `edits` are in offsets of the passage, `holes` in those of the text, sorted and apart; where an edit lies,
    it counts and the hole does not. White space is collapsed, and no `[...]` stands at either edge.
    """
    style = style or Style()
    edits = list(edits)
    changes = [_change(edit, span) for edit in edits if edit.kind is not EditKind.EMPHASIS]
    stress = [_placed(edit, span) for edit in edits if edit.kind is EditKind.EMPHASIS]
    notes = {_placed(edit, span).end: edit.replacement for edit in edits if edit.kind is EditKind.EMPHASIS}
    builder = _LineBuilder(text, stress, notes, style)
    position = span.start
    for change in sorted(
        [*changes, *_left_of(holes, changes, span)], key=lambda change: (change.span, change.kind is None)
    ):
        builder.verbatim(Span(position, change.span.start))
        builder.put(change)
        position = max(position, change.span.end)
    builder.verbatim(Span(position, span.end))
    return QuotationLine(tuple(builder.runs if style.edges else _without_edges(builder.runs)))


@dataclass(frozen=True, slots=True)
class _Change:
    span: Span
    shown: str
    kind: EditKind | None


def _placed(edit: QuotationEdit, passage: Span) -> Span:
    return Span(passage.start + edit.start, passage.start + edit.span.end)


def _change(edit: QuotationEdit, passage: Span) -> _Change:
    shown = OMISSION if edit.kind is EditKind.OMISSION else edit.replacement
    return _Change(_placed(edit, passage), shown, edit.kind)


def _left_of(holes: Sequence[Hole], changes: Sequence[_Change], passage: Span) -> Iterator[_Change]:
    """The holes inside the passage without what edits cover."""
    edited = sorted(change.span for change in changes if change.span.length)
    for hole in holes:
        inside = Span(max(hole.span.start, passage.start), min(hole.span.end, passage.end))
        if inside.length <= 0:
            continue
        shown = hole.shown
        for left in subtract([inside], edited):
            yield _Change(left, shown, None)
            shown = ""


class _LineBuilder:
    """Collects the runs of a line."""

    def __init__(self, text: str, stress: Sequence[Span], notes: dict[int, str], style: Style) -> None:
        self.runs: list[Run] = []
        self._text = text
        self._stress = stress
        self._notes = notes
        self._style = style
        self._blank = ""
        self._removed = False

    def verbatim(self, span: Span) -> None:
        """Take words over as they stand."""
        for piece in self._cut(span):
            self._words(piece)
            if piece.end in self._notes:
                self._note(piece.end)

    def _cut(self, span: Span) -> Iterator[Span]:
        """The span cut where an emphasis begins or ends."""
        edges = sorted(
            {edge for emphasis in self._stress for edge in (emphasis.start, emphasis.end) if span.contains(edge)}
        )
        position = span.start
        for edge in [*edges, span.end]:
            if edge > position:
                yield Span(position, edge)
                position = edge

    def _words(self, span: Span) -> None:
        piece = span.cut(self._text)
        position = 0
        emphasised = any(emphasis.start <= span.start < emphasis.end for emphasis in self._stress)
        for word in _WORD.finditer(piece):
            if word.start() > position:
                self._blank = self._blank or " "
            source = Span(span.start + word.start(), span.start + word.end())
            if self._removed and word[0][0] in CLOSING:
                self._blank = ""
            elif not self._blank and self._ends_with_omission() and word[0][0] not in CLOSING:
                self._blank = " "
            self._add(Run(word[0], source, self._blank, emphasised=emphasised))
            position = word.end()
        if position < len(piece):
            self._blank = self._blank or " "

    def put(self, change: _Change) -> None:
        """Put what an edit or a hole shows in place."""
        emphasised = any(emphasis.start <= change.span.start < emphasis.end for emphasis in self._stress)
        if change.kind is None and change.shown.startswith("\n"):
            self._blank = "\n"
            self._add(Run(change.shown.strip(), change.span, "\n", made=True))
            self._blank = " "
        elif change.shown == OMISSION and change.kind in (None, EditKind.OMISSION):
            self._omission(change.span)
        elif change.kind is None and change.shown == " ":
            self._blank = self._blank or " "
        elif change.shown:
            shown = change.shown.strip()
            if change.kind is not EditKind.CASE or not self._style.silent_case:
                shown = f"[{shown}]"
            if change.shown[0].isspace():
                self._blank = self._blank or " "
            self._add(Run(shown, change.span, self._blank, made=True, emphasised=emphasised))
            if change.shown[-1].isspace():
                self._blank = " "
        else:
            self._removed = True
        if change.span.end in self._notes:
            self._note(change.span.end)

    def _omission(self, span: Span) -> None:
        if self._ends_with_omission():
            last = self.runs[-1]
            self.runs[-1] = replace(last, source=Span(last.source.start, max(last.source.end, span.end)))
            self._blank = ""
            return
        if self.runs and self.runs[-1].text[-1] not in _OPENING:
            self._blank = self._blank or " "
        self._add(Run(OMISSION, span, self._blank, made=True))

    def _note(self, end: int) -> None:
        own = self._notes.pop(end)
        if self._style.emphasis is None:
            return
        note = own or self._style.emphasis
        kept, removed = self._blank, self._removed
        self._add(Run(f"[{note.strip()}]", Span(end, end), " ", made=True))
        self._blank, self._removed = kept, removed

    def _ends_with_omission(self) -> bool:
        return bool(self.runs) and self.runs[-1].made and self.runs[-1].text == OMISSION

    def _add(self, run: Run) -> None:
        self.runs.append(run)
        self._blank = ""
        self._removed = False


def _without_edges(runs: list[Run]) -> list[Run]:
    """The runs without `[...]` at either edge, and without the full stop of a sentence whose end is left out."""
    start, end = 0, len(runs)
    while start < end and _EDGE.fullmatch(runs[start].text):
        start += 1
    while end > start:
        if _EDGE.fullmatch(runs[end - 1].text):
            end -= 1
        elif end - start > 1 and runs[end - 1].text in _STOPS and runs[end - 2].text == OMISSION:
            end -= 2
        else:
            break
    return runs[start:end]
