"""The summary grid as a report: cases by themes in the researcher's words, on its side, one sheet in a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.summaries import SummaryChanges
from qualcode.reporting.report import Afresh, Block, Cell, Prose, ProseKind, Report, Section, Table
from qualcode.reporting.tables.quoted_report import COLUMNS_OF_A_PAGE
from qualcode.times import local_time

STALE = "≠"
"""Before what tells that a summary was written on other passages than there are now."""


@dataclass(frozen=True, slots=True)
class SummaryText:
    """A summary as it leaves: its words, the ids of its passages, who wrote it when, what changed since.

    `places` say where the passages stand, in the order of the ids.
    """

    text: str
    ids: Sequence[str] = ()
    author: str = ""
    changed: str = ""
    changes: SummaryChanges = field(default_factory=SummaryChanges)
    places: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """What is written: the names of cases and codes, what stands of each case as a whole, and the cells.

    `cells` and `wholes` go by places: (row, column), and the column for what was written over all cases. `rows` are
    motto and text of each case. A `final` sheet has the words only, without ids, names and marks. `turned` has the
    codes in its rows. `notes` are told in its head.
    """

    title: str
    cases: Sequence[str]
    codes: Sequence[str]
    rows: Sequence[tuple[str, str]]
    cells: Mapping[tuple[int, int], SummaryText]
    wholes: Mapping[int, SummaryText]
    notes: Sequence[str] = ()
    final: bool = False
    turned: bool = False


def summary_report(sheet: SummarySheet, language: Language) -> Report:
    """The sheet as a report; on pages it is parted where it has more columns than stand side by side."""
    made = _SheetLines(sheet, catalogue_of(language))
    return Report(
        title=sheet.title,
        blocks=Afresh(made.blocks),
        tables=(made.part(range(len(made.columns)), made.title, made.head()),),
        data=made.as_object,
        language=language,
        wide=True,
        inset=True,
    )


def changes_in_words(changes: SummaryChanges, words: Catalogue) -> str:
    """What became of the passages since a summary was written: “2 codings new, 1 coding gone”."""
    if changes.unknown:
        return words.gettext("written on other passages: codes were merged")
    parts = []
    if changes.added:
        parts.append(words.ngettext("{count} coding new", "{count} codings new", changes.added))
    if changes.gone:
        parts.append(words.ngettext("{count} coding gone", "{count} codings gone", changes.gone))
    if changes.changed:
        parts.append(words.ngettext("{count} coding changed", "{count} codings changed", changes.changed))
    return ", ".join(parts)


class _SheetLines:
    """The cells of a sheet as rows, cases or codes first."""

    def __init__(self, sheet: SummarySheet, words: Catalogue) -> None:
        self._sheet = sheet
        self._words = words
        self._lines = self._turned() if sheet.turned else self._as_it_is()
        self.columns = self._lines[0][1:]

    @property
    def title(self) -> str:
        return self._words.pgettext("title of an export", "Summaries")

    def head(self) -> list[str]:
        words, sheet = self._words, self._sheet
        lines = [] if sheet.final else [words.gettext("Working draft with IDs, for internal use only.")]
        stale = sum(bool(text.changes) for text in (*sheet.cells.values(), *sheet.wholes.values()))
        if stale and not sheet.final:
            lines.append(
                words.ngettext(
                    "{count} summary was written on other passages than there are now ({sign}).",
                    "{count} summaries were written on other passages than there are now ({sign}).",
                    stale,
                    sign=STALE,
                )
            )
        return [*lines, *sheet.notes]

    def blocks(self) -> Iterator[Block]:
        yield Section(f"{self.title}: {self._sheet.title}", 0)
        for line in self.head():
            yield Prose(line, ProseKind.HEAD)
        number = len(self.columns)
        parts = [range(at, min(at + COLUMNS_OF_A_PAGE, number)) for at in range(0, number, COLUMNS_OF_A_PAGE)]
        for place, part in enumerate(parts, start=1):
            title = self._words.gettext("Part {part} of {parts}", part=place, parts=len(parts))
            yield self.part(part, title if len(parts) > 1 else "")

    def part(self, columns: range, title: str, notes: Sequence[str] = ()) -> Table:
        """So many columns as a table of their own."""

        def rows() -> Iterator[tuple[Cell, ...]]:
            return ((name, *(cells[column] for column in columns)) for name, *cells in self._lines[1:])

        head = (self._lines[0][0], *(self.columns[column] for column in columns))
        running = frozenset(range(1, len(head)))
        return Table(title, head, Afresh(rows), words=len(head), notes=tuple(notes), running=running)

    # ---- rows ------------------------------------------------------------------------------------

    def _as_it_is(self) -> list[list[str]]:
        """Cases in rows: each as a whole, then by codes; below them what was written over all cases."""
        sheet, words = self._sheet, self._words
        lines = [[words.pgettext("column", "case"), words.pgettext("column", "case summary"), *sheet.codes]]
        for row, name in enumerate(sheet.cases):
            cells = [self._text(sheet.cells.get((row, column))) for column in range(len(sheet.codes))]
            lines.append([name, self._whole(row), *cells])
        if sheet.wholes:
            over_all = [self._text(sheet.wholes.get(column)) for column in range(len(sheet.codes))]
            lines.append([words.gettext("All cases"), "", *over_all])
        return lines

    def _turned(self) -> list[list[str]]:
        return [list(line) for line in zip(*self._as_it_is(), strict=True)]

    def _whole(self, row: int) -> str:
        return "\n\n".join(part for part in self._sheet.rows[row] if part)

    def _text(self, summary: SummaryText | None) -> str:
        if summary is None:
            return ""
        if self._sheet.final:
            return summary.text
        by = " · ".join(part for part in (summary.author, local_time(summary.changed, self._words)) if part)
        stale = f"{STALE} {changes_in_words(summary.changes, self._words)}" if summary.changes else ""
        return "\n\n".join(part for part in (summary.text, _passages(summary), by, stale) if part)

    # ---- for programs ----------------------------------------------------------------------------

    def as_object(self) -> dict[str, object]:
        sheet = self._sheet
        return {
            "title": sheet.title,
            "draft": not sheet.final,
            "head": self.head(),
            "cases": [
                {"case": name, "motto": motto, "summary": text}
                for name, (motto, text) in zip(sheet.cases, sheet.rows, strict=True)
            ],
            "codes": list(sheet.codes),
            "cells": [
                self._object(sheet.cases[row], sheet.codes[column], text)
                for (row, column), text in sorted(sheet.cells.items(), key=lambda cell: cell[0])
            ]
            + [self._object(None, sheet.codes[column], text) for column, text in sorted(sheet.wholes.items())],
        }

    def _object(self, case: str | None, code: str, summary: SummaryText) -> dict[str, object]:
        made: dict[str, object] = {"case": case, "code": code, "text": summary.text}
        if self._sheet.final:
            return made
        changes = summary.changes
        return made | {
            "passages": list(summary.ids),
            "author": summary.author,
            "changed": summary.changed,
            "stale": bool(changes),
            "added": changes.added,
            "gone": changes.gone,
            "altered": changes.changed,
            "unknown": changes.unknown,
        }


def _passages(summary: SummaryText) -> str:
    """The ids of the passages, each with where it stands."""
    places = summary.places or [""] * len(summary.ids)
    shown = (f"{id_} ({place})" if place else id_ for id_, place in zip(summary.ids, places, strict=True))
    return ", ".join(shown)
