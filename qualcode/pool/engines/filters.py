"""Filters of documents, in the language in which queries are written, as named CTEs.

Each part is asked of a document by itself, be it that some coding in it fits, and AND, OR and NOT are taken over
these answers. What must hold of one passage stands in square brackets: `[A AND polarity:absent]`; two codes there
must overlap. `A NEAR/2 B` asks for a passage of A with one of B at most so many sentences away. A code stands for
those below it. Attributes are compared as in a project: equal whatever the case, `!=` wants another value, an empty
value none; numbers and dates are ordered.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.language.forms.normalised import folded
from qualcode.model.codings import Polarity
from qualcode.pool.engines.choice import CountedCodings, Parameter, PoolChoice
from qualcode.pool.engines.composing import chosen, shared_codings
from qualcode.pool.engines.engine import Engine
from qualcode.pool.engines.shared_names import SharedNames
from qualcode.retrieval.query import Compared, Joined, Named, Not, One, Query, parse, parts_of

T = TypeVar("T")
OnePart = TypeVar("OnePart", Named, Compared)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_WHOLE = re.compile(r"[0-9]{1,6}")
_SIGNS = {"=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
"""What is typed -> the fixed sign in SQL."""
_ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_MOST_PARTS = 100
"""CTEs; engines hold some memory for each."""
_MOST_DATES = 20_000
_COLUMNS = "document, start, stop, first_sentence, last_sentence"  # no text: SQL
_OWN = "SELECT document FROM documents WHERE own = 1"
_OF_ATTRIBUTE = """\
SELECT a.document FROM attributes a
JOIN documents d ON d.project = a.project AND d.document = a.document AND d.own = 1
WHERE a.folded_name = ? AND """
_OVERLAPPING = """\
SELECT a.document,
  CASE WHEN a.start < b.start THEN b.start ELSE a.start END AS start,
  CASE WHEN a.stop < b.stop THEN a.stop ELSE b.stop END AS stop,
  CASE WHEN a.first_sentence < b.first_sentence THEN b.first_sentence ELSE a.first_sentence END AS first_sentence,
  CASE WHEN a.last_sentence < b.last_sentence THEN a.last_sentence ELSE b.last_sentence END AS last_sentence
FROM {left} a JOIN {right} b ON b.document = a.document AND b.start < a.stop AND a.start < b.stop"""
_NEAR = """\
SELECT DISTINCT a.document, a.start, a.stop, a.first_sentence, a.last_sentence
FROM {left} a JOIN {right} b ON b.document = a.document
  AND b.first_sentence <= a.last_sentence + ? AND a.first_sentence <= b.last_sentence + ?"""


def filtered(engine: Engine, where: str | None, counted: CountedCodings | None = None) -> PoolChoice:
    """The documents that a filter chooses, all where there is none, and the codings that count in them.

    Raises UsageProblem where the filter cannot be read or makes no sense in a pool, NotFound and Ambiguous for its
    names; each points at the place.
    """
    counted = counted or CountedCodings()
    if not where or not where.strip():
        return chosen(counted)
    made = _FilterParts(engine, where, counted)
    made.documents(parse(where))
    return chosen(counted, PoolChoice(tuple(made.ctes), tuple(made.values), tuple(made.notes)))


class _FilterParts:
    """Makes one CTE of each part of a filter, and one of each operator over them."""

    def __init__(self, engine: Engine, text: str, counted: CountedCodings) -> None:
        self._names, self._engine, self._text = SharedNames(engine), engine, text
        self._codings, self._values = shared_codings(counted)
        self.ctes: list[tuple[str, str]] = []
        self._named_parts: dict[tuple[str, tuple[Parameter, ...]], str] = {}
        self.values: list[Parameter] = []
        self.notes: list[str] = []

    def _cte(self, body: str, values: Sequence[Parameter] = ()) -> str:
        """The name of a CTE of that body, each once. Raises UsageProblem where there are more than engines hold."""
        key = body, tuple(values)
        if key not in self._named_parts:
            if len(self.ctes) == _MOST_PARTS:
                raise UsageProblem(
                    _("The filter has too many parts for a pool."),
                    _("Ask several questions, or for a code above those that are meant."),
                )
            self._named_parts[key] = f"part_{len(self.ctes)}"
            self.ctes.append((self._named_parts[key], body))
            self.values.extend(values)
        return self._named_parts[key]

    # ---- documents -------------------------------------------------------------------------------

    def documents(self, query: Query) -> str:
        """The CTE (document) of the documents that a query chooses."""
        match query:
            case Joined("AND", left, right):
                return self._set("INTERSECT", left, right)
            case Joined("OR", left, right) if not _is_any_of(query):
                return self._set("UNION", left, right)
            case Not(part):
                return self._without(self.documents(part))
            case One(part):
                return self._cte(f"SELECT DISTINCT document FROM {self.passages(part)}")
            case Compared(attribute=True):
                return self._pointing(query, self._attribute)
        return self._cte(f"SELECT DISTINCT document FROM {self.passages(query)}")

    def _without(self, name: str) -> str:
        return self._cte(f"{_OWN} EXCEPT SELECT document FROM {name}")

    def _set(self, operator: str, left: Query, right: Query) -> str:
        mine, other = self.documents(left), self.documents(right)
        return self._cte(f"SELECT document FROM {mine} {operator} SELECT document FROM {other}")

    # ---- passages --------------------------------------------------------------------------------
    def passages(self, query: Query, within: str = "", values: Sequence[Parameter] = ()) -> str:
        """The CTE of the passages that a query chooses, made of codings for which `within` holds, too."""
        if _is_of_one_coding(query):
            condition, own = self._condition(query)
            both = f"{condition} AND {within}" if within else condition
            body = f"SELECT {_COLUMNS} FROM ({self._codings}) coded WHERE {both}"
            return self._cte(body, [*self._values, *own, *values])
        match query:
            case One(part):
                return self.passages(part, within, values)
            case Joined("OR", left, right):
                mine, other = self.passages(left, within, values), self.passages(right, within, values)
                return self._cte(f"SELECT {_COLUMNS} FROM {mine} UNION SELECT {_COLUMNS} FROM {other}")
            case Joined("AND", left, right) if _is_condition(left) or _is_condition(right):
                asked, said = (left, right) if _is_condition(right) else (right, left)
                condition, own = self._condition(said)
                both = f"{condition} AND {within}" if within else condition
                return self.passages(asked, both, [*own, *values])
            case Joined("AND", left, right):
                mine, other = self.passages(left, within, values), self.passages(right, within, values)
                return self._cte(_OVERLAPPING.format(left=mine, right=other))
            case Joined("NEAR", left, right, distance):
                mine, other = self.passages(left, within, values), self.passages(right, within, values)
                return self._cte(_NEAR.format(left=mine, right=other), [distance, distance])
        problem = UsageProblem(
            _("NOT before a code makes no sense within NEAR or square brackets of a pool."),
            _("Write it outside: “[A] NOT B” are the documents with A and without B."),
        )
        if isinstance(query, Not):
            problem.point(self._text, query.place.start, query.place.end)
        raise problem

    def _condition(self, query: Query) -> tuple[str, list[Parameter]]:
        """What must hold of one coding: SQL of fixed pieces, and its values."""
        match query:
            case Joined(operator, left, right):
                first, mine = self._condition(left)
                second, other = self._condition(right)
                return f"({first} {operator} {second})", [*mine, *other]
            case Not(part):
                condition, values = self._condition(part)
                return f"NOT {condition}", values  # no text: SQL
            case One(part):
                return self._condition(part)
            case Compared(attribute=True):
                return f"document IN (SELECT document FROM {self._pointing(query, self._attribute)})", []
            case Compared():
                return self._pointing(query, self._weight)
            case Named():
                return self._pointing(query, self._named)

    # ---- parts -----------------------------------------------------------------------------------

    def _pointing(self, part: OnePart, made: Callable[[OnePart], T]) -> T:
        """What is made of a part; an error points at it."""
        try:
            return made(part)
        except QualcodeError as error:
            place = part.place if isinstance(part, Named) or isinstance(error, NotFound) else part.value_place
            error.point(self._text, place.start, place.end)
            raise

    def _named(self, part: Named) -> tuple[str, list[Parameter]]:
        polarities = [polarity.value for polarity in Polarity]
        if part.kind in ("", "code"):
            code = self._names.code(part.name)
            return "code IN (SELECT code FROM code_tree WHERE ancestor = ?)", [code.key]
        if part.kind == "polarity" or (part.kind == "word" and part.name in polarities):
            polarity = folded(part.name)
            if polarity not in polarities:
                raise NotFound("polarity", part.name, (), _("It is one of {names}.", names=", ".join(polarities)))
            return "polarity = ?", [polarity]
        raise UsageProblem(_refused(part.name if part.kind == "word" else part.kind), _hint())

    def _weight(self, part: Compared) -> tuple[str, list[Parameter]]:
        if part.name != "weight":
            raise UsageProblem(_refused(part.name), _hint())
        if not _WHOLE.fullmatch(part.value):
            raise UsageProblem(
                _("“{value}” is no {name}.", value=part.value, name=part.name),
                _("Write a whole number, like {name}>=2.", name=part.name),
            )
        return f"(weight IS NOT NULL AND weight {_SIGNS[part.sign]} ?)", [int(part.value)]

    def _attribute(self, part: Compared) -> str:
        """The CTE (document) of the documents whose attribute compares so."""
        name, typed = self._names.attribute(part.name), part.value.strip()
        if part.sign in ("=", "!="):
            if typed:
                condition = f"a.folded_value {_SIGNS[part.sign]} ?"  # no text: SQL
                return self._cte(_OF_ATTRIBUTE + condition, [name, folded(typed)])
            having = self._cte(f"{_OF_ATTRIBUTE}a.folded_value <> ''", [name])
            return having if part.sign == "!=" else self._without(having)
        if not _NUMBER.fullmatch(typed) and not _DATE.fullmatch(typed):
            raise UsageProblem(
                _("“{typed}” is no number and no date.", typed=typed),
                _("“{sign}” compares 2021, 0.5 or 2021-05-31.", sign=part.sign),
            )
        conditions: list[str] = []
        values: list[Parameter] = [name]
        if _NUMBER.fullmatch(typed):
            conditions.append(f"a.number {_SIGNS[part.sign]} ?")  # no text: SQL
            values.append(float(typed.replace(",", ".")))
        if dates := self._dates(part, name, typed):
            conditions.append(f"a.folded_value IN ({', '.join('?' * len(dates))})")
            values.extend(dates)
        return self._cte(f"{_OF_ATTRIBUTE}({' OR '.join(conditions or ['1 = 0'])})", values)

    def _dates(self, part: Compared, name: str, typed: str) -> list[str]:
        """The values that are dates and compare so, as far as what was typed goes; what else is no number is told."""
        rows = self._engine.query("dated_values", (name,)).to_pydict()["folded_value"]
        dates = [value for value in rows if _DATE.fullmatch(value) and len(value) >= len(typed)]
        is_date = _DATE.fullmatch(typed) is not None
        if len(dates) < len(rows) or (dates and not is_date):
            self.notes.append(
                _(
                    "documents whose “{name}” cannot be compared with “{typed}” are left out",
                    name=part.name,
                    typed=typed,
                )
            )
        fitting = [value for value in dates if is_date and _ORDERED[part.sign](value[: len(typed)], typed)]
        if len(fitting) > _MOST_DATES:
            raise UsageProblem(
                _("“{name}” has more than {most} dates of that kind.", name=part.name, most=_MOST_DATES),
                _("Give the pool years, or months, as an attribute of their own."),
            )
        return fitting


def _names_codes(query: Query) -> bool:
    return any(isinstance(part, Named) and part.kind in ("", "code") for part in parts_of(query))


def _is_any_of(query: Query) -> bool:
    """Whether a document fits where one coding is any of these: codes, polarities, weights."""
    match query:
        case Joined("OR", left, right):
            return _is_any_of(left) and _is_any_of(right)
        case Compared(attribute=attribute):
            return not attribute
    return isinstance(query, Named)


def _is_condition(query: Query) -> bool:
    """Whether it says of codings which are meant, and names no code."""
    return not _names_codes(query) and _is_of_one_coding(query)


def _is_of_one_coding(query: Query) -> bool:
    """Whether one coding alone decides: it names no two codes under AND, nothing NEAR, and no code under NOT."""
    match query:
        case Joined("NEAR"):
            return False
        case Joined(operator, left, right):
            apart = operator == "OR" or not (_names_codes(left) and _names_codes(right))
            return apart and _is_of_one_coding(left) and _is_of_one_coding(right)
        case Not(part):
            return not _names_codes(part)
        case One(part):
            return _is_of_one_coding(part)
    return True


def _refused(kind: str) -> str:
    reasons = {
        "coder": _("In a pool coders are numbers, each project's own; --coders says whose codings count."),
        "label": _("Labels of documents never leave their project."),
        "case": _("Names of cases never leave their project."),
        "document": _("Names of documents never leave their project."),
        "group": _("Groups of documents never leave their project."),
        "good": _("What is marked as a good quotation is known in its project alone."),
        "round": _("Rounds of coding are known in their project alone."),
    }
    return reasons.get(kind, _("How far a document is coded is known in its project alone."))


def _hint() -> str:
    return _("A filter of a pool asks for codes, attributes, polarity and weight.")
