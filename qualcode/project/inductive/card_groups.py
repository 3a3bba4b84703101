"""Passages of one code as cards, laid into groups that may become its sub-codes."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.inductions import CardGroup, Induction, Technique
from qualcode.model.codings import Coder, Coding
from qualcode.project.codebook.code_names import holds_control
from qualcode.project.coding.dependents import CHOSEN
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store, Value, gone
from qualcode.project.inductive.inductions import Inductions


class CardGroups:
    """The groups of cards of a project."""

    def __init__(self, store: Store, inductions: Inductions) -> None:
        self._store = store
        self._inductions = inductions

    def all(self, induction: int) -> list[CardGroup]:
        """The groups of a work (key) in their order."""
        cards: dict[int, list[str]] = {}
        for group, coding in self._store.all(
            "SELECT c.group_id, c.coding_uuid FROM cards c JOIN card_groups g ON g.id = c.group_id "
            "WHERE g.induction_id = ? ORDER BY c.position, c.id",
            (induction,),
        ):
            cards.setdefault(group, []).append(coding)
        return self._store.made(
            "card_groups",
            lambda row: CardGroup(row[0], row[1], row[2], row[3], tuple(cards.get(row[0], ()))),
            "SELECT id, position, name, definition FROM card_groups WHERE induction_id = ? ORDER BY position, id",
            (induction,),
        )

    def add(self, induction: Induction, name: str, coder: Coder, definition: str = "") -> int:
        """Add a group at the end; gives its key. Raises QualcodeError for a name that is empty or taken."""
        store = self._store
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            groups = self.all(key)
            group, _uuid = store.insert(
                "card_groups",
                induction_id=key,
                position=max((there.position for there in groups), default=0) + 1,
                name=_named(name, groups),
                definition=definition.strip(),
            )
        return group

    def edit(
        self,
        induction: Induction,
        group: int,
        coder: Coder,
        *,
        name: str | None = None,
        definition: str | None = None,
        place: int | None = None,
    ) -> None:
        """Give a group (key) another name, definition or place (from 1); what is None stays.

        Raises as `add` does, and QualcodeError where it is gone.
        """
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            groups = self.all(key)
            present = _present(groups, group)
            others = [there for there in groups if there.key != group]
            values: dict[str, Value] = {}
            if name is not None and name != present.name:
                values["name"] = _named(name, others)
            if definition is not None and definition.strip() != present.definition:
                values["definition"] = definition.strip()
            if values:
                self._store.update("card_groups", group, **values)
            if place is not None:
                others.insert(max(0, min(place - 1, len(others))), present)
                for position, there in enumerate(others, start=1):
                    if there.position != position:
                        self._store.update("card_groups", there.key, position=position)

    def remove(self, induction: Induction, group: int, coder: Coder) -> None:
        """Take a group (key) away; its cards are in none then. Raises QualcodeError where it is gone."""
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            _present(self.all(key), group)
            self._store.delete("cards", "group_id = ?", (group,))
            self._store.delete_one("card_groups", group)

    def place(
        self,
        induction: Induction,
        codings: Sequence[Coding],
        group: int | None,
        coder: Coder,
        place: int | None = None,
    ) -> None:
        """Lay the cards of codings into a group (key) at a place (from 1), else at its end, or out of all groups.

        A card lies in one group. Raises QualcodeError where the group is gone.
        """
        store = self._store
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            groups = self.all(key)
            moved = {coding.uuid: coding for coding in codings}
            if group is None:
                self._take_out(key, moved)
                return
            others = [uuid for uuid in _present(groups, group).codings if uuid not in moved]
            at = len(others) if place is None else max(0, min(place - 1, len(others)))
            order = [*others[:at], *moved, *others[at:]]
            held: dict[str, int] = dict(store.all("SELECT coding_uuid, id FROM cards WHERE group_id = ?", (group,)))
            self._take_out(key, moved, but=group)
            fresh = [uuid for uuid in moved if uuid not in held]
            if fresh:
                store.insert_all(
                    "cards",
                    ("group_id", "document_id", "coding_uuid", "position"),
                    [(group, moved[uuid].document, uuid, order.index(uuid) + 1) for uuid in fresh],
                )
            before: dict[str, int] = dict(
                store.all("SELECT coding_uuid, position FROM cards WHERE group_id = ?", (group,))
            )
            for position, uuid in enumerate(order, start=1):
                if before[uuid] != position:
                    store.connection.execute(
                        "UPDATE cards SET position = ? WHERE group_id = ? AND coding_uuid = ?",
                        (position, group, uuid),
                    )

    def _take_out(self, induction: int, codings: Collection[str], but: int = 0) -> None:
        self._store.delete(
            "cards",
            f"coding_uuid {CHOSEN} AND group_id <> ? "
            "AND group_id IN (SELECT id FROM card_groups WHERE induction_id = ?)",
            (json.dumps(list(codings)), but, induction),
        )

    def _open(self, induction: Induction) -> int:
        """The key of a work that is open."""
        return self._inductions.open(induction, Technique.DIFFERENTIATION).key


def _present(groups: Sequence[CardGroup], group: int) -> CardGroup:
    found = next((there for there in groups if there.key == group), None)
    if found is None:
        raise gone("card_groups")
    return found


def _named(name: str, groups: Sequence[CardGroup]) -> str:
    """The name as it is written. Raises QualcodeError for an empty one, and one that a group has."""
    if not spelled(name) or holds_control(name):
        raise QualcodeError(_("A group of cards has a name of one line."), _("Call it as the sub-code shall be."))
    taken = next((there for there in groups if folded(there.name) == folded(name)), None)
    if taken is not None:
        raise QualcodeError(_("There is a group “{name}” already.", name=taken.name), _("Choose another name."))
    return spelled(name)
