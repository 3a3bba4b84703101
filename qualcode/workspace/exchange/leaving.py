"""A project on its way into another program: what may be seen of it, what consent lets leave, and what stays.

Whole texts leave; so a document leaves where everybody who answers in it agreed. With it go its codings that may be
seen, and what was written about it. Nothing of the work of others leaves while coding is independent, and no model
solution. Without names documents are called by their labels, cases and coders by numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from qualcode import __version__
from qualcode.catalogue import program
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import ConsentVerdict, Purpose, Refusal
from qualcode.model.consent.withheld import Withheld
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport, losses_of
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeLevel,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeSource,
    ExchangeTarget,
    ExchangeUser,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.origins import DocumentOrigin, OriginSource
from qualcode.plural import counted, noun_of_rows
from qualcode.progress import hear
from qualcode.project.codebook.codes import as_draft
from qualcode.project.coding.conditions import among
from qualcode.project.history_queries import rule_versions
from qualcode.reporting.documents.anchor_permissions import refused_anchors
from qualcode.reporting.documents.transcripts import titled_documents
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts

if TYPE_CHECKING:
    from qualcode.model.codes import Anchor, Code, Codebook, Rules
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Case, Document
    from qualcode.model.memos import Memo
    from qualcode.workspace.sight import Sight
    from qualcode.workspace.workspace import Workspace

_MOST_LINES = 10_000  # of a source that fit into a description
_LONGEST_FORMER = 50_000  # characters of all former rules of a code
_SAID = (OriginSource.SAID, OriginSource.LABEL)
"""By whose word a wave leaves with its document; attributes tell it themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingWish:
    """For which purpose a project leaves, and whether with the names of documents, cases and coders.

    With `without_old_rules` codings under old rules of their codes stay.
    """

    purpose: Purpose = Purpose.QUOTE
    with_names: bool = False
    without_old_rules: bool = False


@dataclass(frozen=True, slots=True)
class LeavingProject:
    """What of a project leaves and what does not; `parts` is what the register is told of.

    Of the codings that leave `old_rules` stand under old rules of their codes.
    """

    project: ExchangeProject
    losses: LossReport
    withheld: Withheld
    parts: DepartingParts
    old_rules: int = 0

    def words(self) -> Iterator[str]:
        """All that people wrote or said in it, without the names of documents, cases and coders."""
        project = self.project
        yield project.name
        for source in project.sources:
            yield source.text
            yield "\n".join((source.label, source.context, *source.attributes, *source.attributes.values()))
            yield "\n".join(value for speaker in source.speakers for value in speaker.attributes.values())
            yield from (coding.paraphrase for coding in source.codings if coding.paraphrase)
        for case in project.cases:
            yield "\n".join((*case.attributes, *case.attributes.values()))
        for code in _walk(project.codes):
            rules = code.draft.rules
            yield "\n".join((code.draft.name, rules.definition, rules.include, rules.exclude, rules.borders))
            yield "\n".join("\n".join(astuple(former)) for former in code.former)
            yield "\n".join((code.draft.source, code.draft.weight_meaning, *(a.text for a in code.draft.anchors)))
        for note in project.notes:
            yield f"{note.title}\n{note.text}"
        yield from (given.reason for given in project.levels)
        for group in project.sets:
            yield group.name
        for title, description in project.codebooks:
            yield f"{title}\n{description}"


def leaving_project(space: Workspace, wish: LeavingWish | None = None) -> LeavingProject:
    """What of the project leaves, and what stays, which is told with its number.

    Raises ConsentError where there are documents and none of them may leave.
    """
    return _DepartingProject(space, wish or LeavingWish()).made()


class _DepartingProject:
    """One project at one moment."""

    def __init__(self, space: Workspace, wish: LeavingWish) -> None:
        self._space, self._wish, self._project = space, wish, space.project
        self._sight: Sight = space.sight
        self._permissions = Permissions(space.project, wish.purpose)
        self._withheld = Withheld(wish.purpose)
        self._parts = DepartingParts()
        self._losses: list[Loss] = []
        self._titles = titled_documents(space.project)
        self._book: Codebook = space.book
        self._codes = {code.key: code.uuid for code in self._book}
        self._coders = {coder.key: coder for coder in self._project.coders.all()}
        self._users = {key: coder.uuid for key, coder in self._coders.items() if key not in self._sight.models}
        self._under_staying = self._staying_rules = 0
        self._former = self._former_rules()
        self._old, self._leaving_old = self._project.rule_checks.old(), 0
        self._all_cases = self._project.cases.all()
        by_age = sorted(case.key for case in self._all_cases)
        self._case_numbers = {key: number for number, key in enumerate(by_age, start=1)}

    def made(self) -> LeavingProject:
        """All of it; memory holds the texts once."""
        documents = list(self._documents())
        refuse_nothing_left(self._withheld, len(documents))
        cases = self._cases()
        guids = {case.name: case.uuid for case in cases}
        sources, codings = [], dict[int, str]()
        for document in documents:
            hear()
            source, keys = self._source(document, guids)
            sources.append(source)
            codings |= keys
        keys = {document.key: document.uuid for document in documents}
        notes = tuple(self._notes(keys, {case.key: case.uuid for case in cases}, codings))
        made = ExchangeProject(
            ExchangeFormat.QDPX,
            self._project.title,
            program=f"qualcode {__version__}",  # no text: name and number
            guid=self._project.uuid,
            users=tuple(self._exchange_users()),
            codes=self._exchange_codes(codings, keys),
            sources=tuple(sources),
            cases=tuple(self._exchange_case(case, documents) for case in cases),
            notes=notes,
            sets=tuple(self._sets(keys)),
            levels=tuple(self._levels({case.key: case.uuid for case in cases}, keys)),
            codebooks=tuple(self._project.codes.descriptions.all()),
            round=self._project.settings.round,
        )
        losses = losses_of(self._losses, self._staying(documents), leaves=True)
        return LeavingProject(made, losses, self._withheld, self._parts, self._leaving_old)

    def _lose(self, kind: LossKind, why: LossReason, name: str = "", **told: object) -> None:
        self._losses.append(Loss(kind, why, name, **told))  # type: ignore[arg-type]  # fields of a loss

    # ---- documents -------------------------------------------------------------------------------

    def _documents(self) -> Iterator[Document]:
        """Those that leave, in the order of an appendix."""
        numbers, leaving = self._space.numbers("document_id"), 0
        # those of the titles have the attributes of their cases, too, which leave with the cases
        documents = {document.key: document for document in self._project.documents.all()}
        for document in map(documents.__getitem__, self._titles):
            verdict = self._permissions.text(document.key)
            if verdict.allows_words:
                leaving += 1
                self._parts.whole(document.key)
                yield document
                continue
            self._withheld.add("text", verdict)
            called, why = self._called(document), _why(verdict)
            self._lose(LossKind.SOURCE, why, called)
            if number := numbers.get(document.key):
                self._lose(LossKind.CODING, why, where=called, number=number)
        if leaving and not self._wish.with_names:
            self._lose(LossKind.SOURCE, LossReason.WITHOUT_NAMES, number=leaving, fate=Fate.CHANGED)

    def _called(self, document: Document) -> str:
        return document.name if self._wish.with_names else self._titles[document.key][1]

    def _source(self, document: Document, cases: Mapping[str, str]) -> tuple[ExchangeSource, dict[int, str]]:
        """A document, and its codings that leave: key -> GUID; `cases` are the GUIDs of those that leave by name."""
        documents, called = self._project.documents, self._called(document)
        structure = documents.structure(document)
        lines = structure.lines if len(structure.lines) <= _MOST_LINES else ()
        if len(lines) < len(structure.lines):
            self._lose(
                LossKind.FIELD, LossReason.STAYS_HERE, program().gettext("line numbers of the source"), where=called
            )
        codings = self._codings(document)
        source = ExchangeSource(
            document.uuid,
            called,
            documents.text(document),
            attributes=document.attributes,
            codings=tuple(map(self._exchange_coding, codings)),
            marks=structure.marks,
            lines=lines,
            label=document.label,
            wave=_said(document.wave_origin),
            source_kind=_said(document.kind_origin),
            context=document.context,
            transcription=document.transcription,
            speakers=tuple(
                replace(speaker, case=cases.get(speaker.case or "")) for speaker in documents.speakers(document)
            ),
            origin=documents.source(document) if self._wish.with_names else None,  # it may be named after people
            how_read=documents.how_read(document),
        )
        return source, {coding.key: coding.uuid for coding in codings}

    # ---- codings ---------------------------------------------------------------------------------

    def _codings(self, document: Document) -> list[Coding]:
        """Those of a document that leave, by place."""
        seen = self._project.codings.where(self._sight.condition, document=document.key)
        leaving = [coding for coding in seen if coding.coder in self._users]
        if len(leaving) < len(seen):
            self._lose(
                LossKind.CODING,
                LossReason.MODEL_SOLUTION,
                where=self._called(document),
                number=len(seen) - len(leaving),
            )
        old = sum(coding.key in self._old for coding in leaving)
        if old and self._wish.without_old_rules:
            leaving = [coding for coding in leaving if coding.key not in self._old]
            self._lose(LossKind.CODING, LossReason.UNDER_OLD_RULES, where=self._called(document), number=old)
        else:
            self._leaving_old += old
        return sorted(leaving, key=lambda coding: (coding.span, coding.uuid))

    def _exchange_coding(self, coding: Coding) -> ExchangeCoding:
        return ExchangeCoding(
            coding.uuid,
            self._codes[coding.code],
            coding.span,
            self._users[coding.coder],
            coding.created,
            polarity=coding.polarity,
            weight=coding.weight,
            paraphrase=coding.paraphrase,
            round=coding.round,
            good_by=tuple(sorted(self._users[key] for key in coding.good_by if key in self._users)),
            rules=self._rules_of(coding),
            under_old_rule=coding.key in self._old,
        )

    def _rules_of(self, coding: Coding) -> int | None:
        """The number of the former rules under which a coding was made; None for those that it will have."""
        if coding.rule_version == self._book[coding.code].rule_version:
            return None
        if coding.code not in self._former:
            self._under_staying += 1
            return None
        return coding.rule_version

    # ---- people ----------------------------------------------------------------------------------

    def _exchange_users(self) -> Iterator[ExchangeUser]:
        """Everybody who codes but model solutions, in the order in which other exports number them."""
        order = dict.fromkeys((*self._project.coded.coders(), *self._coders))
        for number, key in enumerate(order, start=1):
            coder = self._coders.get(key)
            if coder is not None and key in self._users:
                yield ExchangeUser(coder.uuid, self._called_coder(coder, number), coder.kind)
        models = [coder for coder in self._coders.values() if coder.kind is CoderKind.MODEL]
        if models:
            self._lose(LossKind.USER, LossReason.MODEL_SOLUTION, number=len(models))
        if self._users and not self._wish.with_names:
            self._lose(LossKind.USER, LossReason.WITHOUT_NAMES, number=len(self._users), fate=Fate.CHANGED)

    def _called_coder(self, coder: Coder, number: int) -> str:
        return coder.name if self._wish.with_names else program().gettext("Coder {number}", number=number)

    def _cases(self) -> list[Case]:
        """The cases about which something may leave."""
        leaving = []
        for case in self._all_cases:
            verdict = self._permissions.case(case.key)
            if verdict.allows_retelling:
                leaving.append(case)
                self._parts.case(case.key)
            else:
                self._withheld.add("case", verdict)
                self._lose(LossKind.CASE, _why(verdict), self._called_case(case))
        if leaving and not self._wish.with_names:
            self._lose(LossKind.CASE, LossReason.WITHOUT_NAMES, number=len(leaving), fate=Fate.CHANGED)
        return leaving

    def _called_case(self, case: Case) -> str:
        if self._wish.with_names:
            return case.name
        return program().gettext("case {number}", number=program().number(self._case_numbers[case.key]))

    def _exchange_case(self, case: Case, documents: Iterable[Document]) -> ExchangeCase:
        sources = tuple(document.uuid for document in documents if document.case == case.name)
        return ExchangeCase(case.uuid, self._called_case(case), attributes=case.attributes, sources=sources)

    def _levels(self, cases: Mapping[int, str], documents: Mapping[int, str]) -> Iterator[ExchangeLevel]:
        """What may be seen of the levels of the cases and documents (key -> GUID) that leave."""
        codes = {code.key: code for code in self._book}
        for given in filter(self._sight.sees, self._project.case_levels.all()):
            case, source = cases.get(given.case or 0, ""), documents.get(given.document or 0, "")
            code = codes[given.code]
            if given.coder not in self._users or not (case or source):
                continue
            at = next((at for at, level in enumerate(code.levels, start=1) if level.key == given.level), None)
            yield ExchangeLevel(
                given.uuid,
                code.uuid,
                self._users[given.coder],
                case,
                source,
                code.levels[at - 1].name if at else None,
                at if code.ordered else None,
                given.round,
                given.reason,
            )

    # ---- codes -----------------------------------------------------------------------------------

    def _exchange_codes(self, codings: Mapping[int, str], documents: Mapping[int, str]) -> tuple[ExchangeCode, ...]:
        """The codebook; an anchor example that is a passage leaves with its document only, and none of blanks."""
        refused, withheld = refused_anchors(self._project, self._book, self._wish.purpose)
        self._withheld.take(withheld)
        reasons = Counter(_why(verdict) for verdict in refused.values())
        ids = {uuid[-12:] for uuid in codings.values()}
        living = {anchor.coding for code in self._book for anchor in code.anchors} - {None} - ids
        stay = self._ids_elsewhere(living, documents)

        def draft(code: Code) -> Iterator[Anchor]:
            for anchor in code.anchors:
                if anchor in refused:
                    continue
                if anchor.coding in stay:
                    reasons[LossReason.NO_CONSENT] += 1
                    continue
                if not anchor.text.strip():  # no reader takes one without a word, nor the fields beside it
                    reasons[LossReason.STAYS_HERE] += 1
                    continue
                yield anchor if anchor.coding is None or anchor.coding in ids else replace(anchor, coding=None)

        def branch(code: Code) -> ExchangeCode:
            return ExchangeCode(
                code.uuid,
                replace(as_draft(code), anchors=tuple(draft(code))),
                children=tuple(map(branch, self._book.children(code.key))),
                former=self._former.get(code.key, ()),
            )

        codes = tuple(map(branch, self._book.children(None)))
        for why, number in reasons.items():
            self._lose(LossKind.ANCHOR, why, number=number)
        return codes

    def _ids_elsewhere(self, ids: set[str | None], documents: Mapping[int, str]) -> set[str | None]:
        """Those of the ids of codings whose documents stay inside."""
        if not ids:
            return set()
        keys = [key for key, id_ in self._project.coded.ids().items() if id_ in ids]
        codings = self._project.codings.where(among("id", keys))
        return {coding.id for coding in codings if coding.document not in documents}

    def _former_rules(self) -> dict[int, tuple[Rules, ...]]:
        """The rules that codes (keys) had before, oldest first, as far as they are not too long for a description."""
        found: dict[int, list[Rules]] = {}
        for told, rules in rule_versions(self._project):
            if told.version < self._book[told.code].rule_version:
                found.setdefault(told.code, []).append(rules)
        fitting = {
            code: tuple(versions)
            for code, versions in found.items()
            if sum(len("".join(astuple(rules))) for rules in versions) <= _LONGEST_FORMER
            and len(versions) == self._book[code].rule_version - 1
        }
        self._staying_rules = sum(len(versions) for code, versions in found.items() if code not in fitting)
        return fitting

    # ---- memos and groups ------------------------------------------------------------------------

    def _notes(
        self, documents: Mapping[int, str], cases: Mapping[int, str], codings: Mapping[int, str]
    ) -> Iterator[ExchangeNote]:
        left_out: Counter[LossReason] = Counter()
        for memo in self._space.memos():
            target = self._target(memo, documents, cases, codings)
            if isinstance(target, LossReason):
                left_out[target] += 1
                continue
            yield ExchangeNote(
                memo.uuid,
                memo.title,
                memo.text,
                () if target is None else (target,),
                self._users.get(memo.author, ""),
                memo.created,
                memo.changed,
                memo.kind,
                memo.closed,
            )
        for why, number in left_out.items():
            self._lose(LossKind.NOTE, why, number=number)

    def _target(
        self, memo: Memo, documents: Mapping[int, str], cases: Mapping[int, str], codings: Mapping[int, str]
    ) -> ExchangeTarget | LossReason | None:
        """What a memo is about; None is the project, a reason says why it stays."""
        target = memo.target
        if memo.author in self._sight.models:
            return LossReason.MODEL_SOLUTION
        if memo.waits:
            return LossReason.WAITS_HERE
        found: ExchangeTarget | LossReason | None = None
        if target.coding is not None:
            known = codings.get(target.coding)
            found = ExchangeTarget(TargetKind.CODING, known) if known else LossReason.NO_CONSENT
        elif target.code is not None:
            found = ExchangeTarget(TargetKind.CODE, self._codes[target.code])
        elif target.document is not None:
            kind = TargetKind.PASSAGE if target.span else TargetKind.SOURCE
            known = documents.get(target.document)
            found = ExchangeTarget(kind, known, target.span) if known else LossReason.NO_CONSENT
        elif target.case is not None:
            known = cases.get(target.case)
            found = ExchangeTarget(TargetKind.CASE, known) if known else LossReason.NO_CONSENT
        return found

    def _sets(self, documents: Mapping[int, str]) -> Iterator[ExchangeSet]:
        for group in self._project.groups.all():
            sources = tuple(documents[key] for key in group.documents if key in documents)
            yield ExchangeSet(group.uuid, group.name, sources=sources)

    # ---- what stays ------------------------------------------------------------------------------

    def _staying(self, documents: Iterable[Document]) -> Iterator[Loss]:
        """What the standard has no place for, with its numbers."""
        if self._space.hides_codings():
            yield Loss(LossKind.CODING, LossReason.HIDDEN, number=0)  # how many there are is not told
        waiting = Counter(orphan.document for orphan in self._space.orphans())
        for document in documents:
            if waiting[document.key]:
                called = self._called(document)
                yield Loss(LossKind.CODING, LossReason.WAITS_HERE, where=called, number=waiting[document.key])
        hidden = self._sight.hidden
        for table, number in self._project.staying.numbers(hidden).items():
            is_past = table == "entries"
            rows = counted(number, "line of the history") if is_past else counted(number, noun_of_rows(table))
            name = rows.partition(" ")[2]
            yield Loss(LossKind.RECORD, LossReason.STAYS_HERE, name, number=number, details=(table,))
        if self._staying_rules:
            name = counted(self._staying_rules, noun_of_rows("code_rules")).partition(" ")[2]
            details = ("code_rules",)
            yield Loss(LossKind.RECORD, LossReason.STAYS_HERE, name, number=self._staying_rules, details=details)
        if self._under_staying:
            name = program().gettext("coded under older rules")
            yield Loss(LossKind.FIELD, LossReason.STAYS_HERE, name, number=self._under_staying)


def _walk(codes: Iterable[ExchangeCode]) -> Iterator[ExchangeCode]:
    for code in codes:
        yield code
        yield from _walk(code.children)


def _why(verdict: ConsentVerdict) -> LossReason:
    unknown = verdict.refusal in (Refusal.UNKNOWN, Refusal.OVER)
    return LossReason.NO_CONSENT if unknown else LossReason.NOT_QUOTABLE


def _said(origin: DocumentOrigin) -> str:
    """A wave or kind of source as the document tells it."""
    return origin.value if origin.source in _SAID else ""
