"""The transcription rules of documents as a part of a report: which signs mean what, and which documents follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.documents import Document
from qualcode.model.readings.transcription_rules import TranscriptionRules
from qualcode.project.project import Project
from qualcode.reporting.report import Block, Prose, Report, Section, Table


def rules_parts(
    project: Project, documents: Iterable[Document], words: Catalogue, *, level: int = 1
) -> Iterator[Block]:
    """The page “Transcription rules” of these documents, in the language of `words`: only what they follow.

    Documents are called by their source labels, never by name; how many have no label, and how many follow no
    declared rules, is told with the number. `level` is that of the page's heading.
    """
    followers: dict[str, list[Document]] = {}
    for document in documents:
        followers.setdefault(document.transcription, []).append(document)
    undeclared = followers.pop("", [])
    yield Section(words.gettext("Transcription rules"), level)
    for rules in project.transcription.all():
        if rules.name in followers:
            yield Section(words.said(rules.title), level + 1)
            yield Prose(_labels(followers.pop(rules.name), words), lead=words.pgettext("heading", "Documents"))
            yield replace(signs_table(rules, words), title="")  # it is that of the section
            for line in filter(None, (rules.source, words.said(rules.note))):
                yield Prose(line)
    undeclared += [document for left in followers.values() for document in left]
    if undeclared:
        yield Prose(
            words.ngettext(
                "Of {count} document no transcription rules are declared: {labels}.",
                "Of {count} documents no transcription rules are declared: {labels}.",
                len(undeclared),
                labels=_labels(undeclared, words),
            )
        )


def rules_report(project: Project, documents: Sequence[Document], language: Language) -> Report:
    """The page alone; for spreadsheets a table for each of the rules that the documents follow."""
    words = catalogue_of(language)
    names = {document.transcription for document in documents}
    followed = [rules for rules in project.transcription.all() if rules.name in names]
    return Report(
        title=words.gettext("Transcription rules"),
        blocks=tuple(rules_parts(project, documents, words, level=0)),
        tables=[signs_table(rules, words) for rules in followed],
        language=language,
        listed=True,
    )


def signs_table(rules: TranscriptionRules, words: Catalogue) -> Table:
    """The signs of rules with their meanings and what quotations show of them."""
    return Table(
        words.said(rules.title),
        (
            words.pgettext("column", "sign"),
            words.pgettext("column", "meaning"),
            words.pgettext("column", "in quotations"),
        ),
        [
            (sign.shown(words), words.said(sign.meaning), in_quotations(words)[sign.quote.value])
            for sign in rules.signs
        ],
        words=3,
        running=frozenset({1}),
    )


def in_quotations(words: Catalogue) -> dict[str, str]:
    """What quotations show of a sign, in words, by its value in a table of rules."""
    return {
        "keep": words.pgettext("sign in a quotation", "stays"),
        "words": words.pgettext("sign in a quotation", "goes, its words stay"),
        "drop": words.pgettext("sign in a quotation", "goes"),
    }


def _labels(documents: Sequence[Document], words: Catalogue) -> str:
    """The source labels of documents with the number of documents of each, where it is more than one."""
    counts: dict[str, int] = {}
    for document in documents:
        counts[document.label] = counts.get(document.label, 0) + 1
    unlabelled = counts.pop("", 0)
    told = [f"{label} ({words.number(number)})" if number > 1 else label for label, number in sorted(counts.items())]
    if unlabelled:
        told.append(words.ngettext("{count} without a source label", "{count} without a source label", unlabelled))
    return "; ".join(told)
