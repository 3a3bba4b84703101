"""Coded passages as the quotations screen and the dialogs list them: chosen, ordered, quoted.

Texts are fetched only for the passages that are looked at, and the latest documents are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qualcode.model.codings import Coding
from qualcode.model.consent.consents import ConsentVerdict
from qualcode.model.documents import Document, Structure
from qualcode.model.quotation_edits import Edits
from qualcode.model.spans import Span
from qualcode.reporting.quotations.quotation import united_edits
from qualcode.reporting.quotations.sources import Sources
from qualcode.reporting.words.citations import place_words
from qualcode.reporting.words.typography import quoted
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.compiled_query import CompiledQuery, compiled
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.permissions import Permissions
from qualcode.retrieval.query_names import NameReading
from qualcode.workspace.quoting import quotation_editing
from qualcode.workspace.workbench.coding_search import (
    CodingSearch,
    FoundQuotations,
    ListedQuotations,
    SeenQuotation,
    SeenQuotations,
)
from qualcode.workspace.workbench.workbench import Workbench

_KEPT = 8_000_000  # code points of texts that are kept
_AROUND = 700  # code points of context on either side of a passage
_LONGEST = 6000  # code points of a passage that the context shows


@dataclass(frozen=True, slots=True)
class Surroundings:
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
        before, self._documents = self._documents, {document.key: document for document in self._bench.every_document}
        self._edits = self._bench.project.quotation_edits.all()
        self._permissions: Permissions | None = None  # looked up when the first quotation is
        if any(key in before and before[key].sha256 != document.sha256 for key, document in self._documents.items()):
            self._sources = Sources(self._bench.project, kept=_KEPT)
        self._places = {key: place for place, key in enumerate(self._documents)}
        self._code_places = {code.key: place for place, code in enumerate(self._bench.book)}

    # ---- choosing --------------------------------------------------------------------------------

    def query(self, typed: str) -> CompiledQuery | None:
        """The query that was typed; None for nothing. Raises UsageProblem, NotFound or Ambiguous."""
        if not typed.strip():
            return None
        return compiled(self._bench.project, typed, NameReading(several=True, state_of=self._bench.state_of))

    def search(self, choice: PassageChoice) -> CodingSearch:
        """The search for the codings that are wanted; it can be made over any connection and in any thread."""
        bench = self._bench
        return CodingSearch(
            choice=choice.with_codes_below(bench.book),
            sight=bench.sight,
            hides_others=bench.hides_others,
            documents=self._documents,
            codes=self._code_places,
        )

    def listed(self, found: FoundQuotations) -> ListedQuotations:
        """What a search has found, as it is shown: the codings themselves are fetched where they are looked at."""
        return ListedQuotations(SeenQuotations(self._bench, found), found)

    def may_be_quoted(self, quotation: SeenQuotation) -> ConsentVerdict:
        """Whether the words may leave the project as a quotation, and why not."""
        if self._permissions is None:
            self._permissions = Permissions(self._bench.project)
        return self._permissions.passage(quotation.document, quotation.span)

    # ---- reading ---------------------------------------------------------------------------------

    @property
    def documents(self) -> Mapping[int, Document]:
        """Key -> document, in order."""
        return self._documents

    def place(self, document: int, span: Span) -> str:
        """Where a passage of a document (key) stands, by all that is known: “RG 2022 · 017 ¶13, ll. 12–15”."""
        found = self._documents[document]
        name = found.name if found.name.startswith(found.label) else f"{found.label} · {found.name}"
        return f"{name} {place_words(self._sources.of(document).places.of(span))}"

    def paragraph(self, document: int, span: Span) -> int:
        """The number, from 1, of the paragraph in which a passage of a document (key) begins."""
        return self._sources.of(document).structure.paragraph_number(span.start)

    def passage_words(self, document: int, span: Span) -> str:
        """A passage of a document (key) in one line, without the interviewer's words."""
        return self._sources.of(document).quoted(span, (), None)[0]

    def words(self, passage: Coding | SeenQuotation) -> str:
        """The passage in one line as it is quoted: with its edits, without the interviewer's words."""
        return self._quoted(passage, self.edits(passage))

    def edits(self, passage: Coding | SeenQuotation) -> Edits:
        """What makes the quotation of the passage."""
        if isinstance(passage, Coding):
            return self._edits.get(passage.key, ())
        edits = [(coding.span, self._edits.get(coding.key, ())) for coding in passage.codings]
        return united_edits(edits, passage.span)[0]

    def quotation_id(self, quotation: SeenQuotation) -> str:
        """The id that is kept of a quotation; empty before the first export."""
        return self._bench.project.quotation_ids.of([quotation.first.key]).get(quotation.first.key, "")

    def with_label(self, passage: Coding | SeenQuotation, edits: Edits | None = None) -> str:
        """The passage in quotation marks with its source label behind it; with other edits than it has, if given."""
        wanted = self.edits(passage) if edits is None else edits
        words, label = self._quoted(passage, wanted), self._documents[passage.document].label
        return quoted(words, wording_of("de")) + (f" ({label})" if label else "")

    def _quoted(self, passage: Coding | SeenQuotation, edits: Edits) -> str:
        return self._sources.of(passage.document).quoted(passage.span, edits, None)[0]

    def written(self, coding: Coding, edits: Edits) -> str:
        """The passage with these edits, in the notation that people write them in."""
        return quotation_editing.written(self._sources.of(coding.document), coding, edits)

    def read(self, coding: Coding, written: str) -> Edits:
        """The edits that were written in that notation. Raises QualcodeError where it does not fit the passage."""
        return quotation_editing.read(self._sources.of(coding.document), coding, written)

    def context(self, document: int, span: Span) -> Surroundings:
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
        return Surroundings(
            text=source.text[start:end],
            passage=Span(span.start - start, min(span.end, end) - start),
            asked=tuple(Span(max(0, question.start - start), min(end, question.end) - start) for question in asked),
            paragraphs=tuple(
                (max(0, paragraph.start - start), number)
                for number, paragraph in enumerate(paragraphs[first:last], start=first + 1)
                if paragraph.end > start and paragraph.start < end
            ),
            before=start > whole.start,
            after=end < whole.end,
            cut=cut,
        )


def _near(structure: Structure, span: Span) -> Structure:
    """The structure with only the turns that the span touches: long transcripts have thousands."""
    first = max(0, structure.turn_index(span.start))
    turns = structure.turns[first : structure.turn_index(span.end) + 1]
    return replace(structure, turns=tuple(turn for turn in turns if turn.span.overlap(span)))
