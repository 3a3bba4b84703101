"""Source labels as a report prints them in a parenthesis: a word and a year, “(RG 2022)”, or a word and a number.

A place in the source may follow: “(RG 2022, S. 4)”, “(B3, Z. 12–15)”, “(Interview 4, Pos. 7)”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import Composed, composed
from qualcode.model.spans import Span

INSIDE = r"(?:[^()]|\(\d{1,4}\)){1,160}"
"""What stands in a parenthesis, numbers in brackets of their own too: “RG 2022 (3), Abs. 34”."""
_PARENTHESIS = re.compile(rf"\(({INSIDE})\)")
_COMPARES = re.compile(r"\b(?:vgl|siehe|s\.\s?a|Abb|Tab|Abbildung|Tabelle)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b[nN]\s*=")
YEARS = r"\d{4}(?:\s?[/–-]\s?\d{2,4})?[a-z]?"
_NUMBER = "#"  # in a form such as “B#” it stands for a number, with a letter behind it if need be
_EDGES = " ,;:*_\t\n\xa0"


@dataclass(frozen=True, slots=True)
class Label:
    """A source label: its name as it is printed (“RG 2022”, “B3”), and what it is made of.

    `word` is in composed form; `wave` is the year or years as they were found, empty for a numbered label;
    `place` is where in the source it points to (“Z. 12–15”).
    """

    name: str
    word: str
    wave: str = ""
    place: str = ""


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

    A word with “#” is a form with a number and without a year: “B#” finds “B3” and “B 3”, “Interview #” finds
    “Interview 4”. Words may hold any other character; umlauts match composed and decomposed.
    """

    def __init__(self, words: Sequence[str]) -> None:
        forms = (" ".join(composed(word).split()) for word in words)
        self.words = tuple(dict.fromkeys(word for word in forms if word.strip(f"{_NUMBER} ")))
        if not self.words:
            raise UsageProblem(_("No source label was named."), _("Name them: --labels RG,THM,Träger,AH"))
        crooked = next((word for word in self.words if _NUMBER in word[:-1]), "")
        if crooked:
            raise UsageProblem(
                _("In the label “{label}” the “#” does not stand at the end.", label=crooked),
                _("Write it like “B#”."),
            )
        self._forms = {word.partition(_NUMBER)[0].strip(): word for word in self.words if _NUMBER in word}
        dated = [word for word in self.words if _NUMBER not in word]
        ways: list[str] = []
        if dated:
            ways.append(rf"(?P<word>{_choice(dated)})[\s,_–-]{{0,3}}(?P<years>{YEARS})")
        if self._forms:
            ways.append(rf"(?P<form>{_choice(self._forms)})\s*(?P<number>\d{{1,4}}[a-z]?)")
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?!\w)")

    def mentions(self, text: str) -> list[Mention]:
        """All parentheses of `text` that hold a label, in order."""
        found: list[Mention] = []
        glass = Composed(text)
        for parenthesis in _PARENTHESIS.finditer(glass.text):
            labels = list(self._pattern.finditer(parenthesis[1]))
            if labels:
                found.append(self._mention(glass.span(*parenthesis.span()), parenthesis[1], labels))
        return found

    def _mention(self, place: Span, inside: str, matches: list[re.Match[str]]) -> Mention:
        before, after = inside[: matches[0].start()], inside[matches[-1].end() :]
        remarks = _COMPARES.search(after) or _COUNTS.search(after)
        plain = len(matches) == 1 and not before.strip(" *_\xa0") and not remarks
        labels = [self._label(match) for match in matches]
        if plain:
            labels[0] = replace(labels[0], place=" ".join(after.strip(_EDGES).split()))
        return Mention(place.start, place.end, tuple(labels), plain)

    def _label(self, match: re.Match[str]) -> Label:
        found = match.groupdict()
        if found.get("form"):
            word = " ".join(found["form"].split())
            return Label(self._forms[word].replace(_NUMBER, found["number"]), word)
        word, wave = " ".join(found["word"].split()), re.sub(r"\s+", "", found["years"])
        return Label(f"{word} {wave}", word, wave)


def _choice(words: Iterable[str]) -> str:
    """One of the words, longer ones first, with any white space."""
    longest_first = sorted(set(words), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
