"""The command `import-project`: take in a project of another program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.exchange.loss_reports import report_option
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.interruption import noted
from qualcode.cli.shared.options import pairs, with_options
from qualcode.cli.shared.session import (
    coder_name,
    find_project,
    named_project,
    open_workspace,
    projects_here,
    tell_who,
    with_suffix,
)
from qualcode.errors import NotAProject, UsageProblem
from qualcode.model.exchange.intake import IntakeKind
from qualcode.model.exchange.segments import CodesIn

if TYPE_CHECKING:
    from qualcode.model.exchange.intake import Intake
    from qualcode.model.exchange.losses import LossReport
    from qualcode.project.quoting.begun import Begun
    from qualcode.workspace.exchange.importing import PreparedProject, ProjectImportWish, TakenIn
    from qualcode.workspace.imports.prepared_import import Progress
    from qualcode.workspace.workspace import Workspace

_SHOWN = 5  # names behind a reason on a terminal


@click.command("import-project")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE|FOLDER")
@with_options(
    click.option("--new", type=click.Path(path_type=Path), metavar="OUT.qualcode",
                 help=_("Make a new project of it; without it all comes into the present one.")),
    click.option("--dry-run", is_flag=True, help=_("Show what would come in, and write nothing.")),
    click.option("--json", "as_json", is_flag=True, help=_("Write numbers, places and losses as an object.")),
    report_option,
    click.option("--coder", "coders", multiple=True, metavar="THEIRS=OURS",
                 help=_("Who somebody of theirs is here; may be repeated. A single NAME is who acts.")),
    click.option("--same-coders", is_flag=True, help=_("Coders of one name are the same.")),
    click.option("--unknown-coder", default="", metavar="NAME",
                 help=_("Whose the codings are of which the file names nobody.")),
    click.option("--same-codes", is_flag=True, help=_("Codes of one path are the same.")),
    click.option("--under", default="", metavar="NAME", help=_("Put their codes below a new code of that name.")),
    click.option("--same-documents", is_flag=True,
                 help=_("Put codings onto documents of ours that have the very same text.")),
    click.option("--coordinates", default="", metavar="MODEL",
                 help=_("How the file counts positions, such as “utf-16,crlf=2”, where that is not found out.")),
    click.option("--which", default="", metavar="NAME",
                 help=_("Which project is meant in a file that holds several.")),
    click.option("--column", "columns", multiple=True, metavar="FIELD=HEADING",
                 help=_("For lists of coded segments: the heading of a column; kept for the next list.")),
    click.option("--document", "documents", multiple=True, metavar="THEIRS=OURS",
                 help=_("For lists: which document of ours is meant; may be repeated.")),
    click.option("--codes-in", type=click.Choice([place.value for place in CodesIn]),
                 help=_("For transcripts: where the codes stand, in comments or in the margin.")),
    click.option("--new-codes", is_flag=True, help=_("For transcripts: make codes of names that are none yet.")),
    click.option("--again", is_flag=True, help=_("Take in what was erased from this project before, too.")),
    click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file.")),
)  # fmt: skip
def import_project(
    file: Path,
    new: Path | None,
    report: Path | None,
    coders: tuple[str, ...],
    coordinates: str,
    which: str,
    project_file: Path | None,
    columns: tuple[str, ...],
    documents: tuple[str, ...],
    codes_in: str | None,
    *,
    new_codes: bool,
    dry_run: bool,
    as_json: bool,
    again: bool,
    **said: Any,  # noqa: ANN401 - the fields of IntakeSayings
) -> int:
    """Take in a project of another program: REFI-QDA from MAXQDA, ATLAS.ti, NVivo and others, or its own file.

    Texts, codes, codings with their coders, cases, memos and groups come in as one change, which “undo” takes back.
    What the project has already, by its identity, stays as it is; the same file twice adds nothing. Codes of one path
    and coders of one name are never taken for the same: the options say what is meant. A coding whose place in the
    text is not certain waits (“qualcode orphans”). What is not taken is counted and named.

    A list of coded segments comes in, too, onto documents that are here: tables of MAXQDA and ATLAS.ti (XLSX, CSV),
    the references of a node that NVivo writes (DOCX, TXT), or a table of one's own. Passages are found again by their
    words. Columns with other headings are named once: --column text=HEADING; fields are document, code, text,
    comment, weight, coder, created, begin, end and place. A transcript with codes in Word comments, or in its margin
    (a column, a text box, [brackets]), comes in with --codes-in.
    """
    from qualcode.workspace.exchange.coded_lists import list_sayings
    from qualcode.workspace.exchange.importing import ProjectImportWish
    from qualcode.workspace.exchange.intake_plan import IntakeSayings
    from qualcode.workspace.exchange.typed import reading_typed
    from qualcode.workspace.imports.prepared_import import ImportCancelled

    acting = [name for name in coders if "=" not in name]
    if len(acting) > 1:
        raise UsageProblem(
            _("Only one can act, and {count} are named.", count=len(acting)), _("Leave the others out.")
        )
    named = IntakeSayings(pairs(tuple(name for name in coders if "=" in name)), **said)
    target = with_suffix(new) if new is not None else None
    listed = list_sayings(
        pairs(columns, "--column text=Segment"),  # no text: an option
        pairs(documents, "--document 'Interview 1=i1'"),  # no text: an option
        codes_in or "",
        new_codes=new_codes,
    )
    named_file = file if file.name else file.resolve()  # “.” is a folder without a name
    wish = ProjectImportWish(named_file, reading_typed(coordinates, which), named, target, again, listed)
    who = acting[0] if acting else None
    try:
        with noted() as interruption:
            asked = _Asked(lambda: interruption.asked, report, dry_run, as_json)
            if target is not None:
                return _into_new(wish, target, coder_name(who), asked)
            with open_workspace(_present(project_file), who) as space:
                tell_who(space)
                return _into_present(space, wish, asked)
    except (KeyboardInterrupt, ImportCancelled):
        diagnostics.say(_("interrupted: nothing came in"))
        return ExitCode.INTERRUPTED


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be told and how, and what says that the user wants to end."""

    ends: Callable[[], bool]
    report: Path | None
    dry_run: bool
    as_json: bool


def _present(given: Path | None) -> Path:
    """The project file that is meant. Raises as `find_project`; where there is none, the way to a new one is told."""
    given = given or click.get_current_context().find_root().obj
    if named_project(given) is None and not projects_here():
        raise NotAProject(
            _("There is no project in this folder."),
            _("Give one with -p FILE, or make a new one of what comes in with --new FILE.qualcode."),
        )
    return find_project(given)


def _into_new(wish: ProjectImportWish, target: Path, who: str, asked: _Asked) -> int:
    from qualcode.workspace.exchange.importing import new_project_from, prepare_project_import

    diagnostics.say(_("coder: {who}", who=who))
    with _bar(_("reading")) as progress:
        prepared = prepare_project_import(None, wish, progress, asked.ends)
    taken = None
    if not asked.dry_run:
        with _bar(_("writing")) as progress:
            taken = new_project_from(target, prepared, who, progress, asked.ends)
    done = _tell(prepared, taken, asked, None)
    if taken is not None:
        diagnostics.say(_("made “{path}”", path=target))
    return done


def _into_present(space: Workspace, wish: ProjectImportWish, asked: _Asked) -> int:
    from qualcode.workspace.exchange.importing import prepare_project_import, write_project_import

    with _bar(_("reading")) as progress:
        prepared = prepare_project_import(space, wish, progress, asked.ends)
    taken = None
    if not asked.dry_run:
        with _bar(_("writing")) as progress:
            taken = write_project_import(space, prepared, progress, asked.ends)
    done = _tell(prepared, taken, asked, space.project.begun)
    if taken is not None and not taken.intake.adds_nothing:
        diagnostics.say(_("“qualcode undo” takes all of it back"))
    return done


# ---- telling -----------------------------------------------------------------------------------------------


def _tell(prepared: PreparedProject, taken: TakenIn | None, asked: _Asked, begun: Begun | None) -> int:
    """Tell what came in, or would, and what is lost; gives the exit code."""
    from qualcode.reporting.exchange.intake_report import called, conflict_words, intake_facts, placement_lines
    from qualcode.reporting.exchange.loss_file import write_losses
    from qualcode.reporting.exchange.loss_report import loss_object

    for remark in prepared.foreign.remarks:
        diagnostics.say(remark)
    intake, losses = (taken.intake, taken.losses) if taken else (prepared.intake, prepared.losses)
    foreign, file = prepared.foreign, prepared.wish.path.name
    facts = intake_facts(foreign, file, intake, written=taken is not None)
    if asked.as_json:
        output.as_json({**facts, **loss_object(losses)})
    else:
        diagnostics.say(called(foreign, file))
        _print(intake, losses)
    for conflict in intake.conflicts:
        diagnostics.warn(conflict_words(conflict))
    for theirs, ours in intake.new_names.items():
        diagnostics.say(_("“{theirs}” is called “{ours}” here", theirs=theirs, ours=ours))
    waiting = intake.numbers[IntakeKind.WAITING].new
    if waiting:
        diagnostics.say(
            ngettext(
                "{count} coding waits for a place: “qualcode orphans” lists it",
                "{count} codings wait for a place: “qualcode orphans” lists them",
                waiting,
            )
        )
    if asked.report is not None:
        head = [called(foreign, file), *placement_lines(intake, each=True)]
        write_losses(asked.report, losses, head, facts, begun)
        diagnostics.say(_("wrote “{path}”", path=asked.report))
    if taken is None:
        diagnostics.say(_("nothing was written"))
    return ExitCode.FAILED if intake.conflicts else ExitCode.DONE


def _print(intake: Intake, losses: LossReport) -> None:
    from qualcode.reporting.exchange.intake_report import intake_rows, placement_lines
    from qualcode.reporting.exchange.loss_report import loss_lines

    if rows := intake_rows(intake):
        output.table(heads_of("kind", "new", "here", "differing"), rows, right=(1, 2, 3))
    else:
        output.line(_("The file holds neither documents nor codes."))
    if lines := placement_lines(intake):
        output.line()
        for line in lines:
            output.line(line)
    output.line()
    for line in loss_lines(losses, most=_SHOWN):
        output.line(line)


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    """A bar on standard error, where that is a terminal; what is called tells it how far the work is."""
    with click.progressbar(length=1_000, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        told = 0

        def progress(done: int, every: int, _name: str) -> None:
            nonlocal told
            now = 1_000 * done // max(every, 1)
            bar.update(now - told)
            told = now

        yield progress
