"""The audit trail of a study as a report: statements in sections, each with the numbers that it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qualcode.catalogue import Catalogue, Language, Later, catalogue_of
from qualcode.project.versions.gaps import HistoryGap
from qualcode.reporting.codebook.gap_words import gap_words
from qualcode.reporting.report import Block, Cell, Prose, ProseKind, Remark, Report, Section, Table

Number = int | float | str | None


class TrailPart(StrEnum):
    """What a trail is about, in its order."""

    MATERIAL = "material"
    PEOPLE = "people"
    ROUNDS = "rounds"
    CODEBOOK = "codebook"
    AGREEMENT = "agreement"
    DECISIONS = "decisions"
    INDUCTIVE = "inductive"
    CASES = "cases"
    MEMOS = "memos"
    QUOTATIONS = "quotations"
    REMOVALS = "removals"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class TrailStatement:
    """What is stated: its `key`, in words, and the numbers in it by name, as programs take them.

    `incomplete` says that the history cannot say all of it. `note` is what the team wrote to it.
    """

    key: str
    said: Later
    numbers: Mapping[str, Number]
    incomplete: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """All statements by part, and what the history lacks."""

    title: str
    parts: Mapping[TrailPart, tuple[TrailStatement, ...]]
    gaps: tuple[HistoryGap, ...]


def part_heads(words: Catalogue) -> Mapping[TrailPart, str]:
    """The headings of the parts."""
    return {
        TrailPart.MATERIAL: words.pgettext("part of the audit trail", "Material and how it was read"),
        TrailPart.PEOPLE: words.pgettext("part of the audit trail", "Coders and roles"),
        TrailPart.ROUNDS: words.pgettext("part of the audit trail", "Rounds of coding"),
        TrailPart.CODEBOOK: words.pgettext("part of the audit trail", "Versions of the codebook"),
        TrailPart.AGREEMENT: words.pgettext("part of the audit trail", "Agreement"),
        TrailPart.DECISIONS: words.pgettext("part of the audit trail", "Decisions and consensus"),
        TrailPart.INDUCTIVE: words.pgettext("part of the audit trail", "Inductive work"),
        TrailPart.CASES: words.pgettext("part of the audit trail", "Levels and types of cases"),
        TrailPart.MEMOS: words.pgettext("part of the audit trail", "Memos"),
        TrailPart.QUOTATIONS: words.pgettext("part of the audit trail", "Quotations and what left the project"),
        TrailPart.REMOVALS: words.pgettext("part of the audit trail", "Removals"),
        TrailPart.HISTORY: words.pgettext("part of the audit trail", "The history itself"),
    }


def _incomplete(words: Catalogue) -> str:
    return words.pgettext("a statement of the audit trail is", "incomplete")


def trail_report(trail: Trail, language: Language) -> Report:
    """The trail as a report; for spreadsheets a row a statement."""
    words = catalogue_of(language)
    title = words.gettext("Audit trail: {title}", title=trail.title)
    return Report(
        title,
        tuple(_blocks(trail, title, words)),
        (_table(trail, words, title),),
        lambda: trail_object(trail),
        language=language,
        listed=True,
    )


def _blocks(trail: Trail, title: str, words: Catalogue) -> Iterator[Block]:
    yield Section(title, 0)
    yield Prose(
        words.gettext(
            "After Lincoln and Guba (1985), an audit trail lets others follow how results came of the "
            "material. Every "
            "statement here is taken from the rows and the history of the project file; one marked “{incomplete}” "
            "rests on what the history can say.",
            incomplete=_incomplete(words),
        )
    )
    for gap in trail.gaps:
        yield Remark(gap_words(gap, words))
    heads = part_heads(words)
    for part, statements in trail.parts.items():
        yield Section(heads[part])
        for statement in statements:
            yield Prose(_line(statement, words), ProseKind.BODY)
            if statement.note:
                yield Prose(" ".join(statement.note.split()), lead=words.pgettext("of a statement", "Note"))


def _line(statement: TrailStatement, words: Catalogue) -> str:
    said = words.said(statement.said)
    return f"{said} [{_incomplete(words)}]" if statement.incomplete else said


def _table(trail: Trail, words: Catalogue, title: str) -> Table:
    head = (
        words.pgettext("column", "part"),
        words.pgettext("column", "statement"),
        words.pgettext("column", "note"),
    )
    heads = part_heads(words)
    rows: list[tuple[Cell, ...]] = [
        (heads[part], _line(statement, words), statement.note)
        for part, statements in trail.parts.items()
        for statement in statements
    ]
    return Table(title, head, rows, words=3, running=frozenset({1}))


def trail_object(trail: Trail) -> dict[str, Any]:
    """The trail for programs: keys and numbers, in every language the same, and the words in English."""
    return {
        "title": trail.title,
        "incomplete": [{"why": gap.kind.value, "number": gap.number, "until": gap.until} for gap in trail.gaps],
        "parts": [
            {
                "part": part.value,
                "statements": [
                    {
                        "key": statement.key,
                        "text": str(statement.said),
                        "numbers": {
                            name: str(number) if isinstance(number, str) else number
                            for name, number in statement.numbers.items()
                        },
                        "incomplete": statement.incomplete,
                        "note": statement.note,
                    }
                    for statement in statements
                ],
            }
            for part, statements in trail.parts.items()
        ],
    }


def words_of_trail(trail: Trail) -> Iterator[str]:
    """All words that leave with a trail."""
    yield trail.title
    for statements in trail.parts.values():
        for statement in statements:
            yield from (str(statement.said), statement.note)
