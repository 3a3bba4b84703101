"""Groups of documents: named by researchers, so that what is in them can be chosen and counted together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.groups import DocumentGroup
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Store, find, gone


class Groups:
    """The groups of documents of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[DocumentGroup]:
        """All groups by name."""
        members: dict[int, list[int]] = {}
        for group, document in self._store.all(
            "SELECT group_id, document_id FROM group_members ORDER BY document_id"
        ):
            members.setdefault(group, []).append(document)
        return [
            DocumentGroup(key, uuid, name, tuple(members.get(key, ())))
            for key, uuid, name in self._store.all("SELECT id, uuid, name FROM document_groups ORDER BY name")
        ]

    def get(self, key: int) -> DocumentGroup:
        """The group of that key. Raises QualcodeError where it was removed."""
        found = next((group for group in self.all() if group.key == key), None)
        if found is None:
            raise gone("document_groups")
        return found

    def find(self, wanted: str, *, exact: bool = False) -> DocumentGroup:
        """The group of that name or id. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(group, group.id, group.uuid, (group.name,)) for group in self.all()]
        return find("group", wanted, candidates, hint=_("“qualcode groups” lists them."), exact=exact)

    def add(self, name: str, documents: Iterable[int], author: Author) -> DocumentGroup:
        """Add a group of documents (keys). Raises QualcodeError for a name that one has, or that cannot be one."""
        name = _checked(name)
        with self._store.history.change("group.add", author):
            self._refuse_taken(name)
            key = self._store.insert("document_groups", name=name)[0]
            self._put(key, documents)
        return self.get(key)

    def rename(self, group: DocumentGroup, name: str, author: Author) -> DocumentGroup:
        """Give a group another name. Raises as `add`."""
        name = _checked(name)
        with self._store.history.change("group.rename", author):
            self._refuse_taken(name, group.key)
            self.get(group.key)
            self._store.update("document_groups", group.key, name=name)
        return self.get(group.key)

    def put(self, group: DocumentGroup, documents: Collection[int], author: Author) -> int:
        """Put documents (keys) into a group; gives the number of those that were not in it."""
        with self._store.history.change("group.set", author):
            self.get(group.key)
            return self._put(group.key, documents)

    def take(self, group: DocumentGroup, documents: Collection[int], author: Author) -> int:
        """Take documents (keys) out of a group; gives the number of those that were in it."""
        with self._store.history.change("group.set", author):
            present = self.get(group.key)
            within = [key for key in documents if key in present.documents]
            for document in within:
                self._store.delete("group_members", "group_id = ? AND document_id = ?", (group.key, document))
            return len(within)

    def assign(
        self,
        documents: Collection[int],
        into: Iterable[DocumentGroup],
        out_of: Iterable[DocumentGroup],
        author: Author,
    ) -> None:
        """Put documents (keys) into some groups and take them out of others, as one change."""
        with self._store.history.change("group.set", author):
            for group in into:
                self.put(group, documents, author)
            for group in out_of:
                self.take(group, documents, author)

    def remove(self, group: DocumentGroup, author: Author) -> None:
        """Take a group away; its documents stay."""
        with self._store.history.change("group.remove", author):
            self._store.delete("group_members", "group_id = ?", (group.key,))
            self._store.delete_one("document_groups", group.key)

    def _put(self, group: int, documents: Iterable[int]) -> int:
        known = {
            key for (key,) in self._store.all("SELECT document_id FROM group_members WHERE group_id = ?", (group,))
        }
        new = [key for key in dict.fromkeys(documents) if key not in known]
        if new:
            self._store.insert_all("group_members", ("group_id", "document_id"), [(group, key) for key in new])
        return len(new)

    def _refuse_taken(self, name: str, key: int = 0) -> None:
        if any(folded(group.name) == folded(name) and group.key != key for group in self.all()):
            raise QualcodeError(_("There is a group “{name}” already.", name=name), _("Choose another name."))


def _checked(name: str) -> str:
    """The name as it is written; raises QualcodeError for one that cannot be a group's."""
    if not spelled(name) or name != name.strip() or "\n" in name:
        raise QualcodeError(
            _("“{name}” cannot be a group's name.", name=name),
            _("A name is not empty, has no blanks at its edges and no line break."),
        )
    return spelled(name)
