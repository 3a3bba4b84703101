"""What moves codes and codings on the codebook screen: move, merge, split, remove, anchor examples, older rules.

Each shows what would change before it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codes import Code, CodeDraft
from qualcode.model.codings import Coding
from qualcode.project.merge_and_split import DoubledCodings, Transfer
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.codebook.previews import merge_text, removal_text, removal_to_text, transfer_text
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.quotations.passage_dialog import Answer, PassageDialog
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.codebook import anchors, codes, merging, removal
from qualcode.workspace.codebook.merging import PlannedTransfer
from qualcode.workspace.workbench.code_figures import codings_of_code

_DO = DialogKey("do", "enter", "⏎", pgettext("key line", "Do it"))


@dataclass(frozen=True, slots=True)
class _HowToMerge:
    """What is chosen for a merge: what becomes of doubles, and whether codings hold under the other code's rules."""

    doubles: DoubledCodings = DoubledCodings.UNITE
    checked: bool = False

    def turned(self, choice: str) -> _HowToMerge:
        """The same with one choice the other way."""
        if choice == "checked":
            return replace(self, checked=not self.checked)
        keeps = self.doubles is DoubledCodings.KEEP
        return replace(self, doubles=DoubledCodings.UNITE if keeps else DoubledCodings.KEEP)

    def choices(self, plan: PlannedTransfer) -> list[DialogKey]:
        """The choices that make a difference, or may make one that is hidden."""
        transfer, hides = plan.transfer, plan.coders.hidden is None
        choices = []
        if self.doubles is DoubledCodings.KEEP:
            choices.append(DialogKey("doubles", "k", "k", _("unite duplicates")))
        elif transfer.doubles or hides:
            choices.append(DialogKey("doubles", "k", "k", _("keep duplicates")))
        if self.checked:
            choices.append(DialogKey("checked", "h", "h", _("list them for re-check")))
        elif transfer.to_recheck or hides:
            choices.append(DialogKey("checked", "h", "h", _("they hold")))
        return choices


class CodeTransfers:
    """What keys do that take codings along."""

    def __init__(self, desk: CodebookDesk) -> None:
        self._desk = desk

    def _others(self, code: Code, *, below: bool) -> list[Code]:
        """All other codes; those below the code only where they are wanted."""
        book = self._desk.bench.book
        left_out = {code.key} | (set() if below else {sub_code.key for sub_code in book.descendants(code.key)})
        return [other for other in book if other.key not in left_out]

    # ---- move ------------------------------------------------------------------------------------

    def action_move(self) -> None:
        """Put the code below another one, or to the top."""
        self._desk.with_code(self._move)

    def _move(self, code: Code) -> None:
        places = [other for other in self._others(code, below=False) if other.key != code.parent]

        def chosen(place: CodeChosen | None) -> None:
            if place is not None:
                self._desk.write(
                    lambda space: codes.move(space, code, place.code),
                    lambda after: self._desk.written_to(
                        after.key,
                        _(
                            "{code} is now {full_name} · {undo}",
                            code=code.name,
                            full_name=after.full_name,
                            undo=undoes(),
                        ),
                    ),
                )

        title = _("Move “{code}” below …", code=code.name)
        self._desk.show_dialog(ChooseCode(title, places, top=code.parent is not None), chosen)

    # ---- merge -----------------------------------------------------------------------------------

    def action_merge(self) -> None:
        """Make the codings of this code those of another one."""
        self._desk.with_code(self._merge)

    def _merge(self, code: Code) -> None:
        def chosen(other: CodeChosen | None) -> None:
            if other is not None and other.code is not None:
                self._preview_merge(code, other.code)

        others = self._others(code, below=False)
        if not others:
            self._desk.warn(_("There is no other code to merge it into."))
            return
        self._desk.show_dialog(ChooseCode(_("Merge “{code}” into …", code=code.name), others), chosen)

    def _preview_merge(self, code: Code, other: Code, how: _HowToMerge = _HowToMerge()) -> None:
        space = self._desk.bench.space
        self._desk.read(
            lambda project: merging.planned_merge(
                space.beside(project), code, other, doubles=how.doubles, checked=how.checked
            ),
            lambda plan: self._ask_to_merge(code, other, plan, how),
            opens=True,
            words=_("Counting what would be merged …"),
        )

    def _ask_to_merge(self, code: Code, other: Code, plan: PlannedTransfer, how: _HowToMerge) -> None:
        def merged(done: PlannedTransfer) -> None:
            moved = done.transfer
            # The numbers are of all coders; where the project is blind for all they are not told.
            what = f"{code.name} → {other.name}" if done.coders.hidden is None else _moved(moved, code, other)
            self._desk.written_to(other.key, f"{what} · {undoes()}")

        def answered(answer: str | None) -> None:
            if answer == "do":
                words = _("Merging “{code}” into “{other}” …", code=code.name, other=other.name)
                self._desk.write(
                    lambda space: merging.merge(space, code, other, doubles=how.doubles, checked=how.checked),
                    merged,
                    words=words,
                )
            elif answer is not None:
                self._preview_merge(code, other, how.turned(answer))

        text = merge_text(plan.transfer, code, plan.coders)
        self._desk.show_dialog(Confirm(_("Merge codes"), text, (_DO, *how.choices(plan))), answered)

    # ---- split -----------------------------------------------------------------------------------

    def action_split(self) -> None:
        """Give some passages of this code to another one, or to a new one."""
        self._desk.with_code(self._split)

    def _split(self, code: Code) -> None:
        def marked(answer: Answer | None) -> None:
            if answer is not None:
                self._split_to(code, answer[1])

        self._choose_passages(
            code,
            _("“{code}”: which passages get another code?", code=code.name),
            (_DO._replace(label=pgettext("key line", "Go on")),),
            marked,
        )

    def _choose_passages(
        self, code: Code, title: str, answers: tuple[DialogKey, ...], then: Callable[[Answer | None], None]
    ) -> None:
        codings = codings_of_code(self._desk.bench, code)
        hidden = self._desk.figures_of(code).hidden
        if not codings:
            why = _("“{code}” has no passages to choose from.", code=code.name)
            self._desk.warn(" ".join([why, *_hidden(hidden)]))
            return
        marking = answers[0].call == "do"
        title += " (" + _("{hidden} hidden", hidden=hidden) + ")" if hidden else ""
        self._desk.show_dialog(
            PassageDialog(self._desk.bench, self._desk.shelf, title, codings, answers, marking=marking), then
        )

    def _split_to(self, code: Code, codings: tuple[Coding, ...]) -> None:
        def chosen(target: CodeChosen | None) -> None:
            if target is not None:
                self._preview_split(code, codings, target.code or CodeDraft(target.new))

        title = ngettext(
            "Another code for {count} passage of “{code}”",
            "Another code for {count} passages of “{code}”",
            len(codings),
            code=code.name,
        )
        self._desk.show_dialog(ChooseCode(title, self._others(code, below=True), new=True), chosen)

    def _preview_split(self, code: Code, codings: tuple[Coding, ...], target: Code | CodeDraft) -> None:
        space = self._desk.bench.space
        self._desk.read(
            lambda project: merging.planned_split(space.beside(project), code, codings, target),
            lambda plan: self._ask_to_split(code, codings, target, plan),
            opens=True,
            words=_("Counting what would be split off …"),
        )

    def _ask_to_split(
        self, code: Code, codings: tuple[Coding, ...], target: Code | CodeDraft, plan: PlannedTransfer
    ) -> None:
        book = self._desk.bench.book
        beside = book[code.parent] if code.parent is not None else None
        new = isinstance(target, CodeDraft)
        answers = (
            _DO._replace(label=_("new code at the same level")),
            DialogKey("below", "b", "b", _("new sub-code")),
        )

        def done(result: tuple[Code, Transfer]) -> None:
            other, transfer = result
            self._desk.written_to(other.key, f"{_moved(transfer, code, other)} · {undoes()}")

        def answered(answer: str | None) -> None:
            if answer is not None:
                parent = code if answer == "below" else beside
                self._desk.write(
                    lambda space: merging.split(space, code, codings, target, parent=parent),
                    done,
                    words=_("Splitting “{code}” …", code=code.name),
                )

        text = transfer_text(plan.transfer, plan.coders)
        stays = _("The other codings of “{code}” stay. {key} undoes it.", code=code.name, key=key_of("study.undo"))
        text.append(f"\n{stays}", style="dim")
        self._desk.show_dialog(Confirm(_("Split the code"), text, answers if new else (_DO,)), answered)

    # ---- remove ----------------------------------------------------------------------------------

    def action_remove(self) -> None:
        """Take the code away, with its codings, after a look at what goes."""
        self._desk.with_code(self._remove)

    def _remove(self, code: Code) -> None:
        space = self._desk.bench.space
        self._desk.read(
            lambda project: removal.planned_removal(space.beside(project), code),
            lambda planned: self._ask_to_remove(code, planned),
            opens=True,
            words=_("Counting what would be removed …"),
        )

    def _ask_to_remove(self, code: Code, planned: removal.Removal) -> None:
        def removed(codings: str) -> None:
            alone = _("{code} removed", code=code.name)
            words = _("{code} removed with {codings}", code=code.name, codings=codings) if codings else alone
            self._desk.written(f"{words} · {undoes()}")

        def answered(answer: str | None) -> None:
            if answer == "to":
                self._remove_to(code)
            elif answer is not None:
                self._desk.write(
                    lambda space: removal.remove(space, code, with_codings=planned.has_codings),
                    removed,
                    words=_("Removing “{code}” …", code=code.name),
                )

        text = removal_text(code, planned)
        answers = [DialogKey("do", "x enter", "x", pgettext("key line", "Remove"))]
        if planned.coders.told or planned.coders.hidden is None:
            answers.append(DialogKey("to", "t", "t", _("codings to another code")))
        self._desk.show_dialog(Confirm(_("Remove the code"), text, answers), answered)

    def _remove_to(self, code: Code) -> None:
        space = self._desk.bench.space

        def chosen(other: CodeChosen | None) -> None:
            target = other.code if other is not None else None
            if target is not None:
                self._desk.read(
                    lambda project: removal.planned_removal_to(space.beside(project), code, target),
                    lambda plan: self._ask_to_remove_to(code, target, plan),
                    opens=True,
                    words=_("Counting what would be removed …"),
                )

        title = _("Which code gets the codings of “{code}”?", code=code.name)
        self._desk.show_dialog(ChooseCode(title, self._others(code, below=False)), chosen)

    def _ask_to_remove_to(self, code: Code, other: Code, plan: PlannedTransfer) -> None:
        def removed(done: PlannedTransfer) -> None:
            what = f"{code.name} → {other.name}"
            what = what if done.coders.hidden is None else _moved(done.transfer, code, other)
            self._desk.written_to(other.key, f"{what} · {undoes()}")

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._desk.write(
                    lambda space: removal.remove_to(space, code, other),
                    removed,
                    words=_("Removing “{code}” …", code=code.name),
                )

        self._desk.show_dialog(
            Confirm(_("Remove the code"), removal_to_text(plan.transfer, code, plan.coders), (_DO,)), answered
        )

    # ---- anchor examples and older rules -----------------------------------------------------------

    def action_anchor(self) -> None:
        """Make a passage of the code an anchor example."""
        self._desk.with_code(self._anchor)

    def _anchor(self, code: Code) -> None:
        def chosen(answer: Answer | None) -> None:
            if answer is None:
                return
            coding = answer[1][0]
            self._desk.write(
                lambda space: anchors.add_passage(space, code, coding),
                lambda _result: self._desk.written(
                    _("anchor example of {code} added · {undo}", code=code.name, undo=undoes())
                ),
            )

        answers = (DialogKey("anchor", "enter", "⏎", _("as an anchor example")),)
        self._choose_passages(code, _("Anchor example for “{code}”", code=code.name), answers, chosen)


def _moved(transfer: Transfer, code: Code, other: Code) -> str:
    """“12 codings of Wechsel → Transition, 2 duplicates dropped”."""
    moved = [
        ngettext(
            "{count} coding of {code} → {other}",
            "{count} codings of {code} → {other}",
            transfer.codings,
            code=code.name,
            other=other.name,
        )
    ]
    if number := transfer.doubles:
        moved += [ngettext("{count} duplicate dropped", "{count} duplicates dropped", number)]
    return ", ".join(moved)


def _hidden(codings: str) -> list[str]:
    """What is said of codings that blindness hides, if there are any."""
    return [_("Hidden (blind): {codings}.", codings=codings)] if codings else []
