"""Whose codings were counted, in words; a module of its own, since it is loaded where nothing is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.catalogue import Later, nlater


@dataclass(frozen=True, slots=True)
class SpeakingCoders:
    """Whose codings were counted, of how many `coders`, in how many `documents`.

    `source` is coder (those who were named), consensus, mixed or all. In `settled` documents the consensus alone
    counts; in those that are `under_way` it stands for `replaced` codings of others, and its decisions leave out
    `removed` ones. So many model solutions (`models`) do not count. Of the counted codings `old_rules` stand under an
    old rule of their code; so many that do are `left_out`.
    """

    source: str
    coders: int
    documents: int
    settled: int = 0
    under_way: int = 0
    replaced: int = 0
    removed: int = 0
    models: int = 0
    old_rules: int = 0
    left_out: int = 0


EVERYBODY = SpeakingCoders("all", coders=0, documents=0)
"""Where nobody's codings stand for others'."""


def notes_of_speaking(speaking: SpeakingCoders) -> Iterator[Later]:
    """What a consensus changed in what is counted, and whose codings never count, each in a whole sentence."""
    if speaking.settled:
        yield nlater(
            "In {count} document the consensus alone counts.",
            "In {count} documents the consensus alone counts.",
            speaking.settled,
        )
    yield from notes_of_unsettled(speaking)


def notes_of_unsettled(speaking: SpeakingCoders) -> Iterator[Later]:
    """The notes but for how many documents are settled."""
    if speaking.under_way:
        yield nlater(
            "In {count} document the consensus is not finished: there it stands only for the codings of the same "
            "code that overlap its own (replaced: {replaced}).",
            "In {count} documents the consensus is not finished: there it stands only for the codings of the "
            "same code that overlap its own (replaced: {replaced}).",
            speaking.under_way,
            replaced=speaking.replaced,
        )
    if speaking.removed:
        yield nlater(
            "{count} coding is left out there, since a decision of the consensus removed it.",
            "{count} codings are left out there, since decisions of the consensus removed them.",
            speaking.removed,
        )
    if speaking.models:
        yield nlater(
            "{count} model solution does not count.", "{count} model solutions do not count.", speaking.models
        )
    yield from notes_of_old_rules(speaking.old_rules, speaking.left_out)


def notes_of_old_rules(number: int, left_out: int) -> Iterator[Later]:
    """How many codings stand under old rules of their codes, and how many that do are left out, where there are."""
    if number:
        yield nlater(
            "{count} coding stands under an old rule of its code.",
            "{count} codings stand under old rules of their codes.",
            number,
        )
    if left_out:
        yield nlater(
            "{count} coding is left out, since it stands under an old rule of its code.",
            "{count} codings are left out, since they stand under old rules of their codes.",
            left_out,
        )
