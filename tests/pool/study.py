"""A small study for a pool: three cases agreed, one refused, one was never asked; and what a pool holds of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet

from qualcode.model.codings import WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.pool.adding.project import Added, add_project
from qualcode.pool.adding.project_plan import AddingOptions
from qualcode.pool.folder.pool import Pool
from qualcode.project.project import Project
from qualcode.reporting.disclosure.check import Options
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, coder_named, give_code, interview

YES, NO = Permission.YES, Permission.NO
TEXT = "I: Was half?\nB: Die Ämter 🙂 halfen uns. Dann half niemand mehr. Das war schwer.\n"


def small_study(path: Path) -> Project:
    """Documents a to e, of cases A to E: A may be quoted, B in other words only, C not; D refused, E is unknown."""
    project = Project.create(path, "Studie", ME)
    for number, case in enumerate("ABCDE"):
        document = interview(project, case.lower(), f"{TEXT}B: Nummer {number} sagte das.\n", case=case, typ="Kreis")
        give_code(project, document, "Die Ämter 🙂 halfen uns. Dann", "Hilfe / Ämter")
        give_code(project, document, "schwer", "Hilfe", coder="ben")
        project.coders.set_state(document.key, coder_named(project, "anna"), WorkState.FINISHED, ME)
    agree(project, "A", {Purpose.SECONDARY: YES, Purpose.QUOTE: YES})
    agree(project, "B", {Purpose.SECONDARY: YES, Purpose.QUOTE: Permission.PARAPHRASE})
    agree(project, "C", {Purpose.SECONDARY: YES, Purpose.QUOTE: NO})
    agree(project, "D", {Purpose.SECONDARY: NO, Purpose.QUOTE: YES})
    return project


def agree(project: Project, case: str, answers: dict[Purpose, Permission]) -> None:
    """Say what a case agreed to."""
    project.consents.set(ME, cases={project.cases.find(case).key: ConsentChange(answers)})


def added(pool: Pool, project: Project, *, coder: str = "anna", **wanted: object) -> Added:
    """Add a project as a coder; likely names are not looked for, which takes long."""
    asked = AddingOptions(checking=Options(likely=False), recipient="", **wanted)  # type: ignore[arg-type]
    return add_project(pool, Workspace(project, coder), asked)


def rows_of(pool: Pool, project: str, table: str) -> list[dict[str, object]]:
    """The rows of a file of a project in the pool."""
    path = pool.project_folder(project) / f"{table}.parquet"
    return pyarrow.parquet.read_table(path).to_pylist() if path.exists() else []


def everything_in(pool: Pool) -> Iterator[str]:
    """All texts that stand anywhere in a pool: names of files, columns and their values, JSON."""
    for path in pool.folder.rglob("*"):
        yield path.name
        if path.suffix == ".parquet":
            table = pyarrow.parquet.read_table(path)
            yield json.dumps(table.to_pylist(), ensure_ascii=False)
            yield str(table.schema.metadata)
        elif path.is_file():
            yield path.read_text("utf-8", "replace")
