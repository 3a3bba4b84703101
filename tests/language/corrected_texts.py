"""Transcripts and what somebody who corrects them makes of them, with the place of every passage known.

Made by a seeded generator from the invented interviews that the project ships.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.model.spans import Span
from qualcode.shipped import shipped

ASIDES = ("I: Mhm.", "B: Ja, genau.", "I: Okay.", "B: Ja.", "I: Und dann?", "B: (lacht)")
FILLERS = ("ähm", "also", "halt", "quasi", "ja", "sozusagen")
OTHERS = ("Vereinbarung", "Runde", "schwierig", "damals", "gemeinsam", "Antrag", "vielleicht")
PLACEHOLDERS = ("[Name]", "[Kommune]", "[Träger A]")


class Word(NamedTuple):
    """A word of the old text and what became of it; an empty one went."""

    old: str
    new: str


@dataclass(frozen=True)
class Paragraph:
    """A speaker's label before and after, and the sentences as words."""

    label: str
    new_label: str
    sentences: tuple[tuple[Word, ...], ...]


class Passage(NamedTuple):
    """A passage of the old text; `new` is None if it was deleted."""

    old: Span
    new: Span | None


@dataclass(frozen=True)
class Corrected:
    """Both texts, and the sentences and shorter phrases in them."""

    old: str
    new: str
    sentences: list[Passage]
    phrases: list[Passage]


def corrected(
    seed: int, length: int = 40_000, edited: float = 0.05, deleted: float = 0.2, moved: int = 8, asides: float = 0.1
) -> Corrected:
    """A transcript of about `length` characters and its correction.

    `edited` is the share of words that are changed, `deleted` that of the paragraphs that go; `moved`
    paragraphs get another place, `asides` is the share of paragraphs that are followed by one of a few short
    turns that come again and again.
    """
    rng = random.Random(seed)
    paragraphs = [_edited(line, edited, rng) for line in _lines(length, asides, rng)]
    order = [index for index in range(len(paragraphs)) if rng.random() >= deleted]
    for index in rng.sample(order, min(moved, len(order))):
        order.remove(index)
        order.insert(rng.randrange(len(order) + 1), index)
    return _written(paragraphs, order, rng)


def _lines(length: int, asides: float, rng: random.Random) -> list[str]:
    lines = [
        line
        for file in sorted(shipped("corpus").glob("*.txt"))
        for line in file.read_text(encoding="utf-8").split("---\n", 2)[-1].splitlines()
        if line.strip()
    ]
    rng.shuffle(lines)
    chosen: list[str] = []
    used = size = 0
    while size < length:
        line = lines[used % len(lines)]
        chosen.append(line if used < len(lines) else _otherwise(line, rng))
        used += 1
        size += len(chosen[-1])
        if rng.random() < asides:
            chosen.append(rng.choice(ASIDES))
    return chosen


def _otherwise(line: str, rng: random.Random) -> str:
    """Other words to the same effect: a text longer than all interviews together must not repeat itself."""
    label, *words = line.split(" ")
    marks = [re.sub(r"[^.,?!]", "", word) for word in words]
    bare = [re.sub(r"[.,?!]", "", word) or "so" for word in words]
    rng.shuffle(bare)
    return " ".join([label, *(word + mark for word, mark in zip(bare, marks, strict=True))])


def _edited(line: str, share: float, rng: random.Random) -> Paragraph:
    found = re.match(r"\w{1,3}\d?: ", line)
    label = found[0] if found else ""
    sentences = [
        tuple(_word(word, rng) if rng.random() < share else Word(word, word) for word in sentence.split(" "))
        for sentence in re.split(r"(?<=[.?!]) ", line[len(label) :])
    ]
    new_label = f"{label}#00:{rng.randrange(60):02}:{rng.randrange(60):02}-{rng.randrange(9)}# " if label else ""
    return Paragraph(label, new_label if rng.random() < 0.3 else label, tuple(sentences))


def _word(word: str, rng: random.Random) -> Word:
    core, mark = re.fullmatch(r"(.*?)([.,?!]*)", word).groups()
    match rng.randrange(7):
        case 0 if len(core) > 2:
            place = rng.randrange(len(core) - 1)
            return Word(word, core[:place] + core[place + 1] + core[place] + core[place + 2 :] + mark)
        case 1:
            return Word(word, mark)
        case 2:
            return Word(word, f"{rng.choice(FILLERS)} {word}")
        case 3:
            return Word(word, rng.choice(PLACEHOLDERS) + mark)
        case 4:
            return Word(word, core + ("" if mark else ","))
        case 5:
            return Word(word, core.swapcase() + mark)
        case _:
            return Word(word, rng.choice(OTHERS) + mark)


def _written(paragraphs: list[Paragraph], order: list[int], rng: random.Random) -> Corrected:
    old, old_places = _text(paragraphs, list(range(len(paragraphs))), after=False)
    new, new_places = _text(paragraphs, order, after=True)
    sentences: list[Passage] = []
    phrases: list[Passage] = []
    for key, words in old_places.items():
        after = new_places.get(key)
        sentences.append(_passage(words, after, 0, len(words)))
        if len(words) > 4:
            first = rng.randrange(len(words) - 3)
            phrases.append(_passage(words, after, first, rng.randrange(first + 3, len(words) + 1)))
    return Corrected(old, new, sentences, phrases)


def _passage(words: list[Span], after: list[Span] | None, first: int, last: int) -> Passage:
    old = Span(words[first].start, words[last - 1].end)
    left = [span for span in after[first:last] if span.length] if after else []
    return Passage(old, Span(left[0].start, left[-1].end) if left else None)


Places = dict[tuple[int, int], list[Span]]


def _text(paragraphs: list[Paragraph], order: list[int], *, after: bool) -> tuple[str, Places]:
    """The text, and the place of each word by paragraph and sentence."""
    text = ""
    places: Places = {}
    for index in order:
        paragraph = paragraphs[index]
        text += paragraph.new_label if after else paragraph.label
        for number, sentence in enumerate(paragraph.sentences):
            spans = []
            for word in sentence:
                written = word.new if after else word.old
                if after and written and not written[0].isalnum() and len(written) < 3 and spans and text[-1] == " ":
                    text = text[:-1]  # the mark of a word that went
                spans.append(Span(len(text), len(text) + len(written)))
                text += written + (" " if written else "")
            places[index, number] = spans
        text = text.rstrip(" ") + "\n\n"
    return text, places
