"""Source labels and how many cases each of them stands for."""

from __future__ import annotations

from dataclasses import replace

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.labels import SourceLabel
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Store, Value, find
from qualcode.project.material.origins import one_line


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
        said = {
            name: of_it for name, *of_it in self._store.all("SELECT name, population, wave, source_kind FROM labels")
        }
        return [
            SourceLabel(name, *carried.get(name, (0, 0)), *said.get(name, (None, "", "")))
            for name in sorted(carried.keys() | said.keys())
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
            self._write(label, population=population)
        return replace(label, population=population)

    def set_origin(
        self, label: SourceLabel, author: Author, *, wave: str | None = None, source_kind: str | None = None
    ) -> SourceLabel:
        """Say for which wave and kind of source the label stands; None leaves what was said, “” takes it back.

        Raises QualcodeError for what is more than one line.
        """
        with self._store.history.change("label.set", author):
            wave = label.wave if wave is None else one_line(wave)
            source_kind = label.source_kind if source_kind is None else one_line(source_kind)
            self._write(label, wave=wave, source_kind=source_kind)
        return replace(label, wave=wave, source_kind=source_kind)

    def _write(self, label: SourceLabel, **said: Value) -> None:
        row = self._store.one("SELECT id FROM labels WHERE name = ?", (label.name,))
        if row is None:
            nothing: dict[str, Value] = {"population": None, "wave": "", "source_kind": ""}
            if nothing | said != nothing:
                self._store.insert("labels", name=label.name, **(nothing | said))
        else:
            self._store.update("labels", row[0], **said)
        self._store.delete("labels", "population IS NULL AND wave = '' AND source_kind = ''", ())
