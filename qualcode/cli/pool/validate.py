"""The command `pool validate`: how well rules code, by a sample that people coded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.cli.shared.options import help_all
from qualcode.cli.shared.session import is_project_file
from qualcode.errors import QualcodeError, UsageProblem

if TYPE_CHECKING:
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.folder.sample_records import SampleRecord
    from qualcode.pool.sampling.hand_codes import Hand, SampleUnit
    from qualcode.pool.sampling.validation import Half


@click.command("validate")
@click.argument("rules", metavar="RULES")
@click.argument("sample", metavar="SAMPLE")
@click.option("--unit", type=click.Choice(("document", "sentence")), default="document", show_default=True,
              help=_("What has a code or has it not."))  # fmt: skip
@click.option("--half", type=click.Choice(("held-out", "open", "all")), default="held-out", show_default=True,
              help=_("On which half of the sample; looks at what is held out are kept and counted."))  # fmt: skip
@click.option("--hand", type=click.Choice(("agreed", "any", "each")), default="agreed", show_default=True,
              help=_("Where several people read a document and no consensus did: what they agree on, what any of "
                     "them gave, or each of them alone."))  # fmt: skip
@click.option("--coder", metavar="CODER",
              help=_("What this one alone gave: c2, or PROJECT:c2 where a sample has several files."))  # fmt: skip
@result_options
@engine_option
@pool_option
@help_all
def validate(
    pool: Pool,
    engine: str,
    rules: str,
    sample: str,
    unit: SampleUnit,
    half: Half,
    hand: Hand,
    coder: str | None,
    file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Score RULES on a SAMPLE that was coded by hand: precision, recall, F1 and kappa of each code, with intervals.

    RULES are a file, or the name by which the pool knows them (r…); SAMPLE is the project file, or the name of the
    sample (s…). A document counts once somebody said that it is read to its end (“qualcode done”), and the sample was
    added to the pool (“qualcode pool add SAMPLE”).

    Where a consensus read a document, it alone counts. Where several people did without one, the units in which they
    disagree about a code are undecided, and are left out with their number.

    Only the half that is held out is scored, so that rules may be written by the other one. Each look at it is kept:
    rules that were changed after it are no longer independent of it.
    """
    from qualcode.pool.engines.opening import asking
    from qualcode.pool.sampling.hand_codes import coded_sample
    from qualcode.pool.sampling.validation import ValidationRequest, find_reader, refuse_not_coded, validate_by
    from qualcode.pool.sampling.validation_result import validation_doubts, validation_result
    from qualcode.pool.words.kept_rules import find_rules
    from qualcode.pool.words.rule_coding import work_for

    refuse_both(file, as_json=as_json)
    if coder is not None and hand != "agreed":
        raise UsageProblem(
            _("--coder and --hand exclude each other."), _("--coder is one person, whoever else read.")
        )
    rulebook = find_rules(pool, rules)
    record = _record(pool, sample)
    codes = {code.code: code.path for code in rulebook.codes}
    work = work_for(pool, rulebook)
    refuse_not_coded(record, rulebook.name, {waiting.project for waiting in (*work.due, *work.not_annotated)})
    heard = rulebook.with_interviewer
    coded = asking(
        pool,
        engine,
        lambda asked: coded_sample(pool, asked, [record], rulebook.name, unit, with_interviewer=heard),
    )
    reader = None if coder is None else find_reader(coded, coder)
    request = ValidationRequest(rulebook.name, tuple(codes), unit, half, hand, reader)
    found = validate_by(pool, coded, record, request)
    smallest = pool.settings.smallest_cell
    result = validation_result(found, codes, smallest, validation_doubts(coded, record, half, smallest))
    give_result(result, file, as_json=as_json)


def _record(pool: Pool, typed: str) -> SampleRecord:
    """The record of the sample that a project file is, or of that name. Raises QualcodeError where there is none."""
    from qualcode.cli.shared.session import open_project
    from qualcode.pool.adding.sample import sample_of
    from qualcode.pool.folder.sample_records import read_sample_record

    name = typed
    if is_project_file(typed):
        with open_project(Path(typed)) as project:
            name = sample_of(project, pool)
        if not name:
            raise QualcodeError(
                _("“{file}” is no sample of a pool.", file=typed),
                _("“qualcode pool sample” draws one; what is validated are its hand codes."),
            )
    try:
        return read_sample_record(pool.sample_file(name, "json"))
    except FileNotFoundError as error:
        raise QualcodeError(
            _("The pool has no sample “{name}”.", name=name),
            _("Give the project file that “qualcode pool sample” made, or choose its pool with --pool FOLDER."),
        ) from error
