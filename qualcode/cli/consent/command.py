"""The command consent: what cases and documents agreed to, listed and said. Names stand in it: it is for inside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.consent.importing import import_, template, told_changed
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    find_project,
    group_project_option,
    open_project,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.model.documents import Document

if TYPE_CHECKING:
    from qualcode.model.consent.consents import ConsentChange, Purpose
    from qualcode.project.project import Project
    from qualcode.workspace.consent.consents import Consenting, StatedConsent

FORMATS = ("table", "json", "csv")
_UNKNOWN = "?"
_NAMED = 5  # of those who are left as they are


@click.group("consent", cls=Group, invoke_without_command=True)
@click.option("--documents", "every_document", is_flag=True,
              help=_("Also documents of which nothing was said beside their case."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an array, as --format json does."))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True,
              help=_("CSV can be taken in again by “qualcode consent import”."))  # fmt: skip
@group_project_option
@click.pass_context
def consent(context: click.Context, format_: str, *, every_document: bool, as_json: bool) -> None:
    """List what cases and documents agreed to; sub-commands say it.

    “?” is not known, which counts as no for everything that leaves the project. A document has a line where it
    belongs to no case, or where something was said of it alone; beside its case the stricter of both holds.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.consent.consents import stated

    with open_project(find_project(context.find_root().obj)) as project:
        found = stated(project, every_document=every_document)
        unlisted = (
            0 if every_document else len(project.documents.all()) - sum(known.kind == "document" for known in found)
        )
        if format_ == "csv" and not as_json:
            _write_csv(project, every_document=every_document)
        elif format_ == "json" or as_json:
            output.as_json([_json(known) for known in found])
        else:
            _print(found)
    if unlisted:
        diagnostics.say(
            ngettext(
                "{count} document has the consent of its case; --documents lists it too",
                "{count} documents have the consent of their case; --documents lists them too",
                unlisted,
            )
        )


def _print(found: Sequence[StatedConsent]) -> None:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.consent.words import permission_words, purpose_words
    from qualcode.times import told_day
    from qualcode.workspace.consent.table import OTHERS

    rows = []
    for known in found:
        answers = (known.consent.answer(purpose) for purpose in Purpose)
        shown = [permission_words(answer) if answer else _UNKNOWN for answer in answers]
        given, withdrawn, delete_by = map(
            told_day, (known.consent.given, known.consent.withdrawn, known.consent.delete_by)
        )
        rows.append((
            *(known.of.id, _kinds()[known.kind], known.of.name),
            *shown,
            *(given, known.consent.form, withdrawn, delete_by),
        ))  # fmt: skip
    heads = (*heads_of("id", "kind", "name"), *map(purpose_words, Purpose), *heads_of(*OTHERS))
    output.table(heads, rows)
    if not found:
        diagnostics.say(_("the project has neither cases nor documents yet"))


def _json(known: StatedConsent) -> dict[str, object]:
    from qualcode.workspace.consent.table import FIELDS, consent_cells

    return {
        "kind": known.kind,
        "id": known.of.id,
        "name": known.of.name,
        "case": known.of.case if isinstance(known.of, Document) else known.of.name,
        **{name: cell or None for name, cell in zip(FIELDS, consent_cells(known.consent), strict=True)},
    }


def _write_csv(project: Project, *, every_document: bool) -> None:
    from qualcode.reporting.report import Report, Table
    from qualcode.reporting.writers.formats import render
    from qualcode.workspace.consent.table import COLUMNS, consent_rows

    rows = consent_rows(project, every_document=every_document)
    table = Table("consent", COLUMNS, rows, words=len(COLUMNS))  # no text: a name that no CSV holds
    output.raw(render(Report(table.title, (), (table,)), "csv"))


# ---- saying ------------------------------------------------------------------------------------------


@consent.command("set")
@click.argument("words", nargs=-1, metavar="[CASE]... [PURPOSE=ANSWER]...")
@click.option("--document", "documents", multiple=True, metavar="DOCUMENT",
              help=_("A document of its own, beside or instead of cases. May be repeated."))  # fmt: skip
@click.option(
    "--all",
    "everybody",
    is_flag=True,
    help=_("Every case, and every document that belongs to none; who refused more or withdrew stays as it is."),
)
@click.option("--overwrite", is_flag=True, help=_("With --all also of those who refused more, or withdrew."))
@click.option("--given", metavar="DAY", help=_("On which day they agreed."))
@click.option("--form", metavar="TEXT", help=_("Which form or version was signed."))
@click.option("--withdrawn", metavar="DAY", help=_("On which day they withdrew it: nothing may leave since then."))
@click.option("--delete-by", metavar="DAY", help=_("By which day what they said is to be deleted."))
@author_option
@project_option
def set_(
    path: Path,
    words: tuple[str, ...],
    documents: tuple[str, ...],
    given: str | None,
    form: str | None,
    withdrawn: str | None,
    delete_by: str | None,
    coder: str | None,
    *,
    everybody: bool,
    overwrite: bool,
) -> None:
    """Say what CASE agreed to: “qualcode consent set "Case A" quote=yes archive=no --form "B 2" --given 2022-05-31”.

    Purposes are analyse, quote, teach, archive, secondary (use by others) and services (processing by others);
    answers yes and no, for quote also paraphrase: in other words only. An empty answer or day takes back what was
    said. Days are written like 2022-05-31 or 31.05.2022. Names are exact. “undo” takes it back.
    """
    from qualcode.workspace.consent import consents
    from qualcode.workspace.consent.typed import change_of, doubts_of

    names, answers = _parted(words)
    if everybody and (names or documents):
        raise UsageProblem(
            _("--all means every case, and single ones are named."), _("Leave out --all, or the names.")
        )
    if overwrite and not everybody:
        raise UsageProblem(_("--overwrite is for --all."), _("Leave it out: what is said of single ones holds."))
    change, problems = change_of(answers, given=given, form=form, withdrawn=withdrawn, delete_by=delete_by)
    if problems:
        raise UsageProblem("\n  ".join(problems), _("Nothing was changed. Correct it."))
    _refuse_nothing(change, [*names, *documents], everybody=everybody)
    with open_workspace(path, coder) as space:
        project = space.project
        named: list[Consenting] = [exactly(project.cases.find, name) for name in names]
        named += [exactly(project.documents.find, name) for name in documents]
        if everybody and not consents.of_everybody(project):
            raise UsageProblem(
                _("The project has neither cases nor documents yet."), _("“qualcode import” takes in documents.")
            )
        tell_who(space)
        if everybody:
            said = consents.say_of_everybody(space, change, overwrite=overwrite)
        else:
            single = {consenting.uuid: consenting for consenting in named}.values()
            said = consents.SaidOfEverybody(len(single), consents.say(space, single, change), ())
    for doubt in doubts_of([change]):
        diagnostics.warn(doubt)
    if said.left:
        diagnostics.warn(_told_left(said.left))
    diagnostics.say(told_changed(said.changed, said.meant) if said.meant else _("nothing was changed"))


def _told_left(left: Sequence[Consenting]) -> str:
    names = ", ".join(program().quoted(consenting.name) for consenting in left[:_NAMED])
    if len(left) > _NAMED:
        names = _("{names} and {number} more", names=names, number=len(left) - _NAMED)
    return ngettext(
        "{count} refused more, or withdrew, and is left as it is: {names}; --overwrite says it there, too",
        "{count} refused more, or withdrew, and are left as they are: {names}; --overwrite says it there, too",
        len(left),
        names=names,
    )


def _parted(words: Sequence[str]) -> tuple[list[str], dict[Purpose, str]]:
    """The names of cases, and purpose -> answer as typed; a word before “=” that is no purpose is part of a name."""
    from qualcode.model.consent.words import purpose_words
    from qualcode.workspace.consent.typed import purpose_of

    names: list[str] = []
    answers: dict[Purpose, str] = {}
    for word in words:
        before, sign, answer = word.partition("=")
        purpose = purpose_of(before) if sign else None
        if purpose is None:
            names.append(word)
        elif answers.setdefault(purpose, answer) != answer:
            raise UsageProblem(
                _("{purpose} is said twice: {one} and {other}.", purpose=purpose_words(purpose),
                  one=answers[purpose], other=answer),
                _("Say it once."),
            )  # fmt: skip
    return names, answers


def _refuse_nothing(change: ConsentChange, names: Sequence[str], *, everybody: bool) -> None:
    from qualcode.model.consent.consents import ConsentChange, Purpose

    if not names and not everybody:
        raise UsageProblem(_("Nobody is named."), _("Name cases, --document DOCUMENT, or say --all."))
    if change == ConsentChange():
        purposes = ", ".join(purpose.value for purpose in Purpose)
        mistyped = next((name.partition("=")[0] for name in names if "=" in name), "")
        raise UsageProblem(
            _("“{word}” is no purpose.", word=mistyped) if mistyped else _("Nothing is said of it."),
            _("Say what was agreed to, like quote=yes; purposes are {purposes}. Or --given, --form, --withdrawn, "
              "--delete-by.", purposes=purposes),
        )  # fmt: skip


# ---- what is due -------------------------------------------------------------------------------------


@consent.command("due")
@click.option("--until", metavar="DAY", help=_("Up to this day (else within the next 30 days)."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an array."))
@project_option
def due(path: Path, until: str | None, *, as_json: bool) -> None:
    """List what is to be erased: what was withdrawn and is still here, and days of deletion that came or come soon.

    “qualcode forget” erases it, from backups and history too.
    """
    from qualcode.times import told_day
    from qualcode.workspace.consent import due as due_consents
    from qualcode.workspace.consent.typed import day_of

    last = day_of(until) if until else ""
    with open_project(path, tell_due=False) as project:
        found = due_consents.due(project, last)
        for line in due_consents.told_of_pools(project, found):
            diagnostics.warn(line)
    if as_json:
        output.as_json(
            [
                {
                    "day": consent.day,
                    "reason": consent.reason.value,
                    "has_come": consent.has_come,
                    "kind": consent.kind,
                    "id": consent.of.id,
                    "name": consent.of.name,
                    "command": consent.command,
                }
                for consent in found
            ]
        )
        return
    words = {
        "withdrawn": pgettext("why it is due", "withdrawn"),
        "delete_by": pgettext("why it is due", "day of deletion"),
    }
    rows = [
        (told_day(consent.day), words[consent.reason.value], _kinds()[consent.kind], consent.of.name, consent.command)
        for consent in found
    ]
    if rows:
        output.table(heads_of("day", "reason", "kind", "name", ""), rows)
    come = sum(consent.has_come for consent in found)
    diagnostics.say(_told_due(come, len(found) - come))


def _kinds() -> dict[str, str]:
    return {"case": pgettext("what is due", "case"), "document": pgettext("what is due", "document")}


def _told_due(come: int, to_come: int) -> str:
    if not come and not to_come:
        return _("nothing is due")
    parts = [ngettext("{count} is due now", "{count} are due now", come)] if come else []
    parts += [ngettext("{count} will be", "{count} will be", to_come)] if to_come else []
    return ", ".join(parts)


consent.add_command(import_)
consent.add_command(template)
