"""What is done with whole rows of the table: documents finished, allotted, removed; cases created and removed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.text import Text

from qualcode.catalogue import _, ngettext, program
from qualcode.model.codings import WorkState
from qualcode.model.documents import Case, Document
from qualcode.model.labels import SourceLabel
from qualcode.project.file.row_rules import folded
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.material.cell_editing import CellFront
from qualcode.tui.material.rereading import ReadingAnew
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.verbs.allotting import allotted_words
from qualcode.tui.verbs.memos_on_things import MemosOnThings
from qualcode.workspace.counting import groups
from qualcode.workspace.material import cases, documents
from qualcode.workspace.material.cell_changes import remove_cases
from qualcode.workspace.material.material_table import RowKind
from qualcode.workspace.team import coders

_NEW = "new"  # no group has this key
_NAMED = 8  # things that are named one by one before they are removed


class RowVerbs:
    """They act on the marked rows, else on the one under the cursor."""

    def __init__(self, desk: Desk, front: CellFront) -> None:
        self._desk = desk
        self._front = front

    def _documents(self) -> list[Document]:
        """The documents that are meant; of cases none, which is said."""
        found = [row for row in self._front.meant if isinstance(row, Document)]
        if not found and self._front.row is not None:
            self._desk.warn(_("This works in the list of documents."))
        return found

    def action_finish(self) -> None:
        """Mark documents finished, or in progress again where all of them are finished."""
        found, bench = self._documents(), self._desk.bench
        if not found:
            return
        done = all(bench.state_of(document) is WorkState.FINISHED for document in found)
        state = WorkState.WORKING if done else WorkState.FINISHED
        words = (
            ngettext("{count} document in progress again", "{count} documents in progress again", len(found))
            if done
            else ngettext("{count} document marked finished", "{count} documents marked finished", len(found))
        )
        self._desk.write(
            lambda space: coders.set_state(space, found, state),
            lambda _number: self._desk.written(f"{words} · {undoes()}"),
        )

    def action_allot(self) -> None:
        """Choose who is to code the documents; who had all of them and is left out loses them."""
        found, bench = self._documents(), self._desk.bench
        if not found:
            return
        known = bench.allotted_to(found)
        items = [Item(coder.key, coder.name) for coder in bench.coders.values()]

        def chosen(keys: frozenset[Hashable] | None) -> None:
            if keys is None:
                return
            to = [coder for coder in bench.coders.values() if coder.key in keys]
            no_more = [coder for coder in bench.coders.values() if coder.key in known and coder.key not in keys]
            self._desk.write(
                lambda space: coders.allot(space, found, to, no_more),
                lambda changed: self._desk.written(allotted_words(changed, any_marked=bool(keys))),
            )

        title = ngettext("Allot {count} document to", "Allot {count} documents to", len(found))
        self._desk.show_dialog(ChooseMany(title, items, known), chosen)

    def action_reread(self) -> None:
        """Read one document anew in another way."""
        found = self._documents()
        if len(found) > 1:
            self._desk.warn(_("Documents are read anew one by one: remove the marks first."))
        elif found:
            ReadingAnew(self._desk).ask(found[0])

    def action_group(self) -> None:
        """Choose the groups of the documents; a group that held all of them and is left out loses them."""
        found = self._documents()
        if not found:
            return
        known, keys = self._desk.bench.project.groups.all(), {document.key for document in found}
        if not known:
            self._ask_for_group(found)
            return
        items = [*(Item(group.key, group.name) for group in known), Item(_NEW, _("New group …"))]
        before = {group.key for group in known if keys <= set(group.documents)}

        def chosen(marked: frozenset[Hashable] | None) -> None:
            if marked is None:
                return
            if marked - {_NEW} != before:
                self._desk.write(
                    lambda space: groups.assign(space, found, known, marked),
                    lambda _none: self._desk.written(f"{_('Groups saved')} · {undoes()}"),
                )
            if _NEW in marked:
                self._ask_for_group(found)

        title = ngettext("Groups of {count} document", "Groups of {count} documents", len(found))
        self._desk.show_dialog(ChooseMany(title, items, before), chosen)

    def _ask_for_group(self, found: Sequence[Document]) -> None:
        taken = {folded(group.name) for group in self._desk.bench.project.groups.all()}

        def refuse(name: str) -> str:
            if not name.strip():
                return _("A group needs a name.")
            is_taken = folded(name) in taken
            return _("There is a group “{name}” already.", name=name.strip()) if is_taken else ""

        def named(name: str | None) -> None:
            if name is not None:
                words = _("Group “{name}” created", name=name.strip())
                self._desk.write(
                    lambda space: groups.add(space, name.strip(), found),
                    lambda _group: self._desk.written(f"{words} · {undoes()}"),
                )

        hint = _("“group:NAME” in a query chooses its documents.")
        self._desk.ask(_("Name of the new group"), "", hint, refuse, named)

    def action_memo(self) -> None:
        """List the memos on the document or case under the cursor, and write one."""
        row, on_things = self._front.row, MemosOnThings(self._desk)
        if isinstance(row, Document):
            on_things.on_document(row)
        elif isinstance(row, Case):
            on_things.on_case(row)
        elif row is not None:
            self._desk.warn(_("Memos are written on documents and cases."))

    def action_add_case(self) -> None:
        """Create a case."""
        taken = {case.name.casefold() for case in self._desk.bench.project.cases.all()}

        def refuse(name: str) -> str:
            if not name.strip():
                return _("A case needs a name.")
            return (
                _("There is a case “{name}” already.", name=name.strip()) if name.strip().casefold() in taken else ""
            )

        def named(name: str | None) -> None:
            if name is not None:
                self._desk.write(lambda space: cases.add(space, name.strip()), self._case_added)

        hint = _("Who or what is studied, over several documents. The name never leaves the project.")
        self._desk.ask(_("Name of the new case"), "", hint, refuse, named)

    def _case_added(self, case: Case) -> None:
        self._front.table.kind = RowKind.CASES
        words = _("Case “{name}” created", name=case.name)
        self._desk.written(f"{words} · {undoes()}")
        place = self._front.table.place_of(case)
        if place is not None:
            self._front.grid.go_to(place, 0)

    def action_remove(self) -> None:
        """Remove documents with their codings, or cases, after a question; undo brings all back."""
        rows = [row for row in self._front.meant if not isinstance(row, SourceLabel)]
        if not rows:
            if self._front.row is not None:
                self._desk.warn(_("A label is gone once no document carries it and its population is empty."))
            return
        found = [row for row in rows if isinstance(row, Document)]

        def answered(answer: str | None) -> None:
            if answer is None:
                return
            if found:
                self._desk.write(
                    lambda space: documents.remove(space, found), self._removed, words=_("Removing documents …")
                )
            else:
                gone = [row for row in rows if isinstance(row, Case)]
                words = ngettext("{count} case removed", "{count} cases removed", len(gone))
                self._desk.write(
                    lambda space: remove_cases(space, gone),
                    lambda _none: self._desk.written(f"{words} · {undoes()}"),
                    words=_("Removing cases …"),
                )

        title = _("Remove documents") if found else _("Remove cases")
        answers = (DialogKey("do", "x delete", "x", _("Remove")),)
        self._desk.show_dialog(Confirm(title, self._removal_words(rows, of_documents=bool(found)), answers), answered)

    def _removal_words(self, rows: Sequence[Document | Case], *, of_documents: bool) -> Text:
        text = Text()
        for row in rows[:_NAMED]:
            text.append(f"  {visible(row.name)}\n", style="bold")
        if len(rows) > _NAMED:
            more = len(rows) - _NAMED
            text.append(ngettext("  … and {count} more\n", "  … and {count} more\n", more))
        text.append(
            _("They go with all their codings and memos; undo brings all of it back.")
            if of_documents
            else _("Their documents stay and belong to no case then; undo brings all of it back.")
        )
        return text

    def _removed(self, removed: Sequence[documents.RemovedWith]) -> None:
        words = ngettext("{count} document removed", "{count} documents removed", len(removed))
        if len(removed) == 1:
            words = _(
                "{document} removed with {codings}",
                document=program().quoted(removed[0].document.name),
                codings=removed[0].codings,
            )
        self._desk.written(f"{words} · {undoes()}")
