"""What the command import tells: what was done with each file, a preview, a summary."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.plural import counted

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from qualcode.model.documents import Document
    from qualcode.reading.source.choices import ReadingChoices
    from qualcode.reading.source.options import MarkingsUse
    from qualcode.reading.source.result import Reading
    from qualcode.workspace.imports.held_drafts import DraftFacts, HeldFile

T = TypeVar("T")
_MOST_SAMPLES = 20


def progress(items: Sequence[T], label: str, *, hidden: bool) -> AbstractContextManager[Any]:
    """The items as they are worked off, with a bar where standard error is a terminal."""
    return click.progressbar(items, label=label, file=sys.stderr, hidden=hidden or not sys.stderr.isatty())


def said_before(before: ReadingChoices, chosen: ReadingChoices) -> None:
    """Tell what holds for these files since it was said for former ones."""
    now = chosen.by_option()
    kept = [as_option(option, value) for option, value in before.by_option().items() if now.get(option) == value]
    if kept:
        diagnostics.say(
            _(
                "as said before in this project: {options} (“qualcode documents reading” changes that)",
                options=", ".join(kept),
            )
        )


def as_option(option: str, value: str) -> str:
    """An option of the command as it is typed."""
    return f"--{option} {value}".rstrip()


def tell(file: Path, reading: HeldFile | Reading) -> None:
    """Tell what was done with a file, what was left out, and what a person should look at."""
    for note in reading.notes:
        diagnostics.say(f"{file.name}: {note}")
    for warning in reading.warnings:
        diagnostics.warn(f"{file.name}: {warning}")
    for draft in reading.drafts:
        for warning in draft.warnings:
            diagnostics.warn(f"{draft.name}: {warning}")
    if reading.doubts:
        places = counted(len(reading.doubts), "place")
        diagnostics.say(
            _("{file}: {places} left out because the reader was not sure:", file=file.name, places=places)
        )
    for doubt in reading.doubts:
        in_paragraphs, number = reading.places == "paragraph", doubt.line
        where = _("paragraph {number}", number=number) if in_paragraphs else _("line {number}", number=number)
        diagnostics.say(f"  {where}: {doubt.reason}: {doubt.text}")


def doubted(drafts: Sequence[DraftFacts], *, written: bool) -> None:
    """Tell the gravest of what the reader is not sure of, and where all of it stands."""
    from qualcode.workspace.material.doubts import told_at_import

    lines, left = told_at_import((draft.name, draft.doubts) for draft in drafts)
    for line in lines:
        diagnostics.warn(_("in doubt: {words}", words=line))
    if lines and written:
        diagnostics.say(_("“qualcode doubts” lists all doubts with their places and what helps"))
    elif left:
        diagnostics.say(ngettext("{count} more doubt is not shown", "{count} more doubts are not shown", left))


def preview(drafts: Sequence[DraftFacts]) -> None:
    """The documents that would come in."""
    output.table(
        (
            pgettext("column", "name"),
            pgettext("column", "label"),
            pgettext("column", "case"),
            pgettext("column", "words"),
            pgettext("column", "turns"),
            pgettext("column", "sentences"),
            pgettext("column", "time marks"),
            pgettext("column", "speakers"),
            pgettext("column", "attributes"),
        ),
        (
            (
                draft.name,
                draft.label,
                draft.case or "",
                draft.words,
                draft.turns,
                draft.sentences,
                draft.marks,
                ", ".join(f"{speaker.name} {speaker.role}" for speaker in draft.speakers),
                ", ".join(f"{name}={value}" for name, value in draft.attributes.items()),
            )
            for draft in drafts
        ),
        right=(3, 4, 5, 6),
    )


def marked(file: Path, reading: HeldFile, use: MarkingsUse) -> None:
    """Tell what somebody marked in a file, and what becomes of it."""
    from qualcode.workspace.imports.markings import markings_told

    words = markings_told(file.name, (marking for draft in reading.drafts for marking in draft.markings), use)
    if words:
        diagnostics.say(words)


def samples(drafts: Sequence[DraftFacts]) -> None:
    """Of each document that would come in: its form, its first lines in the file, and what was read from them."""
    from qualcode.workspace.imports.draft_sample import read_as

    sampled = [draft for draft in drafts if draft.sample.turns]
    for draft in sampled[:_MOST_SAMPLES]:
        output.line("")
        output.line(f"{program().quoted(draft.name)}: {read_as(draft.how_read, draft.turns)}")
        output.line(_("  lines of the file:"))
        for line in draft.sample.lines:
            output.line(f"    {line}")
        output.line(_("  as read:"))
        for turn in draft.sample.turns:
            output.line(f"    {turn.told}")
    if len(sampled) > _MOST_SAMPLES:
        output.line("")
        output.line(
            ngettext(
                "{count} more document is not shown: name fewer files to see its beginning",
                "{count} more documents are not shown: name fewer files to see their beginnings",
                len(sampled) - _MOST_SAMPLES,
            )
        )


def renamed(drafts: Sequence[DraftFacts], documents: Sequence[Document]) -> None:
    """Tell of documents whose name was taken."""
    for draft, document in zip(drafts, documents, strict=True):
        if draft.name != document.name:
            diagnostics.warn(
                _(
                    "the name “{name}” was taken: it came in as “{other}”",
                    name=draft.name,
                    other=document.name,
                )
            )


def labels(drafts: Sequence[DraftFacts]) -> None:
    """The table label × number."""
    counts = Counter(draft.label for draft in drafts)
    rows = sorted((label or _("(none)"), number) for label, number in counts.items())
    if rows:
        output.table(heads_of("label", "number"), rows, right=(1,))


def interrupted(files: int, *, undoable: bool) -> None:
    """Tell what an interruption left out, and how to take back what came in."""
    back = _("; “qualcode undo” removes what came in, the next search completes its index") if undoable else ""
    diagnostics.say(_("interrupted: {files} did not come in{back}", files=counted(files, "file"), back=back))


def summary(drafts: Sequence[DraftFacts], failures: int, *, written: bool) -> None:
    """The last line: how much came in, and how many files did not."""
    words = sum(draft.words for draft in drafts)
    came = (
        _("{documents} came in", documents=counted(len(drafts), "document"))
        if written
        else _("nothing was written; {documents} would come in", documents=counted(len(drafts), "document"))
    )
    diagnostics.say(
        f"{came}, {counted(words, 'word')}"
        + (_("; {files} did not", files=counted(failures, "file")) if failures else "")
    )
