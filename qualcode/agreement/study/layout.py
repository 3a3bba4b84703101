"""The documents of a study laid end to end, so that one sweep over sorted arrays does for all of them.

What comes of the sweep: the units, which of them each voice coded, and the free passages.

An offset here is that of the stored text plus the border at which the document's text begins; one empty place lies
between two texts. The *axis* holds only what counts, the answers, without gaps. A *line* is one layer of one voice;
the lines of all layers are laid one behind the other, so that sorting once does for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from qualcode.agreement.kernel.pattern_counts import sorted_patterns
from qualcode.agreement.kernel.ratings import MISSING, Pattern
from qualcode.agreement.kernel.units import tokens
from qualcode.model.documents import Role
from qualcode.model.spans import Span
from qualcode.progress import Progress, untold
from qualcode.project.file.structures import PackedStructure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.study.code_levels import CodeLevel

    Integers = NDArray[np.int64]


class Stretches(NamedTuple):
    """Half-open stretches, sorted."""

    starts: Integers
    ends: Integers


@dataclass(frozen=True)
class GivenUnits:
    """The units of all documents: `pieces` with the number of the unit that each belongs to.

    A unit is one piece or several (a paragraph out of which an interviewer's words are cut). `lengths`, `documents`
    and `turns` are per unit: code points that count, the document's place, a number that units of one turn share
    (of one paragraph where there are no turns). `borders` are the numbers of the first unit of each document, and
    the number of all; `silent` counts the interviewer's units that are left out.
    """

    pieces: Stretches
    owners: Integers
    lengths: Integers
    documents: Integers
    turns: Integers
    borders: Integers
    silent: int


@dataclass(frozen=True)
class Layout:
    """Where texts lie. `lengths`, `structures`, `roles` and passages that were fixed are per document."""

    lengths: Sequence[int]
    structures: Sequence[PackedStructure]
    roles: Sequence[Mapping[str, Role]]
    segments: Sequence[Sequence[Span]] = ()

    @cached_property
    def borders(self) -> Integers:
        """Where each document's text begins, and where the next one would."""
        import numpy as np

        return np.concatenate([[0], np.cumsum(np.array(self.lengths, dtype=np.int64) + 1)])

    @property
    def width(self) -> int:
        """More than any offset: lines of this width can be laid one behind the other."""
        return int(self.borders[-1]) + 1

    @cached_property
    def turns(self) -> Integers:
        """Where turns begin."""
        import numpy as np

        turns = [structure.packed_turns() for structure in self.structures]
        starts = np.array([start for mine in turns for start, *_ in mine], dtype=np.int64)
        return starts + np.repeat(self.borders[:-1], [len(mine) for mine in turns])

    @cached_property
    def _holes(self) -> Stretches:
        """What does not count: what those say who ask, and the labels of all others."""
        import numpy as np

        rows: list[tuple[int, int]] = []
        counts = []
        for structure, roles in zip(self.structures, self.roles, strict=True):
            pieces = structure.pieces() if structure.has_turns else []
            rows += [
                (start, end if roles.get(speaker) is Role.ASKS else speech) for start, end, speech, speaker in pieces
            ]
            counts.append(len(pieces))
        columns = np.array(rows, dtype=np.int64).reshape(-1, 2).T + np.repeat(self.borders[:-1], counts)
        return _joined(columns[0], columns[1])

    @cached_property
    def answered(self) -> Stretches:
        """The stretches that count."""
        import numpy as np

        holes = self._holes
        ends = self.borders[1:] - 1
        starts = np.sort(np.concatenate([self.borders[:-1], holes.ends]))
        stops = np.sort(np.concatenate([holes.starts, ends]))
        kept = starts < stops
        return Stretches(starts[kept], stops[kept])

    @cached_property
    def _before(self) -> Integers:
        import numpy as np

        return np.concatenate([[0], np.cumsum(self.answered.ends - self.answered.starts)])

    def place(self, offsets: Integers) -> Integers:
        """Where offsets lie on the axis: how many code points before them count."""
        import numpy as np

        if not len(self.answered.starts):
            return np.zeros(len(offsets), dtype=np.int64)
        at = np.searchsorted(self.answered.starts, offsets, side="right") - 1
        inside = np.minimum(offsets, self.answered.ends[at]) - self.answered.starts[at]
        placed: Integers = np.where(at < 0, 0, self._before[at] + inside)
        return placed

    @cached_property
    def axis(self) -> Integers:
        """Where each document begins on the axis, and where the next one would."""
        return self.place(self.borders)

    def answered_spans(self, document: int) -> list[Span]:
        """What counts of one document, by its place, in offsets of its stored text."""
        import numpy as np

        border, after = self.borders[document : document + 2].tolist()
        first, last = np.searchsorted(self.answered.starts, [border, after]).tolist()
        starts, ends = self.answered.starts[first:last] - border, self.answered.ends[first:last] - border
        return [Span(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    # ---- units -----------------------------------------------------------------------------------

    def units(self, unit: str, texts: Sequence[str], progress: Progress = untold) -> GivenUnits:
        """The units of all documents, cut out of what counts; `texts` are looked at for words only.

        `progress` hears how many of the documents are done.

        Raises ValueError for units that overlap.
        """
        import numpy as np

        spans, documents, paragraphs = self._spans(unit, texts, progress)
        cut, owners = overlaps(spans, self.answered)
        pieces = Stretches(
            np.maximum(spans.starts[owners], self.answered.starts[cut]),
            np.minimum(spans.ends[owners], self.answered.ends[cut]),
        )
        there = pieces.starts < pieces.ends
        pieces, owners = Stretches(pieces.starts[there], pieces.ends[there]), owners[there]
        if np.any(pieces.starts[1:] < pieces.ends[:-1]):
            raise ValueError("units must not overlap")  # no text: Python alone sees it
        kept, first, number = np.unique(owners, return_index=True, return_inverse=True)
        lengths = np.zeros(len(kept), dtype=np.int64)
        np.add.at(lengths, number, pieces.ends - pieces.starts)
        begin, of = pieces.starts[first], documents[kept]
        turns = np.searchsorted(self.turns, begin, side="right")
        without = np.array([not structure.has_turns for structure in self.structures], dtype=bool)[of]
        turns = np.where(without, np.searchsorted(paragraphs, begin, side="right"), turns)
        borders = np.searchsorted(of, np.arange(len(self.lengths) + 1))
        return GivenUnits(pieces, number.ravel(), lengths, of, turns, borders, len(spans.starts) - len(kept))

    def _spans(self, unit: str, texts: Sequence[str], progress: Progress) -> tuple[Stretches, Integers, Integers]:
        """The units before anything is cut out of them, their documents, and where paragraphs begin."""

        edges: list[list[int]] = []
        paragraphs: list[list[int]] = []
        for place, structure in enumerate(self.structures):
            progress(place, len(self.structures))
            without = not structure.has_turns
            paragraphs.append(structure.edges("paragraphs") if without or unit in {"turn", "paragraph"} else [])
            if unit == "sentence":
                edges.append(structure.edges("sentences"))
            elif unit == "document":
                edges.append([0, self.lengths[place]])
            elif unit == "segment":
                edges.append([edge for span in self.segments[place] for edge in (span.start, span.end)])
            elif unit == "token":
                words = tokens(texts[place], self.answered_spans(place))
                edges.append([edge for word in words for edge in (word.start, word.end)])
            elif unit == "turn" and not without:
                edges.append([edge for start, end, *_ in structure.packed_turns() for edge in (start, end)])
            else:
                edges.append(paragraphs[-1])
        found, documents = self._laid(edges)
        begun, _ = self._laid(paragraphs)
        return Stretches(found[::2], found[1::2]), documents[::2], begun[::2]

    def _laid(self, edges: Sequence[Sequence[int]]) -> tuple[Integers, Integers]:
        import numpy as np

        documents = np.repeat(np.arange(len(edges)), [len(found) for found in edges])
        flat = np.fromiter(chain.from_iterable(edges), dtype=np.int64, count=len(documents))
        return flat + self.borders[documents], documents


def _joined(starts: Integers, ends: Integers) -> Stretches:
    """Sorted stretches with overlapping and touching ones joined and empty ones left out."""
    import numpy as np

    held = starts < ends
    starts, ends = starts[held], ends[held]
    if not len(starts):
        return Stretches(starts, ends)
    reached = np.maximum.accumulate(ends)
    first = np.concatenate([[True], starts[1:] > reached[:-1]])
    return Stretches(starts[first], reached[np.concatenate([first[1:], [True]])])


def overlaps(stretches: Stretches, others: Stretches) -> tuple[Integers, Integers]:
    """The pairs that meet, as places in `others` and in `stretches`, in the order of the latter.

    Both are sorted, and the others do not overlap.
    """
    import numpy as np

    first = np.searchsorted(others.ends, stretches.starts, side="right")
    number = np.maximum(np.searchsorted(others.starts, stretches.ends, side="left") - first, 0)
    mine = np.repeat(np.arange(len(first)), number)
    theirs = np.arange(len(mine)) - np.repeat(np.cumsum(number) - number, number) + first[mine]
    return theirs, mine


def sums_of_runs(values: NDArray[Any], begins: NDArray[np.bool_]) -> NDArray[Any]:
    """The sums of runs of values, where `begins` says which begin one."""
    import numpy as np

    sums: NDArray[Any] = np.add.reduceat(values, np.flatnonzero(begins)) if len(values) else values
    return sums


@dataclass(frozen=True)
class PassageColumns:
    """All codings that count as columns; `codes` are keys, offsets those of the layout, `documents` places."""

    codes: Integers
    voices: Integers
    documents: Integers
    starts: Integers
    ends: Integers

    def of_layers(self, layers: Sequence[CodeLevel]) -> tuple[Integers, Integers]:
        """(layer, row) for each layer that takes the row's code in."""
        import numpy as np

        pairs = sorted((key, number) for number, layer in enumerate(layers) for key in layer.keys)
        keys, numbers = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        first = np.searchsorted(keys, self.codes, side="left")
        count = np.searchsorted(keys, self.codes, side="right") - first
        rows = np.repeat(np.arange(len(first)), count)
        at = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count) + first[rows]
        return numbers[at], rows


@dataclass(frozen=True)
class CodedUnits:
    """Which units are coded: by layer, voice and unit, in this order."""

    layers: Integers
    voices: Integers
    units: Integers


@dataclass(frozen=True)
class UnitPatterns:
    """What the voices said of the units that any of them coded with a layer, by layer and unit.

    `said` is per row the number of a pattern.
    """

    layers: Integers
    units: Integers
    said: Integers
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True)
class FreePassages:
    """Each voice's passages of each layer on the axis, overlapping ones joined, by layer, voice and place."""

    layers: Integers
    voices: Integers
    documents: Integers
    starts: Integers
    ends: Integers


def coded_units(
    layout: Layout, units: GivenUnits, columns: PassageColumns, layers: Sequence[CodeLevel], voices: int
) -> CodedUnits:
    """The units that each voice codes with each layer; the rule is that of `kernel.units.Units.coded`."""
    import numpy as np

    layer, rows = columns.of_layers(layers)
    line = layer * voices + columns.voices[rows]
    line, passages = _united(line, columns.starts[rows], columns.ends[rows], layout, 0)
    lengths = layout.place(passages.ends) - layout.place(passages.starts)
    pieces, passage = overlaps(passages, units.pieces)
    shared = np.minimum(units.pieces.ends[pieces], passages.ends[passage]) - np.maximum(
        units.pieces.starts[pieces], passages.starts[passage]
    )
    unit = units.owners[pieces]
    # what one passage shares with one unit, then what all passages of a line do
    begins = _changes(passage, unit)
    shared, unit, passage = sums_of_runs(shared, begins), unit[begins], passage[begins]
    enough = 2 * shared >= lengths[passage]
    lines = line[passage]
    begins = _changes(lines, unit)
    marked, alone = sums_of_runs(shared, begins), sums_of_runs(enough.astype(np.int64), begins) > 0
    lines, unit = lines[begins], unit[begins]
    coded = alone | (2 * marked >= units.lengths[unit])
    lines, unit = lines[coded], unit[coded]
    return CodedUnits(lines // voices, lines % voices, unit)


def unit_patterns(units: GivenUnits, coded: CodedUnits, counts: NDArray[np.bool_]) -> UnitPatterns:
    """What the voices said of each unit that any of them coded; `counts` has the shape (documents, voices)."""
    import numpy as np

    total = max(1, len(units.lengths))
    keys, row = np.unique(coded.layers * total + coded.units, return_inverse=True)
    layers, touched = keys // total, keys % total
    given = np.zeros((len(keys), counts.shape[1]), dtype=np.int64)
    given[row.ravel(), coded.voices] = 1
    given[~counts[units.documents[touched]]] = MISSING
    patterns, said = sorted_patterns(given, 2)
    return UnitPatterns(layers, touched, said, tuple(patterns))


def free_passages(layout: Layout, columns: PassageColumns, layers: Sequence[CodeLevel], voices: int) -> FreePassages:
    """Each voice's passages of each layer on the text that counts; touching ones stay apart."""
    import numpy as np

    layer, rows = columns.of_layers(layers)
    starts, ends = layout.place(columns.starts[rows]), layout.place(columns.ends[rows])
    there = starts < ends
    line, passages = _united((layer * voices + columns.voices[rows])[there], starts[there], ends[there], layout, 1)
    documents = np.searchsorted(layout.axis, passages.starts, side="right") - 1
    return FreePassages(line // voices, line % voices, documents, passages.starts, passages.ends)


def _united(
    line: Integers, starts: Integers, ends: Integers, layout: Layout, apart: int
) -> tuple[Integers, Stretches]:
    """The passages of each line in order, overlapping ones joined, and touching ones too unless `apart` is 1."""
    import numpy as np

    low, high = line * layout.width + starts, line * layout.width + ends
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    if not len(low):
        return low, Stretches(low, high)
    reached = np.maximum.accumulate(high)
    first = np.concatenate([[True], low[1:] > reached[:-1] - apart])
    last = np.concatenate([first[1:], [True]])
    begin, end = low[first], reached[last]
    lines = begin // layout.width
    return lines, Stretches(begin - lines * layout.width, end - lines * layout.width)


def _changes(first: Integers, second: Integers) -> NDArray[np.bool_]:
    """Where one of two columns differs from the row before."""
    import numpy as np

    begins = np.ones(len(first), dtype=bool)
    begins[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    return begins
