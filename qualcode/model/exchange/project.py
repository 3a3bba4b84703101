"""A project as it goes from program to program: what a reader found in a file, and what a writer puts into one.

Everything is called by its GUID: lower case with hyphens, without braces. A reader gives texts and places as this
program counts them (code points over LF line ends); what could not be placed has no span.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import LineMark, SourceFile, Speaker, TimeMark
from qualcode.model.exchange.coordinates import Placement
from qualcode.model.exchange.losses import NO_LOSSES, LossReport
from qualcode.model.memos import MemoKind
from qualcode.model.readings.how_read import UNKNOWN_READING, HowRead
from qualcode.model.spans import Span


class ExchangeFormat(StrEnum):
    """The form of a file that holds a project, a codebook or codings of another program."""

    QDPX = "qdpx"
    QDE = "qde"
    QDC = "qdc"
    TAGUETTE = "taguette"
    QUALCODER = "qualcoder"
    RQDA = "rqda"
    CATMA = "catma"
    SEGMENTS = "segments"
    TRANSCRIPT = "transcript"


class ExchangeDialect(StrEnum):
    """For which program a project is written."""

    STANDARD = "standard"
    NVIVO = "nvivo"
    MAXQDA = "maxqda"
    ATLASTI = "atlasti"


class SourceMedium(StrEnum):
    """What a source is; of all but texts only the text is read that stands beside them."""

    TEXT = "text"
    PDF = "pdf"
    PICTURE = "picture"
    AUDIO = "audio"
    VIDEO = "video"


class TargetKind(StrEnum):
    """What a note hangs on or a link leads to."""

    PROJECT = "project"
    SOURCE = "source"
    PASSAGE = "passage"
    CODE = "code"
    CODING = "coding"
    CASE = "case"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ExchangeUser:
    """Somebody who coded or wrote."""

    guid: str
    name: str
    kind: CoderKind = CoderKind.PERSON


@dataclass(frozen=True, slots=True)
class ExchangeCode:
    """A code; `draft` has no sub-codes, they are `children`. Not `is_codable` is a mere category there.

    `former` are the rules that it had before, oldest first.
    """

    guid: str
    draft: CodeDraft
    is_codable: bool = True
    children: tuple[ExchangeCode, ...] = ()
    former: tuple[Rules, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeCoding:
    """A code (GUID) on a passage of a source.

    `span` is None where it is not certain where it stands: then `likely` may be a place that a person should look at.
    `words` are those of the passage as the file names them, shortened by that program perhaps, and `place` is what
    it says of where it is, for people. `user` is a GUID, empty where nobody is named; `created` is UTC, ISO 8601,
    empty where it is not known. `round` is None where the file knows no rounds. `rules` is the number of the code's
    rules under which it was made, None for the present ones; of a project of ours that leaves `under_old_rule` says
    whether the rule is another one since.
    """

    guid: str
    code: str
    span: Span | None
    user: str = ""
    created: str = ""
    likely: Span | None = None
    words: str = ""
    place: str = ""
    polarity: Polarity = Polarity.PRESENT
    weight: int | None = None
    paraphrase: str = ""
    round: int | None = None
    good_by: tuple[str, ...] = ()
    rules: int | None = None
    under_old_rule: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class ExchangeTarget:
    """What a note is about: a kind and a GUID, of a passage that of its source and the span."""

    kind: TargetKind
    guid: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ExchangeNote:
    """A memo, comment or annotation; without targets it is about the project."""

    guid: str
    title: str
    text: str
    targets: tuple[ExchangeTarget, ...] = ()
    user: str = ""
    created: str = ""
    changed: str = ""
    kind: MemoKind = MemoKind.OTHER
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ExchangeLink:
    """A link between two things; `direction` is that of the standard: Associative, OneWay or Bidirectional."""

    guid: str
    name: str
    origin: ExchangeTarget
    target: ExchangeTarget
    direction: str = "Associative"


@dataclass(frozen=True, slots=True)
class ExchangeSource:
    """A source with its text and the codings on it.

    `file_name` and `sha256` are those of the file that the text came from. `placement` says how its passages were
    placed, None where it has none. `label` and `wave`, `source_kind`, `context` are what this program knows of a
    document beside its attributes, `lines` where its source counts lines, `speakers` what it knows of those who talk
    in it (their `case` is a GUID).
    `origin` and `how_read` are of the file that the document of a project of ours came from.
    """

    guid: str
    name: str
    text: str
    medium: SourceMedium = SourceMedium.TEXT
    description: str = ""
    file_name: str = ""
    sha256: str = ""
    encoding: str = ""
    user: str = ""
    created: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    codings: tuple[ExchangeCoding, ...] = ()
    marks: tuple[TimeMark, ...] = ()
    lines: tuple[LineMark, ...] = ()
    placement: Placement | None = None
    label: str = ""
    wave: str = ""
    source_kind: str = ""
    context: str = ""
    transcription: str = ""
    speakers: tuple[Speaker, ...] = ()
    origin: SourceFile | None = None
    how_read: HowRead = UNKNOWN_READING


@dataclass(frozen=True, slots=True)
class ExchangeCase:
    """A case with its attributes and sources (GUIDs); one without a name is called by the reader."""

    guid: str
    name: str
    description: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeLevel:
    """The level that somebody gave a case, or a source without one, on a code; all but `level` are GUIDs.

    Without a `level` it cannot be classified; `place` is that of the level from 1, the lowest, in its order.
    """

    guid: str
    code: str
    user: str
    case: str = ""
    source: str = ""
    level: str | None = None
    place: int | None = None
    round: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeSet:
    """Things that belong together: sources become a group of documents."""

    guid: str
    name: str
    description: str = ""
    codes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeProject:
    """All of a project that travels. `program` is what made it, as it names itself.

    `codebooks` are titles of codebooks with what they say of themselves, `round` the number of the present round,
    None where the file knows no rounds. `remarks` tell a person how it was read.
    """

    format: ExchangeFormat
    name: str
    program: str = ""
    guid: str = ""
    description: str = ""
    users: tuple[ExchangeUser, ...] = ()
    codes: tuple[ExchangeCode, ...] = ()
    sources: tuple[ExchangeSource, ...] = ()
    cases: tuple[ExchangeCase, ...] = ()
    notes: tuple[ExchangeNote, ...] = ()
    links: tuple[ExchangeLink, ...] = ()
    sets: tuple[ExchangeSet, ...] = ()
    levels: tuple[ExchangeLevel, ...] = ()
    codebooks: tuple[tuple[str, str], ...] = ()
    round: int | None = None
    losses: LossReport = NO_LOSSES
    remarks: tuple[str, ...] = ()

    @property
    def codings(self) -> int:
        """How many codings there are."""
        return sum(len(source.codings) for source in self.sources)
