"""Polarities and kinds of memos in words, alike in every screen, command and report."""

from __future__ import annotations

from qualcode.catalogue import Catalogue, program
from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoKind


def polarity_word(polarity: Polarity, words: Catalogue | None = None) -> str:
    """A polarity in one word or two, in the program's language or in that of `words`."""
    words = words or program()
    return {
        Polarity.PRESENT: words.pgettext("polarity", "present"),
        Polarity.ABSENT: words.pgettext("polarity", "absent"),
        Polarity.MIXED: words.pgettext("polarity", "mixed"),
    }[polarity]


def memo_kind_word(kind: MemoKind) -> str:
    """What a memo is for, in one word or two, in the program's language."""
    words = program()
    return {
        MemoKind.RULE: words.pgettext("kind of memo", "coding rule"),
        MemoKind.THEORY: words.pgettext("kind of memo", "theory"),
        MemoKind.METHOD: words.pgettext("kind of memo", "method"),
        MemoKind.CASE: words.pgettext("kind of memo", "case"),
        MemoKind.QUESTION: words.pgettext("kind of memo", "open question"),
        MemoKind.PARAPHRASE: words.pgettext("kind of memo", "paraphrase"),
        MemoKind.OTHER: words.pgettext("kind of memo", "other"),
    }[kind]


def format_word(form: str, words: Catalogue | None = None) -> str:
    """The word of a format of the register of what left: its ending, and a folder of files in words."""
    return (words or program()).pgettext("format", "folder") if form == "folder" else form
