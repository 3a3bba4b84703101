"""The codebook as a table that can be taken in again: a row a code, whatever its texts hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import Language, catalogue_of
from qualcode.model.codes import Anchor, Code, RelatedCode, RelationKind, kinds_and_origins, relation_kinds
from qualcode.reading.lists.codebook_columns import cell_of_list
from qualcode.reporting.documents.anchor_states import state_words
from qualcode.reporting.report import Afresh, Cell, Table


@dataclass(frozen=True, slots=True)
class _Column:
    """A column, what it holds of a code, and whether it is left out where it is empty for all codes."""

    heading: str
    cell: Callable[[Code], Cell]
    is_seldom: bool = False


def codebook_table(
    title: str,
    codes: Sequence[Code],
    anchors: Mapping[int, Sequence[Anchor]],
    passages: Mapping[int, int] | None,
    language: Language,
) -> Table:
    """The table: the names of a code's path in columns, then all that it has, its rules in their own lines.

    `anchors` are those that may be shown, by code (key); `passages` are numbers of codings, None where none are told.
    """
    depth = max((len(code.path) for code in codes), default=1)
    columns = [
        column
        for column in _columns(codes, anchors, language)
        if not column.is_seldom or any(column.cell(code) for code in codes)
    ]
    words = catalogue_of(language)
    levels = [words.pgettext("column", "level {number}", number=number) for number in range(1, depth + 1)]
    counts = [_Column(words.gettext("Version of the rules"), lambda code: code.rule_version)]
    if passages is not None:
        counts.append(_Column(words.pgettext("column", "codings"), lambda code: passages.get(code.key, 0)))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for code in codes:
            path = (*code.path, *[""] * (depth - len(code.path)))
            yield (*path, *(column.cell(code) for column in (*columns, *counts)))

    head = (*levels, *(column.heading for column in (*columns, *counts)))
    return Table(title, head, Afresh(rows), words=len(head) - len(counts))


def _columns(codes: Sequence[Code], anchors: Mapping[int, Sequence[Anchor]], language: Language) -> Iterator[_Column]:
    words = catalogue_of(language)
    sorts, kinds, yes = kinds_and_origins(words), relation_kinds(words), words.gettext("yes")

    def related(code: Code) -> str:
        return cell_of_list(_related(other, kinds) for other in code.related)

    def levels(code: Code) -> str:
        return cell_of_list(
            (level.name, level.definition) if level.definition else (level.name,) for level in code.levels
        )

    yield _Column(words.pgettext("of a code", "Key"), lambda code: code.short_key, is_seldom=True)
    yield _Column(words.gettext("Definition"), lambda code: code.rules.definition)
    yield _Column(words.gettext("Code if"), lambda code: code.rules.include)
    yield _Column(words.gettext("Do not code if"), lambda code: code.rules.exclude)
    yield _Column(words.gettext("Distinguish from"), lambda code: code.rules.borders)
    yield _Column(words.gettext("Meaning of the weight"), lambda code: code.weight_meaning, is_seldom=True)
    yield _Column(words.gettext("Related codes"), related)
    yield _Column(words.pgettext("in the literature", "Source"), lambda code: code.source)
    yield _Column(words.pgettext("of a code", "Kind"), lambda code: f"{sorts[code.kind]}, {sorts[code.origin]}")
    yield _Column(words.pgettext("column", "Colour"), lambda code: code.colour)
    yield _Column(
        words.pgettext("column", "Only one sub-code"), lambda code: yes if code.exclusive else "", is_seldom=True
    )
    yield _Column(words.pgettext("column", "Levels"), levels, is_seldom=True)
    yield _Column(
        words.pgettext("column", "Ordered levels"), lambda code: yes if code.ordered else "", is_seldom=True
    )
    for number in range(max((len(anchors[code.key]) for code in codes), default=0)):
        yield from _of_anchor(number, anchors, language)


def _of_anchor(number: int, anchors: Mapping[int, Sequence[Anchor]], language: Language) -> Iterator[_Column]:
    """The columns of the anchor examples with a number, from 0."""
    words = catalogue_of(language)

    def of(code: Code) -> Anchor:
        mine = anchors[code.key]
        return mine[number] if number < len(mine) else Anchor("")

    shown = number + 1
    yield _Column(words.pgettext("column", "anchor example {number}", number=shown), lambda code: of(code).text)
    yield _Column(
        words.pgettext("column", "label of example {number}", number=shown),
        lambda code: of(code).label,
        is_seldom=True,
    )
    states = state_words(words)
    state = words.pgettext("column", "state of example {number}", number=shown)
    yield _Column(state, lambda code: states[of(code).state], is_seldom=True)
    yield _Column(
        words.pgettext("column", "invented {number}", number=shown),
        lambda code: words.gettext("yes") if of(code).invented else "",
        is_seldom=True,
    )


def _related(other: RelatedCode, kinds: Mapping[RelationKind, str]) -> tuple[str, ...]:
    if other.kind is RelationKind.RELATED:
        return (other.name,)
    return kinds[other.kind], other.name
