"""Which reader reads the file of another program; a new format is a row here, a database tells by its tables."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.exchange.catma_archive import is_catma_archive, read_catma
from qualcode.reading.exchange.databases.reader import database_in, read_database
from qualcode.reading.exchange.refi.container import holds_project
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.other_programs import TAKE_OVER, other_file

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.exchange.project import ExchangeProject
    from qualcode.reading.source.options import ExchangeOptions

_REFI = ("qualcode.reading.exchange.refi.project", "read_refi")
_READERS = {
    ".qdpx": _REFI,
    ".qde": _REFI,
    ".qdc": _REFI,
}
"""By suffix: the module and its function of path and options."""


def read_project(path: Path, options: ExchangeOptions) -> ExchangeProject:
    """The project in a file or folder, in this process (see `apart`). Raises whatever its parser raises."""
    if not path.exists():
        raise ReadingError(_("“{path}” does not exist.", path=shown_name(str(path))), _("Check the path."))
    if (database := database_in(path)) is not None:
        return read_database(database, options)
    if is_catma_archive(path):
        return read_catma(path, options)
    row = _REFI if holds_project(path) else _READERS.get(path.suffix.casefold())
    if row is None:
        raise _no_project(path)
    module, function = row
    project: ExchangeProject = getattr(import_module(module), function)(path, options)
    return project


def _no_project(path: Path) -> ReadingError:
    """What the file is that is not read, and what helps."""
    name, other = shown_name(path.name), other_file(path.suffix)
    if other is not None and other.hint != TAKE_OVER:
        return ReadingError(_("“{name}” is {what} and is not read.", name=name, what=other.what), other.hint)
    return ReadingError(
        _("“{name}” is no project of another program that can be read.", name=name),
        _(
            "Known are {known}, exports of CATMA (.tar.gz), databases of Taguette, QualCoder (a folder .qda) and "
            "RQDA, and lists of coded segments (.xlsx, .csv, .docx, .txt).",
            known=", ".join(_READERS),
        ),
    )
