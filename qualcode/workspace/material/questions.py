"""The questions of a guide, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadGuide:
    """The questions that were to be asked, and what a person should know of the file that they stand in."""

    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_guide(file: Path | None) -> ReadGuide:
    """The questions of a file, one a line; none without a file.

    Raises QualcodeError where the file cannot be read or holds none.
    """
    if file is None:
        return ReadGuide()
    from qualcode.reading.source.encoding import decode
    from qualcode.reading.source.loading import load
    from qualcode.retrieval.questions import guide_of

    data, facts = load(file)
    text, warnings = decode(data, facts.name)
    return ReadGuide(tuple(guide_of(text)), tuple(f"{facts.name}: {warning}" for warning in warnings))
