"""Questions on the terminal that a yes or a no answers, in the program's language."""

from __future__ import annotations

import click

from qualcode.catalogue import _, pgettext

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
