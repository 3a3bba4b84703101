"""Stable names, titles, definitions and sources of the figures that are not over given units alone."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.catalogue import later


@dataclass(frozen=True, slots=True)
class Definition:
    """What a report says of a figure: `short` heads a column, `name` is for programs."""

    name: str
    short: str
    title: str
    definition: str
    source: str


_SHORT = {
    "percent": "%",
    "cohen_kappa": later("kappa"),
    "scott_pi": later("pi"),
    "fleiss_kappa": later("Fleiss’ kappa"),
    "conger_kappa": later("Conger’s kappa"),
    "brennan_prediger": "S",
    "gwet_ac1": "AC1",
    "krippendorff_alpha": later("alpha"),
    "positive_agreement": later("PSA"),
    "negative_agreement": later("NSA"),
    "prevalence_index": later("prevalence"),
    "bias_index": later("bias"),
}
_FAMILY = "Krippendorff, Mathet, Bouvry & Widlöcher 2016"  # no text: a source

DEFINITIONS: dict[str, Definition] = {
    coefficient.name: Definition(
        coefficient.name, _SHORT[coefficient.name], coefficient.title, coefficient.definition, coefficient.source
    )
    for coefficient in COEFFICIENTS.values()
} | {
    definition.name: definition
    for definition in (
        Definition(
            "u_alpha",
            later("u-alpha"),
            later("Krippendorff's u-alpha"),
            later("1 - observed / expected disagreement of passages and gaps with their codes, by length"),
            _FAMILY,
        ),
        Definition(
            "bar_u_alpha",
            later("|u-alpha"),
            later("Krippendorff's |u-alpha"),
            later(
                "u-alpha of where passages lie, whatever their code; of one code its own passages and the rest, "
                "where a wrong code counts like a wrong boundary"
            ),
            _FAMILY,
        ),
        Definition(
            "cu_alpha",
            later("cu-alpha"),
            later("Krippendorff's cu-alpha"),
            later("agreement on the codes alone, where coders' passages meet; coverage is the share of such text"),
            _FAMILY,
        ),
        Definition(
            "ku_alpha",
            later("(k)u-alpha"),
            later("Krippendorff's (k)u-alpha"),
            later("cu-alpha of one code; coverage is the share of its passages that meet one of another coder"),
            _FAMILY,
        ),
        Definition(
            "alpha_u_1995",
            later("alpha_U 1995"),
            later("Krippendorff's alpha_U of 1995"),
            later("squared distances of the ends of overlapping passages; superseded in 2016, for comparison"),
            "Krippendorff 1995, 2004",
        ),
        Definition(
            "character_kappa",
            later("kappa by characters"),
            later("Kappa by characters"),
            later("Cohen's kappa (Fleiss' for more coders) with every character as a unit, for comparison"),
            "Cohen 1960; Fleiss 1971",
        ),
        Definition(
            "binary_alpha",
            later("any code, alpha"),
            later("Krippendorff's alpha of any code or none"),
            later("every character is a unit, and whether it has a code is its value, whatever the code"),
            "Krippendorff 2004, 2019",
        ),
        Definition(
            "domain_alpha",
            later("domains, alpha"),
            later("Agreement on domains where both coded"),
            later(
                "cu-alpha with the top-level codes as values, of text that two coders both gave a code; a place may "
                "be in several, and whether it is in one or not is compared for each"
            ),
            _FAMILY,
        ),
        Definition(
            "overlap_percent",
            later("overlap"),
            later("Segment overlap"),
            later(
                "share of passages that match one of the other coder: shared text at least the given per "
                "cent of the text that both cover; for more coders the mean over their pairs"
            ),
            later("counted in both directions"),
        ),
        Definition(
            "overlap_brennan_prediger",
            later("overlap S"),
            later("Brennan and Prediger's kappa of segment overlap"),
            later("(po - 1/q) / (1 - 1/q), q the number of codes compared"),
            "Brennan & Prediger 1981",
        ),
        Definition(
            "overlap_kappa_of_sets",
            later("overlap S, sets"),
            later("Brennan and Prediger's kappa of sets of codes by segment overlap"),
            later("(po - pe) / (1 - pe), pe = 1 / 2^q: each set of the q codes compared is as likely"),
            "Brennan & Prediger 1981",
        ),
        Definition(
            "holsti",
            "Holsti",
            later("Holsti's coefficient"),
            later("2M / (N1 + N2), M pairs of matching passages; for more coders the mean over their pairs"),
            "Holsti 1969",
        ),
        Definition(
            "cohen_kappa_weighted",
            later("weighted kappa"),
            later("Cohen's weighted kappa"),
            later("1 - weighted disagreement / that expected from both coders' margins"),
            "Cohen 1968",
        ),
        Definition(
            "gwet_ac2",
            "AC2",
            later("Gwet's AC2"),
            later("AC1 with weights of partial agreement"),
            "Gwet 2014",
        ),
        Definition(
            "gamma",
            later("gamma"),
            later("Mathet's gamma"),
            later("1 - disorder of the best alignment of the passages / that of random continua"),
            "Mathet, Widlöcher & Métivier 2015",  # no text: a source
        ),
        Definition(
            "set_alpha_jaccard",
            later("alpha, Jaccard"),
            later("Krippendorff's alpha of sets of codes, Jaccard distance"),
            later("a unit's value is the set of its codes; distance 1 - |A∩B| / |A∪B|"),
            "Krippendorff 2004; Jaccard 1912",
        ),
        Definition(
            "set_alpha_masi",
            later("alpha, MASI"),
            later("Krippendorff's alpha of sets of codes, MASI distance after Passonneau"),
            later(
                "a unit's value is the set of its codes; distance 1 - J·M, M = 1, 2/3, 1/3, 0 for equal, "
                "nested, crossing, disjoint sets"
            ),
            "Passonneau 2006",
        ),
        Definition(
            "labels_alpha_jaccard",
            later("labels, Jaccard"),
            later("Krippendorff's alpha of labels, Jaccard distance"),
            later("sets of codes over units that two coders gave at least one code; distance 1 - |A∩B| / |A∪B|"),
            "Krippendorff 2004; Jaccard 1912",
        ),
        Definition(
            "labels_alpha_masi",
            later("labels, MASI"),
            later("Krippendorff's alpha of labels, MASI distance after Passonneau"),
            later(
                "sets of codes over units that two coders gave at least one code; distance 1 - J·M, M = 1, 2/3, "
                "1/3, 0 for equal, nested, crossing, disjoint sets"
            ),
            "Passonneau 2006",
        ),
    )
}

STABLE = (
    "percent",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "conger_kappa",
    "brennan_prediger",
    "gwet_ac1",
    "krippendorff_alpha",
    "u_alpha",
    "bar_u_alpha",
    "cu_alpha",
    "ku_alpha",
    "alpha_u_1995",
)
"""The names that every machine-readable report holds, defined or not."""

_ALIASES = {
    "alpha": "krippendorff_alpha",
    "pi": "scott_pi",
    "fleiss": "fleiss_kappa",
    "conger": "conger_kappa",
    "s": "brennan_prediger",
    "bp": "brennan_prediger",
    "bennett_s": "brennan_prediger",
    "ac1": "gwet_ac1",
    "ac2": "gwet_ac2",
    "psa": "positive_agreement",
    "nsa": "negative_agreement",
    "|u-alpha": "bar_u_alpha",
    "|u_alpha": "bar_u_alpha",
}


def stable_name(wanted: str, coders: int) -> str | None:
    """The stable name of what somebody typed; “kappa” is Cohen's for two coders and else Fleiss'."""
    text = wanted.strip().lower().replace("-", "_").replace(" ", "_")
    if text == "kappa":
        return "cohen_kappa" if coders == 2 else "fleiss_kappa"
    text = _ALIASES.get(text, text)
    return text if text in DEFINITIONS else None
