"""For which purpose and to whom something leaves, and what stays inside for want of consent: one way to tell it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import with_options
from qualcode.model.consent.consents import Purpose
from qualcode.safe_text import file_name, visible

if TYPE_CHECKING:
    from qualcode.model.consent.withheld import Withheld
    from qualcode.workspace.workspace import Workspace

_PURPOSES = tuple(purpose.value for purpose in Purpose if purpose is not Purpose.ANALYSE)

RECIPIENT = "recipient"
"""Under this name a context keeps to whom it leaves, where that was said."""


def _kept(context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is not None:
        if not name.strip():
            raise click.BadParameter(_("a recipient has a name"))
        context.meta[RECIPIENT] = name
    return name


_for_option = click.option(
    "--for", "purpose", type=click.Choice(_PURPOSES), default=Purpose.QUOTE.value, show_default=True,
    callback=lambda _context, _option, chosen: Purpose(chosen),
    help=_("For which purpose it leaves: only what people agreed to for that."),
)  # fmt: skip
to_option = click.option(
    "--to", metavar="NAME", callback=_kept, expose_value=False,
    help=_("To whom it goes, for the register that “qualcode given” shows (else asked once for each file)."),
)  # fmt: skip
for_option = with_options(_for_option, to_option)
"""At every door: for which purpose it leaves, and to whom."""


def said_recipient(space: Workspace, file: Path | None) -> str | None:
    """To whom a file goes: what --to said, else who got it before, which is told, else what is answered.

    None where nobody says it: in scripts, for standard output, and where the project can only be read. Raises
    click.Abort where the answer is an interruption.
    """
    from qualcode.workspace.leaving.register import known_recipient

    context = click.get_current_context(silent=True)
    said: str | None = context.meta.get(RECIPIENT) if context else None
    if said is not None or file is None or space.project.read_only:
        return said
    known = known_recipient(space, file)
    if known:
        diagnostics.say(
            _("“{file}” goes to {recipient}, as before (--to says otherwise)", file=file_name(file), recipient=known)
        )
    if known is not None or not sys.stdin.isatty():
        return known
    question = _("To whom does “{file}” go? (Enter: nobody named)", file=file_name(file))
    return visible(str(click.prompt(question, default="", show_default=False, err=True)))


def tell_withheld(withheld: Withheld) -> None:
    """Say how much stays inside for which reason, and what says otherwise."""
    from qualcode.reporting.words.withheld_words import what_says_otherwise, withheld_lines

    for line in withheld_lines(withheld):
        diagnostics.warn(line)
    if withheld:
        diagnostics.say(what_says_otherwise(withheld))
