"""What would come in: read with a bar, shown whole, and written only then."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static
from textual.worker import Worker, WorkerState

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart
from qualcode.tui.material.import_fields import reading_said, typed_for
from qualcode.tui.material.import_told import sample_words, told_of
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.imports.import_options import AUTO
from qualcode.workspace.imports.prepared_import import (
    ImportWish,
    PreparedImport,
    prepare_import,
    write_import,
)

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.imports.held_drafts import DraftFacts

_SAMPLE = 200  # rows that say how wide columns are
_WIDEST = 28  # cells of a column
_TOLD = 3  # names that were taken and are told one by one


@draws_apart
@stays_up
class ImportPreview(ModalScreen[str | None]):
    """Gives “done”, “back” to the form, or None where nothing came in."""

    DEFAULT_CSS = """
    ImportPreview { background: $background; }
    ImportPreview #sum { height: auto; padding: 0 1; text-style: bold; background: $panel; }
    ImportPreview Grid { height: 1fr; }
    ImportPreview KeyLine { height: auto; max-height: 2; }
    ImportPreview #sample { height: auto; max-height: 40%; border-top: solid $foreground 30%; scrollbar-size: 1 1; }
    ImportPreview #sample Static { height: auto; padding: 0 1; }
    ImportPreview #told { height: auto; max-height: 30%; border: round $foreground 30%; scrollbar-size: 1 1; }
    ImportPreview #told Static { height: auto; padding: 0 1; }
    ImportPreview #work { height: 1fr; align: center middle; }
    ImportPreview #work Static { width: auto; max-width: 90%; margin-bottom: 1; }
    ImportPreview ProgressBar { width: 44; }
    ImportPreview.reads Grid, ImportPreview.reads #told, ImportPreview.reads #sample { display: none; }
    ImportPreview.shows #work { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", show=False, priority=True),
        Binding("e", "change", show=False),
        Binding("d", "read_otherwise", show=False),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("escape", "cancel", show=False, priority=True),
    ]

    class Worked(Message):
        """How far reading or writing is."""

        def __init__(self, done: int, every: int, name: str) -> None:
            super().__init__()
            self.done = done
            self.every = every
            self.name = name

        def can_replace(self, message: Message) -> bool:
            """Only the last of several matters."""
            return isinstance(message, ImportPreview.Worked)

    def __init__(self, desk: Desk, wish: ImportWish) -> None:
        super().__init__()
        self._desk = desk
        self._wish = wish
        self.said: dict[str, str] = {}  # in the preview, by option, of reading transcripts
        self._ends = threading.Event()
        self._prepared: PreparedImport | None = None
        self._drafts: list[DraftFacts] = []
        self._writes = False

    def compose(self) -> ComposeResult:
        """The sum, the documents, what is told of them; before that a bar."""
        yield Static(id="sum", markup=False)
        with Vertical(id="work"):
            yield Static(id="at-work", markup=False)
            yield ProgressBar(show_eta=False, id="bar")
        yield Grid(id="drafts")
        with VerticalScroll(id="sample"):
            yield Static(id="sample-words")
        with VerticalScroll(id="told"):
            yield Static(id="told-words")
        yield KeyLine((), id="preview-keys")

    def on_mount(self) -> None:
        """Read at once."""
        self._read()

    def _read(self) -> None:
        self._show_work(_("Reading …"))
        tell = partial(_tell, self)
        read = partial(prepare_import, self._desk.bench.space, self._wish, tell, self._ends.is_set)
        self.run_worker(read, group="import", thread=True, exit_on_error=False)

    # ---- work ------------------------------------------------------------------------------------

    def _show_work(self, words: str) -> None:
        self.add_class("reads").remove_class("shows")
        self.query_one("#sum", Static).update(words)
        self.query_one("#preview-keys", KeyLine).show(
            (DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),)
        )

    @on(Worked)
    def _show_progress(self, event: Worked) -> None:
        if self._ends.is_set():
            return
        self.query_one("#bar", ProgressBar).update(total=event.every, progress=event.done)
        words = _("{number} of {every}: {name}", number=event.done + 1, every=event.every, name=event.name)
        self.query_one("#at-work", Static).update(visible(words))

    @on(Worker.StateChanged)
    def _state_changed(self, event: Worker.StateChanged) -> None:
        event.stop()
        if self._ends.is_set():
            return
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, PreparedImport):
            self._show_prepared(event.worker.result)
        elif event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self._desk.failed(event.worker.error)
            self.dismiss("back")

    # ---- the preview -----------------------------------------------------------------------------

    def _show_prepared(self, prepared: PreparedImport) -> None:
        self._prepared, taking = prepared, prepared.taking
        self._drafts = taking.drafts()
        self.remove_class("reads").add_class("shows")
        self.query_one("#sum", Static).update(self._sum())
        rows = [self._cells(row) for row in range(min(_SAMPLE, len(self._drafts)))]
        cells = GridCells(
            len(self._drafts),
            fitting_columns(_heads(), rows, _WIDEST),
            lambda row, column: self._cells(row)[column],
            empty=_("Nothing can be imported from here; below stands why."),
        )
        grid = self.query_one(Grid)
        grid.show(cells, 0)
        grid.focus()
        self._show_sample()
        told = told_of(prepared)
        self.query_one("#told").display = bool(told.plain)
        self.query_one("#told-words", Static).update(told)
        keys = [DialogKey("write", "", "⏎", _("Import"))] if self._drafts else []
        if any(draft.sample.turns for draft in self._drafts):
            keys.append(DialogKey("read_otherwise", "", "d", _("Read otherwise")))
        keys += [
            DialogKey("change", "", "e", _("Change settings")),
            DialogKey("app.focus_next", "", "⇥", _("To the remarks")),
            DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
        ]
        self.query_one("#preview-keys", KeyLine).show(keys)

    @on(Grid.CellMoved)
    def _show_sample(self) -> None:
        """Show how the document under the cursor begins, in its file and as read."""
        at = self.query_one(Grid).row
        draft = self._drafts[at] if at is not None and at < len(self._drafts) else None
        self.query_one("#sample").display = draft is not None and bool(draft.sample.turns)
        if draft is not None:
            self.query_one("#sample-words", Static).update(sample_words(draft))

    def _cells(self, row: int) -> tuple[str, ...]:
        draft = self._drafts[row]
        return (
            draft.name,
            draft.label,
            draft.case or "",
            str(draft.words),
            str(draft.turns),
            ", ".join(speaker.name for speaker in draft.speakers),
            ", ".join(f"{name}={value}" for name, value in draft.attributes.items()),
        )

    def _sum(self) -> str:
        taking = self._prepared.taking if self._prepared else None
        words = _(
            "Preview, nothing is written yet: {documents}, {words}",
            documents=counted(len(self._drafts), "document"),
            words=counted(sum(draft.words for draft in self._drafts), "word"),
        )
        if taking is not None and taking.failures:
            words += ngettext(
                " · {count} file cannot be imported", " · {count} files cannot be imported", len(taking.failures)
            )
        return words

    # ---- keys ------------------------------------------------------------------------------------

    def on_key_line_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        self.call_next(self.run_action, event.call)

    def action_write(self) -> None:
        """Import what is shown, as one change."""
        prepared = self._prepared
        if prepared is None or self._writes or not self._drafts:
            return
        self._writes = True
        self._show_work(_("Importing …"))
        tell = partial(_tell, self)
        self._desk.write(
            lambda space: write_import(space, prepared, tell, self._ends.is_set), self._written, self._not_written
        )

    def _written(self, documents: list[Document]) -> None:
        for warning in self._prepared.taking.warnings if self._prepared else ():
            self._desk.warn(warning)
        self._tell_renamed(documents)
        if self.is_current:
            self.dismiss("done")
        words = ngettext("{count} document imported", "{count} documents imported", len(documents))
        self._desk.written(f"{words} · {undoes()}")

    def _tell_renamed(self, documents: list[Document]) -> None:
        """Tell of names that were taken already, the first few one by one."""
        pairs = zip(self._drafts, documents, strict=False)
        renamed = [(draft.name, document.name) for draft, document in pairs if draft.name != document.name]
        for name, other in renamed[:_TOLD]:
            self._desk.warn(_("the name “{name}” was taken: it came in as “{other}”", name=name, other=other))
        if len(renamed) > _TOLD:
            self._desk.warn(
                ngettext(
                    "{count} more name was taken and has a number behind it now.",
                    "{count} more names were taken and have a number behind them now.",
                    len(renamed) - _TOLD,
                )
            )

    def _not_written(self, error: Exception) -> None:
        if isinstance(error, QualcodeError) and self._ends.is_set():
            self._desk.flash(error_words(error))
        else:
            self._desk.failed(error)
        if self.is_current:
            self.dismiss(None)

    def action_read_otherwise(self) -> None:
        """Ask how transcripts are read, and read all files anew."""
        if self._writes or self._prepared is None or not any(draft.sample.turns for draft in self._drafts):
            return
        from qualcode.reading.source.choices import NO_CHOICES
        from qualcode.tui.material.reading_form import ReadingForm

        def said(typed: dict[str, str] | None) -> None:
            if typed is not None:
                self.said = typed
                options = replace(self._wish.options, **reading_said(typed, AUTO))
                self._wish, self._prepared = replace(self._wish, options=options), None
                self._read()

        form = ReadingForm(_("Read otherwise"), typed_for(self._wish.options.choices(NO_CHOICES)))
        self.app.push_screen(form, said)

    def action_change(self) -> None:
        """Go back to what was said of the files."""
        if not self._writes and self._prepared is not None:
            self.dismiss("back")

    def action_cancel(self) -> None:
        """Leave; what is being written is given up whole."""
        self._ends.set()
        if self._writes:
            self._show_work(_("Cancelling …"))
        else:
            self.dismiss(None)


def _tell(screen: ImportPreview, done: int, every: int, name: str) -> None:
    screen.post_message(ImportPreview.Worked(done, every, name))


def _heads() -> list[tuple[str, bool]]:
    return [
        (pgettext("column", "name"), False),
        (pgettext("column", "label"), False),
        (pgettext("column", "case"), False),
        (pgettext("column", "words"), True),
        (pgettext("column", "turns"), True),
        (pgettext("column", "speakers"), False),
        (pgettext("column", "attributes"), False),
    ]
