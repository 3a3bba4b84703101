"""The import of documents from wherever one is: form, preview, change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen

if TYPE_CHECKING:
    from qualcode.reading.source.choices import ReadingChoices
    from qualcode.tui.material.import_form import FilledForm


class Importing:
    """`front` gives the screen in front, or None while there is none."""

    def __init__(self, front: Callable[[], StudyScreen | None]) -> None:
        self._front = front

    def action_import_files(self) -> None:
        """Ask what is to come in, show what would, import it."""
        front = self._front()
        if front is None:
            return
        desk = front.desk
        if desk.bench.project.read_only:
            desk.warn(_("The project file is read-only: nothing can be imported."))
            return
        self._fill(desk, _said_before(desk.bench.project.settings.reading))

    def _fill(self, desk: Desk, begun: FilledForm) -> None:
        from qualcode.tui.material.import_form import ImportForm
        from qualcode.tui.material.import_preview import ImportPreview
        from qualcode.workspace.project.forgetting import may_come_back

        def filled(form: FilledForm | None) -> None:
            if form is not None:
                desk.show_dialog(ImportPreview(desk, form.wish), lambda answer: self._seen(desk, form, answer))

        desk.show_dialog(ImportForm(begun, asks_again=may_come_back(desk.bench.space)), filled)

    def _seen(self, desk: Desk, form: FilledForm, answer: str | None) -> None:
        if answer == "back":
            self._fill(desk, form)
        elif answer is None:
            desk.flash(_("Nothing was imported."))


def _said_before(choices: ReadingChoices) -> FilledForm:
    """The form with what was said before of the project's transcripts."""
    from qualcode.tui.material.import_form import FilledForm

    typed = choices.by_option()
    if choices.join_lines is not None:
        typed |= {"join-lines": "join" if choices.join_lines else "keep"}
    return FilledForm(typed=typed)
