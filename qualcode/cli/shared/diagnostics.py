"""The only writer to stderr."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
import traceback
import unicodedata

from qualcode.catalogue import _
from qualcode.cli.shared.exit_codes import ExitCode, exit_code
from qualcode.errors import QualcodeError
from qualcode.safe_text import visible

WARNING, ERROR = _("warning: "), _("error: ")
_INDENT = " " * len(ERROR)
_AROUND = 30  # characters of a typed line on either side of what is told of it


def say(text: str) -> None:
    """Tell what happens: narration, never data. On a terminal lines wrap at words; commands to copy stay whole."""
    lines = visible(text, keep="\n\t").split("\n")
    if sys.stderr.isatty():
        lines = [row for line in lines for row in _wrapped(line, shutil.get_terminal_size().columns)]
    sys.stderr.write("\n".join(lines) + "\n")


def _wrapped(line: str, room: int) -> list[str]:
    inside = line.lstrip(" ")
    if len(line) <= room or inside.startswith("qualcode "):
        return [line]
    lead = next((word for word in (WARNING, ERROR) if line.startswith(word)), "")
    indent = " " * (len(line) - len(inside) + len(lead))
    whole = re.sub(r"(?<=<) (?=\d)", "\N{NO-BREAK SPACE}", line)  # "< 5" is one number
    rows = textwrap.wrap(
        whole, max(20, room), subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [re.sub(r"(?<=<)\N{NO-BREAK SPACE}(?=\d)", " ", row) for row in rows]


def warn(text: str) -> None:
    """Tell what a person should look at."""
    say(f"{WARNING}{text}")


def fail(error: QualcodeError) -> ExitCode:
    """Tell cause and next step of an error; gives the exit code."""
    say(f"{ERROR}{error.message}")
    for line in pointing(error.typed, *error.place):
        say(f"{_INDENT}{line}")
    if error.hint:
        say(f"{_INDENT}{error.hint}")
    return exit_code(error)


def pointing(typed: str, start: int, end: int) -> list[str]:
    """A typed line, cut to what stands around the place, and below it what points there; nothing for no line."""
    if not typed:
        return []
    before, there, behind = (visible(part) for part in (typed[:start], typed[start:end], typed[end:]))
    lead, rest = "…" if len(before) > _AROUND else "", "…" if len(behind) > _AROUND else ""
    before, behind = lead + before[-_AROUND:], behind[:_AROUND] + rest
    there = there if len(there) <= _AROUND else f"{there[: _AROUND - 1]}…"
    return [f"{before}{there}{behind}", " " * _cells(before) + "^" * max(1, _cells(there))]


def _cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def fail_unknown(error: Exception) -> ExitCode:
    """Tell of a failure that nobody foresaw, without a traceback unless QUALCODE_TRACE is set."""
    say(ERROR + _("Unexpected error: {kind}: {error}", kind=type(error).__name__, error=error))
    if os.environ.get("QUALCODE_TRACE"):
        say("".join(traceback.format_exception(error)))
    else:
        say(_INDENT + _("The project is as it was before. With QUALCODE_TRACE=1 the place of the error is shown."))
    return ExitCode.FAILED
