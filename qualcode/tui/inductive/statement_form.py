"""The form of what is stated of a work: name, question, and for categories criterion, abstraction, definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from qualcode.catalogue import _, pgettext
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import CANCEL, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

_SAVE = DialogKey("save", "", "ctrl+s", pgettext("key line", "Save"))
_NEXT = DialogKey("next", "", "⏎", pgettext("key line", "Next"))


class StatementForm(Dialog[InductionDraft | None]):
    """Gives the draft with what was written; `refusal` says why a draft will not do, empty where it will."""

    WANTED = 17
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("enter", "next", show=False, priority=True),
        Binding("down", "next", show=False, priority=True),
        Binding("up", "previous", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    StatementForm > .box { width: 96; }
    StatementForm Label { padding: 0 1; color: $text-muted; }
    """

    def __init__(self, title: str, draft: InductionDraft, refusal: Callable[[InductionDraft], str]) -> None:
        super().__init__()
        self._title, self._draft, self._refusal = title, draft, refusal
        self._asked: InductionDraft | None = None  # what esc asked about

    def _fields(self) -> list[tuple[str, str, str]]:
        """Id, label and value of each field of the technique."""
        draft = self._draft
        fields = [
            ("name", _("Name of the work, such as “Wishes, 2026”"), draft.name),
            ("question", _("Research question"), draft.question),
        ]
        if draft.technique is Technique.DIFFERENTIATION:
            return fields
        fields.append(
            (
                "abstraction",
                _("Level of abstraction: how concrete or general what arises shall be"),
                draft.abstraction,
            )
        )
        if draft.technique is Technique.CATEGORIES:
            due = "" if draft.revision_due is None else str(draft.revision_due)
            fields[2:2] = [
                (
                    "criterion",
                    _("Selection criterion: which passages are material, and which are not"),
                    draft.criterion,
                ),
                ("definition", _("Definition: what a category is here"), draft.definition),
            ]
            fields.append(("due", _("Revision after so many per cent of the material (10–50)"), due))
        return fields

    def compose(self) -> ComposeResult:
        """A label and a line for each, what is wrong, keys."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            for name, label, value in self._fields():
                yield Label(label)
                yield SafeInput(value, id=f"stated-{name}")
            yield Static("", classes="words", id="stated-told")
            yield KeyLine((_SAVE, _NEXT, CANCEL._replace(call="leave")))

    def on_mount(self) -> None:
        """Write at once."""
        self.query(Input).first().focus()

    def _value(self, name: str, otherwise: str) -> str:
        found = self.query(f"#stated-{name}").results(Input)
        return next((field.value.strip() for field in found), otherwise)

    def _written(self) -> InductionDraft:
        """The draft as it is written; a share that is no number counts as one that cannot be."""
        draft = self._draft
        due = self._value("due", "").removesuffix("%").strip()
        return replace(
            draft,
            name=self._value("name", draft.name),
            question=self._value("question", draft.question),
            criterion=self._value("criterion", draft.criterion),
            abstraction=self._value("abstraction", draft.abstraction),
            definition=self._value("definition", draft.definition),
            revision_due=None if not due else int(due) if due.isdecimal() and len(due) < 4 else 0,
        )

    def _tell(self, words: str) -> None:
        self.query_one("#stated-told", Static).update(Text(visible(words), style="bold"))

    def action_next(self) -> None:
        """Go to the next field."""
        self.focus_next(Input)

    def action_previous(self) -> None:
        """Go to the field before."""
        self.focus_previous(Input)

    def action_save(self) -> None:
        """Give what was written, or say why it will not do."""
        written = self._written()
        if words := self._refusal(written):
            self._tell(words)
        else:
            self.dismiss(written)

    def action_leave(self) -> None:
        """Leave; where something was written, only when asked a second time."""
        written = self._written()
        if written in (self._draft, self._asked):
            self.dismiss(None)
        else:
            self._asked = written
            self._tell(_("Not saved: ctrl+s saves · esc again discards"))
