"""The past of a project: how it stood then, and what the history tells about how people worked.

Nothing here changes anything. The past is made by replaying entries backwards on a copy in memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.project.file import schema, standing
from qualcode.project.file.failures import translated
from qualcode.project.file.history import replay_backwards
from qualcode.project.file.store import Row, Store
from qualcode.project.project import Project

if TYPE_CHECKING:
    from qualcode.model.codes import Rules


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the history: right after the entry of that key, which was made at `created` (UTC, ISO 8601)."""

    entry: int
    created: str


class SettingChange(NamedTuple):
    """A setting's value from an entry on."""

    entry: int
    created: str
    value: str


class Touch(NamedTuple):
    """That a row was touched: `document` and `coder` are keys; `author` is the name in the history.

    `made` says that the row came into being then, `own` that it was the coder who did it, `came` that it was in
    another copy: then `created` is the time of the clock there.
    """

    entry: int
    created: str
    document: int
    coder: int
    author: str
    made: bool
    own: bool
    came: bool


class RuleTime(NamedTuple):
    """Since when a version of a code's rules holds; `code` is a key."""

    code: int
    version: int
    created: str


class CameIn(NamedTuple):
    """That an entry was made in another copy: when it came in here, from which file, and with which merge (UUID)."""

    came: str
    source: str
    merge: str


def arrivals(project: Project, entries: Collection[str]) -> dict[str, CameIn]:
    """UUID of an entry -> how it came in, of those that were made in another copy."""
    wanted = json.dumps(sorted(entries))
    return {
        entry: CameIn(came, source, merge)
        for entry, came, source, merge in _store(project).all(
            "SELECT entry_uuid, created, source, merge_uuid FROM arrived "
            "WHERE entry_uuid IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }


def had_conflicts(project: Project) -> bool:
    """Whether copies of the project differed in something at its last merge; what was decided since counts, too."""
    return _store(project).one("SELECT 1 FROM conflicts") is not None


def number_waiting(project: Project) -> int:
    """How many entries of other copies wait for what they rest on."""
    row = _store(project).one("SELECT COUNT(*) FROM waiting")
    return int(row[0]) if row else 0


def as_of(project: Project, moment: Moment) -> Project:
    """The project as it stood at a moment: a copy in memory that cannot be written; close it after use.

    Its history ends there too. Documents that were forgotten since are not in it. Raises QualcodeError where
    only the text that a document had then was sealed or forgotten.
    """
    store = _store(project)
    with translated(project.path):
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            store.connection.backup(copy)
            schema.strip_copy(copy)
            copy.execute("PRAGMA foreign_keys = OFF")
            copy.execute("BEGIN")
            later = "SELECT id FROM entries WHERE id > ? ORDER BY id DESC"
            for (entry,) in copy.execute(later, (moment.entry,)).fetchall():
                replay_backwards(copy, [entry])
            copy.execute("DELETE FROM changes WHERE entry_id > ?", (moment.entry,))
            copy.execute("DELETE FROM entries WHERE id > ?", (moment.entry,))
            copy.execute("COMMIT")
            _refuse_without_text(copy)
            copy.execute("PRAGMA query_only = ON")
        except BaseException:
            copy.close()
            raise
    return Project(project.path, Store(copy, project.path), read_only=True)


def _refuse_without_text(copy: sqlite3.Connection) -> None:
    row = copy.execute("SELECT name FROM documents WHERE text_id NOT IN (SELECT id FROM texts)").fetchone()
    if row:
        raise QualcodeError(
            _("The text that “{document}” had then was erased since.", document=row[0]),
            _("“qualcode documents versions” shows since when it has its present one."),
        )


def now_of(project: Project) -> Moment:
    """The present: the last entry of all."""
    row = _store(project).one("SELECT id, created FROM entries ORDER BY id DESC")
    return Moment(int(row[0]), str(row[1])) if row else Moment(0, "")


def moment_before(project: Project, time: str) -> Moment | None:
    """The last moment up to a time (UTC, ISO 8601 as entries have it); None where the project was not there yet.

    Entries are in the order of their making or, from other copies, of their coming in, which counts as their time; a
    clock that was set back may have given a later one an earlier time. The first entry after the time ends the
    search, so that nothing of later is let in.
    """
    later = _store(project).one(
        "SELECT MIN(e.id) FROM entries e LEFT JOIN arrived a ON a.entry_uuid = e.uuid "
        "WHERE COALESCE(a.created, e.created) > ?",
        (time,),
    )
    return now_of(project) if later is None or later[0] is None else _before(project, int(later[0]))


def came_later(project: Project, moment: Moment) -> int:
    """How many entries were made in other copies up to a moment, by the clocks there, and came in after it."""
    row = _store(project).one(
        "SELECT COUNT(*) FROM arrived a JOIN entries e ON e.uuid = a.entry_uuid WHERE e.id > ? AND e.created <= ?",
        (moment.entry, moment.created),
    )
    return int(row[0]) if row else 0


def came_in(project: Project, codings: Iterable[int]) -> int:
    """How many of these codings (keys) were made in other copies."""
    store = _store(project)
    if store.one("SELECT 1 FROM arrived") is None:
        return 0
    row = store.one(
        "SELECT COUNT(DISTINCT c.row_id) FROM arrived a JOIN entries e ON e.uuid = a.entry_uuid "
        "JOIN changes c ON c.entry_id = e.id AND c.table_name = 'codings' AND c.old IS NULL "
        "WHERE c.row_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(codings)),),
    )
    return int(row[0]) if row else 0


def moment_before_round(project: Project, round_: int) -> Moment | None:
    """The last moment before anybody coded in this round or a later one; None where nobody did."""
    row = _store(project).one(
        "SELECT MIN(entry_id) FROM changes WHERE table_name = 'codings' AND row_id IN ("
        "SELECT id FROM codings WHERE round >= ? UNION "
        "SELECT row_id FROM changes WHERE table_name = 'codings' AND old IS NOT NULL "
        "AND json_extract(old, '$.round') >= ?)",
        (round_, round_),
    )
    return None if row is None or row[0] is None else _before(project, int(row[0]))


def _before(project: Project, entry: int) -> Moment | None:
    row = _store(project).one("SELECT id, created FROM entries WHERE id < ? ORDER BY id DESC", (entry,))
    return Moment(int(row[0]), str(row[1])) if row else None


def setting_changes(project: Project, name: str) -> list[SettingChange]:
    """What values a setting had, from its first to its present one, undone changes included; "" where none."""
    store = _store(project)
    present: dict[int, dict[str, str]] = {
        row_id: {"name": called, "value": value}
        for row_id, called, value in store.all("SELECT id, name, value FROM settings")
    }
    events: dict[int, list[Row]] = {}
    for row in store.all(
        "SELECT c.row_id, c.entry_id, e.created, c.old FROM changes c JOIN entries e ON e.id = c.entry_id "
        "WHERE c.table_name = 'settings' ORDER BY c.id"
    ):
        events.setdefault(row[0], []).append(row)
    found: list[SettingChange] = []
    for row_id, changes in events.items():
        # what a row was after a change is what the next change found
        images = [json.loads(old) if old else None for *_, old in changes] + [present.get(row_id)]
        if any(image and image["name"] == name for image in images):
            found += [
                SettingChange(entry, created, image["value"] if image else "")
                for (_, entry, created, _), image in zip(changes, images[1:], strict=True)
            ]
    return sorted(found)


def coding_touches(project: Project, coders: Iterable[int]) -> Iterator[Touch]:
    """All that happened to codings of these coders (keys), also to those that are gone, oldest first.

    One that comes back (an undo, an orphan that gets its place again) was made before, by whoever made it then.
    """
    store, wanted = _store(project), set(coders)
    uuids: dict[int, str] = dict(store.all("SELECT id, uuid FROM coders"))
    gone: dict[int, tuple[int, int, str]] = {}
    for row_id, old in store.rows(
        "SELECT row_id, old FROM changes WHERE table_name = 'codings' AND old IS NOT NULL "
        "AND row_id NOT IN (SELECT id FROM codings) ORDER BY id"
    ):
        if row_id not in gone:
            image = json.loads(old)
            gone[row_id] = image["document_id"], image["coder_id"], image["uuid"]
    known: set[str] = set()
    for row_id, entry, created, author_uuid, author, is_new, came, *there in store.rows(
        "SELECT c.row_id, c.entry_id, e.created, e.coder_uuid, e.coder_name, c.old IS NULL, a.id IS NOT NULL, "
        "k.document_id, k.coder_id, k.uuid FROM changes c JOIN entries e ON e.id = c.entry_id "
        "LEFT JOIN arrived a ON a.entry_uuid = e.uuid "
        "LEFT JOIN codings k ON k.id = c.row_id WHERE c.table_name = 'codings' ORDER BY c.id"
    ):
        document, coder, uuid = gone.get(row_id, (0, 0, "")) if there[0] is None else there
        if coder in wanted:
            own = author_uuid is not None and author_uuid == uuids.get(coder)
            is_made = bool(is_new) and uuid not in known
            yield Touch(entry, created, document, coder, author, is_made, own, bool(came))
        known.add(uuid)


def last_coded(project: Project, coder: int) -> dict[int, str]:
    """Coding (key) of a coder (key) -> when somebody last gave, changed or split it (UTC, ISO 8601).

    Of what the history does not tell it is when the coding was made.
    """
    kinds = json.dumps(["coding.add", "coding.import", "coding.change", "coding.split"])
    return dict(
        _store(project).all(
            "SELECT k.id, max(k.created, COALESCE((SELECT max(e.created) FROM changes c JOIN entries e "
            "ON e.id = c.entry_id WHERE c.table_name = 'codings' AND c.row_id = k.id "
            "AND e.kind IN (SELECT value FROM json_each(?))), '')) FROM codings k WHERE k.coder_id = ?",
            (kinds, coder),
        )
    )


def made_elsewhere(project: Project) -> dict[int, bool]:
    """Entry (key) -> whether it was made in a package while no codings of others were there.

    Of those that were made in this very file only the ones that are so, if it is a package, and with what it began.
    """
    store = _store(project)
    in_packages = standing.packages_of(store.connection)
    entries = store.rows(
        "SELECT e.id, e.uuid FROM entries e WHERE e.kind = 'package.cut' "
        "OR e.uuid IN (SELECT entry_uuid FROM arrived) OR e.uuid IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(in_packages)),),
    )
    return {int(key): uuid in in_packages for key, uuid in entries}


def others_since(project: Project) -> dict[tuple[int, int], int]:
    """(document, coder) -> the first entry that touched a coding of another coder there, if any; keys."""
    coders = [int(key) for (key,) in _store(project).all("SELECT id FROM coders")]
    first: dict[int, dict[int, int]] = {}
    for touch in coding_touches(project, coders):
        first.setdefault(touch.document, {}).setdefault(touch.coder, touch.entry)
    return {
        (document, coder): min(entry for other, entry in touched.items() if other != coder)
        for document, touched in first.items()
        for coder in coders
        if touched.keys() - {coder}
    }


def finished_at(project: Project, rounds: Collection[int] = ()) -> dict[tuple[int, int], Moment]:
    """(document, coder) -> when the pair was last said to be finished, for those that are so now; keys.

    Of the last of these rounds, or of all, in which it is so.
    """
    of_rounds = f"AND a.round IN ({', '.join(str(int(number)) for number in rounds)}) " if rounds else ""
    rows = _store(project).all(
        "SELECT a.document_id, a.coder_id, MAX(c.entry_id), e.created FROM assignments a "
        "JOIN changes c ON c.table_name = 'assignments' AND c.row_id = a.id "
        f"JOIN entries e ON e.id = c.entry_id WHERE a.state = 'finished' {of_rounds}GROUP BY a.id ORDER BY a.round"
    )
    return {(document, coder): Moment(int(entry), str(created)) for document, coder, entry, created in rows}


def coding_entries(project: Project) -> dict[int, tuple[int, int]]:
    """Coding (key) -> the entry in which it was made, and the last in which somebody looked at it, as far as known.

    Who looks at a coding gives or changes it; corrections of texts, merged codes or coders do not look at it.
    """
    return {
        int(coding): (int(made), int(looked or made))
        for coding, made, looked in _store(project).all(
            "SELECT c.row_id, MIN(c.entry_id), "
            "MAX(CASE WHEN e.kind LIKE 'coding.%' OR e.kind = 'search.code' THEN c.entry_id END) "
            "FROM changes c JOIN entries e ON e.id = c.entry_id WHERE c.table_name = 'codings' GROUP BY c.row_id"
        )
    }


def rule_times(project: Project) -> list[RuleTime]:
    """Since when each version of each code's rules holds, oldest first."""
    return [
        RuleTime(code, version, created)
        for code, version, created in _store(project).all(
            "SELECT code_id, version, created FROM code_rules ORDER BY code_id, version"
        )
    ]


def rule_versions(project: Project) -> list[tuple[RuleTime, Rules]]:
    """All versions of each code's rules with what they say, oldest first."""
    from qualcode.model.codes import Rules

    return [
        (RuleTime(code, version, created), Rules(*said))
        for code, version, created, *said in _store(project).all(
            "SELECT code_id, version, created, definition, include, exclude, borders FROM code_rules "
            "ORDER BY code_id, version"
        )
    ]


def _store(project: Project) -> Store:
    return project._store  # this module is a part of the project room, where the SQL is
