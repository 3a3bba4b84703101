"""The way through the passages that were fixed for who codes: the next, the previous, and how many are coded."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext
from qualcode.model.sharing.segments import SegmentPlace, SegmentWalk
from qualcode.tui.coding.desk import CodingDesk
from qualcode.workspace.coding.segments import segment_walk


class SegmentSteps:
    """The fixed passages as they are now; they are read once after each change."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk
        self._walk = SegmentWalk((), ())
        self._read_at = -1  # the workbench's number of changes at which they were read

    @property
    def walk(self) -> SegmentWalk:
        """All of them, in the order in which they are to be coded."""
        bench = self._desk.bench
        if self._read_at != bench.changes:
            self._walk, self._read_at = segment_walk(bench.space), bench.changes
        return self._walk

    def mark(self) -> None:
        """Mark those of the open document in the text."""
        opened = self._desk.opened
        if opened is not None:
            here = [place.segment.span for place in self.walk if place.segment.document == opened.document.key]
            self._desk.text.set_fixed([(span.start, span.end) for span in here])

    @property
    def here(self) -> SegmentPlace | None:
        """The one in which the selection begins."""
        desk = self._desk
        if desk.opened is None or not self.walk:
            return None
        return self.walk.at(desk.opened.document.key, desk.span.start if desk.span else desk.offset)

    @property
    def words_here(self) -> str:
        """Which one the selection is in: “fixed passage 12 of 40”; empty where it is in none."""
        place = self.here
        if place is None:
            return ""
        words = _("fixed passage {number} of {all}", number=place.number, all=place.total)
        return f"{words} ✓" if place.coded else words

    @property
    def progress(self) -> str:
        """How many are coded, for the head; empty where none are fixed."""
        walk = self.walk
        if not walk:
            return ""
        return pgettext("head", "fixed: {coded} of {all} coded", coded=walk.coded, all=walk.total)

    def action_fixed_passage(self, by: int) -> None:
        """Select the next (1) or previous (-1) fixed passage, maybe of another document."""
        if not self.walk:
            self._desk.flash(_("No passages are fixed for you."))
        elif not self._go(by):
            words = _("This is the last fixed passage.") if by > 0 else _("This is the first fixed passage.")
            self._desk.flash(f"{words} · {self.progress}")

    def go_on(self) -> bool:
        """After coding go on to the next one; False where the selection is in none, or in the last."""
        return self.here is not None and self._go(1)

    def _go(self, by: int) -> bool:
        desk = self._desk
        document = desk.opened.document.key if desk.opened is not None else 0
        place = self.walk.step(document, desk.span.start if desk.span else desk.offset, by)
        if place is not None:
            desk.front.go_to(place.segment.document, place.segment.span)
        return place is not None
