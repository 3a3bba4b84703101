"""The last passages that were given a code, beside its rules: one looks at them while writing these."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.catalogue import _, ngettext
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.quotations.passage_lines import passage_lines
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.workspace.workbench.code_figures import codings_below, last_codings_of_code

_LAST = 30


class CodePassages:
    """`list` shows them, the last given first."""

    def __init__(self, desk: CodebookDesk) -> None:
        self.list = PassageList(id="code-passages")
        self._desk = desk
        self._codings: Sequence[Coding] = ()

    def show(self, code: Code | None) -> None:
        """Show those of a code; the cursor stays on its passage."""
        before = self.current
        self._codings = last_codings_of_code(self._desk.bench, code, _LAST) if code is not None else ()
        keys = [coding.key for coding in self._codings]
        cursor = keys.index(before.key) if before is not None and before.key in keys else 0
        self.list.show(len(keys), self._draw, cursor=cursor, empty=self._why_empty(code))
        self.list.border_title = _("Last passages")
        self.list.border_subtitle = _("⏎ shows it in the text") if keys else ""

    def _why_empty(self, code: Code | None) -> str:
        words = _("No passage of this code to be seen.")
        below = codings_below(self._desk.bench, code) if code is not None else 0
        if below:
            words += " " + ngettext(
                "{count} of sub-codes: {key} lists it.",
                "{count} of sub-codes: {key} lists them.",
                below,
                key=key_of("codebook.passages"),
            )
        return words

    @property
    def current(self) -> Coding | None:
        """The passage under the cursor."""
        at = self.list.cursor
        return self._codings[at] if at is not None and at < len(self._codings) else None

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        return passage_lines(self._desk.bench, self._desk.shelf, self._codings[index], width, lines)
