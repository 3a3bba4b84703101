"""The codings of a project as the interface needs them: numbers at once, the codings themselves where they are seen.

A project of a thousand documents is counted by two queries; of its codings those of the document on the screen are
fetched, and all of them only for what asks all (a filter, codes that stand together).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qualcode.model.codings import Coding
from qualcode.project.project import Project

_SEVERAL = 20  # documents; who asks for more one by one will ask for all
EARLIER = -2  # no key is negative
"""Stands in the numbers for the coder where it is one's own work of another round."""


class CodingCache:
    """Fetched once; what is written afterwards is told by `put` and `drop`.

    `counts_as` tells of a coder (key) and a round whose codings these are: the coder's, or EARLIER.
    """

    def __init__(self, project: Project, counts_as: Callable[[int, int], int]) -> None:
        self._project = project
        self._counts_as = counts_as
        self.by_document: dict[int, dict[int, int]] = {}
        """Document -> coder -> number of codings; documents and coders are keys."""
        self.by_code: dict[int, dict[int, int]] = {}
        """Code -> coder -> number of codings."""
        for document, coder, round_, count in project.codings.tally("document_id"):
            _add(self.by_document, document, counts_as(coder, round_), count)
        for code, coder, round_, count in project.codings.tally("code_id"):
            _add(self.by_code, code, counts_as(coder, round_), count)
        self._held: dict[int, dict[int, Coding]] = {}
        self._whole = False

    def _of(self, document: int) -> dict[int, Coding]:
        """Coding key -> coding of a document (key), in order of the text as fetched; new ones stand last."""
        if document not in self._held and len(self._held) >= _SEVERAL:
            self._fetch_all()
        if document not in self._held:
            found = [] if self._whole else self._project.codings.all(document=document)
            self._held[document] = {coding.key: coding for coding in found}
        return self._held[document]

    def of(self, document: int) -> list[Coding]:
        """The codings of a document (key)."""
        return list(self._of(document).values())

    def some(self, document: int, keys: Iterable[int]) -> list[Coding]:
        """Those codings of a document that have one of the keys."""
        held = self._of(document)
        return [held[key] for key in keys if key in held]

    def every(self) -> dict[int, list[Coding]]:
        """Document key -> codings, of all documents."""
        self._fetch_all()
        return {document: list(held.values()) for document, held in self._held.items()}

    def _fetch_all(self) -> None:
        if not self._whole:
            found: dict[int, dict[int, Coding]] = {}
            for coding in self._project.codings.all():
                found.setdefault(coding.document, {})[coding.key] = coding
            self._held, self._whole = {**found, **self._held}, True

    def put(self, coding: Coding) -> Coding | None:
        """Take in the present form of a coding; gives the former form."""
        held = self._of(coding.document)
        former = held.get(coding.key)
        held[coding.key] = coding
        if former is not None:
            self._count(former, -1)
        self._count(coding, 1)
        return former

    def drop(self, coding: Coding) -> None:
        """Forget a coding that is gone."""
        former = self._of(coding.document).pop(coding.key, None)
        if former is not None:
            self._count(former, -1)

    def _count(self, coding: Coding, by: int) -> None:
        for numbers, key in ((self.by_document, coding.document), (self.by_code, coding.code)):
            _add(numbers, key, self._counts_as(coding.coder, coding.round), by)


def _add(numbers: dict[int, dict[int, int]], key: int, coder: int, number: int) -> None:
    coders = numbers.setdefault(key, {})
    coders[coder] = coders.get(coder, 0) + number
