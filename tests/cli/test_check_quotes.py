"""The command check-quotes: table, JSON, exit codes, formats."""

from __future__ import annotations

import docx
import pytest

from qualcode.project.quoting.begun import Begun
from tests.made_once import made_once

DRAFT = """# Interferenz

Es war schwierig: „Das war am Anfang sehr schwierig.“ (RG 2022)

„Jeder hat für sich entschieden.“ (RG 2022)
"""


@pytest.fixture
@made_once
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
    assert "2 quotations: 1 unmarked changes, 1 exact; 1 problem\nwithout the theme of their chapter: 1" in ran.err
    assert "note: its chapter is about" in ran.out
    assert run("check-quotes", draft, "--strict").code == 1


def test_a_draft_without_problems_passes_strict_and_prints_nothing(run, draft):
    draft.write_text("„Das war am Anfang schwierig. Jeder hat [...] entschieden.“ (RG 2022)", encoding="utf-8")
    ran = run("check-quotes", draft, "--strict")
    assert (ran.code, ran.out) == (0, "")
    assert "marked changes" in run("check-quotes", draft, "--all").out


def test_json_holds_every_quotation_with_its_source(run, draft):
    made = run("check-quotes", draft, "--json").json
    assert set(made) == {
        "report", "problems", "quotations", "sentences_without_source", "names_in_text", "not_looked_at",
        "headings_not_found",
    }  # fmt: skip
    first, second = made["quotations"]
    assert set(first) == {
        "line", "headings", "text", "labels", "status", "document", "source_label", "start", "end", "words_found",
        "differences", "theme", "coded", "without_theme", "problems", "quoted_too_in_lines",
    }  # fmt: skip
    assert (first["line"], first["headings"], first["labels"]) == (3, ["Interferenz"], ["RG 2022"])
    assert first["differences"] == [{"kind": "put in without a mark", "source": "", "quotation": "sehr"}]
    assert [one["kind"] for one in first["problems"]] == ["words"]
    assert (second["status"], second["source_label"], second["problems"]) == ("exact", "RG 2022", [])
    assert second["without_theme"] is True
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


def test_a_passage_without_its_theme_and_a_sentence_without_source_are_notes_that_strict_lets_pass(run, draft):
    draft.write_text(
        "# Transition\n\n„Jeder hat für sich entschieden.“ (RG 2022)\n\n„Das haben wir aber nie so gesagt.“\n",
        encoding="utf-8",
    )
    ran = run("check-quotes", draft, "--strict")
    assert (ran.code, len(ran.out.splitlines())) == (0, 3)
    assert "note: its chapter is about" in ran.out
    assert "it has no label and stands in no text" in ran.out


def test_the_theme_of_a_chapter_can_be_said_by_option_and_table(run, draft, tmp_path):
    draft.write_text("# 2 Wie es begann\n\n„Jeder hat für sich entschieden.“ (RG 2022)\n", encoding="utf-8")
    assert run("check-quotes", draft, "--theme", "2=Transition", "--json").json["quotations"][0]["without_theme"]
    table = tmp_path / "themen.csv"
    table.write_text("Überschrift;Code\nWie es begann;Interferenz\n9;\n", encoding="utf-8")
    ran = run("check-quotes", draft, "--themes", table, "--json")
    assert ran.json["quotations"][0]["theme"] == ["Interferenz"]
    assert ran.json["headings_not_found"] == ["9"]
    assert "no heading “9”" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--theme", "2"], "Write it like --theme"),
        (["--theme", "=Transition"], "Write it like --theme"),
        (["--theme", "2=Trans"], "There is no code “Trans”"),
        (["--theme", "***=Transition"], "is no heading"),
        (["--themes", "t.csv"], "has no column “heading”"),
        (["--themes", "u.csv"], "row 2: there is no heading"),
        (["--themes", "t.md"], "is no table"),
    ],
)
def test_a_theme_that_cannot_be_is_refused(run, draft, tmp_path, arguments, said):
    (tmp_path / "t.csv").write_text("eins;code\na;b\n", encoding="utf-8")
    (tmp_path / "u.csv").write_text("heading;code\n;Transition\n", encoding="utf-8")
    (tmp_path / "t.md").write_text("# eins", encoding="utf-8")
    ran = run("check-quotes", draft, *arguments)
    assert (ran.code != 0, ran.out) == (True, "")
    assert said in ran.err


def test_what_is_found_is_written_in_every_format_and_the_labels_of_our_own_word_files_are_read(run, draft, tmp_path):
    assert run("check-quotes", draft, "-o", tmp_path / "geprüft.docx").code == 0
    (table,) = docx.Document(str(tmp_path / "geprüft.docx")).tables
    head, first, *_ = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["line", "status", "label", "quotation", "what to look at"]
    assert (first[0], first[2]) == ("3", "RG 2022")
    assert "“sehr” is put in" in first[4]
    assert run("check-quotes", draft, "-o", tmp_path / "geprüft.pages").code == 2
    assert run("quotes", "-o", tmp_path / "zitate.docx").code == 0
    found = run("check-quotes", tmp_path / "zitate.docx", "--json").json
    assert [one["labels"] for one in found["quotations"]] == [["RG 2022"]]  # with a no-break space in the file


def test_a_list_is_listed_as_unfinished_while_it_is_written(run, draft, tmp_path, monkeypatch):
    listed = []
    temporary = Begun.temporary
    monkeypatch.setattr(Begun, "temporary", lambda self, path: listed.append(path.name) or temporary(self, path))
    assert run("check-quotes", draft, "-o", tmp_path / "a.csv").code == 0
    assert [name.startswith(".a.csv.") for name in listed] == [True]


def test_in_german_what_is_told_is_german_and_what_programs_read_stays(in_german, run, draft, tmp_path):
    told = in_german("check-quotes", draft)
    assert "„sehr“ wurde ohne Klammern eingefügt" in told.out
    assert "ungekennzeichnet geändert" in told.out
    assert "2 Zitate: 1 ungekennzeichnet geändert, 1 wörtlich" in told.err
    assert in_german("check-quotes", draft, "-o", "x.csv").code == 0
    head, first, *_rows = (tmp_path / "x.csv").read_text("utf-8").splitlines()
    assert head == "line,status,label,quotation,what to look at"
    assert ",unmarked changes," in first
    assert run("check-quotes", draft, "--json").json["quotations"][0]["status"] == "unmarked changes"
