"""The ledger of what was published where, and the seed that orders a publication's quotations."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Store, find


@dataclass(frozen=True, slots=True)
class Publication:
    """A report, paper or talk in which quotations were published; `created` is UTC, ISO 8601."""

    key: int
    name: str
    seed: int
    created: str
    quotations: int


class Publications:
    """The publications of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Publication]:
        """All publications, oldest first, with the number of different codings that were published in each."""
        rows = self._store.all(
            "SELECT p.id, p.name, p.seed, p.created, COUNT(DISTINCT q.coding_uuid) FROM publications p "
            "LEFT JOIN published_quotations q ON q.publication_id = p.id GROUP BY p.id ORDER BY p.id"
        )
        return [Publication(*row) for row in rows]

    def find(self, wanted: str, *, exact: bool = False) -> Publication:
        """The publication of that name or a part of it. Raises NotFound, Ambiguous, NotExact."""
        candidates = [
            NameCandidate(publication, publication.name, publication.name, (publication.name,))
            for publication in self.all()
        ]
        return find("publication", wanted, candidates, hint=_("“qualcode publications” lists them."), exact=exact)

    def prepared(self, name: str) -> Publication:
        """The publication of exactly that name, or a new one that is not in the project yet (key 0)."""
        if not spelled(name) or name != name.strip() or "\n" in name:
            raise QualcodeError(
                _("“{name}” cannot be a publication's name.", name=name), _("Name it like “Bericht 2022”.")
            )
        known = (publication for publication in self.all() if folded(publication.name) == folded(name))
        return next(known, None) or Publication(0, spelled(name), secrets.randbits(31), "", 0)

    def open(self, name: str, author: Author, seed: int | None = None) -> Publication:
        """The publication of exactly that name, made with a new seed, or that one, if need be."""
        with self._store.history.change("publication.add", author):
            found = self.prepared(name)
            if found.key:
                return found
            wanted = found.seed if seed is None else seed
            self._store.insert("publications", name=found.name, seed=wanted, created=self._store.entry_time())
        return self.all()[-1]

    def record(self, publication: Publication, published: Mapping[str, Iterable[int]], author: Author) -> int:
        """Write down that the codings (keys) by code name were published; gives their number.

        What was written down before for the same codes in the same publication is replaced.
        """
        store = self._store
        count = 0
        with store.history.change("publication.record", author):
            for code, codings in published.items():
                wanted = set(codings)
                known = {
                    coding: row
                    for row, coding in store.all(
                        "SELECT id, coding_id FROM published_quotations WHERE publication_id = ? AND code = ?",
                        (publication.key, code),
                    )
                    if coding is not None
                }
                for coding in known.keys() - wanted:
                    store.delete_one("published_quotations", known[coding])
                for coding in sorted(wanted - known.keys()):
                    uuid = store.one("SELECT uuid FROM codings WHERE id = ?", (coding,))
                    if uuid is not None:
                        store.insert(
                            "published_quotations",
                            publication_id=publication.key,
                            coding_id=coding,
                            coding_uuid=uuid[0],
                            code=code,
                        )
                count += len(wanted)
        return count

    def passages(self, publication: Publication) -> list[tuple[str, int | None]]:
        """Code and coding (key; None where it is not there any more) of each passage of a publication."""
        rows = self._store.all(
            "SELECT code, coding_id FROM published_quotations WHERE publication_id = ? ORDER BY code, id",
            (publication.key,),
        )
        return [(code, coding) for code, coding in rows]

    def coded_since(self, publication: Publication) -> set[int]:
        """Keys of the codings that were made after the publication came into the ledger.

        The history's order counts, not the clock's, which may have been set back; an orphan that got its place
        again was made when it was made first.
        """
        rows = self._store.all(
            "WITH made AS (SELECT row_id, MIN(entry_id) AS entry FROM changes WHERE table_name = 'codings' "
            "AND old IS NULL GROUP BY row_id), first AS (SELECT MIN(entry_id) AS entry FROM changes "
            "WHERE table_name = 'publications' AND row_id = ?) "
            "SELECT c.id FROM codings c JOIN made m ON m.row_id = c.id, first WHERE m.entry > first.entry "
            "AND c.uuid NOT IN (SELECT json_extract(o.old, '$.uuid') FROM changes o "
            "JOIN made b ON b.row_id = o.row_id, first "
            "WHERE o.table_name = 'codings' AND o.old IS NOT NULL AND b.entry <= first.entry)",
            (publication.key,),
        )
        return {int(key) for (key,) in rows}

    def remove(self, publication: Publication, author: Author) -> None:
        """Take a publication out of the ledger."""
        with self._store.history.change("publication.remove", author):
            self._store.delete("published_quotations", "publication_id = ?", (publication.key,))
            self._store.delete_one("publications", publication.key)

    def of_codings(self) -> dict[int, tuple[str, ...]]:
        """Coding key -> the names of the publications that it stands in, oldest first."""
        found: dict[int, dict[str, None]] = {}
        for coding, name in self._store.all(
            "SELECT q.coding_id, p.name FROM published_quotations q JOIN publications p ON p.id = q.publication_id "
            "WHERE q.coding_id IS NOT NULL ORDER BY p.id"
        ):
            found.setdefault(coding, {})[name] = None
        return {coding: tuple(names) for coding, names in found.items()}
