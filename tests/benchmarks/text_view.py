"""What the coded text costs: CPU milliseconds, beside a trivial program and the eager way of doing it.

    python tests/benchmarks/text_view.py [--quick]

Every figure is process time of the whole Textual program in a headless terminal of 120 × 42 cells, from the
call until the program is idle again. “floor” is the same for a program with one Static. “eager” is the way
this widget does not go: sweep and lanes of the whole text at once, and again for each added coding.
"""

from __future__ import annotations

import asyncio
import gc
import random
import sys
import time
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from statistics import median
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Size
from textual.pilot import Pilot
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from qualcode.model.codes import COLOURS
from qualcode.model.documents import Role, Structure, Turn
from qualcode.model.spans import Span
from qualcode.tui.text.coded_text import CodedText, CodeLook, Passage
from qualcode.tui.text.geometry import wrap

_TALK = (
    "wir haben also dann immer noch keine feste Stelle für über Fälle und das war am Anfang schwierig weil "
    "jeder anders arbeitet Termin Absprache Runde Tisch später nicht mehr gut geklappt ja genau Leute Haus"
)
_ROLES = {"I": Role.ASKS, "B": Role.ANSWERS}
_LOOKS = {key: CodeLook(COLOURS[key % len(COLOURS)], f"Kategorie {key}") for key in range(60)}


class Material(NamedTuple):
    """A text with its structure and overlapping passages."""

    text: str
    structure: Structure
    passages: list[Passage]


def make_material(length: int, count: int, *, one_paragraph: bool = False) -> Material:
    """Invented talk, the same in every run."""
    rng, vocabulary = random.Random(7), _TALK.split()
    parts: list[str] = []
    paragraphs: list[Span] = []
    turns: list[Turn] = []
    sentences: list[Span] = []
    at = 0
    while at < length:
        speaker = "I" if rng.random() < 0.4 else "B"
        start, speech = at, at + 3
        parts.append(f"{speaker}: ")
        at = speech
        for number in range(rng.randint(1, 3 if speaker == "I" else 9)):
            words = " ".join(rng.choice(vocabulary) for _ in range(rng.randint(5, 22)))
            sentence = f"{' ' if number else ''}{words.capitalize()}."
            sentences.append(Span(at + (number > 0), at + len(sentence)))
            parts.append(sentence)
            at += len(sentence)
        paragraphs.append(Span(start, at))
        turns.append(Turn(Span(start, at), speaker, speech))
        parts.append(" " if one_paragraph else "\n")
        at += 1
    text = "".join(parts)
    if one_paragraph:
        half = len(text) // 2
        text = f"{text[:half]}👩‍👩‍👧‍👦{text[half:]}"
        paragraphs, turns, sentences = [Span(0, len(text))], [], []
    passages = []
    for key in range(count):
        start = rng.randrange(0, len(text) - 2000)
        end = start + int(min(1900, max(8, rng.lognormvariate(5.2, 0.8))))
        passages.append(Passage(start, end, rng.randrange(60), key))
    structure = Structure("benchmark", tuple(paragraphs), tuple(turns), tuple(sentences))
    return Material(text, structure, passages)


class Eager(ScrollView, can_focus=True):
    """The peer: wrapping, sweep and lanes of everything at once, then lines drawn from them."""

    DEFAULT_CSS = "Eager { overflow-y: scroll; overflow-x: hidden; }"

    def __init__(self, material: Material) -> None:
        super().__init__()
        self.text = material.text
        self.passages = list(material.passages)
        self.starts: list[int] = []
        self.selected = (0, 0)

    def on_resize(self) -> None:
        self.starts = wrap(self.text, self.size.width - 7)
        self.virtual_size = Size(self.size.width, len(self.starts) - 1)
        self.flatten()

    def flatten(self) -> None:
        """The sweep and the lanes."""
        events: dict[int, tuple[list[Passage], list[Passage]]] = {}
        for passage in self.passages:
            events.setdefault(passage.start, ([], []))[0].append(passage)
            events.setdefault(passage.end, ([], []))[1].append(passage)
        self.cuts, self.active, live = [0], [()], {}
        for offset in sorted(events):
            opened, closed = events[offset]
            for passage in closed:
                live.pop(passage.coding, None)
            live.update((passage.coding, passage) for passage in opened)
            self.cuts.append(offset)
            self.active.append(tuple(live.values()))
        self.lanes: dict[int, int] = {}
        busy: list[tuple[int, int]] = []
        free: list[int] = []
        for passage in sorted(self.passages):
            first = bisect_right(self.starts, passage.start) - 1
            last = bisect_right(self.starts, passage.end - 1) - 1
            while busy and busy[0][0] < first:
                heappush(free, heappop(busy)[1])
            lane = heappop(free) if free else len(busy)
            self.lanes[passage.coding] = lane
            heappush(busy, (last, lane))
        self.refresh()

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[Passage, ...]]]:
        index = bisect_right(self.cuts, start) - 1
        while start < end:
            stop = min(self.cuts[index + 1] if index + 1 < len(self.cuts) else end, end)
            yield start, stop, self.active[index]
            start, index = stop, index + 1

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        if line >= len(self.starts) - 1:
            return Strip.blank(self.size.width)
        start, end = self.starts[line], self.starts[line + 1]
        margin, segments = [" "] * 7, []
        for first, last, active in self.runs(start, end):
            for passage in active:
                margin[min(6, self.lanes[passage.coding])] = "┃"
            inside = self.selected[0] <= first < self.selected[1]
            style = Style(bgcolor="blue" if inside else None, underline=len(active) > 1)
            segments.append(Segment(self.text[first:last].rstrip("\n"), style))
        return Strip([Segment("".join(margin)), *segments]).adjust_cell_length(self.size.width)

    def extend(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if not self.selected[1]:
            self.selected = (self.starts[top + 5], self.starts[top + 5])
        target = self.text.find(" ", self.selected[1] + 1)
        self.selected = (self.selected[0], target)
        line = bisect_right(self.starts, target) - 1
        if top <= line < top + height:
            self.refresh_lines(line - 1, 2)

    def add(self, passage: Passage) -> None:
        self.passages.append(passage)
        self.flatten()


class Host(App[None]):
    """An empty program."""


@asynccontextmanager
async def hosted() -> Iterator[Pilot[None]]:
    app = Host()
    async with app.run_test(size=(120, 42)) as pilot:
        await pilot.pause()
        gc.collect()
        yield pilot


Figures = dict[str, float]


async def spent(pilot: Pilot[None], act: Callable[[], object]) -> float:
    """CPU milliseconds until the program is idle again."""
    before = time.process_time()
    result = act()
    if isinstance(result, Awaitable):
        await result
    await pilot.pause()
    return (time.process_time() - before) * 1000


async def first_paint(pilot: Pilot[None], make: Callable[[], Widget]) -> tuple[Widget, float]:
    widgets: list[Widget] = []

    async def mount() -> None:
        widgets.append(make())
        await pilot.app.mount(widgets[0])
        await pilot.pause()
        compositor = pilot.app.screen._compositor  # there is no public way to the whole picture
        compositor.render_full_update().render_segments(pilot.app.console)

    milliseconds = await spent(pilot, mount)
    return widgets[0], milliseconds


async def measure_coded(material: Material, rounds: int) -> Figures:
    figures: Figures = {}

    def make() -> CodedText:
        view = CodedText()
        view.load(material.text, material.structure, _ROLES)
        view.set_palette(_LOOKS)
        view.set_passages(material.passages)
        return view

    async with hosted() as pilot:
        view, figures["first paint"] = await first_paint(pilot, make)
        assert isinstance(view, CodedText)
        view.focus()
        await pilot.pause()
        figures["scroll a line"] = await over(pilot, rounds, lambda n: view.scroll_to(y=n + 1, animate=False))
        view.select(len(material.text) // 3, len(material.text) // 3 + 40)
        await pilot.pause()
        figures["extend by a word"] = await over(pilot, rounds, lambda _: view.extend_by("word", 1))
        start = view.selection.start
        if material.structure.sentences:
            figures["extend by a sentence"] = await over(pilot, 12, lambda _: view.extend_by("sentence", 1))
        figures["add a coding"] = await over(
            pilot, 12, lambda n: view.add_passage(Passage(start + n, start + 200 + n, n, 10**6 + n))
        )
        sizes = [(90, 42), (120, 42), (70, 42), (130, 42)]
        figures["resize"] = await over(pilot, 4, lambda n: pilot.resize_terminal(*sizes[n]))
    return figures


async def measure_eager(material: Material, rounds: int) -> Figures:
    figures: Figures = {}
    async with hosted() as pilot:
        view, figures["first paint"] = await first_paint(pilot, lambda: Eager(material))
        assert isinstance(view, Eager)
        figures["scroll a line"] = await over(pilot, rounds, lambda n: view.scroll_to(y=n + 1, animate=False))
        figures["extend by a word"] = await over(pilot, rounds, lambda _: view.extend())
        figures["add a coding"] = await over(pilot, 3, lambda n: view.add(Passage(500 + n, 900 + n, n, 10**6 + n)))
        sizes = [(90, 42), (120, 42)]
        figures["resize"] = await over(pilot, 2, lambda n: pilot.resize_terminal(*sizes[n]))
    return figures


async def measure_floor(rounds: int) -> Figures:
    figures: Figures = {}
    async with hosted() as pilot:
        view, figures["first paint"] = await first_paint(pilot, lambda: Static("hello"))
        figures["extend by a word"] = await over(pilot, rounds, lambda _: view.refresh())
        sizes = [(90, 42), (120, 42), (70, 42), (130, 42)]
        figures["resize"] = await over(pilot, 4, lambda n: pilot.resize_terminal(*sizes[n]))
    return figures


async def over(pilot: Pilot[None], rounds: int, act: Callable[[int], object]) -> float:
    """The median over some rounds."""
    return median([await spent(pilot, lambda n=n: act(n)) for n in range(rounds)])


def wrap_time(material: Material) -> float:
    before = time.process_time()
    wrap(material.text, 75)
    return (time.process_time() - before) * 1000


async def main() -> None:
    quick = "--quick" in sys.argv
    rounds = 10 if quick else 60
    await measure_floor(2)  # what is imported and compiled once is no part of any figure
    floor = await measure_floor(rounds)
    print("floor: a program with one Static, CPU ms")
    print("   ", ", ".join(f"{name} {value:.1f}" for name, value in floor.items()), "\n")
    for length, count in ((100_000, 500),) if quick else ((1_000_000, 5_000), (5_000_000, 25_000)):
        material = make_material(length, count)
        coded = await measure_coded(material, rounds)
        eager = await measure_eager(material, rounds)
        print(f"{length / 1e6:g} MB, {count} passages, {len(material.structure.paragraphs)} paragraphs")
        print(f"    {'':22}{'coded':>9}{'eager':>9}{'coded/eager':>13}")
        for name, value in coded.items():
            peer = f"{eager[name]:9.1f}{value / eager[name]:13.2f}" if name in eager else ""
            print(f"    {name:22}{value:9.1f}{peer}")
        print(f"    {'wrapping alone':22}{wrap_time(material):9.1f}\n")
    one = make_material(100_000 if quick else 1_000_000, 500 if quick else 5_000, one_paragraph=True)
    figures = await measure_coded(one, rounds)
    print("one paragraph with one emoji:", ", ".join(f"{k} {v:.1f}" for k, v in figures.items()))
    print(f"    wrapping alone {wrap_time(one):.1f}")


if __name__ == "__main__":
    asyncio.run(main())
