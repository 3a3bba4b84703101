"""What the interface holds of a project, so that it need not ask the file for every line that it draws.

After a change, whoever made it, only what rests on the changed rows is fetched anew. Codings are counted, see
`coding_tallies`; themselves they are held for the documents that were looked at.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from enum import Flag, auto

from qualcode.model.codings import Assignment, Coder, Coding
from qualcode.model.documents import Document
from qualcode.model.memos import LinkKind, Memo, MemoTarget
from qualcode.model.spans import Span, subtract, union
from qualcode.project.changed_rows import EVERYTHING, ChangedRows, HistoryMark
from qualcode.project.material.origins import OriginFields
from qualcode.project.project import Project
from qualcode.times import local_today
from qualcode.workspace.workbench.coding_tallies import CodingTallies, counts_quickly

_SEVERAL = 20  # documents whose codings are held
_FEW = 500  # changed documents that are fetched anew; where there are more, all are


class HeldPart(Flag):
    """A part of what is held, or of what is made of it."""

    NONE = 0
    DOCUMENTS = auto()
    CODERS = auto()
    STATES = auto()
    CODINGS = auto()
    MEMOS = auto()
    BOOK = auto()
    SIGHT = auto()
    FILE = auto()  # what is asked for when it is shown, such as roles, orphans, edits of quotations
    ALL = DOCUMENTS | CODERS | STATES | CODINGS | MEMOS | BOOK | SIGHT | FILE


RESTS_ON: dict[str, HeldPart] = {
    "settings": HeldPart.SIGHT | HeldPart.FILE | HeldPart.STATES | HeldPart.DOCUMENTS,
    "coders": HeldPart.CODERS | HeldPart.SIGHT | HeldPart.BOOK,
    "cases": HeldPart.DOCUMENTS,
    "consents": HeldPart.DOCUMENTS | HeldPart.FILE,
    "documents": HeldPart.DOCUMENTS,
    "speakers": HeldPart.FILE | HeldPart.DOCUMENTS,  # whose consent holds
    "attributes": HeldPart.DOCUMENTS | HeldPart.FILE,
    "codes": HeldPart.BOOK,
    "code_rules": HeldPart.BOOK | HeldPart.CODINGS,
    "anchors": HeldPart.BOOK,
    "related_codes": HeldPart.BOOK,
    "codebooks": HeldPart.FILE,
    "assignments": HeldPart.STATES,
    "codings": HeldPart.CODINGS,
    "memos": HeldPart.MEMOS | HeldPart.CODINGS,
    "revisions": HeldPart.FILE,
    "orphans": HeldPart.FILE,
    "quotation_edits": HeldPart.FILE,
    "good_marks": HeldPart.CODINGS,
    "quotation_ids": HeldPart.FILE,
    "labels": HeldPart.FILE | HeldPart.DOCUMENTS,
    "publications": HeldPart.FILE,
    "published_quotations": HeldPart.FILE,
    "accepted_findings": HeldPart.FILE,
    "origins": HeldPart.DOCUMENTS,
    "topics": HeldPart.FILE,
    "topic_waves": HeldPart.FILE,
    "topic_assignments": HeldPart.FILE,
    "summaries": HeldPart.FILE,
    "document_groups": HeldPart.FILE,
    "transcription_rules": HeldPart.FILE,
    "transcription_signs": HeldPart.FILE,
    "group_members": HeldPart.FILE,
    "research_questions": HeldPart.FILE,
    "research_links": HeldPart.FILE,
    "doubts": HeldPart.FILE,
    "fixed_segments": HeldPart.FILE,
    "decisions": HeldPart.FILE,
    "consensus_decisions": HeldPart.FILE,
    "norming_sessions": HeldPart.FILE,
    "norming_members": HeldPart.FILE,
    "norming_passages": HeldPart.FILE,
    "norming_votes": HeldPart.FILE,
    "code_levels": HeldPart.BOOK,
    "codebook_versions": HeldPart.FILE,
    "code_lineage": HeldPart.FILE,
    "rule_checks": HeldPart.FILE,
    "case_levels": HeldPart.FILE,
    **dict.fromkeys(("inductions", "induction_documents", "induction_passages"), HeldPart.FILE),
    **dict.fromkeys(("reductions", "summary_rows", "card_groups", "cards"), HeldPart.FILE),
    **dict.fromkeys(("typologies", "types", "type_cases"), HeldPart.FILE),
}
"""Logged table -> what rests on its rows. A table that does not stand here has everything fetched anew."""


class HeldProject:
    """Documents, coders, states and numbers of codings; codings and memos of a document when they are seen."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._mark: HistoryMark | None = None
        self.counts_later = False
        """Whether many codings wait to be counted elsewhere, see `adopt`; few are counted at once in any case."""
        self._tallies: CodingTallies | None = None
        self.documents: list[Document] = []
        self.over: dict[int, str] = {}
        """Document (key) -> why its words, or those of a speaker, should not be here any more (`why_over`)."""
        self.coders: dict[int, Coder] = {}
        self.states: dict[tuple[int, int], Assignment] = {}
        """What is known of the work on a document by a coder, both keys, in the present round."""
        self._round = 0
        self._origin_fields: OriginFields | None = None
        self._codings: OrderedDict[int, dict[int, Coding]] = OrderedDict()
        self._memos: dict[int, list[Memo]] = {}
        self._memos_on: dict[MemoTarget, list[Memo]] | None = None
        self.links: Mapping[tuple[LinkKind, int], Sequence[Memo]] | None = None
        """Which memos link to what; None as long as nobody has read it."""

    def take_in(self) -> HeldPart:
        """Take in what changed since the last time; gives which parts are not what they were."""
        project = self._project
        with project.at_one_moment():
            changed = project.changed_since(self._mark) if self._mark else EVERYTHING
            if not RESTS_ON.keys() >= changed.rows.keys():
                changed = EVERYTHING
            parts = HeldPart.ALL if changed.everything else HeldPart.NONE
            for table in changed.rows:
                parts |= RESTS_ON[table]
            self._fetch(parts, changed)
            self._mark = project.history_mark()
        return parts

    def _fetch(self, parts: HeldPart, changed: ChangedRows) -> None:
        project = self._project
        if HeldPart.DOCUMENTS in parts:
            self._fetch_documents(changed)
            self.over = over_documents(project)
        if HeldPart.CODERS in parts:
            self.coders = {coder.key: coder for coder in project.coders.all()}
        if HeldPart.STATES in parts:
            self._fetch_states(changed)
        if HeldPart.CODINGS in parts:
            self._codings.clear()
            if self._tallies is not None and (changed.everything or not self._tallies.take_in(project)):
                self._tallies = None
        if HeldPart.MEMOS in parts:
            self._memos.clear()
            self._memos_on = None
        if parts & (HeldPart.MEMOS | HeldPart.DOCUMENTS | HeldPart.BOOK | HeldPart.SIGHT):
            self.links = None

    def _fetch_documents(self, changed: ChangedRows) -> None:
        documents = self._project.documents
        former = changed.former_of("attributes").values()
        cases = {*changed.of("cases"), *(was["case_id"] for was in former if was["case_id"])}
        touched = {*changed.of("documents")}
        touched |= documents.resting_on(changed.of("attributes"), cases, changed.of("origins"))
        touched |= {was["document_id"] for was in former if was["document_id"]}
        touched |= {was["document_id"] for was in changed.former_of("origins").values()}
        fields, self._origin_fields = self._origin_fields, self._project.origins.fields
        if changed.everything or len(touched) > _FEW or changed.of("labels") or fields != self._origin_fields:
            self.documents = documents.all()
            return
        if not touched:
            return
        known = [document for document in self.documents if document.key not in touched]
        self.documents = sorted(
            [*known, *documents.some(touched)], key=lambda document: (document.label, document.name)
        )

    def _fetch_states(self, changed: ChangedRows) -> None:
        coders = self._project.coders
        before, self._round = self._round, coders.present_round
        if changed.everything or before != self._round:
            self.states, known = {}, coders.assignments()
        else:
            for was in changed.former_of("assignments").values():
                if was["round"] == self._round:
                    self.states.pop((was["document_id"], was["coder_id"]), None)
            rows = coders.assignments_of(changed.of("assignments"))
            known = [assignment for assignment in rows if assignment.round == self._round]
        self.states |= {(assignment.document, assignment.coder): assignment for assignment in known}

    # ---- numbers of codings ----------------------------------------------------------------------

    @property
    def tallies(self) -> CodingTallies | None:
        """The numbers of codings; None while they wait to be counted elsewhere."""
        if self._tallies is None and (not self.counts_later or counts_quickly(self._project)):
            self._tallies = CodingTallies(self._project)
        return self._tallies

    def adopt(self, tallies: CodingTallies) -> None:
        """Take over what was counted elsewhere, with what changed since."""
        self._tallies = tallies if tallies.take_in(self._project) else None

    # ---- codings and memos -----------------------------------------------------------------------

    def codings(self, document: int) -> dict[int, Coding]:
        """Key -> coding, of a document (key), in order of the text."""
        if document not in self._codings:
            found = self._project.codings.all(document=document)
            self._codings[document] = {coding.key: coding for coding in found}
            if len(self._codings) > _SEVERAL:
                self._codings.popitem(last=False)
        self._codings.move_to_end(document)
        return self._codings[document]

    def memos(self, document: int) -> list[Memo]:
        """The memos on passages of a document (key), in order of the text."""
        if document not in self._memos:
            self._memos[document] = self._project.memos.on_passages(document)
        return self._memos[document]

    @property
    def memos_on(self) -> Mapping[MemoTarget, list[Memo]]:
        """The memos on the project, and on whole cases, documents and codes, by what they are on."""
        if self._memos_on is None:
            self._memos_on = {}
            for memo in self._project.memos.on_no_passage():
                self._memos_on.setdefault(memo.target, []).append(memo)
        return self._memos_on


def over_documents(project: Project) -> dict[int, str]:
    """Document (key) -> why its words, or those of a speaker, should not be here any more; only where it is so."""
    consents, today = project.consents, local_today()
    if not any(said.is_over(today) for said in (*consents.of_cases().values(), *consents.of_documents().values())):
        return {}
    found = {}
    for document, consent in consents.that_hold().items():
        reasons = [said.why_over(today) for said in (consent.own, *consent.speakers.values())]
        if why := next(filter(None, reasons), ""):
            found[document] = why
    return found


class CoveredShare:
    """Shares of the respondents' text; what they say is worked out once for a text and its speakers' roles."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._answers: dict[int, tuple[object, list[Span]]] = {}

    def of(self, document: Document, coded: Iterable[Span]) -> float:
        """The share of the respondents' text in a document that these spans cover, from 0 to 1."""
        covered = union(coded)
        if not covered:
            return 0.0
        answered = self._answered(document)
        total = sum(span.length for span in answered)
        return 1 - sum(span.length for span in subtract(answered, covered)) / total if total else 0.0

    def _answered(self, document: Document) -> list[Span]:
        documents = self._project.documents
        roles = documents.roles(document)
        stamp = document.sha256, tuple(roles.items())
        known = self._answers.get(document.key)
        if known is None or known[0] != stamp:
            structure = documents.structure(document)
            known = self._answers[document.key] = stamp, structure.answered(structure.paragraphs, roles)
        return known[1]
