"""The command demo: the main job once, on invented material, told in few lines."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import coder_name
from qualcode.cli.shared.start_tui import on_terminal, start
from qualcode.errors import QualcodeError
from qualcode.plural import counted

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
@click.option("--no-open", is_flag=True, help="Do not open the coding screen at the end.")
@click.option("--coder", metavar="NAME", help="Who acts (else $QUALCODE_CODER, configuration, login).")
def demo(folder: Path, coder: str | None, *, no_open: bool) -> int:
    """Build the demo project in FOLDER from the shipped, invented corpus, and show the main job on it.

    Writes the quotations of “Interferenz”, says in a few lines what the project holds, how well its two coders
    agree and what to do next, and on a terminal opens the coding screen.
    """
    name = coder_name(coder)
    path = folder / FILE
    _make_empty(folder)
    diagnostics.say("building the demo project; the first sentences take a moment …")
    from qualcode.workspace.project.making import make_demo

    with make_demo(path, name) as project:
        quotations = [_write_quotations(project, folder / file) for file in _EXPORTS]
        output.line(f"{project.title} (all of it is invented)")
        for line in (*_contents(project), f"agreement: {_agreement(project)}"):
            output.line(f"  {line}")
    output.line(f"  quotations: {quotations[0]} of “{_CODE}” in {' and '.join(_EXPORTS)}")
    file = shlex.quote(str(path))
    diagnostics.say(f"Next, in “{folder}”:")
    diagnostics.say(f"  qualcode {file}  (read and code)")
    diagnostics.say(f"  qualcode -p {file} read {_FIRST}  (the same line by line, for screen readers)")
    diagnostics.say(f"  qualcode -p {file} agreement  (the whole report)")
    if no_open or not on_terminal():
        return ExitCode.DONE
    return start(path, name)


def _make_empty(folder: Path) -> None:
    """Make the folder; one that exists must be empty. Raises QualcodeError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        filled = any(folder.iterdir())
    except FileExistsError:
        filled = True
    except OSError as error:
        raise QualcodeError(
            f"The folder “{folder}” cannot be made: {error.strerror}.",
            "Name one in which you may write: qualcode demo FOLDER.",
        ) from error
    if filled:
        raise QualcodeError(f"“{folder}” exists and is not empty.", "Name another folder: qualcode demo FOLDER.")


def _contents(project: Project) -> list[str]:
    documents = project.documents.all()
    words = sum(document.words for document in documents)
    return [
        f"material: {counted(len(documents), 'document')} of {counted(len(project.cases.all()), 'case')}, "
        f"{counted(words, 'word')}",
        f"coded: {counted(len(project.codings.all()), 'coding')} of {' and '.join(_CODERS)}, "
        f"{counted(len(project.codes.book()), 'code')} in the codebook",
    ]


def _agreement(project: Project) -> str:
    """Krippendorff's alpha over all codes with its interval, and of how many documents."""
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.agreement.study.compute import study
    from qualcode.reporting.words.number_format import with_interval

    compared = study(project, Comparison(coders=_CODERS))
    documents = f" in {counted(len(compared.scope.documents), 'document')}" if compared.scope else ""
    alpha = with_interval(compared.whole["krippendorff_alpha"])
    return f"Krippendorff's alpha {alpha} over all codes{documents}, with its 95 % interval"


def _write_quotations(project: Project, path: Path) -> int:
    """Write the quotations of the code into a file; gives their number."""
    from qualcode.reporting.quotations.collecting import collect
    from qualcode.reporting.quotations.collection_parts import collection_report
    from qualcode.reporting.words.wording import GERMAN
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.retrieval.filter import PassageChoice

    collection = collect(project, PassageChoice.named(project, codes=[_CODE]))
    write(collection_report(collection, GERMAN), path, format_of(path, None), project.begun)
    return collection.passages()
