"""All that is known of a consent, of one case or document or of all that are marked: permissions, days, form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from qualcode.catalogue import _, pgettext
from qualcode.model.consent.consents import ConsentChange
from qualcode.safe_text import visible
from qualcode.tui.material.cell_editing import answers_to, no_day
from qualcode.tui.material.import_fields import TurnedChoice, TurnedField
from qualcode.tui.material.words import PERMISSIONS, consent_words, head_of
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.consent.typed import day_of
from qualcode.workspace.material.cell_changes import consent_change
from qualcode.workspace.material.material_table import CONSENT_DAYS, PURPOSES, MaterialColumn, MaterialFact

_VARIOUS = "various"  # no text: the value of a choice that changes nothing


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One thing that is known of a consent: its `own` value, None where those that are meant have different ones.

    `inherited` are words for what the case and the speakers say of it.
    """

    fact: MaterialFact
    own: str | None
    inherited: str = ""

    @property
    def column(self) -> MaterialColumn:
        """The column that tells it."""
        return MaterialColumn(self.fact)


class ConsentRow(Horizontal):
    """Title, field, and what holds besides."""

    DEFAULT_CSS = """
    ConsentRow { height: 1; }
    ConsentRow Label { width: 18; padding: 0 1; }
    ConsentRow Input { width: 1fr; }
    ConsentRow .inherited { width: auto; max-width: 45%; padding: 0 1; color: $text-muted; }
    ConsentRow .inherited { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, line: ConsentLine) -> None:
        super().__init__()
        self.line = line

    def compose(self) -> ComposeResult:
        """Title, field, what holds besides."""
        fact, own = self.line.fact, self.line.own
        yield Label(head_of(self.line.column))
        name = fact.value.replace(" ", "-")
        if fact in PURPOSES:
            choices = [(answer.value, PERMISSIONS[answer]) for answer in answers_to(PURPOSES[fact])]
            if own is None:
                choices.insert(0, (_VARIOUS, _("different; stays")))
            yield TurnedChoice(choices, value=_VARIOUS if own is None else own, id=name)
        else:
            example = _("such as 2022-05-31 or 31.05.2022") if fact in CONSENT_DAYS else _("form or version signed")
            hint = _("different; stays") if own is None else "" if self.line.inherited else example
            yield SafeInput(consent_words(self.line.column, own or ""), placeholder=hint, id=name)
        if self.line.inherited:
            yield Static(Text(visible(self.line.inherited)), classes="inherited")

    @property
    def said(self) -> str:
        """What stands in it."""
        if self.line.fact in PURPOSES:
            return self.query_one(TurnedChoice).value
        return self.query_one(SafeInput).value.strip()

    @property
    def problem(self) -> str:
        """Why what stands in it is no day; empty where it is one."""
        return no_day(self.said) if self.line.fact in CONSENT_DAYS else ""

    @property
    def is_changed(self) -> bool:
        """Whether it says what was not so; of different ones only where somebody said something."""
        said = self.said
        if self.line.fact in PURPOSES:
            return said not in (_VARIOUS, self.line.own)
        return (day_of(said) if self.line.fact in CONSENT_DAYS else said) != (self.line.own or "")


class ConsentForm(Dialog[ConsentChange | None]):
    """Gives what was changed, or None."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    ConsentForm > .box { width: 84; }
    ConsentForm VerticalScroll { height: auto; max-height: 100%; scrollbar-size: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("down", "app.focus_next", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, title: str, lines: Sequence[ConsentLine], told: str = "") -> None:
        """`told` is said below the fields."""
        super().__init__()
        self._title, self._lines, self._told = title, lines, told

    def compose(self) -> ComposeResult:
        """Fields, what is to be said of them, keys."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            with VerticalScroll(can_focus=False):
                for line in self._lines:
                    yield ConsentRow(line)
            yield Static(Text(visible(self._told, keep="\n"), style="dim"), classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", pgettext("key line", "Save")),
                    DialogKey("turn", "", "␣", pgettext("key line", "Turn")),
                    DialogKey("app.focus_next", "", "↓", pgettext("key line", "Next")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query_one("#said").display = bool(self._told)
        self.query(TurnedChoice).first().focus()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """What was wrong may be right now."""
        self._say(Text(visible(self._told, keep="\n"), style="dim"))

    def _say(self, words: Text) -> None:
        said = self.query_one("#said", Static)
        said.update(words)
        said.display = bool(words.plain)

    def action_turn(self) -> None:
        """Turn the field that has the focus."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()

    def action_take(self) -> None:
        """Give what was changed, if all days are days."""
        rows = list(self.query(ConsentRow))
        for row in rows:
            if problem := row.problem:
                self._say(Text(visible(f"{head_of(row.line.column)}: {problem}"), style="bold"))
                row.query_one(SafeInput).focus()
                return
        self.dismiss(consent_change({row.line.fact: row.said for row in rows if row.is_changed}))
