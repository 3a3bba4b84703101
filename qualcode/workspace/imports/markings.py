"""What was marked in files before they came in: told, and taken in as codings or memos of whoever imports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codes import CodeDraft, Origin
from qualcode.model.codings import CodingDraft
from qualcode.model.memos import MemoTarget
from qualcode.model.readings.markings import Marking, MarkingKind
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.reading.source.options import MarkingsUse

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.project.project import Project

_COLOURS = {
    "yellow": pgettext("colour", "yellow"),
    "green": pgettext("colour", "green"),
    "cyan": pgettext("colour", "cyan"),
    "turquoise": pgettext("colour", "turquoise"),
    "magenta": pgettext("colour", "magenta"),
    "pink": pgettext("colour", "pink"),
    "blue": pgettext("colour", "blue"),
    "red": pgettext("colour", "red"),
    "orange": pgettext("colour", "orange"),
    "violet": pgettext("colour", "violet"),
    "black": pgettext("colour", "black"),
    "white": pgettext("colour", "white"),
    "dark blue": pgettext("colour", "dark blue"),  # no text: the key
    "dark cyan": pgettext("colour", "dark cyan"),  # no text: the key
    "dark green": pgettext("colour", "dark green"),  # no text: the key
    "dark magenta": pgettext("colour", "dark magenta"),  # no text: the key
    "dark red": pgettext("colour", "dark red"),  # no text: the key
    "dark yellow": pgettext("colour", "dark yellow"),  # no text: the key
    "dark gray": pgettext("colour", "dark grey"),  # no text: the key
    "light gray": pgettext("colour", "light grey"),  # no text: the key
}


def markings_told(file: str, markings: Iterable[Marking], use: MarkingsUse) -> str:
    """How much is marked in a file, by colour, and what becomes of it; empty where there is nothing to say."""
    words = _counted(markings) if use is not MarkingsUse.IGNORED else ""
    if not words:
        return ""
    if use is not MarkingsUse.OFFERED:
        return _("{file}: marked in it, and taken in: {words}", file=file, words=words)
    return _("{file}: marked in it: {words}; --markings codes or memos takes that in", file=file, words=words)


def _counted(markings: Iterable[Marking]) -> str:
    """“3 highlights (yellow 2, green 1), 1 comment”; empty for nothing."""
    colours: Counter[str] = Counter()
    comments = 0
    for marking in markings:
        if marking.kind is MarkingKind.HIGHLIGHT:
            colours[_in_words(marking.colour)] += 1
        comments += bool(marking.text)
    parts = []
    if colours:
        each = ", ".join(f"{colour} {program().number(number)}" for colour, number in colours.most_common())
        parts.append(f"{counted(colours.total(), 'highlight')} ({each})")
    if comments:
        parts.append(counted(comments, "comment"))
    return ", ".join(parts)


def take_in_markings(
    project: Project, document: Document, markings: Iterable[Marking], use: MarkingsUse, coder: Coder
) -> None:
    """Write what is marked in a document inside an open change.

    Highlights become codings with an inductive code for each colour, or memos on the passage; comments become memos.
    """
    author, codes = Author.of(coder), {folded(code.name): code for code in project.codes.book()}
    drafts = []
    for marking in markings:
        if not marking.span.length:
            continue
        if marking.kind is MarkingKind.HIGHLIGHT and use is MarkingsUse.CODES:
            code = _code(project, marking, codes, author)
            drafts.append(CodingDraft(document, marking.span, code, coder))
        if marking.text or use is MarkingsUse.MEMOS:
            target = MemoTarget(document=document.key, span=marking.span)
            project.memos.add(
                target, marking.text or _mark_name(marking), coder, title=_title(marking), document=document
            )
    if drafts:
        project.codings.add_all(drafts, author)


def _code(project: Project, marking: Marking, codes: dict[str, Code], author: Author) -> Code:
    name = _mark_name(marking)
    if folded(name) not in codes:
        codes[folded(name)] = project.codes.add(CodeDraft(name, origin=Origin.INDUCTIVE), None, author)
    return codes[folded(name)]


def _mark_name(marking: Marking) -> str:
    colour = _in_words(marking.colour)
    return _("marked {colour}", colour=colour) if marking.colour else colour


def _title(marking: Marking) -> str:
    if not marking.text:
        return _("Highlight")
    return _("Comment by {author}", author=marking.author) if marking.author else _("Comment")


def _in_words(colour: str) -> str:
    """A colour as people say it; one without a name by its number."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", colour).casefold()
    return _COLOURS.get(spaced, spaced) or _("marked")
