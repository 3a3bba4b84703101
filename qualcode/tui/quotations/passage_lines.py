"""How one passage looks in a list, and with its context."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codings import Coding, Polarity
from qualcode.model.consent.consents import Refusal
from qualcode.model.spans import Span
from qualcode.reporting.words.value_words import polarity_word
from qualcode.safe_text import visible
from qualcode.workspace.workbench.coding_search import SeenQuotation
from qualcode.workspace.workbench.passage_list import SeenPassages, Surroundings
from qualcode.workspace.workbench.workbench import Workbench

_CONSOLE = Console(width=200)  # only measures
_POLARITIES = {
    Polarity.PRESENT: "",
    Polarity.ABSENT: f"− {polarity_word(Polarity.ABSENT)}",
    Polarity.MIXED: f"± {polarity_word(Polarity.MIXED)}",
}

_REFUSALS = {
    Refusal.UNKNOWN: _("consent not known"),
    Refusal.PARAPHRASE: _("paraphrased only"),
    Refusal.NO: _("not to be quoted"),
    Refusal.NOT_ANALYSED: _("not to be analysed"),
    Refusal.OVER: _("consent is over"),
}


def passage_lines(bench: Workbench, shelf: SeenPassages, coding: Coding, width: int, lines: int) -> Sequence[Text]:
    """A head with source, code and coder, and as much of the passage as the other lines hold."""
    return quotation_lines(bench, shelf, SeenQuotation((coding,)), width, lines)


def quotation_lines(
    bench: Workbench, shelf: SeenPassages, quotation: SeenQuotation, width: int, lines: int
) -> Sequence[Text]:
    """A head with source, code and all coders, and as much of the quotation as the other lines hold."""
    head = Text(no_wrap=True)
    head.append(_star(bench, quotation), style="bold")
    head.append(visible(shelf.place(quotation.document, quotation.span)), style="bold")
    if refusal := shelf.may_be_quoted(quotation).refusal:  # here it is not cut off
        head.append(f"  ⊘ {_REFUSALS[refusal]}")
    head.append("  ")
    head.append_text(_facts(bench, quotation))
    if shelf.edits(quotation):
        head.append("  ").append(pgettext("state", "edited"), style="dim")
    return [head, *quoted_lines(shelf.words(quotation), width, lines - 1)]


def removed_words() -> Text:
    """What stands in the place of a passage that is not there any more."""
    return Text(_("This passage, or its code, was removed meanwhile."), style="dim")


def quoted_lines(words: str, width: int, lines: int) -> list[Text]:
    """The words in quotation marks, as much of them as the lines hold."""
    room = width * lines
    words = visible(words[: room * 2 + 1])
    opening, closing = program().quotation_marks
    body = Text(opening + words[: room * 2] + (closing if len(words) <= room * 2 else ""))
    wrapped = list(body.wrap(_CONSOLE, width))
    shown = wrapped[:lines]
    if len(wrapped) > len(shown) and shown:
        last = shown[-1]
        last.truncate(max(1, width - 2))
        last.rstrip()
        last.append(f"…{closing}")
    return shown


def _star(bench: Workbench, quotation: SeenQuotation) -> str:
    """“★ ”, with the names of those who marked a quotation as good, unless it was its own coder alone."""
    if quotation.good_by in ((), quotation.coders):
        return "★ " if quotation.good_by else ""
    return visible(f"★ ({', '.join(_names(bench, quotation.good_by))}) ")


def _names(bench: Workbench, coders: Sequence[int]) -> list[str]:
    return [bench.coders[key].name for key in coders if key in bench.coders]


def _facts(bench: Workbench, quotation: SeenQuotation) -> Text:
    code, codings = bench.book[quotation.code], quotation.codings
    facts = Text(no_wrap=True)
    facts.append("■ ", style=code.colour)
    facts.append(visible(code.name))
    facts.append(f"  {visible(', '.join(_names(bench, quotation.coders)) or '?')}", style="dim")
    if len(codings) > 1:
        merged = ngettext("{count} coding", "{count} codings", len(codings))
        facts.append(f"  {merged}", style="dim")
    if told := _told_polarity(codings):
        facts.append(f"  {told}")
    weights = [coding.weight for coding in codings if coding.weight is not None]
    if weights:
        told = "/".join(map(str, weights))
        facts.append("  ").append(_("weight {weight}", weight=told), style="dim")
    older = [coding.rule_version for coding in codings if coding.rule_version != code.rule_version]
    if older:
        rules = _("rules {version} of {present}", version=min(older), present=code.rule_version)
        facts.append(f"  {rules}", style="dim")
    if any(coding.memo for coding in codings):
        facts.append("  ✎")
    return facts


def _told_polarity(codings: Sequence[Coding]) -> str:
    """The polarity where it is not “present”; where codings differ, all of theirs."""
    polarities = sorted({coding.polarity for coding in codings})
    if len(polarities) > 1:
        return _("disputed: {polarities}", polarities=", ".join(map(polarity_word, polarities)))
    return _POLARITIES[polarities[0]]


class PassageContext(Widget, can_focus=False):
    """The highlighted passage between its paragraphs, and a note on it, such as its memo, above.

    It wraps and scrolls by itself: nothing on the screen has to be laid out anew when the cursor moves.
    """

    DEFAULT_CSS = "PassageContext { background: $background; padding: 0 1; border-title-color: $foreground; }"

    def __init__(self, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # id and classes only
        self._note = Text()
        self._text = Text()
        self._pinned: list[Text] = []  # lines of the note, which stay where the text is scrolled
        self._lines: list[Text] = []
        self._wrapped = (0, 0)  # the size that the lines were made for
        self._top = 0

    def show_coding(self, shelf: SeenPassages, coding: Coding | None) -> None:
        """Show a coded passage below its memo, or nothing."""
        self.show_quotation(shelf, SeenQuotation((coding,)) if coding is not None else None)

    def show_quotation(self, shelf: SeenPassages, quotation: SeenQuotation | None) -> None:
        """Show a quotation below the memos of its codings, or nothing."""
        if quotation is None:
            self.show_nothing()
            return
        note = Text()
        if shelf.edits(quotation):
            note.append(_("reads: {quotation}", quotation=visible(shelf.with_label(quotation)))).append("\n")
        for memo in dict.fromkeys(coding.memo for coding in quotation.codings if coding.memo):
            note.append("✎ ", style="bold")
            note.append(f"{visible(memo, keep=chr(10))}\n", style="italic")
        self.show_passage(shelf, quotation.document, quotation.span, note)
        if name := shelf.quotation_id(quotation):
            self.border_subtitle = _("quotation {id}", id=name)

    def show_passage(self, shelf: SeenPassages, document: int, span: Span, note: Text) -> None:
        """Show a passage of a document (key) below a note."""
        self.border_title, self.border_subtitle = visible(shelf.place(document, span)), ""
        self._show(context_text(shelf.context(document, span)), note)

    def show_note(self, title: str, note: Text) -> None:
        """Show a note alone."""
        self.border_title, self.border_subtitle = title, ""
        self._show(Text(), note)

    def show_nothing(self) -> None:
        """Say that no passage is highlighted."""
        self.border_title, self.border_subtitle = _("Context"), ""
        self._show(Text(_("No passage is highlighted."), style="dim"), Text())

    def _show(self, text: Text, note: Text) -> None:
        note.rstrip()
        self._note, self._text = note, text
        self._wrapped = (0, 0)
        self.refresh()

    @property
    def words(self) -> str:
        """All that it holds."""
        return f"{self._note.plain}\n{self._text.plain}".strip()

    def _wrap(self) -> None:
        """Break the lines for the present size, and begin one line before the passage.

        A note that takes more than half of the lines is scrolled together with the text.
        """
        width, height = max(1, self.content_size.width), self.content_size.height
        if (width, height) == self._wrapped:
            return
        self._wrapped = (width, height)
        note = list(self._note.wrap(self.app.console, width)) if self._note.plain else []
        lines = list(self._text.wrap(self.app.console, width))
        pinned = len(note) <= height // 2
        if note and len(note) != height // 2:
            note.append(Text())
        self._pinned, self._lines = (note, lines) if pinned else ([], [*note, *lines])
        at = next((number for number, line in enumerate(lines) if "▐" in line.plain), 0)
        self._top = at - 1 if pinned else 0
        self._scroll(0)

    @property
    def _room(self) -> int:
        return self.content_size.height - len(self._pinned)

    def _scroll(self, by: int) -> None:
        last = max(0, len(self._lines) - self._room)
        self._top = max(0, min(self._top + by, last))
        self.refresh()

    def page(self) -> None:
        """Show what comes below; after the end the beginning."""
        page = max(1, self._room - 1)
        at_end = self._top + self._room >= len(self._lines)
        self._scroll(-self._top if at_end else page)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what comes below."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what comes above."""
        event.stop()
        self._scroll(-2)

    def render_line(self, y: int) -> Strip:
        """One line; the last one says when there is more."""
        self._wrap()
        width, style = self.content_size.width, self.rich_style
        lines = [*self._pinned, *self._lines[self._top : self._top + self._room]]
        if y >= len(lines):
            return Strip.blank(width, style)
        line = lines[y].copy()
        line.end = ""
        if y == self.content_size.height - 1 and self._top + self._room < len(self._lines):
            line.truncate(max(1, width - 2))
            line.pad_right(max(0, width - 1 - line.cell_len))
            line.append("↓", style="bold")
        return Strip(list(line.render(self.app.console))).adjust_cell_length(width).apply_style(style)


def context_text(context: Surroundings) -> Text:
    """The words with the passage bright between its marks, the rest dim, paragraph numbers at their heads."""
    shown = Text(visible(context.text, keep="\n"), style="")
    shown.stylize("dim", 0, context.passage.start)
    shown.stylize("dim", context.passage.end)
    for asked in context.asked:
        shown.stylize("dim italic", max(0, asked.start), asked.end)
    shown.stylize("bold", context.passage.start, context.passage.end)
    text = Text()
    marks = {offset: f"¶{number}  " for offset, number in context.paragraphs}
    edges = sorted({0, len(context.text), context.passage.start, context.passage.end, *marks})
    text.append("… " if context.before else "", style="dim")
    for start, end in zip(edges, [*edges[1:], len(context.text)], strict=True):
        if start == context.passage.end:
            more = ngettext("… ({count} character more)", "… ({count} characters more)", context.cut)
            text.append(more if context.cut else "▌", style="bold")
        if start in marks:
            text.append(marks[start], style="dim")
        if start == context.passage.start:
            text.append("▐", style="bold")
        text.append_text(shown[start:end] if end > start else Text())
    text.append(" …" if context.after else "", style="dim")
    return text
