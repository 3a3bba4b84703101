"""The command `pool agreement`: how far the coders of each project agree, pair by pair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.pool.codebook import project_of
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.errors import QualcodeError, UsageProblem

if TYPE_CHECKING:
    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.tables.agreement import ComparedCode

_UNITS = ("sentence", "turn", "document")  # no text: values of an option


@click.command("agreement")
@click.option("--code", "codes", multiple=True, metavar="CODE",
              help=_("Only this shared code, with those below it; may be repeated."))  # fmt: skip
@click.option("--unit", type=click.Choice(_UNITS), default="sentence", show_default=True,
              help=_("What is compared: sentences, turns or whole documents."))  # fmt: skip
@click.option("--where", metavar="QUERY", help=_("Only documents that a filter chooses."))
@click.option(
    "--project", "projects", multiple=True, metavar="PROJECT", help=_("Only this project; may be repeated.")
)
@click.option("--with-interviewer", is_flag=True, help=_("Let the interviewer's words count too."))
@click.option("--with-below", is_flag=True, help=_("Codings of a code below count for those above it, too."))
@click.option("--consensus", "with_consensus", is_flag=True, help=_("Compare each person with the consensus, too."))
@click.option("--machine", "with_machine", is_flag=True, help=_("Compare each person with machine coders, too."))
@click.option("--without-blind", is_flag=True, help=_("Do not wait for projects that are blind: leave them out."))
@engine_option
@result_options
@pool_option
def agreement(
    pool: Pool,
    codes: tuple[str, ...],
    unit: str,
    where: str | None,
    projects: tuple[str, ...],
    engine: str,
    file: Path | None,
    *,
    with_interviewer: bool,
    with_below: bool,
    with_consensus: bool,
    with_machine: bool,
    without_blind: bool,
    as_json: bool,
) -> None:
    """Show how far coders agree: each project by itself, each pair of its coders, over what both read to the end.

    Figures have intervals by case. Coders of different projects are never taken for the same person. While a project
    is blind, agreement waits.
    """
    from qualcode.pool.codebook.shared_codebook import SharedCodebook
    from qualcode.pool.engines.filters import filtered
    from qualcode.pool.engines.opening import asking
    from qualcode.pool.tables.agreement import AgreementAsked, AgreementUnit, BesidePersons, compare_coders
    from qualcode.pool.tables.agreement_list import agreement_list

    refuse_both(file, as_json=as_json)
    if with_consensus and with_machine:
        raise UsageProblem(_("--consensus and --machine exclude each other."), _("Say one of them."))
    chosen = frozenset(project_of(pool, typed).project for typed in projects)
    notes = _blind(pool, chosen, without_blind=without_blind)
    book = SharedCodebook.read(pool)
    named = [book.find(code) for code in codes]
    asked = AgreementAsked(
        unit=AgreementUnit(unit),
        beside=BesidePersons("consensus" if with_consensus else "machine" if with_machine else ""),
        codes=tuple(
            code.key for code in book.codes if not named or any(_is_below(code.names, top.names) for top in named)
        ),
        with_below=with_below,
        with_interviewer=with_interviewer,
        projects=chosen,
    )

    def answer(opened: Engine) -> tuple[list[ComparedCode], tuple[str, ...]]:
        choice = filtered(opened, where)
        return compare_coders(opened, choice, asked, pool.settings.smallest_cell), choice.notes

    compared, told = asking(pool, engine, answer)
    paths = {code.key: code.path for code in book.codes}
    result = agreement_list(compared, paths, asked.unit, pool.settings.smallest_cell, (*notes, *told))
    give_result(result, file, as_json=as_json)


def _is_below(names: tuple[str, ...], top: tuple[str, ...]) -> bool:
    """Whether a code is another one, or stands below it."""
    return names[: len(top)] == top


def _blind(pool: Pool, chosen: frozenset[str], *, without_blind: bool) -> tuple[str, ...]:
    """What is told of blind projects. Raises QualcodeError where agreement waits for them."""
    blind = [
        manifest for manifest in pool.projects() if manifest.blind and (not chosen or manifest.project in chosen)
    ]
    if not blind:
        return ()
    if not without_blind:
        raise QualcodeError(
            ngettext(
                "{count} project is blind: agreement waits until its coders have finished.",
                "{count} projects are blind: agreement waits until their coders have finished.",
                len(blind),
            ),
            _("Add them again when they are no longer blind, or say --without-blind."),
        )
    return (
        ngettext(
            "{count} blind project is left out: it gave no codings.",
            "{count} blind projects are left out: they gave no codings.",
            len(blind),
        ),
    )
