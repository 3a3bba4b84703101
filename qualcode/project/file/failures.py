"""SQLite's failures as errors of this program, with a next step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import DiskFull, ProjectBusy, ProjectFileError, ProjectReadOnly, QualcodeError, Stopped
from qualcode.project.file.door import damaged


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into errors of this program that say what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        raise translation(path, error) from error
    except UnicodeDecodeError as error:
        if not _out_of_the_file(error):
            raise
        raise translation(path, error) from error
    except UnicodeEncodeError as error:
        if error.encoding != "utf-8":  # not on its way into the file
            raise
        raise QualcodeError(
            _(
                "The text holds half a character ({sign}), which no file holds.",
                sign=ascii(error.object[error.start : error.end]),
            ),
            _("Nothing was changed. Type or paste it anew, or read the file in its right encoding."),
        ) from error


def _out_of_the_file(error: UnicodeDecodeError) -> bool:
    """Whether SQLite's module raised it, for a name or a message with broken bytes: it has no frame of its own."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return bool(trace and trace.tb_frame.f_globals.get("__name__", "").startswith(__package__))


def translation(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> QualcodeError:
    """The error of this program that says what a failure of SQLite means."""
    if isinstance(error, UnicodeDecodeError):
        return damaged(path, _("text in it cannot be decoded"))
    text = str(error)
    name = path.name
    if text == "interrupted":  # by `progress.is_to_stop`
        return Stopped(_("The work was stopped."), _("Nothing was changed."))
    if "FOREIGN KEY" in text:  # no text: what SQLite says
        return QualcodeError(
            _("The change points to something that is not there any more."),
            _("Nothing was changed. “qualcode log” shows who removed it."),
        )
    if "UNIQUE" in text:
        return QualcodeError(
            _("Somebody else made the same at this moment."),
            _("Nothing was changed. Look what is there, then try again."),
        )
    if "locked" in text or "busy" in text:
        return ProjectBusy(
            _("Another process is writing to “{name}”: {text}.", name=name, text=text),
            _("Nothing was changed. Close the other qualcode or wait a moment, then try again."),
        )
    if "full" in text:
        return DiskFull(
            _("There is no room left for “{name}”: {text}.", name=name, text=text),
            _("Nothing was changed. Make room on the disk, then try again."),
        )
    if "readonly" in text or "unable to open" in text or "disk I/O" in text:  # no text: what SQLite says
        return ProjectReadOnly(
            _("“{name}” cannot be written: {text}.", name=name, text=text),
            _("Nothing was changed. Copy the project to a folder in which you may write."),
        )
    if "closed database" in text:  # no text: what SQLite says
        return ProjectFileError(
            _("“{name}” was closed.", name=name), _("Open it again; all that was done before is in it.")
        )
    signs = ("malformed", "not a database", "corrupt", "Could not decode")  # no text: what SQLite says
    if any(sign in text for sign in signs):
        return damaged(path, text)
    return ProjectFileError(
        _("“{name}” refused the change: {text}.", name=name, text=text),
        _("Nothing was changed. Run “qualcode check” on the project."),
    )
