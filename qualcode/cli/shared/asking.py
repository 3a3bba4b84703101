"""Questions on the terminal that a letter or a word answers, in the program's language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from qualcode.catalogue import _, pgettext
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.codes import RuleChange

_Done = TypeVar("_Done")

_ENGLISH = {"y": True, "yes": True, "n": False, "no": False}  # no text: they are taken in every language


def confirmed(question: str) -> bool:
    """Ask and wait for a yes or a no, its first letter or the word; Enter alone is a no.

    Words of the program's language and the English ones are taken. Raises click.Abort where the input ends.
    """
    yes, no = pgettext("answer", "yes"), pgettext("answer", "no")
    answers = {**_ENGLISH, yes: True, yes[0]: True, no: False, no[0]: False}
    while True:
        typed = click.prompt(f"{question} [{yes[0]}/{no[0].upper()}]", default="", show_default=False, err=True)
        answer = typed.strip().casefold()
        if not answer:
            return False
        if answer in answers:
            return answers[answer]
        click.echo(_("Answer with “{yes}” or “{no}”.", yes=yes, no=no), err=True)


def with_said_change(said: RuleChange | None, change: Callable[[RuleChange | None], _Done]) -> _Done:
    """Change rules by what was said of that; on a terminal ask where it must be said and was not.

    Raises UsageProblem without a terminal, and click.Abort where the input ends.
    """
    from qualcode.model.codes import RuleChange
    from qualcode.workspace.codebook.codes import UndecidedChange

    try:
        return change(said)
    except UndecidedChange as error:
        if not sys.stdin.isatty():
            hint = _(
                "Say --rule: what was coded with it is listed to be looked at again; or --editorial: nothing is."
            )
            raise UsageProblem(error.message, hint) from error
        click.echo(error.message, err=True)
    rule, editorial = pgettext("answer", "rule"), pgettext("answer", "editorial")
    question = _("{rule}: what was coded waits to be looked at again; {editorial}: nothing waits", rule=rule,
                 editorial=editorial)  # fmt: skip
    answers = {
        **dict.fromkeys((rule, rule[0], RuleChange.RULE.value, "r"), RuleChange.RULE),
        **dict.fromkeys((editorial, editorial[0], RuleChange.EDITORIAL.value, "e"), RuleChange.EDITORIAL),
    }
    while True:
        typed = click.prompt(f"{question} [{rule[0]}/{editorial[0]}]", default="", show_default=False, err=True)
        answer = answers.get(typed.strip().casefold())
        if answer is not None:
            return change(answer)
        click.echo(_("Answer with “{yes}” or “{no}”.", yes=rule, no=editorial), err=True)
