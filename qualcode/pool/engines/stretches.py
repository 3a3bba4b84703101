"""Codings joined to what is counted, passages and stretches of each code: named CTEs put together from fixed pieces.

Codings of one code that overlap are one. Operations read the CTEs that a function here adds to a choice.
"""

from __future__ import annotations

from qualcode.pool.engines.choice import Parameter, PoolChoice

_KEYS = "document, code"  # no text: SQL
_CODED = """\
SELECT p.document, p.case_key, t.ancestor AS code, {span}, p.polarity
FROM passages p
JOIN code_tree t ON t.code = p.code AND t.depth <= ?"""
_UNCHANGED = "SELECT document, case_key, code, start AS opened, stop AS closed, polarity FROM passages"
_NEAR = "p.first_sentence AS opened, p.last_sentence + 1 + ? AS closed"
_REACHING = """\
SELECT {keys}, opened, closed, {more},
  MAX(closed) OVER (
    PARTITION BY {keys} ORDER BY opened, closed ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS reached
FROM {coded}"""
_NUMBERED = """\
SELECT {keys}, opened, closed, {more},
  SUM(CASE WHEN opened {meets} reached THEN 0 ELSE 1 END) OVER (
    PARTITION BY {keys} ORDER BY opened, closed ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS number
FROM reaching"""
_STRETCHES = """\
SELECT {keys}, MIN(opened) AS opened, MAX(closed) AS closed, {kept}
FROM numbered
GROUP BY {keys}, number"""
_VALUED = """\
SELECT h.document, COALESCE(MIN(a.folded_value), '') AS value
FROM chosen h
LEFT JOIN attributes a ON a.project = h.project AND a.document = h.document AND a.folded_name = ?
GROUP BY h.document"""
_OF_UNITS = """\
SELECT p.document, p.case_key, t.ancestor AS code, p.{unit} AS unit, p.polarity
FROM passages p
JOIN code_tree t ON t.code = p.code AND t.depth <= ?"""


def with_ctes(choice: PoolChoice, *ctes: tuple[str, str], parameters: tuple[Parameter, ...] = ()) -> PoolChoice:
    """The choice with further CTEs behind its own, and the values of their parameters."""
    return PoolChoice((*choice.ctes, *ctes), (*choice.parameters, *parameters), choice.notes)


def joined_spans(
    coded: str, keys: str, *, more: str, kept: str, touching: bool = False
) -> tuple[tuple[str, str], ...]:
    """The CTEs that join what overlaps of `coded` (`keys`, opened, closed, `more`), the last of them `stretches`.

    `kept` is what a stretch has of `more` of its parts; with `touching` those that touch are joined, too.
    """
    pieces = {"coded": coded, "keys": keys, "more": more, "kept": kept, "meets": "<=" if touching else "<"}
    return (
        ("reaching", _REACHING.format(**pieces)),
        ("numbered", _NUMBERED.format(**pieces)),
        ("stretches", _STRETCHES.format(**pieces)),
    )


def with_passages(choice: PoolChoice, depth: int | None = None) -> PoolChoice:
    """The choice with `stretches` (document, code, the least and the greatest of their polarities).

    A code counts with those below it to that depth, 0 for none. Without a depth it is none of the codebook's tree.
    """
    coded = _UNCHANGED if depth is None else _CODED.format(span="p.start AS opened, p.stop AS closed")
    return with_ctes(
        choice,
        ("coded", coded),
        *joined_spans("coded", _KEYS, more="polarity", kept="MIN(polarity) AS least, MAX(polarity) AS greatest"),
        parameters=() if depth is None else (depth,),
    )


def with_stretches(choice: PoolChoice, depth: int, near: int | None = None) -> PoolChoice:
    """The choice with `stretches` (document, code, case_key, opened, closed) in code points.

    With `near` they are in sentences, and reach so many further.
    """
    coded = _CODED.format(span="p.start AS opened, p.stop AS closed")
    if near is not None:
        coded = _CODED.format(span=_NEAR) + "\nWHERE p.first_sentence IS NOT NULL"  # no text: SQL
    return with_ctes(
        choice,
        ("coded", coded),
        *joined_spans("coded", _KEYS, more="case_key", kept="MIN(case_key) AS case_key"),
        parameters=(depth,) if near is None else (near, depth),
    )


def with_units(choice: PoolChoice, unit: str, depth: int) -> PoolChoice:
    """The choice with `coded` (document, case_key, code, unit, polarity); `unit` is “document” or “case_key”."""
    return with_ctes(choice, ("coded", _OF_UNITS.format(unit=unit)), parameters=(depth,))


def with_values(choice: PoolChoice, attribute: str) -> PoolChoice:
    """The choice with `valued` (document, value): the value of an attribute, empty where there is none."""
    return with_ctes(choice, ("valued", _VALUED), parameters=(attribute,))
