"""What opening a project costs: nothing heavy is loaded, not even for making one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WORK = """
import sys
from pathlib import Path
from qualcode.project.file.history import Author
from qualcode.project.project import Project
path = Path(sys.argv[1])
{work}
print(*sorted({{name.split(".")[0] for name in sys.modules}}))
"""


def loaded(path, work):
    done = subprocess.run(
        [sys.executable, "-c", WORK.format(work=work), str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_working_with_a_project_loads_nothing_but_the_standard_library(project):
    project.close()
    work = (
        "with Project.open(path) as project:\n    project.settings.set('a', 'b', Author('x'))\n"
        "    project.undo(Author('x'))\n    project.log(), project.check(), project.codings.all()\n"
    )
    foreign = loaded(project.path, work) - set(sys.stdlib_module_names) - {"qualcode", "__main__"}
    assert {name for name in foreign if not name.startswith("_")} == set()


@pytest.mark.parametrize("heavy", ["pandas", "numpy"])
def test_making_a_project_does_not_load_what_sqlite_utils_would_like_to_have(tmp_path, heavy):
    seen = loaded(tmp_path / "a.qualcode", "Project.create(path, '', Author('x')).close()")
    assert "sqlite_utils" in seen
    assert heavy not in seen


def test_what_was_hidden_for_the_import_can_be_imported_afterwards(tmp_path):
    seen = loaded(tmp_path / "a.qualcode", "Project.create(path, '', Author('x')).close()\nimport numpy")
    assert "numpy" in seen
