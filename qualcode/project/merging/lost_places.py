"""What has no place in the text that its document has in the end, since copies corrected it and coded apart.

It becomes an orphan, as with a correction in one copy; every copy derives the same row, with the same UUID.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from qualcode.model.sharing.portable import PortableImage, PortableValue
from qualcode.project.file.store import Store
from qualcode.project.merging.row_graph import RowState
from qualcode.project.merging.row_keys import Key, RowKeys
from qualcode.project.revising.orphans import TOLD

LEFT_OUT = frozenset({"codings", "topic_assignments", "fixed_segments", "doubts", "quotation_edits"})
"""Tables whose rows are not there without a place; the others stay, of nothing but the document."""
HANGING = frozenset({"memos", "anchors", "published_quotations", "quotation_edits", "quotation_ids", "good_marks"})
"""Tables whose rows hang on codings."""
_FACTS = ("polarity", "weight", "paraphrase", "round", "created")


class LostPlaces:
    """Collects what lost its place, table by table, and makes orphans of it."""

    def __init__(self, store: Store, keys: RowKeys, filled: Collection[str] = ()) -> None:
        """`filled` are the orphans (UUIDs) that former merges let keep more than the corrections which made them."""
        self._store = store
        self._keys = keys
        self._rows: dict[Key, RowState] = {}
        self._attached: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
        self._before: dict[str, set[str]] = defaultdict(set)  # table -> rows that became orphans with former merges
        self._codings: dict[str, dict[str, set[str]]] = {}  # codings among them -> memos and anchors of them
        self._filled = frozenset(filled)
        for uuid, coding, attached in store.all(
            "SELECT uuid, coding_uuid, attached FROM orphans UNION SELECT json_extract(old, '$.uuid'), "
            "json_extract(old, '$.coding_uuid'), json_extract(old, '$.attached') FROM changes "
            "WHERE table_name = 'orphans' AND old IS NOT NULL"
        ):
            self._know(uuid, coding, json.loads(attached))

    def _know(self, orphan: str, coding: str, attached: dict[str, list[str]]) -> None:
        """Know of an orphan, if a merge made or filled it: what it was of may have a place again."""
        if coding:
            is_derived = orphan == orphan_uuid(coding)
            if is_derived or orphan in self._filled:
                self._before["codings"].add(coding)
                if not is_derived:
                    self._before["orphans"].add(orphan)
                hung = self._codings.setdefault(coding, {"memos": set(), "anchors": set()})
                for name, hanging in hung.items():
                    hanging.update(attached.get(name, ()))
            return
        topics = self._keys.dead("topic_assignments") if "topic" in attached else ()
        sources = {
            "memos": attached.get("memos", [])[:1],
            "fixed_segments": attached.get("segment", [])[:1],
            "topic_assignments": [uuid for uuid in topics if uuid[:-12] == orphan[:-12]],
        }
        for table, uuids in sources.items():
            self._before[table] |= {uuid for uuid in uuids if orphan == orphan_uuid(uuid)}

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def let_go(self, table: str, uuid: str, state: RowState) -> PortableImage | None:
        """What stays of a row without a place."""
        self._rows[table, uuid] = state
        if table in LEFT_OUT:
            return None
        columns = ("start", "end") if table == "memos" else ("proposed_start", "proposed_end")
        return {**state.values, **dict.fromkeys(columns)}

    # ---- what hangs on codings -------------------------------------------------------------------

    def looked_at_again(self, table: str) -> set[str]:
        """Rows that became orphans with former merges, and what hung on them."""
        found = set(self._before.get(table, ()))
        for coding, attached in self._codings.items() if table in HANGING else ():
            found |= attached[table] if table in attached else self._hung(table, coding)
        return found

    def _hung(self, table: str, coding: str) -> set[str]:
        """Rows that hung on a coding which is not there any more."""
        if table == "published_quotations":
            rows = self._store.all("SELECT uuid FROM published_quotations WHERE coding_uuid = ?", (coding,))
        else:
            rows = self._store.all(
                "SELECT DISTINCT json_extract(c.old, '$.uuid') FROM changes c WHERE c.table_name = ? "
                "AND json_extract(c.old, '$.coding_id') IN (SELECT DISTINCT k.row_id FROM changes k "
                "WHERE k.table_name = 'codings' AND json_extract(k.old, '$.uuid') = ?) "
                "UNION SELECT row_uuid FROM carried WHERE table_name = ? AND instr(new, ?)",
                (table, coding, table, coding),
            )
        return {uuid for (uuid,) in rows}

    def hanging(self, table: str) -> set[str]:
        """Rows that are here and hang on codings without a place."""
        found = self.looked_at_again(table)
        for of, coding in self._rows if table in HANGING else ():
            number = self._keys.live("codings").get(coding) if of == "codings" else None
            if number is not None:
                rows = self._store.all(f'SELECT uuid FROM "{table}" WHERE coding_id = ?', (number,))
                found |= {uuid for (uuid,) in rows}
        return found

    def hangs(self, table: str, image: PortableImage | None) -> bool:
        """Whether a row hangs on a coding without a place."""
        return table in HANGING and bool(image) and (image or {}).get("coding_id") in self._rows

    def without_coding(self, table: str, uuid: str, image: PortableImage) -> PortableImage | None:
        """What becomes of a row that hung on such a coding, which is kept in mind for its orphan."""
        coding = ("codings", _uuid(image["coding_id"]))
        attached = self._attached[coding[1]]
        if table == "memos":
            attached["memos"].append(uuid)
            return {**image, "coding_id": None, "document_id": self._rows[coding].values["document_id"]}
        if table == "anchors":
            attached["anchors"].append(uuid)
        elif table == "quotation_ids":
            attached["ids"].append(image["name"])
        elif table == "good_marks":
            own = image["coder_id"] == self._rows[coding].values["coder_id"]
            attached["good"].append(["" if own else _uuid(image["coder_id"]), image["created"]])
        elif table == "quotation_edits":
            attached["edits"].append([image[name] for name in ("kind", "start", "length", "replacement")])
        return {**image, "coding_id": None} if table in ("anchors", "published_quotations") else None

    # ---- orphans ---------------------------------------------------------------------------------

    def orphans(self, known: Mapping[str, Mapping[str, PortableValue]]) -> Iterator[tuple[str, PortableImage]]:
        """UUID and image of the orphans; `known` are those that are there, by UUID."""
        waiting = {str(image["coding_uuid"]): uuid for uuid, image in known.items() if not is_made_here(uuid, image)}
        for table, uuid in sorted(self._rows):
            state = self._rows[table, uuid]
            made = orphan_uuid(uuid)
            if table not in ("codings", "memos", "topic_assignments", "fixed_segments") or state.lost is None:
                continue
            if table == "codings" and uuid in waiting:  # a correction in one of the copies made it one
                yield waiting[uuid], self._filled_up(uuid, known[waiting[uuid]])
                continue
            _entry, text, place = state.lost
            image: dict[str, PortableValue] = {
                "document_id": state.values["document_id"],
                "text_sha256": text,
                "start": place[0],
                "end": place[1],
                "proposed_start": None,
                "proposed_end": None,
                "reason": "lost",
                "code_id": None,
                "rule_id": None,
                "coding_uuid": "",
                "coding": "{}",
            }
            attached: dict[str, list[object]] = {"memos": []}
            if table == "codings":
                image |= {name: state.values[name] for name in ("coder_id", "code_id", "rule_id")}
                image["coding_uuid"] = uuid
                image["coding"] = self._facts(state)
                attached = self._hanging_on(uuid, json.loads(str(known[made]["attached"])) if made in known else {})
            elif table == "memos":
                image["coder_id"] = state.values["author_id"]
                attached["memos"] = [uuid]
            elif table == "topic_assignments":
                image["coder_id"] = state.values["author_id"]
                attached["topic"] = [_uuid(state.values["topic_id"]), state.values["created"]]
            else:
                image["coder_id"] = state.values["coder_id"]
                attached["segment"] = [uuid, *(state.values[name] for name in ("position", "round", "repeats"))]
            image["attached"] = json.dumps(attached, ensure_ascii=False)
            yield made, image

    def _filled_up(self, coding: str, orphan: Mapping[str, PortableValue]) -> PortableImage:
        """An orphan that a correction made, with what was done to its coding by who did not know of that."""
        state = self._rows["codings", coding]
        attached = self._hanging_on(coding, json.loads(str(orphan["attached"])))
        image: PortableImage = {
            **orphan, "coding": self._facts(state), "attached": json.dumps(attached, ensure_ascii=False)
        }  # fmt: skip
        code = {name: state.values[name] for name in ("code_id", "rule_id")}
        is_recoded = all({name: removed[name] for name in code} != code for removed in state.removed)
        return {**image, **code} if is_recoded else image

    def _facts(self, state: RowState) -> str:
        return json.dumps({name: state.values[name] for name in _FACTS}, ensure_ascii=False)

    def _hanging_on(self, coding: str, known: Mapping[str, list[object]]) -> dict[str, list[object]]:
        """What hangs on a coding without a place, with what its orphan knows of already."""
        attached: dict[str, list[object]] = {name: [] for name in ("memos", "anchors", "ids", "good", "edits")}
        for source in (known, self._attached[coding]):
            for name, values in attached.items():
                values += [value for value in source.get(name, ()) if value not in values]
        told = {TOLD: known[TOLD]} if TOLD in known else {}
        return {name: sorted(values, key=json.dumps) for name, values in attached.items()} | told


def orphan_uuid(uuid: str) -> str:
    """The UUID of the orphan of a row, the same in every copy."""
    return uuid[:-12] + hashlib.sha256(f"orphan {uuid}".encode()).hexdigest()[:12]  # no text: hashed


def is_made_here(uuid: str, image: Mapping[str, PortableValue]) -> bool:
    """Whether an orphan was derived by merging, not made by a correction."""
    return uuid == orphan_uuid(str(image.get("coding_uuid")))


def _uuid(value: PortableValue) -> str:
    return value[1] if isinstance(value, tuple) else ""
