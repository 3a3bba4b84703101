"""How many codings there are, by document and by code, of each coder and round.

All are counted once, over whichever connection; after that the rows that changed are taken in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from qualcode.project.changed_rows import HistoryMark
from qualcode.project.project import Project

_AT_ONCE = 5_000  # codings that are counted without anybody noticing

Share: TypeAlias = tuple[int, int]
"""Whose codings: coder (a key) and round."""


class CodingTallies:
    """Everybody's codings, counted; what of them may be told is up to who asks."""

    def __init__(self, project: Project) -> None:
        """Count all."""
        self.by_document: dict[int, dict[Share, int]] = {}
        self.by_code: dict[int, dict[Share, int]] = {}
        self.in_all: dict[Share, int] = {}
        self._counted: HistoryMark
        self._count(project)

    def _count(self, project: Project) -> None:
        self.by_document, self.by_code, self.in_all = {}, {}, {}
        with project.at_one_moment():
            self._counted = project.history_mark()
            for document, coder, round_, number in project.codings.tally("document_id"):
                self.by_document.setdefault(document, {})[coder, round_] = number
                _add(self.in_all, (coder, round_), number)
            for code, coder, round_, number in project.codings.tally("code_id"):
                self.by_code.setdefault(code, {})[coder, round_] = number

    def take_in(self, project: Project) -> bool:
        """Take in what changed since; False where that is not known, so that all must be counted anew."""
        with project.at_one_moment():
            changed = project.changed_since(self._counted)
            if changed.everything:
                return False
            for was in changed.former_of("codings").values():
                self._move(was, -1)
            for now in project.codings.whose(changed.of("codings")):
                self._move(now, 1)
            self._counted = project.history_mark()
        return True

    def _move(self, coding: Mapping[str, int], by: int) -> None:
        share = coding["coder_id"], coding["round"]
        _add(self.by_document.setdefault(coding["document_id"], {}), share, by)
        _add(self.by_code.setdefault(coding["code_id"], {}), share, by)
        _add(self.in_all, share, by)


def counts_quickly(project: Project) -> bool:
    """Whether there are so few codings that counting them all holds nobody up."""
    return project.codings.made_so_far() <= _AT_ONCE


def _add(numbers: dict[Share, int], share: Share, number: int) -> None:
    numbers[share] = numbers.get(share, 0) + number
    if not numbers[share]:
        del numbers[share]
