"""Finding words: in the document, in the project, hit by hit, or all hits coded at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codes import CodeDraft, Origin
from qualcode.model.codings import Coding
from qualcode.model.documents import Structure
from qualcode.project.project import Project
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_names import named
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.long_work import Report
from qualcode.tui.shared.study_screen import StudyScreen

if TYPE_CHECKING:
    from qualcode.project.material.search import SearchHit
    from qualcode.retrieval.hits import HitPassage, HitUnit
    from qualcode.tui.coding.dialogs.code_picker import Picked
    from qualcode.tui.coding.hit_list import HitList
    from qualcode.workspace.material.text_search import SearchQuery, SearchResult


class HitFinder:
    """What was found stays marked in every text until escape takes the marks away.

    The list of hits stands on the screen from the first time that it is shown.
    """

    def __init__(self, desk: CodingDesk, screen: StudyScreen) -> None:
        self._desk = desk
        self._screen = screen
        self.found: SearchResult | None = None
        self.list: HitList | None = None
        self._last: SearchQuery | None = None

    @property
    def is_listed(self) -> bool:
        """Whether the list of hits is shown."""
        return self.list is not None and self.list.display

    # ---- looking ---------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Find words or an expression in this document."""
        if self._desk.opened is not None:
            document = self._desk.opened.document
            self._ask_what(_("Find in {document}", document=document.name), document.key)

    def action_find_in_project(self) -> None:
        """Find words or an expression in all documents."""
        number = len(self._desk.bench.every_document)
        self._ask_what(ngettext("Find in the only document", "Find in all {count} documents", number), None)

    def _ask_what(self, title: str, document: int | None) -> None:
        from qualcode.tui.coding.dialogs.find_bar import FindBar

        def given(wanted: SearchQuery | None) -> None:
            if wanted is not None:
                self._last = wanted
                self._look(wanted)

        self._desk.show_dialog(FindBar(title, document, self._last), given)

    def _look(self, wanted: SearchQuery) -> None:
        """Look, beside the interface."""
        from qualcode.workspace.material.text_search import look

        path = self._desk.bench.project.path
        searching = _("Searching for “{typed}” …", typed=wanted.typed)
        making = _("Making the list of German words, this once …")
        reading = _("Reading the words of all texts once …")

        def work(report: Report) -> list[SearchHit]:
            return look(path, wanted, partial(report, reading), partial(report, searching), partial(report, making))

        self._screen.work.start(searching, work, partial(self._take_hits, wanted), self._desk.failed)

    def _take_hits(self, wanted: SearchQuery, hits: Sequence[SearchHit]) -> None:
        """Show what was found: the next hit is selected; the list opens if all documents were looked through."""
        from qualcode.workspace.material.text_search import SearchResult

        order = {document.key: place for place, document in enumerate(self._desk.bench.every_document)}
        found = SearchResult(wanted, hits, order)
        if not hits or self._desk.opened is None:
            self._forget_hits()
            finds, turns = key_of("coding.find"), named("ctrl+t")
            self._desk.flash(
                _("{hits} · {finds} {turns}: another way to search", hits=found.in_words(), finds=finds, turns=turns)
            )
            return
        self.found = found
        self.mark_hits()
        here = found.after(self._desk.opened.document, self._desk.text.selection.start - 1)
        if wanted.document is None:
            self._show_list(here or 0)
        else:
            self._show_hit(here or 0)

    # ---- from hit to hit -------------------------------------------------------------------------

    def mark_hits(self) -> None:
        """Mark what was found in the document that is open now."""
        if self._desk.opened is not None and self.found is not None:
            spans = self.found.spans_in(self._desk.opened.document)
            self._desk.text.set_hits([(span.start, span.end) for span in spans])

    def _forget_hits(self) -> None:
        self.found = None
        self._desk.text.set_hits([])
        self._display_list(shown=False)

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit; behind the last one the first comes again."""
        found, opened = self.found, self._desk.opened
        if found is None or opened is None:
            self._desk.flash(_nothing_searched())
            return
        start = self._desk.text.selection.start
        index = found.after(opened.document, start) if step > 0 else found.before(opened.document, start)
        if index is None:
            index = 0 if step > 0 else len(found.hits) - 1
        if self.list is not None and self.is_listed:
            self.list.go_to(index)
        else:
            self._show_hit(index)

    def _show_hit(self, index: int) -> None:
        """Show a hit in its text and select its words."""
        if self.found is None:
            return
        hit = self.found.hits[index]
        if self._go_to_document_of(hit):
            self._desk.text.select(hit.span.start, hit.span.end)
            wanted = {
                "coding.hit_on": pgettext("hits", "next"),
                "coding.hit_back": pgettext("hits", "previous"),
                "text.select_sentence": pgettext("hits", "sentence"),
                "coding.hits": pgettext("hits", "list"),
                "coding.back_to_text": pgettext("hits", "ends"),
            }
            keys = " · ".join(f"{key_of(identity)} {does}" for identity, does in wanted.items())
            found = _("{number} of {hits}", number=program().number(index + 1), hits=self.found.in_words())
            self._desk.flash(f"{found} · {keys}", 8)

    def _go_to_document_of(self, hit: SearchHit) -> bool:
        """Open the document of a hit; False where it, or its text, has changed since the search."""
        document = self._desk.bench.document(hit.document.key)
        if document is None or document.sha256 != hit.document.sha256:
            self._desk.warn(_("The text has changed since the search. Search again."))
            return False
        if self._desk.opened is None or self._desk.opened.document.key != document.key:
            self._desk.front.open_document(document, hit.span.start)
        return True

    # ---- the list --------------------------------------------------------------------------------

    def action_hits(self) -> None:
        """Show or hide the list of hits."""
        if self.is_listed:
            self._hide_list()
        elif self.found is None or self._desk.opened is None:
            self._desk.flash(_nothing_searched())
        else:
            self._show_list(self.found.after(self._desk.opened.document, self._desk.text.selection.start - 1) or 0)

    def _show_list(self, cursor: int) -> None:
        if self.found is None:
            return
        structures: dict[int, Structure] = {}

        def number(hit: SearchHit) -> int:
            key = hit.document.key
            if key not in structures:
                structures[key] = self._desk.bench.project.documents.structure(hit.document)
            return structures[key].paragraph_number(hit.span.start)

        found, listed = self.found, self._mounted_list()

        def fill() -> None:
            listed.show_found(found, number, cursor)
            listed.focus()

        self._display_list(shown=True)
        self._screen.call_after_refresh(fill)

    def _mounted_list(self) -> HitList:
        from qualcode.tui.coding.hit_list import HitList

        if self.list is None:
            self.list = HitList(id="hits")
            self._screen.parts["hit_list"] = self.list
            self._screen.mount(self.list, before="#passage")
        return self.list

    def _display_list(self, *, shown: bool) -> None:
        """By the list itself: a class of the screen would have every widget's styles looked up and drawn anew."""
        if self.list is not None:
            self.list.display = shown

    def _hide_list(self) -> None:
        self._display_list(shown=False)
        self._desk.text.focus()

    def put_aside(self) -> bool:
        """Put the list aside; once more, the marks of the hits; False where there is neither."""
        if self.is_listed:
            self._hide_list()
        elif self.found is not None and self._screen.focused is self._desk.text:
            self._forget_hits()
            self._desk.flash(_("Marks of the search removed."))
        else:
            return False
        return True

    def fulfil(self, wish: str) -> None:
        """Do what the list of hits asks for: “text” (go there), “all” (code all), “show” (the hit at its cursor)."""
        if wish == "text":
            self._hide_list()
        elif wish == "all":
            self._code_all()
        elif self.list is not None and self.list.cursor is not None and self.is_listed:
            self._select_around(self.list.cursor, self.list.unit)

    def _select_around(self, index: int, unit: HitUnit) -> None:
        """Show a hit in its text and select the sentence (or what the list says) around it."""
        from qualcode.retrieval.hits import passages_around

        if self.found is None or not self._go_to_document_of(self.found.hits[index]):
            return
        (passage,) = passages_around(self._desk.bench.project, [self.found.hits[index]], unit)
        self._desk.text.select(passage.span.start, passage.span.end)

    # ---- coding all ------------------------------------------------------------------------------

    def _code_all(self) -> None:
        """Give codes to everything that was found, after a preview."""
        from qualcode.tui.coding.dialogs.code_picker import CodePicker

        found, listed = self.found, self.list
        if found is None or listed is None:
            return

        def picked(result: Picked | None) -> None:
            if result is not None:
                self._preview(found, listed.unit, result)

        title = ngettext("Code the only hit", "Code all {count} hits", len(found.hits))
        self._desk.show_dialog(CodePicker(self._desk.bench, title), picked)

    def _preview(self, found: SearchResult, unit: HitUnit, picked: Picked) -> None:
        from qualcode.tui.coding.dialogs.hits_preview import HitsPreview
        from qualcode.workspace.material.text_search import PassageToCode, candidates

        bench = self._desk.bench

        def decided(passages: tuple[HitPassage, ...] | None) -> None:
            if passages is not None:
                self._code_passages(passages, picked)

        names = ", ".join(code.name for code in picked.codes) or _("new code “{code}”", code=picked.new)
        collecting = _("Collecting the passages …")

        def work(report: Report) -> list[PassageToCode]:
            def is_own_now(coding: Coding) -> bool:
                return bench.is_own(coding) and bench.is_of_round(coding)

            with Project.open(bench.project.path) as project:
                return candidates(project, found, picked.codes, unit, is_own_now, partial(report, collecting))

        def collected(passages: list[PassageToCode]) -> None:
            self._desk.show_dialog(HitsPreview(names, passages), decided)

        self._screen.work.start(collecting, work, collected, self._desk.failed)

    def _code_passages(self, passages: Sequence[HitPassage], picked: Picked) -> None:
        from qualcode.workspace.material.text_search import CodedHits, code_passages

        codes = picked.codes or CodeDraft(picked.new, origin=Origin.INDUCTIVE)
        names = [code.name for code in picked.codes] or [picked.new]
        named = program().listed(program().quoted(name) for name in names)

        def coded(hits: CodedHits) -> None:
            self._desk.front.refresh_project()
            told = [
                ngettext("{codes}: {count} passage coded", "{codes}: {count} passages coded", hits.new, codes=named)
            ]
            told += [ngettext("{count} had it before", "{count} had it before", hits.before)] if hits.before else []
            self._desk.saved(_("{told} · {undoes} all of them", told="; ".join(told), undoes=undoes()))

        self._desk.write(
            lambda space: code_passages(space, passages, codes, picked.below), coded, words=_("Coding the hits …")
        )


def _nothing_searched() -> str:
    here, everywhere = key_of("coding.find"), key_of("coding.find_in_project")
    return _(
        "Nothing searched yet: {here} finds in this document, {everywhere} in all.", here=here, everywhere=everywhere
    )
