"""What a collection says in words: its head, its counts, what it does not show, and a quotation ready for a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.language.forms.natural_order import natural_key
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reporting.quotations.chapters import Chapter, Quotation
from qualcode.reporting.quotations.collection import Collection, Tally
from qualcode.reporting.quotations.overview import Overview
from qualcode.reporting.words.citations import CiteBy, cited_place
from qualcode.reporting.words.typography import BLOCK_FROM, is_sentence, single_marks
from qualcode.reporting.words.value_words import polarity_word
from qualcode.reporting.words.withheld_words import withheld_lines
from qualcode.reporting.words.wording import Wording
from qualcode.retrieval.speaking import SpeakingCoders, notes_of_unsettled


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


def printed(
    quotation: Quotation, wording: Wording, block_from: int = BLOCK_FROM, cite: CiteBy = CiteBy.LABEL
) -> Printed:
    """The quotation as the language prints it, with its label; a paraphrase has no marks and says what it is.

    `cite` says what of its place stands behind the label.
    """
    text = quotation.text
    block = len(text.split()) >= block_from or "\n" in text
    if quotation.paraphrased:
        notes = filter(None, (quotation.label, wording.paraphrased))
        return Printed(((text.rstrip("."), False),), f" ({', '.join(notes)}).", block)
    cited = citation(quotation, wording, cite)
    label = f" ({cited})" if cited else ""
    inside = is_sentence(text) if wording.stop_inside else block
    point = "" if inside or not label else "."
    if not inside and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    marked = single_marks(text, wording)
    spans = [Span(span.start, min(span.end, len(text))) for span in quotation.emphasis]
    pieces = [(wording.marks[0], False), *_pieces(marked, spans), (wording.marks[1], False)]
    return Printed(tuple(pieces), label + point, block)


def citation(quotation: Quotation, wording: Wording, cite: CiteBy) -> str:
    """What stands in the brackets: the label, and with a place the number among those who share it, and the place."""
    place = cited_place(quotation.place, cite, wording.words)
    return ", ".join(filter(None, (quotation.numbered_label, place))) if place else quotation.label


def _pieces(text: str, emphasis: list[Span]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    position = 0
    for span in emphasis:
        pieces += [(text[position : span.start], False), (span.cut(text), True)]
        position = span.end
    pieces.append((text[position:], False))
    return [piece for piece in pieces if piece[0]]


def with_label(quotation: Quotation, wording: Wording, cite: CiteBy = CiteBy.LABEL) -> str:
    """The quotation in its marks with the source label, and what is cited of its place, behind it, as plain text."""
    return printed(quotation, wording, cite=cite).text


def counts(chapter: Chapter, wording: Wording, *, by_cases: bool) -> str:
    """Number of passages by polarity, and of the cases or documents that they come from."""
    total = len(chapter.quotations)
    words = wording.words
    kinds = [f"{len(found)} {wording.groups[polarity]}" for polarity in Polarity if (found := chapter.of(polarity))]
    where: list[str] = []
    if by_cases and chapter.cases():
        where.append(counted(chapter.cases(), "case", after=True, words=words))
    others = chapter.documents(without_case=by_cases)
    if others:
        documents = counted(others, "document", after=True, words=words)
        where.append(words.gettext("{documents} without a case", documents=documents) if by_cases else documents)
    told = words.gettext(
        "{passages} from {places}", passages=counted(total, "passage", words=words), places=" + ".join(where)
    )
    return f"{told}: {'; '.join(kinds)}" if len(kinds) > 1 or not chapter.of(Polarity.PRESENT) else told


def not_shown(tally: Tally, wording: Wording) -> list[str]:
    """What is not shown as it was coded, in words: one line a cause."""
    words = wording.words
    told: list[str] = []
    if number := tally.beyond_limit:
        told.append(
            words.ngettext(
                "{count} passage left out: the limit per document was reached.",
                "{count} passages left out: the limit per document was reached.",
                number,
            )
        )
    told += withheld_lines(tally.withheld, words)
    if number := tally.edits_in_the_way:
        told.append(
            words.ngettext(
                "{count} edit of overlapping passages contradicted another; the earlier one counts.",
                "{count} edits of overlapping passages contradicted each other; the earlier one counts in each case.",
                number,
            )
        )
    return told


def about_citations(overview: Overview, cite: CiteBy, wording: Wording) -> list[str]:
    """What is to be known of citations: labels that several documents share, and those less fine than asked for."""
    return [*_shared(overview, cite, wording), *_coarser(overview, cite, wording)]


def _shared(overview: Overview, cite: CiteBy, wording: Wording) -> list[str]:
    """Which labels stand for several documents, so that a number must tell these apart."""
    if cite is CiteBy.LABEL or not overview.shared:
        return []
    words = wording.words
    return [
        words.ngettext(
            "{count} source label stands for several documents ({labels}): the number behind it is that of the "
            "document in “qualcode documents export --all”.",
            "{count} source labels stand for several documents each ({labels}): the number behind them is that of "
            "the document in “qualcode documents export --all”.",
            len(overview.shared),
            labels=", ".join(map(words.quoted, sorted(overview.shared, key=natural_key))),
        )
    ]


def _coarser(overview: Overview, cite: CiteBy, wording: Wording) -> list[str]:
    """How many quotations are cited less finely than was asked for, since nothing finer is known, in words."""
    if cite in (CiteBy.LABEL, CiteBy.PARAGRAPH):
        return []
    words = wording.words
    told = []
    for form, number in sorted(overview.cited(cite).items()):
        match cite, form:
            case CiteBy.LINE, CiteBy.PARAGRAPH:
                told.append(
                    words.ngettext(
                        "{count} quotation has no line numbers: cited by paragraph.",
                        "{count} quotations have no line numbers: cited by paragraph.",
                        number,
                    )
                )
            case CiteBy.TIME, CiteBy.PARAGRAPH:
                told.append(
                    words.ngettext(
                        "{count} quotation has no time: cited by paragraph.",
                        "{count} quotations have no time: cited by paragraph.",
                        number,
                    )
                )
            case CiteBy.TIME, CiteBy.LINE:
                told.append(
                    words.ngettext(
                        "{count} quotation has no time: cited by line.",
                        "{count} quotations have no time: cited by line.",
                        number,
                    )
                )
    return told


def whose(collection: Collection, wording: Wording) -> list[str]:
    """Whose codings a collection has, in one sentence, and in another where a consensus is not finished."""
    speaking = SpeakingCoders(
        collection.source,
        collection.coders,
        collection.in_documents,
        collection.settled,
        collection.under_way,
        collection.tally.stood_in_for,
        collection.tally.decided_away,
        collection.models,
        collection.old_rules,
        collection.left_out,
    )
    return whose_codings(speaking, wording)


def whose_codings(speaking: SpeakingCoders, wording: Wording) -> list[str]:
    """Whose codings are counted, in one sentence, and in another where a consensus is not finished."""
    words = wording.words
    told = {
        "coder": lambda: words.gettext("Codings of the coders named are included."),
        "consensus": lambda: words.gettext("The consensus is included."),
        "mixed": lambda: words.gettext(
            "In the documents that it finished ({settled} of {documents}) the consensus is included, in the others "
            "the codings of all coders.",
            settled=speaking.settled,
            documents=speaking.documents,
        ),
        "all": lambda: words.gettext("Codings of all coders ({coders}) are included.", coders=speaking.coders),
    }
    return [told[speaking.source](), *map(words.said, notes_of_unsettled(speaking))]


def only_good(wording: Wording) -> str:
    """What a head tells of a selection by the mark of good quotations."""
    return wording.words.gettext("good quotations only")


def only_of_polarity(polarities: Iterable[Polarity], wording: Wording) -> list[str]:
    """What a head tells of a selection by polarity, in the order of `polarities`."""
    words = wording.words
    return [
        words.gettext("polarity “{polarity}”", polarity=polarity_word(polarity, words)) for polarity in polarities
    ]


def head(collection: Collection, wording: Wording) -> list[str]:
    """What the reader of a collection must know: whose codings, what was united, what is counted."""
    words = wording.words
    draft = words.gettext(
        "Working draft with IDs, for internal use only. Version for publication: qualcode quotes --final"
    )
    lines = [] if collection.final else [draft]
    lines += whose(collection, wording)
    if collection.united:
        lines.append(
            words.ngettext(
                "{count} overlapping passage of the same code was merged with another.",
                "{count} overlapping passages of the same code were merged with others.",
                collection.united,
            )
        )
    lines += not_shown(collection.tally, wording)
    lines += about_citations(collection.overview, collection.cite, wording)
    if collection.by_cases:
        lines.append(words.gettext("Unit of counting: cases."))
    else:
        lines.append(words.gettext("Unit of counting: documents; there are no cases."))
    if collection.filters:
        lines.append(words.gettext("Selection: {filters}.", filters="; ".join(collection.filters)))
    if collection.empty:
        lines.append(words.gettext("Without a passage: {codes}.", codes=", ".join(collection.empty)))
    return lines
