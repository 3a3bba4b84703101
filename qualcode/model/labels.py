"""Source labels: what a report may show of where a quotation comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """A source label such as “RG 2022”.

    `documents` and `cases` carry it in this project; a document without a case is none of the cases.
    `population` is how many cases the label stands for outside of the project too; None where nobody said. `wave` and
    `source_kind` are what it was said to stand for, empty where nobody said.
    """

    name: str
    documents: int
    cases: int
    population: int | None = None
    wave: str = ""
    source_kind: str = ""

    @property
    def key(self) -> str:
        """What tells it from other labels: it stands in the file as the name that documents carry."""
        return self.name
