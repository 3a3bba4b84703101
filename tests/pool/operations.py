"""An example of each operation, by which all engines are held to the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow

from qualcode.pool.engines.choice import Parameter, PoolChoice
from qualcode.pool.engines.coded_units import with_coded_units
from qualcode.pool.engines.composing import all_documents
from qualcode.pool.engines.sampled import with_frame, with_samples
from qualcode.pool.engines.stretches import with_passages, with_stretches, with_units, with_values
from tests.pool.hit_examples import ASKED, HITS, TABLES


@dataclass(frozen=True)
class Example:
    """The parameters of an operation, the tables that are handed to it, and what it chooses."""

    parameters: tuple[Parameter, ...] = ()
    tables: Mapping[str, pyarrow.Table] = field(default_factory=dict)
    choice: PoolChoice = field(default_factory=all_documents)


def _of_hits(*parameters: Parameter) -> Example:
    return Example(parameters, {**TABLES, **ASKED}, HITS)


SHARES = pyarrow.table({"folded_name": ["typ", "typ"], "folded_value": ["haupt", "ober"], "share": [1, 2]})
WANTED = pyarrow.table({"place": [0, 1], "folded_name": ["typ", "grösse"]})
SAMPLE, RULES = "s12e5", "r0a"
DRAWN = pyarrow.table({"project": [f"p{1:016x}"] * 4, "document": [2100, 2101, 2102, 2103], "place": [2, 1, 3, 4]})
ENDS = pyarrow.table({"stratum": [0, 1, 2, 3, 4, 5, 6], "turn_end": ["g", "g", "8", "g", "g", "g", "g"]})
ASKED_SAMPLES = {"asked_samples": pyarrow.table({"sample": [SAMPLE]})}
SAMPLE_PROJECTS = {**ASKED_SAMPLES, "sample_projects": pyarrow.table({"project": ["p5a5a5a5a5a5a5a5a"]})}
FRAME = with_frame(all_documents(), 1, RULES)
READ_PROJECTS = {"read_projects": pyarrow.table({"project": [f"p{1:016x}"]})}

CODED_UNITS = with_coded_units(all_documents(), "sentence", "machine", 9, with_interviewer=False)

OPERATIONS: Mapping[str, Example] = {
    "agreement_bases": Example(choice=CODED_UNITS),
    "agreement_cells": Example(choice=CODED_UNITS),
    "agreement_codes": Example((9,)),
    "attribute_names": Example(),
    "attribute_values": Example(("typ",)),
    "dated_values": Example(("typ",)),
    "hit_places": _of_hits(3),
    "hits_by_project": _of_hits(),
    "hits_by_value": _of_hits("typ"),
    "lemma_vocabulary": Example(),
    "pairs_of_stretches": Example(choice=with_stretches(all_documents(), 9, 1)),
    "pairs_of_units": Example(choice=with_units(all_documents(), "document", 9)),
    "passages_by_code": Example(choice=with_passages(with_values(all_documents(), "typ"), 9)),
    "passages_by_value": Example(("typ", "grösse"), choice=with_passages(all_documents())),
    "corrected_documents": Example(("typ",), READ_PROJECTS),
    "corrected_machine": Example(("typ", RULES)),
    "corrected_sampled": Example(("typ",), ASKED_SAMPLES, with_samples(all_documents())),
    "sample_attributes": Example(tables={"drawn": DRAWN}),
    "sample_drawn": Example(("7:", 2), {"stratum_values": SHARES, "stratum_ends": ENDS}, FRAME),
    "sample_frame": Example(choice=FRAME),
    "sample_hits": Example(("7:", "7:hits:", 2), {"stratum_values": SHARES}, FRAME),
    "sample_strata": Example(tables={"stratum_values": SHARES}, choice=FRAME),
    "sample_texts": Example(tables={"drawn": DRAWN}),
    "shared_codes": Example(),
    "stratum_values": Example(tables={"wanted": WANTED}),
    "units_by_code": Example(choice=with_units(with_values(all_documents(), "grösse"), "case_key", 9)),
    "units_by_value": Example(("typ", "")),
    "unmapped_codings": Example(),
    "validated_asked": Example((), ASKED_SAMPLES, with_samples()),
    "validated_by_hand": Example((), SAMPLE_PROJECTS, with_samples()),
    "validated_by_machine": Example((RULES,), ASKED_SAMPLES, with_samples()),
    "validated_documents": Example((), ASKED_SAMPLES, with_samples()),
    "validated_uncounted": Example((), SAMPLE_PROJECTS, with_samples()),
    "validated_readers": Example((), SAMPLE_PROJECTS, with_samples()),
    "rule_codings": _of_hits(),
    "rule_codings_counted": Example(("r00012",)),
    "rule_counts": _of_hits(),
    "rule_counts_apart": _of_hits(),
    "texts_of_documents": Example((), ASKED),
    "word_vocabulary": Example(),
}
"""By the name of its file in `qualcode/pool/engines/queries`."""
