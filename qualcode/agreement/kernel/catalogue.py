"""The coefficients over given units under their stable names, with definition and source for reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.agreement.kernel.coefficients import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    percent,
    scott_pi,
)
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.presence import bias_index, negative_agreement, positive_agreement, prevalence_index
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Value


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure of agreement: stable name, title, one line of definition, source, and how to compute it.

    `corrected` says whether it corrects for chance; `two_coders` whether it is for two coders only; `binary`
    whether it needs the ratings of one code, coded or not.
    """

    name: str
    title: str
    definition: str
    source: str
    compute: Callable[[Ratings], Value]
    corrected: bool = True
    two_coders: bool = False
    binary: bool = False


COEFFICIENTS: dict[str, Coefficient] = {
    coefficient.name: coefficient
    for coefficient in (
        Coefficient(
            "percent",
            "Per cent agreement",
            "mean over units of the share of agreeing pairs of coders",
            "Gwet 2014",
            percent,
            corrected=False,
        ),
        Coefficient(
            "cohen_kappa",
            "Cohen's kappa",
            "(po - pe) / (1 - pe), pe from both coders' margins; units that both rated",
            "Cohen 1960, 1968",
            cohen_kappa,
            two_coders=True,
        ),
        Coefficient(
            "scott_pi",
            "Scott's pi",
            "(po - pe) / (1 - pe), pe from the common margins",
            "Scott 1955",
            scott_pi,
            two_coders=True,
        ),
        Coefficient(
            "fleiss_kappa",
            "Fleiss' kappa",
            "(pa - pe) / (1 - pe), pe = Σ pi_k²",
            "Fleiss 1971; Gwet 2014",
            fleiss_kappa,
        ),
        Coefficient(
            "conger_kappa",
            "Conger's kappa",
            "(pa - pe) / (1 - pe), pe from the margins of every pair of coders",
            "Conger 1980; Gwet 2014",
            conger_kappa,
        ),
        Coefficient(
            "brennan_prediger",
            "Brennan and Prediger's kappa (Bennett's S)",
            "(pa - 1/q) / (1 - 1/q), q declared categories",
            "Bennett, Alpert & Goldstein 1954; Brennan & Prediger 1981",
            brennan_prediger,
        ),
        Coefficient(
            "gwet_ac1",
            "Gwet's AC1",
            "(pa - pe) / (1 - pe), pe = Σ pi_k (1 - pi_k) / (q - 1)",
            "Gwet 2008",
            gwet_ac1,
        ),
        Coefficient(
            "krippendorff_alpha",
            "Krippendorff's alpha",
            "1 - observed / expected disagreement of pairable values",
            "Krippendorff 2004, 2011, 2019",
            krippendorff_alpha,
        ),
        Coefficient(
            "positive_agreement",
            "Positive specific agreement",
            "2a / (2a + b + c)",
            "Cicchetti & Feinstein 1990; Hripcsak & Rothschild 2005",
            positive_agreement,
            corrected=False,
            binary=True,
        ),
        Coefficient(
            "negative_agreement",
            "Negative specific agreement",
            "2d / (2d + b + c)",
            "Cicchetti & Feinstein 1990",
            negative_agreement,
            corrected=False,
            binary=True,
        ),
        Coefficient(
            "prevalence_index",
            "Prevalence index",
            "|a - d| / n",
            "Byrt, Bishop & Carlin 1993",
            prevalence_index,
            corrected=False,
            binary=True,
        ),
        Coefficient(
            "bias_index",
            "Bias index",
            "|b - c| / n",
            "Byrt, Bishop & Carlin 1993",
            bias_index,
            corrected=False,
            two_coders=True,
            binary=True,
        ),
    )
}
