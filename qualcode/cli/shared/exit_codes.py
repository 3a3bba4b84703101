"""The only place of exit codes."""

from __future__ import annotations

from enum import IntEnum

from qualcode.errors import ProjectFileError, QualcodeError, UsageProblem


class ExitCode(IntEnum):
    """What a shell sees."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PROJECT_FILE = 3
    INTERRUPTED = 130


def exit_code(error: QualcodeError) -> ExitCode:
    """The exit code of an error."""
    if isinstance(error, ProjectFileError):
        return ExitCode.PROJECT_FILE
    return ExitCode.USAGE if isinstance(error, UsageProblem) else ExitCode.FAILED
