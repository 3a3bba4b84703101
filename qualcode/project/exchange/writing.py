"""Writing what another program's project becomes: rows with their UUIDs, many at once, inside of an open change."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING

from qualcode.model.codes import RuleChange, next_colour
from qualcode.model.team.roles import TeamRole
from qualcode.project.exchange.coming_rows import ComingCode, ComingCoding, ComingMemo, ComingRows
from qualcode.project.material.attributes import Attributes
from qualcode.project.revising.orphans import TOLD
from qualcode.project.watch.identity import uuid_of_part

if TYPE_CHECKING:
    from qualcode.model.codes import Anchor
    from qualcode.model.documents import DocumentDraft
    from qualcode.progress import Progress
    from qualcode.project.codebook.codes import Codes
    from qualcode.project.file.history import Author
    from qualcode.project.file.store import Row, Store
    from qualcode.project.material.documents import Documents

_AT_ONCE = 5_000  # rows that are made ready together
_CODING_COLUMNS = (
    "document_id", "start", "end", "code_id", "rule_id", "coder_id", "polarity", "weight", "paraphrase", "round",
    "created",
)  # fmt: skip
_ORPHAN_COLUMNS = (
    "document_id", "text_sha256", "start", "end", "proposed_start", "proposed_end", "reason", "coder_id", "code_id",
    "rule_id", "coding_uuid", "coding", "attached",
)  # fmt: skip
_MEMO_COLUMNS = (
    "case_id", "document_id", "code_id", "coding_id", "start", "end", "kind", "title", "text", "author_id",
    "created", "changed", "closed",
)  # fmt: skip
_MEMO_TABLES = ("cases", "documents", "codes", "codings")
_NOWHERE = (0, 1)  # the place of what has none, which a row has to have


class RowWriter:
    """Writes the rows of one plan."""

    def __init__(self, store: Store, documents: Documents, codes: Codes, rows: ComingRows) -> None:
        self._store = store
        self._documents = documents
        self._codes = codes
        self._rows = rows
        self._time = store.entry_time()

    def write(
        self, portions: Iterable[Sequence[DocumentDraft]], author: Author, progress: Progress, *, again: bool
    ) -> None:
        """Write all; `portions` are the drafts of the documents, in their order. Raises as `Documents.add` does."""
        rows = self._rows
        every = len(rows.documents) + len(rows.codings) // 100 + 1
        done = 0
        if again:
            self._let_come_again()
        self._write_coders()
        self._write_codes()
        self._write_cases()
        uuids = iter([document.uuid for document in rows.documents])
        for drafts in portions:
            progress(done, every)
            self._documents.add(drafts, author, again=again, uuids=[next(uuids) for _draft in drafts])
            done += len(drafts)
        self._write_groups()
        waiting = self._waiting_memos(), self._waiting_anchors()
        for start in range(0, len(rows.codings), _AT_ONCE):
            progress(done + start // 100, every)
            self._write_codings(rows.codings[start : start + _AT_ONCE], *waiting)
        self._write_anchors()
        self._write_memos()
        progress(every, every)

    # ---- coders, codes, cases, groups ------------------------------------------------------------

    def _let_come_again(self) -> None:
        """What was forgotten here and shall come in again is forgotten no more."""
        rows = self._rows
        for table in ("coders", "codes", "cases", "documents", "codings", "memos"):
            uuids = [row.uuid for row in getattr(rows, table)]
            self._store.connection.execute(
                "DELETE FROM forgotten WHERE kind = ? AND value IN (SELECT value FROM json_each(?))",
                (table, json.dumps(uuids)),
            )

    def _write_coders(self) -> None:
        coders = self._rows.coders
        if coders:
            self._store.insert_all(
                "coders",
                ("name", "kind", "role"),
                [(coder.name, coder.kind.value, TeamRole.CODER.value) for coder in coders],
                [coder.uuid for coder in coders],
            )

    def _write_codes(self) -> None:
        """Codes by levels: those above others have their keys first."""
        codes = self._rows.codes
        if not codes:
            return
        keys = self._keys("codes")
        places: dict[int | None, int] = dict(
            self._store.all("SELECT parent_id, MAX(position) FROM codes GROUP BY parent_id")
        )
        used = Counter(colour for (colour,) in self._store.all("SELECT colour FROM codes"))
        for level in _levels(codes):
            rows: list[Row] = []
            for code in level:
                above, draft = keys.get(code.above), code.draft
                places[above] = places.get(above, 0) + 1
                colour = draft.colour or next_colour(used)
                used[colour] += 1
                rows.append((
                    above, places[above], draft.name, colour, draft.kind.value, draft.origin.value, draft.source,
                    draft.weight_meaning, int(draft.exclusive), draft.short_key, int(draft.ordered),
                ))  # fmt: skip
            first, uuids = self._store.insert_all(
                "codes",
                ("parent_id", "position", "name", "colour", "kind", "origin", "source", "weight_meaning",
                 "exclusive", "short_key", "ordered"),
                rows,
                [code.uuid for code in level],
            )  # fmt: skip
            keys.update(zip(uuids, range(first, first + len(rows)), strict=True))
        self._write_parts_of_codes([(keys[code.uuid], code) for code in codes])

    def _write_parts_of_codes(self, codes: Sequence[tuple[int, ComingCode]]) -> None:
        """Rules and relations of new codes (with their keys)."""
        store = self._store
        store.insert_all(
            "code_rules",
            ("code_id", "version", "definition", "include", "exclude", "borders", "change", "note", "created"),
            [
                (key, version, *astuple(rules), RuleChange.RULE.value, "", self._time)
                for key, code in codes
                for version, rules in enumerate((*code.former, code.draft.rules), start=1)
            ],
        )
        relations = [
            (key, position, None, related.name, related.kind.value)
            for key, code in codes
            for position, related in enumerate(dict.fromkeys(code.draft.related), start=1)
        ]
        if relations:
            store.insert_all("related_codes", ("code_id", "position", "related_id", "name", "kind"), relations)
            self._codes.link_related()

    def _write_cases(self) -> None:
        cases = self._rows.cases
        if not cases:
            return
        first, _uuids = self._store.insert_all(
            "cases", ("name",), [(case.name,) for case in cases], [case.uuid for case in cases]
        )
        Attributes(self._store, "case_id").write(
            {key: case.attributes for key, case in enumerate(cases, first) if case.attributes}
        )

    def _write_groups(self) -> None:
        groups = self._rows.groups
        if not groups:
            return
        documents = self._keys("documents")
        first, _uuids = self._store.insert_all(
            "document_groups", ("name",), [(group.name,) for group in groups], [group.uuid for group in groups]
        )
        members = [(key, documents[uuid]) for key, group in enumerate(groups, first) for uuid in group.documents]
        if members:
            self._store.insert_all("group_members", ("group_id", "document_id"), members)

    def _write_anchors(self) -> None:
        """Anchor examples of new codes; those that are passages hang on the codings, which are there by now."""
        anchors = list(self._anchors())
        if not anchors:
            return
        codes = self._keys("codes")
        codings = {
            (row[0], row[1]): (int(row[2]), str(row[3]))
            for row in self._store.all(
                "SELECT substr(c.uuid, -12), k.uuid, c.id, c.uuid FROM codings c JOIN codes k ON k.id = c.code_id "
                "WHERE substr(c.uuid, -12) IN (SELECT value FROM json_each(?))",
                (json.dumps([anchor.coding for _uuid, _code, _position, anchor in anchors if anchor.coding]),),
            )
        }
        rows: list[Row] = []
        for _uuid, code, position, anchor in anchors:
            # of another code it would be no example
            coding, coding_uuid = codings.get((anchor.coding, code), (None, ""))
            is_invented = anchor.invented and coding is None
            rows.append((codes[code], position, coding, anchor.text, anchor.label, int(is_invented), coding_uuid))
        columns = ("code_id", "position", "coding_id", "text", "label", "invented", "coding_uuid")
        self._store.insert_all("anchors", columns, rows, [anchor[0] for anchor in anchors])

    def _anchors(self) -> Iterator[tuple[str, str, int, Anchor]]:
        """The anchor examples of new codes: UUID, that of the code, and the place among those of the code."""
        for code in self._rows.codes:
            for position, anchor in enumerate(code.draft.anchors, start=1):
                yield uuid_of_part(code.uuid, "anchor", str(position)), code.uuid, position, anchor

    def _waiting_anchors(self) -> dict[str, list[str]]:
        """Coding that waits (UUID) -> the anchor examples (UUIDs) that it will be again once it has a place."""
        waiting = {
            (coding.uuid[-12:], coding.code): coding.uuid for coding in self._rows.codings if coding.span is None
        }
        found: dict[str, list[str]] = {}
        for uuid, code, _position, anchor in self._anchors():
            if anchor.coding and (anchor.coding, code) in waiting:
                found.setdefault(waiting[anchor.coding, code], []).append(uuid)
        return found

    # ---- codings ---------------------------------------------------------------------------------

    def _write_codings(
        self,
        codings: Sequence[ComingCoding],
        memos: Mapping[str, list[str]],
        anchors: Mapping[str, list[str]],
    ) -> None:
        documents, codes, coders = self._keys("documents"), self._keys("codes"), self._keys("coders")
        rules, former = self._present_rules(), self._former_rules(codes)
        placed: list[ComingCoding] = []
        rows: list[Row] = []
        waiting: list[ComingCoding] = []
        for coding in codings:
            if coding.span is None:
                waiting.append(coding)
                continue
            code = codes[coding.code]
            placed.append(coding)
            rows.append((
                documents[coding.document], coding.span.start, coding.span.end, code,
                former.get((code, coding.rules), rules[code]),
                coders[coding.coder], coding.polarity.value, coding.weight, coding.paraphrase, coding.round or 1,
                coding.created or self._time,
            ))  # fmt: skip
        if rows:
            first, _uuids = self._store.insert_all(
                "codings", _CODING_COLUMNS, rows, [coding.uuid for coding in placed]
            )
            marks = [
                (first + at, coders[user], self._time)  # when it was marked does not travel: not before that
                for at, coding in enumerate(placed)
                for user in coding.good_by
            ]
            if marks:
                self._store.insert_all("good_marks", ("coding_id", "coder_id", "created"), marks)
        if waiting:
            self._store.insert_all(
                "orphans",
                _ORPHAN_COLUMNS,
                [
                    self._orphan(
                        coding, documents[coding.document], codes[coding.code], coders, rules, memos, anchors
                    )
                    for coding in waiting
                ],
            )

    def _orphan(
        self,
        coding: ComingCoding,
        document: int,
        code: int,
        coders: Mapping[str, int],
        rules: Mapping[int, int],
        memos: Mapping[str, list[str]],
        anchors: Mapping[str, list[str]],
    ) -> Row:
        """The row of a coding that waits for a place; what the other program says of the place waits with it."""
        created = coding.created or self._time
        facts = {
            "polarity": coding.polarity.value,
            "weight": coding.weight,
            "paraphrase": coding.paraphrase,
            "round": coding.round or 1,
        }
        if coding.created:  # else it is made when it gets its place, and waits the same in every copy
            facts["created"] = coding.created
        attached: dict[str, list[object]] = {
            "memos": list(memos.get(coding.uuid, ())),
            "anchors": list(anchors.get(coding.uuid, ())),
            "ids": [],
            "good": [["" if user == coding.coder else user, created] for user in coding.good_by],
            "edits": [],
            TOLD: [coding.words, coding.place],
        }
        likely = coding.likely
        start, end = (likely.start, likely.end) if likely else _NOWHERE
        proposal = (likely.start, likely.end) if likely else (None, None)
        return (
            document, coding.text_sha256, start, end, *proposal,
            "lost" if coding.is_lost else "uncertain", coders[coding.coder], code, rules[code], coding.uuid,
            json.dumps(facts, ensure_ascii=False), json.dumps(attached, ensure_ascii=False),
        )  # fmt: skip

    def _present_rules(self) -> dict[int, int]:
        """Code (key) -> key of the rules that it has now."""
        rows = self._store.all("SELECT code_id, id, MAX(version) FROM code_rules GROUP BY code_id")
        return {code: rule for code, rule, _version in rows}

    def _former_rules(self, codes: Mapping[str, int]) -> dict[tuple[int, int | None], int]:
        """New code (key) and number -> key of the rules that it had; of ours a file knows no numbers."""
        new = {codes[code.uuid] for code in self._rows.codes if code.former}
        rows = self._store.all("SELECT code_id, version, id FROM code_rules") if new else []
        return {(code, version): rule for code, version, rule in rows if code in new}

    # ---- memos -----------------------------------------------------------------------------------

    def _waiting_memos(self) -> dict[str, list[str]]:
        """Coding that waits (UUID) -> the memos (UUIDs) on it."""
        waiting = {coding.uuid for coding in self._rows.codings if coding.span is None}
        found: dict[str, list[str]] = {}
        for memo in self._rows.memos:
            if memo.table == "codings" and memo.target in waiting:
                found.setdefault(memo.target, []).append(memo.uuid)
        return found

    def _write_memos(self) -> None:
        memos = self._rows.memos
        if not memos:
            return
        keys = {table: self._keys(table) for table in _MEMO_TABLES}
        coders = self._keys("coders")
        documents = {
            coding.uuid: keys["documents"][coding.document] for coding in self._rows.codings if coding.span is None
        }
        documents |= dict(self._store.all("SELECT coding_uuid, document_id FROM orphans WHERE coding_uuid <> ''"))
        rows = [self._memo(memo, keys, coders, documents) for memo in memos]
        self._store.insert_all("memos", _MEMO_COLUMNS, rows, [memo.uuid for memo in memos])
        self._hang_on_waiting({memo.uuid: memo.target for memo in memos if memo.table == "codings"})

    def _hang_on_waiting(self, memos: Mapping[str, str]) -> None:
        """New memos (with their codings) on codings that waited for a place before wait with them."""
        new = {coding.uuid for coding in self._rows.codings}
        for memo, coding in memos.items():
            row = self._store.one("SELECT id, attached FROM orphans WHERE coding_uuid = ?", (coding,))
            if row is not None and coding not in new:
                attached = json.loads(row[1])
                attached["memos"] = [*attached.get("memos", ()), memo]
                self._store.update("orphans", row[0], attached=json.dumps(attached, ensure_ascii=False))

    def _memo(
        self,
        memo: ComingMemo,
        keys: Mapping[str, Mapping[str, int]],
        coders: Mapping[str, int],
        waiting: Mapping[str, int],
    ) -> Row:
        """The row of a memo; that of a coding which waits is one on its document meanwhile."""
        place = [keys[table].get(memo.target) if memo.table == table else None for table in _MEMO_TABLES]
        if memo.table == "codings" and place[-1] is None:
            place[1] = waiting.get(memo.target)
        span = memo.span if place[1] is not None and memo.table == "documents" else None
        created = memo.created or self._time
        return (
            *place, span.start if span else None, span.end if span else None, memo.kind.value, memo.title, memo.text,
            coders[memo.author], created, memo.changed or created, int(memo.closed),
        )  # fmt: skip

    def _keys(self, table: str) -> dict[str, int]:
        """UUID -> key of the rows of a table."""
        return dict(self._store.all(f"SELECT uuid, id FROM {table}"))  # no text: SQL


def _levels(codes: Sequence[ComingCode]) -> list[list[ComingCode]]:
    """The codes by how many others of them stand above, those first that have none."""
    depths: dict[str, int] = {}
    levels: list[list[ComingCode]] = []
    for code in codes:
        depth = depths[code.uuid] = depths.get(code.above, -1) + 1
        if depth == len(levels):
            levels.append([])
        levels[depth].append(code)
    return levels
