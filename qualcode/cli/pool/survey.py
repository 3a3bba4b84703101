"""A survey as “pool add --answers” takes it: what was typed, and what is told of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.pool.forget import clear_rest
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.session import coder_name
from qualcode.errors import UsageProblem
from qualcode.safe_text import file_name, visible

if TYPE_CHECKING:
    from qualcode.pool.adding.answer_findings import AnswerFindings
    from qualcode.pool.adding.answers import AddedAnswers
    from qualcode.pool.adding.project import Added
    from qualcode.pool.folder.pool import Pool
    from qualcode.reporting.disclosure.check import Options

_SHOWN = 60  # characters of what was found


def refuse_columns(survey: Mapping[str, object]) -> None:
    """Raise UsageProblem where something is said of a survey, and none is added."""
    if any(survey.values()):
        raise UsageProblem(
            _("--id, --text, --case, --consent, --findings and the like are for a survey."),
            _("Name its file with --answers FILE."),
        )


def add_survey(
    pool: Pool,
    survey: Mapping[str, Any],
    checking: Options,
    attributes: tuple[str, ...],
    findings: AnswerFindings,
    *,
    with_texts: bool,
    clean_texts: bool,
    strict: bool,
    dry_run: bool,
) -> dict[str, Any]:
    """Add a survey, or say what would go; gives the numbers for --json. Raises UsageProblem and as `add_answers`."""
    from qualcode.pool.adding.answer_secret import secret_file
    from qualcode.pool.adding.answers import SurveyOptions, add_answers
    from qualcode.pool.adding.left_out import counts, told_left_out

    path = Path(survey["answers"])
    if not survey["id_column"] or not survey["text_column"]:
        raise UsageProblem(_("Which columns hold the ids and the answers?"), _("Say --id COLUMN and --text COLUMN."))
    asked = SurveyOptions(
        id=survey["id_column"],
        text=survey["text_column"],
        case=survey["case_column"],
        checking=checking,
        attributes=attributes,
        consent=survey["consent"],
        quotes=survey["quotes"],
        all_agreed=survey["all_agreed"],
        all_quotable=survey["all_quotable"],
        with_texts=with_texts,
        strict=strict,
        clean_texts=clean_texts,
        delimiter=survey["delimiter"],
        encoding=survey["encoding"],
    )
    with click.progressbar(length=1, label=_("reading"), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def tell(done: int, every: int) -> None:
            bar.length = every
            bar.update(done - bar.pos)

        try:
            added = add_answers(pool, path, asked, tell, findings=findings, dry_run=dry_run)
        except BaseException:
            _tell_table(findings)
            raise
    left_out = counts(added.left_out)
    for warning in added.warnings:
        diagnostics.warn(warning)
    for line in told_left_out(left_out):
        diagnostics.warn(line)
    _tell_found(findings, checking)
    _tell_table(findings)
    tell_gone(added)
    if added.renewed and added.manifest is not None:
        clear_rest(pool, added.manifest.project)
    if not with_texts:
        diagnostics.say(_("no texts go along (--with-texts)"))
    number = added.documents
    if added.manifest is None:
        diagnostics.say(ngettext("{count} answer would go", "{count} answers would go", number))
        diagnostics.say(_("nothing was added"))
    else:
        diagnostics.say(_told(added, path, added.manifest.project))
    if added.new_secret:
        diagnostics.say(
            _(
                "“{file}” beside it holds the secret of the keys: keep it with the answers, and give it to nobody; "
                "without it the survey cannot be renewed",
                file=file_name(secret_file(path)),
            )
        )
    return {
        "documents": number,
        "texts": added.texts,
        "attributes": list(attributes),
        "blind": False,
        "findings": findings.open.total(),
        "accepted": findings.number_accepted,
        "left_out": left_out,
        **({"project": added.manifest.project, "renewed": added.renewed} if added.manifest else {}),
    }


def findings_of(pool: Pool, survey: Mapping[str, Any], coder: str | None, reason: str) -> AnswerFindings:
    """What was accepted in the table that --findings names. Raises UsageProblem, ReadingError."""
    from qualcode.pool.adding.answer_findings import AnswerFindings

    path: Path | None = survey["findings"]
    if path is None:
        if reason:
            raise UsageProblem(
                _("--reason belongs to --findings."), _("Name the table in which findings are accepted.")
            )
        return AnswerFindings()
    for taken, what in ((Path(survey["answers"]), _("the answers")), (pool.folder, _("the pool"))):
        if path.resolve().is_relative_to(taken.resolve()):
            raise UsageProblem(
                _("“{file}” is no place for the findings: it is a part of {what}.", file=path, what=what),
                _("Give a file beside the answers; it holds words of them."),
            )
    return AnswerFindings.read(path, coder_name(coder), reason)


def _told(added: AddedAnswers, path: Path, project: str) -> str:
    if added.renewed:
        return ngettext(
            "renewed “{file}” in the pool: {count} answer, {project}",
            "renewed “{file}” in the pool: {count} answers, {project}",
            added.documents, file=file_name(path), project=project,
        )  # fmt: skip
    return ngettext(
        "added “{file}” to the pool: {count} answer, {project}",
        "added “{file}” to the pool: {count} answers, {project}",
        added.documents, file=file_name(path), project=project,
    )  # fmt: skip


def _tell_found(findings: AnswerFindings, checking: Options) -> None:
    """Say what the name check found that nobody accepted: the first of it, and how much by kind."""
    for finding in findings.first_open:
        column = visible(finding.column[:_SHOWN])
        where = _("row {row}, {column}", row=finding.row, column=column) if finding.row else _("heading")
        words = visible(finding.found[:_SHOWN])
        diagnostics.warn(_("{where}: {kind}: {words}", where=where, kind=finding.kind, words=words))
    kinds = program().listed([f"{kind} {program().number(number)}" for kind, number in findings.open.most_common()])
    kinds = kinds or _("nothing found")
    number = program().number(findings.number_accepted)
    accepted = _(", {accepted} accepted", accepted=number) if findings.number_accepted else ""
    without = "" if checking.names else _("; no list of names was given (--names FILE)")
    diagnostics.say(_("name check: {kinds}{accepted}{without}", kinds=kinds, accepted=accepted, without=without))


def _tell_table(findings: AnswerFindings) -> None:
    """Say what stands in the table of findings by now, and what is done with it; nothing after a broken-off check."""
    if not findings.written:
        return
    if findings.path is None:
        if findings.open:
            diagnostics.say(_("--findings FILE writes all of it into a table, in which it can be accepted"))
        return
    diagnostics.say(
        _(
            "“{file}” holds what was found, with the words: write yes into “accept” and a reason where it may leave, "
            "then give the same command again; keep it out of the pool",
            file=file_name(findings.path),
        )
        if findings.open
        else _("“{file}” holds what was found: all of it is accepted", file=file_name(findings.path))
    )
    if findings.missing:
        diagnostics.say(
            ngettext(
                "{count} accepted finding is not found any more; it stays accepted, without its words",
                "{count} accepted findings are not found any more; they stay accepted, without their words",
                len(findings.missing),
            )
        )


def tell_gone(added: Added | AddedAnswers) -> None:
    """Say what the pool had of it before and has not any more."""
    if added.texts_gone:
        diagnostics.warn(_("the texts that the pool had of it are gone from it (--with-texts lets them go along)"))
    if added.rules_gone:
        diagnostics.warn(
            ngettext(
                "texts of it are others now: what {count} list of rules coded in it is gone (“qualcode pool code”)",
                "texts of it are others now: what {count} lists of rules coded in it is gone (“qualcode pool code”)",
                added.rules_gone,
            )
        )
    if added.hand_gone:
        diagnostics.warn(
            ngettext(
                "{count} document of samples has another text now: what was coded by hand in it went from the pool",
                "{count} documents of samples have other texts now: what was coded by hand there went from the pool",
                added.hand_gone,
            )
        )
    if not added.cases_gone:
        return
    number = len(added.cases_gone)
    diagnostics.warn(
        ngettext(
            "{count} case that the pool had is in it no more",
            "{count} cases that the pool had are in it no more",
            number,
        )
    )
