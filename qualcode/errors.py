"""The errors that qualcode raises on purpose; every one says what to do next.

QualcodeError                 the work could not be done (exit code 1)
├── NotFound                  nothing has that name or id; the nearest are offered
├── Ambiguous                 several things match what was typed
├── NotExact                  only a part of a name, or one in other case, was typed where the whole is owed
├── SpanOutside               a passage does not lie inside its text
├── UndoRefused               an undo or redo would destroy later work
├── ReadingError              a file could not be read as what it should be
├── ExportError               a file could not be written
├── ConsentError              what is wanted must not leave: nobody agreed to it
├── RoleRefused               what somebody is in the project does not allow it
├── UsageProblem              the command was called wrongly (exit code 2)
└── ProjectFileError          something is wrong with the project file (exit code 3)
    ├── NotAProject           the file is missing or no qualcode project
    ├── ProjectTooNew         the file was made by a newer version
    ├── ProjectDamaged        a check of the file failed
    ├── ProjectBusy           another process is writing
    ├── ProjectReadOnly       the file or its folder cannot be written
    ├── ProjectReplaced       another file lies where it was opened, or its contents are others
    └── DiskFull              there is no room left
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qualcode.catalogue import _, ngettext, program
from qualcode.plural import counted
from qualcode.safe_text import visible

_OPTION = re.compile(r"qualcode [a-z][^”;]*|(?<![\w“-])--([a-z]+(?:-[a-z]+)*)")  # a whole command stays what it is
_ARGUMENTS = {
    "as": "as_",
    "bootstrap": "replicates",
    "exact": 'how="exact"',
    "regex": 'how="regex"',
}  # what else has another name in Python than at the command


def in_python(words: str) -> str:
    """What is said of the options of commands, as Python calls them: “--text-column NAME” is “`text_column` NAME”."""

    def argument(found: re.Match[str]) -> str:
        option = found[1]
        return f"`{_ARGUMENTS.get(option, option.replace('-', '_'))}`" if option else found[0]

    return _OPTION.sub(argument, words)


class QualcodeError(Exception):
    """A failure whose cause and next step are known.

    `message` names the cause in one sentence, `hint` the next step, with the options of commands; `typed` is the line
    in which the cause stands at `place`, where it is one. Where nobody catches it, Python's traceback shows the place
    and `next_step` below the message, as its notes.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.typed = ""
        self.place = (0, 0)
        self._noted: list[str] = []
        self.hint = hint

    def __str__(self) -> str:
        return visible(self.message, keep="\n\t")

    @property
    def hint(self) -> str:
        """The next step, with the options of commands."""
        return self._hint

    @hint.setter
    def hint(self, hint: str) -> None:
        self._hint = hint
        self._note()

    @property
    def next_step(self) -> str:
        """The next step, with the names of arguments, for Python."""
        return in_python(self._hint)

    def point(self, typed: str, start: int, end: int) -> None:
        """Say where in a typed line the cause stands, from `start` up to `end` in code points."""
        self.typed, self.place = typed, (start, end)
        self._note()

    def _note(self) -> None:
        """Put the place and the next step into the notes of the exception; those that others made stay."""
        others = [note for note in getattr(self, "__notes__", ()) if note not in self._noted]
        start, end = self.place
        pointing = [self.typed, f"{' ' * start}{'^' * max(1, end - start)}"] if self.typed else []
        self._noted = [visible(line, keep="\n\t") for line in (*pointing, self.next_step) if line]
        if self._noted or others:
            self.__notes__ = [*self._noted, *others]


class NotFound(QualcodeError):
    """Nothing has that name or id; `message` is the whole sentence where the kind alone says too little."""

    def __init__(
        self, kind: str, wanted: str, nearest: Sequence[str] = (), hint: str = "", *, message: str = ""
    ) -> None:
        offered = ", ".join(program().quoted(name) for name in nearest)
        super().__init__(
            message or _ABSENT.get(kind, _nothing_called)(wanted),
            _("Did you mean {offered}?", offered=offered) if offered else hint,
        )
        self.nearest = tuple(nearest)


class Ambiguous(QualcodeError):
    """Several things match what was typed; `exact` says that a part of a name would not do either.

    `near` are the names of which it is a part, where it is the whole name of nothing. Of words that stand in a text
    several times `places` says where: (start, end) in code points.
    """

    def __init__(
        self,
        kind: str,
        wanted: str,
        matches: Sequence[str],
        *,
        exact: bool = False,
        near: Sequence[str] = (),
        hint: str = "",
        places: Sequence[tuple[int, int]] = (),
    ) -> None:
        shown = ", ".join(program().quoted(name) for name in matches[:8])
        if len(matches) > 8:
            shown = ngettext("{shown} and {count} more", "{shown} and {count} more", len(matches) - 8, shown=shown)
        things = counted(len(matches), kind)
        super().__init__(
            _("“{wanted}” matches {things}: {shown}.", wanted=wanted, things=things, shown=shown),
            hint or (whole_only() if exact else _("Type more letters, or the id.")),
        )
        self.matches = tuple(matches)
        self.near = tuple(near)
        self.places = tuple(places)


class NotExact(QualcodeError):
    """A part of a name, its other case or the beginning of an id where only the whole name or id is taken.

    `name` and `id` are those of the one thing that it fits.
    """

    def __init__(self, kind: str, wanted: str, name: str, id_: str) -> None:
        near = program().quoted(name)
        message = _INEXACT[kind](wanted, near if name == id_ else f"{near} ({id_})")
        super().__init__(message, whole_only())
        self.name, self.id = name, id_


def whole_only() -> str:
    """The next step where a part of a name was given."""
    return _("Nothing was changed. Give the whole name or id.")


def _nothing_called(wanted: str) -> str:
    return _("There is nothing called “{name}”.", name=wanted)


# German changes the words before a noun with its gender: one sentence a kind.
_ABSENT: dict[str, Callable[[str], str]] = {
    "document": lambda name: _("There is no document “{name}”.", name=name),
    "code": lambda name: _("There is no code “{name}”.", name=name),
    "coder": lambda name: _("There is no coder “{name}”.", name=name),
    "case": lambda name: _("There is no case “{name}”.", name=name),
    "coding": lambda name: _("There is no coding “{name}”.", name=name),
    "memo": lambda name: _("There is no memo “{name}”.", name=name),
    "label": lambda name: _("There is no label “{name}”.", name=name),
    "group": lambda name: _("There is no group “{name}”.", name=name),
    "norming session": lambda name: _("There is no norming session “{name}”.", name=name),
    "induction": lambda name: _("There is no inductive work “{name}”.", name=name),
    "statement": lambda name: _("There is no statement “{name}”.", name=name),
    "typology": lambda name: _("There is no typology “{name}”.", name=name),
    "type": lambda name: _("There is no type “{name}”.", name=name),
    "codebook version": lambda name: _("There is no version “{name}” of the codebook.", name=name),
    "transcription rule": lambda name: _("There are no transcription rules “{name}”.", name=name),
    "research question": lambda name: _("There is no research question “{name}”.", name=name),
    "quotation": lambda name: _("There is no quotation “{name}”.", name=name),
    "publication": lambda name: _("There is no publication “{name}”.", name=name),
    "finding": lambda name: _("There is no finding “{name}”.", name=name),
    "accepted finding": lambda name: _("There is no accepted finding “{name}”.", name=name),
    "doubt": lambda name: _("There is no doubt “{name}”.", name=name),
    "orphan": lambda name: _("There is no orphan “{name}”.", name=name),
    "consensus decision": lambda name: _("There is no decision “{name}” of the consensus.", name=name),
    "question": lambda name: _("There is no question “{name}”.", name=name),
    "topic": lambda name: _("There is no topic “{name}”.", name=name),
    "text": lambda name: _("There is no text “{name}”.", name=name),
    "former text": lambda name: _("There is no former text “{name}”.", name=name),
    "wave": lambda name: _("There is no wave “{name}”.", name=name),
    "attribute": lambda name: _("There is no attribute “{name}”.", name=name),
    "compared code": lambda name: _("There is no compared code “{name}”.", name=name),
    "figure": lambda name: _("There is no figure “{name}”.", name=name),
    "quick code": lambda name: _("There is no quick code “{name}”.", name=name),
    "name": lambda name: _("There is no name “{name}”.", name=name),
    "polarity": lambda name: _("There is no polarity “{name}”.", name=name),
    "state": lambda name: _("There is no state “{name}”.", name=name),
    "kind of coder": lambda name: _("There is no kind of coder “{name}”.", name=name),
    "role": lambda name: _("There is no role “{name}”.", name=name),
    "right": lambda name: _("There is no right “{name}”.", name=name),
    "kind of memo": lambda name: _("There is no kind of memo “{name}”.", name=name),
    "kind of doubt": lambda name: _("There is no kind of doubt “{name}”.", name=name),
    "quality procedure": lambda name: _("There is no quality procedure “{name}”.", name=name),
    "way of searching": lambda name: _("There is no way of searching “{name}”.", name=name),
    "way of reading": lambda name: _("There is no way of reading “{name}”.", name=name),
    "split": lambda name: _("There is no split “{name}”.", name=name),
    "kind of quotation marks": lambda name: _("There is no kind of quotation marks “{name}”.", name=name),
    "language": lambda name: _("There is no language “{name}”.", name=name),
    "order": lambda name: _("There is no order “{name}”.", name=name),
    "purpose": lambda name: _("There is no purpose “{name}”.", name=name),
}
_INEXACT: dict[str, Callable[[str, str], str]] = {
    "document": lambda name, near: _(
        "No document is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "code": lambda name, near: _("No code is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "coder": lambda name, near: _("No coder is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "case": lambda name, near: _("No case is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "coding": lambda name, near: _("No coding is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "memo": lambda name, near: _("No memo is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "label": lambda name, near: _("No label is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "group": lambda name, near: _("No group is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "norming session": lambda name, near: _(
        "No norming session is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "induction": lambda name, near: _(
        "No inductive work is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "statement": lambda name, near: _(
        "No statement reads exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "typology": lambda name, near: _(
        "No typology is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "codebook version": lambda name, near: _(
        "No version of the codebook is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "transcription rule": lambda name, near: _(
        "No transcription rules are called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "research question": lambda name, near: _(
        "No research question reads exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "publication": lambda name, near: _(
        "No publication is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "finding": lambda name, near: _(
        "No finding is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "accepted finding": lambda name, near: _(
        "No accepted finding is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "doubt": lambda name, near: _("No doubt is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "orphan": lambda name, near: _("No orphan is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "consensus decision": lambda name, near: _(
        "No decision of the consensus is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
    "topic": lambda name, near: _("No topic is called exactly “{name}”; near it is {near}.", name=name, near=near),
    "former text": lambda name, near: _(
        "No former text is called exactly “{name}”; near it is {near}.", name=name, near=near
    ),
}


class SpanOutside(QualcodeError):
    """A passage does not lie inside its text."""


class UndoRefused(QualcodeError):
    """An undo or redo would destroy later work."""


class ReadingError(QualcodeError):
    """A file could not be read as what it should be."""


class ExportError(QualcodeError):
    """A file could not be written."""


class ConsentError(QualcodeError):
    """What is wanted must not leave the project: those whose words it is did not agree."""


class RoleRefused(QualcodeError):
    """What somebody is in the project does not allow the change; nothing of it was done."""


class Stopped(QualcodeError):
    """Somebody stopped the work; nothing of it was committed."""


class UsageProblem(QualcodeError):
    """The command was called wrongly."""


class ProjectFileError(QualcodeError):
    """Something is wrong with the project file."""


class NotAProject(ProjectFileError):
    """The file is missing or no qualcode project."""


class ProjectTooNew(ProjectFileError):
    """The file was made by a newer version of qualcode."""


class ProjectDamaged(ProjectFileError):
    """A check of the file failed; `what` is damaged, as a clause, where the message has one."""

    what = ""


class ProjectBusy(ProjectFileError):
    """Another process is writing to the project."""


class ProjectReadOnly(ProjectFileError):
    """The file or its folder cannot be written."""


class ProjectReplaced(ProjectFileError):
    """Another file lies where the project was opened, or its contents are those of another."""


class DiskFull(ProjectFileError):
    """There is no room left on the disk."""
