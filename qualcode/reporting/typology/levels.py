"""The levels of cases as a report and as an object: how often each was given, cases by codes, reasons, passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.codebooks.level_values import LevelBoard, LevelState, LevelValue, UnitKey, key_of
from qualcode.model.codebooks.typologies import CaseLevel, unclassifiable
from qualcode.model.codes import Code
from qualcode.model.documents import Case, Document
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import per_cent


@dataclass(frozen=True, slots=True)
class LevelSubject:
    """What a report tells of: a board, what cases and coders (key) are called in it, and the passages.

    `passages` are the ids of the codings that a level (key) rests on, with their words where these are told, too.
    """

    board: LevelBoard
    units: Mapping[UnitKey, str]
    coders: Mapping[int, str]
    passages: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def given(self) -> Iterator[tuple[Code, Case | Document, CaseLevel]]:
        """All levels by code, case, coder and round."""
        for code in self.board.codes:
            for unit in self.board.units:
                for level in self.board.of(unit, code):
                    yield code, unit, level


def level_words(code: Code, level: int | None, words: Catalogue) -> str:
    """The level of a key, or that a case cannot be classified."""
    return next((known.name for known in code.levels if known.key == level), unclassifiable(words))


def value_words(value: LevelValue, words: Catalogue) -> str:
    """The level of a case, or why it has none: “hoch”, “coders differ”, empty where nobody gave any."""
    if value.level is not None:
        return value.level.name
    return {
        LevelState.UNCLASSIFIABLE: unclassifiable(words),
        LevelState.DISPUTED: words.pgettext("level", "coders differ"),
    }.get(value.state, "")


def levels_report(subject: LevelSubject, language: Language) -> Report:
    """The levels as a report in a language. CSV and JSON are the same in each."""
    words, board = catalogue_of(language), subject.board
    facts = [
        (words.pgettext("head", "codes"), ", ".join(code.full_name for code in board.codes)),
        (words.pgettext("head", "cases"), words.number(len(board.units))),
        (words.pgettext("head", "coders"), ", ".join(dict.fromkeys(map(words.said, _coders(subject))))),
        (
            words.pgettext("head", "level of a case"),
            words.gettext(
                "that of a consensus, else the one that all coders gave; of each coder the last round counts"
            ),
        ),
    ]
    if board.misplaced:
        left_out = words.ngettext(
            "{count} level is left out: its document belongs to a case by now",
            "{count} levels are left out: their documents belong to a case by now",
            board.misplaced,
        )
        facts.append((words.pgettext("head", "note"), left_out))
    return report_of_tables(
        words.gettext("Levels of cases"),
        facts,
        (_numbers(subject, words), _cases(subject, words), _reasons(subject, words)),
        _data(subject),
        language=language,
        as_object=lambda: object_of_levels(subject),
    )


def _coders(subject: LevelSubject) -> list[str]:
    return [subject.coders[level.coder] for _code, _unit, level in subject.given()]


def number_rows(board: LevelBoard, words: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """(Code, level, cases, per cent of the cases with a level) in the order of levels; behind them cases without."""
    for code in board.codes:
        values = [board.value(unit, code) for unit in board.units]
        numbers = Counter(value.level.key for value in values if value.level is not None)
        states = Counter(value.state for value in values)
        base = states[LevelState.GIVEN]
        for level in code.levels:
            share = per_cent(numbers[level.key] / base, words) if base else ""
            yield (code.full_name, level.name, numbers[level.key], share)
        yield (code.full_name, unclassifiable(words), states[LevelState.UNCLASSIFIABLE], "")
        for state, called in (
            (LevelState.DISPUTED, words.pgettext("level", "coders differ")),
            (LevelState.MISSING, words.pgettext("level", "no level yet")),
        ):
            if states[state]:
                yield (code.full_name, called, states[state], "")


def _numbers(subject: LevelSubject, words: Catalogue) -> Table:
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "level"),
        words.pgettext("column", "cases"),
        words.pgettext("column", "%"),
    )
    rows = Afresh(lambda: number_rows(subject.board, words))
    notes = [
        words.gettext("{code}: levels from the lowest up", code=code.full_name)
        if code.ordered
        else words.gettext("{code}: levels without an order", code=code.full_name)
        for code in subject.board.codes
    ]
    note = words.gettext("Per cent of the cases that have a level.")
    return Table(words.gettext("How often"), head, rows, words=2, notes=(*notes, note))


def _cases(subject: LevelSubject, words: Catalogue) -> Table:
    board = subject.board
    head = (words.pgettext("column", "case"), *(code.full_name for code in board.codes))

    def row(unit: Case | Document) -> tuple[Cell, ...]:
        called = words.said(subject.units[key_of(unit)])
        return (called, *(value_words(board.value(unit, code), words) for code in board.codes))

    return Table(words.gettext("Cases"), head, Afresh(lambda: map(row, board.units)), words=len(head))


def _reasons(subject: LevelSubject, words: Catalogue) -> Table:
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "case"),
        words.pgettext("column", "level"),
        words.pgettext("column", "coder"),
        words.pgettext("column", "round"),
        words.pgettext("column", "reason"),
        words.pgettext("column", "passages"),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for code, unit, level in subject.given():
            passages = (
                f"{words.quoted(said)} ({id_})" if said else id_ for id_, said in subject.passages.get(level.key, ())
            )
            yield (
                code.full_name,
                words.said(subject.units[key_of(unit)]),
                level_words(code, level.level, words),
                words.said(subject.coders[level.coder]),
                level.round,
                level.reason,
                "; ".join(passages),
            )

    return Table(words.gettext("Reasons"), head, Afresh(rows), words=len(head), running=frozenset({5, 6}))


def _data(subject: LevelSubject) -> Table:
    """A row for each case and code, for programs: the rank (from 1) of an ordered level makes a variable of it."""
    head = ("case", "code", "level", "rank", "state")

    def rows() -> Iterator[tuple[Cell, ...]]:
        for entry in _values(subject):
            yield tuple("" if entry[name] is None else entry[name] for name in head)

    return Table("levels", head, Afresh(rows), words=len(head))  # no text: for programs


def _values(subject: LevelSubject) -> Iterator[dict[str, Any]]:
    board = subject.board
    for unit in board.units:
        for code in board.codes:
            value = board.value(unit, code)
            rank = code.levels.index(value.level) + 1 if value.level is not None and code.ordered else None
            yield {
                "case": str(subject.units[key_of(unit)]),
                "code": code.full_name,
                "level": value.level.name if value.level is not None else None,
                "rank": rank,
                "state": value.state.value,
            }


def object_of_levels(subject: LevelSubject) -> dict[str, Any]:
    """The levels as one object: the codes with their levels, the level of each case, and all that coders gave."""
    english = catalogue_of("en")
    return {
        "codes": [
            {
                "code": code.full_name,
                "ordered": code.ordered,
                "levels": [{"name": level.name, "definition": level.definition} for level in code.levels],
            }
            for code in subject.board.codes
        ],
        "cases": list(_values(subject)),
        "given": [
            {
                "case": str(subject.units[key_of(unit)]),
                "code": code.full_name,
                "level": level_words(code, level.level, english) if level.level is not None else None,
                "coder": str(subject.coders[level.coder]),
                "round": level.round,
                "reason": level.reason,
                "passages": [{"coding": id_, "text": said} for id_, said in subject.passages.get(level.key, ())],
            }
            for code, unit, level in subject.given()
        ],
        "misplaced": subject.board.misplaced,
    }


def words_of_levels(subject: LevelSubject) -> Iterator[str]:
    """All that is said in words in a report of levels."""
    yield from map(str, subject.units.values())
    yield from map(str, subject.coders.values())
    for code, _unit, level in subject.given():
        yield code.full_name
        yield level.reason
        yield from (said for _id, said in subject.passages.get(level.key, ()))
    for code in subject.board.codes:
        yield from (part for level in code.levels for part in (level.name, level.definition))
