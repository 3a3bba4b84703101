"""Cases: who or what is studied; a document, and a speaker in it, belongs to at most one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.consent.consents import UNKNOWN_CONSENT
from qualcode.model.documents import Case
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, find
from qualcode.project.material.attributes import Attributes
from qualcode.project.material.consents import Consents


class Cases:
    """The cases of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._attributes = Attributes(store, "case_id")
        self._consents = Consents(store)

    def all(self) -> list[Case]:
        """All cases with the number of their documents, by name."""
        attributes, consents = self._attributes.all(), self._consents.of_cases()

        def case(row: Row) -> Case:
            key, uuid, name, count = row
            return Case(key, uuid, name, attributes.get(key, {}), count, consents.get(key, UNKNOWN_CONSENT))

        return self._store.made(
            "cases",
            case,
            "SELECT c.id, c.uuid, c.name, COUNT(d.id) FROM cases c "
            "LEFT JOIN documents d ON d.case_id = c.id GROUP BY c.id ORDER BY c.name",
        )

    def find(self, wanted: str, *, exact: bool = False) -> Case:
        """The case of that name or id. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(case, case.id, case.uuid, (case.name,)) for case in self.all()]
        return find("case", wanted, candidates, hint=_("“qualcode cases” lists them."), exact=exact)

    def names(self) -> list[str]:
        """The names of all cases, by name."""
        return [name for (name,) in self._store.all("SELECT name FROM cases ORDER BY name")]

    def keys(self, names: Iterable[str] = ()) -> dict[str, int]:
        """Folded name -> key, of all cases; those of `names` that lack are made, inside an open change."""
        known = {folded(name): key for key, name in self._store.all("SELECT id, name FROM cases")}
        new = {folded(name): name for name in reversed(list(names)) if folded(name) not in known}
        rows = [(self._checked(name),) for name in reversed(new.values())]
        if rows:
            first, _uuids = self._store.insert_all("cases", ("name",), rows)
            known.update(zip(reversed(new), range(first, first + len(rows)), strict=True))
        return known

    def key_of(self, name: str) -> int:
        """The key of the case of that name, case ignored, which is made if need be, inside an open change."""
        return self.keys([name])[folded(name)]

    def exact_key_of(self, name: str) -> int:
        """The key of the case of exactly that name, which is made if need be, inside an open change.

        Raises NotExact where there is one whose name differs in upper and lower case only.
        """
        self.refuse_other_case(name)
        return self.key_of(name)

    def refuse_other_case(self, name: str) -> None:
        """Raise NotExact where there is a case whose name differs in upper and lower case only."""
        if folded(name) in self.keys():
            self.find(name, exact=True)

    def add(self, name: str, author: Author) -> Case:
        """Add a case. Raises QualcodeError where one of that name exists."""
        with self._store.history.change("case.add", author):
            if any(folded(case.name) == folded(name) for case in self.all()):
                raise QualcodeError(_("There is a case “{name}” already.", name=name), _("Choose another name."))
            key = self.key_of(name)
        return next(case for case in self.all() if case.key == key)

    def rename(self, case: Case, name: str, author: Author) -> None:
        """Give a case another name."""
        name = self._checked(name)
        with self._store.history.change("case.rename", author):
            if any(folded(other.name) == folded(name) and other.key != case.key for other in self.all()):
                raise QualcodeError(_("There is a case “{name}” already.", name=name), _("Choose another name."))
            self._store.update("cases", case.key, name=name)

    def set(self, case: Case, attributes: Mapping[str, str], author: Author) -> None:
        """Set attributes; an empty value removes one."""
        with self._store.history.change("case.set", author):
            self._attributes.write({case.key: attributes})

    def give(self, attributes: Mapping[int, Mapping[str, str]], author: Author) -> None:
        """Set attributes of many cases (keys); an empty value removes one."""
        with self._store.history.change("case.set", author):
            self._attributes.write(attributes)

    def remove(self, case: Case, author: Author) -> None:
        """Take a case away with its summaries, its levels and types, and its consent.

        Its documents and speakers stay, its memos become the project's.
        """
        store = self._store
        with store.history.change("case.remove", author):
            for table in ("documents", "speakers", "memos"):
                store.connection.execute(f"UPDATE {table} SET case_id = NULL WHERE case_id = ?", (case.key,))
            for table in ("summaries", "consents", "case_levels", "type_cases"):
                store.delete(table, "case_id = ?", (case.key,))
            self._attributes.clear(case.key)
            store.delete_one("cases", case.key)

    def _checked(self, name: str) -> str:
        """The name as it is written; raises QualcodeError for one that cannot be a case's."""
        if not spelled(name) or name != name.strip() or "\n" in name:
            raise QualcodeError(
                _("“{name}” cannot be a case's name.", name=name),
                _("A name is not empty, has no blanks at its edges and no line break."),
            )
        return spelled(name)
