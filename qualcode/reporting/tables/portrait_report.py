"""The portrait of a document as a report: how much of its text each code has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.catalogue import Language, catalogue_of
from qualcode.plural import counted
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.retrieval.relations.portrait import DocumentPortrait
from qualcode.retrieval.speaking import notes_of_speaking


def portrait_report(
    portrait: DocumentPortrait, names: Mapping[int, str], title: str, language: Language, *, as_object: object = None
) -> Report:
    """The share of each code, and of what has none; `names` are those of the codes by key."""
    words = catalogue_of(language)
    shares = portrait.shares()

    def rows() -> Iterator[tuple[Cell, ...]]:
        for code in (*portrait.codes, None):
            characters = shares.get(code, 0)
            part = words.number(100 * characters / max(portrait.length, 1), 1)
            name = words.gettext("(without a code)") if code is None else names[code]
            yield name, words.gettext("{percent}%", percent=part), characters

    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "share"),
        words.pgettext("column", "characters"),
    )
    table = Table(words.gettext("Codes in the text"), head, Afresh(rows))
    facts = [(words.gettext("Text"), counted(portrait.length, "character", words=words))]
    notes = [words.gettext("Overlapping codings of one code count once; shares of several codes may exceed 100%.")]
    notes += map(words.said, notes_of_speaking(portrait.speaking))
    return report_of_tables(
        title, facts, [table], table, notes, language=language,
        as_object=None if as_object is None else lambda: as_object,
    )  # fmt: skip
