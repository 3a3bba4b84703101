"""Quotation collections as rows for CSV, XLSX and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.codings import Polarity
from qualcode.reporting.quotations import Chapter, Collection, Quotation
from qualcode.reporting.wording import Wording


def columns(collection: Collection, wording: Wording) -> list[str]:
    """The headings of the rows, attributes last."""
    names = ("id", "label", "wave", "code", "polarity", "text", "weight", "coder", "memo")
    return [wording.columns[name] for name in names] + attribute_names(collection)


def attribute_names(collection: Collection) -> list[str]:
    """The attributes that the user listed, in that order."""
    for chapter in collection.chapters:
        for quotation in chapter.quotations:
            return list(quotation.attributes)
    return []


def rows(collection: Collection, wording: Wording) -> Iterator[list[str]]:
    """One row a quotation, in the order of the collection."""
    for chapter in collection.chapters:
        for quotation in chapter.quotations:
            yield _row(chapter, quotation, wording)


def _row(chapter: Chapter, quotation: Quotation, wording: Wording) -> list[str]:
    return [
        " ".join(quotation.ids),
        quotation.label,
        quotation.wave,
        chapter.code.full_name,
        wording.groups[quotation.polarity] if not quotation.disputed else wording.disputed,
        quotation.text,
        ", ".join(str(weight) for weight in quotation.weights),
        ", ".join(wording.coder.format(number) for number in quotation.coders),
        "\n\n".join(quotation.memos),
        *quotation.attributes.values(),
    ]


def count_columns(collection: Collection, wording: Wording) -> list[str]:
    """The headings of the table of counts."""
    names = ["code", "passages", "present", "absent", "mixed"]
    names += ["cases", "documents"] if collection.by_cases else ["documents"]
    return [wording.columns[name] for name in names]


def count_rows(collection: Collection) -> Iterator[list[str | int]]:
    """One row a code: passages, by polarity, cases (where there are any) and documents."""
    for chapter in collection.chapters:
        row: list[str | int] = [chapter.code.full_name, len(chapter.quotations)]
        row += [len(chapter.of(polarity)) for polarity in Polarity]
        if collection.by_cases:
            row.append(chapter.cases())
        yield [*row, chapter.documents()]
