"""Where quotations go and how they look: what an export of them asks beside file and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from qualcode.catalogue import _, pgettext
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.words import purpose_words
from qualcode.reporting.words.citations import CiteBy
from qualcode.reporting.words.wording import Language
from qualcode.reporting.writers.formats import FORMATS, format_of
from qualcode.tui.files.export_form import ExportForm
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.safe_fields import SafeInput

_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.ANALYSE)
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
    behind the label. `recipient` is to whom it goes, empty where nobody says; it leaves for the `purpose`.
    """

    path: Path
    format: str
    language: Language
    excel: bool = False
    memos: bool = False
    final: bool = False
    names: Path | None = None
    cite: CiteBy = CiteBy.LABEL
    recipient: str = ""
    purpose: Purpose = Purpose.QUOTE


class ExportDialog(ExportForm[Target]):
    """Asks for memos, names, what is cited, whether quotations are published, for which purpose, and for whom."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "memos", show=False, priority=True),
        Binding("ctrl+f", "final", show=False, priority=True),
        Binding("ctrl+t", "cite", show=False, priority=True),
        Binding("ctrl+p", "purpose", show=False, priority=True),
    ]
    SUFFIXES = FORMATS

    def __init__(self, folder: Path, name: str, what: str, recipient_of: Callable[[Path], str | None]) -> None:
        """`recipient_of` gives to whom a file went last."""
        super().__init__(folder, name, what)
        self._recipient_of = recipient_of
        self._known_recipient = ""  # what was put into the field, unless somebody typed there
        self._purpose = Purpose.QUOTE
        self._memos = self._final = False
        self._cite = CiteBy.LABEL

    def more_keys(self) -> tuple[DialogKey, ...]:
        """See `ExportForm`."""
        return (
            DialogKey("excel", "", "ctrl+e", "Excel"),  # no text: a name
            DialogKey("memos", "", "ctrl+o", pgettext("key line", "Memos")),
            DialogKey("final", "", "ctrl+f", pgettext("key line", "Publish")),
            DialogKey("cite", "", "ctrl+t", pgettext("key line", "Cite")),
            DialogKey("purpose", "", "ctrl+p", pgettext("key line", "Purpose")),
        )

    def more_fields(self) -> Iterator[Widget]:
        """See `ExportForm`."""
        yield SafeInput(placeholder=_("list of names that must not leave (a file; may be left out)"), id="names")
        yield SafeInput(placeholder=_("to whom it goes (for the register; may be left out)"), id="recipient")

    @on(Input.Changed, "#file")
    def _name_known_recipient(self) -> None:
        """Each target is asked for once: to whom it went last stands there."""
        field, path = self.query_one("#recipient", Input), self.path_in("#file")
        if field.value == self._known_recipient:
            self._known_recipient = (self._recipient_of(path) if path is not None else None) or ""
            field.value = self._known_recipient

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
        yield _("for the purpose “{purpose}”", purpose=purpose_words(self._purpose))
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

    def action_purpose(self) -> None:
        """For which purpose it leaves: only what people agreed to for that."""
        self._purpose = _PURPOSES[(_PURPOSES.index(self._purpose) + 1) % len(_PURPOSES)]
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
            recipient=self.query_one("#recipient", Input).value.strip(),
            purpose=self._purpose,
        )
