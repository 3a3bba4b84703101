"""A package whose process is killed is there whole and in the register, or not at all, and nothing lies about."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from qualcode.project.quoting import begun
from tests.helpers import problems
from tests.project.test_begun import killed, study  # noqa: F401 - a fixture

# where the process dies, and whether the file has its name by then
PLACES = [
    ("qualcode.project.watch.new_files _name", "before", False),
    ("qualcode.project.watch.new_files _name", "after", True),
    *(
        pytest.param(*place, marks=pytest.mark.stress)
        for place in (
            ("qualcode.project.sharing.cutting:_Cutter cut", "before", False),
            ("qualcode.project.sharing.cutting:_Cutter cut", "after", False),
            ("qualcode.project.quoting.begun:Begun _settle", "before", True),
            ("qualcode.project.quoting.begun:Begun _settle", "after", True),
        )
    ),
]


@pytest.mark.parametrize(("place", "when", "is_out"), PLACES)
def test_a_killed_package_is_whole_and_registered_or_gone(study, place, when, is_out):  # noqa: F811 - the fixture
    coder = ("--coder", "anna", "-p", "study.qualcode")
    killed(study.parent, place, when, "package", *coder, "-o", "anna.qualcode")
    package = study.with_name("anna.qualcode")
    assert package.exists() == is_out
    with Project.open(study) as project:
        assert [line.left.door for line in project.given.all()] == ["package"] * is_out
        assert begun.unfinished(project._store) == []
        assert problems(project) == []
    if is_out:
        with Project.open(package) as whole:
            assert problems(whole) == []
        package.unlink()
    left = {path.name for path in study.parent.iterdir()} - {"config"}
    assert left == {"study.qualcode"}
