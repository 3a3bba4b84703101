"""What programs read of the exchange format, as far as somebody saw it: how they count, where they look for files.

- The standard counts code points and says nothing of line ends and byte order marks; without either all agree.
- QualCoder, which reads the standard, knows the coder of a passage and not that of a coding, and finds a memo about a
  passage by a link from it, with its text in a file: so all dialects part passages by coder.
- NVivo for Windows writes CRLF with a byte order mark into `Sources/` and counts UTF-16 units, a line end as two,
  the mark not at all: 97 of 97 passages of a real project begin at a line start under that rule. What it writes is
  what it is given.
- MAXQDA writes LF without a mark, a description for every code, empty or not; no file with codings was seen.
- ATLAS.ti looks for `sources/`, refuses doubled GUIDs and children out of order, and has names like “Coke::diet Coke”
  in one flat list of codes; memos stand in the XML, and links lead from them to what they are about, since it passes
  over references to notes. Times have no fractions of a second in any file of these three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.exchange.project import ExchangeDialect, TargetKind

_TWO_UNITS = re.compile("[\n\U00010000-\U0010ffff]")  # a line end is two where UTF-16 units are counted: CRLF


@dataclass(frozen=True, slots=True, kw_only=True)
class DialectRules:
    """How a project is written for one program, `program` as people call it.

    `flat` is what joins the names of a code's path where all codes stand in one list, empty where they lie in each
    other. To things of the kinds `links` lead links from notes about them, `notes_inside` says that texts of notes
    stand in the XML, `describes_codes` that every code has a description, `has_fractions` that times may have
    fractions of a second.
    """

    program: str = ""
    folder: str = "sources"  # no text: a folder
    model: CoordinateModel = field(default_factory=CoordinateModel)
    newline: str = "\n"
    begins: str = ""
    flat: str = ""
    links: frozenset[TargetKind] = frozenset({TargetKind.PASSAGE})
    notes_inside: bool = False
    describes_codes: bool = False
    has_fractions: bool = False


RULES = {
    ExchangeDialect.STANDARD: DialectRules(has_fractions=True),
    ExchangeDialect.NVIVO: DialectRules(
        program="NVivo",
        folder="Sources",
        model=CoordinateModel(CountedUnit.UTF16, newline=2),
        newline="\r\n",
        begins="\ufeff",
    ),
    ExchangeDialect.MAXQDA: DialectRules(program="MAXQDA", describes_codes=True),
    ExchangeDialect.ATLASTI: DialectRules(
        program="ATLAS.ti",
        flat="::",
        links=frozenset({TargetKind.CODE, TargetKind.CODING, TargetKind.PASSAGE, TargetKind.NOTE}),
        notes_inside=True,
    ),
}


class WrittenPositions:
    """Where characters of a text (code points, LF) stand as a dialect counts them."""

    def __init__(self, text: str, rules: DialectRules) -> None:
        self._double: list[int] = []  # what takes two numbers instead of one
        if rules.model.unit is CountedUnit.UTF16:
            self._double = [found.start() for found in _TWO_UNITS.finditer(text)]

    def __getitem__(self, offset: int) -> int:
        """The number before which the character at an offset stands."""
        return offset + bisect_left(self._double, offset)
