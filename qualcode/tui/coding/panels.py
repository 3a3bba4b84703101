"""The panels beside the text: how wide they are, and how they slide over it where there is no room."""

from __future__ import annotations

from textual.screen import Screen

from qualcode.tui.coding.desk import CodingDesk

_WIDTHS = {"documents": 32, "right": 38}
_SLIDES = {"documents": "show-documents", "codebook": "show-codebook"}
_PANELS = (*_SLIDES.values(), "show-card")
_NARROW = 110  # columns; with fewer only one thing is seen at a time


class Panels:
    """Leads to a panel and back; the classes of the screen say which one lies over the text."""

    def __init__(self, desk: CodingDesk, screen: Screen[None]) -> None:
        self._desk = desk
        self._screen = screen

    @property
    def narrow(self) -> bool:
        """Whether there is room for one thing only."""
        return self._screen.has_class("narrow")

    def fit(self, columns: int) -> None:
        """Three columns where there is room, else one."""
        focused = self._screen.focused
        self._screen.set_class(columns < _NARROW, "narrow")
        if self.narrow and focused is not None and focused.id in _SLIDES:
            self._screen.add_class(_SLIDES[focused.id])
        self._apply_widths()

    def put_aside(self) -> None:
        """Put aside what lies over the text, and go there."""
        self._screen.remove_class(*_PANELS)
        self._desk.text.focus()

    def action_documents(self) -> None:
        """Go to the documents; where the screen is narrow they slide in."""
        self._slide("documents")

    def action_codebook(self) -> None:
        """Go to the codebook; where the screen is narrow it slides in."""
        self._slide("codebook")

    def _slide(self, panel: str) -> None:
        widget = self._screen.query_one(f"#{panel}")
        if self._screen.focused is widget:
            self.back_to_text()
            return
        if self.narrow:  # where it stands beside the text, a class would only have all styles looked up anew
            self._screen.remove_class(*_PANELS)
            self._screen.add_class(_SLIDES[panel])
        widget.focus()

    def back_to_text(self) -> None:
        """Put everything aside but the text; a second time also the filter of the documents."""
        desk, screen = self._desk, self._screen
        if screen.focused is desk.text and not any(map(screen.has_class, _PANELS)) and desk.bench.filter:
            desk.bench.set_filter("")
            desk.front.show_lists()
        self.put_aside()

    def action_widen(self, panel: str) -> None:
        """Change the width of a panel, in steps."""
        self._desk.bench.state.set(f"width-{panel}", (self._width(panel) - 20) % 40 + 30)
        self._apply_widths()

    def _width(self, panel: str) -> int:
        width = self._desk.bench.state.get(f"width-{panel}")
        return width if isinstance(width, int) and 20 <= width <= 60 else _WIDTHS[panel]

    def _apply_widths(self) -> None:
        for panel in _WIDTHS:
            styles = self._screen.query_one(f"#{panel}").styles
            if not self.narrow:
                styles.width = self._width(panel)
            else:
                styles.clear_rule("width")
