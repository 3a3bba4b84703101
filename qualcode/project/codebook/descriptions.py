"""What the codebooks of a project say about themselves: a title and a description each."""

from __future__ import annotations

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodebookDraft
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store


class CodebookDescriptions:
    """The descriptions of the codebooks that were taken in, by title."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[tuple[str, str]]:
        """(title, description), in the order in which they came."""
        rows = self._store.all("SELECT name, description FROM codebooks WHERE description <> '' ORDER BY id")
        return [(str(name), str(description)) for name, description in rows]

    def describe(self, title: str, description: str, author: Author) -> None:
        """Give the codebook of that title a description; an empty one takes it away.

        Raises QualcodeError for an empty title, or where there is nothing to take away.
        """
        with self._store.history.change("codebook.description", author, title):
            if not title.strip():
                raise QualcodeError(_("A codebook has no title."), _("Say how it is called."))
            if not self._keep(title.strip(), description.strip()):
                raise QualcodeError(
                    _("The codebook “{title}” has this description already.", title=title)
                    if description.strip()
                    else _("The codebook “{title}” has no description.", title=title),
                    _("“qualcode codebook describe” lists them all."),
                )

    def take_in(self, draft: CodebookDraft, *, writes: bool = True) -> bool:
        """Keep what a codebook file says of itself, inside an open change; gives whether that is new.

        Nothing is kept where it does not write. A file without a description, and one that was written from this
        project's own codebooks, change nothing.
        """
        description = draft.description.strip()
        if not description or description == self.as_one("")[1]:
            return False
        return self._keep(draft.title.strip() or "codebook", description, writes=writes)

    def as_one(self, title: str) -> tuple[str, str]:
        """Title and description for all codebooks in one: the only one's own, or `title` and each with its name."""
        rows = self._store.all("SELECT name, description FROM codebooks ORDER BY id")
        if len(rows) == 1:
            return str(rows[0][0]), str(rows[0][1])
        described = self.all()
        return title, "\n\n".join(f"{name}: {description}" for name, description in described)

    def _keep(self, title: str, description: str, *, writes: bool = True) -> bool:
        """Write a description; gives whether anything changes."""
        rows = self._store.all("SELECT id, name, description, layout FROM codebooks")
        own = [(key, words, layout) for key, name, words, layout in rows if folded(name) == folded(title)]
        key, words, layout = next(iter(own), (None, "", ""))
        if words == description or not writes:
            return bool(words != description)
        if key is None:
            self._store.insert("codebooks", name=title, description=description, layout="")
        elif description or layout:
            self._store.update("codebooks", key, description=description)
        else:
            self._store.delete_one("codebooks", key)
        return True
