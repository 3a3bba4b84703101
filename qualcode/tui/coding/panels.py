"""The panels beside the text: how wide they are, and how they slide over it where there is no room."""

from __future__ import annotations

from textual.screen import Screen
from textual.widget import Widget

from qualcode.catalogue import _
from qualcode.tui.coding.codebook_pane import CodebookPane
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.layout.widths import Wish, panel_widths
from qualcode.tui.text.columns import width_with_names

_WIDTHS = {"documents": (24, 30), "right": (26, 36)}  # columns: what each needs, what it has if nobody chose
_NARROWEST, _WIDEST, _STEP = 20, 60, 10
_HOLDER = {"documents": "documents", "codebook": "right"}  # what takes the focus -> what stands beside the text
_SCROLL_BAR = 1
_MANY_PARAGRAPHS = 999  # so that most documents have the same columns
_NARROW = 110  # columns; with fewer the head line says the place, and less of the rest
_HIGH = 28  # rows; with fewer the passage card has one


class Panels:
    """Leads to a panel and back. A panel without room beside the text lies over it as long as it is wanted."""

    def __init__(self, desk: CodingDesk, screen: Screen[None]) -> None:
        self._desk = desk
        self._screen = screen
        self._columns = 0
        self._over: str | None = None  # the panel that lies over the text now
        self._is_alone = False  # whether the text is to be seen alone

    @property
    def narrow(self) -> bool:
        """Whether the screen is so narrow that only what matters is said."""
        return self._columns < _NARROW

    def fit(self, columns: int, rows: int) -> None:
        """Give the text its room on a screen of that size, then each panel, or let it slide over the text."""
        self._columns = columns
        self._screen.set_class(rows < _HIGH, "short")
        focused = self._screen.focused
        if focused is not None and focused.id in _HOLDER:
            self._over = _HOLDER[focused.id]  # unless there is room for it beside the text
        self.share_out()

    def share_out(self) -> None:
        """Share out the columns anew, as after another document or a wish of the user."""
        if not self._columns:
            return
        opened = self._desk.opened
        paragraphs = max(len(opened.structure.paragraphs), _MANY_PARAGRAPHS) if opened else _MANY_PARAGRAPHS
        needs = width_with_names(paragraphs) + _SCROLL_BAR
        widths = panel_widths(self._columns, needs, self._wish("documents"), self._wish("right"))
        self._place("documents", widths.documents)
        self._place("right", widths.codebook)
        self._screen.query_one("#passage").display = not self._is_alone

    def _wish(self, panel: str) -> Wish:
        least, usual = _WIDTHS[panel]
        wished = self._wished(panel, usual)
        return Wish(min(least, wished), wished, not self._is_alone and not self._is_hidden(panel))

    def _wished(self, panel: str, usual: int) -> int:
        width = self._desk.bench.state.get(f"width-{panel}")
        return width if isinstance(width, int) and _NARROWEST <= width <= _WIDEST else usual

    def _is_hidden(self, panel: str) -> bool:
        return self._desk.bench.state.get(f"hidden-{panel}") is True

    def _holder(self, panel: str) -> Widget:
        return self._screen.query_one(f"#{panel}")

    def _is_beside(self, panel: str) -> bool:
        return bool(self._holder(panel).display) and self._over != panel

    def _place(self, panel: str, width: int) -> None:
        """Put a panel beside the text, `width` columns wide, or over it, or away."""
        widget, is_over = self._holder(panel), not width and self._over == panel
        if width and self._over == panel:
            self._over = None
        widget.set_class(not width, "over")
        widget.display = bool(width) or is_over
        if width:
            widget.styles.width = width
        else:
            widget.styles.clear_rule("width")

    # ---- what keys ask for -----------------------------------------------------------------------

    def action_documents(self) -> None:
        """Go to the documents; once more puts them away."""
        self._toggle("documents")

    def action_codebook(self) -> None:
        """Go to the codebook; once more puts it away."""
        self._toggle("codebook")

    def _toggle(self, name: str) -> None:
        panel, widget = _HOLDER[name], self._screen.query_one(f"#{name}")
        if self._screen.focused is not widget:
            self._hide(panel, hidden=False)
            self._slide_over(panel)
            widget.focus()
        elif self._is_beside(panel):
            self._hide(panel, hidden=True)
            self.put_aside()
        else:
            self.put_aside()

    def _hide(self, panel: str, *, hidden: bool) -> None:
        """Remember whether a panel shall stand beside the text where there is room."""
        self._desk.bench.state.set(f"hidden-{panel}", hidden)

    def _slide_over(self, panel: str) -> None:
        """Show a panel: over the text, unless there is room beside it."""
        self._pane.remove_class("card-alone")
        self._over = panel
        self.share_out()

    @property
    def _pane(self) -> CodebookPane:
        return self._screen.query_one("#right", CodebookPane)

    def action_card(self) -> None:
        """Show the definition of the code at the cursor, else of the highlighted one; once more puts it away."""
        is_coded = self._pane.show_current()
        if self._is_beside("right"):
            if not is_coded:
                self._desk.flash(_("No coding here: the card shows the highlighted code."))
            return
        if self._over == "right" and self._pane.has_class("card-alone"):
            self.put_aside()
        else:
            self._slide_over("right")
            self._pane.set_class(self._over == "right", "card-alone")

    def action_text_alone(self) -> None:
        """Show nothing but the text, or again what was beside it."""
        self._is_alone = not self._is_alone
        self.put_aside()
        if self._is_alone:
            self._desk.flash(_("The text alone · {key} brings the rest back", key=key_of("coding.text_alone")))

    def action_widen(self, panel: str) -> None:
        """Change the width of a panel, in steps."""
        usual = _WIDTHS[panel][1]
        steps = (_WIDEST - _NARROWEST) // _STEP + 1
        width = _NARROWEST + ((self._wished(panel, usual) - _NARROWEST) // _STEP + 1) % steps * _STEP
        self._desk.bench.state.set(f"width-{panel}", width)
        self.share_out()
        shown = self._holder(panel).styles.width
        if not self._is_beside(panel):
            self._desk.flash(_("Width {width}: no room for it beside {least} columns of text", width=width, least=70))
        elif shown is not None and shown.cells is not None and shown.cells < width:
            self._desk.flash(_("Width {width}: here there is room for {shown}", width=width, shown=shown.cells))
        else:
            self._desk.flash(_("Width {width}", width=width))

    # ---- back to the text ------------------------------------------------------------------------

    def put_aside(self) -> None:
        """Put aside what lies over the text, and go there."""
        self._over = None
        self.share_out()
        self._desk.text.focus()

    def back_to_text(self) -> None:
        """Put everything aside but the text; a second time also the filter of the documents."""
        desk, screen = self._desk, self._screen
        if screen.focused is desk.text and self._over is None and desk.bench.filter:
            desk.bench.set_filter("")
            desk.front.show_lists()
        self.put_aside()
