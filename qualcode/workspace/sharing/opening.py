"""What a person should know who opens a project: of the file, of what is due, of work in several copies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.model.codings import CoderKind
from qualcode.project.history_queries import had_conflicts, number_waiting
from qualcode.workspace.consent.due import due_words

if TYPE_CHECKING:
    from qualcode.project.project import Project


def told_at_opening(project: Project, *, tell_due: bool = True) -> Iterator[str]:
    """A sentence each; with `tell_due` also of consents that are withdrawn and days of deletion that have come."""
    yield from project.told
    if tell_due and (words := due_words(project)):
        yield words
    yield from told_of_copies(project)


def told_of_package(project: Project, coder: str) -> Iterator[str]:
    """That the file is a package for somebody else than who acts (a name); nothing where it is not."""
    made_for = project.settings.package_for
    if made_for and made_for != coder:
        yield _("this is a package for “{coder}”, who works in it with --coder {coder}", coder=made_for)


def told_of_copies(project: Project) -> Iterator[str]:
    """Of open conflicts, and of changes that wait for others.

    While the project is blind, conflicts about codings are not counted, nor what waits: that would tell of others.
    Those about a model solution never are, since it is not known here who may see it.
    """
    is_blind = project.settings.blind
    number = 0
    if had_conflicts(project):  # else nothing of what merges is needed at every start
        models = {coder.uuid for coder in project.coders.all() if coder.kind is CoderKind.MODEL}
        owners = [conflict.owner for conflict in project.merging.conflicts()]
        number = sum(owner not in models and not (is_blind and owner) for owner in owners)
    if number:
        yield ngettext(
            "{count} conflict between copies waits for a decision; “qualcode conflicts” lists it",
            "{count} conflicts between copies wait for a decision; “qualcode conflicts” lists them",
            number,
        )
    waiting = 0 if is_blind else number_waiting(project)
    if waiting:
        yield ngettext(
            "{count} change from another copy waits for what it rests on: merge the copy that has it",
            "{count} changes from other copies wait for what they rest on: merge the copies that have it",
            waiting,
        )
