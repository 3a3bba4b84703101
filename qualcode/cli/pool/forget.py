"""The command `pool forget`: take a case or a project out of a pool for good."""

from __future__ import annotations

import shlex
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.pool.session import pool_option
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    is_project_file,
    open_project,
    open_workspace,
)
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.team.roles import Right
from qualcode.plural import counted
from qualcode.pool.folder.pool import Pool

_DIGITS = 19

if TYPE_CHECKING:
    from qualcode.pool.upkeep.forgetting import ForgettingDamage, PlannedForgetting
    from qualcode.project.pools.records import PoolRecord
    from qualcode.project.project import Project


@click.command()
@click.argument("project")
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="NAME",
    help=_("A document that is to go, such as one without a case."),
)
@click.option(
    "--sample", "sample_files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help=_("A project file with a sample: tells what is to be erased there."),
)  # fmt: skip
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@pool_option
def forget(
    pool: Pool,
    project: str,
    cases: tuple[str, ...],
    documents: tuple[str, ...],
    sample_files: tuple[Path, ...],
    coder: str | None,
    *,
    yes: bool,
) -> None:
    """Take CASEs, or a whole project, out of a pool for good.

    PROJECT is your project file, the file of answers of a survey, or the name that “qualcode pool list” shows. With
    the file CASE is the whole name or id of a case; without it, the number that “qualcode forget” told. Without any
    case the project goes as a whole. Only the files of that project are written anew, with what rules coded in it and
    the samples drawn from it.
    """
    from qualcode.pool.adding.answer_secret import drop_survey, known_survey
    from qualcode.pool.upkeep.forgetting import NothingHeld, planned_case, planned_project
    from qualcode.pool.upkeep.forgetting import forget as forget_planned
    from qualcode.project.pools.records import project_key

    with ExitStack() as stack:
        opened: Project | None = None
        survey: PoolRecord | None = None
        if is_project_file(project):
            space = stack.enter_context(open_workspace(Path(project), coder))
            if refused := space.refusal(Right.FORGETTING):
                raise refused
            opened = space.project
            if not cases and not documents and sample_files and opened.pools.of(pool.settings.uuid) is None:
                _tell_in_samples(sample_files, project_key(pool.settings.uuid, opened.uuid), None)
                return
            record = _record(pool, opened, project)
            name, (keys, in_samples) = record.project, _keys_by_name(opened, record, cases, documents, yes=yes)
        elif survey := known_survey(Path(project), pool.settings.uuid, pool.folder):
            name, keys = survey.project, _keys_of_answers(pool, survey, cases, documents)
            in_samples = keys
        else:
            name, keys = project, _keys(cases, documents)
            in_samples = keys
        whole = not cases and not documents
        try:
            planned = planned_project(pool, name) if whole else planned_case(pool, name, keys)
        except NothingHeld:
            if not sample_files:
                raise
            diagnostics.say(_("the pool holds nothing of it (any more)"))
            _tell_in_samples(sample_files, name, None if whole else frozenset(in_samples))
            return
        _tell(planned)
        confirm_or_refuse(
            _("Take the project {project} out of the pool for good?", project=name)
            if whole
            else _("Take this out of the pool for good?"),
            yes=yes,
        )
        with pool.writers_lock():  # so that nobody adds it under the secret that goes
            damage = forget_planned(pool, planned)
            is_gone = whole and not damage.unread  # else the secret still tells what is held there
            try:
                if is_gone and opened is not None:
                    opened.pools.drop(pool.settings.uuid)
                elif is_gone and survey is not None:
                    drop_survey(Path(project), pool.settings.uuid)
            except QualcodeError as error:  # what was to go is gone; the secret tells nobody anything without it
                diagnostics.warn(_("the secret of its keys in the pool stays: {why}", why=error.message))
    _tell_damage(damage)
    _tell_done(planned, damage)
    if survey is not None:
        diagnostics.warn(_("the file of answers and a table of findings (--findings) hold it still"))
    _tell_copies(planned, sample_files)
    if damage.unread:
        raise QualcodeError(
            _("Not everything could be read that may hold it."),
            _("Bring those files back from a copy of the pool and give the same command again, or delete them."),
        )


def _record(pool: Pool, project: Project, typed: str) -> PoolRecord:
    record = project.pools.of(pool.settings.uuid)
    if record is None:
        raise QualcodeError(
            _("The project “{file}” was never added to this pool.", file=typed), _("Nothing was changed.")
        )
    return record


def _keys_by_name(
    project: Project, record: PoolRecord, cases: tuple[str, ...], documents: tuple[str, ...], *, yes: bool
) -> tuple[list[int], list[int]]:
    """The keys of cases and documents that are meant by whole names or ids, in the pool and in samples drawn from it.

    Raises NotFound, Ambiguous, NotExact.
    """
    forgetting, drawn = project.forgetting, _drawn_keys(project, record)
    known = [exactly(forgetting.find_case, name, yes=yes).uuid for name in cases]
    found = [exactly(forgetting.find_document, name, yes=yes).uuid for name in documents]
    of_cases = [uuid for case in known for uuid in forgetting.scope_of_case(case).documents]
    keys = [drawn.get(uuid) or record.key(uuid) for uuid in (*known, *found)]
    every = [*keys, *(drawn.get(uuid) or record.key(uuid) for uuid in of_cases)]
    return (every if drawn else keys), every  # the pool has the cases of a sample under other keys


def _drawn_keys(project: Project, record: PoolRecord) -> dict[str, int]:
    """The keys that the documents of a sample have in the pool; nothing where the project is none."""
    return {document.uuid: document.key for document in project.pools.sampled() if document.pool == record.uuid}


def _keys_of_answers(pool: Pool, survey: PoolRecord, cases: tuple[str, ...], documents: tuple[str, ...]) -> list[int]:
    """The keys of cases and answers of a survey, as its file names them. Raises QualcodeError for others."""
    from qualcode.pool.adding.answers import answer_name, case_name
    from qualcode.pool.upkeep.forgetting import planned_case

    found = []
    for names in (
        *((case_name(case), answer_name(case)) for case in cases),
        *((answer_name(id_),) for id_ in documents),
    ):
        keys = list(map(survey.key, names))
        planned_case(pool, survey.project, keys)
        found += keys
    return found


def _keys(cases: tuple[str, ...], documents: tuple[str, ...]) -> list[int]:
    """The keys that were typed as such. Raises UsageProblem for names, which a pool does not know."""
    for typed in (*cases, *documents):
        if not (typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS):
            raise UsageProblem(
                _("A pool knows no names: “{typed}” is no key.", typed=typed),
                _("Nothing was changed. Give the project file, which knows the names."),
            )
    return [int(typed) for typed in (*cases, *documents)]


def clear_rest(pool: Pool, project: str) -> None:
    """Take out what samples and codings by rules hold of documents with which a project did not come again."""
    from qualcode.pool.upkeep.forgetting import forget as forget_planned
    from qualcode.pool.upkeep.forgetting import planned_rest

    planned = planned_rest(pool, project)
    if planned.documents or planned.cases:
        damage = forget_planned(pool, planned)
        diagnostics.say(
            ngettext(
                "{count} document did not come again: it went from samples and codings by rules, too",
                "{count} documents did not come again: they went from samples and codings by rules, too",
                len(planned.documents),
            )
        )
        _tell_damage(damage)
        _tell_copies(planned, ())


def _tell(planned: PlannedForgetting) -> None:
    """Say before the question what goes."""
    diagnostics.say(
        _(
            "of {project}: {documents}, {codings}",
            project=planned.project,
            documents=counted(len(planned.documents), "document"),
            codings=counted(planned.codings, "coding"),
        )
    )
    for sample in planned.samples:
        diagnostics.say(
            ngettext(
                "of the sample {sample}: {count} document",
                "of the sample {sample}: {count} documents",
                sample.documents,
                sample=sample.sample,
            )
        )


def _tell_damage(damage: ForgettingDamage) -> None:
    for path in damage.removed:
        diagnostics.warn(
            _("“{path}” could not be read and was removed: “qualcode pool code” makes it anew", path=path)
        )
    for path in damage.unread:
        diagnostics.warn(_("“{path}” cannot be read, and may hold it still", path=path))


def _tell_done(planned: PlannedForgetting, damage: ForgettingDamage) -> None:
    if not damage.unread:
        diagnostics.say(
            _("taken out; the project {project} is no longer in the pool", project=planned.project)
            if planned.whole
            else _("taken out; no file of the pool holds its keys any more")
        )
    diagnostics.warn(_("snapshots, backups and copies of the pool's folder are out of reach"))
    if not planned.whole:
        diagnostics.say(
            _("adding the project again brings it back, unless it was erased there or the consent withdrawn")
        )


def _tell_copies(planned: PlannedForgetting, sample_files: tuple[Path, ...]) -> None:
    """List the sample projects that hold copies of the texts, and the commands for those that were named."""
    for sample in planned.samples:
        diagnostics.warn(
            ngettext(
                "copies of {count} text are in the sample {sample}, drawn into {files}: erase it there, too",
                "copies of {count} texts are in the sample {sample}, drawn into {files}: erase them there, too",
                sample.documents,
                sample=sample.sample,
                files=program().listed([program().quoted(name) for name in sample.files]),
            )
        )
    for name in planned.filters:
        diagnostics.warn(
            _("the filter of the sample {sample} names a value that nobody else in the project has, and stays in its "
              "record", sample=name)
        )  # fmt: skip
    _tell_in_samples(sample_files, planned.project, None if planned.whole else planned.documents)
    if planned.samples and not sample_files:
        diagnostics.say(_("which they are, the same command tells with --sample FILE"))


def _tell_in_samples(files: tuple[Path, ...], project: str, documents: frozenset[int] | None) -> None:
    """Say what is to be erased in project files with samples: these documents of a project, or all."""
    for file in files:
        with open_project(file) as sample:
            drawn = {
                document.uuid
                for document in sample.pools.sampled()
                if document.project == project and (documents is None or document.key in documents)
            }
            living = [document for document in sample.documents.all() if document.uuid in drawn]
            names = [document.id if document.name.startswith("-") else document.name for document in living]
            # those that were removed there: the history still has their texts
            names += [former.uuid[-12:] for former in sample.forgetting.former_documents() if former.uuid in drawn]
        if names:
            typed = shlex.join(["qualcode", "forget", "-p", str(file), *names])  # no text: a command
            diagnostics.say(_("erase there: {command}", command=typed))
        else:
            diagnostics.say(_("“{file}” holds nothing of it", file=file))
