"""Agreement of a pool as an answer: a row for each pair of coders and code, and one for what is pooled of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.pool.tables.agreement import (
    FIGURES,
    AgreementUnit,
    ComparedCode,
    ToldComparison,
    told_comparisons,
)
from qualcode.pool.tables.results import (
    HiddenNumber,
    PoolResult,
    ResultCell,
    ResultColumn,
    ResultSquare,
)
from qualcode.pool.tables.told_estimates import ToldEstimate

_DECIMALS = 3
_SHOWN = ("cohen_kappa", "krippendorff_alpha", "percent")
"""The figures that the terminal shows; JSON and files have all."""


def agreement_list(
    compared: Sequence[ComparedCode],
    paths: Mapping[int, str],
    unit: AgreementUnit,
    smallest: int,
    notes: Sequence[str] = (),
) -> PoolResult:
    """The comparisons as an answer; `paths` are those of shared codes by their keys."""
    told = list(told_comparisons(compared, smallest))
    reasons: dict[str, str] = {}
    title = _("agreement by {unit}", unit=_unit_word(unit))
    head = (
        pgettext("column", "project"), pgettext("column", "coders"), pgettext("column", "shared code"),
        pgettext("column", "cases"), pgettext("column", "units"), pgettext("fourfold table", "both"),
        pgettext("fourfold table", "only first"), pgettext("fourfold table", "only second"),
        pgettext("fourfold table", "neither"), *(program().said(COEFFICIENTS[name].title) for name in _SHOWN),
    )  # fmt: skip
    square = ResultSquare(title, head, (_shown_row(row, paths) for row in told), words=3)
    return PoolResult(
        title,
        _columns(),
        (list(_row(row, paths, reasons)) for row in told),
        (*notes, *_notes(told, unit)),
        squares=(square,) if told else (),
    )


def _columns() -> tuple[ResultColumn, ...]:
    columns = [
        ResultColumn("project", pgettext("column", "project")),
        ResultColumn("coder_a", pgettext("column", "first coder")),
        ResultColumn("coder_b", pgettext("column", "second coder")),
        ResultColumn("code", pgettext("column", "shared code")),
        ResultColumn("pooled", pgettext("column", "pooled"), "bool"),
        ResultColumn("inexact", pgettext("mapping of codes", "not exact"), "bool"),
        ResultColumn("cases", pgettext("column", "cases"), "int64", hides=True),
        ResultColumn("documents", pgettext("column", "documents"), "int64", hides=True),
        ResultColumn("units", pgettext("column", "units"), "int64", hides=True),
        ResultColumn("both", pgettext("fourfold table", "both"), "int64", hides=True),
        ResultColumn("only_a", pgettext("fourfold table", "only first"), "int64", hides=True),
        ResultColumn("only_b", pgettext("fourfold table", "only second"), "int64", hides=True),
        ResultColumn("neither", pgettext("fourfold table", "neither"), "int64", hides=True),
    ]
    for name in FIGURES:
        title = program().said(COEFFICIENTS[name].title)
        columns += [
            ResultColumn(name, title, "double", hides=True),
            ResultColumn(f"{name}_low", _("{figure}, lower end", figure=title), "double", hides=True),
            ResultColumn(f"{name}_high", _("{figure}, upper end", figure=title), "double", hides=True),
            ResultColumn(f"{name}_reason", _("{figure}, why not", figure=title)),
        ]
    return tuple(columns)


def _row(row: ToldComparison, paths: Mapping[int, str], reasons: dict[str, str]) -> Iterator[ResultCell]:
    """The cells of a row; `reasons` are those that were told before, in the program's language."""
    compared = row.compared
    yield from (compared.pair.project, *_coders(row), _path(row, paths), compared.code is None, compared.inexact)
    yield from (row.cases, row.documents, row.units)
    yield from row.cells or (None, None, None, None)
    for name in FIGURES:
        estimate, reason = row.figures[name]
        if reason not in reasons:
            reasons[reason] = program().said(reason)
        yield from (estimate.value, estimate.low, estimate.high, reasons[reason])


def _shown_row(row: ToldComparison, paths: Mapping[int, str]) -> list[ResultCell]:
    code = _("all codes, pooled") if row.compared.code is None else _path(row, paths)
    first, second = _coders(row)
    return [
        row.compared.pair.project,
        f"{first}, {second}",
        _("{code} (not exact)", code=code) if row.compared.inexact else code,
        row.cases,
        row.units,
        *(row.cells or (None, None, None, None)),
        *(_figure_text(row.figures[name].estimate) for name in _SHOWN),
    ]


def _figure_text(figure: ToldEstimate) -> str:
    """“0.812 (0.640 to 0.901)”; n/a where there is no value."""
    words = program()
    if figure.value is None:
        return words.gettext("n/a")
    value, low, high = figure.texts(words, _DECIMALS)
    if not figure.has_interval:
        return value
    return words.gettext("{value} ({low} to {high})", value=value, low=low, high=high)


def _coders(row: ToldComparison) -> tuple[str, str]:
    """Coders by numbers, as in the pool; the consensus and machines by what they are."""
    pair = row.compared.pair
    second = f"c{pair.second}"
    if pair.kind == "consensus":
        second = _("consensus")
    elif pair.kind == "machine":
        second = _("machine {coder}", coder=second)
    return f"c{pair.first}", second


def _path(row: ToldComparison, paths: Mapping[int, str]) -> str:
    return "" if row.compared.code is None else paths.get(row.compared.code, "")


def _unit_word(unit: AgreementUnit) -> str:
    return {
        AgreementUnit.SENTENCE: pgettext("unit of agreement", "sentences"),
        AgreementUnit.TURN: pgettext("unit of agreement", "turns"),
        AgreementUnit.DOCUMENT: pgettext("unit of agreement", "documents"),
    }[unit]


def _notes(told: Sequence[ToldComparison], unit: AgreementUnit) -> Iterator[str]:
    if unit is AgreementUnit.TURN:
        yield _("Texts without speakers have no turns: they are not compared.")
    if not told:
        yield _(
            "There are no {unit} with a shared code that two coders of a project have read to the end.",
            unit=_unit_word(unit),
        )
        return
    yield _("Coders have numbers in each project: c1 is another person in another project.")
    if hidden := sum(row.is_hiding or isinstance(row.cases, HiddenNumber) for row in told):
        yield ngettext(
            "In {count} row small numbers are hidden; its figures are rounded or hidden as well.",
            "In {count} rows small numbers are hidden; their figures are rounded or hidden as well.",
            hidden,
        )
    if inexact := sum(row.compared.inexact and row.compared.code is not None for row in told):
        yield ngettext(
            "In {count} row the project's code stands for the shared one not exactly.",
            "In {count} rows the project's code stands for the shared one not exactly.",
            inexact,
        )
