"""The rows of a project as they go into a pool: keys instead of names, coders by numbers, and only what was planned.

All is read in the order of the documents' keys; memory holds the rows of one document and what is being written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from qualcode.language.forms.normalised import folded
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import Role
from qualcode.project.versions.old_rules import UNDER_OLD_RULES
from qualcode.retrieval.consensus import ConsensusRule
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.query_names import number_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from qualcode.pool.adding.project_plan import LeavingDocument, ProjectPlan
    from qualcode.pool.adding.written_files import Cell, ProjectFiles
    from qualcode.project.file.structures import PackedTurn
    from qualcode.project.pools.leaving_rows import LeavingCoding
    from qualcode.workspace.workspace import Workspace

_POLARITIES = frozenset(Polarity)


class SentencePlaces:
    """The sentences of a text, by numbers from 0; offsets are code points."""

    def __init__(self, edges: Sequence[int]) -> None:
        self.starts, self.stops = edges[::2], edges[1::2]

    def touched(self, start: int, stop: int) -> tuple[int | None, int | None]:
        """The first and the last sentence that a passage touches; None where it touches none, such as a label."""
        first, last = bisect_right(self.stops, start), bisect_left(self.starts, stop) - 1
        return (first, last) if first <= last else (None, None)

    def columns(self, document: int, asked: Sequence[tuple[int, int]]) -> Sequence[Sequence[Cell]]:
        """The columns of the file of units; `asked` is what those say who ask, (start, stop) in their order."""
        number = len(self.starts)
        begins = [start for start, _stop in asked]
        ends = [0, *(stop for _start, stop in asked)]  # of what begins before all of it, too
        are_asked = (
            [int(start < ends[bisect_right(begins, start)]) for start in self.starts] if asked else [0] * number
        )
        return [document] * number, ["sentence"] * number, range(number), self.starts, self.stops, are_asked


def write_data(space: Workspace, plan: ProjectPlan, key: Callable[[str], int], files: ProjectFiles) -> None:
    """Write all rows of a project but those of its texts; `key` makes keys of UUIDs. Raises ProjectDamaged."""
    rows, cases = space.project.leaving_rows, space.project.leaving_rows.case_uuids()
    keys = {leaving.document.key: key(leaving.document.uuid) for leaving in plan.documents.values()}
    coded = CodingRows(space, plan, key)
    codings = CodingsByDocument(rows.codings(UNDER_OLD_RULES) if not plan.blind else ())
    for number, structure in rows.structures():
        leaving = plan.documents.get(number)
        if leaving is None:
            continue
        document, case = keys[number], cases.get(number)
        sentences = SentencePlaces(structure.edges("sentences"))
        asking = {name for name, role in space.project.documents.roles(number).items() if role is Role.ASKS}
        turns = structure.packed_turns()
        pieces = structure.pieces() if structure.inner else turns
        asked = [(start, end) for start, end, _speech, speaker in pieces if speaker in asking]
        files.add_columns("units", sentences.columns(document, asked))
        if turns:
            files.add_columns("units", _turns(document, turns, asking))
        files.add("documents", [_document(leaving, document, key(case) if case else document, len(sentences.starts))])
        files.add("attributes", _attributes(plan, leaving, document))
        files.add("codings", coded.of(leaving, document, sentences, codings.of(number)))
    if not plan.blind:
        files.add("coders", coded.finished(keys))


def write_texts(space: Workspace, plan: ProjectPlan, key: Callable[[str], int], files: ProjectFiles) -> None:
    """Write the texts that go. Raises ProjectDamaged."""
    for number, text in space.project.leaving_rows.texts():
        leaving = plan.documents.get(number)
        if leaving is not None and leaving.text:
            files.add("texts", [(key(leaving.document.uuid), text)], len(text))


def _document(leaving: LeavingDocument, document: int, case: int, sentences: int) -> tuple[Cell, ...]:
    return document, case, int(leaving.snippets), 1, leaving.document.length, sentences


def _turns(document: int, turns: Sequence[PackedTurn], asking: Set[str]) -> Sequence[Sequence[Cell]]:
    starts, stops, _speeches, speakers = zip(*turns, strict=True)
    number = len(turns)
    are_asked = [int(speaker in asking) for speaker in speakers]
    return [document] * number, ["turn"] * number, range(number), starts, stops, are_asked


def _attributes(plan: ProjectPlan, leaving: LeavingDocument, document: int) -> Iterator[tuple[Cell, ...]]:
    for name in plan.attributes:
        value = leaving.document.value(name)
        if value and (name, value) not in plan.checked.values:
            yield attribute_row(document, name, value)


def attribute_row(document: int, name: str, value: str) -> tuple[Cell, ...]:
    """A row of the file of attributes."""
    return document, name, value, folded(name), folded(value), number_in(value)


class CodingsByDocument:
    """Takes the rows of one document after the other out of rows in the order of documents, which come first."""

    def __init__(self, rows: Iterable[LeavingCoding]) -> None:
        self._groups = groupby(rows, itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, document: int) -> list[LeavingCoding]:
        """The rows of a document (key); those of documents before it are passed over."""
        while self._next is not None and self._next[0] < document:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != document:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


class CodingRows:
    """Codings as they go: coders by numbers, and which of them count beside what a consensus decided.

    Model solutions stay: they show learners how to code, and count nowhere. How much they hold is told nobody.
    """

    def __init__(self, space: Workspace, plan: ProjectPlan, key: Callable[[str], int]) -> None:
        self._project, self._plan, self._key = space.project, plan, key
        coders = sorted(space.project.coders.all(), key=lambda coder: coder.key)
        self._coders = {coder.key: (number, coder.kind.value) for number, coder in enumerate(coders, start=1)}
        self._codes = {leaving.code.key: key(leaving.code.uuid) for leaving in plan.codes}
        self._models = space.project.coders.of_kind(CoderKind.MODEL)
        self._rule = ConsensusRule(space.project, PassageChoice())

    def of(
        self, leaving: LeavingDocument, document: int, sentences: SentencePlaces, codings: list[LeavingCoding]
    ) -> Iterator[tuple[Cell, ...]]:
        """The rows of one document's codings. Raises ProjectDamaged for one that is none of its text."""
        seen = [coding for coding in codings if coding.coder not in self._models] if self._models else codings
        counted = self._counted(seen)
        length, key, codes, coders, touched = (
            leaving.document.length, self._key, self._codes, self._coders, sentences.touched,
        )  # fmt: skip
        for _document, uuid, own, start, stop, code, coder, polarity, weight, old_rule in seen:
            if not 0 <= start < stop <= length or polarity not in _POLARITIES:
                self._project.coded.refuse_unsound()
            yield (
                key(uuid), document, codes[code], *coders[coder], start, stop, *touched(start, stop),
                polarity, weight, old_rule, 1 if counted is None or own in counted else 0,
            )  # fmt: skip

    def _counted(self, codings: Sequence[LeavingCoding]) -> set[int] | None:
        """The keys of those that count; None where all do."""
        if not self._rule.applies or not codings:
            return None
        return {row.key for row in self._rule.counting_of_all_codes(codings[0].document, codings).kept}

    def finished(self, keys: dict[int, int]) -> Iterator[tuple[Cell, ...]]:
        """The rows of those who read a document to its end; `keys` are those of documents in the pool."""
        for document, coder in self._project.leaving_rows.finished():
            if document in keys and coder not in self._models:
                yield keys[document], *self._coders[coder]
