"""The things of a study as Python users have them: documents, codes, codings, coders, cases and memos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.model.team.roles import TeamRole
from qualcode.workspace.codebook import merging, removal
from qualcode.workspace.library.thing import NamedThing, StudyThing

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Case, Document
    from qualcode.model.memos import Memo
    from qualcode.reporting.documents.case_overview import CaseOverview
    from qualcode.workspace.library.codings import StudyCodings
    from qualcode.workspace.library.collections_of_things import StudyCodes, StudyDocuments
    from qualcode.workspace.library.consent.consents import StudyConsent
    from qualcode.workspace.library.memos import StudyMemos
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.writing import WrittenFile


class StudyDocument(NamedThing):
    """A document. Its `text` is read when it is asked for; offsets in it count code points from 0."""

    __slots__ = ()
    noun = "document"
    record: Document

    @property
    def label(self) -> str:
        """The source label under which it is quoted, such as “RG 2022”."""
        return self.record.label

    @property
    def wave(self) -> str:
        """Its wave; empty where it is not known."""
        return self.record.wave

    @property
    def wave_from(self) -> str:
        """By whose word the wave is known: said, attribute, case, label, “year in the label”, unknown."""
        return self.record.wave_origin.source.value

    @property
    def source_kind(self) -> str:
        """Its kind of source, such as RG; empty where it is not known."""
        return self.record.source_kind

    @property
    def source_kind_from(self) -> str:
        """By whose word the kind of source is known, in the words of `wave_from`."""
        return self.record.kind_origin.source.value

    @property
    def transcription(self) -> str:
        """The name of the transcription rules by which it was written down; empty where nobody said."""
        return self.record.transcription

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its own attributes: name -> value."""
        return dict(self.record.attributes)

    @property
    def words(self) -> int:
        """Number of words."""
        return self.record.words

    @property
    def length(self) -> int:
        """Number of code points of its text."""
        return self.record.length

    @property
    def case(self) -> StudyCase | None:
        """The case that it belongs to."""
        return StudyCase(self.study, self.study.resolver.case(self.record.case)) if self.record.case else None

    @property
    def consent(self) -> StudyConsent:
        """What was said of it alone; `consent.allows(PURPOSE)` tells what holds with its case and speakers."""
        return self.study.consents[self]

    @property
    def text(self) -> str:
        """Its text. Raises QualcodeError where it was corrected or removed since the document was fetched."""
        return self.study.texts.text(self.record)

    @property
    def speakers(self) -> Mapping[str, str]:
        """Speaker -> role: asks, answers, moderates or other."""
        return {name: role.value for name, role in self.study.space.project.documents.roles(self.record).items()}

    @property
    def sentences(self) -> list[str]:
        """Its sentences, without the names of speakers in front of them."""
        text, structure = self.text, self.study.texts.structure(self.record)
        return [span.cut(text) for span in structure.sentences]

    @property
    def codings(self) -> StudyCodings:
        """Its codings, as far as they may be seen."""
        return self.study.codings.where(document=self)

    @property
    def memos(self) -> StudyMemos:
        """The memos on it and on passages and codings of it, as far as they may be seen."""
        return self.study.memos.about(self)

    def change(
        self, *, wave: object = None, source_kind: object = None, transcription: object = None
    ) -> StudyDocument:
        """Say its wave (a text or a year), kind of source and transcription rules, as one change.

        Gives the document as it is then. None leaves what was said, “” takes it back. Raises QualcodeError for what
        is more than one line, NotFound for rules that are not known.
        """
        from qualcode.workspace.material.documents import describe

        said = str(wave) if isinstance(wave, int) and not isinstance(wave, bool) else wave
        if not isinstance(said, str | None) or not isinstance(source_kind, str | None):
            raise UsageProblem(_("A wave or a kind of source is one line."), _("Write it like 2022, or RG."))
        rules = None if transcription is None else ""
        if transcription:
            rules = self.study.resolver.transcription_rules(transcription).name
        self.study.refuse_nobody()
        describe(self.study.space, [self.record], wave=said, source_kind=source_kind, transcription=rules)
        return StudyDocument(self.study, self.study.space.project.documents.get(self.record.key))

    def write(self, path: str | Path, **options: object) -> WrittenFile:
        """Write it with its codes in the margin or as comments: .html, .docx, .odt, .md or .tex.

        See `study.write` for the options.
        """
        return self.study.write(self, path, **options)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "label", self.label
        yield "words", f"{self.words:,}"
        yield from self.record.attributes.items()


class StudyCode(NamedThing):
    """A code of the codebook with its rules; `path` holds the names from the top down to its own."""

    __slots__ = ()
    noun = "code"
    record: Code

    @property
    def full_name(self) -> str:
        """Its whole path: “Koordination / Intervention / Appell”."""
        return self.record.full_name

    @property
    def title(self) -> str:
        """Its whole path."""
        return self.record.full_name

    @property
    def path(self) -> tuple[str, ...]:
        """The names from the top down to its own."""
        return self.record.path

    @property
    def short_key(self) -> str:
        """The key that the team calls it by, “K2.1”; empty where it has none."""
        return self.record.short_key

    @property
    def definition(self) -> str:
        """What it means."""
        return self.record.rules.definition

    @property
    def include(self) -> str:
        """When it is given."""
        return self.record.rules.include

    @property
    def exclude(self) -> str:
        """When it is not given."""
        return self.record.rules.exclude

    @property
    def borders(self) -> str:
        """How it is told apart from its neighbours."""
        return self.record.rules.borders

    @property
    def anchors(self) -> tuple[str, ...]:
        """The words of its anchor examples, as far as they may be seen."""
        return tuple(anchor.text for anchor in self.record.anchors)

    @property
    def related(self) -> tuple[tuple[str, str], ...]:
        """Its related codes: what each is to it (“strategy”, “related”), and its name."""
        return tuple((other.kind.value, other.name) for other in self.record.related)

    @property
    def neighbours(self) -> tuple[StudyCode, ...]:
        """The codes that its rules name where they say what belongs to another one."""
        from qualcode.project.codebook.neighbours import NamedCodes

        book = self.study.space.book
        found = (named.code for named in NamedCodes(book).of(self.record))
        return tuple(StudyCode(self.study, book[key]) for key in found if key is not None)

    @property
    def colour(self) -> str:
        """Its colour: “#0072b2”."""
        return self.record.colour

    @property
    def parent(self) -> StudyCode | None:
        """The code above it; None at the top."""
        if self.record.parent is None:
            return None
        book = self.study.space.book
        return StudyCode(self.study, book[self.record.parent]) if self.record.parent in book else None

    @property
    def children(self) -> StudyCodes:
        """The codes directly below it."""
        return self.study.codes.below(self)

    @property
    def codings(self) -> StudyCodings:
        """The codings with it or with a code below it, as far as they may be seen."""
        return self.study.codings.where(code=self)

    @property
    def memos(self) -> StudyMemos:
        """The memos on it, as far as they may be seen."""
        return self.study.memos.about(self)

    def merge_into(self, other: str | StudyCode, *, doubles: str = "unite", checked: bool = False) -> StudyCode:
        """Make its codings, of all coders, those of another code, which it becomes; gives that code.

        `doubles` says what becomes of codings whose coder gave both codes to a passage: “unite”, or “keep”, and with
        them this code. What was coded under other rules is to be looked at again, unless it is `checked`. Raises
        QualcodeError where that cannot be, NotFound for another word.
        """
        from qualcode.workspace.library.codebook import refactoring

        self.study.refuse_nobody()
        target = self.study.resolver.code(other)
        refactoring.merge(self.study.space, self.record, target, doubles, checked=checked)
        return StudyCode(self.study, self.study.space.book[target.key])

    def split(self, by: str, what: str = "", *, into: str = "", checked: bool = False) -> list[StudyCode]:
        """Give its codings that may be seen to other codes, and give these.

        `by` is “coder”, “attribute” (`what` is its name) or “query” (`what`, whose passages go `into` a code that
        is there, or into a new one). New codes stand below this one. Raises as `split_into` does, NotFound for
        another word.
        """
        from qualcode.workspace.library.codebook import refactoring

        self.study.refuse_nobody()
        made = refactoring.split(self.study.space, self.record, by, what, into, checked=checked)
        return [StudyCode(self.study, other) for other in made]

    def lift(self) -> list[StudyCode]:
        """Move its sub-codes up a level, behind it; gives them. Raises QualcodeError where that cannot be."""
        self.study.refuse_nobody()
        return [StudyCode(self.study, code) for code in merging.lift(self.study.space, self.record)]

    def remove(self, *, to: str | StudyCode = "", with_codings: bool = False, checked: bool = False) -> None:
        """Take it and its sub-codes away; its codings go `to` another code, or away too.

        Raises QualcodeError where there are codings and neither is said.
        """
        self.study.refuse_nobody()
        if to:
            removal.remove_to(self.study.space, self.record, self.study.resolver.code(to), checked=checked)
        else:
            removal.remove(self.study.space, self.record, with_codings=with_codings)

    @property
    def rule_version(self) -> int:
        """The number of its rules: each other wording has its own."""
        return self.record.rule_version

    def change_rules(self, *, change: str | None = None, note: str = "", **rules: str) -> StudyCode:
        """Give it other rules (definition, include, exclude, borders); what is not named stays.

        `change` is “rule” (what was coded is to be looked at again) or “editorial” (only better wording), and must be
        said where something is coded with it; `note` says why. Gives the code as it is then. Raises UsageProblem
        where `change` is not said, NotFound for another one, or another rule.
        """
        from qualcode.workspace.library.codebook import rechecking

        self.study.refuse_nobody()
        present: Code = self.study.resolver.code(self)
        return StudyCode(self.study, rechecking.change_rules(self.study.space, present, rules, change, note))

    def to_recheck(self) -> list[StudyCoding]:
        """The codings with it under old rules on which who acts may give a verdict, by document and position."""
        from qualcode.workspace.versions.recheck import waiting

        present: Code = self.study.resolver.code(self)
        maker = self.study.maker()
        return [maker.coding(listed.coding) for listed in waiting(self.study.space, present)]

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "definition", self.definition


class StudyCoder(NamedThing):
    """Somebody, or something, that gives codes."""

    __slots__ = ()
    noun = "coder"
    record: Coder

    @property
    def kind(self) -> str:
        """What the coder is: person, machine or consensus."""
        return self.record.kind.value

    @property
    def role(self) -> str:
        """What the coder is in the team: coder, lead or guest. Without a lead coders may do everything."""
        return self.record.role.value

    @property
    def codings(self) -> StudyCodings:
        """The coder's codings, as far as they may be seen."""
        return self.study.codings.where(coder=self)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "kind", self.kind
        if self.record.role is not TeamRole.CODER:
            yield "role", self.role


class StudyCase(NamedThing):
    """Who or what is studied over several documents; its name never leaves the project."""

    __slots__ = ()
    noun = "case"
    record: Case

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes: name -> value."""
        return dict(self.record.attributes)

    @property
    def consent(self) -> StudyConsent:
        """What it agreed to."""
        return self.study.consents[self]

    @property
    def quotable(self) -> str:
        """Whether its words may be quoted: yes, paraphrase or no; empty where it is not known."""
        return self.record.consent.answer(Purpose.QUOTE).value

    @property
    def documents(self) -> StudyDocuments:
        """The documents that belong to it; those in which only a speaker does are not among them."""
        return self.study.documents.of_case(self)

    @property
    def memos(self) -> StudyMemos:
        """The memos on it, as far as they may be seen."""
        return self.study.memos.about(self)

    def overview(self, wave: str = "") -> CaseOverview:
        """All that may be seen of it, or of one wave: documents by wave, summary, passages by theme, memos.

        Its `themes` are chapters of quotations in the order of the text. Raises UsageProblem for a wave it lacks.
        """
        from qualcode.workspace.counting.case_overview import case_overview

        return case_overview(self.study.space, self.record, wave)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "documents", self.record.documents
        yield "quotable", self.quotable
        yield from self.record.attributes.items()


class StudyMemo(StudyThing):
    """A memo; `about` is what it is on, None for the project as a whole. Times are UTC, ISO 8601."""

    __slots__ = ("author",)
    noun = "memo"
    record: Memo

    def __init__(self, study: OpenStudy, record: Memo, author: str) -> None:
        super().__init__(study, record)
        self.author = author

    @property
    def title(self) -> str:
        """Its title, else the beginning of its text."""
        return self.record.title or self.record.text[:60]

    @property
    def text(self) -> str:
        """What is written in it."""
        return self.record.text

    @property
    def kind(self) -> str:
        """What it is for: rule, theory, method, case, question or other."""
        return self.record.kind.value

    @property
    def closed(self) -> bool:
        """Whether it needs no more attention."""
        return self.record.closed

    @property
    def created(self) -> str:
        """When it was written."""
        return self.record.created

    @property
    def changed(self) -> str:
        """When it was changed last."""
        return self.record.changed

    @property
    def about(self) -> StudyThing | None:
        """The case, document, code or coding that it is on; for a passage its document. None is the project.

        Raises QualcodeError where it is a coding that must not be seen.
        """
        return self.study.maker().target(self.record.target)

    @property
    def passage(self) -> str:
        """The words of the passage that it is on, where it is on one."""
        target = self.record.target
        if target.span is None or target.document is None:
            return ""
        return target.span.cut(self.study.texts.text(self.study.space.project.documents.get(target.document)))

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "by", self.author
        yield "kind", self.kind
        yield "text", self.text


class StudyCoding(StudyThing):
    """A code given to a passage. `start` and `end` are code points of the document's text; times are UTC."""

    __slots__ = ("code", "coder", "document")
    noun = "coding"
    record: Coding

    def __init__(
        self, study: OpenStudy, record: Coding, document: StudyDocument, code: StudyCode, coder: StudyCoder
    ) -> None:
        super().__init__(study, record)
        self.document = document
        self.code = code
        self.coder = coder

    @property
    def text(self) -> str:
        """The words of the passage. Raises QualcodeError where the text was corrected since they were fetched."""
        return self.record.span.cut(self.document.text)

    @property
    def title(self) -> str:
        """Its code and where the passage stands."""
        return f"{self.code.full_name} ← {self.document.name} {self.start}:{self.end}"

    @property
    def start(self) -> int:
        """Where the passage begins."""
        return self.record.span.start

    @property
    def end(self) -> int:
        """The first code point behind the passage."""
        return self.record.span.end

    @property
    def paragraph(self) -> int:
        """The number of its paragraph, from 1."""
        return self.study.texts.structure(self.document.record).paragraph_number(self.start)

    @property
    def polarity(self) -> str:
        """Whether the passage reports the matter as present, absent or mixed."""
        return self.record.polarity.value

    @property
    def weight(self) -> int | None:
        """0 to 100, or None; what it means is said by the code."""
        return self.record.weight

    @property
    def paraphrase(self) -> str:
        """The passage in the coder's own words."""
        return self.record.paraphrase

    @property
    def memo(self) -> str:
        """The texts of the memos on it that may be seen, a blank line between them."""
        return self.record.memo

    @property
    def round(self) -> int:
        """The coding round."""
        return self.record.round

    @property
    def good(self) -> bool:
        """Whether somebody marked it as a good quotation."""
        return self.record.good

    @property
    def good_by(self) -> list[str]:
        """The names of those who marked it as a good quotation."""
        return [coder.name for coder in self.study.coders if coder.record.key in self.record.good_by]

    @property
    def created(self) -> str:
        """When it was given."""
        return self.record.created

    def change(
        self,
        *,
        code: object = None,
        polarity: str | None = None,
        weight: int | None = None,
        paraphrase: str | None = None,
        good: bool | None = None,
        passage: object = None,
    ) -> StudyCoding:
        """Change one's own coding; what is None stays. Gives it as it is then.

        Raises QualcodeError for a coding of somebody else. See `study.code` for `passage`.
        """
        return self.study.change_coding(
            self, code=code, polarity=polarity, weight=weight, paraphrase=paraphrase, good=good, passage=passage
        )

    def mark_good(self, good: bool = True) -> StudyCoding:  # noqa: FBT001, FBT002 - reads like an adjective
        """Mark the quotation as a good one, also of somebody else's coding; False withdraws one's own mark."""
        return self.study.mark_good(self, good=good)

    @property
    def under_old_rule(self) -> bool:
        """Whether the rule of its code was changed since it was given, and nobody confirmed it."""
        from qualcode.workspace.library.codebook import rechecking

        return rechecking.is_under_old_rule(self.study.space, self.record)

    def recheck(self, verdict: str, *, code: object = None, note: str = "") -> StudyCoding | None:
        """Say what becomes of one's own coding under an old rule: “keep”, “recode” (to `code`), “remove” or “ask”.

        Gives it as it is then, None where it was removed. Raises QualcodeError for somebody else's, for one under the
        rules of now, and for a question without a note; NotFound for another verdict.
        """
        from qualcode.workspace.library.codebook import rechecking

        self.study.refuse_nobody()
        other: Code | None = None if code is None else self.study.resolver.code(code)
        present: Coding = self.study.resolver.coding(self)
        after = rechecking.recheck(self.study.space, present, verdict, other, note)
        return None if after is None else self.study.maker().coding(after)

    def remove(self) -> None:
        """Take one's own coding away; `study.undo()` brings it back. Raises QualcodeError for somebody else's."""
        self.study.remove_codings([self])

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "by", self.coder.name
        yield "polarity", "" if self.polarity == "present" else self.polarity
        yield "text", self.text
