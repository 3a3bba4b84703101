"""Which program a database belongs to, told by its tables, and its project."""

from __future__ import annotations

from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.exchange.project import ExchangeProject
from qualcode.reading.exchange.databases import qualcoder, rqda, taguette
from qualcode.reading.exchange.databases.foreign_database import ForeignDatabase, foreign_database, is_database
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.options import ExchangeOptions
from qualcode.reading.source.other_programs import TAKE_OVER, other_file

_OF_QUALCODER = "data.qda"
_OURS = ("documents", "codings", "orphans")
_SHOWN_TABLES = 8
_DATABASES = (".sqlite3", ".sqlite", ".db")  # of whatever program


def database_in(path: Path) -> Path | None:
    """The database that a path means: itself, or that in a folder of QualCoder; None where there is none.

    Raises ReadingError where the file cannot be read.
    """
    file = path / _OF_QUALCODER if path.is_dir() else path
    return file if file.is_file() and is_database(file) else None


def read_database(path: Path, options: ExchangeOptions) -> ExchangeProject:
    """The project in a database of Taguette, QualCoder or RQDA. Raises ReadingError."""
    folder = path.parent if path.name.casefold() == _OF_QUALCODER and path.parent.suffix else path
    name = shown_name(folder.stem)
    with foreign_database(path) as database:
        if database.holds(*taguette.TABLES):
            return taguette.read_taguette(database, options)
        if database.holds(*qualcoder.TABLES):
            return qualcoder.read_qualcoder(database, name, options)
        if database.holds(*rqda.TABLES):
            return rqda.read_rqda(database, name, options)
        raise _unknown(database, path)


def _unknown(database: ForeignDatabase, path: Path) -> ReadingError:
    if database.holds(*_OURS):
        return ReadingError(
            _("“{name}” is a project of qualcode.", name=database.name),
            _("Join it with this one: qualcode merge."),
        )
    other = other_file(path.suffix)
    if other is not None and path.suffix.casefold() not in _DATABASES and other.hint != TAKE_OVER:
        return ReadingError(  # programs keep their projects in databases, encrypted perhaps
            _("“{name}” is {what} and is not read.", name=database.name, what=other.what), other.hint
        )
    tables = ", ".join(sorted(database.tables)[:_SHOWN_TABLES]) or _("none")
    return ReadingError(
        _(
            "“{name}” is a database of a program that is not known here; its tables: {tables}.",
            name=database.name,
            tables=shown_name(tables),
        ),
        _("Known are those of Taguette, QualCoder and RQDA."),
    )
