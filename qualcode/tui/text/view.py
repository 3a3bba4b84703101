"""The drawing half of the coded text: text, passages, hits and selection on the screen.

Lines that are kept, over pure geometry. One reactive, `selection`, says what is selected; whatever changes, the
pictures of the lines on the screen are compared with those last drawn and only lines that differ are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, NamedTuple

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from qualcode.catalogue import _
from qualcode.errors import SpanOutside
from qualcode.model.documents import Role, Structure
from qualcode.tui.text.cells import boundary_after, boundary_before
from qualcode.tui.text.columns import Columns, columns_for, two_sided_columns
from qualcode.tui.text.geometry import TextGeometry, crowded
from qualcode.tui.text.kept_lines import KeptLines
from qualcode.tui.text.margin_stripes import Lanes, names_at
from qualcode.tui.text.paint import Painter
from qualcode.tui.text.passages import OverlapIndex, Passage, Stretch
from qualcode.tui.text.picture import CodeLook, Picture, inks_of
from qualcode.tui.text.selection import Selection, selected, snapped
from qualcode.tui.text.units import TextUnits, Unit

_CONTEXT = 3  # lines to see before and after a selection that is brought into view
_FEW_CHANGES = 500  # more passages than that are taken in anew, which moves stripes to other lanes


class _TouchedText(NamedTuple):
    """What the selection touches: [start, end), and the character at the active edge if keys arrive here."""

    start: int
    end: int
    edge: tuple[int, int] | None


class CodedView(KeptLines, can_focus=True, inherit_bindings=False):
    """A text with its codings; read-only, with one selection; keys are left to whoever uses it."""

    ALLOW_SELECT = False  # Textual's own selection knows screen places, ours offsets
    TWO_SIDED: ClassVar[bool] = False
    """Whether one's own passages have their stripes at the left and others' at the right."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "coded-text--asked",
        "coded-text--selection",
        "coded-text--edge",
        "coded-text--hit",
        "coded-text--number",
        "coded-text--name",
        "coded-text--one-side",
        "coded-text--both-sides",
    }
    DEFAULT_CSS = """
    CodedView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
        & > .coded-text--asked { color: $text-muted; }
        & > .coded-text--selection { background: $primary; color: $text; }
        & > .coded-text--edge { text-style: bold reverse; }
        & > .coded-text--hit { background: $warning 35%; text-style: bold; }
        & > .coded-text--number { color: $text-disabled; }
        & > .coded-text--name { color: $text-muted; }
        & > .coded-text--one-side { background: $foreground 14%; }
        & > .coded-text--both-sides { background: $foreground 26%; }
    }
    """

    selection: var[Selection] = var(Selection(0, 0), init=False)
    """Anchor and cursor; whatever is set is brought into the text and widened to whole grapheme clusters."""

    class SelectionChanged(Message, namespace="coded_text"):
        """Something else is selected now: [start, end), empty if it is only a place."""

        def __init__(self, view: CodedView, start: int, end: int) -> None:
            super().__init__()
            self.view = view
            self.start = start
            self.end = end

        @property
        def control(self) -> CodedView:
            """The view that it happened in."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """A later selection makes an earlier one that nobody has seen yet pointless."""
            return isinstance(message, CodedView.SelectionChanged) and message.view is self.view

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._units = TextUnits("", Structure(""), {})
        self._passages: dict[int, Passage] = {}
        self._index: OverlapIndex[Passage] = OverlapIndex()
        self._hits: OverlapIndex[Stretch] = OverlapIndex()
        self._looks: dict[int, CodeLook] = {}
        self._apart: list[int] = []
        self._geometry = TextGeometry("", 1)
        self._columns: Columns | None = None  # None until the size is known
        self._lanes = self._new_lanes()
        self._painter: Painter | None = None
        self._in_line: dict[int, tuple[tuple[Passage, int], ...]] = {}
        self._named: dict[int, tuple[Passage, ...]] = {}
        self._touch: _TouchedText | None = None
        self._any_hits = False
        self._fixed: OverlapIndex[Stretch] = OverlapIndex()
        self._current: frozenset[int] = frozenset()
        self._first: OverlapIndex[Stretch] = OverlapIndex()
        self._second: OverlapIndex[Stretch] = OverlapIndex()
        self._strips: LRUCache[Picture, Strip] = LRUCache(1024)
        self._shown: dict[int, Picture | None] = {}
        self._place = 0  # an offset in the topmost line
        self._height = 0  # of the view, when its size was last seen

    # what is shown

    @property
    def text(self) -> str:
        """The text as it was loaded."""
        return self._units.text

    @property
    def units(self) -> TextUnits:
        """The units of the text."""
        return self._units

    @property
    def passages(self) -> list[Passage]:
        """All passages, sorted."""
        return sorted(self._passages.values())

    def load(self, text: str, structure: Structure, roles: Mapping[str, Role]) -> None:
        """Show another text from its beginning, without passages and hits, its first answer selected."""
        self._units = TextUnits(text, structure, roles)
        self._passages, self._index = {}, OverlapIndex()
        self._hits, self._any_hits = OverlapIndex(), False
        self._fixed, self._first, self._second = OverlapIndex(), OverlapIndex(), OverlapIndex()
        # turns that no blank line sets apart get one on the screen
        self._apart = crowded(text, (turn.span.start for turn in structure.turns))
        self._geometry, self._columns, self._place = TextGeometry("", 1), None, 0
        if self._relayout():
            self.scroll_to(y=0, animate=False)
        # the same offsets mean something else now, so this counts as a change in any case
        self.set_reactive(CodedView.selection, self.validate_selection(self._first_selection()))
        self.watch_selection()
        self.bring_into_view()
        self.refresh()

    def _first_selection(self) -> Selection:
        sentence = self._units.nearest(Unit.SENTENCE, self._units.first_answer())
        return selected(sentence) if sentence else Selection(0, 0)

    def set_palette(self, looks: Mapping[int, CodeLook]) -> None:
        """Draw each code (by key) in its colour and with its short name; a code that is missing is a “?”."""
        if looks != self._looks:
            self._looks = dict(looks)
            self._restyle()

    def set_passages(self, passages: Iterable[Passage]) -> None:
        """Show exactly these passages; those that were there keep their lanes. SpanOutside for wrong bounds."""
        new = {passage.coding: passage for passage in passages}
        self._check(new.values())
        gone = [p for p in self._passages.values() if new.get(p.coding) != p]
        fresh = len(new) - (len(self._passages) - len(gone))
        if len(gone) + fresh > _FEW_CHANGES:
            self._passages, self._index = new, OverlapIndex(new.values())
            self._lanes = self._new_lanes()
        else:
            for passage in gone:
                self._drop(passage)
            for passage in [p for p in new.values() if p.coding not in self._passages]:
                self._take(passage)
        self._passages_changed()

    def add_passage(self, passage: Passage) -> None:
        """Show one more, or the same coding in another place or with another code. SpanOutside as above."""
        self._check([passage])
        former = self._passages.get(passage.coding)
        if former is not None:
            self._drop(former)
        self._take(passage)
        self._passages_changed()

    def remove_passage(self, coding: int) -> Passage | None:
        """Take the passage of a coding away; None if it was not there."""
        passage = self._passages.get(coding)
        if passage is not None:
            self._drop(passage)
            self._passages_changed()
        return passage

    def set_hits(self, hits: Iterable[tuple[int, int]]) -> None:
        """Mark these stretches [start, end) as found; SpanOutside for wrong bounds."""
        stretches = [Stretch(start, end) for start, end in hits]
        self._check(stretches)
        self._hits, self._any_hits = OverlapIndex(stretches), bool(stretches)
        self.refresh_changed()

    def set_fixed(self, fixed: Iterable[tuple[int, int]]) -> None:
        """Mark these stretches [start, end) as passages that are to be coded as they stand; SpanOutside as above."""
        stretches = [Stretch(start, end) for start, end in fixed]
        self._check(stretches)
        self._fixed = OverlapIndex(stretches)
        self.refresh_changed()

    @property
    def current(self) -> int | None:
        """The coding whose stripe and name are marked as the current one; its passage may be gone."""
        return next(iter(self._current), None)

    def set_current(self, coding: int | None) -> None:
        """Mark the stripe and the name of this coding alone; None marks none."""
        self._mark_current(frozenset() if coding is None else frozenset({coding}))

    def _mark_current(self, codings: frozenset[int]) -> None:
        if codings != self._current:
            self._current = codings
            self.refresh_changed()

    def compare(self, first: Iterable[int], second: Iterable[int]) -> None:
        """Mark the passages of these codings, which are compared: what the one side has, the other, and both."""
        sides = []
        for side in (first, second):
            there = [self._passages[coding] for coding in side if coding in self._passages]
            sides.append(there)
        self._first, self._second = (
            OverlapIndex({Stretch(passage.start, passage.end) for passage in side}) for side in sides
        )
        self._mark_current(frozenset(passage.coding for side in sides for passage in side))
        self.refresh_changed()

    def _check(self, items: Iterable[Passage | Stretch]) -> None:
        length = len(self.text)
        for item in items:
            if not 0 <= item.start < item.end <= length:
                raise SpanOutside(
                    _(
                        "The passage {start}:{end} lies outside of the text ({length} characters).",
                        start=item.start,
                        end=item.end,
                        length=length,
                    ),
                    _("Check the project file: qualcode check"),
                )

    def _take(self, passage: Passage) -> None:
        self._passages[passage.coding] = passage
        self._index.add(passage)

    def _drop(self, passage: Passage) -> None:
        del self._passages[passage.coding]
        self._index.remove(passage)
        self._lanes.forget(passage)

    def _passages_changed(self) -> None:
        self._in_line.clear()
        self._named.clear()
        self.refresh_changed()

    # what the selection touches

    @property
    def active_offset(self) -> int:
        """The offset of the character at the active edge of the selection."""
        anchor, cursor = self.selection
        return boundary_before(self.text, cursor - 1) if cursor > anchor else cursor

    def passages_here(self) -> list[Passage]:
        """The passages that the selection touches, or that hold its place if it is empty; sorted."""
        start, end = self.selection.start, self.selection.end
        return self._index.overlapping(start, max(end, start + 1))

    def validate_selection(self, selection: tuple[int, int]) -> Selection:
        """Bring it into the text and widen it to whole grapheme clusters."""
        return snapped(self.text, Selection(*selection))

    def watch_selection(self) -> None:
        """Draw what changed and tell others."""
        self._touch = None
        self.refresh_changed()
        self.post_message(self.SelectionChanged(self, self.selection.start, self.selection.end))

    # size and place

    def on_resize(self) -> None:
        """Wrap anew if the width changed, with the same text at the top and the selection still in view."""
        top, height = self.scroll_offset.y, self._height
        seen = self._columns is None or top <= self._geometry.line_of(self.active_offset) < top + height
        start, end = self._geometry.bounds(top)
        if not start <= self._place < end:
            self._place = start
        if self._relayout():
            self.scroll_to(y=self._geometry.line_of(self._place), animate=False)
        self._height = self.size.height
        if seen:
            self.bring_into_view()

    def _relayout(self) -> bool:
        """Fit columns and lines to the present width; whether that changed anything."""
        width = self.scrollable_content_region.width
        layout = two_sided_columns if self.TWO_SIDED else columns_for
        columns = layout(width, len(self._units.structure.paragraphs))
        if not width or columns == self._columns:
            return False
        if self._columns is None or columns.text != self._columns.text:
            self._geometry = TextGeometry(self.text, columns.text, self._apart)
            self._lanes = self._new_lanes()
            self._in_line.clear()
        self._named.clear()
        self._columns = columns
        self.virtual_size = Size(width, self._geometry.height)
        self._restyle()
        return True

    def bring_into_view(self, *, by_edge: bool = False) -> None:
        """Scroll so that the selection is seen with some lines around it.

        Nothing moves if it is; a far way ends with the selection in the upper third. Of a selection that is
        too long its start is shown, or `by_edge` its active edge.
        """
        if self._columns is None:
            return
        geometry, height, selection = self._geometry, self.size.height, self.selection
        first = geometry.line_of(selection.start)
        last = geometry.line_of(max(selection.start, selection.end - 1))
        context = min(_CONTEXT, max(0, height - 1) // 2)
        if last - first + 1 + 2 * context > height:
            first = last = geometry.line_of(self.active_offset if by_edge else selection.start)
        top = self.scroll_offset.y
        above, below = max(0, first - context), min(geometry.height - 1, last + context)
        if above >= top and below < top + height:
            return
        if last < top - height or first >= top + 2 * height:
            target = first - height // 3
        else:
            target = above if above < top else below - height + 1
        self.scroll_to(y=target, animate=False)

    # drawing

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """The active edge is marked only where keys arrive."""
        super().watch_has_focus(has_focus)
        self._touch = None
        self.refresh_changed()

    def notify_style_update(self) -> None:
        """Colours may have changed: draw everything anew."""
        super().notify_style_update()
        self._restyle()

    def _restyle(self) -> None:
        self._painter = None
        self._strips.clear()
        self._shown.clear()
        self.refresh()

    def refresh_changed(self) -> None:
        """Have those lines drawn again that look different from what was drawn last."""
        if self._columns is None:
            return
        top, width = self.scroll_offset.y, self.size.width
        changed = [y for y, picture in self._shown.items() if picture != self._picture(top + y)]
        regions = [Region(0, first, width, count) for first, count in _runs(sorted(changed))]
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """One line of the view, `y` from its top."""
        picture = None if self._columns is None else self._picture(self.scroll_offset.y + y)
        self._shown[y] = picture
        if picture is None:
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._strips.get(picture)
        if strip is None:
            if self._painter is None:
                self._painter = self._new_painter()
            strip = self._strips[picture] = self._painter.paint(picture)
        return strip

    def _picture(self, line: int) -> Picture | None:
        """What a line shows now; None behind the end of the text."""
        if line >= self._geometry.height:
            return None
        start, end = self._geometry.bounds(line)
        first, last, edge = self._touch or self._new_touch()
        passages, names = self._passages_in(line), self._named_in(line)
        there = {*names, *(passage for passage, _lane in passages)}
        current = frozenset(passage for passage in there if passage.coding in self._current)
        selected_here = (max(start, first), min(end, last)) if first < end and last > start else None
        return Picture(
            line,
            selected=selected_here if first < last else None,
            edge=edge if edge and start <= edge[0] < end else None,
            passages=passages,
            names=names,
            current=current,
            lit=()
            if self.TWO_SIDED
            else tuple(p for p, _ in passages if p.start < max(last, first + 1) and p.end > first),
            hits=tuple(self._hits.overlapping(start, end)) if self._any_hits else (),
            fixed=tuple(self._fixed.overlapping(start, end)),
            first=tuple(self._first.overlapping(start, end)),
            second=tuple(self._second.overlapping(start, end)),
        )

    def _new_touch(self) -> _TouchedText:
        """Ask the reactives once and not for every line."""
        self._touch = _TouchedText(self.selection.start, self.selection.end, self._edge() if self.has_focus else None)
        return self._touch

    def _edge(self) -> tuple[int, int] | None:
        """The character at the active edge; the end of the text stands behind its last character."""
        text, offset = self.text, self.active_offset
        if offset < len(text):
            return offset, boundary_after(text, offset + 1)
        return (boundary_before(text, offset - 1), offset) if text else None

    def _passages_in(self, line: int) -> tuple[tuple[Passage, int], ...]:
        found = self._in_line.get(line)
        if found is None:
            passages = self._index.overlapping(*self._geometry.bounds(line))
            found = self._in_line[line] = tuple(zip(passages, self._lanes.of(passages), strict=True))
        return found

    def _opening_in(self, line: int) -> list[Passage]:
        """The passages that begin in a line."""
        start, _ = self._geometry.bounds(line)
        return [p for p, _ in self._passages_in(line) if p.start >= start] if line < self._geometry.height else []

    def _named_in(self, line: int) -> tuple[Passage, ...]:
        if self._columns is None or not self._columns.names:
            return ()
        found = self._named.get(line)
        if found is None:
            named = names_at(line, self._opening_in, self._geometry) if not self.TWO_SIDED else self._of_sides(line)
            found = self._named[line] = tuple(named)
        return found

    def _of_sides(self, line: int) -> list[Passage]:
        """The passages whose names stand at both sides of a line."""

        def opening(own: bool) -> Callable[[int], list[Passage]]:  # noqa: FBT001 - a side
            return lambda at: [passage for passage in self._opening_in(at) if passage.own is own]

        return [passage for own in (True, False) for passage in names_at(line, opening(own), self._geometry)]

    def _new_lanes(self) -> Lanes:
        return Lanes(self._geometry, two_sided=self.TWO_SIDED)

    def _new_painter(self) -> Painter:
        assert self._columns is not None  # noqa: S101 - lines are drawn only when the size is known
        return Painter(self._geometry, self._units, self._columns, self._looks, inks_of(self))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs without gaps: the first of each, and how many."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == sum(runs[-1]):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
