"""What the commands about agreement compute and write."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import Language, _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import open_project, open_workspace
from qualcode.cli.team.agreement.asked import (
    AgreementOptions,
    comparison_of,
    level_comparison_of,
    project_path,
    rating_options,
    refuse_strangers,
    report_format,
    span_options,
    stable_names,
)
from qualcode.cli.team.agreement.rating_table import asks_for_ratings, write_ratings
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qualcode.agreement.study.results import Study
    from qualcode.agreement.study.threshold import Verdict
    from qualcode.project.quoting.begun import Begun
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace


def compute(options: AgreementOptions) -> int:
    """Write the report that was asked for; gives the exit code."""
    refuse_strangers(options)
    if asks_for_ratings(options):
        return write_ratings(options)
    study = _report(options)
    for warning in study.warnings:
        diagnostics.warn(program().said(warning))
    return _judge(study, options)


def _report(options: AgreementOptions) -> Study:
    """Write the report that was asked for; gives the study that it is about."""
    if options.sensitivity or options.drift:
        return _several(options)
    if options.calibrate:
        return _calibrated(options)
    study = _study(options)
    names = stable_names(options, len(study.coders))
    if options.methods:
        _write_methods(study, options.methods, options)
    else:
        _write(study, names, options)
    return study


def _study(options: AgreementOptions) -> Study:
    if options.ratings:
        from qualcode.agreement.files.ratings import study_of_ratings

        return study_of_ratings(options.ratings, rating_options(options))
    if options.spans:
        from qualcode.agreement.files.passages import study_of_spans

        return study_of_spans(options.spans, span_options(options))
    from qualcode.workspace.team import comparing

    with open_workspace(project_path(options)) as space:
        if options.levels:
            return _study_of_levels(space, options)
        return comparing.agreement(space, comparison_of(options, space.project))


def _study_of_levels(space: Workspace, options: AgreementOptions) -> Study:
    from qualcode.workspace.typology.level_agreement import level_agreement

    code = space.book[space.project.codes.find(options.levels).key]
    return level_agreement(space, code, level_comparison_of(options, space.project))


def _write(study: Study, names: tuple[str, ...], options: AgreementOptions) -> None:
    from qualcode.reporting.agreement.report import agreement_report

    document = report_format(options) != "table"
    report = agreement_report(
        study, names, everything=options.everything, document=document, language=options.language
    )
    write_report(report, options)


def _several(options: AgreementOptions) -> Study:
    """Write the report over several units or over parts of the documents."""
    from qualcode.reporting.agreement import comparisons as over
    from qualcode.workspace.team import comparing

    with open_workspace(project_path(options)) as space:
        comparison = comparison_of(options, space.project)
        if options.sensitivity:
            several = comparing.agreement_over_units(space, comparison)
            write_report(over.sensitivity_report(several, options.language), options)
            return several.base
        by = "rules" if options.drift == "codebook" else "order"
        divided = comparing.agreement_over_parts(space, comparison, by)
    write_report(over.divided_report(divided, options.language), options)
    return divided.base


def _calibrated(options: AgreementOptions) -> Study:
    """Write how often intervals hold the true value."""
    from qualcode.agreement.kernel.values import SEED
    from qualcode.agreement.planning.calibration import calibrate
    from qualcode.reporting.agreement.calibration import calibration_report

    study = _study(options)
    seed = SEED if options.seed is None else options.seed
    with click.progressbar(length=100, label=_("simulating"), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        found = calibrate(study, seed=seed, progress=lambda done, steps: bar.update(100 * done // steps - bar.pos))
    write_report(calibration_report(found, options.language), options)
    return study


def _write_methods(study: Study, language: Language, options: AgreementOptions) -> None:
    from qualcode.reporting.agreement.methods import methods
    from qualcode.reporting.writers.whole_files import atomic_write

    if options.as_json or options.format_ is not None:
        raise UsageProblem(
            _("The paragraph for the methods chapter is plain text."), _("Leave --format and --json out.")
        )
    if study.scope is not None and study.scope.procedure is None:
        diagnostics.say(_("No quality procedure is declared: “qualcode coders procedure NAME” declares it."))
    text = methods(study, language, with_alpha=options.with_alpha)
    _check_names(text, options)
    if options.file is None:
        for line in text.rstrip("\n").split("\n"):
            output.paragraph(line)
        return
    with _begun(options) as begun:
        atomic_write(options.file, text.encode("utf-8"), begun)
    diagnostics.say(_("wrote “{file}”", file=options.file))


def _judge(study: Study, options: AgreementOptions) -> int:
    if options.fail_under is None:
        return ExitCode.DONE
    from qualcode.agreement.study.threshold import reaches

    names = stable_names(options, len(study.coders))
    verdict = reaches(study, options.fail_under, names or ("krippendorff_alpha",), options.at or "point")
    for text in verdict.under:
        diagnostics.say(_("under {minimum}: {figure}", minimum=options.fail_under, figure=text))
    for text in verdict.untested:
        diagnostics.say(text)
    passed = verdict.passed(allow_untested=options.allow_na)
    told = _what_was_reached(verdict, options)
    untested = _(", {count} not tested", count=len(verdict.untested)) if verdict.untested else ""
    diagnostics.say(told + untested)
    if verdict.untested and not verdict.under and not passed:
        diagnostics.say(_("--allow-na lets undefined figures and rare codes pass"))
    return ExitCode.DONE if passed else ExitCode.FAILED


def _what_was_reached(verdict: Verdict, options: AgreementOptions) -> str:
    if options.at == "lower":
        from qualcode.reporting.words.number_format import coefficient

        return ngettext(
            "{reached} of {count} lower end reaches {minimum}",
            "{reached} of {count} lower ends reach {minimum}",
            verdict.tested,
            reached=verdict.reached,
            minimum=coefficient(options.fail_under),
        )
    tested = counted(verdict.tested, "figure")
    if not verdict.under:
        return _("{figures} tested: none under {minimum}", figures=tested, minimum=options.fail_under)
    return _(
        "{figures} tested: {count} under {minimum}",
        figures=tested,
        count=len(verdict.under),
        minimum=options.fail_under,
    )


def write_report(report: Report, options: AgreementOptions) -> None:
    """Write a report in the format that was asked for, to the terminal or whole into a file."""
    form = report_format(options)
    if form == "table":
        print_report(report)
        return
    from qualcode.reporting.writers.formats import render, write

    if form == "json" and report.data is not None:
        checked = output.lines_of_words(report.data())
    else:
        checked = render(report, "json" if form == "json" else "md").decode("utf-8")
    _check_names(checked, options)
    if options.file is not None:
        with _begun(options) as begun:
            write(report, options.file, form, begun)
        diagnostics.say(_("wrote “{file}”", file=options.file))
    else:
        output.document(render(report, form).decode("utf-8"))


@contextmanager
def _begun(options: AgreementOptions) -> Iterator[Begun | None]:
    """Where the project lists files that are not finished, so that a kill leaves none unknown; None without one."""
    if not options.of_project:
        yield None
        return
    with open_workspace(project_path(options)) as space:
        yield space.project.begun


def _check_names(text: str, options: AgreementOptions) -> None:
    """Tell which names that the project knows stand in a report; coders are asked for by --identify."""
    if not options.of_project:
        return
    from qualcode.cli.quoting.disclosure import check_names_before_export

    with open_project(project_path(options)) as project:
        check_names_before_export(project, [text], strict=options.strict, coders=not options.identify)


def print_report(report: Report) -> None:
    """Write a report made of tables to the terminal: facts, tables, notes."""
    from qualcode.reporting.report import Fact, Remark, Table

    output.facts([(block.name, block.text) for block in report.blocks if isinstance(block, Fact)])
    for block in report.blocks:
        if isinstance(block, Table):
            output.line()
            output.line(block.title)
            output.table(block.head, list(block.rows), right=range(block.words, len(block.head)))
            for place, note in enumerate(block.notes):
                if place == 0:
                    output.line()
                output.paragraph(note)
        elif isinstance(block, Remark):
            output.paragraph(block.text)
