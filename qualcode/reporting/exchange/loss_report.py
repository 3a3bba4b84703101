"""The loss report: what did not come along as it was, with numbers, names and places, as text and as an object."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from qualcode.catalogue import Catalogue, program
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.reporting.exchange.loss_words import counted_losses, fate_words, reason_words
from qualcode.safe_text import one_line, visible

SHOWN = 5
"""So many names stand behind a reason on a terminal."""
_FATES, _KINDS = list(Fate), list(LossKind)


def loss_lines(report: LossReport, words: Catalogue | None = None, most: int | None = None) -> list[str]:
    """The losses in lines by what became of them, kind and reason, each with its number and names.

    `most` names are told of each reason, and how many more there are; all without it. No losses are one line that
    says so.
    """
    words = words or program()
    if not report.losses:
        return [words.gettext("Nothing was left out or changed.")]
    lines: list[str] = []
    for fate, losses in groupby(sorted(report, key=_order), lambda loss: loss.fate):
        lines.append(fate_words(fate, words) + ":")
        for (kind, why), found in groupby(losses, lambda loss: (loss.kind, reason_words(loss, words))):
            same = list(found)
            things = counted_losses(kind, sum(loss.number for loss in same), words)
            lines.append("  " + words.gettext("{things}: {why}", things=things, why=_shown(why)))
            lines += [f"    {line}" for line in _named(same, words, most)]
    return lines


def loss_summary(report: LossReport, words: Catalogue | None = None) -> list[str]:
    """One line for each thing that became of losses, with the numbers by kind: “Left out: 3 pictures, 1 link”."""
    words = words or program()
    counts = report.counts()
    lines = []
    for fate in _FATES:
        things = [counted_losses(kind, counts[kind, fate], words) for kind in _KINDS if (kind, fate) in counts]
        if things:
            lines.append(words.gettext("{fate}: {things}", fate=fate_words(fate, words), things=words.listed(things)))
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


def _order(loss: Loss) -> tuple[tuple[int, int], str, tuple[str, ...]]:
    return _place(loss.kind, loss.fate), str(loss.why), loss.details


def _place(kind: LossKind, fate: Fate) -> tuple[int, int]:
    return _FATES.index(fate), _KINDS.index(kind)


def _shown(text: str) -> str:
    return visible(one_line(text))
