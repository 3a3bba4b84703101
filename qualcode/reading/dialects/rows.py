"""The table of transcript dialects. A new program is a row with an example, no code.

A row's `label` is the form of its labels with the name as a hole, or one of `ABOVE`, `BOLD`, `ITALIC`, `CELLS` and
`NOBODY`; `time` is a stamp as the program writes it, of which every digit stands for any, and `place` where it stands
to the label. `names` says what labels look like, where the program makes them. `heads` are the lines that the
program writes above the talk (patterns for whole lines; the first is the sign by which it is known, the others
count beside it), `feet` those below.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.catalogue import _
from qualcode.reading.dialects.forms import ABOVE, BOLD, NOBODY


class StampPlace(StrEnum):
    """Where a time stamp stands to the label of its turn."""

    ANYWHERE = ""
    BEFORE = "before"  # in the line of the label
    BEHIND = "behind"  # the label, before the words
    LINE_ABOVE = "line above"
    LINE_BELOW = "line below"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A row of the table; `words` say what it is to somebody who chooses, `example` is invented."""

    name: str
    words: str
    label: str
    example: str
    time: str = ""
    place: StampPlace = StampPlace.ANYWHERE
    names: str = ""
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()


DIALECTS = (
    Dialect(
        "colon",
        _("A name and a colon at the beginning of the line"),
        "{name}:",
        "I: Wie fing das an?\nB: Mit einem Anruf, ganz ungeplant.\nI: Und dann?\nB: Dann kam die Runde.",
    ),
    Dialect(
        "brackets-colon",
        _("A name in square brackets and a colon"),
        "[{name}]:",
        "[Interviewerin]: Wie fing das an?\n[Frau Probe]: Mit einem Anruf.\n[Interviewerin]: Und dann?",
    ),
    Dialect(
        "brackets",
        _("A name in square brackets"),
        "[{name}]",
        "[Interviewerin] Wie fing das an?\n[Fachkraft] Mit einem Anruf.\n[Interviewerin] Und dann?",
    ),
    Dialect(
        "braces",
        _("A name in braces"),
        "{{name}}",
        "{Interviewerin} Wie fing das an?\n{Fachkraft} Mit einem Anruf.\n{Interviewerin} Und dann?",
    ),
    Dialect(
        "parentheses",
        _("A name in parentheses"),
        "({name})",
        "(Interviewerin) Wie fing das an?\n(Fachkraft) Mit einem Anruf.\n(Interviewerin) Und dann?",
    ),
    Dialect(
        "angles",
        _("A name in angle brackets"),
        "<{name}>",
        "<Interviewerin> Wie fing das an?\n<Fachkraft> Mit einem Anruf.\n<Interviewerin> Und dann?",
    ),
    Dialect(
        "at",
        _("A name behind an at sign, with a colon"),
        "@{name}:",
        "@Interviewerin: Wie fing das an?\n@Fachkraft: Mit einem Anruf.\n@Interviewerin: Und dann?",
    ),
    Dialect(
        "hash",
        _("A name behind a number sign, with a colon"),
        "#{name}:",
        "#Interviewerin: Wie fing das an?\n#Fachkraft: Mit einem Anruf.\n#Interviewerin: Und dann?",
    ),
    Dialect(
        "bold",
        _("A bold name at the beginning of the line"),
        BOLD,
        "**Interviewerin** Wie fing das an?\n**Fachkraft** Mit einem Anruf.\n**Interviewerin** Und dann?",
    ),
    Dialect(
        "tab",
        _("A name and a tab"),
        "{name}\t",
        "I\tWie fing das an?\nB\tMit einem Anruf.\nI\tUnd dann?",
    ),
    Dialect(
        "line-above",
        _("A name on the line above the words"),
        ABOVE,
        "Interviewerin\nWie fing das an?\n\nFachkraft\nMit einem Anruf.\n\nInterviewerin\nUnd dann?",
    ),
    Dialect(
        "dash",
        _("A name and a dash"),
        "{name} –",
        "I – Wie fing das an?\nB – Mit einem Anruf.\nI – Und dann?\nB – Dann kam die Runde.",
    ),
    Dialect(
        "bar",
        _("A name and a vertical bar"),
        "{name} |",
        "I | Wie fing das an?\nB | Mit einem Anruf.\nI | Und dann?\nB | Dann kam die Runde.",
    ),
    Dialect(
        "semicolon",
        _("A name and a semicolon"),
        "{name};",
        "I; Wie fing das an?\nB; Mit einem Anruf.\nI; Und dann?\nB; Dann kam die Runde.",
    ),
    Dialect(
        "nobody",
        _("No names: nobody is known to speak"),
        NOBODY,
        "Am Anfang kannten wir uns nicht.\nSpäter wurde es besser.",
    ),
)

BY_NAME = {dialect.name: dialect for dialect in DIALECTS}
