"""Actions of the coding screen that find: in the document, in the project, hit by hit, or all hits coded at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft, Origin
from qualcode.model.documents import Structure
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.tui.coding.places import PlaceActions
from qualcode.tui.keys.actions import key_of, undoes

if TYPE_CHECKING:
    from qualcode.project.material.search import SearchHit
    from qualcode.retrieval.hits import HitPassage
    from qualcode.tui.coding.code_picker import Picked
    from qualcode.tui.coding.hit_list import HitList
    from qualcode.tui.quotations.passage_list import PassageList
    from qualcode.workspace.text_search import SearchQuery, SearchResult

_PANEL = "show-hits"


class SearchActions(PlaceActions):
    """What was found stays marked in every text until escape takes the marks away."""

    _found: SearchResult | None = None
    _last: SearchQuery | None = None

    @property
    def hit_list(self) -> HitList:
        """The list of hits; it is there from the first time that it is shown."""
        from qualcode.tui.coding.hit_list import HitList

        return self.query_one("#hits", HitList)

    # ---- looking ---------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Find words or an expression in this document."""
        if self._open is not None:
            self._ask_what(self._open.document.name, self._open.document.key)

    def action_find_in_project(self) -> None:
        """Find words or an expression in all documents."""
        number = len(self._bench.every_document)
        self._ask_what(f"all {number} documents" if number != 1 else "the only document", None)

    def _ask_what(self, where: str, document: int | None) -> None:
        from qualcode.tui.coding.find_bar import FindBar

        def given(wanted: SearchQuery | None) -> None:
            if wanted is not None:
                self._last = wanted
                self.keys.flash(f"looking for “{wanted.typed}” …", 60)
                self.run_worker(partial(self._look, wanted), thread=True, exclusive=True, group="search")

        self.app.push_screen(FindBar(where, document, self._last), given)

    def _look(self, wanted: SearchQuery) -> None:
        """Look, in a thread beside the interface."""
        from qualcode.workspace.text_search import look

        worker, app = get_current_worker(), self.app

        def progress(done: int, every: int) -> None:
            app.call_from_thread(self.keys.flash, f"reading the words of all texts once: {done} of {every} …", 60)

        try:
            hits = look(self._bench.project.path, wanted, progress)
        except Exception as error:  # noqa: BLE001 - told and logged by the interface, which stays up
            if not worker.is_cancelled:
                app.call_from_thread(self._not_found, error)
            return
        if not worker.is_cancelled:
            app.call_from_thread(self._take_hits, wanted, hits)

    def _not_found(self, error: Exception) -> None:
        self.keys.flash("")
        self._failed(error)

    def _take_hits(self, wanted: SearchQuery, hits: Sequence[SearchHit]) -> None:
        """Show what was found: the next hit is selected; the list opens if all documents were looked through."""
        from qualcode.workspace.text_search import SearchResult

        order = {one.key: place for place, one in enumerate(self._bench.every_document)}
        found = SearchResult(wanted, hits, order)
        if not hits or self._open is None:
            self._forget_hits()
            self.keys.flash(f"{found.in_words()} · ctrl+t in the search looks in another way")
            return
        self._found = found
        self._mark_hits()
        here = found.after(self._open.document, self.text.selection.start - 1)
        if wanted.document is None:
            self._show_list(here or 0)
        else:
            self._show_hit(here or 0)

    # ---- from hit to hit -------------------------------------------------------------------------

    def _show_document(self) -> None:
        super()._show_document()
        self._mark_hits()

    def _mark_hits(self) -> None:
        if self._open is not None and self._found is not None:
            spans = self._found.spans_in(self._open.document)
            self.text.set_hits([(span.start, span.end) for span in spans])

    def _forget_hits(self) -> None:
        self._found = None
        self.text.set_hits([])
        self.remove_class(_PANEL)

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit; behind the last one the first comes again."""
        found, opened = self._found, self._open
        if found is None or opened is None:
            self.keys.flash(_nothing_searched())
            return
        start = self.text.selection.start
        index = found.after(opened.document, start) if step > 0 else found.before(opened.document, start)
        if index is None:
            index = 0 if step > 0 else len(found.hits) - 1
        if self.has_class(_PANEL):
            self.hit_list.go_to(index)
        else:
            self._show_hit(index)

    def _show_hit(self, index: int) -> None:
        """Show a hit in its text and select its words."""
        if self._found is None:
            return
        hit = self._found.hits[index]
        if self._go_to_document_of(hit):
            self.text.select(hit.span.start, hit.span.end)
            wanted = {"coding.hit_on": "next", "coding.hit_back": "previous", "text.select_sentence": "sentence",
                      "coding.hits": "list", "coding.back_to_text": "ends"}  # fmt: skip
            keys = " · ".join(f"{key_of(identity)} {does}" for identity, does in wanted.items())
            self.keys.flash(f"{index + 1} of {self._found.in_words()} · {keys}", 8)

    def _go_to_document_of(self, hit: SearchHit) -> bool:
        """Open the document of a hit; False where it, or its text, has changed since the search."""
        document = self._bench.document(hit.document.key)
        if document is None or document.sha256 != hit.document.sha256:
            self._warn("The text has changed since the search: search again.")
            return False
        if self._open is None or self._open.document.key != document.key:
            self.go_to_document(document, hit.span.start)
        return True

    # ---- the list --------------------------------------------------------------------------------

    def action_hits(self) -> None:
        """Show or hide the list of hits."""
        if self.has_class(_PANEL):
            self._hide_list()
        elif self._found is None or self._open is None:
            self.keys.flash(_nothing_searched())
        else:
            self._show_list(self._found.after(self._open.document, self.text.selection.start - 1) or 0)

    def _show_list(self, cursor: int) -> None:
        if self._found is None:
            return
        structures: dict[int, Structure] = {}

        def number(hit: SearchHit) -> int:
            key = hit.document.key
            if key not in structures:
                structures[key] = self._bench.project.documents.structure(hit.document)
            return structures[key].paragraph_number(hit.span.start)

        found = self._found

        def fill() -> None:
            self.hit_list.show_found(found, number, cursor)
            self.hit_list.focus()

        self.add_class(_PANEL)
        if not self.query("#hits"):
            from qualcode.tui.coding.hit_list import HitList

            self.mount(HitList(id="hits"), before="#passage")
        self.call_after_refresh(fill)

    def _hide_list(self) -> None:
        self.remove_class(_PANEL)
        self.text.focus()

    def action_back_to_text(self) -> None:
        """Put the list aside; once more, the marks of the hits."""
        if self.has_class(_PANEL):
            self._hide_list()
        elif self._found is not None and self.focused is self.text:
            self._forget_hits()
            self.keys.flash("The marks of the search are gone.")
        else:
            super().action_back_to_text()

    def on_passage_list_highlighted(self, event: PassageList.Highlighted) -> None:
        """Let the text follow the cursor of the list."""
        event.stop()
        if event.index is not None and self.has_class(_PANEL):
            self._select_around(event.index)

    def _select_around(self, index: int) -> None:
        """Show a hit in its text and select the sentence (or what the list says) around it."""
        from qualcode.retrieval.hits import passages_around

        if self._found is None or not self._go_to_document_of(self._found.hits[index]):
            return
        (passage,) = passages_around(self._bench.project, [self._found.hits[index]], self.hit_list.unit)
        self.text.select(passage.span.start, passage.span.end)

    def on_passage_list_chosen(self, event: PassageList.Chosen) -> None:
        """A double click leads to the text."""
        event.stop()
        self._hide_list()

    def on_hit_list_wished(self, event: HitList.Wished) -> None:
        """Do what a key of the list asks for."""
        if event.wish == "text":
            self._hide_list()
        elif event.wish == "all":
            self.action_code_all()
        elif self.hit_list.cursor is not None:
            self._select_around(self.hit_list.cursor)

    # ---- coding all ------------------------------------------------------------------------------

    def action_code_all(self) -> None:
        """Give codes to everything that was found, after a preview."""
        from qualcode.tui.coding.code_picker import CodePicker

        found = self._found
        if found is None:
            return

        def picked(result: Picked | None) -> None:
            if result is not None:
                self._preview(found, result)

        self.app.push_screen(
            CodePicker(self._bench, f"code {'all ' if len(found.hits) > 1 else ''}{counted(len(found.hits), 'hit')}"),
            picked,
        )

    def _preview(self, found: SearchResult, picked: Picked) -> None:
        from qualcode.tui.coding.hits_preview import HitsPreview
        from qualcode.workspace.text_search import candidates

        def decided(passages: tuple[HitPassage, ...] | None) -> None:
            if passages is not None:
                self._code_passages(passages, picked)

        try:
            found_passages = candidates(self._bench, found, picked.codes, self.hit_list.unit)
        except QualcodeError as error:
            self._failed(error)
            return
        names = ", ".join(code.name for code in picked.codes) or f"new code {picked.new}"
        self.app.push_screen(HitsPreview(names, found_passages), decided)

    def _code_passages(self, passages: Sequence[HitPassage], picked: Picked) -> None:
        from qualcode.workspace.text_search import CodedHits, code_passages

        space = self._bench.space

        def work(project: Project) -> CodedHits:
            codes = picked.codes or CodeDraft(picked.new, origin=Origin.INDUCTIVE)
            return code_passages(space.beside(project), passages, codes)

        def coded(hits: CodedHits) -> None:
            self.refresh_project()
            told = f"{counted(hits.new, 'passage')} coded"
            told += f"; {hits.before} had it before" if hits.before else ""
            self._saved(f"{told} · {undoes()} all of them")

        self._write(work, coded)


def _nothing_searched() -> str:
    here, everywhere = key_of("coding.find"), key_of("coding.find_in_project")
    return f"Nothing was searched: {here} finds in this document, {everywhere} in all."
