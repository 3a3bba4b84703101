"""Agreement between coders: units, coefficients, intervals.

What is named here is pure arithmetic, the kernel. Whole studies stand beside it and give back the records of
`study.results`:

* `study.compute.study(project, Comparison(coders=("Anna", "Ben"), unit="sentence"))` compares the coders of a
  project, `procedure.following.study_by_procedure` adds what the declared quality procedure asks for,
  `confusions.disagreements.disagreements(project, comparison)` lists where they differ,
  `study.sensitivity.sensitivity` and `differences.drift.divide` look at the same codings under several units and over
  time.
* `files.ratings.study_of_ratings(path)` and `files.passages.study_of_spans(path)` need a CSV file and no project.

The kernel knows no project. Every formula stands once, in `kernel.kappa` and `kernel.krippendorff`, over
`kernel.sums`: exact for the ratings as they are, in floats for the ratings without a cluster of which
`kernel.jackknife` makes intervals. Importing it loads nothing heavy; numpy comes in with the first figure. What goes
in, with its shape:

* `Ratings`: units × coders over any values, missing ratings native. `Ratings.from_coders` takes coders ×
  units (None is missing), `from_units` units × coders, `from_records` (unit, coder, value) triples,
  `from_array` an integer array (coders, units), `presence` per coder the indices of the units coded.
* `Units`: the units of a document, spans or several spans each; `Units.coded(passages)` are the indices of
  those that one coder's passages of one code make count as coded.
* `Continuum`: a document with each coder's passages, for agreement on where passages begin and end.

What comes out is a `Value`: a number or the reason why there is none, flags, and an `Interval`.

>>> from qualcode.agreement import COEFFICIENTS, Ratings, Units, fourfold
>>> from qualcode.model.spans import Span
>>> sentences = Units.of([Span(0, 40), Span(41, 100), Span(101, 160)])
>>> anna, bela = sentences.coded([Span(5, 90)]), sentences.coded([Span(41, 100), Span(120, 130)])
>>> ratings = Ratings.presence(["Anna", "Bela"], [anna, bela], units=len(sentences))
>>> fourfold(ratings)
Fourfold(both=1, only_first=1, only_second=1, neither=0)
>>> COEFFICIENTS["krippendorff_alpha"].compute(ratings).value
-0.25
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.agreement.kernel.catalogue import COEFFICIENTS, Coefficient
    from qualcode.agreement.kernel.coefficients import (
        brennan_prediger,
        cohen_kappa,
        cohen_kappa_max,
        conger_kappa,
        fleiss_kappa,
        gwet_ac1,
        gwet_ac2,
        hubert_kappa,
        light_kappa,
        percent,
        percent_of_pairs,
        scott_pi,
    )
    from qualcode.agreement.kernel.krippendorff import coincidences, krippendorff_alpha
    from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance, Metric, Weights
    from qualcode.agreement.kernel.presence import (
        Fourfold,
        PresenceCounts,
        bias_index,
        fourfold,
        negative_agreement,
        positive_agreement,
        presence_counts,
        prevalence_index,
    )
    from qualcode.agreement.kernel.ratings import Ratings
    from qualcode.agreement.kernel.resampling import Resampled, resample_codes, resample_units
    from qualcode.agreement.kernel.standard_errors import ANALYTIC, analytic
    from qualcode.agreement.kernel.units import Units, joined, rate, tokens
    from qualcode.agreement.kernel.values import (
        Disagreement,
        Flag,
        Interval,
        IntervalMethod,
        Note,
        Plan,
        Undefined,
        Value,
        pooled,
    )
    from qualcode.agreement.passages.characters import PassageTable, character_ratings, character_ratings_of_codes
    from qualcode.agreement.passages.continuum import (
        Axis,
        Conflict,
        Continuum,
        NotExclusive,
        Segment,
        check_exclusive,
    )
    from qualcode.agreement.passages.intervals import UnitizingIntervals, resample_bar_u, resample_unitizing
    from qualcode.agreement.passages.matching_segments import (
        SegmentCounts,
        holsti,
        segment_brennan_prediger,
        segment_counts,
        segment_percent,
    )
    from qualcode.agreement.passages.unitizing import (
        Unitizing,
        UnitSums,
        added,
        bar_u_alpha,
        cu_alpha,
        ku_alpha,
        u_alpha,
        unit_sums,
        unitizing,
    )
    from qualcode.agreement.passages.unitizing_1995 import AlphaU, alpha_u_1995

_MODULES = {
    "kernel.catalogue": (
        "COEFFICIENTS",
        "Coefficient",
    ),
    "kernel.coefficients": (
        "brennan_prediger",
        "cohen_kappa",
        "cohen_kappa_max",
        "conger_kappa",
        "fleiss_kappa",
        "gwet_ac1",
        "gwet_ac2",
        "hubert_kappa",
        "light_kappa",
        "percent",
        "percent_of_pairs",
        "scott_pi",
    ),
    "kernel.krippendorff": (
        "coincidences",
        "krippendorff_alpha",
    ),
    "kernel.metrics": (
        "JACCARD",
        "MASI",
        "Distance",
        "Metric",
        "Weights",
    ),
    "kernel.presence": (
        "Fourfold",
        "PresenceCounts",
        "bias_index",
        "fourfold",
        "negative_agreement",
        "positive_agreement",
        "presence_counts",
        "prevalence_index",
    ),
    "kernel.ratings": ("Ratings",),
    "kernel.resampling": (
        "Resampled",
        "resample_codes",
        "resample_units",
    ),
    "kernel.standard_errors": (
        "ANALYTIC",
        "analytic",
    ),
    "kernel.units": (
        "Units",
        "joined",
        "rate",
        "tokens",
    ),
    "kernel.values": (
        "Disagreement",
        "Flag",
        "Interval",
        "IntervalMethod",
        "Note",
        "Plan",
        "Undefined",
        "Value",
        "pooled",
    ),
    "passages.characters": (
        "PassageTable",
        "character_ratings",
        "character_ratings_of_codes",
    ),
    "passages.continuum": (
        "Axis",
        "Conflict",
        "Continuum",
        "NotExclusive",
        "Segment",
        "check_exclusive",
    ),
    "passages.intervals": (
        "UnitizingIntervals",
        "resample_bar_u",
        "resample_unitizing",
    ),
    "passages.matching_segments": (
        "SegmentCounts",
        "holsti",
        "segment_brennan_prediger",
        "segment_counts",
        "segment_percent",
    ),
    "passages.unitizing": (
        "Unitizing",
        "UnitSums",
        "added",
        "bar_u_alpha",
        "cu_alpha",
        "ku_alpha",
        "u_alpha",
        "unit_sums",
        "unitizing",
    ),
    "passages.unitizing_1995": (
        "AlphaU",
        "alpha_u_1995",
    ),
}
_PLACES = {name: f"{__name__}.{module}" for module, names in _MODULES.items() for name in names}

__all__ = [
    "ANALYTIC",
    "COEFFICIENTS",
    "JACCARD",
    "MASI",
    "AlphaU",
    "Axis",
    "Coefficient",
    "Conflict",
    "Continuum",
    "Disagreement",
    "Distance",
    "Flag",
    "Fourfold",
    "Interval",
    "IntervalMethod",
    "Metric",
    "NotExclusive",
    "Note",
    "PassageTable",
    "Plan",
    "PresenceCounts",
    "Ratings",
    "Resampled",
    "Segment",
    "SegmentCounts",
    "Undefined",
    "UnitSums",
    "Unitizing",
    "UnitizingIntervals",
    "Units",
    "Value",
    "Weights",
    "added",
    "alpha_u_1995",
    "analytic",
    "bar_u_alpha",
    "bias_index",
    "brennan_prediger",
    "character_ratings",
    "character_ratings_of_codes",
    "check_exclusive",
    "cohen_kappa",
    "cohen_kappa_max",
    "coincidences",
    "conger_kappa",
    "cu_alpha",
    "fleiss_kappa",
    "fourfold",
    "gwet_ac1",
    "gwet_ac2",
    "holsti",
    "hubert_kappa",
    "joined",
    "krippendorff_alpha",
    "ku_alpha",
    "light_kappa",
    "negative_agreement",
    "percent",
    "percent_of_pairs",
    "pooled",
    "positive_agreement",
    "presence_counts",
    "prevalence_index",
    "rate",
    "resample_bar_u",
    "resample_codes",
    "resample_unitizing",
    "resample_units",
    "scott_pi",
    "segment_brennan_prediger",
    "segment_counts",
    "segment_percent",
    "tokens",
    "u_alpha",
    "unit_sums",
    "unitizing",
]


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # no text: as Python says it
    value = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
