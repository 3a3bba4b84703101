"""What keys do with one quotation of a list: mark, recode, remove, edit how it is quoted, copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import ConsentError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import PassagePlace
from qualcode.model.quotation_edits import Edits
from qualcode.reporting.words.citations import CiteBy, cited_place, form_of
from qualcode.reporting.words.wording import wording_of
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.quotations.clipboard_file import keep_copy
from qualcode.tui.quotations.passage_dialog import Answer, PassageDialog
from qualcode.tui.quotations.quotation_editor import QuotationEditor
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.verbs.coding_changes import CodingChanges
from qualcode.tui.verbs.memo_writing import MemoWriting
from qualcode.workspace.leaving.register import copied
from qualcode.workspace.quoting import quotation_editing
from qualcode.workspace.quoting.export import as_printed, quotation_of
from qualcode.workspace.unsaved_texts import TypedFor
from qualcode.workspace.workbench.coding_search import SeenQuotation
from qualcode.workspace.workbench.passage_list import SeenPassages


class PassageVerbs:
    """The verbs of a list of quotations; each needs the one under its cursor.

    Where several codings are united, what changes one is done to one's own, or to the one that is chosen when asked.
    """

    def __init__(
        self,
        desk: Desk,
        shelf: SeenPassages,
        current: Callable[[], SeenQuotation | None],
        list_again: Callable[[], None],
    ) -> None:
        """`current` gives the quotation under the cursor, `list_again` shows the list after a change of one."""
        self._desk = desk
        self._shelf = shelf
        self._current = current
        self._list_again = list_again
        self._changes = CodingChanges(desk, self._show, self._show)
        self._writing = MemoWriting(desk, self._show)
        self._copied: tuple[tuple[Coding, ...], int] = (), 0  # the last one, and in which of its forms

    def _show(self, _coding: Coding | None = None) -> tuple[str, ...]:
        self._desk.bench.refresh()
        self._list_again()
        return ()

    def _on_own(self, verb: Callable[[Coding], None]) -> None:
        """Do it to one's own coding of the quotation; where none is, to the first, whose coder is told."""
        quotation = self._current()
        if quotation is not None:
            own = [coding for coding in quotation.codings if self._desk.bench.is_own(coding)]
            self._on_one(own or [quotation.first], verb)

    def _on_one(self, codings: Sequence[Coding], verb: Callable[[Coding], None]) -> None:
        """Do it to the only one of the codings, else to the one that is chosen."""
        if len(codings) == 1:
            verb(codings[0])
            return

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                _call, (coding, *_others) = answer
                verb(coding)

        title = ngettext(
            "{count} coding makes this quotation: which one?", "{count} codings make this quotation: which one?",
            len(codings),
        )  # fmt: skip
        take = (DialogKey("take", "enter", "⏎", pgettext("key line", "This one")),)
        self._desk.show_dialog(PassageDialog(self._desk.bench, self._shelf, title, codings, take), answered)

    def action_remove(self) -> None:
        """Take one's own coding away."""
        self._on_own(self._changes.remove)

    def action_toggle_good(self) -> None:
        """Mark the quotation as a good one, whosever codings it unites, or withdraw one's own mark."""
        quotation = self._current()
        if quotation is not None:
            self._changes.turn_good(*quotation.codings)

    def action_turn_polarity(self) -> None:
        """Make one's own coding absent, mixed, present in turn."""
        self._on_own(self._changes.turn_polarity)

    def action_weight(self) -> None:
        """Give one's own coding a weight from 0 to 100, or none."""
        self._on_own(self._changes.ask_weight)

    def action_recode(self) -> None:
        """Give the passage another code instead of this one."""
        self._on_own(lambda coding: self._changes.recode(coding, partial(self._pick_other, coding)))

    def _pick_other(self, coding: Coding, title: str, take: Callable[[Code], None]) -> None:
        others = [code for code in self._desk.bench.book if code.key != coding.code]

        def taken(chosen: CodeChosen | None) -> None:
            if chosen is not None and chosen.code is not None:
                take(chosen.code)

        self._desk.show_dialog(ChooseCode(title, others), taken)

    def action_memo(self) -> None:
        """Write the memo of one's own coding; where all are others', one on the passage."""
        quotation = self._current()
        if quotation is None:
            return
        if any(map(self._desk.bench.is_own, quotation.codings)):
            self._on_own(self._writing.on_coding)
        else:
            self._writing.on_passage(self._shelf.documents[quotation.document], quotation.span)

    def action_edit_words(self) -> None:
        """Edit how the passage reads as a quotation; anybody may, the coding stays its coder's."""
        quotation = self._current()
        if quotation is not None:
            own = [coding for coding in quotation.codings if self._desk.bench.is_own(coding)]
            self._on_one(own or quotation.codings, self._edit_words)

    def _edit_words(self, coding: Coding) -> None:
        document = self._shelf.documents[coding.document]  # as it is while the words are looked at
        typed_for = TypedFor("quotation", (coding.uuid, document.uuid), text=document.sha256)
        keeping = TextKeeping(self._desk.bench.unsaved, typed_for)

        def written(edits: Edits | None) -> None:
            if edits is not None and edits != self._shelf.edits(coding):
                words = _("quotation edited") if edits else _("quoted as it stands")

                def saved(_result: object) -> None:
                    keeping.done()
                    self._desk.written(f"{words} · {undoes()}")

                self._desk.write(lambda space: quotation_editing.save(space, document, coding, edits), saved)
            elif edits is not None:
                keeping.done()

        self._desk.show_dialog(QuotationEditor(self._shelf, coding, keeping), written)

    def action_copy(self) -> None:
        """Copy the quotation with its label to the clipboard, and into a file of one's own.

        Copied again, it comes with its paragraph, with its line, with its time, as far as they are known.
        """
        current = self._current()
        if current is None:
            return
        try:
            quotation = quotation_of(self._desk.bench.space, current.codings)
        except ConsentError as error:
            self._desk.warn(f"{_('Nothing was copied.')} {error_words(error)}")
            return
        if quotation is None:
            return
        cite, following = self._next_form(current, quotation.place)
        text = as_printed(quotation, cite)
        self._desk.app.copy_to_clipboard(text)
        path = keep_copy(text)
        what = _("Paraphrase copied") if quotation.paraphrased else _("Quotation copied")
        if quotation.label:
            what = _("Paraphrase copied with its source") if quotation.paraphrased else _("Copied with its source")
        german = wording_of("de").words
        if place := cited_place(quotation.place, cite, german):
            what = _("Copied with its source and place ({place})", place=place)
        where = (
            _("also in the file {path}", path=path) if path else _("no file could be written: check that it arrived")
        )
        again = cited_place(quotation.place, following, german)
        more = "; " + _("once more: with {place}", place=again) if again else ""
        self._desk.app.notify(f"{what}; {where}{more}", markup=False, timeout=8)
        if self._desk.bench.project.read_only:
            self._desk.warn(_("The project can only be read: the copy is NOT entered in the register of what left."))
        else:
            self._desk.write(lambda space: copied(space, quotation), lambda _: None)

    def _next_form(self, current: SeenQuotation, place: PassagePlace | None) -> tuple[CiteBy, CiteBy]:
        """How a quotation is cited that is copied now, and how when it is copied once more."""
        forms = list(dict.fromkeys(form_of(place, form) for form in CiteBy))
        before, at = self._copied
        at = (at + 1) % len(forms) if before == current.codings else 0
        self._copied = current.codings, at
        return forms[at], forms[(at + 1) % len(forms)]
