"""What comes in with another program's project, told: numbers, places, and what a person must say first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qualcode.catalogue import Catalogue, Later, later, program
from qualcode.model.exchange.intake import ConflictKind, Intake, IntakeConflict, IntakeKind, SourcePlacement
from qualcode.reporting.exchange.placement_words import placement_object, placement_words

_ALONE = 12  # so many sources have a line each
_KINDS: dict[IntakeKind, Callable[[Catalogue], str]] = {
    IntakeKind.CODERS: lambda words: words.pgettext("rows", "coders"),
    IntakeKind.CODES: lambda words: words.pgettext("rows", "codes"),
    IntakeKind.DOCUMENTS: lambda words: words.pgettext("rows", "documents"),
    IntakeKind.CASES: lambda words: words.pgettext("rows", "cases"),
    IntakeKind.CODINGS: lambda words: words.pgettext("rows", "codings"),
    IntakeKind.WAITING: lambda words: words.gettext("codings that wait for a place"),
    IntakeKind.MEMOS: lambda words: words.pgettext("rows", "memos"),
    IntakeKind.GROUPS: lambda words: words.pgettext("rows", "document groups"),
}
_CONFLICTS: dict[ConflictKind, Later] = {
    ConflictKind.CODER: later("the coder “{name}” is here too: --same-coders, or --coder THEIRS=OURS", name="{0}"),
    ConflictKind.UNKNOWN_CODER: later("there is a coder “{name}” here: --unknown-coder NAME", name="{0}"),
    ConflictKind.CODE: later("the code “{name}” is here too: --same-codes, or --under NAME", name="{0}"),
    ConflictKind.CODE_ABOVE: later("there is a code “{name}” here: another name for --under", name="{0}"),
}


def kind_words(kind: IntakeKind, words: Catalogue | None = None) -> str:
    """What is counted, in the program's language or in that of `words`."""
    return _KINDS[kind](words or program())


def conflict_words(conflict: IntakeConflict, words: Catalogue | None = None) -> str:
    """What a person has to say, and by which options."""
    return (words or program()).said(_CONFLICTS[conflict.kind]).replace("{0}", conflict.name)


def intake_rows(intake: Intake, words: Catalogue | None = None) -> list[tuple[str, int, int, int]]:
    """Kind, new, here already, of these differing; kinds without any are left out."""
    return [
        (kind_words(kind, words), numbers.new, numbers.same, numbers.differing)
        for kind, numbers in intake.numbers.items()
        if numbers.every
    ]


def placement_lines(intake: Intake, words: Catalogue | None = None) -> list[str]:
    """How the passages of sources were placed: a line for each, but many that are certain and alike are one."""
    words = words or program()
    alike: dict[str, list[SourcePlacement]] = {}
    for placed in intake.placements:
        placement = placed.placement
        alone = not placement.decided or placed.waiting or len(intake.placements) <= _ALONE
        alike.setdefault(placed.source if alone else f"{placement.model.name}\n{placement.said}", []).append(placed)
    lines = []
    for group in alike.values():
        worst = min(group, key=lambda placed: placed.placement.score)
        numbers = words.ngettext("{count} coding", "{count} codings", sum(placed.codings for placed in group))
        if worst.waiting:
            numbers = words.gettext("{codings}, {number} waiting", codings=numbers, number=worst.waiting)
        source = worst.source
        if len(group) > 1:
            source = words.ngettext("{count} document", "{count} documents", len(group))
            numbers = words.gettext("{codings}; the least certain: {source}", codings=numbers, source=worst.source)
        told = placement_words(worst.placement, words)
        lines.append(words.gettext("{source} ({numbers}): {told}", source=source, numbers=numbers, told=told))
    return lines


def intake_object(intake: Intake) -> dict[str, Any]:
    """The same as JSON tells it."""
    return {
        "numbers": {
            kind.value: {"new": numbers.new, "here": numbers.same, "differing": numbers.differing}
            for kind, numbers in intake.numbers.items()
        },
        "placements": [
            {
                "source": placed.source,
                **placement_object(placed.placement),
                "codings": placed.codings,
                "waiting": placed.waiting,
            }
            for placed in intake.placements
        ],
        "conflicts": [{"kind": conflict.kind.value, "name": conflict.name} for conflict in intake.conflicts],
        "new_names": dict(intake.new_names),
    }
