"""The import of documents from wherever one is: form, preview, change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen

if TYPE_CHECKING:
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
        from qualcode.tui.material.import_fields import typed_for
        from qualcode.tui.material.import_form import FilledForm

        self._fill(desk, FilledForm(typed=typed_for(desk.bench.project.settings.reading)))

    def _fill(self, desk: Desk, begun: FilledForm) -> None:
        from qualcode.tui.material.import_form import ImportForm
        from qualcode.tui.material.import_preview import ImportPreview
        from qualcode.workspace.project.forgetting import may_come_back

        def filled(form: FilledForm | None) -> None:
            if form is None:
                return
            preview = ImportPreview(desk, form.wish)

            def seen(answer: str | None) -> None:
                self._seen(desk, replace(form, typed={**form.typed, **preview.said}), answer)

            desk.show_dialog(preview, seen)

        desk.show_dialog(ImportForm(begun, asks_again=may_come_back(desk.bench.space)), filled)

    def _seen(self, desk: Desk, form: FilledForm, answer: str | None) -> None:
        if answer == "back":
            self._fill(desk, form)
        elif answer is None:
            desk.flash(_("Nothing was imported."))
