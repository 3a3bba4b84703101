"""The team screen: coders with what they have done, the round, and whether they code independently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codings import CoderKind
from qualcode.model.procedures import procedure_in_words
from qualcode.model.team.roles import TeamRole, role_in_words
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.team.coder_verbs import CoderVerbs
from qualcode.tui.team.repeating import Repeating
from qualcode.tui.team.roles import RoleVerbs
from qualcode.tui.team.rounds import Rounds
from qualcode.workspace.team.work_of_coders import WorkOfCoder, work_of_coders
from qualcode.workspace.workbench.workbench import Workbench

_WIDEST = 32  # cells of a column
KINDS = {
    CoderKind.PERSON: pgettext("coder", "person"),
    CoderKind.MACHINE: pgettext("coder", "program"),
    CoderKind.CONSENSUS: pgettext("coder", "consensus"),
    CoderKind.MODEL: pgettext("coder", "model solution"),
}


class TeamScreen(StudyScreen):
    """Coders above; below them how it is coded now, in words."""

    DEFAULT_CSS = """
    TeamScreen Grid { height: 1fr; min-height: 5; }
    TeamScreen #how { height: auto; max-height: 66%; padding: 0 2; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("team", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("team", "study")
    AUTO_FOCUS = "#coders"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="coders")
        self._work: Sequence[WorkOfCoder] = ()
        self._counting = Task()
        self._is_stopped = False
        self._has_roles = False  # whether anybody is anything but a coder
        self.begin_again = self._count_again
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts |= {
            "coders": CoderVerbs(self.desk, self),
            "rounds": Rounds(self.desk),
            "repeating": Repeating(self.desk),
            "roles": RoleVerbs(self.desk, self),
        }

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, coders, how it is coded, keys."""
        yield HeadLine(id="team-head")
        yield self.grid
        yield Static(id="how")
        yield KeyLine(hints(*self.SCOPES), id="team-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    @property
    def current(self) -> WorkOfCoder | None:
        """The coder under the cursor."""
        at = self.grid.row
        return self._work[at] if at is not None and at < len(self._work) else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show coders and their work anew; counting many codings is done beside the interface."""
        self.query_one("#how", Static).update(self._how())
        self._counting.give_up()
        self._is_stopped = False
        space = self._bench.space
        self._counting = self.desk.read(
            lambda project: work_of_coders(space.beside(project)),
            self._show_work,
            words=_("Counting the work of coders …"),
            stopped=self._stopped,
        )
        self._show_head()

    def _stopped(self) -> None:
        """What was counted before stays."""
        self._is_stopped = True

    def _count_again(self) -> bool:
        """Count once more where that was stopped; False where it was not."""
        if self._is_stopped:
            self.show_again()
            return True
        return False

    def _show_work(self, work: Sequence[WorkOfCoder]) -> None:
        before = self.current
        self._work = work
        self._has_roles = any(of.coder.role is not TeamRole.CODER for of in work)
        cells = [self._cells(row) for row in range(len(work))]
        heads = [
            (pgettext("column", "name"), False),
            (pgettext("column", "kind"), False),
            *([(pgettext("column", "role"), False)] if self._has_roles else []),
            (pgettext("column", "codings"), True),
            (pgettext("column", "allotted"), True),
            (pgettext("column", "in progress"), True),
            (pgettext("column", "finished"), True),
        ]
        empty = _(
            "Nobody has coded yet. “{name}” becomes a coder with the first coding; {key} adds others.",
            name=self._bench.coder_name,
            key=key_of("team.add"),
        )
        shown = GridCells(
            len(work), fitting_columns(heads, cells, _WIDEST), lambda row, column: cells[row][column], empty=empty
        )
        place = next((at for at, of in enumerate(work) if before and of.coder.key == before.coder.key), None)
        self.grid.show(shown, place)

    def _cells(self, row: int) -> tuple[str, ...]:
        work = self._work[row]
        own = _(" (you)") if self._bench.coder is not None and work.coder.key == self._bench.coder.key else ""
        return (
            work.coder.name + own,
            KINDS[work.coder.kind],
            *(
                [role_in_words(work.coder.role) if work.coder.kind is CoderKind.PERSON else ""]
                if self._has_roles
                else []
            ),
            _number(work.codings),
            _number(work.allotted),
            _number(work.begun),
            _number(work.finished),
        )

    def _show_head(self) -> None:
        right = [counted(len(self._bench.coders), "coder")]
        if self._bench.round is not None:
            right.append(_("round {number}", number=self._bench.round))
        if self._bench.blind:
            right.append(_("independent"))
        self.query_one(HeadLine).show([_("Coders and rounds")], [*right, self._bench.project.title])

    def _how(self) -> Text:
        """In words: who codes, in which round, whether others' codings are seen, and what changes that."""
        bench = self._bench
        text = Text()
        text.append(_("You code as “{name}”.", name=visible(bench.coder_name)), style="bold")
        text.append(" " + _("{key} on another name continues as that coder.", key=key_of("team.switch")) + "\n")
        number = bench.round or 1
        text.append(_("Round {number}.", number=number), style="bold")
        text.append(
            " "
            + _(
                "{key} begins the next one: own codings of earlier rounds are hidden then, and their agreement can "
                "be computed.",
                key=key_of("team.begin_round"),
            )
            + "\n"
        )
        if bench.sight.project_is_blind:
            text.append(_("Independent coding: codings of others are hidden from everybody."), style="bold")
            text.append(
                " " + _("{key} shows them again, once all have finished.", key=key_of("team.turn_blind")) + "\n"
            )
        else:
            text.append(_("Everybody sees the codings of others."), style="bold")
            text.append(
                " "
                + _("{key} hides them, for independent coding and its agreement.", key=key_of("team.turn_blind"))
                + "\n"
            )
        declared = program().said(procedure_in_words(bench.project.settings.procedure))
        text.append(_("{declared}.", declared=declared[:1].upper() + declared[1:]), style="bold")
        text.append(
            " " + _("{key} declares it; agreement is told accordingly.", key=key_of("team.declare_procedure")) + "\n"
        )
        text.append(_leads(bench.project.roles.rights.leads), style="bold")
        text.append(
            " "
            + _(
                "{role} and {rights} set roles and rights; a file has no lock against its owner.",
                role=key_of("team.role"),
                rights=key_of("team.rights"),
            )
            + "\n"
        )
        text.append(_("Copies:"), style="bold")
        text.append(
            " "
            + _(
                "{merge} merges them, {sync} keeps them in step, {conflicts} lists conflicts.",
                merge=key_of("study.merge_files"),
                sync=key_of("study.sync_folder"),
                conflicts=key_of("study.show_screen_conflicts"),
            )
            + "\n"
        )
        unallotted = bench.unallotted()
        if unallotted:
            text.append(
                ngettext(
                    "{count} document is allotted to nobody.", "{count} documents are allotted to nobody.", unallotted
                ),
                style="bold",
            )
            text.append(" " + _("{key} allots documents to the coder above.", key=key_of("team.allot")))
        return text

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    @on(Grid.RowWanted)
    async def _row_wanted(self) -> None:
        await self.action_do("coders", "switch")

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


def _leads(names: Sequence[str]) -> str:
    return _("Lead: {names}.", names=program().listed(map(visible, names))) if names else _("Nobody leads.")
