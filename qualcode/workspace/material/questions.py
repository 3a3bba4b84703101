"""The questions of a guide, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.topics import GuideQuestion


@dataclass(frozen=True, slots=True)
class ReadGuide:
    """The questions that were to be asked, and what a person should know of the file that they stand in."""

    lines: tuple[GuideQuestion, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions alone."""
        return tuple(line.question for line in self.lines)


def read_guide(file: Path | None) -> ReadGuide:
    """The lines of a file, see `guide_lines`; none without a file.

    Raises QualcodeError where the file cannot be read or holds none.
    """
    if file is None:
        return ReadGuide()
    from qualcode.reading.source.encoding import decode
    from qualcode.reading.source.loading import load
    from qualcode.retrieval.questions import guide_lines

    data, facts = load(file)
    text, warnings = decode(data, facts.name)
    return ReadGuide(tuple(guide_lines(text)), tuple(f"{facts.name}: {warning}" for warning in warnings))
