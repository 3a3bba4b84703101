"""Rounds of coding, independence, quality procedure: begun, opened, declared, after a word on what it means."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.versions import CodebookVersion
from qualcode.model.procedures import PROCEDURES, Procedure
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.projects.next_study import NextStudy
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.team import coders


class Rounds:
    """They are settings of the project, for everybody; a round can also be opened for one's own session only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def action_begin_round(self) -> None:
        """Begin the next round for everybody, after a question."""
        number = coders.next_round(self._desk.bench.space)

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._set_round(number)

        words = Text(
            _(
                "New codings of everybody belong to round {number} from now on, in which nothing is allotted or "
                "finished yet. Codings of earlier rounds stay; each coder's own ones are hidden in the text, so that "
                "nobody copies them.",
                number=number,
            )
        )
        answers = (DialogKey("do", "enter", "⏎", _("Begin round {number}", number=number)),)
        self._desk.show_dialog(Confirm(_("New round"), words, answers), answered)

    def _set_round(self, number: int) -> None:
        words = _("New codings belong to round {number}", number=number)
        self._desk.write(
            lambda space: (coders.set_round(space, number), space.project.versions.of_round(number))[1],
            lambda version: self._desk.written(" · ".join((words, *_frozen(version), undoes()))),
        )

    def action_open_round(self) -> None:
        """Code in another round, in this session alone."""
        bench = self._desk.bench
        latest = max(coders.latest_round(bench.space), bench.round or 1)

        def refuse(typed: str) -> str:
            number = int(typed) if typed.strip().isdecimal() else 0
            return "" if 1 <= number <= latest else _("There are rounds 1 to {latest}.", latest=latest)

        def given(typed: str | None) -> None:
            if typed is not None:
                study = NextStudy(bench.project.path, bench.coder_name, bench.space.works_blind, int(typed))
                self._desk.app.switching.go_on_with(study)  # type: ignore[attr-defined]  # QualcodeApp's

        hint = _("Only until you quit; for everybody a new round is begun. Rounds: 1 to {latest}.", latest=latest)
        self._desk.ask(_("Code in round"), str(bench.round or 1), hint, refuse, given)

    def action_turn_blind(self) -> None:
        """Hide the codings of others from everybody, or show them again, after a question."""
        on = not self._desk.bench.sight.project_is_blind

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._set_blind(on=on)

        words = (
            _(
                "From now on nobody sees what others coded: neither codings nor numbers, quotations or agreement. "
                "The history keeps when that was; agreement calls codings independent only where it was so."
            )
            if on
            else _("From now on everybody sees the codings of all others. The history keeps when that was.")
        )
        label = _("Code independently") if on else _("Show codings of others")
        answers = (DialogKey("do", "enter", "⏎", label),)
        self._desk.show_dialog(Confirm(_("Independent coding"), Text(words), answers), answered)

    def _set_blind(self, *, on: bool) -> None:
        words = _("Codings of others are hidden from now on") if on else _("Codings of others are shown again")
        self._desk.write(
            lambda space: coders.set_blind(space, on=on),
            lambda _new: self._desk.written(f"{words} · {undoes()}"),
        )

    def action_declare_procedure(self) -> None:
        """Say how the study secures the quality of its coding; agreement follows it."""
        choices = {
            "1": pgettext("procedure", "consensual coding: coders talk until they agree"),
            "2": pgettext("procedure", "second coder checks given codings"),
            "3": pgettext("procedure", "independent coding with a coefficient"),
            "4": pgettext("procedure", "none"),
        }

        def chosen(key: str | None) -> None:
            if key is not None:
                self._declare(list(Procedure)[int(key) - 1])

        self._desk.show_dialog(KeyMenu(_("Quality procedure"), choices), chosen)

    def _declare(self, procedure: Procedure) -> None:
        words = _("Quality procedure: {name}", name=program().said(PROCEDURES[procedure]))
        self._desk.write(
            lambda space: coders.set_procedure(space, procedure),
            lambda _new: self._desk.written(f"{words} · {undoes()}"),
        )


def _frozen(version: CodebookVersion | None) -> Iterator[str]:
    """That the codebook of a round is frozen, where it is."""
    if version is not None:
        yield _("codebook frozen as “{name}”", name=visible(version.name))
