"""The texts of a study for Python users: a few are kept while codings of one document after another are read."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from qualcode.project.file.store import corrected_meanwhile

if TYPE_CHECKING:
    from qualcode.model.documents import Document, Structure
    from qualcode.project.project import Project

_KEPT = 4  # documents


class TextShelf:
    """Texts and structures of documents, of a few at a time, read anew when the file has changed.

    A document says which text it was fetched with: where that was corrected meanwhile, places in it would be others.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._stamp: tuple[int, int] = (-1, -1)
        self._texts: OrderedDict[int, tuple[str, str]] = OrderedDict()
        self._structures: dict[int, Structure] = {}

    def text(self, document: Document) -> str:
        """The document's text. Raises QualcodeError where it was removed or corrected since it was fetched."""
        self._refresh()
        kept = self._texts.get(document.key)
        if kept is None:
            fresh = self._project.documents.get(document.key)
            kept = self._texts[document.key] = fresh.sha256, self._project.documents.text(fresh)
            if len(self._texts) > _KEPT:
                gone, _ = self._texts.popitem(last=False)
                self._structures.pop(gone, None)
        sha256, text = kept
        if sha256 != document.sha256:
            raise corrected_meanwhile(document)
        return text

    def structure(self, document: Document) -> Structure:
        """Its paragraphs, turns and sentences. Raises as `text` does."""
        self.text(document)
        if document.key not in self._structures:
            self._structures[document.key] = self._project.documents.structure(document)
        return self._structures[document.key]

    def _refresh(self) -> None:
        stamp = self._project.data_version(), self._project.writes
        if stamp != self._stamp:
            self._stamp = stamp
            self._texts.clear()
            self._structures.clear()
