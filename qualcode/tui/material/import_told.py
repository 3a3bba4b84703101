"""What is told of files that were read and not yet imported: failures, warnings, doubts, what was done with them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from qualcode.catalogue import _, ngettext
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import error_words, in_interface
from qualcode.workspace.imports.draft_sample import read_as
from qualcode.workspace.imports.held_drafts import DraftFacts
from qualcode.workspace.imports.importing import MaterialImport
from qualcode.workspace.imports.markings import markings_told
from qualcode.workspace.imports.prepared_import import PreparedImport
from qualcode.workspace.material.doubts import told_at_import

_MOST = 300  # remarks that are told one by one


def told_of(prepared: PreparedImport) -> Text:
    """All remarks, the gravest first; of very many the first ones and how many more there are."""
    text, number = Text(), 0
    for sign, words, style in _remarks(prepared):
        number += 1
        if number <= _MOST:
            text.append(f"{sign} {visible(in_interface(words))}\n", style=style)
    if number > _MOST:
        text.append(ngettext("… and {count} more remark", "… and {count} more remarks", number - _MOST))
    text.rstrip()
    return text


def sample_words(draft: DraftFacts) -> Text:
    """By which dialect a document was read, the first lines of its file, and what was read from them."""
    text = Text(visible(read_as(draft.how_read, draft.turns)), style="bold")
    for line in draft.sample.lines:
        text.append(f"\n│ {visible(line)}", style="not bold dim")
    for turn in draft.sample.turns:
        text.append(f"\n→ {visible(turn.told)}", style="not bold")
    return text


def _remarks(prepared: PreparedImport) -> Iterator[tuple[str, str, str]]:
    """Sign, words and style of each."""
    taking = prepared.taking
    for failure in taking.failures:
        yield "✗", error_words(failure), "bold"
    for file, reading in taking.readings:
        for warning in reading.warnings:
            yield "!", f"{file.name}: {warning}", ""
        for draft in reading.drafts:
            for warning in draft.warnings:
                yield "!", f"{draft.name}: {warning}", ""
        if reading.doubts:
            places = counted(len(reading.doubts), "place")
            yield (
                "?",
                _("{file}: {places} left out because the reader was not sure:", file=file.name, places=places),
                "",
            )
        for doubt in reading.doubts:
            number = doubt.line
            in_paragraphs = reading.places == "paragraph"
            where = _("paragraph {number}", number=number) if in_paragraphs else _("line {number}", number=number)
            yield " ", f"  {where}: {doubt.reason}: {doubt.text}", "dim"
    yield from _doubted(taking)
    yield from (("?", words, "") for words in _marked(taking))
    for skipped in prepared.skipped:
        yield "–", _("passed over “{path}”: {reason}", path=skipped.path, reason=in_interface(skipped.reason)), "dim"
    for file, reading in taking.readings:
        for note in reading.notes:
            yield "·", f"{file.name}: {note}", "dim"


def _doubted(taking: MaterialImport) -> Iterator[tuple[str, str, str]]:
    lines, left = told_at_import((draft.name, draft.doubts) for draft in taking.drafts())
    for line in lines:
        yield "!", _("in doubt: {words}", words=line), ""
    if left:
        yield " ", ngettext("{count} more doubt is not shown", "{count} more doubts are not shown", left), "dim"


def _marked(taking: MaterialImport) -> Iterator[str]:
    for file, reading in taking.readings:
        markings = (marking for draft in reading.drafts for marking in draft.markings)
        if words := markings_told(file.name, markings, taking.options.markings):
            yield words
