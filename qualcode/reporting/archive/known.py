"""What the program knows of a study, as values of metadata in a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.procedures import procedure_in_words
from qualcode.reporting.archive.facts import StudyFacts, what_in_words
from qualcode.reporting.archive.mapping import MetadataField, MetadataValue, StudyMetadata
from qualcode.retrieval.speaking import notes_of_old_rules


def study_metadata(
    facts: StudyFacts,
    fields: tuple[MetadataField, ...],
    said: dict[str, tuple[MetadataValue, ...]],
    language: Language,
    formats: Iterable[str],
    files: int,
) -> StudyMetadata:
    """The fields with what a person said of them, else with what is known; `files` is the number of files."""
    known = _known(facts, catalogue_of(language), formats, files)
    values = {field.name: tuple(map(MetadataValue, known.get(field.known, ()))) for field in fields}
    return StudyMetadata(fields, {name: of for name, of in (values | said).items() if of}, language)


def _known(facts: StudyFacts, words: Catalogue, formats: Iterable[str], files: int) -> dict[str, Sequence[str]]:
    documents, left_out = len(facts.documents), facts.all_documents - len(facts.documents)
    size = [words.ngettext("{count} document", "{count} documents", documents)]
    size.append(words.ngettext("{count} word", "{count} words", facts.words))
    minutes = [document.minutes for document in facts.documents if document.minutes is not None]
    if minutes:
        size.append(
            words.ngettext(
                "{count} minute (known of {documents})",
                "{count} minutes (known of {documents})",
                round(sum(minutes)),
                documents=words.npgettext("known of", "{count} document", "{count} documents", len(minutes)),
            )
        )
    complete = [
        words.ngettext(
            "{count} document of the study is left out: see left-out.csv.",
            "{count} documents of the study are left out: see left-out.csv.",
            left_out,
        )
    ]
    return {
        "title": [facts.title],
        "identifier": [facts.project],
        "software": [facts.program],
        "written": [facts.day],
        "recipient": [facts.recipient] if facts.recipient else [],
        "waves": [counted_documents(wave, number, words) for wave, number in facts.by_wave() if wave],
        "source_kinds": [counted_documents(kind, number, words) for kind, number in facts.by_kind() if kind],
        "data_kind": [words.gettext("texts of interviews and other sources, and codings of them")],
        "documents": [words.ngettext("{count} document", "{count} documents", documents)],
        "size": size,
        "files": [words.number(files)],
        "formats": sorted(set(formats)),
        "transcription": transcription_said(facts, words),
        "anonymisation": [anonymisation_said(facts, words)],
        "coding": [coding_said(facts, words)],
        "research_questions": facts.research_questions,
        "guide": guide_said(facts, words),
        "access": [consents_said(facts, words)],
        "left_out": complete if left_out else [],
    }


def counted_documents(name: str, number: int, words: Catalogue) -> str:
    """A group of documents with its number: “2022 (5 documents)”."""
    return words.ngettext("{name} ({count} document)", "{name} ({count} documents)", number, name=name)


def transcription_said(facts: StudyFacts, words: Catalogue) -> list[str]:
    """By which rules documents were written down."""
    return [
        counted_documents(facts.rules_called(rules, words), number, words)
        for rules, number in facts.by_rules()
        if rules
    ]


def guide_said(facts: StudyFacts, words: Catalogue) -> list[str]:
    """How large the guide is."""
    if not facts.topics:
        return []
    number = len(facts.topics)
    return [words.ngettext("guide with {count} topic: guide.md", "guide with {count} topics: guide.md", number)]


def anonymisation_said(facts: StudyFacts, words: Catalogue) -> str:
    """What was done so that nobody can be told."""
    without = words.gettext("without a list of names")
    parts = [
        words.gettext(
            "Documents are called by source label and number, speakers by letters and coders by numbers. Before this "
            "deposit was written, its texts went through the disclosure check ({list}).",
            list=words.gettext("with a list of names") if facts.names_listed else without,
        )
    ]
    if not facts.likely_sought:
        parts.append(words.gettext("Likely names that stand in no list were not looked for."))
    if facts.findings:
        parts.append(
            words.ngettext(
                "It told {count} finding, all of which were accepted by a person.",
                "It told {count} findings, all of which were accepted by a person.",
                facts.findings,
            )
        )
    else:
        parts.append(words.gettext("It found nothing."))
    return " ".join(parts)


def coding_said(facts: StudyFacts, words: Catalogue) -> str:
    """How much was coded by how many, and how its quality was secured."""
    said = words.gettext(
        "{codings} under {codes}, given by {coders}; {procedure}.",
        codings=words.ngettext("{count} coding", "{count} codings", facts.codings),
        codes=words.npgettext("under", "{count} code", "{count} codes", len(facts.codes)),
        coders=words.npgettext("by", "{count} coder", "{count} coders", facts.coders),
        procedure=words.said(procedure_in_words(facts.procedure)),
    )
    return " ".join([said, *map(words.said, notes_of_old_rules(facts.old_rules, 0))])


def consents_said(facts: StudyFacts, words: Catalogue) -> str:
    """What the people of the study said to archiving, in numbers."""
    answers = facts.answers.get(Purpose.ARCHIVE, {})
    return words.gettext(
        "Archiving: {yes} said yes, {no} no, of {unknown} it is not known; {withdrawn} withdrew a consent.",
        yes=words.number(answers.get(Permission.YES, 0)),
        no=words.number(answers.get(Permission.NO, 0)),
        unknown=words.number(answers.get(Permission.UNKNOWN, 0)),
        withdrawn=words.number(facts.withdrawn),
    )


def left_out_said(facts: StudyFacts, words: Catalogue) -> list[str]:
    """What is not in the deposit and why, in numbers."""
    numbers: dict[tuple[str, str], int] = {}
    for entry in facts.left_out:
        key = (what_in_words(entry.what, words), entry.why.told(words))
        numbers[key] = numbers.get(key, 0) + entry.number
    return [
        words.gettext("{what}: {number} ({why})", what=what, number=words.number(number), why=why)
        for (what, why), number in numbers.items()
    ]
