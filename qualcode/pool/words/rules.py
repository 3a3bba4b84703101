"""Rules by which a machine codes: for each shared code what has to stand in a sentence, and what must not stand by.

A file of rules is TOML. Each code of the shared codebook, by its path, has a list of rules:

    [codes]
    "Zugang / Sprache" = [
      "sprechen",                                        # a word in all its forms
      "keine Zeit",                                      # words that follow one another
      "sprach*",                                         # “*” stands for any letters
      { words = "Amt", exact = true },                   # in this form only, be it capital or small
      { near = ["Amt", "warten"], within_words = 5 },    # at most so many words, or within_sentences, apart
      { words = "Kurs", not = ["Computer*"], in = "turn" },   # not where that stands in the same turn
    ]

“not” looks into the same sentence unless `in` says turn or document. What those say who ask is passed over: it makes
nothing a passage, and bars nothing. `with_interviewer = true` above [codes] lets it count like all else.

Its name is made of what the rules say, “r” and 16 hexadecimal digits: the same rules for the same codes have the
same name wherever they are read, whatever they are called and in whatever order they stand.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from qualcode.language.forms.normalised import folded
from qualcode.pool.words.expressions import MeantWords


class Apart(StrEnum):
    """In what it is counted how far two things are apart."""

    WORDS = "words"
    SENTENCES = "sentences"


class Within(StrEnum):
    """Where what is excluded must not stand."""

    SENTENCE = "sentence"
    TURN = "turn"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRule:
    """What makes a sentence one of the code: `words`, or `words` with `near` at most `most` apart; None for no NEAR.

    Words that follow each other are 1 apart, things in the same sentence 0 sentences. Nothing is coded where one of
    `excluded` stands in the same sentence (of several those from the first to the last), turn or document.
    """

    words: MeantWords
    near: MeantWords | None = None
    apart: Apart = Apart.WORDS
    most: int = 0
    excluded: tuple[MeantWords, ...] = ()
    within: Within = Within.SENTENCE

    def meant(self) -> tuple[MeantWords, ...]:
        """All that is looked for."""
        return (self.words, *((self.near,) if self.near is not None else ()), *self.excluded)

    def canonical(self) -> list[object]:
        """What the rule says, however it was written."""
        near: list[object] = []
        words = _canonical(self.words)
        if self.near is not None:
            words, other = sorted((words, _canonical(self.near)))
            near = [other, self.apart.value, self.most]
        excluded = [*sorted(map(_canonical, self.excluded)), self.within.value] if self.excluded else []
        return [words, near, excluded]


@dataclass(frozen=True, slots=True)
class RuledCode:
    """A shared code, by the key and UUID that the pool gave it, with its path for people and its rules."""

    code: int
    uuid: str
    path: str
    rules: tuple[CodingRule, ...]


@dataclass(frozen=True)
class Rulebook:
    """All rules of one file. `codes` are in the order of their UUIDs.

    `with_interviewer` lets the words of those who ask count, too.
    """

    codes: tuple[RuledCode, ...]
    with_interviewer: bool = False

    @cached_property
    def name(self) -> str:
        """“r” and 16 hexadecimal digits of what the rules say."""
        said = [[code.uuid, _unique(rule.canonical() for rule in code.rules)] for code in self.codes]
        heard = "all" if self.with_interviewer else "without interviewer"  # no text: part of what is hashed
        text = json.dumps(["rules 2", heard, sorted(said)], ensure_ascii=True, separators=(",", ":"))
        return "r" + hashlib.sha256(text.encode()).hexdigest()[:16]


def as_toml(rulebook: Rulebook) -> str:
    """The rules as a file that is read as the same rules, with the UUIDs of their codes: paths may change."""
    lines = ["with_interviewer = true", ""] if rulebook.with_interviewer else []
    lines.append("[codes]")
    for code in rulebook.codes:
        lines += [f"{_quoted(code.path)} = [", *(f"  {rule_as_toml(rule)}," for rule in code.rules), "]"]
    lines += ["", "[uuids]", *(f"{_quoted(code.path)} = {_quoted(code.uuid)}" for code in rulebook.codes)]
    return "\n".join(lines) + "\n"


def rule_as_toml(rule: CodingRule) -> str:
    """A rule as it stands in a file."""
    said: dict[str, object] = {"words": str(rule.words)}
    if rule.near is not None:
        said = {"near": [str(rule.words), str(rule.near)], f"within_{rule.apart.value}": rule.most}
    if any(word.exact for words in rule.meant() for word in words.words):
        said["exact"] = True
    if rule.excluded:
        said["not"] = list(map(str, rule.excluded))
    if rule.excluded and rule.within is not Within.SENTENCE:
        said["in"] = rule.within.value
    if len(said) == 1:
        return _quoted(str(rule.words))
    return f"{{ {', '.join(f'{name} = {_value(value)}' for name, value in said.items())} }}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return _quoted(value) if isinstance(value, str) else str(value).lower()


def _quoted(text: str) -> str:
    """A text as a string of TOML: JSON writes the same, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _canonical(words: MeantWords) -> list[list[object]]:
    return [[folded(word.typed) if word.exact or word.is_open else word.typed, word.exact] for word in words.words]


def _unique(rules: Any) -> list[Any]:  # noqa: ANN401
    return [json.loads(text) for text in sorted({json.dumps(rule) for rule in rules})]
