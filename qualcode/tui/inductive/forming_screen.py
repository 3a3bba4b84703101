"""Forming categories: the text passage by passage, the categories beside it, and how much is worked through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.inductions import Induction, Technique
from qualcode.model.documents import Structure
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.inductive.forming import Forming, FormingBoard
from qualcode.tui.inductive.words import progress_words, stated_text
from qualcode.tui.inductive.work_screen import WorkScreen
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.layout.beside import CurrentLines
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.writer import Writer
from qualcode.tui.text.coded_text import CodedText, CodeLook, Passage
from qualcode.workspace.inductive import categories, inductions
from qualcode.workspace.inductive.inductions import WorkedDocument
from qualcode.workspace.workbench.workbench import OpenDocument, Workbench
from qualcode.workspace.workspace import Workspace

_BESIDE = 110  # columns from which on the categories stand beside the text
_LEVEL = 2  # blanks before a category for each one above it


class FormingText(CodedText, inherit_bindings=False):
    """The text; motions and selections work by key as long as it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    def action_go_to_edge(self, edge: str) -> bool:
        """Select the first or the last sentence of the text; False where it is selected already."""
        return self.go_to(0 if edge == "start" else len(self.text))


class FormingScreen(WorkScreen[FormingBoard]):
    """A document of the material; categories and what was stated stand beside it, or below where it is narrow."""

    DEFAULT_CSS = """
    FormingScreen #forming-body { height: 1fr; layout: vertical; }
    FormingScreen FormingText { height: 1fr; width: 1fr; }
    FormingScreen #formed { height: 8; padding: 0 1; border-top: solid $foreground 30%; scrollbar-size: 1 1; }
    FormingScreen #formed-words { height: auto; }
    FormingScreen.-beside #forming-body { layout: horizontal; }
    FormingScreen.-beside #formed {
        width: 40; height: 1fr; border-top: none; border-left: solid $foreground 30%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("forming", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("text", "forming", "study")
    AUTO_FOCUS = "#forming-text"
    TECHNIQUE = Technique.CATEGORIES

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.text = FormingText(id="forming-text")
        self.opened: OpenDocument | None = None
        self._shows_stated = False
        self._shown_work: int | None = None
        self.lacking["document"] = lambda: "" if self.opened is not None else self.no_work()
        self.parts |= {"text": self.text, "forming": Forming(self.desk, self)}
        self.about = CurrentLines(lambda: self.text)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, text, categories, keys."""
        yield HeadLine(id="forming-head")
        with Container(id="forming-body"):
            yield self.text
            with VerticalScroll(id="formed", can_focus=False):
                yield Static(id="formed-words")
        yield KeyLine(hints("forming", "study"), id="forming-keys")

    def on_resize(self, event: events.Resize) -> None:
        """The categories stand beside the text where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")

    # ---- showing ---------------------------------------------------------------------------------

    def read_board(self, space: Workspace, induction: Induction) -> FormingBoard:
        """Read how far a work is, and its categories."""
        return FormingBoard(inductions.progress(space, induction), categories.categories(space, induction))

    @property
    def material(self) -> Sequence[WorkedDocument]:
        """The documents of the material that this coder sees."""
        if self.board is None:
            return ()
        return [held for held in self.board.progress.documents if self._bench.document(held.document.key) is not None]

    @property
    def worked(self) -> WorkedDocument | None:
        """The document that is shown, with how far it is worked through."""
        key = self.opened.document.key if self.opened is not None else None
        return next((held for held in self.material if held.document.key == key), None)

    def show_board(self) -> None:
        """Show the document with the passages of the work; another work begins where it stands."""
        if self.wanted != self._shown_work:
            self.opened, self._shown_work = None, self.wanted
        here, fresh = self.worked, self.opened is None
        if here is None:
            undone = (held for held in self.material if not held.is_done)
            here, fresh = next(undone, next(iter(self.material), None)), True
        if here is None:
            self.opened = None
            self.text.load("", Structure(""), {})
        elif fresh:
            self._open(here)
        else:
            self._open_again(here)
        self._show_passages()
        self.show_categories()
        self._show_head()

    def _open(self, held: WorkedDocument) -> None:
        self.opened = self._bench.open(held.document)
        self.text.load(self.opened.text, self.opened.structure, self.opened.roles)
        self.text.go_to(min(held.worked, max(0, len(self.opened.text) - 1)))

    def _open_again(self, held: WorkedDocument) -> None:
        """Show a text anew where it was corrected; else only what is on it changes."""
        if self.opened is not None and self.opened.document.sha256 != held.document.sha256:
            self._open(held)

    def _show_passages(self) -> None:
        if self.board is None or self.opened is None:
            return
        book, key = self._bench.book, self.opened.document.key
        self.text.set_palette({code.key: CodeLook(code.colour, code.name) for code in book})
        formed = [there for category in self.board.formed.categories for there in category.passages]
        self.text.set_passages(
            Passage(
                there.coding.span.start,
                there.coding.span.end,
                there.coding.code,
                there.coding.key,
                self._bench.is_own(there.coding),
                there.coding.polarity,
            )
            for there in formed
            if there.coding is not None and there.coding.document == key and there.coding.code in book
        )

    def show_categories(self) -> None:
        """Show the categories with their numbers, or what was stated before."""
        words = self.query_one("#formed-words", Static)
        board = self.board
        if board is None:
            words.update(self.no_work())
        elif self._shows_stated:
            words.update(stated_text(board.progress.induction))
        else:
            words.update(self._categories(board))

    def _categories(self, board: FormingBoard) -> Text:
        text = Text()
        above = len(board.progress.code.path) if board.progress.code is not None else 0
        for number, category in enumerate(board.formed.categories, start=1):
            indent = " " * _LEVEL * max(0, len(category.code.path) - above - 1)
            text.append(f"{number if number < 10 else ' '} {indent}", style="bold")
            text.append("■ ", style=category.code.colour)
            text.append(visible(category.code.name), style="not bold")
            text.append(f"  {program().number(len(category.passages))}", style="dim not bold")
            text.append(
                "\n" if category.code.rules.definition else f"  {_('no definition yet')}\n", style="dim not bold"
            )
        if not board.formed.categories:
            key = key_of("forming.new")
            text.append(f"{_('No category yet: {key} makes one of the passage.', key=key)}\n", style="not bold")
        if board.formed.gone:
            text.append(f"{_('Passages that are gone: {number}', number=len(board.formed.gone))}\n", style="dim")
        return text

    def _show_head(self) -> None:
        board, title = self.board, self._bench.project.title
        if board is None:
            self.query_one(HeadLine).show([pgettext("head", "Categories")], [title])
            return
        names = [visible(board.progress.induction.name)]
        if self.opened is not None:
            names.insert(0, visible(self.opened.document.name))
        formed = sum(len(category.passages) for category in board.formed.categories)
        right = [progress_words(board.progress), counted(formed, "passage"), title]
        self.query_one(HeadLine).show(names, right, self._bench.sight.hidden_words("codings"))

    # ---- keys ------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Go to where the work stands: in this document, else in the first that is not worked through."""
        here = self.worked
        if here is None or here.is_done:
            here = next((held for held in self.material if not held.is_done), None)
        if here is None:
            self.desk.flash(_("All of the material is worked through."))
        else:
            self._show_document(here)

    def action_next_document(self, by: int) -> None:
        """Show the next or previous document of the material, where the work stands in it."""
        material, here = list(self.material), self.worked
        at = material.index(here) + by if here is not None else 0
        if 0 <= at < len(material):
            self._show_document(material[at])
        else:
            self.desk.flash(_("No further document of the material in this direction."))

    def _show_document(self, held: WorkedDocument) -> None:
        if self.opened is not None and self.opened.document.key == held.document.key:
            self.text.go_to(min(held.worked, max(0, len(self.text.text) - 1)))
        else:
            self._open(held)
            self._show_passages()
            self._show_head()

    def action_stated(self) -> None:
        """Show what was stated before, or the categories again."""
        self._shows_stated = not self._shows_stated
        self.show_categories()
