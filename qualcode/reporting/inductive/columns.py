"""The columns of the tables of inductive work, as they are written in two languages and read back from both."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import LANGUAGES, Catalogue, catalogue_of
from qualcode.reading.source.raw_table import heading_key

_HEADS: dict[str, Callable[[Catalogue], str]] = {
    "id": lambda words: words.pgettext("column", "id"),
    "document": lambda words: words.pgettext("column", "document"),
    "passage": lambda words: words.pgettext("column", "passage"),
    "paraphrase": lambda words: words.pgettext("column", "paraphrase"),
    "generalisation": lambda words: words.pgettext("column", "generalisation"),
    "struck": lambda words: words.pgettext("column", "struck because"),
    "first": lambda words: words.pgettext("column", "first reduction"),
    "second": lambda words: words.pgettext("column", "second reduction"),
    "first_id": lambda words: words.pgettext("column", "id of the first"),
    "second_id": lambda words: words.pgettext("column", "id of the second"),
    "reduction": lambda words: words.pgettext("column", "reduction"),
    "statement": lambda words: words.pgettext("column", "statement"),
    "passages": lambda words: words.pgettext("column", "passages"),
    "under": lambda words: words.pgettext("column", "under"),
    "category": lambda words: words.pgettext("column", "category"),
    "outcome": lambda words: words.pgettext("column", "what it gave"),
    "definition": lambda words: words.pgettext("column", "definition"),
    "group": lambda words: words.pgettext("column", "group of cards"),
    "code": lambda words: words.pgettext("column", "code"),
}


def head_of_column(column: str, words: Catalogue) -> str:
    """The heading of a column in a language. Raises KeyError for a column that no table has."""
    return _HEADS[column](words)


def headings_of_column(column: str) -> tuple[str, ...]:
    """The headings of a column in all languages. Raises KeyError for a column that no table has."""
    return tuple(_HEADS[column](catalogue_of(language)) for language in LANGUAGES)


def column_of_heading(heading: str) -> str | None:
    """The column that a heading of any language means, without case; None for another heading."""
    wanted = heading_key(heading)
    for column in _HEADS:
        if wanted == column or wanted in map(heading_key, headings_of_column(column)):
            return column
    return None
