"""Rows of a query that nobody reads to their end."""

from qualcode.project.file.store import Store
from qualcode.project.project import Project
from tests.builders import ME


def test_rows_that_are_left_half_read_do_not_speak_up_after_the_project_is_closed(tmp_path):
    project = Project.create(tmp_path / "a.qualcode", "Studie", ME)
    rows = Store(project._store.connection, project.path).rows("SELECT 1 UNION ALL SELECT 2")
    next(rows)
    project.close()
    rows.close()
