"""What is open or wrong in a codebook: looked for in one of a project and in one of a file alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from qualcode.catalogue import Catalogue, later
from qualcode.model.codes import AnchorState, Code, Codebook, CodebookDraft, CodeDraft, CodeKind, RelationKind
from qualcode.project.codebook.neighbours import NamedCodes
from qualcode.project.file.row_rules import folded
from qualcode.reporting.codebook.colours_apart import ColourSight, alike_for

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FEW = 8
"""Up to so many codes beside each other each two must differ, of more those that follow each other."""


class ProblemGrade(StrEnum):
    """Whether it must be mended, should be, or is only told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class CodebookProblemKind(StrEnum):
    """What is open or wrong."""

    UNREADABLE = "unreadable"
    SAME_NAME = "same name"  # no text: a value
    SAME_KEY = "same key"  # no text: a value
    NO_DEFINITION = "no definition"  # no text: a value
    UNKNOWN_RELATION = "unknown relation"  # no text: a value
    RELATION_CIRCLE = "relation to itself"  # no text: a value
    RELATIONS_IN_CIRCLE = "relations in a circle"  # no text: a value
    UNCLEAR_RELATION = "unclear relation"  # no text: a value
    UNKNOWN_BORDER = "unknown border"  # no text: a value
    NO_NEIGHBOUR = "no neighbour"  # no text: a value
    COLOURS_ALIKE = "colours alike"  # no text: a value
    ANCHOR_STALE = "anchor stale"  # no text: a value
    ANCHOR_GONE = "anchor gone"  # no text: a value
    ANCHOR_CHANGED = "anchor changed"  # no text: a value
    NO_LEVELS = "no levels"  # no text: a value
    NOT_EVALUATIVE = "not evaluative"  # no text: a value
    UNORDERED_LEVELS = "unordered levels"  # no text: a value
    LEVELS_AT_ONE_PLACE = "levels at one place"  # no text: a value


@dataclass(frozen=True, slots=True)
class CodebookProblem:
    """A problem with the codes that it is about, by their full names; `detail` is what else there is to it.

    That is a related code, a name in a border, a level; for colours who confuses them and how far apart they are.
    """

    kind: CodebookProblemKind
    grade: ProblemGrade
    codes: tuple[str, ...] = ()
    detail: str = ""


def book_of(draft: CodebookDraft) -> Codebook:
    """The codes of a file as those of a project are, with keys of their own."""
    made: list[Code] = []

    def walk(code: CodeDraft, path: tuple[str, ...], parent: int | None) -> None:
        key = len(made) + 1
        said = (code.colour, code.kind, code.origin, code.rules, 1, code.anchors, code.related, code.source)
        own = (*path, code.name)
        made.append(
            Code(key, f"{key:032x}", code.name, own, parent, *said, code.weight_meaning, exclusive=code.exclusive,
                 short_key=code.short_key, ordered=code.ordered, levels=code.levels)
        )  # fmt: skip
        for child in code.children:
            walk(child, own, key)

    for code in draft.codes:
        walk(code, (), None)
    return Codebook(tuple(made))


def codebook_problems(book: Codebook, *, is_file: bool = False) -> list[CodebookProblem]:
    """What is open or wrong in a codebook, by what it is, in the order of its codes.

    What a file names may stand in other codebooks: there it is only told.
    """
    unknown = ProblemGrade.NOTE if is_file else ProblemGrade.WARNING
    return [
        *_same(book),
        *_relations(book, unknown),
        *_borders(book, unknown),
        *_definitions(book),
        *_levels(book),
        *_anchors(book),
        *_colours(book),
    ]


def _same(book: Codebook) -> Iterator[CodebookProblem]:
    for kind, grade, named in (
        (
            CodebookProblemKind.SAME_KEY,
            ProblemGrade.ERROR,
            [(code.short_key, code) for code in book if code.short_key],
        ),
        (CodebookProblemKind.SAME_NAME, ProblemGrade.NOTE, [(code.name, code) for code in book]),
    ):
        found: dict[str, list[tuple[str, Code]]] = {}
        for name, code in named:
            found.setdefault(folded(name), []).append((name, code))
        for pairs in found.values():
            if len(pairs) > 1:
                yield CodebookProblem(kind, grade, tuple(code.full_name for _name, code in pairs), pairs[0][0])


_ONE_WAY = (RelationKind.CAUSE, RelationKind.STRATEGY, RelationKind.MECHANISM)


def _relations(book: Codebook, unknown: ProblemGrade) -> Iterator[CodebookProblem]:
    ways: dict[RelationKind, dict[int, list[int]]] = {kind: {} for kind in _ONE_WAY}
    names: dict[str, set[int]] = {}
    for code in book:
        for name in {folded(code.name), folded(code.full_name)}:
            names.setdefault(name, set()).add(code.key)
    for code in book:
        for other in code.related:
            meant = {other.key} if other.key is not None else names.get(folded(other.name), set())
            if not meant:
                yield CodebookProblem(CodebookProblemKind.UNKNOWN_RELATION, unknown, (code.full_name,), other.name)
            elif len(meant) > 1:
                yield CodebookProblem(
                    CodebookProblemKind.UNCLEAR_RELATION, ProblemGrade.WARNING, (code.full_name,), other.name
                )
            elif meant == {code.key}:
                yield CodebookProblem(
                    CodebookProblemKind.RELATION_CIRCLE, ProblemGrade.WARNING, (code.full_name,), other.name
                )
            elif other.kind in ways:
                ways[other.kind].setdefault(code.key, []).extend(meant)
    for way in ways.values():
        for circle in _circles(way):
            names_in_it = tuple(book[key].full_name for key in circle)
            yield CodebookProblem(CodebookProblemKind.RELATIONS_IN_CIRCLE, ProblemGrade.WARNING, names_in_it)


def _circles(way: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """The circles that one meets who follows relations of one kind from code to code (keys), each code once."""
    done: set[int] = set()
    for start in way:
        path: list[int] = []
        ahead = [(start, iter(way[start]))] if start not in done else []
        while ahead:
            code, others = ahead[-1]
            if code not in done:
                done.add(code)
                path.append(code)
            other = next(others, None)
            if other is None:
                ahead.pop()
                path.pop()
            elif other in path:
                yield path[path.index(other) :]
            elif other not in done:
                ahead.append((other, iter(way.get(other, ()))))


def _borders(book: Codebook, unknown: ProblemGrade) -> Iterator[CodebookProblem]:
    neighbours = NamedCodes(book)
    for code in book:
        named = neighbours.of(code)
        for neighbour in named:
            if neighbour.code is None:
                yield CodebookProblem(CodebookProblemKind.UNKNOWN_BORDER, unknown, (code.full_name,), neighbour.words)
        if code.rules.borders.strip() and not named:
            yield CodebookProblem(CodebookProblemKind.NO_NEIGHBOUR, ProblemGrade.NOTE, (code.full_name,))


def _definitions(book: Codebook) -> Iterator[CodebookProblem]:
    for code in book:
        if not code.rules.definition.strip():
            yield CodebookProblem(CodebookProblemKind.NO_DEFINITION, ProblemGrade.WARNING, (code.full_name,))


def _levels(book: Codebook) -> Iterator[CodebookProblem]:
    for code in book:
        is_evaluative, number = code.kind is CodeKind.EVALUATIVE, len(code.levels)
        if is_evaluative and not number:
            yield CodebookProblem(CodebookProblemKind.NO_LEVELS, ProblemGrade.NOTE, (code.full_name,))
        elif number and not is_evaluative:
            yield CodebookProblem(CodebookProblemKind.NOT_EVALUATIVE, ProblemGrade.WARNING, (code.full_name,))
        elif number > 1 and not code.ordered:
            yield CodebookProblem(CodebookProblemKind.UNORDERED_LEVELS, ProblemGrade.NOTE, (code.full_name,))
        if code.levels_at_one_place:
            names = ", ".join(level.name for level in code.levels_at_one_place)
            yield CodebookProblem(
                CodebookProblemKind.LEVELS_AT_ONE_PLACE, ProblemGrade.WARNING, (code.full_name,), names
            )


_STATES = {
    AnchorState.STALE: CodebookProblemKind.ANCHOR_STALE,
    AnchorState.GONE: CodebookProblemKind.ANCHOR_GONE,
    AnchorState.CHANGED: CodebookProblemKind.ANCHOR_CHANGED,
}


def _anchors(book: Codebook) -> Iterator[CodebookProblem]:
    for code in book:
        for number, anchor in enumerate(code.anchors, start=1):
            if anchor.state in _STATES:
                yield CodebookProblem(_STATES[anchor.state], ProblemGrade.WARNING, (code.full_name,), str(number))


def _colours(book: Codebook) -> Iterator[CodebookProblem]:
    """Codes beside each other, and below one another, whose colours somebody confuses."""
    pairs: list[tuple[Code, Code]] = []
    beside: dict[int | None, list[Code]] = {}
    for code in book:
        if _COLOUR.fullmatch(code.colour):
            beside.setdefault(code.parent, []).append(code)
    for parent, siblings in beside.items():
        pairs += combinations(siblings, 2) if len(siblings) <= _FEW else pairwise(siblings)
        if parent is not None and _COLOUR.fullmatch(book[parent].colour):
            pairs += [(book[parent], child) for child in siblings]
    for code, other in pairs:
        if found := alike_for(code.colour.lower(), other.colour.lower()):
            sight, apart = found
            detail = f"{sight.value} {apart:.1f}"
            yield CodebookProblem(
                CodebookProblemKind.COLOURS_ALIKE, ProblemGrade.NOTE, (code.full_name, other.full_name), detail
            )


# ---- words ---------------------------------------------------------------------------------------------


def problem_words(problem: CodebookProblem, words: Catalogue) -> str:
    """A problem as a sentence."""
    codes = words.listed([words.quoted(code) for code in problem.codes])
    if problem.kind is CodebookProblemKind.COLOURS_ALIKE:
        return _colour_words(codes, problem.detail, words)
    if problem.kind is CodebookProblemKind.UNREADABLE:
        return problem.detail
    return words.said(_sentences(codes, problem.detail)[problem.kind])


def _sentences(codes: str, name: str) -> dict[CodebookProblemKind, str]:
    return {
        CodebookProblemKind.SAME_KEY: later(
            "{codes} have one key: {name}.",
            codes=codes,
            name=name,
        ),
        CodebookProblemKind.SAME_NAME: later("{codes} have one name: only their paths tell them apart.", codes=codes),
        CodebookProblemKind.NO_DEFINITION: later("{codes} has no definition.", codes=codes),
        CodebookProblemKind.UNKNOWN_RELATION: later(
            "{codes} is related to “{name}”, which is not there.", codes=codes, name=name
        ),
        CodebookProblemKind.UNCLEAR_RELATION: later(
            "{codes} is related to “{name}”, as several codes are called.", codes=codes, name=name
        ),
        CodebookProblemKind.RELATION_CIRCLE: later("{codes} is related to itself.", codes=codes),
        CodebookProblemKind.RELATIONS_IN_CIRCLE: later(
            "The relations of {codes} lead back to their beginning: each is cause, strategy or mechanism of another.",
            codes=codes,
        ),
        CodebookProblemKind.UNKNOWN_BORDER: later(
            "The rules of {codes} name “{name}”, which is no code, or several.", codes=codes, name=name
        ),
        CodebookProblemKind.NO_NEIGHBOUR: later("The borders of {codes} name no code.", codes=codes),
        CodebookProblemKind.ANCHOR_STALE: later(
            "Anchor example {name} of {codes} is stale: its passage has another code now.", codes=codes, name=name
        ),
        CodebookProblemKind.ANCHOR_GONE: later(
            "The passage of anchor example {name} of {codes} is gone.", codes=codes, name=name
        ),
        CodebookProblemKind.ANCHOR_CHANGED: later(
            "The passage of anchor example {name} of {codes} has other words now.", codes=codes, name=name
        ),
        CodebookProblemKind.NO_LEVELS: later("{codes} is evaluative and has no levels.", codes=codes),
        CodebookProblemKind.NOT_EVALUATIVE: later("{codes} has levels and is no evaluative code.", codes=codes),
        CodebookProblemKind.LEVELS_AT_ONE_PLACE: later(
            "Copies declared levels of {codes} apart, so nobody said their order: {names}. Declare it anew.",
            codes=codes,
            names=name,
        ),
        CodebookProblemKind.UNORDERED_LEVELS: later(
            "The levels of {codes} have no order: agreement takes them as nominal.", codes=codes
        ),
    }


def _colour_words(codes: str, detail: str, words: Catalogue) -> str:
    sight, apart = detail.split()
    who = {
        ColourSight.FULL: words.gettext("for everybody"),
        ColourSight.PROTAN: words.gettext("for readers who do not see red (protan)"),
        ColourSight.DEUTAN: words.gettext("for readers who do not see green (deutan)"),
        ColourSight.TRITAN: words.gettext("for readers who do not see blue (tritan)"),
    }[ColourSight(sight)]
    number = words.number(float(apart), 1)
    return words.gettext(
        "The colours of {codes} are too alike {who} (ΔE {number}).", codes=codes, who=who, number=number
    )
