"""What may be said of a transcript when it is read: the same options for import and for reading it anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from qualcode.catalogue import _
from qualcode.reading.source.choices import NAME_PLACE
from qualcode.workspace.imports.import_options import AUTO, QUESTION_FORMS

F = TypeVar("F", bound=Callable[..., Any])


def reading_options(command: F) -> F:
    """Who asks, how transcripts, labels and questions look, what becomes of lines, and what is kept."""
    for option in reversed([
        click.option("--interviewer", multiple=True, metavar="NAME",
                     help=_("A speaker who asks, where the guess is wrong; all others then do not.")),
        click.option("--dialect", default="", metavar="NAME",
                     help=_("The form of transcripts, such as the program that made them; “qualcode dialects”.")),
        click.option("--speaker-form", default="", metavar="FORM",
                     help=_("How labels of speakers look, such as “[{place}]” or “{place} -”.", place=NAME_PLACE)),
        click.option("--questions", type=click.Choice((*QUESTION_FORMS, AUTO)),
                     help=_("How questions look where no speakers are named.")),
        click.option("--join-lines", "lines", flag_value="join", default="",
                     help=_("Join wrapped lines to paragraphs, where this is not seen.")),
        click.option("--keep-lines", "lines", flag_value="keep", help=_("Let every line stay as it is.")),
        click.option("--encoding", default="", metavar="NAME", help=_("The encoding of texts, such as mac-roman.")),
        click.option("--keep-struck", is_flag=True, help=_("Keep text that is struck through.")),
        click.option("--keep-hidden", is_flag=True, help=_("Keep hidden text.")),
    ]):  # fmt: skip
        command = option(command)
    return command
