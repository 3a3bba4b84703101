"""Levels of cases of which two become one, and what names codes and coders by UUIDs beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from qualcode.project.file.store import Store


def unite_levels(store: Store, change: tuple[str, int, int], called: str) -> None:
    """Give the levels of cases of a code or coder to another one, inside an open change.

    `change` is the column with the keys before and after. Where both have one of a case, the other's stays: its
    reason gets that of the one that goes, with the level where that was another one, behind `called`; passages are
    joined.
    """
    column, before, after = change
    same = " AND ".join(
        f"t.{name} IS s.{name}"  # no text: SQL
        for name in ("case_id", "document_id", "code_id", "coder_id", "round")
        if name != column
    )
    rows = store.all(
        "SELECT s.id, s.level_id, l.name, s.reason, s.passages, t.id, t.level_id, t.reason, t.passages "
        f"FROM case_levels s JOIN case_levels t ON t.{column} = ? AND {same} "
        f"LEFT JOIN code_levels l ON l.id = s.level_id WHERE s.{column} = ? ORDER BY s.id",
        (after, before),
    )
    for key, level, name, reason, passages, other, its_level, its_reason, its_passages in rows:
        differs = level != its_level
        told = f"{called}: {name or '–'}" if differs else ""
        gone = " – ".join(part for part in (told, reason) if part)
        reasons = "\n".join(dict.fromkeys(part for part in (its_reason, gone) if part))
        joined = json.dumps(list(dict.fromkeys([*json.loads(its_passages), *json.loads(passages)])))
        if (reasons, joined) != (its_reason, its_passages):
            store.update("case_levels", other, reason=reasons, passages=joined, changed=store.entry_time())
        store.delete_one("case_levels", key)
    store.connection.execute(f"UPDATE case_levels SET {column} = ? WHERE {column} = ?", (after, before))


def rename_in_axes(store: Store, before: str, after: str) -> None:
    """Name another code or coder (UUID) in the axes of typologies, inside an open change."""
    for key, told in store.all("SELECT id, axes FROM typologies WHERE instr(axes, ?)", (before,)):
        axes = [
            {name: after if value == before and name != "attribute" else value for name, value in axis.items()}
            for axis in json.loads(told)
        ]
        store.update("typologies", key, axes=json.dumps(axes, ensure_ascii=False))


def rename_in_cells(store: Store, code: int, names: Mapping[str, str]) -> None:
    """Call levels of a code (key) otherwise in the cells that make types, inside an open change."""
    if not names:
        return
    for key, cells, axes in store.all(
        "SELECT t.id, t.cells, y.axes FROM types t JOIN typologies y ON y.id = t.typology_id "
        "JOIN codes c ON c.id = ? AND instr(y.axes, c.uuid)",
        (code,),
    ):
        uuid = store.one("SELECT uuid FROM codes WHERE id = ?", (code,))
        places = {place for place, axis in enumerate(json.loads(axes)) if uuid and axis.get("code") == uuid[0]}
        before = json.loads(cells)
        after = [
            [names.get(value, value) if place in places else value for place, value in enumerate(cell)]
            for cell in before
        ]
        if after != before:
            store.update("types", key, cells=json.dumps(after, ensure_ascii=False))
