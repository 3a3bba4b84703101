"""For which purpose something leaves, and what stays inside for want of consent: one option, one way to tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics
from qualcode.model.consent.consents import Purpose

if TYPE_CHECKING:
    from qualcode.model.consent.withheld import Withheld

_PURPOSES = tuple(purpose.value for purpose in Purpose if purpose is not Purpose.ANALYSE)

for_option = click.option(
    "--for", "purpose", type=click.Choice(_PURPOSES), default=Purpose.QUOTE.value, show_default=True,
    callback=lambda _context, _option, chosen: Purpose(chosen),
    help=_("For which purpose it leaves: only what people agreed to for that."),
)  # fmt: skip


def tell_withheld(withheld: Withheld) -> None:
    """Say how much stays inside for which reason, and what says otherwise."""
    from qualcode.reporting.words.withheld_words import what_says_otherwise, withheld_lines

    for line in withheld_lines(withheld):
        diagnostics.warn(line)
    if withheld:
        diagnostics.say(what_says_otherwise(withheld))
