"""Source labels and how many cases each of them stands for."""

from __future__ import annotations

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.labels import SourceLabel
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Store, find


class Labels:
    """The source labels of a project: those that documents carry, and those that were given a population."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[SourceLabel]:
        """All labels by name."""
        carried = {
            name: (documents, cases)
            for name, documents, cases in self._store.all(
                "SELECT label, COUNT(*), COUNT(DISTINCT case_id) FROM documents WHERE label <> '' GROUP BY label"
            )
        }
        populations = self.populations()
        return [
            SourceLabel(name, *carried.get(name, (0, 0)), populations.get(name))
            for name in sorted(carried.keys() | populations.keys())
        ]

    def populations(self) -> dict[str, int]:
        """Label -> the number of cases that it stands for, where somebody said so."""
        return dict(self._store.all("SELECT name, population FROM labels WHERE population IS NOT NULL"))

    def find(self, wanted: str, *, exact: bool = False) -> SourceLabel:
        """The label of that name or a part of it. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(label, label.name, label.name, (label.name,)) for label in self.all()]
        return find("label", wanted, candidates, hint=_("“qualcode labels” lists them."), exact=exact)

    def set_population(self, label: SourceLabel, population: int | None, author: Author) -> SourceLabel:
        """Say how many cases the label stands for, or take that back with None.

        Raises QualcodeError for a number below 1 or below that of the cases in the project.
        """
        least = max(1, label.cases)
        if population is not None and population < least:
            raise QualcodeError(
                _(
                    "“{label}” cannot stand for {population}: the project holds {cases} of them.",
                    label=label.name,
                    population=counted(population, "case"),
                    cases=program().number(label.cases),
                ),
                _("Give a number of at least {least}.", least=least),
            )
        with self._store.history.change("label.set", author):
            row = self._store.one("SELECT id FROM labels WHERE name = ?", (label.name,))
            if row is None:
                self._store.insert("labels", name=label.name, population=population, wave="", source_kind="")
            else:
                self._store.update("labels", row[0], population=population)
            self._store.delete("labels", "population IS NULL AND wave = '' AND source_kind = ''", ())
        return SourceLabel(label.name, label.documents, label.cases, population)
