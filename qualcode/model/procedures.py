"""How a study secures the quality of its coding; what figures of agreement may claim follows from it."""

from __future__ import annotations

from enum import StrEnum

from qualcode.catalogue import later


class Procedure(StrEnum):
    """What a study can declare; nothing declared is none of these.

    Consensual coding: coders code and then talk until they agree. Checked: a second coder checks codings that are
    given. Independent: coders code alone, and a coefficient tells how alike. None: nothing of these.
    """

    CONSENSUAL = "consensual"
    CHECKED = "checked"
    INDEPENDENT = "independent"
    NONE = "none"


PROCEDURES = {
    Procedure.CONSENSUAL: later("consensual coding: the coders talk until they agree"),
    Procedure.CHECKED: later("a second coder checks given codings"),
    Procedure.INDEPENDENT: later("independent coding with a coefficient"),
    Procedure.NONE: later("no quality procedure (declared as such)"),
}
"""The procedures in words."""

UNDECLARED = later("quality procedure not declared")
"""What is said where none was."""


def procedure_in_words(procedure: Procedure | None) -> str:
    """A procedure, or that none was declared, to be told in the language of a report."""
    return UNDECLARED if procedure is None else PROCEDURES[procedure]
