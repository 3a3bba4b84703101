"""Finding the places of two coders beside the interface: all of them, or those of one document after a decision."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.tui.consensus.place_choosing import PlaceChoosing
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.long_work import LongWork, Report
from qualcode.workspace.team import consensus
from qualcode.workspace.team.consensus_board import ConsensusBoard

FINDING = _("Looking for the places …")


class PlaceFinding:
    """Puts what was found onto the board of the choice; `why` says why there is none."""

    def __init__(self, desk: Desk, work: LongWork, choice: PlaceChoosing, show: Callable[[], None]) -> None:
        """`show` lists anew what was found."""
        self.why = FINDING
        self._desk, self._work, self._choice, self._show = desk, work, choice, show
        choice.find = self.find
        self._only: Document | None = None  # the one in which something was decided

    @property
    def is_under_way(self) -> bool:
        """Whether all places are being looked for."""
        return self.why == FINDING

    def changed_in(self, document: Document | None) -> None:
        """What is shown next has changed in this document alone; None where that is not known."""
        self._only = document

    def again(self, *, corrected: bool) -> None:
        """Find anew; until that is done, what was found before stays, unless a text was `corrected`."""
        document, self._only = self._only, None
        board = self._choice.board
        if corrected:
            self._choice.board = None
        elif document is not None and board is not None and not self.is_under_way:
            self._renew(board, document)
            return
        self.find()

    def begin_again(self) -> bool:
        """Look once more where nothing was found; False where there is something, or it is being looked for."""
        if self._choice.board is not None or self.is_under_way:
            return False
        self.find()
        return True

    def find(self) -> None:
        """Find in a thread; what is asked meanwhile is found instead."""
        wanted = self._choice.unfiltered
        try:
            find = consensus.counting(self._desk.bench.space, wanted)
        except QualcodeError as error:  # it must not be seen, also not what is found already
            self._work.drop()
            self._choice.board, self.why = None, error_words(error)
        else:
            self.why = FINDING

            def work(report: Report) -> ConsensusBoard:
                return find(partial(report, FINDING))

            self._work.start(FINDING, work, self._found, self._not_found, self._stopped)
        self._show()

    def _renew(self, board: ConsensusBoard, document: Document) -> None:
        space = self._desk.bench.space

        def work(project: Project) -> ConsensusBoard:
            return consensus.renewed(space.beside(project), board, document)

        self._desk.read(work, self._found, self._not_found)

    def _found(self, board: ConsensusBoard) -> None:
        self._choice.board, self.why = board, ""
        self._show()

    def _not_found(self, error: Exception) -> None:
        self._choice.board = None
        if isinstance(error, QualcodeError):
            self.why = error_words(error)
        else:
            self.why = _("The places could not be found.")
            self._desk.failed(error)
        self._show()

    def _stopped(self) -> None:
        again = key_of("study.show_screen_consensus")
        found = self._choice.board is not None
        self.why = "" if found else _("Stopped: no place is listed. {key} looks again.", key=again)
        self._show()
