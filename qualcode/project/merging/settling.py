"""What the rows of a project are with entries of other copies: a function of all entries, whoever merged what first.

Most entries touch rows that nobody else touched meanwhile: these are *plain* and go into the history as they were
made. All other rows are *settled*: each is worked out from the graph of its entries, and rows that are one thing are
worked out together. Tables come in the order of their references, so that what a row refers to is known before it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.model.sharing.merges import EXISTENCE, Alias, RenamedRow
from qualcode.model.sharing.portable import PortableImage, PortableRow, PortableValue
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store
from qualcode.project.merging.candidates import Candidates
from qualcode.project.merging.local_events import LocalEvents
from qualcode.project.merging.lost_places import LostPlaces, is_made_here
from qualcode.project.merging.one_thing import SameThings, resting_on
from qualcode.project.merging.present_places import PresentPlaces
from qualcode.project.merging.row_graph import ALONG, NEEDED, RowEvent, RowGraph, RowState, chain
from qualcode.project.merging.row_keys import Key, RowKeys
from qualcode.project.merging.tables import KEYS, NAMED, Tables

_LISTED = "SELECT value FROM json_each(?)"  # no text: SQL


@dataclass(slots=True)
class Settled:
    """What is to be written. `plain` are the rows whose entries are written as they were made.

    `targets` are the other rows: what each is, None where it is not there.
    """

    plain: set[Key] = field(default_factory=set)
    targets: dict[Key, PortableImage | None] = field(default_factory=dict)
    states: dict[Key, RowState] = field(default_factory=dict)
    aliases: dict[Key, str] = field(default_factory=dict)
    new_aliases: list[Alias] = field(default_factory=list)
    renamed: list[RenamedRow] = field(default_factory=list)
    along: list[Key] = field(default_factory=list)
    broken_circles: list[Key] = field(default_factory=list)
    orphaned: int = 0


class Settling:
    """Works out what the rows are that entries of other copies touched."""

    def __init__(self, store: Store, tables: Tables, keys: RowKeys, candidates: Candidates) -> None:
        self._store = store
        self._tables = tables
        self._keys = keys
        self._known_aliases = dict(keys.aliases)
        self._incoming: dict[str, dict[str, list[RowEvent]]] = defaultdict(dict)  # table -> UUID -> events
        for entry in candidates.taken:
            for row in entry.rows:
                event = RowEvent(entry.uuid, entry.kind, entry.undoes, row)
                self._incoming[row.table].setdefault(row.uuid, []).append(event)
        self._again = candidates.again
        self._taken = {entry.uuid: entry for entry in candidates.taken}
        self._local = LocalEvents(store, keys, candidates.taken, candidates.again)
        self._keep: dict[Key, str] = {}  # rows that stay although they were removed -> why
        self._forced: dict[str, set[str]] = self._local.always_settled(NAMED)

    def settle(self) -> Settled:
        """Work it out; nothing is written."""
        filled = self._local.touched_alone("orphans")
        while True:
            self._result = Settled()
            self._new: dict[str, set[str]] = defaultdict(set)  # rows that come
            self._absent: set[Key] = set()  # rows that go, or are not there
            self._dead: set[Key] = set()  # rows that somebody removed who knew of them under another name, too
            self._needed: dict[Key, str] = {}
            self._parted: set[Key] = set()  # rows that stood for others, too, which are things of their own now
            self._keys.aliases.clear()
            self._keys.aliases.update(self._known_aliases)
            self._lost = LostPlaces(self._store, self._keys, filled)
            self._places = PresentPlaces(self._store, self._keys, self._incoming["revisions"])
            for table in self._tables.order:
                self._settle_table(table)
            self._add_orphans()
            self._find_references("orphans", {})
            self._find_children_of_absent()
            self._find_what_belongs()
            fresh = {key: why for key, why in self._needed.items() if self._keep.get(key) not in (why, ALONG)}
            if not fresh:
                break
            self._keep |= fresh
        self._result.aliases = dict(self._keys.aliases)
        return self._result

    def force(self, key: Key) -> None:
        """Let a row be worked out although nobody else touched it."""
        self._forced[key[0]].add(key[1])

    # ---- one table -------------------------------------------------------------------------------

    def _settle_table(self, table: str) -> None:
        incoming = self._incoming.get(table, {})
        settled = set(self._forced.get(table, ())) | {uuid for of, uuid in self._keep if of == table}
        settled |= self._places.displaced(table) | self._of_parted(table) | self._lost.hanging(table)
        plain = self._plain_of(table, incoming, settled)
        settled |= {uuid for uuid in incoming if uuid not in plain}
        touched = bool(plain or settled)
        if not touched and not self._has_moved_references(table):
            return
        groups = self._groups(table, plain, settled)
        for uuid in groups.keys() & plain.keys():
            del plain[uuid]
        self._work_out(table, groups)
        for uuid in [uuid for uuid, image in plain.items() if self._keys.aliases and self._names_alias(image)]:
            del plain[uuid]  # what it refers to in its own table became one with another just now
            self._work_out(table, {uuid: (uuid,)})
        if table in NAMED:
            self._tell_names_apart(table, plain, groups)
        if table == "codes":
            self._break_circles(plain)
        self._result.plain |= {(table, uuid) for uuid in plain}
        live = self._keys.live(table)
        for uuid, image in plain.items():
            if image is None:
                self._absent.add((table, uuid))
            elif uuid not in live:
                self._new[table].add(uuid)
        if table == "documents":
            self._tell_texts(plain)
        self._find_references(table, plain)
        if table == "codings" and "quotation_edits" in self._incoming:
            self._tell_codings(plain)

    def _plain_of(
        self, table: str, incoming: Mapping[str, list[RowEvent]], settled: Collection[str]
    ) -> dict[str, PortableImage | None]:
        """Rows that nobody else touched, with what they are in the end; of those that were here what changes."""
        known = self._local.last_of(table, incoming)
        flagged = self._local.flagged(table)
        plain: dict[str, PortableImage | None] = {}
        has_aliases, live = bool(self._keys.aliases), self._keys.live(table)
        for uuid, events in incoming.items():
            if uuid in settled or uuid in flagged or any(event.entry in self._again for event in events):
                continue
            last = known.get(uuid, ())
            if not chain(events, last):
                continue
            if not last and (events[0].row.old is not None or uuid in live):
                continue
            image: PortableImage | None = None
            placed: PortableRow | None = None
            is_gone = uuid not in live
            for event in events:
                new = event.row.new
                if is_gone and event.row.old is not None:
                    break  # a merge over there let it stay, which no entry says
                if not is_gone and event.row.old is None:
                    break  # or took it away
                is_gone = new is None
                image = None if new is None else {**image, **new} if image is not None else new
                if has_aliases and self._names_alias(new):
                    break
                if new is not None and event.row.text:
                    placed = event.row
            else:
                if self._lost.hangs(table, image):
                    continue
                if (
                    placed is None
                    or image is None
                    or table == "documents"
                    or self._places.is_present(table, placed, image)
                ):
                    plain[uuid] = image
        return plain

    def _names_alias(self, image: PortableImage | None) -> bool:
        """Whether an image refers to something that is called otherwise here."""
        return any(isinstance(value, tuple) and value in self._keys.aliases for value in (image or {}).values())

    # ---- one thing -------------------------------------------------------------------------------

    def _groups(
        self, table: str, plain: Mapping[str, PortableImage | None], settled: set[str]
    ) -> dict[str, tuple[str, ...]]:
        """UUID of each row to be settled -> all rows that are one thing with it, the smallest first."""
        members = self._with_pools(table, settled)
        known = {uuid for (of, uuid) in self._known_aliases if of == table}
        for uuid in members:
            self._keys.aliases.pop((table, uuid), None)  # found anew
        if table not in KEYS and table != "documents":
            return {uuid: (uuid,) for uuid in members}
        own = self._own_states(table, members)
        self._dead |= {(table, uuid) for uuid in members if not own[uuid].alive}
        same = SameThings()
        holders: dict[object, str] = {}
        for uuid, key in self._all_keys(table, plain, own, members | known):
            other = holders.setdefault(key, uuid)
            if other != uuid:
                same.join(other, uuid)
        groups = same.groups()
        for uuid in members:
            groups.setdefault(uuid, (uuid,))
        for uuid in members:
            before = self._known_aliases.get((table, uuid))
            if before is not None and groups[uuid][0] != before:
                self._parted.add((table, before))
        for uuids in list(groups.values()):
            for uuid in uuids[1:]:
                self._keys.aliases[table, uuid] = uuids[0]
                if self._known_aliases.get((table, uuid)) != uuids[0]:
                    self._result.new_aliases.append(Alias(table, uuid, uuids[0], ""))
        return groups

    def _with_pools(self, table: str, settled: set[str]) -> set[str]:
        """The rows, and those that were found to be one thing with them before."""
        pools: dict[str, set[str]] = defaultdict(set)
        for of, uuid in self._known_aliases:
            if of == table:
                pools[self._canonical_before(table, uuid)].add(uuid)
        members = set(settled)
        for uuid in settled:
            target = self._canonical_before(table, uuid)
            if target in pools:
                members |= {target, *pools[target]}
        return members

    def _canonical_before(self, table: str, uuid: str) -> str:
        seen = {uuid}
        while (target := self._known_aliases.get((table, uuid))) is not None and target not in seen:
            seen.add(uuid := target)
        return uuid

    def _own_states(self, table: str, members: set[str]) -> dict[str, RowState]:
        """What each row is by what was done to itself."""
        own: dict[str, RowState] = {}
        events = self._events(table, members)
        pooled: dict[str, set[str]] = defaultdict(set)
        for uuid in members:
            pooled[self._canonical_before(table, uuid)].add(uuid)
        for uuids in pooled.values():
            for uuid in uuids:
                mine = list(events.get(uuid, ()))
                if len(uuids) > 1:
                    mine += resting_on(mine, [event for other in uuids - {uuid} for event in events.get(other, ())])
                own[uuid] = self._graph(table, mine).state(keep=self._keep.get((table, uuid), ""))
        return own

    def _all_keys(
        self, table: str, plain: Mapping[str, PortableImage | None], own: Mapping[str, RowState], without: set[str]
    ) -> Iterator[tuple[str, object]]:
        """By what each row is known that is there in the end."""
        for uuid in sorted(own):
            if own[uuid].alive:
                yield from ((uuid, key) for key in self._places.keys_of(table, uuid, own[uuid].values))
        changed: set[str] = set()
        live = self._keys.live(table)
        columns = KEYS.get(table, ("file_sha256", "text_id", "name"))
        for uuid, image in plain.items():
            if uuid not in live:
                if image is not None:
                    for key in self._places.keys_of(table, uuid, image):
                        yield uuid, key
            elif image is None or any(name in image for name in columns):
                changed.add(uuid)
        near = self._near(plain, own, changed) if table == "codings" else None
        for uuid, image in self._live_images(table, columns, near):
            update = plain.get(uuid, {}) if uuid in changed else {}
            if uuid in without or update is None:
                continue
            image.update(update)
            for key in self._places.keys_of(table, uuid, image):
                yield uuid, key

    def _near(
        self, plain: Mapping[str, PortableImage | None], own: Mapping[str, RowState], changed: Collection[str]
    ) -> tuple[str, str]:
        """What codings that may be one thing with those that come have in common: they begin where these do.

        Gives the places and the UUIDs of the changed ones as JSON: so a few that come do not make all be looked at.
        """
        starts = {image["start"] for image in plain.values() if image and "start" in image}
        starts |= {state.values.get("start") for state in own.values()}
        listed = json.dumps(sorted(changed))
        live = "SELECT start FROM codings WHERE uuid IN (SELECT value FROM json_each(?))"
        starts |= {start for (start,) in self._store.all(live, (listed,))}
        return json.dumps([start for start in starts if isinstance(start, int)]), listed

    def _live_images(
        self, table: str, columns: Sequence[str], near: tuple[str, str] | None = None
    ) -> Iterator[tuple[str, dict[str, PortableValue]]]:
        """Columns of the rows as they are here now, in portable form; of those alone that are `near`."""
        references = self._tables.references[table]
        names = {name: self._local.names_of(target) for name, target in references.items() if name in columns}
        listed = ", ".join(f'"{name}"' for name in columns)
        chosen = f" WHERE start IN ({_LISTED}) OR uuid IN ({_LISTED})" if near else ""  # no text: SQL
        known: dict[str, dict[object, Key | None]] = {name: {None: None} for name in names}
        for uuid, *values in self._store.rows(f'SELECT uuid, {listed} FROM "{table}"{chosen}', near or ()):
            image = dict(zip(columns, values, strict=True))
            for name, seen in known.items():
                value = image[name]
                if value not in seen:
                    target = references[name]
                    seen[value] = (target, self._keys.canonical(target, names[name][value]))
                image[name] = seen[value]
            yield uuid, image

    # ---- rows ------------------------------------------------------------------------------------

    def _events(self, table: str, uuids: Collection[str]) -> dict[str, list[RowEvent]]:
        """All events of these rows, those that come included."""
        local = self._local.events(table, uuids)
        return {
            uuid: self._local.counting([*local.get(uuid, ()), *self._incoming.get(table, {}).get(uuid, ())])
            for uuid in uuids
        }

    def _graph(self, table: str, events: Iterable[RowEvent]) -> RowGraph:
        mapped = [
            event._replace(
                row=replace(
                    event.row,
                    old=event.row.old and self._keys.canonical_image(event.row.old),
                    new=event.row.new and self._keys.canonical_image(event.row.new),
                )
            )
            if self._keys.aliases
            else event
            for event in events
        ]
        return RowGraph(table, mapped, self._places.placing(table, mapped))

    def _work_out(self, table: str, groups: Mapping[str, tuple[str, ...]]) -> None:
        events = self._events(table, groups.keys())
        result = self._result
        for uuids in dict.fromkeys(groups.values()):
            pooled = [event for uuid in uuids for event in events.get(uuid, ())]
            keep = min(
                (self._keep[table, uuid] for uuid in uuids if (table, uuid) in self._keep), default=""
            )  # ALONG first
            state = self._graph(table, pooled).state(keep=keep)
            key = (table, uuids[0])
            state.alive &= key not in self._dead
            result.states[key] = state
            if keep == ALONG and EXISTENCE not in state.conflicts:
                result.along.append(key)
            target: PortableImage | None = dict(state.values) if state.alive and state.values else None
            if target is None and uuids[0] in self._keys.live(table) and not any(e.row.new is None for e in pooled):
                target = dict(state.values)  # a row of a package: who made it is not known here
            if target is not None and state.lost is not None:
                target = self._lost.let_go(table, uuids[0], state)
            if target is not None and self._lost.hangs(table, target):
                target = self._lost.without_coding(table, uuids[0], target)
            result.targets[key] = target
            for uuid in uuids[1:]:
                result.targets[table, uuid] = None
                self._absent.discard((table, uuid))
            if target is None:
                self._absent.add(key)
            elif uuids[0] not in self._keys.live(table):
                self._new[table].add(uuids[0])

    def _add_orphans(self) -> None:
        """Make orphans of what has no place; one whose coding has a place again goes."""
        result = self._result
        known = dict(self._live_images("orphans", ("coding_uuid", "attached")))
        for (table, uuid), target in result.targets.items():
            if table == "orphans":
                here = known.pop(uuid, {})
                if target is not None:
                    known[uuid] = {**here, **target}  # of one that merging made, entries tell changes alone
        for uuid, events in self._incoming.get("orphans", {}).items():
            for event in events if ("orphans", uuid) in result.plain else ():
                known[uuid] = {**known.get(uuid, {}), **(event.row.new or {})}
        for uuid in [uuid for uuid in known if ("orphans", uuid) in self._absent]:
            del known[uuid]
        made = dict(self._lost.orphans(known))
        for uuid, image in known.items():
            coding = ("codings", str(image["coding_uuid"]))
            if (
                uuid not in made
                and image["coding_uuid"]
                and (is_made_here(uuid, image) or not self._is_absent(coding))
            ):
                result.targets["orphans", uuid] = None
        for uuid, events in self._events("orphans", made).items():
            is_filled = uuid in known and not is_made_here(uuid, made[uuid])
            is_given_up = any(event.row.new is None for event in events)  # or was placed; who undid that wants it
            if is_filled or not is_given_up or self._graph("orphans", events).is_alive():
                result.targets["orphans", uuid] = made[uuid]
                if uuid not in self._keys.live("orphans") or (is_filled and made[uuid] != known[uuid]):
                    result.orphaned += 1

    # ---- names -----------------------------------------------------------------------------------

    def _tell_names_apart(
        self, table: str, plain: dict[str, PortableImage | None], groups: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Give other things of the same name a suffix, those of later UUIDs."""
        columns = (*NAMED[table], "name")
        images: dict[str, PortableImage] = {}
        before: dict[str, str] = {}
        for uuid, image in self._live_images(table, columns):
            before[uuid] = str(image["name"])
            if uuid not in groups:
                images[uuid] = image
        for uuid, update in plain.items():
            if update is None:
                images.pop(uuid, None)
            else:
                images[uuid] = {**images.get(uuid, {}), **update}
        images |= {
            uuid: dict(target)
            for (of, uuid), target in self._result.targets.items()
            if of == table and target is not None
        }
        taken: set[tuple[object, ...]] = set()
        for uuid in sorted(images):
            place = tuple(images[uuid].get(name) for name in columns[:-1])
            name = plain_name = str(images[uuid]["name"])
            number = 1
            while (place, folded(name)) in taken:
                number += 1
                name = f"{plain_name} ({number})"
            taken.add((place, folded(name)))
            if name != plain_name:
                self._rename(table, uuid, name, plain)
            if name != plain_name and before.get(uuid) != name:
                self._result.renamed.append(RenamedRow(table, uuid, plain_name, name))

    def _rename(self, table: str, uuid: str, name: str, plain: dict[str, PortableImage | None]) -> None:
        """Let a row have another name than its entries say."""
        if uuid in plain:  # its entries cannot be written as they were made
            del plain[uuid]
            self._work_out(table, {uuid: (uuid,)})
        target = self._result.targets.get((table, uuid))
        if target is None:
            self._work_out(table, {uuid: (uuid,)})
            target = self._result.targets[table, uuid]
        if target is not None:
            self._result.targets[table, uuid] = {**target, "name": name}

    def _break_circles(self, plain: dict[str, PortableImage | None]) -> None:
        """Let no code stand below itself: of a circle, that of the smallest UUID goes to the top."""
        above: dict[str, str] = {}
        for uuid, image in self._live_images("codes", ("parent_id",)):
            if (parent := image["parent_id"]) is not None and ("codes", uuid) not in self._result.targets:
                above[uuid] = str(parent[1]) if isinstance(parent, tuple) else ""
        changed: dict[str, PortableImage | None] = {
            uuid: image for uuid, image in plain.items() if image is not None and "parent_id" in image
        }
        changed |= {uuid: image for (of, uuid), image in self._result.targets.items() if of == "codes" and image}
        for uuid, moved in changed.items():
            parent = (moved or {}).get("parent_id")
            above.pop(uuid, None)
            if isinstance(parent, tuple):
                above[uuid] = parent[1]
        for start in sorted(changed):
            way = [start]
            while (parent_uuid := above.get(way[-1])) is not None and parent_uuid not in way:
                way.append(parent_uuid)
            if parent_uuid is None:
                continue
            first = min(way[way.index(parent_uuid) :])
            del above[first]
            plain.pop(first, None)
            if ("codes", first) not in self._result.targets:
                self._work_out("codes", {first: (first,)})
            target = self._result.targets["codes", first]
            if target is not None:
                self._result.targets["codes", first] = {**target, "parent_id": None}
                self._result.broken_circles.append(("codes", first))

    # ---- references ------------------------------------------------------------------------------

    def _of_parted(self, table: str) -> set[str]:
        """Rows that may belong to another thing than the one that they are kept with."""
        found: set[str] = set()
        for column, target in self._tables.references[table].items():
            for of, uuid in self._parted:
                number = self._keys.live(of).get(uuid) if of == target else None
                if number is not None:
                    rows = self._store.all(f'SELECT uuid FROM "{table}" WHERE "{column}" = ?', (number,))
                    found |= {child for (child,) in rows}
        return found

    def _has_moved_references(self, table: str) -> bool:
        """Whether rows may be one thing now since what they belong to became one."""
        if table not in KEYS:
            return False
        targets = {self._tables.references[table].get(name) for name in KEYS[table]}
        return any(alias.table in targets for alias in self._result.new_aliases)

    def _find_references(self, table: str, plain: Mapping[str, PortableImage | None]) -> None:
        """Rows that are referred to although they are gone must stay."""
        references = self._tables.references[table].items()
        columns = [name for name, target in references if target not in ("texts", "structures")]
        if not columns:
            return
        present: set[Key] = set()
        for image in plain.values():
            for name in columns if image is not None else ():
                value = image.get(name) if image else None
                if isinstance(value, tuple) and value not in present:
                    if self._is_absent(value):
                        self._need(value, NEEDED)
                    else:
                        present.add(value)
        for (of, _uuid), image in self._result.targets.items():
            for name in columns if of == table and image is not None else ():
                value = image.get(name) if image else None
                if isinstance(value, tuple) and self._is_absent(value):
                    self._need(value, NEEDED)

    def _is_absent(self, key: Key) -> bool:
        """Whether a row is not there in the end."""
        table, uuid = key
        return key in self._absent or (uuid not in self._keys.live(table) and uuid not in self._new[table])

    def _need(self, key: Key, why: str) -> None:
        if key not in self._lost and self._needed.get(key) != ALONG:
            self._needed[key] = why

    def _find_children_of_absent(self) -> None:
        """What stays here and refers to rows that go."""
        for table, uuid in sorted(self._absent):
            number = self._keys.live(table).get(uuid)
            if number is None or (table, uuid) in self._keep:
                continue
            for child, column in self._tables.children_of(table):
                for (child_uuid,) in self._store.all(
                    f'SELECT uuid FROM "{child}" WHERE "{column}" = ? ORDER BY uuid', (number,)
                ):
                    if self._still_refers(child, child_uuid, column):
                        self._need((table, uuid), NEEDED)

    def _find_what_belongs(self) -> None:
        """What was removed with a row that stays stays with it: the rules of a code, say."""
        for key, state in sorted(self._result.states.items()):
            for entry in state.revoked if self._result.targets[key] is not None else ():
                removed = self._taken.get(entry) or self._local.entry(entry)
                for row in removed.rows if removed else ():
                    if row.new is None and row.old and key in self._keys.canonical_image(row.old).values():
                        self._need((row.table, self._keys.canonical(row.table, row.uuid)), ALONG)

    def _still_refers(self, child: str, uuid: str, column: str) -> bool:
        if (child, uuid) in self._absent or (child, uuid) in self._keys.aliases:
            return False
        if (child, uuid) in self._result.targets:
            return False  # found by what it is in the end
        if (child, uuid) in self._result.plain:
            return all(column not in (event.row.new or ()) for event in self._incoming[child][uuid])
        return True

    def _tell_codings(self, plain: Mapping[str, PortableImage | None]) -> None:
        """Tell which document codings are in that come, for what hangs on them."""
        came = {uuid: image for uuid, image in plain.items() if uuid in self._new["codings"]}
        came |= {uuid: image for (of, uuid), image in self._result.targets.items() if of == "codings"}
        for uuid, image in came.items():
            document = (image or {}).get("document_id")
            if isinstance(document, tuple):
                self._places.let_be_in(uuid, document[1])

    # ---- texts -----------------------------------------------------------------------------------

    def _tell_texts(self, plain: Mapping[str, PortableImage | None]) -> None:
        """Tell which text each document has in the end."""
        for uuid, image in plain.items():
            if image is not None and isinstance(text := image.get("text_id"), tuple):
                self._places.let_have(uuid, text[1])
        for (of, uuid), target in self._result.targets.items():
            if of == "documents" and target is not None and isinstance(text := target.get("text_id"), tuple):
                self._places.let_have(uuid, text[1])
