"""What copies of the project changed apart from each other; until somebody decides, all show the same side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _, ngettext
from qualcode.errors import NotFound, QualcodeError
from qualcode.project.history_queries import arrivals

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import ConflictSide, MergeConflict, WaitingEntry
    from qualcode.workspace.sight import Sight
    from qualcode.workspace.workspace import Workspace

Whose = Literal["ours", "theirs"]
"""The side that was made in this copy, or the one that came in."""


@dataclass(frozen=True, slots=True)
class SidedConflict:
    """A conflict, with which of its sides were made in this copy, and from which file the others came.

    `sources` are those of the sides in their order, empty for one that was made here.
    """

    conflict: MergeConflict
    sources: tuple[str, ...]

    def side_of(self, whose: Whose, source: str = "") -> ConflictSide:
        """The one side of here, or the one that came in, from one file where that is said.

        Raises QualcodeError where there are none or several.
        """
        sides = [
            side
            for side, came_from in zip(self.conflict.sides, self.sources, strict=True)
            if (came_from == "" if whose == "ours" else came_from == source if source else came_from)
        ]
        if len(sides) == 1:
            return sides[0]
        raise QualcodeError(
            self._no_side(whose)
            if not sides
            else ngettext(
                "{count} side of “{id}” came in.", "{count} sides of “{id}” came in.", len(sides), id=self.conflict.id
            )
            if whose == "theirs"
            else ngettext(
                "{count} side of “{id}” was made in this copy.",
                "{count} sides of “{id}” were made in this copy.",
                len(sides),
                id=self.conflict.id,
            ),
            _(
                "Nothing was decided. Say which with --take ENTRY; “qualcode conflicts show {id}” lists them.",
                id=self.conflict.id,
            ),
        )

    def _no_side(self, whose: Whose) -> str:
        if whose == "ours":
            return _("No side of “{id}” was made in this copy.", id=self.conflict.id)
        return _("No side of “{id}” came in from another copy.", id=self.conflict.id)


def is_seen(conflict: MergeConflict, sight: Sight, own: str) -> bool:
    """Whether a conflict may be seen by the coder of the UUID `own`: none about codings that are hidden."""
    return conflict.owner in {"", own} if sight.is_blind else conflict.owner not in sight.hidden_models.uuids


def open_conflicts(space: Workspace) -> list[SidedConflict]:
    """The conflicts that wait for a decision, as far as they may be seen."""
    sight, own = space.sight, space.coder.uuid if space.coder else ""
    seen = [conflict for conflict in space.project.merging.conflicts() if is_seen(conflict, sight, own)]
    came = arrivals(space.project, {side.entry for conflict in seen for side in conflict.sides})
    return [
        SidedConflict(
            conflict, tuple(came[side.entry].source if side.entry in came else "" for side in conflict.sides)
        )
        for conflict in seen
    ]


def waiting_changes(space: Workspace) -> list[WaitingEntry]:
    """Changes of other copies that came before what they rest on; none while codings of others are hidden."""
    return [] if space.sight.hidden else space.project.merging.waiting()


def find_conflict(space: Workspace, wanted: str) -> SidedConflict:
    """The open conflict of exactly that id. Raises NotFound."""
    for sided in open_conflicts(space):
        if sided.conflict.id == wanted.strip().lower():
            return sided
    raise NotFound(
        "conflict",
        wanted,
        hint=_("“qualcode conflicts” lists them."),
        message=_("There is no open conflict “{id}”.", id=wanted),
    )


def side_called(sided: SidedConflict, entry: str) -> ConflictSide:
    """The side that an entry set, by the id of the entry. Raises NotFound."""
    for side in sided.conflict.sides:
        if entry.strip().lower() in {side.entry, side.entry[-12:]}:
            return side
    raise NotFound(
        "entry",
        entry,
        hint=_("“qualcode conflicts show {id}” lists them.", id=sided.conflict.id),
        message=_("No side of “{id}” was set by the entry “{entry}”.", id=sided.conflict.id, entry=entry),
    )


def chosen_sides(
    conflicts: Iterable[SidedConflict], whose: Whose, source: str = ""
) -> list[tuple[MergeConflict, ConflictSide]]:
    """The side of each conflict that was made here, or that came in, see `SidedConflict.side_of`."""
    return [(sided.conflict, sided.side_of(whose, source)) for sided in conflicts]


def decide(space: Workspace, chosen: Sequence[tuple[MergeConflict, ConflictSide]]) -> int:
    """Let these sides of conflicts hold, as one change; gives how many.

    Raises QualcodeError where one is no conflict any more, then nothing was decided.
    """
    author, merging = space.author, space.project.merging
    with space.project.change("conflict.decide", author):
        for conflict, side in chosen:
            merging.decide(conflict, side.entry, author)
    return len(chosen)


def conflict_json(conflict: MergeConflict, sources: Sequence[str] = ()) -> dict[str, object]:
    """A conflict as an object for programs; `sources` are those of its sides, where they are known."""
    return {
        "id": conflict.id,
        "table": conflict.table,
        "row": conflict.row,
        "field": conflict.field,
        "about": conflict.about,
        "start": conflict.span.start if conflict.span else None,
        "end": conflict.span.end if conflict.span else None,
        "sides": [
            {
                "entry": side.entry,
                "coder": side.coder,
                "created": side.created,
                "value": list(side.value) if isinstance(side.value, tuple) else side.value,
                "said": side.said,
                "holds": side.holds,
                **({"source": sources[number] or None} if sources else {}),
            }
            for number, side in enumerate(conflict.sides)
        ],
    }


def sources_of(conflicts: Iterable[SidedConflict]) -> list[str]:
    """The files from which sides of conflicts came, by name."""
    return sorted({source for sided in conflicts for source in sided.sources if source})
