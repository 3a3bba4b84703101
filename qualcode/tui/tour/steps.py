"""The seven steps of the tour: what to do, why, and by what it is seen that it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.tui.keys.key_names import named
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.tour.moment import TourMoment


@dataclass(frozen=True, slots=True)
class TourStep:
    """`words` say what to do, with the keys that are in force; `is_done` compares now with when the step began."""

    title: str
    words: Callable[[], str]
    is_done: Callable[[TourMoment, TourMoment], bool]


def steps() -> tuple[TourStep, ...]:
    """The steps in their order."""
    return (
        TourStep(
            _("Select a passage"),
            lambda: _(
                "This is an interview. ↓ goes to the next sentence, ⇧↓ adds one to the selection, the mouse works, "
                "too. Select a sentence that an interviewed person says."
            ),
            lambda now, then: now.selected and then.selected and now.place != then.place,
        ),
        TourStep(
            _("Assign a code"),
            lambda: _(
                "Press {key}, type a few letters of a code (such as “inter”) and ⏎. The digits 1 to 0 assign quick "
                "codes at once.",
                key=key_of("coding.pick_code"),
            ),
            lambda now, then: now.did("coding.add", then),
        ),
        TourStep(
            _("Undo it"),
            lambda: _(
                "Nothing gets lost: every change is saved at once, and {undo} undoes it. Try it now; {redo} restores "
                "it.",
                undo=key_of("study.undo"),
                redo=key_of("study.redo"),
            ),
            lambda now, then: now.did("undo", then),
        ),
        TourStep(
            _("Write a memo"),
            lambda: _(
                "{key} opens a memo on the passage or its coding: an idea, a doubt, a question to the team. Type a "
                "few words and save with {save}.",
                key=key_of("coding.memo"),
                save=named("ctrl+s"),
            ),
            lambda now, then: now.did("memo.", then),
        ),
        TourStep(
            _("Find words"),
            lambda: _(
                "{key} finds words in this document, {all} in all documents: type one, such as “Fall”, and ⏎. {next} "
                "goes to the next hit, {back} ends the search.",
                key=key_of("coding.find"),
                all=key_of("coding.find_in_project"),
                next=key_of("coding.hit_on"),
                back=key_of("coding.back_to_text"),
            ),
            lambda now, _then: now.hits,
        ),
        TourStep(
            _("Look at quotations"),
            lambda: _(
                "{key} lists what was coded as quotations. {codes} chooses one code in the tree, ⏎ on a quotation "
                "leads to its text and {back} back to the list.",
                key=key_of("study.show_screen_quotations"),
                codes=key_of("quotations.codes"),
                back=key_of("study.go_back"),
            ),
            lambda now, _then: now.screen == "quotations" and now.passages > 0,
        ),
        TourStep(
            _("Export for the report"),
            lambda: _(
                "{key} writes the listed quotations into a Word file: check the name, then ⏎. A check tells before "
                "what could disclose who is speaking; w writes the file all the same.",
                key=key_of("quotations.export"),
            ),
            lambda now, then: now.exported > then.exported,
        ),
    )
