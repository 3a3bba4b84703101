"""Merging other copies, from wherever one is: form, what would come in, change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.study_screen import StudyScreen

if TYPE_CHECKING:
    from qualcode.tui.sharing.merge_form import MergeWish
    from qualcode.workspace.sharing.merging import MergedCopies


class FileMerging:
    """`front` gives the screen in front, or None while there is none."""

    def __init__(self, front: Callable[[], StudyScreen | None]) -> None:
        self._front = front

    def action_merge_files(self) -> None:
        """Ask for files, show what they would bring, take it in."""
        desk = writable_desk(self._front())
        if desk is not None:
            self._ask_files(desk, None, "")

    def _ask_files(self, desk: Desk, begun: MergeWish | None, problem: str) -> None:
        from qualcode.tui.sharing.merge_form import MergeForm

        def given(wish: MergeWish | None) -> None:
            if wish is not None:
                self._look(desk, wish)

        desk.show_dialog(MergeForm(Path.cwd(), begun, problem), given)

    def _look(self, desk: Desk, wish: MergeWish) -> None:
        """Say what the files would bring; where they cannot be merged, ask again."""
        from qualcode.workspace.sharing.merging import merge

        def looked(merged: MergedCopies) -> None:
            self._show(desk, wish, merged)

        def failed(error: Exception) -> None:
            if isinstance(error, QualcodeError):
                self._ask_files(desk, wish, error_words(error))
            else:
                desk.failed(error)

        desk.look_up(
            lambda space: merge(space, wish.paths, dry_run=True, other_project=wish.other_project),
            looked,
            failed,
            words=_("Reading what would come in …"),
        )

    def _show(self, desk: Desk, wish: MergeWish, merged: MergedCopies) -> None:
        """Show what would come in, and take it in where somebody wants that."""
        from qualcode.tui.shared.choice_dialogs import Confirm
        from qualcode.tui.sharing.report_text import report_text
        from qualcode.workspace.sharing.merge_report import report_lines
        from qualcode.workspace.sharing.merging import merge

        def answered(answer: str | None) -> None:
            if answer == "back":
                self._ask_files(desk, wish, "")
            elif answer == "merge":
                desk.write(
                    lambda space: merge(space, wish.paths, other_project=wish.other_project),
                    lambda merged: self._merged(desk, merged),
                    words=_("Merging …"),
                )
            else:
                desk.flash(_("Nothing was taken in."))

        answers = [DialogKey("merge", "enter", "⏎", pgettext("key line", "Merge"))] if merged.report.entries else []
        answers.append(DialogKey("back", "e", "e", pgettext("key line", "Other files")))
        words = report_text(report_lines(merged), merged.report, desk.bench.sight.hidden_words("changes"))
        desk.show_dialog(Confirm(_("Preview: nothing is written yet"), words, answers), answered)

    def _merged(self, desk: Desk, merged: MergedCopies) -> None:
        report = merged.report
        desk.written(
            ngettext("{count} change came in", "{count} changes came in", report.entries),
            (*conflicts_led_to(len(report.conflicts)), undoes()),
        )


def writable_desk(front: StudyScreen | None) -> Desk | None:
    """The desk of the screen in front, if the project can be written; else that is said."""
    if front is None:
        return None
    if front.desk.bench.project.read_only:
        front.desk.warn(_("The project file is read-only: nothing can be taken in."))
        return None
    return front.desk


def conflicts_led_to(number: int) -> tuple[str, ...]:
    """That so many conflicts wait now, and which key lists them; nothing for none."""
    if not number:
        return ()
    key = key_of("study.show_screen_conflicts")
    return (ngettext("{count} conflict ({key})", "{count} conflicts ({key})", number, key=key),)
