"""Options of several commands: rows of them, and values that are read in the same way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from qualcode.catalogue import _
from qualcode.cli.shared import output
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.codes import RuleChange
    from qualcode.model.spans import Span

_EVERYTHING = "help-all"
"""Under this name a context keeps that its help shows all options."""

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
"""What `click.option` makes."""


def with_options(*options: Option) -> Option:
    """Add options to a command in the order in which they are listed."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class RareOption(click.Option):
    """An option that a command's help shows only by --help-all."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Name and help; None where the help shows the usual options only."""
        return super().get_help_record(ctx) if _EVERYTHING in ctx.meta else None


def _show_all(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's way
    if wanted and not context.resilient_parsing:
        context.meta[_EVERYTHING] = True
        output.document(context.get_help() + "\n")
        context.exit()


help_all = click.option(
    "--help-all", is_flag=True, is_eager=True, expose_value=False, callback=_show_all,
    help=_("Show the options that are seldom needed too."),
)  # fmt: skip


WITHOUT_OLD_RULES = click.option(
    "--without-old-rules", is_flag=True, help=_("Without codings under an old rule of their code.")
)
rule_change_options = with_options(
    click.option(
        "--rule", "is_rule", is_flag=True, help=_("Another rule: what was coded waits to be looked at again.")
    ),
    click.option("--editorial", "is_editorial", is_flag=True, help=_("Only better wording: nothing waits.")),
    click.option("--note", default="", help=_("Why it was changed.")),
)
"""What is said of changed rules; `said_change` reads the first two."""


def said_change(*, is_rule: bool, is_editorial: bool) -> RuleChange | None:
    """What was said of changed rules, None for nothing. Raises UsageProblem where both are."""
    from qualcode.model.codes import RuleChange

    if is_rule and is_editorial:
        raise UsageProblem(_("--rule and --editorial exclude each other."), _("Say one of them."))
    return RuleChange.RULE if is_rule else RuleChange.EDITORIAL if is_editorial else None


def pairs(values: tuple[str, ...], example: str = "--set wave=2022") -> dict[str, str]:  # no text: an option
    """name=value pairs of an option. Raises UsageProblem for one without “=”."""
    found: dict[str, str] = {}
    for value in values:
        name, sign, content = value.partition("=")
        if not sign or not name.strip():
            raise UsageProblem(
                _("“{value}” is no name=value.", value=value), _("Write it like {example}.", example=example)
            )
        found[name.strip()] = content.strip()
    return found


def span_of(text: str) -> Span:
    """The span of START:END. Raises UsageProblem."""
    from qualcode.model.spans import Span

    found = re.fullmatch(r"(-?\d+):(-?\d+)", text.strip())
    if not found:
        raise UsageProblem(
            _("“{text}” is no span.", text=text), _("Write START:END in characters from 0, like 120:168.")
        )
    return Span(int(found[1]), int(found[2]))
