"""What can be seen of the program at a moment, as far as the tour asks for it: what somebody has just done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from qualcode.language.forms.normalised import folded
from qualcode.model.spans import Span
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.workbench.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.tui.coding.screen import CodingScreen
    from qualcode.tui.quotations.screen import QuotationsScreen

_LATEST = 20  # entries of the history that are looked at


@dataclass(frozen=True, slots=True)
class TourMoment:
    """`kinds` are those of one's own latest entries, “undo” for one that takes another back, the latest last.

    `entry` is the key of the last entry. `place` is the document (key) and the selected passage, on the coding
    screen only. `hits` says whether something was found, `passages` how many quotations are listed, `exported` how
    many files were written.
    """

    screen: str = ""
    entry: int = 0
    kinds: tuple[tuple[int, str], ...] = ()
    place: tuple[int, Span | None] | None = None
    hits: bool = False
    passages: int = 0
    exported: int = 0

    @property
    def selected(self) -> bool:
        """Whether a passage is selected in a text."""
        return self.place is not None and self.place[1] is not None

    def did(self, kind: str, since: TourMoment) -> bool:
        """Whether a change of that kind (or beginning with it) was made since then."""
        return any(name.startswith(kind) for key, name in self.kinds if key > since.entry)


def moment_of(front: StudyScreen, bench: Workbench) -> TourMoment:
    """The present."""
    entries = next(iter(bench.project.log_pages(from_end=True, size=_LATEST)), [])
    own = folded(bench.coder_name)
    kinds = tuple(
        (entry.key, "undo" if entry.undoes else entry.kind) for entry in entries if folded(entry.coder) == own
    )
    last = entries[-1].key if entries else 0
    name = type(front).__name__.removesuffix("Screen").lower()
    if name == "coding":
        coding = cast("CodingScreen", front)
        opened = coding.desk.opened
        place = (opened.document.key, coding.text.passage) if opened is not None else None
        return TourMoment(name, last, kinds, place, coding.finding.found is not None)
    if name == "quotations":
        quotations = cast("QuotationsScreen", front)
        number, files = len(quotations.found.quotations), quotations.exporting.written_files
        return TourMoment(name, last, kinds, passages=number, exported=files)
    return TourMoment(name, last, kinds)
