"""What merging did, for people in lines and for programs as an object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.model.history import in_words

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import DroppedEntry, MergeReport, WaitingEntry
    from qualcode.workspace.sharing.merging import MergedCopies

_SHOWN = 5  # names in one line; the others are counted


def report_lines(merged: MergedCopies) -> list[str]:
    """What came in, what waits, what stays out, and what somebody has to decide, a sentence each."""
    return [*_came_in(merged), *_changed(merged.report), *_stayed_out(merged), *_to_do(merged)]


def _came_in(merged: MergedCopies) -> Iterator[str]:
    report = merged.report
    files = _names(path.name for path in merged.files)
    if not report.entries and not report.merge:
        yield _("{files}: nothing new", files=files)
    elif not report.entries and merged.hidden:
        yield _("{files}: nothing came in that may be shown", files=files)
    elif not report.entries:
        yield _("{files}: nothing new; what copies differ in was settled anew", files=files)
    elif report.dry_run:
        yield ngettext(
            "{files}: {count} change would come in", "{files}: {count} changes would come in", report.entries,
            files=files,
        )  # fmt: skip
    else:
        yield ngettext(
            "{files}: {count} change came in", "{files}: {count} changes came in", report.entries, files=files
        )
    if report.known:
        yield ngettext("{count} change was here already", "{count} changes were here already", report.known)


def _changed(report: MergeReport) -> Iterator[str]:
    if report.moved:
        yield ngettext(
            "{count} passage was carried over to a corrected text",
            "{count} passages were carried over to a corrected text",
            report.moved,
        )
    if report.orphaned:
        yield ngettext(
            "{count} passage has no place in the corrected text: “qualcode orphans” lists it",
            "{count} passages have no place in the corrected text: “qualcode orphans” lists them",
            report.orphaned,
        )
    if same := dict.fromkeys(alias.name for alias in report.aliases if alias.name):
        yield ngettext(
            "{count} thing that both had stands once: {names}",
            "{count} things that both had stand once: {names}",
            len(same),
            names=_names(same),
        )
    for row in report.renamed:
        yield _("another thing of the same name: “{before}” is now “{after}”", before=row.before, after=row.after)
    yield from report.repaired


def _stayed_out(merged: MergedCopies) -> Iterator[str]:
    if merged.report.waiting:
        number = len(merged.report.waiting)
        yield ngettext(
            "{count} change waits for what it rests on, which is in none of the files",
            "{count} changes wait for what they rest on, which is in none of the files",
            number,
        )
    for why, number in _reasons(merged.report.dropped).items():
        yield ngettext("{count} change stayed out: {why}", "{count} changes stayed out: {why}", number, why=why)
    for left in merged.left_out:
        yield _("passed over “{path}”: {reason}", path=left.path, reason=left.why.message)


def _to_do(merged: MergedCopies) -> Iterator[str]:
    report = merged.report
    if report.settled:
        yield ngettext("{count} conflict is settled by it", "{count} conflicts are settled by it", report.settled)
    if report.conflicts and report.dry_run:
        yield ngettext(
            "{count} conflict would wait for a decision",
            "{count} conflicts would wait for a decision",
            len(report.conflicts),
        )
    elif report.conflicts:
        yield ngettext(
            "{count} conflict waits for a decision: “qualcode conflicts” lists it",
            "{count} conflicts wait for a decision: “qualcode conflicts” lists them",
            len(report.conflicts),
        )
    if report.decided_twice:
        yield ngettext(
            "{count} decision of the consensus is about what another one decided on: "
            "“qualcode consensus list --state decided-twice” lists it",
            "{count} decisions of the consensus are about the same: "
            "“qualcode consensus list --state decided-twice” lists them",
            report.decided_twice,
        )


def _reasons(dropped: Iterable[DroppedEntry]) -> dict[str, int]:
    reasons: dict[str, int] = {}
    for entry in dropped:
        reasons[entry.why] = reasons.get(entry.why, 0) + 1
    return reasons


def _names(names: Iterable[str]) -> str:
    quoted = [program().quoted(name) for name in names]
    shown, left = ", ".join(quoted[:_SHOWN]), len(quoted) - _SHOWN
    return ngettext("{shown} and {count} more", "{shown} and {count} more", left, shown=shown) if left > 0 else shown


def report_json(merged: MergedCopies) -> dict[str, object]:
    """The report as an object, without what must not be seen."""
    from qualcode.workspace.sharing.conflicts import conflict_json

    report = merged.report
    return {
        "dry_run": report.dry_run,
        "merge": report.merge or None,
        "files": [str(path) for path in merged.files],
        "left_out": [{"file": str(left.path), "reason": left.why.message} for left in merged.left_out],
        "hidden": merged.hidden,
        "changes": report.entries,
        "known": None if merged.hidden else report.known,
        "taken": [{"coder": taken.coder, "kind": taken.kind, "changes": taken.count} for taken in report.taken],
        "rows": dict(report.rows),
        "waiting": [_waiting_json(entry) for entry in report.waiting],
        "dropped": [_entry_json(entry) | {"reason": entry.why} for entry in report.dropped],
        "same": [
            {"table": alias.table, "uuid": alias.uuid, "is": alias.target, "name": alias.name}
            for alias in report.aliases
        ],
        "renamed": [
            {"table": row.table, "uuid": row.uuid, "before": row.before, "after": row.after} for row in report.renamed
        ],
        "moved": None if merged.hidden else report.moved,
        "orphaned": None if merged.hidden else report.orphaned,
        "conflicts": [conflict_json(conflict) for conflict in report.conflicts],
        "settled": None if merged.hidden else report.settled,
        "repaired": list(report.repaired),
        "decided_twice": report.decided_twice or (None if merged.hidden else 0),
    }


def taken_rows(report: MergeReport) -> list[tuple[str, str, int]]:
    """Coder, kind of change in words, and how many came in."""
    return [(taken.coder, in_words(taken.kind), taken.count) for taken in report.taken]


def _entry_json(entry: DroppedEntry | WaitingEntry) -> dict[str, object]:
    return {"id": entry.uuid[-12:], "uuid": entry.uuid, "coder": entry.coder, "created": entry.created,
            "kind": entry.kind}  # fmt: skip


def _waiting_json(entry: WaitingEntry) -> dict[str, object]:
    return _entry_json(entry) | {"needs": list(entry.needs), "source": entry.source}
