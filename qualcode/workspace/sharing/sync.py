"""Keeping copies of a project in step by a folder that all of them reach: nothing in it is trusted, or read twice."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ProjectReadOnly, ProjectReplaced, QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.project import Project
from qualcode.project.sharing.folder import ENTRIES, PRIVATE, FoundFile, SharedFolder, UnreadFile, is_free, real
from qualcode.project.sharing.keys import WrongPassphrase, facts_in
from qualcode.project.sharing.sealed_files import OpenedFile
from qualcode.project.sharing.sharing import coders_in
from qualcode.project.sharing.whole_writing import UnwritableFolder, unwritable_folder
from qualcode.safe_text import visible
from qualcode.times import local_today
from qualcode.workspace.leaving.register import DepartingParts, Departure, known_recipient
from qualcode.workspace.sharing.erasing import ErasedHere, erase_as_noted, finish_erasing
from qualcode.workspace.sharing.merging import seen_of
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import MergeReport
    from qualcode.model.sharing.portable import EntryBundle
    from qualcode.project.sharing.erasures import ErasureStatus
    from qualcode.project.sharing.folder import EntriesFile
    from qualcode.project.sharing.records import FolderRecord
    from qualcode.project.sharing.sharing import Outgoing

SECONDS = 5.0
"""Between two looks at a folder that is watched."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one look at a shared folder did, or with a dry run would do.

    `begun` says that the folder was made by it. `received` is what came in, as far as the coder may see it, None
    where no file was new; `files` counts those. `unread` are files that cannot be read, now or at all. `sent` counts
    changes that went into the folder. `waiting` counts those that stay on this disk as rounds from `blind_since` on
    are blind, votes are not revealed yet or codings are of a model solution, and `sent_privately` those of them that
    went to the one person `whom`. `left_out` are the documents that stay out since analysing them is not allowed.
    `erased` is what went here as it was erased in another copy. `unwritten` says why nothing could be written into a
    folder; `unsent` changes wait here for that.
    """

    folder: Path
    dry_run: bool = False
    begun: bool = False
    files: int = 0
    received: MergeReport | None = None
    hidden: bool = False
    unread: tuple[UnreadFile, ...] = ()
    sent: int = 0
    waiting: int = 0
    blind_since: int | None = None
    whom: str = ""
    sent_privately: int = 0
    left_out: tuple[str, ...] = ()
    erased: ErasedHere = field(default_factory=ErasedHere)
    incomplete: int = 0
    """How many of the changes that came are without what was erased."""
    unsent: int = 0
    unwritten: UnwritableFolder | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing came, and nothing went or should have gone."""
        came = self.received is not None and bool(self.received.merge or self.received.entries)
        went = self.sent or self.sent_privately or self.begun or self.unwritten
        return not (came or went or self.erased.number)


@dataclass(frozen=True, slots=True)
class PrivateFolder:
    """A folder inside the team's for one coder alone, with a passphrase of its own."""

    whom: str
    path: Path
    passphrase: str


@dataclass(slots=True)
class _Read:
    """The new files of a folder."""

    found: list[FoundFile] = field(default_factory=list)
    opened: list[OpenedFile] = field(default_factory=list)
    unread: list[UnreadFile] = field(default_factory=list)

    @property
    def bundles(self) -> list[EntryBundle]:
        return [opened.bundle for opened in self.opened]

    @property
    def incomplete(self) -> int:
        return sum(opened.incomplete for opened in self.opened)

    def only(self, numbers: Iterable[int], refused: Iterable[UnreadFile]) -> _Read:
        """Those files of these numbers; others were refused."""
        kept = list(numbers)
        return _Read(
            [self.found[number] for number in kept],
            [self.opened[number] for number in kept],
            [*self.unread, *refused],
        )


# ---- which folder ------------------------------------------------------------------------------------


def is_begun(space: Workspace, path: Path, whom: str = "") -> bool:
    """Whether a folder keeps the project in step already; it can be begun where it does not.

    `whom` is the coder for whom alone the folder is to be that this one puts things into.

    Raises QualcodeError where the project cannot be kept in step by it: a package, a folder of another project, one
    for another person, one that is gone or not there yet, or that holds other things.
    """
    project, folder = space.project, real(path)
    shown = visible(str(path))
    if project.read_only:
        raise ProjectReadOnly(
            _("“{path}” cannot be written: nothing can be taken in.", path=project.path.name),
            _("Copy it to a folder in which you may write and open the copy."),
        )
    if project.sharing.is_package:
        raise QualcodeError(
            _("“{path}” is a package: it holds a part of the project only.", path=project.path.name),
            _("Send it back to whoever made it, who takes it in with “qualcode merge”."),
        )
    if folder in real(project.path).parents:
        raise _inside(path)
    if not _is_there(project, folder, shown):
        return False
    meant = next((about.whom for about in facts_in(folder) if about.whom), "")
    if folded(meant) not in ({folded(whom)} if whom else {"", folded(space.coder_name)}):
        raise QualcodeError(
            _("“{folder}” is for “{coder}” alone.", folder=shown, coder=visible(meant))
            if meant
            else _("“{folder}” is for the whole team.", folder=shown),
            _("Give another folder; nothing was read or written."),
        )
    return True


def _inside(folder: Path) -> QualcodeError:
    return QualcodeError(
        _("The project file lies in “{folder}” itself, where everybody would get it.", folder=visible(str(folder))),
        _("Keep the project on your own disk, and move it there first; nothing was changed."),
    )


def _is_there(project: Project, folder: Path, shown: str) -> bool:
    """Whether the folder was begun, for this project."""
    known = project.sharing.records.at(folder)
    if not folder.is_dir():
        if os.path.lexists(folder):
            raise QualcodeError(_("“{folder}” is no folder.", folder=shown), _("Give the folder that you share."))
        if known:
            raise QualcodeError(
                _("“{folder}” is not there, and was before.", folder=shown),
                _("Is the drive connected? Nothing was changed."),
            )
        if not folder.parent.is_dir():
            raise QualcodeError(
                _("There is no folder “{folder}”.", folder=visible(str(folder.parent))), _("Make the folder first.")
            )
        return False
    facts = facts_in(folder)
    if not facts:
        if known:
            raise QualcodeError(
                _("“{folder}” is empty, and was not before.", folder=shown),
                _("Wait until the cloud has brought its files, or give a new folder. Nothing was changed."),
            )
        if not is_free(folder):
            raise QualcodeError(
                _("“{folder}” holds other things.", folder=shown),
                _("Give a folder that is empty or not there yet, such as one inside it; nothing was changed."),
            )
        return False
    if {about.project for about in facts} != {project.uuid}:
        raise QualcodeError(
            _("“{folder}” belongs to another project.", folder=shown),
            _("Give the folder of this project, or a new one; nothing was changed."),
        )
    return True


def would_begin(space: Workspace, path: Path) -> SyncReport:
    """What beginning a folder would bring there; nothing is written."""
    sharing = space.project.sharing
    outgoing = sharing.outgoing((), _forbidden(space.project), ())
    return _with_numbers(SyncReport(real(path), dry_run=True, begun=True), space.project, outgoing)


def private_folder(path: Path, name: str) -> Path:
    """The folder inside a shared one that is for one person alone. Raises QualcodeError where nobody made it."""
    folder = path / f"{PRIVATE}{spelled(name).replace(' ', '-')}"
    if not name.strip() or "/" in name or "\\" in name or name.strip(". ") != name:
        raise QualcodeError(_("“{name}” cannot be the name of a folder.", name=visible(name)))
    if not folder.is_dir():
        raise QualcodeError(
            _("There is no folder “{folder}”.", folder=visible(str(folder))),
            _("Make it, and share it with “{coder}” alone: what is inside your team's folder others see, too.",
              coder=visible(name)),
        )  # fmt: skip
    return folder


class FolderSync:
    """A project beside one shared folder that was opened by its passphrase.

    With `whom` what must not be seen while coders are blind goes into the folder `private`, for that person alone.
    """

    def __init__(
        self,
        space: Workspace,
        folder: SharedFolder,
        *,
        private: SharedFolder | None = None,
        begun: bool = False,
    ) -> None:
        self._space = space
        self._folder = folder
        self._private = private
        self._begun = begun

    @classmethod
    def open(
        cls,
        space: Workspace,
        path: Path,
        passphrase: str,
        private: PrivateFolder | None = None,
    ) -> FolderSync:
        """Open a folder, or begin it, and a private one inside it.

        Raises as `is_begun` does, WrongPassphrase, and UnwritableFolder where it cannot be begun; then nothing was
        read or written.
        """
        if private and private.passphrase == passphrase:
            raise WrongPassphrase(
                _(
                    "The passphrase of “{folder}” is the team's, which others know.",
                    folder=visible(str(private.path)),
                ),
                _("Choose another one for it, and tell it to “{coder}” alone.", coder=visible(private.whom)),
            )
        folder, begun = _opened(space, path, passphrase)
        if private is None:
            return cls(space, folder, begun=begun)
        inner, _begun = _opened(space, private.path, private.passphrase, private.whom)
        return cls(space, folder, private=inner, begun=begun)

    # ---- one look --------------------------------------------------------------------------------

    def once(self, *, dry_run: bool = False) -> SyncReport:
        """Take in what is new in the folder, and put there what is new here. With `dry_run` nothing is written.

        Where the folder cannot be written, what is new there comes in all the same. Raises QualcodeError where
        nothing can be taken in.
        """
        space, folder = self._space, self._folder
        author = space.author
        record = self._record(folder, dry_run=dry_run)
        erased = ErasedHere(len(space.project.sharing.erasures.to_apply(folder)))
        if not dry_run and erased.number:
            erased = erase_as_noted(space, folder)  # first of all
        read = self._new_files(record)
        report = SyncReport(folder.path, dry_run=dry_run, begun=self._begun, files=len(read.found))
        self._begun = False
        if read.found:
            read, received = _taken_in(space.project, read, author, dry_run=dry_run)
            own = space.coder.uuid if space.coder else ""
            report = replace(
                report,
                files=len(read.found),
                received=seen_of(received, space.sight, own),
                hidden=bool(space.sight.hidden),
                incomplete=read.incomplete,
            )
            if not dry_run:
                _note_read(space.project, record, read, received.merge)
        if erased.left:
            erased = erased.and_then(erase_as_noted(space, folder))  # it may have been of what came in just now
        report = replace(report, unread=tuple(read.unread), erased=erased)
        if folder.whom:
            return report
        return self._sent(record, report)

    def _record(self, folder: SharedFolder, *, dry_run: bool) -> FolderRecord:
        records = self._space.project.sharing.records
        return (records.known if dry_run else records.keep)(folder.uuids, folder.path)

    def _new_files(self, record: FolderRecord) -> _Read:
        project, read = self._space.project, _Read()
        erased = project.sharing.erased()
        for found in self._folder.found(project.sharing.records.files(record)):
            opened = found if isinstance(found, UnreadFile) else self._folder.opened(found, erased)
            if isinstance(opened, UnreadFile):
                read.unread.append(opened)
            elif isinstance(found, FoundFile):
                read.found.append(found)
                read.opened.append(opened)
        return read

    # ---- what goes -------------------------------------------------------------------------------

    def _sent(self, record: FolderRecord, report: SyncReport) -> SyncReport:
        project = self._space.project
        records = project.sharing.records
        forbidden = _forbidden(project)
        outgoing = project.sharing.outgoing(records.entries(record), forbidden, record.left_out)
        report = _with_numbers(report, project, outgoing)
        if not report.dry_run:
            records.note_left_out(record, outgoing.left_out - record.left_out)
            unwritten = self._send(outgoing, outgoing.leaving, self._folder, record)
            if unwritten:
                report = replace(report, sent=0, unsent=report.sent, unwritten=unwritten)
        return self._sent_privately(outgoing, report) if self._private else report

    def _sent_privately(self, outgoing: Outgoing, report: SyncReport) -> SyncReport:
        private = self._private
        assert private is not None  # noqa: S101 - asked by the caller
        record = self._record(private, dry_run=report.dry_run)
        known = self._space.project.sharing.records.entries(record)
        entries = tuple(entry for entry in outgoing.staying.entries if entry.uuid not in known)
        report = replace(report, whom=private.whom, sent_privately=len(entries))
        if report.dry_run:
            return report
        unwritten = self._send(outgoing, replace(outgoing.staying, entries=entries), private, record)
        if unwritten is None:
            return report
        unsent = report.unsent + len(entries)
        return replace(report, sent_privately=0, unsent=unsent, unwritten=report.unwritten or unwritten)

    def _send(
        self, outgoing: Outgoing, bundle: EntryBundle, folder: SharedFolder, record: FolderRecord
    ) -> UnwritableFolder | None:
        """Finish in a folder what was erased and put entries there; gives why nothing can be written there."""
        folder.sweep()
        try:
            finish_erasing(self._space, folder, record)
            if bundle.entries:
                self._put(outgoing, bundle, folder, record)
        except UnwritableFolder as error:
            return error
        except OSError as error:  # where a key or a file cannot be removed
            return unwritable_folder(folder.path, error)
        return None

    def _put(self, outgoing: Outgoing, bundle: EntryBundle, folder: SharedFolder, record: FolderRecord) -> None:
        """Put entries into a folder: their files, the line of the register and the record of it."""
        space = self._space
        named = replace(bundle, source=space.coder_name)
        files = folder.sealed(named, outgoing.owner_of, space.coder_name)
        with _departure(space, folder, outgoing, bundle).together(_by_path(folder, files)):
            folder.write(files)
        space.project.sharing.records.note(
            record,
            [(file.name, file.sha256) for file in files],
            [entry for file in files for entry in file.entries],
            own=True,
        )

    def erasures(self) -> list[ErasureStatus]:
        """What was erased, by whom, and which copies confirmed it or did not."""
        return self._space.project.sharing.erasures.status(self._folder)

    # ---- watching --------------------------------------------------------------------------------

    def watch(
        self,
        heard: Callable[[SyncReport], object],
        failed: Callable[[QualcodeError], object],
        *,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        """Look again whenever the folder or the project changed, until interrupted; it looks every SECONDS.

        What fails, such as a drive that is away for a while, is told once and tried again. Raises ProjectReplaced.
        """
        seen: object = None
        told = ""
        while True:
            mark = self._mark()
            if mark != seen:
                try:
                    report = self.once()
                    why = report.unwritten.message if report.unwritten else ""
                    if not why or why != told or report.received:
                        heard(report)
                    seen, told = None if why else self._mark(), why
                except ProjectReplaced:
                    raise
                except QualcodeError as error:
                    if error.message != told:
                        failed(error)
                    told = error.message
            pause(SECONDS)

    def _mark(self) -> tuple[object, ...]:
        """Differs where the folder or the project changed; network drives tell of nothing, so it is looked for."""
        return self._space.project.history_mark(), tuple(_listed(self._folder.path))


def _listed(folder: Path) -> Iterator[tuple[str, int]]:
    for part in sorted(path for path in _entries_of(folder) if path.is_dir()):
        for path in _entries_of(part):
            try:
                yield f"{part.name}/{path.name}", path.stat().st_size
            except OSError:
                continue


def _entries_of(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _opened(space: Workspace, path: Path, passphrase: str, whom: str = "") -> tuple[SharedFolder, bool]:
    """The folder, opened or begun, and whether it was begun."""
    folder = real(path)
    if is_begun(space, path, whom):
        return SharedFolder.open(folder, passphrase), False
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise QualcodeError(
            _("“{folder}” cannot be made: {why}.", folder=visible(str(folder)), why=error.strerror or error),
            _("Choose a folder in which you may write."),
        ) from error
    return SharedFolder.begin(folder, space.project.uuid, passphrase, whom), True


# ---- what comes --------------------------------------------------------------------------------------


def _taken_in(project: Project, read: _Read, author: Author, *, dry_run: bool) -> tuple[_Read, MergeReport]:
    """Take in what was read; where that fails as a whole, without the files that are refused alone."""
    try:
        return read, project.merging.take_in(read.bundles, author, dry_run=dry_run, in_step=True)
    except ProjectReplaced:
        raise
    except QualcodeError:
        good, refused = list[int](), list[UnreadFile]()
        for number, bundle in enumerate(read.bundles):
            try:
                project.merging.take_in([bundle], author, dry_run=True)
                good.append(number)
            except QualcodeError:
                refused.append(UnreadFile(read.found[number].name, "damaged"))
        if not refused:
            raise
        kept = read.only(good, refused)
        return kept, project.merging.take_in(kept.bundles, author, dry_run=dry_run, in_step=True)


def _note_read(project: Project, record: FolderRecord, read: _Read, merge: str) -> None:
    """Note what lies in the folder, and the entry that ties it together: an undo of the last act passes it over."""
    project.sharing.records.note(
        record,
        [(found.name, found.sha256) for found in read.found],
        [*(entry.uuid for bundle in read.bundles for entry in bundle.entries), *([merge] if merge else ())],
        own=False,
    )


def join(file: Path, path: Path, passphrase: str, coder: str) -> SyncReport:
    """Make a project file of what a shared folder holds; it is in step with it from then on.

    Raises WrongPassphrase, ProjectFileError where the file cannot be made, and QualcodeError for what is no shared
    folder, or holds nothing whole yet; then nothing was made.
    """
    folder_path = real(path)
    if folder_path in real(file).parents:
        raise _inside(path)
    facts = facts_in(folder_path) if folder_path.is_dir() else []
    if not facts:
        raise QualcodeError(
            _("“{folder}” is no folder that keeps a project in step.", folder=visible(str(path))),
            _("Give the folder that your team shares; a cloud may not have brought it yet."),
        )
    if any(about.whom for about in facts):
        raise QualcodeError(
            _("“{folder}” holds only what is for one person.", folder=visible(str(path))),
            _("Join by the folder of the team."),
        )
    folder = SharedFolder.open(folder_path, passphrase)
    reports: list[SyncReport] = []

    def fill(project: Project) -> None:
        space = Workspace(project, coder)
        erase_as_noted(space, folder)
        read = FolderSync(space, folder)._new_files(project.sharing.records.keep(folder.uuids, folder.path))
        if not read.found:
            raise QualcodeError(
                _("“{folder}” holds nothing that can be read yet.", folder=visible(str(path))),
                _("Wait until the cloud has brought its files; nothing was made."),
            )
        author = Author(coder, coders_in(read.bundles).get(coder))
        read, received = _taken_in(project, read, author, dry_run=False)
        record = project.sharing.records.keep(folder.uuids, folder.path)
        _note_read(project, record, read, received.merge)
        own = space.coder.uuid if space.coder else ""
        reports.append(
            SyncReport(
                folder.path,
                files=len(read.found),
                received=seen_of(received, space.sight, own),
                hidden=bool(space.sight.hidden),
                unread=tuple(read.unread),
                incomplete=read.incomplete,
            )
        )

    Project.create_copy(file, folder.project, fill).close()
    return reports[0]


def _with_numbers(report: SyncReport, project: Project, outgoing: Outgoing) -> SyncReport:
    """A report with what goes and what stays."""
    names = {document.uuid: document.name for document in project.documents.all()}
    return replace(
        report,
        sent=len(outgoing.leaving.entries),
        waiting=len(outgoing.staying.entries),
        blind_since=project.sharing.blind_since,
        left_out=tuple(sorted(names[uuid] for uuid in outgoing.left_out if uuid in names)),
    )


# ---- what leaves -------------------------------------------------------------------------------------


def _forbidden(project: Project) -> set[str]:
    """The documents (UUIDs) that must not be analysed by anybody: somebody said no to it, withdrew, or it is over."""
    today = local_today()
    holds = project.consents.that_hold()
    return {
        document.uuid
        for document in project.documents.all()
        if any(
            consent.forbids_all(today)
            for consent in (holds[document.key].own, *holds[document.key].speakers.values())
        )
    }


def _departure(space: Workspace, folder: SharedFolder, outgoing: Outgoing, bundle: EntryBundle) -> Departure:
    sent = space.project.sharing.parts(bundle, outgoing.owner_of)
    parts = DepartingParts()
    for document in sent.texts:
        parts.whole(document)
    for document, coding, span in sent.passages:
        parts.passage(document, coding, span)
    for document in sent.documents:
        parts.about(document)
    for case in sent.cases:
        parts.case(case)
    recipient = folder.whom or known_recipient(space, folder.path) or _("those who share the folder")
    return Departure(space=space, door="sync", format="entries", parts=parts, path=folder.path, recipient=recipient)


def _by_path(folder: SharedFolder, files: Iterable[EntriesFile]) -> dict[Path, str]:
    return {folder.path / ENTRIES / file.name: file.sha256 for file in files}
