"""What somebody is in a project, and what that allows."""

from __future__ import annotations

from enum import StrEnum


class TeamRole(StrEnum):
    """What a coder is. Only where a project has a lead, roles limit anybody but guests, who read only."""

    CODER = "coder"
    LEAD = "lead"
    GUEST = "guest"
