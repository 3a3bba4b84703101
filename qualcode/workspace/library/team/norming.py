"""Norming sessions, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.resolver import all_of, known_word, numbers, text_of, yes_or_no
from qualcode.workspace.library.thing import NamedThing
from qualcode.workspace.library.things import StudyCoder
from qualcode.workspace.team import norming
from qualcode.workspace.team.norming_passages import DrawnUnit, NormingChoice, chosen_passages

if TYPE_CHECKING:
    from qualcode.model.team.norming import NormingSession
    from qualcode.model.team.norming_board import NormingBoard, VotedPassage
    from qualcode.model.team.norming_figures import NormingFigures
    from qualcode.workspace.library.frames import DataFrame


class StudyNormingSession(NamedThing):
    """A norming session: who takes part, on which passages they vote, and what came of it."""

    __slots__ = ()
    noun = "norming session"  # no text: a key
    record: NormingSession

    @property
    def state(self) -> str:
        """Where it is: “first”, “talk”, “second” or “closed”."""
        return self.record.state.value

    @property
    def note(self) -> str:
        """What came of it."""
        return self.record.note

    @property
    def members(self) -> list[StudyCoder]:
        """Who takes part."""
        return [StudyCoder(self.study, member) for member in self._board.members]

    @property
    def passages(self) -> Sequence[VotedPassage]:
        """The passages with the votes that may be seen: one's own, and those that are revealed."""
        return self._board.passages

    @property
    def figures(self) -> NormingFigures | None:
        """The agreement of the revealed votes, that which was kept where it is closed; None before any are."""
        return self._board.figures

    @property
    def missing(self) -> Mapping[str, int | None]:
        """Member -> how many votes are still missing in the present turn; None for others while that is hidden."""
        board = self._board
        there = len(board.passages)
        voted = {member.name: board.voted.get(member.key) for member in board.members}
        return {name: None if number is None else there - number for name, number in voted.items()}

    @property
    def _board(self) -> NormingBoard:
        return norming.board(self.study.space, self.record)

    def vote(self, number: int, codes: object = ()) -> None:
        """Vote on a passage by its number (from 1): codes that belong there, none for none of the codes.

        Replaces one's vote of the same turn. Raises QualcodeError for who takes no part and where no votes are given.
        """
        chosen = all_of(codes, self.study.resolver.code)
        passages = {voted.number: voted for voted in self.passages}
        (wanted,) = numbers("number", number)
        if wanted not in passages:
            raise NotFound(
                "passage",
                str(wanted),
                hint=_("They go from 1 to {last}.", last=len(passages)),
                message=_("“{name}” has no passage {number}.", name=self.name, number=wanted),
            )
        self.study.refuse_nobody()
        norming.vote(self.study.space, self._present, {passages[wanted].passage.key: chosen})

    @property
    def _present(self) -> NormingSession:
        return self.study.space.project.norming.get(self.record.key)

    def reveal(self, *, incomplete: bool = False) -> StudyNormingSession:
        """Let all see all first votes; gives it as it is then. Raises QualcodeError while some are missing."""
        self.study.refuse_nobody()
        return self._as(
            norming.reveal(self.study.space, self._present, incomplete=yes_or_no("incomplete", incomplete))
        )

    def again(self) -> StudyNormingSession:
        """Open the second vote, after the talk; gives the session as it is then."""
        self.study.refuse_nobody()
        return self._as(norming.again(self.study.space, self._present))

    def close(self, note: str | None = None, *, incomplete: bool = False) -> StudyNormingSession:
        """Close it: all votes are revealed, the agreement before and after is kept. Gives it as it is then."""
        said = None if note is None else text_of("note", note)
        self.study.refuse_nobody()
        return self._as(
            norming.close(self.study.space, self._present, note=said, incomplete=yes_or_no("incomplete", incomplete))
        )

    def write_note(self, note: str) -> StudyNormingSession:
        """Write down what came of it; gives the session as it is then."""
        self.study.refuse_nobody()
        return self._as(norming.write_note(self.study.space, self._present, text_of("note", note)))

    def remove(self) -> None:
        """Take it away with all its votes."""
        self.study.refuse_nobody()
        norming.remove(self.study.space, self.record)

    def _as(self, record: NormingSession) -> StudyNormingSession:
        return StudyNormingSession(self.study, record)

    def frame(self) -> DataFrame:
        """The votes that may be seen as a pandas frame: one row a passage, coder, turn and code.

        A vote for none of the codes has one row without a code.
        """
        names = self.study.space.sight.coders
        rows = [
            (voted.number, voted.document.name, voted.words, names[coder], turn, code)
            for voted in self.passages
            for (coder, turn), codes in voted.votes.items()
            for code in (*(code.full_name for code in codes), *(() if codes else (None,)))
        ]
        columns = ("number", "document", "text", "coder", "turn", "code")
        values = {name: [row[place] for row in rows] for place, name in enumerate(columns)}
        return frame(FrameColumns(values, whole=("number", "turn")))

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "state", self.state
        yield "note", self.note


class StudyNorming(StudyCollection[StudyNormingSession]):
    """The norming sessions, oldest first."""

    noun = "norming session"  # no text: a key

    def begin(
        self,
        name: str,
        coders: object,
        *,
        codings: object = (),
        disagreements: int = 0,
        sample: int = 0,
        documents: object = (),
        unit: str = "paragraph",
        seed: int = 1,
    ) -> StudyNormingSession:
        """Begin a session of these coders over passages: of codings, of the dearest disagreements, or a drawn sample.

        A sample is drawn from these documents, else from all, in a unit: “sentence”, “paragraph” or “turn”; the same
        seed draws the same again. Raises QualcodeError for fewer than two persons, and where no passage is chosen.
        """
        space, resolver = self.study.space, self.study.resolver
        ((dearest,), (drawn,), (lot,)) = (
            numbers(kind, value)
            for kind, value in (("disagreements", disagreements), ("sample", sample), ("seed", seed))
        )
        choice = NormingChoice(
            codings=all_of(codings, resolver.coding),
            disagreements=dearest,
            sample=drawn,
            documents=all_of(documents, resolver.document),
            unit=DrawnUnit(known_word("unit", unit, [known.value for known in DrawnUnit])),
            seed=lot,
        )
        members = all_of(coders, resolver.coder)
        self.study.refuse_nobody()
        chosen = chosen_passages(space, choice)
        record = norming.begin(space, text_of("name", name), members, chosen.passages, reason=chosen.reason)
        return StudyNormingSession(self.study, record)

    def __iter__(self) -> Iterator[StudyNormingSession]:
        return (StudyNormingSession(self.study, record) for record in self.study.space.project.norming.all())

    def _found(self, wanted: object) -> StudyNormingSession:
        return StudyNormingSession(self.study, self.study.resolver.norming_session(wanted))

    def _columns(self, things: Sequence[StudyNormingSession]) -> FrameColumns:
        figures = [session.figures for session in things]
        return FrameColumns(
            {
                "id": [session.id for session in things],
                "name": [session.name for session in things],
                "state": [session.state for session in things],
                "members": [", ".join(member.name for member in session.members) for session in things],
                "passages": [len(session.passages) for session in things],
                "alpha_first": [found and found.first.alpha for found in figures],
                "alpha_second": [found and found.second and found.second.alpha for found in figures],
                "note": [session.note for session in things],
            },
            whole=("passages",),
            decimals=("alpha_first", "alpha_second"),
        )
