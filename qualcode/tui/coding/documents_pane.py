"""The documents pane: the tree of documents, and what keys do with documents wherever the focus is."""

from __future__ import annotations

from textual import on

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codings import WorkState
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.coding.document_tree import DocumentTree
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.team import coders


class DocumentsPane(DocumentTree):
    """Which document is read next, which are listed and how, and whether one is finished."""

    def __init__(self, desk: CodingDesk, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._desk = desk
        self.border_title = pgettext("panel", "Documents")

    def show_all(self) -> None:
        """Show all lines as they are now."""
        self.show(self._desk.bench, self._desk.opened.document if self._desk.opened else None)

    @on(DocumentTree.Mistyped)
    def _mistyped(self) -> None:
        back, finds = key_of("coding.back_to_text"), key_of("coding.filter")
        self._desk.flash(
            _("This key works in the text: {back} leads back there, {finds} finds documents", back=back, finds=finds)
        )

    def action_next_document(self, step: int) -> None:
        """Go to the next or previous document."""
        desk = self._desk
        if desk.opened is None:
            return
        document = desk.bench.neighbour(desk.opened.document, step)
        if document is None:
            desk.flash(_("This is the last document.") if step > 0 else _("This is the first document."))
        else:
            desk.front.open_document(document)

    def action_finish(self) -> None:
        """Mark the document finished for this coder, or open again."""
        desk = self._desk
        if desk.opened is None:
            return
        document = desk.opened.document
        done = desk.bench.state_of(document) is WorkState.FINISHED
        state = WorkState.WORKING if done else WorkState.FINISHED

        def marked(_nothing: object) -> None:
            desk.bench.refresh()
            self.update(desk.bench, document)
            if done:
                desk.saved(_("Document open again"))
            else:
                goes_on = _("{key} goes on", key=key_of("coding.next_document_on"))
                desk.saved(_("Document finished: {summary}", summary=desk.summary()), (goes_on,))

        desk.write(lambda space: coders.set_state(space, [document], state), marked)

    def action_filter(self) -> None:
        """Show only documents that fit a few words."""
        desk = self._desk
        bench = desk.bench

        def filtered() -> None:
            desk.front.show_lists()
            desk.flash(
                ngettext(
                    "{shown} of {count} document",
                    "{shown} of {count} documents",
                    len(bench.every_document),
                    shown=program().number(len(bench.documents)),
                )
            )

        desk.ask_for_documents(filtered)

    def action_group(self) -> None:
        """Group the documents by label, case, state or an attribute."""
        names = self._desk.bench.groupings()[:9]

        def pressed(key: str | None) -> None:
            if key is not None:
                self._desk.bench.state.set("grouping", names[int(key) - 1])
                self._desk.front.show_lists()

        told = {
            "label": pgettext("group by", "source"),
            "case": pgettext("group by", "case"),
            "state": pgettext("group by", "state"),
        }
        choices = {str(number): told.get(name, name) for number, name in enumerate(names, start=1)}
        self._desk.show_dialog(KeyMenu(_("Group by"), choices), pressed)
