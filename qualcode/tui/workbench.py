"""What the coding screen shows, fetched from the project: no Textual, no SQL.

It reads through a connection of its own; writing goes through `writer`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import NotFound
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Assignment, Coder, Coding, WorkState
from qualcode.model.documents import Document, Role, Structure
from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """The document on the screen with its text and structure."""

    document: Document
    text: str
    structure: Structure
    roles: dict[str, Role]


@dataclass(frozen=True, slots=True)
class Counts:
    """Codings of one document: one's own, those of others, and of these how many are hidden."""

    own: int = 0
    others: int = 0
    hidden: int = 0


class Workbench:
    """The project as one coder sees it; with `blind` the codings of others are left out."""

    def __init__(self, path: Path, coder_name: str, *, blind: bool = False) -> None:
        self.project = Project.open(path)
        self.coder_name = coder_name
        self.blind = blind
        self.recent: list[int] = []
        self.refresh()

    def refresh(self) -> None:
        """Fetch documents, codebook, coders and states anew."""
        self._version = self.project.data_version()
        self.documents: list[Document] = self.project.documents.all()
        self.book: Codebook = self.project.codes.book()
        self.coders: dict[int, Coder] = {one.key: one for one in self.project.coders.all()}
        self.coder: Coder | None = self.project.coders.exact(self.coder_name)
        self._codings: list[Coding] = self.project.codings.all()
        self._states: dict[tuple[int, int], Assignment] = {
            (one.document, one.coder): one for one in self.project.coders.assignments()
        }

    def is_stale(self) -> bool:
        """Whether another connection has written since the last fetching."""
        return self.project.data_version() != self._version

    def close(self) -> None:
        """Close the reading connection."""
        self.project.close()

    # ---- documents -------------------------------------------------------------------------------

    def first_document(self, wanted: str | None) -> Document | None:
        """The document that was asked for, else the first that this coder has not finished."""
        if wanted is not None:
            return self.project.documents.find(wanted)
        unfinished = (one for one in self.documents if self.state(one) is not WorkState.FINISHED)
        return next(unfinished, self.documents[0] if self.documents else None)

    def open(self, document: Document) -> OpenDocument:
        """Fetch text and structure of a document."""
        documents = self.project.documents
        fresh = documents.get(document.key)
        return OpenDocument(fresh, documents.text(fresh), documents.structure(fresh), documents.roles(fresh))

    def neighbour(self, document: Document, step: int) -> Document | None:
        """The next (1) or previous (-1) document in the order of the list; None at its end."""
        keys = [one.key for one in self.documents]
        place = keys.index(document.key) + step if document.key in keys else 0
        return self.documents[place] if 0 <= place < len(keys) else None

    def state(self, document: Document) -> WorkState:
        """How far this coder is with a document."""
        known = self._states.get((document.key, self.coder.key)) if self.coder else None
        return known.state if known else WorkState.OPEN

    def finished(self) -> int:
        """Number of documents that this coder finished."""
        return sum(self.state(one) is WorkState.FINISHED for one in self.documents)

    # ---- codings ---------------------------------------------------------------------------------

    def codings_of(self, document: int) -> list[Coding]:
        """All codings of a document (key), seen or not."""
        return [one for one in self._codings if one.document == document]

    def codings(self, document: Document) -> list[Coding]:
        """The codings of a document that may be seen."""
        found = self.codings_of(document.key)
        return [one for one in found if self.is_own(one) or not self.blind]

    def counts(self) -> dict[int, Counts]:
        """Document key -> numbers of codings."""
        own: dict[int, int] = {}
        others: dict[int, int] = {}
        for one in self._codings:
            tally = own if self.is_own(one) else others
            tally[one.document] = tally.get(one.document, 0) + 1
        return {
            key: Counts(own.get(key, 0), others.get(key, 0), others.get(key, 0) if self.blind else 0)
            for key in own.keys() | others.keys()
        }

    def code_counts(self) -> dict[int, int]:
        """Code key -> number of codings that may be seen."""
        counts: dict[int, int] = {}
        for one in self._codings:
            if self.is_own(one) or not self.blind:
                counts[one.code] = counts.get(one.code, 0) + 1
        return counts

    def own_total(self) -> int:
        """Number of this coder's codings in all documents."""
        return sum(self.is_own(one) for one in self._codings)

    def is_own(self, coding: Coding) -> bool:
        """Whether the coding is this coder's."""
        return self.coder is not None and coding.coder == self.coder.key

    def added(self, coding: Coding) -> None:
        """Take in a coding that was written just now."""
        self._codings.append(coding)
        self.remember(coding.code)

    def removed(self, coding: Coding) -> None:
        """Drop a coding that was removed just now."""
        self._codings = [one for one in self._codings if one.key != coding.key]

    def changed(self, coding: Coding) -> None:
        """Put the present form of a coding in the place of the former."""
        self._codings = [coding if one.key == coding.key else one for one in self._codings]

    # ---- codes -----------------------------------------------------------------------------------

    def remember(self, code: int) -> None:
        """Put a code at the head of the recent ones."""
        self.recent = [code, *(one for one in self.recent if one != code)][:20]

    def quick_codes(self) -> list[Code]:
        """The codes of the digits 1–9: the first nine that have no sub-codes."""
        parents = {code.parent for code in self.book}
        return [code for code in self.book if code.key not in parents][:9]

    def quick_code(self, digit: int) -> Code:
        """The code of a digit. Raises NotFound where it has none."""
        quick = self.quick_codes()
        if not 1 <= digit <= len(quick):
            raise NotFound("quick code", str(digit), hint="The codebook on the right shows which digits have one.")
        return quick[digit - 1]


def ensure_coder(project: Project, name: str) -> Coder:
    """The coder of that name in a writing project, made on first use."""
    from qualcode.model.codings import CoderKind  # noqa: PLC0415

    return project.coders.exact(name) or project.coders.add(name, CoderKind.PERSON)
