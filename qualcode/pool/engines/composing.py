"""How questions are put together: named CTEs before an operation.

SQL is made of fixed pieces alone here and in `filters`: what was typed becomes parameters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.pool.engines.choice import CodedBy, CountedCodings, Parameter, PoolChoice

_CHOSEN = "SELECT project, document, case_key, snippets, length FROM documents WHERE own = 1"
_OF_CHOSEN = """\
SELECT c.project, c.document, h.case_key, c.coding, c.code, c.coder, c.coder_kind, c.start, c.stop,
  c.first_sentence, c.last_sentence, c.polarity, c.weight, c.relation
FROM ({codings}) c
JOIN chosen h ON h.document = c.document"""
_BY_HAND = """\
SELECT c.project, c.document, c.coding, m.code, c.coder, c.coder_kind, c.start, c.stop,
  c.first_sentence, c.last_sentence, c.polarity, c.weight, m.relation
FROM codings c
JOIN code_map m ON m.project = c.project AND m.project_code = c.code
WHERE c.counted = 1"""
_BY_RULES = """\
SELECT c.project, c.document, CAST(NULL AS BIGINT) AS coding, c.code, 0 AS coder, 'machine' AS coder_kind,
  c.start, c.stop, c.first_sentence, c.last_sentence, 'present' AS polarity, CAST(NULL AS BIGINT) AS weight,
  'exact' AS relation
FROM machine_codings c
WHERE c.rules = ?"""
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


def chosen(counted: CountedCodings, narrowing: PoolChoice | None = None) -> PoolChoice:
    """The choice of documents and of the codings that count in them.

    The last CTE of `narrowing` gives the documents (document); without it all documents are chosen.
    """
    before = narrowing or PoolChoice(())
    documents = _CHOSEN
    if before.ctes:
        documents += f" AND document IN (SELECT document FROM {before.ctes[-1][0]})"
    codings, values = shared_codings(counted)
    passages = _OF_CHOSEN.format(codings=codings)
    if counted.polarities:
        passages += f" AND c.polarity IN ({', '.join('?' * len(counted.polarities))})"
    return PoolChoice(
        (*before.ctes, ("chosen", documents), ("passages", passages)),
        (*before.parameters, *values, *counted.polarities),
        before.notes,
    )


def all_documents() -> PoolChoice:
    """The choice of all documents and of what people and their consensus coded in them."""
    return chosen(CountedCodings())


def shared_codings(counted: CountedCodings) -> tuple[str, list[Parameter]]:
    """The codings that count, of all polarities, with the shared codes that they stand for: a query and its values.

    It has the columns of `passages` but `case_key`.
    """
    kinds = () if counted.coded_by is CodedBy.MACHINE and counted.rules is not None else _KINDS[counted.coded_by]
    parts: list[str] = []
    values: list[Parameter] = [*kinds]
    if kinds:
        old = " AND c.old_rule = 0" if counted.without_old_rules else ""
        parts.append(f"{_BY_HAND} AND c.coder_kind IN ({', '.join('?' * len(kinds))}){old}")
    if counted.coded_by is not CodedBy.HUMAN and counted.rules is not None:
        parts.append(_BY_RULES)
        values.append(counted.rules)
    return "\nUNION ALL\n".join(parts), values
