"""What the reader doubts: listed in the order of importance, told in few lines, settled and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import ngettext, program
from qualcode.model.readings.doubts import DoubtKind, NotedDoubt, ReadingDoubt
from qualcode.plural import counted
from qualcode.reading.doubts.words import by_importance, doubt_title, doubt_words

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace

MOST_TOLD = 5
"""So many lines about doubts are told at an import."""
_NAMED = 2  # documents of a line


@dataclass(frozen=True, slots=True)
class DoubtOfDocument:
    """A doubt that the project keeps, with its document."""

    noted: NotedDoubt
    document: Document

    @property
    def doubt(self) -> ReadingDoubt:
        """What is doubted."""
        return self.noted.doubt


def doubts_of(
    space: Workspace,
    document: Document | None = None,
    kind: DoubtKind | None = None,
    *,
    settled: bool = False,
) -> list[DoubtOfDocument]:
    """The open doubts of a document or of all, of a kind or of all, and with `settled` those that rest, too.

    The kinds that may make a quotation or a count wrong come first, within a kind the documents in their order.
    """
    project = space.project
    documents = {known.key: (place, known) for place, known in enumerate(project.documents.all())}
    noted = [
        known
        for known in project.doubts.all(document.key if document else None)
        if (settled or not known.settled) and kind in (None, known.doubt.kind)
    ]
    kinds = _kinds(known.doubt for known in noted)
    noted.sort(key=lambda known: (known.settled, kinds.index(known.doubt.kind), documents[known.document][0]))
    return [DoubtOfDocument(known, documents[known.document][1]) for known in noted]


def settle(space: Workspace, doubts: Sequence[NotedDoubt]) -> None:
    """Let doubts rest as one change: somebody looked. Raises QualcodeError where one is not there any more."""
    with space.acting() as coder:
        space.project.doubts.settle([noted for noted in doubts if not noted.settled], coder)


def reopen(space: Workspace, doubts: Sequence[NotedDoubt]) -> None:
    """Take up again what was settled, as one change. Raises QualcodeError where a doubt is not there any more."""
    space.project.doubts.reopen([noted for noted in doubts if noted.settled], space.author)


def told_at_import(documents: Iterable[tuple[str, Sequence[ReadingDoubt]]]) -> tuple[list[str], int]:
    """At most five lines about what is doubted of documents (name, doubts), the gravest first, and of how many
    doubts none of them tells.

    Doubts of one kind are one line.
    """
    found = [(name, doubt) for name, doubts in documents for doubt in doubts]
    kinds = _kinds(doubt for _name, doubt in found)
    lines = [_line([pair for pair in found if pair[1].kind is kind]) for kind in kinds[:MOST_TOLD]]
    return lines, sum(doubt.kind in kinds[MOST_TOLD:] for _name, doubt in found)


def _line(doubts: Sequence[tuple[str, ReadingDoubt]]) -> str:
    (name, first), *others = doubts
    if not others:
        words = f"{name}: {doubt_words(first).statement}"
        return f"{words} {program().quoted(first.example)}" if first.example else words
    names = list(dict.fromkeys(name for name, _doubt in doubts))
    shown, title = ", ".join(names[:_NAMED]), doubt_title(first.kind)
    if len(names) > _NAMED:
        shown = ngettext("{names} and {count} more", "{names} and {count} more", len(names) - _NAMED, names=shown)
    places = f" ({counted(len(doubts), 'place')})" if len(doubts) > len(names) else ""
    return f"{shown}: {title}{places}"


def _kinds(doubts: Iterable[ReadingDoubt]) -> list[DoubtKind]:
    return list(dict.fromkeys(doubt.kind for doubt in by_importance(doubts)))
