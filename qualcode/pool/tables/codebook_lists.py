"""The shared codebook and the mappings of codes as answers: lists that people read, fill in and give back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.pool.codebook.code_mapping import CodeMap, CodeRelation, MappedCode, relation_word
from qualcode.pool.codebook.shared_codebook import SharedCodebook, code_id
from qualcode.pool.tables.results import PoolResult, ResultColumn, ResultSquare


def codebook_list(codebook: SharedCodebook, maps: CodeMap) -> PoolResult:
    """The shared codes with how many codes of projects stand for each, and how many of them not exactly."""
    exact: dict[int, int] = {}
    other: dict[int, int] = {}
    for mapping in maps.mappings:
        numbers = exact if mapping.relation is CodeRelation.EXACT else other
        numbers[mapping.code] = numbers.get(mapping.code, 0) + 1
    rows = [
        (
            code.path, code_id(code.key), code.uuid, code.definition,
            exact.get(code.key, 0), other.get(code.key, 0),
        )
        for code in codebook.codes
    ]  # fmt: skip
    columns = (
        ResultColumn("path", pgettext("column", "shared code")),
        ResultColumn("code", pgettext("column", "id")),
        ResultColumn("uuid", "UUID"),
        ResultColumn("definition", pgettext("column", "definition")),
        ResultColumn("exact", pgettext("mapping of codes", "exact"), "int64"),
        ResultColumn("inexact", pgettext("mapping of codes", "not exact"), "int64"),
    )
    square = ResultSquare(
        _("shared codebook"),
        tuple(columns[place].head for place in (0, 3, 4, 5)),
        [(path, " ".join(definition.split()), *numbers) for path, _id, _uuid, definition, *numbers in rows],
        words=2,
    )
    empty = () if rows else (_("The pool has no shared codebook yet: “qualcode pool codebook import FILE”."),)
    return PoolResult(_("shared codebook"), columns, rows, empty, squares=(square,) if rows else ())


def mapping_list(codes: Iterable[MappedCode], title: str, *, to_fill_in: bool = False) -> PoolResult:
    """Codes of projects with what they stand for, both definitions beside each other.

    `proposed` is the shared code of an equal path; nobody has decided it. In a table `to_fill_in` columns are called
    as they are when it is read back.
    """

    def head(name: str, shown: str) -> str:
        return name if to_fill_in else shown

    columns = (
        ResultColumn("project", head("project", pgettext("column", "project"))),
        ResultColumn("code", head("code", pgettext("column", "id"))),
        ResultColumn("path", head("path", pgettext("column", "code"))),
        ResultColumn("shared", head("shared", pgettext("column", "shared code"))),
        ResultColumn("relation", head("relation", pgettext("column", "relation"))),
        ResultColumn("proposed", head("proposed", pgettext("column", "proposed"))),
        ResultColumn("definition", head("definition", pgettext("column", "definition"))),
        ResultColumn("shared_definition", head("shared_definition", pgettext("column", "shared definition"))),
        ResultColumn("decided_by", head("decided_by", pgettext("column", "decided by"))),
        ResultColumn("decided_at", head("decided_at", pgettext("column", "decided on"))),
    )
    listed = list(codes)
    rows = list(map(_row, listed))
    if to_fill_in:  # notes would stand below the rows that are read back
        return PoolResult(title, columns, rows)
    shown = [place for place in range(len(columns)) if place < 3 or any(row[place] for row in rows)]
    square = ResultSquare(
        title,
        tuple(columns[place].head for place in shown),
        ([" ".join(cells[place].split()) for place in shown] for cells in map(_in_words, rows)),
        words=len(shown),
    )
    return PoolResult(title, columns, rows, _notes(listed), squares=(square,) if rows else ())


def accepted_list(accepted: Sequence[MappedCode], left: Sequence[MappedCode]) -> PoolResult:
    """Proposals that are accepted, and those that are left as the definitions differ or are none."""
    taken = mapping_list(accepted, _("accepted"))
    waiting = mapping_list(left, _("not accepted: the definitions differ, or there is none"))
    notes = (*taken.notes, *waiting.notes)
    rows = [*taken.rows, *waiting.rows]
    return PoolResult(_("proposed mappings"), taken.columns, rows, notes, squares=(*taken.squares, *waiting.squares))


_RELATION = 4
"""The place of the relation in a row."""


def _in_words(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row with the relation in words."""
    relation = row[_RELATION]
    return (*row[:_RELATION], relation and relation_word(CodeRelation(relation)), *row[_RELATION + 1 :])


def _row(code: MappedCode) -> tuple[str, ...]:
    """The cells of a code; the relation as programs know it."""
    mapping = code.mapping
    beside = code.shared or code.proposed
    return (
        code.project,
        code_id(code.code.key),
        code.path,
        code.shared.path if code.shared else "",
        mapping.relation.value if mapping else "",
        code.proposed.path if code.proposed else "",
        code.code.definition,
        beside.definition if beside else "",
        mapping.decided_by if mapping else "",
        mapping.decided_at[:10] if mapping else "",
    )


def _notes(codes: Sequence[MappedCode]) -> tuple[str, ...]:
    notes: list[str] = []
    proposed = sum(code.proposed is not None for code in codes)
    if proposed:
        notes.append(
            ngettext(
                "{count} code has the path of a shared one: that is proposed, and nobody has decided it.",
                "{count} codes have the path of a shared one: that is proposed, and nobody has decided it.",
                proposed,
            )
        )
    withheld = sum(code.code.withheld for code in codes)
    if withheld:
        notes.append(
            ngettext(
                "The name of {count} code is withheld: it stands here by its id.",
                "The names of {count} codes are withheld: they stand here by their ids.",
                withheld,
            )
        )
    return tuple(notes)
