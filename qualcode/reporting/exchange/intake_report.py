"""What comes in with another program's project, told: numbers, places, and what a person must say first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qualcode.catalogue import Catalogue, Later, _, later, program
from qualcode.model.exchange.intake import ConflictKind, Intake, IntakeConflict, IntakeKind, SourcePlacement
from qualcode.model.exchange.project import ExchangeFormat, ExchangeProject
from qualcode.reporting.exchange.placement_words import placement_object, placement_words

_ALONE = 12  # so many sources have a line each
_LOW, _NEAR = 0.75, 0.05  # a score that is doubtful, and a second one that is close to it
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


def called(foreign: ExchangeProject, file: str) -> str:
    """What the file is."""
    match foreign.format:
        case ExchangeFormat.SEGMENTS if foreign.program:
            return _("“{file}”: list of coded segments of {program}", file=file, program=foreign.program)
        case ExchangeFormat.SEGMENTS:
            return _("“{file}”: list of coded segments", file=file)
        case ExchangeFormat.TRANSCRIPT:
            return _("“{file}”: transcript with codes", file=file)
    return _("“{file}”: project “{name}” of {program}", file=file, name=foreign.name, program=origin_words(foreign))


def origin_words(foreign: ExchangeProject) -> str:
    """The program that it comes from; what the file is, where it does not say."""
    if foreign.program:
        return foreign.program
    if foreign.format is ExchangeFormat.SEGMENTS:
        return _("list of coded segments")
    if foreign.format is ExchangeFormat.TRANSCRIPT:
        return _("transcript with codes")
    return "REFI-QDA"  # no text: a name


def intake_facts(foreign: ExchangeProject, file: str, intake: Intake, *, written: bool) -> dict[str, Any]:
    """What stands above the losses in JSON: the file, what it is, numbers, places; whether it was `written`."""
    return {
        "file": file,
        "format": foreign.format.value,
        "program": foreign.program,
        "project": foreign.name,
        "written": written,
        **intake_object(intake),
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


def placement_lines(intake: Intake, words: Catalogue | None = None, *, each: bool = False) -> list[str]:
    """How the passages of sources were placed, a line for each; of many those alone that somebody should look at.

    All others that were counted in one way are one line, unless `each` is asked for.
    """
    words = words or program()
    alike: dict[tuple[str, ...], list[SourcePlacement]] = {}
    for number, placed in enumerate(intake.placements):
        model, said = placed.placement.model.name, str(placed.placement.said)
        alone = each or len(intake.placements) <= _ALONE or _is_doubtful(placed)
        alike.setdefault((str(number),) if alone else (model, said), []).append(placed)
    return [_of_one(group[0], words) if len(group) == 1 else _of_many(group, words) for group in alike.values()]


def _is_doubtful(placed: SourcePlacement) -> bool:
    """Whether passages wait, or fit badly, or nearly as well under another way of counting."""
    placement = placed.placement
    if not placement.decided or placed.waiting or placement.score < _LOW:
        return True
    all_fit = placement.score == 1.0
    return not all_fit and placement.second is not None and placement.second_score > placement.score - _NEAR


def _of_one(placed: SourcePlacement, words: Catalogue) -> str:
    numbers = words.ngettext("{count} coding", "{count} codings", placed.codings)
    if placed.waiting:
        numbers = words.gettext("{codings}, {number} waiting", codings=numbers, number=words.number(placed.waiting))
    told = placement_words(placed.placement, words)
    return words.gettext("{source} ({numbers}): {told}", source=placed.source, numbers=numbers, told=told)


def _of_many(group: list[SourcePlacement], words: Catalogue) -> str:
    """Many documents that were counted in one way: how well they fit, and which one fits least."""
    worst = min((placed.placement for placed in group), key=lambda placement: placement.score)
    source = words.ngettext("{count} document", "{count} documents", len(group))
    numbers = words.ngettext("{count} coding", "{count} codings", sum(placed.codings for placed in group))
    checked = sum(placed.placement.checked for placed in group)
    told = words.gettext("counted as {model}", model=worst.model.name)
    if worst.score == 1.0:
        fits = words.gettext("all passages fit")
    else:
        least = next(placed.source for placed in group if placed.placement is worst)
        fits = words.gettext(
            "passages fit, score {score} or more; the lowest: {source}",
            score=words.number(worst.score, 2),
            source=least,
        )
    told = "; ".join((told, fits))
    if checked:
        told = words.gettext(
            "{told}, {checked}",
            told=told,
            checked=words.ngettext("words checked of {count} passage", "words checked of {count} passages", checked),
        )
    return words.gettext("{source} ({numbers}): {told}", source=source, numbers=numbers, told=told)


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
