"""`qualcode.open` and `qualcode.create`: they give a study as one coder has it."""

from __future__ import annotations

from pathlib import Path

from qualcode.catalogue import _, program
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.project.file.store import nearest
from qualcode.project.project import Project
from qualcode.workspace.library.resolver import round_of, text_of
from qualcode.workspace.library.study import OpenStudy
from qualcode.workspace.project import making
from qualcode.workspace.workspace import Workspace

__all__ = ["create", "open"]


def open(  # noqa: A001 - `qualcode.open`
    path: str | Path,
    *,
    coder: str = "",
    new_coder: bool = False,
    blind: bool = False,
    round: int | None = None,  # noqa: A002 - as in the commands
) -> OpenStudy:
    """Open a project file as a coder; without one it may be looked at and not changed.

    With `new_coder` a coder whom the project does not know is added with the first thing done. `blind` hides the
    codings of others; with a `round` new codings belong to it, and one's own of other rounds are hidden. Raises
    NotAProject and the other ProjectFileErrors, NotFound with the nearest names for a coder who is not known.
    """
    if not isinstance(path, str | Path) or not str(path):
        raise UsageProblem(
            _("{wanted} is no file.", wanted=repr(path)), _('Give the project file: qualcode.open("study.qualcode").')
        )
    if not isinstance(coder, str):
        raise UsageProblem(_("{wanted} is no name of a coder.", wanted=repr(coder)), _('Write it like coder="anna".'))
    of_round = round_of(round)
    project = Project.open(Path(path).expanduser())
    try:
        _refuse_unknown_coder(project, coder.strip(), new_coder=new_coder)
    except QualcodeError:
        project.close()
        raise
    space = Workspace(project, coder.strip(), blind=blind, round_=of_round, new_coder=new_coder)
    return OpenStudy(space)


def create(path: str | Path, title: str = "", *, coder: str, project: str | Path = "") -> OpenStudy:
    """Make an empty project file and open it as a coder. Raises ProjectFileError where that cannot be done.

    With a `project` of another program it is made of that, see `OpenStudy.import_project`, and has its title.
    """
    if not isinstance(path, str | Path) or not str(path):
        raise UsageProblem(
            _("{wanted} is no file.", wanted=repr(path)), _('Give the file that is to be made: "study.qualcode".')
        )
    if not isinstance(coder, str) or not coder.strip():
        raise UsageProblem(_("{wanted} is no name of a coder.", wanted=repr(coder)), _('Write it like coder="anna".'))
    file = Path(path).expanduser()
    if project:
        from qualcode.workspace.library.exchange.taking_in import make_of

        make_of(file, project, coder.strip())
    else:
        making.make(file, text_of("title", title) or file.stem, coder.strip())
    return OpenStudy(Workspace.open(file, coder=coder.strip(), new_coder=True))


def _refuse_unknown_coder(project: Project, name: str, *, new_coder: bool) -> None:
    if not name or new_coder or project.coders.exact(name) is not None:
        return
    known = [coder.name for coder in project.coders.all()]
    listed = _("It knows {names}.", names=", ".join(map(program().quoted, known))) if known else ""
    error = NotFound("coder", name, nearest(name, known))
    error.hint = " ".join(filter(None, (error.hint, _("new_coder=True adds one with the first coding."), listed)))
    raise error
