"""`OpenStudy`: a study as Python users have it, opened as one coder; `opening` gives one."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.procedures import Procedure
from qualcode.model.spans import Span
from qualcode.project.material.search import How
from qualcode.workspace.coding import codings as coding_changes
from qualcode.workspace.library import choosing, display
from qualcode.workspace.library.codings import StudyCodings
from qualcode.workspace.library.collections_of_things import (
    StudyCases,
    StudyCoders,
    StudyCodes,
    StudyDocuments,
    StudyGroups,
    StudyQuestions,
)
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.exchange.parts import ExchangeParts
from qualcode.workspace.library.found_passages import FoundPassage, FoundPassages
from qualcode.workspace.library.inductive.parts import InductiveParts
from qualcode.workspace.library.maker import ThingMaker
from qualcode.workspace.library.memos import StudyMemos
from qualcode.workspace.library.resolver import (
    Resolver,
    all_of,
    known_word,
    more_words_hint,
    polarity_of,
    round_of,
    text_of,
    weight_of,
    yes_or_no,
)
from qualcode.workspace.library.team.parts import TeamParts
from qualcode.workspace.library.texts import TextShelf
from qualcode.workspace.library.things import StudyCoder, StudyCoding, StudyDocument
from qualcode.workspace.library.typology.parts import TypologyParts
from qualcode.workspace.library.versions.parts import VersionParts
from qualcode.workspace.material.places import place_of_words, span_of_pair
from qualcode.workspace.quoting import good_marks
from qualcode.workspace.sharing.opening import told_at_opening
from qualcode.workspace.team import coders as team_changes
from qualcode.workspace.workspace import UnknownCoder, Workspace

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.documents import Document
    from qualcode.retrieval.compiled_query import CompiledQuery
    from qualcode.workspace.library.agreement import StudyAgreement
    from qualcode.workspace.library.consent.consents import StudyConsents
    from qualcode.workspace.library.counting.reading_aids import (
        StudyConcordance,
        StudyCoverage,
        StudyPortrait,
        StudyWordFrequencies,
    )
    from qualcode.workspace.library.counting.relations import StudyCooccurrence, StudySaturation
    from qualcode.workspace.library.counting.summaries import StudySummaries
    from qualcode.workspace.library.counting.tables import StudyTable
    from qualcode.workspace.library.counting.words import StudyWords
    from qualcode.workspace.library.deposits.archiving import WrittenArchive
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.guide.topics import StudyTopics
    from qualcode.workspace.library.quotations import StudyQuotations
    from qualcode.workspace.library.readings.doubts import StudyDoubts
    from qualcode.workspace.library.readings.transcription import StudyTranscriptions
    from qualcode.workspace.library.sharing.merging import StudyConflicts, StudyMerge
    from qualcode.workspace.library.sharing.syncing import StudySync
    from qualcode.workspace.library.writing import WrittenFile
    from qualcode.workspace.sharing.packages import WrittenPackage


class OpenStudy(TeamParts, ExchangeParts, InductiveParts, VersionParts, TypologyParts):
    """A study, opened as one coder: what it holds, as far as that coder may see it, and what is done to it.

        study = qualcode.open("study.qualcode", coder="anna")
        study.documents["rg-2019-01"].text
        study.code("rg-2019-01", "die Worte", "Interferenz")
        study.quotations("Interferenz").write("quotations.docx")

    Names are exact: NotFound tells the nearest. Every change is one transaction with its entry, `undo` takes it back.
    One thread uses one study. `space` is the workspace below it.
    """

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self.resolver = Resolver(space)
        self.texts = TextShelf(space.project)
        space.project.tell = warn
        for told in told_at_opening(space.project):
            warn(told)
        self._closing = weakref.finalize(self, space.close)

    def close(self) -> None:
        """Close the file; it is whole afterwards. Closing twice does nothing."""
        self._closing()

    def __enter__(self) -> OpenStudy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._closing.detach() is not None:
            self.space.__exit__(kind, value, trace)

    # ---- what it holds ---------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The study's title."""
        return self.space.project.title

    @property
    def path(self) -> Path:
        """The project file."""
        return self.space.project.path

    @property
    def coder(self) -> StudyCoder | None:
        """Who acts; None where the project does not know that coder (yet)."""
        record = self.space.coder
        return None if record is None else StudyCoder(self, record)

    @cached_property
    def documents(self) -> StudyDocuments:
        """The documents by label and name."""
        return StudyDocuments(self)

    @cached_property
    def codes(self) -> StudyCodes:
        """The codebook in its order."""
        return StudyCodes(self)

    @cached_property
    def codings(self) -> StudyCodings:
        """The codings that may be seen, by document and place."""
        return StudyCodings(self)

    @cached_property
    def coders(self) -> StudyCoders:
        """The coders in order of their making."""
        return StudyCoders(self)

    @cached_property
    def cases(self) -> StudyCases:
        """The cases by name."""
        return StudyCases(self)

    @cached_property
    def consents(self) -> StudyConsents:
        """What cases and documents agreed to."""
        from qualcode.workspace.library.consent.consents import StudyConsents

        return StudyConsents(self)

    @cached_property
    def groups(self) -> StudyGroups:
        """The groups of documents by name."""
        return StudyGroups(self)

    @cached_property
    def research_questions(self) -> StudyQuestions:
        """The research questions in their order."""
        return StudyQuestions(self)

    @cached_property
    def topics(self) -> StudyTopics:
        """The topics of the guide in their order, and the questions of texts that are about them."""
        from qualcode.workspace.library.guide.topics import StudyTopics

        return StudyTopics(self)

    @cached_property
    def doubts(self) -> StudyDoubts:
        """What the reader was not sure of and nobody settled yet, the gravest first."""
        from qualcode.workspace.library.readings.doubts import StudyDoubts

        return StudyDoubts(self)

    @cached_property
    def transcription_rules(self) -> StudyTranscriptions:
        """The transcription rules that documents may follow: those of the program, then own ones by name."""
        from qualcode.workspace.library.readings.transcription import StudyTranscriptions

        return StudyTranscriptions(self)

    @cached_property
    def memos(self) -> StudyMemos:
        """The memos that may be seen, oldest first."""
        return StudyMemos(self)

    def maker(self) -> ThingMaker:
        """What makes things of records, for one look at the study."""
        return ThingMaker(self)

    def compiled(self, query: str, *, of_documents: bool = False) -> CompiledQuery:
        """A query by exact names; what it leaves aside is warned of."""
        made = choosing.compiled_for(self.space, query, of_documents=of_documents)
        for note in made.notes:
            warn(note)
        return made

    # ---- what is done ----------------------------------------------------------------------------

    def refuse_nobody(self) -> None:
        """Raise UsageProblem where nobody is named who acts, UnknownCoder for whom the project does not know."""
        space = self.space
        if not space.coder_name:
            raise UsageProblem(
                _("Nobody is named who acts."), _('Open the study as somebody: qualcode.open(PATH, coder="anna").')
            )
        if space.coder is None and not space.new_coder:
            raise UnknownCoder(
                _("The project knows no coder “{coder}”.", coder=space.coder_name),
                _("Open the study with new_coder=True to add it, or as one that study.coders lists."),
            )

    def code(
        self,
        document: object,
        passage: object,
        code: object,
        *,
        occurrence: int | None = None,
        polarity: str = "present",
        weight: int | None = None,
        memo: str = "",
        paraphrase: str = "",
        round: int | None = None,  # noqa: A002 - as in the commands
    ) -> StudyCoding:
        """Give a code to a passage of a document; the same coder, passage, code and round twice changes nothing.

        `passage` are its words, (start, end) in code points, something that `search` found, or another coding. Words
        that stand in the text several times raise Ambiguous with their places, of which `occurrence` takes one, from
        1. Raises NotFound for names and words, QualcodeError where the text was corrected since the document was
        fetched.
        """
        self.refuse_nobody()
        chosen = self.resolver.code(code)
        where, span = self.place_of(document, passage, occurrence)
        (given,) = coding_changes.give(
            self.space,
            where,
            span,
            [chosen],
            polarity=polarity_of(polarity),
            weight=weight_of(weight),
            memo=text_of("memo", memo),
            paraphrase=text_of("paraphrase", paraphrase),
            round_=round_of(round),
        )
        return self.maker().coding(given.coding, chosen)

    def place_of(self, document: object, passage: object, occurrence: int | None = None) -> tuple[Document, Span]:
        """The document as it was when a passage was chosen, and its place, see `code`."""
        record = self.resolver.document(document)
        if isinstance(passage, str):
            return record, place_of_words(self.space, record, passage, occurrence, more=more_words_hint)
        if isinstance(passage, FoundPassage | StudyCoding):
            if passage.document.uuid != record.uuid:
                raise UsageProblem(
                    _(
                        "The passage is of “{one}”, not of “{other}”.",
                        one=passage.document.name,
                        other=record.name,
                    ),
                    _("Give its own document."),
                )
            return passage.document.record, passage.record.span
        span = span_of_pair(passage)
        if span is None:
            raise UsageProblem(
                _("{wanted} is no passage.", wanted=repr(passage)),
                _("Give its words, or (start, end) in characters from 0: (120, 168)."),
            )
        return (document.record if isinstance(document, StudyDocument) else record), span

    def change_coding(
        self,
        coding: StudyCoding,
        *,
        code: object = None,
        polarity: str | None = None,
        weight: int | None = None,
        paraphrase: str | None = None,
        good: bool | None = None,
        passage: object = None,
    ) -> StudyCoding:
        """See `StudyCoding.change`."""
        self.refuse_nobody()
        present = self.resolver.coding(coding)
        document, span = None, None
        if passage is not None:
            document, span = self.place_of(coding.document, passage)
        chosen: Code | None = None if code is None else self.resolver.code(code)
        changed = coding_changes.change(
            self.space,
            present,
            polarity=None if polarity is None else polarity_of(polarity),
            weight=weight_of(weight),
            paraphrase=None if paraphrase is None else text_of("paraphrase", paraphrase),
            good=None if good is None else yes_or_no("good", good),
            span=span,
            document=document,
            code=chosen,
        )
        return self.maker().coding(changed, chosen)

    def mark_good(self, coding: StudyCoding, *, good: bool) -> StudyCoding:
        """See `StudyCoding.mark_good`."""
        self.refuse_nobody()
        present = self.resolver.coding(coding)
        good_marks.mark(self.space, [present], good=yes_or_no("good", good))
        return self.maker().coding(self.space.project.codings.get(present.key))

    def remove_codings(self, codings: Sequence[StudyCoding]) -> None:
        """Take codings of one's own away, all or none. Raises QualcodeError for one of somebody else."""
        self.refuse_nobody()
        coding_changes.remove(self.space, [self.resolver.coding(coding) for coding in codings])

    def declare_procedure(self, name: str) -> None:
        """Say how the study secures the quality of its coding: consensual, checked, independent or none.

        Consensual: coders talk until they agree. Checked: a second coder checks given codings. Agreement follows it.
        Raises NotFound with the nearest for another name.
        """
        self.refuse_nobody()
        wanted = Procedure(known_word("quality procedure", name, [known.value for known in Procedure]))
        team_changes.set_procedure(self.space, wanted)

    def undo(self) -> str:
        """Take back the last change of who acts that stands; says what and where it was. Raises UndoRefused."""
        self.refuse_nobody()
        return self.space.undo().and_where

    def redo(self) -> str:
        """Restore what who acts undid last; says what and where it was. Raises UndoRefused."""
        self.refuse_nobody()
        return self.space.redo().and_where

    # ---- what is asked ---------------------------------------------------------------------------

    def search(
        self,
        *words: str,
        how: str = "words",
        whole_words: bool = False,
        document: object = (),
        answers_only: bool = False,
    ) -> FoundPassages:
        """Find words in the texts: in any inflection (“words”), letter by letter (“exact”), or as a “regex”.

        `document` is one or several names or documents, else all; `answers_only` leaves out what interviewers
        say. Raises UsageProblem where there is nothing to find and for a faulty expression.
        """
        wrong = next((word for word in words if not isinstance(word, str)), None)
        if wrong is not None:
            raise UsageProblem(
                _("{wrong} is no text to look for.", wrong=repr(wrong)), _("Give words in quotation marks.")
            )
        made = self.maker()
        meant = How(known_word("way of searching", how, [known.value for known in How]))
        keys = None
        if document != ():
            choosing.refuse_empty({"document": document})
            keys = [record.key for record in all_of(document, self.resolver.document)]
        hits = self.space.project.search.find(
            *words, how=meant, whole_words=whole_words, documents=keys, answers_only=answers_only
        )
        return FoundPassages(", ".join(words), [FoundPassage(made.document(hit.document), hit) for hit in hits])

    def quotations(self, *codes: object, query: str = "", **options: object) -> StudyQuotations:
        """The quotations of codes (with those below them), else of all codes: a chapter each.

        `query` chooses stretches by several codes: “A AND B”. Conditions are those of `study.codings.where`: label,
        coder, document, polarity, where, weight, good, sub_codes=False. What is shown: order (wave, label, document,
        weight), group (code, wave or an attribute), at_most, context (a number of sentences, or “question”),
        dialogue, silent_case, attributes (that may appear), identify; purpose (else “quote”): only what people agreed
        to for it is among them. Raises NotFound, Ambiguous and UsageProblem.
        """
        from qualcode.workspace.library.quotations import quotations_of

        return quotations_of(self, codes, query, options)

    def cooccurrence(
        self, *codes: object, by: str = "overlap", near: int = 1, query: str = "", **options: object
    ) -> StudyCooccurrence:
        """Which codes occur together, by overlap, sentence, turn, near (so many sentences), case or document.

        One code gives its pairs with all others, several those among them. roll_up counts a code with those below
        it. Conditions are those of `study.codings.where`. Raises NotFound, Ambiguous, UsageProblem, and QualcodeError
        while codings of others must not be seen.
        """
        from qualcode.workspace.library.counting.relations import cooccurrence_of

        return cooccurrence_of(self, codes, by, near, query, options)

    def saturation(self, *, query: str = "", **options: object) -> StudySaturation:
        """How many new codes of inductive origin each further case brought, after Guest, Namey and Chen (2020).

        base_size=4, run_lengths=(2, 3), thresholds=(5, 0), permutations and seed; conditions are those of
        `study.codings.where`. It says nothing about theoretical saturation. Raises as `cooccurrence` does.
        """
        from qualcode.workspace.library.counting.relations import saturation_of

        return saturation_of(self, query, options)

    def coverage(self, *, query: str = "", **options: object) -> StudyCoverage:
        """How much of what respondents said is coded, by documents and cases, and which codes were never given.

        Conditions are those of `study.codings.where`. Raises as `cooccurrence` does.
        """
        from qualcode.workspace.library.counting.reading_aids import coverage_of

        return coverage_of(self, query, options)

    def concordance(
        self, *words: str, how: str = "words", order: str = "place", width: int = 40, **options: object
    ) -> StudyConcordance:
        """Words in their context, one place a line, found as `search` finds them.

        order is place, or the words before or after; width is in characters on either side. document, label and
        where choose documents; whole_words and answers_only are those of `search`. Raises as `search` does.
        """
        from qualcode.workspace.library.counting.reading_aids import concordance_of

        return concordance_of(self, words, how, order, width, options)

    def word_frequencies(
        self, *, form: str = "lemma", per: str | None = None, without: object = (), query: str = "", **options: object
    ) -> StudyWordFrequencies:
        """How often which words are said; where codes or other codings are chosen only in those passages.

        form is lemma or form; per makes columns of document, wave or code. without leaves out “particles”,
        “function-words” and other words; least=2 lists what is there so often; answers_only. Conditions are those of
        `study.codings.where`. Raises as `cooccurrence` does, where codings are asked for.
        """
        from qualcode.workspace.library.counting.reading_aids import word_frequencies_of

        return word_frequencies_of(self, form, per, without, query, options)

    def portrait(self, document: object, *, without_old_rules: bool = False) -> StudyPortrait:
        """Which codes follow one another over a document, of the codings that may be seen. Raises NotFound."""
        from qualcode.workspace.library.counting.reading_aids import portrait_of

        return portrait_of(self, document, without_old_rules=without_old_rules)

    def table(self, rows: str, columns: str, *, query: str = "", **options: object) -> StudyTable:
        """Count a table: codes, topics, cases, documents, groups, coders, speakers, waves, source_kinds or an
        attribute as rows and as columns.

        count is passages, cases, documents, words or share; percent is row or column (small=True also of fewer than
        20, decimals=1); base is all, asked or answered with a topic; roll_up, empty, panel, change, publish are those
        of the command. Conditions are those of `study.codings.where`. Raises QualcodeError while codings of others
        must not be seen, UsageProblem, NotFound and Ambiguous.
        """
        from qualcode.workspace.library.counting.tables import table_of

        return table_of(self, rows, columns, query, options)

    def agreement(self, **options: object) -> StudyAgreement:
        """The agreement of coders: coders, codes, documents and labels say whose and of what, unit in which units.

        The options are those of `qualcode agreement` by the names of `Comparison`: unit, level, round, intra,
        replicates, seed, assume_finished … Raises QualcodeError while codings of others must not be seen.
        """
        from qualcode.workspace.library.agreement import agreement_of

        made = agreement_of(self, options)
        for warning in made.warnings:
            warn(warning)
        return made

    def words(
        self,
        rows: str,
        columns: str,
        *,
        cells: str = "quotations",
        at_most: int = 0,
        figures: Sequence[str] = (),
        query: str = "",
        **options: object,
    ) -> StudyWords:
        """A table whose cells hold words: rows by columns as the command “table”; cells="paraphrases" too.

        at_most is for each cell, good quotations first; figures are numeric attributes above the columns; roll_up
        counts a code with those below it. Conditions are those of `study.codings.where`. Raises QualcodeError while
        codings of others must not be seen, UsageProblem, NotFound and Ambiguous.
        """
        from qualcode.workspace.library.counting.words import words_of

        return words_of(self, (rows, columns), cells, at_most, figures, query, options)

    @property
    def summaries(self) -> StudySummaries:
        """The summaries of the grid: of cases on codes, as they are now."""
        from qualcode.workspace.library.counting.summaries import StudySummaries

        return StudySummaries(self)

    def given(self, case: str = "", to: str = "") -> DataFrame:
        """The register of what left the study: one row each time, oldest first; of a case, or to somebody.

        It holds no words and no names; while blind, nothing of where others coded. Raises NotFound, Ambiguous.
        """
        from qualcode.workspace.library.readings.given import given_frame

        return given_frame(self, case, to)

    def merge(self, *paths: str | Path, preview: bool = False, other_project: bool = False) -> StudyMerge:
        """Take in what other copies of the study know, as “qualcode merge” does: files, or all those of folders.

        Without a path it is the copies that a cloud drive made beside the study. `preview` writes nothing; `undo`
        takes it back. Raises QualcodeError for what is no copy of it, unless `other_project`, with nothing changed.
        """
        from qualcode.workspace.library.sharing.merging import merge_into

        return merge_into(self, paths, preview, other_project)

    def sync(self, folder: str | Path, passphrase: str = "", *, preview: bool = False) -> StudySync:
        """Keep in step by a shared folder, begun where it is new, as “qualcode sync”. Raises as it does."""
        from qualcode.workspace.library.sharing.syncing import sync_with

        return sync_with(self, folder, passphrase, preview)

    def package(self, path: str | Path, coder: object, **options: object) -> WrittenPackage:
        """Cut a package for a coder, as “qualcode package”: what is needed for coding, nothing of others.

        Options: documents, sample (12 or "20%"), by, seed, blind, segments_of, shuffle, new_coder.
        """
        from qualcode.workspace.library.sharing.packages import package_of

        return package_of(self, path, coder, options)

    @property
    def conflicts(self) -> StudyConflicts:
        """What copies changed apart from each other and nobody decided yet, as far as it may be seen."""
        from qualcode.workspace.library.sharing.merging import StudyConflicts

        return StudyConflicts(self)

    def write(self, thing: object, path: str | Path, **options: object) -> WrittenFile:
        """Write quotations, agreement, the codebook or a document as a file; the suffix says as what.

        No name stands in it unless `identify=True`. Before, it is checked for what it would disclose: findings are
        warned of, and with `strict=True` nothing is written then. Quotations are a working draft with ids that stay,
        or with `publication="Report 2026"` final and in the ledger; `language` is de or en, `names` a file with names
        that must not leave. Only what people agreed to leaves, for `purpose` (else “quote”); what is left out is
        warned of. Raises QualcodeError, ExportError, ConsentError where nothing may leave.
        """
        from qualcode.workspace.library.writing import write

        return write(self, thing, path, options)

    def archive(self, folder: str | Path, **options: object) -> WrittenArchive:
        """Write a folder for a research data centre, as “qualcode archive” does: only what people agreed to.

        secondary, language, metadata (a file, or values by field), mapping, to, names, smallest_group, likely_names;
        accept="why" accepts all findings. Raises ConsentError, QualcodeError where one is not accepted, ExportError.
        """
        from qualcode.workspace.library.deposits.archiving import archive

        return archive(self, folder, options)

    # ---- how it is shown -------------------------------------------------------------------------

    def _lines(self) -> list[tuple[str, object]]:
        hidden = self.space.sight.hidden_words()
        return [
            ("coder", self.space.coder_name or _("nobody: it can be looked at only")),
            ("documents", len(self.documents)),
            ("codes", len(self.codes)),
            ("codings", f"{len(self.codings):,}{f' ({hidden})' if hidden else ''}"),
            ("coders", ", ".join(coder.name for coder in self.coders)),
            ("cases", len(self.cases)),
            ("memos", len(self.memos)),
        ]

    def __repr__(self) -> str:
        lines = (f"{name}: {value}" for name, value in self._lines())
        return display.collection_lines(_("study “{title}”", title=display.shown(self.title)), lines, 0)

    def _repr_html_(self) -> str:
        return display.thing_html("study", self.title, self._lines())
