"""What coders are in a project and what that allows; each change asks it once more, see `History.require`."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coder, CoderKind
from qualcode.model.team.roles import RIGHTS_SETTING, SETTABLE, Right, TeamRole, rights_written
from qualcode.project.coding.coders import Coders, refuse_last_lead
from qualcode.project.coding.settings import Settings
from qualcode.project.file.history import Author
from qualcode.project.file.rights import permission
from qualcode.project.file.rights.permission import TeamRights
from qualcode.project.file.store import Store


class Roles:
    """The roles and rights of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def rights(self) -> TeamRights:
        """Who leads, and whose each right is."""
        return permission.team_rights(self._store.connection)

    def allow(self, name: str, right: Right) -> bool:
        """Whether the role of who has that name allows what needs that right."""
        return self.rights.allow(self.role_of(name), right)

    def role_of(self, name: str) -> TeamRole:
        """What somebody of that name is; who is not known counts as a coder."""
        return permission.role_of(self._store.connection, name, None)

    def require(self, right: Right, author: Author) -> None:
        """Raise RoleRefused where it does not."""
        self._store.history.require(right, author)

    def set_role(self, coder: Coder, role: TeamRole, author: Author) -> bool:
        """Say what a coder is; gives whether that is new.

        Raises RoleRefused where the author may not; QualcodeError for who is no person, for the last lead, and where
        nobody would be left who may change anything.
        """
        with self._store.history.change("coder.role", author):
            everybody = Coders(self._store).all()
            before = next((known for known in everybody if known.key == coder.key), coder)
            if before.role is role:
                return False
            if coder.kind is not CoderKind.PERSON:
                raise QualcodeError(
                    _("“{coder}” is no person and has no role.", coder=coder.name),
                    _("Nothing was changed. Name a person; “qualcode coders list” tells the kinds."),
                )
            if before.role is TeamRole.LEAD:
                refuse_last_lead(everybody, before)
            others = [known for known in everybody if known.key != coder.key and known.kind is CoderKind.PERSON]
            if role is TeamRole.GUEST and all(known.role is TeamRole.GUEST for known in others):
                raise QualcodeError(
                    _("Nobody would be left who may change anything."),
                    _("Nothing was changed. Let somebody else be “lead” or “coder” first."),
                )
            self._store.update("coders", coder.key, role=role.value)
        return True

    def set_rights(self, wanted: Mapping[Right, TeamRole], author: Author) -> bool:
        """Give rights to coders or take them from them; gives whether that changed anything.

        Raises RoleRefused where the author may not, and QualcodeError for a right that cannot be given.
        """
        for right in wanted:
            if right not in SETTABLE:
                raise QualcodeError(
                    _("“{right}” cannot be given or taken.", right=right.value),
                    _("Whoever shall not code becomes a guest: “qualcode coders role CODER guest”.")
                    if right is Right.CODING
                    else _("Only leads say who leads: “qualcode coders role CODER lead”."),
                )
        settings = Settings(self._store)
        with self._store.history.change("setting", author):
            before = self.rights.of
            written = rights_written({**before, **wanted})
            if written == rights_written(before):
                return False
            settings.set(RIGHTS_SETTING, written, author)
        return True
