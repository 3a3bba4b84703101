"""The words of the paragraph for the methods chapter that stand for options, and the works that it cites."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.agreement.study.results import Basis
from qualcode.catalogue import Catalogue, later
from qualcode.model.procedures import Procedure

Counted = Callable[[Catalogue, int], str]

BASES = {
    Basis.FINISHED: later(
        "a document counted for a coder once the coder had finished it, so that text without a code is a decision"
    ),
    Basis.CODED: later("a document counted for the coders who had coded something in it"),
    Basis.ASSUMED: later("every document that one of the coders had worked on was taken as finished by all of them"),
}
PROCEDURES = {
    Procedure.CONSENSUAL: later("The coding was consensual: the coders talked about differences until they agreed."),
    Procedure.CHECKED: later("A second coder checked the codings that the first had given."),
    Procedure.INDEPENDENT: later("The declared procedure is coding by each alone, with a coefficient of agreement."),
    Procedure.NONE: later("The quality of the coding was not secured by any procedure."),
}
UNITS: dict[str, Counted] = {
    "sentence": lambda words, n: words.ngettext("{count} sentence", "{count} sentences", n),
    "turn": lambda words, n: words.ngettext("{count} turn", "{count} turns", n),
    "paragraph": lambda words, n: words.ngettext("{count} paragraph", "{count} paragraphs", n),
    "token": lambda words, n: words.ngettext("{count} word", "{count} words", n),
    "character": lambda words, n: words.ngettext("{count} character", "{count} characters", n),
    "document": lambda words, n: words.ngettext(
        "{count} document (the weakest claim, as it leaves the passages aside)",
        "{count} documents (the weakest claim, as it leaves the passages aside)",
        n,
    ),
    "segment": lambda words, n: words.ngettext("{count} fixed passage", "{count} fixed passages", n),
    "frequency": lambda words, n: words.ngettext(
        "the number of passages in {count} document (a weak claim, as it leaves the passages aside)",
        "the numbers of passages in {count} documents (a weak claim, as it leaves the passages aside)",
        n,
    ),
}
RULES = {
    "sentence": later(
        "A sentence counted as coded if the text that it shared with a coded passage was at least half of the "
        "shorter of the two."
    ),
    "turn": later(
        "A turn counted as coded if the text that it shared with a coded passage was at least half of the "
        "shorter of the two."
    ),
    "paragraph": later(
        "A paragraph counted as coded if the text that it shared with a coded passage was at least half of the "
        "shorter of the two."
    ),
    "token": later(
        "A word counted as coded if the text that it shared with a coded passage was at least half of the "
        "shorter of the two."
    ),
    "document": later(
        "A document counted as coded if the text that it shared with a coded passage was at least half of the "
        "shorter of the two."
    ),
    "segment": later(
        "A fixed passage counted as coded if the text that it shared with a coded passage was at least half of the "
        "shorter of the two."
    ),
    "character": later("A character counted as coded if a passage held it."),
    "frequency": later("Overlapping passages of one coder counted once."),
}
CLUSTERS: dict[str, Counted] = {
    "case": lambda words, n: words.ngettext("{count} case", "{count} cases", n),
    "document": lambda words, n: words.ngettext("{count} document", "{count} documents", n),
    "turn": lambda words, n: words.ngettext(
        "{count} turn, which makes it too narrow", "{count} turns, which makes it too narrow", n
    ),
    "unit": lambda words, n: words.ngettext("{count} unit", "{count} units", n),
}
FIGURES: dict[str, Callable[[Catalogue, str], str]] = {
    "cohen_kappa": lambda words, value: words.gettext("Cohen's kappa (Cohen 1960) = {value}", value=value),
    "fleiss_kappa": lambda words, value: words.gettext("Fleiss' kappa (Fleiss 1971) = {value}", value=value),
}
NUMBERS = later("no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")
"""The words for 0 to 12."""

REFERENCES = {
    "Cohen 1960": "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
    "Measurement, 20(1), 37–46.",  # no text: a source
    "Fleiss 1971": "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological "
    "Bulletin, 76(5), 378–382.",  # no text: a source
    "Cicchetti & Feinstein 1990": "Cicchetti, D. V., & Feinstein, A. R. (1990). High agreement but low kappa: II. "
    "Resolving the paradoxes. Journal of Clinical Epidemiology, 43(6), 551–558.",  # no text: a source
    "Gwet 2014": "Gwet, K. L. (2014). Handbook of inter-rater reliability (4th ed.). "
    "Advanced Analytics.",  # no text: a source
    "Gwet 2016": "Gwet, K. L. (2016). Testing the difference of correlated agreement coefficients for statistical "
    "significance. Educational and Psychological Measurement, 76(4), 609–637.",  # no text: a source
    "Krippendorff 2019": "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.). "
    "Sage.",  # no text: a source
    "Passonneau 2006": "Passonneau, R. J. (2006). Measuring agreement on set-valued items (MASI) for semantic and "
    "pragmatic annotation. Proceedings of LREC 2006, 831–836.",  # no text: a source
    "Widlöcher 2016": "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of "
    "unitizing textual continua: Further developments. Quality & Quantity, 50(6), 2347–2364.",  # no text: a source
}
"""What stands in the paragraph -> the whole reference."""
