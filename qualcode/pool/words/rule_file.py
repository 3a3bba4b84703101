"""Reading a file of rules (`rules` says how it is written): strictly, with the line of everything that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError, UsageProblem
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.pool.codebook.shared_codebook import PoolCode, SharedCodebook, folded_path
from qualcode.pool.words.expressions import MeantWords, meant_words
from qualcode.pool.words.rules import Apart, CodingRule, Rulebook, RuledCode, Within
from qualcode.pool.words.toml_lines import TomlPlace, lines_in
from qualcode.project.file.store import nearest
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.loading import load
from qualcode.safe_text import visible

LARGEST = 8 << 20
"""Bytes of a file of rules."""
MOST_RULES = 20_000
_FURTHEST = 1000  # words or sentences
_INTERVIEWER = "with_interviewer"  # no text: a key
_RULE = ("words", "near", "exact", "within_words", "within_sentences", "not", "in")
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_rules(path: Path, codebook: SharedCodebook) -> Rulebook:
    """The rules in a file.

    Raises ReadingError, with the line, for what is no TOML, no rule, or no code of the pool.
    """
    data, facts = load(path, LARGEST)
    return rules_of(decode(data, facts.name)[0].removeprefix("\ufeff"), facts.name, codebook)


def rules_of(text: str, name: str, codebook: SharedCodebook) -> Rulebook:
    """The rules in a text; `name` is the file's, for messages. Raises ReadingError."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        problem = _("here it is no TOML ({cause})", cause=visible(str(error)))
        raise _wrong(name, int(line[1]) if line else text.count("\n") + 1, problem) from error
    except RecursionError as error:
        raise ReadingError(_("“{name}” is nested too deeply.", name=name), _HINT) from error
    return _RulesReader(name, lines_in(text), codebook).rulebook(said)


class _RulesReader:
    """Reads one file; each method knows the place of what it reads."""

    def __init__(self, name: str, lines: Mapping[TomlPlace, int], codebook: SharedCodebook) -> None:
        self._name = name
        self._lines = lines
        self._codebook = codebook

    def rulebook(self, said: Mapping[str, object]) -> Rulebook:
        for key in said:
            if key not in ("codes", "uuids", _INTERVIEWER):
                self._refuse((key,), _("“{key}” is unknown; rules stand under [codes]", key=visible(key)))
        listed = said.get("codes")
        if not isinstance(listed, dict) or not listed:
            self._refuse(("codes",), _("there is no [codes] with rules below"))
        with_interviewer = said.get(_INTERVIEWER, False)
        if not isinstance(with_interviewer, bool):
            self._refuse((_INTERVIEWER,), _("“{key}” is true or false", key=_INTERVIEWER))
        uuids = said.get("uuids", {})
        if not isinstance(uuids, dict):
            self._refuse(("uuids",), _("[uuids] holds no UUIDs of codes"))
        for path in uuids:
            if path not in listed:
                self._refuse(("uuids", path), _("“{path}” has no rules", path=visible(path)))
        found: dict[str, RuledCode] = {}
        for path, rules in listed.items():
            code = self._code(path, uuids.get(path))
            if code.uuid in found:
                self._refuse(("codes", path), _("“{path}” stands twice", path=visible(path)))
            found[code.uuid] = RuledCode(code.key, code.uuid, code.path, self._rules(("codes", path), rules))
        if sum(len(code.rules) for code in found.values()) > MOST_RULES:
            self._refuse(("codes",), _("there are more than {count} rules", count=MOST_RULES))
        return Rulebook(tuple(sorted(found.values(), key=lambda code: code.uuid)), with_interviewer)

    def _code(self, path: str, uuid: object) -> PoolCode:
        if uuid is not None:
            code = next((code for code in self._codebook.codes if code.uuid == uuid), None)
            if code is None:
                raise self._problem(("uuids", path), _("the shared codebook has no code of this UUID"))
            return code
        code = self._codebook.by_path.get(folded_path(parted_path(path)))
        if code is None:
            near = nearest(path, [code.path for code in self._codebook.codes])
            names = program().listed([program().quoted(visible(name)) for name in near])
            raise self._problem(
                ("codes", path),
                _("the shared codebook has no code “{path}”", path=visible(path)),
                _("Did you mean {offered}?", offered=names)
                if near
                else _("“qualcode pool codebook show” lists its codes."),
            )
        return code

    def _rules(self, place: TomlPlace, rules: object) -> tuple[CodingRule, ...]:
        if not isinstance(rules, list):
            self._refuse(place, _("a code has a list of rules, in square brackets"))
        if not rules:
            self._refuse(place, _("this code has no rule"))
        return tuple(self._rule((*place, number), rule) for number, rule in enumerate(rules))

    def _rule(self, place: TomlPlace, rule: object) -> CodingRule:
        if isinstance(rule, str):
            return CodingRule(words=self._words(place, rule))
        if not isinstance(rule, dict):
            self._refuse(place, _("a rule is words in quotation marks, or stands in curly brackets"))
        for key in rule:
            if key not in _RULE:
                self._refuse(
                    place, _("“{key}” is unknown; known are {known}", key=visible(key), known=", ".join(_RULE))
                )
        exact = rule.get("exact", False)
        if not isinstance(exact, bool):
            self._refuse(place, _("“{key}” is true or false", key="exact"))
        if ("words" in rule) == ("near" in rule):
            self._refuse(place, _("a rule has either “words” or “near”"))
        excluded, within = self._excluded(place, rule, exact=exact)
        if "words" in rule:
            for key in ("within_words", "within_sentences"):
                if key in rule:
                    self._refuse(place, _("“{key}” belongs to “near”", key=key))
            return CodingRule(words=self._words(place, rule["words"], exact=exact), excluded=excluded, within=within)
        near = rule["near"]
        if not isinstance(near, list) or len(near) != 2:
            self._refuse(place, _("“near” is a list of two"))
        apart, most = self._distance(place, rule)
        first, other = (self._words(place, words, exact=exact) for words in near)
        return CodingRule(words=first, near=other, apart=apart, most=most, excluded=excluded, within=within)

    def _distance(self, place: TomlPlace, rule: Mapping[str, object]) -> tuple[Apart, int]:
        if ("within_words" in rule) == ("within_sentences" in rule):
            self._refuse(place, _("“near” has either “within_words” or “within_sentences”"))
        apart = Apart.WORDS if "within_words" in rule else Apart.SENTENCES
        key = f"within_{apart.value}"
        most, least = rule[key], 1 if apart is Apart.WORDS else 0
        if not isinstance(most, int) or isinstance(most, bool) or not least <= most <= _FURTHEST:
            self._refuse(
                place, _("“{key}” is a whole number from {least} to {most}", key=key, least=least, most=_FURTHEST)
            )
        return apart, most

    def _excluded(
        self, place: TomlPlace, rule: Mapping[str, object], *, exact: bool
    ) -> tuple[tuple[MeantWords, ...], Within]:
        if "not" not in rule:
            if "in" in rule:
                self._refuse(place, _("“{key}” belongs to “not”", key="in"))
            return (), Within.SENTENCE
        said = rule["not"]
        words = said if isinstance(said, list) and said else [said]
        within = rule.get("in", Within.SENTENCE.value)
        if within not in list(Within):
            self._refuse(place, _("“in” is sentence, turn or document"))
        return tuple(self._words(place, excluded, exact=exact) for excluded in words), Within(str(within))

    def _words(self, place: TomlPlace, words: object, *, exact: bool = False) -> MeantWords:
        if not isinstance(words, str):
            self._refuse(place, _("words stand in quotation marks"))
        try:
            return meant_words(words, exact=exact)
        except UsageProblem as error:
            raise self._problem(place, error.message.removesuffix("."), error.hint) from error

    def _problem(self, place: TomlPlace, problem: str, hint: str = "") -> ReadingError:
        """What is wrong, with the line of the place, or of the nearest one around it that has a line."""
        around = (place[:end] for end in range(len(place), 0, -1))
        line = next((self._lines[outer] for outer in around if outer in self._lines), 1)
        return _wrong(self._name, line, problem, hint)

    def _refuse(self, place: TomlPlace, problem: str, hint: str = "") -> NoReturn:
        raise self._problem(place, problem, hint)


_HINT = _("Correct the file; nothing was written. The manual says how rules are written: “Pool”.")


def _wrong(name: str, line: int, problem: str, hint: str = "") -> ReadingError:
    return ReadingError(_("“{name}”, line {line}: {problem}.", name=name, line=line, problem=problem), hint or _HINT)
