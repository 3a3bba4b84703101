"""What hangs on codings beside memos: anchor examples, edits of quotations, their ids, the record of publications."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from qualcode.project.coding.decided import rename_in_decisions
from qualcode.project.file.many_rows import delete_rows, set_values
from qualcode.project.file.store import Store, Value

CHOSEN = "IN (SELECT value FROM json_each(?))"
"""A condition on keys that are given as JSON."""

# Rows of these tables are nothing without their coding.
OWNED = ("quotation_edits", "quotation_ids")
MARKS = "good_marks"  # as these, but each of them is somebody's
# Rows of these keep their own words or facts when the coding goes.
REFERRING = ("anchors", "published_quotations")


def delete_dependents(store: Store, codings: str, values: Sequence[Value]) -> None:
    """Before codings go, inside an open change; `codings` is a condition on `codings.id`, such as “= ?”."""
    for table in REFERRING:
        store.connection.execute(f"UPDATE {table} SET coding_id = NULL WHERE coding_id {codings}", values)
    for table in (*OWNED, MARKS):
        store.delete(table, f"coding_id {codings}", values)  # no text: SQL


def delete_memos(store: Store, where: str, values: Sequence[Value]) -> int:
    """Take memos away with their links to research questions and their rows in summaries, inside an open change.

    `where` is a condition on `memos`; gives how many went.
    """
    for table in ("research_links", "summary_rows"):
        store.delete(table, f"memo_id IN (SELECT id FROM memos WHERE {where})", values)  # no text: SQL
    return store.delete("memos", where, values)


def hand_over_links(store: Store, column: str, before: int, after: int) -> None:
    """Give the links of research questions with one code or memo (`column` says which) to another, each once."""
    store.delete(
        "research_links",
        f"{column} = ? AND question_id IN (SELECT question_id FROM research_links WHERE {column} = ?)",
        (before, after),
    )
    store.connection.execute(f"UPDATE research_links SET {column} = ? WHERE {column} = ?", (after, before))


def reassign_dependents(store: Store, stays: Mapping[int, int]) -> None:
    """Before doubles go: what hangs on them goes to the codings that stay (double -> coding), inside an open change.

    Edits and id of the one that stays win; it has the marks of both, and whatever names a double names it.
    """
    if not stays:
        return
    hand_over_marks(store, stays)
    doubles = json.dumps(list(stays))
    uuids = _uuids_of(store, stays)
    rename_in_decisions(store, uuids)
    _rename_codings(store, uuids)
    for table in REFERRING:
        rows = store.all(f"SELECT id, coding_id FROM {table} WHERE coding_id {CHOSEN}", (doubles,))
        set_values(store.connection, table, ("coding_id",), {key: (stays[double],) for key, double in rows})
    for table in OWNED:
        both = json.dumps([*stays, *stays.values()])
        held: dict[int, list[int]] = {}
        for key, coding in store.all(
            f"SELECT id, coding_id FROM {table} WHERE coding_id {CHOSEN} ORDER BY id", (both,)
        ):
            held.setdefault(coding, []).append(key)
        gone: list[int] = []
        going: dict[int, tuple[int]] = {}
        for double in (double for double in stays if double in held):
            if stays[double] in held:
                gone += held[double]
            else:
                held[stays[double]] = held[double]
                going |= dict.fromkeys(held[double], (stays[double],))
        delete_rows(store.connection, table, gone)
        set_values(store.connection, table, ("coding_id",), going)


def _rename_codings(store: Store, uuids: Mapping[str, str]) -> None:
    """Name other codings (UUID -> UUID) wherever codings are named by their UUIDs; each is named once."""
    named = json.dumps(list(uuids))
    rows = store.all(f"SELECT id, coding_uuid FROM anchors WHERE coding_uuid {CHOSEN}", (named,))
    set_values(store.connection, "anchors", ("coding_uuid",), {key: (uuids[coding],) for key, coding in rows})
    _rename_once(store, "rule_checks", "new_version", uuids)
    _rename_once(store, "induction_passages", "induction_id", uuids)
    _rename_once(store, "cards", "(SELECT induction_id FROM card_groups g WHERE g.id = group_id)", uuids)
    levels = {}
    for key, passages in store.all("SELECT id, passages FROM case_levels WHERE passages <> '[]'"):
        before = json.loads(passages)
        after = list(dict.fromkeys(uuids.get(coding, coding) for coding in before))
        if after != before:
            levels[key] = (json.dumps(after),)
    set_values(store.connection, "case_levels", ("passages",), levels)


def _rename_once(store: Store, table: str, within: str, uuids: Mapping[str, str]) -> None:
    """Name other codings in rows of a table, of which one coding has but one within what `within` says."""
    rows = store.all(
        f"SELECT id, {within}, coding_uuid FROM {table} WHERE coding_uuid {CHOSEN} ORDER BY id",
        (json.dumps([*uuids, *uuids.values()]),),
    )
    there = {(of, coding) for _key, of, coding in rows if coding not in uuids}
    doubled: list[int] = []
    renamed: dict[int, tuple[str]] = {}
    for key, of, coding in rows:
        if coding not in uuids:
            continue
        if (of, uuids[coding]) in there:
            doubled.append(key)
        else:
            there.add((of, uuids[coding]))
            renamed[key] = (uuids[coding],)
    delete_rows(store.connection, table, doubled)
    set_values(store.connection, table, ("coding_uuid",), renamed)


def _uuids_of(store: Store, stays: Mapping[int, int]) -> dict[str, str]:
    """The UUIDs of doubles, each with that of the coding that stays."""
    keys = json.dumps([*stays, *stays.values()])
    uuids: dict[int, str] = dict(store.all(f"SELECT id, uuid FROM codings WHERE id {CHOSEN}", (keys,)))
    return {uuids[double]: uuids[other] for double, other in stays.items()}


def hand_over_marks(store: Store, stays: Mapping[int, int]) -> None:
    """Give the marks of codings to others (coding -> other); whoever marked both has marked the other once."""
    rows = store.all(
        f"SELECT id, coding_id, coder_id FROM good_marks WHERE coding_id {CHOSEN} ORDER BY id",
        (json.dumps([*stays, *stays.values()]),),
    )
    marked = {(coding, coder) for _key, coding, coder in rows if coding not in stays}
    doubled: list[int] = []
    going: dict[int, tuple[int]] = {}
    for key, coding, coder in rows:
        if coding not in stays:
            continue
        if (stays[coding], coder) in marked:
            doubled.append(key)
        else:
            marked.add((stays[coding], coder))
            going[key] = (stays[coding],)
    delete_rows(store.connection, MARKS, doubled)
    set_values(store.connection, MARKS, ("coding_id",), going)
