"""A project of another program comes in, in two steps: it is read and compared first, then written as one change.

Reading takes long and is done in a thread over a connection of its own; writing belongs to the writing thread.
Without a project a new one is made of it, which has its name when all is in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import ProjectFileError, QualcodeError
from qualcode.project.coding.coders import refuse_name
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.project import Project
from qualcode.reading.source.options import AS_FOUND, ExchangeOptions
from qualcode.workspace.exchange.coded_lists import ListSayings, columns_to_keep, read_coded_list
from qualcode.workspace.exchange.intake_plan import IntakePlan, IntakeSayings, plan_intake, refuse_conflicts
from qualcode.workspace.exchange.source_drafts import SourceDrafts
from qualcode.workspace.imports.prepared_import import ImportCancelled, Progress

if TYPE_CHECKING:
    from qualcode.model.exchange.intake import Intake
    from qualcode.model.exchange.losses import LossReport
    from qualcode.model.exchange.project import ExchangeProject
    from qualcode.workspace.workspace import Workspace

_SHOWN = 5  # names in one message


@dataclass(frozen=True, slots=True)
class ProjectImportWish:
    """Which file or folder comes in, how it is read, and what is said of what the project has already.

    `new` is the project file that is to be made of it, None for the present project; `again` takes in what was erased
    from this project before, too. `listed` is what is said of a list of coded segments or of a transcript with codes.
    """

    path: Path
    reading: ExchangeOptions = AS_FOUND
    said: IntakeSayings = field(default_factory=IntakeSayings)
    new: Path | None = None
    again: bool = False
    listed: ListSayings = field(default_factory=ListSayings)


@dataclass(frozen=True, slots=True)
class PreparedProject:
    """A project of another program that was read and compared; nothing is written yet.

    `plan.intake` tells numbers, placements and conflicts, `plan.losses` what would be lost.
    """

    wish: ProjectImportWish
    foreign: ExchangeProject
    plan: IntakePlan
    drafts: SourceDrafts

    @property
    def intake(self) -> Intake:
        """What would come in."""
        return self.plan.intake

    @property
    def losses(self) -> LossReport:
        """What would be lost."""
        return self.plan.losses


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in, and what was lost."""

    intake: Intake
    losses: LossReport


def prepare_project_import(
    space: Workspace | None, wish: ProjectImportWish, progress: Progress, ends: Callable[[], bool]
) -> PreparedProject:
    """Read a project of another program and compare it with the present one, or with nothing where `space` is None.

    That is done over a connection of its own; nothing is written. Raises ReadingError for what cannot be read,
    ImportCancelled once `ends` says so, and as `plan_intake`; ProjectFileError where the file to be made is there,
    QualcodeError for what was erased from this project, unless it shall come in again.
    """
    if space is None and wish.new is not None and os.path.exists(wish.new):  # noqa: PTH110 - Path's own raises
        raise ProjectFileError(
            _("“{path}” exists already.", path=wish.new),
            _("Choose another name, or open it with “qualcode open”."),
        )
    progress(0, 1, wish.path.name)
    return prepared_of(space, _read(space, wish), wish, progress, ends)


def prepared_of(
    space: Workspace | None,
    foreign: ExchangeProject,
    wish: ProjectImportWish,
    progress: Progress,
    ends: Callable[[], bool],
) -> PreparedProject:
    """Compare what was read already; see `prepare_project_import`."""
    if ends():
        raise _cancelled()
    if space is None:
        prepared = PreparedProject(
            wish,
            foreign,
            plan_intake(None, foreign, wish.said, again=wish.again),
            SourceDrafts(wish.new or wish.path, foreign),
        )
        _make_drafts(prepared, progress, ends)
        return prepared
    with Project.open(space.project.path) as project:
        prepared = PreparedProject(
            wish,
            foreign,
            plan_intake(project, foreign, wish.said, again=wish.again),
            SourceDrafts(project.path, foreign),
        )
        _make_drafts(prepared, progress, ends)
        if not wish.again:
            _refuse_forgotten(project, prepared)
    return prepared


def write_project_import(
    space: Workspace, prepared: PreparedProject, progress: Progress, ends: Callable[[], bool]
) -> TakenIn:
    """Write what was prepared into the project as one change.

    It is compared once more with what the project holds by then. Raises QualcodeError where a person has to say first
    what is one and what is not, RoleRefused where who acts may not bring all that, ImportCancelled once `ends` says
    so; then nothing came in.
    """
    return _write(space.project, space.author, prepared, progress, ends)


def new_project_from(
    path: Path, prepared: PreparedProject, coder: str, progress: Progress, ends: Callable[[], bool]
) -> TakenIn:
    """Make a project file of what was prepared; it has its name when all is in it, else there is none.

    Raises as `Project.create` and `write_project_import`, and QualcodeError for a name that no coder can have.
    """
    refuse_name(coder)
    taken: list[TakenIn] = []

    def fill(project: Project) -> None:
        taken.append(_write(project, Author(coder), prepared, progress, ends, is_new=True))

    title = " ".join(prepared.foreign.name.split()) or path.stem
    Project.create(path, title, Author(coder), fill).close()
    return taken[0]


# ---- parts -------------------------------------------------------------------------------------------------


def _write(
    project: Project,
    author: Author,
    prepared: PreparedProject,
    progress: Progress,
    ends: Callable[[], bool],
    *,
    is_new: bool = False,
) -> TakenIn:
    foreign, plan = prepared.foreign, prepared.plan
    refuse_conflicts(plan.intake.conflicts)

    def told(done: int, every: int) -> None:
        if ends():
            raise _cancelled()
        progress(done, every, foreign.name)

    with project.change("import.project", author):
        if not is_new and plan.entry != project.exchange.last_entry():  # something was done since it was compared
            plan = plan_intake(project, foreign, prepared.wish.said, again=prepared.wish.again)
            refuse_conflicts(plan.intake.conflicts)
        drafts = prepared.drafts.portions(plan.rows.documents, plan.case_names)
        project.exchange.write(plan.rows, drafts, author, told, again=prepared.wish.again)
        _write_settings(project, foreign, author, is_new=is_new)
        if columns := columns_to_keep(prepared.wish.path, prepared.wish.listed):
            project.settings.set_segment_columns(columns, author)
    return TakenIn(plan.intake, plan.losses)


def _read(space: Workspace | None, wish: ProjectImportWish) -> ExchangeProject:
    """What the file holds: codings of a list or a transcript, or a project."""
    from qualcode.reading.formats.apart import READERS_APART

    if space is None:
        listed = read_coded_list(None, wish.path, wish.listed)
    else:
        with Project.open(space.project.path) as project:
            listed = read_coded_list(space.beside(project), wish.path, wish.listed)
    if listed is not None:
        return listed
    with _sentences_meanwhile():
        return READERS_APART.project(wish.path, wish.reading)


@contextmanager
def _sentences_meanwhile() -> Iterator[None]:
    """While another process reads: import what finds sentences, which takes as long as that."""
    from qualcode.language.sentences.spacy_import import import_spacy

    importing = Thread(target=import_spacy, daemon=True)
    importing.start()
    try:
        yield
    finally:
        importing.join()


def _write_settings(project: Project, foreign: ExchangeProject, author: Author, *, is_new: bool) -> None:
    """What the file says of the project itself: the present round of a new one, and its codebooks."""
    from qualcode.model.codes import CodebookDraft

    if is_new and foreign.round is not None and foreign.round > 1:
        project.settings.set_round(foreign.round, author)
    known = {folded(title) for title, _description in project.codes.descriptions.all()}
    for title, description in foreign.codebooks:
        if folded(title) not in known:
            project.codes.descriptions.take_in(CodebookDraft(title, (), description))


def _make_drafts(prepared: PreparedProject, progress: Progress, ends: Callable[[], bool]) -> None:
    """Find paragraphs, sentences and speakers of all texts that are new here."""
    documents = prepared.plan.rows.documents
    done = 0

    def told(name: str) -> None:
        nonlocal done
        if ends():
            raise _cancelled()
        progress(done, len(documents), name)
        done += 1

    prepared.drafts.make(documents, told)


def _cancelled() -> ImportCancelled:
    return ImportCancelled(_("Import cancelled."), _("Nothing came in."))


def _refuse_forgotten(project: Project, prepared: PreparedProject) -> None:
    erased, plan = project.exchange.present().forgotten, prepared.plan
    names = [coder.name for coder in plan.rows.coders if ("coders", coder.uuid) in erased]
    names += [case.name for case in plan.rows.cases if ("cases", case.uuid) in erased]
    names += [document.name for document in plan.rows.documents if ("documents", document.uuid) in erased]
    for drafts in prepared.drafts.portions(plan.rows.documents, plan.case_names):
        names += project.documents.forgotten(drafts)
    if names:
        raise QualcodeError(
            _("The file holds what was erased from this project: {names}.", names=_listed(names)),
            _("It stays out. If it may come back, add --again."),
        )


def _listed(names: list[str]) -> str:
    """Some of the names, each once, and how many more there are."""
    each = list(dict.fromkeys(names))
    shown = [program().quoted(name) for name in each[:_SHOWN]]
    if len(each) > _SHOWN:
        shown.append(program().ngettext("{count} more", "{count} more", len(each) - _SHOWN))
    return program().listed(shown)
