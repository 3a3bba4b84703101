"""Which files are other copies of a project: those named, those of a folder, those that a cloud drive made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotAProject, QualcodeError
from qualcode.model.sharing.copied_names import is_copied_name

if TYPE_CHECKING:
    from qualcode.model.sharing.portable import EntryBundle
    from qualcode.project.other_copy import OtherCopy
    from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class LeftOutCopy:
    """A file of a folder that is not merged, and why."""

    path: Path
    why: QualcodeError


@dataclass(frozen=True, slots=True)
class ReadCopies:
    """Files, in their order what they know and the project does not, and those of folders that were left out.

    `known` counts entries of the files that the project knows, those of several files several times.
    """

    files: tuple[Path, ...]
    bundles: tuple[EntryBundle, ...]
    left_out: tuple[LeftOutCopy, ...]
    known: int


@dataclass(frozen=True, slots=True)
class _MeantFile:
    """A file, and whether somebody named it; else it was found in a folder."""

    path: Path
    is_named: bool


def read_copies(project: Project, paths: Sequence[Path], *, other_project: bool = False) -> ReadCopies:
    """Read project files, those of folders too; without a path those that a cloud drive made beside the project.

    What is named must be a copy of the project, or with `other_project` a project at all; in a folder other files are
    left out. Raises QualcodeError where nothing is left, and as `other_copy` does for a file that is named.
    """
    from qualcode.project.other_copy import known_entries, other_copy

    known = known_entries(project)
    read: dict[Path, EntryBundle] = {}
    left_out: list[LeftOutCopy] = []
    shared = 0
    for file in _meant_files(project, paths):
        try:
            with other_copy(file.path) as copy:
                _refuse_other(project, copy, other_project=other_project)
                read[file.path] = replace(copy.entries(known), project=project.uuid)
                shared += copy.shared_with(known)
        except QualcodeError as error:
            if file.is_named:
                raise
            left_out.append(LeftOutCopy(file.path, error))
    if not read:
        raise _nothing(project, paths, left_out)
    return ReadCopies(tuple(read), tuple(read.values()), tuple(left_out), shared)


def _meant_files(project: Project, paths: Sequence[Path]) -> Iterator[_MeantFile]:
    """The files that are meant, each once. Raises QualcodeError for the project itself, NotAProject for a folder."""
    seen: set[Path] = set()
    for file in _meant(project, paths):
        place = file.path.resolve()
        if place in seen:
            continue
        seen.add(place)
        if not _is_same_file(project.path, file.path):
            yield file
        elif file.is_named:
            raise QualcodeError(
                _("“{path}” is the project itself.", path=file.path),
                _("Nothing was changed. Name the other copy; -p names the project that takes it in."),
            )


def _meant(project: Project, paths: Sequence[Path]) -> Iterator[_MeantFile]:
    from qualcode.project.other_copy import project_files

    if not paths:
        own = project.path.resolve()
        beside = project_files(own.parent)
        yield from (_MeantFile(path, is_named=False) for path in beside if is_copied_name(path.stem, own.stem))
    for path in paths:
        if path.is_dir():
            yield from (_MeantFile(found, is_named=False) for found in project_files(path))
        else:
            yield _MeantFile(path, is_named=True)


def _is_same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _refuse_other(project: Project, copy: OtherCopy, *, other_project: bool) -> None:
    if copy.project != project.uuid and not other_project:
        raise QualcodeError(
            _(
                "“{path}” is of another project (“{title}”), not a copy of this one (“{own}”).",
                path=copy.path.name,
                title=copy.title,
                own=project.title,
            ),
            _("Nothing was changed. To take in what it holds all the same, say --other-project."),
        )
    if copy.is_backup:
        raise QualcodeError(
            _("“{path}” is a backup: what it holds was here when it was made.", path=copy.path.name),
            _("Nothing was changed. To go back to it, copy it under another name and open that."),
        )


def _nothing(project: Project, paths: Sequence[Path], left_out: Sequence[LeftOutCopy]) -> QualcodeError:
    """Why nothing is there that could be merged."""
    if left_out:
        first = left_out[0].why
        return QualcodeError(_("No file there can be merged; the first: {why}", why=first.message), first.hint)
    if not paths:
        return NotAProject(
            _("No copy that a cloud drive made lies beside “{path}”.", path=project.path.name),
            _("Name the files or folders: qualcode merge FILE…"),
        )
    return NotAProject(
        _("There is no other project in “{folder}”.", folder=paths[0]),
        _("Name the files (NAME.qualcode), or a folder that holds them."),
    )
