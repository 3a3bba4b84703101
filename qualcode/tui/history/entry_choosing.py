"""Which changes are listed: by whom, and of what."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from qualcode.catalogue import _, pgettext, program
from qualcode.model.history import ALL_CHANGES, KIND_GROUPS, ChangeChoice
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.shared.desk import Desk

_GROUPS = {
    "coding": pgettext("changes of", "codings"),
    "memo": pgettext("changes of", "memos"),
    "code": pgettext("changes of", "codes"),
    "document": pgettext("changes of", "documents"),
    "case": pgettext("changes of", "cases and attributes"),
    "quotation": pgettext("changes of", "quotations"),
    "coder": pgettext("changes of", "coders and assignments"),
    "project": pgettext("changes of", "the project"),
}


class EntryChoosing:
    """The verbs that choose what is listed."""

    def __init__(self, desk: Desk, show: Callable[[], None]) -> None:
        """`show` lists anew what is chosen."""
        self.choice = ALL_CHANGES
        self._desk = desk
        self._show = show

    @property
    def words(self) -> str:
        """What is chosen, for the head; empty where nothing is left out."""
        chosen = [_GROUPS[group] for group in KIND_GROUPS if group in self.choice.kinds]
        if self.choice.coders:
            chosen.append(_("by {authors}", authors=program().listed(sorted(self.choice.coders))))
        return _("only {chosen}", chosen=", ".join(chosen)) if chosen else ""

    def action_filter(self) -> None:
        """Choose whose changes are listed, and changes of what."""
        space = self._desk.bench.space
        words = _("Reading who made changes …")
        self._desk.read(
            lambda project: space.beside(project).project.log_coders(), self._ask, opens=True, words=words
        )

    def _ask(self, names: list[str]) -> None:
        def taken(chosen: frozenset[Hashable] | None) -> None:
            if chosen is not None:
                coders = frozenset(name for name in names if ("by", name) in chosen)
                kinds = frozenset(group for group in KIND_GROUPS if ("of", group) in chosen)
                self._show_only(ChangeChoice(coders, kinds))

        items = [
            *(Item(("of", group), words, pgettext("changes", "of")) for group, words in _GROUPS.items()),
            *(Item(("by", name), name, pgettext("changes", "by")) for name in names),
        ]
        marked = {("of", group) for group in self.choice.kinds} | {("by", name) for name in self.choice.coders}
        self._desk.show_dialog(ChooseMany(_("Changes: no mark means all"), items, marked), taken)

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self._show_only(ALL_CHANGES)

    def _show_only(self, choice: ChangeChoice) -> None:
        self.choice = choice
        self._show()
