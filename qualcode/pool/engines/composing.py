"""How questions are put together: named CTEs before an operation.

SQL is made of fixed pieces alone here and in `filters`: what was typed becomes parameters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.pool.engines.choice import CodedBy, CountedCodings, Parameter, PoolChoice

_CHOSEN = "SELECT project, document, case_key FROM documents WHERE own = 1"
_HAND_CODINGS = """\
SELECT c.project, c.document, h.case_key, c.coding, m.code, c.coder, c.coder_kind, c.start, c.stop,
  c.first_sentence, c.last_sentence, c.polarity, c.weight, m.relation
FROM codings c
JOIN chosen h ON h.document = c.document
JOIN code_map m ON m.project = c.project AND m.project_code = c.code
WHERE c.counted = 1"""
_RULE_CODINGS = """\
SELECT c.project, c.document, h.case_key, CAST(NULL AS BIGINT) AS coding, c.code, 0 AS coder,
  'machine' AS coder_kind, c.start, c.stop, c.first_sentence, c.last_sentence, 'present' AS polarity,
  CAST(NULL AS BIGINT) AS weight, 'exact' AS relation
FROM machine_codings c
JOIN chosen h ON h.project = c.project AND h.document = c.document"""
_KINDS = {
    CodedBy.HUMAN: ("person", "consensus"),
    CodedBy.MACHINE: ("machine",),
    CodedBy.ALL: ("person", "consensus", "machine"),
}
"""The kinds of coders that count; model solutions never do."""


def composed(
    operation: str, parameters: Sequence[Parameter], choice: PoolChoice | None
) -> tuple[str, list[Parameter]]:
    """The text and the parameters of an operation with those CTEs of a choice before it that it needs.

    An operation that has CTEs of its own begins with WITH.
    """
    needed, values = _needed(operation, choice) if choice is not None else ([], [])
    if not needed:
        return operation, list(parameters)
    before = ",\n".join(f"{name} AS (\n{body}\n)" for name, body in needed)
    own = operation.lstrip()
    joined = f"WITH {before},\n{own[5:]}" if own.startswith("WITH ") else f"WITH {before}\n{own}"
    return joined, [*values, *parameters]


def _needed(operation: str, choice: PoolChoice) -> tuple[list[tuple[str, str]], list[Parameter]]:
    """The CTEs that an operation names, or one of those before, and the values of their parameters."""
    text, needed, values = operation, [], []
    end = len(choice.parameters)
    for name, body in reversed(choice.ctes):
        begin = end - body.count("?")
        if re.search(rf"\b{name}\b", text):
            needed.append((name, body))
            values.append(choice.parameters[begin:end])
            text += "\n" + body
        end = begin
    return needed[::-1], [value for mine in reversed(values) for value in mine]


def chosen_documents(ctes: Sequence[tuple[str, str]] = (), condition: str = "") -> tuple[tuple[str, str], ...]:
    """`chosen`, behind CTEs that its condition on documents reads; all documents where there is no condition."""
    return (*ctes, ("chosen", f"{_CHOSEN} AND {condition}" if condition else _CHOSEN))


def with_passages(choice: PoolChoice, counted: CountedCodings) -> PoolChoice:
    """The choice with `passages`."""
    kinds = _KINDS[counted.coded_by]
    parts = [f"{_HAND_CODINGS} AND c.coder_kind IN ({', '.join('?' * len(kinds))})"]
    values: list[Parameter] = [*kinds]
    if counted.polarities:
        parts[0] += f" AND c.polarity IN ({', '.join('?' * len(counted.polarities))})"
        values.extend(counted.polarities)
    if counted.without_old_rules:
        parts[0] += " AND c.old_rule = 0"
    if counted.coded_by is not CodedBy.HUMAN and (not counted.polarities or "present" in counted.polarities):
        parts.append(_RULE_CODINGS)
        if counted.rules is not None:
            parts[1] += " WHERE c.rules = ?"
            values.append(counted.rules)
    body = "\nUNION ALL\n".join(parts)
    return PoolChoice((*choice.ctes, ("passages", body)), (*choice.parameters, *values), choice.notes)


def all_documents(counted: CountedCodings | None = None) -> PoolChoice:
    """The choice of all documents and of the codings that count in them."""
    return with_passages(PoolChoice(chosen_documents()), counted or CountedCodings())
