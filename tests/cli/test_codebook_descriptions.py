"""What a codebook says of itself, and examples that nobody said: kept, shown and written wherever they appear."""

from __future__ import annotations

import json

import docx
import openpyxl
import pytest

from qualcode.reading.lists.codebook_file import load

BOOK = """title: Wege
description: |-
  Erster Absatz.

  Zweiter Absatz: mit *Stern*.
codes:
  - name: Weg
    definition: Was gegangen wird.
    anchors:
      - text: So könnte jemand reden.
        invented: true
      - text: So auch, mit Label.
        label: RG 2020
        invented: true
      - text: So hat jemand geredet.
        label: RG 2021
"""


@pytest.fixture
def book(run, tmp_path):
    (tmp_path / "wege.yaml").write_text(BOOK, encoding="utf-8")
    assert run("new", "studie", "--codebook", "wege.yaml").code == 0
    return tmp_path / "wege.yaml"


def texts_of(path):
    """What a reader sees of an export, in one string."""
    if path.suffix == ".docx":
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        return text.replace("\u00a0", " ")  # labels are not broken at a line's end
    if path.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(path).worksheets
        return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    return path.read_text("utf-8").replace("\\*", "*")


def test_the_file_comes_back_equal_and_a_second_time_changes_nothing(run, book, tmp_path):
    assert load(run("codebook", "export").out, "out").description == load(BOOK, "in").description
    assert load(run("codebook", "export").out, "out").title == "Wege"
    anchors = [code.anchors for code in load(run("codebook", "export").out, "out").codes]
    assert anchors == [code.anchors for code in load(BOOK, "in").codes]
    run("codebook", "export", "-o", "again.yaml")
    ran = run("codebook", "import", "again.yaml")
    assert "0 new, 0 changed, 1 the same" in ran.err
    ran = run("codebook", "import", "again.yaml")  # now the colour that the project gave has its place in the file
    assert "0 new, 0 changed, 1 the same\n" in ran.err
    assert run("codebook", "describe").out == "Wege: Erster Absatz. Zweiter Absatz: mit *Stern*.\n"


@pytest.mark.parametrize("suffix", ["docx", "md", "html"])
@pytest.mark.parametrize(("language", "words"), [("de", "erfundenes Beispiel"), ("en", "invented example")])
def test_every_format_marks_invented_examples_and_has_the_description(run, book, tmp_path, suffix, language, words):
    file = tmp_path / f"buch.{suffix}"
    assert run("codebook", "export", "-o", file, "--language", language).code == 0
    text = texts_of(file)
    assert text.count(words) == 2
    assert f"({words})" in text
    assert f"(RG 2020, {words})" in text
    assert "(RG 2021)" in text
    assert "Erster Absatz." in text
    assert "Zweiter Absatz: mit *Stern*." in text


def test_a_table_marks_invented_examples_beside_them_and_has_the_description(run, book, tmp_path):
    file = tmp_path / "buch.xlsx"
    assert run("codebook", "export", "-o", file).code == 0
    codes = openpyxl.load_workbook(file).worksheets[0]
    headings, cells = ([cell.value for cell in row] for row in list(codes.iter_rows())[:2])
    marked = {heading: cell for heading, cell in zip(headings, cells, strict=True) if heading.startswith("invented")}
    assert marked == {"invented 1": "yes", "invented 2": "yes"}
    assert "Zweiter Absatz: mit *Stern*." in texts_of(file)


def test_listings_mark_them_too(run, book):
    shown = run("codebook", "show", "Weg").out
    assert "  invented anchor example 1: “So könnte" in shown
    assert "  anchor example 3: “So hat" in shown
    assert "Wege: Erster Absatz." in run("codebook", "show").out
    (code,) = run("codebook", "show", "--json").json
    assert [anchor["invented"] for anchor in code["anchors"]] == [True, True, False]


def test_an_invented_example_stays_one_when_the_code_is_edited_merged_and_undone(run, book):
    assert run("codebook", "edit", "Weg", "--definition", "Anders.").code == 0
    assert run("codebook", "anchor", "add", "Weg", "Und das hier.", "--invented").code == 0
    assert run("codebook", "anchor", "remove", "Weg", "2").code == 0

    def invented():
        (code,) = run("codebook", "show", "--json").json
        return [anchor["invented"] for anchor in code["anchors"]]

    assert invented() == [True, False, True]
    for _ in range(3):
        assert run("undo").code == 0
    assert invented() == [True, True, False]


def test_an_example_that_became_invented_in_the_file_becomes_so_in_the_project(run, book, tmp_path):
    """What an earlier codebook brought with a label that looks real is mended by taking in the present one."""
    (tmp_path / "neu.yaml").write_text(BOOK.replace("label: RG 2021", "invented: true"), encoding="utf-8")
    assert "1 changed" in run("codebook", "import", "neu.yaml").err
    assert [anchor["invented"] for anchor in run("codebook", "show", "--json").json[0]["anchors"]] == [True] * 3


def test_a_passage_is_not_invented(run, book, tmp_path):
    ran = run("codebook", "anchor", "add", "Weg", "--coding", "abc", "--invented")
    assert (ran.code, "is not invented" in ran.err) == (2, True)
    (tmp_path / "falsch.yaml").write_text(BOOK.replace("label: RG 2020", "coding: abc"), encoding="utf-8")
    ran = run("codebook", "import", "falsch.yaml")
    assert (ran.code, "a passage and invented" in ran.err) == (1, True)


def test_descriptions_are_changed_taken_away_and_undone(run, book):
    assert run("codebook", "describe", "wege", "Neu.").code == 0
    assert run("codebook", "describe", "--json").json == [{"title": "Wege", "description": "Neu."}]
    assert run("codebook", "describe", "Wege", "").code == 0
    assert run("codebook", "describe").out == ""
    assert load(run("codebook", "export").out, "out").description == ""
    kinds = [entry["kind"] for entry in run("log", "--json").json]
    assert kinds.count("codebook.description") == 2
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert "Erster Absatz." in run("codebook", "describe").out
    assert run("codebook", "describe", "Wege").code == 2
    for title, text, said in (("Wege", "", 0), ("Wege", "", 1), (" ", "x", 1)):
        assert run("codebook", "describe", title, text).code == said
    assert run("check").code == 0


def test_several_codebooks_are_written_as_one_and_come_back_as_one(run, book, tmp_path):
    (tmp_path / "orte.yaml").write_text("title: Orte\ndescription: Wo.\ncodes:\n  - name: Ort\n", encoding="utf-8")
    assert ", description kept" in run("codebook", "import", "orte.yaml").err
    assert ", description kept" not in run("codebook", "import", "orte.yaml").err
    written = load(run("codebook", "export").out, "out")
    assert (written.title, "Orte: Wo." in written.description) == ("studie", True)
    run("codebook", "export", "-o", "alle.yaml")
    assert ", description kept" not in run("codebook", "import", "alle.yaml").err
    assert len(run("codebook", "describe", "--json").json) == 2
    assert run("new", "zweite", "--codebook", "alle.yaml").code == 0
    described = json.loads(run("-p", "zweite.qualcode", "codebook", "describe", "--json").out)
    assert described == [{"title": "studie", "description": written.description}]


def test_a_code_that_was_not_given_itself_says_what_its_sub_codes_have(run, study):
    assert run("codebook", "add", "Typen").code == 0
    assert run("codebook", "add", "Transition", "--under", "Typen").code == 0
    assert "codings: 0" in run("codebook", "show", "Typen").out
    assert run("code", "eins", "0:5", "Typen / Transition").code == 0
    assert "codings: no codings of its own, 1 of sub-codes" in run("codebook", "show", "Typen").out
    assert run("codebook", "show", "Typen", "--json").json["codings"] == 0
