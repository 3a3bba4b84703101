"""Roles and rights: what the coder under the cursor is, and what coders may do where somebody leads."""

from __future__ import annotations

from collections.abc import Hashable

from qualcode.catalogue import _, pgettext
from qualcode.model.team.roles import SETTABLE, Right, TeamRole, right_in_words, role_in_words
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.team.coder_verbs import TeamFront
from qualcode.workspace.team import roles

_ROLES = {"1": TeamRole.CODER, "2": TeamRole.LEAD, "3": TeamRole.GUEST}


class RoleVerbs:
    """Only leads do it, or everybody while nobody leads."""

    def __init__(self, desk: Desk, front: TeamFront) -> None:
        self._desk = desk
        self._front = front

    def action_role(self) -> None:
        """Choose what the coder under the cursor is."""
        current = self._front.current
        if current is None:
            return
        coder = current.coder
        choices = {
            "1": pgettext("role", "coder: codes"),
            "2": pgettext("role", "lead: may do everything"),
            "3": pgettext("role", "guest: reads only"),
        }

        def chosen(key: str | None) -> None:
            if key is not None:
                self._desk.write(
                    lambda space: roles.set_role(space, coder, _ROLES[key]), lambda new: done(key, new=new)
                )

        def done(key: str, *, new: bool) -> None:
            words = _("“{coder}”: {role}", coder=coder.name, role=role_in_words(_ROLES[key]))
            self._desk.written(f"{words} · {undoes()}" if new else _("{words}; that was so already", words=words))

        self._desk.show_dialog(KeyMenu(_("“{name}” is a", name=visible(coder.name)), choices), chosen)

    def action_rights(self) -> None:
        """Mark what coders may do; the rest is the lead's."""
        before = self._desk.bench.project.roles.rights.of
        items = [Item(right, right_in_words(right)) for right in SETTABLE]
        marked = {right for right in SETTABLE if before[right] is TeamRole.CODER}

        def chosen(rights: frozenset[Hashable] | None) -> None:
            if rights is not None:
                wanted: dict[Right, TeamRole] = {
                    right: TeamRole.CODER if right in rights else TeamRole.LEAD for right in SETTABLE
                }
                self._desk.write(lambda space: roles.set_rights(space, wanted), lambda new: done(new=new))

        def done(*, new: bool) -> None:
            self._desk.written(f"{_('Rights changed')} · {undoes()}" if new else _("The rights are as they were."))

        self._desk.show_dialog(ChooseMany(_("What coders may do beside the lead"), items, marked), chosen)
