"""The ways from the current disagreement: into its text, to a memo on it, to both codings side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.model.spans import Span
from qualcode.tui.consensus.screen import ConsensusScreen
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.verbs.passage_ways import PassageWays
from qualcode.workspace.workbench.passage_list import SeenPassages

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreement_list import DisagreementOn


class DisagreementWays:
    """`current` gives the highlighted disagreement."""

    def __init__(self, desk: Desk, shelf: SeenPassages, current: Callable[[], DisagreementOn | None]) -> None:
        self._desk, self._current = desk, current
        self._ways = PassageWays(desk, shelf, self.selected)

    def selected(self) -> tuple[int, Span] | None:
        """Document (key) and passage of the current disagreement."""
        current = self._current()
        return (current.document.key, current.span) if current is not None else None

    def side_by_side(self, current: DisagreementOn) -> None:
        """Show what both coders gave there, to decide it."""
        first, second = _who_differ(current)
        names = {half.code for half in current.halves}
        codes = [code.key for code in self._desk.bench.book if code.full_name in names]
        document, span = current.document.key, current.span

        def there(screen: StudyScreen) -> None:
            assert isinstance(screen, ConsensusScreen)  # noqa: S101 - the one that is shown
            screen.show_place(document, span, codes, first, second)

        self._desk.post(StudyScreen.Show("consensus", there=there))

    def action_text(self) -> None:
        """Show the passage in its text."""
        self._ways.show_text()

    def action_memo(self) -> None:
        """Write a memo on the passage; it begins as a question to the team."""
        self._ways.ask()


def _who_differ(disagreement: DisagreementOn) -> tuple[str, str]:
    """Two coders who differ there: of several the first who gave the code, and the first who did not."""
    said = [who for who in disagreement.said if who.coded is not None]
    gave = [who.coder for who in said if who.coded]
    others = [who.coder for who in said if not who.coded] or gave[1:]  # of polarity all gave it
    pair = {gave[0], others[0]}
    first, second = (who.coder for who in said if who.coder in pair)
    return first, second
