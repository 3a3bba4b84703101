"""Codes and categories of a database, which name their parents, become a tree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeCode
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.told_losses import ToldLosses

_DEEPEST = 100
_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class CodeNode:
    """A code or, not `is_codable`, a category, and the key of its parent. Siblings stand in the order of `order`."""

    guid: str
    name: str
    definition: str = ""
    colour: str = ""
    is_codable: bool = True
    parent: Hashable = None
    order: tuple[object, ...] = ()


def code_tree(nodes: Mapping[Hashable, CodeNode], told: ToldLosses) -> tuple[ExchangeCode, ...]:
    """The codes that stand at the top, with what stands below them.

    What lies below itself is put at the top and told, and so is what names a parent that is missing. A category that
    is called as a code beside it gets another name. Raises ReadingError for codes nested without end.
    """
    below: dict[Hashable, list[Hashable]] = defaultdict(list)
    for key, node in nodes.items():
        parent = node.parent
        if parent is not None and parent not in nodes:
            number = parent[-1] if isinstance(parent, tuple) else parent
            told.lose(LossKind.CODE, LossReason.TARGET_MISSING, node.name, fate=Fate.CHANGED, details=(str(number),))
            parent = None
        below[parent].append(key)
    reached = _reached(below)
    for key in nodes:
        if key not in reached:
            told.lose(LossKind.CODE, LossReason.CYCLE, nodes[key].name, fate=Fate.CHANGED)
            below[nodes[key].parent].remove(key)
            below[None].append(key)
            reached |= _reached(below, key)
    return _level(nodes, below, None, told, 0)


def _reached(below: Mapping[Hashable, list[Hashable]], start: Hashable = None) -> set[Hashable]:
    reached, waiting = {start}, [start]
    while waiting:
        for key in below.get(waiting.pop(), ()):
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return reached


def _level(
    nodes: Mapping[Hashable, CodeNode],
    below: Mapping[Hashable, list[Hashable]],
    parent: Hashable,
    told: ToldLosses,
    depth: int,
) -> tuple[ExchangeCode, ...]:
    if depth > _DEEPEST:
        raise ReadingError(
            _("The codes of this project are nested more than {deepest} deep.", deepest=_DEEPEST),
            _("Check which file it is."),
        )
    keys = sorted(below.get(parent, ()), key=lambda key: nodes[key].order)
    codes = {nodes[key].name.casefold() for key in keys if nodes[key].is_codable}
    level = []
    for key in keys:
        node = nodes[key]
        if not node.is_codable and node.name.casefold() in codes:
            node = replace(node, name=_("{name} (category)", name=node.name))
            told.lose(LossKind.CODE, LossReason.NAMED_HERE, nodes[key].name, fate=Fate.CHANGED, details=(node.name,))
        draft = CodeDraft(node.name, Rules(definition=node.definition), colour=_colour(node, told))
        level.append(ExchangeCode(node.guid, draft, node.is_codable, _level(nodes, below, key, told, depth + 1)))
    return tuple(level)


def _colour(node: CodeNode, told: ToldLosses) -> str:
    colour = node.colour.strip().lower()
    if not colour or _COLOUR.fullmatch(colour):
        return colour
    told.lose(
        LossKind.CODE, LossReason.COLOUR_UNREADABLE, node.name, fate=Fate.CHANGED, details=(node.colour.strip()[:40],)
    )
    return ""
