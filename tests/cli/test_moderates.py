"""Who moderates a group asks, and what they say counts as talk where that was declared."""

from __future__ import annotations

import csv
import io

TEXT = (
    "Moderatorin: Wie lief das bei Ihnen?\n\nAda: Bei uns war das schwierig.\n\n"
    "Moderatorin: Bei mir im Haus auch, warum eigentlich?\n\nBea: Es fehlten die Leute."
)


def quoted(run, *options: str) -> list[str]:
    ran = run("quotes", "--language", "de", "--format", "csv", *options)
    assert ran.code == 0, ran.err
    return [row["Zitat"] for row in csv.DictReader(io.StringIO(ran.out, newline=""))]


def test_what_a_moderator_says_counts_where_it_is_declared(run, study, tmp_path):
    (tmp_path / "gruppe.txt").write_text(TEXT, encoding="utf-8")
    start, end = TEXT.index("Bei uns"), TEXT.index("eigentlich?") + len("eigentlich?")
    for arguments in (("import", "gruppe.txt"), ("code", "gruppe", f"{start}:{end}", "Interferenz")):
        assert run(*arguments).code == 0
    assert quoted(run) == ["Bei uns war das schwierig."]
    before = run("questions", "gruppe").out
    assert run("documents", "set", "gruppe", "--role", "Moderatorin=moderates").code == 0
    assert quoted(run) == ["Bei uns war das schwierig. Bei mir im Haus auch, warum eigentlich?"]
    assert quoted(run, "--dialogue") == ["B1: Bei uns war das schwierig.\nM: Bei mir im Haus auch, warum eigentlich?"]
    assert run("questions", "gruppe").out == before, "the questions are questions still"
    assert run("check").code == 0
    assert run("undo").code == 0
    assert quoted(run) == ["Bei uns war das schwierig."]


def test_the_head_of_a_file_may_declare_it(run, study, tmp_path):
    (tmp_path / "kopf.txt").write_text(f"---\nspeakers:\n  Moderatorin: moderates\n---\n{TEXT}", encoding="utf-8")
    assert run("import", "kopf.txt").code == 0
    assert "moderates" in run("documents", "speakers", "kopf").out
