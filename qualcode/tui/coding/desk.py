"""What the panes of the coding screen share: the open document, what is selected in it and what is coded there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from qualcode.catalogue import _, program
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.memos import Memo
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.tui.shared.desk import Desk, Front
from qualcode.tui.shared.writer import Writer
from qualcode.tui.text.coded_text import CodedText, Passage, Selection
from qualcode.workspace.workbench.workbench import OpenDocument, Workbench

_ONLY_OWN = "only own"  # no text: the name of a setting

Annotation: TypeAlias = Coding | Memo
"""What can stand on a passage: a coding or a memo."""


class CodingFront(Front, Protocol):
    """What the desk needs of the coding screen: it shows in all panes what was done in one."""

    @property
    def text(self) -> CodedText:
        """The text widget."""

    def open_document(self, document: Document, offset: int | None = None) -> None:
        """Show a document, at an offset or where this coder was in it."""

    def go_to(self, document: int, span: Span | None) -> None:
        """Show a document (key), and a passage of it where one is meant."""

    def show_again(self) -> None:
        """Show anew what the workbench holds, without losing place or selection."""

    def show_given(self, code: Code) -> None:
        """Show the definition of the code that was given last."""

    def show_coding(self, coding: Coding, *, gone: bool = False) -> None:
        """Show a coding as it is now, or that it is `gone`, and the numbers of codings."""

    async def action_do(self, part: str, act: str) -> None:
        """Have a part of the screen do what a key asks for."""

    def show_lists(self) -> None:
        """Show documents and codebook as they are now."""

    def show_place(self) -> None:
        """Show head line and passage card as they are now."""

    def show_selection(self) -> None:
        """Show what is selected in the text now."""


class CodingDesk(Desk):
    """The desk of the coding screen."""

    def __init__(self, bench: Workbench, writer: Writer, front: CodingFront, document: Document | None) -> None:
        super().__init__(bench, writer, front)
        self.front = front
        self.opened: OpenDocument | None = bench.open(document) if document else None
        self.last_code: Code | None = None
        self.offset = 0  # of the cursor, also known when the text widget is gone already
        self._chosen: tuple[str, Selection] | None = None  # UUID of what was made the current annotation, and where
        self.when_shown: Callable[[], None] | None = None  # tells a list of what is here that it may have changed

    @property
    def text(self) -> CodedText:
        """The text widget."""
        return self.front.text

    @property
    def span(self) -> Span | None:
        """What would be coded now."""
        return self.front.text.passage

    def selected(self) -> tuple[int, Span] | None:
        """The open document (key) and what is selected in it, be it only a place; None without a document."""
        return (self.opened.document.key, self.span or Span(self.offset, self.offset)) if self.opened else None

    # ---- what is coded here ----------------------------------------------------------------------

    @property
    def only_own(self) -> bool:
        """Whether this coder wants to see no codings of others in the text."""
        return self.bench.state.get(_ONLY_OWN) is True

    def show_only_own(self, only_own: bool) -> None:  # noqa: FBT001 - a setting
        """Show no codings of others in the text, or show them again."""
        self.bench.state.set(_ONLY_OWN, only_own)
        self.front.show_again()

    def _shown(self, codings: list[Coding]) -> list[Coding]:
        return [coding for coding in codings if self.bench.is_own(coding)] if self.only_own else codings

    def passages(self) -> list[Passage]:
        """The codings of the open document, as the text shows them."""
        if self.opened is None:
            return []
        return [self.passage(coding) for coding in self._shown(self.bench.codings(self.opened.document))]

    def passage(self, coding: Coding) -> Passage:
        """A coding as the text shows it."""
        own = self.bench.is_own(coding)
        return Passage(coding.span.start, coding.span.end, coding.code, coding.key, own, coding.polarity)

    def codings_here(self) -> list[Coding]:
        """The codings that the selection touches, in order of the text."""
        if self.opened is None:
            return []
        here = [passage.coding for passage in self.text.passages_here()]
        return self._shown(self.bench.codings_among(self.opened.document, here))

    def memos_here(self) -> list[Memo]:
        """The memos on passages that the selection touches, in order of the text; an empty selection touches none."""
        span = self.span
        if self.opened is None or span is None:
            return []
        memos = self.bench.memos_of(self.opened.document.key)
        return [memo for memo in memos if memo.target.span is not None and memo.target.span.overlap(span)]

    # ---- the current annotation -----------------------------------------------------------------------

    def annotations_here(self, *, settled: bool = False) -> list[Annotation]:
        """The codings here, then the memos on passages here, `settled` ones too or not, each in order of the text."""
        return [*self.codings_here(), *(memo for memo in self.memos_here() if settled or not memo.closed)]

    @property
    def current(self) -> Annotation | None:
        """What keys act on: what was chosen here, else what suits the selection best; None where nothing stands.

        A choice holds as long as the selection touches it and keeps one of its ends. Else one's own comes before what
        others did, what is exactly selected before what is longer or shorter, the shortest first, codings before
        memos, what is newer before what is older.
        """
        if self._chosen is not None:
            uuid, where = self._chosen
            now = self.text.selection
            chosen = next(
                (annotation for annotation in self.annotations_here(settled=True) if annotation.uuid == uuid), None
            )
            if chosen is not None and (now.start == where.start or now.end == where.end):
                return chosen
        return min(self.annotations_here(), key=self._distance, default=None)

    def _distance(self, annotation: Annotation) -> tuple[bool, bool, bool, int, int]:
        is_memo = isinstance(annotation, Memo)
        own = self.bench.wrote(annotation) if isinstance(annotation, Memo) else self.bench.is_own(annotation)
        span = annotation.target.span if isinstance(annotation, Memo) else annotation.span
        length = span.length if span is not None else 0
        return not own, span != self.span, is_memo, length, -annotation.key

    def choose(self, annotation: Annotation | Passage) -> None:
        """Make a coding or memo the current annotation; it stays so until the selection is elsewhere."""
        if not isinstance(annotation, Passage):
            self._chosen = annotation.uuid, self.text.selection
        elif self.opened is not None:
            codings = self.bench.codings_among(self.opened.document, [annotation.coding])
            self._chosen = (codings[0].uuid, self.text.selection) if codings else None
        self.front.show_selection()

    def name_of(self, annotation: Annotation) -> str:
        """What a coding or memo is called in sentences: its code, or what the memo is for, in quotation marks."""
        if isinstance(annotation, Memo):
            return program().quoted(annotation.title or memo_kind_word(annotation.kind))
        return program().quoted(self.bench.book[annotation.code].name)

    def summary(self) -> str:
        """What was done in the open document."""
        if self.opened is None:
            return ""
        own = self.bench.counts_of(self.opened.document.key).own
        uncoded = self.bench.uncoded_sentences(self.opened)
        return _(
            "{codings}, uncoded: {sentences}", codings=counted(own, "coding"), sentences=counted(uncoded, "sentence")
        )

    # ---- after a change --------------------------------------------------------------------------

    def know_coder(self) -> tuple[str, ...]:
        """After the first write the coder exists; gives the words that say so aloud, if any."""
        if self.bench.coder is not None:
            return ()
        self.bench.refresh()
        self.text.set_passages(self.passages())
        return (_("new coder: {coder}", coder=self.bench.coder_name),)

    def take_in(self, coding: Coding) -> None:
        """Show a coding as it is now."""
        self.bench.refresh()
        self.front.show_coding(coding)

    def take_out(self, coding: Coding) -> None:
        """Show that a coding is gone."""
        self.bench.refresh()
        self.front.show_coding(coding, gone=True)

    def saved(self, words: str, more: Sequence[str] = ()) -> None:
        """Say what was done and that it is saved."""
        super().saved(words, more)
        self.front.show_place()

    # ---- the place in the document ---------------------------------------------------------------

    def restore_place(self) -> None:
        """Go back to where this coder was in the document."""
        place = self.bench.place_in(self.opened.document) if self.opened else None
        if place is not None:
            self.text.go_to(place)

    def remember_place(self) -> None:
        """Remember document and place for the next time."""
        if self.opened is not None:
            self.bench.remember_place(self.opened.document, self.offset)
