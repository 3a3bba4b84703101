"""Saving what was typed into the form, and asking where it would be lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codes import Code, RuleEdit
from qualcode.safe_text import visible
from qualcode.tui.codebook.code_form import CodeForm, field_name
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.codebook.rule_change_form import RuleChangeForm
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.codebook import codes
from qualcode.workspace.versions.versions import outside_of_round


class FormSaving:
    """Nothing typed is given up without a question."""

    def __init__(self, desk: CodebookDesk, form: CodeForm, load: Callable[[Code], None]) -> None:
        """`load` shows a code in the form as it is in the project."""
        self._desk = desk
        self._form = form
        self._load = load
        self._asking = False

    def settled(self, then: Callable[[], object], back: Callable[[], object] = lambda: None) -> None:
        """Do something once no typed words are left unsaved: ask where there are, and leave it where not."""
        if self._asking:
            return
        code = self._desk.code
        if code is None or not self._form.changes():
            then()
            return
        self._asking = True

        def answered(answer: str | None) -> None:
            self._asking = False
            if answer == "save":
                self._save(then, back)
            elif answer == "discard":
                self._form.settled()
                self._load(self._desk.bench.book[code.key])
                then()
            else:
                back()

        fields = ", ".join(map(field_name, self._form.changes()))
        words = Text(_("Changed and not saved: {fields} of “{code}”.", fields=fields, code=visible(code.name)))
        answers = (
            DialogKey("save", "enter s", "⏎", pgettext("key line", "Save")),
            DialogKey("discard", "d", "d", pgettext("key line", "Discard")),
        )
        self._desk.show_dialog(Confirm(_("Not saved"), words, answers), answered)

    def action_save(self) -> None:
        """Save what was typed."""
        if not self._form.changes():
            self._desk.flash(_("nothing to save"))
            return
        self._save(lambda: None)

    def _save(self, then: Callable[[], object], back: Callable[[], object] = lambda: None) -> None:
        """Save, once it is said of changed rules what they are; `back` where that is not said."""
        code, changes = self._form.code, self._form.changes()
        if code is None:
            return
        space = self._desk.bench.space
        if changes.keys().isdisjoint(codes.RULES) or not codes.must_be_said(space, code):
            self._write(code, changes, RuleEdit(), then)
            return
        self._asking = True

        def answered(said: RuleEdit | None) -> None:
            self._asking = False
            if said is None:
                back()
            else:
                self._write(code, changes, said, then)

        told = None if space.sight.hides_numbers else self._desk.figures_of(code).codings
        self._desk.show_dialog(RuleChangeForm(_("New rules of “{code}”", code=code.name), told), answered)

    def _write(self, code: Code, changes: Mapping[str, object], said: RuleEdit, then: Callable[[], object]) -> None:
        def saved(after: Code) -> None:
            self._desk.bench.refresh()
            form = self._form
            if form.code is not None and form.code.key == code.key and form.changes() == changes:
                form.settled()
                self._load(after)
            self._desk.front.bench_refreshed()
            self._desk.saved(self._after_saving(code, after))
            then()

        self._desk.write(lambda space: codes.edit(space, code, changes, change=said.change, note=said.note), saved)

    def _after_saving(self, before: Code, after: Code) -> str:
        if before.rule_version == after.rule_version:
            return _("{after} saved · {undo}", after=after.name, undo=undoes())
        older = sum(self._desk.figures_of(after).older.values())
        words = _("{code}: rules version {version}", code=after.name, version=after.rule_version)
        if version := outside_of_round(self._desk.bench.space, after):
            outside = _("outside of “{name}”", name=version.name)
            words = f"{words}, {outside}"
        if not older:
            return f"{words} · {undoes()}"
        made = ngettext(
            "{count} coding under an old rule: {key}",
            "{count} codings under an old rule: {key}",
            older,
            key=key_of("codebook.recheck"),
        )
        return f"{words}; {made}"
