"""What was said for reading the transcripts of a project: forgetting it, so that each file is read as found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.project.file.store import nearest
from qualcode.reading.source.choices import NO_CHOICES, ReadingChoices

if TYPE_CHECKING:
    from qualcode.workspace.workspace import Workspace

_FIELDS = {
    "dialect": "dialect",
    "speaker-form": "speaker_form",
    "questions": "questions",
    "join-lines": "join_lines",
    "keep-lines": "join_lines",
    "encoding": "encoding",
    "interviewer": "interviewers",
    "markings": "markings",
    "transcription": "transcription",
}


def forget_choices(space: Workspace, options: Sequence[str] | None = None) -> ReadingChoices:
    """Forget what was said by these options of “import”, or by all; gives what still holds.

    Raises NotFound for another option.
    """
    chosen = NO_CHOICES if options is None else space.project.settings.reading
    for option in options or ():
        name = option.removeprefix("--")
        if name not in _FIELDS:
            raise NotFound(
                "option",
                option,
                nearest(name, list(_FIELDS), 1),
                _("Options are {names}.", names=", ".join(_FIELDS)),
                message=_("“{option}” is nothing that is kept for reading.", option=option),
            )
        chosen = replace(chosen, **{_FIELDS[name]: getattr(NO_CHOICES, _FIELDS[name])})
    space.project.settings.set_reading(chosen, space.author)
    return chosen
