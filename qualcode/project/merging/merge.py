"""`Merging`: the face of what other copies of the project bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.model.sharing.merges import MergeConflict, MergeReport, TakenEntries, WaitingEntry
from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.file.history import Arrival, Author
from qualcode.project.file.store import Store
from qualcode.project.merging import candidates as choice
from qualcode.project.merging.candidates import Candidates
from qualcode.project.merging.conflicts import Conflicts, name_of
from qualcode.project.merging.entry_file import entry_from
from qualcode.project.merging.row_keys import RowKeys
from qualcode.project.merging.settling import Settled, Settling
from qualcode.project.merging.tables import Tables
from qualcode.project.merging.writing import MergeWriter, NotPlainError
from qualcode.project.team.decisions import decided_twice


class Merging:
    """Takes in entries of other copies, and keeps what waits for a decision or for what it rests on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_in(
        self, bundles: Sequence[EntryBundle], author: Author, *, dry_run: bool = False, in_step: bool = False
    ) -> MergeReport:
        """Take in what is new in the bundles, as one transaction that the author can undo as a whole.

        With `dry_run` nothing is written: the report says what would be done. What keeps copies `in_step` is nobody's
        deed and asks for no right. Raises QualcodeError, with nothing changed, for a bundle of another project, and
        RoleRefused.
        """
        (project,) = self._store.one("SELECT project_uuid FROM file_state") or ("",)
        for bundle in bundles:
            if bundle.project != project:
                raise QualcodeError(
                    _("“{source}” is of another project.", source=bundle.source),
                    _("Nothing was changed. Only copies of one project can be merged."),
                )
        history = self._store.history
        with history.owed() if in_step else nullcontext(), history.taking_in(author, dry_run=dry_run) as arrival:
            report = self._take_in(bundles, arrival)
        return replace(report, dry_run=dry_run, sources=tuple(dict.fromkeys(bundle.source for bundle in bundles)))

    def _take_in(self, bundles: Sequence[EntryBundle], arrival: Arrival) -> MergeReport:
        store, connection = self._store, self._store.connection
        tables = Tables(connection)
        keys = RowKeys(store, tables, bundles)
        found = choice.chosen(store, keys, bundles)
        before = {conflict.id for conflict in self.conflicts()}
        twice = decided_twice(store)
        for sha256 in _texts_of(found):
            keys.text(sha256)
        settling = Settling(store, tables, keys, found)
        connection.execute("SAVEPOINT entries")
        while True:
            settled = settling.settle()
            writer = MergeWriter(store, tables, keys, arrival, found, settled)
            try:
                writer.write_entries()
                break
            except NotPlainError as error:
                connection.execute("ROLLBACK TO entries")
                keys.taken_back()
                settling.force(error.key)
        connection.execute("RELEASE entries")
        connection.execute("SAVEPOINT own")
        arrival.open_own()
        time = store.entry_time()
        writer.write_settled()
        (merge, key) = store.one("SELECT uuid, id FROM entries ORDER BY id DESC LIMIT 1") or ("", 0)
        if not found.taken and not store.one("SELECT 1 FROM changes WHERE entry_id = ? LIMIT 1", (key,)):
            connection.execute("ROLLBACK TO own")
            merge = ""
        connection.execute("RELEASE own")
        if merge:
            writer.write_beside(merge, time)
        has_waiting = choice.write_waiting(store, found, time)
        connection.executemany("INSERT OR IGNORE INTO forgotten (kind, value) VALUES (?, ?)", sorted(found.gone))
        arrival.kept = bool(merge) or has_waiting
        report = self._report(found, settled, writer, arrival, merge, before)
        return replace(report, decided_twice=len(decided_twice(store) - twice))

    def _report(
        self, found: Candidates, settled: Settled, writer: MergeWriter, arrival: Arrival, merge: str, before: set[str]
    ) -> MergeReport:
        counts = Counter((entry.coder_name, entry.kind) for entry in found.taken)
        rows: dict[str, int] = dict(
            self._store.all(
                "SELECT table_name, COUNT(DISTINCT row_id) FROM changes WHERE entry_id >= ? GROUP BY table_name",
                (arrival.first,),
            )
        )
        conflicts = self.conflicts()
        aliases = [
            replace(alias, name=name_of(self._store, alias.table, alias.target)) for alias in settled.new_aliases
        ]
        return MergeReport(
            merge=merge,
            known=found.known,
            taken=tuple(TakenEntries(*kind, count) for kind, count in sorted(counts.items())),
            rows=rows,
            waiting=found.waiting_entries(),
            dropped=tuple(found.dropped),
            aliases=tuple(aliases),
            renamed=tuple(settled.renamed),
            moved=writer.moved,
            orphaned=settled.orphaned,
            conflicts=tuple(conflict for conflict in conflicts if conflict.id not in before),
            settled=len(before - {conflict.id for conflict in conflicts}),
            repaired=tuple(self._repaired(settled, writer)),
        )

    def _repaired(self, settled: Settled, writer: MergeWriter) -> Iterator[str]:
        for key in settled.broken_circles:
            yield _("The code “{code}” would stand below itself.", code=name_of(self._store, *key))
        if writer.edits_left_out:
            yield ngettext(
                "{count} edit of a quotation was left out: its passage was made shorter in another copy.",
                "{count} edits of quotations were left out: their passages were made shorter in another copy.",
                writer.edits_left_out,
            )

    def conflicts(self) -> list[MergeConflict]:
        """What waits for a decision, in the order of the codebook's tables, rows and fields."""
        return Conflicts(self._store).all()

    def decide(self, conflict: MergeConflict, chosen: str, author: Author) -> None:
        """Let the value of the side with the entry `chosen` (UUID) hold, as an entry of the history.

        Raises QualcodeError where the conflict is none any more, or has no such side.
        """
        Conflicts(self._store).decide(conflict, chosen, author)

    def waiting(self) -> list[WaitingEntry]:
        """The entries that came before what they rest on."""
        found: list[WaitingEntry] = []
        for text, needs, source in self._store.all("SELECT entry, needs, source FROM waiting ORDER BY entry_uuid"):
            entry = entry_from(text)
            found.append(
                WaitingEntry(
                    entry.uuid, entry.coder_name, entry.created, entry.kind, tuple(needs.split("\n")), source
                )
            )
        return found


def _texts_of(found: Candidates) -> list[str]:
    """SHA-256 of the texts that entries let documents have."""
    texts = {
        text[1]
        for entry in found.taken
        for row in entry.rows
        if row.table == "documents" and row.new
        for text in [row.new.get("text_id")]
        if isinstance(text, tuple)
    }
    return sorted(texts)
