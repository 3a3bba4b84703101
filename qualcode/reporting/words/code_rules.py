"""What a code means, in lines to read and to hear."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.catalogue import _, program
from qualcode.model.codes import Code


def rule_lines(code: Code) -> Iterator[str]:
    """The definition of a code, when to give it, and its examples, in the program's language."""
    definition, include, exclude, borders = (
        " ".join(words.split())
        for words in (code.rules.definition, code.rules.include, code.rules.exclude, code.rules.borders)
    )
    yield f"{code.full_name}: {definition}" if definition else _("{code}: no definition yet", code=code.full_name)
    if include:
        yield _("Code if: {words}", words=include)
    if exclude:
        yield _("Do not code if: {words}", words=exclude)
    if borders:
        yield _("Distinguish from: {words}", words=borders)
    for anchor in code.anchors:
        quoted = program().quoted(" ".join(anchor.text.split()))
        words = f"{quoted} ({anchor.label})" if anchor.label else quoted
        yield _("Example (invented): {words}", words=words) if anchor.invented else _("Example: {words}", words=words)
