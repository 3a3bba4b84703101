"""Quotation collections as Markdown."""

from __future__ import annotations

import re

from qualcode.model.codings import Polarity
from qualcode.reporting.quotations import Collection
from qualcode.reporting.wording import Wording, counts, head, with_label

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: stars of gender forms and brackets stay what they are."""
    return _SPECIAL.sub(r"\\\1", text)


def render(collection: Collection, wording: Wording) -> bytes:
    """The collection as UTF-8 Markdown: a chapter a code, a list entry a quotation."""
    lines = [f"# {wording.collection}: {escaped(collection.title)}", ""]
    lines += [f"{escaped(line)}  " for line in head(collection, wording)]
    for chapter in collection.chapters:
        lines += ["", f"## {escaped(chapter.code.full_name)}", ""]
        if chapter.code.rules.definition:
            lines += [f"*{wording.definition}:* {escaped(' '.join(chapter.code.rules.definition.split()))}", ""]
        lines += [f"{counts(chapter, wording, by_cases=collection.by_cases)}", ""]
        for polarity in Polarity:
            quotations = chapter.of(polarity)
            if not quotations:
                continue
            if polarity is not Polarity.PRESENT:
                lines += ["", f"### {wording.groups[polarity]}", ""]
            for quotation in quotations:
                note = f" — {wording.disputed}" if quotation.disputed else ""
                lines.append(f"- {escaped(with_label(quotation, wording))}{note}")
    return ("\n".join(lines) + "\n").encode("utf-8")
