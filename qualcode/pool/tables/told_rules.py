"""What is told of how often each rule of a code finds something, beside how often all of them together do.

Numbers of one code stand beside each other, so each may be subtracted from another one. A number of a rule is told
where neither it nor what all others alone find is small; what a rule alone finds is told of all rules of a code, and
only where nothing small follows from any of these numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.small_cells import Told, told_number


@dataclass(frozen=True, slots=True)
class RuleHits:
    """In how many documents, or cases, a rule finds something, and in how many of them no other rule of its code."""

    found: int
    alone: int


@dataclass(frozen=True, slots=True)
class ToldHits:
    """The numbers of one code as far as they are told: of all its rules together, and of each in their order."""

    together: Told
    found: list[Told]
    alone: list[Told]


def told_hits(together: int, rules: Sequence[RuleHits], smallest: int) -> ToldHits:
    """What is told of the rules of one code, of which `together` find something in so many documents, or cases."""
    told = told_number(together, smallest)
    if isinstance(told, HiddenNumber):
        return ToldHits(told, [HiddenNumber() for _rule in rules], [HiddenNumber() for _rule in rules])

    def is_small(number: int) -> bool:
        return 0 < number < smallest

    hidden = {place for place, rule in enumerate(rules) if is_small(rule.found) or is_small(together - rule.found)}
    in_several = sum(rule.found for rule in rules) - together
    if is_small(in_several) and not hidden:  # how many several rules find together
        hidden = {place for place, rule in enumerate(rules) if rule.found}
    alone = sum(rule.alone for rule in rules)
    tells = (
        together - alone,
        in_several - (together - alone),
        *(rule.alone for rule in rules),
        *(rule.found - rule.alone for rule in rules),
        *(together - rule.found - (alone - rule.alone) for rule in rules),
    )
    are_told = not hidden and not any(map(is_small, tells))
    return ToldHits(
        told,
        [HiddenNumber() if place in hidden else rule.found for place, rule in enumerate(rules)],
        [rule.alone if are_told or not rule.found else HiddenNumber() for rule in rules],
    )
