"""In which lines of a TOML file things stand, for errors that name the line: `tomllib` does not tell it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

TomlPlace = tuple[str | int, ...]
"""The names that lead to a value, and the number of an element in a list."""

_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r]+|\#[^\n]*)
  | (?P<line>\n)
  | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
  | (?P<opening>[\[{])
  | (?P<closing>[\]}])
  | (?P<comma>,)
  | (?P<equals>=)
  | (?P<dot>\.)
  | (?P<bare>[^\s\[\]{}=,."'\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def lines_in(text: str) -> dict[TomlPlace, int]:
    """The line, from 1, of each table and value of a file that `tomllib` reads, and of each element of a list."""
    found: dict[TomlPlace, int] = {}
    tokens = _tokens(text)
    head: list[str] = []
    names: list[str] = []
    for line, kind, token in tokens:
        if kind == "opening":  # of the head of a table
            head, names = [], []
        elif kind == "closing":
            head, names = [*head, *names], []
        elif kind in ("string", "bare"):
            names.append(_name(token))
            found.setdefault((*head, *names), line)
        elif kind == "equals":
            place = (*head, *names)
            _take_elements(tokens, place, found)
            names = []
    return found


def _take_elements(tokens: Iterator[tuple[int, str, str]], place: TomlPlace, found: dict[TomlPlace, int]) -> None:
    """Read a value to its end, and note where the elements begin where it is a list."""
    depth, number, is_new = 0, 0, False
    for line, kind, _token in tokens:
        if kind == "line":
            if depth == 0:
                return
            continue
        if is_new and depth == 1 and kind != "closing":
            found[*place, number] = line
            is_new = False
        if kind == "opening":
            is_new = depth == 0
            depth += 1
        elif kind == "closing":
            depth -= 1
        elif kind == "comma" and depth == 1:
            number, is_new = number + 1, True


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, kind and text of what a file consists of, without blanks and comments."""
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "blank":
            yield line, kind, match[0]
        line += match[0].count("\n")


def _name(token: str) -> str:
    return str(tomllib.loads(f"name = {token}")["name"]) if token[0] in "\"'" else token
