"""Invented texts, structures and strategies for the tests of the coded text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import hypothesis
from hypothesis import strategies as st

from qualcode.model.documents import Role, Structure, Turn
from qualcode.model.spans import Span
from qualcode.tui.text.passages import Passage
from qualcode.tui.text.picture import CodeLook

ROLES = {"I": Role.ASKS, "B": Role.ANSWERS}
LOOKS = {
    1: CodeLook("#0072b2", "Absprache"),
    2: CodeLook("#e69f00", "Vertretung"),
    3: CodeLook("#009e73", "Übergabe"),
}
TALK = (
    ("I", "Wie beginnt ein Tag bei Ihnen? Erzählen Sie einfach."),
    ("B", "Zuerst lese ich die Post. Danach rufe ich die Leute an, die nicht gekommen sind. Das dauert."),
    ("I", "Und dann?"),
    ("B", "Dann ist Runde. Da sitzen alle am großen Tisch, auch die Erzieher*innen! Gut so."),
    ("I", "Gibt es eine Vertretung?"),
    ("B", "Nein. Wer krank ist, fehlt, und die Arbeit bleibt liegen."),
)

_SENTENCE = re.compile(r"[^.?!\s][^.?!]*[.?!]")

# What is hard about text: marks, joiners, wide and zero-width characters, flags, controls, blanks, line feeds.
PIECES = [
    *"abz ,.\t\n ",
    *(
        "ä",
        "a\u0308",
        "\u0301",
        "日",
        "本",
        "가",
        "\u1112\u1161\u11ab",
        "क\u094dषि",
        "😀",
        "👍🏽",
        "👨‍👩‍👧",
        "🇩🇪",
        "🇩",
        "\u200d",
    ),
    *(
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "\ufe0f",
        "\u200b",
        "\xad",
        "\xa0",
        "\x1b",
        "\x9b",
        "\u202e",
        "\u2066",
        "\u2028",
        "\x00",
    ),
    *("ऄ", "wort", "\ufeff", "\u3000", "\uffff", "\x7f", "\u0e01\u0e33", "👩\u200d", "\u200d\u200d", "\U0001f3fb"),
]
hostile_text = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
any_text = st.one_of(hostile_text, st.text(max_size=60), st.text(alphabet="ab \n", max_size=80))


def given(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Hypothesis's `given` without a limit on time: machines that run tests are busy."""
    return lambda test: hypothesis.settings(deadline=None)(hypothesis.given(*strategies)(test))


def talk(times: int = 1, *, gap: str = "\n") -> tuple[str, Structure]:
    """A conversation with its structure; `gap` stands between the turns."""
    text = ""
    paragraphs, turns, sentences = [], [], []
    for speaker, speech in TALK * times:
        if text:
            text += gap
        start = len(text)
        text += f"{speaker}: {speech}"
        span = Span(start, len(text))
        paragraphs.append(span)
        turns.append(Turn(span, speaker, start + 3))
        found = _SENTENCE.finditer(text, start + 3)
        sentences += [Span(match.start(), match.end()) for match in found]
    return text, Structure("by hand", tuple(paragraphs), tuple(turns), tuple(sentences))


def span_of(text: str, words: str) -> Span:
    """Where these words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def coded(text: str, words: str, code: int, coding: int, **more: object) -> Passage:
    """A passage over these words."""
    span = span_of(text, words)
    return Passage(span.start, span.end, code, coding, **more)


def passages_in(length: int, count: int = 12) -> st.SearchStrategy[list[Passage]]:
    """Random passages in a text of that length (at least 1)."""
    edges = st.tuples(st.integers(0, length - 1), st.integers(1, length), st.integers(1, 3))
    made = edges.filter(lambda e: e[0] < e[1])
    return st.lists(made, max_size=count).map(
        lambda all_of_them: [Passage(a, b, code, n) for n, (a, b, code) in enumerate(all_of_them)]
    )
