"""The rule of blind projects, in one place for all commands.

While a project is blind, who acts sees own codings, and nothing that tells where others gave which code: listings and
working drafts hold one's own and say that those of others are hidden; how many there are under a code or in a
document is not told. What speaks for the whole study (agreement, disagreements,
final collections, reports of waves) is refused instead of made of one person's part. “qualcode coders blind off”
ends it for everybody, and the history keeps when that was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.cli import diagnostics
from qualcode.cli.session import coder_name
from qualcode.counting import counted
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from collections.abc import Collection

    from qualcode.model.codings import Coding
    from qualcode.project.project import Project
    from qualcode.retrieval.filter import Filter

NOBODY = -1  # no key is negative
_END = "When all have finished, “qualcode coders blind off” ends that; the history keeps when it was."


def own_key(project: Project, given: str | None = None) -> int | None:
    """The key of the coder who acts in a blind project, NOBODY where it has none; None where all may be seen."""
    if not project.settings.blind:
        return None
    own = project.coders.exact(coder_name(given))
    return own.key if own else NOBODY


def hidden_coders(project: Project, given: str | None = None) -> frozenset[int]:
    """The keys of the coders whose codings must not be seen by who acts."""
    own = own_key(project, given)
    return frozenset() if own is None else frozenset(one.key for one in project.coders.all() if one.key != own)


def own_only(project: Project, wanted: Filter) -> Filter:
    """The filter for what may be seen of it; says that codings of others are hidden."""
    hidden = hidden_coders(project)
    if not hidden:
        return wanted
    tell_hidden(hidden)
    own = {one.key for one in project.coders.all() if not wanted.coders or one.key in wanted.coders} - hidden
    return replace(wanted, coders=own or {NOBODY})


def tell_hidden(hidden: Collection[int], what: str = "codings") -> None:
    """Warn that what these coders made is hidden, and never how many: that would tell what they gave, and where."""
    if hidden:
        diagnostics.warn(f"{what} of others hidden: the project is blind")


def own_counted(project: Project, given: str | None, number: int, own: int, one: str = "coding") -> str:
    """The number of things as it may be told: “3 codings”, or where the project is blind “1 coding of yours”."""
    return counted(number, one) if own_key(project, given) is None else f"{counted(own, one)} of yours"


def others_codings(project: Project, given: str | None = None) -> int:
    """The number of codings that must not be seen by who acts."""
    hidden = hidden_coders(project, given)
    return sum(number for _, coder, _, number in project.codings.tally("code_id") if coder in hidden)


def refuse_others(project: Project, coding: Coding, given: str | None = None) -> None:
    """Raise QualcodeError for a coding of somebody else in a blind project."""
    if coding.coder in hidden_coders(project, given):
        raise QualcodeError("This is somebody else's coding, and the project is blind.", _END)


def refuse_part(project: Project) -> None:
    """Raise QualcodeError where a result would lack the codings of others, as the project is blind."""
    if others_codings(project):
        raise QualcodeError("The project is blind: codings of others would be missing in it.", _END)


def refuse_blind(project: Project, *, only_of: str = "") -> None:
    """Raise QualcodeError where coders must not see each other's codings, unless it is `only_of` who acts."""
    own = own_key(project)
    if own is not None and not (only_of and project.coders.find(only_of).key == own):
        raise QualcodeError("The project is blind: coders must not see each other's codings yet.", _END)
