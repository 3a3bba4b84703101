"""The codebook screen: the tree of codes, the form of one, and what changes both with their codings."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from qualcode.model.codes import Code
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.codebook.code_form import Anchors, CodeForm
from qualcode.tui.codebook.merge_and_split import CodebookTransfers
from qualcode.tui.keys.actions import Scope, actions, bindings, hints, key_of, undoes
from qualcode.tui.shared.choice_dialogs import AskLine, ChooseMany, Confirm, Item
from qualcode.tui.shared.code_outline import CodeOutline
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.study_screen import ScreenName
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.code_figures import CodeFigures, figures, versions_in_words
from qualcode.workspace.codebook import anchors, codes
from qualcode.workspace.passage_list import SeenPassages
from qualcode.workspace.workbench import Workbench

_FORM_KEYS = (
    DialogKey("save", "", "^s", "save"),
    DialogKey("app.focus_next", "", "⇥", "next field"),
    DialogKey("back", "", "esc", "back to the tree"),
    DialogKey("palette", "", "^p", "find an action"),
)
_IN_THE_FORM = {"save", "undo", "redo", "back", "quit", "help", "palette"}  # what keys do there too


class CodebookScreen(CodebookTransfers):
    """Tree left, form right. Letters are commands in the tree and letters in the fields."""

    DEFAULT_CSS = """
    CodebookScreen #columns { height: 1fr; }
    CodebookScreen CodeOutline { width: 40%; max-width: 56; border: round $foreground 30%; }
    CodebookScreen CodeOutline:focus { border: round $primary; }
    CodebookScreen CodeForm { width: 1fr; max-width: 110; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("codebook", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("codebook", "study")
    AUTO_FOCUS = "#outline"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._figures: dict[int, CodeFigures] = {}
        self._asking = False

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, tree, form, keys."""
        yield HeadLine(id="codebook-head")
        with Horizontal(id="columns"):
            yield CodeOutline(id="outline")
            yield CodeForm(id="form")
        yield KeyLine(hints(*self.SCOPES), id="codebook-keys")

    def on_mount(self) -> None:
        """Show the tree and the first code."""
        self.outline.border_title = "Codebook"
        self.bench_refreshed()

    @property
    def outline(self) -> CodeOutline:
        """The tree of codes."""
        return self.query_one(CodeOutline)

    @property
    def form(self) -> CodeForm:
        """The form."""
        return self.query_one(CodeForm)

    @property
    def code(self) -> Code | None:
        """The code in the form, as it is now."""
        code = self.form.code
        return self._bench.book[code.key] if code is not None and code.key in self._bench.book else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show tree and form anew; the cursor stays on its code and unsaved words stay."""
        self._shelf.refresh()
        self._figures = figures(self._bench)
        book = self._bench.book
        self.outline.show(book, self._bench.code_counts())
        shown = self.form.code
        if shown is not None and shown.key in book:
            self.form.renew(book[shown.key], self._facts(book[shown.key]))
        else:
            if shown is not None and self.form.changes():
                self.warn(f"“{shown.name}” was removed; what you typed and did not save is gone with it.")
            self._load(next(iter(book), None))
        self.form.border_title = "Code"
        _, description = self._bench.project.codes.descriptions.as_one("")
        says = f"  ·  {' '.join(description.split())}" if description else ""
        self.head.show(
            f"Codebook  ·  {self._bench.project.title}{says}",
            f"{self._bench.coder_name}   {counted(len(book), 'code')}",
        )

    def _facts(self, code: Code | None) -> Text:
        if code is None:
            return Text(f"There are no codes yet: {key_of('codebook.add_beside')} makes one.")
        of_code = self._figures.get(code.key, CodeFigures())
        text = Text(visible(code.full_name), style="bold")
        text = Text().append_text(text)
        text.append(f"\n{visible(of_code.in_words())}")
        older = of_code.older(code)
        lists = f": {key_of('codebook.older')} lists them" if older else ""
        text.append(f"\n{versions_in_words(code, of_code)}{lists}", style="bold" if older else "dim")
        return text

    def _load(self, code: Code | None) -> None:
        self.form.load(code, self._facts(code))

    def show_code(self, key: int) -> None:
        """Put the cursor on a code."""
        self.outline.highlight(key)

    @on(CodeOutline.Highlighted)
    def _highlighted(self, event: CodeOutline.Highlighted) -> None:
        wanted = event.code.key
        if self.form.code is not None and self.form.code.key == wanted:
            return

        def go() -> None:
            if wanted in self._bench.book:
                self._load(self._bench.book[wanted])

        self.settled(go, back=lambda: self.outline.highlight(self.form.code.key if self.form.code else None))

    @on(CodeOutline.Chosen)
    def _chosen(self) -> None:
        self.action_edit()

    # ---- unsaved words ---------------------------------------------------------------------------

    def settled(self, then: Callable[[], None], back: Callable[[], None] = lambda: None) -> None:
        """Do something once no typed words are left unsaved: ask where there are, and leave it where not."""
        if self._asking:
            return
        code = self.code
        if code is None or not self.form.changes():
            then()
            return
        self._asking = True

        def answered(answer: str | None) -> None:
            self._asking = False
            if answer == "save":
                self._save(then)
            elif answer == "discard":
                self._load(self._bench.book[code.key])
                then()
            else:
                back()

        names = ", ".join(self.form.changes())
        words = Text(f"You changed {names} of “{visible(code.name)}” and did not save it.")
        answers = (DialogKey("save", "enter s", "⏎", "saves"), DialogKey("discard", "d", "d", "discards"))
        self.app.push_screen(Confirm("Not saved yet", words, answers), answered)

    def action_save(self) -> None:
        """Save what was typed."""
        if not self.form.changes():
            self.keys.flash("nothing to save")
            return
        self._save(lambda: None)

    def _save(self, then: Callable[[], None]) -> None:
        code, changes = self.form.code, self.form.changes()
        if code is None:
            return
        key = code.key

        def saved(after: Code) -> None:
            self._bench.refresh()
            if self.form.code is not None and self.form.code.key == key and self.form.changes() == changes:
                self._load(after)
            self.bench_refreshed()
            self.saved(self._after_saving(code, after))
            then()

        self.write(self.in_workspace(lambda space: codes.edit(space, code, changes)), saved)

    def _after_saving(self, before: Code, after: Code) -> str:
        if before.rule_version == after.rule_version:
            return f"{after.name} saved · {undoes()}"
        older = sum(self._figures.get(after.key, CodeFigures()).older(after).values())
        words = f"rules version {after.rule_version}"
        lists = f"{key_of('codebook.older')} lists them"
        return f"{words}; {counted(older, 'coding')} made before it: {lists}" if older else f"{words} · {undoes()}"

    # ---- keys in tree and form -------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """In the form only what a writer expects; commands on codes need the tree."""
        inside = self.focused is not None and self.form in self.focused.ancestors
        commands = {one.call.partition("(")[0] for one in actions(*self.SCOPES)}
        return not inside or action in _IN_THE_FORM or action not in commands

    async def run_call(self, call: str) -> None:
        """Do what a key in the tree does."""
        if call.partition("(")[0] not in _IN_THE_FORM and not call.startswith("app."):
            self.set_focus(self.outline)
        await self.run_action(call)

    def on_descendant_focus(self) -> None:
        """The key line says what keys do in the tree, or in the form."""
        inside = self.focused is not None and self.form in self.focused.ancestors
        self.keys.show(_FORM_KEYS if inside else hints(*self.SCOPES))

    def action_edit(self) -> None:
        """Go into the form."""
        if self.code is not None:
            self.form.query_one("#definition").focus()

    def action_back(self) -> None:
        """From the form to the tree, from there to the text."""
        if self.focused is not self.outline:
            self.outline.focus()
        else:
            self._go_to("coding")

    def leave(self, then: Callable[[], None]) -> None:
        """Go somewhere else, once nothing is unsaved."""
        self.settled(then)

    def _go_to(self, screen: ScreenName, code: int | None = None) -> None:
        self.leave(lambda: self._ask_for(screen, code))

    def _ask_for(self, screen: ScreenName, code: int | None) -> None:
        self.post_message(self.Show(screen, code))

    def action_undo(self) -> None:
        """Take back one's own last change."""
        self.settled(super().action_undo)

    def action_redo(self) -> None:
        """Restore what was undone last."""
        self.settled(super().action_redo)

    def action_passages(self) -> None:
        """Show the quotations of the code."""
        code = self.code
        if code is not None:
            self._go_to("quotations", code.key)

    def on_resize(self, event: events.Resize) -> None:
        """Nothing moves: both sides get their share."""
        self.set_class(event.size.width < 110, "narrow")

    # ---- the tree --------------------------------------------------------------------------------

    def action_add_beside(self) -> None:
        """Add a code behind this one."""
        self.settled(lambda: self._add(below=False))

    def action_add_below(self) -> None:
        """Add a code below this one."""
        self.settled(lambda: self._add(below=True))

    def _add(self, *, below: bool) -> None:
        here = self.code
        beside = self._bench.book[here.parent] if here and here.parent is not None else None
        parent = here if below else beside
        before = None if below else self._place(here)
        place = before + 1 if before else None

        def named(name: str | None) -> None:
            if name is not None:
                self.write(self.in_workspace(lambda space: codes.add(space, name, parent, place=place)), self._made)

        where = f"below “{here.name}”" if here and below else f"behind “{here.name}”" if here else "the first one"
        self.app.push_screen(AskLine(f"New code {where}", words="⏎ then writes its definition"), named)

    def _place(self, code: Code | None) -> int | None:
        """The place of a code among its siblings, from 1."""
        if code is None:
            return None
        return [one.key for one in self._bench.book.children(code.parent)].index(code.key) + 1

    def _made(self, code: Code) -> None:
        self.written(f"{code.name} added · {undoes()}")
        self.outline.highlight(code.key)

    def action_rename(self) -> None:
        """Give the code another name."""
        self.settled(self._rename)

    def _rename(self) -> None:
        code = self.code
        if code is None:
            return

        def named(name: str | None) -> None:
            if name is not None and name != code.name:
                self.write(
                    self.in_workspace(lambda space: codes.edit(space, code, {"name": name})),
                    lambda after: self.written(f"{code.name} is {after.name} now · {undoes()}"),
                )

        self.app.push_screen(AskLine(f"Another name for “{code.name}”", code.name), named)

    def action_shift_code(self, by: int) -> None:
        """Move the code up or down among its siblings."""
        code, place = self.code, self._place(self.code)
        if code is None or place is None:
            return
        siblings = self._bench.book.children(code.parent)
        if not 1 <= place + by <= len(siblings):
            self.keys.flash("It is the first one here." if by < 0 else "It is the last one here.")
            return
        parent = self._bench.book[code.parent] if code.parent is not None else None
        self.settled(
            lambda: self.write(
                self.in_workspace(lambda space: codes.move(space, code, parent, place + by)),
                lambda _: self.written(f"{code.name} moved · {undoes()}"),
            )
        )

    # ---- relations and anchor examples in the form -----------------------------------------------

    @on(CodeForm.RelatedWanted)
    def _choose_related(self) -> None:
        code = self.code
        if code is None:
            return
        book = self._bench.book
        by_name: dict[str, int] = {}
        for one in book:
            by_name.setdefault(one.name, one.key)
        by_name |= {one.full_name: one.key for one in book}
        unknown = [name for name in code.related if name not in by_name]
        items = [Item(one.key, one.full_name) for one in book if one.key != code.key]
        items += [Item(name, f"{name} (no code of this project)") for name in unknown]
        chosen = {by_name.get(name, name) for name in code.related}

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None and keys != chosen:
                names = [
                    item.words if item.key not in unknown else str(item.key) for item in items if item.key in keys
                ]
                self._relate(code, tuple(names))

        self.app.push_screen(ChooseMany(f"Related to “{code.name}”", items, chosen), taken)

    def _relate(self, code: Code, names: tuple[str, ...]) -> None:
        self.write(
            self.in_workspace(lambda space: codes.edit(space, code, {"related": names})),
            lambda _: self.written(f"related codes of {code.name} saved · {undoes()}"),
        )

    @on(Anchors.Wanted)
    def _anchor_wanted(self) -> None:
        self.action_anchor()

    @on(Anchors.Removed)
    def _remove_anchor(self, event: Anchors.Removed) -> None:
        code = self.code
        if code is not None and event.index < len(code.anchors):
            gone = code.anchors[event.index]
            self.write(
                self.in_workspace(lambda space: anchors.remove(space, code, [gone])),
                lambda _: self.written(f"anchor example of {code.name} removed · {undoes()}"),
            )
