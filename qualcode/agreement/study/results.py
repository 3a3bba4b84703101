"""What a study of agreement gives back: plain records, for every renderer alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Plan, Value
from qualcode.agreement.passages.other_programs import ComparedSums, OverCodes
from qualcode.agreement.passages.segment_figures import MatchedSegments
from qualcode.agreement.passages.unitizing import Unitizing, UnitSums
from qualcode.catalogue import later
from qualcode.model.procedures import Procedure
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode

if TYPE_CHECKING:
    from qualcode.agreement.passages.gamma import Gamma


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as reports name it: by label and by its number among the project's documents of that label."""

    key: int
    id: str
    label: str
    number: int

    def __str__(self) -> str:
        return later("{label} no. {number}", label=self.label or later("(no label)"), number=str(self.number))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that is not compared, or not for all coders, and why.

    `kind` is the reason without names, the most telling one where coders differ; `codings` of the coders in it are
    set aside.
    """

    document: NamedDocument
    reason: str
    kind: str = ""
    codings: int = 0


class Basis(StrEnum):
    """What makes a document count for a coder, so that what is not coded in it is a statement."""

    FINISHED = "finished"
    CODED = "coded"
    ASSUMED = "assumed"
    ROUNDS = "rounds"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Independence:
    """Whether the history shows that the coders worked blind, and what it shows; times are UTC, ISO 8601.

    `came_later` counts the codings that were made in other copies and came in after that, `in_packages` those of
    them that were made in a package without codings of others. `grounds` says what it is shown by: “package”,
    “before” (no coding of others was in the document here yet), “blind”.
    """

    shown: bool
    reason: str
    since: str = ""
    until: str = ""
    came_later: int = 0
    in_packages: int = 0
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepeatedPassages:
    """Own passages that were coded again: how many are compared, and how many wait for being coded.

    `days` lie between both codings of a passage: the fewest, the median, the most; None where none has both.
    """

    passages: int
    waiting: int
    days: tuple[int, float, int] | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a project was compared.

    `partly` are compared documents that do not count for all coders. `silent` counts the interviewer's units
    that are left out, `outside` the passages that lie wholly in such text. `uncounted` counts the codings
    in documents that do not count for their coder. `idle` are coders who are not compared, since nobody named them
    and no document counts for them. `not_present` counts codings that are absent or mixed. `rounds`
    are those whose codings were taken; `several_rounds` counts pairs of document and coder with codings of more
    than one.
    `without_turns` counts documents whose paragraphs stand in for turns. `procedure` is what the project declares
    about how the quality of its coding is secured; None where nobody said. `fixed` counts the passages that were
    fixed before the coding, `beside_fixed` the codings beside these, where they are the units. `repeated` tells of
    own passages that were coded again; `again_aside` counts codings of such ones that are no part of a comparison of
    several coders. Of the compared codings `old_rules` stand under an old rule of their code; `old_left_out` are left
    out for that.
    """

    title: str
    documents: tuple[NamedDocument, ...]
    project_documents: int
    cases: int
    left_out: tuple[LeftOut, ...]
    partly: tuple[LeftOut, ...]
    basis: Basis
    level: str
    with_interviewer: bool
    silent: int
    outside: int
    segmenters: tuple[str, ...]
    texts_sha256: str
    codebook: int
    uncounted: int = 0
    idle: tuple[str, ...] = ()
    not_present: int = 0
    rounds: tuple[int, ...] = (1,)
    several_rounds: int = 0
    without_turns: int = 0
    as_of: str = ""
    independence: Independence | None = None
    procedure: Procedure | None = None
    fixed: int = 0
    beside_fixed: int = 0
    repeated: RepeatedPassages | None = None
    again_aside: int = 0
    old_rules: int = 0
    old_left_out: int = 0

    @property
    def goes_without_coefficient(self) -> bool:
        """Whether the declared procedure rests on talking or checking, so that a coefficient does not measure it."""
        return self.basis is not Basis.ROUNDS and self.procedure in {Procedure.CONSENSUAL, Procedure.CHECKED}

    @property
    def claims_more_than_shown(self) -> bool:
        """Whether independent coding is declared and the history does not show it."""
        claimed = self.basis is not Basis.ROUNDS and self.procedure is Procedure.INDEPENDENT
        return claimed and self.independence is not None and not self.independence.shown


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code's figures, or one category's of data from a file.

    `ratings` are coded or not, but for document frequency: there they are counts; `table` holds the same by cluster,
    where clusters are known. `values` are by stable name. `passages` and `characters` are per coder: free passages,
    and code points in them. `rolled_up` says that the sub-codes are taken in; `pooled` that the code is a part of the
    pooled figures, `aside` why it is not though it would be. `passage_sums` are the five numbers of |u-alpha by
    cluster (`layer_sums.LayerSums.of_clusters`), `compared` what figures of other programs are made of.
    """

    name: str
    ratings: Ratings
    values: Mapping[str, Value]
    passages: tuple[int, ...] = ()
    characters: tuple[int, ...] = ()
    rolled_up: bool = False
    pooled: bool = True
    aside: str = ""
    table: RatingTable | None = None
    passage_sums: Sequence[Sequence[float]] = ()
    compared: ComparedSums = field(default_factory=ComparedSums)

    @property
    def clusters(self) -> list[Ratings]:
        """The ratings of each cluster; none where clusters are not known."""
        return self.table.by_cluster() if self.table is not None else []


@dataclass(frozen=True, slots=True)
class GroupConflict:
    """Two codes of an exclusive group that one coder gave to the same text; offsets are of the stored text."""

    document: str
    coder: str
    first: str
    first_span: tuple[int, int]
    second: str
    second_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GroupAgreement:
    """The u-family of codes that exclude each other; `family` is None where conflicts refuse it.

    `codes` are the sub-codes, their own sub-codes rolled up; `parent_passages` counts passages of the code
    above itself, which take no part.
    """

    name: str
    codes: tuple[str, ...]
    family: Unitizing | None
    conflicts: tuple[GroupConflict, ...] = ()
    parent_passages: int = 0
    sums: tuple[UnitSums, ...] = ()


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two of the coders: the pooled values of theirs."""

    first: str
    second: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ValueAgreement:
    """Agreement on a value of units that both coded with the code: polarity or weight."""

    name: str
    ratings: Ratings
    percent: Value
    alpha: Value
    table: RatingTable | None = None


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """Set-valued alphas by stable name over the `units` that two coders gave at least one code each."""

    units: int
    values: Mapping[str, Value]
    table: RatingTable | None = None


@dataclass(frozen=True, slots=True)
class Resampling:
    """How intervals were made, over how many clusters, or why no figure can have one.

    `names` say which cases or documents the clusters of tables are, in their order, so that studies know what they
    have in common; they are not for reports. Empty where clusters are none of both.
    """

    plan: Plan
    clusters: int
    reason: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confusion:
    """In how many units the first coder gave `given` and not `other`, and the second `other` and not `given`."""

    first: str
    second: str
    given: str
    other: str
    units: int


# ---- what became of codings by talking or checking: see the room procedure ---------------------------------


class StretchKind(StrEnum):
    """How coders differ on a stretch: neighbouring units that one coder after the other gave a code.

    Where two coders' stretches share a unit, they are one.

    Agreed: all gave the code to each unit of it. Boundary: all gave it to some of it. Code: some did not, and on one
    of its units these gave a code that the others did not give there. Some: the rest, only some gave it, and the
    others nothing else.
    """

    AGREED = "agreed"
    BOUNDARY = "boundary"
    CODE = "code"
    SOME = "some"


DIFFERING = (StretchKind.BOUNDARY, StretchKind.CODE, StretchKind.SOME)
"""The kinds of disagreement."""


@dataclass(frozen=True, slots=True)
class KindsOfCode:
    """Numbers of stretches of one code, or of all codes; both halves of a confused code are counted, each once."""

    name: str
    agreed: int
    boundary: int
    code: int
    some: int

    @property
    def given(self) -> int:
        """All stretches that anybody gave the code."""
        return self.agreed + self.differing

    @property
    def differing(self) -> int:
        """Those on which the coders differ."""
        return self.boundary + self.code + self.some

    @property
    def share(self) -> float | None:
        """The share of agreements; None where nobody gave the code."""
        return self.agreed / self.given if self.given else None


@dataclass(frozen=True, slots=True)
class SettledKind:
    """Disagreements of one kind: how many came out as each coder had it, otherwise, and not yet.

    Several coders may have had the same, so that the sum may be larger than the number.
    """

    kind: StretchKind
    differing: int
    as_coder: tuple[int, ...]
    otherwise: int
    open: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """How disagreements were settled: by codings of a consensus, else by what the coders changed themselves since.

    Open are those of documents that the consensus did not finish, of texts that were corrected since, and on which
    the coders differ still.
    """

    by_consensus: bool
    kinds: tuple[SettledKind, ...]
    kept: int = 0
    """Of the stretches on which the coders agreed, those that stand in the end as they were."""

    @property
    def differing(self) -> int:
        """All disagreements."""
        return sum(settled.differing for settled in self.kinds)

    @property
    def open(self) -> int:
        """Those that are not settled."""
        return sum(settled.open for settled in self.kinds)

    @property
    def otherwise(self) -> int:
        """Those that came out as none of the coders had it."""
        return sum(settled.otherwise for settled in self.kinds)


@dataclass(frozen=True, slots=True)
class ChangedRules:
    """A version of a code's rules that was written after the first of the compared codings; `created` is UTC."""

    code: str
    version: int
    created: str


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """What a consensus decided where compared coders differ in compared documents: numbers of decisions.

    A decision is about a place: the codings of two coders as they are, whatever units are compared. `results` leaves
    out those that took what one coder had, which `as_coder` counts by coder. `anchors` are those of which a coding
    became an anchor example.
    """

    modes: Mapping[DecisionMode, int]
    as_coder: tuple[int, ...]
    results: Mapping[ConsensusResult, int]
    certainties: Mapping[Certainty, int]
    errors: Mapping[CodingError, int]
    anchors: int

    @property
    def decisions(self) -> int:
        """All of them, also those that left it undecided."""
        return sum(self.modes.values())

    @property
    def undecided(self) -> int:
        """Those that left it undecided."""
        return self.results.get(ConsensusResult.UNDECIDED, 0)


@dataclass(frozen=True, slots=True)
class TalkFigures:
    """What coders agreed on at once, how they differed, how that was settled, and which rules changed meanwhile.

    `decided` are the decisions that are kept, None where there are none.
    """

    codes: tuple[KindsOfCode, ...]
    whole: KindsOfCode
    settlement: Settlement | None
    rules: tuple[ChangedRules, ...]
    decided: DecisionFigures | None = None


@dataclass(frozen=True, slots=True)
class ChecksOfCode:
    """What the second coder did with stretches of one code, or of all codes, that the first had given.

    `removed` are those where the second gave no code in their place, `added` those where the first had given none.
    """

    name: str
    confirmed: int
    boundary: int
    code: int
    removed: int
    added: int

    @property
    def given(self) -> int:
        """The stretches that the first coder had given the code."""
        return self.confirmed + self.boundary + self.code + self.removed


@dataclass(frozen=True, slots=True)
class CheckFigures:
    """Of each document the first coder is who coded it earlier; in `undated` documents times do not tell who.

    There the coders count in their order. `roles` numbers the documents that each of the two coded first.
    """

    codes: tuple[ChecksOfCode, ...]
    whole: ChecksOfCode
    roles: tuple[int, int]
    undated: int


# ---- the whole --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Study:
    """What was compared and what came out.

    `source` is “project”, “ratings” or “spans”; `scope` belongs to the first. `units`, `pairable` and
    `missing` count units, those that two coders rated, and missing ratings. `whole` holds the figures over
    all codes: pooled by summing disagreement, or, for ratings from a file, over the values themselves.
    `any_code` compares all codes' passages as those of one code (segmentation), `labels` the codes where two
    coders gave any; both are there for several codes of a project. `sets` are the set-valued alphas over all
    units by stable name. `metric` is that of alpha. `matched` counts the passages of the pooled codes that match,
    those that share `overlap` per cent of their text; `over_codes` holds figures over all codes at once. `gamma` is
    there where it was asked for. `by_code` says that `codes` are such and pooled, else they are the values of a file.
    `confusions` are those of every two coders, the largest first; None where no unit is coded or not. `by_document`
    are the ratings of each code by the documents of the scope, in a full study of a project.
    `talk` and `checks` are what the project's quality procedure asks for.
    """

    source: str
    coders: tuple[str, ...]
    unit: str
    units: int
    pairable: int
    missing: int
    codes: tuple[CodeAgreement, ...]
    whole: Mapping[str, Value]
    resampling: Resampling
    metric: str = "nominal"
    scope: Scope | None = None
    any_code: CodeAgreement | None = None
    labels: LabelAgreement | None = None
    groups: tuple[GroupAgreement, ...] = ()
    pairs: tuple[PairAgreement, ...] = ()
    polarity: tuple[ValueAgreement, ...] = ()
    weights: tuple[ValueAgreement, ...] = ()
    sets: Mapping[str, Value] = field(default_factory=dict)
    set_table: RatingTable | None = None
    overlap: int = 90
    matched: MatchedSegments | None = None
    over_codes: OverCodes | None = None
    gamma: Gamma | None = None
    by_code: bool = True
    confusions: tuple[Confusion, ...] | None = None
    talk: TalkFigures | None = None
    checks: CheckFigures | None = None
    by_document: tuple[RatingTable, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
