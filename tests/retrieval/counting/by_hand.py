"""A table counted the slow way, from what is written down of it: what the engine must give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import groupby
from math import floor
from types import SimpleNamespace

from qualcode.model.codings import CoderKind, Coding, WorkState
from qualcode.model.documents import Role, count_words
from qualcode.model.team.consensus import ConsensusResult
from qualcode.project.project import Project
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit
from qualcode.retrieval.query_names import documents_of
from qualcode.retrieval.topics import TopicStates


@dataclass
class Passage:
    """Codings of one code that overlap, directly or by others."""

    codings: list[Coding]
    code: int
    coder: int | None
    speaker: str
    places: frozenset[int] = frozenset()

    @property
    def polarity(self) -> str:
        found = {coding.polarity.value for coding in self.codings}
        return found.pop() if len(found) == 1 else "mixed"

    @property
    def start(self) -> int:
        return min(coding.span.start for coding in self.codings)


def part_of(polarities: set[str]) -> int | None:
    """Present, absent or mixed, as the place of a part; None for what nobody coded."""
    return None if not polarities else {"present": 0, "absent": 1}.get("".join(polarities), 2)


def overlapping(codings: list[Coding]) -> list[list[Coding]]:
    """The codings in groups that hang together by overlapping."""
    groups: list[list[Coding]] = []
    for coding in codings:
        touched = [group for group in groups if any(other.span.overlap(coding.span) for other in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([coding, *(other for group in touched for other in group)])
    return groups


class ByHand:
    """What the engine counts, one passage after another."""

    def __init__(self, project: Project, request: CountRequest) -> None:
        self.project, self.request = project, request
        self.book = project.codes.book()
        self.wanted = request.wanted.with_codes_below(self.book)
        self.documents = {
            document.key: document for document in documents_of(project) if self.wanted.takes_document(document)
        }
        self.coders = {coder.key: coder for coder in project.coders.all()}
        self.case_keys = {case.name: case for case in project.cases.all()}
        self.speakers = {
            key: {speaker.name: speaker for speaker in project.documents.speakers(key)} for key in self.documents
        }
        self.structures = {key: project.documents.structure(key) for key in self.documents}
        self.topics = TopicStates(project)
        self.axes = {"row": request.rows, "column": request.columns}

    def codings(self) -> list[Coding]:
        models = {key for key, coder in self.coders.items() if coder.kind is CoderKind.MODEL}
        models -= set(self.wanted.coders)
        kept = [
            coding
            for coding in self.project.codings.all()
            if coding.document in self.documents and coding.coder not in models
        ]
        by_coders = AxisKind.CODERS in {axis.kind for axis in self.axes.values()}
        if not by_coders and not self.wanted.names_coders:
            kept = self.beside_the_consensus(kept)
        return [coding for coding in kept if self.wanted.takes_coding(coding)]

    def beside_the_consensus(self, codings: list[Coding]) -> list[Coding]:
        consensus = {key for key, coder in self.coders.items() if coder.kind is CoderKind.CONSENSUS}
        last = {(work.document, work.coder): work for work in self.project.coders.all_assignments()}
        finished = {
            pair for pair, work in last.items() if work.state is WorkState.FINISHED and work.coder in consensus
        }
        settled = {document for document, _ in finished}
        decided = {
            before.coding
            for decision in self.project.consensus.all()
            for before in decision.before
            if decision.result is not ConsensusResult.UNDECIDED
        }
        kept = []
        for coding in codings:
            if coding.document in settled:
                counts = (coding.document, coding.coder) in finished
            else:
                stood_for = any(
                    other.coder in consensus and other.document == coding.document and other.code == coding.code
                    and other.span.overlap(coding.span)
                    for other in codings
                )  # fmt: skip
                counts = coding.coder in consensus or not (stood_for or coding.uuid in decided)
            if counts:
                kept.append(coding)
        return kept

    @lru_cache  # noqa: B019 - it lives as long as a test
    def passages(self, *, by_coders: bool) -> list[Passage]:
        codings = self.codings()
        in_table = AxisKind.CODES in {axis.kind for axis in self.axes.values()}
        groups: dict[tuple[int, int, int | None], list[Coding]] = defaultdict(list)
        for coding in codings:
            for code in self.counting_as(coding.code) if in_table and self.request.sub_codes else [coding.code]:
                groups[coding.document, code, coding.coder if by_coders else None].append(coding)
        found = []
        for (document, code, coder), mine in groups.items():
            for group in overlapping(mine):
                start = min(coding.span.start for coding in group)
                found.append(Passage(group, code, coder, self.structures[document].speaker_at(start)))
        return found

    def counting_as(self, code: int) -> list[int]:
        """The code and those above it that are rows."""
        found: list[int] = []
        at: int | None = code
        while at is not None:
            if not self.wanted.codes or at in self.wanted.codes:
                found.append(at)
            at = self.book[at].parent
        return found

    # ---- where a passage belongs -----------------------------------------------------------------

    def case_of(self, document: int, speaker: str) -> str | None:
        known = self.speakers[document].get(speaker)
        return known.case if known is not None and known.case else self.documents[document].case

    def unit_of(self, document: int, speaker: str) -> object:
        if self.request.unit is CountUnit.DOCUMENTS or not self.case_keys:
            return document
        case = self.case_of(document, speaker)
        return ("document", document) if case is None else case

    def value_of(self, name: str, document: int, speaker: str) -> str:
        known = self.speakers[document].get(speaker)
        if known is not None and known.case and (value := self.case_keys[known.case].attributes.get(name)):
            return value
        return self.documents[document].attributes.get(name, "")

    def member_of(self, side: str, passage: Passage) -> object:
        axis, document = self.axes[side], passage.codings[0].document
        known = self.documents[document]
        if axis.kind is AxisKind.CODES:
            return passage.code
        if axis.kind is AxisKind.CODERS:
            return passage.coder
        if axis.kind is AxisKind.DOCUMENTS:
            return document
        if axis.kind is AxisKind.CASES:
            case = self.case_of(document, passage.speaker)
            return known.id if case is None else self.case_keys[case].key
        if axis.kind is AxisKind.SPEAKERS:
            return passage.speaker if passage.speaker in self.speakers[document] else ""
        if axis.kind is AxisKind.GROUPS:
            groups = [group.key for group in self.project.groups.all() if document in group.documents]
            return frozenset(groups or [""])
        if axis.kind is AxisKind.TOPICS:
            topic = self.topics.topic_at(document, min(passage.places or {passage.start}))
            return "" if topic is None else topic
        if axis.kind is AxisKind.WAVES:
            return self.wave_of(document)
        if axis.kind is AxisKind.SOURCE_KINDS:
            return known.attributes.get("source_kind", "")
        return self.value_of(axis.name, document, passage.speaker)

    def wave_of(self, document: int) -> str:
        pairs = {
            (known.attributes.get("wave", ""), known.attributes.get("source_kind", ""))
            for known in self.documents.values()
        }
        wave, kind = (self.documents[document].attributes.get(name, "") for name in ("wave", "source_kind"))
        return f"{wave} · {kind}" if kind and len({wave for wave, _ in pairs}) < len(pairs) else wave

    # ---- counting --------------------------------------------------------------------------------

    def parts(self, row: object = None, column: object = None) -> tuple[int, int, int]:
        """The three parts of a cell; without a row, or a column, of a total."""
        by_coders = any(
            self.axes[side].kind is AxisKind.CODERS
            for side, key in (("row", row), ("column", column)) if key is not None
        )  # fmt: skip
        passages = self.passages(by_coders=by_coders)
        if self.request.unit in (CountUnit.WORDS, CountUnit.SHARE):
            passages = [piece for passage in passages for piece in self.pieces(passage)]
        found = [
            passage for passage in passages
            if self.belongs("row", row, passage) and self.belongs("column", column, passage)
        ]  # fmt: skip
        if self.request.unit is CountUnit.PASSAGES:
            words = [passage.polarity for passage in found]
            return words.count("present"), words.count("absent"), words.count("mixed")
        if self.request.unit in (CountUnit.WORDS, CountUnit.SHARE):
            return self.covered(found, row, column)
        said: dict[object, set[str]] = defaultdict(set)
        for passage in found:
            said[self.unit_of(passage.codings[0].document, passage.speaker)].add(passage.polarity)
        only_present = sum(words == {"present"} for words in said.values())
        only_absent = sum(words == {"absent"} for words in said.values())
        return only_present, only_absent, len(said) - only_present - only_absent

    def pieces(self, passage: Passage) -> list[Passage]:
        """What of the passage each speaker says."""
        structure = self.structures[passage.codings[0].document]
        places = {place for coding in passage.codings for place in range(coding.span.start, coding.span.end)}
        said: dict[str, set[int]] = defaultdict(set)
        for place in places:
            said[structure.speaker_at(place)].add(place)
        return [replace(passage, speaker=speaker, places=frozenset(mine)) for speaker, mine in said.items()]

    @staticmethod
    def stands_for(key: object, member: object) -> bool:
        return key in member if isinstance(member, frozenset) else key == member

    def covered(self, passages: list[Passage], row: object, column: object) -> tuple[int, int, int]:
        """What was answered in the passages, character by character: the words of it, or its share."""
        parts = [0, 0, 0]
        for document in self.documents:
            text, mine = self.project.documents.text(document), self.answered[document]
            said: list[set[str]] = [set() for _ in text]
            for passage in passages:
                if passage.codings[0].document == document:
                    for place in passage.places:
                        said[place].add(passage.polarity)
            for kind, group in groupby(
                range(len(text)),
                key=lambda place: (part_of(said[place]), place in mine),
            ):
                places = list(group)
                if kind[0] is not None and kind[1]:
                    words = count_words(text[places[0] : places[-1] + 1])
                    parts[kind[0]] += words if self.request.unit is CountUnit.WORDS else len(places)
        if self.request.unit is CountUnit.WORDS:
            return parts[0], parts[1], parts[2]
        whole = self.said_by(row, column)
        exact = [Fraction(10_000 * part, whole or 1) for part in parts]
        left = floor(sum(exact) + Fraction(1, 2)) - sum(map(floor, exact))
        first = sorted(range(3), key=lambda place: -(exact[place] - floor(exact[place])))[:left]
        return tuple(floor(exact[place]) + (place in first) for place in range(3))  # type: ignore[return-value]

    @cached_property
    def answered(self) -> dict[int, set[int]]:
        """The places of each text that are an answer: no question, no label."""
        found = {}
        for document, known in self.documents.items():
            places = set(range(known.length))
            for turn in self.structures[document].turns:
                asks = self.speakers[document][turn.speaker].role is Role.ASKS
                places -= set(range(turn.span.start, turn.span.end if asks else turn.speech))
            found[document] = places
        return found

    def said_by(self, row: object, column: object) -> int:
        """The number of characters that were answered in the material of a row and a column."""
        number = 0
        for document, places in self.answered.items():
            for place in places:
                here = Passage(
                    [SimpleNamespace(document=document)], 0, None, self.structures[document].speaker_at(place)
                )  # type: ignore[list-item]
                number += all(
                    key is None or self.axes[side].kind in (AxisKind.CODES, AxisKind.CODERS, AxisKind.TOPICS)
                    or self.stands_for(key, self.member_of(side, here))
                    for side, key in (("row", row), ("column", column))
                )  # fmt: skip
        return number

    def belongs(self, side: str, key: object, passage: Passage) -> bool:
        if key is not None:
            return self.stands_for(key, self.member_of(side, passage))
        if self.axes[side].kind is not AxisKind.CODES or not self.request.sub_codes:
            return True
        return len(self.counting_as(passage.code)) == 1  # in totals each passage counts under its outermost row

    def base(self, side: str = "", key: object = None) -> int:
        """N: of the whole table, or of a row or column."""
        units = set()
        passages = self.passages(by_coders=False)
        for document in self.documents:
            speakers = self.speakers[document].values()
            answering = [speaker.name for speaker in speakers if speaker.role is not Role.ASKS]
            spoken = {passage.speaker for passage in passages if passage.codings[0].document == document}
            for speaker in {*(answering or [""]), *spoken}:
                here = Passage([SimpleNamespace(document=document)], 0, None, speaker)  # type: ignore[list-item]
                if key is None or self.stands_for(key, self.member_of(side, here)):
                    units.add(self.unit_of(document, speaker))
        return len(units)
