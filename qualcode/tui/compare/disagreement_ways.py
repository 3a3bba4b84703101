"""The ways from the current disagreement: into its text, to a memo on it, to both codings side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.tui.codebook.code_parting import part_by_coder
from qualcode.tui.consensus.screen import ConsensusScreen
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.verbs.passage_ways import PassageWays
from qualcode.workspace.workbench.passage_list import SeenPassages

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreement_list import DisagreementOn
    from qualcode.model.codes import Code
    from qualcode.project.merge_and_split import Transfer


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

    def action_meant(self) -> None:
        """Show what each coder meant by a code on which they differ, and make codes of that where it is wanted."""
        current = self._current()
        if current is None:
            return
        names = list(dict.fromkeys(half.code for half in current.halves))
        codes = [code for code in self._desk.bench.book if code.full_name in names]
        if len(codes) == 1:
            part_by_coder(self._desk, codes[0], self._parted)
        elif codes:

            def chosen(answer: CodeChosen | None) -> None:
                if answer is not None and answer.code is not None:
                    part_by_coder(self._desk, answer.code, self._parted)

            self._desk.show_dialog(ChooseCode(_("What did each coder mean by …"), codes), chosen)

    def _parted(self, code: Code, made: Sequence[tuple[Code, Transfer]]) -> None:
        names = ", ".join(other.name for other, _transfer in made)
        self._desk.written(f"{code.name} → {names} · {undoes()}")

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
