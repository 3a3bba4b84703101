"""Tables of survey answers: the row is the case, an answer a document, its column's heading the question.

The other columns become attributes of the case; what differs between the waves of one case becomes one attribute
a wave, “Alter (2022)”, and an attribute of the documents of that wave. For each question the case says whether
it was answered: “answered”, “no answer” (an empty cell), or “not asked”, where a wave did not have the question:
its column is missing in the file, it holds a value that means so, or nobody of the wave answered it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import ReadingError
from qualcode.model.documents import DocumentDraft, SourceFile, count_words
from qualcode.model.survey_answers import Answer, attribute_of_heading
from qualcode.plural import counted
from qualcode.reading.source.options import ReadingOptions, SurveyColumns
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.source.result import CaseFacts, Reading, WordCheck
from qualcode.reading.tables.alike_values import alike_values
from qualcode.reading.tables.missing_signs import told_doubtful
from qualcode.reading.tables.personal_columns import told_personal
from qualcode.reading.tables.reader import read_table
from qualcode.reading.tables.survey_programs import SurveyExport, known_export
from qualcode.reading.tables.table import DataRow, DataTable, TableOptions, listed_names
from qualcode.reading.transcripts.structure import build

_LONGEST_QUESTION_IN_NAME = 60  # characters
_LEAST_ROWS = 5  # of a wave in which nobody answered, to say that it was not asked


@dataclass(frozen=True, slots=True)
class _ColumnPlaces:
    """Where the columns of a table stand, by what they are; text columns that it lacks are `missing`."""

    text: Mapping[str, int]
    missing: tuple[str, ...]
    case: int | None
    label: int | None
    wave: int | None
    others: Mapping[str, int]
    is_case_found: bool
    """Whether nobody said which column names the cases, but it is known, or the table has an index."""


@dataclass(frozen=True, slots=True)
class _Person:
    """One row as a case in a wave."""

    row: DataRow
    case: str
    wave: str


def read_survey(data: bytes, source: SourceFile, name: str, options: ReadingOptions) -> Reading:
    """The answers of a CSV file or of one sheet of an XLSX. Raises ReadingError for what does not fit together."""
    wanted = options.survey
    said = TableOptions(
        delimiter=wanted.delimiter,
        encoding=options.encoding,
        sheet=wanted.sheet,
        missing=wanted.missing,
        heading_rows=wanted.heading_rows,
    )
    export = known_export(read_table(data, source.name, said))
    table = export.table
    columns = _columns(export, source.name, wanted)
    people = _people(table, columns, source.name, name)
    unasked = _unasked(people, columns, wanted)
    answers = {
        question: _answers(people, columns, question, wanted, unasked)
        for question in (*columns.text, *columns.missing)
    }
    varying = _varying(people, columns)
    drafts = tuple(_drafts(people, columns, answers, varying, source))
    if not drafts:
        raise ReadingError(
            _("“{name}” holds no answer in its text columns.", name=source.name),
            _("Check the names of the columns."),
        )
    return Reading(
        drafts,
        notes=(table.origin, *table.notes, *_cases_told(table, columns), *_notes(people, columns, answers, varying)),
        warnings=(*table.warnings, *_doubts(export, columns, wanted), *_warnings(columns, answers, unasked)),
        words=_words(people, columns, answers, drafts),
        cases=tuple(_cases(people, columns, answers, varying)),
        missing_columns=columns.missing,
    )


# ---- columns and rows -----------------------------------------------------------------------------


def _columns(export: SurveyExport, file: str, wanted: SurveyColumns) -> _ColumnPlaces:
    table = export.table
    places = {heading_key(question): index for index, question in reversed([*enumerate(table.questions)])}
    places |= {heading_key(code): index for index, code in enumerate(export.codes) if code}
    places |= {heading_key(heading): index for index, heading in enumerate(table.headings)}
    if not wanted.text:
        raise ReadingError(
            _("“{file}” is a table; which of its columns hold answers?", file=file),
            _(
                "Say --text-column NAME for each. Its columns are: {columns}. A transcript as a table is read with "
                "--as transcript.",
                columns=listed_names(table.headings),
            ),
        )
    text = {
        _question(table, found): found
        for column in wanted.text
        if (found := places.get(heading_key(column))) is not None
    }
    missing = tuple(column for column in wanted.text if heading_key(column) not in places)
    if not text:
        raise _no_column(wanted.text[0], table.headings, file)

    def place(column: str) -> int | None:
        if column and heading_key(column) not in places:
            raise _no_column(column, table.headings, file)
        return places[heading_key(column)] if column else None

    case, label, wave = place(wanted.case), place(wanted.label), place(wanted.wave)
    taken = {*text.values(), case, label, *(place(column) for column in wanted.without)}
    is_found = case is None and (bool(table.index) or export.case not in (None, *taken))
    if is_found and not table.index:
        case = export.case
        taken.add(case)
    others = {heading: index for index, heading in enumerate(table.headings) if index not in taken}
    return _ColumnPlaces(text, missing, case, label, wave, others, is_found)


def _question(table: DataTable, place: int) -> str:
    """The words of a column's question, with its heading where another column has the same words."""
    question, heading = table.questions[place], table.headings[place]
    return question if table.questions.count(question) == 1 else f"{heading}: {question}"


def _no_column(column: str, headings: Sequence[str], file: str) -> ReadingError:
    near = get_close_matches(column, headings, 1)
    there = listed_names(headings)
    return ReadingError(
        _("“{name}” has no column “{column}”.", name=file, column=column),
        _("Did you mean “{near}”? Its columns are: {columns}.", near=near[0], columns=there)
        if near
        else _("Its columns are: {columns}.", columns=there),
    )


def _people(table: DataTable, columns: _ColumnPlaces, file: str, name: str) -> list[_Person]:
    """The rows as cases. Raises ReadingError for rows without a case, and for a case that stands twice in a wave."""
    people: list[_Person] = []
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    nameless: list[int] = []
    for row, index in zip(table.rows, table.index or [str(number) for number in table.numbers], strict=True):
        case = " ".join((index if columns.case is None else row.cells[columns.case]).split())
        if (columns.case is None or columns.is_case_found) and case.isdecimal():
            case = f"{name} {case}"  # another table counts its rows, too
        wave = "" if columns.wave is None else " ".join(row.cells[columns.wave].split())
        if not case:
            nameless.append(row.number)
        rows[case.casefold(), wave].append(row.number)
        people.append(_Person(row, case, wave))
    if nameless:
        raise ReadingError(
            ngettext(
                "“{name}” has {count} row without a case, the first is row {first}.",
                "“{name}” has {count} rows without a case, the first is row {first}.",
                len(nameless),
                name=file,
                first=nameless[0],
            ),
            _("Fill in the column of the case, or leave --case-column out: then each row is a case of its own."),
        )
    double = [numbers for numbers in rows.values() if len(numbers) > 1]
    if double:
        first = ", ".join(str(number) for number in double[0])
        raise ReadingError(
            ngettext(
                "“{name}” has {count} case in several rows, the first in rows {first}.",
                "“{name}” has {count} cases in several rows, the first in rows {first}.",
                len(double),
                name=file,
                first=first,
            ),
            _("Name the column that tells them apart with --wave-column, or make one row of them."),
        )
    return people


# ---- answers --------------------------------------------------------------------------------------


def _said(person: _Person, place: int) -> str:
    return person.row.cells[place].strip()


def _codes(signs: Iterable[str]) -> frozenset[str]:
    """Cells that mean something, as they are compared."""
    return frozenset(sign.strip().casefold() for sign in signs)


def _unasked(people: Sequence[_Person], columns: _ColumnPlaces, wanted: SurveyColumns) -> set[tuple[str, str]]:
    """Question and wave where at least five people of the wave, and among them nobody, answered the question."""
    if columns.wave is None:
        return set()
    empty = _codes((*wanted.no_answer, *wanted.not_asked, ""))
    asked: Counter[tuple[str, str]] = Counter()
    for person in people:
        for question, place in columns.text.items():
            asked[question, person.wave] += _said(person, place).casefold() not in empty
    sizes = Counter(person.wave for person in people)
    return {pair for pair, number in asked.items() if not number and sizes[pair[1]] >= _LEAST_ROWS}


def _answers(
    people: Sequence[_Person],
    columns: _ColumnPlaces,
    question: str,
    wanted: SurveyColumns,
    unasked: set[tuple[str, str]],
) -> list[Answer]:
    """What became of a question, for each person."""
    place = columns.text.get(question)
    if place is None:
        return [Answer.NOT_ASKED] * len(people)
    no_answer, not_asked = _codes((*wanted.no_answer, "")), _codes(wanted.not_asked)
    found: list[Answer] = []
    for person in people:
        cell = _said(person, place).casefold()
        if cell in not_asked or (question, person.wave) in unasked:
            found.append(Answer.NOT_ASKED)
        elif cell in no_answer:
            found.append(Answer.NONE)
        else:
            found.append(Answer.GIVEN)
    return found


def _drafts(
    people: Sequence[_Person],
    columns: _ColumnPlaces,
    answers: Mapping[str, Sequence[Answer]],
    varying: Mapping[str, set[str]],
    source: SourceFile,
) -> Iterator[DocumentDraft]:
    for index, person in enumerate(people):
        key = person.case.casefold()
        own = {
            attribute_of_heading(heading): value
            for heading, place in columns.others.items()
            if (place == columns.wave or heading in varying.get(key, ())) and (value := _said(person, place))
        }
        wave = f" ({person.wave})" if key in varying and person.wave else ""
        for question, place in columns.text.items():
            if answers[question][index] is not Answer.GIVEN:
                continue
            text = _said(person, place)
            yield DocumentDraft(
                name=f"{person.case}{wave} · {_shortened(question)}",
                text=text,
                structure=build(text, ()),  # one voice
                source=source,
                label="" if columns.label is None else " ".join(person.row.cells[columns.label].split()),
                case=person.case,
                attributes={"question": question, **own},
                wave=person.wave,
            )


def _shortened(question: str) -> str:
    if len(question) <= _LONGEST_QUESTION_IN_NAME:
        return question
    return question[:_LONGEST_QUESTION_IN_NAME].rstrip() + "…"


# ---- cases ----------------------------------------------------------------------------------------


def _varying(people: Sequence[_Person], columns: _ColumnPlaces) -> dict[str, set[str]]:
    """For each case of several waves, in lower case: the other columns whose values differ between its waves."""
    rows: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        rows[person.case.casefold()].append(person)
    return {
        case: {
            heading
            for heading, place in columns.others.items()
            if len({_said(person, place) for person in several}) > 1
        }
        for case, several in rows.items()
        if len(several) > 1
    }


def _cases(
    people: Sequence[_Person],
    columns: _ColumnPlaces,
    answers: Mapping[str, Sequence[Answer]],
    varying: Mapping[str, set[str]],
) -> Iterator[CaseFacts]:
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for index, person in enumerate(people):
        key = person.case.casefold()
        _name, attributes = found.setdefault(key, (person.case, {}))
        wave = f" ({person.wave})" if key in varying and person.wave else ""
        for heading, place in columns.others.items():
            differs = heading in varying.get(key, ())
            value = _said(person, place)
            if value and not (differs and place == columns.wave):
                attributes[attribute_of_heading(heading + wave if differs else heading)] = value
        for question, answered in answers.items():
            attributes[attribute_of_heading(question + wave)] = str(answered[index])
    for name, attributes in found.values():
        yield CaseFacts(name, attributes)


# ---- what was done --------------------------------------------------------------------------------


def _words(
    people: Sequence[_Person],
    columns: _ColumnPlaces,
    answers: Mapping[str, Sequence[Answer]],
    drafts: Sequence[DocumentDraft],
) -> WordCheck:
    """The words of the text columns; those of cells that mean “no answer” or “not asked” are left out."""
    source = left_out = 0
    for question, place in columns.text.items():
        for person, answer in zip(people, answers[question], strict=True):
            words = count_words(person.row.cells[place])
            source += words
            left_out += words if answer is not Answer.GIVEN else 0
    return WordCheck(sum(draft.words for draft in drafts), source, left_out=left_out)


def _notes(
    people: Sequence[_Person],
    columns: _ColumnPlaces,
    answers: Mapping[str, Sequence[Answer]],
    varying: Mapping[str, set[str]],
) -> Iterator[str]:
    cases = len({person.case.casefold() for person in people})
    yield _("{rows}, {cases}.", rows=counted(len(people), "row"), cases=counted(cases, "case"))
    for question, found in answers.items():
        times = Counter(found)
        yield _(
            "“{question}”: {answers}, {without} without an answer, {unasked} not asked.",
            question=question,
            answers=counted(times[Answer.GIVEN], "answer"),
            without=program().number(times[Answer.NONE]),
            unasked=program().number(times[Answer.NOT_ASKED]),
        )
    if columns.others:
        yield _("Attributes of the cases: {columns}.", columns=listed_names(list(columns.others)))
    differing = sorted({heading for headings in varying.values() for heading in headings})
    if differing:
        yield _("Kept for each wave, since they differ within a case: {columns}.", columns=listed_names(differing))
    if any("=" in heading for heading in (*columns.others, *columns.text)):
        yield _("In names of attributes the sign = became ＝.")


def _cases_told(table: DataTable, columns: _ColumnPlaces) -> Iterator[str]:
    """By what the cases are named where nobody said it."""
    if columns.is_case_found:
        yield (
            _("The cases are named by the index; --case-column NAME names them otherwise.")
            if columns.case is None
            else _(
                "The cases are named by “{column}”; --case-column NAME names them otherwise.",
                column=table.headings[columns.case],
            )
        )


def _doubts(export: SurveyExport, columns: _ColumnPlaces, wanted: SurveyColumns) -> Iterator[str]:
    """Cells that look like “missing” though nobody said so, columns that tell who somebody is, and values of cases
    that may be one typed in two ways.
    """
    table, own = export.table, export.program.missing if export.program else frozenset()
    known = _codes((*wanted.no_answer, *wanted.not_asked))
    others = [table.headings[place] for place in columns.others.values()]
    text = [table.headings[place] for place in columns.text.values()]
    yield from told_doubtful(table, [*text, *others], known, own)
    names = [table.headings[place] for place in (columns.case, columns.label) if place is not None]
    yield from told_personal(table, others, names)
    yield from alike_values(table, others)


def _warnings(
    columns: _ColumnPlaces, answers: Mapping[str, Sequence[Answer]], unasked: set[tuple[str, str]]
) -> Iterator[str]:
    for question, wave in sorted(unasked):
        yield _(
            "“{question}” was taken as not asked in the wave “{wave}”, where nobody answered it.",
            question=question,
            wave=wave,
        )
    for question in columns.missing:
        yield _("“{question}” is no column of this file and was taken as not asked.", question=question)
    for question in columns.text:
        if all(answer is Answer.NONE for answer in answers[question]):
            yield _(
                "“{question}” has no answer in any row; if it was not asked, leave its --text-column out.",
                question=question,
            )
