"""The rule of blind projects, in one place for all commands.

While a project is blind, who acts sees own codings, and nothing that tells where others gave which code: listings and
working drafts hold one's own and say how many of others are hidden. What speaks for the whole study (disagreements,
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
    from qualcode.analysis.passages import Filter
    from qualcode.model.codings import Coding
    from qualcode.project.project import Project

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
    """The filter for what may be seen of it; says how many codings of others are hidden."""
    from qualcode.reporting.making import facts_of  # noqa: PLC0415 - not needed for --help

    hidden = hidden_coders(project)
    if not hidden:
        return wanted
    documents = {one.document.key for one in facts_of(project, wanted, ())}
    others = (one for one in project.codings.all() if one.coder in hidden and one.document in documents)
    tell_hidden(sum(wanted.takes_coding(one) for one in others))
    own = {one.key for one in project.coders.all() if not wanted.coders or one.key in wanted.coders} - hidden
    return replace(wanted, coders=own or {NOBODY})


def tell_hidden(number: int, one: str = "coding") -> None:
    """Warn that so many of others are hidden, if any are."""
    if number:
        diagnostics.warn(f"{counted(number, one)} of others hidden: the project is blind")


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
    number = others_codings(project)
    if number:
        raise QualcodeError(
            f"The project is blind: {counted(number, 'coding')} of others would be missing in it.", _END
        )


def refuse_blind(project: Project) -> None:
    """Raise QualcodeError where coders must not see each other's codings."""
    if project.settings.blind:
        raise QualcodeError("The project is blind: coders must not see each other's codings yet.", _END)
