"""qualcode: qualitative interview coding in the terminal, one SQLite file a project; and its face for Python.

    import qualcode

    study = qualcode.open("study.qualcode", coder="anna")
    study.code("rg-2019-01", "die Worte", "Interferenz")
    study.quotations("Interferenz").write("quotations.docx")

What `__all__` names is public and imported when it is first used; docs/library.md shows it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.errors import (
        Ambiguous,
        ConsentError,
        ExportError,
        NotAProject,
        NotFound,
        ProjectFileError,
        QualcodeError,
        ReadingError,
        SpanOutside,
        UndoRefused,
        UsageProblem,
    )
    from qualcode.workspace.library.display import StudyWarning
    from qualcode.workspace.library.opening import create, open  # noqa: A004 - qualcode.open
    from qualcode.workspace.library.study import OpenStudy

__version__ = "0.1.0"

_ERRORS = "qualcode.errors"
_OPENING = "qualcode.workspace.library.opening"
_PLACES = {
    "Ambiguous": _ERRORS,
    "ConsentError": _ERRORS,
    "ExportError": _ERRORS,
    "NotAProject": _ERRORS,
    "NotFound": _ERRORS,
    "OpenStudy": "qualcode.workspace.library.study",
    "ProjectFileError": _ERRORS,
    "QualcodeError": _ERRORS,
    "ReadingError": _ERRORS,
    "SpanOutside": _ERRORS,
    "StudyWarning": "qualcode.workspace.library.display",
    "UndoRefused": _ERRORS,
    "UsageProblem": _ERRORS,
    "create": _OPENING,
    "open": _OPENING,
}

__all__ = [
    "Ambiguous",
    "ConsentError",
    "ExportError",
    "NotAProject",
    "NotFound",
    "OpenStudy",
    "ProjectFileError",
    "QualcodeError",
    "ReadingError",
    "SpanOutside",
    "StudyWarning",
    "UndoRefused",
    "UsageProblem",
    "create",
    "open",
]


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # no text: as Python says it
    value = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
