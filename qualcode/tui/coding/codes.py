"""Actions of the coding screen that give, change and take back codings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from qualcode.errors import QualcodeError
from qualcode.model.codes import Code, CodeDraft, CodeKind, Origin
from qualcode.model.codings import Coder, Coding, Polarity
from qualcode.model.spans import Span
from qualcode.project.coding.codings import AddedCoding
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.coding.base import CodingBase
from qualcode.tui.coding.codebook_tree import CodebookTree
from qualcode.tui.keys.actions import key_of, undoes
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.text.coding_text import CodingText
from qualcode.workspace.workbench import ensure_coder, taken_back
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.tui.coding.code_picker import Picked

_TURNS = {
    Polarity.PRESENT: Polarity.ABSENT,
    Polarity.ABSENT: Polarity.MIXED,
    Polarity.MIXED: Polarity.PRESENT,
}
_LONGEST_NAME = 60  # characters of a passage that become the name of an in-vivo code


class CodeActions(CodingBase):
    """Codes, codings, undo."""

    # ---- giving ----------------------------------------------------------------------------------

    def _give(self, codes: Sequence[Code], span: Span | None = None) -> None:
        span = span or self.text.passage
        if self._open is None or span is None:
            self._warn("Nothing is selected: move to a sentence, then choose a code.")
            return
        document, name = self._open.document, self._bench.coder_name
        self._last_code = codes[-1]

        def work(project: Project) -> list[AddedCoding]:
            coder = ensure_coder(project, name)
            with project.change("coding.add", Author.of(coder)):
                return [project.codings.add(document, span, code, coder) for code in codes]

        self._write(work, self._given)

    def _given(self, given: list[AddedCoding]) -> None:
        new = self._know_coder()
        names = ", ".join(self._bench.book[one.coding.code].name for one in given)
        for one in given:
            self._bench.remember(one.coding.code)
            if one.new:
                self._take_in(one.coding)
        if any(one.new for one in given):
            self._saved(f"{new}{names} · {undoes()}")
        else:
            self._saved(f"{names} was given to this passage before")
        if self._bench.state.common("advance") is True and self._open is not None:
            self.text.move_by("sentence", 1)

    def action_advance(self) -> None:
        """After coding go on to the next sentence, or stay with the passage, for further codes."""
        advance = self._bench.state.common("advance") is not True
        self._bench.state.set_common("advance", advance)
        self.keys.flash("after coding the next sentence is selected" if advance else "after coding the passage stays")

    def action_pick_code(self) -> None:
        """Choose codes by a few letters, or make a new one."""
        from qualcode.tui.coding.code_picker import CodePicker

        def picked(result: Picked | None) -> None:
            if result is None:
                return
            if result.codes:
                self._give(result.codes)
            elif result.in_vivo:
                self.action_in_vivo()
            else:
                self._make_and_give(CodeDraft(result.new, origin=Origin.INDUCTIVE), below=result.below)

        span = self.text.passage
        words = _name_of(span.cut(self._open.text)) if self._open is not None and span is not None else ""
        near = self._bench.near(self._codings_here())
        self.app.push_screen(CodePicker(self._bench, near=near, words=words), picked)

    def action_in_vivo(self) -> None:
        """Make a code out of the selected words and give it to them."""
        span = self.text.passage
        if self._open is None or span is None:
            self._warn("Nothing is selected: select the words that shall become a code.")
            return
        words = _name_of(span.cut(self._open.text))

        def named(name: str | None) -> None:
            if name is not None:
                self._make_and_give(
                    CodeDraft(name.strip(), kind=CodeKind.IN_VIVO, origin=Origin.INDUCTIVE), "code.in_vivo", span
                )

        self._ask("in-vivo code", words, "⏎ makes the code and gives it", _refuse_empty, named)

    def _make_and_give(
        self, draft: CodeDraft, kind: str = "code.add", span: Span | None = None, below: Code | None = None
    ) -> None:
        span = span or self.text.passage
        if self._open is None or span is None:
            self._warn("Nothing is selected: move to a sentence, then choose a code.")
            return
        document, name = self._open.document, self._bench.coder_name

        def work(project: Project) -> AddedCoding:
            coder = ensure_coder(project, name)
            with project.change(kind, Author.of(coder)):
                code = project.codes.add(draft, below, Author.of(coder))
                return project.codings.add(document, span, code, coder)

        def made(given: AddedCoding) -> None:
            self.refresh_project()
            self._last_code = self._bench.book[given.coding.code]
            self._bench.remember(given.coding.code)
            self._saved(f"new code {self._last_code.name} · {undoes()}")

        self._write(work, made)

    def action_quick_code(self, digit: str) -> None:
        """Give the code of a digit."""
        try:
            self._give([self._bench.quick_code(digit, key_of("coding.pin"))])
        except QualcodeError as error:
            self._failed(error)

    def action_pin(self) -> None:
        """Pin the highlighted code of the codebook, else the last one, to a digit."""
        node = self.codebook.cursor_node
        code = node.data if node is not None and node.data is not None else self._last_code
        if code is None:
            self._warn(f"No code is highlighted: {key_of('coding.codebook')} goes to the codebook.")
            return
        chosen = code

        def pressed(digit: str | None) -> None:
            if digit is not None:
                self._bench.pin(digit, chosen)
                self.codebook.show(self._bench)
                self.keys.flash(f"{digit} is {chosen.name} now")

        quick = self._bench.quick_codes()
        choices = {digit: quick[digit].name if digit in quick else "free" for digit in "1234567890"}
        self.app.push_screen(KeyMenu(f"pin {visible(code.name)} to", choices), pressed)

    def action_repeat_code(self) -> None:
        """Give the last code again."""
        if self._last_code is None or self._last_code.key not in self._bench.book:
            self._warn(f"No code was given yet: {key_of('coding.pick_code')} chooses one.")
        else:
            self._give([self._bench.book[self._last_code.key]])

    def action_repeat_recent(self) -> None:
        """Give one of the codes that were given last."""
        recent = [self._bench.book[key] for key in self._bench.recent if key in self._bench.book][:9]
        if not recent:
            self._warn(f"No code was given yet: {key_of('coding.pick_code')} chooses one.")
            return

        def pressed(digit: str | None) -> None:
            if digit is not None:
                self._give([recent[int(digit) - 1]])

        choices = {str(number): code.name for number, code in enumerate(recent, start=1)}
        self.app.push_screen(KeyMenu("again", choices), pressed)

    @on(CodebookTree.Chosen)
    def _code_chosen(self, event: CodebookTree.Chosen) -> None:
        self._give([event.code])

    @on(CodingText.Dropped)
    def _dropped(self, event: CodingText.Dropped) -> None:
        code = self.codebook.code_at(event.screen_x, event.screen_y)
        if code is not None:
            self._give([code])

    # ---- changing one's own ----------------------------------------------------------------------

    def _own_here(self, doing: str) -> Coding | None:
        """One's own coding at the cursor: of the selected passage itself if there is one, else the shortest."""
        codings = self._codings_here()
        own = [one for one in codings if self._bench.is_own(one)]
        if own:
            selected = self.text.passage
            return min(own, key=lambda one: (one.span != selected, one.span.length, -one.key))
        if codings:
            self._warn(f"The coding here is {self._bench.coder_of(codings[0])}'s; you {doing} your own only.")
        else:
            self._warn("Nothing is coded here.")
        return None

    def _change(self, told: str, change: Callable[[Project, Coder], Coding]) -> None:
        """Change a coding of one's own; `told` is what the key line says afterwards."""
        name = self._bench.coder_name

        def changed(after: Coding) -> None:
            self._take_in(after)
            self._saved(f"{self._bench.book[after.code].name}: {told} · {undoes()}")

        self._write(lambda project: change(project, ensure_coder(project, name)), changed)

    def action_remove_coding(self) -> None:
        """Take one's own coding at the cursor away."""
        coding = self._own_here("remove")
        if coding is None:
            return
        name = self._bench.coder_name

        def removed(_: object) -> None:
            self._take_out(coding)
            self._saved(f"{self._bench.book[coding.code].name} removed · {undoes()}")

        self._write(lambda project: project.codings.remove([coding], ensure_coder(project, name)), removed)

    def action_recode(self) -> None:
        """Give one's own coding here another code; it keeps its memo."""
        from qualcode.tui.coding.code_picker import CodePicker

        coding = self._own_here("recode")
        if coding is None:
            return

        def picked(result: Picked | None) -> None:
            if result is not None and result.codes:
                code = result.codes[0]
                was = f"was {self._bench.book[coding.code].name}"
                self._change(was, lambda project, coder: project.codings.change(coding, coder, code=code))

        title = f"instead of {self._bench.book[coding.code].name}"
        self.app.push_screen(CodePicker(self._bench, visible(title), single=True), picked)

    def action_turn_polarity(self) -> None:
        """Make one's own coding here absent, mixed, present in turn."""
        coding = self._own_here("change")
        if coding is not None:
            polarity = _TURNS[coding.polarity]
            self._change(
                polarity.value, lambda project, coder: project.codings.change(coding, coder, polarity=polarity)
            )

    def action_weight(self) -> None:
        """Give one's own coding here a weight from 0 to 100, or none."""
        coding = self._own_here("weight")
        if coding is None:
            return

        def given(answer: str | None) -> None:
            if answer is None:
                return
            weight = int(answer) if answer.strip() else None
            self._change(
                "no weight" if weight is None else f"weight {weight}",
                lambda project, coder: project.codings.change(coding, coder, weight=weight, no_weight=weight is None),
            )

        meaning = self._bench.book[coding.code].weight_meaning or "0–100; empty takes the weight away"
        value = "" if coding.weight is None else str(coding.weight)
        self._ask("weight", value, meaning, _refuse_weight, given)

    def action_good(self) -> None:
        """Mark one's own coding here as a good quotation, or take the mark away."""
        coding = self._own_here("mark")
        if coding is not None:
            told = "no mark any more" if coding.good else "good quotation"
            self._change(told, lambda project, coder: project.codings.change(coding, coder, good=not coding.good))

    def action_boundaries(self) -> None:
        """Make the selection the boundaries of one's own coding here."""
        span, coding = self.text.passage, self._own_here("change")
        if coding is None or span is None or self._open is None:
            return
        document = self._open.document
        self._change(
            "new boundaries",
            lambda project, coder: project.codings.change(coding, coder, span=span, document=document),
        )

    def action_split_coding(self) -> None:
        """Part one's own coding here in two where the selection begins, else where it ends."""
        span, coding = self.text.passage, self._own_here("split")
        if coding is None or span is None or self._open is None:
            return
        inside = [at for at in (span.start, span.end) if coding.span.start < at < coding.span.end]
        if not inside:
            self._warn("Select a part of the coded passage first: it is parted at its edge.")
            return
        document, name, at = self._open.document, self._bench.coder_name, inside[0]

        def parted(parts: tuple[Coding, Coding]) -> None:
            for part in parts:
                self._take_in(part)
            self._saved(f"{self._bench.book[coding.code].name} parted; the memo stays with the first · {undoes()}")

        self._write(lambda project: project.codings.split(document, coding, at, ensure_coder(project, name)), parted)

    # ---- undo ------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back one's own last change."""
        self._write(taken_back(Workspace.undo, self._bench), partial(self._undone, "took back"))

    def action_redo(self) -> None:
        """Restore what was undone last."""
        self._write(taken_back(Workspace.redo, self._bench), partial(self._undone, "restored"))

    def _undone(self, what: str, words: str) -> None:
        self.refresh_project()
        self._saved(f"{what}: {words}")


def _name_of(passage: str) -> str:
    """The words of a passage as the name of an in-vivo code."""
    return " ".join(passage.split())[:_LONGEST_NAME].strip()


def _refuse_empty(answer: str) -> str:
    return "" if answer.strip() else "A code needs a name."


def _refuse_weight(answer: str) -> str:
    text = answer.strip()
    return "" if not text or (text.isdecimal() and int(text) <= 100) else "A weight is a number from 0 to 100."
