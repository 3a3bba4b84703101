"""How things and collections look in a Python session and in a notebook, and how warnings are told.

What is shown was written by anybody: hostile characters are made visible, and signs of HTML escaped.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from qualcode.catalogue import ngettext, program
from qualcode.errors import in_python
from qualcode.safe_text import one_line, visible

SHOWN = 10
"""So many things of a collection are shown."""
_LINE = 70  # characters of a value in a line
_WIDE = 110  # characters of a line of a collection
_CELL = 160  # characters of a value in a cell
_STYLE = "text-align:left; vertical-align:top; white-space:pre-wrap"  # no text: CSS


def shown(value: object, most: int = _LINE) -> str:
    """A value in one line: hostile characters made visible, and cut where it is long."""
    text = visible(one_line(str(value)))
    return text if len(text) <= most else f"{text[: most - 1]}…"


def thing_line(noun: str, title: str, facts: Sequence[tuple[str, object]]) -> str:
    """“<document “rg-2019-01”: label RG 2019, 1,206 words>”."""
    told = ", ".join(f"{name} {shown(value)}" for name, value in facts)
    return f"<{noun} {program().quoted(shown(title))}{': ' if told else ''}{told}>"


def collection_lines(head: str, titles: Iterable[str], number: int) -> str:
    """The head, and below it the first things, one a line."""
    lines = [f"  {shown(title, _WIDE)}" for title in titles]
    return "\n".join([f"<{head}>", *lines, *(f"  {more}" for more in _more(number - len(lines)))])


def thing_html(noun: str, title: str, facts: Sequence[tuple[str, object]]) -> str:
    """A thing as a small table of its facts."""
    rows = "".join(
        f"<tr><th {_style()}>{_cell(name)}</th><td {_style()}>{_cell(value)}</td></tr>" for name, value in facts
    )
    return f"<p>{_cell(noun)} <b>{_cell(title)}</b></p><table>{rows}</table>"


def table_html(head: str, names: Sequence[str], rows: Iterable[Sequence[object]], number: int) -> str:
    """A collection as a table of its first rows; what is left out is counted below it."""
    cells = [[_cell(value) for value in row] for row in rows]
    headings = "".join(f"<th {_style()}>{_cell(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(f'<td {_style()}>{cell}</td>' for cell in row)}</tr>" for row in cells)
    more = "".join(f"<p>{more}</p>" for more in _more(number - len(cells)))
    return f"<p><b>{_cell(head)}</b></p><table><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table>{more}"


def _more(number: int) -> list[str]:
    return [ngettext("… and {count} more", "… and {count} more", number)] if number > 0 else []


def _style() -> str:
    return f'style="{_STYLE}"'


def _cell(value: object) -> str:
    return escape("" if value is None else shown(value, _CELL))


# ---- warnings ----------------------------------------------------------------------------------------

_PACKAGE = str(Path(__file__).parents[2])


class StudyWarning(UserWarning):
    """Something that a person should look at: a finding of the disclosure check, what had to be left out."""


def warn(text: str) -> None:
    """Warn of something, with the names of arguments; the line that is named is the one that called the package."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        level, frame = level + 1, frame.f_back
    warnings.warn(in_python(visible(text, keep="\n")), StudyWarning, stacklevel=level)
