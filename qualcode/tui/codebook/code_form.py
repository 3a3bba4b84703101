"""The form of one code: its rules and everything else that a codebook says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Input, OptionList, Select, Static, TextArea
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codes import (
    COLOURS,
    Anchor,
    Code,
    CodeDraft,
    CodeKind,
    Origin,
    Rules,
    kinds_and_origins,
    related_words,
)
from qualcode.project.codebook.codes import as_draft
from qualcode.reporting.documents.anchor_states import behind_example
from qualcode.safe_text import visible
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.shared.safe_fields import SafeArea, SafeInput
from qualcode.workspace.codebook.codes import RULES
from qualcode.workspace.unsaved_texts import TypedFor, UnsavedTexts

_LINES = (  # translators: names of fields, at most 12 cells
    ("name", pgettext("field", "name")),
    ("short_key", pgettext("field", "key")),
    ("colour", pgettext("field", "colour")),
    ("weight_meaning", pgettext("field", "weight means")),
    ("source", pgettext("field", "literature")),
)
_RULES = {
    "definition": _("Definition"),
    "include": _("Code if"),
    "exclude": _("Do not code if"),
    "borders": _("Distinguish from"),
}
_SORTS = kinds_and_origins(program())
_KINDS: Mapping[CodeKind | Origin, str] = {kind: _SORTS[kind] for kind in CodeKind}
_ORIGINS: Mapping[CodeKind | Origin, str] = {origin: _SORTS[origin] for origin in Origin}
_CHOICES = {
    "kind": (pgettext("field", "kind"), _KINDS),
    "origin": (pgettext("field", "origin"), _ORIGINS),
}
_SWITCH = _("Only one of its sub-codes per passage")


def field_name(name: str) -> str:
    """How a field of the form is called, by the name that `CodeForm.changes` gives it."""
    choices = {choice: words for choice, (words, _values) in _CHOICES.items()}
    return {**dict(_LINES), **_RULES, **choices, "exclusive": _SWITCH}[name]


class Switch(Static, can_focus=True):
    """Yes or no, as signs; Enter, space or a click turns it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "turn", show=False)]

    class Turned(Message):
        """It was turned."""

    def __init__(self, words: str, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # id and classes only
        self._words = words
        self.value = False

    def put(self, *, value: bool) -> None:
        """Set it."""
        self.value = value
        self.refresh()

    def render(self) -> Text:
        """The sign and the words."""
        return Text.assemble(("[x] " if self.value else "[ ] ", "bold"), self._words)

    def action_turn(self) -> None:
        """Turn it."""
        self.put(value=not self.value)
        self.post_message(self.Turned())

    def on_click(self) -> None:
        """Turn it."""
        self.action_turn()


class DialogLine(Static, can_focus=True):
    """Words that open a dialog by Enter or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", show=False)]

    class DialogWanted(Message):
        """The dialog is wanted."""

    def action_open(self) -> None:
        """Ask for the dialog."""
        self.post_message(self.DialogWanted())

    def on_click(self) -> None:
        """Ask for the dialog."""
        self.action_open()


class Swatches(Static):
    """The colours of the palette; a click takes one."""

    class ColourPicked(Message):
        """A colour was clicked."""

        def __init__(self, colour: str) -> None:
            super().__init__()
            self.colour = colour

    def render(self) -> Text:
        """One sign each."""
        return Text.assemble(*((" ■", colour) for colour in COLOURS), no_wrap=True)

    def on_click(self, event: events.Click) -> None:
        """Take the colour at that place."""
        place = event.x // 2
        if place < len(COLOURS):
            self.post_message(self.ColourPicked(COLOURS[place]))


class Anchors(OptionList):
    """The anchor examples; x removes the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "remove_anchor", show=False),
        Binding("n", "take_passage", show=False),
    ]

    class Removed(Message):
        """An anchor example is to go."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Wanted(Message):
        """A passage is to become one."""

    def action_take_passage(self) -> None:
        """Ask for a passage to choose."""
        self.post_message(self.Wanted())

    def action_remove_anchor(self) -> None:
        """Ask for the highlighted one to go."""
        if self.highlighted is not None:
            self.post_message(self.Removed(self.highlighted))


class CodeForm(VerticalScroll, can_focus=False):
    """Fields of one code. What was typed stays until it is saved or discarded; the screen asks."""

    DEFAULT_CSS = """
    CodeForm { padding: 0 1; scrollbar-size: 1 1; background: $background; }
    CodeForm > #unsaved { height: auto; text-style: bold; display: none; }
    CodeForm > #facts { height: auto; margin-bottom: 1; }
    CodeForm TextArea {
        border: round $foreground 30%; height: auto; min-height: 3; max-height: 100%; padding: 0 1;
        background: $background; scrollbar-size: 1 1;
    }
    CodeForm TextArea:focus { border: heavy $primary; }
    CodeForm Horizontal { height: auto; }
    CodeForm .field { width: 16; padding-right: 1; color: $text-muted; }
    CodeForm Input, CodeForm Input:focus { border: none; height: 1; padding: 0 1; width: 1fr; background: $boost; }
    CodeForm Input:focus { background: $primary 30%; }
    CodeForm Swatches { width: 16; }
    CodeForm Select { width: 1fr; height: 1; }
    CodeForm Switch, CodeForm DialogLine { height: auto; }
    CodeForm Switch:focus, CodeForm DialogLine:focus { background: $primary 30%; }
    CodeForm Anchors {
        border: round $foreground 30%; height: auto; max-height: 9; padding: 0 1; background: $background;
        scrollbar-size: 1 1;
    }
    CodeForm Anchors:focus { border: heavy $primary; }
    """

    class RelatedWanted(Message):
        """The related codes are to be chosen."""

    def __init__(self, unsaved: UnsavedTexts, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # id and classes only
        self._unsaved = unsaved
        self._keeping: TextKeeping | None = None
        self._now: dict[str, str] | None = None
        self.code: Code | None = None
        self._loaded = CodeDraft("")

    def compose(self) -> ComposeResult:
        """What was not saved last time, facts, rules, the rest, anchor examples."""
        yield Static(id="unsaved")
        yield Static(id="facts")
        for name in RULES:
            area = SafeArea(id=name)
            area.border_title = _RULES[name]
            yield area
        for name, words in _LINES:
            with Horizontal():
                yield Static(words, classes="field")
                yield SafeInput(id=name)
                if name == "colour":
                    yield Swatches()
        for name, (words, values) in _CHOICES.items():
            with Horizontal():
                yield Static(words, classes="field")
                choices = [(word, value) for value, word in values.items()]
                yield Select(choices, allow_blank=False, compact=True, id=name)
        yield Switch(_SWITCH, id="exclusive")
        yield DialogLine(id="related")
        anchors = Anchors(id="anchors")
        anchors.border_title = _("anchor examples")
        yield anchors

    # ---- showing ---------------------------------------------------------------------------------

    def load(self, code: Code | None, facts: Text) -> None:
        """Show a code, with what was typed for it once and never saved; what was typed for another is gone."""
        if self._keeping is not None:
            self._keeping.cease()
        self.code = code
        self.disabled = code is None
        self.show_facts(facts)
        draft = as_draft(code) if code else CodeDraft("")
        for name in RULES:
            self.query_one(f"#{name}", TextArea).load_text(getattr(draft.rules, name))
        for name, _words in _LINES:
            self.query_one(f"#{name}", Input).value = getattr(draft, name)
        self.query_one("#kind", Select).value = draft.kind
        self.query_one("#origin", Select).value = draft.origin
        self.query_one("#exclusive", Switch).put(value=draft.exclusive)
        self._show_lists(code)
        self._loaded = self._typed()
        self._keeping = TextKeeping(self._unsaved, TypedFor("code", (code.uuid,))) if code else None
        self._put_draft()
        self.scroll_home(animate=False)

    def _put_draft(self) -> None:
        """Put the words back that were typed and not saved."""
        fields = self._keeping.fields if self._keeping else {}
        for name, words in fields.items():
            if name in RULES:
                self.query_one(f"#{name}", TextArea).load_text(words)
            elif name in dict(_LINES):
                self.query_one(f"#{name}", Input).value = words
            elif name == "exclusive":
                self.query_one("#exclusive", Switch).put(value=words == str(True))
            elif name in _CHOICES and words in _CHOICES[name][1]:  # a StrEnum is its word
                self.query_one(f"#{name}", Select).value = next(
                    known for known in _CHOICES[name][1] if known == words
                )
        said = self.query_one("#unsaved", Static)
        said.update(self._keeping.offer_in_form if self._keeping else "")
        said.display = bool(fields)

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    @on(Switch.Turned)
    def _field_changed(self) -> None:
        """Keep what is not saved."""
        self._now = {name: str(value) for name, value in self.changes().items()} or None
        if self._keeping is not None:
            self._keeping.typed(self, lambda: self._now)

    def on_unmount(self) -> None:
        """Whatever closes the program, what was typed last is kept."""
        if self._keeping is not None:
            self._keeping.keep_now()

    def settled(self) -> None:
        """What was typed is saved or discarded."""
        self._now = None
        if self._keeping is not None:
            self._keeping.done()

    def renew(self, code: Code, facts: Text) -> None:
        """Take in the present form of the same code; what was typed and not saved stays."""
        if not self.changes():
            place = self.scroll_offset.y
            self.load(code, facts)
            self.scroll_to(y=place, animate=False)
            return
        self.code = code
        self.show_facts(facts)
        self._show_lists(code)

    def show_facts(self, facts: Text) -> None:
        """Show what is counted and known of the code."""
        self.query_one("#facts", Static).update(facts)

    def _show_lists(self, code: Code | None) -> None:
        related = related_words(code.related, program()) if code else ""
        line = Text.assemble(
            (pgettext("field", "related").ljust(16), "dim"),
            visible(related) or _("none"),
            ("  " + _("⏎ chooses"), "dim"),
        )
        self.query_one("#related", DialogLine).update(line)
        anchors = self.query_one(Anchors)
        at = anchors.highlighted
        anchors.clear_options()
        for anchor in code.anchors if code else ():
            anchors.add_option(Option(anchor_line(anchor)))
        if anchors.option_count and at is not None:
            anchors.highlighted = min(at, anchors.option_count - 1)
        anchors.border_subtitle = _("n adds · x removes · ◆ linked passage")

    def propose(self, rules: Rules) -> None:
        """Put rules into the fields that nobody has saved yet; where words stand that were typed, nothing is put."""
        if self.code is None or self.changes():
            return
        for name in RULES:
            area = self.query_one(f"#{name}", TextArea)
            if area.text != getattr(rules, name):
                area.load_text(getattr(rules, name))
                area.focus()
                area.move_cursor(area.document.end)
                area.scroll_visible(animate=False)
        self._field_changed()

    # ---- what was typed --------------------------------------------------------------------------

    def _typed(self) -> CodeDraft:
        areas = {name: self.query_one(f"#{name}", TextArea).text for name in RULES}
        kind, origin = self.query_one("#kind", Select).value, self.query_one("#origin", Select).value

        def line(name: str) -> str:
            return self.query_one(f"#{name}", Input).value

        return CodeDraft(
            name=line("name"),
            short_key=line("short_key"),
            rules=Rules(**areas),
            colour=line("colour"),
            weight_meaning=line("weight_meaning"),
            source=line("source"),
            kind=kind if isinstance(kind, CodeKind) else self._loaded.kind,
            origin=origin if isinstance(origin, Origin) else self._loaded.origin,
            exclusive=self.query_one("#exclusive", Switch).value,
        )

    def changes(self) -> Mapping[str, object]:
        """The fields that were typed into, with their new values; rules by their own names."""
        if self.code is None:
            return {}
        typed, loaded = self._typed(), self._loaded
        names = ("name", "short_key", "colour", "weight_meaning", "source", "kind", "origin", "exclusive")
        found: dict[str, object] = {
            name: getattr(typed, name) for name in names if getattr(typed, name) != getattr(loaded, name)
        }
        for name in RULES:
            if getattr(typed.rules, name) != getattr(loaded.rules, name):
                found[name] = getattr(typed.rules, name)
        return found

    @on(Swatches.ColourPicked)
    def _picked(self, event: Swatches.ColourPicked) -> None:
        self.query_one("#colour", Input).value = event.colour

    @on(DialogLine.DialogWanted)
    def _related(self) -> None:
        self.post_message(self.RelatedWanted())

    def on_key(self, event: events.Key) -> None:
        """In the colour, up and down go through the palette."""
        field = self.query_one("#colour", Input)
        if self.screen.focused is field and event.key in {"up", "down"}:
            event.stop()
            place = COLOURS.index(field.value) if field.value in COLOURS else -1
            field.value = COLOURS[(place + (1 if event.key == "down" else -1)) % len(COLOURS)]


def anchor_line(anchor: Anchor) -> Text:
    """An anchor example in one line: whether it is a living passage, its words, its label, whether it is invented."""
    line = Text("◆ " if anchor.coding else "  ", style="bold")
    behind = visible(behind_example(anchor, program(), _("invented")))
    words = program().quoted(visible(" ".join(anchor.text.split())))
    return line.append(f"{words} ({behind})" if behind else words, style="not bold")
