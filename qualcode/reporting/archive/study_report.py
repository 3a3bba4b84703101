"""The study report (Studienreport) as a skeleton: filled from the project and from metadata, its gaps marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import Catalogue, Language
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.consent.words import purpose_words
from qualcode.model.history import in_words
from qualcode.model.procedures import procedure_in_words
from qualcode.reporting.archive import known
from qualcode.reporting.archive.facts import RuleVersion, StudyFacts
from qualcode.reporting.archive.mapping import StudyMetadata, gap
from qualcode.reporting.report import Block, Cell, Fact, Prose, Remark, Report, Section, Table
from qualcode.times import local_day

_HEAD = ("subtitle", "creators", "contributors", "institution", "funder", "grant", "contact", "version")
_STUDY = ("abstract", "keywords", "topics")
_DATA = ("unit", "universe", "country", "place", "period", "collected_from", "collected_to", "waves", "source_kinds")
_COLLECTION = ("collector", "collection_mode", "instrument", "situation")
_ACCESS = ("archive", "embargo", "access", "licence", "citation_request", "citation", "publications")


def study_report(facts: StudyFacts, metadata: StudyMetadata) -> Report:
    """The report; what it lacks stands in it as a mark that begins with “[to be completed:”."""
    return Report(
        title=_title(metadata),
        blocks=tuple(_blocks(facts, metadata)),
        language=metadata.language,
        listed=True,
    )


def _title(metadata: StudyMetadata) -> str:
    title = "; ".join(value.text for value in metadata.of("title"))
    return metadata.words.gettext("Study report: {title}", title=title)


def _blocks(facts: StudyFacts, metadata: StudyMetadata) -> Iterator[Block]:
    words, language = metadata.words, metadata.language
    yield Section(_title(metadata), 0)
    missing = words.gettext("What stands in square brackets behind “to be completed” is not known to the program.")
    yield Prose(missing)
    yield from _fields(metadata, _HEAD)
    yield Section(words.gettext("The study"))
    yield from _fields(metadata, _STUDY)
    questions = [value.text for value in metadata.of("research_questions")]
    yield Section(words.gettext("Research questions"), 2)
    yield from map(Prose, questions or [gap(words.gettext("Research questions"), words)])
    yield Section(words.gettext("Data and sampling"))
    yield from _fields(metadata, _DATA)
    yield Fact(words.gettext("Documents in this deposit"), words.number(len(facts.documents)))
    yield Fact(words.gettext("Documents of the study"), words.number(facts.all_documents))
    yield Fact(words.gettext("Cases of the study"), words.number(facts.cases))
    yield from _fields(metadata, ("sampling",))
    yield from _groups(facts, words)
    yield Section(words.gettext("Collection and transcription"))
    yield from _fields(metadata, _COLLECTION)
    yield from _fields(metadata, ("transcription",))
    unsaid = sum(number for rules, number in facts.by_rules() if not rules)
    if unsaid and unsaid < len(facts.documents):
        yield Remark(
            words.ngettext(
                "Of {count} document the transcription rules are not known.",
                "Of {count} documents the transcription rules are not known.",
                unsaid,
            )
        )
    yield from _signs(facts, words)
    yield Section(words.gettext("Anonymisation"))
    for value in metadata.of("anonymisation"):
        yield Prose(value.text)
    yield Prose(gap(words.gettext("what was changed in the texts before they came into the project"), words))
    yield Section(words.gettext("Analysis"))
    yield from _analysis(facts, words, language)
    yield Section(words.gettext("Ethics and consent"))
    yield from _fields(metadata, ("ethics",))
    yield from _answers(facts, words)
    yield Section(words.gettext("Access"))
    yield from _fields(metadata, _ACCESS)
    lines = known.left_out_said(facts, words)
    if lines:
        yield Section(words.gettext("What was left out"), 2)
        yield from map(Prose, lines)


def _fields(metadata: StudyMetadata, names: Sequence[str]) -> Iterator[Fact]:
    """The fields that the mapping has, each with its values, those that lack a needed one with the mark of a gap."""
    by_name = {field.name: field for field in metadata.fields}
    for name in names:
        field = by_name.get(name)
        values = metadata.or_gap(field) if field else ()
        if field and values:
            said = ("; " if len(values) > 1 else "").join(
                " ".join((value.text, *(f"({detail})" for detail in value.details.values()))) for value in values
            )
            yield Fact(field.called[metadata.language], said)


def _groups(facts: StudyFacts, words: Catalogue) -> Iterator[Block]:
    """How the archived cases spread over the values of attributes, small groups put together."""
    if not facts.groups:
        return
    others = words.gettext("other values and not known")
    rows = [(name, value or others, number) for name, values in facts.groups.items() for value, number in values]
    yield Table(
        words.gettext("Cases by attribute"),
        (
            words.pgettext("column", "attribute"),
            words.pgettext("column", "value"),
            words.pgettext("column", "cases"),
        ),
        rows,
        words=2,
        notes=(
            words.gettext(
                "Values that fewer than {number} cases have are put together.",
                number=words.number(facts.smallest_group),
            ),
        ),
    )


def _signs(facts: StudyFacts, words: Catalogue) -> Iterator[Block]:
    for rules in facts.transcription.values():
        yield Table(
            words.gettext("Signs of transcription: {rules}", rules=words.said(rules.title)),
            (words.pgettext("column", "sign"), words.pgettext("column", "meaning")),
            [(words.said(sign.sign), words.said(sign.meaning)) for sign in rules.signs],
            words=2,
            notes=[words.said(note) for note in (rules.source, rules.note) if note],
            running=frozenset({1}),
        )


def _analysis(facts: StudyFacts, words: Catalogue, language: Language) -> Iterator[Block]:
    yield Prose(known.coding_said(facts, words))
    if facts.procedure is None:
        yield Prose(gap(words.gettext("how the quality of the coding was secured"), words))
    else:
        yield Fact(words.gettext("Quality procedure"), words.said(procedure_in_words(facts.procedure)))
    if facts.rounds > 1:
        yield Fact(words.gettext("Coding rounds"), words.number(facts.rounds))
    for title, description in facts.described:
        yield Prose(" ".join(description.split()), lead=title)
    if facts.changes:
        yield Table(
            words.gettext("Development of the codebook"),
            (
                words.pgettext("column", "day"),
                words.pgettext("column", "change"),
                words.pgettext("column", "number"),
            ),
            [(local_day(day, words), in_words(kind, language), number) for day, kind, number in facts.changes],
            words=2,
        )
    changed = [version for version in facts.versions if version.version > 1]
    if changed:
        yield Table(
            words.gettext("Versions of coding rules"),
            (
                words.pgettext("column", "code"),
                words.pgettext("column", "version"),
                words.pgettext("column", "day"),
            ),
            [_version(version, facts, words) for version in changed],
            words=3,
        )


def _version(version: RuleVersion, facts: StudyFacts, words: Catalogue) -> tuple[str, str, str]:
    return facts.codes[version.code].full_name, words.number(version.version), local_day(version.day, words)


def _answers(facts: StudyFacts, words: Catalogue) -> Iterator[Block]:
    """What people agreed to, in numbers."""
    head = (
        words.pgettext("column", "purpose"),
        words.pgettext("column", "yes"),
        words.pgettext("column", "only paraphrased"),
        words.pgettext("column", "no"),
        words.pgettext("column", "not known"),
    )
    order = (Permission.YES, Permission.PARAPHRASE, Permission.NO, Permission.UNKNOWN)
    rows: list[tuple[Cell, ...]] = [
        (purpose_words(purpose, words), *(facts.answers.get(purpose, {}).get(answer, 0) for answer in order))
        for purpose in Purpose
    ]
    yield Fact(words.gettext("Consents that were withdrawn"), words.number(facts.withdrawn))
    yield Table(words.gettext("Consents in numbers"), head, rows)
