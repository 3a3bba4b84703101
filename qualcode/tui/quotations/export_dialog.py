"""Where quotations go and how they look: what an export of them asks beside file and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from qualcode.catalogue import _, pgettext
from qualcode.reporting.words.citations import CiteBy
from qualcode.reporting.words.wording import Language
from qualcode.reporting.writers.formats import FORMATS, format_of
from qualcode.tui.files.export_form import ExportForm
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.safe_fields import SafeInput

_CITED = {
    CiteBy.PARAGRAPH: _("cited by paragraph: this links the statements of one person to each other"),
    CiteBy.LINE: _("cited by line, else by paragraph: this links the statements of one person to each other"),
    CiteBy.TIME: _("cited by time, else by line or paragraph: this links the statements of one person to each other"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes, and how it is to look.

    `excel` makes a CSV as German Excel reads it, `memos` shows them with the quotations. `final` is for
    publishing, under the file's name. `names` is a file of names that must not leave. `cite` says what is cited
    behind the label.
    """

    path: Path
    format: str
    language: Language
    excel: bool = False
    memos: bool = False
    final: bool = False
    names: Path | None = None
    cite: CiteBy = CiteBy.LABEL


class ExportDialog(ExportForm[Target]):
    """Asks for memos, a list of names, what is cited, and whether quotations are published."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "memos", show=False, priority=True),
        Binding("ctrl+f", "final", show=False, priority=True),
        Binding("ctrl+t", "cite", show=False, priority=True),
    ]
    SUFFIXES = FORMATS

    def __init__(self, folder: Path, name: str, what: str) -> None:
        super().__init__(folder, name, what)
        self._memos = self._final = False
        self._cite = CiteBy.LABEL

    def more_keys(self) -> tuple[DialogKey, ...]:
        """See `ExportForm`."""
        return (
            DialogKey("excel", "", "ctrl+e", "Excel"),  # no text: a name
            DialogKey("memos", "", "ctrl+o", pgettext("key line", "Memos")),
            DialogKey("final", "", "ctrl+f", pgettext("key line", "Publish")),
            DialogKey("cite", "", "ctrl+t", pgettext("key line", "Cite")),
        )

    def more_fields(self) -> Iterator[Widget]:
        """See `ExportForm`."""
        yield SafeInput(placeholder=_("list of names that must not leave (a file; may be left out)"), id="names")

    def form_of(self, path: Path) -> str:
        """See `ExportForm`."""
        return format_of(path, None)

    def told_of(self, path: Path | None) -> Iterator[str]:
        """See `ExportForm`."""
        if self._final:
            yield _("for publication: no ids, memos or coders; random order within a source")
            yield _("recorded as published: “{name}”", name=path.stem) if path else _("recorded as published")
        else:
            with_memos = _("working draft with ids and memos, for internal use only")
            yield with_memos if self._memos else _("working draft with ids, for internal use only")
        if self._cite is not CiteBy.LABEL:
            yield _CITED[self._cite]

    def problem(self) -> str:
        """See `ExportForm`."""
        names = self.path_in("#names")
        if names is None or names.is_file():
            return ""
        return _("There is no list of names “{names}” in “{parent}”.", names=names.name, parent=names.parent)

    def action_memos(self) -> None:
        """Show memos with the quotations too, or not."""
        self._memos = not self._memos
        self.explain()

    def action_final(self) -> None:
        """A working draft, or what may be published."""
        self._final = not self._final
        self.explain()

    def action_cite(self) -> None:
        """What is cited behind the label: nothing, paragraph, line, time, and round again."""
        forms = list(CiteBy)
        self._cite = forms[(forms.index(self._cite) + 1) % len(forms)]
        self.explain()

    def written_as(self, path: Path, form: str) -> Target:
        """See `ExportForm`."""
        excel, memos = self._excel and form == "csv", self._memos and not self._final
        return Target(
            path,
            form,
            self._language,
            excel,
            memos=memos,
            final=self._final,
            names=self.path_in("#names"),
            cite=self._cite,
        )
