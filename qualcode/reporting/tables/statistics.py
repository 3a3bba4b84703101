"""Tables for R and SPSS: a CSV of numbers with one row a cell, and the script that reads it and names its values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from qualcode.catalogue import Catalogue, _
from qualcode.errors import ExportError
from qualcode.reporting.tables.cell_words import axis_word, unit_word
from qualcode.reporting.tables.table_head import TableSource
from qualcode.reporting.tables.tidy import CELL, CHANGE, COLUMN_TOTAL, ROW_TOTAL, TIDY_COLUMNS, TOTAL, tidy_rows
from qualcode.reporting.writers.whole_files import atomic_file, xml_safe
from qualcode.retrieval.counting.table import CountTable

if TYPE_CHECKING:
    from qualcode.project.quoting.begun import Begun

PARTS = (CELL, ROW_TOTAL, COLUMN_TOTAL, TOTAL, CHANGE)
_MARK = "written by qualcode table"  # no text: in a program
_ROOM_OF_MARK = 200
_VALUE_LABEL, _VARIABLE_LABEL = 120, 256
"""Bytes of UTF-8 that SPSS keeps of a label."""
_LONGEST_STRING = 32_767
_WORDS = {"unit": 9}
"""Variables that hold words, and how many characters."""


class StatisticsProgram(StrEnum):
    """What a table is written for, by the name of its format."""

    R = "csv-r"
    SPSS = "csv-spss"

    def script(self, table: Path) -> Path:
        """The script that belongs to a table."""
        return table.with_suffix({self.R: ".R", self.SPSS: ".sps"}[self])


def write_statistics(
    table: CountTable,
    source: TableSource,
    path: Path,
    program: StatisticsProgram,
    words: Catalogue,
    begun: Begun | None = None,
) -> Path:
    """Write the CSV and, beside it, its script, which is given back.

    Raises ExportError where one cannot be written, or where somebody's own script has its name.
    """
    script = program.script(path)
    _refuse_own_script(script)
    make = {StatisticsProgram.R: r_script, StatisticsProgram.SPSS: spss_syntax}[program]
    with ExitStack() as files:
        longest = _write_numbers(table, source, files.enter_context(atomic_file(path, begun)))
        text = make(table, path.name, words, longest)
        files.enter_context(atomic_file(script, begun)).write(text.encode("utf-8"))
    return script


def _refuse_own_script(script: Path) -> None:
    if not script.exists():
        return
    try:
        with script.open("rb") as file:
            ours = _MARK.encode() in file.read(_ROOM_OF_MARK)
    except OSError:
        ours = False
    if not ours:
        raise ExportError(
            _("“{file}” is there already and is no script of such a table.", file=script.name),
            _("Choose another name with -o: the script is called like the table."),
        )


def _write_numbers(table: CountTable, source: TableSource, file: BinaryIO) -> int:
    """Write the cells; parts, rows and columns as numbers from 1. Gives the length of the longest list of ids."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(TIDY_COLUMNS)
    longest = 0
    for tidy in tidy_rows(table, source):
        ids = " ".join(tidy.ids)
        longest = max(longest, len(ids))
        figures = (getattr(tidy, name) for name in TIDY_COLUMNS[4:13])
        writer.writerow((
            PARTS.index(tidy.part) + 1,
            *("" if place is None else place + 1 for place in (tidy.row, tidy.column)),
            tidy.unit,
            *("" if figure is None else figure for figure in figures),
            int(tidy.hidden),
            ids,
        ))  # fmt: skip
    text.flush()
    text.detach()
    return longest


def _labels(table: CountTable, words: Catalogue) -> dict[str, list[str]]:
    """Variable -> the names of its values, from 1 on; no two are alike."""
    sides = {"row": table.rows, "column": table.columns}
    named = {name: _unlike([words.said(member.name) for member in members]) for name, members in sides.items()}
    return {"part": list(PARTS), **named}


def _unlike(names: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    unlike = []
    for name in names:
        safe = " ".join(xml_safe(name).split())
        number = seen[safe] = seen.get(safe, 0) + 1
        unlike.append(safe if number == 1 else f"{safe} ({number})")
    return unlike


def _titles(table: CountTable, words: Catalogue) -> dict[str, str]:
    """Variable -> what it is, where its name does not say enough."""
    request = table.request
    unit = unit_word(request.unit, words)
    said = {
        "part": words.gettext("cell, total or change"),
        "row": axis_word(request.rows, words),
        "column": axis_word(request.columns, words),
        "unit": words.gettext("what is counted"),
        "present": words.gettext("{unit}: reported as present", unit=unit),
        "absent": words.gettext("{unit}: reported as absent, failed", unit=unit),
        "mixed": words.gettext("{unit}: mixed", unit=unit),
        "only_present": words.gettext("{unit}: only present", unit=unit),
        "only_absent": words.gettext("{unit}: only absent", unit=unit),
        "both": words.gettext("{unit}: present and absent", unit=unit),
        "n": words.gettext("{unit}: n", unit=unit),
        "base": words.gettext("N of the column"),
        "percent": words.gettext("per cent"),
        "hidden": words.gettext("hidden for publication"),
        "ids": words.gettext("ids of the codings"),
    }
    return {name: said[name] for name in TIDY_COLUMNS}


# ---- R -----------------------------------------------------------------------------------------------


def r_script(table: CountTable, file: str, words: Catalogue, _longest: int = 0) -> str:
    """An R script that reads the CSV into `counts`, with factors; ASCII, so that any R reads it."""
    kinds = {"part": "integer", "row": "integer", "column": "integer", "unit": "character", "ids": "character"}
    classes = f"""colClasses = c({", ".join(f'{name} = "{kinds.get(name, "numeric")}"' for name in TIDY_COLUMNS)})"""
    lines = [
        f"# {_MARK}; run it in the folder of the CSV",  # no text: R
        f'counts <- read.csv({_r_text(file)}, na.strings = "", encoding = "UTF-8", {classes})',  # no text: R
    ]
    for name, labels in _labels(table, words).items():
        listed = ",\n  ".join(map(_r_text, labels))
        named = f"levels = seq_len({len(labels)}), labels = c(\n  {listed})"  # no text: R
        lines.append(f"counts${name} <- factor(counts${name}, {named})")  # no text: R
    lines.append("counts$hidden <- counts$hidden == 1")
    lines += [f'attr(counts${name}, "label") <- {_r_text(title)}' for name, title in _titles(table, words).items()]
    return "\n".join(lines) + "\n"


def _r_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{re.sub(r"[^ -~]", _r_sign, escaped)}"'


def _r_sign(sign: re.Match[str]) -> str:
    number = ord(sign[0])
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


# ---- SPSS --------------------------------------------------------------------------------------------


def spss_syntax(table: CountTable, file: str, words: Catalogue, longest: int = 0) -> str:
    """SPSS syntax that reads the CSV and names variables and values; UTF-8 with a mark, which SPSS looks at."""
    formats = dict.fromkeys(("part", "hidden"), "F1.0") | {name: f"A{width}" for name, width in _WORDS.items()}
    formats |= dict.fromkeys(("row", "column", "base"), "F8.0")
    formats["percent"] = f"F12.{table.request.decimals}"
    formats["ids"] = f"A{min(max(longest, 1), _LONGEST_STRING)}"
    labels = _labels(table, words)
    lines = [
        "\ufeff* Encoding: UTF-8.",  # no text: SPSS
        f"* {_MARK}; run it in the folder of the CSV (CD 'FOLDER').",  # no text: SPSS
        "PRESERVE.",
        "SET DECIMAL=DOT.",  # no text: SPSS
        "GET DATA /TYPE=TXT",  # no text: SPSS
        f"  /FILE={_spss_text(file, _VARIABLE_LABEL)}",
        "  /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS=\",\" /QUALIFIER='\"' /FIRSTCASE=2",
        "  /VARIABLES=",
        *(f"    {name} {formats.get(name, 'F12.2')}" for name in TIDY_COLUMNS),
        "  .",
        "RESTORE.",
        "EXECUTE.",
        "VARIABLE LABELS",  # no text: SPSS
        *_slashed(f"{name} {_spss_text(title, _VARIABLE_LABEL)}" for name, title in _titles(table, words).items()),
        "  .",
        "VALUE LABELS",  # no text: SPSS
        *_slashed(
            "\n    ".join([name, *(f"{number} {_spss_text(label, _VALUE_LABEL)}" for number, label in numbered)])
            for name in labels
            if (numbered := list(enumerate(labels[name], start=1)))
        ),
        "  .",
        "VARIABLE LEVEL part row column (NOMINAL) /present TO percent (SCALE).",  # no text: SPSS
    ]
    return "\n".join(lines) + "\n"


def _slashed(parts: Iterable[str]) -> list[str]:
    return [f"  {'/' if place else ''}{part}" for place, part in enumerate(parts)]


def _spss_text(text: str, room: int) -> str:
    """A text between apostrophes, of at most `room` bytes."""
    kept = " ".join(xml_safe(text).split())
    while len(kept.encode()) > room:
        kept = f"{kept.removesuffix('…')[:-1]}…"
    return "'" + kept.replace("'", "''") + "'"
