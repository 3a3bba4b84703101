"""Whose work it is that comes in: users of the other program who are coders here, or become ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, later, program
from qualcode.errors import NotFound, QualcodeError
from qualcode.model.exchange.intake import ConflictKind, IntakeKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeFormat
from qualcode.model.exchange.reasons import LossReason
from qualcode.project.exchange.coming_rows import ComingCoder
from qualcode.project.exchange.identities import Identities, shared_uuid
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import nearest
from qualcode.workspace.exchange.intake_ledger import FreeNames, IntakeLedger, plain_name

if TYPE_CHECKING:
    from qualcode.model.exchange.project import ExchangeProject, ExchangeUser
    from qualcode.project.exchange.present import PresentRows


_SHOWN = 10  # users in a hint
_PROGRAM = re.compile(r"[^\d,(]+")
_REFI = "REFI-QDA"
_FORMATS = {
    ExchangeFormat.SEGMENTS: later("list of coded segments"),
    ExchangeFormat.TRANSCRIPT: later("transcript with codes"),
}
"""What a file is called that names no program."""


class IntakePeople:
    """The coders (UUIDs) that users (GUIDs) are here; those who are to be made stand in `coming`."""

    def __init__(
        self, project: ExchangeProject, present: PresentRows, ledger: IntakeLedger, *, same_names: bool, unknown: str
    ) -> None:
        """`same_names` says that coders of one name are one, `unknown` who coded where the file names nobody."""
        made_by = _PROGRAM.match(project.program)  # versions and systems say nothing of who coded
        self._program = plain_name(made_by[0] if made_by else "", project.format.value)
        self._shown = self._program if made_by else program().said(_FORMATS.get(project.format, _REFI))
        self._present = present.coders
        self._by_name = {folded(coder.name): coder for coder in self._present.values()}
        self._ids = Identities(project.guid, "coders", self._present)
        self._ledger = ledger
        self._same_names = same_names
        self._unknown_name = unknown
        self._unknown = ""
        self._names = FreeNames(coder.name for coder in self._present.values())
        self._of: dict[str, str] = {}
        self.coming: list[ComingCoder] = []

    def take(self, users: Sequence[ExchangeUser], said: Mapping[str, str]) -> None:
        """Find or plan the coders of users; `said` names ours for some of theirs.

        Raises NotFound for a name in `said` that no user has, QualcodeError for one that several have.
        """
        meant = {_meant(users, theirs): ours for theirs, ours in said.items()}
        for user in users:
            uuid = self._ids.of(user.guid)
            name = plain_name(user.name, _("nameless")).replace(", ", " ").replace(",", " ")
            if user.guid in meant:
                self._of.setdefault(user.guid, self._named(meant[user.guid], uuid, user))
            elif uuid in self._present:
                self._same(user, uuid, name)
            else:
                self._of.setdefault(user.guid, self._new_or_namesake(user, uuid, name))
        self._ledger.new_guids(LossKind.USER, self._ids)

    def of(self, guid: str, what: LossKind) -> str:
        """The coder of a user; the unknown one where nobody is named, which is noted as something of that kind."""
        if guid in self._of:
            return self._of[guid]
        uuid = self._unknown = self._unknown or self._unknown_coder()
        name = self._present[uuid].name if uuid in self._present else self._coming_name(uuid)
        self._ledger.lose(what, LossReason.USER_MISSING, fate=Fate.CHANGED, details=(name,))
        return uuid

    def known(self, guid: str) -> str | None:
        """The coder of a user, None for nobody."""
        return self._of.get(guid)

    def _same(self, user: ExchangeUser, uuid: str, name: str) -> None:
        ours = self._present[uuid]
        differs = folded(ours.name) != folded(name) or ours.kind is not user.kind
        self._ledger.same(IntakeKind.CODERS, differs=differs)
        if differs:
            self._ledger.differs(LossKind.USER, name)
        self._of.setdefault(user.guid, uuid)

    def _named(self, ours: str, uuid: str, user: ExchangeUser) -> str:
        """The coder of exactly that name, who is made where there is none."""
        known = self._by_name.get(folded(ours))
        if known is not None:
            self._ledger.same(IntakeKind.CODERS)
            return known.uuid
        for coder in self.coming:
            if folded(coder.name) == folded(ours):
                self._ledger.same(IntakeKind.CODERS)
                return coder.uuid
        if uuid in self._present:  # of a copy of a project whose people have one name there
            uuid = shared_uuid("coder", uuid, folded(ours))
        return self._make(uuid, ours, user, told=ours)

    def _new_or_namesake(self, user: ExchangeUser, uuid: str, name: str) -> str:
        namesake = self._by_name.get(folded(name))
        if namesake is not None:
            if not self._same_names:
                self._ledger.conflict(ConflictKind.CODER, name)
            self._ledger.same(IntakeKind.CODERS)
            return namesake.uuid
        return self._make(uuid, name, user, told=user.name)

    def _make(self, uuid: str, name: str, user: ExchangeUser, told: str) -> str:
        """A new coder of that name, or of a free one like it; another one than was `told` is noted."""
        own = self._names.of(name)
        if own != told:
            self._ledger.lose(LossKind.USER, LossReason.NAMED_HERE, user.name, fate=Fate.CHANGED, details=(own,))
        self.coming.append(ComingCoder(uuid, own, user.kind))
        self._ledger.new(IntakeKind.CODERS)
        return uuid

    def _unknown_coder(self) -> str:
        """The coder for what nobody is named for: of one program the same, from whatever file it comes."""
        said = self._unknown_name
        name = said or _("unknown ({program})", program=self._shown)
        uuid = shared_uuid("unknown coder", self._program, *([folded(said)] if said else []))
        known = self._by_name.get(folded(name))
        if uuid in self._present:
            return uuid
        if known is not None:
            if not said:
                self._ledger.conflict(ConflictKind.UNKNOWN_CODER, name)
            return known.uuid
        for coder in self.coming:
            if folded(coder.name) == folded(name):
                return coder.uuid
        self.coming.append(ComingCoder(uuid, self._names.of(name)))
        self._ledger.new(IntakeKind.CODERS)
        return uuid

    def _coming_name(self, uuid: str) -> str:
        return next(coder.name for coder in self.coming if coder.uuid == uuid)


def _meant(users: Sequence[ExchangeUser], theirs: str) -> str:
    """The GUID of the user of exactly that name or GUID."""
    found = [user.guid for user in users if theirs in (user.name, user.guid)]
    if len(found) == 1:
        return found[0]
    if found:
        raise QualcodeError(
            _("Several users of the file are called “{name}”.", name=theirs),
            _("Name the one that is meant by its GUID: {guids}.", guids=program().listed(found)),
        )
    shown = program().listed([program().quoted(user.name) for user in users[:_SHOWN]])
    raise NotFound(
        "coder",
        theirs,
        nearest(theirs, [user.name for user in users]),
        _("Users in the file: {names}.", names=shown)
        if users
        else _("The file names nobody: --unknown-coder NAME says whose the codings are."),
        message=_("The file holds no user “{name}”.", name=theirs),
    )
