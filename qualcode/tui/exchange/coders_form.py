"""Who the coders of another program's project are here: nobody is guessed by a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Label, Static

from qualcode.catalogue import _, pgettext
from qualcode.safe_text import visible
from qualcode.tui.exchange.words import first_names
from qualcode.tui.keys.instead import SAME_CODERS
from qualcode.tui.material.import_fields import MarkField, TurnedField
from qualcode.tui.shared.choice_dialogs import TAKE, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput


@dataclass(frozen=True, slots=True)
class CodersSaid:
    """Theirs -> the name that they have here; `same` says that whoever is called the same is the same person.

    `unknown` is whose the codings are for which the file names nobody.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    same: bool = False
    unknown: str = ""


class CoderRow(Horizontal):
    """One coder of the file, and who that is here."""

    DEFAULT_CSS = """
    CoderRow { height: 1; }
    CoderRow Label { width: 26; padding: 0 1; }
    CoderRow Input { width: 1fr; }
    """

    def __init__(self, theirs: str, ours: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self.theirs, self._ours = theirs, ours

    def compose(self) -> ComposeResult:
        """Name and field."""
        yield Label(visible(self.theirs), markup=False)
        yield SafeInput(self._ours, placeholder=_("who that is here, known or new"))

    @property
    def ours(self) -> str:
        """What was typed."""
        return self.query_one(SafeInput).value.strip()


class CodersForm(Dialog[CodersSaid | None]):
    """Says of each coder of the file who that is here; an empty field leaves it open."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    CodersForm VerticalScroll { height: auto; max-height: 50vh; scrollbar-size: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(
        self, theirs: Sequence[str], known: Sequence[str], begun: CodersSaid, *, asks_unknown: bool = False
    ) -> None:
        """`theirs` are the coders of the file, `known` those of the project.

        With `asks_unknown` one says whose the codings are for which the file names nobody.
        """
        super().__init__()
        self._theirs, self._known, self._begun, self._asks_unknown = theirs, known, begun, asks_unknown

    def compose(self) -> ComposeResult:
        """A mark for all, a line for each coder, who is known here, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Who are these coders here?")
            yield MarkField(SAME_CODERS, value=self._begun.same, id="same")
            with VerticalScroll(can_focus=False):
                for name in self._theirs:
                    yield CoderRow(name, self._begun.names.get(name, ""))
                if self._asks_unknown:
                    yield CoderRow(_("(nobody named)"), self._begun.unknown, id="unknown")
            yield Static(Text(visible(self._known_words()), style="dim"), classes="words")
            yield KeyLine(
                (
                    TAKE,
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("turn", "", "␣", pgettext("key line", "Turn")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def _known_words(self) -> str:
        if not self._known:
            return _("This project knows no coder yet: a name that is typed makes one.")
        return _("Known here: {names}. Another name makes a new coder.", names=first_names(self._known))

    def on_mount(self) -> None:
        """Type at once."""
        fields = self.query(SafeInput)
        (fields.first() if fields else self.query_one(MarkField)).focus()

    def action_turn(self) -> None:
        """Set the mark, or take it away."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()

    def action_take(self) -> None:
        """Give what was said."""
        said = [row for row in self.query(CoderRow) if row.ours]
        names = {row.theirs: row.ours for row in said if row.id is None}
        unknown = next((row.ours for row in said if row.id is not None), "")
        self.dismiss(CodersSaid(names, self.query_one(MarkField).value, unknown))
