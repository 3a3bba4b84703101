"""Which codes of another program's project are here already, and where the others stand in the codebook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code, CodeDraft, Rules, can_be_key
from qualcode.model.exchange.intake import ConflictKind, IntakeKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.project.codebook.codes import as_draft
from qualcode.project.exchange.coming_rows import ComingCode
from qualcode.project.exchange.identities import Identities
from qualcode.project.file.row_rules import folded
from qualcode.workspace.exchange.intake_ledger import FreeNames, IntakeLedger, plain_name

if TYPE_CHECKING:
    from qualcode.model.exchange.project import ExchangeCode, ExchangeProject
    from qualcode.project.exchange.present import PresentRows

_NUMBERED = re.compile(r" \(\d+\)$")  # as `FreeNames` does
_DEEPEST = 60  # levels of a codebook: nobody's has them, and what walks it goes down as deep


class IntakeCodes:
    """The codes (UUIDs) that codes (GUIDs) are here; those that are to be made stand in `coming`, parents first."""

    def __init__(
        self, project: ExchangeProject, present: PresentRows, ledger: IntakeLedger, *, same_paths: bool, under: str
    ) -> None:
        """`same_paths` says that codes of one path are one, `under` names a new code above all that is new."""
        self._ledger = ledger
        self._same_paths = same_paths
        self._under = under
        self._above = ""  # the UUID of the code `under`
        self._present: dict[str, Code] = {code.uuid: code for code in present.book}
        uuids = {code.key: code.uuid for code in present.book}
        self._siblings: dict[str, dict[str, Code]] = {}
        for code in present.book:
            above = uuids[code.parent] if code.parent is not None else ""
            self._siblings.setdefault(above, {})[folded(code.name)] = code
        self._free: dict[str, FreeNames] = {}
        self._keys = {folded(code.short_key) for code in present.book if code.short_key}
        self._ids = Identities(project.guid, "codes", self._present)
        self._of: dict[str, str] = {}
        self._paths: dict[str, tuple[str, ...]] = {code.uuid: code.path for code in present.book}
        self.coming: list[ComingCode] = []

    @property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """UUID -> path, of all codes that are there or come."""
        return self._paths

    def take(self, codes: Sequence[ExchangeCode]) -> None:
        """Find or plan the codes, with all below them. Raises QualcodeError for a tree that nobody can look at."""
        waiting = [(code, "", 1) for code in reversed(codes)]
        while waiting:
            code, above, level = waiting.pop()
            if level > _DEEPEST:
                raise QualcodeError(
                    _("The codes of the file lie more than {count} levels deep.", count=_DEEPEST),
                    _("Nothing came in. Look at the codebook in the program that made it."),
                )
            uuid = self._ids.of(code.guid)
            if uuid in self._present:
                self._same(code, uuid)
            else:
                uuid = self._new_or_namesake(code, uuid, above)
            self._of.setdefault(code.guid, uuid)
            waiting += [(child, uuid, level + 1) for child in reversed(code.children)]
        self._ledger.new_guids(LossKind.CODE, self._ids)

    def of(self, guid: str) -> str | None:
        """The code of that GUID; None where the file has none."""
        return self._of.get(guid)

    def _same(self, code: ExchangeCode, uuid: str) -> None:
        ours = self._present[uuid]
        differs = self._differs(code.draft, ours)
        self._ledger.same(IntakeKind.CODES, differs=differs)
        if differs:
            self._ledger.differs(LossKind.CODE, ours.full_name)

    def _differs(self, theirs: CodeDraft, ours: Code) -> bool:
        """Whether a code says something else than ours.

        A colour that is not said is no difference, nor is the number that a name got when it was taken.
        """
        wanted = replace(
            theirs,
            name=_code_name(theirs.name),
            colour=theirs.colour or ours.colour,
            anchors=tuple(replace(anchor, coding=None) for anchor in theirs.anchors),
            children=(),
        )
        if folded(wanted.name) in (folded(ours.name), folded(_NUMBERED.sub("", ours.name))):
            wanted = replace(wanted, name=ours.name)
        if wanted.colour.casefold() == ours.colour.casefold():
            wanted = replace(wanted, colour=ours.colour)
        return wanted != as_draft(ours)

    def _new_or_namesake(self, code: ExchangeCode, uuid: str, above: str) -> str:
        """A new code below another one, or the one of the same path that is meant by it."""
        place = self._place(above)
        name = _code_name(code.draft.name)
        namesake = self._siblings.get(place, {}).get(folded(name))
        if namesake is not None:
            if not self._same_paths:
                self._ledger.conflict(ConflictKind.CODE, namesake.full_name)
            differs = self._differs(code.draft, namesake)
            self._ledger.same(IntakeKind.CODES, differs=differs)
            if differs:
                self._ledger.differs(LossKind.CODE, namesake.full_name)
            return namesake.uuid
        if place not in self._free:
            self._free[place] = FreeNames(code.name for code in self._siblings.get(place, {}).values())
        own = self._free[place].of(name)
        if own != code.draft.name:
            why = LossReason.NAMED_HERE if code.draft.name.strip() else LossReason.NAMELESS
            self._ledger.lose(LossKind.CODE, why, code.draft.name, fate=Fate.CHANGED, details=(own,))
        draft = replace(code.draft, name=own, short_key=self._key(code.draft), children=())
        self._make(uuid, place, draft, code.former)
        return uuid

    def _place(self, above: str) -> str:
        """Below which code (UUID) a new one comes: below the one that was named where it would stand among ours."""
        if not self._under or (above and above not in self._present):
            return above
        if not self._above:
            self._above = self._ids.made("under", folded(self._under))
            namesake = self._siblings.get("", {}).get(folded(self._under))
            if self._above not in self._present:
                if namesake is not None:
                    self._ledger.conflict(ConflictKind.CODE_ABOVE, namesake.name)
                self._make(self._above, "", CodeDraft(_code_name(self._under)))
        return self._above

    def _make(self, uuid: str, above: str, draft: CodeDraft, former: tuple[Rules, ...] = ()) -> None:
        self.coming.append(ComingCode(uuid, above, draft, former))
        self._paths[uuid] = (*self._paths.get(above, ()), draft.name)
        self._ledger.new(IntakeKind.CODES)

    def _key(self, draft: CodeDraft) -> str:
        """The code's key, as far as it can be one and no other code has it."""
        key = draft.short_key
        if not key:
            return ""
        if folded(key) in self._keys or not can_be_key(key):
            self._ledger.lose(LossKind.FIELD, LossReason.KEY_TAKEN, key, draft.name)
            return ""
        self._keys.add(folded(key))
        return key


def _code_name(written: str) -> str:
    """A name that a code can have: on one line."""
    return plain_name(written, _("nameless"))
