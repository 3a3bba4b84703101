"""Versions of the codebook: frozen under a name or for a round, and compared with each other and with the present."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotExact, NotFound, QualcodeError
from qualcode.model.codebooks.versions import FrozenCode
from qualcode.project.file.row_rules import folded
from qualcode.project.history_queries import moment_before
from qualcode.project.versions.versions import NOW
from qualcode.reporting.codebook.comparison import ChangedCode, Knowledge, compared
from qualcode.times import local_time, utc_of

if TYPE_CHECKING:
    from qualcode.model.codebooks.versions import CodebookVersion, Descent
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace

_ENTRY = re.compile(r"[0-9a-f]{12}|[0-9a-f-]{32,36}")


@dataclass(frozen=True, slots=True)
class CodebookState:
    """The codebook as it was or is: what it is called, and when that was (UTC, ISO 8601; empty for the present).

    `version` is the frozen one that it is, None for another time.
    """

    name: str
    codes: tuple[FrozenCode, ...]
    created: str = ""
    version: CodebookVersion | None = None


@dataclass(frozen=True, slots=True)
class ComparedCodebooks:
    """Two states of the codebook and what differs."""

    before: CodebookState
    after: CodebookState
    changes: tuple[ChangedCode, ...]


def freeze(space: Workspace, name: str, note: str = "", round_: int | None = None) -> CodebookVersion:
    """Freeze the codebook as it is under a name, of a round where one is said. Raises as `Versions.freeze` does."""
    return space.project.versions.freeze(name, space.author, note, round_)


def unfreeze(space: Workspace, version: CodebookVersion) -> None:
    """Take a frozen version away; the codebook stays. Raises QualcodeError where it is gone."""
    space.project.versions.remove(version, space.author)


def state(space: Workspace, wanted: str) -> CodebookState:
    """The codebook that is meant: a version by name, number or id, “now”, a day or time, or the id of an entry.

    Of a day it is its end, of an entry what was right after it. Raises NotFound, Ambiguous, and QualcodeError where
    the history does not reach back so far.
    """
    project = space.project
    if folded(wanted) in NOW:
        return now(space)
    try:
        return of_version(project.versions.find(wanted, exact=True))
    except (NotFound, NotExact) as error:
        unknown = error
    try:
        time = utc_of(wanted)
    except ValueError:
        time = ""
    if time:
        moment = moment_before(project, time)
        if moment is None or moment.entry == 0:
            raise _before_all(wanted)
        return CodebookState(local_time(time), project.versions.after_entry(moment.entry), moment.created)
    entry = project.log_entry(wanted.lower()) if _ENTRY.fullmatch(wanted.lower()) else None
    if entry is not None:
        return CodebookState(_("entry {id}", id=entry.id), project.versions.after_entry(entry.key), entry.created)
    raise unknown


def now(space: Workspace) -> CodebookState:
    """The codebook as it is."""
    return CodebookState(_("now"), space.project.versions.present())


def of_version(version: CodebookVersion) -> CodebookState:
    """The codebook of a frozen version."""
    return CodebookState(version.name, version.codes, version.created, version)


def compare(space: Workspace, before: CodebookState, after: CodebookState) -> ComparedCodebooks:
    """What differs between two states, with what the history knows of it."""
    versions = space.project.versions
    until = after.created or "9"
    descents = (
        descent for descent in versions.descents() if before.created and before.created < descent.created <= until
    )
    knowledge = Knowledge(versions.rule_steps(), told_descents(space, descents))
    return ComparedCodebooks(before, after, compared(before.codes, after.codes, knowledge))


def outside_of_round(space: Workspace, code: Code) -> CodebookVersion | None:
    """The version of the present round where a code has other rules than in it, or is not in it; else None."""
    version = space.project.versions.of_round(space.project.settings.round or 1)
    if version is None:
        return None
    held = next((frozen for frozen in version.codes if frozen.uuid == code.uuid), None)
    return version if held is None or held.rule_version != code.rule_version else None


def told_descents(space: Workspace, descents: Iterable[Descent]) -> tuple[Descent, ...]:
    """What became of codes, with the numbers of codings where these may be told: they count those of all coders."""
    if not space.sight.hidden:
        return tuple(descents)
    return tuple(replace(descent, codings=None) for descent in descents)


def changed_since_each(space: Workspace, versions: Sequence[CodebookVersion]) -> list[ComparedCodebooks]:
    """What each version changed beside the one before it, and last what changed since."""
    states = [*map(of_version, versions), now(space)]
    return [compare(space, before, after) for before, after in pairwise(states)]


def _before_all(wanted: str) -> QualcodeError:
    return QualcodeError(
        _("The history of the project begins after “{time}”.", time=wanted),
        _("“qualcode log” shows its first entry."),
    )
