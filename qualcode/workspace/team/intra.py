"""Own passages once more: drawn after some weeks, coded again in a round of one's own, and compared with before.

They are fixed for who drew them, in an order that the seed draws; what was given to them before stays hidden as
long as that round is open. What comes of it belongs to no other comparison, table or collection: it is no later work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.documents import Role
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.times import iso_day, local_today, told_day

if TYPE_CHECKING:
    from qualcode.agreement.planning.repetitions import OwnPassage
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.sharing.segments import FixedSegment
    from qualcode.workspace.workspace import Workspace

SEED = 1970
_LARGEST_SEED = 2**32 - 1
_DAYS = {"d": 1, "w": 7}


def days_typed(text: str) -> int:
    """How many days are meant by “3w”, “10d”. Raises UsageProblem for what is neither."""
    word = text.strip().casefold()
    number, unit = word[:-1], word[-1:]
    if unit not in _DAYS or not (number.isascii() and number.isdecimal()) or len(number) > 4 or not int(number):
        raise UsageProblem(
            _("“{text}” is no time that has passed.", text=text), _("Write weeks or days: --after 3w, --after 10d.")
        )
    return int(number) * _DAYS[unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionAsked:
    """What is to be drawn: so many own passages, last coded at least so many days ago, and some that were not coded.

    `of` is the round that they are of, else the last of one's own rounds with passages that are old enough. `today`
    is the day that it is (ISO 8601), else the present one.
    """

    sample: int
    days: int = 21
    seed: int = SEED
    uncoded: int = 0
    of: int | None = None
    today: str = ""


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round of one's own work: how many passages were coded in it, and how many of them are old enough."""

    round: int
    passages: int
    old: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Repetition:
    """Passages that somebody codes again, in round `round`, as they were coded in round `of`.

    `documents` tells of each by its name how many passages it has and how many of them were coded again. `apart` are
    the days between both codings of a passage: the fewest, the median and the most; None where none was coded again
    yet.
    """

    round: int
    of: int
    passages: int
    coded: int
    documents: tuple[tuple[str, int, int], ...]
    apart: tuple[int, float, int] | None


@dataclass(frozen=True, slots=True)
class DrawnRepetition:
    """What was drawn: `codes` tells of each code's name how many passages of how many; `uncoded` are of no code."""

    coder: str
    round: int
    of: int
    seed: int
    days: int
    passages: int
    there: int
    codes: tuple[tuple[str, int, int], ...]
    uncoded: int
    documents: tuple[str, ...]


def own_rounds(space: Workspace, days: int, today: str = "") -> list[OwnRound]:
    """One's own rounds that could be coded again, the first first. Raises NotFound."""
    from qualcode.agreement.planning.repetitions import old_enough

    found = []
    for round_, passages in sorted(_Own(space).passages().items()):
        day = sorted(passage.day for passage in passages)
        old = old_enough(passages, today or local_today(), days)
        found.append(OwnRound(round_, len(passages), len(old), day[0], day[-1]))
    return found


def repetitions(space: Workspace) -> list[Repetition]:
    """What who acts codes again or coded again, the first first. Raises NotFound."""
    own = _Own(space)
    rounds: dict[int, list[FixedSegment]] = {}
    for segment in space.project.segments.all(coder=own.coder.key):
        if segment.repeats is not None:
            rounds.setdefault(segment.round, []).append(segment)
    names = {document.key: document.name for document in space.project.documents.all()}
    return [_told(own, names, segments) for _round, segments in sorted(rounds.items())]


def draw(space: Workspace, asked: RepetitionAsked) -> DrawnRepetition:
    """Draw own passages and fix them in the next own round, as one change; the history keeps the seed.

    Raises NotFound; UsageProblem for numbers that are none; QualcodeError where too few passages are old enough,
    with the day on which there are enough, and for who does not code passages twice.
    """
    from qualcode.agreement.planning.repetitions import drawn_by_code, lots, old_enough

    _refuse_numbers(asked)
    own, project, today = _Own(space), space.project, asked.today or local_today()
    by_round = own.passages()
    of = _round_of(by_round, asked, today)
    there = old_enough(by_round[of], today, asked.days)
    if asked.sample > len(there):
        raise _too_few(by_round[of], of, len(there), asked)
    by_code = drawn_by_code(there, asked.sample, asked.seed)
    coded = [passage for passages in by_code.values() for passage in passages]
    uncoded = own.uncoded(of, asked, min(passage.span.length for passage in coded)) if asked.uncoded else []
    documents = {document.uuid: document for document in project.documents.all()}
    order = lots([*coded, *uncoded], asked.seed)
    number = own.next_round()
    told = f"intra: seed {asked.seed}, {len(coded)} of {len(there)} passages of round {of}"  # no text: kept in file
    reason = f"{told}, {len(uncoded)} uncoded" if uncoded else told  # no text: kept in file
    with project.change("segments.fix", Author.of(own.coder), reason):
        passages = [(documents[passage.document], passage.span) for passage in order]
        project.segments.fix(passages, own.coder, number, Author.of(own.coder), repeats=of)
    names = {code.key: code.full_name for code in project.codes.book()}
    totals = drawn_by_code(there, len(there), asked.seed)
    return DrawnRepetition(
        own.coder.name,
        number,
        of,
        asked.seed,
        asked.days,
        len(coded),
        len(there),
        tuple((names[code], len(found), len(totals[code])) for code, found in by_code.items()),
        len(uncoded),
        tuple(documents[uuid].name for uuid in dict.fromkeys(passage.document for passage in order)),
    )


class _Own:
    """The work of who acts."""

    def __init__(self, space: Workspace) -> None:
        coder = space.project.coders.find(space.author.name, exact=True)
        if coder.kind in (CoderKind.CONSENSUS, CoderKind.MODEL):
            raise QualcodeError(
                _("“{coder}” is nobody who codes twice.", coder=coder.name),
                _("Say --coder NAME of a person."),
            )
        self.coder = coder
        self._project = space.project
        self._again = space.project.segments.repetitions()
        self._refused = _not_to_be_analysed(space)
        self.codings: list[Coding] = space.project.codings.all(coder=coder.key)
        self._by_document: dict[int, list[Coding]] = {}
        for coding in self.codings:
            self._by_document.setdefault(coding.document, []).append(coding)

    def in_document(self, document: int) -> Sequence[Coding]:
        """The codings in a document (key), of all rounds."""
        return self._by_document.get(document, ())

    def of_round(self, round_: int) -> list[Coding]:
        """The codings of a round, without those of passages that were coded again."""
        return [coding for coding in self.codings if coding.round == round_ and not self._is_again(coding)]

    def _is_again(self, coding: Coding) -> bool:
        return (coding.document, coding.coder, coding.round) in self._again

    def passages(self) -> Mapping[int, list[OwnPassage]]:
        """Round -> the passages that were coded in it, with the day on which each was last coded in any round."""
        from qualcode.agreement.planning.repetitions import own_passages
        from qualcode.project.history_queries import last_coded

        last = last_coded(self._project, self.coder.key)
        days = {coding.key: iso_day(last[coding.key]) for coding in self.codings}
        found: dict[int, list[OwnPassage]] = {}
        for round_ in sorted({coding.round for coding in self.codings if not self._is_again(coding)}):
            codings: dict[int, list[Coding]] = {}
            for coding in self.of_round(round_):
                codings.setdefault(coding.document, []).append(coding)
            for document in self._project.documents.some(codings.keys() - self._refused):
                of = own_passages(document.uuid, document.length, codings[document.key], days)
                found.setdefault(round_, []).extend(self._last_coded(document, passage, days) for passage in of)
        return {round_: passages for round_, passages in found.items() if passages}

    def _last_coded(self, document: Document, passage: OwnPassage, days: Mapping[int, str]) -> OwnPassage:
        """The passage with the day on which anything of it was coded last, in whatever round."""
        there = (coding for coding in self._by_document.get(document.key, ()) if coding.span.overlap(passage.span))
        return replace(passage, day=max((days[coding.key] for coding in there), default=passage.day))

    def uncoded(self, of: int, asked: RepetitionAsked, least: int) -> list[OwnPassage]:
        """Sentences of answers in which nothing was coded, of documents that were finished in a round.

        They are at least so many code points long. Raises QualcodeError where there are not as many as wanted.
        """
        from qualcode.agreement.planning.repetitions import OwnPassage, lots

        finished = {
            work.document
            for work in self._project.coders.all_assignments(self.coder)
            if work.round == of and work.state is WorkState.FINISHED
        }
        found = [
            OwnPassage(document.uuid, span)
            for document in self._project.documents.some(finished - self._refused)
            for span in self._silent(document, of)
            if span.length >= least
        ]
        if len(found) < asked.uncoded:
            raise QualcodeError(
                ngettext(
                    "There is only {count} sentence of at least {length} characters that you left uncoded in "
                    "documents that you finished in round {round}.",
                    "There are only {count} sentences of at least {length} characters that you left uncoded in "
                    "documents that you finished in round {round}.",
                    len(found),
                    length=least,
                    round=of,
                ),
                _("Where you did not finish, nothing says that you left it uncoded. Ask for fewer with --uncoded."),
            )
        return lots(found, asked.seed)[: asked.uncoded]

    def _silent(self, document: Document, of: int) -> list[Span]:
        """The sentences of a document, said by nobody who asks, that share no text with a coding of a round."""
        structure, roles = self._project.documents.structure(document), self._project.documents.roles(document)
        own = self._by_document.get(document.key, ())
        coded = [coding.span for coding in own if coding.round == of and coding.span.length < document.length]
        return [
            span
            for span in structure.sentences
            if roles.get(structure.speaker_at(span.start)) is not Role.ASKS
            and not any(span.overlap(other) for other in coded)
        ]

    def next_round(self) -> int:
        """A round that nobody uses, behind all that there are."""
        project = self._project
        used = [project.settings.round or 1, *(work.round for work in project.coders.all_assignments())]
        used += [segment.round for segment in project.segments.all()]
        used += [round_ for _code, _coder, round_, _number in project.codings.tally("code_id")]
        return max(used) + 1


def _not_to_be_analysed(space: Workspace) -> set[int]:
    """The keys of documents whose people refused that their words are analysed, withdrew, or should not be here."""
    today, consents = local_today(), space.project.consents.that_hold()
    return {
        document
        for document, consent in consents.items()
        if any(said.forbids_all(today) for said in (consent.own, *consent.speakers.values()))
    }


def _round_of(by_round: Mapping[int, Sequence[OwnPassage]], asked: RepetitionAsked, today: str) -> int:
    """The round whose passages are drawn. Raises QualcodeError where nothing was coded in it."""
    from qualcode.agreement.planning.repetitions import old_enough

    if asked.of is not None:
        if asked.of not in by_round:
            raise QualcodeError(
                _("You coded no passages in round {round}.", round=asked.of),
                _("“qualcode intra” lists your rounds and how many passages are in them."),
            )
        return asked.of
    if not by_round:
        raise QualcodeError(
            _("You coded no passages yet."), _("“qualcode open” begins with it; code them again after some weeks.")
        )
    fitting = [round_ for round_, passages in by_round.items() if old_enough(passages, today, asked.days)]
    return max(fitting or by_round)


def _refuse_numbers(asked: RepetitionAsked) -> None:
    if asked.sample < 1:
        raise UsageProblem(_("One passage at least is drawn."), _("Write for instance --sample 40."))
    if asked.days < 1:
        raise UsageProblem(_("Passages of today are too fresh."), _("Write weeks or days: --after 3w, --after 10d."))
    if asked.uncoded < 0:
        raise UsageProblem(_("A number of passages is 0 at least."), _("Write for instance --uncoded 20."))
    if not 0 <= asked.seed <= _LARGEST_SEED:
        raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))


def _too_few(passages: Sequence[OwnPassage], of: int, old: int, asked: RepetitionAsked) -> QualcodeError:
    from qualcode.agreement.planning.repetitions import day_of_enough

    told = ngettext(
        "Only {count} of the {all} that you coded in round {round} was coded at least {days} ago.",
        "Only {count} of the {all} that you coded in round {round} were coded at least {days} ago.",
        old,
        all=counted(len(passages), "passage", after=True),
        round=of,
        days=counted(asked.days, "day", after=True),
    )
    day = day_of_enough(passages, asked.sample, asked.days)
    if day:
        return QualcodeError(
            told,
            _(
                "From {day} on there are {number}. Until then ask for fewer (--sample) or fresher ones (--after).",
                day=told_day(day),
                number=asked.sample,
            ),
        )
    return QualcodeError(told, _("There are fewer than {number} in all. Ask for fewer.", number=asked.sample))


def _told(own: _Own, names: Mapping[int, str], segments: Sequence[FixedSegment]) -> Repetition:
    """How far a repetition is, and how many days lie between both codings of its passages."""
    round_, of = segments[0].round, segments[0].repeats or 0
    apart = []
    coded: dict[int, list[bool]] = {}
    for segment in segments:
        before, after = (
            [
                coding.created
                for coding in own.in_document(segment.document)
                if coding.round == number and coding.span.overlap(segment.span)
            ]
            for number in (of, round_)
        )
        coded.setdefault(segment.document, []).append(bool(after))
        if before and after:
            apart.append((date.fromisoformat(iso_day(min(after))) - date.fromisoformat(iso_day(max(before)))).days)
    documents = tuple((names[key], len(done), sum(done)) for key, done in coded.items())
    number = sum(done for _name, _passages, done in documents)
    between = (min(apart), median(apart), max(apart)) if apart else None
    return Repetition(round_, of, len(segments), number, documents, between)
