"""Sessions: begun, chosen, led to their next step, noted, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.team.norming import NormingState
from qualcode.reporting.team.norming import state_words
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.team import norming
from qualcode.workspace.team.norming_passages import NormingChoice, chosen_passages

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.model.team.norming import NormingSession
    from qualcode.model.team.norming_board import NormingBoard
    from qualcode.workspace.workspace import Workspace

_LISTED = 9  # sessions that a digit chooses, the last ones
_USUAL = "10"  # passages that are drawn


class Sessions:
    """The verbs of a whole session."""

    def __init__(
        self, desk: Desk, board: Callable[[], NormingBoard | None], show: Callable[[NormingSession], None]
    ) -> None:
        """`show` shows another session than before."""
        self._desk, self._board, self._show = desk, board, show

    # ---- choosing and beginning ------------------------------------------------------------------

    def action_choose(self) -> None:
        """Show another session."""
        sessions = self._desk.bench.project.norming.all()[-_LISTED:]
        if not sessions:
            self._desk.warn(_("There is no norming session yet."))
            return
        names = {
            str(number): f"{session.name} ({state_words(session.state)})"
            for number, session in enumerate(sessions, start=1)
        }

        def chosen(key: str | None) -> None:
            if key is not None:
                self._show(sessions[int(key) - 1])

        self._desk.show_dialog(KeyMenu(_("Norming session"), names), chosen)

    def action_begin(self) -> None:
        """Begin a session: its name, who takes part, which passages."""

        def given(name: str | None) -> None:
            if name is not None:
                self._ask_for_members(name)

        known = {session.name for session in self._desk.bench.project.norming.all()}

        def refuse(name: str) -> str:
            if not name.strip():
                return _("A norming session has a name of one line.")
            return _("There is a norming session “{name}” already.", name=name) if name.strip() in known else ""

        hint = _("For instance “Week 3”; members, then passages are asked for.")
        self._desk.ask(_("New norming session"), "", hint, refuse, given)

    def _ask_for_members(self, name: str) -> None:
        bench = self._desk.bench
        persons = {coder.name: coder for coder in bench.coders.values() if coder.kind is CoderKind.PERSON}

        def refuse(typed: str) -> str:
            names = _parts(typed)
            unknown = next((part for part in names if part not in persons), None)
            if unknown is not None:
                return _("There is no person “{name}” among the coders.", name=unknown)
            return "" if len(set(names)) > 1 else _("A norming session has two members at least.")

        def given(typed: str | None) -> None:
            if typed is not None:
                self._ask_for_passages(name, [persons[part] for part in dict.fromkeys(_parts(typed))])

        hint = _("Who votes, with commas between the names.")
        self._desk.ask(_("Members of “{name}”", name=name), ", ".join(persons), hint, refuse, given)

    def _ask_for_passages(self, name: str, members: Sequence[Coder]) -> None:
        ways = {
            "d": pgettext("passages", "drawn from all documents"),
            "c": pgettext("passages", "those on which coders disagree most"),
        }

        def chosen(way: str | None) -> None:
            if way is not None:
                self._ask_how_many(name, members, way)

        self._desk.show_dialog(KeyMenu(_("Which passages?"), ways), chosen)

    def _ask_how_many(self, name: str, members: Sequence[Coder], way: str) -> None:
        def refuse(typed: str) -> str:
            number = int(typed) if typed.strip().isdecimal() else 0
            return "" if 1 <= number <= norming.MOST else _("Type a number from 1 to {most}.", most=norming.MOST)

        def given(typed: str | None) -> None:
            if typed is not None:
                number = int(typed)
                choice = NormingChoice(sample=number) if way == "d" else NormingChoice(disagreements=number)
                self._begin(name, members, choice)

        self._desk.ask(_("How many passages?"), _USUAL, _("Each is voted on and talked about."), refuse, given)

    def _begin(self, name: str, members: Sequence[Coder], choice: NormingChoice) -> None:
        def work(space: Workspace) -> NormingSession:
            chosen = chosen_passages(space, choice)
            return norming.begin(space, name, members, chosen.passages, reason=chosen.reason)

        self._desk.write(work, self._went_on, words=_("Choosing passages …"))

    def _went_on(self, session: NormingSession) -> None:
        self._show(session)
        said = _("“{name}”: {state}", name=visible(session.name), state=state_words(session.state))
        self._desk.written(f"{said} · {undoes()}")

    # ---- steps -----------------------------------------------------------------------------------

    def action_next_step(self) -> None:
        """Lead the session to its next step, after a question that says what that means."""
        board = self._board()
        if board is None:
            self._desk.warn(_("There is no norming session yet."))
            return
        try:
            title, words, answers = _step(board)
        except QualcodeError as error:
            self._desk.failed(error)
            return
        missing = sum(len(board.passages) - (number or 0) for number in board.voted.values())
        text = Text(words)
        if missing and board.turn is not None:
            text.append("\n\n").append(_("Votes that are missing stay missing: {number}.", number=missing), "bold")

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._go(board.session, answer)

        self._desk.show_dialog(Confirm(title, text, answers), answered)

    def _go(self, session: NormingSession, answer: str) -> None:
        def work(space: Workspace) -> NormingSession:
            if answer == "reveal":
                return norming.reveal(space, session, incomplete=True)
            if answer == "again":
                return norming.again(space, session)
            return norming.close(space, session, incomplete=True)

        self._desk.write(work, self._went_on)

    def action_note(self) -> None:
        """Write down what came of it."""
        board = self._board()
        if board is None:
            return
        session = board.session

        def given(note: str | None) -> None:
            if note is not None and note != session.note:
                self._desk.write(lambda space: norming.write_note(space, session, note), self._went_on)

        self._desk.ask(_("What came of it"), session.note, _("⏎ saves it"), lambda _note: "", given)

    def action_remove(self) -> None:
        """Take the session away, after a question."""
        board = self._board()
        if board is None:
            return
        session = board.session

        def answered(answer: str | None) -> None:
            if answer is not None:
                words = _("Norming session “{name}” removed", name=visible(session.name))
                self._desk.write(
                    lambda space: norming.remove(space, session),
                    lambda _nothing: self._desk.written(f"{words} · {undoes()}"),
                )

        text = Text(_("“{name}” goes with all its votes.", name=visible(session.name)))
        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Remove")),)
        self._desk.show_dialog(Confirm(_("Remove the norming session"), text, answers), answered)


def _step(board: NormingBoard) -> tuple[str, str, tuple[DialogKey, ...]]:
    """Title, words and answers of what comes next. Raises QualcodeError where nothing does."""
    closes = DialogKey("close", "c", "c", pgettext("key line", "Close"))
    state = board.session.state
    if state is NormingState.FIRST:
        answers = (DialogKey("reveal", "enter", "⏎", pgettext("key line", "Reveal")),)
        return _("Reveal the votes"), _("All first votes are shown to everybody: time to talk."), answers
    if state is NormingState.TALK:
        again = DialogKey("again", "enter", "⏎", pgettext("key line", "Vote again"))
        words = _(
            "A second vote on the same passages, hidden again until the session is closed; or close it as it is: the "
            "figures are kept then."
        )
        return _("After the talk"), words, (again, closes)
    if state is NormingState.SECOND:
        answers = (DialogKey("close", "enter", "⏎", pgettext("key line", "Close")),)
        return (
            _("Close the norming session"),
            _("All second votes are shown to everybody, and the agreement before and after is kept."),
            answers,
        )
    raise QualcodeError(
        _("The norming session “{name}” is closed.", name=board.session.name), _("Begin another one.")
    )


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]
