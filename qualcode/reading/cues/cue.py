"""A piece of talk with its time, as cues of subtitles, rows of tables and segments of recognised speech hold it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said between two times, by whom as far as the file says it apart from the words.

    `start` and `end` are in milliseconds, None where no time is known. `lines` are the words without tags, blank
    lines and outer white space, `speaker` is empty where nobody is named, `identifier` what stood above the times.
    `changes` says that somebody else begins to speak, whoever that is; `named` that the speaker stood before the
    words (and is no part of them any more).
    """

    start: int | None
    end: int | None
    lines: tuple[str, ...]
    speaker: str = ""
    identifier: str = ""
    changes: bool = False
    named: bool = False

    @property
    def words(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)

    def follows(self, before: Cue, milliseconds: int) -> bool:
        """Whether it begins no later than so many milliseconds after the end of the one before."""
        return self.start is not None and before.end is not None and self.start - before.end <= milliseconds

    def overlaps(self, before: Cue) -> bool:
        """Whether it begins before the one before has ended, by more than programs round."""
        return self.start is not None and before.end is not None and before.end - self.start > _ROUNDED


_ROUNDED = 100  # milliseconds
