"""Codebooks of other programs (REFI-QDA, .qdc), as codebook files of this program have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import ReadingError
from qualcode.model.codes import CodebookDraft, CodeDraft, Rules
from qualcode.model.exchange.losses import LossKind
from qualcode.model.exchange.project import ExchangeFormat
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.formats.apart import READERS_APART
from qualcode.reading.lists.codebook_file import DEEPEST, MOST, name_problem, sameness
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.strict_yaml import shown
from qualcode.safe_text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.exchange.project import ExchangeCode, ExchangeProject


def read_qdc(path: Path) -> tuple[CodebookDraft, list[str]]:
    """The codebook in a file, and what of it is not as it was there. Raises ReadingError."""
    book = READERS_APART.project(path)
    if book.format is not ExchangeFormat.QDC:
        raise ReadingError(
            _("“{name}” is a whole project, no codebook.", name=shown_name(path.name)),
            _("Take it in with “qualcode import-project”."),
        )
    reader = _BookReader(shown_name(path.name))
    codes = reader.siblings(book.codes, 1)
    if not codes:
        raise ReadingError(
            _("“{name}” holds no code.", name=shown_name(path.name)),
            _("Export the codebook anew in the program that made it."),
        )
    return CodebookDraft(path.stem, codes), [*_warnings(book), *reader.warnings()]


class _BookReader:
    """The codes of one file, with names that a codebook can hold."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._number = 0
        self._renamed: list[str] = []

    def siblings(self, codes: Sequence[ExchangeCode], level: int) -> tuple[CodeDraft, ...]:
        """The drafts of codes with all below them. Raises ReadingError for more than a codebook can have."""
        self._number += len(codes)
        if codes and (self._number > MOST or level > DEEPEST):
            self._refuse(level)
        taken: set[str] = set()
        drafts = []
        for code in codes:
            name = self._free_name(code.draft.name, taken)
            below = self.siblings(code.children, level + 1)
            drafts.append(replace(code.draft, name=name, children=below, unsaid=_unsaid(code.draft)))
        return tuple(drafts)

    def _refuse(self, level: int) -> None:
        if level > DEEPEST:
            problem = _("codes lie more than {number} deep", number=DEEPEST)
        else:
            problem = _("more than {number} codes", number=program().number(MOST))
        raise ReadingError(
            _("“{name}” is no codebook that can be taken in: {problem}.", name=self._name, problem=problem),
            _("Take codes out in the program that made it, and export it anew."),
        )

    def _free_name(self, written: str, taken: set[str]) -> str:
        """The name of a code, which no sibling has."""
        plain = " ".join(visible(written, keep="\n\t\r").split())
        if name_problem(plain):
            plain = plain.strip() or _("nameless")
        name, number = plain, 2
        while sameness(name) in taken:
            name, number = f"{plain} ({number})", number + 1
        taken.add(sameness(name))
        if name != written:
            self._renamed.append(name)
        return name

    def warnings(self) -> Iterator[str]:
        """What is called otherwise here."""
        if self._renamed:
            yield ngettext(
                "{count} code has another name here, as no code can have that of the file: {names}.",
                "{count} codes have other names here, as no code can have those of the file: {names}.",
                len(self._renamed),
                names=_listed(self._renamed),
            )


def _unsaid(draft: CodeDraft) -> tuple[str, ...]:
    """What a file does not say of a code: other programs know but its name, colour and description."""
    nothing = CodeDraft(draft.name)
    rules = (rule.name for rule in fields(Rules) if not getattr(draft.rules, rule.name))
    others = ("kind", "origin", "anchors", "related", "source", "weight_meaning", "exclusive", "ordered", "levels")
    return (*rules, *(name for name in others if getattr(draft, name) == getattr(nothing, name)))


def _warnings(book: ExchangeProject) -> Iterator[str]:
    """What of a codebook is not taken as it was."""
    by_reason: dict[LossReason, list[str]] = {}
    others = []
    for loss in book.losses:
        if loss.kind is LossKind.CODE:
            by_reason.setdefault(LossReason(loss.why), []).append(loss.name)
        else:
            others.append(f"{loss.name} ({loss.number})" if loss.number > 1 else loss.name)
    if names := by_reason.get(LossReason.WAS_CATEGORY):
        yield ngettext(
            "{count} code only held others there, and can be given here: {names}.",
            "{count} codes only held others there, and can be given here: {names}.",
            len(names),
            names=_listed(names),
        )
    if names := by_reason.get(LossReason.COLOUR_UNREADABLE):
        yield ngettext(
            "{count} code has a new colour, since that of the file cannot be read: {names}.",
            "{count} codes have new colours, since those of the file cannot be read: {names}.",
            len(names),
            names=_listed(names),
        )
    if names := by_reason.get(LossReason.BLOCK_UNREADABLE):
        yield ngettext(
            "{count} code has rules in its description that cannot be read and stay text: {names}.",
            "{count} codes have rules in their descriptions that cannot be read and stay text: {names}.",
            len(names),
            names=_listed(names),
        )
    if book.sets:
        yield ngettext(
            "{count} set of codes is left out: {names}.",
            "{count} sets of codes are left out: {names}.",
            len(book.sets),
            names=_listed([group.name for group in book.sets]),
        )
    if others:
        yield _("Not taken from the file: {names}.", names=_listed(others))


def _listed(names: Sequence[str], most: int = 5) -> str:
    told = ", ".join(shown(name) for name in names[:most])
    return told if len(names) <= most else f"{told}, …"
