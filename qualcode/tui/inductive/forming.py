"""What keys do while categories are formed: subsume, make a new one, say how far the material is worked through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from qualcode.catalogue import _, pgettext
from qualcode.model.codes import Code, CodeDraft, Rules
from qualcode.model.codings import Coding
from qualcode.model.spans import Span
from qualcode.safe_text import visible
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.inductive.words import progress_words
from qualcode.tui.inductive.works import revise
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.text.coded_text import CodedText
from qualcode.tui.verbs.memo_writing import MemoWriting
from qualcode.workspace.inductive import categories, inductions
from qualcode.workspace.inductive.categories import FormedCategories
from qualcode.workspace.inductive.inductions import InductionProgress, WorkedDocument
from qualcode.workspace.inductive.paraphrases import paraphrase_among


@dataclass(frozen=True, slots=True)
class FormingBoard:
    """A work with how far it is, and its categories with their passages."""

    progress: InductionProgress
    formed: FormedCategories

    @property
    def codes(self) -> list[Code]:
        """The categories in the order of the codebook."""
        return [category.code for category in self.formed.categories]


class FormingFront(Protocol):
    """What the verbs need of the screen."""

    @property
    def text(self) -> CodedText:
        """The text widget."""

    @property
    def board(self) -> FormingBoard | None:
        """The work with its categories."""

    @property
    def worked(self) -> WorkedDocument | None:
        """The document that is shown."""


class Forming:
    """The verbs of forming categories."""

    def __init__(self, desk: Desk, front: FormingFront) -> None:
        self._desk, self._front = desk, front

    def _selected(self) -> Span | None:
        """What is selected; without anything a notice says so."""
        span = self._front.text.passage
        if span is None:
            self._desk.warn(_("Nothing is selected: ↑ ↓ select a sentence."))
        return span

    def action_subsume(self) -> None:
        """Subsume the passage under a category that is chosen, or make a new one of the letters."""
        board, span = self._front.board, self._selected()
        if board is None or span is None:
            return
        if not board.codes:
            self._ask_for_name(span)
            return

        def chosen(answer: CodeChosen | None) -> None:
            if answer is not None and answer.new:
                self._ask_for_definition(span, answer.new)
            elif answer is not None and answer.code is not None:
                self._subsume(span, answer.code)

        self._desk.show_dialog(ChooseCode(_("Under which category?"), board.codes, new=True), chosen)

    def action_quick(self, digit: str) -> None:
        """Subsume the passage under the category of a number."""
        board, span, number = self._front.board, self._selected(), int(digit)
        if board is None or span is None:
            return
        if number > len(board.codes):
            self._desk.warn(_("There is no category {number}.", number=number))
        else:
            self._subsume(span, board.codes[number - 1])

    def _subsume(self, span: Span, code: Code) -> None:
        board, held = self._front.board, self._front.worked
        if board is None or held is None:
            return
        induction, document = board.progress.induction, held.document
        self._desk.write(
            lambda space: categories.subsume(space, induction, document, span, code),
            lambda _added: self._went_on(_("Subsumed: {code}", code=visible(code.name))),
        )

    def action_new(self) -> None:
        """Make a new category of the passage."""
        span = self._selected()
        if span is not None:
            self._ask_for_name(span)

    def _ask_for_name(self, span: Span) -> None:
        def given(name: str | None) -> None:
            if name is not None:
                self._ask_for_definition(span, name.strip())

        def refusal(name: str) -> str:
            return "" if name.strip() else _("A category needs a name.")

        hint = _("At the level of abstraction that was stated ({key} shows it).", key=key_of("forming.stated"))
        self._desk.ask(_("New category"), "", hint, refusal, given)

    def _ask_for_definition(self, span: Span, name: str) -> None:
        def given(definition: str | None) -> None:
            if definition is not None:
                self._form(span, CodeDraft(name, Rules(definition=definition.strip())))

        hint = _("May stay empty for now: codes without one are listed as open.")
        title = _("Definition of “{name}”", name=visible(name))
        self._desk.ask(title, "", hint, lambda _words: "", given)

    def _form(self, span: Span, draft: CodeDraft) -> None:
        board, held = self._front.board, self._front.worked
        if board is None or held is None:
            return
        induction, document = board.progress.induction, held.document
        self._desk.write(
            lambda space: categories.form(space, induction, document, span, draft),
            lambda _added: self._went_on(_("New category: {code}", code=visible(draft.name))),
        )

    def _went_on(self, words: str) -> None:
        """Say what was done and how far the work is, and go on to the next sentence."""
        self._tell(words)
        self._front.text.move_by("sentence", 1)

    def _tell(self, words: str) -> None:
        before = self._front.board
        self._desk.refresh()
        board = self._front.board
        if board is None:
            return
        self._desk.saved(words, (progress_words(board.progress), undoes()))
        if board.progress.is_due and not (before is not None and before.progress.is_due):
            key = key_of("forming.revise")
            said = progress_words(board.progress)
            self._desk.warn(_("{progress}: {key} keeps what comes of it.", progress=said, key=key))

    def action_paraphrase(self) -> None:
        """Say the selected passage in one's own words, or one's own paraphrase of it otherwise."""
        held, span = self._front.worked, self._selected()
        if held is None or span is None:
            return
        bench, coder = self._desk.bench, self._desk.bench.coder
        known = paraphrase_among(bench.memos_of(held.document.key), span, coder.key) if coder else None
        MemoWriting(self._desk, self._show_anew).paraphrase(held.document, span, known)

    def _show_anew(self, _coding: Coding | None) -> Sequence[str]:
        self._desk.refresh()
        return ()

    def action_worked(self) -> None:
        """Say that the document is worked through up to the end of the selection."""
        board, held = self._front.board, self._front.worked
        if board is None or held is None:
            return
        place = self._front.text.selection.end
        self._work_to(place, pgettext("progress", "Worked through up to here"))

    def action_finish(self) -> None:
        """Say that the document is worked through to its end."""
        self._work_to(None, _("Document worked through"))

    def _work_to(self, place: int | None, words: str) -> None:
        board, held = self._front.board, self._front.worked
        if board is None or held is None:
            return
        induction, document = board.progress.induction, held.document
        self._desk.write(
            lambda space: inductions.work_to(space, induction, document, place), lambda _progress: self._tell(words)
        )

    def action_revise(self) -> None:
        """Write down what came of the revision of the categories."""
        board = self._front.board
        if board is not None:
            revise(self._desk, board.progress.induction)
