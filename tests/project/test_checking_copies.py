"""The check of what a project keeps of other copies: nothing is said of what merges write, planted damage is told."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from tests.helpers import problems, raw
from tests.project.apart import two_copies

U, V = "01a22b64-6bd3-7002-9eac-3fcb34ee85de", "01a22b64-6bd3-7002-9eac-3fcb34ee85df"
TIME = "2026-11-30T07:00:00.000Z"
PLANTED = {
    "an arrived entry of no history": (
        "INSERT INTO arrived (entry_uuid, merge_uuid, source, created, package) "
        f"VALUES ('{U}', '{V}', '', '{TIME}', '')",
        "not in the history",
    ),
    "an arrived entry of a package that is none": (
        "UPDATE arrived SET package = 'x' WHERE id = (SELECT MIN(id) FROM arrived)",
        "package is no UUID",
    ),
    "a carried row of no history": (
        "INSERT INTO carried (entry_uuid, table_name, row_uuid, parents, old, new, text_sha256) "
        f"SELECT '{U}', table_name, row_uuid, parents, old, new, text_sha256 FROM carried LIMIT 1",
        "not in the history",
    ),
    "a carried row that is no JSON": ("UPDATE carried SET new = '{'", "cannot be read"),
    "a carried row with other columns": ("""UPDATE carried SET new = '{"nothing":1}'""", "cannot be read"),
    "a carried row of a table that is none": ("UPDATE carried SET table_name = 'sqlite_master'", "cannot be read"),
    "deep JSON": (f"UPDATE carried SET parents = '{'[' * 100_000}'", "cannot be read"),
    "a waiting entry that is none": ("UPDATE waiting SET entry = '[]'", "cannot be read"),
    "a waiting entry of another name": (f"UPDATE waiting SET entry_uuid = '{U}'", "cannot be read"),
    "a waiting entry that is here": (
        "UPDATE waiting SET entry_uuid = (SELECT uuid FROM entries LIMIT 1)",
        "in the history already",
    ),
    "rows that stand for each other": (
        f"INSERT INTO aliases (table_name, uuid, target) VALUES ('codes', '{U}', '{V}'), ('codes', '{V}', '{U}')",
        "stands for itself",
    ),
    "heads that are no list": ("UPDATE conflicts SET heads = '5'", "no list of UUIDs"),
    "a conflict in no table": ("UPDATE conflicts SET table_name = 'x'", "no table"),
    "a file without a checksum": (
        f"INSERT INTO shared_folders (uuid, path, details, created) VALUES ('{U}', '/x', '{{}}', 'gestern')",
        "no time",
    ),
    "a note that is no JSON": (
        f"INSERT INTO erasures (uuid, details, confirmed, applied, created) VALUES ('{U}', 'x', '[]', 0, '{TIME}')",
        "details cannot be read",
    ),
}


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A project with rows that were carried, an entry that waits, and conflicts."""
    with two_copies(tmp_path_factory.mktemp("two")) as made:
        made.everything()
        assert problems(made.one) == []
        made.one.close()
        return made.one.path.read_bytes()


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_damage_is_told(merged, tmp_path, planted):
    statement, words = PLANTED[planted]
    path = tmp_path / "p.qualcode"
    path.write_bytes(merged)
    with raw(path) as connection:
        assert connection.execute(statement).rowcount > 0
    with Project.open(path) as project:
        found = problems(project)
    assert found
    assert all("row" in problem for problem in found)
    assert any(words in problem for problem in found), found
