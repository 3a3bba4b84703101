"""Figures for comparison with other programs over all codes, and passages that match by two coders at a time."""

from __future__ import annotations

from itertools import combinations

from qualcode.agreement.kernel.values import Value
from qualcode.agreement.passages.other_programs import OVER_CODES
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import Study
from qualcode.catalogue import Catalogue
from qualcode.reporting.agreement.intervals import missing, uncertain_notes
from qualcode.reporting.report import Cell, Table
from qualcode.reporting.words.number_format import per_cent, with_interval

_OVER_CODES = (
    "binary_alpha",
    "domain_alpha",
    "character_kappa",
    "overlap_percent",
    "overlap_brennan_prediger",
    "overlap_kappa_of_sets",
    "holsti",
    "alpha_u_1995",
)


def over_codes_sheets(study: Study, words: Catalogue) -> list[Table]:
    """The figures over all codes with their intervals, a row each."""
    named = [(name, study.whole[name]) for name in _OVER_CODES if name in study.whole]
    if not any(name in OVER_CODES for name, _value in named):
        return []
    rows: list[tuple[Cell, ...]] = [
        (words.said(DEFINITIONS[name].title), with_interval(value, words), coverage_of(value, words))
        for name, value in named
    ]
    notes = [text for name, value in named for text in missing(study, name, value, words)]
    notes += uncertain_notes([value for _name, value in named], study, words)
    head = (
        words.pgettext("column", "figure"),
        words.pgettext("column", "value"),
        words.pgettext("column", "coverage"),
    )
    title = words.gettext("For comparison with other programs: all codes")
    return [Table(title, head, tuple(rows), notes=tuple(dict.fromkeys(notes)))]


def coverage_of(value: Value, words: Catalogue) -> str:
    """The share of the text that a figure is about; empty where it is about all of it."""
    if value.coverage is None:
        return ""
    return words.pgettext("figure", "{number} %", number=per_cent(value.coverage, words))


def matched_sheets(study: Study, words: Catalogue) -> list[Table]:
    """Over all codes a row for each two coders: hits, and the passages of each that match none of the other's."""
    if study.matched is None:
        return []
    rows: list[tuple[Cell, ...]] = []
    pairs = zip(study.matched.pairs, study.matched.of_pairs(range(len(study.matched.counts))), strict=True)
    for (first, second), counts in pairs:
        agreeing = counts.first_agreeing + counts.second_agreeing
        passages = counts.first + counts.second
        rows.append(
            (
                words.said(first),
                words.said(second),
                agreeing,
                counts.first - counts.first_agreeing,
                counts.second - counts.second_agreeing,
                0,
                per_cent(agreeing / passages if passages else None, words),
            )
        )
    head = (
        words.pgettext("column", "coder A"),
        words.pgettext("column", "coder B"),
        words.pgettext("column", "hits"),
        words.pgettext("column", "only A"),
        words.pgettext("column", "only B"),
        words.pgettext("column", "neither"),
        "%",
    )
    notes = (
        words.gettext(
            "hits are passages of either coder that match one of the other's: shared text at least {overlap} % of "
            "the text that both cover",
            overlap=study.overlap,
        ),
        words.gettext("neither is 0: text that neither coded is no passage"),
    )
    title = words.gettext("Passages that match, two coders at a time")
    return [Table(title, head, tuple(rows), words=2, notes=notes)]


def pairs_notes(study: Study, words: Catalogue) -> list[str]:
    """That figures of matching passages are means, where there are more than two coders."""
    pairs = len(list(combinations(study.coders, 2)))
    if pairs == 1:
        return []
    return [
        words.gettext(
            "segment overlap and Holsti's coefficient are means over the pairs of coders ({pairs}) that marked any "
            "passage with the code",
            pairs=pairs,
        )
    ]
