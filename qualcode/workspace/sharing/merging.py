"""Taking in what other copies of the project know: packages, colleagues' files, copies that a cloud drive made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ProjectReadOnly
from qualcode.model.history import KIND_GROUPS
from qualcode.workspace.sharing.conflicts import is_seen
from qualcode.workspace.sharing.copies import LeftOutCopy, read_copies

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import MergeReport
    from qualcode.workspace.sight import Sight
    from qualcode.workspace.workspace import Workspace

# what entries of these kinds, and rows of these tables, tell of who coded what, or how far somebody is
_OF_WORK = frozenset(
    (
        *(kind for group in ("coding", "memo", "quotation") for kind in KIND_GROUPS[group]),
        *("document.finished", "document.working", "document.open", "code.anchor"),
        *("conflict.decide", "segments.fix", "rescue", "undo", "redo"),
        *("consensus.decide", "consensus.agree", "consensus.withdraw", "norming.vote"),
        *("level.set", "level.remove", "induction.work"),
    )
)
_WORK = frozenset(
    (
        *("codings", "orphans", "memos", "quotation_edits", "quotation_ids", "good_marks", "anchors", "summaries"),
        *("accepted_findings", "published_quotations", "assignments", "fixed_segments", "decisions"),
        *("consensus_decisions", "norming_votes"),
        *("case_levels", "rule_checks", "induction_passages", "reductions", "summary_rows", "cards", "card_groups"),
    )
)


@dataclass(frozen=True, slots=True)
class MergedCopies:
    """Which files were merged, which of a folder were not, and what of the report may be seen.

    `hidden` says that the report is without what others coded: then `known`, `settled`, `moved` and `orphaned` are 0,
    while blind `decided_twice` too, and what is repaired is not told.
    """

    files: tuple[Path, ...]
    left_out: tuple[LeftOutCopy, ...]
    report: MergeReport
    hidden: bool = False


def merge(
    space: Workspace, paths: Sequence[Path], *, dry_run: bool = False, other_project: bool = False
) -> MergedCopies:
    """Take in what other copies know, as one change: files, all those of a folder, without any those beside.

    With `dry_run` nothing is written. Files of another project are refused, unless `other_project`. Raises as
    `read_copies` does, ProjectReadOnly, and UsageProblem where nobody acts; then nothing was changed.
    """
    author = space.author
    if space.project.read_only:
        raise ProjectReadOnly(
            _("“{path}” cannot be written: nothing can be taken in.", path=space.project.path.name),
            _("Copy it to a folder in which you may write and open the copy."),
        )
    read = read_copies(space.project, paths, other_project=other_project)
    report = space.project.merging.take_in(read.bundles, author, dry_run=dry_run)
    report = replace(report, known=report.known + read.known)
    sight = space.sight
    return MergedCopies(
        read.files,
        read.left_out,
        seen_of(report, sight, space.coder.uuid if space.coder else ""),
        hidden=bool(sight.hidden),
    )


def seen_of(report: MergeReport, sight: Sight, own: str) -> MergeReport:
    """What may be seen of a report by the coder of the UUID `own`: nothing that tells of work that is hidden."""
    if not sight.hidden:
        return report

    def seen(coder: str, kind: str) -> bool:
        return sight.sees_work_of(coder) or kind not in _OF_WORK

    return replace(
        report,
        known=0,
        taken=tuple(taken for taken in report.taken if seen(taken.coder, taken.kind)),
        rows={table: number for table, number in report.rows.items() if table not in _WORK},
        waiting=tuple(entry for entry in report.waiting if seen(entry.coder, entry.kind)),
        dropped=tuple(entry for entry in report.dropped if seen(entry.coder, entry.kind)),
        aliases=tuple(alias for alias in report.aliases if alias.table not in _WORK),
        renamed=tuple(row for row in report.renamed if row.table not in _WORK),
        moved=0,
        orphaned=0,
        conflicts=tuple(conflict for conflict in report.conflicts if is_seen(conflict, sight, own)),
        settled=0,
        repaired=(),
        decided_twice=0 if sight.is_blind else report.decided_twice,  # no decision is about a model solution
    )
