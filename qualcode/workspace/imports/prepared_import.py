"""An import in two steps for who looks before it is written: all files are read first, then written as one change.

Reading takes long and is done in a thread over a connection of its own; writing belongs to the writing thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.project.project import Project
from qualcode.workspace.imports.import_options import ImportOptions, reads_tables
from qualcode.workspace.imports.importing import MaterialImport, SaidOfAll

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.reading.files import Skipped
    from qualcode.workspace.imports.importing import Portion
    from qualcode.workspace.workspace import Workspace

Item = TypeVar("Item")
Progress = Callable[[int, int, str], object]
"""(number of those that are done, number of all, name of the one at work)"""


class ImportCancelled(QualcodeError):
    """The user wanted it no more: nothing came in."""


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What is to come in, how it is read, and what is said of all documents.

    `labels` and `unsure` are for reports, see `reading.files.read`; `again` takes in what was forgotten, too.
    """

    paths: tuple[Path, ...] = ()
    as_: str = "auto"
    label: str | None = None
    case: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    options: ImportOptions = field(default_factory=ImportOptions)
    labels: tuple[str, ...] = ()
    unsure: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class PreparedImport:
    """All that was read, and what was passed over in folders."""

    taking: MaterialImport
    skipped: tuple[Skipped, ...]


def prepare_import(
    space: Workspace, wish: ImportWish, progress: Progress, ends: Callable[[], bool]
) -> PreparedImport:
    """Read what is wished for, over a connection of its own; nothing is written.

    Raises ImportCancelled once `ends` says so, and QualcodeError for what none of the files can be read with.
    """
    from qualcode.reading.files import expand

    found = expand(wish.paths, tables=reads_tables(wish.as_, wish.options))
    with Project.open(space.project.path) as project:
        before, options = project.settings.reading, wish.options
        taking = MaterialImport(
            space.beside(project),
            wish.as_,
            list(wish.labels) or None,
            options.of_reading(before),
            unsure=wish.unsure,
            again=wish.again,
            said=SaidOfAll(
                wish.label,
                wish.attributes,
                wish.case,
                options.wave_field,
                options.kind_field,
                options.choices(before),
            ),
        )
        taking.failures += found.failures
        taking.read(_told(found.files, [file.name for file in found.files], progress), ends)
        if ends():
            raise _cancelled()
        taking.refuse_missing_columns()
        taking.refuse_case(wish.case)
    return PreparedImport(taking, found.skipped)


def write_import(
    space: Workspace, prepared: PreparedImport, progress: Progress, ends: Callable[[], bool]
) -> list[Document]:
    """Write what was read as one change.

    Raises ImportCancelled once `ends` says so, and as `MaterialImport.write`; then nothing came in.
    """
    taking = prepared.taking
    taking.space, taking.warnings = space, []
    portions = list(taking.portions())
    names = [portion[-1][0].name for portion in portions]

    def until_cancelled() -> Iterator[Portion]:
        for portion in _told(portions, names, progress):
            if ends():
                raise _cancelled()
            yield portion

    return taking.write(until_cancelled(), lambda: False)


def _told(items: Sequence[Item], names: Sequence[str], progress: Progress) -> Iterable[Item]:
    """The items, each told before it is worked on."""
    for number, item in enumerate(items):
        progress(number, len(items), names[number])
        yield item


def _cancelled() -> ImportCancelled:
    return ImportCancelled(_("Import cancelled."), _("Nothing came in."))
