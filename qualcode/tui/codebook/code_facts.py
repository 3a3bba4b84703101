"""The numbers beside a code: how often it was given, by whom, and under which version of its rules."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.model.memos import MemoTarget
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.codebook.code_theory import theory_facts
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.verbs.link_words import links_here
from qualcode.workspace.material.memo_links import memo_name
from qualcode.workspace.workbench.code_figures import versions_in_words


def no_codes_words() -> str:
    """How codes come into a codebook that has none."""
    return _(
        "There are no codes yet: {key} adds one, {imports} imports a codebook.",
        key=key_of("codebook.add_beside"),
        imports=key_of("codebook.import_codebook"),
    )


def code_facts(desk: CodebookDesk, code: Code | None) -> Text:
    """Full name and figures of a code; without a code, how to make one."""
    if code is None:
        return Text(no_codes_words())
    of_code = desk.known_figures(code)
    text = Text().append_text(Text(visible(code.full_name), style="bold"))
    if of_code is None:
        return text.append("\n").append(_("Counting codings …"), style="dim").append("\n")
    text.append(f"\n{visible(of_code.in_words())}")
    older = of_code.older
    versions = versions_in_words(code, of_code)
    if older:
        versions = _("{versions}: {key} lists them", versions=versions, key=key_of("codebook.recheck"))
    text.append(f"\n{versions}", style="bold" if older else "dim")
    text.append_text(theory_facts(desk.bench.book, code))
    memos = desk.bench.memos_on(MemoTarget(code=code.key))
    if memos:
        words = counted(len(memos), "memo")
        text.append("\n✎ ").append(
            _("{memos} ({key}): {words}", memos=words, key=key_of("codebook.memo"), words=memo_name(memos[0]))
        )
    linking = desk.bench.linking("code", code.key)
    if linking:
        text.append("\n← ").append(links_here(linking, key_of("codebook.memo")))
    return text
