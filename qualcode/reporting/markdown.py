"""Quotation collections as Markdown."""

from __future__ import annotations

import re

from qualcode.reporting.collection import Collection
from qualcode.reporting.files import xml_safe
from qualcode.reporting.prose import Entry, Heading, Kind, Look, parts
from qualcode.reporting.wording import Wording

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)|^[-+=](?=\s|$)|(?<=^\d)[.)](?=\s|$)", re.MULTILINE)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: stars of gender forms and brackets stay what they are."""
    return _SPECIAL.sub(r"\\\g<0>", xml_safe(text))


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as UTF-8 Markdown: a chapter a code, a list entry a quotation, a block a long one."""
    lines: list[str] = []
    for part in parts(collection, wording, look):
        lines += _entry(part, wording, look) if isinstance(part, Entry) else _heading(part, wording, lines)
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _heading(part: Heading, wording: Wording, lines: list[str]) -> list[str]:
    text = escaped(part.text)
    blank = [""] if lines and lines[-1] else []
    if part.kind is Kind.TITLE:
        return [f"# {text}", ""]
    if part.kind is Kind.HEAD:
        return [f"{text}  "]
    if part.kind is Kind.CHAPTER:
        return [*blank, f"## {text}", ""]
    if part.kind is Kind.DEFINITION:
        return [f"*{wording.definition}:* {text}", ""]
    if part.kind is Kind.GROUP:
        return [*blank, f"### {text}", ""]
    return [text, ""]


def _entry(entry: Entry, wording: Wording, look: Look) -> list[str]:
    mark = "*" if look.italics else ""
    words = "".join(
        f"**{escaped(text)}**" if emphasised else f"{mark}{escaped(text)}{mark}"
        for text, emphasised in _whole(entry.printed.pieces)
    )
    notes = "".join(f" – {escaped(note)}" for note in (entry.note, entry.identity) if note)
    id_ = f" `{entry.id}`" if entry.id else ""
    shown = f"{words}{escaped(entry.printed.behind)}{notes}{id_}"
    around = [f"*{name}:* {escaped(text)}" for name, text in entry.context(wording)]
    memos = [f"*{wording.columns['memo']}:* {escaped(' '.join(memo.split()))}" for memo in entry.memos]
    if entry.printed.block:
        return [
            "",
            *(f"> {line}  " for line in shown.split("\n")),
            *(f">\n> {line}" for line in [*around, *memos]),
            "",
        ]
    return [f"- {shown}", *(f"  - {line}" for line in [*around, *memos])]


def _whole(pieces: tuple[tuple[str, bool], ...]) -> list[tuple[str, bool]]:
    """Neighbouring pieces of the same kind as one."""
    joined: list[tuple[str, bool]] = []
    for text, emphasised in pieces:
        if joined and joined[-1][1] == emphasised:
            joined[-1] = (joined[-1][0] + text, emphasised)
        else:
            joined.append((text, emphasised))
    return joined
