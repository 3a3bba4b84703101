"""The words of a finding as they are typed in a command that repairs it."""

from __future__ import annotations

import re
import shlex

from qualcode.model.spans import Span

_SPECIAL = re.compile(r'["$`\\!]')


def whole_words(text: str, span: Span) -> Span:
    """The span with the rest of the words in which it begins and ends: “FrauLindner” for the Lindner in it."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def without_brackets(placeholder: str) -> str:
    """The words of a placeholder; empty for `[...]`, which has none."""
    bare = " ".join(placeholder.replace("[", " ").replace("]", " ").split())
    return "" if bare in ("...", "…") else bare


def in_quotation_marks(argument: str) -> str:
    """An argument as it is typed in a shell."""
    return shlex.quote(argument) if _SPECIAL.search(argument) else f'"{argument}"'
