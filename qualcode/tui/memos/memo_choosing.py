"""Which memos are listed: by kind, author, state and words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from qualcode.catalogue import _, pgettext, program
from qualcode.model.memos import MemoKind
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.keys.key_table import Action, hint_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.coding.memo_overview import STATES, MemoChoice


class MemoChoosing:
    """The verbs that choose what is listed."""

    def __init__(self, desk: Desk, show: Callable[[], None]) -> None:
        """`show` lists anew what is chosen."""
        self.choice = MemoChoice()
        self._desk = desk
        self._show = show

    def show_as(self, choice: MemoChoice) -> None:
        """List others."""
        self.choice = choice
        self._show()

    def hints(self) -> list[Action]:
        """What is chosen now, each with the key that chooses otherwise."""
        choice = self.choice
        kinds = program().listed(memo_kind_word(kind) for kind in MemoKind if kind in choice.kinds)
        states = {"all": _("open and settled"), "open": _("open ones"), "closed": _("settled ones")}
        author = ", ".join(sorted(choice.authors)) or pgettext("authors", "all")
        chosen = [
            ("kinds", _("kinds: {kinds}", kinds=kinds or pgettext("kinds", "all"))),
            ("state", states[choice.state]),
            ("authors", _("by: {authors}", authors=author)),
            ("words", _("with “{words}”", words=choice.words) if choice.words else _("any words")),
        ]
        return [hint_of("memos", act, label) for act, label in chosen]

    def action_kinds(self) -> None:
        """Choose kinds of memos."""

        def taken(kinds: frozenset[Hashable] | None) -> None:
            if kinds is not None:
                self.show_as(replace(self.choice, kinds=frozenset(kind for kind in MemoKind if kind in kinds)))

        items = [Item(kind, memo_kind_word(kind)) for kind in MemoKind]
        self._desk.show_dialog(ChooseMany(_("Kinds of memos: none means all"), items, self.choice.kinds), taken)

    def action_authors(self) -> None:
        """Choose whose memos are listed."""
        names = [coder.name for coder in self._desk.bench.coders.values()]

        def taken(chosen: frozenset[Hashable] | None) -> None:
            if chosen is not None:
                self.show_as(replace(self.choice, authors=frozenset(name for name in names if name in chosen)))

        items = [Item(name, name) for name in names]
        self._desk.show_dialog(ChooseMany(_("Memos by: nobody means all"), items, self.choice.authors), taken)

    def action_state(self) -> None:
        """List all, only open ones, only settled ones."""
        state = STATES[(STATES.index(self.choice.state) + 1) % len(STATES)]
        self.show_as(replace(self.choice, state=state))

    def action_words(self) -> None:
        """List the memos that have certain words."""

        def given(words: str | None) -> None:
            if words is not None:
                self.show_as(replace(self.choice, words=words.strip()))

        hint = _("In the title, the text, or what it is on; empty: all")
        self._desk.ask(_("Memos with these words"), self.choice.words, hint, lambda _words: "", given)

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self.show_as(MemoChoice())
