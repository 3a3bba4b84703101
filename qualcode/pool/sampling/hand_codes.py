"""What people and rules gave to the documents of a sample: whose codings count, and how they meet.

Units are whole documents or their sentences, without those that an interviewer says where rules pass these over. A
code has what those below it have. Where a consensus read a document to its end, it alone counts; where several people
did, those units count in which they agree, or whatever any of them gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from qualcode.errors import Ambiguous, NotFound, UsageProblem
from qualcode.pool.engines.filters import filtered
from qualcode.pool.engines.sampled import with_frame, with_samples
from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.folder.manifest import GivenKind
from qualcode.pool.folder.sample_records import SampleRecord, read_sample_record

if TYPE_CHECKING:
    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.sampling.estimators import MetUnits

SampleUnit = Literal["document", "sentence"]
Hand = Literal["agreed", "any", "each"]
Reader = tuple[str, int]
"""Who reads: the project of the sample, and the number of the coder in it."""
_CONSENSUS = "consensus"  # no text: a value
_Given = dict[int, dict[int, dict[Reader, set[int]]]]
"""Code -> document -> who -> units."""


@dataclass(frozen=True, slots=True)
class SampledText:
    """A document of a sample that is still in the pool; `units` is how many it has."""

    key: int
    project: str
    stratum: str
    held_out: bool
    units: int


@dataclass(frozen=True, slots=True)
class MetCodes:
    """How hand and machine meet in one code, by document.

    So many units are left out as `undecided` since people disagree about them, in the documents (keys) `disputed`.
    """

    met: MetUnits
    undecided: int
    disputed: frozenset[int]


@dataclass(frozen=True, slots=True)
class UncountedCodings:
    """Codings of people that give no shared code: it is reported as lacking, or their code is not exactly one."""

    absent: int = 0
    inexact: int = 0
    unmapped: int = 0

    def __add__(self, other: UncountedCodings) -> UncountedCodings:
        return UncountedCodings(
            self.absent + other.absent, self.inexact + other.inexact, self.unmapped + other.unmapped
        )


@dataclass(frozen=True, slots=True)
class CodedSample:
    """The documents of samples with what people and rules gave them.

    `readers` are those who read a document to its end, `blind` says that a file of the sample is still blind, and its
    codings are not here. `uncounted` are codings of readers that do not count, by whether their document is held out.
    `drawable` documents of the pool could be drawn now (None: what the sample's filter names is gone), of `not_shown`
    ones the text is here and nothing of it may be shown. `asked` sentences are no units as those say them who ask.
    """

    unit: SampleUnit
    texts: tuple[SampledText, ...]
    readers: Mapping[int, frozenset[Reader]]
    consensus: frozenset[Reader]
    hand: _Given = field(repr=False)
    machine: Mapping[int, Mapping[int, set[int]]] = field(repr=False)
    files: int = 0
    blind: int = 0
    uncounted: Mapping[bool, UncountedCodings] = field(default_factory=dict)
    drawable: int | None = 0
    not_shown: int = 0
    asked: int = 0

    def everybody(self) -> list[Reader]:
        """All who read a document to its end."""
        return sorted({reader for readers in self.readers.values() for reader in readers})

    def whose(self, document: int, only: Reader | None = None) -> frozenset[Reader]:
        """Whose codings count in a document (key): `only` this one's, else the consensus', else all readers'."""
        readers = self.readers.get(document, frozenset())
        if only is not None:
            return readers & {only}
        return readers & self.consensus or readers

    def met(self, code: int, texts: Sequence[SampledText], hand: Hand, only: Reader | None = None) -> MetCodes:
        """How hand and machine meet in a code (key), in these documents."""
        import numpy as np

        from qualcode.pool.sampling.estimators import MetUnits

        both, machine_only, hand_only = (np.zeros(len(texts)) for _part in range(3))
        neither = np.array([float(text.units) for text in texts])
        by_hand, by_machine = self.hand.get(code, {}), self.machine.get(code, {})
        undecided = 0
        disputed: set[int] = set()
        for place, text in enumerate(texts):
            if text.key not in by_hand and text.key not in by_machine:
                continue
            given, unclear = _given(by_hand.get(text.key, {}), self.whose(text.key, only), hand)
            machine = by_machine.get(text.key, set()) - unclear
            both[place] = len(given & machine)
            machine_only[place] = len(machine - given)
            hand_only[place] = len(given - machine)
            neither[place] -= len(given | machine) + len(unclear)
            undecided += len(unclear)
            if unclear:
                disputed.add(text.key)
        return MetCodes(MetUnits(both, machine_only, hand_only, neither), undecided, frozenset(disputed))


def _given(by_hand: Mapping[Reader, set[int]], readers: Iterable[Reader], hand: Hand) -> tuple[set[int], set[int]]:
    """The units that people gave the code, and those in which they disagree."""
    sets = [by_hand.get(reader, set()) for reader in readers]
    if not sets:
        return set(), set()
    some, every = set.union(*sets), set.intersection(*sets)
    return (some, set()) if hand == "any" else (every, some - every)


def coded_sample(
    pool: Pool,
    engine: Engine,
    records: Sequence[SampleRecord],
    rules: str,
    unit: SampleUnit,
    *,
    with_interviewer: bool = True,
) -> CodedSample:
    """The documents of samples that were drawn from the same strata, and what people and rules gave them.

    Documents that were read for other samples count as read where those took them by chance alone. Without the
    interviewer, sentences that those say who ask are no units. Raises QualcodeError as engines do, and for a record
    that cannot be read.
    """
    first, samples = records[0], {record.sample for record in records}
    manifests = [manifest for manifest in pool.projects() if manifest.kind is GivenKind.SAMPLE]
    counting = {name for name in {manifest.sample for manifest in manifests} - samples if _takes(pool, first, name)}
    files = [manifest.project for manifest in manifests if manifest.sample in samples | counting]
    tables = {
        "asked_samples": plain_table({"sample": "string"}, ((sample,) for sample in sorted(samples))),
        "sample_projects": plain_table({"project": "string"}, ((file,) for file in files)),
    }

    def rows(name: str, *parameters: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = engine.query(name, parameters, choice=with_samples(), tables=tables).to_pylist()
        return found

    asked: dict[int, set[int]] = {}
    for row in rows("validated_asked") if unit == "sentence" and not with_interviewer else ():
        asked.setdefault(row["document"], set()).add(row["sentence"])
    places = _UnitPlaces(unit, asked)
    texts = [
        SampledText(
            row["document"],
            row["project"],
            row["stratum"],
            bool(row["held_out"]),
            places.number(row["document"], row["sentences"]),
        )
        for row in rows("validated_documents")
    ]
    readers: dict[int, set[Reader]] = {}
    consensus: set[Reader] = set()
    for row in rows("validated_readers"):
        reader = row["reader_project"], row["coder"]
        readers.setdefault(row["document"], set()).add(reader)
        if row["kind"] == _CONSENSUS:
            consensus.add(reader)
    hand: _Given = {}
    for row in rows("validated_by_hand"):
        given = hand.setdefault(row["code"], {}).setdefault(row["document"], {})
        given.setdefault((row["reader_project"], row["coder"]), set()).update(places.touched(row))
    machine: dict[int, dict[int, set[int]]] = {}
    for row in rows("validated_by_machine", rules):
        machine.setdefault(row["code"], {}).setdefault(row["document"], set()).update(places.touched(row))
    uncounted = {
        bool(row["held_out"]): UncountedCodings(row["absent"], row["inexact"], row["unmapped"])
        for row in rows("validated_uncounted")
    }
    frame = _frame_now(engine, first)
    return CodedSample(
        unit,
        tuple(texts),
        {document: frozenset(found) for document, found in readers.items()},
        frozenset(consensus),
        hand,
        machine,
        sum(manifest.sample in samples for manifest in manifests),
        sum(manifest.blind for manifest in manifests if manifest.sample in samples),
        uncounted,
        frame["drawable"] if frame else None,
        frame["not_shown"] if frame else 0,
        sum(map(len, asked.values())),
    )


class _UnitPlaces:
    """Which units passages touch; `asked` holds, by document, the sentences that are none."""

    def __init__(self, unit: SampleUnit, asked: Mapping[int, set[int]]) -> None:
        self._unit, self._asked = unit, asked
        self._sentences: dict[int, int] = {}

    def number(self, document: int, sentences: int) -> int:
        """How many units a document of so many sentences has."""
        self._sentences[document] = sentences
        return 1 if self._unit == "document" else sentences - len(self._asked.get(document, ()))

    def touched(self, row: Mapping[str, Any]) -> set[int]:
        """The units of a document that a passage in it touches; one that touches no sentence is in none."""
        if self._unit == "document":
            return {0}
        document, first, last = row["document"], row["first_sentence"], row["last_sentence"]
        if first is None or last is None:
            return set()
        end = min(last, self._sentences.get(document, 0) - 1)
        return set(range(max(0, first), end + 1)) - self._asked.get(document, set())


def _frame_now(engine: Engine, record: SampleRecord) -> Mapping[str, int] | None:
    """How many documents could be drawn now; None where what the filter of the sample names is not there any more."""
    try:
        choice = with_frame(filtered(engine, record.where))
    except (NotFound, Ambiguous, UsageProblem):
        return None
    found: list[dict[str, int]] = engine.query("sample_frame", choice=choice).to_pylist()
    return found[0]


def _takes(pool: Pool, record: SampleRecord, other: str) -> bool:
    """Whether what was read for another sample counts; not where nobody knows how that was drawn."""
    try:
        return record.takes_readings_of(read_sample_record(pool.sample_file(other, "json")))
    except FileNotFoundError:
        return False
