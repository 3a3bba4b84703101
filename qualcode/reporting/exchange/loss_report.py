"""The loss report: what did not come along as it was, with numbers, names and places, as text and as an object."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from qualcode.catalogue import Catalogue, program
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.reporting.exchange.loss_words import counted_losses, fate_words, reason_words
from qualcode.safe_text import one_line, visible

SHOWN = 5
"""So many names stand behind a reason on a terminal."""
_FATES = (Fate.LEFT_OUT, Fate.WAITS, Fate.DOUBTED, Fate.CHANGED)
_HEAVY = (
    LossKind.CODING,
    LossKind.MEDIA_CODING,
    LossKind.SOURCE,
    LossKind.TEXT,
    LossKind.CODE,
    LossKind.NOTE,
    LossKind.PASSAGE,
    LossKind.CASE,
)
_LIGHT = (LossKind.FIELD, LossKind.ELEMENT)
_KINDS = (*_HEAVY, *(kind for kind in LossKind if kind not in (*_HEAVY, *_LIGHT)), *_LIGHT)
_CODINGS = frozenset({LossKind.CODING, LossKind.MEDIA_CODING})
_THERE = frozenset({LossReason.SAME_CODING_TWICE, LossReason.SAME_CODING_HERE, LossReason.DIFFERS_HERE})
"""Codings that are left out for these reasons are there nevertheless."""


def loss_lines(
    report: LossReport, words: Catalogue | None = None, most: int | None = None, *, of_codebook: bool = False
) -> list[str]:
    """Whether codings are missing, then the losses in lines by what became of them, each with its number and names.

    What people miss most stands first, attributes of the file last. `most` names are told of each reason, `most`
    wordings of it, and how many more there are; all without it. No losses are one line that says so. A codebook has
    no codings to miss.
    """
    words = words or program()
    if not report.losses:
        return [words.gettext("Nothing was left out or changed.")]
    lines = [] if of_codebook else [_of_codings(report, words)]
    for fate, losses in groupby(sorted(report, key=_order), lambda loss: loss.fate):
        lines.append(fate_words(fate, words, leaves=report.leaves) + ":")
        for (kind, _why, _is_part), found in groupby(
            losses, lambda loss: (loss.kind, str(loss.why), _is_part_of_file(loss))
        ):
            lines += _of_reason(kind, list(found), words, most)
    return lines


def loss_summary(report: LossReport, words: Catalogue | None = None) -> list[str]:
    """One line for each thing that became of losses, with the numbers by kind: “Left out: 3 pictures, 1 link”."""
    words = words or program()
    counts = report.counts()
    lines = []
    for fate in _FATES:
        things = [counted_losses(kind, counts[kind, fate], words) for kind in _KINDS if (kind, fate) in counts]
        if things:
            told = fate_words(fate, words, leaves=report.leaves)
            lines.append(words.gettext("{fate}: {things}", fate=told, things=words.listed(things)))
    return lines


def loss_object(report: LossReport, words: Catalogue | None = None) -> dict[str, Any]:
    """The losses as JSON tells them: the numbers, then each with the key of its reason and its words."""
    return {
        "counts": [
            {"kind": kind.value, "fate": fate.value, "number": number}
            for (kind, fate), number in sorted(report.counts().items(), key=lambda entry: _place(*entry[0]))
        ],
        "losses": [
            {
                "kind": loss.kind.value,
                "fate": loss.fate.value,
                "why": str(loss.why),
                "words": reason_words(loss, words),
                "name": loss.name,
                "where": loss.where,
                "number": loss.number,
                "details": list(loss.details),
            }
            for loss in report
        ],
    }


def _of_codings(report: LossReport, words: Catalogue) -> str:
    """Whether codings are missing, and how many wait: what everybody wants to know first."""
    gone = [
        loss.number
        for loss in report
        if loss.kind in _CODINGS and loss.fate is Fate.LEFT_OUT and loss.why not in _THERE
    ]
    waiting = sum(loss.number for loss in report if loss.kind in _CODINGS and loss.fate is Fate.WAITS)
    if not gone:
        told = words.gettext("no coding is missing")
    elif 0 in gone:  # how many they are is not told
        told = words.gettext("codings are missing")
    else:
        told = words.ngettext("{count} coding is missing", "{count} codings are missing", sum(gone))
    if waiting:
        waits = words.ngettext("{count} waits for a place", "{count} wait for a place", waiting)
        told = words.gettext("{missing}; {waiting}", missing=told, waiting=waits)
    return f"{told[0].upper()}{told[1:]}."


def _of_reason(kind: LossKind, losses: list[Loss], words: Catalogue, most: int | None) -> Iterator[str]:
    """The losses of one kind and reason; `most` wordings of it are told, such as the dates that cannot be read."""
    wordings = [(why, list(same)) for why, same in groupby(losses, lambda loss: reason_words(loss, words))]
    for why, same in wordings[:most]:
        things = counted_losses(kind, sum(loss.number for loss in same), words)
        yield "  " + words.gettext("{things}: {why}", things=things, why=_shown(why))
        yield from (f"    {line}" for line in _named(same, words, most))
    untold = sum(loss.number for _why, same in wordings[len(wordings[:most]) :] for loss in same)
    if untold:
        yield "  " + words.ngettext("and {count} more", "and {count} more", untold)


def _named(losses: list[Loss], words: Catalogue, most: int | None) -> list[str]:
    """What they are called and where they stood, each once, with its number where that is more than one."""
    numbers: dict[tuple[str, str], int] = {}
    for loss in losses:
        if loss.name or loss.where:
            numbers[loss.name, loss.where] = numbers.get((loss.name, loss.where), 0) + loss.number
    shown = list(numbers.items())[:most]
    lines = [_name(_shown(name), _shown(where), number, words) for (name, where), number in shown]
    if len(numbers) > len(shown):
        lines.append(words.ngettext("and {count} more", "and {count} more", len(numbers) - len(shown)))
    return lines


def _name(name: str, where: str, number: int, words: Catalogue) -> str:
    told = words.gettext("{name}, in {where}", name=name, where=where) if name and where else name or where
    return f"{told} ({words.number(number)})" if number > 1 else told


def _order(loss: Loss) -> tuple[tuple[int, int], bool, str, tuple[str, ...]]:
    return _place(loss.kind, loss.fate), _is_part_of_file(loss), str(loss.why), loss.details


def _is_part_of_file(loss: Loss) -> bool:
    """Whether it is an attribute or element by its name in the file, and nothing that anybody wrote."""
    return loss.kind in _LIGHT and "/" in loss.name


def _place(kind: LossKind, fate: Fate) -> tuple[int, int]:
    return _FATES.index(fate), _KINDS.index(kind)


def _shown(text: str) -> str:
    return visible(one_line(text))
