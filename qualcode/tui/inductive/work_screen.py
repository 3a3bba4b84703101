"""What the screens of one work have in common: the work that was chosen, else the last open one of its technique."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Generic, TypeVar

from qualcode.catalogue import _
from qualcode.model.codebooks.inductions import Induction, Technique
from qualcode.project.project import Project
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.workspace import Workspace

Board = TypeVar("Board")


class WorkScreen(StudyScreen, Generic[Board]):
    """A screen over one work; `board` is what of it is shown, None where there is no work of the technique."""

    TECHNIQUE: ClassVar[Technique]
    board: Board | None = None
    wanted: int | None = None
    """The work (key) that is shown, or is to be."""

    @abstractmethod
    def read_board(self, space: Workspace, induction: Induction) -> Board:
        """Read what is shown of a work."""

    @abstractmethod
    def show_board(self) -> None:
        """Show what was read."""

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    def show_again(self) -> None:
        """Read the work anew."""
        space, wanted = self._bench.space, self.wanted

        def work(project: Project) -> tuple[int | None, Board | None]:
            works = [induction for induction in project.inductions.all() if induction.technique is self.TECHNIQUE]
            if not works:
                return None, None
            usual = ([induction for induction in works if not induction.closed] or works)[-1]
            chosen = next((induction for induction in works if induction.key == wanted), usual)
            return chosen.key, self.read_board(space.beside(project), chosen)

        def taken(read: tuple[int | None, Board | None]) -> None:
            self.wanted, self.board = read
            self.show_board()

        self.desk.read(work, taken, words=_("Reading the inductive work …"))

    def show_code(self, key: int) -> None:
        """Show another work (key): no code is shown here."""
        self.wanted = key
        self.show_again()

    def no_work(self) -> str:
        """Why nothing is shown, and what to do next."""
        return _("There is no such work any more: {key} lists all.", key=key_of("study.show_screen_inductive"))

    def action_back(self) -> None:
        """Go to the list of works."""
        self.post_message(self.Show("inductive"))
