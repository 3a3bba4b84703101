"""The command read: a document unit by unit in plain lines, for screen readers, dumb terminals and scripts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.asking import confirmed
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import coder_name, coder_options, exactly, open_project, project_option
from qualcode.errors import QualcodeError, UsageProblem

if TYPE_CHECKING:
    from qualcode.cli.coding.reading_session import ReadingSession
    from qualcode.workspace.workbench.workbench import Workbench

_UNITS = ("sentence", "paragraph", "turn", "segment")


@click.command("read")
@click.argument("document")
@click.option(
    "--unit",
    type=click.Choice(_UNITS),
    help=_("What is read at once; else the passages that are fixed for you there (segment), or sentences."),
)
@click.option("--blind", is_flag=True, help=_("Tell no codings of other coders."))
@click.option(
    "--round",
    "round_",
    type=click.IntRange(min=1),
    help=_("Code in this round (else the project's); your codings of other rounds are hidden."),
)
@coder_options
@project_option
def read(
    path: Path,
    document: str,
    unit: str | None,
    round_: int | None,
    coder: str | None,
    *,
    blind: bool,
    new_coder: bool,
) -> int:
    """Read DOCUMENT line by line and code it by names: for screen readers, dumb terminals and scripts.

    Enter reads on; “code NAME” assigns a code to what was read, “undo” takes it back, “help” lists all that can be
    typed. Everything is saved at once. From a pipe each line is done in turn, with exact names only; the first one
    that cannot be done ends the command, and nothing behind it is done.
    """
    from qualcode.workspace.workbench.workbench import Workbench

    name = coder_name(coder)
    open_project(path).close()  # what a person should know of the file is told first
    bench = Workbench(path, name, blind=blind, round_=round_)
    bench.count_later()  # all codings are counted when they are asked for, and not to read one document
    try:
        bench.project.tell = diagnostics.warn
        return _read(bench, document, unit, new_coder=new_coder)
    finally:
        bench.close()


def _read(bench: Workbench, wanted: str, unit: str | None, *, new_coder: bool) -> int:
    from qualcode.cli.coding.reading_session import ReadingSession
    from qualcode.workspace.coding.segments import segments_in
    from qualcode.workspace.material.reading import ReadingUnit, UnitReading

    asks = sys.stdin.isatty()
    document = exactly(bench.project.documents.find, wanted)
    fixed = ReadingUnit.SEGMENT if segments_in(bench.space, document) else ReadingUnit.SENTENCE
    session = ReadingSession(UnitReading(bench, document, ReadingUnit(unit or fixed)), asks=asks)
    bench.space.new_coder = new_coder or (asks and bench.coder is None and _wants_coder(bench.coder_name))
    session.begin()
    if not asks:
        return _script(session)
    place = bench.place_in(document)
    if place is not None:
        number = session.reading.opened.structure.paragraph_number(place)
        output.line(_("Last time you were in paragraph {number}: “goto {number}” leads there.", number=number))
    output.line(_("Enter reads on; “help” lists what can be typed."))
    try:
        return _talk(session)
    finally:
        bench.remember_place(session.reading.document, session.reading.here.start)
        bench.state.save()


def _wants_coder(name: str) -> bool:
    """Whether somebody whom the project does not know is to be made with the first change."""
    return confirmed(_("New coder “{name}”?", name=name))


def _talk(session: ReadingSession) -> int:
    """Do line after line until somebody leaves; what cannot be done is said, and changes nothing."""
    from qualcode.cli.coding.reading_verbs import take

    source = _source()
    while not session.ended:
        output.prompt("> ")
        line = source.readline()
        if not line:
            output.line()
            break
        try:
            take(session, _decoded(line, sys.stdin.encoding))
        except QualcodeError as error:
            for said in (error.message, error.hint):
                if said:
                    output.line(said)
    try:
        session.close()
    except QualcodeError as error:
        diagnostics.warn(error.message)
    return ExitCode.DONE


def _script(session: ReadingSession) -> int:
    """Do what a pipe brings; the first line that cannot be done ends it. Raises what that line raised."""
    from qualcode.cli.coding.reading_verbs import take

    number = 0
    try:
        for number, line in enumerate(_source(), start=1):
            take(session, _decoded(line, "utf-8-sig" if number == 1 else "utf-8"))
            if session.ended:
                return ExitCode.DONE
        session.close()
    except QualcodeError:
        output.flush()
        diagnostics.say(_("line {number} could not be done; nothing behind it was done", number=number))
        raise
    return ExitCode.DONE


def _source() -> IO[Any]:
    """Standard input as bytes, so that each line is decoded for itself."""
    source: IO[Any] = getattr(sys.stdin, "buffer", sys.stdin)
    return source


def _decoded(line: bytes | str, encoding: str) -> str:
    """A line that was typed. Raises UsageProblem where it is not in that encoding."""
    if isinstance(line, str):
        return line.rstrip("\r\n")
    try:
        return line.decode(encoding).rstrip("\r\n")
    except UnicodeDecodeError:
        name = encoding.removesuffix("-sig").upper()
        raise UsageProblem(
            _("The line is not in {encoding}.", encoding=name), _("Save the lines in {encoding}.", encoding=name)
        ) from None
