"""Own passages coded again: how many are old enough, drawn into a round of one's own, opened for this session."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.team import intra

_DAYS = 21


class Repeating:
    """It draws passages that were coded three weeks ago or earlier; the command draws others."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def action_repeat(self) -> None:
        """Ask how many own passages are to be coded again; the hint says how many are old enough."""
        space = self._desk.bench.space
        try:
            rounds, again = intra.own_rounds(space, _DAYS), intra.repetitions(space)
        except QualcodeError as error:
            self._desk.flash(error_words(error))
            return

        def refuse(typed: str) -> str:
            return "" if typed.strip().isdecimal() and int(typed) > 0 else _("Type a number of passages.")

        def given(typed: str | None) -> None:
            if typed is not None:
                self._draw(int(typed))

        self._desk.ask(_("Own passages to code again"), "40", _hint(rounds, again), refuse, given)

    def _draw(self, number: int) -> None:
        def done(drawn: intra.DrawnRepetition) -> None:
            words = ngettext(
                "{count} passage of round {of} again, in round {round}: {key} opens it",
                "{count} passages of round {of} again, in round {round}: {key} opens it",
                drawn.passages,
                of=drawn.of,
                round=drawn.round,
                key=key_of("team.open_round"),
            )
            self._desk.written(f"{words} · {undoes()}")

        asked = intra.RepetitionAsked(sample=number, days=_DAYS)
        self._desk.write(lambda space: intra.draw(space, asked), done)


def _hint(rounds: Sequence[intra.OwnRound], again: Sequence[intra.Repetition]) -> str:
    old = sum(own.old for own in rounds)
    told = ngettext(
        "{count} of your passages was last coded three weeks ago or earlier.",
        "{count} of your passages were last coded three weeks ago or earlier.",
        old,
    )
    if not again:
        return told
    last = again[-1]
    begun = ngettext(
        "Of {count} in round {round}, {coded} is coded again.",
        "Of {count} in round {round}, {coded} are coded again.",
        last.passages,
        round=last.round,
        coded=last.coded,
    )
    return f"{told} {begun}"
