"""What keys and the form do with one code: add, rename, shift, relate, take an anchor example away."""

from __future__ import annotations

from collections.abc import Hashable

from qualcode.catalogue import _
from qualcode.model.codes import Code, RelatedCode, related_to
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.finder.choose_many import ChooseMany, Item, item_of_code
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import AskLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.verbs.memos_on_things import MemosOnThings
from qualcode.workspace.codebook import anchors, codes


class CodeChanges:
    """Changes of the codebook that leave codings where they are."""

    def __init__(self, desk: CodebookDesk) -> None:
        self._desk = desk

    def action_add_beside(self) -> None:
        """Add a code behind this one."""
        self._desk.front.leave(lambda: self._add(below=False))

    def action_add_below(self) -> None:
        """Add a code below this one."""
        self._desk.front.leave(lambda: self._add(below=True))

    def _add(self, *, below: bool) -> None:
        desk, here = self._desk, self._desk.code
        beside = desk.bench.book[here.parent] if here and here.parent is not None else None
        parent = here if below else beside
        place = None if below or here is None else self._place(here) + 1

        def named(name: str | None) -> None:
            if name is not None:
                desk.write(
                    lambda space: codes.add(space, name, parent, place=place),
                    lambda code: desk.written_to(code.key, _("{code} added · {undo}", code=code.name, undo=undoes())),
                )

        title = _("First code")
        if here is not None:
            below_it = _("New sub-code of “{code}”", code=here.name)
            title = below_it if below else _("New code after “{code}”", code=here.name)
        words = _("⏎ creates it; ⏎ again leads to its definition")

        def refusal(name: str) -> str:
            return codes.name_refusal(desk.bench.project, name, parent)

        desk.show_dialog(AskLine(title, words=words, refusal=refusal), named)

    def _place(self, code: Code) -> int:
        """The place of a code among its siblings, from 1."""
        return [sibling.key for sibling in self._desk.bench.book.children(code.parent)].index(code.key) + 1

    def action_rename(self) -> None:
        """Give the code another name."""
        self._desk.with_code(self._rename)

    def _rename(self, code: Code) -> None:
        desk = self._desk

        def named(name: str | None) -> None:
            if name is not None and name != code.name:
                desk.write(
                    lambda space: codes.edit(space, code, {"name": name}),
                    lambda after: desk.written(
                        _("{code} is now {name} · {undo}", code=code.name, name=after.name, undo=undoes())
                    ),
                )

        parent = desk.bench.book[code.parent] if code.parent is not None else None

        def refusal(name: str) -> str:
            return "" if name == code.name else codes.name_refusal(desk.bench.project, name, parent, code)

        desk.show_dialog(AskLine(_("Rename “{code}”", code=code.name), code.name, refusal=refusal), named)

    def action_memo(self) -> None:
        """List the memos on the code, and write one."""
        self._desk.with_code(MemosOnThings(self._desk).on_code)

    def action_recheck(self) -> None:
        """Look at the codings of the code again that stand under old rules."""
        self._desk.with_code(lambda code: self._desk.post(StudyScreen.Show("recheck", code.key)))

    def action_shift_code(self, by: int) -> None:
        """Move the code up or down among its siblings."""
        desk, code = self._desk, self._desk.code
        if code is None:
            return
        place = self._place(code) + by
        if not 1 <= place <= len(desk.bench.book.children(code.parent)):
            desk.flash(_("It is the first one here.") if by < 0 else _("It is the last one here."))
            return
        parent = desk.bench.book[code.parent] if code.parent is not None else None
        desk.front.leave(
            lambda: desk.write(
                lambda space: codes.move(space, code, parent, place),
                lambda _result: desk.written(_("{code} moved · {undo}", code=code.name, undo=undoes())),
            )
        )

    # ---- what the form asks for ------------------------------------------------------------------

    def choose_related(self) -> None:
        """Choose which codes are related with the code in the form."""
        code, book = self._desk.code, self._desk.bench.book
        if code is None:
            return
        by_name: dict[str, int] = {}
        for other in book:
            by_name.setdefault(other.name, other.key)
        by_name |= {other.full_name: other.key for other in book}
        unknown = [related.name for related in code.related if related.name not in by_name]
        names: dict[Hashable, str] = {other.key: other.full_name for other in book}
        items = [item_of_code(other, other.key) for other in book if other.key != code.key]
        items += [Item(name, _("{name} (no code of this project)", name=name)) for name in unknown]
        chosen = {by_name.get(related.name, related.name) for related in code.related}

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None and keys != chosen:
                # what was chosen before keeps its kinds
                stays = [related for related in code.related if by_name.get(related.name, related.name) in keys]
                added = [names.get(item.key, str(item.key)) for item in items if item.key in keys - chosen]
                self._relate(code, (*stays, *related_to(*added)))

        self._desk.show_dialog(ChooseMany(_("Codes related to “{code}”", code=code.name), items, chosen), taken)

    def _relate(self, code: Code, related: tuple[RelatedCode, ...]) -> None:
        self._desk.write(
            lambda space: codes.edit(space, code, {"related": related}),
            lambda _result: self._desk.written(
                _("related codes of {code} saved · {undo}", code=code.name, undo=undoes())
            ),
        )

    def remove_anchor(self, index: int) -> None:
        """Take an anchor example of the code in the form away, by its place there."""
        code = self._desk.code
        if code is not None and index < len(code.anchors):
            gone = code.anchors[index]
            self._desk.write(
                lambda space: anchors.remove(space, code, [gone]),
                lambda _result: self._desk.written(
                    _("anchor example of {code} removed · {undo}", code=code.name, undo=undoes())
                ),
            )
