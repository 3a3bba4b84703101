"""A deposit whose process is killed is there whole and in the register, or not at all."""

from __future__ import annotations

import hashlib

import pytest

from qualcode.project.project import Project
from qualcode.project.quoting import begun
from qualcode.workspace.archive.deposit import SUMS
from tests.project.test_begun import killed

pytestmark = pytest.mark.consent
# where the process dies, and whether the folder has its name by then
PLACES = [
    ("qualcode.workspace.archive.deposit give_name", "before", False),
    ("qualcode.workspace.archive.deposit give_name", "after", True),
    *(
        pytest.param(*place, marks=pytest.mark.stress)
        for place in (
            ("qualcode.project.quoting.begun:Begun temporary", "before", False),
            ("qualcode.workspace.archive.deposit _write_tables", "before", False),
            ("qualcode.workspace.archive.deposit _write_sums", "after", False),
            ("qualcode.project.quoting.begun:Begun _settle", "before", True),
            ("qualcode.project.quoting.begun:Begun _settle", "after", True),
        )
    ),
]


@pytest.mark.parametrize(("place", "when", "is_out"), PLACES)
def test_a_killed_deposit_is_whole_and_registered_or_gone(file, place, when, is_out):
    command = ["archive", "deposit", "--smallest-group", "1", "--no-likely-names"]
    killed(file.parent, place, when, *command)
    folder = file.parent / "deposit"
    assert folder.exists() == is_out
    with Project.open(file) as project:
        assert [line.left.door for line in project.given.all()] == ["archive"] * is_out
        assert begun.unfinished(project._store) == []
    left = {path.name for path in file.parent.iterdir()} - {"study.qualcode", "config", "deposit"}
    assert left == set()
    if is_out:
        for line in (folder / SUMS).read_text("utf-8").splitlines():
            assert hashlib.sha256((folder / line[66:]).read_bytes()).hexdigest() == line[:64]
