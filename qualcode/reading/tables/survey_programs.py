"""Exports of survey programs: known by the columns that each program adds to the answers.

Sources: LimeSurvey's manual, “Exporting results” (headings as codes, as words, or as “code. words”); SoSci Survey's
manual, “Datensatz” (variables CASE, SERIAL, REF, QUESTNNR, MODE, STARTED; a second row with labels; -9 for what was
not answered, -1 and -2 for ways out of an answer).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _
from qualcode.language.sentences.abbreviations import words_of
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.table import DataTable

_CODED = re.compile(r"([A-Za-z][A-Za-z0-9_]*(?:\[[^\]]*\])*)\. +(\S.*)")  # “G01Q02[SQ001]. Was war gut?”


@dataclass(frozen=True, slots=True)
class SurveyProgram:
    """A program and the columns that it adds, as headings are compared; `case` are those that name the case.

    `least` of these columns tell it. `missing` are numbers of its own that mean “no answer”.
    """

    name: str
    columns: frozenset[str]
    case: frozenset[str]
    least: int
    missing: frozenset[float] = frozenset()


def _spaced(headings: Iterable[str]) -> frozenset[str]:
    """Headings with blanks, which were written as “_”."""
    return frozenset(heading.replace("_", " ") for heading in headings)


LIMESURVEY = SurveyProgram(
    "LimeSurvey",
    _spaced(
        words_of(
            """
        id submitdate lastpage startlanguage seed startdate datestamp ipaddr refurl
        antwort_id antwort-id datum_abgeschickt letzte_seite start-sprache startsprache zufallsstartwert
        datum_gestartet datum_letzte_aktivität ip-adresse weiterleitungs-url
        response_id date_submitted last_page start_language date_started date_last_action ip_address referrer_url
        """
        )
    ),
    _spaced(words_of("id antwort_id antwort-id response_id")),
    least=3,
)
SOSCI = SurveyProgram(
    "SoSci Survey",  # no text: a name
    words_of(
        """
        case serial ref questnnr mode language started lastdata finished q_viewer lastpage maxpage missing missrel
        time_sum time_rsi deg_time
        """
    ),
    frozenset(("case",)),
    least=4,
    missing=frozenset((-1.0, -2.0)),
)
_PROGRAMS = (SOSCI, LIMESURVEY)


@dataclass(frozen=True, slots=True)
class SurveyExport:
    """A table with what is known of the program that wrote it.

    `codes` stand before the words of questions in headings, empty where none does; `case` is the place of the column
    that tells the rows apart in this program, None where there is none or where it does not.
    """

    table: DataTable
    program: SurveyProgram | None = None
    codes: tuple[str, ...] = ()
    case: int | None = None


def program_of(headings: Sequence[str]) -> SurveyProgram | None:
    """The program that writes such headings, with codes before them or without."""
    keys = {heading_key(_parted(heading)[0] or heading) for heading in headings}
    return next((program for program in _PROGRAMS if len(program.columns & keys) >= program.least), None)


def has_labels_below(headings: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below headings of SoSci Survey holds labels: its cell of the case is no number."""
    if program_of(headings) is not SOSCI:
        return False
    keys = list(map(heading_key, headings))
    place = keys.index("case") if "case" in keys else len(below)
    return place < len(below) and bool(below[place].strip()) and not below[place].strip().isdecimal()


def known_export(table: DataTable) -> SurveyExport:
    """A table with its questions without codes, if a program is known that wrote it."""
    program = program_of(table.headings)
    if program is None:
        return SurveyExport(table, codes=("",) * len(table.headings))
    parted = [_parted(heading) if program is LIMESURVEY else ("", heading) for heading in table.headings]
    codes = tuple(code for code, _words in parted)
    questions = tuple(
        words if question == heading else question
        for question, heading, (_code, words) in zip(table.questions, table.headings, parted, strict=True)
    )
    keys = [heading_key(code or heading) for code, heading in zip(codes, table.headings, strict=True)]
    case = next((place for place, key in enumerate(keys) if key in program.case), None)
    if case is not None and not tells_apart(table.columns[case]):
        case = None
    told = _("Read as an export of {program}.", program=program.name)
    return SurveyExport(replace(table, questions=questions, notes=(*table.notes, told)), program, codes, case)


def tells_apart(cells: Sequence[str]) -> bool:
    """Whether each row has a cell of its own."""
    names = {" ".join(cell.split()).casefold() for cell in cells}
    return "" not in names and len(names) == len(cells)


def _parted(heading: str) -> tuple[str, str]:
    """The code before the words of a question, and these; an empty code where there is none."""
    coded = _CODED.fullmatch(heading)
    return (coded[1], coded[2]) if coded else ("", heading)
