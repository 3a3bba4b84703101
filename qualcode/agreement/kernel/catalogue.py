"""The coefficients over given units under their stable names, with definition and source for reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.agreement.kernel import coefficients, presence
from qualcode.agreement.kernel.conditions import Formula
from qualcode.agreement.kernel.krippendorff import alpha, krippendorff_alpha
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Value
from qualcode.catalogue import later


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure of agreement: stable name, title, one line of definition, source, formula, and how to compute it.

    `corrected` says whether it corrects for chance, `least` is the lowest value that it can have.
    """

    name: str
    title: str
    definition: str
    source: str
    formula: Formula
    compute: Callable[[Ratings], Value]
    corrected: bool = True
    least: float = -1.0

    @property
    def two_coders(self) -> bool:
        """Whether it is for two coders only."""
        return bool(self.formula.two_coders)

    @property
    def binary(self) -> bool:
        """Whether it needs the ratings of one code, coded or not."""
        return self.formula.binary


COEFFICIENTS: dict[str, Coefficient] = {
    coefficient.name: coefficient
    for coefficient in (
        Coefficient(
            "percent",
            later("Per cent agreement"),
            later("mean over units of the share of agreeing pairs of coders"),
            "Gwet 2014",
            coefficients.PERCENT,
            coefficients.percent,
            corrected=False,
            least=0.0,
        ),
        Coefficient(
            "cohen_kappa",
            later("Cohen's kappa"),
            later("(po - pe) / (1 - pe), pe from both coders' margins; units that both rated"),
            "Cohen 1960, 1968",
            coefficients.cohen(),
            coefficients.cohen_kappa,
        ),
        Coefficient(
            "scott_pi",
            later("Scott's pi"),
            later("(po - pe) / (1 - pe), pe from the common margins"),
            "Scott 1955",
            coefficients.SCOTT,
            coefficients.scott_pi,
        ),
        Coefficient(
            "fleiss_kappa",
            later("Fleiss' kappa"),
            "(pa - pe) / (1 - pe), pe = Σ pi_k²",  # no text: a formula
            "Fleiss 1971; Gwet 2014",
            coefficients.fleiss(),
            coefficients.fleiss_kappa,
        ),
        Coefficient(
            "conger_kappa",
            later("Conger's kappa"),
            later("(pa - pe) / (1 - pe), pe from the margins of every pair of coders"),
            "Conger 1980; Gwet 2014",
            coefficients.conger(),
            coefficients.conger_kappa,
        ),
        Coefficient(
            "brennan_prediger",
            later("Brennan and Prediger's kappa (Bennett's S)"),
            later("(pa - 1/q) / (1 - 1/q), q declared categories"),
            "Bennett, Alpert & Goldstein 1954; Brennan & Prediger 1981",  # no text: a source
            coefficients.brennan(),
            coefficients.brennan_prediger,
        ),
        Coefficient(
            "gwet_ac1",
            later("Gwet's AC1"),
            "(pa - pe) / (1 - pe), pe = Σ pi_k (1 - pi_k) / (q - 1)",  # no text: a formula
            "Gwet 2008",
            coefficients.gwet(),
            coefficients.gwet_ac1,
        ),
        Coefficient(
            "krippendorff_alpha",
            later("Krippendorff's alpha"),
            later("1 - observed / expected disagreement of pairable values"),
            "Krippendorff 2004, 2011, 2019",
            alpha(),
            krippendorff_alpha,
        ),
        Coefficient(
            "positive_agreement",
            later("Positive specific agreement"),
            "2a / (2a + b + c)",
            "Cicchetti & Feinstein 1990; Hripcsak & Rothschild 2005",
            presence.POSITIVE,
            presence.positive_agreement,
            corrected=False,
            least=0.0,
        ),
        Coefficient(
            "negative_agreement",
            later("Negative specific agreement"),
            "2d / (2d + b + c)",
            "Cicchetti & Feinstein 1990",
            presence.NEGATIVE,
            presence.negative_agreement,
            corrected=False,
            least=0.0,
        ),
        Coefficient(
            "prevalence_index",
            later("Prevalence index"),
            "|a - d| / n",
            "Byrt, Bishop & Carlin 1993",  # no text: a source
            presence.PREVALENCE,
            presence.prevalence_index,
            corrected=False,
            least=0.0,
        ),
        Coefficient(
            "bias_index",
            later("Bias index"),
            "|b - c| / n",
            "Byrt, Bishop & Carlin 1993",  # no text: a source
            presence.BIAS,
            presence.bias_index,
            corrected=False,
            least=0.0,
        ),
    )
}
