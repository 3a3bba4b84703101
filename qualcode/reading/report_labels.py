"""Source labels as a report prints them: a word and a year in a parenthesis, “(RG 2022)”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import UsageProblem

_PARENTHESIS = re.compile(r"\(([^()]{1,160})\)")
_COMPARES = re.compile(r"\b(?:vgl|siehe|s\.\s?a|Abb|Tab|Abbildung|Tabelle)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b[nN]\s*=")
_YEARS = r"\d{4}(?:\s?[/–-]\s?\d{2,4})?[a-z]?"


@dataclass(frozen=True, slots=True)
class Label:
    """A source label: its word in composed form, and the year or years as they were found."""

    word: str
    wave: str

    @property
    def name(self) -> str:
        """The label as it is printed: “RG 2022”."""
        return f"{self.word} {self.wave}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A parenthesis at [start, end) of a paragraph that holds labels, in their order.

    `plain` says that it holds one label and, at most, a place in the source (“RG 2022, Z. 12”).
    """

    start: int
    end: int
    labels: tuple[Label, ...]
    plain: bool


class LabelForm:
    """Finds labels made of one of `words` and a year, whatever the year is.

    Words may hold any character; umlauts match composed and decomposed.
    """

    def __init__(self, words: Sequence[str]) -> None:
        composed = (unicodedata.normalize("NFC", " ".join(word.split())) for word in words)
        self.words = tuple(dict.fromkeys(word for word in composed if word))
        if not self.words:
            raise UsageProblem("No source label was named.", "Name them: --labels RG,THM,Träger,AH")
        spellings = {form for word in self.words for form in (word, unicodedata.normalize("NFD", word))}
        longest_first = sorted(spellings, key=lambda form: (-len(form), form))
        choice = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])({choice})[\s,_–-]{{0,3}}({_YEARS})(?!\w)")

    def mentions(self, text: str) -> list[Mention]:
        """All parentheses of `text` that hold a label, in order."""
        found: list[Mention] = []
        for parenthesis in _PARENTHESIS.finditer(text):
            labels = list(self._pattern.finditer(parenthesis[1]))
            if labels:
                found.append(self._mention(parenthesis, labels))
        return found

    def _mention(self, parenthesis: re.Match[str], labels: list[re.Match[str]]) -> Mention:
        inside = parenthesis[1]
        before, after = inside[: labels[0].start()], inside[labels[-1].end() :]
        remarks = _COMPARES.search(after) or _COUNTS.search(after)
        plain = len(labels) == 1 and not before.strip(" *_\xa0") and not remarks
        return Mention(parenthesis.start(), parenthesis.end(), tuple(map(_label, labels)), plain)


def _label(match: re.Match[str]) -> Label:
    word = unicodedata.normalize("NFC", " ".join(match[1].split()))
    return Label(word, re.sub(r"\s+", "", match[2]))
