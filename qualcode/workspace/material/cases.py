"""Cases, and how many of them a source label stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qualcode.model.consent.consents import ConsentChange, Purpose

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Permission
    from qualcode.model.documents import Case
    from qualcode.model.labels import SourceLabel
    from qualcode.workspace.workspace import Workspace


def add(space: Workspace, name: str) -> Case:
    """Add a case. Raises as `Cases.add` does."""
    return space.project.cases.add(name, space.author)


def describe(space: Workspace, case: Case, attributes: Mapping[str, str], quotable: Permission | None = None) -> None:
    """Set attributes of a case (an empty value removes one), and whether it may be quoted."""
    with space.project.change("case.set", space.author):
        space.project.cases.set(case, attributes, space.author)
        if quotable is not None:
            space.project.consents.set(space.author, cases={case.key: ConsentChange({Purpose.QUOTE: quotable})})


def rename(space: Workspace, case: Case, name: str) -> None:
    """Give a case another name. Raises as `Cases.rename` does."""
    space.project.cases.rename(case, name, space.author)


def remove(space: Workspace, case: Case) -> None:
    """Take a case away; its documents stay without one."""
    space.project.cases.remove(case, space.author)


def set_population(space: Workspace, label: SourceLabel, population: int | None) -> SourceLabel:
    """Say how many cases a label stands for, also outside of the project; None takes that back."""
    return space.project.labels.set_population(label, population, space.author)
