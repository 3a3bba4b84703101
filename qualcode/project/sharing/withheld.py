"""What must not leave this disk: entries that tell where somebody gave which code, before others may know it.

A round is blind from the last time on that blindness was switched on while it, or an earlier one, was under way, and
until it is switched off: what was coded in it, and what was written about that, stays here, whoever made it. Who has
a folder could read a file without this program, so nothing relies on what it shows.

Two things stay here whether a round is blind or not: votes of a norming session that were not revealed yet, and
codings of model solutions, since learners may have the folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from qualcode.model.sharing.portable import PortableEntry, PortableRow
from qualcode.project.coding.settings import BLIND, ROUND, Settings
from qualcode.project.file.store import Store
from qualcode.project.sharing.owners import Owners

# rows that belong to a coding, and tell of it
_ON_CODINGS = ("quotation_edits", "quotation_ids", "good_marks", "anchors", "published_quotations", "memos")
# rows that tell what somebody read, whatever the round
_OF_SOMEBODY = (
    *("orphans", "summaries", "accepted_findings", "fixed_segments"),
    *("consensus_decisions", "norming_votes"),
    *("case_levels", "rule_checks", "induction_passages", "cards", "summary_rows", "reductions"),
)


def blind_since(store: Store) -> int | None:
    """The first round that is blind now; None where none is.

    Where two copies said apart from each other whether the project is blind, and nobody decided yet, it is.
    """
    row = store.one("SELECT value FROM settings WHERE name = ?", (BLIND,))
    in_conflict = store.one(
        "SELECT 1 FROM conflicts WHERE table_name = 'settings' "
        "AND row_uuid IN (SELECT uuid FROM settings WHERE name = ?)",
        (BLIND,),
    )
    if row is None and Settings(store).blind:  # a package that was cut so
        return 1
    if (row is None or row[0] != "on") and not in_conflict:
        return None
    since, round_, said = None, 1, "off"
    for name, value in _said_over_time(store):
        if name == ROUND:
            round_ = int(value) if value.isdecimal() else 1
        elif value != said:
            said, since = value, round_ if value == "on" else None
    return since or 1


def _said_over_time(store: Store) -> Iterable[tuple[str, str]]:
    """The values that blindness and round were given, in the order in which this file learned of them."""
    found: list[tuple[int, str, str]] = []
    for key, name, present in store.all("SELECT id, name, value FROM settings WHERE name IN (?, ?)", (BLIND, ROUND)):
        changes = store.all(
            "SELECT id, old FROM changes WHERE table_name = 'settings' AND row_id = ? ORDER BY id", (key,)
        )
        values = [str(json.loads(old).get("value")) for _, old in changes if old] + [str(present)]
        numbers = [number for number, _ in changes]
        found += [(number, str(name), value) for number, value in zip(numbers, values[-len(numbers) :], strict=False)]
    return [(name, value) for _, name, value in sorted(found)]


class Withholding:
    """Tells which entries stay here, while rounds from `since` on are blind; None where none is."""

    def __init__(self, store: Store, owners: Owners, since: int | None) -> None:
        self._store = store
        self._owners = owners
        self._since = since
        self._rounds: dict[str, int | None] = {}  # of codings, by UUID
        self._places: dict[str, bool] = {}  # of memos, by UUID: whether they stand on a passage
        models = "SELECT id, uuid FROM coders WHERE kind = 'model'"
        self._models: dict[int, str] = dict(store.all(models))
        self._by_model: dict[str, bool] = {}  # of codings, by UUID: whether they are of a model solution
        hidden = "SELECT 1 FROM norming_sessions WHERE state IN ('first', 'second')"
        self._has_hidden_votes = store.one(hidden) is not None

    def divided(self, entries: Iterable[PortableEntry]) -> tuple[list[PortableEntry], list[PortableEntry]]:
        """The entries that may leave, and those that stay: they tell of blind work, or rest on what does.

        `entries` stand after those that they rest on.
        """
        every = list(entries)
        if self._since is None and not self._models and not self._has_hidden_votes:
            return every, []
        self._learn(every)
        leaving: list[PortableEntry] = []
        staying: list[PortableEntry] = []
        held, made = set[str](), set[tuple[str, str]]()
        for entry in every:
            stays = any(map(self._tells, entry.rows)) or not held.isdisjoint(entry.rests_on)
            if stays or any(_names(row, made) for row in entry.rows):
                staying.append(entry)
                held.add(entry.uuid)
                made |= {(row.table, row.uuid) for row in entry.rows if row.old is None}
            else:
                leaving.append(entry)
        return leaving, staying

    def _learn(self, entries: Iterable[PortableEntry]) -> None:
        for entry in entries:
            for row in entry.rows:
                whole = row.new if row.old is None else row.old if row.new is None else None
                if whole and row.table == "codings" and isinstance(number := whole.get("round"), int):
                    self._rounds.setdefault(row.uuid, number)
                    self._by_model.setdefault(row.uuid, whole.get("coder_id") in self._model_references)
                elif whole and row.table == "memos":
                    self._places.setdefault(row.uuid, whole.get("start") is not None)

    def _tells(self, row: PortableRow) -> bool:
        """Whether a row tells of blind work."""
        if row.table == "decisions":
            image = row.new or row.old or {}
            return self._tells_of(str(image.get("table_name")), str(image.get("row_uuid")))
        return self._tells_of(row.table, row.uuid)

    def _tells_of(self, table: str, uuid: str) -> bool:
        is_blind = self._since is not None
        if table == "norming_votes":
            return is_blind or (self._has_hidden_votes and self._is_hidden_vote(uuid))
        if table in _OF_SOMEBODY:
            return is_blind
        if table == "codings":
            return self._is_blind(uuid) or self._is_of_model(uuid)
        if table in _ON_CODINGS:
            above, coding = self._owners.above(table, uuid)
            if above == "codings":
                return self._is_blind(coding) or self._is_of_model(coding)
            return is_blind and table == "memos" and self._on_passage(uuid)
        return False

    @property
    def _model_references(self) -> set[tuple[str, str]]:
        return {("coders", uuid) for uuid in self._models.values()}

    def _is_of_model(self, coding: str) -> bool:
        if not self._models:
            return False
        if coding not in self._by_model:
            self._by_model[coding] = self._asked("codings", "coder_id", coding) in self._models
        return self._by_model[coding]

    def _is_hidden_vote(self, vote: str) -> bool:
        """Whether a vote, living or replaced, is of a turn of its session that was not revealed yet."""
        passage, turn = self._asked("norming_votes", "passage_id", vote), self._asked("norming_votes", "turn", vote)
        row = self._store.one(
            "SELECT s.state FROM norming_passages p JOIN norming_sessions s ON s.id = p.session_id WHERE p.id = ?",
            (passage,),
        )
        return row is not None and (row[0], turn) in (("first", 1), ("first", 2), ("second", 2))

    def _is_blind(self, coding: str) -> bool:
        """Whether a coding is of a blind round; one of which nothing is known counts as such."""
        if self._since is None:
            return False
        if coding not in self._rounds:
            self._rounds[coding] = self._asked("codings", "round", coding)
        number = self._rounds[coding]
        return number is None or number >= self._since

    def _on_passage(self, memo: str) -> bool:
        if memo not in self._places:
            self._places[memo] = self._asked("memos", "start", memo) is not None
        return self._places[memo]

    def _asked(self, table: str, column: str, uuid: str) -> int | None:
        row = self._store.one(f"SELECT {column} FROM {table} WHERE uuid = ?", (uuid,)) or self._store.one(
            f"SELECT json_extract(old, '$.{column}') FROM changes WHERE table_name = ? AND old IS NOT NULL "
            "AND json_extract(old, '$.uuid') = ? ORDER BY id DESC LIMIT 1",
            (table, uuid),
        )
        return int(row[0]) if row and row[0] is not None else None


def _names(row: PortableRow, rows: set[tuple[str, str]]) -> bool:
    """Whether a row refers to one of these rows, or did."""
    values = [value for image in (row.old, row.new) if image for value in image.values()] if rows else []
    return any(isinstance(value, tuple) and value in rows for value in values)
