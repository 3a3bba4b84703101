"""Shares of documents that rules gave a code, raw and corrected by what people gave in a sample of them.

The corrected share is the machine's share of all documents + the weighted mean of (hand - machine) in the held-out
half of the sample (`estimators.corrected_share`): rules were written with an eye on the other half, where they err
less.
The documents are those whose text is in the pool, of projects that the rules have coded: they read no others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.folder.layout import SAMPLES
from qualcode.pool.folder.manifest import GivenKind
from qualcode.pool.folder.sample_records import SampleRecord, read_sample_record
from qualcode.pool.sampling.estimators import Estimate, corrected_share
from qualcode.pool.sampling.hand_codes import CodedSample
from qualcode.pool.sampling.validation import Half, chosen_texts, read_part
from qualcode.pool.tables.rules_meant import coded_by

if TYPE_CHECKING:
    from qualcode.pool.engines.choice import PoolChoice
    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.folder.pool import Pool

ShareOf = tuple[int, str | None]
"""A code, and the folded value of the attribute; None for all documents."""


@dataclass(frozen=True, slots=True)
class CorrectedShare:
    """Of so many `documents` the rules coded `machine`; `corrected` is None where none of them was read by people.

    `read` is how many of them were.
    """

    documents: int
    machine: int
    read: int
    corrected: Estimate | None


def sample_for(pool: Pool, rules: str) -> SampleRecord | None:
    """The sample by which tables of these rules are corrected: the largest whose hand codes are in the pool.

    None where there is none: samples that were drawn from hits alone say nothing of what rules miss. Raises
    QualcodeError for a record that cannot be read.
    """
    coded = {
        manifest.sample: manifest.rows.get("coders", 0)
        for manifest in pool.projects()
        if manifest.kind is GivenKind.SAMPLE and manifest.rows.get("coders", 0)
    }
    records = [
        read_sample_record(path) for path in sorted((pool.folder / SAMPLES).glob("s*.json")) if path.stem in coded
    ]
    fitting = [
        record
        for record in records
        if not record.only_hits
        and all(
            pool.machine_folder(rules, project).is_dir()
            for project in record.cases
            if pool.project_folder(project).is_dir()
        )
    ]
    return max(fitting, key=lambda record: (coded[record.sample], record.drawn_at, record.sample), default=None)


def corrected_shares(
    pool: Pool,
    engine: Engine,
    choice: PoolChoice,
    record: SampleRecord,
    coded: CodedSample,
    rules: str,
    codes: Sequence[int],
    attribute: str | None = None,
    half: Half = "held-out",
) -> Mapping[ShareOf, CorrectedShare]:
    """The shares of these codes (with those below them) in the documents that a choice chooses.

    `coded` is the sample with documents as units. With an `attribute` (folded) those of its values, too. Where nobody
    has read a document of the sample to its end, no share is corrected. Raises QualcodeError as engines do.
    """
    import numpy as np

    projects, _waiting = coded_by(pool, rules)
    tables = {"read_projects": plain_table({"project": "string"}, ((project,) for project in projects))}
    name = attribute or ""
    documents: dict[str | None, int] = {None: 0}
    for row in engine.query("corrected_documents", (name,), choice=choice, tables=tables).to_pylist():
        value = row["folded_value"]
        if value == "" and row["whole"]:
            documents[None] = row["documents"]
        elif attribute:
            documents[value] = row["documents"]
    machine: dict[ShareOf, int] = {}
    for row in engine.query("corrected_machine", (name, rules), choice=choice).to_pylist():
        machine[row["code"], None if row["whole"] else row["folded_value"]] = row["documents"]
    chosen: dict[int, set[str]] = {}
    for row in engine.query("corrected_sampled", (name, record.sample), choice=choice).to_pylist():
        chosen.setdefault(row["document"], set()).add(row["folded_value"])
    texts = chosen_texts(coded, half)
    sample = read_part(record, texts) if texts else None
    domains = {
        value: np.array([
            float(text.key in chosen and (value is None or value in chosen[text.key])) for text in texts
        ])
        for value in documents
    }  # fmt: skip
    found: dict[ShareOf, CorrectedShare] = {}
    for code in codes:
        met = coded.met(code, texts, "agreed").met
        for value, number in documents.items():
            of_machine = machine.get((code, value), 0)
            domain = domains[value] * (met.both + met.machine_only + met.hand_only + met.neither)
            corrected = None
            if sample is not None and number and domain.sum():
                corrected = corrected_share(sample, of_machine / number, met.hand_only, met.machine_only, domain)
            found[code, value] = CorrectedShare(number, of_machine, int(domain.sum()), corrected)
    return found
