"""The guided tour: each step waits for the user's own deed; it can be left at any step and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rich.text import Text
from textual.timer import Timer

from qualcode.catalogue import _, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.projects.switching import Switching
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.tour.card import TourCard
from qualcode.tui.tour.moment import TourMoment, moment_of
from qualcode.tui.tour.steps import TourStep, steps

_LOOK_EVERY = 0.25  # seconds
_STATE = "tour"
"""What is remembered of the project: the number of the step, from 0; behind the last one all is done."""


class Tour:
    """It watches what is done and says what could be done next; it does nothing itself."""

    def __init__(
        self,
        front: Callable[[], StudyScreen | None],
        again: Callable[[float, Callable[[], None]], Timer],
        switching: Switching,
    ) -> None:
        """`front` gives the screen in front, `again` calls something every so many seconds."""
        self._front, self._again, self._switching = front, again, switching
        self._steps: tuple[TourStep, ...] = ()
        self._at = 0
        self._begun = TourMoment()
        self._timer: Timer | None = None
        self._cards: dict[StudyScreen, TourCard] = {}

    @property
    def is_on(self) -> bool:
        """Whether the tour is shown."""
        return self._timer is not None

    @property
    def step(self) -> int:
        """The step that is shown, from 0; behind the last one all is done."""
        return self._at

    # ---- begin and end ---------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin, or go on where it was left; a tour that was done begins anew."""
        front = self._front()
        if front is None or self.is_on:
            return
        self._steps = steps()
        kept = front.desk.bench.state.get(_STATE)
        self._at = kept if isinstance(kept, int) and 0 <= kept < len(self._steps) else 0
        self._begun = moment_of(front, front.desk.bench)
        self._timer = self._again(_LOOK_EVERY, self.look)
        self._show(front)

    def choose(self) -> None:
        """Begin the tour, or choose what becomes of it; elsewhere than in the demo, ask whether to go there."""
        front = self._front()
        if front is None:
            return
        if self.is_on:
            self._ask(front.desk)
        elif self._is_demo(front.desk):
            self.begin()
        else:
            self._offer_demo(front.desk)

    def _is_demo(self, desk: Desk) -> bool:
        from qualcode.interchange.demo import TITLE

        return desk.bench.project.title == TITLE

    def _offer_demo(self, desk: Desk) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                self._switching.open_demo(desk)

        words = Text(
            _(
                "The tour takes place in the demo project, in which everything is invented. This project stays as it "
                "is; {key} leads back to it.",
                key=key_of("study.choose_project"),
            )
        )
        answers = (DialogKey("do", "enter", "⏎", _("Open the demo project")),)
        desk.show_dialog(Confirm(_("Guided tour"), words, answers), answered)

    def _ask(self, desk: Desk) -> None:
        if self._at >= len(self._steps):
            self.leave()
            return
        choices = {
            "n": pgettext("tour", "skip this step"),
            "b": pgettext("tour", "back to the step before"),
            "x": pgettext("tour", "leave the tour"),
        }

        def pressed(key: str | None) -> None:
            if key == "n":
                self._go_to(self._at + 1)
            elif key == "b":
                self._go_to(max(0, self._at - 1))
            elif key == "x":
                self.leave()
                desk.flash(_("{key} takes the tour up again at this step.", key=key_of("study.tour")))

        desk.show_dialog(KeyMenu(_("Tour:"), choices), pressed)

    def leave(self) -> None:
        """Show it no longer; it is taken up again where it was."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        for card in self._cards.values():
            card.display = False

    # ---- step by step ----------------------------------------------------------------------------

    def look(self) -> None:
        """See whether the step was done, and show the card on the screen that is in front now."""
        front = self._front()
        if front is None or not front.is_mounted or not self.is_on:
            return  # a screen that just opens has no place for the card yet: look again later
        try:
            now = moment_of(front, front.desk.bench)
        except QualcodeError:
            return  # another program keeps the file locked: look again later
        if self._at < len(self._steps) and self._steps[self._at].is_done(now, self._begun):
            self._go_to(self._at + 1)
        if not self._begun.selected:  # the text was not there yet when the step began
            self._begun = replace(self._begun, place=now.place)
        card = self._cards.get(front)
        if card is None or not card.display:
            self._show(front)

    def _go_to(self, step: int) -> None:
        front = self._front()
        if front is None:
            return
        self._at = step
        self._begun = moment_of(front, front.desk.bench)
        front.desk.bench.state.set(_STATE, step)
        self._show(front)

    def _show(self, front: StudyScreen) -> None:
        for screen, other in self._cards.items():
            other.display = screen is front  # one of another step is not seen when its screen comes back
        if front not in self._cards:
            self._cards[front] = TourCard(id="tour-card")
            front.mount(self._cards[front], before=front.keys)
        card = self._cards[front]
        if self._at < len(self._steps):
            step = self._steps[self._at]
            card.show_step(self._at + 1, len(self._steps), step.title, step.words(), key_of("study.tour"))
        else:
            card.show_end(self._end_words())

    def _end_words(self) -> str:
        from qualcode.interchange.demo import shipped_solution

        words = program()
        documents = dict.fromkeys(coding.document for coding in shipped_solution())
        exercise = _(
            "An exercise of twenty minutes comes next: code {documents} and mark each as finished with {finish}; "
            "then {consensus} puts what you coded beside a model solution ({choose} chooses you and it).",
            documents=words.listed(map(words.quoted, documents)),
            finish=key_of("coding.finish"),
            consensus=key_of("study.show_screen_consensus"),
            choose=key_of("consensus.coders"),
        )
        others = _(
            "{project} creates a project of your own, {texts} imports interviews into it, {help} shows all keys, "
            "{search} finds every command. {tour} closes this card.",
            project=key_of("study.choose_project"),
            texts=key_of("study.import_files"),
            help=key_of("study.help"),
            search=key_of("study.palette"),
            tour=key_of("study.tour"),
        )
        return f"{exercise}\n{others}"
