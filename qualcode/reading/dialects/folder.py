"""What the files of one import say together: the dialect that explains most of them explains the weak ones too."""

from __future__ import annotations

from collections import Counter

from qualcode.model.readings.how_read import HowRead

WEAK = 0.75
"""A score below which a file is read again with the dialect of the others as a hint."""


class FolderEvidence:
    """How the files of one import were read so far."""

    def __init__(self) -> None:
        self._strong: Counter[str] = Counter()

    def add(self, read: HowRead) -> None:
        """Take a document into account; a weak one says nothing of the others."""
        if read.dialect and not is_weak(read):
            self._strong[read.dialect] += 1

    @property
    def alike(self) -> str:
        """The dialect that explains at least two files, and more than half of those that are sure; else empty."""
        name, number = self._strong.most_common(1)[0] if self._strong else ("", 0)
        return name if number > 1 and 2 * number > self._strong.total() else ""


def is_weak(read: HowRead) -> bool:
    """Whether another explanation may be as good, so that the other files should have a say. What was said is not."""
    return not read.chosen and (not read.dialect or read.score < WEAK or read.score - read.second_score < 0.1)
