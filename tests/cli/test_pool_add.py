"""“pool add” as people type it: what is told; and that each project goes whole or not at all."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("pyarrow", reason="pools need qualcode[pool]")

from qualcode.model.consent.consents import Purpose
from qualcode.pool.folder.pool import Pool
from qualcode.project.project import Project
from tests.builders import ME, interview
from tests.pool.study import YES, agree, rows_of, small_study

pytestmark = pytest.mark.consent
PLAIN = ("--no-likely-names", "--coder", "anna")


@pytest.fixture
def folder(tmp_path):
    small_study(tmp_path / "a.qualcode").close()
    Pool.create(tmp_path / "pool")
    return tmp_path


def test_a_dry_run_tells_what_would_go_and_nothing_goes(run, folder):
    ran = run("pool", "add", "a.qualcode", "--dry-run", "--with-texts", "--json", *PLAIN)
    assert ran.code == 0, ran.err
    assert ran.json == [
        {
            "documents": 3, "texts": 2, "attributes": [], "blind": False, "findings": 0,
            "left_out": {"documents": 2, "texts": 1},
        }
    ]  # fmt: skip
    assert "1 document left out: no consent is known for the purpose “secondary use”" in ran.err
    assert "1 text stays away: nobody agreed that it is quoted" in ran.err
    assert "nothing was added" in ran.err
    assert Pool.open(folder / "pool").projects() == []
    with Project.open(folder / "a.qualcode") as project:
        assert project.pools.all() == []


def test_each_of_several_projects_goes_whole_or_not_at_all_and_that_is_told(run, folder):
    (folder / "b.qualcode").write_text("no project")
    ran = run("pool", "add", "b.qualcode", "a.qualcode", "--json", "--to", "FDZ", *PLAIN)
    assert ran.code == 1
    assert "“b.qualcode” was not added: “b.qualcode” is no qualcode project" in ran.err
    assert [entry["documents"] for entry in ran.json] == [3]
    pool = Pool.open(folder / "pool")
    assert [manifest.project for manifest in pool.projects()] == [ran.json[0]["project"]]
    with Project.open(folder / "a.qualcode") as project:
        assert [given.left.recipient for given in project.given.all()] == ["FDZ"]
    again = run("pool", "add", "a.qualcode", *PLAIN)
    assert "renewed “a.qualcode” in the pool: 3 documents" in again.err
    assert "a.qualcode:\n" not in again.err
    small_study(folder / "c.qualcode").close()
    both = run("pool", "add", "a.qualcode", "./c.qualcode", "a.qualcode", *PLAIN)
    names, told = ("a.qualcode:\n", "c.qualcode:\n"), both.err
    assert [told.count(name) for name in names] == [1, 1]
    assert told.index("renewed “a.qualcode”") < told.index(names[1]) < told.index("added “c.qualcode”")
    assert told.endswith("2 projects are in the pool: 6 documents\n")


def test_what_the_name_check_found_goes_once_somebody_accepts_it(run, folder):
    with Project.open(folder / "a.qualcode") as project:
        interview(project, "f", "B: Das war A., schreiben Sie an nele@example.org.\n", case="F")
        agree(project, "F", {Purpose.SECONDARY: YES, Purpose.QUOTE: YES})
    ran = run("pool", "add", "a.qualcode", "--with-texts", "--strict", *PLAIN)
    assert ran.code == 1
    assert Pool.open(folder / "pool").projects() == []
    ran = run("pool", "add", "a.qualcode", "--with-texts", *PLAIN)
    assert (ran.code, "something in 1 text.\n       --dry-run tells" in ran.err) == (1, True)
    assert Pool.open(folder / "pool").projects() == []
    ran = run("pool", "add", "a.qualcode", "--with-texts", "--clean-texts", *PLAIN)
    assert ran.code == 0, ran.err
    assert "1 text stays away: the name check found something in it" in ran.err
    assert "mail address: nele@example.org" in ran.err
    assert run("pool", "add", "a.qualcode", "--with-texts", "--accept-all", *PLAIN).code == 2
    ran = run("pool", "add", "a.qualcode", "--with-texts", "--accept-all", "--reason", "erfunden", "--json", *PLAIN)
    assert ran.json[0]["texts"] == 3
    pool = Pool.open(folder / "pool")
    assert any("nele@" in str(row["text"]) for row in rows_of(pool, ran.json[0]["project"], "texts"))


def test_an_unknown_attribute_a_package_and_options_of_surveys_are_refused(run, folder):
    ran = run("pool", "add", "a.qualcode", "--attributes", "tpy", *PLAIN)
    assert (ran.code, "Did you mean “typ”?" in ran.err) == (1, True)
    assert run("pool", "add", "a.qualcode", "--id", "nr", *PLAIN).code == 2
    assert run("pool", "add", *PLAIN).code == 2
    assert run("-p", "a.qualcode", "package", "--coder", "ben", "-o", "ben.qualcode").code == 0
    ran = run("pool", "add", "ben.qualcode", *PLAIN)
    assert (ran.code, "is a package for a coder" in ran.err) == (1, True)
    assert Pool.open(folder / "pool").projects() == []


def test_a_survey_is_added_and_a_case_of_it_forgotten_by_its_name(run, folder):
    (folder / "s.csv").write_text("nr,wer,antwort\n1,P1,Gut.\n2,P2,Na ja.\n3,P2,Doch.\n")
    columns = ("--answers", "s.csv", "--id", "nr", "--text", "antwort", "--case", "wer", "--all-agreed")
    ran = run("pool", "add", *columns, "--with-texts", "--json", *PLAIN)
    assert ran.code == 0, ran.err
    assert "“s.csv.pool-secret” beside it holds the secret" in ran.err
    project = ran.json[0]["project"]
    assert run("pool", "forget", "s.csv", "P3", "--yes").code == 1
    ran = run("pool", "forget", "s.csv", "P2", "--yes")
    assert ran.code == 0, ran.err
    assert [row["text"] for row in rows_of(Pool.open(folder / "pool"), project, "texts")] == ["Gut."]
    assert run("pool", "forget", "s.csv", "--yes").code == 0
    assert json.loads((folder / "s.csv.pool-secret").read_text())["pools"] == {}


def test_a_blind_project_is_told_to_give_no_codings(run, folder):
    with Project.open(folder / "a.qualcode") as project:
        project.settings.set_blind(ME, on=True)
    ran = run("pool", "add", "a.qualcode", *PLAIN)
    assert "the project is blind: no codings go along" in ran.err
    assert "added “a.qualcode” to the pool: 3 documents" in ran.err
