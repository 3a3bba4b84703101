"""By which folder copies of the study are kept in step, and the team's passphrase, which is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from qualcode.catalogue import _, pgettext
from qualcode.safe_text import visible
from qualcode.tui.files.path_field import PathField
from qualcode.tui.material.import_fields import TurnedChoice, TurnedField
from qualcode.tui.shared.choice_dialogs import TAKE, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import HiddenInput

_LOW = 30  # lines


@dataclass(frozen=True, slots=True)
class SyncWish:
    """The folder, and for whom alone (name) what is withheld while blind goes there, too; empty: it stays here.

    Passphrases are never kept, and stand in no log.
    """

    folder: Path
    typed: str = ""
    passphrase: str = field(default="", repr=False)
    whom: str = ""
    own_passphrase: str = field(default="", repr=False)


class HiddenRow(Horizontal):
    """A title, and a field that nobody beside can read."""

    DEFAULT_CSS = """
    HiddenRow { height: 1; }
    HiddenRow Label { width: 18; padding: 0 1; }
    HiddenRow Input { width: 1fr; }
    """

    def __init__(self, title: str, hint: str, begun: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._title, self._hint, self._begun = title, hint, begun

    def compose(self) -> ComposeResult:
        """Title and field."""
        yield Label(self._title)
        yield HiddenInput(self._begun, placeholder=self._hint)

    @property
    def field(self) -> Input:
        """The field."""
        return self.query_one(Input)


class SyncForm(Dialog[SyncWish | None]):
    """Enter goes into a folder, or has a report made of what would come in and go out."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    SyncForm #whom-row { height: 1; }
    SyncForm #whom-row Label { width: 18; padding: 0 1; }
    SyncForm.low PathField OptionList, SyncForm.low PathField OptionList:focus { height: 4; max-height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, folder: Path, coders: Sequence[str], begun: SyncWish | None = None, problem: str = "") -> None:
        """`folder` is where a path begins, `coders` are the others, `problem` is why `begun` cannot be done."""
        super().__init__()
        self._folder, self._coders, self._begun, self._problem = folder, coders, begun, problem

    def compose(self) -> ComposeResult:
        """The folder, the passphrase, for whom, what will be done, keys."""
        begun = self._begun
        nobody = [("", _("nobody: what is withheld stays here"))]
        with Vertical(classes="box") as box:
            box.border_title = _("Keep copies in step by a shared folder")
            yield PathField(self._folder, (), value=begun.typed if begun else "")
            secret = begun.passphrase if begun else ""
            yield HiddenRow(_("Passphrase"), _("of the team; it is not kept"), secret, id="passphrase")
            with Horizontal(id="whom-row"):
                yield Label(_("While blind for"))
                names = [(name, visible(_("“{name}” alone", name=name))) for name in self._coders]
                yield TurnedChoice([*nobody, *names], value=begun.whom if begun else "", id="whom")
            secret = begun.own_passphrase if begun else ""
            yield HiddenRow(_("Passphrase for it"), _("another, for this person alone"), secret, id="own-passphrase")
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Preview")),
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("turn", "", "␣", pgettext("key line", "Turn")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Type the passphrase where the folder is known already."""
        if self._begun is not None and self._begun.typed:
            self.call_after_refresh(self._secret("passphrase").focus)
        self.watch(self.query_one("#whom"), "value", self._show_own)
        self._explain(self._problem)

    def on_resize(self) -> None:
        """Fewer folders where there is little room."""
        super().on_resize()
        self.set_class(self.size.height < _LOW, "low")

    def _secret(self, name: str) -> Input:
        return self.query_one(f"#{name}", HiddenRow).field

    @property
    def _whom(self) -> str:
        return self.query_one("#whom", TurnedChoice).value

    def _show_own(self) -> None:
        """A folder for one person has a passphrase of its own."""
        self.query_one("#own-passphrase").display = bool(self._whom)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        begun = self._begun
        if begun is None or event.value not in (begun.typed, begun.passphrase, begun.own_passphrase):
            self._explain()

    def _explain(self, problem: str = "") -> None:
        words = _("What would come in and go out is shown first; nothing is written before that.")
        text = Text(visible(words), style="dim")
        if problem:
            text = Text.assemble((visible(problem, keep="\n"), "bold"), "\n", text)
        self.query_one("#said", Static).update(text)

    def action_turn(self) -> None:
        """Turn for whom it is, where that has the focus."""
        if isinstance(self.focused, TurnedField):
            self.focused.action_turn()

    def action_take(self) -> None:
        """Go into the highlighted folder; else give the folder and the passphrase."""
        files = self.query_one(PathField)
        if self.focused is not None and files in self.focused.ancestors and files.go_in():
            return
        folder, whom = next(iter(files.paths), None), self._whom
        passphrase, own = self._secret("passphrase"), self._secret("own-passphrase")
        if folder is None:
            self._explain(_("Type the name of a folder that all of the team can reach."))
        elif not passphrase.value:
            passphrase.focus()
            self._explain(_("Type the passphrase of the team."))
        elif whom and not own.value:
            own.focus()
            self._explain(_("Type the passphrase of the folder for “{name}”.", name=whom))
        else:
            self.dismiss(SyncWish(folder, files.typed, passphrase.value, whom, own.value if whom else ""))


class AskOnceMore(Dialog[str | None]):
    """Asks for a passphrase once more before a folder is begun with it; gives it where it is the same."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, folder: str, passphrase: str) -> None:
        super().__init__()
        self._folder, self._passphrase = folder, passphrase

    def compose(self) -> ComposeResult:
        """The field, what it is for, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("A new shared folder")
            words = _(
                "“{folder}” is begun now. Who joins needs this passphrase; nobody can read the folder without it, "
                "and nothing brings it back.",
                folder=self._folder,
            )
            yield Static(Text(visible(words)), classes="words", id="said")
            yield HiddenRow(_("Once more"), "", "", id="again")
            yield KeyLine((TAKE, DialogKey("cancel", "", "esc", pgettext("key line", "Cancel"))))

    def on_mount(self) -> None:
        """Type at once."""
        self.call_after_refresh(self.query_one("#again", HiddenRow).field.focus)

    def action_take(self) -> None:
        """Say yes, or that it is another one."""
        if self.query_one("#again", HiddenRow).field.value == self._passphrase:
            self.dismiss(self._passphrase)
        else:
            self.query_one("#said", Static).update(
                Text(_("That is another passphrase than before. Type it again, or cancel."), style="bold")
            )
