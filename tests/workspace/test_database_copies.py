"""Two people code in copies of one project of QualCoder, where both have its name for everybody."""

from __future__ import annotations

from pathlib import Path

from qualcode.project.project import Project
from qualcode.workspace.exchange.importing import (
    ProjectImportWish,
    new_project_from,
    prepare_project_import,
    write_project_import,
)
from qualcode.workspace.exchange.intake_plan import IntakeSayings
from qualcode.workspace.workspace import Workspace
from tests.reading.exchange.foreign_databases import qualcoder_folder
from tests.reading.exchange.test_foreign_databases import at, coded, qualcoder


def test_the_copy_of_somebody_else_is_theirs_where_that_is_said(tmp_path: Path) -> None:
    before = coded(1, "Arbeit", 1, at("Arbeit"), owner="default")
    later = coded(2, "klein", 1, at("klein"), owner="default")
    mine = qualcoder_folder(tmp_path, qualcoder(code_text=[before, later]), name="a.qda")
    theirs = qualcoder(code_text=[before, later | {"date": "2024-01-15 11:00:00"}])
    copy = qualcoder_folder(tmp_path, theirs, name="b.qda")

    def tell(*_how_far: object) -> None:
        return

    target = tmp_path / "study.qualcode"
    first = prepare_project_import(None, ProjectImportWish(mine, new=target), tell, lambda: False)
    new_project_from(target, first, "anna", tell, lambda: False)
    with Project.open(target) as project:
        space = Workspace(project, "anna")
        wish = ProjectImportWish(copy, said=IntakeSayings({"default": "ben"}))
        write_project_import(space, prepare_project_import(space, wish, tell, lambda: False), tell, lambda: False)
    with Project.open(target) as project:
        names = {coder.key: coder.name for coder in project.coders.all()}
        found = [(names[coding.coder], coding.span.start) for coding in project.codings.all()]
    assert sorted(found) == [("ben", at("klein")[0]), ("default", at("Arbeit")[0]), ("default", at("klein")[0])]
