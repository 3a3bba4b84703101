"""What most commands share: the project that is meant, who acts, and the options for both."""

from __future__ import annotations

import functools
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.asking import confirmed
from qualcode.cli.shared.consents import said_recipient
from qualcode.errors import NotAProject, NotExact, QualcodeError, UsageProblem
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.user_folders import configuration

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.workspace.sight import Hidden
    from qualcode.workspace.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
Found_co = TypeVar("Found_co", covariant=True)


def project_option(command: F) -> F:
    """Add -p/--project after the command too; the command gets the path that was meant as `path`."""

    @click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
    @functools.wraps(command)
    def wrapper(*args: object, project_file: Path | None, **options: object) -> object:
        root = click.get_current_context().find_root()
        return command(*args, path=find_project(project_file or root.obj), **options)

    return wrapper  # type: ignore[return-value]  # the options added here are not in the wrapped signature


def group_project_option(group: F) -> F:
    """Add -p/--project behind the name of a group of commands too."""

    @click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
    @functools.wraps(group)
    def wrapper(*args: object, project_file: Path | None, **options: object) -> object:
        if project_file is not None:  # the sub-commands look for it there
            click.get_current_context().find_root().obj = project_file
        return group(*args, **options)

    return wrapper  # type: ignore[return-value]  # the option added here is not in the wrapped signature


def coder_options(command: F) -> F:
    """Add --coder and --new-coder; the command gets them as `coder` and `new_coder`."""
    command = click.option(
        "--new-coder", is_flag=True, help=_("Add the coder if the project does not know the name yet.")
    )(command)
    return click.option(
        "--coder", metavar="NAME", help=_("The coder's name (else $QUALCODE_CODER, configuration, login).")
    )(command)


def author_option(command: F) -> F:
    """Add --coder for commands that need no coder of the project, only a name for the history."""
    return click.option(
        "--coder", metavar="NAME", help=_("The coder's name (else $QUALCODE_CODER, configuration, login).")
    )(command)


def find_project(given: Path | None) -> Path:
    """The project file that is meant. Raises NotAProject or UsageProblem where that is not clear."""
    named = named_project(given)
    if named is not None:
        return named
    found = projects_here()
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotAProject(
            _("There is no project in this folder."),
            _("Give one with -p FILE, or make one with qualcode new FILE."),
        )
    names = ", ".join(program().quoted(path.name) for path in found[:5])
    number = counted(len(found), "project")
    raise UsageProblem(
        _("This folder holds {number}: {names}.", number=number, names=names), _("Give one with -p FILE.")
    )


def with_suffix(file: Path) -> Path:
    """The path of the project that is made as FILE."""
    return file if file.suffix == ".qualcode" else file.with_name(file.name + ".qualcode")


def named_project(given: Path | None) -> Path | None:
    """The project file that -p named (`given`), else $QUALCODE_PROJECT; None where neither does."""
    named = os.environ.get("QUALCODE_PROJECT")
    return given or (Path(named) if named else None)


def projects_here() -> list[Path]:
    """The project files of this folder, by their names."""
    return sorted(path for path in Path.cwd().glob("*.qualcode") if path.is_file())


def is_project_file(word: str) -> bool:
    """Whether a word on the command line names a project file: by its suffix, or since the file there is one."""
    from qualcode.project.file.schema import APPLICATION_ID

    if word.casefold().endswith(".qualcode"):
        return True
    try:
        with Path(word).open("rb") as file:
            head = file.read(72)
    except (OSError, ValueError):
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:] == APPLICATION_ID.to_bytes(4, "big")


def open_project(path: Path, *, tell_due: bool = True) -> Project:
    """Open a project file; what a person should know of it is told, now and when it is closed.

    Where consents are withdrawn or days of deletion have come, one line says so, unless `tell_due` is off.
    """
    from qualcode.project.project import Project
    from qualcode.workspace.sharing.opening import told_at_opening

    project = Project.open(path)
    project.tell = diagnostics.warn
    for said in told_at_opening(project, tell_due=tell_due):
        diagnostics.warn(said)
    return project


def open_workspace(path: Path, coder: str | None = None) -> Workspace:
    """Open a project file as who acts, which the option `coder` may say. Who only reads may have no name."""
    from qualcode.workspace.sharing.opening import told_of_package
    from qualcode.workspace.workspace import Workspace

    project = open_project(path)
    try:
        name = coder_name(coder)
    except UsageProblem:
        name = ""
    for said in told_of_package(project, name):
        diagnostics.warn(said)
    space = Workspace(project, name)
    space.to_whom = partial(said_recipient, space)
    return space


def tell_hidden(space: Workspace, what: Hidden = "codings") -> None:
    """Warn that these of others are hidden, where they are."""
    if words := space.sight.hidden_words(what):
        diagnostics.warn(words)


def coder_name(given: str | None) -> str:
    """Who acts: the option, $QUALCODE_CODER, the configuration, else the login name."""
    name = given or os.environ.get("QUALCODE_CODER") or configuration().get("coder") or _login()
    if not str(name).strip():
        raise UsageProblem(_("The coder's name is blank."), _("Give it with --coder NAME."))
    return str(name).strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageProblem(_("The login has no name."), _("Give the coder's name with --coder NAME.")) from None


def tell_who(space: Workspace) -> None:
    """Say aloud who acts. Raises UsageProblem where nobody is named."""
    refuse_nameless(space)
    diagnostics.say(_("coder: {name}", name=space.author.name))


def refuse_nameless(space: Workspace) -> None:
    """Raise UsageProblem where nobody is named who acts, with the reason for it."""
    if not space.coder_name:
        coder_name(None)  # says what is wrong with the configuration or the login
        raise UsageProblem(_("The coder's name is blank."), _("Give it with --coder NAME."))


@contextmanager
def acting(space: Workspace, *, new: bool) -> Iterator[None]:
    """Say aloud which coder acts; what is done inside is that coder's.

    One whom the project does not know is made with `new`, or after a question on the terminal, together with what is
    done inside; else that raises UnknownCoder.
    """
    refuse_nameless(space)
    is_known = space.coder is not None
    if not is_known and not new and sys.stdin.isatty():
        new = confirmed(_("New coder “{name}”?", name=space.coder_name))
    space.new_coder = new
    if is_known:
        diagnostics.say(_("coder: {name}", name=space.author.name))
    yield
    if not is_known:
        diagnostics.say(_("new coder: {name}", name=space.author.name))


class FindsByName(Protocol[Found_co]):
    """The look-up of a kind of things by name or id, such as `project.documents.find`."""

    def __call__(self, wanted: str, *, exact: bool = False) -> Found_co: ...  # noqa: D102 - see the class


def exactly(find: FindsByName[T], wanted: str, *, yes: bool = False) -> T:
    """What a command changes or takes away: by its whole name or id only.

    On a terminal a part will do after the whole name was shown and confirmed, unless the command was told `yes`
    beforehand. Raises NotExact, NotFound, Ambiguous, and QualcodeError after a no.
    """
    try:
        return find(wanted, exact=True)
    except NotExact as error:
        if yes or not sys.stdin.isatty():
            raise
        id_, name = error.id, visible(error.name)
    if not confirmed(_("Is “{name}” meant by “{typed}”?", name=name, typed=visible(wanted))):
        raise QualcodeError(_("Nothing was changed."))
    return find(id_, exact=True)


def confirm_or_refuse(question: str, *, yes: bool) -> None:
    """Go on after a yes; without a terminal and without --yes raises UsageProblem."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageProblem(question, _("Nothing was changed. Give --yes to do it."))
    if not confirmed(question):
        raise QualcodeError(_("Nothing was changed."))
