"""What is counted for a table: passages in rows and columns, and the cases and documents that they rest on.

What a passage is stands in `passages`, who counts as a case in `voices`. Of cases and documents a cell counts how
many have a passage there: only present ones, only absent ones, or both (or a mixed one); the headline number leaves
out those with absent ones only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.model.codes import Code
from qualcode.project.project import Project
from qualcode.retrieval.counting.arrays import different, spread
from qualcode.retrieval.counting.axes import TableSide, kind_of, side_of, wave_of
from qualcode.retrieval.counting.extents import AnsweredText
from qualcode.retrieval.counting.passages import CountedPassages, counted_codings, passages_of, stretches_asked_for
from qualcode.retrieval.counting.request import AxisKind, CountBase, CountRequest, CountUnit, TableAxis
from qualcode.retrieval.counting.voices import Voices, kinds_of
from qualcode.retrieval.topics import TopicState, TopicStates, all_together

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

OF_UNITS = (CountUnit.CASES, CountUnit.DOCUMENTS)
_IN_BASE = {
    CountBase.ASKED: (TopicState.ANSWERED, TopicState.NO_ANSWER),
    CountBase.ANSWERED: (TopicState.ANSWERED,),
}


@dataclass(frozen=True, eq=False)
class Placing:
    """Passages in their cells: of each its place among `passages`, its row and its column."""

    passages: CountedPassages
    passage: Numbers
    row: Numbers
    column: Numbers

    def keys_at(self, row: int, column: int) -> list[int]:
        """The keys of the codings of a cell, in order of documents and places, each once."""
        import numpy as np

        order, cells, width = self._in_order
        if column >= width:
            return []
        first, behind = np.searchsorted(cells, (row * width + column, row * width + column + 1)).tolist()
        return self.passages.keys_of(self.passage[order[first:behind]])

    @cached_property
    def _in_order(self) -> tuple[Numbers, Numbers, int]:
        """The passages by cell, document and place; the number of the cell of each, and how many a row has."""
        import numpy as np

        made, at, width = self.passages, self.passage, int(self.column.max(initial=0)) + 1
        cells = self.row * width + self.column
        order = np.lexsort((made.end[at], made.start[at], made.document[at], cells))
        return order, cells[order], width


class TableCount:
    """One count of one project."""

    def __init__(self, project: Project, request: CountRequest) -> None:
        self.project = project
        self.request = request
        book = project.codes.book()
        self.wanted = request.wanted.without_models(project).with_codes_below(book)
        self.codes = self._codes(list(book))
        sides = (request.rows, request.columns)
        self.voices = Voices(project, self.wanted, by_speakers=any(side.kind is AxisKind.SPEAKERS for side in sides))
        self.sides = self._row_side, self._column_side = (self._side(sides[0]), self._side(sides[1]))
        self.codings, self.speaking = counted_codings(
            project, self.wanted, self.voices, [code.key for code in self.codes],
            by_coders=any(side.kind is AxisKind.CODERS for side in sides),
        )  # fmt: skip

    def _codes(self, book: Sequence[Code]) -> list[Code]:
        query = self.wanted.query
        asked = query.codes() if query is not None and query.makes_stretches else None
        return [
            code
            for code in book
            if (not self.wanted.codes or code.key in self.wanted.codes) and (asked is None or code.key in asked)
        ]

    def _side(self, axis: TableAxis) -> TableSide:
        sub_codes = self.request.sub_codes
        return side_of(self.project, axis, self.voices, self.codes, sub_codes=sub_codes, wanted=self.wanted)

    # ---- passages in cells -----------------------------------------------------------------------

    @cached_property
    def _code_side(self) -> TableSide | None:
        return next((side for side in (self._row_side, self._column_side) if side.of_code is not None), None)

    def _passages(self, coders: TableSide | None) -> CountedPassages:
        query = self.wanted.query
        if query is not None and query.makes_stretches and self._code_side is None and coders is None:
            codes = [code.key for code in self.codes]
            return stretches_asked_for(self.project, self.wanted, self.voices, codes, self.codings)
        return passages_of(self.codings, self._code_side, coders)

    @cached_property
    def _united(self) -> tuple[CountedPassages, Numbers]:
        """The passages of all coders, and the voice of each."""
        return self._with_voices(self._whole_passages)

    @property
    def all_passages(self) -> tuple[CountedPassages, Numbers]:
        """The passages of all coders, also those that the panel leaves out, and the voice of each."""
        return self._united

    @cached_property
    def _whole_passages(self) -> CountedPassages:
        return self._passages(None)

    @cached_property
    def _by_coders(self) -> tuple[CountedPassages, Numbers]:
        coders = next(side for side in (self._row_side, self._column_side) if side.of_coder is not None)
        return self._with_voices(self._passages(coders))

    def _with_voices(self, made: CountedPassages) -> tuple[CountedPassages, Numbers]:
        """The voice of each passage; where text is measured, passages are cut where another voice begins."""
        if self.request.unit not in (CountUnit.WORDS, CountUnit.SHARE):
            return made, self.voices.at(made.document, made.start)
        places, starts, ends, voices = self.voices.cut(made.document, made.start, made.end)
        return (made if len(places) == len(made) else made.cut(places, starts, ends)), voices

    def placed(self, *, rows: bool, columns: bool) -> Placing:
        """All passages in their cells; without rows, or columns, those of a total."""
        import numpy as np

        sides = [(self._row_side, rows), (self._column_side, columns)]
        parted = any(side.of_coder is not None and shown for side, shown in sides)
        passages, voice = self._by_coders if parted else self._united
        at = np.flatnonzero(self.kept[voice]) if len(voice) else np.zeros(0, dtype=np.int64)
        places: list[Numbers] = []
        for side, shown in sides:
            taken, member = self._members_of(side, passages, voice, at, shown=shown)
            places = [*(earlier[taken] for earlier in places), member]
            at = at[taken]
        return Placing(passages, at, places[0], places[1])

    def _members_of(
        self, side: TableSide, passages: CountedPassages, voice: Numbers, at: Numbers, *, shown: bool
    ) -> tuple[Numbers, Numbers]:
        """Which of the passages `at` these places belong to a side, and to which member each time; 0 in a total."""
        import numpy as np

        if side.of_voice is not None:
            member = side.of_voice[voice[at]]
        elif side.of_topic is not None:
            member = self._topics_of(side.of_topic, passages, at)
        else:
            member = (passages.code if side.of_code is not None else passages.coder)[at]
        if shown:
            return spread(member)
        counts = member >= 0 if member.ndim == 1 else (member >= 0).any(axis=1)
        if side.of_code is not None:  # each passage once: under the outermost row that holds it
            counts &= np.isin(member, np.array(side.outermost, dtype=np.int64))
        taken = np.flatnonzero(counts)
        return taken, taken * 0

    def _topics_of(self, places: Mapping[int | None, int], passages: CountedPassages, at: Numbers) -> Numbers:
        """The topic that each passage answers, as the place of its member."""
        import numpy as np

        keys = [document.key for document in self.voices.documents]
        rows = zip(passages.document[at].tolist(), passages.start[at].tolist(), strict=True)
        found = [places[self.topics.topic_at(keys[document], start)] for document, start in rows]
        return np.array(found, dtype=np.int64)

    @cached_property
    def topics(self) -> TopicStates:
        """What was asked about, and what passages answer."""
        return TopicStates(self.project)

    @cached_property
    def kept(self) -> Numbers:
        """Whether each voice is counted: all are, or those that a panel or the base of a topic lets in."""
        import numpy as np

        kept = np.ones(len(self.voices.voices), dtype=bool)
        if self.request.panel:
            kept &= self._in_panel()
        if self.request.base is not CountBase.ALL and self.request.topic is not None:
            states = self.states_of(self.request.topic)
            kept &= np.array([state in _IN_BASE[self.request.base] for state in states], dtype=bool)
        return kept

    def _in_panel(self) -> Numbers:
        """Whether each voice is of a case with a document in every wave."""
        import numpy as np

        voices = self.voices
        waves = [wave_of(document) for document in voices.documents]
        seen: dict[int, set[str]] = {}
        for voice, unit in zip(voices.voices, voices.unit.tolist(), strict=True):
            if waves[voice.document]:
                seen.setdefault(unit, set()).add(waves[voice.document])
        compared = set(waves) - {""}
        return np.array([seen.get(unit) == compared for unit in voices.unit.tolist()], dtype=bool)

    def states_of(self, topic: int) -> list[TopicState]:
        """What is known of a topic (key) for each voice: of its case, in the wave of its document where waves are a
        side of the table; of its document where documents are counted, or it has no case.
        """
        by_wave = AxisKind.WAVES in (self.request.rows.kind, self.request.columns.kind)
        known: dict[tuple[str, str | None] | int, TopicState] = {}
        states: list[TopicState] = []
        for voice in self.voices.voices:
            document = self.voices.documents[voice.document]
            wave = wave_of(document) if by_wave else None
            of_document = voice.case is None or self.counts_documents
            asked: tuple[str, str | None] | int = document.key if of_document else (voice.case or "", wave)
            if asked not in known:
                known[asked] = (
                    self.topics.state(document.key, topic)
                    if of_document
                    else self.topics.case_state(voice.case or "", topic, wave)
                )
            states.append(known[asked])
        return states

    def silences(self, topic: int) -> dict[TopicState, int]:
        """How many cases, or documents, of the whole selection are in which state of a topic."""
        units: dict[int, TopicState] = {}
        for unit, counts, state in zip(
            self.unit_of_voice.tolist(), self.voices.counts.tolist(), self.states_of(topic), strict=True
        ):
            if counts:
                units[unit] = all_together([units.get(unit, state), state])
        return {state: sum(known is state for known in units.values()) for state in TopicState}

    @cached_property
    def answered(self) -> AnsweredText:
        """What the respondents said, in the measure of the unit."""
        return AnsweredText(self.project, self.voices, in_words=self.request.unit is CountUnit.WORDS)

    @cached_property
    def said(self) -> Numbers:
        """How much each voice said."""
        return self.answered.of_voices()

    # ---- bases -----------------------------------------------------------------------------------

    @property
    def counts_documents(self) -> bool:
        """Whether documents are the units: they are asked for, or there are no cases."""
        return self.request.unit is CountUnit.DOCUMENTS or not self.voices.cases

    @property
    def unit_of_voice(self) -> Numbers:
        """The case of each voice, or its document, as a number below `units`."""
        return self.voices.document if self.counts_documents else self.voices.unit

    @cached_property
    def in_base(self) -> Numbers:
        """Whether each voice belongs to the base: those who answer, and whoever has a passage."""
        passages = self._whole_passages
        spoken = self.voices.counts.copy()
        spoken[self.voices.at(passages.document, passages.start)] = True
        both: Numbers = spoken & self.kept
        return both

    @cached_property
    def base(self) -> int:
        """N: how many cases, or documents, all that is counted rests on."""
        return len(set(self.unit_of_voice[self.in_base].tolist()))

    def _base_of_topic(self, topic: int | None) -> int | None:
        """How many cases, or documents, were asked about a topic, or answered; None where no topic is known."""
        if topic is None:
            return None
        wanted = _IN_BASE[self.request.base]
        states = self.states_of(topic)
        units = self.unit_of_voice.tolist()
        return len({units[voice] for voice in self.in_base.nonzero()[0].tolist() if states[voice] in wanted})

    @cached_property
    def kinds(self) -> list[tuple[str, int]]:
        """The kinds of source in the base, with their numbers of documents."""
        documents = self.voices.documents
        return kinds_of([documents[place] for place in set(self.voices.document[self.in_base].tolist())], kind_of)

    @property
    def many_kinds(self) -> bool:
        """Whether there are several kinds of source."""
        return len(self.kinds) > 1

    def bases(self, side: TableSide, axis: TableAxis) -> list[int | None]:
        """The base of each member of a side; None where it has none."""
        import numpy as np

        if side.of_topic is not None and self.request.base is not CountBase.ALL:
            return [self._base_of_topic(topic) for topic in side.of_topic]
        if side.of_voice is None or axis.kind is AxisKind.DOCUMENTS:
            return [None] * len(side.members)
        if axis.kind is AxisKind.CASES and not self.counts_documents:
            return [None] * len(side.members)
        voices = np.flatnonzero(self.in_base)
        taken, member = spread(side.of_voice[voices])
        pairs, _places = different(member * self.voices.units + self.unit_of_voice[voices[taken]])
        return list(np.bincount(pairs // self.voices.units, minlength=len(side.members)).tolist())
