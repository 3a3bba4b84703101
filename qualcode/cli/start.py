"""The first lines of the command: Ctrl-C ends it without a traceback, from here until Python is gone.

Nothing is imported here that takes a moment. While the rest is imported, and again while Python tidies up, there is
nothing to take back: the program leaves at once. In between Ctrl-C is an exception that the command handles. At the
very end, when Python gives its handlers up and the system's would kill without a word, it changes nothing any more.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130
_OF_NUMPY = "OPENBLAS_NUM_THREADS"  # read once, when NumPy is imported
_said = [b"interrupted\n"]  # until the language is known


def _leave(_number: int = 0, _frame: FrameType | None = None) -> None:
    os.write(2, _said[0])
    os._exit(INTERRUPTED)


def _on_interrupt(handler: object) -> None:
    """Handle Ctrl-C so, unless whoever started us said that it shall be ignored."""
    if signal.getsignal(signal.SIGINT) in (signal.default_int_handler, _leave):
        signal.signal(signal.SIGINT, handler)  # type: ignore[arg-type]  # one of the two


_on_interrupt(_leave)
atexit.register(_on_interrupt, signal.SIG_IGN)  # registered first, so called last


def _unraisable(problem: sys.UnraisableHookArgs) -> None:
    """Interrupt anew where an interruption came into a finalizer or a callback, which Python would only print."""
    if isinstance(problem.exc_value, KeyboardInterrupt):
        import _thread
        import threading

        again = threading.Timer(0.02, _thread.interrupt_main)
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(problem)


def _in_the_user_s_language(arguments: list[str]) -> list[str]:
    """Settle the language before the commands, whose helps are texts, are imported; a wrong one ends the program."""
    from qualcode.catalogue import _
    from qualcode.program_language import settle

    try:
        rest = settle(arguments)
        _said[0] = _("interrupted\n").encode()
    except Exception as error:
        from qualcode.cli.shared import diagnostics
        from qualcode.errors import QualcodeError

        if not isinstance(error, QualcodeError):
            raise
        sys.exit(diagnostics.fail(error))
    return rest


def _on_one_thread() -> None:
    """Keep NumPy to one thread, unless the user says how many: products are small here, and idle threads take CPU."""
    os.environ.setdefault(_OF_NUMPY, "1")


def run() -> None:
    """Run the command line and leave with its exit code."""
    _on_one_thread()
    try:
        try:
            from qualcode.cli.shared.garbage import look_seldom

            look_seldom()
            arguments = _in_the_user_s_language(sys.argv[1:])
            from qualcode.cli.main import run as run_command  # click and more, after the first lines

            sys.unraisablehook = _unraisable
            _on_interrupt(signal.default_int_handler)
            run_command(arguments)
        finally:
            _on_interrupt(_leave)
    except KeyboardInterrupt:
        _leave()
