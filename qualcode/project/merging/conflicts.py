"""What copies of a project differ in until somebody decides, and the decisions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qualcode.catalogue import _, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codes import RuleChange
from qualcode.model.sharing.merges import EXISTENCE, KEPT, REMOVED, ConflictSide, MergeConflict
from qualcode.model.sharing.portable import PortableRow, PortableValue
from qualcode.model.spans import Span
from qualcode.model.team.roles import right_of_table
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import said_tables
from qualcode.project.file.store import Store
from qualcode.project.merging.entry_file import CARRIED, carried_columns
from qualcode.project.merging.local_events import DECISION, LocalEvents
from qualcode.project.merging.present_places import PresentPlaces
from qualcode.project.merging.row_graph import ALONG, NEEDED, RowEvent, RowGraph, RowState, Value
from qualcode.project.merging.row_keys import RowKeys
from qualcode.project.merging.tables import Tables, unit_of

_REFERRED = (
    *(("type_id", "types", "name"), ("code_id", "codes", "name"), ("memo_id", "memos", "text")),
    *(("document_id", "documents", "name"), ("case_id", "cases", "name")),
)
_OF_SEVERAL = ("case_levels", "type_cases")  # things that all that they refer to names together
_BY_AUTHOR = "SELECT n.uuid, NULL, NULL, NULL FROM {table} x JOIN coders n ON n.id = x.author_id"
_OF_CODING = (  # by a coder, of a coding that may be gone
    'SELECT n.uuid, x.document_id, c.start, c."end" FROM {table} x JOIN coders n ON n.id = x.coder_id '
    "LEFT JOIN codings c ON c.uuid = x.coding_uuid"
)
_RULE = frozenset(("definition", "include", "exclude", "borders"))
_NAMES = ("name", "title", "text", "short_key", "sign", "fingerprint")


class Conflicts:
    """The conflicts of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[MergeConflict]:
        """Those that wait for a decision, by table, row and field."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for table, uuid in self._store.all("SELECT DISTINCT table_name, row_uuid FROM conflicts"):
            wanted[table].add(uuid)
        if not wanted:
            return []
        states = self._states(wanted)
        entries = self._entries(
            {entry for state in states.values() for sides in state.sides.values() for entry in sides}
        )
        return [
            self._conflict(table, uuid, field, state, entries)
            for (table, uuid), state in states.items()
            for field in state.conflicts
        ]

    def _states(self, wanted: Mapping[str, set[str]]) -> dict[tuple[str, str], RowState]:
        tables = Tables(self._store.connection)
        keys = RowKeys(self._store, tables)
        local = LocalEvents(self._store, keys)
        places = PresentPlaces(self._store, keys, {})
        found: dict[tuple[str, str], RowState] = {}
        needed = set(self._store.all("SELECT table_name, row_uuid FROM conflicts WHERE field = ?", (EXISTENCE,)))
        for table in tables.order:
            pools: dict[str, set[str]] = defaultdict(set)
            for uuid in wanted.get(table, ()):
                pools[keys.canonical(table, uuid)].add(uuid)
            for of, uuid in keys.aliases:
                if of == table and keys.canonical(table, uuid) in pools:
                    pools[keys.canonical(table, uuid)].add(uuid)
            for target, members in pools.items():
                members.add(target)
            events = local.events(table, {uuid for members in pools.values() for uuid in members})
            for target in sorted(pools):
                live = keys.live(table)
                pooled = local.counting(event for uuid in sorted(pools[target]) for event in events.get(uuid, ()))
                mapped = [_mapped(keys, event) for event in pooled]
                graph = RowGraph(table, mapped, places.placing(table, mapped))
                keep = ""
                if target in live and not graph.is_alive():
                    keep = NEEDED if any((table, uuid) in needed for uuid in pools[target]) else ALONG
                state = graph.state(keep=keep)
                if state.conflicts and (target in live or EXISTENCE not in state.conflicts):
                    found[table, target] = state
        return found

    def _entries(self, uuids: set[str]) -> dict[str, tuple[str, str | None, str]]:
        return {
            uuid: (coder, coder_uuid, created)
            for uuid, coder, coder_uuid, created in self._store.all(
                "SELECT e.uuid, COALESCE(c.name, e.coder_name), e.coder_uuid, e.created FROM entries e "
                "LEFT JOIN coders c ON c.uuid = e.coder_uuid WHERE e.uuid IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(uuids)),),
            )
        }

    def _conflict(
        self, table: str, uuid: str, field: str, state: RowState, entries: Mapping[str, tuple[str, str | None, str]]
    ) -> MergeConflict:
        heads = state.conflicts[field]
        sides = state.sides[field]
        holds = KEPT if field == EXISTENCE else None
        made = []
        for entry in heads:
            coder, coder_uuid, created = entries.get(entry, ("", None, ""))
            value = sides[entry]
            stands = value == (holds,) if holds else value == sides[heads[0]]
            made.append(ConflictSide(entry, coder, coder_uuid, created, value[0], self._said(field, value), stands))
        owner, document, span = self._place(table, uuid)
        return MergeConflict(
            table, uuid, field, self._about(table, uuid), tuple(made), state.over[field], owner, document, span
        )

    # ---- words -----------------------------------------------------------------------------------

    def _about(self, table: str, uuid: str) -> str:
        name = name_of(self._store, table, uuid)
        things = said_tables([table])
        return f"{things}: {name}" if name else things

    def _said(self, field: str, value: Value) -> str:
        if field == EXISTENCE:
            return pgettext("conflict", "removed") if value == (REMOVED,) else pgettext("conflict", "kept")
        return " – ".join([self._value_said(part) for part in value if part is not None])

    def _value_said(self, value: PortableValue) -> str:
        if isinstance(value, tuple):
            return name_of(self._store, *value) or value[1][-12:]
        return str(value)

    def _place(self, table: str, uuid: str) -> tuple[str, int | None, Span | None]:
        """Whose codings a row tells of, and where it stands: document (key) and span."""
        sql = {
            "codings": 'SELECT n.uuid, x.document_id, x.start, x."end" FROM codings x '
            "JOIN coders n ON n.id = x.coder_id",
            "memos": "SELECT CASE WHEN x.start IS NULL AND x.coding_id IS NULL THEN '' ELSE n.uuid END, "
            'x.document_id, x.start, x."end" FROM memos x JOIN coders n ON n.id = x.author_id',
            "quotation_edits": 'SELECT n.uuid, c.document_id, c.start, c."end" FROM quotation_edits x '
            "JOIN codings c ON c.id = x.coding_id JOIN coders n ON n.id = c.coder_id",
            "good_marks": 'SELECT n.uuid, c.document_id, c.start, c."end" FROM good_marks x '
            "JOIN codings c ON c.id = x.coding_id JOIN coders n ON n.id = x.coder_id",
            "orphans": "SELECT n.uuid, x.document_id, NULL, NULL FROM orphans x JOIN coders n ON n.id = x.coder_id",
            "assignments": "SELECT n.uuid, x.document_id, NULL, NULL FROM assignments x "
            "JOIN coders n ON n.id = x.coder_id",
            "fixed_segments": 'SELECT n.uuid, x.document_id, x.start, x."end" FROM fixed_segments x '
            "JOIN coders n ON n.id = x.coder_id",
            "summaries": _BY_AUTHOR.format(table="summaries"),
            "reductions": _BY_AUTHOR.format(table="reductions"),
            "case_levels": "SELECT n.uuid, x.document_id, NULL, NULL FROM case_levels x "
            "JOIN coders n ON n.id = x.coder_id",
            "summary_rows": 'SELECT n.uuid, m.document_id, m.start, m."end" FROM summary_rows x '
            "JOIN memos m ON m.id = x.memo_id JOIN coders n ON n.id = m.author_id",
            "rule_checks": _OF_CODING.format(table="rule_checks"),
            "induction_passages": _OF_CODING.format(table="induction_passages"),
            "cards": 'SELECT n.uuid, c.document_id, c.start, c."end" FROM cards x '
            "JOIN codings c ON c.uuid = x.coding_uuid JOIN coders n ON n.id = c.coder_id",
            "documents": "SELECT '', x.id, NULL, NULL FROM documents x",
        }.get(table)
        row = self._store.one(f"{sql} WHERE x.uuid = ?", (uuid,)) if sql else None
        if row is None:
            return "", None, None
        owner, document, start, end = row
        return owner, document, Span(start, end) if start is not None else None

    # ---- deciding --------------------------------------------------------------------------------

    def decide(self, conflict: MergeConflict, chosen: str, author: Author) -> None:
        """See `Merging.decide`."""
        coder = self._store.one("SELECT id FROM coders WHERE uuid = ?", (author.uuid,))
        if coder is None:
            raise QualcodeError(_("Only a coder of the project can decide."), _("“qualcode coders add” adds one."))
        with self._store.history.change(DECISION, author):
            self._store.history.require(right_of_table(conflict.table), author)
            states = self._states({conflict.table: {conflict.row}})
            state = states.get((conflict.table, conflict.row))
            if state is None or conflict.field not in state.conflicts:
                raise QualcodeError(
                    _("The two copies do not differ in that any more."), _("“qualcode conflicts” lists what is left.")
                )
            if chosen not in state.sides[conflict.field]:
                raise QualcodeError(_("The conflict has no such side."), _("“qualcode conflicts” lists the sides."))
            self._write(conflict, state, chosen, int(coder[0]))

    def _write(self, conflict: MergeConflict, state: RowState, chosen: str, coder: int) -> None:
        store = self._store
        table, uuid, field = conflict.table, conflict.row, conflict.field
        store.insert(
            "decisions", table_name=table, row_uuid=uuid, field=field, over=json.dumps(state.over[field]),
            chosen=chosen, coder_id=coder, created=store.entry_time(),
        )  # fmt: skip
        value = state.sides[field][chosen]
        new: dict[str, PortableValue] | None = {}
        if field == EXISTENCE:
            new = {} if value == (KEPT,) else None
        else:
            columns = [name for name in state.values if unit_of(table, name) == field]
            new = dict(zip(columns, value, strict=True))
        (entry,) = store.one("SELECT uuid FROM entries WHERE id = ?", (store.history.entry_id,)) or ("",)
        old = None if new is None else {name: state.values[name] for name in new}
        row = PortableRow(
            table,
            uuid,
            state.over[field],
            dict(state.values) if old is None else old,
            new,
            self._text(table, uuid, new),
        )
        marks = ", ".join("?" * 7)
        store.connection.execute(
            f"INSERT INTO carried (entry_uuid, {CARRIED}) VALUES ({marks})", (entry, *carried_columns(row))
        )
        self._apply(table, uuid, new)
        waiting = set(state.conflicts) - {field}
        if table == "code_rules" and _RULE.intersection(new or ()) and not _RULE.intersection(waiting):
            self._decided_rule(uuid)

    def _decided_rule(self, uuid: str) -> None:
        """Make the rule that holds now one of its own, where it was the present one of its code.

        Under the number that two copies gave it some codings were given under the one wording, some under the other:
        only so are they looked at again.
        """
        store = self._store
        row = store.one(
            "SELECT code_id, version, definition, include, exclude, borders FROM code_rules r WHERE uuid = ? "
            "AND version = (SELECT MAX(version) FROM code_rules WHERE code_id = r.code_id)",
            (uuid,),
        )
        if row is not None:
            code, version, definition, include, exclude, borders = row
            store.insert(
                "code_rules", code_id=code, version=version + 1, definition=definition, include=include,
                exclude=exclude, borders=borders, change=RuleChange.RULE.value, note="", created=store.entry_time(),
            )  # fmt: skip

    def _apply(self, table: str, uuid: str, new: Mapping[str, PortableValue] | None) -> None:
        store = self._store
        (key,) = store.one(f'SELECT id FROM "{table}" WHERE uuid = ?', (uuid,)) or (0,)
        if new is None:
            store.delete_one(table, key)
            left = {row[0] for row in store.all("PRAGMA foreign_key_check") if row[2] == table}
            if left:
                raise QualcodeError(
                    _("It cannot be removed: {things} belong to it.", things=said_tables(sorted(left))),
                    _(
                        "Nothing was changed. Decide to keep it; then you can remove it with all of that, "
                        "or leave it."
                    ),
                )
        elif new:
            tables = Tables(store.connection)
            text = store.one("SELECT text_id FROM documents WHERE id = ?", (key,)) if table == "documents" else None
            values: dict[str, Any] = RowKeys(store, tables).numbers(new, int(text[0]) if text else 0)
            store.update(table, key, **values)

    def _text(self, table: str, uuid: str, new: Mapping[str, PortableValue] | None) -> str:
        if not new or "start" not in new or table == "quotation_edits":
            return ""
        row = self._store.one(
            f'SELECT t.sha256 FROM "{table}" x JOIN documents d ON d.id = x.document_id '
            "JOIN texts t ON t.id = d.text_id WHERE x.uuid = ?",
            (uuid,),
        )
        return str(row[0]) if row else ""


def name_of(store: Store, table: str, uuid: str) -> str:
    """What a row is called, as far as it has a name."""
    if table in ("texts", "structures"):
        return uuid[:12]
    cursor = store.connection.execute(f'SELECT * FROM "{table}" WHERE uuid = ?', (uuid,))
    row = cursor.fetchone()
    if row is None:
        return ""
    image = dict(zip([column[0] for column in cursor.description], row, strict=True))
    for name in _NAMES:
        if image.get(name):
            return str(image[name])
    found: list[str] = []
    for column, owner, named in _REFERRED:
        if image.get(column) is not None:
            found += [
                str(name) for (name,) in store.all(f'SELECT {named} FROM "{owner}" WHERE id = ?', (image[column],))
            ]
    return ", ".join(found if table in _OF_SEVERAL else found[:1])


def _mapped(keys: RowKeys, event: RowEvent) -> RowEvent:
    row = event.row
    return event._replace(
        row=replace(
            row,
            old=None if row.old is None else keys.canonical_image(row.old),
            new=None if row.new is None else keys.canonical_image(row.new),
        )
    )
