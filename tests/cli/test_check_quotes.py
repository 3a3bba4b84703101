"""The command check-quotes: table, JSON, exit codes, formats."""

from __future__ import annotations

import docx
import pytest

DRAFT = """# Interferenz

Es war schwierig: „Das war am Anfang sehr schwierig.“ (RG 2022)

„Jeder hat für sich entschieden.“ (RG 2022)
"""


@pytest.fixture
def draft(run, study, tmp_path):
    run("code", "eins", "21:51", "Interferenz")
    file = tmp_path / "bericht.md"
    file.write_text(DRAFT, encoding="utf-8")
    return file


def test_the_table_tells_problems_only_and_strict_fails(run, draft):
    ran = run("check-quotes", draft)
    assert ran.code == 0
    assert "“sehr” is put in without brackets" in ran.out
    assert len(ran.out.splitlines()) == 3
    assert "2 quotations: 1 unmarked changes, 1 exact; 2 problems" in ran.err
    assert run("check-quotes", draft, "--strict").code == 1


def test_a_draft_without_problems_passes_strict_and_prints_nothing(run, draft):
    draft.write_text("„Das war am Anfang schwierig. Jeder hat [...] entschieden.“ (RG 2022)", encoding="utf-8")
    ran = run("check-quotes", draft, "--strict")
    assert (ran.code, ran.out) == (0, "")
    assert "marked changes" in run("check-quotes", draft, "--all").out


def test_json_holds_every_quotation_with_its_source(run, draft):
    made = run("check-quotes", draft, "--json").json
    assert set(made) == {"report", "problems", "quotations", "names_in_text", "not_looked_at"}
    first, second = made["quotations"]
    assert set(first) == {
        "line", "headings", "text", "labels", "status", "document", "source_label", "start", "end", "words_found",
        "differences", "theme", "coded", "problems", "quoted_too_in_lines",
    }  # fmt: skip
    assert (first["line"], first["headings"], first["labels"]) == (3, ["Interferenz"], ["RG 2022"])
    assert first["differences"] == [{"kind": "put in without a mark", "source": "", "quotation": "sehr"}]
    assert [one["kind"] for one in first["problems"]] == ["words"]
    assert (second["status"], second["source_label"], second["problems"][0]["kind"]) == ("exact", "RG 2022", "theme")
    assert second["end"] > second["start"] > 0


def test_names_are_looked_for_in_the_whole_draft(run, draft, tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("Schwierig\n", encoding="utf-8")
    draft.write_text("In Schwierig war das so.\n", encoding="utf-8")
    ran = run("check-quotes", draft, "--names", names, "--strict")
    assert ran.code == 1
    assert "name in the text" in ran.out
    assert run("check-quotes", draft, "--names", tmp_path / "none.csv").code == 1


def test_a_word_file_is_read(run, draft, tmp_path):
    document = docx.Document()
    document.add_heading("Transition", 1)
    document.add_paragraph("„Jeder hat für uns entschieden.“ (RG 2022)")
    document.save(tmp_path / "b.docx")
    (found,) = run("check-quotes", "b.docx", "--json").json["quotations"]
    assert (found["line"], found["theme"], found["status"]) == (2, ["Transition"], "unmarked changes")


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", b"broken"), ("a.md", b""), ("a.csv", b"a;b\n1;2\n"), ("none.md", None)]
)
def test_an_unreadable_draft_is_told(run, study, tmp_path, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = run("check-quotes", name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ")


def test_a_draft_is_needed(run, study):
    assert run("check-quotes").code == 2
