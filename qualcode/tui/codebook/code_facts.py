"""The numbers beside a code: how often it was given, by whom, and under which version of its rules."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.safe_text import visible
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.keys.key_table import key_of
from qualcode.workspace.workbench.code_figures import versions_in_words


def code_facts(desk: CodebookDesk, code: Code | None) -> Text:
    """Full name and figures of a code; without a code, how to make one."""
    if code is None:
        return Text(_("There are no codes yet: {key} adds one.", key=key_of("codebook.add_beside")))
    of_code = desk.figures_of(code)
    text = Text().append_text(Text(visible(code.full_name), style="bold"))
    text.append(f"\n{visible(of_code.in_words())}")
    older = of_code.older(code)
    versions = versions_in_words(code, of_code)
    if older:
        versions = _("{versions}: {key} lists them", versions=versions, key=key_of("codebook.older"))
    text.append(f"\n{versions}", style="bold" if older else "dim")
    return text
