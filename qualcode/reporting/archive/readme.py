"""The README of a deposit, its guide, and its codebook with all versions of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.consent.words import purpose_words
from qualcode.model.topics import EVERY_WAVE
from qualcode.reporting.archive import known
from qualcode.reporting.archive.ddi import DepositFile
from qualcode.reporting.archive.facts import RuleVersion, StudyFacts
from qualcode.reporting.archive.mapping import StudyMetadata, gap
from qualcode.reporting.report import Block, Fact, Prose, ProseKind, Report, Section, Table
from qualcode.times import local_day


def readme(facts: StudyFacts, metadata: StudyMetadata, files: Sequence[DepositFile]) -> Report:
    """What is what, how to cite, what formats and figures mean, and what was left out."""
    return Report(
        title=metadata.words.gettext("Read me first"),
        blocks=tuple(_readme(facts, metadata, files)),
        language=metadata.language,
        listed=True,
    )


def _readme(facts: StudyFacts, metadata: StudyMetadata, files: Sequence[DepositFile]) -> Iterator[Block]:
    words = metadata.words
    title = "; ".join(value.text for value in metadata.of("title")) or facts.title
    yield Section(words.gettext("Read me first: {title}", title=title), 0)
    yield Prose(
        words.gettext(
            "This is an archive deposit of a qualitative study, written by {program} on {day}. It holds only what "
            "the people of the study agreed to ({purposes}).",
            program=facts.program,
            day=facts.day,
            purposes=", ".join(purpose_words(purpose, words) for purpose in facts.purposes),
        )
    )
    yield Section(words.gettext("What is what"))
    transcripts = [file for file in files if file.path.startswith("transcripts/")]
    for file in files:
        if file not in transcripts:
            yield Fact(file.path, file.content)
    yield Fact(
        "transcripts/",
        words.ngettext("{count} file: the transcripts", "{count} files: the transcripts", len(transcripts)),
    )
    yield Fact("SHA256SUMS", words.gettext("check sums of all files; sha256sum -c SHA256SUMS checks them"))
    unsaid = words.gettext("not stated")
    yield Table(
        words.gettext("Documents"),
        (
            words.pgettext("column", "document"),
            words.pgettext("column", "source"),
            words.pgettext("column", "kind of source"),
            words.pgettext("column", "wave"),
            words.pgettext("column", "words"),
        ),
        [
            (document.name, document.label, document.kind or unsaid, document.wave or unsaid, document.words)
            for document in facts.documents
        ],
        words=4,
        notes=(words.gettext("data-list.csv says more of each."),),
    )
    yield Section(words.gettext("How to cite"))
    citation = [value.text for value in metadata.of("citation")]
    yield from map(Prose, citation or [gap(words.gettext("How to cite"), words)])
    yield Section(words.gettext("Formats and figures"))
    yield from map(Prose, _conventions(words))
    yield Section(words.gettext("What was left out"))
    yield from map(Prose, known.left_out_said(facts, words) or [words.gettext("Nothing.")])
    yield Prose(words.gettext("left-out.csv lists it by anonymous ids."))
    gaps = metadata.gaps()
    if gaps:
        yield Section(words.gettext("What is still to be said"))
        yield Prose(", ".join(field.called[metadata.language] for field in gaps))


def _conventions(words: Catalogue) -> list[str]:
    return [
        words.gettext(
            "Texts are UTF-8. Tables are CSV with commas; a cell that a spreadsheet would take for a formula begins "
            "with an apostrophe."
        ),
        words.gettext(
            "start and end of a coding count Unicode code points from 0 in transcripts/….txt; end is the first one "
            "behind it. paragraph counts from 1, as the numbers in square brackets do."
        ),
        words.gettext(
            "coder is a number; it means the same person in all files. rule_version is the version of the code's "
            "rules under which a passage was coded: codebook/rule-versions.csv; under_old_rule says whether the rule "
            "is another one since."
        ),
        words.gettext(
            "coder_kind is person, machine (a program) or consensus: what several coders decided together stands "
            "beside what each of them had coded."
        ),
        words.gettext(
            "The codings are not written as .qdpx (REFI-QDA), since this version of qualcode does not write it; "
            "codings/codings.csv has them all."
        ),
    ]


# ---- the guide -----------------------------------------------------------------------------------------


def guide(facts: StudyFacts, language: Language) -> Report:
    """The topics of the guide with their questions by wave."""
    words = catalogue_of(language)
    return Report(words.gettext("Interview guide"), tuple(_guide(facts, words)), language=language, listed=True)


def _guide(facts: StudyFacts, words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("Interview guide"), 0)
    if not facts.topics:
        yield Prose(gap(words.gettext("Interview guide"), words))
    for topic in facts.topics:
        yield Section(topic.name)
        for wave, question in topic.questions.items():
            yield Fact(words.gettext("all waves") if wave == EVERY_WAVE else wave, question)


# ---- the codebook --------------------------------------------------------------------------------------


def versions_report(facts: StudyFacts, language: Language) -> Report:
    """All versions of the rules of all codes, each with its day."""
    words = catalogue_of(language)
    title = words.gettext("Versions of coding rules")
    return Report(title, tuple(_versions(facts, title, words)), language=language, listed=True)


def _versions(facts: StudyFacts, title: str, words: Catalogue) -> Iterator[Block]:
    yield Section(title, 0)
    by_code: dict[int, list[RuleVersion]] = {}
    for version in facts.versions:
        by_code.setdefault(version.code, []).append(version)
    for code in facts.codes:
        yield Section(code.full_name)
        for version in by_code.get(code.key, ()):
            told = words.gettext(
                "version {number}, since {day}",
                number=words.number(version.version),
                day=local_day(version.day, words),
            )
            yield Prose(told, ProseKind.STRONG)
            rules = {
                words.gettext("Definition"): version.rules.definition,
                words.gettext("Code if"): version.rules.include,
                words.gettext("Do not code if"): version.rules.exclude,
                words.gettext("Distinguish from"): version.rules.borders,
            }
            for name, text in rules.items():
                if text.strip():
                    yield Fact(name, " ".join(text.split()))
