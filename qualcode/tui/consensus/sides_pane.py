"""The text of a place's document: what the first coder gave at its left, what the second gave at its right."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.model.codes import Codebook
from qualcode.model.codings import Coding
from qualcode.model.documents import Document, Structure
from qualcode.model.spans import Span
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import bindings
from qualcode.tui.text.coded_text import CodedText, CodeLook, Passage
from qualcode.workspace.workbench.workbench import OpenDocument, Workbench


class SidesText(CodedText, inherit_bindings=False):
    """The text; motions and selections work by key as long as it has the focus."""

    TWO_SIDED: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    def action_go_to_edge(self, edge: str) -> bool:
        """Select the first or the last sentence of the text; False where it is selected already."""
        return self.go_to(0 if edge == "start" else len(self.text))


class SidesPane(Vertical):
    """The text below the names of the two, and how what they have in common is marked in it."""

    DEFAULT_CSS = """
    SidesPane { width: 1fr; height: 1fr; }
    SidesPane SidesText { height: 1fr; width: 1fr; }
    SidesPane #side-names { height: 1; padding: 0 1; background: $surface; }
    """

    def __init__(self, bench: Workbench, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.text = SidesText(id="sides-text")
        self._bench = bench
        self._opened: OpenDocument | None = None
        self._place: tuple[int, Span] | None = None
        self._names = ("", "")

    def compose(self) -> ComposeResult:
        """Names, text."""
        yield Static(id="side-names")
        yield self.text

    @property
    def by_hand(self) -> Span | None:
        """What somebody selected in the text at the place that is shown; None where nothing is."""
        return self.text.passage if not self.text.selection.is_empty else None

    def name_sides(self, first: str, second: str) -> None:
        """Say whose codings stand at which side."""
        self._names = (first, second)
        self._show_names()

    def show_nothing(self) -> None:
        """Show no text."""
        self._opened = self._place = None
        self.text.load("", Structure(""), {})

    def show(
        self,
        document: Document,
        sides: tuple[Collection[Coding], Collection[Coding]],
        place: tuple[Collection[Coding], Collection[Coding]],
        book: Codebook,
    ) -> None:
        """Show all that the two gave in a document, and mark the codings of a place of it, which come into view."""
        if self._opened is None or self._opened.document.key != document.key or self._is_other(document):
            self._opened = self._bench.open(document)
            self.text.load(self._opened.text, self._opened.structure, self._opened.roles)
            self._place = None
        self.text.set_palette({code.key: CodeLook(code.colour, code.name) for code in book})
        end = len(self._opened.text)  # a text that was corrected a moment ago has other places
        passages = [
            Passage(coding.span.start, coding.span.end, coding.code, coding.key, number == 0, coding.polarity)
            for number, side in enumerate(sides)
            for coding in side
            if coding.span.end <= end
        ]
        self.text.set_passages(passages)
        first, second = place
        self.text.compare([coding.key for coding in first], [coding.key for coding in second])
        spans = [coding.span for coding in (*first, *second)]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        if self._place != (document.key, whole):
            self._place = (document.key, whole)
            self.text.select(min(whole.start, end), min(whole.end, end))  # so that as much of it as can be is seen
            self.text.select(min(whole.start, end), min(whole.start, end))

    def _is_other(self, document: Document) -> bool:
        return self._opened is None or self._opened.document.sha256 != document.sha256

    def on_resize(self) -> None:
        """The names stand at both ends of their line."""
        self._show_names()

    def _show_names(self) -> None:
        first, second = map(visible, self._names)
        line = self.query_one("#side-names", Static)
        if not first:
            line.update("")
            return
        styles = [self.text.get_component_rich_style(f"coded-text--{part}") for part in ("one-side", "both-sides")]
        legend = Text.assemble(
            (f" {_('only {coder}', coder=first)} ", f"underline on {_ground(styles[0])}"),
            " ",
            (f" {pgettext('legend', 'both')} ", f"bold on {_ground(styles[1])}"),
            " ",
            (f" {_('only {coder}', coder=second)} ", f"italic on {_ground(styles[0])}"),
        )
        left, right = _both_names(first, second, line.content_size.width)
        room = max(0, line.content_size.width - left.cell_len - right.cell_len)
        if legend.cell_len + 2 > room:
            legend = Text()
        before = (room - legend.cell_len) // 2
        line.update(
            Text.assemble(
                left, " " * before, legend, " " * (room - legend.cell_len - before), right, no_wrap=True, end=""
            )
        )


def _both_names(first: str, second: str, width: int) -> tuple[Text, Text]:
    """The names with the stripes of their sides, in so many cells: a long one is cut, and pushes none out."""
    left, right = Text(f"▌ {first}", style="bold"), Text(second, style="bold")
    others = 2 + 1  # the right stripe with its blank, and a blank between the names
    half = max(4, (width - others) // 2)
    left.truncate(max(half, width - others - right.cell_len), overflow="ellipsis")
    right.truncate(max(4, width - others - left.cell_len), overflow="ellipsis")
    return left, right.append(" ▐")


def _ground(style: object) -> str:
    colour = getattr(style, "bgcolor", None)
    return colour.name if colour is not None else "default"
