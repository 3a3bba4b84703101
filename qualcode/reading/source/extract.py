"""The text that a format's reader found in a file, before speakers and sentences are looked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _, ngettext, program
from qualcode.language.forms.normalised import composed
from qualcode.model.documents import LineMark, TimeMark, Turn
from qualcode.model.readings.doubts import ReadingDoubt
from qualcode.model.readings.markings import Marking
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reading.source.result import WordCheck

_WORD = re.compile(r"\w+")
_LONGEST_SHOWN = 100  # characters


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads what follows; level 1 is the highest."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of a table in the text: the places of its cells, of empty ones too (start and end are equal)."""

    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """The text with LF line ends, what its form says, and what the reader did.

    `bold` and `italic` are the bold and italic beginnings of lines, which may be names of speakers or whole
    questions, `items` the lines that are items of lists, `rows` those of tables, in order. `lines` are the
    numbers that stood beside lines, `times` those that no stamp in the text tells. `turns` are those that the
    format itself names; None means that labels are looked for. `head` says that a head of YAML may stand at the
    top, `whole` that nothing may be left out of the text, blank lines at its edges neither, `loose_lines` that an
    end of a line may be no end of a paragraph (text, e-mail, PDF). `doubts` are those that only the format can have
    (hidden text, columns, words missing), their spans in `text`; `markings` what was marked.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    items: tuple[Span, ...] = ()
    rows: tuple[CellRow, ...] = ()
    markings: tuple[Marking, ...] = ()
    doubts: tuple[ReadingDoubt, ...] = ()
    lines: tuple[LineMark, ...] = ()
    times: tuple[TimeMark, ...] = ()
    loose_lines: bool = False
    turns: tuple[Turn, ...] | None = None
    head: bool = False
    whole: bool = False
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    words: WordCheck | None = None


def words_in(pieces: Iterable[str]) -> Counter[str]:
    r"""How often each word (as `count_words` counts them) occurs; no word runs from one piece into the next."""
    found: Counter[str] = Counter()
    for piece in pieces:
        found.update(_WORD.findall(composed(piece)))
    return found


def compare(text: str, source: Counter[str], left_out: int = 0) -> WordCheck:
    """Whether `text` has all the words of `source`, which does not hold the `left_out` ones."""
    found = words_in([text])
    lost = tuple((source - found).elements())
    return WordCheck(found.total(), source.total() + left_out, left_out=left_out, lost=lost)


def left_out(kind: str, pieces: Sequence[str]) -> str:
    """A sentence that lists what was left out; long pieces are shown by their beginning and number of words."""
    return _("{kind} left out: {pieces}.", kind=kind, pieces="; ".join(map(_shown, pieces)))


def notes_in_brackets(number: int, kind: str) -> str:
    """A sentence that says where the notes of a text (footnotes, endnotes, notes) stand."""
    return ngettext(
        "{notes}: in brackets where it is called.",
        "{notes}: in brackets where they are called.",
        number,
        notes=counted(number, kind),
    )


def _shown(piece: str) -> str:
    line = " ".join(piece.split())
    if len(line) <= _LONGEST_SHOWN:
        return program().quoted(line)
    beginning = line[:_LONGEST_SHOWN].rsplit(" ", 1)[0]
    rest = counted(len(_WORD.findall(line[len(beginning) :])), "more word")
    return _("“{beginning} …” ({rest})", beginning=beginning, rest=rest)
