"""Coded passages as the quotations screen and the dialogs list them: chosen, ordered, quoted.

Texts are fetched only for the passages that are looked at, and the latest documents are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from qualcode.model.codings import Coding, Polarity
from qualcode.model.documents import Document, Structure
from qualcode.model.quotation_edits import Edits
from qualcode.model.spans import Span
from qualcode.reporting.arrangement import Order as ReportOrder
from qualcode.reporting.sources import Sources
from qualcode.reporting.wording import GERMAN, quoted
from qualcode.retrieval.filter import Filter
from qualcode.workspace import quotation_editing
from qualcode.workspace.workbench import Workbench

_KEPT = 8_000_000  # code points of texts that are kept
_AROUND = 700  # code points of context on either side of a passage
_LONGEST = 6000  # code points of a passage that the context shows


class Order(StrEnum):
    """In which order passages are listed."""

    WAVE = "wave"
    LABEL = "label"
    DOCUMENT = "document"
    CODE = "code"
    WEIGHT = "weight"

    @property
    def of_report(self) -> ReportOrder:
        """The same order inside the chapters of a report, which are codes."""
        return ReportOrder.WAVE if self is Order.CODE else ReportOrder(self.value)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which passages are wanted, and in which order; an empty condition lets everything pass.

    `codes` and `coders` are keys; with `sub_codes` the codes below the chosen ones count as chosen. `attributes`
    are names and values of documents: of each name one of the values is wanted.
    """

    codes: frozenset[int] = frozenset()
    sub_codes: bool = True
    coders: frozenset[int] = frozenset()
    labels: frozenset[str] = frozenset()
    attributes: frozenset[tuple[str, str]] = frozenset()
    polarities: frozenset[Polarity] = frozenset()
    good: bool = False
    order: Order = Order.WAVE

    def attribute_words(self) -> list[str]:
        """“land=NRW”, as the command line writes them."""
        return [f"{name}={value}" for name, value in sorted(self.attributes)]

    def without_filters(self) -> Choice:
        """The same codes and order, nothing else left out."""
        return Choice(codes=self.codes, sub_codes=self.sub_codes, order=self.order)


@dataclass(frozen=True, slots=True)
class Found:
    """The codings that were chosen, in order; how many the filters leave out, and what of others blindness hides.

    `earlier` counts one's own of other rounds, which are hidden too.
    """

    codings: tuple[Coding, ...] = ()
    left_out: int = 0
    hidden: str = ""
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with what stands around it, and the stretches of it in this text.

    `before` and `after` say that the paragraph goes on; `cut` counts the passage's characters left out.
    """

    text: str
    passage: Span
    asked: tuple[Span, ...]
    paragraphs: tuple[tuple[int, int], ...]  # offset in the text, number
    before: bool
    after: bool
    cut: int


class SeenPassages:
    """All codings that may be seen, and the texts that they are taken from."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._sources = Sources(bench.project, kept=_KEPT)
        self._edits: Mapping[int, Edits] = {}
        self._documents: dict[int, Document] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take over what the workbench holds now; kept texts are dropped where documents were corrected."""
        before, self._documents = self._documents, {one.key: one for one in self._bench.every_document}
        self._edits = self._bench.project.quotation_edits.all()
        if any(key in before and before[key].sha256 != one.sha256 for key, one in self._documents.items()):
            self._sources = Sources(self._bench.project, kept=_KEPT)
        self._places = {key: place for place, key in enumerate(self._documents)}
        self._code_places = {code.key: place for place, code in enumerate(self._bench.book)}

    # ---- choosing --------------------------------------------------------------------------------

    def wanted_codes(self, choice: Choice) -> frozenset[int]:
        """The chosen codes (keys), with those below them where they count; empty for all."""
        if not choice.sub_codes:
            return choice.codes
        book = self._bench.book
        below = (code.key for key in choice.codes if key in book for code in book.descendants(key))
        return choice.codes.union(below)

    def find(self, choice: Choice) -> Found:
        """The codings that are wanted."""
        codes = self.wanted_codes(choice)
        every = (one for key in self._documents for one in self._bench.codings_of(key))
        known = [one for one in every if (not codes or one.code in codes) and one.code in self._code_places]
        documents = self._chosen_documents(choice)
        passing = [one for one in known if self._passes(one, choice, documents)]
        seen = [one for one in passing if self._bench.may_be_seen(one)]
        earlier = sum(map(self._bench.is_own, passing)) - sum(map(self._bench.is_own, seen))
        seen.sort(key=self._sorting(choice.order))
        visible_left_out = sum(self._bench.may_be_seen(one) for one in known) - len(seen)
        hidden = self._bench.hidden_of_others(len(passing) - len(seen) - earlier)
        return Found(tuple(seen), left_out=visible_left_out, hidden=hidden, earlier=earlier)

    def _passes(self, coding: Coding, choice: Choice, documents: Collection[int]) -> bool:
        return (
            coding.document in documents
            and (not choice.coders or coding.coder in choice.coders)
            and (not choice.polarities or coding.polarity in choice.polarities)
            and (not choice.good or coding.good)
        )

    def _chosen_documents(self, choice: Choice) -> set[int]:
        """Keys of the documents whose label and attributes are wanted."""
        wanted: dict[str, set[str]] = {}
        for name, value in choice.attributes:
            wanted.setdefault(name, set()).add(value)
        return {
            key
            for key, one in self._documents.items()
            if (not choice.labels or one.label in choice.labels)
            and all(one.attributes.get(name) in values for name, values in wanted.items())
        }

    def _sorting(self, order: Order) -> Callable[[Coding], Any]:
        def heads(document: Document) -> tuple[object, ...]:
            place = self._places[document.key]
            wave = document.attributes.get("wave", "") or document.label
            return {
                Order.LABEL: (document.label, wave, place),
                Order.DOCUMENT: (document.name, place),
            }.get(order, (wave, document.label, place))

        head = {key: heads(document) for key, document in self._documents.items()}
        codes = self._code_places if order is Order.CODE else dict.fromkeys(self._code_places, 0)
        weighs = order is Order.WEIGHT

        def key(one: Coding) -> tuple[object, ...]:
            weight = -one.weight if weighs and one.weight is not None else 1
            return (codes[one.code], weight, head[one.document], one.span, one.key)

        return key

    def export_filter(self, choice: Choice) -> Filter:
        """The filter that lets exactly what is listed into an export; there must be something."""
        return Filter(
            codes=self.wanted_codes(choice),
            coders=choice.coders,
            codings=frozenset(one.key for one in self.find(choice).codings),
        )

    # ---- reading ---------------------------------------------------------------------------------

    @property
    def documents(self) -> Mapping[int, Document]:
        """Key -> document, in order."""
        return self._documents

    def place(self, document: int, span: Span) -> str:
        """Where a passage of a document (key) stands: “RG 2022 · 017 ¶13”."""
        found = self._documents[document]
        name = found.name if found.name.startswith(found.label) else f"{found.label} · {found.name}"
        return f"{name} ¶{self._sources.of(document).structure.paragraph_number(span.start)}"

    def passage_words(self, document: int, span: Span) -> str:
        """A passage of a document (key) in one line, without the interviewer's words."""
        return self._sources.of(document).quoted(span, (), None)[0]

    def words(self, coding: Coding) -> str:
        """The passage in one line as it is quoted: with its edits, without the interviewer's words."""
        return self._quoted(coding, self.edits(coding))

    def edits(self, coding: Coding) -> Edits:
        """What makes the quotation of the passage."""
        return self._edits.get(coding.key, ())

    def with_label(self, coding: Coding, edits: Edits | None = None) -> str:
        """The passage in quotation marks with its source label behind it; with other edits than it has, if given."""
        wanted = self.edits(coding) if edits is None else edits
        words, label = self._quoted(coding, wanted), self._documents[coding.document].label
        return quoted(words, GERMAN) + (f" ({label})" if label else "")

    def _quoted(self, coding: Coding, edits: Edits) -> str:
        return self._sources.of(coding.document).quoted(coding.span, edits, None)[0]

    def written(self, coding: Coding, edits: Edits) -> str:
        """The passage with these edits, in the notation that people write them in."""
        return quotation_editing.written(self._sources.of(coding.document), coding, edits)

    def read(self, coding: Coding, written: str) -> Edits:
        """The edits that were written in that notation. Raises QualcodeError where it does not fit the passage."""
        return quotation_editing.read(self._sources.of(coding.document), coding, written)

    def context(self, document: int, span: Span) -> Context:
        """The passage with its paragraphs and the one before and after them, as far as they are short."""
        source = self._sources.of(document)
        paragraphs = source.structure.paragraphs
        first = max(0, source.structure.paragraph_number(span.start) - 2)
        last = min(len(paragraphs), source.structure.paragraph_number(span.end - 1) + 1)
        whole = Span(paragraphs[first].start, paragraphs[last - 1].end) if paragraphs else Span(0, len(source.text))
        start, end = max(whole.start, span.start - _AROUND), min(whole.end, span.end + _AROUND)
        cut = max(0, span.length - _LONGEST)
        if cut:
            end = span.start + _LONGEST
        asked = _near(source.structure, Span(start, end)).asked(source.roles)
        return Context(
            text=source.text[start:end],
            passage=Span(span.start - start, min(span.end, end) - start),
            asked=tuple(Span(max(0, one.start - start), min(end, one.end) - start) for one in asked),
            paragraphs=tuple(
                (max(0, one.start - start), number)
                for number, one in enumerate(paragraphs[first:last], start=first + 1)
                if one.end > start and one.start < end
            ),
            before=start > whole.start,
            after=end < whole.end,
            cut=cut,
        )


def _near(structure: Structure, span: Span) -> Structure:
    """The structure with only the turns that the span touches: long transcripts have thousands."""
    first = max(0, structure.turn_index(span.start))
    turns = structure.turns[first : structure.turn_index(span.end) + 1]
    return replace(structure, turns=tuple(one for one in turns if one.span.overlap(span)))
