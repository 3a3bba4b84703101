"""demo from the command line."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest


def test_demo_tells_the_main_job_in_ten_lines_with_next_steps_that_work_and_leaves_three_files(run, tmp_path):
    ran = run("demo")
    assert ran.code == 0, ran.err
    assert "66 documents" in ran.out
    assert "Krippendorff's alpha .778 [.739, .811]" in ran.out
    assert "416 codings of Anna and Ben" in ran.out  # without those of the model solution
    assert "9 of “Schnittstellentypen / Interferenz”" in ran.out
    assert len((ran.out + ran.err).splitlines()) <= 10
    steps = re.findall(r"^  qualcode (.*?)  \(", ran.err, re.M)
    assert len(steps) >= 2
    assert any("training list" in step for step in steps)
    for step in steps:
        words = shlex.split(step)
        assert words[0].endswith("demo.qualcode") or run(*words).code == 0, step
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


def test_the_tour_goes_on_in_a_demo_that_is_there_and_needs_a_terminal(run, tmp_path, monkeypatch):
    assert run("demo", "hier", "--no-open").code == 0
    ran = run("demo", "hier", "--tour")
    assert (ran.code, "needs a terminal" in ran.err) == (2, True)
    begun = []
    monkeypatch.setattr("qualcode.cli.project.demo.on_terminal", lambda: True)
    monkeypatch.setattr(
        "qualcode.cli.project.demo.start", lambda path, _coder, **more: begun.append((path, more)) or 0
    )
    assert run("demo", "hier", "--tour").code == 0
    assert begun == [(Path("hier") / "demo.qualcode", {"tour": True})]
