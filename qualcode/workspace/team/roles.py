"""What coders are in a project, and what that allows. It is no lock: whoever has the file can act as anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.model.team.roles import Right, TeamRole
from qualcode.safe_text import visible

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.workspace.workspace import Workspace


def set_role(space: Workspace, coder: Coder, role: TeamRole) -> bool:
    """Say what a coder is; gives whether that is new. Raises as `Roles.set_role` does."""
    return space.project.roles.set_role(coder, role, space.author)


def set_rights(space: Workspace, wanted: Mapping[Right, TeamRole]) -> bool:
    """Give rights to coders, or let them be the lead's alone; gives whether that changed anything.

    Raises as `Roles.set_rights` does.
    """
    return space.project.roles.set_rights(wanted, space.author)


def no_lock() -> str:
    """The sentence that belongs wherever roles are set: what they are not."""
    return _(
        "A file has no lock against its owner: whoever has it can act under any name. Roles keep a team from "
        "changing something by mistake; what must not be seen or changed does not belong in that copy."
    )


def said_of_roles(space: Workspace) -> str:
    """Who leads, in a sentence; that nobody does, where roles limit guests only."""
    leads = space.project.roles.rights.leads
    if not leads:
        return _("Nobody leads: everybody may do everything, and guests only read.")
    return _("Lead: {names}.", names=program().listed(map(visible, leads)))
