"""What people and rules gave to the documents of a sample: whose codings count, and how they meet.

Units are whole documents or their sentences. A code has what those below it have. Where a consensus read a document
to its end, it alone counts; where several people did, those units count in which they agree, or whatever any of them
gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from qualcode.errors import Ambiguous, NotFound, UsageProblem
from qualcode.pool.engines.composing import drawable
from qualcode.pool.engines.filters import filtered
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
    """How hand and machine meet in one code, by document; so many units are left out since people disagree there."""

    met: MetUnits
    undecided: int


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
    """The documents of a sample with what people and rules gave them.

    `readers` are those who read a document to its end, `blind` says that a file of the sample is still blind, and its
    codings are not here. `uncounted` are codings of readers that do not count, by whether their document is held out.
    `drawable` documents of the pool could be drawn now (None: what the sample's filter names is gone), of `not_shown`
    ones the text is here and nothing of it may be shown.
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

    def everybody(self) -> list[Reader]:
        """All who read a document to its end."""
        return sorted({reader for readers in self.readers.values() for reader in readers})

    def whose(self, document: int, only: Reader | None = None) -> frozenset[Reader]:
        """Whose codings count in a document (key): `only` this one's, else the consensus', else all readers'."""
        readers = self.readers.get(document, frozenset())
        if only is not None:
            return readers & {only}
        return readers & self.consensus or readers

    def read(self, only: Reader | None = None) -> list[SampledText]:
        """The documents that were read to their end, by anybody or by `only` this one."""
        return [text for text in self.texts if self.whose(text.key, only)]

    def met(self, code: int, texts: Sequence[SampledText], hand: Hand, only: Reader | None = None) -> MetCodes:
        """How hand and machine meet in a code (key), in these documents."""
        import numpy as np

        from qualcode.pool.sampling.estimators import MetUnits

        both, machine_only, hand_only = (np.zeros(len(texts)) for _part in range(3))
        neither = np.array([float(text.units) for text in texts])
        by_hand, by_machine = self.hand.get(code, {}), self.machine.get(code, {})
        undecided = 0
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
        return MetCodes(MetUnits(both, machine_only, hand_only, neither), undecided)


def _given(by_hand: Mapping[Reader, set[int]], readers: Iterable[Reader], hand: Hand) -> tuple[set[int], set[int]]:
    """The units that people gave the code, and those in which they disagree."""
    sets = [by_hand.get(reader, set()) for reader in readers]
    if not sets:
        return set(), set()
    some, every = set.union(*sets), set.intersection(*sets)
    return (some, set()) if hand == "any" else (every, some - every)


def coded_sample(pool: Pool, engine: Engine, record: SampleRecord, rules: str, unit: SampleUnit) -> CodedSample:
    """The documents of a sample, and what people and rules gave them.

    Documents that were read for other samples count as read where those took them by chance alone. Raises
    QualcodeError as engines do, and for a record that cannot be read.
    """
    sample = record.sample
    manifests = [manifest for manifest in pool.projects() if manifest.kind is GivenKind.SAMPLE]
    alike = {name: _takes(pool, record, name) for name in {manifest.sample for manifest in manifests}}
    files = [manifest.project for manifest in manifests if alike[manifest.sample]]
    tables = {"sample_projects": plain_table({"project": "string"}, ((file,) for file in files))}
    texts = tuple(
        SampledText(
            row["document"],
            row["project"],
            row["stratum"],
            bool(row["held_out"]),
            1 if unit == "document" else row["sentences"],
        )
        for row in engine.query("validated_documents", (sample,)).to_pylist()
    )
    lengths = {text.key: text.units for text in texts}
    readers: dict[int, set[Reader]] = {}
    consensus: set[Reader] = set()
    for row in engine.query("validated_readers", (sample,), tables=tables).to_pylist():
        reader = row["reader_project"], row["coder"]
        readers.setdefault(row["document"], set()).add(reader)
        if row["kind"] == _CONSENSUS:
            consensus.add(reader)
    hand: _Given = {}
    for row in engine.query("validated_by_hand", (sample,), tables=tables).to_pylist():
        given = hand.setdefault(row["code"], {}).setdefault(row["document"], {})
        given.setdefault((row["reader_project"], row["coder"]), set()).update(_units(row, unit, lengths))
    machine: dict[int, dict[int, set[int]]] = {}
    for row in engine.query("validated_by_machine", (sample, rules)).to_pylist():
        given_here = machine.setdefault(row["code"], {}).setdefault(row["document"], set())
        given_here.update(_units(row, unit, lengths))
    uncounted = {
        bool(row["held_out"]): UncountedCodings(row["absent"], row["inexact"], row["unmapped"])
        for row in engine.query("validated_uncounted", (sample,), tables=tables).to_pylist()
    }
    frame = _frame_now(engine, record)
    return CodedSample(
        unit,
        texts,
        {document: frozenset(found) for document, found in readers.items()},
        frozenset(consensus),
        hand,
        machine,
        sum(manifest.sample == sample for manifest in manifests),
        sum(manifest.blind for manifest in manifests if manifest.sample == sample),
        uncounted,
        frame["drawable"] if frame else None,
        frame["not_shown"] if frame else 0,
    )


def _frame_now(engine: Engine, record: SampleRecord) -> Mapping[str, int] | None:
    """How many documents could be drawn now; None where what the filter of the sample names is not there any more."""
    try:
        choice = drawable(filtered(engine, record.where))
    except (NotFound, Ambiguous, UsageProblem):
        return None
    (frame,) = engine.query("sample_frame", choice=choice).to_pylist()
    return frame


def _takes(pool: Pool, record: SampleRecord, other: str) -> bool:
    """Whether what was read for another sample counts; not where nobody knows how that was drawn."""
    if other == record.sample:
        return True
    try:
        return record.takes_readings_of(read_sample_record(pool.sample_file(other, "json")))
    except FileNotFoundError:
        return False


def _units(row: Mapping[str, Any], unit: SampleUnit, lengths: Mapping[int, int]) -> Iterable[int]:
    """The units that a passage touches; a passage that touches no sentence is in none."""
    if unit == "document":
        return (0,)
    first, last = row["first_sentence"], row["last_sentence"]
    if first is None or last is None:
        return ()
    return range(max(0, first), min(last, lengths.get(row["document"], 0) - 1) + 1)
