"""One case as a report, or two beside each other: what is known of it, its passages by theme, the memos on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from qualcode.catalogue import Catalogue
from qualcode.model.codings import Polarity
from qualcode.reporting.documents.case_look import (
    CaseLook,
    attributes_of,
    heads_of,
    is_of_waves,
    place_words,
    report_title,
)
from qualcode.reporting.documents.case_overview import CaseMemo, CaseOverview
from qualcode.reporting.documents.case_tables import case_object, case_tables, documents_table
from qualcode.reporting.quotations.collection import Chapter, Quotation
from qualcode.reporting.quotations.collection_words import counts, not_shown, printed, whose
from qualcode.reporting.report import (
    Afresh,
    Block,
    Fact,
    Prose,
    ProseKind,
    QuotationEntry,
    Report,
    Section,
    Table,
)
from qualcode.reporting.words.wording import Wording


def case_report(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> Report:
    """One overview as a report, or two of them beside each other; for spreadsheets passages, documents and notes."""
    return Report(
        title=report_title(overviews, wording, look),
        blocks=Afresh(lambda: _blocks(overviews, wording, look)),
        tables=case_tables(overviews, wording, look),
        data=lambda: case_object(overviews, wording, look),
        language=wording.language,
        wide=len(overviews) > 1,
        listed=True,
    )


# ---- blocks ------------------------------------------------------------------------------------------


def _blocks(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> Iterator[Block]:
    words = wording.words
    yield Section(report_title(overviews, wording, look), 0)
    yield Prose(overviews[0].collection.title, ProseKind.HEAD)
    yield Prose(words.gettext("Working draft with IDs, for internal use only."), ProseKind.HEAD)
    yield from _about_passages(overviews, wording, look)
    if len(overviews) == 1:
        yield from _one(overviews[0], wording, look)
    else:
        yield from _beside(overviews, wording, look)


def _about_passages(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> Iterator[Prose]:
    """Whose codings these are and what is not shown; what does not hold of all columns is said of the one."""
    told: dict[str, list[str]] = {}
    for head, overview in zip(heads_of(overviews, wording, look), overviews, strict=True):
        collection = overview.collection
        lines = whose(collection, wording) if collection.passages() else []
        for line in [*lines, *not_shown(collection.tally, wording)]:
            told.setdefault(line, []).append(head)
    for line, heads in told.items():
        yield Prose(line if len(heads) == len(overviews) else f"{', '.join(heads)}: {line}", ProseKind.HEAD)


def _one(overview: CaseOverview, wording: Wording, look: CaseLook) -> Iterator[Block]:
    words = wording.words
    yield from _attributes(overview, wording, look)
    yield Section(words.pgettext("heading", "Documents"))
    yield documents_table([overview], wording, look)
    yield Section(words.pgettext("heading", "Summary"))
    yield from _summary(overview, wording)
    yield Section(words.pgettext("heading", "Passages by theme"))
    if not overview.themes:
        yield Prose(words.gettext("There is no passage to show."))
    for number, theme in enumerate(overview.themes, start=1):
        yield Section(theme.heading, 2, number)
        yield Prose(counts(theme, wording, by_cases=False), ProseKind.COUNTS)
        for quotation in theme.quotations:
            yield _entry(theme, quotation, wording)
    if look.memos and overview.memos:
        yield Section(words.pgettext("heading", "Memos"))
        for note in overview.memos:
            first, *others = _said(note)
            yield Prose(first, lead=place_words(note, words, look))
            yield from map(Prose, others)


def _attributes(overview: CaseOverview, wording: Wording, look: CaseLook) -> Iterator[Block]:
    shown = attributes_of(overview, look)
    if shown:
        yield Section(wording.words.pgettext("heading", "Attributes"))
        for name, value in shown:
            yield Fact(name, value)


def _summary(overview: CaseOverview, wording: Wording) -> Iterator[Block]:
    if overview.summary is None:
        yield Prose(wording.words.gettext("Nobody has summed up this case yet."))
        return
    if overview.summary.memo.title:
        yield Prose(overview.summary.memo.title, ProseKind.STRONG)
    yield from map(Prose, _paragraphs(overview.summary.memo.text))


def _entry(theme: Chapter, quotation: Quotation, wording: Wording) -> QuotationEntry:
    """A quotation in the order of the text: what is not present is said of it, as no heading says so."""
    words = printed(quotation, wording)
    return QuotationEntry(
        pieces=words.pieces,
        behind=words.behind,
        block=words.block,
        id=quotation.id,
        notes=_notes(quotation, wording),
        marks={
            "label": quotation.label,
            "wave": quotation.wave,
            "code": theme.heading,
            "polarity": wording.groups[quotation.polarity],
        },
    )


def _notes(quotation: Quotation, wording: Wording) -> tuple[str, ...]:
    """What is said of a quotation: its polarity unless it is present, where it was published, names if asked for."""
    notes = [wording.groups[quotation.polarity]] if quotation.polarity is not Polarity.PRESENT else []
    notes += [wording.disputed] if quotation.disputed else []
    if quotation.published:
        notes.append(wording.words.gettext("already in: {publications}", publications=", ".join(quotation.published)))
    names = [quotation.identity.document, *quotation.identity.coders] if quotation.identity else []
    return tuple(note for note in ("; ".join(notes), " · ".join(filter(None, names))) if note)


def _said(note: CaseMemo) -> list[str]:
    """The title of a memo, where it has one, and its paragraphs."""
    return [*filter(None, [" ".join(note.memo.title.split())]), *_paragraphs(note.memo.text)]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


# ---- two beside each other ---------------------------------------------------------------------------


def _beside(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> Iterator[Block]:
    words, heads = wording.words, heads_of(overviews, wording, look)
    if is_of_waves(overviews):
        yield from _attributes(overviews[0], wording, look)
        yield Section(words.pgettext("heading", "Summary"))
        yield from _summary(overviews[0], wording)
    else:
        known = [dict(attributes_of(overview, look)) for overview in overviews]
        names = list(dict.fromkeys(chain.from_iterable(known)))
        if names:
            head = (words.pgettext("column", "attribute"), *heads)
            cells = [(name, *(one_case.get(name, "") for one_case in known)) for name in names]
            yield Section(words.pgettext("heading", "Attributes"))
            yield Table("", head, cells, len(head))
        yield Section(words.pgettext("heading", "Summary"))
        yield _columns(heads, [_cells(_summary(overview, wording)) for overview in overviews])
    yield Section(words.pgettext("heading", "Documents"))
    yield documents_table(overviews, wording, look)
    yield Section(words.pgettext("heading", "Passages by theme"))
    for number, (heading, themes) in enumerate(themes_beside(overviews), start=1):
        yield Section(heading, 2, number)
        found = [theme.quotations if theme else () for theme in themes]
        yield _columns(heads, [[_cell(quotation, wording) for quotation in quotations] for quotations in found])
    if look.memos and any(overview.memos for overview in overviews):
        yield Section(words.pgettext("heading", "Memos"))
        notes = [_own_memos(overviews, place) for place in range(len(overviews))]
        yield _columns(heads, [[_note_cell(note, words, look) for note in mine] for mine in notes])


def themes_beside(overviews: Sequence[CaseOverview]) -> list[tuple[str, tuple[Chapter | None, ...]]]:
    """The themes of all overviews in the order of the codebook: heading, and each one's chapter or None."""
    found: dict[int, list[Chapter | None]] = {}
    for at, overview in enumerate(overviews):
        for theme in overview.themes:
            if theme.code is not None:
                found.setdefault(theme.code.key, [None] * len(overviews))[at] = theme
    beside = [found[code] for code in overviews[0].codes if code in found]
    return [(next(filter(None, themes)).heading, tuple(themes)) for themes in beside]


def _own_memos(overviews: Sequence[CaseOverview], place: int) -> Sequence[CaseMemo]:
    """The memos in one column: of waves those on the case itself stand in the first only."""
    memos = overviews[place].memos
    if place and is_of_waves(overviews):
        return [note for note in memos if note.document is not None]
    return memos


def _columns(heads: tuple[str, ...], columns_: Sequence[Sequence[str]]) -> Table:
    """Columns of running text beside each other; the shorter one ends in empty cells."""
    cells = list(zip_longest(*columns_, fillvalue=""))
    return Table("", heads, cells, len(heads), running=frozenset(range(len(heads))))


def _cells(blocks: Iterator[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Prose)]


def _cell(quotation: Quotation, wording: Wording) -> str:
    notes = "; ".join(_notes(quotation, wording))
    return " ".join(filter(None, (printed(quotation, wording).text, f"[{quotation.id}]", notes)))


def _note_cell(note: CaseMemo, words: Catalogue, look: CaseLook) -> str:
    return f"{place_words(note, words, look)}: {' '.join(_said(note))}"
