"""The change log of a codebook: what was changed when, by whom and why, and what was looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codebooks.versions import CodebookVersion
from qualcode.model.history import in_words
from qualcode.plural import counted
from qualcode.project.versions.gaps import HistoryGap
from qualcode.reporting.codebook.comparison import ChangedCode
from qualcode.reporting.codebook.comparison_report import (
    change_heads,
    marks_words,
    object_of_change,
    path_words,
    told,
)
from qualcode.reporting.codebook.gap_words import gap_words
from qualcode.reporting.report import Block, Prose, ProseKind, Remark, Report, Section, Table
from qualcode.times import local_time


@dataclass(frozen=True, slots=True)
class CodedUnderRule:
    """What became of the codings under a rule that changed.

    How many there were `then`, those looked at again since by verdict, and those under the old rule `now`.
    """

    then: int
    verdicts: Mapping[str, int]
    now: int

    @property
    def looked_at(self) -> int:
        """How many were looked at again."""
        return sum(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change of the codebook: id of its entry, time (UTC), who made it as that one is called, its kind and note.

    `coded` tells by code (UUID) of codings under rules that changed, `frozen` is the version that it froze. `came`
    says that it was made in another copy.
    """

    id: str
    created: str
    who: str
    kind: str
    note: str
    changes: tuple[ChangedCode, ...]
    coded: Mapping[str, CodedUnderRule]
    frozen: CodebookVersion | None = None
    came: bool = False


def verdict_words(verdict: RecheckVerdict, words: Catalogue) -> str:
    """A verdict as it is counted: “kept”."""
    return {
        RecheckVerdict.KEEP: words.pgettext("codings looked at again", "kept"),
        RecheckVerdict.RECODE: words.pgettext("codings looked at again", "recoded"),
        RecheckVerdict.REMOVE: words.pgettext("codings looked at again", "removed"),
        RecheckVerdict.ASK: words.pgettext("codings looked at again", "with a question"),
    }[verdict]


def coded_words(coded: CodedUnderRule, words: Catalogue) -> str:
    """“12 codings then; looked at again: 10 (8 kept, 2 recoded); still under the old rule: 2”."""
    then = words.ngettext("{count} coding then", "{count} codings then", coded.then)
    if not coded.then:
        return then
    parts = ", ".join(
        f"{words.number(number)} {verdict_words(verdict, words)}"
        for verdict in RecheckVerdict
        if (number := coded.verdicts.get(verdict.value, 0))
    )
    looked = words.gettext("looked at again: {number}", number=words.number(coded.looked_at))
    left = words.gettext("still under the old rule: {number}", number=words.number(coded.now))
    return "; ".join((then, f"{looked} ({parts})" if parts else looked, left))


def log_head(logged: LoggedChange, words: Catalogue) -> str:
    """When, who, and what kind of change: “2026-03-01 14:00, coder 1: change of a code”."""
    who, time = words.said(logged.who), local_time(logged.created, words)
    head = words.gettext("{time}, {who}: {change}", time=time, who=who, change=in_words(logged.kind, words.language))
    return words.gettext("{change} (made in another copy)", change=head) if logged.came else head


def log_lines(logged: LoggedChange, words: Catalogue | None = None) -> Iterator[tuple[int, str]]:
    """(how far it is set in, line) of one change, without its head."""
    words = words or program()
    if logged.frozen is not None:
        codes = counted(len(logged.frozen.codes), "code", words=words)
        yield 2, words.gettext("version “{name}”: {codes}", name=logged.frozen.name, codes=codes)
    note = " ".join((logged.note or (logged.frozen.note if logged.frozen else "")).split())
    if note:
        yield 2, words.gettext("Note: {note}", note=note)
    heads = change_heads(words)
    for change in logged.changes:
        said = told(change, words)
        yield 2, f"{heads[change.change]}: {said.lead}"
        for line in said.lines:
            yield 6, line
        if change.uuid in logged.coded and change.fields:
            yield 6, coded_words(logged.coded[change.uuid], words)


def change_log_blocks(changes: Sequence[LoggedChange], words: Catalogue) -> Iterator[Block]:
    """The changes one after the other for a report."""
    for logged in changes:
        yield Prose(log_head(logged, words), ProseKind.STRONG)
        for _indent, line in log_lines(logged, words):
            yield Prose(line)
    if any(change.fields for logged in changes for change in logged.changes):
        yield Remark(marks_words(words))


def log_report(
    changes: Sequence[LoggedChange], language: Language, lacking: Sequence[HistoryGap] = (), since: str = ""
) -> Report:
    """The change log as a report; for spreadsheets a row a changed code."""
    words = catalogue_of(language)
    title = words.gettext("Change log of the codebook")
    blocks: list[Block] = [Section(title, 0)]
    if since:
        blocks.append(Prose(words.gettext("Changes since the version “{name}”.", name=since)))
    blocks += change_log_blocks(changes, words)
    if not changes:
        blocks.append(Prose(words.gettext("Nothing was changed.")))
    blocks += [Remark(gap_words(gap, words)) for gap in lacking]
    return Report(
        title, blocks, (log_table(changes, words),), lambda: log_object(changes), language=language, listed=True
    )


def log_table(changes: Sequence[LoggedChange], words: Catalogue) -> Table:
    """A row a changed code."""
    head = (
        words.pgettext("column", "time"),
        words.pgettext("column", "person"),
        words.pgettext("column", "change"),
        words.pgettext("column", "code"),
        words.pgettext("column", "what"),
        words.pgettext("column", "note"),
        words.pgettext("column", "codings then"),
        words.pgettext("column", "looked at again"),
        words.pgettext("column", "under the old rule"),
    )
    return Table(
        words.gettext("Change log of the codebook"),
        head,
        list(_rows(changes, words)),
        words=6,
        running=frozenset({4, 5}),
    )


def _rows(changes: Sequence[LoggedChange], words: Catalogue) -> Iterator[tuple[str | int, ...]]:
    heads = change_heads(words)
    for logged in changes:
        start = (local_time(logged.created, words), words.said(logged.who))
        if logged.frozen is not None:
            kind, note = in_words(logged.kind, words.language), logged.frozen.note
            yield (*start, kind, "", logged.frozen.name, note, "", "", "")
        for change in logged.changes:
            said = told(change, words)
            what = "\n".join((said.lead, *said.lines))
            coded = logged.coded.get(change.uuid) if change.fields else None
            figures = (coded.then, coded.looked_at, coded.now) if coded else ("", "", "")
            yield (*start, heads[change.change], path_words(change.path), what, logged.note, *figures)


def log_object(changes: Sequence[LoggedChange]) -> list[dict[str, Any]]:
    """The change log for programs: all names are those of files, in every language."""
    return [
        {
            "id": logged.id,
            "created": logged.created,
            "coder": str(logged.who),
            "kind": logged.kind,
            "note": logged.note,
            "from_another_copy": logged.came,
            "froze": logged.frozen.name if logged.frozen else None,
            "changes": [
                object_of_change(change)
                | (_coded_object(logged.coded[change.uuid]) if change.fields and change.uuid in logged.coded else {})
                for change in logged.changes
            ],
        }
        for logged in changes
    ]


def _coded_object(coded: CodedUnderRule) -> dict[str, Any]:
    return {"codings_then": coded.then, "looked_at_again": dict(coded.verdicts), "under_the_old_rule": coded.now}


def words_of_log(changes: Sequence[LoggedChange]) -> Iterator[str]:
    """All that people wrote and that leaves with the log."""
    for logged in changes:
        yield from (logged.note, str(logged.who))
        if logged.frozen is not None:
            yield from (logged.frozen.name, logged.frozen.note)
        for change in logged.changes:
            yield from (*change.path, *change.old_path, change.old, change.new)
            for field in change.fields:
                yield from (field.old, field.new)
            yield from (step.note for step in change.steps)
