"""What the project tells of the study that is archived, without a name of a person, case or document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode import __version__
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import (
    UNKNOWN_CONSENT,
    Consent,
    ConsentVerdict,
    Permission,
    Purpose,
    Refusal,
)
from qualcode.model.consent.withheld import Withheld
from qualcode.model.history import KIND_GROUPS, ChangeChoice
from qualcode.model.origins import SOURCE_KIND, WAVE
from qualcode.project.coding.conditions import among
from qualcode.project.history_queries import rule_versions
from qualcode.project.versions.old_rules import UNDER_OLD_RULES, is_under_old_rules
from qualcode.reporting.archive.facts import (
    ArchivedCoding,
    ArchivedDocument,
    NotDeposited,
    RuleVersion,
    StudyFacts,
    WhyLeftOut,
)
from qualcode.reporting.archive.transcript import ArchivedTranscript, transcript
from qualcode.reporting.documents.anchor_permissions import refused_anchors
from qualcode.reporting.documents.coded import coded_document
from qualcode.reporting.documents.transcripts import file_names, titled_documents
from qualcode.retrieval.permissions import Permissions
from qualcode.times import local_today

if TYPE_CHECKING:
    from qualcode.model.codes import Anchor
    from qualcode.model.documents import Case, Document
    from qualcode.model.readings.transcription_rules import TranscriptionRules
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace

_WHY = {
    Refusal.UNKNOWN: WhyLeftOut.UNKNOWN,
    Refusal.OVER: WhyLeftOut.OVER,
}


@dataclass(frozen=True, slots=True)
class CoveredDocuments:
    """Which documents consent covers for all purposes, in the order of an appendix, and what of the others.

    `names` are the anonymous ones of all documents (by key), `refused` the first verdicts against those that stay
    inside, `withheld` how many of them which purpose keeps inside; `anchors` are the anchor examples that stay,
    `left_out` the codings (keys) that are not to go along.
    """

    purposes: tuple[Purpose, ...]
    documents: tuple[Document, ...]
    names: Mapping[int, str]
    refused: Mapping[int, ConsentVerdict]
    withheld: tuple[Withheld, ...]
    anchors: Mapping[Anchor, ConsentVerdict]
    left_out: frozenset[int] = frozenset()


def coverage(project: Project, purposes: Sequence[Purpose], *, without_old_rules: bool = False) -> CoveredDocuments:
    """What the consents of today cover, perhaps without codings under old rules of their codes."""
    titled = titled_documents(project)
    documents = [document for document, _title in titled.values()]
    covered, refused = [], dict[int, ConsentVerdict]()
    permissions = [(Permissions(project, purpose), Withheld(purpose)) for purpose in purposes]
    for document in documents:
        verdicts = [(of.text(document.key), withheld) for of, withheld in permissions]
        against = [(verdict, withheld) for verdict, withheld in verdicts if not verdict.allows_words]
        for verdict, withheld in against:
            withheld.add("document", verdict)
            refused.setdefault(document.key, verdict)
        if not against:
            covered.append(document)
    book = project.codes.book()
    anchors: dict[Anchor, ConsentVerdict] = {}
    for purpose in purposes:
        anchors |= refused_anchors(project, book, purpose)[0]
    names = file_names((key, title) for key, (_document, title) in titled.items())
    withheld_ = tuple(withheld for _permissions, withheld in permissions)
    left_out = project.rule_checks.old() if without_old_rules else frozenset()
    return CoveredDocuments(tuple(purposes), tuple(covered), names, refused, withheld_, anchors, left_out)


def transcripts(space: Workspace, covered: CoveredDocuments) -> Iterator[tuple[Document, ArchivedTranscript]]:
    """The transcripts of what is covered, one after the other."""
    project = space.project
    for document in covered.documents:
        made = coded_document(project, document, memos=False, sees=lambda _: False, purpose=covered.purposes[0])
        yield document, transcript(covered.names[document.key], made)


def codings(
    space: Workspace, covered: CoveredDocuments, made: Mapping[int, ArchivedTranscript]
) -> Iterator[ArchivedCoding]:
    """The codings of what is covered, with their places in the transcripts (by key of the document)."""
    project, book = space.project, space.project.codes.book()
    coders = numbers_of_coders(project)
    kinds = {coder.key: coder.kind for coder in project.coders.all()}
    since = project.rule_checks.since()
    for document in covered.documents:
        structure, written = project.documents.structure(document), made[document.key]
        for coding in sorted(
            project.codings.all(document=document.key), key=lambda coding: (coding.span, coding.key)
        ):
            if coding.coder not in coders or coding.key in covered.left_out:
                continue
            place = written.place(coding.span)
            yield ArchivedCoding(
                id=coding.id,
                document=written.name,
                start=place.start,
                end=place.end,
                paragraph=structure.paragraph_number(coding.span.start),
                code_id=book[coding.code].id,
                code=book[coding.code].full_name,
                coder=coders[coding.coder],
                coder_kind=kinds[coding.coder].value,
                polarity=coding.polarity.value,
                weight=coding.weight,
                round=coding.round,
                rule_version=coding.rule_version,
                under_old_rule=is_under_old_rules(coding, since),
                created=coding.created,
                words=place.cut(written.text),
            )


def numbers_of_coders(project: Project) -> dict[int, int]:
    """Key of a coder -> the number, from 1, by which a deposit calls the coder; without model solutions."""
    models = project.coders.of_kind(CoderKind.MODEL)
    return {key: number for number, key in enumerate(project.coded.coders(), start=1) if key not in models}


def study_facts(space: Workspace, covered: CoveredDocuments, *, recipient: str, smallest_group: int) -> StudyFacts:
    """All that the project tells; what the disclosure check says of it comes later."""
    project, book = space.project, space.project.codes.book()
    keys = {document.key for document in covered.documents}
    tally, of_models, rounds = Counter[int](), Counter[int](), set[int]()
    coders = numbers_of_coders(project)
    for document, coder, round_, number in project.codings.tally("document_id"):
        if coder in coders:
            tally[document] += number
            rounds.add(round_)
        else:
            of_models[document] += number
    old = _under_old_rules(project, covered, coders)
    left_out = old if covered.left_out else Counter[int]()
    cases = project.cases.all()
    return StudyFacts(
        title=project.title,
        project=project.uuid,
        day=local_today(),
        program=f"qualcode {__version__}",  # no text: name and number
        recipient=recipient,
        purposes=covered.purposes,
        documents=tuple(_archived(project, covered)),
        all_documents=len(covered.documents) + len(covered.refused),
        cases=len(cases),
        left_out=tuple(_left_out(project, covered, tally, of_models, left_out)),
        codes=book,
        described=tuple(project.codes.descriptions.all()),
        versions=tuple(
            RuleVersion(time.code, time.version, time.created, rules) for time, rules in rule_versions(project)
        ),
        changes=tuple(_changes(space)),
        codings=sum(number for document, number in tally.items() if document in keys) - left_out.total(),
        coders=len(coders),
        rounds=len(rounds),
        procedure=project.settings.procedure,
        topics=tuple(project.topics.all()),
        research_questions=tuple(question.text for question in project.research_questions.all()),
        groups=_groups(covered.documents, cases, smallest_group),
        answers=_answers(project, cases),
        withdrawn=sum(bool(consent.withdrawn) for consent in _consents(project, cases)),
        findings=0,
        accepted=0,
        names_listed=False,
        likely_sought=True,
        smallest_group=smallest_group,
        transcription=_transcription(project, covered.documents),
        old_rules=0 if covered.left_out else old.total(),
    )


def _under_old_rules(project: Project, covered: CoveredDocuments, coders: Collection[int]) -> Counter[int]:
    """Key of a covered document -> how many codings of these coders stand there under old rules of their codes."""
    found = Counter[int]()
    keys = {document.key for document in covered.documents}
    for coding in project.codings.where(UNDER_OLD_RULES & among("coder_id", coders)):
        if coding.document in keys:
            found[coding.document] += 1
    return found


def _archived(project: Project, covered: CoveredDocuments) -> Iterator[ArchivedDocument]:
    consents = project.consents.that_hold()
    for document in covered.documents:
        structure, holds = project.documents.structure(document), consents[document.key]
        times = [mark.milliseconds for mark in structure.marks]
        forms = dict.fromkeys(consent.form for consent in (holds.own, *holds.speakers.values()) if consent.form)
        yield ArchivedDocument(
            name=covered.names[document.key],
            id=document.id,
            label=document.label,
            wave=document.wave,
            kind=document.source_kind,
            words=document.words,
            characters=document.length,
            minutes=max(times) / 60_000 if times else None,
            transcription=document.transcription,
            form="; ".join(forms),
            speakers=len(structure.speakers()),
        )


def _transcription(project: Project, documents: Iterable[Document]) -> dict[str, TranscriptionRules]:
    """The rules by which the documents were written down, by name."""
    names = dict.fromkeys(document.transcription for document in documents if document.transcription)
    return {name: rules for name in names if (rules := project.transcription.named(name))}


def _left_out(
    project: Project,
    covered: CoveredDocuments,
    codings: Mapping[int, int],
    of_models: Mapping[int, int],
    under_old_rules: Mapping[int, int],
) -> Iterator[NotDeposited]:
    """`codings` counts those that would go with their documents (keys), `of_models` those that never do.

    Those `under_old_rules` stay since they are not wanted.
    """
    for key in covered.refused:
        refusal = covered.refused[key].refusal
        yield NotDeposited("document", covered.names[key], 1, _WHY.get(refusal or Refusal.NO, WhyLeftOut.NO))
    for key in covered.refused:
        if codings.get(key):
            yield NotDeposited("codings", covered.names[key], codings[key], WhyLeftOut.ELSEWHERE)
    for document in covered.documents:
        if number := of_models.get(document.key):
            yield NotDeposited("codings", covered.names[document.key], number, WhyLeftOut.MODEL)
        if number := under_old_rules.get(document.key):
            yield NotDeposited("codings", covered.names[document.key], number, WhyLeftOut.OLD_RULES)
    for code in project.codes.book():
        reasons = Counter(
            _WHY.get(covered.anchors[anchor].refusal or Refusal.NO, WhyLeftOut.NO)
            for anchor in code.anchors
            if anchor in covered.anchors
        )
        for why, number in reasons.items():
            yield NotDeposited("anchor examples", code.id, number, why)  # no text: a key
    for what, talks in (
        ("decisions", project.consensus.all()),
        ("norming sessions", project.norming.all()),  # no text: a key
    ):
        if talks:
            yield NotDeposited(what, "", len(talks), WhyLeftOut.TEAM)


def _changes(space: Workspace) -> Iterator[tuple[str, str, int]]:
    """The changes of the codebook that stand, counted by day and kind."""
    numbers = Counter[tuple[str, str]]()
    for told in space.iter_log(choice=ChangeChoice(kinds=frozenset(KIND_GROUPS["code"]))):
        if told.entry.living and told.entry.undoes is None:
            numbers[told.entry.created[:10], told.entry.kind] += 1
    for (day, kind), number in sorted(numbers.items()):
        yield day, kind, number


def _groups(
    documents: Iterable[Document], cases: Iterable[Case], smallest: int
) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many people have which value of which attribute, those of fewer than `smallest` put together.

    A person is a case, or a document that belongs to none. An attribute without any larger group is left out.
    """
    of_cases = {case.name: case.attributes for case in cases}
    people: dict[str, dict[str, str]] = {}
    for document in documents:
        own = people.setdefault(document.case or f"\0{document.key}", {})
        own.update(of_cases.get(document.case or "", {}))
        own.update(document.attributes)
    names = sorted({name for attributes in people.values() for name in attributes} - {WAVE, SOURCE_KIND})
    groups: dict[str, tuple[tuple[str, int], ...]] = {}
    for name in names:
        values = Counter(attributes.get(name, "") for attributes in people.values())
        large = sorted((value, number) for value, number in values.items() if value and number >= smallest)
        others = len(people) - sum(number for _value, number in large)
        if large:
            groups[name] = (*large, *([("", others)] if others else []))
    return groups


def _consents(project: Project, cases: Iterable[Case]) -> list[Consent]:
    """That of each case, and of each document that belongs to no case."""
    own = project.consents.of_documents()
    speaking = project.documents.cases_of_speakers()
    return [
        *(case.consent for case in cases),
        *(
            own.get(document.key, UNKNOWN_CONSENT)
            for document in project.documents.all()
            if not document.case and not speaking.get(document.key)
        ),
    ]


def _answers(project: Project, cases: Iterable[Case]) -> dict[Purpose, dict[Permission, int]]:
    consents = _consents(project, cases)
    return {purpose: dict(Counter(consent.answer(purpose) for consent in consents)) for purpose in Purpose}
