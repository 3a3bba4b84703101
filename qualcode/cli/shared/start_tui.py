"""The way from the command line into the terminal interface, with what the configuration says about it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.garbage import look_as_python_does
from qualcode.user_folders import configuration

if TYPE_CHECKING:
    from qualcode.model.spans import Span


def on_terminal() -> bool:
    """Whether somebody sits at a terminal that can show a screen.

    Neither what is read nor what is written is a pipe or a file then, and $TERM does not say that it is a dumb one.
    """
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def start(
    path: Path,
    coder: str,
    *,
    document: str | None = None,
    passage: Span | None = None,
    blind: bool = False,
    round_: int | None = None,
    mouse: bool = True,
    tour: bool = False,
) -> int:
    """Show the interface until the user leaves; gives the exit code. Raises UsageProblem for a faulty `[keys]`.

    Whoever goes on to another project in the interface gets that one, when the first is closed.
    """
    from qualcode.workspace.project.recent import note_opened

    settings = configuration()
    look_as_python_does()
    gc.disable()  # the interface looks for garbage by itself, when there is time
    try:
        from qualcode.cli.shared.hanging_up import left_in_order
        from qualcode.tui.app import QualcodeApp

        def shown(app: QualcodeApp) -> int:
            note_opened(app.bench.project.path)
            with left_in_order(app.exit):
                code = app.run_to_exit_code(mouse=mouse and settings.get("mouse") is not False)
            for said in app.farewell:
                diagnostics.warn(said)
            return code

        keys, less_motion = settings.get("keys", {}), _wants_less_motion(settings)
        app = QualcodeApp(
            path,
            coder,
            document=document,
            passage=passage,
            blind=blind,
            round_=round_,
            keys=keys,
            less_motion=less_motion,
            tour=tour,
        )
        code = shown(app)
        while (study := app.switching.next) is not None:
            del app
            gc.collect()  # what the screens of the project before held in circles
            app = QualcodeApp(
                study.path,
                study.coder,
                blind=study.blind,
                round_=study.round_,
                keys=keys,
                less_motion=less_motion,
                tour=study.tour,
            )
            code = shown(app)
        return code
    finally:
        gc.enable()


def _wants_less_motion(settings: Mapping[str, object]) -> bool:
    """Whether nothing shall glide or blink: $QUALCODE_REDUCED_MOTION, else `reduced_motion` of the configuration."""
    said = os.environ.get("QUALCODE_REDUCED_MOTION", "")
    return said != "0" if said else settings.get("reduced_motion") is True


def lines_of_keys() -> list[str]:
    """All actions with their keys, as the configuration takes them. Raises UsageProblem for a faulty `[keys]`."""
    from qualcode.tui.keys.key_choice import as_toml, chosen_keys

    return as_toml(chosen_keys(configuration().get("keys", {})))
