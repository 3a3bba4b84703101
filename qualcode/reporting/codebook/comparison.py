"""What differs between two states of a codebook, code by code."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.codebooks.versions import Descent, FrozenCode, LineageKind, RuleStep, frozen_paths
from qualcode.model.codes import RuleChange


class CodebookChange(StrEnum):
    """What became of a code, in the order in which it is told: the looks last."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    RENAMED = "renamed"
    MOVED = "moved"
    REORDERED = "reordered"
    RULES = "rules"
    LEVELS = "levels"
    RELATIONS = "relations"
    KIND = "kind"
    EXCLUSIVE = "exclusive"
    KEY = "key"
    SOURCE = "source"
    WEIGHT = "weight"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class RewordedRule:
    """A field of a code with what it said and says; `name` is its name in files, such as “definition”."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedCode:
    """A change of one code (UUID); `path` are its names in the newer state, or in the older one where it is gone.

    Of changed rules `fields` are those that read otherwise, `versions` the numbers before and after, `steps` the
    versions between them with their notes, as far as they are known. `descents` tell what it came of, or what became
    of it. `old` and `new` are for all others: names, paths, values as files write them.
    """

    change: CodebookChange
    uuid: str
    path: tuple[str, ...]
    old: str = ""
    new: str = ""
    fields: tuple[RewordedRule, ...] = ()
    versions: tuple[int, int] = (0, 0)
    steps: tuple[RuleStep, ...] = ()
    descents: tuple[Descent, ...] = ()
    old_path: tuple[str, ...] = ()

    @property
    def rules_change(self) -> RuleChange | None:
        """What the versions between were: editorial where all were; None where that is not known."""
        if not self.steps:
            return None
        kinds = {step.change for step in self.steps}
        return RuleChange.EDITORIAL if kinds == {RuleChange.EDITORIAL} else RuleChange.RULE

    @property
    def rule_since(self) -> int:
        """The version since which the rule is what it is in the newer state; editorial ones changed nothing in it."""
        return max((step.version for step in self.steps if step.change is RuleChange.RULE), default=self.versions[1])


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beside two states: how rules changed (by UUID of the code), and what became of codes between."""

    steps: Mapping[str, Sequence[RuleStep]] = field(default_factory=dict)
    descents: Sequence[Descent] = ()


_NOTHING_MORE = Knowledge()
_RULES = ("definition", "include", "exclude", "borders")
_ORDER = {change: number for number, change in enumerate(CodebookChange)}


def compared(
    before: Sequence[FrozenCode], after: Sequence[FrozenCode], knowledge: Knowledge = _NOTHING_MORE
) -> tuple[ChangedCode, ...]:
    """What differs, by kind of change, those of one kind in reading order."""
    old, new = {code.uuid: code for code in before}, {code.uuid: code for code in after}
    paths = frozen_paths(before), frozen_paths(after)
    found: list[ChangedCode] = []
    for code in after:
        if code.uuid not in old:
            of = tuple(descent for descent in knowledge.descents if descent.new_uuid == code.uuid)
            found.append(ChangedCode(CodebookChange.ADDED, code.uuid, paths[1][code.uuid], descents=of))
    for code in before:
        if code.uuid not in new:
            of = tuple(descent for descent in knowledge.descents if descent.old_uuid == code.uuid)
            found.append(ChangedCode(CodebookChange.REMOVED, code.uuid, paths[0][code.uuid], descents=of))
    both = [code for code in after if code.uuid in old]
    moved_about = _reordered(before, after, {code.uuid for code in both})
    for code in both:
        former = old[code.uuid]
        if former == code and code.uuid not in moved_about and not knowledge.descents:
            continue
        found += _of_code(former, code, paths, knowledge)
        if code.uuid in moved_about:
            path = paths[1][code.uuid]
            found.append(ChangedCode(CodebookChange.REORDERED, code.uuid, path, new=moved_about[code.uuid]))
    return tuple(sorted(found, key=lambda change: _ORDER[change.change]))


def _of_code(
    old: FrozenCode,
    new: FrozenCode,
    paths: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]],
    knowledge: Knowledge,
) -> Iterator[ChangedCode]:
    uuid, path = new.uuid, paths[1][new.uuid]
    parted = (LineageKind.SPLIT, LineageKind.DIFFERENTIATE)
    to = tuple(descent for descent in knowledge.descents if descent.old_uuid == uuid and descent.kind in parted)
    if to:
        yield ChangedCode(CodebookChange.SPLIT, uuid, path, descents=to)
    if old.name != new.name:
        yield ChangedCode(CodebookChange.RENAMED, uuid, path, old.name, new.name, old_path=paths[0][uuid])
    if old.parent != new.parent:
        yield ChangedCode(CodebookChange.MOVED, uuid, path, old_path=paths[0][uuid])
    if old.rules != new.rules or old.rule_version != new.rule_version:
        fields = tuple(
            RewordedRule(name, was, now)
            for name in _RULES
            if (was := getattr(old.rules, name)) != (now := getattr(new.rules, name))
        )
        first, last = sorted((old.rule_version, new.rule_version))
        between = tuple(step for step in knowledge.steps.get(uuid, ()) if first < step.version <= last)
        versions = (old.rule_version, new.rule_version)
        yield ChangedCode(CodebookChange.RULES, uuid, path, fields=fields, versions=versions, steps=between)
    said = {
        CodebookChange.LEVELS: (_levels(old), _levels(new)),
        CodebookChange.RELATIONS: (_relations(old, paths[0]), _relations(new, paths[1])),
        CodebookChange.KIND: (f"{old.kind}, {old.origin}", f"{new.kind}, {new.origin}"),
        CodebookChange.EXCLUSIVE: (str(old.exclusive).lower(), str(new.exclusive).lower()),
        CodebookChange.KEY: (old.short_key, new.short_key),
        CodebookChange.SOURCE: (old.source, new.source),
        CodebookChange.WEIGHT: (old.weight_meaning, new.weight_meaning),
        CodebookChange.COLOUR: (old.colour, new.colour),
    }
    differs = {CodebookChange.RELATIONS: old.related != new.related}
    for change, (was, now) in said.items():
        if differs.get(change, was != now):
            yield ChangedCode(change, uuid, path, was, now)


def _levels(code: FrozenCode) -> str:
    """The levels with their definitions, “<” between those that are ordered."""
    said = (f"{name} ({definition})" if definition else name for name, definition in code.levels)
    return (" < " if code.ordered else ", ").join(said)


def _relations(code: FrozenCode, paths: Mapping[str, tuple[str, ...]]) -> str:
    names = ((kind, paths[to][-1] if to in paths else to) for kind, to in code.related)
    return ", ".join(f"{name} ({kind})" for kind, name in names)


def _reordered(before: Sequence[FrozenCode], after: Sequence[FrozenCode], both: Collection[str]) -> dict[str, str]:
    """Codes (UUID) that stand at another place among the siblings that they had before -> behind whom they stand.

    As few as possible are told: those outside of the longest row that kept its order. First ones stand behind nobody.
    """
    places: dict[str, dict[str, int]] = {}
    for code in before:
        if code.uuid in both:
            of_parent = places.setdefault(code.parent, {})
            of_parent[code.uuid] = len(of_parent)
    now: dict[str, list[FrozenCode]] = {}
    for code in after:
        if code.uuid in places.get(code.parent, {}):
            now.setdefault(code.parent, []).append(code)
    found: dict[str, str] = {}
    for parent, siblings in now.items():
        kept = _longest_row([places[parent][code.uuid] for code in siblings])
        for number, code in enumerate(siblings):
            if number not in kept:
                found[code.uuid] = siblings[number - 1].name if number else ""
    return found


def _longest_row(numbers: Sequence[int]) -> set[int]:
    """The indexes of the longest rising row."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(number)
            at.append(index)
        else:
            tails[place], at[place] = number, index
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
