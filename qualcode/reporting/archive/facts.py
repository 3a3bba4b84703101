"""What the program knows of a study that is archived: plain objects, of which all reports of a deposit are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.catalogue import Catalogue
from qualcode.model.codes import Codebook, Rules
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.procedures import Procedure
from qualcode.model.readings.transcription_rules import TranscriptionRules
from qualcode.model.topics import Topic


class WhyLeftOut(StrEnum):
    """Why something is not in a deposit."""

    UNKNOWN = "not known"  # no text: a value
    NO = "no"
    OVER = "withdrawn"
    ELSEWHERE = "document left out"  # no text: a value
    NOT_MADE = "not made"  # no text: a value
    MODEL = "model solution"  # no text: a value
    OLD_RULES = "old rules"  # no text: a value
    TEAM = "talks of the team"  # no text: a value

    def told(self, words: Catalogue) -> str:
        """The reason in a language."""
        return {
            WhyLeftOut.UNKNOWN: words.gettext("nothing is known of a consent to archiving"),
            WhyLeftOut.NO: words.gettext("archiving was refused"),
            WhyLeftOut.OVER: words.gettext("the consent was withdrawn, or the day of deletion has come"),
            WhyLeftOut.ELSEWHERE: words.gettext("it belongs to a document that is left out"),
            WhyLeftOut.NOT_MADE: words.gettext("this program could not make it"),
            WhyLeftOut.MODEL: words.gettext("they are a model solution for learners"),
            WhyLeftOut.OLD_RULES: words.gettext("they stand under old rules of their codes"),
            WhyLeftOut.TEAM: words.gettext("they tell what members of the team said"),
        }[self]


@dataclass(frozen=True, slots=True)
class NotDeposited:
    """Something that is not in the deposit: what, its anonymous id, how many of it, and why.

    `what` is one of “document”, “codings”, “anchor examples”, “decisions”, “norming sessions”,
    “qdpx”, “pdf”.
    """

    what: str
    id: str
    number: int
    why: WhyLeftOut


def what_in_words(what: str, words: Catalogue) -> str:
    """What was left out, in a language."""
    return {
        "document": words.pgettext("left out of an archive", "document"),
        "codings": words.pgettext("left out of an archive", "codings"),
        "anchor examples": words.pgettext("left out of an archive", "anchor examples"),  # no text: a key
        "decisions": words.pgettext("left out of an archive", "decisions of the consensus with their reasons"),
        "norming sessions": words.pgettext(  # no text: a key
            "left out of an archive", "norming sessions with their votes"
        ),
        "qdpx": words.pgettext("left out of an archive", "codings as .qdpx (REFI-QDA)"),
        "pdf": words.pgettext("left out of an archive", "transcript as PDF"),
    }[what]


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """A document of a deposit under its anonymous name, which is made of label and number.

    `characters` are code points; `minutes` is None where no times are known, `form` the form of consent. `speakers`
    is the number of people who speak.
    """

    name: str
    id: str
    label: str
    wave: str
    kind: str
    words: int
    characters: int
    minutes: float | None
    transcription: str
    form: str
    speakers: int


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One version of a code's rules, and the day (ISO 8601) on which it was made."""

    code: int
    version: int
    day: str
    rules: Rules


@dataclass(frozen=True, slots=True)
class ArchivedCoding:
    """A coding as the tidy table has it; `coder` is a number from 1, `start` and `end` are code points.

    `coder_kind` is person, machine or consensus.
    """

    id: str
    document: str
    start: int
    end: int
    paragraph: int
    code_id: str
    code: str
    coder: int
    coder_kind: str
    polarity: str
    weight: int | None
    round: int
    rule_version: int
    under_old_rule: bool
    created: str
    words: str


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """The study as it is archived.

    `documents` are those of the deposit, `all_documents` the number in the project. `changes` are the changes of the
    codebook as (day, kind of entry, number). `groups` are attributes of the archived cases: name -> (value, number
    of cases), small ones put together under an empty value. `answers` counts what cases and documents
    said of each purpose; `withdrawn` those who withdrew. `findings` and `accepted` are what the disclosure check
    found, and what of it somebody accepted; `names_listed` says whether a list of names was given,
    `likely_sought` whether likely names were looked for that no list has.
    `transcription` are the transcription rules of the documents by their name. Of the codings `old_rules` stand
    under old rules of their codes.
    """

    title: str
    project: str
    day: str
    program: str
    recipient: str
    purposes: tuple[Purpose, ...]
    documents: tuple[ArchivedDocument, ...]
    all_documents: int
    cases: int
    left_out: tuple[NotDeposited, ...]
    codes: Codebook
    described: tuple[tuple[str, str], ...]
    versions: tuple[RuleVersion, ...]
    changes: tuple[tuple[str, str, int], ...]
    codings: int
    coders: int
    rounds: int
    procedure: Procedure | None
    topics: tuple[Topic, ...]
    research_questions: tuple[str, ...]
    groups: Mapping[str, tuple[tuple[str, int], ...]]
    answers: Mapping[Purpose, Mapping[Permission, int]]
    withdrawn: int
    findings: int
    accepted: int
    names_listed: bool
    likely_sought: bool
    smallest_group: int
    transcription: Mapping[str, TranscriptionRules] = field(default_factory=dict)
    old_rules: int = 0

    def by_wave(self) -> list[tuple[str, int]]:
        """The waves of the archived documents with their number of documents; an empty one where it is not known."""
        return _counted(document.wave for document in self.documents)

    def by_kind(self) -> list[tuple[str, int]]:
        """The kinds of sources of the archived documents with their number."""
        return _counted(document.kind for document in self.documents)

    def by_rules(self) -> list[tuple[str, int]]:
        """The rules of transcription with the number of documents that follow them."""
        return _counted(document.transcription for document in self.documents)

    def rules_called(self, name: str, words: Catalogue) -> str:
        """Transcription rules as they are printed; empty where nobody said."""
        rules = self.transcription.get(name)
        return words.said(rules.title) if rules else name

    @property
    def words(self) -> int:
        """The number of words of all transcripts."""
        return sum(document.words for document in self.documents)


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items())
