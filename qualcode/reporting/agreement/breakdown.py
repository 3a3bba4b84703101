"""Where agreement is low, as tables and as an object: by code and pair of coders, without each coder, by document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.agreement.differences.breakdown import Breakdown, CodesOfSome
from qualcode.agreement.kernel.values import Value
from qualcode.agreement.study.results import Study
from qualcode.catalogue import Catalogue
from qualcode.reporting.agreement.differences import (
    difference_cells,
    difference_heads,
    difference_notes,
    figure_object,
    signed,
)
from qualcode.reporting.agreement.intervals import POOLED, heads_of, interval_notes
from qualcode.reporting.agreement.json import value_of
from qualcode.reporting.report import Cell, Table
from qualcode.reporting.words.number_format import coefficient, nothing, shown, with_interval

SHOWN = 20
"""How many documents a table shows; the object holds all."""
_ALPHA = "krippendorff_alpha"


def breakdown_sheets(found: Breakdown, study: Study, words: Catalogue) -> list[Table]:
    """A table each for pairs by code, for coders left out, and for documents; nothing where there is nothing."""
    return [*_pairs(found, study, words), *_left_out(found, study, words), *_documents(found, study, words)]


def _pairs(found: Breakdown, study: Study, words: Catalogue) -> list[Table]:
    if not found.pairs:
        return []
    rows: list[tuple[Cell, ...]] = []
    alphas: list[tuple[str, Value]] = []
    for place in range(len(study.codes) + 1):
        for pair in found.pairs:
            code, values = _row_of(pair, place)
            coders = list(map(words.said, pair.coders))
            rows.append(
                (words.said(code), *coders, shown(values["percent"], "percent", words),
                 with_interval(values[_ALPHA], words))
            )  # fmt: skip
            alphas.append((f"{words.said(code)}, {words.listed(coders)}", values[_ALPHA]))
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "coder"),
        words.pgettext("column", "and"),
        *heads_of(("percent", _ALPHA), words),
    )
    notes = interval_notes(alphas, _ALPHA, study, words)
    return [Table(words.gettext("Codes by pairs of coders"), head, tuple(rows), words=3, notes=tuple(notes))]


def _row_of(pair: CodesOfSome, place: int) -> tuple[str, Mapping[str, Value]]:
    """The code at a place, and behind the last one all of them."""
    return pair.codes[place] if place < len(pair.codes) else (POOLED, pair.whole)


def _left_out(found: Breakdown, study: Study, words: Catalogue) -> list[Table]:
    if not found.left_out:
        return []
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(left.coder),
            shown(left.others.whole["percent"], "percent", words),
            with_interval(left.others.whole[_ALPHA], words),
            *difference_cells(left.differences[_ALPHA], words),
        )
        for left in found.left_out
    ]
    alphas = [(left.coder, left.others.whole[_ALPHA]) for left in found.left_out]
    differences = [(left.coder, left.differences[_ALPHA]) for left in found.left_out]
    notes = [
        words.gettext("all codes; difference: how much alpha of the others is higher than that of all"),
        *interval_notes(alphas, _ALPHA, study, words),
        *difference_notes(differences, _ALPHA, study.resampling.plan.cluster, words),
    ]
    head = (
        words.pgettext("column", "left out"),
        *heads_of(("percent", _ALPHA), words),
        *difference_heads(words),
    )
    return [Table(words.gettext("Without one of the coders"), head, tuple(rows), notes=tuple(notes))]


def _documents(found: Breakdown, study: Study, words: Catalogue) -> list[Table]:
    if len(found.documents) < 2:
        return []
    whole = study.whole[_ALPHA].value
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(str(each.document)),
            each.units,
            shown(each.values["percent"], "percent", words),
            shown(each.values[_ALPHA], words=words),
            nothing(words) if each.without is None else coefficient(each.without, words=words),
            "" if each.without is None or whole is None else signed(each.without - whole, words),
        )
        for each in found.documents[:SHOWN]
    ]
    notes = [
        words.gettext(
            "over all codes; change: how much alpha would be higher without the document. Of one document there is "
            "no interval, since its units are not independent"
        )
    ]
    if rest := len(found.documents) - len(rows):
        notes.append(words.ngettext("{count} more is in JSON", "{count} more are in JSON", rest))
    head = (
        words.pgettext("column", "document"),
        words.pgettext("column", "units"),
        *heads_of(("percent", _ALPHA), words),
        words.pgettext("column", "alpha without it"),
        words.pgettext("column", "change"),
    )
    title = words.gettext("Documents, those that lower alpha most first")
    return [Table(title, head, tuple(rows), notes=tuple(notes))]


def breakdown_object(found: Breakdown) -> dict[str, Any]:
    """All of it, with every code and document."""
    return {
        "code_pairs": [_of_some(pair) for pair in found.pairs],
        "without_coder": [
            {
                "coder": left.coder,
                **_of_some(left.others),
                "differences": {name: figure_object(each) for name, each in left.differences.items()},
            }
            for left in found.left_out
        ],
        "documents_alone": [
            {
                "document": {"id": each.document.id, "label": each.document.label, "number": each.document.number},
                "units_pairable": each.units,
                "coefficients": {name: value_of(value) for name, value in each.values.items()},
                "krippendorff_alpha_without": each.without,
            }
            for each in found.documents
        ],
    }


def _of_some(some: CodesOfSome) -> dict[str, Any]:
    return {
        "coders": list(some.coders),
        "codes": [
            {"code": code, "coefficients": {name: value_of(value) for name, value in values.items()}}
            for code, values in some.codes
        ],
        "pooled": {name: value_of(value) for name, value in some.whole.items()},
    }
