"""The four verdicts on the coding under the cursor, a key each."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.safe_text import visible
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import AskLine
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.versions import recheck


class Verdicts:
    """What keys say of a coding under an old rule."""

    def __init__(self, desk: Desk, current: Callable[[], Coding | None], go_on: Callable[[], None]) -> None:
        """`go_on` leads to the next coding after one that stays in the list."""
        self._desk, self._current, self._go_on = desk, current, go_on

    def action_keep(self) -> None:
        """Let it stand under the rules of now."""
        if (coding := self._current()) is not None:
            self._judge(coding, RecheckVerdict.KEEP, _("kept"))

    def action_recode(self) -> None:
        """Give it another code."""
        coding = self._current()
        if coding is None:
            return

        def chosen(other: CodeChosen | None) -> None:
            if other is not None and other.code is not None:
                self._judge(coding, RecheckVerdict.RECODE, f"→ {visible(other.code.name)}", code=other.code)

        others = [code for code in self._desk.bench.book if code.key != coding.code]
        self._desk.show_dialog(ChooseCode(_("Another code for this passage"), others), chosen)

    def action_remove(self) -> None:
        """Take it away."""
        if (coding := self._current()) is not None:
            self._judge(coding, RecheckVerdict.REMOVE, _("removed"))

    def action_ask(self) -> None:
        """Write a question on it; it stays in the list."""
        coding = self._current()
        if coding is None:
            return

        def asked(words: str | None) -> None:
            if words is not None:
                self._judge(coding, RecheckVerdict.ASK, _("asked about"), note=words)

        hint = _("It becomes a memo of the kind question on the coding.")
        self._desk.show_dialog(AskLine(_("What is to be asked?"), words=hint), asked)

    def _judge(
        self, coding: Coding, verdict: RecheckVerdict, said: str, *, code: Code | None = None, note: str = ""
    ) -> None:
        name = self._desk.bench.book[coding.code].name if coding.code in self._desk.bench.book else "?"

        def judged(_checks: object) -> None:
            if verdict is RecheckVerdict.ASK:
                self._go_on()
            self._desk.written(f"{visible(name)}: {said} · {undoes()}")

        self._desk.write(lambda space: recheck.judge(space, [coding], verdict, code=code, note=note), judged)
