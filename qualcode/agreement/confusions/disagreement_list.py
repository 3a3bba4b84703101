"""A list of disagreements that holds columns, and makes what one of them says while it is looked at.

A large study has a hundred thousand; as columns in the order of the list they are sorted and chosen at once and hold
little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING, overload

from qualcode.agreement.confusions.joined import Part
from qualcode.agreement.confusions.settling import PooledAlpha
from qualcode.agreement.kernel.ratings import MISSING, Pattern
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.confused_units import confused_rows, confusions_of
from qualcode.agreement.study.layout import UnitPatterns
from qualcode.agreement.study.material import GivenCodings
from qualcode.agreement.study.results import Confusion, NamedDocument
from qualcode.model.codings import Coding
from qualcode.model.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

PRESENCE, POLARITY = "presence", "polarity"
"""What coders disagree on: whether the code belongs there, or whether the matter is reported as there."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one coder says of the stretch: `coded` is None where the document does not count for the coder."""

    coder: str
    coded: bool | None
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class ConfusedCode:
    """Another code of the same disagreement: a half of the confusion, and what each coder says of it."""

    code: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DisagreementOn:
    """One disagreement; `span` is of the stored text, `text` what stands there.

    `cost` is the part of the pooled alpha that it costs, `cost_of_code` that of the code's own; both are 0
    for disagreements on polarity, which is a figure of its own. `others` are the codes with which `code` was confused
    there. The same confusion stands in the list `times` times, over `joint_units` units, and costs `joint_cost` in
    all; `settled` is the pooled alpha if all of these were settled, the lower and the higher of both ways.
    """

    kind: str
    code: str
    document: NamedDocument
    span: Span
    text: str
    units: int
    said: tuple[Said, ...]
    cost: float
    cost_of_code: float
    others: tuple[ConfusedCode, ...] = ()
    times: int = 1
    joint_units: int = 0
    joint_cost: float = 0.0
    settled: tuple[float, float] | None = None

    @property
    def halves(self) -> tuple[ConfusedCode, ...]:
        """The code and those with which it was confused."""
        return (ConfusedCode(self.code, self.said), *self.others)


@dataclass(frozen=True)
class DisagreementColumns:
    """A row a disagreement: `subjects` and `documents` are places among the facts, offsets those of the stored text.

    `firsts` are numbers of the first unit, `passages` places among the texts.
    """

    polarity: Booleans
    subjects: Integers
    documents: Integers
    starts: Integers
    ends: Integers
    firsts: Integers
    units: Integers
    costs: Floats
    costs_of_code: Floats
    passages: Integers

    def taken(self, rows: Integers | Booleans | slice) -> DisagreementColumns:
        """Some of the rows, in the order given."""
        return DisagreementColumns(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True)
class JointFigures:
    """Of each subject: in how many passages and units it is disagreed on, and what that costs."""

    times: Integers
    units: Integers
    costs: Floats


class PassageTexts:
    """The texts of many passages, each once and in UTF-8, which is a half or a quarter of what they take else."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._held = bytearray()
        self._borders = [0]
        for text in texts:
            self._held += text.encode("utf-8")
            self._borders.append(len(self._held))

    def __getitem__(self, place: int) -> str:
        return self._held[self._borders[place] : self._borders[place + 1]].decode("utf-8")


@dataclass(frozen=True, slots=True)
class DisagreementFacts:
    """What the columns of a list speak of; `subjects` are the codes of a disagreement with what was said of each.

    `coders` are the keys of the coders of the voices.
    """

    voices: tuple[str, ...]
    coders: tuple[int, ...]
    layers: tuple[CodeLevel, ...]
    documents: tuple[NamedDocument, ...]
    rated: UnitPatterns
    subjects: tuple[tuple[Part, ...], ...]
    joint: JointFigures
    alpha: PooledAlpha
    codings: GivenCodings
    texts: PassageTexts

    def names(self, subject: int) -> tuple[str, ...]:
        """The names of the codes of a subject."""
        return tuple(self.layers[layer].name for layer, _said in self.subjects[subject])


class DisagreementList(Sequence[DisagreementOn]):
    """Disagreements in order; each is made whenever it is asked for."""

    def __init__(self, facts: DisagreementFacts, columns: DisagreementColumns) -> None:
        self._facts = facts
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns.subjects)

    @overload
    def __getitem__(self, place: int) -> DisagreementOn: ...
    @overload
    def __getitem__(self, place: slice) -> DisagreementList: ...
    def __getitem__(self, place: int | slice) -> DisagreementOn | DisagreementList:
        if isinstance(place, slice):
            return DisagreementList(self._facts, self._columns.taken(place))
        row = range(len(self))[place]
        return next(iter(DisagreementList(self._facts, self._columns.taken(slice(row, row + 1)))))

    def __iter__(self) -> Iterator[DisagreementOn]:
        columns, facts = self._columns, self._facts
        rows = zip(*(getattr(columns, field.name).tolist() for field in fields(columns)), strict=True)
        for polarity, subject, place, start, end, _first, units, cost, cost_of_code, passage in rows:
            span, parts = Span(start, end), facts.subjects[subject]
            halves = [
                ConfusedCode(
                    facts.layers[layer].name,
                    what_is_said(facts, place, facts.layers[layer], span, facts.rated.patterns[said]),
                )
                for layer, said in parts
            ]
            times, joint_units, joint_cost = 1, units, cost
            if len(parts) > 1:
                joint = facts.joint
                times, joint_units = int(joint.times[subject]), int(joint.units[subject])
                joint_cost = float(joint.costs[subject])
            yield DisagreementOn(
                POLARITY if polarity else PRESENCE,
                halves[0].code,
                facts.documents[place],
                span,
                facts.texts[passage],
                units,
                halves[0].said,
                cost,
                cost_of_code,
                tuple(halves[1:]),
                times,
                joint_units,
                joint_cost,
                None if polarity else facts.alpha.settled(parts, joint_units),
            )

    def where(self, keeps: Callable[[int, Span], bool]) -> DisagreementList:
        """Those in whose document (key) and at whose place `keeps` takes it, in the same order."""
        import numpy as np

        columns, documents = self._columns, self._facts.documents
        places = zip(columns.documents.tolist(), columns.starts.tolist(), columns.ends.tolist(), strict=True)
        kept = [keeps(documents[place].key, Span(start, end)) for place, start, end in places]
        return DisagreementList(self._facts, columns.taken(np.array(kept, dtype=bool)))

    def passages(self) -> Iterator[str]:
        """The text of each passage, once."""
        import numpy as np

        return (self._facts.texts[place] for place in np.unique(self._columns.passages).tolist())

    def codes(self) -> set[str]:
        """The names of the codes on which there is one."""
        import numpy as np

        return {name for subject in np.unique(self._columns.subjects).tolist() for name in self._facts.names(subject)}

    @property
    def coders(self) -> dict[int, str]:
        """Who is compared: names by keys."""
        return dict(zip(self._facts.coders, self._facts.voices, strict=True))

    def confusions(self) -> tuple[Confusion, ...]:
        """Which codes every two coders confused in the units of these disagreements, the largest first."""
        import numpy as np

        facts, columns = self._facts, self._columns.taken(~self._columns.polarity)
        rated = facts.rated
        borders = np.zeros(int(rated.units.max(initial=0)) + 2, dtype=np.int64)
        np.add.at(borders, columns.firsts, 1)
        np.add.at(borders, columns.firsts + columns.units, -1)
        there = (np.cumsum(borders) > 0)[rated.units]
        chosen = UnitPatterns(rated.layers[there], rated.units[there], rated.said[there], rated.patterns)
        names = {place: layer.name for place, layer in enumerate(facts.layers) if layer.pooled}
        return confusions_of(chosen, facts.voices, names)

    def documents(self) -> list[NamedDocument]:
        """The documents in which there is one."""
        import numpy as np

        return [self._facts.documents[place] for place in np.unique(self._columns.documents).tolist()]

    def _entries(self) -> Iterator[list[int]]:
        """The rows of each disagreement, which are several of a confusion, in the order of the list."""
        found: dict[tuple[int, int], list[int]] = {}
        for row, subject in enumerate(self._columns.subjects.tolist()):
            alone = len(self._facts.subjects[subject]) == 1
            found.setdefault((subject, row if alone else -1), []).append(row)
        yield from found.values()

    def entries(self) -> Iterator[DisagreementList]:
        """Each disagreement by itself, and the passages of one confusion together, in the order of the list."""
        return (self._taken(rows) for rows in self._entries())

    def first(self, limit: int) -> DisagreementList:
        """The first disagreements, a confusion counting once and being there with all its passages."""
        return self._taken([row for rows in islice(self._entries(), limit) for row in rows])

    def _taken(self, rows: Sequence[int]) -> DisagreementList:
        import numpy as np

        return DisagreementList(self._facts, self._columns.taken(np.array(rows, dtype=np.int64)))

    def chosen(
        self,
        codes: Collection[str] = (),
        kind: str = "",
        documents: Collection[int] | None = None,
        between: Collection[int] = (),
        confusion: Confusion | None = None,
    ) -> DisagreementList:
        """Those on the codes (names), of the kind, in the documents (keys), on which two coders (keys) differ.

        Empty conditions let everything pass, as None does for the documents. Of a confusion they are those on its
        units in which its first coder gave the one code alone, or its second the other one.
        """
        import numpy as np

        facts, columns = self._facts, self._columns
        of_subject = np.array(
            [not codes or not set(codes).isdisjoint(facts.names(number)) for number in range(len(facts.subjects))],
            dtype=bool,
        )
        fitting = of_subject[columns.subjects]
        if documents is not None:
            there = np.array([document.key in documents for document in facts.documents], dtype=bool)
            fitting &= there[columns.documents]
        if kind:
            fitting &= columns.polarity == (kind == POLARITY)
        if between:
            fitting &= self._differing(between)
        if confusion is not None:
            fitting &= self._of_confusion(confusion)
        return DisagreementList(facts, columns.taken(fitting))

    def _differing(self, between: Collection[int]) -> Booleans:
        """On which of the rows the coders differ."""
        import numpy as np

        facts, columns = self._facts, self._columns
        voices = [place for place, coder in enumerate(facts.coders) if coder in between]
        differ = np.array(
            [any({0, 1} <= {facts.rated.patterns[said][voice] for voice in voices} for _layer, said in parts)
             for parts in facts.subjects],
            dtype=bool,
        )  # fmt: skip
        fitting = differ[columns.subjects]
        for row in np.flatnonzero(columns.polarity).tolist():
            said = self[row].said
            fitting[row] = polarities_differ([said[voice] for voice in voices])
        return fitting

    def _of_confusion(self, confusion: Confusion) -> Booleans:
        """Which of the rows are of the units of a confusion, and of one of its halves."""
        import numpy as np

        facts, columns = self._facts, self._columns
        layers = {layer.name: place for place, layer in enumerate(facts.layers)}
        coders, codes = {confusion.first, confusion.second}, {confusion.given, confusion.other}
        if not (coders <= {*facts.voices} and codes <= {*layers}):
            return np.zeros(len(columns.subjects), dtype=bool)  # counted anew meanwhile, without one of them
        first, second = (facts.voices.index(name) for name in (confusion.first, confusion.second))
        given, other = layers[confusion.given], layers[confusion.other]
        mine, theirs = confused_rows(facts.rated, first, second)
        there = (facts.rated.layers[mine] == given) & (facts.rated.layers[theirs] == other)
        units = np.unique(facts.rated.units[mine[there]])

        def is_half(part: Part) -> bool:
            said = facts.rated.patterns[part[1]]
            return (part[0], said[first], said[second]) in {(given, 1, 0), (other, 0, 1)}

        halves = np.array([any(map(is_half, parts)) for parts in facts.subjects], dtype=bool)
        before = np.searchsorted(units, columns.firsts)
        fitting: Booleans = halves[columns.subjects] & (
            np.searchsorted(units, columns.firsts + columns.units) > before
        )
        return fitting & ~columns.polarity

    def ordered(self, documents: Callable[[NamedDocument], int], *, codes_first: bool) -> DisagreementList:
        """By the place of the document and in it, and before that by the name of the code if so asked."""
        import numpy as np

        columns, facts = self._columns, self._facts
        places = {place: documents(facts.documents[place]) for place in set(columns.documents.tolist())}
        of_documents = np.array([places.get(place, 0) for place in range(len(facts.documents))], dtype=np.int64)
        ranks = {name: rank for rank, name in enumerate(sorted({layer.name for layer in facts.layers}))}
        firsts = [ranks[facts.names(number)[0]] if codes_first else 0 for number in range(len(facts.subjects))]
        of_codes = np.array(firsts, dtype=np.int64)
        keys = (columns.ends, columns.starts, of_documents[columns.documents], of_codes[columns.subjects])
        return DisagreementList(facts, columns.taken(np.lexsort(keys)))

    def place_of(self, disagreement: DisagreementOn) -> int | None:
        """Where the one of the same document, codes, passage and kind stands, None where there is none."""
        import numpy as np

        columns, facts, span = self._columns, self._facts, disagreement.span
        same = (columns.starts == span.start) & (columns.ends == span.end)
        same &= columns.polarity == (disagreement.kind == POLARITY)
        codes = tuple(half.code for half in disagreement.halves)
        for row in np.flatnonzero(same).tolist():
            document = facts.documents[columns.documents[row]]
            if document.key == disagreement.document.key and facts.names(int(columns.subjects[row])) == codes:
                return int(row)
        return None


def what_is_said(
    facts: DisagreementFacts, document: int, layer: CodeLevel, span: Span, pattern: Pattern
) -> tuple[Said, ...]:
    """What each voice says of a stretch of a document (a place)."""
    return tuple(
        Said(name, None if said == MISSING else said == 1, facts.codings.within(document, number, layer, span))
        for number, (name, said) in enumerate(zip(facts.voices, pattern, strict=True))
    )


def polarities_differ(who: Sequence[Said]) -> bool:
    """Whether those who coded the stretch differ in polarity."""
    polarities = {frozenset(coding.polarity for coding in voice.codings) for voice in who if voice.coded}
    return len(polarities) > 1
