"""Where quotations come from: documents with text, structure and what is left out of it, fetched once each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.model.documents import Role, Structure
from qualcode.model.quotation_edits import QuotationEdit
from qualcode.model.quotation_lines import Hole, Line, Run, Style, line_of
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcript_marks import Marked, holes_of

# Code points of texts that are kept in memory at a time.
_KEPT = 48_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A document to quote from."""

    text: str
    structure: Structure
    roles: dict[str, Role]
    marked: Marked

    def holes(self, span: Span) -> Sequence[Hole]:
        """What a quotation of the passage leaves out."""
        return self.marked.inside(span)

    def line(self, span: Span, edits: Iterable[QuotationEdit] = (), style: Style | None = None) -> Line:
        """The passage as a quotation.

        Where nothing is left, since only those who ask speak in it, it is shown as it stands: somebody coded it.
        """
        line = line_of(self.text, span, edits, self.holes(span), style)
        if line.runs:
            return line
        plain = line_of(self.text, span, edits, (), style)
        return plain if plain.runs else Line((Run(" ".join(span.cut(self.text).split()), span, ""),))

    def quoted(self, span: Span, edits: Sequence[QuotationEdit], style: Style | None) -> tuple[str, tuple[Span, ...]]:
        """Text and emphasis of the quotation; the quick way where there is nothing to leave out."""
        if not edits and not self.holes(span):
            text = " ".join(span.cut(self.text).split())
            if text and text[0] not in "[(" and text[-2:-1] not in {"]", ")"} and text[-1] not in "])":
                return text, ()
        line = self.line(span, edits, style)
        return line.text, line.emphasis() if edits else ()


class Sources:
    """The documents of a project as sources; texts beyond a limit are fetched anew."""

    def __init__(self, project: Project, *, dialogue: bool = False, kept: int = _KEPT) -> None:
        self._project = project
        self._dialogue = dialogue
        self._limit = kept
        self._size = 0
        self._fetched: OrderedDict[int, Source] = OrderedDict()

    def of(self, document: int) -> Source:
        """The document of that key."""
        known = self._fetched.get(document)
        if known is not None:
            self._fetched.move_to_end(document)
            return known
        documents = self._project.documents
        text, structure, roles = documents.text(document), documents.structure(document), documents.roles(document)
        made = Source(text, structure, roles, holes_of(text, structure, roles, dialogue=self._dialogue))
        self._size += len(text)
        while self._fetched and self._size > self._limit:
            _, old = self._fetched.popitem(last=False)
            self._size -= len(old.text)
        self._fetched[document] = made
        return made
