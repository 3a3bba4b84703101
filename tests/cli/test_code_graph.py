"""codebook show --graph and codebook occurs."""

from __future__ import annotations


def test_the_graph_is_printed_and_written(run, study, tmp_path):
    run("codebook", "edit", "Transition", "--relation", "strategy", "Interferenz")
    shown = run("codebook", "show", "--graph")
    assert "→ strategy: Interferenz" in shown.out
    for name, begins in (("g.svg", "<svg"), ("g.dot", "digraph")):
        assert run("codebook", "show", "--graph", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    (link,) = run("codebook", "show", "--graph", "--no-borders", "--json").json["links"]
    assert (link["kind"], link["both_ways"], link["from"]) == ("strategy", False, "relation")


def test_other_files_and_options_without_the_graph_are_refused(run, study, tmp_path):
    assert run("codebook", "show", "--graph", "-o", str(tmp_path / "g.png")).code == 2
    assert run("codebook", "show", "-o", str(tmp_path / "g.svg")).code == 2
    assert run("codebook", "show", "--no-borders").code == 2
    assert list(tmp_path.glob("g.*")) == []


def test_what_occurs_with_a_theme_is_told_with_its_cases(run, study):
    run("codebook", "edit", "Transition", "--relation", "strategy", "Interferenz")
    run("code", "eins", "0:20", "Transition")
    run("code", "eins", "5:30", "Interferenz")
    found = run("codebook", "occurs", "Transition", "--branch", "Interferenz", "--json").json
    (companion,) = [each for each in found["companions"] if each["path"].endswith("Interferenz")]
    assert (companion["together"], companion["cases"], found["cases_with_theme"]) == (1, 1, 1)
    told = run("codebook", "occurs", "Transition", "--branch", "Interferenz")
    assert told.code == 0
    assert "1 / 1" in told.out
    assert run("codebook", "occurs", "Nirgends").code == 1
