"""Merging other copies of a study, and what waits for a decision afterwards, for Python users."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from qualcode.catalogue import _
from qualcode.errors import NotFound, UsageProblem
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.resolver import yes_or_no
from qualcode.workspace.sharing import conflicts as conflict_changes
from qualcode.workspace.sharing.field_words import field_in_words
from qualcode.workspace.sharing.merge_report import report_json, report_lines
from qualcode.workspace.sharing.merging import merge

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import ConflictSide
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.sharing.conflicts import SidedConflict
    from qualcode.workspace.sharing.merging import MergedCopies


class StudyMerge:
    """What merging brought: `lines` say it in sentences, `report` is the object of “qualcode merge --json”."""

    def __init__(self, merged: MergedCopies) -> None:
        self.preview = merged.report.dry_run
        self.files = merged.files
        self.left_out = tuple((left.path, left.why.message) for left in merged.left_out)
        self.changes = merged.report.entries
        self.conflicts = len(merged.report.conflicts)
        self.lines = tuple(report_lines(merged))
        self.report = report_json(merged)
        self._taken = merged.report.taken

    def frame(self) -> DataFrame:
        """One row for each coder and kind of change: how many came in, or would."""
        return frames.frame(
            frames.FrameColumns(
                {
                    "coder": [taken.coder for taken in self._taken],
                    "kind": [taken.kind for taken in self._taken],
                    "changes": [taken.count for taken in self._taken],
                },
                whole=("changes",),
            )
        )

    def __repr__(self) -> str:
        return display.collection_lines(self.lines[0], self.lines[1:], len(self.lines) - 1)


def merge_into(study: OpenStudy, paths: Sequence[str | Path], preview: bool, other_project: bool) -> StudyMerge:  # noqa: FBT001 - those of `OpenStudy.merge`
    """See `OpenStudy.merge`."""
    wrong = next((path for path in paths if not isinstance(path, str | Path)), None)
    if wrong is not None:
        raise UsageProblem(_("{wrong} is no file.", wrong=repr(wrong)), _("Give paths of projects or folders."))
    merged = merge(
        study.space,
        [Path(path) for path in paths],
        dry_run=yes_or_no("preview", preview),
        other_project=yes_or_no("other_project", other_project),
    )
    for left in merged.left_out:
        warn(_("passed over “{path}”: {reason}", path=left.path, reason=left.why.message))
    return StudyMerge(merged)


class StudyConflict:
    """What copies changed apart from each other, as it was when it was fetched; `values` are those of its sides.

    The sides are in one order in every copy; `holds` is the place of the one that stands until somebody decides.
    """

    def __init__(self, study: OpenStudy, sided: SidedConflict) -> None:
        self._study, self._sided = study, sided
        conflict = sided.conflict
        self.id = conflict.id
        self.about = conflict.about
        self.field = conflict.field
        self.values = tuple(side.said for side in conflict.sides)
        self.coders = tuple(side.coder for side in conflict.sides)
        self.sources = sided.sources
        self.holds = next((place for place, side in enumerate(conflict.sides) if side.holds), 0)

    def decide(self, side: str | int) -> None:
        """Let a side hold: “ours”, “theirs”, its place from 0, or the id of the entry that set it.

        Raises QualcodeError where the word means none or several, or where it is no conflict any more.
        """
        self._study.refuse_nobody()
        conflict_changes.decide(self._study.space, [(self._sided.conflict, self._side(side))])

    def _side(self, side: str | int) -> ConflictSide:
        sides = self._sided.conflict.sides
        if isinstance(side, int) and not isinstance(side, bool):
            if not 0 <= side < len(sides):
                raise UsageProblem(
                    _("{side} is the place of no side.", side=side), _("Its sides are in `values`, from 0.")
                )
            return sides[side]
        if side in {"ours", "theirs"}:
            return self._sided.side_of("ours" if side == "ours" else "theirs")
        return conflict_changes.side_called(self._sided, str(side))

    def __repr__(self) -> str:
        sides = " / ".join(f"{'*' if place == self.holds else ''}{said}" for place, said in enumerate(self.values))
        return f"<conflict {self.id}: {self.about}, {field_in_words(self.field)}: {display.shown(sides)}>"


class StudyConflicts(Sequence[StudyConflict]):
    """The open conflicts that may be seen, as they were when they were fetched; by place or by id."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._conflicts = [StudyConflict(study, sided) for sided in conflict_changes.open_conflicts(study.space)]

    def __len__(self) -> int:
        return len(self._conflicts)

    @overload
    def __getitem__(self, wanted: int | str) -> StudyConflict: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[StudyConflict]: ...
    def __getitem__(self, wanted: int | str | slice) -> StudyConflict | list[StudyConflict]:
        if not isinstance(wanted, str):
            return self._conflicts[wanted]
        for conflict in self._conflicts:
            if conflict.id == wanted:
                return conflict
        raise NotFound(
            "conflict",
            wanted,
            [conflict.id for conflict in self._conflicts[:3]],
            message=_("There is no open conflict “{id}”.", id=wanted),
        )

    def frame(self) -> DataFrame:
        """One row a side: id, what it is about, field, value, coder, from which file, and whether it holds."""
        sides = [(conflict, place) for conflict in self._conflicts for place in range(len(conflict.values))]
        return frames.frame(
            frames.FrameColumns(
                {
                    "id": [conflict.id for conflict, _place in sides],
                    "about": [conflict.about for conflict, _place in sides],
                    "field": [conflict.field for conflict, _place in sides],
                    "value": [conflict.values[place] for conflict, place in sides],
                    "coder": [conflict.coders[place] for conflict, place in sides],
                    "source": [conflict.sources[place] for conflict, place in sides],
                    "holds": [place == conflict.holds for conflict, place in sides],
                }
            )
        )

    def __repr__(self) -> str:
        lines = [repr(conflict) for conflict in self._conflicts[: display.SHOWN]]
        return display.collection_lines(_("open conflicts: {count}", count=len(self)), lines, len(self))
