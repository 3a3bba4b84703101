"""Where a table goes and how it looks: what an export of it asks beside file and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from qualcode.catalogue import _, pgettext
from qualcode.reporting.pictures.of_tables import PictureKind
from qualcode.reporting.words.wording import Language
from qualcode.tui.files.export_form import ExportForm
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.counting.table_export import DRAWN, SUFFIXES, WITH_PICTURES, table_format

_PICTURES = {
    None: _("without a picture"),
    PictureKind.BARS: _("with bars"),
    PictureKind.HEAT: _("with a heat map"),
}
_STATISTICS = {"": "", "csv-r": _("CSV for R, with a script that reads it"),
               "csv-spss": _("CSV for SPSS, with a script that reads it")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableTarget:
    """Where a table goes, and how it is to look; with `identify` cases, documents, coders have their names."""

    path: Path
    format: str
    language: Language
    identify: bool = False
    picture: PictureKind | None = None
    excel: bool = False


class TableExportDialog(ExportForm[TableTarget]):
    """Asks for names, a picture, and what a CSV is for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "names", show=False, priority=True),
        Binding("ctrl+o", "picture", show=False, priority=True),
        Binding("ctrl+r", "statistics", show=False, priority=True),
    ]
    SUFFIXES = SUFFIXES

    def __init__(self, folder: Path, name: str, what: str, picture: PictureKind | None) -> None:
        """`picture` is the one that is looked at."""
        super().__init__(folder, name, what)
        self._picture = picture
        self._identify = False
        self._statistics = ""

    def more_keys(self) -> tuple[DialogKey, ...]:
        """See `ExportForm`."""
        return (
            DialogKey("names", "", "ctrl+n", pgettext("key line", "Names")),
            DialogKey("picture", "", "ctrl+o", pgettext("key line", "Picture")),
            DialogKey("excel", "", "ctrl+e", "Excel"),  # no text: a name
            DialogKey("statistics", "", "ctrl+r", "R, SPSS"),  # no text: names
        )

    def form_of(self, path: Path) -> str:
        """See `ExportForm`."""
        return table_format(path, (self._statistics or None) if path.suffix.lower() == ".csv" else None)

    def csv_words(self) -> str:
        """See `ExportForm`."""
        return _STATISTICS[self._statistics] or super().csv_words()

    def told_of(self, path: Path | None) -> Iterator[str]:
        """See `ExportForm`."""
        suffix = path.suffix.lower().removeprefix(".") if path is not None else ""
        if suffix in WITH_PICTURES - set(DRAWN):
            yield _PICTURES[self._picture]
        yield (
            _("with the names of cases, documents, coders and speakers: for internal use only")
            if self._identify
            else _("without the names of cases, documents, coders and speakers")
        )

    def action_names(self) -> None:
        """With names or without."""
        self._identify = not self._identify
        self.explain()

    def action_picture(self) -> None:
        """No picture, bars, a heat map in turn."""
        kinds = list(_PICTURES)
        self._picture = kinds[(kinds.index(self._picture) + 1) % len(kinds)]
        self.explain()

    def action_excel(self) -> None:
        """CSV as German Excel reads it, or with commas; not for R or SPSS then."""
        self._statistics = ""
        super().action_excel()

    def action_statistics(self) -> None:
        """CSV for R, for SPSS, or for neither in turn."""
        kinds = list(_STATISTICS)
        self._statistics, self._excel = kinds[(kinds.index(self._statistics) + 1) % len(kinds)], False
        self.explain()

    def written_as(self, path: Path, form: str) -> TableTarget:
        """See `ExportForm`."""
        picture = self._picture if form in WITH_PICTURES else None
        excel = self._excel and form == "csv"
        return TableTarget(path, form, self._language, self._identify, picture, excel)
