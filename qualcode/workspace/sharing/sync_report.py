"""What one look at a shared folder did, for people in lines and for programs as an object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.workspace.sharing.merge_report import report_json as merged_json
from qualcode.workspace.sharing.merge_report import report_lines as merged_lines
from qualcode.workspace.sharing.merging import MergedCopies

if TYPE_CHECKING:
    from qualcode.project.sharing.folder import UnreadFile, WhyUnread
    from qualcode.workspace.sharing.sync import SyncReport

_SHOWN = 5  # names in one line; the others are counted
_PASSED_OVER: dict[str, Callable[[str], str]] = {
    "other-project": lambda files: _("passed over, of another project: {files}", files=files),
    "newer-version": lambda files: _("passed over, written by a newer version of qualcode: {files}", files=files),
    "damaged": lambda files: _("passed over, damaged or changed since it was written: {files}", files=files),
    "too-large": lambda files: _("passed over, too large: {files}", files=files),
}


def sync_lines(report: SyncReport) -> list[str]:
    """What came, what went, what stays here and what cannot be read, a sentence each."""
    return [
        *_begun(report), *_erased(report), *_came(report), *_unread(report.unread), *_went(report), *_stays(report),
    ]  # fmt: skip


def _erased(report: SyncReport) -> Iterator[str]:
    if report.erased.number and report.dry_run:
        yield ngettext(
            "{count} erasure of another copy would be made here first",
            "{count} erasures of other copies would be made here first",
            report.erased.number,
        )
    elif report.erased.number:
        yield ngettext(
            "{count} erasure of another copy was made here first",
            "{count} erasures of other copies were made here first",
            report.erased.number,
        )
    yield from report.erased.warnings
    for error in report.erased.left:
        yield f"{error.message} {error.hint}"


def _begun(report: SyncReport) -> Iterator[str]:
    if report.begun and report.dry_run:
        yield _("“{folder}” would be begun", folder=report.folder)
    elif report.begun:
        yield _(
            "began “{folder}”: who has the folder and the passphrase joins with “qualcode sync FOLDER --join FILE”",
            folder=report.folder,
        )


def _came(report: SyncReport) -> Iterator[str]:
    merged = _merged(report)
    if merged is not None:
        yield from merged_lines(merged)
        if report.incomplete:
            yield ngettext(
                "{count} change is without what was erased",
                "{count} changes are without what was erased",
                report.incomplete,
            )
    elif report.is_quiet:
        yield _("nothing new")


def _merged(report: SyncReport) -> MergedCopies | None:
    """What came in, in the form in which merges are told."""
    if report.received is None:
        return None
    return MergedCopies((report.folder,), (), report.received, hidden=report.hidden)


def _unread(files: tuple[UnreadFile, ...]) -> Iterator[str]:
    numbers: Counter[WhyUnread] = Counter(file.why for file in files)
    if number := numbers.pop("not-whole", 0):
        yield ngettext(
            "{count} file is not there whole yet; the next look takes it in",
            "{count} files are not there whole yet; the next look takes them in",
            number,
        )
    if number := numbers.pop("no-key", 0):
        yield ngettext(
            "the key of {count} file is not there yet; the next look takes it in",
            "the keys of {count} files are not there yet; the next look takes them in",
            number,
        )
    for why in sorted(numbers):
        yield _PASSED_OVER[why](_listed([file.name for file in files if file.why == why]))


def _went(report: SyncReport) -> Iterator[str]:
    if report.sent and report.dry_run:
        yield ngettext(
            "{count} change would go into the folder", "{count} changes would go into the folder", report.sent
        )
    elif report.sent:
        yield ngettext("{count} change went into the folder", "{count} changes went into the folder", report.sent)
    if report.unsent:
        yield ngettext(
            "{count} change could not be put into the folder, and stays here until the next “sync”",
            "{count} changes could not be put into the folder, and stay here until the next “sync”",
            report.unsent,
        )
    if report.unwritten:
        yield f"{report.unwritten.message} {report.unwritten.hint}"
    if not report.sent_privately:
        return
    if report.dry_run:
        yield ngettext(
            "{count} change would go to “{coder}” alone",
            "{count} changes would go to “{coder}” alone",
            report.sent_privately,
            coder=report.whom,
        )
    else:
        yield ngettext(
            "{count} change went to “{coder}” alone",
            "{count} changes went to “{coder}” alone",
            report.sent_privately,
            coder=report.whom,
        )


def _stays(report: SyncReport) -> Iterator[str]:
    if report.waiting and report.blind_since is None:
        yield ngettext(
            "{count} change stays on this disk: votes that were not revealed yet, or codings of a model solution",
            "{count} changes stay on this disk: votes that were not revealed yet, or codings of a model solution",
            report.waiting,
        )
    elif report.waiting:
        yield ngettext(
            "{count} change stays on this disk while round {round} is blind",
            "{count} changes stay on this disk while round {round} is blind",
            report.waiting,
            round=report.blind_since,
        )
    if report.left_out:
        yield _(
            "stays out of the folder, since analysing it is not agreed to: {documents}",
            documents=_listed(report.left_out),
        )


def _listed(names: Sequence[str]) -> str:
    quoted = [program().quoted(name) for name in names]
    shown, left = ", ".join(quoted[:_SHOWN]), len(quoted) - _SHOWN
    return ngettext("{shown} and {count} more", "{shown} and {count} more", left, shown=shown) if left > 0 else shown


def sync_json(report: SyncReport) -> dict[str, object]:
    """The report as an object, without what must not be seen."""
    merged = _merged(report)
    return {
        "folder": str(report.folder),
        "dry_run": report.dry_run,
        "begun": report.begun,
        "files": report.files,
        "received": merged_json(merged) if merged else None,
        "unread": [{"file": file.name, "reason": file.why} for file in report.unread],
        "sent": report.sent,
        "stays": report.waiting,
        "blind_since_round": report.blind_since,
        "for": report.whom or None,
        "sent_privately": report.sent_privately,
        "left_out": list(report.left_out),
        "erased": report.erased.number,
        "incomplete": report.incomplete,
        "not_erased": [error.message for error in report.erased.left],
        "not_sent": report.unsent,
        "unwritable": report.unwritten.message if report.unwritten else None,
    }
