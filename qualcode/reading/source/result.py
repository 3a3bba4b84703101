"""What a reader gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.documents import DocumentDraft


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that the reader left out because it was not sure: where, what, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class WordCheck:
    r"""Whether words were lost: runs of ``\w`` in what came in, and in the file, counted in another way.

    `taken` counts the words of the texts, `added` those of them that the reader wrote (time stamps, names of
    speakers), `used` those of the file that became something else (names, labels, attributes), `left_out` those
    that were left out on purpose and are told in the notes, `source` all of the file. `lost` are words of the
    file that should be in the texts and are not, each as often as it is missing.
    """

    taken: int
    source: int
    added: int = 0
    used: int = 0
    left_out: int = 0
    lost: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every word of the file is accounted for."""
        return not self.lost and self.taken - self.added + self.used + self.left_out == self.source


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case that a file tells of: its name and attributes. It may have no document."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts found in one file, the doubtful places left out, and what was done.

    `notes` tell what was done, `warnings` what a person should look at and belongs to no single draft.
    `places` is what the numbers of the doubts count: lines, or paragraphs. `missing_columns` are the headings of a
    table with answers that were asked for and are missing in this file. `beginnings` are what the drafts' parts of
    the file begin with, as they stand there; none where they are no texts.
    """

    drafts: tuple[DocumentDraft, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    words: WordCheck | None = None
    cases: tuple[CaseFacts, ...] = ()
    missing_columns: tuple[str, ...] = ()
    places: str = "line"
    beginnings: tuple[str, ...] = ()
