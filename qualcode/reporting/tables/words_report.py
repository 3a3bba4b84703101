"""Words in their context and how often they are there, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.plural import counted
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.retrieval.relations.concordance import ConcordanceLine
from qualcode.retrieval.relations.word_frequencies import WordFrequencies
from qualcode.retrieval.speaking import EVERYBODY, notes_of_speaking

_FORMS = 6
"""So many forms of a word are shown."""


def concordance_report(
    lines: Sequence[ConcordanceLine], language: Language, *, title: str, as_object: object = None
) -> Report:
    """The lines with their source labels; documents and speakers are not named."""
    words = catalogue_of(language)
    head = (
        words.pgettext("column", "label"),
        words.pgettext("column", "¶"),
        words.pgettext("column", "before"),
        words.pgettext("column", "hit"),
        words.pgettext("column", "after"),
    )
    table = Table("", head, Afresh(lambda: _lines(lines)), words=5, running=frozenset({2, 4}))
    documents = len({line.document.key for line in lines})
    found = words.gettext(
        "{hits} in {documents}",
        hits=counted(len(lines), "hit", words=words),
        documents=counted(documents, "document", after=True, words=words),
    )
    return report_of_tables(
        title, [(words.gettext("Found"), found)], [table], table, language=language,
        as_object=None if as_object is None else lambda: as_object,
    )  # fmt: skip


def _lines(lines: Sequence[ConcordanceLine]) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        yield line.document.label, str(line.paragraph), line.before, line.text, line.after


def concordance_data(lines: Sequence[ConcordanceLine], *, identify: bool) -> list[dict[str, object]]:
    """The lines for programs, with their places in code points."""
    return [
        {
            **({"document": line.document.name, "speaker": line.speaker} if identify else {}),
            "document_id": line.document.id,
            "label": line.document.label,
            "paragraph": line.paragraph,
            "start": line.span.start,
            "end": line.span.end,
            "before": line.before,
            "text": line.text,
            "after": line.after,
        }
        for line in lines
    ]


def word_head(found: WordFrequencies, words: Catalogue, *, identify: bool) -> tuple[str, ...]:
    """The heads of the list of words."""
    columns = [name if identify else f"{number}" for number, (_, name, _) in enumerate(found.columns, start=1)]
    return (
        words.pgettext("column", "word"),
        words.pgettext("column", "number"),
        words.pgettext("column", "documents"),
        *(name or "–" for name in columns),
        words.pgettext("column", "forms"),
    )


def word_rows(found: WordFrequencies, words: Catalogue, top: int | None = None) -> Iterator[tuple[Cell, ...]]:
    """A word a row, the most frequent first, with its forms."""
    for word in found.words[:top]:
        forms = ", ".join(f"{form} {words.number(number)}" for form, number in list(word.forms.items())[:_FORMS])
        columns = (word.by_column.get(column, 0) for column, _, _ in found.columns)
        yield word.word, word.number, word.documents, *columns, forms if len(word.forms) > 1 else ""


def word_notes(found: WordFrequencies, words: Catalogue) -> list[str]:
    """What was counted and what was left out."""
    notes = [
        words.gettext(
            "{words} in {documents}",
            words=counted(found.total, "word", words=words),
            documents=counted(found.documents, "document", after=True, words=words),
        )
    ]
    if found.dropped:
        notes.append(
            words.ngettext("{count} of them left out as a small word", "{count} of them left out as small words",
                           found.dropped)
        )  # fmt: skip
    if found.rarer:
        notes.append(words.ngettext("{count} rarer word not listed", "{count} rarer words not listed", found.rarer))
    if found.speaking is not None:
        notes += map(words.said, notes_of_speaking(found.speaking))
    return notes


def words_report(
    found: WordFrequencies, language: Language, *, study: str, names_columns: bool, as_object: object = None
) -> Report:
    """The words with their numbers; columns that are documents have numbers where they must not be named."""
    words = catalogue_of(language)
    title = words.gettext("Words by their frequency")
    head = word_head(found, words, identify=names_columns)
    table = Table("", head, Afresh(lambda: word_rows(found, words)), running=frozenset({len(head) - 1}))
    return report_of_tables(
        title,
        [(words.gettext("Study"), study)] if study else [],
        [table],
        table,
        word_notes(found, words),
        language=language,
        as_object=None if as_object is None else lambda: as_object,
    )


def words_data(found: WordFrequencies, *, names_columns: bool) -> dict[str, object]:
    """All that is known, for programs."""
    return {
        "documents": found.documents,
        "words": found.total,
        "left_out": found.dropped,
        "rarer": found.rarer,
        "columns": [
            {"id": column, **({"name": name} if names_columns else {}), "words": number}
            for column, name, number in found.columns
        ],
        "frequencies": [
            {
                "word": word.word,
                "number": word.number,
                "documents": word.documents,
                "forms": dict(word.forms),
                "by_column": dict(word.by_column),
            }
            for word in found.words
        ],
        "notes": [program().said(note) for note in notes_of_speaking(found.speaking or EVERYBODY)],
    }
