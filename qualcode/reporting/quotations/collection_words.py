"""What a collection says in words: its head, its counts, what it does not show, and a quotation ready for a page."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.reporting.quotations.chapters import Chapter, Quotation
from qualcode.reporting.quotations.collection import Collection, Tally
from qualcode.reporting.words.typography import BLOCK_FROM, is_sentence, single_marks
from qualcode.reporting.words.wording import Wording


@dataclass(frozen=True, slots=True)
class Printed:
    """A quotation ready for a page: its words with their marks, in pieces that are emphasised or not.

    `behind` is what follows: label in brackets, full stop. `block` says that it stands in a block of its own.
    """

    pieces: tuple[tuple[str, bool], ...]
    behind: str
    block: bool

    @property
    def text(self) -> str:
        """Everything as plain text."""
        return "".join(text for text, _ in self.pieces) + self.behind


def printed(quotation: Quotation, wording: Wording, block_from: int = BLOCK_FROM) -> Printed:
    """The quotation as the language prints it, with its label; a paraphrase has no marks and says what it is."""
    text = quotation.text
    block = len(text.split()) >= block_from or "\n" in text
    notes = [quotation.label] if quotation.label else []
    if quotation.paraphrased:
        return Printed(((text.rstrip("."), False),), f" ({', '.join([*notes, wording.paraphrased])}).", block)
    label = f" ({', '.join(notes)})" if notes else ""
    inside = is_sentence(text) if wording.stop_inside else block
    point = "" if inside or not label else "."
    if not inside and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    marked = single_marks(text, wording)
    spans = [Span(span.start, min(span.end, len(text))) for span in quotation.emphasis]
    pieces = [(wording.marks[0], False), *_pieces(marked, spans), (wording.marks[1], False)]
    return Printed(tuple(pieces), label + point, block)


def _pieces(text: str, emphasis: list[Span]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    position = 0
    for span in emphasis:
        pieces += [(text[position : span.start], False), (span.cut(text), True)]
        position = span.end
    pieces.append((text[position:], False))
    return [piece for piece in pieces if piece[0]]


def with_label(quotation: Quotation, wording: Wording) -> str:
    """The quotation in its marks with the source label behind it, as plain text."""
    return printed(quotation, wording).text


def counts(chapter: Chapter, wording: Wording, *, by_cases: bool) -> str:
    """Number of passages by polarity, and of the cases or documents that they come from."""
    total = len(chapter.quotations)
    kinds = [f"{len(found)} {wording.groups[polarity]}" for polarity in Polarity if (found := chapter.of(polarity))]
    where: list[str] = []
    if by_cases and chapter.cases():
        where.append(f"{chapter.cases()} {_form(wording.cases, chapter.cases())}")
    others = chapter.documents(without_case=by_cases)
    if others:
        suffix = f" {wording.without_case}" if by_cases else ""
        where.append(f"{others} {_form(wording.documents, others)}{suffix}")
    split = f" ({', '.join(kinds)})" if len(kinds) > 1 or not chapter.of(Polarity.PRESENT) else ""
    joined = " + ".join(where)
    return f"{total} {_form(wording.passages, total)}{split} {wording.of} {joined}"


def not_shown(tally: Tally, wording: Wording) -> list[str]:
    """What is not shown as it was coded, in words: one line a cause."""
    numbers = ((getattr(tally, name), forms) for name, forms in wording.tally.items())
    return [_form(forms, number).format(number) for number, forms in numbers if number]


def whose(collection: Collection, wording: Wording) -> list[str]:
    """Whose codings are counted, in one sentence, and in another where a consensus is not finished."""
    told = wording.sources[collection.source]
    lines = [told.format(coders=collection.coders, settled=collection.settled, documents=collection.in_documents)]
    if collection.under_way:
        lines.append(
            _form(wording.under_way, collection.under_way).format(collection.under_way, collection.tally.stood_in_for)
        )
    return lines


def _form(forms: tuple[str, str], number: int) -> str:
    # German: “aus 1 Fall”, “aus 1 Dokument”; the dative plural serves all other numbers
    return forms[0] if number == 1 else forms[1]


def head(collection: Collection, wording: Wording) -> list[str]:
    """What the reader of a collection must know: whose codings, what was united, what is counted."""
    lines = [] if collection.final else [wording.draft]
    lines += whose(collection, wording)
    if collection.united:
        lines.append(_form(wording.united, collection.united).format(collection.united))
    lines += not_shown(collection.tally, wording)
    lines.append(wording.counted[collection.by_cases])
    if collection.filters:
        lines.append(wording.chosen.format("; ".join(collection.filters)))
    if collection.empty:
        lines.append(wording.nothing.format(", ".join(collection.empty)))
    return lines
