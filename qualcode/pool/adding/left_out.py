"""What stays away from a pool when something is added, and how that is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from qualcode.catalogue import Catalogue, program


class StayedAway(StrEnum):
    """What stayed away, and why; the values stand in manifests."""

    DOCUMENTS = "documents"
    TEXTS = "texts"
    TEXTS_WITH_FINDINGS = "texts_with_findings"
    CODE_NAMES = "code_names"
    IN_VIVO_NAMES = "in_vivo_names"
    DEFINITIONS = "definitions"
    VALUES = "attribute_values"
    EMPTY = "empty_answers"
    NOT_DRAWN = "documents_not_drawn"
    GONE = "documents_gone"
    OTHER_TEXT = "documents_with_other_text"


_TOLD: Mapping[str, Callable[[Catalogue, int], str]] = {
    StayedAway.DOCUMENTS: lambda words, n: words.ngettext(
        "{count} document stays away: nobody agreed to its secondary use",
        "{count} documents stay away: nobody agreed to their secondary use",
        n,
    ),
    StayedAway.TEXTS: lambda words, n: words.ngettext(
        "{count} text stays away: nobody agreed that it is quoted",
        "{count} texts stay away: nobody agreed that they are quoted",
        n,
    ),
    StayedAway.TEXTS_WITH_FINDINGS: lambda words, n: words.ngettext(
        "{count} text stays away: the name check found something in it",
        "{count} texts stay away: the name check found something in them",
        n,
    ),
    StayedAway.CODE_NAMES: lambda words, n: words.ngettext(
        "{count} name of a code stays away: the name check found something in it",
        "{count} names of codes stay away: the name check found something in them",
        n,
    ),
    StayedAway.IN_VIVO_NAMES: lambda words, n: words.ngettext(
        "{count} in-vivo name of a code stays away",
        "{count} in-vivo names of codes stay away",
        n,
    ),
    StayedAway.DEFINITIONS: lambda words, n: words.ngettext(
        "{count} definition stays away: it holds an in-vivo name, or the name check found something in it",
        "{count} definitions stay away: they hold an in-vivo name, or the name check found something in them",
        n,
    ),
    StayedAway.VALUES: lambda words, n: words.ngettext(
        "{count} value of an attribute stays away: the name check found something in it",
        "{count} values of attributes stay away: the name check found something in them",
        n,
    ),
    StayedAway.NOT_DRAWN: lambda words, n: words.ngettext(
        "{count} document stays away: it was not drawn from this pool",
        "{count} documents stay away: they were not drawn from this pool",
        n,
    ),
    StayedAway.GONE: lambda words, n: words.ngettext(
        "{count} document stays away: the pool has it no more",
        "{count} documents stay away: the pool has them no more",
        n,
    ),
    StayedAway.OTHER_TEXT: lambda words, n: words.ngettext(
        "{count} document stays away: its text is another one than that in the pool",
        "{count} documents stay away: their texts are others than those in the pool",
        n,
    ),
    StayedAway.EMPTY: lambda words, n: words.ngettext("{count} answer is empty", "{count} answers are empty", n),
}


def told_left_out(left_out: Mapping[str, int], words: Catalogue | None = None) -> Iterator[str]:
    """One sentence for each reason with its number; a reason of a later version is told as it stands."""
    words = words or program()
    for reason, number in left_out.items():
        told = _TOLD.get(reason)
        yield told(words, number) if told else f"{reason}: {words.number(number)}"


def counts(left_out: Mapping[StayedAway, int]) -> dict[str, int]:
    """The numbers as manifests hold them, in the order of the reasons, without those of nothing."""
    found = Counter(left_out)
    return {reason.value: found[reason] for reason in StayedAway if found[reason]}
