"""The tables of a deposit: the list of data, the codings, the versions of rules, and what was left out.

Their columns are named in English in every language, so that programs find them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualcode.catalogue import Catalogue
from qualcode.reporting.archive.facts import ArchivedCoding, ArchivedDocument, StudyFacts
from qualcode.reporting.report import Afresh, Cell, Report, Table

DATA_LIST = (
    "id", "project_id", "label", "source_kind", "wave", "words", "characters", "minutes", "language",
    "transcription_rules", "access", "consent_form", "speakers",
)  # fmt: skip
CODINGS = (
    "id", "document", "start", "end", "paragraph", "code_id", "code", "coder", "coder_kind", "polarity",
    "weight", "round", "rule_version", "under_old_rule", "created", "words",
)  # fmt: skip
LEFT_OUT = ("what", "id", "number", "why")
RULES = ("code_id", "code", "version", "day", "definition", "include", "exclude", "borders")


def data_list(facts: StudyFacts, words: Catalogue) -> Report:
    """One row a document, without any name."""
    return _report("data-list", DATA_LIST, [_row(document, facts, words) for document in facts.documents])


def _row(document: ArchivedDocument, facts: StudyFacts, words: Catalogue) -> tuple[Cell, ...]:
    unsaid = words.gettext("not stated")
    return (
        document.name,
        document.id,
        document.label,
        document.kind or unsaid,
        document.wave or unsaid,
        document.words,
        document.characters,
        unsaid if document.minutes is None else round(document.minutes, 1),
        unsaid,  # the program does not know in which language people speak
        facts.rules_called(document.transcription, words) or unsaid,
        " ".join(purpose.value for purpose in facts.purposes),
        document.form or unsaid,
        document.speakers,
    )


def codings(made: Iterable[ArchivedCoding]) -> Report:
    """One row a coding; `made` is iterated when the table is written."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for coding in made:
            yield (
                coding.id, coding.document, coding.start, coding.end, coding.paragraph, coding.code_id, coding.code,
                coding.coder, coding.coder_kind, coding.polarity, "" if coding.weight is None else coding.weight,
                coding.round, coding.rule_version, "yes" if coding.under_old_rule else "no",
                coding.created, coding.words,
            )  # fmt: skip

    table = Table("codings", CODINGS, Afresh(rows), words=len(CODINGS))  # no text: its name
    return Report(table.title, (), (table,))


def rule_versions(facts: StudyFacts) -> Report:
    """One row a version of a code's rules, with the day from which it holds."""
    rows = [
        (
            facts.codes[version.code].id, facts.codes[version.code].full_name, version.version, version.day[:10],
            version.rules.definition, version.rules.include, version.rules.exclude, version.rules.borders,
        )
        for version in facts.versions
    ]  # fmt: skip
    return _report("rule-versions", RULES, rows)


def left_out(facts: StudyFacts) -> Report:
    """What is not in the deposit, by anonymous ids."""
    return _report(
        "left-out", LEFT_OUT, [(entry.what, entry.id, entry.number, entry.why.value) for entry in facts.left_out]
    )


def _report(title: str, head: tuple[str, ...], rows: Sequence[Sequence[Cell]]) -> Report:
    return Report(title, (), (Table(title, head, rows, words=len(head)),))
