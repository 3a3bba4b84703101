"""Waves and kinds of source: what a study consists of by them, and what is said of labels and declared of attributes.

What is said of single documents is changed with all else that is known of them, see `documents.describe`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.language.forms.natural_order import natural_key
from qualcode.model.origins import OriginSource

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.labels import SourceLabel
    from qualcode.project.material.origins import OriginFields
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The documents of one wave and one kind of source, either of which may be empty where it is not known.

    `cases` are those of the documents and of their speakers; `without_case` are documents without one. `wave_from`
    and `kind_from` count the documents by whose word it is known.
    """

    wave: str
    source_kind: str
    documents: int
    cases: int
    without_case: int
    wave_from: Mapping[OriginSource, int]
    kind_from: Mapping[OriginSource, int]


def groups_of(space: Workspace, documents: Sequence[Document]) -> list[OriginGroup]:
    """The documents by wave and, within it, kind of source; what is not known comes last."""
    voices = space.project.documents.cases_of_speakers()
    parts: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        parts.setdefault((document.wave, document.source_kind), []).append(document)
    return [
        OriginGroup(
            wave,
            kind,
            len(of_part),
            len({case for document in of_part for case in _cases(document, voices)}),
            sum(not _cases(document, voices) for document in of_part),
            Counter(document.wave_origin.source for document in of_part),
            Counter(document.kind_origin.source for document in of_part),
        )
        for (wave, kind), of_part in sorted(parts.items(), key=lambda part: _place(*part[0]))
    ]


def _cases(document: Document, voices: Mapping[int, Mapping[str, str]]) -> set[str]:
    own = {document.case} if document.case else set()
    return own | {*voices.get(document.key, {}).values()}


def _place(wave: str, kind: str) -> tuple[object, ...]:
    return not wave, natural_key(wave), not kind, natural_key(kind)


def describe_label(
    space: Workspace,
    label: SourceLabel,
    *,
    population: int | None = None,
    wave: str | None = None,
    source_kind: str | None = None,
) -> SourceLabel:
    """Say for how many cases, which wave and which kind of source a label stands, as one change; None stays.

    0 and “” take back what was said. Raises as `Labels.set_population` and `Labels.set_origin` do.
    """
    labels, author = space.project.labels, space.author
    with space.project.change("label.set", author):
        if population is not None:
            label = labels.set_population(label, population or None, author)
        return labels.set_origin(label, author, wave=wave, source_kind=source_kind)


def declare_fields(
    space: Workspace, *, wave: Sequence[str] | None = None, source_kind: Sequence[str] | None = None
) -> OriginFields:
    """Say which attributes tell the wave and which the kind of source, see `Origins.declare`."""
    return space.project.origins.declare(space.author, wave=wave, source_kind=source_kind)
