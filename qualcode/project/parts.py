"""The parts of a project that most commands do not need: each is imported and made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.project.codebook.codes import Codes
    from qualcode.project.codebook.levels import CodeLevels
    from qualcode.project.codebook.research_questions import ResearchQuestions
    from qualcode.project.coding.coded_rows import CodedRows
    from qualcode.project.coding.coders import Coders
    from qualcode.project.coding.codings import Codings
    from qualcode.project.coding.good_marks import GoodMarks
    from qualcode.project.coding.memos import Memos
    from qualcode.project.coding.segments import Segments
    from qualcode.project.coding.summaries import Summaries
    from qualcode.project.exchange.exchange import Exchange
    from qualcode.project.exchange.staying_rows import StayingRows
    from qualcode.project.file.store import Store
    from qualcode.project.forgetting.forget import Forgetting
    from qualcode.project.inductive.card_groups import CardGroups
    from qualcode.project.inductive.inductions import Inductions
    from qualcode.project.inductive.summary_tables import SummaryTables
    from qualcode.project.material.documents import Documents
    from qualcode.project.material.doubts import Doubts
    from qualcode.project.material.groups import Groups
    from qualcode.project.material.labels import Labels
    from qualcode.project.material.origins import Origins
    from qualcode.project.material.search import Search
    from qualcode.project.material.topics import Topics
    from qualcode.project.material.transcription import Transcription
    from qualcode.project.merging.merge import Merging
    from qualcode.project.pools.leaving_rows import LeavingRows
    from qualcode.project.pools.records import PoolRecords
    from qualcode.project.quoting.accepted_findings import AcceptedFindings
    from qualcode.project.quoting.begun import Begun
    from qualcode.project.quoting.checked_passages import CheckedPassages
    from qualcode.project.quoting.given import GivenOut
    from qualcode.project.quoting.publications import Publications
    from qualcode.project.quoting.quotation_edits import QuotationEdits
    from qualcode.project.quoting.quotation_ids import QuotationIds
    from qualcode.project.rescuing.rescue import Rescues
    from qualcode.project.revising.orphans import Orphans
    from qualcode.project.revising.revision import Revisions
    from qualcode.project.sharing.cutting import Cutting
    from qualcode.project.sharing.sharing import Sharing
    from qualcode.project.team.decisions import ConsensusDecisions
    from qualcode.project.team.exercises import Exercises
    from qualcode.project.team.norming import Norming
    from qualcode.project.team.roles import Roles
    from qualcode.project.typology.case_levels import CaseLevels
    from qualcode.project.typology.typologies import Typologies
    from qualcode.project.versions.rule_checks import RuleChecks
    from qualcode.project.versions.versions import Versions


class ProjectParts:
    """What of a project is made late: what it imports costs more than opening the file."""

    read_only: bool
    documents: Documents
    coders: Coders
    memos: Memos
    good_marks: GoodMarks
    codings: Codings
    _store: Store

    @cached_property
    def codes(self) -> Codes:
        """The codebook."""
        from qualcode.project.codebook.codes import Codes

        return Codes(self._store)

    @cached_property
    def coded(self) -> CodedRows:
        """The codings in an order of their own, in plain values."""
        from qualcode.project.coding.coded_rows import CodedRows

        return CodedRows(self._store, self.memos, self.good_marks)

    @cached_property
    def exchange(self) -> Exchange:
        """What comes in from other programs."""
        from qualcode.project.exchange.exchange import Exchange

        return Exchange(self._store, self.documents, self.codes)

    @cached_property
    def labels(self) -> Labels:
        """The source labels."""
        from qualcode.project.material.labels import Labels

        return Labels(self._store)

    @cached_property
    def groups(self) -> Groups:
        """The groups of documents."""
        from qualcode.project.material.groups import Groups

        return Groups(self._store)

    @cached_property
    def research_questions(self) -> ResearchQuestions:
        """The research questions."""
        from qualcode.project.codebook.research_questions import ResearchQuestions

        return ResearchQuestions(self._store)

    @cached_property
    def topics(self) -> Topics:
        """The topics of the guide, and the questions that are theirs."""
        from qualcode.project.material.topics import Topics

        return Topics(self._store)

    @cached_property
    def transcription(self) -> Transcription:
        """The rules by which talk was written down."""
        from qualcode.project.material.transcription import Transcription

        return Transcription(self._store)

    @cached_property
    def doubts(self) -> Doubts:
        """What the reader is not sure of."""
        from qualcode.project.material.doubts import Doubts

        return Doubts(self._store)

    @cached_property
    def origins(self) -> Origins:
        """Waves and kinds of source of documents."""
        from qualcode.project.material.origins import Origins

        return Origins(self._store)

    @cached_property
    def accepted(self) -> AcceptedFindings:
        """Findings of the disclosure check that somebody accepted."""
        from qualcode.project.quoting.accepted_findings import AcceptedFindings

        return AcceptedFindings(self._store)

    @cached_property
    def checked_passages(self) -> CheckedPassages:
        """Where the disclosure check found something in passages."""
        from qualcode.project.quoting.checked_passages import CheckedPassages

        return CheckedPassages(self._store)

    @cached_property
    def search(self) -> Search:
        """Finding words and texts in the documents."""
        from qualcode.project.material.search import Search

        return Search(self._store, self.documents, read_only=self.read_only)

    @cached_property
    def publications(self) -> Publications:
        """What was published, and which quotations."""
        from qualcode.project.quoting.publications import Publications

        return Publications(self._store)

    @cached_property
    def quotation_edits(self) -> QuotationEdits:
        """How quotations read."""
        from qualcode.project.quoting.quotation_edits import QuotationEdits

        return QuotationEdits(self._store)

    @cached_property
    def quotation_ids(self) -> QuotationIds:
        """The short names of quotations."""
        from qualcode.project.quoting.quotation_ids import QuotationIds

        return QuotationIds(self._store)

    @cached_property
    def segments(self) -> Segments:
        """Passages that are fixed for a coder before the coding."""
        from qualcode.project.coding.segments import Segments

        return Segments(self._store)

    @cached_property
    def exercises(self) -> Exercises:
        """What learners code beside a model solution."""
        from qualcode.project.team.exercises import Exercises

        return Exercises(self._store)

    @cached_property
    def norming(self) -> Norming:
        """Norming sessions with their votes."""
        from qualcode.project.team.norming import Norming

        return Norming(self._store)

    @cached_property
    def rule_checks(self) -> RuleChecks:
        """The rules of codes in all versions, and verdicts on codings under old ones."""
        from qualcode.project.versions.rule_checks import RuleChecks

        return RuleChecks(self._store, self.coders, self.codings, self.memos, self.consensus)

    @cached_property
    def inductions(self) -> Inductions:
        """Inductive work: what was stated, its material, the passages that formed categories."""
        from qualcode.project.inductive.inductions import Inductions

        return Inductions(self._store)

    @cached_property
    def summary_tables(self) -> SummaryTables:
        """Rows and statements of summaries after Mayring."""
        from qualcode.project.inductive.summary_tables import SummaryTables

        return SummaryTables(self._store, self.inductions)

    @cached_property
    def card_groups(self) -> CardGroups:
        """Passages of one code as cards in groups."""
        from qualcode.project.inductive.card_groups import CardGroups

        return CardGroups(self._store, self.inductions)

    @cached_property
    def versions(self) -> Versions:
        """The codebook as it was frozen, and as it was at any time."""
        from qualcode.project.versions.versions import Versions

        return Versions(self._store)

    @cached_property
    def code_levels(self) -> CodeLevels:
        """The levels of evaluative codes."""
        from qualcode.project.codebook.levels import CodeLevels

        return CodeLevels(self._store)

    @cached_property
    def case_levels(self) -> CaseLevels:
        """The levels of cases on evaluative codes."""
        from qualcode.project.typology.case_levels import CaseLevels

        return CaseLevels(self._store)

    @cached_property
    def typologies(self) -> Typologies:
        """Types of cases."""
        from qualcode.project.typology.typologies import Typologies

        return Typologies(self._store)

    @cached_property
    def summaries(self) -> Summaries:
        """The summaries of the grid."""
        from qualcode.project.coding.summaries import Summaries

        return Summaries(self._store)

    @cached_property
    def revisions(self) -> Revisions:
        """Corrected texts."""
        from qualcode.project.revising.revision import Revisions

        return Revisions(self._store, self.documents)

    @cached_property
    def orphans(self) -> Orphans:
        """What lost its place in a corrected text."""
        from qualcode.project.revising.orphans import Orphans

        return Orphans(self._store, self.memos)

    @cached_property
    def forgetting(self) -> Forgetting:
        """Removing for good."""
        from qualcode.project.forgetting.forget import Forgetting

        return Forgetting(self._store)

    @cached_property
    def rescues(self) -> Rescues:
        """Work of sessions whose file was replaced."""
        from qualcode.project.rescuing.rescue import Rescues

        return Rescues(self._store, self.documents)

    @cached_property
    def merging(self) -> Merging:
        """What other copies of the project bring."""
        from qualcode.project.merging.merge import Merging

        return Merging(self._store)

    @cached_property
    def sharing(self) -> Sharing:
        """What goes into shared folders."""
        from qualcode.project.sharing.sharing import Sharing

        return Sharing(self._store)

    @cached_property
    def pools(self) -> PoolRecords:
        """Pools that the project was added to, and what was drawn from one."""
        from qualcode.project.pools.records import PoolRecords

        return PoolRecords(self._store)

    @cached_property
    def leaving_rows(self) -> LeavingRows:
        """Rows, set by set, for a pool."""
        from qualcode.project.pools.leaving_rows import LeavingRows

        return LeavingRows(self._store)

    @cached_property
    def consensus(self) -> ConsensusDecisions:
        """What a consensus decided."""
        from qualcode.project.team.decisions import ConsensusDecisions

        return ConsensusDecisions(self._store, self.coders, self.codings)

    @cached_property
    def cutting(self) -> Cutting:
        """Packages for single coders."""
        from qualcode.project.sharing.cutting import Cutting

        return Cutting(self._store)

    @cached_property
    def staying(self) -> StayingRows:
        """What no other program has a place for."""
        from qualcode.project.exchange.staying_rows import StayingRows

        return StayingRows(self._store)

    @cached_property
    def given(self) -> GivenOut:
        """The register of what left."""
        from qualcode.project.quoting.given import GivenOut

        return GivenOut(self._store)

    @cached_property
    def begun(self) -> Begun:
        """What was begun outside of the file and is not finished."""
        from qualcode.project.quoting.begun import Begun

        return Begun(self._store)

    @cached_property
    def roles(self) -> Roles:
        """What coders are in the project, and what that allows."""
        from qualcode.project.team.roles import Roles

        return Roles(self._store)
