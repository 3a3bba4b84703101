"""The command demo: the main job once, on invented material, told in few lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, language, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import coder_name, open_project
from qualcode.cli.shared.start_tui import on_terminal, start
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted
from qualcode.user_folders import as_typed

if TYPE_CHECKING:
    from qualcode.project.project import Project

FOLDER = Path("qualcode-demo")
FILE = "demo.qualcode"
_CODE = "Schnittstellentypen / Interferenz"
_FIRST = "rg-2022-01"
_CODERS = ("Anna", "Ben")
_EXPORTS = ("Interferenz.docx", "Interferenz.md")


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
@click.option("--no-open", is_flag=True, help=_("Do not open the coding screen at the end."))
@click.option(
    "--tour", is_flag=True, help=_("Begin the guided tour; where FOLDER holds the demo already, go on with it there.")
)
@click.option("--coder", metavar="NAME", help=_("Who acts (else $QUALCODE_CODER, configuration, login)."))
def demo(folder: Path, coder: str | None, *, no_open: bool, tour: bool) -> int:
    """Build the demo project in FOLDER from the shipped, invented corpus, and show the main job on it.

    Writes the quotations of “Interferenz”, says in a few lines what the project holds, how well its two coders
    agree and what to do next, and on a terminal opens the coding screen.
    """
    name = coder_name(coder)
    path = folder / FILE
    if tour and path.is_file():
        return _go_on(path, name)
    _make_empty(folder)
    diagnostics.say(_("building the demo project; the first sentences take a moment …"))
    from qualcode.workspace.project.making import make_demo

    with make_demo(path, name) as project:
        quotations = [_write_quotations(project, folder / file) for file in _EXPORTS]
        output.line(_("{title} (all of it is invented)", title=project.title))
        for line in (*_contents(project), _agreement(project)):
            output.line(f"  {line}")
    told = ngettext(
        "quotations: {count} of “{code}” in {files}",
        "quotations: {count} of “{code}” in {files}",
        quotations[0],
        code=_CODE,
        files=program().listed(_EXPORTS),
    )
    output.line(f"  {told}")
    file = as_typed(path)
    diagnostics.say(_("Next:"))
    for command, meaning in (
        (file, _("read and code; F10 begins a guided tour")),
        (f"-p {file} read {_FIRST}", _("the same line by line, for screen readers")),  # no text: a command
        (f"-p {file} training list", _("an exercise of twenty minutes, with a model solution")),  # no text: a command
    ):
        diagnostics.say(f"  qualcode {command}  ({meaning})")  # no text: a command
    if no_open or not on_terminal():
        return ExitCode.DONE
    return start(path, name, tour=tour)


def _go_on(path: Path, coder: str) -> int:
    """Open the demo that is there, in the tour. Raises as `Project.open` does, before the screen changes."""
    if not on_terminal():
        raise UsageProblem(_("The guided tour needs a terminal."), _("Call it without a pipe, in no dumb terminal."))
    open_project(path).close()
    return start(path, coder, tour=True)


def _make_empty(folder: Path) -> None:
    """Make the folder; one that exists must be empty. Raises QualcodeError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        filled = any(folder.iterdir())
    except FileExistsError:
        filled = True
    except OSError as error:
        raise QualcodeError(
            _("The folder “{folder}” cannot be created: {why}.", folder=folder, why=error.strerror),
            _("Name a folder in which you may write: qualcode demo FOLDER."),
        ) from error
    if filled:
        raise QualcodeError(
            _("“{folder}” exists and is not empty.", folder=folder), _("Name another folder: qualcode demo FOLDER.")
        )


def _contents(project: Project) -> list[str]:
    from qualcode.workspace.workspace import Workspace

    documents = project.documents.all()
    words = sum(document.words for document in documents)
    return [
        _(
            "material: {documents} of {cases}, {words}",
            documents=counted(len(documents), "document"),
            cases=counted(len(project.cases.all()), "case", after=True),
            words=counted(words, "word"),
        ),
        _(
            "coded: {codings} of {coders}, {codes} in the codebook",
            codings=counted(project.codings.count(Workspace(project, _CODERS[0]).sight.counted()).total(), "coding"),
            coders=program().listed(_CODERS),
            codes=counted(len(project.codes.book()), "code"),
        ),
    ]


def _agreement(project: Project) -> str:
    """Krippendorff's alpha over all codes with its interval, and of how many documents."""
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.agreement.study.compute import study
    from qualcode.reporting.words.number_format import with_interval

    compared = study(project, Comparison(coders=_CODERS))
    return ngettext(
        "agreement: Krippendorff's alpha {alpha} over all codes in {count} document, with its 95 % interval",
        "agreement: Krippendorff's alpha {alpha} over all codes in {count} documents, with its 95 % interval",
        len(compared.scope.documents) if compared.scope else 0,
        alpha=with_interval(compared.whole["krippendorff_alpha"]),
    )


def _write_quotations(project: Project, path: Path) -> int:
    """Write the quotations of the code into a file; gives their number."""
    from qualcode.reporting.quotations.collecting import collect
    from qualcode.reporting.quotations.collection_parts import collection_report
    from qualcode.reporting.words.wording import wording_of
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.leaving.register import DepartingParts, Departure
    from qualcode.workspace.workspace import Workspace

    collection, parts = collect(project, PassageChoice.named(project, codes=[_CODE])), DepartingParts()
    for chapter in collection.chapters:
        for quotation in chapter.quotations:
            parts.see(0, 0, quotation)
    form, report = format_of(path, None), collection_report(collection, wording_of(language()))
    space = Workspace(project, _CODERS[0])
    naming = Departure(space=space, door="quotations", format=form, path=path, parts=parts).naming()
    write(report, path, form, project.begun, naming)
    return collection.passages()
