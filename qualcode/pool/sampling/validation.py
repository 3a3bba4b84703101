"""How well rules code: precision, recall, F1 and kappa of each code, from the held-out half of a sample."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _, ngettext
from qualcode.errors import Ambiguous, NotFound, QualcodeError
from qualcode.pool.sampling.estimators import MetUnits, ReadSample, Scores, read_sample, scores
from qualcode.pool.sampling.hand_codes import CodedSample, Hand, Reader, SampledText, SampleUnit
from qualcode.pool.sampling.looks import HeldOutLooks, look
from qualcode.pool.sampling.one_moved import with_one_moved
from qualcode.pool.tables.told_estimates import Ended, OtherNumbers, moves

if TYPE_CHECKING:
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.folder.sample_records import SampleRecord

Half = Literal["held-out", "open", "all"]


@dataclass(frozen=True, slots=True)
class CodeScores:
    """How well a code is given: units in which both gave it, the machine alone, people alone, nobody; the figures.

    `is_refused` where the sample says nothing of this code at all. Where one of the numbers is small, `others` are
    what the figures would be if one unit were another; they name what changes by its place among the numbers.
    """

    code: int
    both: int
    machine_only: int
    hand_only: int
    neither: int
    undecided: int
    scores: Scores
    is_refused: bool = False
    others: tuple[OtherNumbers, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """How many units both gave the code, the machine alone, people alone, nobody, and are undecided."""
        return self.both, self.machine_only, self.hand_only, self.neither, self.undecided


@dataclass(frozen=True, slots=True)
class Validation:
    """The scores of rules by whoever coded by hand: `reader` where it is one of several, None for all together.

    Of `drawn` documents of the half `read` were read to their end; of those left out the numbers tell why. About
    `disputed` ones people disagree in some code; `asked` sentences of the sample are left out as interviewers say
    them. Of `alone` strata one document was read, of `unread` ones with `stood_for` documents none. `where` is the
    filter by which the sample was drawn, empty for all documents.
    """

    rules: str
    sample: str
    unit: SampleUnit
    half: Half
    hand: Hand
    reader: Reader | None
    codes: tuple[CodeScores, ...]
    drawn: int
    read: int
    gone: int
    by_consensus: int
    by_several: int
    disputed: int
    asked: int
    alone: int
    unread: int
    stood_for: int
    only_hits: bool
    where: str
    looks: HeldOutLooks | None


@dataclass(frozen=True, slots=True)
class ValidationRequest:
    """What is to be validated: rules by their name, the codes (keys) that they can give, and how.

    With a `reader` what they alone gave counts, be there a consensus or not.
    """

    rules: str
    codes: tuple[int, ...]
    unit: SampleUnit = "document"
    half: Half = "held-out"
    hand: Hand = "agreed"
    reader: Reader | None = None


def validate_by(pool: Pool, coded: CodedSample, record: SampleRecord, request: ValidationRequest) -> list[Validation]:
    """Score rules by what people and rules gave to a sample; several results where each reader is asked for.

    A look at the held-out half is kept before anything is computed. Raises QualcodeError where nobody has read a
    document of it to its end, and where nothing can be written.
    """
    asked = coded.everybody() if request.hand == "each" else [request.reader]
    readers = [reader for reader in asked if chosen_texts(coded, request.half, reader)]
    if not readers:
        _refuse_not_read(coded, record, request.half)
    looks = None if request.half == "open" else look(pool, request.rules, record.sample)
    smallest = pool.settings.smallest_cell
    return [_validation(coded, record, request, reader, looks, smallest) for reader in readers]


def find_reader(coded: CodedSample, typed: str) -> Reader:
    """Who read documents of a sample, by the number that the pool gave, behind the sample's project where need be.

    Raises NotFound with those that there are, Ambiguous.
    """
    names = {reader_name(reader): reader for reader in coded.everybody()}
    found = [name for name in names if name == typed or name.rpartition(":")[2] == typed]
    if len(found) > 1:
        raise Ambiguous("coder", typed, found)
    if not found:
        raise NotFound(
            "coder", typed, list(names), _("“--hand each” scores each of them."),
            message=_("No coder “{name}” read a document of this sample to its end.", name=typed),
        )  # fmt: skip
    return names[found[0]]


def reader_name(reader: Reader) -> str:
    """Which coder of a sample it is: the number that the pool gave, behind the sample's project."""
    project, number = reader
    return f"{project}:c{number}"  # no text: a number


def chosen_texts(coded: CodedSample, half: Half, reader: Reader | None = None) -> list[SampledText]:
    """The documents of a half that were read to their end."""
    return [text for text in in_half(coded, half) if coded.whose(text.key, reader)]


def in_half(coded: CodedSample, half: Half) -> list[SampledText]:
    """The documents of a half."""
    return [text for text in coded.texts if half == "all" or text.held_out == (half == "held-out")]


def read_part(record: SampleRecord, texts: Sequence[SampledText]) -> ReadSample:
    """The read documents with the strata that they were drawn from. Raises QualcodeError where these do not fit."""
    places = {stratum.name: place for place, stratum in enumerate(record.strata)}
    strata = [places.get(text.stratum) for text in texts]
    if None in strata:
        raise QualcodeError(
            _("The record of the sample {sample} does not fit its documents.", sample=record.sample),
            _("“qualcode pool check” tells more; draw the sample again with the same seed."),
        )
    return read_sample(
        [place for place in strata if place is not None],
        [stratum.documents for stratum in record.strata],
        [stratum.hits for stratum in record.strata],
    )


def _validation(
    coded: CodedSample,
    record: SampleRecord,
    request: ValidationRequest,
    reader: Reader | None,
    looks: HeldOutLooks | None,
    smallest: int,
) -> Validation:
    texts = chosen_texts(coded, request.half, reader)
    part = read_part(record, texts)
    counting = [coded.whose(text.key, reader) for text in texts]
    codes = [_code(coded, record, request, code, texts, part, reader, smallest) for code in request.codes]
    return Validation(
        rules=request.rules,
        sample=record.sample,
        unit=request.unit,
        half=request.half,
        hand=request.hand,
        reader=reader,
        codes=tuple(found for found, _disputed in codes),
        drawn=len(in_half(coded, request.half)),
        read=len(texts),
        gone=sum(stratum.drawn for stratum in record.strata) - len(coded.texts),
        by_consensus=sum(bool(readers & coded.consensus) for readers in counting),
        by_several=sum(len(readers) > 1 for readers in counting),
        disputed=len(frozenset().union(*(disputed for _found, disputed in codes))),
        asked=coded.asked,
        alone=part.alone,
        unread=part.unread,
        stood_for=part.stood_for,
        only_hits=record.only_hits,
        where=record.where,
        looks=looks,
    )


def _code(
    coded: CodedSample,
    record: SampleRecord,
    request: ValidationRequest,
    code: int,
    texts: Sequence[SampledText],
    part: ReadSample,
    reader: Reader | None,
    smallest: int,
) -> tuple[CodeScores, frozenset[int]]:
    """The scores of a code, and the documents (keys) about which people disagree."""
    met = coded.met(code, texts, request.hand, reader)
    hits = record.hits
    refused = record.only_hits and (hits is None or (hits.rules, hits.code) != (request.rules, code))

    def figures(found: MetUnits) -> Scores:
        if not record.only_hits:
            return scores(part, found)
        return Scores(None if refused else scores(part, found).precision, None, None, None)

    counts = (met.met.both, met.met.machine_only, met.met.hand_only, met.met.neither)
    both, machine_only, hand_only, neither = (round(float(count.sum())) for count in counts)
    found = CodeScores(
        code, both, machine_only, hand_only, neither, met.undecided, figures(met.met), refused
    )  # fmt: skip
    if any(0 < number < smallest for number in found.numbers):
        others = (
            OtherNumbers(frozenset(move), ended(figures(other)))
            for move in moves(found.numbers, smallest)
            for other in with_one_moved(met.met, part.weights, *move)
        )
        found = replace(found, others=tuple(others))
    return found, met.disputed


def ended(figures: Scores) -> list[Ended]:
    """Precision, recall, F1 and kappa with the ends of their intervals."""
    return [
        (None, None, None) if figure is None else (figure.value, figure.low, figure.high)
        for figure in (figures.precision, figures.recall, figures.f1, figures.kappa)
    ]


def refuse_not_coded(record: SampleRecord, rules: str, waiting: Collection[str]) -> None:
    """Raise QualcodeError where projects that the sample is from wait for being coded by the rules, or coded anew."""
    missing = [project for project in record.cases if project in waiting]
    if missing:
        raise QualcodeError(
            ngettext(
                "The rules {rules} did not code {count} project that the sample is from, or not as it is now.",
                "The rules {rules} did not code {count} projects that the sample is from, or not as they are now.",
                len(missing),
                rules=rules,
            ),
            _("“qualcode pool annotate”, then “qualcode pool code RULES”: they do what is missing or old."),
        )


def _refuse_not_read(coded: CodedSample, record: SampleRecord, half: Half) -> None:
    if coded.texts and not in_half(coded, half):
        raise QualcodeError(
            _("No document of the sample {sample} is in this half: chance put all of them into the other one.",
              sample=record.sample),
            _("Draw a larger sample: a higher number with --each contains this one."),
        )  # fmt: skip
    if not coded.files:
        raise QualcodeError(
            _("The hand codes of the sample {sample} are not in the pool.", sample=record.sample),
            _("“qualcode pool add SAMPLE.qualcode” brings them."),
        )
    if coded.blind:
        raise QualcodeError(
            _("The sample's project is blind: its codings are not in the pool."),
            _("When all have finished: “qualcode coders blind off”, then “qualcode pool add SAMPLE.qualcode” again."),
        )
    raise QualcodeError(
        _("Nobody has read a document of this half of the sample to its end: what is not coded says nothing then."),
        _("“qualcode done” says so in the sample's project; then “qualcode pool add SAMPLE.qualcode” again."),
    )
