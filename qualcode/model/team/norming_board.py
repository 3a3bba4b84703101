"""A norming session as one coder may see it: its passages with the votes that are not hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.codes import Code
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.team.norming import TURNS, NormingPassage, NormingSession, revealed_turns, turn_of
from qualcode.model.team.norming_figures import NormingFigures


@dataclass(frozen=True, slots=True)
class VotedPassage:
    """A passage of a session with the votes that may be seen: (coder, turn) -> codes, none for “none of the codes”.

    `text` is the whole text as it was when the session began, None where it was erased since; `corrected` says that
    the document has another text now. `number` counts from 1.
    """

    number: int
    passage: NormingPassage
    document: Document
    text: str | None
    corrected: bool
    votes: Mapping[tuple[int, int], tuple[Code, ...]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The words of the passage, empty where they were erased."""
        return "" if self.text is None else self.passage.span.cut(self.text)

    def differs(self, turn: int) -> bool:
        """Whether votes of a turn that may be seen differ."""
        return len({frozenset(codes) for (_coder, of), codes in self.votes.items() if of == turn}) > 1


@dataclass(frozen=True, slots=True)
class NormingBoard:
    """A session as who acts may see it.

    `voted` counts by member (key) the passages voted on in the present turn, in the last one where none is open; None
    for others while their codings are hidden. `figures` are those of the votes that are revealed, None before.
    """

    session: NormingSession
    members: tuple[Coder, ...]
    passages: tuple[VotedPassage, ...]
    voted: Mapping[int, int | None]
    figures: NormingFigures | None
    own: int

    @property
    def turn(self) -> int | None:
        """The turn in which votes are given now; None while there are none to give."""
        return turn_of(self.session.state)

    @property
    def revealed(self) -> tuple[int, ...]:
        """The turns whose votes are revealed."""
        return revealed_turns(self.session.state)

    @property
    def is_member(self) -> bool:
        """Whether who acts takes part."""
        return self.own in self.session.members

    def own_vote(self, voted: VotedPassage, turn: int | None = None) -> tuple[Code, ...] | None:
        """What who acts voted on a passage in a turn, else the present one; None where that is still to be done."""
        return voted.votes.get((self.own, turn or self.turn or TURNS[-1]))

    def next_open(self, after: int = 0) -> VotedPassage | None:
        """The next passage behind a number, else the first, that who acts has not voted on; None for none."""
        missing = [voted for voted in self.passages if self.own_vote(voted) is None]
        return next((voted for voted in missing if voted.number > after), missing[0] if missing else None)
