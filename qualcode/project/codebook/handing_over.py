"""What hangs on codes and codings when codings get another code, or a code becomes another one.

All inside an open change; many codings go by statements of many rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from qualcode.catalogue import _
from qualcode.model.codes import Code, RuleEdit, Rules
from qualcode.model.memos import MemoKind
from qualcode.project.codebook.levels import hand_over_levels
from qualcode.project.codebook.rules import insert_rules
from qualcode.project.coding.dependents import CHOSEN, hand_over_links, reassign_dependents
from qualcode.project.file.many_rows import delete_rows, set_values
from qualcode.project.file.store import Row, Store, gone

_OF_RULES = "SELECT r.id, r.definition, r.include, r.exclude, r.borders FROM code_rules r"  # no text: SQL


def doubles_of(store: Store, keys: Sequence[int], target: int) -> list[Row]:
    """(key of the double, key of what stays, whether they differ), where codings would get a code (key)."""
    return store.all(
        "SELECT s.id, t.id, s.polarity <> t.polarity "
        "OR (s.weight IS NOT NULL AND t.weight IS NOT NULL AND s.weight <> t.weight) "
        'FROM codings s JOIN codings t USING (document_id, start, "end", coder_id, round) '
        f"WHERE s.id {CHOSEN} AND t.code_id = ? ORDER BY s.id",
        (json.dumps(list(keys)), target),
    )


def foreign_rules(store: Store, keys: Sequence[int], target: Code) -> dict[int, Rules]:
    """The rules (key) under which these codings were made and which say something else than those of a code.

    Of a code without rules none is foreign: there is nothing to look at codings again for.
    """
    if target.rules == Rules():
        return {}
    of_codings = f"{_OF_RULES} WHERE r.id IN (SELECT rule_id FROM codings WHERE id {CHOSEN}) ORDER BY r.version, r.id"
    held = {key: Rules(*rules) for key, *rules in store.all(of_codings, (json.dumps(list(keys)),))}
    return {key: rules for key, rules in held.items() if rules != target.rules}


def hand_over_codings(store: Store, keys: Sequence[int], target: Code, source: str, *, checked: bool) -> int:
    """Give codings another code, doubles united with those that stay; gives how many stand under an old rule of it.

    They were made under the rules of `source`, a name. Where these say something else, and nobody `checked` that the
    codings hold under those of `target`, the rules of then become older versions of the target's, and its own come
    anew behind them: so each of its codings still stands under what was held against it.
    """
    unite(store, {int(double): int(stays) for double, stays, _differs in doubles_of(store, keys, target.key)})
    chosen = json.dumps(list(keys))
    foreign = {} if checked else foreign_rules(store, keys, target)
    older = list(dict.fromkeys(foreign.values()))
    present, under = _with_rules_of(store, target, source, older) if older else (0, {})
    row = store.one("SELECT id FROM code_rules WHERE code_id = ? ORDER BY version DESC", (target.key,))
    if row is None:
        raise gone("codes")
    old = 0
    for rule, rules in foreign.items():
        old += store.connection.execute(
            f"UPDATE codings SET code_id = ?, rule_id = ? WHERE rule_id = ? AND id {CHOSEN}",
            (target.key, under[rules], rule, chosen),
        ).rowcount
    store.connection.execute(
        f"UPDATE codings SET code_id = ?, rule_id = ? WHERE code_id <> ? AND id {CHOSEN}",
        (target.key, present or row[0], target.key, chosen),
    )
    return old


def _with_rules_of(store: Store, target: Code, source: str, older: Sequence[Rules]) -> tuple[int, dict[Rules, int]]:
    """Give a code the rules of another one as older versions; gives the keys of its present ones and of these."""
    since, last = store.one(
        "SELECT MAX(CASE WHEN change = 'rule' THEN version END), MAX(version) FROM code_rules WHERE code_id = ?",
        (target.key,),
    ) or (0, 0)
    own = [
        rule
        for (rule,) in store.all(
            "SELECT id FROM code_rules WHERE code_id = ? AND version >= ?", (target.key, since or 0)
        )
    ]
    under = {}
    for number, rules in enumerate(older, start=last + 1):
        said = RuleEdit(note=_("rules of “{code}”, whose codings came here", code=source))
        under[rules] = insert_rules(store, target.key, number, rules, said)
    said = RuleEdit(note=_("as before; the codings of “{code}” are to be looked at", code=source))
    present = insert_rules(store, target.key, last + len(older) + 1, target.rules, said)
    for table in ("codings", "orphans"):
        store.connection.execute(
            f"UPDATE {table} SET rule_id = ? WHERE rule_id {CHOSEN}",
            (present, json.dumps(own)),
        )
    return present, under


def hand_over_orphans(store: Store, source: Code, target: Code) -> None:
    """Codings without a place in a corrected text get another code, under its present rules."""
    store.connection.execute(
        "UPDATE orphans SET code_id = ?, rule_id = (SELECT id FROM code_rules WHERE code_id = ? "
        "ORDER BY version DESC LIMIT 1) WHERE code_id = ?",
        (target.key, target.key, source.key),
    )


def unite(store: Store, stays: Mapping[int, int]) -> None:
    """Take doubles away (double -> coding that stays).

    What the coding that stays lacks (weight, paraphrase, marks) comes to it.
    """
    if not stays:
        return
    both = (json.dumps([*stays, *stays.values()]),)
    held = {
        key: values
        for key, *values in store.rows(f"SELECT id, weight, paraphrase FROM codings WHERE id {CHOSEN}", both)
    }
    united = {}
    for double, kept in stays.items():
        theirs, ours = held[double], held[kept]
        values = [
            theirs[0] if ours[0] is None else ours[0],
            "\n".join(dict.fromkeys(words for words in (ours[1], theirs[1]) if words)),
        ]
        if values != ours:
            united[kept] = values
    set_values(store.connection, "codings", ("weight", "paraphrase"), united)
    _unite_memos(store, stays)
    reassign_dependents(store, stays)
    delete_rows(store.connection, "codings", stays)


def _unite_memos(store: Store, stays: Mapping[int, int]) -> None:
    """One coder's plain memos on both codings become one; every other memo goes over as it is."""
    rows = store.all(
        "SELECT id, coding_id, author_id, title = '' AND kind = ?, text FROM memos "
        f"WHERE coding_id {CHOSEN} ORDER BY id",
        (MemoKind.OTHER.value, json.dumps([*stays, *stays.values()])),
    )
    there: dict[tuple[int, int], tuple[int, str]] = {}
    for key, coding, author, is_plain, text in rows:
        if is_plain and coding not in stays:
            there.setdefault((coding, author), (key, text))
    joined: dict[int, tuple[str, str]] = {}
    going: dict[int, tuple[int]] = {}
    for key, coding, author, is_plain, text in rows:
        if coding not in stays:
            continue
        kept = there.get((stays[coding], author)) if is_plain else None
        if kept is None:
            going[key] = (stays[coding],)
            continue
        words = kept[1] if kept[1] == text else f"{kept[1]}\n\n{text}"
        there[stays[coding], author] = (kept[0], words)
        joined[kept[0]] = (words, store.entry_time())
        hand_over_links(store, "memo_id", key, kept[0])
        store.delete_one("memos", key)
    set_values(store.connection, "memos", ("text", "changed"), joined)
    set_values(store.connection, "memos", ("coding_id",), going)


def hand_over_code(store: Store, source: Code, target: Code) -> None:
    """What hangs on a code becomes the target's: sub-codes, memos, examples, relations, summaries, votes, levels."""
    _hand_over_sub_codes(store, source, target)
    store.connection.execute("UPDATE memos SET code_id = ? WHERE code_id = ?", (target.key, source.key))
    hand_over_anchors(store, target, where="code_id = ?", values=(source.key,))
    _hand_over_relations(store, source, target)
    _hand_over_summaries(store, source, target)
    hand_over_links(store, "code_id", source.key, target.key)
    _hand_over_votes(store, source, target)
    hand_over_levels(store, source, target)
    for table in ("inductions", "reductions"):
        store.connection.execute(f"UPDATE {table} SET code_id = ? WHERE code_id = ?", (target.key, source.key))
    rename_in_inductions(store, source, target)


def rename_in_inductions(store: Store, source: Code, target: Code) -> None:
    """Passages that gave a category, or were subsumed under it, tell of the one that it became."""
    store.connection.execute(
        "UPDATE induction_passages SET code_uuid = ? WHERE code_uuid = ?", (target.uuid, source.uuid)
    )


def _hand_over_sub_codes(store: Store, source: Code, target: Code) -> None:
    last = number(store, "SELECT COALESCE(MAX(position), 0) FROM codes WHERE parent_id = ?", (target.key,))
    below = store.all("SELECT id FROM codes WHERE parent_id = ? ORDER BY position, id", (source.key,))
    for place, (key,) in enumerate(below, start=last + 1):
        store.update("codes", key, parent_id=target.key, position=place)


def hand_over_anchors(store: Store, target: Code, *, where: str, values: Sequence[str | int]) -> None:
    """Append anchor examples to those of the target; one that it has word for word is there once."""
    there = {(anchor.text, anchor.label): anchor.coding for anchor in target.anchors}
    invented_there = {(anchor.text, anchor.label) for anchor in target.anchors if anchor.invented}
    place = number(store, "SELECT COALESCE(MAX(position), 0) FROM anchors WHERE code_id = ?", (target.key,))
    rows = store.all(f"SELECT id, text, label, coding_id FROM anchors WHERE {where} ORDER BY position, id", values)
    for at, (key, text, label, coding) in enumerate(rows, start=place + 1):
        if coding is None and (text, label) in invented_there:
            store.update("anchors", key, invented=1)
        if there.get((text, label), "") is None:  # the target's is no living passage: the one that comes may be
            store.delete("anchors", "code_id = ? AND text = ? AND label = ?", (target.key, text, label))
        elif (text, label) in there:
            store.delete_one("anchors", key)
            continue
        store.update("anchors", key, code_id=target.key, position=at)


def _hand_over_summaries(store: Store, source: Code, target: Code) -> None:
    """Summaries become the target's; where both have one of a case, the words of the source's stand behind.

    They were written on other passages than the target has now, which `passages` says: it is left empty.
    """
    for key, case, text in store.all("SELECT id, case_id, text FROM summaries WHERE code_id = ?", (source.key,)):
        there = store.one("SELECT id, text FROM summaries WHERE code_id = ? AND case_id IS ?", (target.key, case))
        if there is None:
            store.update("summaries", key, code_id=target.key, passages="")
            continue
        joined = "\n\n".join(dict.fromkeys(words for words in (there[1], text) if words))
        store.update("summaries", there[0], text=joined, passages="", changed=store.entry_time())
        store.delete_one("summaries", key)


def _hand_over_votes(store: Store, source: Code, target: Code) -> None:
    """Votes of norming sessions become the target's; one that has both codes has the target once."""
    same = "passage_id, coder_id, turn"  # no text: SQL
    store.delete(
        "norming_votes",
        f"code_id = ? AND ({same}) IN (SELECT {same} FROM norming_votes WHERE code_id = ?)",
        (source.key, target.key),
    )
    store.connection.execute("UPDATE norming_votes SET code_id = ? WHERE code_id = ?", (target.key, source.key))


def _hand_over_relations(store: Store, source: Code, target: Code) -> None:
    """Relations from and to the source become the target's; none to itself, none twice."""

    def known(code: int) -> set[tuple[int | str, str]]:
        rows = store.all("SELECT related_id, name, kind FROM related_codes WHERE code_id = ?", (code,))
        return {(name if related is None else related, kind) for related, name, kind in rows}

    for key, code, kind in store.all(
        "SELECT id, code_id, kind FROM related_codes WHERE related_id = ?", (source.key,)
    ):
        if code in {source.key, target.key} or (target.key, kind) in known(code):
            store.delete_one("related_codes", key)
        else:
            store.update("related_codes", key, related_id=target.key)
    place = number(store, "SELECT COALESCE(MAX(position), 0) FROM related_codes WHERE code_id = ?", (target.key,))
    rows = store.all(
        "SELECT id, related_id, name, kind FROM related_codes WHERE code_id = ? ORDER BY position", (source.key,)
    )
    for at, (key, related, name, kind) in enumerate(rows, start=place + 1):
        if related == target.key or (name if related is None else related, kind) in known(target.key):
            store.delete_one("related_codes", key)
        else:
            store.update("related_codes", key, code_id=target.key, position=at)


def number(store: Store, sql: str, values: Sequence[str | int]) -> int:
    """The number that a query gives, 0 where it gives none."""
    row = store.one(sql, values)
    return int(row[0]) if row else 0
