"""`StudyCollection`: what all collections of a study have in common: they hold nothing and tell what is there."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, overload

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.plural import counted
from qualcode.project.file.store import nearest
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.resolver import PLURALS, name_of
from qualcode.workspace.library.thing import StudyThing

if TYPE_CHECKING:
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy

ThingT = TypeVar("ThingT", bound=StudyThing)
Other = TypeVar("Other")


class StudyCollection(Collection[ThingT], Generic[ThingT]):
    """Things of one kind. Iterating fetches them anew, so that nothing of it is out of date.

        len(study.documents)
        study.documents["rg-2019-01"]      by exact name or id; NotFound names the nearest
        study.documents[0]                 by place
        study.documents.frame()            as a pandas frame

    `of` says in words which of the kind it holds; empty for all.
    """

    noun: ClassVar[str] = "thing"

    def __init__(self, study: OpenStudy, of: str = "") -> None:
        self.study = study
        self.of = of

    @abstractmethod
    def __iter__(self) -> Iterator[ThingT]: ...

    @abstractmethod
    def _found(self, wanted: object) -> ThingT:
        """The thing of that name in the whole study. Raises NotFound, Ambiguous, UsageProblem."""

    @abstractmethod
    def _columns(self, things: Sequence[ThingT]) -> frames.FrameColumns:
        """What a frame of these things holds."""

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, wanted: int) -> ThingT: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[ThingT]: ...
    @overload
    def __getitem__(self, wanted: str | StudyThing) -> ThingT: ...
    def __getitem__(self, wanted: int | slice | str | StudyThing) -> ThingT | list[ThingT]:
        if isinstance(wanted, slice):
            return list(self)[wanted]
        if isinstance(wanted, int) and not isinstance(wanted, bool):
            return self._at(wanted)
        found = self._found(wanted)
        if self.of and not self._holds(found):
            near = nearest(name_of(self.noun, wanted), [member.title for member in islice(self, 1000)])
            message = _("“{name}” is not among those {chosen}.", name=found.title, chosen=self.of)
            hint = _("study.{plural} holds it.", plural=PLURALS[self.noun])
            raise NotFound(self.noun, found.title, near, hint, message=message)
        return found

    def _at(self, place: int) -> ThingT:
        things = list(self)[place:][:1] if place < 0 else list(islice(self, place, place + 1))
        if not things:
            raise IndexError(
                _("{place} is no place: there is {things}.", place=place, things=counted(len(self), self.noun))
                if len(self) == 1
                else _("{place} is no place: there are {things}.", place=place, things=counted(len(self), self.noun))
            )
        return things[0]

    def _holds(self, thing: ThingT) -> bool:
        return any(other == thing for other in self)

    def __contains__(self, wanted: object) -> bool:
        if isinstance(wanted, StudyThing) and wanted.noun != self.noun:
            return False
        try:
            found = self._found(wanted)
        except NotFound:
            return False
        return not self.of or self._holds(found)

    def get(self, wanted: str | StudyThing, default: Other | None = None) -> ThingT | Other | None:
        """The thing of that exact name or id; the default, None, where nothing has it. Raises Ambiguous."""
        try:
            return self[wanted]
        except NotFound:
            return default

    def frame(self) -> DataFrame:
        """All of it as a pandas frame: one row a thing. It is a working table: names stand in it."""
        return frames.frame(self._columns(list(self)))

    # ---- how it is shown -------------------------------------------------------------------------

    def _head(self) -> str:
        hidden = self._hidden()
        parts = (counted(len(self), self.noun), self.of, f"({hidden})" if hidden else "")
        return " ".join(part for part in parts if part)

    def _hidden(self) -> str:
        """What is not in it since it must not be seen, in words."""
        return ""

    def __repr__(self) -> str:
        return display.collection_lines(
            self._head(), (member.title for member in islice(self, display.SHOWN)), len(self)
        )

    def _repr_html_(self) -> str:
        values = self._columns(list(islice(self, display.SHOWN))).values
        rows = zip(*values.values(), strict=True)
        return display.table_html(self._head(), list(values), rows, len(self))
