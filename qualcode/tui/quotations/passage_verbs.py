"""What keys do with one passage of a list: mark, recode, remove, edit how it is quoted, copy."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.quotation_edits import Edits
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.quotations.clipboard_file import keep_copy
from qualcode.tui.quotations.quotation_editor import QuotationEditor
from qualcode.tui.shared.desk import Desk, OnOneCoding
from qualcode.workspace.coding import codings
from qualcode.workspace.quoting import good_marks, quotation_editing
from qualcode.workspace.quoting.export import as_printed, quotation_of
from qualcode.workspace.unsaved_texts import TypedFor
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workspace import Workspace


class PassageVerbs:
    """The verbs of a list of passages; each needs the one under its cursor."""

    def __init__(
        self, desk: Desk, shelf: SeenPassages, current: Callable[[], Coding | None], list_again: Callable[[], None]
    ) -> None:
        """`current` gives the passage under the cursor, `list_again` shows the list after a change of one."""
        self._desk = desk
        self._shelf = shelf
        self._current = current
        self._list_again = list_again

    def _own(self, doing: OnOneCoding) -> Coding | None:
        coding = self._current()
        return coding if coding is not None and self._desk.is_own(coding, doing) else None

    def _name_of(self, coding: Coding) -> str:
        return self._desk.bench.book[coding.code].name

    def action_remove(self) -> None:
        """Take one's own coding away."""
        coding = self._own("remove")
        if coding is None:
            return
        name = self._name_of(coding)

        def removed(_result: object) -> None:
            self._desk.bench.refresh()
            self._list_again()
            self._desk.saved(_("{name} removed · {undo}", name=name, undo=undoes()))

        self._desk.write(lambda space: codings.remove(space, [coding]), removed)

    def action_toggle_good(self) -> None:
        """Mark the quotation as a good one, whosever coding it is, or withdraw one's own mark."""
        coding = self._current()
        if coding is not None:
            good = not self._desk.bench.has_marked(coding)
            words = _("marked as a good quotation ★") if good else _("no longer marked as a good quotation")
            self._change(f"{words} · {undoes()}", lambda space: good_marks.mark(space, [coding], good=good))

    def action_recode(self) -> None:
        """Give the passage another code instead of this one."""
        coding = self._own("recode")
        if coding is None:
            return
        name = self._name_of(coding)
        others = [code for code in self._desk.bench.book if code.key != coding.code]

        def taken(chosen: CodeChosen | None) -> None:
            code: Code | None = chosen.code if chosen else None
            if code is not None:
                words = f"{name} → {code.name} · {undoes()}"
                self._change(words, lambda space: codings.change(space, coding, code=code))

        self._desk.show_dialog(ChooseCode(_("Another code instead of “{name}”", name=name), others), taken)

    def _change(self, words: str, work: Callable[[Workspace], object]) -> None:
        def changed(_changed: object) -> None:
            self._desk.bench.refresh()
            self._list_again()
            self._desk.saved(words)

        self._desk.write(work, changed)

    def action_edit_words(self) -> None:
        """Edit how the passage reads as a quotation; anybody may, the coding stays its coder's."""
        coding = self._current()
        if coding is None:
            return
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
        """Copy the quotation with its label to the clipboard, and into a file of one's own."""
        coding = self._current()
        if coding is None:
            return
        quotation = quotation_of(self._desk.bench.space, coding)
        if quotation is None:
            self._desk.warn(_("Nothing was copied: whose words these are may not be quoted; see qualcode cases."))
            return
        text = as_printed(quotation)
        self._desk.app.copy_to_clipboard(text)
        path = keep_copy(text)
        what = _("Paraphrase copied") if quotation.paraphrased else _("Quotation copied")
        if quotation.label:
            what = _("Paraphrase copied with its source") if quotation.paraphrased else _("Copied with its source")
        where = (
            _("also in the file {path}", path=path) if path else _("no file could be written: check that it arrived")
        )
        self._desk.app.notify(f"{what}; {where}", markup=False, timeout=8)
