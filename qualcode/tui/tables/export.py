"""Writing the table that is shown into a file, as it is shown: its order, its measure, what it hides."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, ngettext, program
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.long_work import LongWork, Report
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.tables.counted_pane import TableView
from qualcode.tui.tables.table_words import axis_name
from qualcode.workspace.workbench.shown_table import ShownTable

if TYPE_CHECKING:
    from qualcode.tui.tables.export_dialog import TableTarget
    from qualcode.workspace.counting.table_export import PreparedTable

_DIALOG = "qualcode.tui.tables.export_dialog"  # which brings the writers along: imported when it is wanted
_TOLD = 20  # names that are told one by one


class TableExporting:
    """`under_way` says whether a table is being written."""

    def __init__(
        self,
        desk: Desk,
        look: Callable[[], tuple[ShownTable | None, TableView]],
        work: LongWork,
        ask: Callable[[Lookup], None],
    ) -> None:
        """`look` gives what is shown and how it is looked at.

        `work` is what the screen does in threads, `ask` has something read beside the interface.
        """
        self.under_way = False
        self._desk = desk
        self._look = look
        self._work = work
        self._ask = ask

    def action_export(self) -> None:
        """Write what is shown into a file."""
        shown, view = self._look()
        if shown is None or not shown.lines:
            self._desk.warn(_("There is no table to be exported."))
        elif self.under_way:
            self._desk.warn(_("A table is still being written."))
        else:
            opening = Lookup(
                lambda _project: importlib.import_module(_DIALOG),
                lambda _module: self._ask_where(shown, view),
                self._desk.failed,
                opens=True,
            )
            self._ask(opening)

    def _ask_where(self, shown: ShownTable, view: TableView) -> None:
        """Ask for the file, and for how it is to look."""
        from qualcode.reporting.pictures.of_tables import PictureKind
        from qualcode.tui.tables.export_dialog import TableExportDialog

        request = shown.table.request
        sides = [axis_name(side) for side in (request.rows, request.columns)]
        name = "-".join(re.sub(r"[^\w\-]+", "-", side).strip("-").lower() for side in sides)
        what = _("the table as it is shown: {rows} by {columns}", rows=sides[0], columns=sides[1])
        drawn = {TableView.BARS: PictureKind.BARS, TableView.HEAT: PictureKind.HEAT}
        dialog = TableExportDialog(Path.cwd(), f"{name}.docx", what, drawn.get(view))
        self._desk.show_dialog(dialog, partial(self._targeted, shown))

    def _targeted(self, shown: ShownTable, target: TableTarget | None) -> None:
        if target is None:
            return
        from qualcode.workspace.counting.table_export import TableExport, prepare_table

        query = shown.table.request.wanted.query
        export = TableExport(
            table=shown.as_shown(),
            format=target.format,
            path=target.path,
            language=target.language,
            filters=(query.told(),) if query else (),
            identify=target.identify,
            picture=target.picture,
            excel=target.excel,
        )
        words = _("Checking the table for “{name}” …", name=target.path.name)

        def work(report: Report) -> PreparedTable:
            report(words, 0, 0)
            with Project.open(self._desk.bench.project.path) as project:
                return prepare_table(self._desk.beside(project), export)

        self.under_way = True
        self._work.start(words, work, self._prepared, self._failed, self._ended, leaves=True)

    def _prepared(self, prepared: PreparedTable) -> None:
        found = prepared.names.found
        if not found:
            self._write(prepared)
            return

        def answered(answer: str | None) -> None:
            if answer is None:
                self._ended()
                self._desk.flash(_("nothing was written"))
            else:
                self._write(prepared)

        names = [f"{program().quoted(name)}: {program().said(of)}" for name, of in found]
        head = ngettext("{count} name that the project knows:", "{count} names that the project knows:", len(names))
        text = Text(f"{head}\n\n", style="bold")
        text.append(visible("\n".join(names[:_TOLD]), keep="\n"), style="not bold")
        if len(names) > _TOLD:
            text.append(f"\n{_('… {count} more', count=program().number(len(names) - _TOLD))}", style="not bold")
        answers = [DialogKey("do", "w", "w", _("writes it all the same"))]
        self._desk.show_dialog(Confirm(_("Disclosure check"), text, answers), answered)

    def _write(self, prepared: PreparedTable) -> None:
        from qualcode.workspace.counting.table_export import write_prepared

        path = prepared.export.path
        words = _("Writing “{name}” …", name=path.name if path else "")

        def work(report: Report) -> tuple[Path, ...]:
            report(words, 0, 0)
            with Project.open(self._desk.bench.project.path) as project:
                return write_prepared(self._desk.beside(project), prepared)

        self._work.start(words, work, self._written, self._failed, self._ended, leaves=True)

    def _written(self, paths: tuple[Path, ...]) -> None:
        self._ended()
        told = program().listed(program().quoted(str(path)) for path in paths)
        words = _("wrote {files}", files=told)
        self._desk.flash(words)
        self._desk.app.notify(visible(words), markup=False, timeout=8)

    def _ended(self) -> None:
        self.under_way = False

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._desk.flash(_("nothing was written"))
        self._desk.failed(error)
