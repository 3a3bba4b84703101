"""How a line of the register reads: its cells, and all that is known of it."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.consent.given import WHOLE, Given
from qualcode.plural import counted
from qualcode.reporting.words.value_words import format_word
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.workspace.leaving.doors import DOOR
from qualcode.workspace.leaving.given_lines import GivenLine
from qualcode.workspace.leaving.register import CLIPBOARD, STANDARD_OUTPUT

HEADS = (  # title, whether numbers stand in it
    (pgettext("column", "when"), False),
    (pgettext("column", "what left"), False),
    (pgettext("column", "how much"), False),
    (pgettext("column", "to whom"), False),
    (pgettext("column", "format"), False),
    (pgettext("column", "by whom"), False),
    (pgettext("column", "cases"), True),
    (pgettext("column", "where to"), False),
)
WHEN, HOW_MUCH, CASES = 0, 2, 6
"""Columns that are not sorted by their words."""


def door_words(given: Given) -> str:
    """What left."""
    door = DOOR.get(given.left.door)
    return program().said(door.leaves) if door else given.left.door


def number_words(given: Given) -> str:
    """How many passages and whole texts left."""
    left = given.left
    told = [counted(left.quotations, "passage")] if left.quotations else []
    told += [counted(left.texts, "whole text")] if left.texts else []
    return ", ".join(told) or "–"


def target_words(given: Given, *, whole: bool = False) -> str:
    """Where it went: the name of a file, or its whole path."""
    left = given.left
    return {
        STANDARD_OUTPUT: _("standard output"),
        CLIPBOARD: _("clipboard"),
    }.get(left.target, left.target if whole else left.target_name)


def cells_of(line: GivenLine) -> tuple[str, ...]:
    """The cells of a line."""
    given = line.given
    return (
        local_time(given.created),
        door_words(given),
        number_words(given),
        given.left.recipient,
        format_word(given.left.format),
        given.coder,
        str(len(given.left.cases)),
        target_words(given),
    )


def details_of(line: GivenLine) -> Text:
    """All that is known of a line, except for what was in it."""
    given, left = line.given, line.given.left
    facts = [
        local_time(given.created),
        door_words(given),
        number_words(given),
        format_word(left.format),
        given.coder,
        given.id,
    ]
    text = Text(visible(" · ".join(filter(None, facts))), style="bold")
    text.append("\n", style="not bold")
    recipient = left.recipient or _("nobody has said")
    text.append(visible(_("To whom: {name}", name=recipient)) + "\n", style="not bold")
    text.append(visible(_("Where: {target}", target=target_words(given, whole=True))) + "\n", style="not bold")
    if left.publication:
        words = _(
            "Published in “{publication}”: what stands there nobody can call back.", publication=left.publication
        )
        text.append(visible(words) + "\n", style="not bold")
    if line.cases:
        cases = program().listed(program().quoted(name) for name in line.cases)
        text.append(visible(_("Cases: {names}", names=cases)) + "\n", style="not bold")
    for name, ids in line.documents:
        told = _("the whole text") if ids == (WHOLE,) else ", ".join(ids)
        text.append(visible(f"{name}: {told}") + "\n", style="dim not bold")
    if line.erased:
        erased = ngettext(
            "{count} case or document of it was erased since.", "{count} cases or documents of it were erased since.",
            line.erased,
        )  # fmt: skip
        text.append(erased, style="dim not bold")
    return text
