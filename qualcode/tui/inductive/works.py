"""Works as a whole: begun, stated otherwise, revised, closed, removed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.inductions import Induction, InductionDraft, Technique
from qualcode.model.documents import Document
from qualcode.project.inductive.inductions import LEAST_DUE, MOST_DUE
from qualcode.reporting.inductive.report import technique_words
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.inductive.statement_form import StatementForm
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.inductive import inductions
from qualcode.workspace.inductive.inductions import InductionProgress

_TECHNIQUES = {"1": Technique.SUMMARY, "2": Technique.CATEGORIES, "3": Technique.DIFFERENTIATION}


class Works:
    """The verbs of a whole work."""

    def __init__(
        self, desk: Desk, current: Callable[[], InductionProgress | None], begun: Callable[[Induction], None]
    ) -> None:
        """`begun` goes on with a work that was begun."""
        self._desk, self._current, self._begun = desk, current, begun

    # ---- beginning -------------------------------------------------------------------------------

    def action_begin(self) -> None:
        """Begin a work: its technique, what it needs, its material."""
        words = {key: technique_words(technique) for key, technique in _TECHNIQUES.items()}

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask_for_code(InductionDraft("", _TECHNIQUES[key]))

        self._desk.show_dialog(KeyMenu(_("Which technique?"), words), chosen)

    def _ask_for_code(self, draft: InductionDraft) -> None:
        """Ask which code is differentiated, or below which one categories arise."""
        if draft.technique is Technique.SUMMARY:
            self._state(_("New summary"), draft, self._ask_for_material)
            return
        differentiates = draft.technique is Technique.DIFFERENTIATION
        codes = self._desk.bench.book.codes
        if differentiates and not codes:
            self._desk.warn(_("There are no codes yet."))
            return

        def chosen(answer: CodeChosen | None) -> None:
            if answer is None:
                return
            stated = replace(draft, code=answer.code.key if answer.code else None)
            if differentiates:
                name = answer.code.name if answer.code else ""
                self._state(_("Differentiate “{code}”", code=name), replace(stated, name=name), self._begin)
            else:
                self._state(_("Form categories: what is stated first"), stated, self._ask_for_material)

        title = _("Which code is differentiated?") if differentiates else _("Below which code do categories arise?")
        self._desk.show_dialog(ChooseCode(title, codes, top=not differentiates), chosen)

    def _state(
        self, title: str, draft: InductionDraft, then: Callable[[InductionDraft], None], *, own: str = ""
    ) -> None:
        """Ask for what is stated; `own` is the name that a work has already."""
        try:
            names = {other.name.casefold() for other in self._desk.bench.project.inductions.all()} - {own.casefold()}
        except QualcodeError as error:
            self._desk.failed(error)
            return

        def refusal(written: InductionDraft) -> str:
            if written.name.casefold() in names:
                return _("There is an inductive work “{name}” already.", name=written.name)
            if not written.name:
                return _("An inductive work has a name of one line.")
            return _unstated(written)

        def given(written: InductionDraft | None) -> None:
            if written is not None:
                then(written)

        self._desk.show_dialog(StatementForm(title, draft, refusal), given)

    def _ask_for_material(self, draft: InductionDraft) -> None:
        shown = self._desk.bench.documents
        self._choose_documents([document.key for document in shown], lambda documents: self._begin(draft, documents))

    def _choose_documents(self, chosen: list[int], then: Callable[[list[Document]], None]) -> None:
        documents = self._desk.bench.every_document

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is None:
                return
            if not keys:
                self._desk.warn(_("The work has no material."))
                return
            then([document for document in documents if document.key in keys])

        items = [Item(document.key, document.name, around=document.label) for document in documents]
        self._desk.show_dialog(ChooseMany(_("Documents of the material"), items, chosen), taken)

    def _begin(self, draft: InductionDraft, documents: list[Document] | None = None) -> None:
        def done(induction: Induction) -> None:
            self._begun(induction)
            self._desk.written(f"{_('Begun: “{work}”', work=visible(induction.name))} · {undoes()}")

        self._desk.write(lambda space: inductions.begin(space, draft, documents or ()), done)

    # ---- changing --------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """State it otherwise, and choose its material anew."""
        work = self._current()
        if work is None:
            return
        induction = work.induction

        def changed(_induction: Induction) -> None:
            self._desk.written(f"{_('Stated anew: “{work}”', work=visible(induction.name))} · {undoes()}")

        def save(draft: InductionDraft, documents: list[Document] | None) -> None:
            self._desk.write(lambda space: inductions.edit(space, induction, draft, documents), changed)

        def stated(draft: InductionDraft) -> None:
            if draft.technique is Technique.DIFFERENTIATION:
                save(draft, None)
            else:
                material = [held.document.key for held in work.documents]
                self._choose_documents(material, lambda documents: save(draft, documents))

        title = _("What is stated of “{work}”", work=induction.name)
        self._state(title, induction.draft, stated, own=induction.name)

    def action_revise(self) -> None:
        """Write down what came of the revision of the categories, and whether all is worked through anew."""
        work = self._current()
        if work is not None:
            revise(self._desk, work.induction)

    def action_close(self) -> None:
        """Say that the work is done, or open it again."""
        work = self._current()
        if work is None:
            return
        induction = work.induction
        name = visible(induction.name)
        words = _("“{work}” is open again", work=name) if induction.closed else _("“{work}” closed", work=name)
        turn = inductions.reopen if induction.closed else inductions.close
        self._desk.write(
            lambda space: turn(space, induction), lambda _work: self._desk.written(f"{words} · {undoes()}")
        )

    def action_remove(self) -> None:
        """Take the work away, after a question."""
        work = self._current()
        if work is None:
            return
        induction = work.induction

        def answered(answer: str | None) -> None:
            if answer is not None:
                words = _("Inductive work “{work}” removed", work=visible(induction.name))
                self._desk.write(
                    lambda space: inductions.remove(space, induction),
                    lambda _nothing: self._desk.written(f"{words} · {undoes()}"),
                )

        text = Text(
            _(
                "“{work}” goes with its table, groups and progress; codes, codings and paraphrases stay.",
                work=visible(induction.name),
            )
        )
        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Remove")),)
        self._desk.show_dialog(Confirm(_("Remove the inductive work"), text, answers), answered)


def _unstated(draft: InductionDraft) -> str:
    """What forming categories needs before it begins and is not stated; empty where all is."""
    if draft.technique is not Technique.CATEGORIES:
        return ""
    stated = (draft.criterion, draft.definition, draft.abstraction)
    if not all(stated) or draft.revision_due is None:
        return _("Criterion, definition, level of abstraction and revision are stated before it begins.")
    if LEAST_DUE <= draft.revision_due <= MOST_DUE:
        return ""
    return _(
        "Categories are revised between {least} and {most} per cent of the material.", least=LEAST_DUE, most=MOST_DUE
    )


def revise(desk: Desk, induction: Induction) -> None:
    """Ask what came of the revision of the categories, then whether the material is worked through anew."""
    if induction.technique is not Technique.CATEGORIES:
        desk.warn(_("“{work}” forms no categories and has no revision.", work=induction.name))
        return

    def save(note: str, *, again: bool) -> None:
        words = _("Revision kept; the material begins anew") if again else _("Revision kept")
        desk.write(
            lambda space: inductions.revise(space, induction, note, again=again),
            lambda _work: desk.written(f"{words} · {undoes()}"),
        )

    def noted(note: str | None) -> None:
        if note is None:
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                save(note, again=answer == "again")

        text = Text(_("If categories were changed, what was worked through before is to be looked at with them."))
        answers = (
            DialogKey("on", "enter", "⏎", pgettext("key line", "Go on")),
            DialogKey("again", "a", "a", pgettext("key line", "From the beginning")),
        )
        desk.show_dialog(Confirm(_("And the material before?"), text, answers), answered)

    def refusal(note: str) -> str:
        return "" if note.strip() else _("What was changed, or that nothing had to be: that is told with the work.")

    hint = _("Categories that were merged, split, renamed; whether criterion and level of abstraction fit.")
    desk.ask(_("What came of the revision"), induction.revision_note, hint, refusal, noted)
