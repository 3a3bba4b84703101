"""`StudyThing`: what all things of a study have in common for Python users: whose they are, how they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from qualcode.workspace.library import display

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy


class IdentifiedRecord(Protocol):
    """What a record of the model must have to be shown as a thing."""

    @property
    def uuid(self) -> str:
        """What it keeps for life."""


class NamedRecord(IdentifiedRecord, Protocol):
    """A record with a name."""

    @property
    def name(self) -> str:
        """What it is called."""


class StudyThing:
    """A document, code, coding, coder, case or memo of a study, as it was when it was fetched.

    Two are equal where they are the same thing of the same study, whatever changed meanwhile. `id` are the last
    twelve digits of the `uuid`; the keys of the file are not shown, so that no number can be taken for another.
    """

    __slots__ = ("record", "study")
    noun: ClassVar[str] = "thing"
    record: IdentifiedRecord

    def __init__(self, study: OpenStudy, record: IdentifiedRecord) -> None:
        self.study = study
        self.record = record

    @property
    def uuid(self) -> str:
        """What it keeps for life, in every copy of the project."""
        return self.record.uuid

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]

    @property
    def title(self) -> str:
        """What it is called in a line."""
        return self.id

    def _facts(self) -> Iterator[tuple[str, object]]:
        """What is shown of it beside its title: name and value; nothing empty is shown."""
        yield from ()

    def _shown_facts(self) -> Sequence[tuple[str, object]]:
        return [(name, value) for name, value in self._facts() if value not in ("", None, False)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StudyThing) and (self.noun, self.uuid) == (other.noun, other.uuid)

    def __hash__(self) -> int:
        return hash((self.noun, self.uuid))

    def __repr__(self) -> str:
        return display.thing_line(self.noun, self.title, self._shown_facts())

    def _repr_html_(self) -> str:
        return display.thing_html(self.noun, self.title, self._shown_facts())


class NamedThing(StudyThing):
    """A thing that is called by its name; the names of documents and cases leave the project in no export."""

    __slots__ = ()
    record: NamedRecord

    @property
    def name(self) -> str:
        """Its own name."""
        return self.record.name

    @property
    def title(self) -> str:
        """Its name."""
        return self.name
