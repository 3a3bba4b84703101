"""What is looked for in the words of a pool: single words, words in a row, beginnings and ends of words.

A word is meant in all its forms, “Haus” also as “Häusern”, unless it is meant exactly; capital or small makes no
difference. A `*` stands for any letters, also for none: “sprach*”. Gender forms such as “Lehrer*innen” are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words.lemmas import WORD, keys, wanted_keys

ANY = "*"
_LEAST = 2  # letters or figures beside “*”: fewer stand for nearly everything
MOST_WORDS = 20
"""In a row."""
_LONGEST = 200  # code points of a word
_PIECE = re.compile(r"[\w*]+")


@dataclass(frozen=True, slots=True, order=True)
class MeantWord:
    """One word as it was typed (composed), in all forms or in this one alone (`exact`)."""

    typed: str
    exact: bool = False

    @property
    def is_open(self) -> bool:
        """Whether “*” stands in it for other letters."""
        return ANY in self.typed and not WORD.fullmatch(self.typed)

    def keys(self) -> frozenset[str]:
        """What words in the pool are found under that are meant, of one that is not open: folded lemmas."""
        wanted = wanted_keys(self.typed)
        if any(ANY in key for key in wanted):  # a gender form, which is an inflection of nothing else
            return wanted
        return wanted | keys(self.typed.upper()) | {folded(self.typed)}

    def pattern(self, letters: str) -> str:
        """What words in the pool must fit as a whole, of one that is open: a regular expression.

        `letters` stands for “*”.
        """
        return letters.join(map(re.escape, folded(self.typed).split(ANY)))


@dataclass(frozen=True, slots=True, order=True)
class MeantWords:
    """Words that follow one another inside of a sentence; mostly one alone."""

    words: tuple[MeantWord, ...]

    def __str__(self) -> str:
        return " ".join(word.typed for word in self.words)


def meant_words(typed: str, *, exact: bool = False) -> MeantWords:
    """What was typed. Raises UsageProblem where it holds no word, too many, or a “*” with next to nothing beside."""
    words = tuple(MeantWord(word, exact) for piece in composed(typed).split() for word in _words_in(piece))
    if not words:
        raise UsageProblem(
            _("“{typed}” holds no word.", typed=typed), _("Name a word, or some that follow one another.")
        )
    if len(words) > MOST_WORDS or any(len(word.typed) > _LONGEST for word in words):
        raise UsageProblem(
            _("“{typed}” is too long to be looked for.", typed=f"{typed[:40]}…"),
            _("At most {count} words can follow one another.", count=MOST_WORDS),
        )
    for word in words:
        if word.is_open and sum(map(str.isalnum, word.typed)) < _LEAST:
            raise UsageProblem(
                _("“{typed}” stands for nearly every word.", typed=word.typed),
                _("Write at least two letters beside the “*”."),
            )
    return MeantWords(words)


def _words_in(piece: str) -> Iterator[str]:
    """The words of what stands between blanks; a piece with “*” that is no gender form stands as it is."""
    trimmed = piece.strip("()[]{}.,;:!?\"'„“”‚‘’»«")
    if ANY not in trimmed or WORD.fullmatch(trimmed):
        yield from WORD.findall(trimmed)
        return
    for part in _PIECE.findall(trimmed):
        if ANY in part:
            yield re.sub(r"\*+", ANY, part.strip("_"))
        else:
            yield from WORD.findall(part)
