"""What became of a survey's questions: the attributes of its cases that say so."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What became of a question in one case."""

    GIVEN = "answered"
    NONE = "no answer"  # no text: the value of an attribute
    NOT_ASKED = "not asked"  # no text: the value of an attribute


def attribute_of_heading(heading: str) -> str:
    """A heading as the name of an attribute: one line, with ＝ for the sign = that such names cannot hold."""
    return " ".join(heading.split()).replace("=", "＝")
