"""The frozen versions of a codebook as rows and as objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qualcode.catalogue import Catalogue
from qualcode.model.codebooks.versions import CodebookVersion
from qualcode.reporting.report import Cell, Table
from qualcode.times import local_time


def version_rows(
    versions: Sequence[CodebookVersion], authors: Mapping[int, str], words: Catalogue
) -> Iterator[tuple[Cell, ...]]:
    """Number, name, round, number of codes, time, who froze it, note."""
    for number, version in enumerate(versions, start=1):
        yield (
            number,
            version.name,
            version.round or "",
            len(version.codes),
            local_time(version.created, words),
            words.said(authors.get(version.author or 0, "")),
            " ".join(version.note.split()),
        )


def version_table(versions: Sequence[CodebookVersion], authors: Mapping[int, str], words: Catalogue) -> Table:
    """The versions as a table of a report."""
    head = (
        words.pgettext("column", "no."),
        words.pgettext("column", "name"),
        words.pgettext("column", "round"),
        words.pgettext("column", "codes"),
        words.pgettext("column", "frozen on"),
        words.pgettext("column", "person"),
        words.pgettext("column", "note"),
    )
    rows = list(version_rows(versions, authors, words))
    return Table(words.gettext("Versions of the codebook"), head, rows, words=len(head), running=frozenset({6}))


def version_object(number: int, version: CodebookVersion, author: str) -> dict[str, Any]:
    """A version for programs."""
    return {
        "number": number,
        "id": version.id,
        "name": version.name,
        "note": version.note,
        "round": version.round,
        "codes": len(version.codes),
        "created": version.created,
        "coder": author,
    }
