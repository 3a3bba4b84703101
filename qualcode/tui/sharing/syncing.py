"""Keeping copies in step by a shared folder, from wherever one is: form, what would come and go, change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.sharing.merging import conflicts_led_to, writable_desk

if TYPE_CHECKING:
    from qualcode.tui.sharing.sync_form import SyncWish
    from qualcode.workspace.sharing.sync import SyncReport
    from qualcode.workspace.workspace import Workspace


_Begun = tuple[str, str]
"""The name of a folder that is begun, and its passphrase."""


class FolderSyncing:
    """`front` gives the screen in front, or None while there is none."""

    def __init__(self, front: Callable[[], StudyScreen | None]) -> None:
        self._front = front

    def action_sync_folder(self) -> None:
        """Ask for a folder and its passphrase, show what would come in and go out, do it."""
        from qualcode.project.sharing.folder import PRIVATE
        from qualcode.tui.sharing.sync_form import SyncWish

        desk = writable_desk(self._front())
        if desk is not None:
            folders = [Path(record.path) for record in desk.bench.project.sharing.records.all()]
            known = [folder for folder in folders if not folder.name.startswith(PRIVATE)]
            self._ask(desk, SyncWish(known[-1], str(known[-1])) if known else None, "")

    def _ask(self, desk: Desk, begun: SyncWish | None, problem: str) -> None:
        from qualcode.tui.sharing.sync_form import SyncForm

        bench = desk.bench
        others = [
            coder.name
            for coder in bench.coders.values()
            if coder.kind is CoderKind.PERSON and coder.name != bench.coder_name
        ]

        def given(wish: SyncWish | None) -> None:
            if wish is not None:
                self._look(desk, wish)

        desk.show_dialog(SyncForm(Path.cwd(), others, begun, problem), given)

    def _look(self, desk: Desk, wish: SyncWish) -> None:
        """Say what would come in and go out; where the folder cannot be used, ask again."""
        desk.look_up(
            lambda space: (_synced(space, wish, dry_run=True), _begun_by(space, wish)),
            lambda looked: self._show(desk, wish, *looked),
            lambda error: self._failed(desk, wish, error),
            words=_("Looking into the folder …"),
        )

    def _failed(self, desk: Desk, wish: SyncWish, error: Exception) -> None:
        """Ask again, and say why it could not be done."""
        if isinstance(error, QualcodeError):
            self._ask(desk, wish, error_words(error))
        else:
            desk.failed(error)

    def _show(self, desk: Desk, wish: SyncWish, report: SyncReport, begun: list[_Begun]) -> None:
        """Show what would come in and go out, and do it where somebody wants that."""
        from qualcode.tui.shared.choice_dialogs import Confirm

        def answered(answer: str | None) -> None:
            if answer == "back":
                self._ask(desk, wish, "")
            elif answer == "sync":
                self._ask_once_more(desk, wish, begun)
            else:
                desk.flash(_("Nothing came in, and nothing went out."))

        answers = (
            [] if report.is_quiet and not begun else [DialogKey("sync", "enter", "⏎", pgettext("key line", "Sync"))]
        )
        answers.append(DialogKey("back", "e", "e", pgettext("key line", "Other folder")))
        title = _("Preview: nothing is written yet")
        desk.show_dialog(Confirm(title, _text_of(desk, report), answers), answered)

    def _ask_once_more(self, desk: Desk, wish: SyncWish, begun: list[_Begun]) -> None:
        """Ask once more for the passphrase of each folder that is begun, then do it."""
        from qualcode.tui.sharing.sync_form import AskOnceMore

        if not begun:
            self._sync(desk, wish)
            return

        def answered(passphrase: str | None) -> None:
            if passphrase is not None:
                self._ask_once_more(desk, wish, begun[1:])
            else:
                desk.flash(_("Nothing came in, and nothing went out."))

        desk.show_dialog(AskOnceMore(*begun[0]), answered)

    def _sync(self, desk: Desk, wish: SyncWish) -> None:
        def failed(error: Exception) -> None:
            desk.refresh()  # what came in before it failed is in
            self._failed(desk, wish, error)

        desk.write(
            lambda space: _synced(space, wish, dry_run=False),
            lambda report: self._done(desk, report),
            failed,
            words=_("Keeping in step …"),
        )

    def _done(self, desk: Desk, report: SyncReport) -> None:
        """Say what came and went; what stays here or cannot be read is told in a dialog."""
        from qualcode.tui.shared.choice_dialogs import CLOSE, Confirm

        received = report.received
        came, conflicts = (received.entries, len(received.conflicts)) if received is not None else (0, 0)
        words = [
            ngettext("{count} change came in", "{count} changes came in", came),
            ngettext("{count} went out", "{count} went out", report.sent + report.sent_privately),
        ]
        desk.written(" · ".join(words), conflicts_led_to(conflicts))
        title = _("Kept in step") if report.unwritten is None else _("The folder cannot be written")
        if report.waiting or report.unread or report.left_out or report.begun or report.unwritten:
            dialog = Confirm(title, _text_of(desk, report), (), CLOSE)
            desk.show_dialog(dialog, lambda _answer: None)


def _begun_by(space: Workspace, wish: SyncWish) -> list[_Begun]:
    """The folders that are begun by it. Raises as `is_begun` and `private_folder` do."""
    from qualcode.workspace.sharing.sync import is_begun, private_folder

    begun = [] if is_begun(space, wish.folder) else [(wish.folder.name, wish.passphrase)]
    if wish.whom and not is_begun(space, place := private_folder(wish.folder, wish.whom), wish.whom):
        begun.append((place.name, wish.own_passphrase))
    return begun


def _text_of(desk: Desk, report: SyncReport) -> Text:
    from qualcode.tui.sharing.report_text import report_text
    from qualcode.workspace.sharing.sync_report import sync_lines

    hidden = desk.bench.sight.hidden_words("changes") if report.received is not None else ""
    return report_text(sync_lines(report), report.received, hidden)


def _synced(space: Workspace, wish: SyncWish, *, dry_run: bool) -> SyncReport:
    """Look once into the folder that is wished for. Raises as `FolderSync.open` and `once` do."""
    from qualcode.workspace.sharing.sync import FolderSync, PrivateFolder, is_begun, private_folder, would_begin

    private = None
    is_there = is_begun(space, wish.folder)
    if wish.whom:
        private = PrivateFolder(wish.whom, private_folder(wish.folder, wish.whom), wish.own_passphrase)
    if dry_run and not is_there:
        return would_begin(space, wish.folder)
    if dry_run and private is not None and not is_begun(space, private.path, private.whom):
        private = None
    return FolderSync.open(space, wish.folder, wish.passphrase, private).once(dry_run=dry_run)
