"""The history of a project: what was done, when, by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from qualcode.catalogue import Language, catalogue_of, language


@cache
def _words(language: Language) -> dict[str, str]:
    """Each kind of change as people of a language say it."""
    words = catalogue_of(language)
    return {
        "coding.add": words.pgettext("change", "coding"),
        "coding.import": words.pgettext("change", "import of codings"),
        "coding.remove": words.pgettext("change", "removal of a coding"),
        "coding.change": words.pgettext("change", "change of a coding"),
        "coding.split": words.pgettext("change", "splitting of a coding"),
        "memo.add": words.pgettext("change", "memo"),
        "memo.write": words.pgettext("change", "memo"),
        "memo.change": words.pgettext("change", "change of a memo"),
        "memo.remove": words.pgettext("change", "removal of a memo"),
        "code.add": words.pgettext("change", "new code"),
        "code.in_vivo": words.pgettext("change", "in-vivo code"),
        "code.edit": words.pgettext("change", "change of a code"),
        "code.move": words.pgettext("change", "moving of a code"),
        "code.remove": words.pgettext("change", "removal of a code"),
        "code.merge": words.pgettext("change", "merging of codes"),
        "code.split": words.pgettext("change", "splitting of a code"),
        "codebook.import": words.pgettext("change", "import of a codebook"),
        "code.lift": words.pgettext("change", "lifting of sub-codes"),
        "code.differentiate": words.pgettext("change", "differentiation of a code into sub-codes"),
        "code.levels": words.pgettext("change", "levels of a code"),
        "codebook.freeze": words.pgettext("change", "freezing of the codebook"),
        "codebook.unfreeze": words.pgettext("change", "removal of a frozen codebook"),
        "codebook.description": words.pgettext("change", "description of a codebook"),
        "import": words.pgettext("change", "import of documents"),
        "import.project": words.pgettext("change", "import of a project of another program"),
        "document.set": words.pgettext("change", "change of a document"),
        "document.rename": words.pgettext("change", "new name of a document"),
        "document.remove": words.pgettext("change", "removal of a document"),
        "document.reread": words.pgettext("change", "reading a document anew"),
        "document.revise": words.pgettext("change", "correction of a text"),
        "orphan.place": words.pgettext("change", "placing of an orphan"),
        "orphan.remove": words.pgettext("change", "removal of an orphan"),
        "document.finished": words.pgettext("change", "mark “finished”"),
        "document.working": words.pgettext("change", "mark “not finished”"),
        "document.open": words.pgettext("change", "mark “not begun”"),
        "coder.add": words.pgettext("change", "new coder"),
        "coder.rename": words.pgettext("change", "new name of a coder"),
        "coder.merge": words.pgettext("change", "merging of coders"),
        "quotation.edit": words.pgettext("change", "edit of a quotation"),
        "quotation.good": words.pgettext("change", "mark as a good quotation"),
        "quotation.not_good": words.pgettext("change", "withdrawal of a mark as a good quotation"),
        "quotation.id": words.pgettext("change", "ids of quotations"),
        "publication.add": words.pgettext("change", "new publication"),
        "publication.record": words.pgettext("change", "what was published"),
        "publication.remove": words.pgettext("change", "removal of a publication"),
        "rescue": words.pgettext("change", "taking in of rescued work"),
        "assign": words.pgettext("change", "assignment"),
        "unassign": words.pgettext("change", "withdrawal of an assignment"),
        "attributes.import": words.pgettext("change", "import of attributes"),
        "speaker.set": words.pgettext("change", "change of a speaker"),
        "case.add": words.pgettext("change", "new case"),
        "case.rename": words.pgettext("change", "new name of a case"),
        "case.set": words.pgettext("change", "change of a case"),
        "case.remove": words.pgettext("change", "removal of a case"),
        "code.anchor": words.pgettext("change", "anchor examples of a code"),
        "coding.recheck": words.pgettext("change", "check of codings against new rules"),
        "search.code": words.pgettext("change", "coding of what was found"),
        "label.set": words.pgettext("change", "change of a label"),
        "document.wave": words.pgettext("change", "wave and kind of source"),
        "topic.add": words.pgettext("change", "new topic"),
        "topic.edit": words.pgettext("change", "change of a topic"),
        "topic.move": words.pgettext("change", "moving of a topic"),
        "topic.remove": words.pgettext("change", "removal of a topic"),
        "topic.import": words.pgettext("change", "import of topics"),
        "topic.assign": words.pgettext("change", "assignment to topics"),
        "topic.unassign": words.pgettext("change", "withdrawal of an assignment to topics"),
        "summary.write": words.pgettext("change", "summary"),
        "summary.remove": words.pgettext("change", "removal of a summary"),
        "group.add": words.pgettext("change", "new group of documents"),
        "group.rename": words.pgettext("change", "new name of a group of documents"),
        "group.set": words.pgettext("change", "documents of a group"),
        "group.remove": words.pgettext("change", "removal of a group of documents"),
        "consent.set": words.pgettext("change", "consents"),
        "consent.import": words.pgettext("change", "import of consents"),
        "transcription.set": words.pgettext("change", "transcription rules of documents"),
        "transcription.define": words.pgettext("change", "own transcription rules"),
        "transcription.remove": words.pgettext("change", "removal of own transcription rules"),
        "doubt.settle": words.pgettext("change", "settling of doubts"),
        "doubt.open": words.pgettext("change", "doubts taken up again"),
        "research.add": words.pgettext("change", "new research question"),
        "research.edit": words.pgettext("change", "change of a research question"),
        "research.move": words.pgettext("change", "moving of a research question"),
        "research.link": words.pgettext("change", "link of a research question"),
        "research.unlink": words.pgettext("change", "withdrawal of a link of a research question"),
        "research.remove": words.pgettext("change", "removal of a research question"),
        "finding.accept": words.pgettext("change", "acceptance of findings"),
        "finding.withdraw": words.pgettext("change", "withdrawal of acceptances"),
        "setting": words.pgettext("change", "setting"),
        "demo": words.pgettext("change", "making of the demonstration"),
        "merge": words.pgettext("change", "taking in of another copy"),
        "conflict.decide": words.pgettext("change", "decision between two copies"),
        "segments.fix": words.pgettext("change", "fixing of passages"),
        "consensus.decide": words.pgettext("change", "decision of the consensus"),
        "consensus.agree": words.pgettext("change", "taking over what coders agree on"),
        "consensus.withdraw": words.pgettext("change", "withdrawal of a decision of the consensus"),
        "norming.begin": words.pgettext("change", "new norming session"),
        "norming.vote": words.pgettext("change", "votes of a norming session"),
        "norming.turn": words.pgettext("change", "next step of a norming session"),
        "norming.remove": words.pgettext("change", "removal of a norming session"),
        "level.set": words.pgettext("change", "level of a case"),
        "level.remove": words.pgettext("change", "removal of the level of a case"),
        "induction.begin": words.pgettext("change", "new inductive work"),
        "induction.edit": words.pgettext("change", "change of an inductive work"),
        "induction.work": words.pgettext("change", "step of an inductive work"),
        "induction.revise": words.pgettext("change", "revision in an inductive work"),
        "induction.remove": words.pgettext("change", "removal of an inductive work"),
        "typology.define": words.pgettext("change", "typology"),
        "typology.assign": words.pgettext("change", "types of cases"),
        "typology.remove": words.pgettext("change", "removal of a typology"),
        "coder.role": words.pgettext("change", "role of a coder"),
        "package.cut": words.pgettext("change", "cutting of the package"),
        "forget": words.pgettext("change", "forgetting"),
        "undo": words.pgettext("change", "undo"),
        "redo": words.pgettext("change", "redo"),
    }


def in_words(kind: str, said_in: Language | None = None) -> str:
    """The kind of an entry as people say it, in the program's language or another; an unknown one as it is."""
    return _words(said_in or language()).get(kind, kind)


@cache
def _settings(language: Language) -> dict[str, str]:
    words = catalogue_of(language)
    return {
        "title": words.pgettext("setting", "title of the project"),
        "blind": words.pgettext("setting", "codings of others hidden"),
        "round": words.pgettext("setting", "coding round"),
        "sample": words.pgettext("setting", "last sample drawn"),
        "procedure": words.pgettext("setting", "quality procedure"),
        "rights": words.pgettext("setting", "what coders may do beside the lead"),
        "reading": words.pgettext("setting", "how transcripts are read"),
        "wave_fields": words.pgettext("setting", "attributes that tell the wave"),
        "source_kind_fields": words.pgettext("setting", "attributes that tell the kind of source"),
        "segment_columns": words.pgettext("setting", "columns of lists of coded segments"),
    }


def setting_in_words(name: str, said_in: Language | None = None) -> str:
    """A setting of a project as people say it, in the program's language or another; an unknown one as it is."""
    return _settings(said_in or language()).get(name, name)


KINDS: tuple[str, ...] = tuple(_words("en"))
"""All kinds of changes, as `Entry.kind` names them."""

_GROUPS = {
    "coding": ("coding", "search", "orphan", "consensus", "level"),
    "memo": ("memo", "summary"),
    "code": ("code", "codebook", "induction"),
    "document": ("import", "document", "label", "topic", "group", "doubt", "consent", "transcription"),
    "case": ("case", "attributes", "speaker", "typology"),
    "quotation": ("quotation", "publication", "finding"),
    "coder": ("coder", "assign", "unassign", "segments", "norming"),
    "project": ("setting", "research", "demo", "rescue", "forget", "merge", "conflict", "package"),
}
KIND_GROUPS: Mapping[str, tuple[str, ...]] = {
    group: tuple(kind for kind in KINDS if kind.partition(".")[0] in things) for group, things in _GROUPS.items()
}
"""What was changed -> the kinds of such changes; an undo or redo belongs to what it takes back or restores."""


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """Which changes are wanted; what is empty chooses nothing.

    `coders` are names as entries tell them, `kinds` keys of `KIND_GROUPS` or members of `KINDS`.
    """

    coders: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def exact_kinds(self) -> frozenset[str]:
        """The kinds, with those of groups one by one."""
        return frozenset(exact for kind in self.kinds for exact in KIND_GROUPS.get(kind, (kind,)))


ALL_CHANGES = ChangeChoice()


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the project: everything that happened in one transaction.

    `kind` is a short name such as ``coding.add``; `undoes` is the UUID of the entry that this one takes
    back; `living` says whether its effect stands now; `rows` counts the touched rows by table. `came` is when it came
    in from another copy (UTC, ISO 8601), empty where it was made in this one.
    """

    key: int
    uuid: str
    coder: str
    created: str
    kind: str
    reason: str
    undoes: str | None
    living: bool
    rows: dict[str, int]
    came: str = ""

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
