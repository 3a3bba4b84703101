"""What of a text is kept as the text of a document: all of it without blank lines at its beginning and end."""

from __future__ import annotations

from qualcode.model.spans import Span


def is_legible(text: str) -> bool:
    """Whether anything in a text can be seen."""
    return any(character.isprintable() and not character.isspace() for character in text)


def without_blank_edges(text: str) -> Span:
    """The text without blank lines at its beginning and end; empty where nothing in it can be seen."""
    if not is_legible(text):
        return Span(0, 0)
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    end = text.find("\n", len(text.rstrip()))
    return Span(start, len(text) if end < 0 else end)
