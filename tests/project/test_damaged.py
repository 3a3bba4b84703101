"""Damaged projects: bits turned in values behind the history and in bytes of the file, and what a repair mends.

Each damage is found by check, refused as a ProjectFileError, or harmless: nothing that the project says is changed.
"""

from __future__ import annotations

import random
import sqlite3
from contextlib import suppress

import pytest

from qualcode.errors import ProjectFileError, QualcodeError
from qualcode.project.checking.repair import repair
from qualcode.project.file import schema
from qualcode.project.project import Project
from tests.files.make import load
from tests.helpers import LEAD, add_coder, problems, raw, tables, without_triggers

SAMPLE, WHOLE = 20, 500
UNLOGGED = ("texts", "structures", "entries", "changes")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = load(1, tmp_path_factory.mktemp("whole") / "study.qualcode")
    with Project.open(path) as project:
        project.search.prepare()
        said = saying(project)
    return path.read_bytes(), said


def saying(project):
    """All that a project says: rows, texts, structures, history."""
    connection = project._store.connection
    more = {
        t: connection.execute(f"SELECT * FROM {t}").fetchall() for t in ("texts", "structures", "entries", "changes")
    }
    return tables(project) | more


def use(project):
    """Read on every way that a command takes; what is refused is refused in words."""
    for way in (
        lambda: list(project.search.find("lange", "Nacht")),
        lambda: [project.documents.text_with_turns(document.key) for document in project.documents.all()],
        lambda: list(project.coded.iter_codings([code.key for code in project.codes.book()], range(9), memos=True)),
        project.orphans.all,
        project.memos.all,
        project.log,
    ):
        with suppress(QualcodeError):
            way()


def outcome(path, said):
    """What becomes of a damaged file: found, refused, or harmless; anything else fails."""
    try:
        with Project.open(path) as project:
            use(project)
            if problems(project):
                return "found"
            assert saying(project) == said, "the damage passed"
            return "harmless"
    except ProjectFileError:
        return "refused"


def turn_a_bit_of_a_value(path, chance):
    """A bit of one value of a row, behind the back of the history."""
    with without_triggers(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        filled = [t for t in (*schema.LOGGED, "texts", "structures", "entries", "changes")
                  if connection.execute(f"SELECT 1 FROM {t}").fetchone()]  # fmt: skip
        table = chance.choice(filled)
        names = schema.column_names(connection, table)[1:]
        key, *values = chance.choice(connection.execute(f"SELECT * FROM {table}").fetchall())
        column, value = chance.choice([pair for pair in zip(names, values, strict=True) if pair[1] not in (None, "")])
        if isinstance(value, int):
            changed = value ^ (1 << chance.randrange(8))
        else:
            at = chance.randrange(len(value))
            changed = value[:at] + chr(ord(value[at]) ^ (1 << chance.randrange(5))) + value[at + 1 :]
        connection.execute("PRAGMA foreign_keys = OFF")
        with suppress(sqlite3.IntegrityError):  # UNIQUE refuses it, so that nothing was changed
            connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (changed, key))


def turn_a_bit_of_the_file(path, chance):
    held = bytearray(path.read_bytes())
    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    path.write_bytes(held)


@pytest.mark.parametrize("damage", [turn_a_bit_of_a_value, turn_a_bit_of_the_file])
@pytest.mark.parametrize("number", [SAMPLE, pytest.param(WHOLE // 2, marks=pytest.mark.stress)])
def test_no_damage_passes(whole, tmp_path, damage, number):
    held, said = whole
    path = tmp_path / "study.qualcode"
    seen = dict.fromkeys(("found", "refused", "harmless"), 0)
    for seed in range(number):
        path.write_bytes(held)
        damage(path, random.Random(seed))
        seen[outcome(path, said)] += 1
    print(f"{number} times {damage.__name__.replace('_', ' ')}: {seen}")
    assert seen["found"] > 0


def test_a_repair_leaves_the_original_and_mends_a_copy(whole, tmp_path):
    path, copy = tmp_path / "study.qualcode", tmp_path / "copy.qualcode"
    path.write_bytes(whole[0])
    with without_triggers(path) as connection:
        connection.execute("UPDATE codes SET parent_id = 3 WHERE id = 2")
        connection.execute("UPDATE labels SET population = 41")
    before = path.read_bytes()
    done = repair(path, copy)
    assert path.read_bytes() == before
    assert any("code 2" in line for line in done.done)
    codes, labels = done.doubted
    assert done.lost == []
    assert codes.startswith("rows of codes")
    assert labels.startswith("rows of labels")
    assert not [problem for finding in done.left for problem in finding.problems]
    with Project.open(copy) as project:
        assert len(project.codes.book()) == 4
        add_coder(project, "new")
        assert problems(project) == []
    with pytest.raises(ProjectFileError, match="exists"):
        repair(path, copy)


def test_a_repair_of_a_file_with_a_broken_page_says_what_is_lost(whole, tmp_path):
    path, copy = tmp_path / "study.qualcode", tmp_path / "copy.qualcode"
    path.write_bytes(whole[0])
    with raw(path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'memos'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    held = bytearray(path.read_bytes())
    held[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(held)
    done = repair(path, copy)
    assert any("memos" in line for line in done.lost)
    with Project.open(copy) as project:
        assert len(project.codings.all()) == 4
        project.undo(LEAD)
