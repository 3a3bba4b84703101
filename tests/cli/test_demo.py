"""demo from the command line."""

from __future__ import annotations

import pytest


def test_demo_shows_the_main_job_and_leaves_three_files(run, tmp_path):
    ran = run("demo")
    assert ran.code == 0, ran.err
    assert "66 documents" in ran.out
    assert "pooled over codes" in ran.out
    assert {one.name for one in (tmp_path / "qualcode-demo").iterdir()} == {
        "Interferenz.docx",
        "Interferenz.md",
        "demo.qualcode",
    }
    assert "(RG 2022)" in (tmp_path / "qualcode-demo" / "Interferenz.md").read_text("utf-8")
    again = run("demo")
    assert (again.code, "not empty" in again.err) == (1, True)


@pytest.mark.parametrize(
    ("where", "words"), [("voll", "not empty"), ("datei", "not empty"), ("datei/x", "cannot be")]
)
def test_a_folder_that_will_not_do_is_refused_and_stays_as_it_was(run, tmp_path, where, words):
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll" / "x").write_text("x")
    (tmp_path / "datei").write_text("x")
    ran = run("demo", where)
    assert (ran.code, words in ran.err) == (1, True), ran.err
    assert sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")) == ["datei", "voll", "voll/x"]
