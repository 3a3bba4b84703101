"""Keeping a study in step by a shared folder, for Python users."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.workspace.library import display
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.resolver import yes_or_no
from qualcode.workspace.sharing.sync import FolderSync, is_begun, would_begin
from qualcode.workspace.sharing.sync_report import sync_json, sync_lines

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.sharing.sync import SyncReport

_VARIABLE = "QUALCODE_SYNC_PASSPHRASE"


class StudySync:
    """What one look at a shared folder did: `lines` say it, `report` is the object of “qualcode sync --json”.

    `received` and `sent` count the changes that came and went, `stays` those that stay here while a round is blind,
    and `unsent` those that could not be put there.
    """

    def __init__(self, report: SyncReport) -> None:
        self.preview = report.dry_run
        self.folder = report.folder
        self.received = report.received.entries if report.received else 0
        self.conflicts = len(report.received.conflicts) if report.received else 0
        self.sent = report.sent
        self.stays = report.waiting
        self.unsent = report.unsent
        self.lines = tuple(sync_lines(report))
        self.report = sync_json(report)

    def __repr__(self) -> str:
        return display.collection_lines(self.lines[0], self.lines[1:], len(self.lines) - 1)


def sync_with(study: OpenStudy, folder: str | Path, passphrase: str, preview: bool) -> StudySync:  # noqa: FBT001 - that of `OpenStudy.sync`
    """See `OpenStudy.sync`."""
    study.refuse_nobody()
    if not isinstance(folder, str | Path):
        raise UsageProblem(_("{wrong} is no folder.", wrong=repr(folder)), _("Give the path of the shared folder."))
    path, dry_run = Path(folder), yes_or_no("preview", preview)
    if not is_begun(study.space, path) and dry_run:
        return StudySync(would_begin(study.space, path))
    if not isinstance(passphrase, str):
        raise UsageProblem(_("A passphrase is a text."), _("Give a text in quotation marks."))
    given = passphrase or os.environ.get(_VARIABLE, "")
    if not given:
        raise UsageProblem(
            _("The passphrase of “{folder}” is not known.", folder=path),
            _("Give it as passphrase=…, or set {variable}.", variable=_VARIABLE),
        )
    report = FolderSync.open(study.space, path, given).once(dry_run=dry_run)
    if report.unwritten:
        warn(report.unwritten.message)
    return StudySync(report)
