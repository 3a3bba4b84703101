"""The command saturation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.counting.writing_reports import DRAWING, DrawingOptions, write_out
from qualcode.cli.quoting.quote_options import CHOOSING_PASSAGES, QuoteOptions, filter_of, refuse_contradictions
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import open_workspace, project_option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.retrieval.relations.case_saturation import SaturationRequest
    from qualcode.retrieval.relations.saturation import SaturationCurve
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class SaturationOptions(QuoteOptions, DrawingOptions):
    """What was typed: the options of the command by their names."""

    base_size: int
    run_lengths: tuple[int, ...]
    thresholds: tuple[str, ...]
    permutations: int
    seed: int


@click.command("saturation")
@click.option("--base", "base_size", type=int, default=4, show_default=True, metavar="N",
              help=_("Base size: so many cases at the beginning."))  # fmt: skip
@click.option("--run", "run_lengths", type=int, multiple=True, default=(2, 3), show_default=True, metavar="N",
              help=_("Run length: so many cases that follow each other."))  # fmt: skip
@click.option("--threshold", "thresholds", multiple=True, default=("5", "0"), show_default=True, metavar="PERCENT",
              help=_("From which share of new codes on it is enough."))  # fmt: skip
@click.option("--permutations", type=int, default=1000, show_default=True, metavar="N",
              help=_("So many random orders of the cases."))  # fmt: skip
@click.option("--seed", type=int, default=1970, show_default=True, metavar="N", help=_("Of the random orders."))
@with_options(*CHOOSING_PASSAGES, *DRAWING)
@project_option
def saturation(path: Path, **options: object) -> None:
    """Show how many new codes each further case brought, after Guest, Namey and Chen (2020).

    Only codes of inductive origin are new. The cases come in the order in which they were coded, where the history
    shows it, and beside it in random orders. It says nothing about theoretical saturation.
    """
    typed = SaturationOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    refuse_contradictions(typed)
    request = _request(typed)
    with open_workspace(path) as space:
        from qualcode.workspace.counting import relations

        curve = relations.saturation(space, filter_of(space.project, typed), request)
        if typed.file is not None:
            from qualcode.reporting.pictures.of_relations import saturation_picture
            from qualcode.reporting.tables.saturation_report import saturation_report

            title, data = space.project.title, _data(space, curve, named=typed.named)
            report = saturation_report(curve, typed.language, study=title, identify=typed.named, as_object=data)
            write_out(space, report, typed, lambda words: saturation_picture(curve, words))
            return
        if typed.as_json:
            output.as_json(_data(space, curve, named=True))
            return
    _show(curve)


def _request(typed: SaturationOptions) -> SaturationRequest:
    from qualcode.retrieval.relations.case_saturation import SaturationRequest

    return SaturationRequest(
        base_size=typed.base_size,
        run_lengths=typed.run_lengths,
        thresholds=tuple(map(_threshold, typed.thresholds)),
        permutations=typed.permutations,
        seed=typed.seed,
    )


def _threshold(text: str) -> Decimal:
    try:
        return Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        raise UsageProblem(_("“{text}” is no per cent.", text=text), _("Write it like --threshold 5.")) from None


def _data(space: Workspace, curve: SaturationCurve, *, named: bool) -> dict[str, object]:
    from qualcode.reporting.tables.saturation_report import saturation_data

    return saturation_data(curve, {code.key: code.id for code in space.book}, identify=named)


def _show(curve: SaturationCurve) -> None:
    from qualcode.reporting.tables.saturation_report import (
        curve_head,
        curve_rows,
        late_head,
        late_rows,
        rule_head,
        rule_rows,
        saturation_heading,
    )

    words = program()
    output.line(saturation_heading(words))
    output.line()
    head = curve_head(curve, words)
    output.table(head, curve_rows(curve, words, identify=True), right=range(1, len(head)))
    output.line()
    output.table(rule_head(words), rule_rows(curve, words), right=range(4))
    if curve.late:
        output.line()
        output.table(late_head(words), late_rows(curve, words, identify=True))
    for note in curve.notes:
        diagnostics.say(words.said(note))
