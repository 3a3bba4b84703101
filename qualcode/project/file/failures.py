"""SQLite's failures as errors of this program, with a next step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.errors import DiskFull, ProjectBusy, ProjectFileError, ProjectReadOnly, QualcodeError
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
            f"The text holds half a character ({error.object[error.start : error.end]!a}), which no file holds.",
            "Nothing was changed. Type or paste it anew, or read the file in its right encoding.",
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
        return damaged(path, "text in it cannot be decoded")
    text = str(error)
    name = path.name
    if "FOREIGN KEY" in text:
        return QualcodeError(
            "The change points to something that is not there any more.",
            "Nothing was changed. “qualcode log” shows who removed it.",
        )
    if "UNIQUE" in text:
        return QualcodeError(
            "Somebody else made the same at this moment.", "Nothing was changed. Look what is there, then try again."
        )
    if "locked" in text or "busy" in text:
        return ProjectBusy(
            f"Another process is writing to “{name}”: {text}.",
            "Nothing was changed. Close the other qualcode or wait a moment, then try again.",
        )
    if "full" in text:
        return DiskFull(
            f"There is no room left for “{name}”: {text}.",
            "Nothing was changed. Make room on the disk, then try again.",
        )
    if "readonly" in text or "unable to open" in text or "disk I/O" in text:
        return ProjectReadOnly(
            f"“{name}” cannot be written: {text}.",
            "Nothing was changed. Copy the project to a folder in which you may write.",
        )
    if "closed database" in text:
        return ProjectFileError(f"“{name}” was closed.", "Open it again; all that was done before is in it.")
    if any(sign in text for sign in ("malformed", "not a database", "corrupt", "Could not decode")):
        return damaged(path, text)
    return ProjectFileError(
        f"“{name}” refused the change: {text}.", "Nothing was changed. Run “qualcode check” on the project."
    )
