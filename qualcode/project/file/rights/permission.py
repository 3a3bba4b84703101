"""Whether somebody's role allows a change: asked by the history before it opens an entry, and nowhere else."""

from __future__ import annotations

import json
import shlex
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _, program
from qualcode.errors import RoleRefused
from qualcode.model.team.roles import (
    RIGHTS_SETTING,
    Right,
    TeamRole,
    right_of_kind,
    right_of_setting,
    rights_in,
)
from qualcode.project.file.row_rules import folded
from qualcode.safe_text import visible

_OF_LEADS: Mapping[Right, Callable[[str], str]] = {
    Right.MATERIAL: lambda name: _("“{name}” codes here; documents and cases are changed by the lead.", name=name),
    Right.QUOTING: lambda name: _("“{name}” codes here; quotations are prepared by the lead.", name=name),
    Right.SHARING: lambda name: _("“{name}” codes here; other copies are taken in by the lead.", name=name),
    Right.CONSENSUS: lambda name: _(
        "“{name}” was not among those who decided; what others agreed on is entered by them or by the lead.",
        name=name,
    ),
    Right.CODEBOOK: lambda name: _("“{name}” codes here; the codebook is changed by the lead.", name=name),
    Right.BLINDNESS: lambda name: _("“{name}” codes here; the lead says when codings of others are seen.", name=name),
    Right.FORGETTING: lambda name: _("“{name}” codes here; only the lead erases for good.", name=name),
    Right.TEAM: lambda name: _(
        "“{name}” codes here; coders, rounds and the work of others are arranged by the lead.", name=name
    ),
    Right.ROLES: lambda name: _("“{name}” codes here; only the lead says what roles and rights are.", name=name),
}


# kinds that are everybody's for oneself and the lead's for others: tables and whose their rows are
_OF_OTHERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(
        ("assign", "unassign", "segments.fix"), (("assignments", "coder_id"), ("fixed_segments", "coder_id"))
    ),
    "coder.add": (("coders", "uuid"),),
    "import.project": (("coders", "uuid"), ("codings", "coder_id"), ("orphans", "coder_id")),
}


@dataclass(frozen=True, slots=True)
class TeamRights:
    """Who leads (names), and whose each right is; `is_led` also in a package cut from a project with a lead."""

    leads: tuple[str, ...]
    is_led: bool
    of: Mapping[Right, TeamRole]

    def allow(self, role: TeamRole, right: Right) -> bool:
        """Whether somebody in that role may do it."""
        if role is TeamRole.GUEST:
            return False
        return role is TeamRole.LEAD or not self.is_led or self.of[right] is TeamRole.CODER

    def refusal(self, name: str, role: TeamRole, right: Right) -> RoleRefused:
        """Why somebody of that name and role may not, and who can change that."""
        name, leads = visible(name), program().listed(map(program().quoted, map(visible, self.leads)))
        if role is TeamRole.GUEST:
            command = f"qualcode coders role {shlex.quote(name)} coder"  # no text: a command
            return RoleRefused(
                _("“{name}” is a guest here and only reads.", name=name),
                _("Nothing was changed. {leads} can change the role: “{command}”.", leads=leads, command=command)
                if self.leads
                else _("Nothing was changed. Who codes here can change the role: “{command}”.", command=command),
            )
        return RoleRefused(_OF_LEADS[right](name), self._next_step(leads, right))

    def _next_step(self, leads: str, right: Right) -> str:
        if not self.leads:
            return _("Nothing was changed. This is a package: ask whoever gave it to you.")
        if right is Right.ROLES:
            return _("Nothing was changed. Ask {leads}.", leads=leads)
        command = f"qualcode coders rights {right.value}=coder"  # no text: a command
        return _(
            "Nothing was changed. Ask {leads}, or for the right to do it: “{command}”.", leads=leads, command=command
        )


def team_rights(connection: sqlite3.Connection) -> TeamRights:
    """Who leads and whose rights are whose, as the file says now."""
    leads = tuple(name for name, _uuid, role in _in_roles(connection) if role == TeamRole.LEAD)
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (RIGHTS_SETTING,)).fetchone()
    return TeamRights(leads, bool(leads) or _is_cut_from_led(connection), rights_in(str(row[0]) if row else ""))


def _in_roles(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Name, UUID and role of all who are not simply coders: few, or nobody."""
    sql = "SELECT name, uuid, role FROM coders WHERE role <> ? ORDER BY id"
    return connection.execute(sql, (TeamRole.CODER.value,)).fetchall()


def _is_cut_from_led(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT json_extract(details, '$.led') FROM cut").fetchone()
    return bool(row and row[0])


def role_of(connection: sqlite3.Connection, name: str, uuid: str | None) -> TeamRole:
    """What somebody is in the project; who is not known there counts as a coder."""
    for known, own, role in _in_roles(connection):
        if own == uuid or (uuid is None and folded(known) == folded(name)):
            return TeamRole(role)
    return TeamRole.CODER


def refuse_without(connection: sqlite3.Connection, name: str, uuid: str | None, right: Right) -> None:
    """Raise RoleRefused where the role of who acts (name, and UUID if known) does not allow it."""
    if not _in_roles(connection) and not _is_cut_from_led(connection):
        return
    role, rights = role_of(connection, name, uuid), team_rights(connection)
    if not rights.allow(role, right):
        raise rights.refusal(name, role, right)


def rights_to_take_back(
    connection: sqlite3.Connection, entries: Sequence[int], kind: str, uuid: str | None
) -> Iterator[Right]:
    """What taking back or restoring entries (keys) needs: by the `kind` of what was done, and by what it touched.

    `uuid` is that of the coder who acts. What came in with a merge is taken back as one.
    """
    yield right_of_kind(kind)
    if kind == "merge":
        return
    among = "SELECT value FROM json_each(?)"  # no text: SQL
    touched = f"changes c WHERE c.entry_id IN ({among}) AND c.table_name"
    asked = json.dumps(list(entries))
    if connection.execute(f"SELECT 1 FROM {touched} IN ('codes', 'code_rules') LIMIT 1", (asked,)).fetchone():
        yield Right.CODEBOOK  # also what an import made of it
    settings = (
        "SELECT DISTINCT COALESCE((SELECT name FROM settings WHERE id = c.row_id), json_extract(c.old, '$.name')) "
        f"FROM {touched} = 'settings'"
    )
    for (name,) in connection.execute(settings, (asked,)).fetchall():
        yield right_of_setting(str(name))
    for table, column in _OF_OTHERS.get(kind, ()):
        whose = f"SELECT {column} FROM {table} WHERE id = c.row_id"
        coder = "id" if table != "coders" else "uuid"
        of_others = (
            f"SELECT 1 FROM {touched} = '{table}' AND COALESCE(({whose}), json_extract(c.old, '$.{column}')) "
            f"IS NOT (SELECT {coder} FROM coders WHERE uuid = ?) LIMIT 1"
        )
        if connection.execute(of_others, (asked, uuid)).fetchone():
            yield Right.TEAM
