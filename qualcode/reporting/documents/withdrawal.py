"""The record of a withdrawal as a report, for the data-protection officer and for whoever is to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import Catalogue, Language, Later, catalogue_of, later
from qualcode.model.consent.withdrawal import GivenPart, WithdrawalRecord
from qualcode.reporting.report import Block, Fact, Prose, Remark, Report, Section, Table
from qualcode.reporting.words.value_words import format_word
from qualcode.times import local_day, local_time, told_day

KINDS: dict[str, Later] = {
    "accepted_findings": later("reasons why findings were accepted"),
    "anchors": later("anchor examples"),
    "attributes": later("attributes"),
    "cases": later("names of cases"),
    "code_rules": later("rules of codes"),
    "codebooks": later("names of codebooks"),
    "coders": later("names of coders"),
    "codes": later("names of codes"),
    "codings": later("paraphrases of codings"),
    "consents": later("forms of consent"),
    "document_groups": later("names of groups"),
    "documents": later("names of documents and what is said of them"),
    "consensus_decisions": later("reasons of decisions of the consensus"),
    "doubts": later("doubts of the reader"),
    "norming_sessions": later("norming sessions"),
    "given": later("lines of the register of what was given"),
    "history": later("lines of the history"),
    "labels": later("source labels"),
    "memos": later("memos"),
    "origins": later("waves and kinds of source"),
    "orphans": later("orphans"),
    "publications": later("names of publications"),
    "published_quotations": later("records of publications"),
    "quotation_edits": later("edits of quotations"),
    "related_codes": later("relations of codes"),
    "research_questions": later("research questions"),
    "settings": later("title and settings of the project"),
    "speakers": later("names of speakers"),
    "summaries": later("summaries"),
    "code_levels": later("levels of codes"),
    "case_levels": later("levels of cases"),
    "codebook_versions": later("frozen codebooks"),
    "code_lineage": later("descents of codes"),
    "rule_checks": later("checks against new rules"),
    "inductions": later("inductive works"),
    "reductions": later("statements of reductions"),
    "summary_rows": later("generalisations of paraphrases"),
    "card_groups": later("groups of cards"),
    "typologies": later("typologies"),
    "types": later("types"),
    "type_cases": later("reasons why cases are of a type"),
    "texts": later("texts of documents"),
    "topic_waves": later("questions of topics"),
    "topics": later("names of topics"),
    "transcription_rules": later("names of transcription rules"),
    "transcription_signs": later("signs of transcription rules"),
}
"""What a place that still says something is called, by its table."""


def withdrawal_report(record: WithdrawalRecord, language: Language) -> Report:
    """The record as a report in a language."""
    words = catalogue_of(language)
    return Report(
        title=words.gettext("Record of withdrawal"),
        blocks=list(_blocks(record, words)),
        language=language,
        inset=True,
        listed=True,
    )


def _blocks(record: WithdrawalRecord, words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("Record of withdrawal"), 0)
    yield Prose(words.gettext("This record holds numbers and ids only, no content and no name of a person."))
    yield from _facts(record, words)
    yield from _given(record, words)
    yield from _published(record, words)
    if record.pooled:
        yield _pools(record, words)
        yield Remark(words.gettext("Snapshots, backups and copies of a pool are out of reach."))
    yield Section(words.gettext("Not reached by erasing"))
    yield from _not_reached(record, words)
    yield from _left(record, words)


def _facts(record: WithdrawalRecord, words: Catalogue) -> Iterator[Block]:
    subject = ", ".join(record.subject)
    if record.kind == "case":
        yield Fact(words.gettext("Withdrawn"), words.gettext("the case {id} with its documents", id=subject))
    elif record.kind == "passage":
        yield Fact(words.gettext("Withdrawn"), words.gettext("one passage of the document {id}", id=subject))
    else:
        yield Fact(words.gettext("Withdrawn"), words.gettext("documents: {ids}", ids=subject))
    if record.withdrawn:
        yield Fact(words.gettext("Consent withdrawn on"), told_day(record.withdrawn, words))
    yield Fact(words.gettext("Erased on"), local_time(record.erased, words))
    if record.kind == "case":
        ids = f" ({', '.join(record.documents)})" if record.documents else ""
        yield Fact(words.gettext("Documents erased"), f"{words.number(len(record.documents))}{ids}")
    yield Fact(words.gettext("Codings erased"), words.number(record.codings))
    if record.kind == "passage":
        yield Fact(words.gettext("Codings cut"), words.number(record.shortened))
        yield Fact(words.gettext("Codings that hold the marker now"), words.number(record.holding))
    yield Fact(words.gettext("Lines of the history erased"), words.number(record.lines))
    yield Fact(words.gettext("Unsaved texts erased"), words.number(record.unsaved))
    yield Fact(words.gettext("Backups in which it was erased too"), words.number(record.backups))


def _given(record: WithdrawalRecord, words: Catalogue) -> Iterator[Block]:
    if not record.given:
        yield Section(words.gettext("To be told"))
        yield Prose(words.gettext("The register knows nothing that left the project."))
    for recipient in record.recipients:
        yield _table(words.gettext("To be told: {recipient}", recipient=recipient), record.given_to(recipient), words)
    nameless = record.given_to("")
    if nameless:
        yield _table(words.gettext("Given out, recipient not named"), nameless, words)
        yield Remark(
            words.gettext(
                "“qualcode given” shows the files; “qualcode given name LINE RECIPIENT” says later to whom they went."
            )
        )
    if any(part.is_of_others for part in record.given):
        yield Remark(
            words.gettext("* This holds documents of others in which the case speaks; not all of it is of the case.")
        )


def _table(title: str, parts: Sequence[GivenPart], words: Catalogue) -> Table:
    head = (
        words.pgettext("column", "line"),
        words.pgettext("column", "left on"),
        words.pgettext("column", "what"),
        words.pgettext("column", "format"),
        words.pgettext("column", "ids of quotations"),
        words.pgettext("column", "quotations"),
        words.pgettext("column", "whole texts"),
    )
    rows = [
        (
            part.line,
            local_day(part.created, words),
            words.said(part.what) + ("*" if part.is_of_others else ""),
            format_word(part.format, words),
            ", ".join(part.quotations),
            len(part.quotations),
            part.texts,
        )
        for part in parts
    ]
    return Table(title, head, rows, words=5, running=frozenset({4}))


def _published(record: WithdrawalRecord, words: Catalogue) -> Iterator[Block]:
    if not record.published:
        yield Section(words.gettext("Published, cannot be called back"))
        yield Prose(words.gettext("The ledger of publications knows none."))
        return
    head = (
        words.pgettext("column", "publication"),
        words.pgettext("column", "since"),
        words.pgettext("column", "ids of quotations"),
        words.pgettext("column", "quotations"),
    )
    rows = [
        (part.publication, local_day(part.created, words), ", ".join(part.quotations), len(part.quotations))
        for part in record.published
    ]
    yield Table(words.gettext("Published, cannot be called back"), head, rows, words=3, running=frozenset({2}))


def _pools(record: WithdrawalRecord, words: Catalogue) -> Table:
    head = (
        words.pgettext("column", "pool"),
        words.pgettext("column", "there called"),
        words.pgettext("column", "to be said there"),
        words.pgettext("column", "samples with copies"),
        words.pgettext("column", "in the files"),
    )
    rows = [
        (
            part.pool or words.gettext("not known here"),
            part.project,
            part.command,
            ", ".join(part.samples),
            ", ".join(part.files),
        )
        for part in record.pooled
    ]
    return Table(words.gettext("In pools"), head, rows, words=5, running=frozenset({2, 4}))


def _not_reached(record: WithdrawalRecord, words: Catalogue) -> Iterator[Block]:
    for backup in record.missed:
        yield Prose(words.gettext("The backup {name}: delete it by hand.", name=backup))
    yield Prose(words.gettext("Copies of the project that the program did not make, as in clouds and at others’."))
    yield Prose(words.gettext("Unsaved texts on other machines; they go when the project is opened there."))
    if record.given:
        yield Prose(words.gettext("All that is listed above as given out: whoever has it must be asked to erase it."))
    yield Prose(words.gettext("The files from which the documents were read, and what was printed."))


def _left(record: WithdrawalRecord, words: Catalogue) -> Iterator[Block]:
    if not record.left:
        yield Section(words.gettext("Still said of it in the project"))
        yield Prose(words.gettext("Nothing was found in memos, summaries, paraphrases, examples and the like."))
        return
    head = (
        words.pgettext("column", "what"),
        words.pgettext("column", "ids"),
        words.pgettext("column", "number"),
    )
    rows = [(words.said(KINDS[part.table]), ", ".join(part.ids), part.number) for part in record.left]
    yield Table(words.gettext("Still said of it in the project"), head, rows, words=2, running=frozenset({1}))
    yield Remark(words.gettext("Only words that are alike are found; what was said in other words is not."))
