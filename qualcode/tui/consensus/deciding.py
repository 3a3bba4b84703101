"""Deciding the place under the cursor, taking that back, what comes of it, and all that the two agree on at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from rich.text import Text

from qualcode.agreement.consensus.places import PlaceKind
from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.model.team.consensus import CodingError, ConsensusDecision, ConsensusResult, DecisionMode
from qualcode.plural import counted
from qualcode.reporting.words.decision_words import place_kind_word
from qualcode.safe_text import visible
from qualcode.tui.codebook.screen import CodebookScreen
from qualcode.tui.consensus.place_choosing import persons
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.team import consensus, deciding
from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusBoard
from qualcode.workspace.team.deciding import DecisionDraft

if TYPE_CHECKING:
    from qualcode.model.codes import Code, CodeDraft
    from qualcode.workspace.team.consensus import AgreedPreview

_DO = DialogKey("do", "enter", "⏎", pgettext("key line", "Take over"))
_HERE = DialogKey("here", "d", "d", pgettext("key line", "This document"))
_FINISH = DialogKey("do", "enter", "⏎", pgettext("key line", "Finish"))


class PlacesFront(Protocol):
    """What deciding needs of the screen."""

    @property
    def board(self) -> ConsensusBoard | None:
        """The places that are listed."""

    @property
    def current(self) -> BoardPlace | None:
        """The place under the cursor."""

    @property
    def by_hand(self) -> Span | None:
        """What somebody selected in the text of the place."""

    def words(self, document: int, span: Span) -> str:
        """A passage of a document (key) in one line."""

    def decided(self, words: str, document: Document | None, *, goes_on: bool) -> None:
        """Say what was done, in a document or in all; the cursor stays, or goes on to an open place."""


@dataclass(frozen=True)
class _Usual:
    """What was said of the last decision, and is proposed for the next: who decided."""

    mode: DecisionMode
    persons: tuple[str, ...]


class PlaceDeciding:
    """The verbs of the list of places."""

    def __init__(self, desk: Desk, front: PlacesFront) -> None:
        self._desk, self._front = desk, front
        self._usual: _Usual | None = None
        self._name = ""  # of a consensus coder who is still to be made
        self._refused: DecisionDraft | None = None  # what was typed is not lost where it could not be written

    # ---- deciding --------------------------------------------------------------------------------

    def action_decide(self) -> None:
        """Decide the place under the cursor."""
        entry, board = self._front.current, self._front.board
        if entry is not None and board is not None:
            self._with_consensus(board, lambda: self._decide(board, entry))

    def _with_consensus(self, board: ConsensusBoard, then: Callable[[], None]) -> None:
        """Do something once it is known what the consensus coder is called."""
        if board.consensus is not None or board.asked.consensus or self._name:
            then()
            return
        coders = self._desk.bench.coders.values()
        there = [coder.name for coder in coders if coder.kind is CoderKind.CONSENSUS]
        others = {coder.name.casefold() for coder in coders if coder.kind is not CoderKind.CONSENSUS}

        def refusal(name: str) -> str:
            if not name.strip():
                return _("Give the consensus a name.")
            if name.strip().casefold() in others:
                return _("Somebody codes under this name already: choose another one for the consensus.")
            return ""

        def given(name: str | None) -> None:
            if name is not None:
                self._name = name.strip()
                then()

        hint = (
            _("There are several: {names}", names=", ".join(map(visible, there)))
            if there
            else _(
                "What is decided becomes codings of this name, beside those of the coders, which stay as they are."
            )
        )
        proposed = there[0] if there else pgettext("proposed name of a coder", "Consensus")
        self._desk.ask(_("Name of the consensus"), proposed, hint, refusal, given)

    @property
    def _consensus(self) -> str:
        """The name of the consensus coder; empty for the only one there is."""
        board = self._front.board
        if board is None or board.asked.consensus:
            return board.asked.consensus if board else ""
        return board.consensus.name if board.consensus else self._name

    def _decide(self, board: ConsensusBoard, entry: BoardPlace) -> None:
        from qualcode.tui.consensus.decide_form import DecidedOn, DecideForm

        draft, has_result, has_mode = self._proposed(board, entry)
        document, bench = entry.place.document, self._desk.bench
        about = DecidedOn(
            bench.book,
            lambda span: self._front.words(document.key, span),
            persons(self._desk),
            bench.coder_name,
            self._front.by_hand,
        )
        title = _(
            "Decide · {kind} · {document}",
            kind=place_kind_word(entry.place.kind, board.first.name, board.second.name),
            document=document.name,
        )

        def answered(answer: DecisionDraft | None) -> None:
            if answer is not None:
                self._write(answer)

        self._desk.show_dialog(DecideForm(title, draft, about, has_result=has_result, has_mode=has_mode), answered)

    def _proposed(self, board: ConsensusBoard, entry: BoardPlace) -> tuple[DecisionDraft, bool, bool]:
        """What the dialog begins with, and whether a result and who decided are among it."""
        refused = self._refused
        draft = replace(DecisionDraft.at(board, entry, ConsensusResult.BOTH), consensus=self._consensus)
        if refused is not None and not refused.place.uuids.isdisjoint(entry.place.uuids):
            return (
                replace(
                    draft,
                    result=refused.result,
                    mode=refused.mode,
                    persons=refused.persons,
                    reason=refused.reason,
                    certainty=refused.certainty,
                    error=refused.error,
                    anchor=refused.anchor,
                ),
                refused.result is not ConsensusResult.OTHER,
                True,
            )
        before = entry.decision
        if before is not None and before.first == board.first.key:
            names = {coder.uuid: coder.name for coder in self._desk.bench.coders.values()}
            talked = tuple(names[uuid] for uuid in before.persons if uuid in names)
            draft = replace(
                draft,
                result=before.result,
                mode=before.mode,
                persons=talked,
                reason=before.reason,
                certainty=before.certainty,
                error=before.error,
            )
            return draft, before.result is not ConsensusResult.OTHER, True
        has_result = entry.place.kind in {PlaceKind.BOUNDARY, PlaceKind.AGREED}
        usual, pair = self._usual, {board.first.name, board.second.name}
        if usual is None or (usual.mode is DecisionMode.THIRD) != pair.isdisjoint(usual.persons):
            return draft, has_result, False  # nobody said who talked, or it was said of others
        return replace(draft, mode=usual.mode, persons=usual.persons), has_result, True

    def _write(self, draft: DecisionDraft) -> None:
        self._usual = _Usual(draft.mode, draft.persons)

        def decided(decision: ConsensusDecision) -> None:
            self._refused = None
            made = counted(len(decision.made), "coding")
            words = {
                ConsensusResult.UNDECIDED: _("left undecided"),
                ConsensusResult.NONE: _("decided: no code"),
            }.get(draft.result) or _("decided: {codings} of the consensus", codings=made)
            rule = draft.error is CodingError.RULE
            told = _("{key} opens the rule of the code", key=key_of("consensus.rule")) if rule else ""
            said = " · ".join(filter(None, (words, undoes(), told)))
            self._front.decided(said, draft.place.document, goes_on=not rule)
            if rule:
                self._open_rule(decision)

        def failed(error: Exception) -> None:
            self._refused = draft
            self._desk.failed(error)
            self._desk.refresh()

        self._desk.write(lambda space: deciding.decide(space, draft), decided, failed)

    # ---- what was decided ------------------------------------------------------------------------

    def _with_decision(self, then: Callable[[ConsensusDecision], None]) -> None:
        entry = self._front.current
        decision = entry.decision if entry is not None else None
        if decision is None:
            key = key_of("consensus.decide")
            self._desk.warn(_("Nothing is decided here: {key} decides.", key=key))
        else:
            then(decision)

    def action_withdraw(self) -> None:
        """Take back what was decided of the place, with the codings of the consensus that came of it."""

        def withdraw(decision: ConsensusDecision) -> None:
            document = self._desk.bench.document(decision.document)

            def withdrawn(number: int) -> None:
                codings, undo = counted(number, "coding"), undoes()
                words = _("decision withdrawn, and {codings} of the consensus · {undo}", codings=codings, undo=undo)
                self._front.decided(words, document, goes_on=False)

            self._desk.write(lambda space: deciding.withdraw(space, decision), withdrawn)

        self._with_decision(withdraw)

    def action_rule(self) -> None:
        """Open the rule of a code of the place, with the passage and the reason proposed in its borders."""
        self._with_decision(self._open_rule)

    def _open_rule(self, decision: ConsensusDecision) -> None:
        self._with_code(decision, pgettext("question", "Whose rule?"), lambda code: self._propose(decision, code))

    def _propose(self, decision: ConsensusDecision, code: Code) -> None:
        try:
            draft = deciding.rule_draft(self._desk.bench.space, decision, code)
        except QualcodeError as error:
            self._desk.failed(error)
        else:
            self._show_rule(code, draft)

    def _show_rule(self, code: Code, draft: CodeDraft) -> None:
        """Show the form of a code with rules that are proposed."""

        def there(screen: StudyScreen) -> None:
            assert isinstance(screen, CodebookScreen)  # noqa: S101 - the one that is shown
            screen.propose(code, draft.rules)

        self._desk.post(StudyScreen.Show("codebook", there=there))

    def _with_code(self, decision: ConsensusDecision, question: str, then: Callable[[Code], None]) -> None:
        """Do something with the code that the two gave there; of several one is chosen."""
        entry = self._front.current
        there = {before.code for before in decision.before}
        codes = [code for code in self._desk.bench.book if code.uuid in there]
        if entry is not None and not codes:
            self._desk.warn(_("The codes of this place are gone."))
        elif len(codes) == 1:
            then(codes[0])
        elif codes:
            keys = {str(number): code.name for number, code in enumerate(codes[:9], start=1)}

            def chosen(key: str | None) -> None:
                if key is not None:
                    then(codes[int(key) - 1])

            self._desk.show_dialog(KeyMenu(question, keys), chosen)

    def action_anchor(self) -> None:
        """Make an anchor example of what was decided."""

        def made(code: Code | None) -> None:
            words = _("It is an anchor example of its code already.")
            if code is not None:
                words = _("anchor example of “{code}” · {undo}", code=visible(code.name), undo=undoes())
            self._desk.written(words)

        def make(decision: ConsensusDecision) -> None:
            self._desk.write(lambda space: deciding.make_anchor(space, decision), made)

        self._with_decision(make)

    # ---- all at once -----------------------------------------------------------------------------

    def action_agree(self) -> None:
        """Take over all that both agree on, after a preview."""
        board = self._front.board
        if board is not None:
            self._with_consensus(board, lambda: self._preview(board))

    def _preview(self, board: ConsensusBoard) -> None:
        space, entry = self._desk.bench.space, self._front.current
        preview = consensus.preview_agreed(space, board)
        if not preview.places:
            self._desk.warn(_preview_words(preview))
            return
        here = None
        if entry is not None and len(preview.documents) > 1:
            here = consensus.preview_agreed(space, board, [entry.place.document])
        words = Text(_preview_words(preview))
        answers = [_DO]
        if here is not None and here.places and entry is not None:
            number = counted(len(here.places), "place")
            name = visible(entry.place.document.name)
            words.append("\n").append(_("In “{document}” alone: {places}", document=name, places=number))
            answers.append(_HERE)

        def answered(answer: str | None) -> None:
            chosen = here if answer == "here" else preview
            if answer is not None and chosen is not None:
                self._take(chosen)

        self._desk.show_dialog(Confirm(_("What both agree on"), words, answers), answered)

    def _take(self, preview: AgreedPreview) -> None:
        name = self._consensus

        def taken(number: int) -> None:
            words = _("{codings} of the consensus · {undo}", codings=counted(number, "coding"), undo=undoes())
            self._front.decided(words, None, goes_on=False)

        words = _("Taking over what both agree on …")
        self._desk.write(lambda space: consensus.take_agreed(space, preview, name), taken, words=words)

    def action_finish(self) -> None:
        """Mark the document as finished by the consensus, which alone speaks for it then."""
        entry, board = self._front.current, self._front.board
        if entry is None or board is None:
            return
        document = entry.place.document
        states = next(progress for progress in board.by_document if progress.document.key == document.key)
        if states.finished:
            self._desk.flash(_("The consensus has finished “{document}”.", document=visible(document.name)))
            return
        left = ngettext(
            "{count} place of it is left to decide.", "{count} places of it are left to decide.", states.left
        )
        words = Text(left if states.left else _("All its places are decided."))
        speaks = _("From then on the consensus alone speaks for “{document}”.", document=visible(document.name))
        words.append(f"\n{speaks}")

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._finish(document, board, even_open=bool(states.left))

        self._desk.show_dialog(Confirm(_("Finish the document"), words, (_FINISH,)), answered)

    def _finish(self, document: Document, board: ConsensusBoard, *, even_open: bool) -> None:
        asked = replace(board.asked, first=board.first.name, second=board.second.name, consensus=self._consensus)

        def finished(_new: bool) -> None:  # noqa: FBT001 - what was written
            words = _("“{document}” finished by the consensus", document=visible(document.name))
            self._front.decided(f"{words} · {undoes()}", document, goes_on=True)

        self._desk.write(lambda space: consensus.finish(space, document, asked, even_open=even_open), finished)


def _preview_words(preview: AgreedPreview) -> str:
    """How many places would be taken over, and which would not."""
    if preview.places:
        words = [
            _(
                "{places} in {documents} would be taken over.",
                places=counted(len(preview.places), "place"),
                documents=counted(len(preview.documents), "document", after=True),
            )
        ]
    else:
        words = [_("There is nothing to take over that both agree on.")]
    if preview.unfinished:
        words.append(
            ngettext(
                "{count} more stands in a document that not both have finished: it is left out.",
                "{count} more stand in documents that not both have finished: they are left out.",
                preview.unfinished,
            )
        )
    if preview.otherwise:
        words.append(
            ngettext(
                "At {count} more the consensus has the code with other edges or another polarity: decide it.",
                "At {count} more the consensus has the code with other edges or another polarity: decide them.",
                preview.otherwise,
            )
        )
    if preview.otherwise:
        words.append(
            ngettext(
                "At {count} more the consensus has the code otherwise: it is to be decided.",
                "At {count} more the consensus has the code otherwise: they are to be decided.",
                preview.otherwise,
            )
        )
    if preview.weights:
        words.append(
            ngettext(
                "At {count} of them the weights differ: none is taken over.",
                "At {count} of them the weights differ: none is taken over.",
                preview.weights,
            )
        )
    return "\n".join(words)
