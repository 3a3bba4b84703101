"""What is told of rules by themselves tells no small number: all worlds that look the same are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.told_rules import RuleHits, told_hits

SMALLEST = 3


def worlds(kinds: int, together: int) -> Iterator[tuple[int, ...]]:
    """How many documents each set of rules finds, of so many documents in all."""
    if kinds == 1:
        yield (together,)
        return
    for first in range(together + 1):
        for rest in worlds(kinds - 1, together - first):
            yield first, *rest


def told_in(world: tuple[int, ...], rules: int) -> object:
    """What a reader sees."""
    sets = range(1, 2**rules)
    hits = [
        RuleHits(
            sum(number for which, number in zip(sets, world, strict=True) if which >> rule & 1),
            world[(1 << rule) - 1],
        )
        for rule in range(rules)
    ]
    told = told_hits(sum(world), hits, SMALLEST)
    return tuple(str(number) for number in (told.together, *told.found, *told.alone))


def leaks(rules: int, together: int) -> Iterator[tuple[object, tuple[int, ...], int]]:
    """What is seen, the sets of rules whose documents together are then known, and their small number."""
    alike = defaultdict(list)
    for world in worlds(2**rules - 1, together):
        alike[told_in(world, rules)].append(world)
    places = range(2**rules - 1)
    for seen, same in alike.items():
        for size in range(1, len(places)):
            for chosen in combinations(places, size):
                numbers = {sum(world[place] for place in chosen) for world in same}
                if len(numbers) == 1 and 0 < max(numbers) < SMALLEST:
                    yield seen, chosen, max(numbers)


@pytest.mark.parametrize("together", range(12))
def test_no_small_number_follows_from_what_is_told_of_two_rules(together):
    assert not list(leaks(2, together))


@pytest.mark.stress
@pytest.mark.parametrize("together", range(3, 11))
def test_no_small_number_follows_from_what_is_told_of_three_rules(together):
    assert not list(leaks(3, together))


def test_large_numbers_are_told():
    told = told_hits(100, [RuleHits(60, 40), RuleHits(60, 40)], 5)
    assert (told.together, told.found, told.alone) == (100, [60, 60], [40, 40])
    told = told_hits(100, [RuleHits(60, 37), RuleHits(60, 35), RuleHits(3, 2), RuleHits(0, 0)], 5)
    assert (told.found, told.alone) == ([60, 60, HiddenNumber(), 0], [HiddenNumber()] * 3 + [0])
