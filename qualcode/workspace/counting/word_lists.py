"""Lists of words of one's own, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError


@dataclass(frozen=True, slots=True)
class ReadWordList:
    """Words, case folded, and what a person should know of the file that they stand in."""

    words: frozenset[str]
    warnings: tuple[str, ...] = ()


def read_word_list(file: Path) -> ReadWordList:
    """The words of a file, one a line; blank lines and those that begin with “#” are left out.

    Raises QualcodeError where the file cannot be read or holds none.
    """
    from qualcode.language.forms.normalised import composed, folded
    from qualcode.reading.source.encoding import decode
    from qualcode.reading.source.loading import load

    data, facts = load(file)
    text, warnings = decode(data, facts.name)
    lines = (composed(line).strip() for line in text.splitlines())
    words = frozenset(folded(line) for line in lines if line and not line.startswith("#"))
    if not words:
        raise QualcodeError(_("“{file}” holds no word.", file=facts.name), _("Write one word a line."))
    return ReadWordList(words, tuple(f"{facts.name}: {warning}" for warning in warnings))
