"""Commands about the project file as a whole: new, open, check, backup, undo, redo, log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, catalogue_of, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.limits import limit_options, tell_left_out
from qualcode.cli.shared.session import (
    author_option,
    coder_name,
    find_project,
    is_project_file,
    open_project,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
    with_suffix,
)
from qualcode.cli.shared.start_tui import on_terminal, start
from qualcode.cli.shared.tables import PrintedTable
from qualcode.errors import NotAProject, QualcodeError, UsageProblem
from qualcode.model.history import KIND_GROUPS
from qualcode.plural import counted
from qualcode.times import local_time

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue
    from qualcode.model.history import ChangeChoice, Entry
    from qualcode.project.checking.check import CheckResult
    from qualcode.project.entry_words import EntryWords
    from qualcode.workspace.workspace import ToldEntry, Workspace


@click.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", default="", help=_("The study's title (else the file's name)."))
@click.option("--codebook", "codebooks", multiple=True, type=click.Path(path_type=Path), metavar="YAML",
              help=_("A codebook file to start with; may be given several times."))  # fmt: skip
@author_option
def new(file: Path, title: str, codebooks: tuple[Path, ...], coder: str | None) -> None:
    """Make a project FILE (the suffix .qualcode is added if it lacks)."""
    from qualcode.cli.codebook.importing import load_codebook
    from qualcode.workspace.project.making import make

    path = with_suffix(file)
    drafts = [load_codebook(codebook) for codebook in codebooks]
    who = coder_name(coder)
    diagnostics.say(_("coder: {who}", who=who))
    for draft, done in zip(drafts, make(path, title or path.stem, who, drafts), strict=True):
        diagnostics.say(_("codebook “{title}”: {codes}", title=draft.title, codes=counted(len(done.added), "code")))
    diagnostics.say(_("made “{path}”", path=path))
    diagnostics.say(_("next: qualcode -p {path} import TEXTS…", path=path))


@click.command("open")
@click.argument("words", nargs=-1, metavar="[FILE.qualcode] [DOCUMENT]")  # no text
@click.option("--blind", is_flag=True, help=_("Show no codings of other coders."))
@click.option(
    "--round",
    "round_",
    type=click.IntRange(min=1),
    help=_("Code in this round (else the project's); your codings of other rounds are hidden."),
)
@click.option(
    "--mouse/--no-mouse", default=True, help=_("Leave the mouse to the terminal (configuration: mouse = false).")
)
@author_option
@click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
def open_(
    words: tuple[str, ...],
    project_file: Path | None,
    coder: str | None,
    round_: int | None,
    *,
    blind: bool,
    mouse: bool,
) -> int:
    """Open the coding screen, on DOCUMENT if one is named; “qualcode FILE.qualcode” does so too.

    The project is FILE.qualcode, else the file given with -p, else as for all commands.
    """
    path, document = _to_open(words, project_file or click.get_current_context().find_root().obj)
    open_project(path).close()  # a file that cannot be opened is told before the screen changes
    if not on_terminal():
        raise UsageProblem(
            _("The coding screen needs a terminal."),
            _("Call it without a pipe, in no dumb terminal. “qualcode read DOCUMENT” reads and codes line by line."),
        )
    return start(path, coder_name(coder), document=document, blind=blind, round_=round_, mouse=mouse)


def _to_open(words: tuple[str, ...], given: Path | None) -> tuple[Path, str | None]:
    """The project and the document that the words behind “open” mean, where -p said `given`."""
    path, documents = given, words
    if words and is_project_file(words[0]):
        if given not in (None, Path(words[0])):
            raise UsageProblem(
                _("Two projects are named: “{given}” and “{words}”.", given=given, words=words[0]),
                _("Leave one of them out."),
            )
        path, documents = Path(words[0]), words[1:]
    if len(documents) > 1:
        raise UsageProblem(
            _("Only one document can be opened, and {count} are named.", count=len(documents)),
            _("Put a name with blanks in quotation marks."),
        )
    document = documents[0] if documents else None
    if path is None and document and Path(document).is_file() and not any(Path.cwd().glob("*.qualcode")):
        raise NotAProject(
            _("“{document}” is no project file.", document=document),
            _("Make a project with “qualcode new FILE” and bring texts in with “qualcode import”."),
        )
    return find_project(path), document


@click.command("check")
@click.option(
    "--repair", "copy", type=click.Path(path_type=Path), help=_("Save what can be saved into this new file.")
)
@project_option
def check(path: Path, copy: Path | None) -> int:
    """Verify that the project file is intact: file, references, passages, values, triggers, history, sums.

    --repair leaves the project as it is, copies what can be read into a new file, mends there what can be mended,
    and says what was done and what could not be saved.
    """
    if copy is not None:
        return _repair(path, copy)
    with open_project(path) as project:
        findings = project.check()
    return _told(findings, _("error: the project is damaged. Keep the file and open your latest backup."))


def _repair(path: Path, copy: Path) -> int:
    from qualcode.project.checking.repair import repair

    done = repair(path, copy)
    for line in done.done:
        output.line(f"done  {line}")
    for line in done.lost:
        output.line(f"LOST  {line}")
    for line in done.doubted:
        output.line(_("DOUBT {line}", line=line))
    diagnostics.say(
        _("what could be read of “{path}” is in “{copy}”; “{path}” is as it was", path=path.name, copy=copy)
    )
    if done.lost or done.doubted:
        diagnostics.say(
            _("that the copy is whole in itself says nothing of what is LOST or in DOUBT above: look there")
        )
    return _told(done.left, _("error: the copy is damaged too. What is named above must be corrected by hand."))


def _told(findings: list[CheckResult], otherwise: str) -> int:
    for finding in findings:
        output.line(f"{'ok  ' if not finding.problems else 'FAIL'}  {finding.title}: {finding.seen}")
        for said in (*finding.problems, *finding.notes):
            output.line(f"      {said}")
    if any(finding.problems for finding in findings):
        diagnostics.say(otherwise)
        return ExitCode.PROJECT_FILE
    return ExitCode.DONE


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@project_option
def backup(path: Path, file: Path | None) -> None:
    """Copy the project into FILE (else a dated one beside it), verify the copy and list it for “forget”."""
    with open_project(path) as project:
        output.line(str(project.backup(file)))


@click.command("undo")
@click.option("--change", metavar="ID", help=_("This change of yours (ids are in “qualcode log”), not the last."))
@click.option("--with-later", is_flag=True, help=_("With --change: your later changes that rest on it go first."))
@author_option
@project_option
def undo(path: Path, change: str | None, coder: str | None, *, with_later: bool) -> None:
    """Take back your last change that still stands, also one of an earlier day."""
    if with_later and change is None:
        raise UsageProblem(_("--with-later goes with a change."), _("Name it with --change ID."))
    with open_workspace(path, coder) as space:
        tell_who(space)
        told = space.undo() if change is None else _undo_one(space, change, with_later=with_later)
        diagnostics.say(_("Undone: {change}", change=_described(told)))


def _undo_one(space: Workspace, wanted: str, *, with_later: bool) -> ToldEntry:
    from qualcode.workspace.project import history

    entry = history.find_change(space, wanted)
    obstacles = history.obstacles(space, entry)
    if not entry.living or entry.undoes is not None:
        raise QualcodeError(
            _("“{id}” is no change that stands.", id=entry.id), _("“qualcode log” shows which were taken back.")
        )
    if obstacles.entries and not (with_later and obstacles.removable):
        for other in obstacles.entries:
            coder, time = other.entry.coder, local_time(other.entry.created)
            diagnostics.say(
                _("in the way: {change} ({coder}, {time}, {id})",
                  change=other.words.words, coder=coder, time=time, id=other.entry.id)
            )  # fmt: skip
        raise QualcodeError(
            _("Later changes rest on this one."),
            _("Say --with-later to undo them too.")
            if obstacles.removable
            else _("Those of others must be undone first, by whoever made them."),
        )
    return history.turn(space, entry, [other.entry for other in obstacles.entries])


@click.command("redo")
@author_option
@project_option
def redo(path: Path, coder: str | None) -> None:
    """Restore what you undid last."""
    with open_workspace(path, coder) as space:
        tell_who(space)
        diagnostics.say(_("Restored: {change}", change=_described(space.redo())))


def _described(told: ToldEntry) -> str:
    return _("{words}, of {time}", words=told.and_where, time=local_time(told.entry.created)) + (
        f" ({told.touched})" if told.touched else ""
    )


@click.command("log")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of entries."))
@click.option("--by", multiple=True, metavar="CODER", help=_("Only changes of this coder (repeatable)."))
@click.option("--kind", "kinds", multiple=True, metavar="KIND",
              help=_("Only of this kind: {groups}, or one that the JSON names (repeatable).",
                     groups=", ".join(KIND_GROUPS)))  # fmt: skip
@limit_options(_("Only the last so many entries (a terminal shows 100)."))
@project_option
def log(path: Path, limit: int | None, by: tuple[str, ...], kinds: tuple[str, ...], *, as_json: bool) -> None:
    """Show the history of the project: who changed what and when, oldest first.

    Times are those of your place (in JSON they are UTC), of changes from other copies by the clock there; they stand
    where they came in. While the project is blind, what others coded is left out.
    """
    from qualcode.workspace.project.history import change_choice

    with open_workspace(path) as space:
        choice = change_choice(space, by, kinds)
        words = catalogue_of("en") if as_json else program()  # what programs read is English in every language
        entries, more = (
            (space.iter_log(words, choice), False) if limit is None else _last(space, limit, words, choice)
        )
        if as_json:
            output.json_array(_entry_json(told.entry, told.words) for told in entries)
        else:
            table = PrintedTable(heads_of("id", "time", "coder", "change", "rows", ""), map(_entry_row, entries))
        total = space.log_length(choice) if more else None
        tell_hidden(space, "changes")
    if not as_json:
        output.paged(table)
    if limit is not None and more:
        tell_left_out(limit, total)


def _last(space: Workspace, number: int, words: Catalogue, choice: ChangeChoice) -> tuple[list[ToldEntry], bool]:
    """So many last entries of a choice that may be seen, and whether there are more."""
    entries = space.log(number + 1, words, choice)
    return entries[-number:], len(entries) > number


def _entry_row(told: ToldEntry) -> tuple[str, ...]:
    entry, words = told.entry, told.words
    came = [_("came in {time}", time=local_time(entry.came))] if entry.came else []
    state = ", ".join([*came, *([] if entry.living else [_("taken back")])])
    what = f"{told.touched} — {entry.reason}" if entry.reason else told.touched
    return entry.id, local_time(entry.created), entry.coder, words.words, what, state


def _entry_json(entry: Entry, words: EntryWords) -> dict[str, object]:
    return {
        "id": entry.id,
        "uuid": entry.uuid,
        "created": entry.created,
        "coder": entry.coder,
        "kind": entry.kind,
        "reason": entry.reason,
        "undoes": entry.undoes,
        "living": entry.living,
        "came": entry.came or None,
        "words": words.words,
        "rows": words.rows,
    }
