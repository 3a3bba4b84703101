"""Shares of documents that rules gave a code, raw and corrected by what people gave in a sample of them.

The corrected share is the machine's share of all documents + the weighted mean of (hand - machine) in the held-out
half of the sample (`estimators.corrected_share`): rules were written with an eye on the other half, where they err
less.
The documents are those whose text is in the pool, of projects that the rules have coded: they read no others. Samples
that were drawn from the same strata count together: within a stratum chance alone says which documents are in any of
them, so that those that were read stand for all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.errors import UsageProblem
from qualcode.pool.engines.sampled import with_samples
from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.folder.manifest import GivenKind
from qualcode.pool.folder.sample_records import SampleRecord
from qualcode.pool.folder.samples_drawn import sample_records
from qualcode.pool.sampling.estimators import Estimate, ReadSample
from qualcode.pool.sampling.hand_codes import CodedSample, SampledText, coded_sample
from qualcode.pool.sampling.told_shares import CodeInSample
from qualcode.pool.sampling.validation import Half, chosen_texts, read_part
from qualcode.pool.tables.rules_meant import coded_by
from qualcode.pool.tables.told_estimates import ToldEstimate
from qualcode.retrieval.query import parse, written

if TYPE_CHECKING:
    from qualcode.pool.engines.choice import PoolChoice
    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.folder.pool import Pool

ShareOf = tuple[int, str | None]
"""A code, and the folded value of the attribute; None for all documents."""


@dataclass(frozen=True, slots=True)
class CorrectedShare:
    """Of so many `documents`, which are of so many `cases`, the rules coded `machine`.

    `read` is how many count that were read by people, without those about which people are `undecided`; where none
    does, `corrected` is None. `told` is the same as it may be told beside the others of its code.
    """

    documents: int
    cases: int
    machine: int
    read: int
    undecided: int
    corrected: Estimate | None
    told: ToldEstimate | None


@dataclass(frozen=True, slots=True)
class CorrectingSamples:
    """The samples by which a table is corrected, drawn from the same strata, and what people and rules gave to them.

    `texts` are their documents that are held out and were read to their end, `part` these by strata (None: there are
    none). `values` has, of those that the table is of, the folded values of its attribute.
    """

    records: tuple[SampleRecord, ...]
    coded: CodedSample
    texts: Sequence[SampledText]
    part: ReadSample | None
    values: Mapping[int, frozenset[str]]

    @property
    def effective(self) -> float:
        """How many documents of the table they are worth where each stood for as many: (Σ w)² / Σ w² (Kish 1965)."""
        if self.part is None:
            return 0.0
        weights = self.part.weights * [float(text.key in self.values) for text in self.texts]
        total = float((weights * weights).sum())
        return float(weights.sum()) ** 2 / total if total else 0.0


def samples_alike(pool: Pool, rules: str, where: str = "") -> list[tuple[SampleRecord, ...]]:
    """The samples by which tables of these rules may be corrected, together those that were drawn from equal strata.

    Their hand codes are in the pool, and they were drawn from all documents, or by the filter of the table. Samples
    that were drawn from hits alone say nothing of what rules miss. Raises QualcodeError for a record that cannot be
    read.
    """
    coded = {
        manifest.sample
        for manifest in pool.projects()
        if manifest.kind is GivenKind.SAMPLE and manifest.rows.get("coders", 0)
    }
    fitting = {"", _compared(where) or ""}
    alike: dict[object, list[SampleRecord]] = {}
    for record in sample_records(pool):
        has_read = all(
            pool.machine_folder(rules, project).is_dir()
            for project in record.cases
            if pool.project_folder(project).is_dir()
        )
        if record.sample in coded and not record.only_hits and _compared(record.where) in fitting and has_read:
            strata = frozenset((stratum.name, stratum.documents, stratum.hits) for stratum in record.strata)
            hits = record.hits and (record.hits.rules, record.hits.code)
            alike.setdefault((strata, hits, record.where), []).append(record)
    return [tuple(records) for records in alike.values()]


def _compared(where: str) -> str | None:
    """A filter as filters are compared, however it is spelled; None where it cannot be read."""
    try:
        return written(parse(where)) if where.strip() else ""
    except UsageProblem:
        return None


def correcting_samples(
    pool: Pool,
    engine: Engine,
    choice: PoolChoice,
    rules: str,
    *,
    where: str = "",
    attribute: str | None = None,
    half: Half = "held-out",
) -> CorrectingSamples | None:
    """The samples by which a table is corrected; None where there are none.

    Of those that were drawn in different ways the ones that are worth most documents of the table are taken. That is
    told by their weights alone: whoever takes what has the narrowest interval gets one that is too narrow. Raises
    QualcodeError as engines do.
    """
    best: CorrectingSamples | None = None
    for records in samples_alike(pool, rules, where):
        coded = coded_sample(pool, engine, records, rules, "document")
        asked = plain_table({"sample": "string"}, ((record.sample,) for record in records))
        rows = engine.query(
            "corrected_sampled", (attribute or "",), choice=with_samples(choice), tables={"asked_samples": asked}
        ).to_pylist()
        values: dict[int, set[str]] = {}
        for row in rows:
            values.setdefault(row["document"], set()).add(row["folded_value"])
        texts = chosen_texts(coded, half)
        part = read_part(records[0], texts) if texts else None
        frozen = {document: frozenset(found) for document, found in values.items()}
        found = CorrectingSamples(records, coded, texts, part, frozen)
        if best is None or found.effective > best.effective:
            best = found
    return best


def corrected_shares(
    pool: Pool,
    engine: Engine,
    choice: PoolChoice,
    samples: CorrectingSamples,
    rules: str,
    codes: Sequence[int],
    attribute: str | None = None,
) -> Mapping[ShareOf, CorrectedShare]:
    """The shares of these codes (with those below them) in the documents that a choice chooses.

    With an `attribute` (folded) those of its values, too. Where nobody has read a document of the samples to its end,
    no share is corrected. Raises QualcodeError as engines do.
    """
    import numpy as np

    projects, _waiting = coded_by(pool, rules)
    tables = {"read_projects": plain_table({"project": "string"}, ((project,) for project in projects))}
    name = attribute or ""
    numbers: dict[str | None, tuple[int, int]] = {None: (0, 0)}
    for row in engine.query("corrected_documents", (name,), choice=choice, tables=tables).to_pylist():
        if row["whole"] or attribute:
            numbers[None if row["whole"] else row["folded_value"]] = row["documents"], row["cases"]
    machine: dict[ShareOf, int] = {}
    for row in engine.query("corrected_machine", (name, rules), choice=choice).to_pylist():
        machine[row["code"], None if row["whole"] else row["folded_value"]] = row["documents"]
    domains = {
        value: np.array([
            float(value in samples.values.get(text.key, ()) or (value is None and text.key in samples.values))
            for text in samples.texts
        ])
        for value in numbers
    }  # fmt: skip
    found: dict[ShareOf, CorrectedShare] = {}
    for code in codes:
        met = samples.coded.met(code, samples.texts, "agreed").met
        decided = met.both + met.machine_only + met.hand_only + met.neither
        corrected: Mapping[str | None, Estimate | None] = {}
        told: Mapping[str | None, ToldEstimate] = {}
        if samples.part is not None:
            shares = {
                value: machine.get((code, value), 0) / documents
                for value, (documents, _cases) in numbers.items()
                if documents
            }
            in_sample = CodeInSample(samples.part, met, domains, shares)
            corrected, told = in_sample.shares(), in_sample.told(pool.settings.smallest_cell)
        for value, (documents, cases) in numbers.items():
            read = int((domains[value] * decided).sum())
            undecided = int(domains[value].sum()) - read
            found[code, value] = CorrectedShare(
                documents, cases, machine.get((code, value), 0), read, undecided,
                corrected.get(value), told.get(value),
            )  # fmt: skip
    return found
