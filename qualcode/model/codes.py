"""The codebook: codes with their rules in a tree whose parents are codable too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, joined_path

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue
    from qualcode.model.codebooks.layouts import CodebookLayout

LONGEST_KEY = 40
"""Characters of a code's key."""

# Okabe and Ito (2008): eight colours that colour-blind readers can tell apart, black left out.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")


class CodeKind(StrEnum):
    """What sort of category a code is."""

    FACTUAL = "factual"
    THEMATIC = "thematic"
    EVALUATIVE = "evaluative"
    ANALYTIC = "analytic"
    IN_VIVO = "in vivo"  # no text: a value


class Origin(StrEnum):
    """Whether a code was brought to the material or made from it."""

    DEDUCTIVE = "deductive"
    INDUCTIVE = "inductive"


def kinds_and_origins(words: Catalogue) -> dict[str, str]:
    """The kinds and origins of codes in a language."""
    return {
        CodeKind.FACTUAL: words.pgettext("kind of code", "factual"),
        CodeKind.THEMATIC: words.pgettext("kind of code", "thematic"),
        CodeKind.EVALUATIVE: words.pgettext("kind of code", "evaluative"),
        CodeKind.ANALYTIC: words.pgettext("kind of code", "analytic"),
        CodeKind.IN_VIVO: words.pgettext("kind of code", "in vivo"),
        Origin.DEDUCTIVE: words.pgettext("origin of a code", "deductive"),
        Origin.INDUCTIVE: words.pgettext("origin of a code", "inductive"),
    }


class RuleChange(StrEnum):
    """What an edit of rules asks for: what was coded is to be looked at again, or only the wording is better."""

    RULE = "rule"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """What is said of an edit of rules: what it asks for, and in a note why it was made."""

    change: RuleChange = RuleChange.RULE
    note: str = ""


ANOTHER_RULE = RuleEdit()
"""What is coded is to be looked at again; nothing more is said."""


class RelationKind(StrEnum):
    """What a code is to a related one: the strategy or mechanism that goes with it, its border, contrast or cause."""

    RELATED = "related"
    STRATEGY = "strategy"
    MECHANISM = "mechanism"
    BORDER = "border"
    CONTRAST = "contrast"
    CAUSE = "cause"


def relation_kinds(words: Catalogue) -> dict[RelationKind, str]:
    """What a related code is to the one that names it, in a language."""
    return {
        RelationKind.RELATED: words.pgettext("a related code is its", "related"),
        RelationKind.STRATEGY: words.pgettext("a related code is its", "strategy"),
        RelationKind.MECHANISM: words.pgettext("a related code is its", "mechanism"),
        RelationKind.BORDER: words.pgettext("a related code is its", "border"),
        RelationKind.CONTRAST: words.pgettext("a related code is its", "contrast"),
        RelationKind.CAUSE: words.pgettext("a related code is its", "cause"),
    }


def related_words(related: Iterable[RelatedCode], words: Catalogue) -> str:
    """Related codes in a line, with their kinds where they have one: “Interferenz, sukzessiv (strategy)”."""
    kinds = relation_kinds(words)
    return ", ".join(
        other.name if other.kind is RelationKind.RELATED else f"{other.name} ({kinds[other.kind]})"
        for other in related
    )


@dataclass(frozen=True, slots=True)
class EvaluativeLevel:
    """A level of an evaluative code; `key` and `uuid` are those of a project, 0 and empty in a file.

    `place` is its place in the order, from 1; levels that copies declared apart may have the same. That a case cannot
    be classified is no level: it has none then.
    """

    name: str
    definition: str = ""
    key: int = field(default=0, compare=False)
    uuid: str = field(default="", compare=False)
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Rules:
    """When a code is given: numbered anew whenever one of the four changes."""

    definition: str = ""
    include: str = ""
    exclude: str = ""
    borders: str = ""


class AnchorState(StrEnum):
    """What has become of the passage that an anchor example was taken from; a written one never was a passage.

    STALE was given another code since, of GONE the coding was removed or has no place in the text any more, and
    CHANGED is a passage of other words now.
    """

    WRITTEN = "written"
    LIVE = "live"
    STALE = "stale"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor example: the words, and the source label where it has one.

    `coding` is the id of the coding that it is taken from, where it is a living passage of the project. `invented`
    says that nobody said the words: then it shows what is meant and is no evidence.
    """

    text: str
    label: str = ""
    coding: str | None = None
    invented: bool = False
    state: AnchorState = field(default=AnchorState.WRITTEN, compare=False)


@dataclass(frozen=True, slots=True)
class RelatedCode:
    """A code that a code is related to, by name or path, and what it is to that one: its strategy, its cause.

    `key` is that of the project, None where the project has no such code, or several.
    """

    name: str
    kind: RelationKind = RelationKind.RELATED
    key: int | None = field(default=None, compare=False)


def related_to(*names: str, kind: RelationKind = RelationKind.RELATED) -> tuple[RelatedCode, ...]:
    """Relations of one kind to codes of these names."""
    return tuple(RelatedCode(name, kind) for name in names)


@dataclass(frozen=True, slots=True)
class CodeDraft:
    """A code as a codebook file holds it, with its sub-codes; `related` names codes by name or path.

    `exclusive` says that of the sub-codes of this code only one may be given to a passage. `short_key` is what a team
    calls the code by in all copies of its codebook, “K2.1”; no other code of a project has it. `levels` are those of
    an evaluative code, the lowest first where they are `ordered`. `change` and `note` are what a file says of the
    last edit of its rules. `unsaid` names what the file cannot say, such as a table without a column for it: of a
    code that is there already that stays as it is.
    """

    name: str
    rules: Rules = Rules()
    colour: str = ""
    kind: CodeKind = CodeKind.THEMATIC
    origin: Origin = Origin.DEDUCTIVE
    anchors: tuple[Anchor, ...] = ()
    related: tuple[RelatedCode, ...] = ()
    source: str = ""
    weight_meaning: str = ""
    exclusive: bool = False
    short_key: str = ""
    ordered: bool = False
    levels: tuple[EvaluativeLevel, ...] = ()
    change: RuleChange | None = None
    note: str = ""
    children: tuple[CodeDraft, ...] = ()
    unsaid: tuple[str, ...] = field(default=(), compare=False)

    def walk(self) -> Iterator[CodeDraft]:
        """This code and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class CodebookDraft:
    """A codebook file: title, what it is about, its codes, and how somebody wrote it, None where nothing says it."""

    title: str
    codes: tuple[CodeDraft, ...]
    description: str = ""
    layout: CodebookLayout | None = field(default=None, compare=False, repr=False)

    def walk(self) -> Iterator[CodeDraft]:
        """All codes, parents first."""
        for code in self.codes:
            yield from code.walk()


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a project. `path` holds the names from the top down to its own; `parent` is a key."""

    key: int
    uuid: str
    name: str
    path: tuple[str, ...]
    parent: int | None
    colour: str
    kind: CodeKind
    origin: Origin
    rules: Rules
    rule_version: int
    anchors: tuple[Anchor, ...] = ()
    related: tuple[RelatedCode, ...] = ()
    source: str = ""
    weight_meaning: str = ""
    exclusive: bool = False
    short_key: str = ""
    ordered: bool = False
    levels: tuple[EvaluativeLevel, ...] = ()

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]

    @property
    def full_name(self) -> str:
        """The path joined: “Koordination / Intervention / Appell”, see `joined_path`."""
        return joined_path(self.path)

    @property
    def levels_at_one_place(self) -> tuple[EvaluativeLevel, ...]:
        """Ordered levels whose order nobody said: copies that worked apart declared them at the same place."""
        places = [level.place for level in self.levels]
        return tuple(level for level in self.levels if self.ordered and level.place and places.count(level.place) > 1)


@dataclass(frozen=True)
class Codebook:
    """The codes of a project in reading order: each parent before its children, siblings by position."""

    codes: tuple[Code, ...]
    _by_key: dict[int, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {code.key: code for code in self.codes})

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, key: int) -> Code:
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def children(self, key: int | None) -> list[Code]:
        """The codes directly below `key`; the top ones for None."""
        return [code for code in self.codes if code.parent == key]

    def descendants(self, key: int) -> list[Code]:
        """All codes below `key`, without itself."""
        below = {key}
        found: list[Code] = []
        for code in self.codes:
            if code.parent in below:
                below.add(code.key)
                found.append(code)
        return found

    def named(self, path: Sequence[str]) -> Code | None:
        """The code with exactly that path."""
        wanted = tuple(path)
        return next((code for code in self.codes if code.path == wanted), None)


def can_be_key(text: str) -> bool:
    """Whether a code can have that key: short, printable, without blanks at its edges and the separator of paths."""
    return (
        bool(text and len(text) <= LONGEST_KEY and text.isprintable() and text == text.strip())
        and PATH_SEPARATOR not in f" {text} "
    )


def next_colour(used: Counter[str]) -> str:
    """The colour of the palette that is used least, the first of equals."""
    return min(COLOURS, key=lambda colour: used[colour])
