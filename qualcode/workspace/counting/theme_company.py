"""With which strategies, mechanisms and other codes of the theory a theme occurs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.codes import Code, Codebook, RelationKind
from qualcode.retrieval.relations.cooccurrence import CooccurrenceMatrix, Together
from qualcode.workspace.counting.relations import cooccurrence

if TYPE_CHECKING:
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.workspace import Workspace

_OF_THEORY = (RelationKind.STRATEGY, RelationKind.MECHANISM, RelationKind.CAUSE)


@dataclass(frozen=True, slots=True)
class Companion:
    """A code that occurs with a theme: how often, and in how many cases; `passages` are all of its own.

    `branch` is the code at the top of the branch that it belongs to, `kind` what that branch is.
    """

    code: Code
    kind: RelationKind | None
    branch: Code
    together: int
    cases: int
    passages: int


@dataclass(frozen=True, slots=True)
class ThemeCompany:
    """What occurs with a theme, which `cases_of_theme` of all cases have; a companion may never occur with it."""

    theme: Code
    by: Together
    passages: int
    cases_of_theme: int
    cases: int
    companions: tuple[Companion, ...]
    notes: Sequence[str]


def theme_company(
    space: Workspace,
    theme: Code,
    wanted: PassageChoice,
    *,
    by: Together = Together.OVERLAP,
    branches: Sequence[Code] = (),
    sub_codes: bool = False,
) -> ThemeCompany:
    """Which codes of these branches occur with a theme, in the order of the codebook.

    Without branches those with what is some code's strategy, mechanism or cause, see `branches_of_theory`. With
    `sub_codes` a code counts with those below it. Raises UsageProblem where there is no such branch, and as
    `cooccurrence` does.
    """
    book = space.book
    named: dict[int, RelationKind | None] = {branch.key: None for branch in branches}
    named = named or dict(branches_of_theory(book, theme))
    if not named:
        raise UsageProblem(
            _("No code is related to another one as its strategy, mechanism or cause."),
            _("Say it: qualcode codebook edit CODE --relation strategy OTHER; or name the branches."),
        )
    counted = cooccurrence(space, wanted, by, only=[theme.key], sub_codes=sub_codes)
    by_case = cooccurrence(space, wanted, Together.CASE, only=[theme.key], sub_codes=sub_codes)
    numbers = dict(zip(counted.codes, counted.numbers, strict=True))
    companions: dict[int, Companion] = {}
    for key, kind in named.items():
        for code in (book[key], *book.descendants(key)):
            if code.key != theme.key and code.key in numbers:
                companions.setdefault(code.key, _companion(counted, theme, code, kind, book[key], numbers[code.key]))
    of_theme = dict(zip(by_case.codes, by_case.numbers, strict=True))
    return ThemeCompany(
        theme,
        by,
        numbers.get(theme.key, 0),
        of_theme.get(theme.key, 0),
        counted.cases,
        tuple(companions[code.key] for code in book if code.key in companions),
        counted.notes,
    )


def _companion(
    counted: CooccurrenceMatrix, theme: Code, code: Code, kind: RelationKind | None, branch: Code, passages: int
) -> Companion:
    pair = counted.pair(theme.key, code.key)
    return Companion(code, kind, branch, pair.number if pair else 0, pair.cases if pair else 0, passages)


def branches_of_theory(book: Codebook, theme: Code) -> Iterator[tuple[int, RelationKind]]:
    """The branches (keys of their top codes) with strategies, mechanisms and causes, and which of these.

    A branch is the highest code above one that another code is related to, which stands neither above that other
    code nor above the theme.
    """
    for code in book:
        for related in code.related:
            if related.kind in _OF_THEORY and related.key is not None and related.key in book:
                branch = book[related.key]
                kept_out = (code.path, theme.path)
                while branch.parent is not None and not _is_above(book[branch.parent], kept_out):
                    branch = book[branch.parent]
                if not _is_above(branch, kept_out):
                    yield branch.key, related.kind


def _is_above(code: Code, paths: Sequence[tuple[str, ...]]) -> bool:
    return any(path[: len(code.path)] == code.path for path in paths)
