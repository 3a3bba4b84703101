"""Where the table of a work goes, and for which purpose it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from qualcode.catalogue import Language, _, pgettext
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.words import purpose_words
from qualcode.reporting.writers.formats import format_of
from qualcode.tui.files.export_form import ExportForm
from qualcode.tui.shared.key_line import DialogKey

_FORMATS = ("xlsx", "csv", "docx", "odt", "html", "md", "tex", "json")
_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.ANALYSE)


@dataclass(frozen=True, slots=True)
class WorkTarget:
    """Where the table goes, and how it is to look."""

    path: Path
    format: str
    language: Language
    purpose: Purpose


class WorkExportDialog(ExportForm[WorkTarget]):
    """Asks for the file and the purpose."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p", "purpose", show=False, priority=True)]
    SUFFIXES = _FORMATS

    def __init__(self, folder: Path, name: str, what: str) -> None:
        super().__init__(folder, name, what)
        self._purpose = Purpose.QUOTE

    def more_keys(self) -> Sequence[DialogKey]:
        """See `ExportForm`."""
        return (DialogKey("purpose", "", "ctrl+p", pgettext("key line", "Purpose")),)

    def form_of(self, path: Path) -> str:
        """See `ExportForm`."""
        return format_of(path, None, known=_FORMATS, name="table")

    def told_of(self, path: Path | None) -> Iterator[str]:
        """See `ExportForm`."""
        yield _("for the purpose “{purpose}”", purpose=purpose_words(self._purpose))
        if path is not None and path.suffix.lower() in {".xlsx", ".csv"}:
            yield _("what is changed in it can be taken back in")

    def action_purpose(self) -> None:
        """The next purpose."""
        self._purpose = _PURPOSES[(_PURPOSES.index(self._purpose) + 1) % len(_PURPOSES)]
        self.explain()

    def written_as(self, path: Path, form: str) -> WorkTarget:
        """See `ExportForm`."""
        return WorkTarget(path, form, self._language, self._purpose)
