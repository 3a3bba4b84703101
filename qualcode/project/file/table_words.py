"""What the rows of a table are, for people: codings, attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qualcode.catalogue import pgettext, program

_WORDS: dict[str, Callable[[], str]] = {
    "settings": lambda: pgettext("rows", "settings"),
    "coders": lambda: pgettext("rows", "coders"),
    "cases": lambda: pgettext("rows", "cases"),
    "documents": lambda: pgettext("rows", "documents"),
    "speakers": lambda: pgettext("rows", "speakers"),
    "attributes": lambda: pgettext("rows", "attributes"),
    "codes": lambda: pgettext("rows", "codes"),
    "code_rules": lambda: pgettext("rows", "code rules"),
    "anchors": lambda: pgettext("rows", "anchors"),
    "related_codes": lambda: pgettext("rows", "related codes"),
    "codebooks": lambda: pgettext("rows", "codebooks"),
    "assignments": lambda: pgettext("rows", "assignments"),
    "codings": lambda: pgettext("rows", "codings"),
    "memos": lambda: pgettext("rows", "memos"),
    "revisions": lambda: pgettext("rows", "revisions"),
    "orphans": lambda: pgettext("rows", "orphans"),
    "quotation_edits": lambda: pgettext("rows", "quotation edits"),
    "quotation_ids": lambda: pgettext("rows", "quotation ids"),
    "labels": lambda: pgettext("rows", "labels"),
    "publications": lambda: pgettext("rows", "publications"),
    "published_quotations": lambda: pgettext("rows", "published quotations"),
    "accepted_findings": lambda: pgettext("rows", "accepted findings"),
    "texts": lambda: pgettext("rows", "texts"),
    "structures": lambda: pgettext("rows", "structures"),
}


def said_tables(tables: Iterable[str]) -> str:
    """What the rows of these tables are, as a list: “codings and memos”; an unknown table by its name."""
    return program().listed(_WORDS[table]() if table in _WORDS else table for table in tables)
