"""What spreadsheets and programs read of one case, or of two: passages, documents, notes; and all as one object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.model.consent.consents import Purpose
from qualcode.reporting.documents.case_look import (
    CaseLook,
    attributes_of,
    case_name,
    heads_of,
    own_attributes,
    place_words,
)
from qualcode.reporting.documents.case_overview import CaseMemo, CaseOverview
from qualcode.reporting.quotations.collection_object import quotation_object
from qualcode.reporting.quotations.rows import RowLayout, columns, pairs, rows
from qualcode.reporting.report import Afresh, Cell, Table
from qualcode.reporting.words.wording import Wording


def case_tables(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> tuple[Table, ...]:
    """The passages, one a row, then documents, attributes and notes; the first is the one for CSV."""
    words = wording.words
    heads = heads_of(overviews, wording, look) if len(overviews) > 1 else ("",)
    layouts = [RowLayout.of(overview.collection) for overview in overviews]
    layout = replace(
        layouts[0],
        attributes=(),
        depth=max(layout.depth for layout in layouts),
        published=any(layout.published for layout in layouts),
    )
    beside = [wording.columns["case"]] if len(overviews) > 1 else []
    head = (*beside, *columns(layout, wording))

    def passages() -> Iterator[list[str]]:
        for name, overview in zip(heads, overviews, strict=True):
            for row in rows(pairs(overview.collection), layout, wording):
                yield [name, *row] if beside else row

    running = frozenset({head.index(wording.columns["text"])})
    return (
        Table(wording.columns["passages"], head, Afresh(passages), len(head), running=running),
        replace(documents_table(overviews, wording, look), title=words.pgettext("heading", "Documents")),
        Table(
            words.pgettext("heading", "Attributes"),
            (wording.columns["case"], words.pgettext("column", "attribute"), words.pgettext("column", "value")),
            [
                (case_name(overview, wording, look, labels=False), name, value)
                for overview in overviews
                for name, value in attributes_of(overview, look)
            ],
            3,
        ),
        _notes(overviews, wording, look),
    )


def documents_table(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> Table:
    """The documents of one case, or of two one below the other, by wave; names only where they were asked for."""
    words = wording.words
    several = len({overview.case.key for overview in overviews}) > 1
    parts = [(overview, part) for overview in overviews for part in overview.documents]
    shown = {
        wording.columns["case"]: [
            case_name(overview, wording, look, labels=False) if several else "" for overview, _part in parts
        ],
        wording.columns["wave"]: [part.wave for _overview, part in parts],
        words.pgettext("column", "kind of source"): [part.source_kind for _overview, part in parts],
        wording.columns["label"]: [part.document.label for _overview, part in parts],
        wording.columns["document"]: [part.document.name if look.identify else "" for _overview, part in parts],
        words.pgettext("column", "speakers"): [
            ", ".join(part.speakers) if look.identify else "" for _overview, part in parts
        ],
        words.pgettext("column", "attributes"): [
            "; ".join(f"{name}: {value}" for name, value in own_attributes(part.document.attributes, look))
            for _overview, part in parts
        ],
    }
    filled = {name: cells for name, cells in shown.items() if any(cells)}  # columns that would be empty say nothing
    numbers = {
        words.pgettext("column", "words"): [part.document.words for _overview, part in parts],
        wording.columns["passages"]: [part.passages for _overview, part in parts],
    }
    cells: list[list[Cell]] = [[*row] for row in zip(*filled.values(), *numbers.values(), strict=True)]
    return Table("", (*filled, *numbers), cells, len(filled))


def _notes(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> Table:
    """Summaries and memos, one a row."""
    words = wording.words
    summary = words.pgettext("heading", "Summary")
    head = (
        wording.columns["case"],
        words.pgettext("column", "on"),
        words.pgettext("column", "title"),
        words.pgettext("column", "text"),
    )
    cells = []
    for overview in overviews:
        case = case_name(overview, wording, look, labels=False)
        if overview.summary:
            cells.append((case, summary, overview.summary.memo.title, overview.summary.memo.text))
        notes = overview.memos if look.memos else ()
        cells += [(case, place_words(note, words, look), note.memo.title, note.memo.text) for note in notes]
    return Table(
        words.pgettext("heading", "Memos"), head, list(dict.fromkeys(cells)), len(head), running=frozenset({3})
    )


# ---- for programs ------------------------------------------------------------------------------------


def case_object(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> dict[str, object]:
    """All of it as one object; names of cases, documents and authors only where they were asked for."""
    return {"draft": True, "cases": [_overview_object(overview, wording, look) for overview in overviews]}


def _overview_object(overview: CaseOverview, wording: Wording, look: CaseLook) -> dict[str, object]:
    case = overview.case
    named = {"name": case.name} if look.identify else {}
    return {
        "id": case.id,
        **named,
        "wave": overview.wave or None,
        "quotable": case.consent.answer(Purpose.QUOTE).value,
        "attributes": dict(attributes_of(overview, look)),
        "documents": [
            {
                **({"id": part.document.id, "name": part.document.name} if look.identify else {}),
                "label": part.document.label,
                "wave": part.wave,
                "source_kind": part.source_kind,
                "attributes": dict(own_attributes(part.document.attributes, look)),
                "words": part.document.words,
                "passages": part.passages,
            }
            for part in overview.documents
        ],
        "summary": _note_object(overview.summary, look) if overview.summary else None,
        "themes": [
            {
                "code": theme.heading,
                "passages": len(theme.quotations),
                "quotations": [quotation_object(quotation, wording, final=False) for quotation in theme.quotations],
            }
            for theme in overview.themes
        ],
        "memos": [_note_object(note, look) for note in overview.memos] if look.memos else [],
    }


def _note_object(note: CaseMemo, look: CaseLook) -> dict[str, object]:
    memo = note.memo
    named = {"author": note.author, "document": note.document.name if note.document else None}
    return {
        "id": memo.id,
        **(named if look.identify else {}),
        "label": note.document.label if note.document else None,
        "paragraph": note.paragraph or None,
        "code": note.code.full_name if note.code else None,
        "kind": memo.kind.value,
        "title": memo.title,
        "text": memo.text,
        "created": memo.created,
        "changed": memo.changed,
        "closed": memo.closed,
    }
