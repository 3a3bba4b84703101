"""A quotation collection as a report: its parts in order to read and to paste from, its rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.language.forms.natural_order import natural_key
from qualcode.model.codings import Polarity
from qualcode.reporting.quotations.collection import Chapter, Collection, Quotation
from qualcode.reporting.quotations.collection_object import collection_object
from qualcode.reporting.quotations.collection_words import citation, counts, head, printed
from qualcode.reporting.quotations.rows import RowLayout, columns, count_columns, count_rows, pairs, rows
from qualcode.reporting.report import (
    Afresh,
    Block,
    Cell,
    Contents,
    Prose,
    ProseKind,
    QuotationEntry,
    Report,
    Section,
    Table,
)
from qualcode.reporting.words.citations import CiteBy, place_words
from qualcode.reporting.words.typography import BLOCK_FROM, quoted
from qualcode.reporting.words.wording import Wording


@dataclass(frozen=True, slots=True)
class Look:
    """How a collection is to look: italics, memos with the quotations, from how many words on a block.

    With `table` quotations stand in one table of numbers, words, labels and codes in place of chapters.
    """

    italics: bool = False
    memos: bool = False
    block_from: int = BLOCK_FROM
    table: bool = False


def collection_report(collection: Collection, wording: Wording, look: Look | None = None) -> Report:
    """The collection as a report: chapter by chapter, or one table; for spreadsheets quotations and counts."""
    look = look or Look()
    layout = RowLayout.of(collection)
    parts = _table_parts if look.table else _chapter_parts
    return Report(
        title=collection.title,
        blocks=Afresh(lambda: parts(collection, wording, look)),
        tables=collection_tables(
            collection, layout, Afresh(lambda: rows(pairs(collection), layout, wording)), wording
        ),
        data=lambda: collection_object(collection, wording),
        language=wording.language,
        italics=look.italics,
        inset=look.table,
    )


def collection_tables(
    collection: Collection, layout: RowLayout, quotations: Iterable[Sequence[Cell]], wording: Wording
) -> tuple[Table, Table]:
    """The rows of quotations as a table, and the counts by chapter with what the head tells below them.

    The second is made when it is written: by then what it counts has been seen.
    """
    names = tuple(columns(layout, wording))
    text = frozenset({names.index(wording.columns["text"])})
    counted = Table(
        wording.columns["passages"],
        tuple(count_columns(collection, wording)),
        Afresh(lambda: count_rows(collection)),
        notes=Afresh(lambda: iter(head(collection, wording))),
    )
    return Table(_title(wording), names, quotations, words=len(names), running=text), counted


def _title(wording: Wording) -> str:
    return wording.words.pgettext("title of an export", "Quotations")


# ---- chapters ----------------------------------------------------------------------------------------


def _head_parts(collection: Collection, wording: Wording) -> Iterator[Block]:
    yield Section(f"{_title(wording)}: {collection.title}", 0)
    for line in head(collection, wording):
        yield Prose(line, ProseKind.HEAD)


def _chapter_parts(collection: Collection, wording: Wording, look: Look) -> Iterator[Block]:
    """Title, head, contents, and chapter by chapter: heading, definition, counts, quotations by polarity."""
    yield from _head_parts(collection, wording)
    if len(collection.chapters):
        yield _contents(collection, collection.headings(), wording)
    for number, chapter in enumerate(collection.chapters, start=1):
        yield Section(chapter.heading, 1, number)
        if chapter.definition():
            yield Prose(chapter.definition(), lead=wording.words.gettext("Definition"))
        yield Prose(counts(chapter, wording, by_cases=collection.by_cases), ProseKind.COUNTS)
        for polarity in Polarity:
            found = chapter.of(polarity)
            if found and polarity is not Polarity.PRESENT:
                yield Section(wording.groups[polarity], 2)
            for quotation in found:
                yield quotation_entry(collection, chapter, quotation, wording, look)


def _contents(collection: Collection, headings: Sequence[str], wording: Wording) -> Contents:
    overview = collection.overview
    found = {
        "label": sorted(overview.labels - {""}),
        "wave": sorted(overview.waves - {""}, key=natural_key),
        "code": list(headings),
        "polarity": [title for polarity, title in wording.groups.items() if polarity in overview.polarities],
    }
    return Contents(
        wording.words.gettext("Contents"),
        tuple((heading, counts.passages) for heading, counts in zip(headings, overview.chapters, strict=True)),
        {name: (wording.columns[name], tuple(values)) for name, values in found.items()},
        wording.page,
    )


def quotation_entry(
    collection: Collection, chapter: Chapter, quotation: Quotation, wording: Wording, look: Look
) -> QuotationEntry:
    """One quotation with what stands around it; what the program says of it are its notes.

    These are: disputed, in a draft where it stands unless that is cited, under which code, attributes, where
    published; and names only where they were asked for.
    """
    notes = [wording.disputed] if quotation.disputed else []
    if quotation.place and not collection.final and collection.cite is CiteBy.LABEL:
        notes.append(place_words(quotation.place, wording.words))
    if quotation.code and chapter.code is None:
        notes.append(quotation.code.full_name)
    notes += [f"{name}: {value}" for name, value in quotation.attributes.items() if value]
    if quotation.published:
        notes.append(wording.words.gettext("already in: {publications}", publications=", ".join(quotation.published)))
    shown = quotation.identity
    names = [] if shown is None else [shown.document, shown.case, *shown.coders]
    words = printed(quotation, wording, look.block_from, collection.cite)
    titles = wording.columns
    before = titles["question" if collection.asked else "before"]
    heading = quotation.code.full_name if quotation.code and not collection.grouped else ""
    return QuotationEntry(
        pieces=words.pieces,
        behind=words.behind,
        block=words.block,
        id="" if collection.final else quotation.id,
        notes=tuple(note for note in ("; ".join(notes), " · ".join(name for name in names if name)) if note),
        before=(before, quotation.before) if quotation.before else None,
        after=(titles["after"], quotation.after) if quotation.after else None,
        memos=tuple((titles["memo"], memo) for memo in quotation.memos if look.memos and not collection.final),
        marks={
            "label": quotation.label,
            "wave": quotation.wave,
            "code": heading,
            "polarity": wording.groups[quotation.polarity],
        },
    )


# ---- one table ---------------------------------------------------------------------------------------


def _table_parts(collection: Collection, wording: Wording, look: Look) -> Iterator[Block]:
    """Title, head, and one table: number, quotation, label, code; the id too in a draft."""
    del look  # a table looks the same for everybody
    yield from _head_parts(collection, wording)
    names = ["number", "text", "label", "code", *([] if collection.final else ["id"])]
    titles = tuple(wording.columns[name] for name in names)
    yield Table("", titles, Afresh(lambda: _numbered(collection, wording)), len(names), running=frozenset({1}))


def _numbered(collection: Collection, wording: Wording) -> Iterator[tuple[Cell, ...]]:
    for number, (heading, quotation) in enumerate(pairs(collection), start=1):
        code = quotation.code.full_name if quotation.code else heading
        words = (
            f"{quotation.text} ({wording.paraphrased})" if quotation.paraphrased else quoted(quotation.text, wording)
        )
        label = citation(quotation, wording, collection.cite)
        if quotation.place and not collection.final and collection.cite is CiteBy.LABEL:
            label = f"{label}\n{place_words(quotation.place, wording.words)}"
        yield number, words, label, code, *(() if collection.final else (quotation.id,))
