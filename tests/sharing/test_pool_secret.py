"""The secret of a pool's keys stays in the project: packages hold neither it nor which pools there are."""

from __future__ import annotations

from qualcode.project.pools.records import SampledDocument
from qualcode.project.project import Project
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.sharing.packages import PackageOrder, write_package
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, coder_named, interview
from tests.helpers import new_project

POOL = "11111111-1111-4111-8111-111111111111"


def test_packages_hold_no_secret_and_a_dropped_one_is_nowhere(tmp_path):
    (tmp_path / "ours").mkdir()
    with new_project(tmp_path / "ours") as project:
        document = interview(project, "eins", "B: Nichts.\n", case="A")
        coder_named(project, "ben")
        record = project.pools.keep(POOL, tmp_path / "somewhere", "p00000000000000aa", ["Typ"])
        project.pools.keep_sampled([SampledDocument(document.uuid, POOL, "s1", "p00000000000000bb", 77)])
        package = tmp_path / "ben.qualcode"
        write_package(Workspace(project, ME.name), PackageOrder(path=package, coder="ben"))
        data = package.read_bytes()
        secrets = (record.secret.hex().encode(), POOL.encode(), b"p00000000000000aa", b"somewhere")
        assert not [secret for secret in secrets if secret in data]
        with Project.open(package) as theirs:
            assert theirs.pools.all() == []
            assert theirs.pools.sampled() == []
        merge(Workspace(project, ME.name), [package])
        assert project.pools.all() == [record]
        project.pools.drop(POOL)
    assert secrets[0] not in project.path.read_bytes()
