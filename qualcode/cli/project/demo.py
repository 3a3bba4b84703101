"""The command demo: the whole job once, on invented material."""

from __future__ import annotations

from collections import Counter
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

_CODE = "Schnittstellentypen / Interferenz"


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("qualcode-demo"))
@click.option("--no-open", is_flag=True, help="Do not open the coding screen at the end.")
@click.option("--coder", metavar="NAME", help="Who acts (else $QUALCODE_CODER, configuration, login).")
def demo(folder: Path, coder: str | None, *, no_open: bool) -> int:
    """Build the demo project in FOLDER from the shipped, invented corpus, and show the main job on it.

    Prints what the project holds and the agreement of its two coders, writes the quotations of
    “Interferenz”, and on a terminal opens the coding screen.
    """
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.agreement.study.compute import study
    from qualcode.cli.team.agreement import print_study
    from qualcode.workspace.project.making import make_demo

    name = coder_name(coder)
    path = folder / "demo.qualcode"
    _make_empty(folder)
    diagnostics.say("building the demo project; the first sentences take a moment …")
    with make_demo(path, name) as project:
        _show_contents(project)
        for suffix in ("md", "docx"):
            _write_quotations(project, folder / f"Interferenz.{suffix}")
        output.line()
        print_study(study(project, Comparison(coders=("Anna", "Ben"))))
    diagnostics.say(f"\nEverything is in “{folder}”. All of it is invented. Go on with:")
    diagnostics.say(f"  qualcode -p {path} open")
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


def _show_contents(project: Project) -> None:
    documents = project.documents.all()
    labels = Counter(document.label for document in documents)
    output.line(project.title)
    output.line(
        f"{len(documents)} documents, {sum(document.words for document in documents)} words, "
        f"{len(project.cases.all())} cases, "
        f"{len(project.codes.book())} codes, {len(project.codings.all())} codings of "
        f"{' and '.join(coder.name for coder in project.coders.all())}"
    )
    output.line()
    output.table(("label", "documents"), sorted(labels.items()), right=(1,))


def _write_quotations(project: Project, path: Path) -> None:
    from qualcode.reporting.quotations.collecting import collect
    from qualcode.reporting.quotations.collection_parts import collection_report
    from qualcode.reporting.words.wording import GERMAN
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.retrieval.filter import PassageChoice

    collection = collect(project, PassageChoice.named(project, codes=[_CODE]))
    write(collection_report(collection, GERMAN), path, format_of(path, None), project.begun)
    diagnostics.say(f"wrote “{path}”: {counted(collection.passages(), 'quotation')}")
