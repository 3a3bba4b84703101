"""The whole loss report of a preview as a file: asked for, and replaced after a second Enter only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.reporting.exchange.loss_file import write_losses
from qualcode.safe_text import visible
from qualcode.tui.files.completion import is_there, meant
from qualcode.tui.keys.instead import error_words
from qualcode.user_folders import from_home

if TYPE_CHECKING:
    from qualcode.model.exchange.losses import LossReport
    from qualcode.tui.shared.desk import Desk


def save_losses(
    desk: Desk,
    of: Path,
    losses: LossReport,
    head: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Ask for a file and write all losses into it; the name that is proposed is made of that of the project's, `of`.

    `then` is called at the end, also where nothing was written.
    """
    folder, asked = Path.cwd(), ""

    def refusal(typed: str) -> str:
        nonlocal asked
        if not typed.strip():
            return _("Give the file a name.")
        path = meant(typed, folder)
        if is_there(path) and asked != str(path):
            asked = str(path)
            return _("“{path}” exists. Press Enter again to replace it.", path=path.name)
        try:
            write_losses(path, losses, head, facts)
        except QualcodeError as error:
            return error_words(error)
        return ""

    def given(typed: str | None) -> None:
        then()
        if typed is not None:
            words = _("wrote “{path}”", path=meant(typed, folder))
            desk.app.notify(visible(words), markup=False, timeout=8)

    hint = _(
        "All that is left out or changed, as text (.txt) or for programs (.json), in {folder}",
        folder=from_home(folder),
    )
    desk.ask(_("Write the loss report"), _("{name}-losses.txt", name=of.stem), hint, refusal, given)
