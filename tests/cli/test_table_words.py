"""Cells of the command table that hold words: as quotes treats quotations, and the summaries of the grid."""

from __future__ import annotations

import openpyxl
import pytest

import qualcode
from tests.made_once import made_once


@pytest.fixture
@made_once
def study(tmp_path, run):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="anna") as study:
        for number, (kind, score) in enumerate((("Kreis", "3"), ("Kreis", "4,5"), ("Stadt", "keine"))):
            study.documents.add(
                f"d{number}", f"B: Das Amt kam {number} Mal. Es half.", label="RG 2022", case=f"Fall {number}",
                attributes={"typ": kind, "note": score},
            )  # fmt: skip
        for code in ("Amt", "Hilfe"):
            study.codes.add(code)
        study.coders.add("anna")
        for number in range(3):
            study.code(f"d{number}", f"Das Amt kam {number} Mal.", "Amt")
        study.code("d1", "Es half.", "Hilfe").mark_good()
    return tmp_path


def test_a_joint_display_has_groups_as_columns_figures_above_and_one_quotation_a_cell(study, run):
    ran = run("table", "codes", "typ", "--cells", "quotations", "--at-most", "1", "--figures", "note", "--json")
    made = ran.json
    assert [column["name"] for column in made["columns"]] == ["Kreis", "Stadt"]
    assert [figure["text"] for figure in made["figures"]] == [
        "M = 3.75; Md = 3.75; 3 to 4.50; n = 2",
        "n = 0; 1 without a number",
    ]
    cells = {(cell["row"], cell["column"]): cell for cell in made["cells"]}
    assert cells["Amt", "Kreis"]["beyond_limit"] == 1
    assert [shown["text"] for shown in cells["Hilfe", "Kreis"]["quotations"]] == ["Es half."]
    assert "disclosure check" in ran.err


def test_a_workbook_and_a_document_are_written_and_final_ones_are_recorded(study, run):
    assert run("table", "cases", "codes", "--cells", "quotations", "-o", "m.xlsx").code == 0
    rows = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(study / "m.xlsx").worksheets[0].iter_rows()
    ]
    assert rows[0] == ["cases", "Amt", "Hilfe"]
    assert rows[1][0] == "case 1"
    ran = run("table", "codes", "typ", "--cells", "quotations", "--final", "-o", "m.docx")
    assert ran.code == 0
    assert "“m” holds 4 codings" in ran.err
    assert [publication["name"] for publication in run("publications", "--json").json] == ["m"]
    ran = run("table", "cases", "codes", "--cells", "quotations", "--final", "-o", "n.docx")
    assert "which quotations go together" in ran.err


def test_summaries_of_the_grid_stand_in_its_cells_either_way_round(study, run):
    assert run("summaries", "set", "Fall 0", "Amt", "Kam nie.").code == 0
    made = run("table", "cases", "codes", "--cells", "summaries", "--json").json
    assert [(cell["case"], cell["code"], cell["text"]) for cell in made["cells"]] == [("Case 1", "Amt", "Kam nie.")]
    turned = run("table", "codes", "cases", "--cells", "summaries").out
    assert "| code | Case 1 | Case 2 | Case 3 |" in turned or "| case | Case 1 | Case 2 | Case 3 |" in turned


def test_with_strict_nothing_is_written_where_something_is_found(study, run):
    ran = run("table", "codes", "typ", "--cells", "quotations", "--strict", "-o", "m.docx")
    assert ran.code == 1
    assert not (study / "m.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("codes", "typ", "--at-most", "2"), "are for cells with quotations"),
        (("codes", "typ", "--cells", "summaries"), "Summaries are of cases on codes"),
        (("codes", "typ", "--cells", "quotations", "--final"), "Where is it published?"),
        (("codes", "typ", "--cells", "quotations", "--publication", "B"), "--publication is for --final"),
        (("codes", "typ", "--cells", "quotations", "--figures", "typ"), "“typ” has no numbers here"),
        (("codes", "coders", "--cells", "quotations", "--figures", "note"), "have no figures"),
        (("codes", "typ", "--cells", "quotations", "--figures", "nota"), "note"),
        (("codes", "typ", "--cells", "quotations", "--final", "--identify", "-o", "x.md"), "exclude each other"),
        (("codes", "typ", "--cells", "quotations", "-o", "x.svg"), "no suffix that is known here"),
        (("codes", "typ", "--cells", "quotations", "--publish", "3"), "cells with words have none"),
        (("codes", "typ", "--final"), "--final is for cells with words"),
    ],
)
def test_what_does_not_go_together_is_refused_with_a_next_step(study, run, arguments, said):
    ran = run("table", *arguments)
    assert ran.code != 0
    assert said in ran.err
    assert not list(study.glob("x.*"))


def test_the_command_summaries_lists_writes_confirms_and_removes(study, run):
    assert "there are no summaries" in run("summaries").err
    assert run("summaries", "set", "Fall 0", "Amt", "=Kam nie.").code == 0
    assert run("summaries", "set", "-", "Amt", "Über alle.").code == 0
    assert not [found for found in run("summaries", "--json").json if found["stale"]]
    with qualcode.open(study / "p.qualcode", coder="anna") as opened:
        opened.code("d0", "Es half.", "Amt")
    stale = run("summaries", "--stale", "--json").json
    assert [(found["case"], found["added"]) for found in stale] == [("Fall 0", 1), (None, 1)]
    shown = run("summaries", "show", "Fall 0", "Amt")
    assert "=Kam nie." in shown.out
    assert "1 coding new" in shown.err
    assert run("summaries", "confirm", "Fall 0", "Amt").code == 0
    assert [found["case"] for found in run("summaries", "--stale", "--json").json] == [None]
    assert run("summaries", "-o", "g.docx").code == 0
    assert run("summaries", "remove", "Fall 0", "Amt").code == 0
    assert run("summaries", "remove", "Fall 0", "Amt").code != 0
    assert run("undo").code == 0
    assert len(run("summaries", "--json").json) == 2
    for arguments in (("--final",), ("-o", "g.docx", "--stale"), ("-o", "g.pdf")):
        assert run("summaries", *arguments).code != 0
    assert run("summaries", "set", "Fall 0", "Amt", " ").code != 0
    assert run("summaries", "set", "Fall", "Amt", "x").code != 0  # exact names only
