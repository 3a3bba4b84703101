"""agreement --ratings and --spans: published values, degenerate data with the printed reason, wrong files."""

from __future__ import annotations

import csv
import re

import openpyxl
import pytest

STABLE = {
    "percent", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "brennan_prediger", "gwet_ac1",
    "krippendorff_alpha", "u_alpha", "bar_u_alpha", "cu_alpha", "ku_alpha", "alpha_u_1995",
}  # fmt: skip

# Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”, section C: a string a coder, “.” is missing
SECTION_C = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# Krippendorff, Mathet, Bouvry & Widlöcher 2016: coder, start, end, value on a text of 60
UNITIZED = (
    "Alex 2 9 1,Alex 11 17 2,Alex 24 30 5,Alex 32 36 6,Alex 36 44 6,Alex 44 60 7,Paul 2 9 1,Paul 11 17 3,"
    "Paul 19 25 5,Paul 32 44 6,Suzan 2 9 1,Suzan 11 17 4,Suzan 21 27 5,Suzan 32 36 6,Suzan 36 40 6,Suzan 40 44 6"
)


@pytest.fixture
def ratings(run, tmp_path):
    """Run on ratings given as one string of one-letter values per coder; “.” is missing, “-” a blank cell."""

    def call(*columns, options=()):
        rows = [
            f"{unit},{coder},{'' if value == '-' else value}"
            for coder, column in zip("ABCDEF", columns, strict=False)
            for unit, value in enumerate(column)
            if value != "."
        ]
        (tmp_path / "r.csv").write_text("\n".join(["unit,coder,value", *rows]) + "\n", encoding="utf-8")
        return run("agreement", "--ratings", "r.csv", *options)

    return call


@pytest.fixture
def spans(run, tmp_path):
    """Run on passages given as “coder start end code” in one document."""

    def call(*passages, options=("--length", "60"), head="document,coder,code,start,end"):
        rows = [
            f"text,{coder},{code},{start},{end}" for coder, start, end, code in (one.split(" ") for one in passages)
        ]
        (tmp_path / "s.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return run("agreement", "--spans", "s.csv", *options)

    return call


def write(tmp_path, text, name="r.csv"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return name


def value(ran, name):
    found = ran if isinstance(ran, dict) else ran.json
    return found["coefficients"][name]["value"]


# ---- published values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorff_2011_in_every_metric(ratings, metric, expected):
    ran = ratings(*SECTION_C, options=["--metric", metric, "--json", "--bootstrap", "0"])
    alpha = ran.json["coefficients"]["krippendorff_alpha"]
    assert (alpha["value"], alpha["metric"]) == (pytest.approx(expected, abs=6e-4), metric)


def test_every_stable_name_stands_in_json_with_its_four_fields_and_its_categories(ratings):
    found = ratings("xxyy", "xyyy", options=["--json"]).json
    assert set(found["coefficients"]) >= STABLE
    for one in found["coefficients"].values():
        assert {"value", "low", "high", "reason"} <= set(one)
        assert set(one["categories"]) == {"x", "y"}
        assert all({"value", "low", "high", "reason"} == set(each) for each in one["categories"].values())
    assert found["coefficients"]["u_alpha"]["reason"] == "needs passages with their ends: --spans"
    assert found["categories"]["x"]["coefficients"]["percent"]["value"] == 0.75


def test_the_family_of_2016(spans):
    ran = spans(*UNITIZED.split(","), options=["--length", "60", "--json"])
    assert value(ran, "u_alpha") == pytest.approx(0.510, abs=6e-4)
    assert value(ran, "bar_u_alpha") == pytest.approx(0.413, abs=6e-4)
    assert value(ran, "cu_alpha") == pytest.approx(0.724, abs=6e-4)
    by_code = ran.json["coefficients"]["ku_alpha"]["categories"]
    assert [by_code[code]["value"] for code in "156"] == [1.0, 1.0, 1.0]
    assert by_code["5"]["coverage"] == pytest.approx(4 / 9)
    assert by_code["7"]["reason"] == "no passage of this code meets a passage of another coder"


# ---- degenerate data, each with the printed reason (agreement.md, 5.3) ------------------------------------


@pytest.mark.parametrize(
    ("columns", "options", "printed"),
    [
        (("x" * 60, "x" * 60), (), "alpha n/a (no variation: every rating is “x”)"),
        (("1" * 9 + "0" * 51, "0" * 60), ("--all",), "coder B: no variation"),
        (("1" * 60, "0" * 60), (), "coder A: no variation"),
        (("x", "y"), (), "alpha n/a (1 unit)"),
        (("xy..", "..xy"), (), "alpha n/a (no unit coded by two coders)"),
        (("x...", "xyzx"), (), "alpha n/a (1 unit coded by two coders)"),
        (("1" + "0" * 999, "0" * 1000), (), "r rare code: fewer than 5 positive units"),
        (("xy" * 40, "xy" * 40), (), "alpha without interval (not estimable (no disagreement))"),
        (("xxyy", "xyyy"), (), "f fewer than 50 units"),
    ],
)
def test_degenerate_ratings_print_their_reason_and_exit_with_0(ratings, columns, options, printed):
    ran = ratings(*columns, options=options)
    assert ran.code == 0, ran.err
    assert printed in ran.out
    assert not re.search(r"\bnan\b", ran.out)


def test_one_unit_has_no_figure_but_a_reason_in_json(ratings):
    found = ratings("x", "x", options=["--json"]).json["coefficients"]
    alpha = found["krippendorff_alpha"]
    assert (alpha["value"], alpha["reason"]) == (None, "1 unit")


def test_a_blank_value_and_an_absent_row_are_both_missing(ratings):
    blank = ratings("xy-x", "xyxx", options=["--json"]).json
    absent = ratings("xy.x", "xyxx", options=["--json"]).json
    assert blank["coefficients"] == absent["coefficients"]
    assert blank["ratings_missing"] == 1
    assert blank["notes"] == ["1 row without a value: these ratings are missing"]


# ---- several values a unit, categories, clusters ----------------------------------------------------------


def test_several_values_of_a_unit_are_rows_and_need_the_option(run, tmp_path):
    rows = ["1,A,x", "1,A,y", "1,B,x", "2,A,x", "2,B,x", "3,A,y", "3,B,y"]
    name = write(tmp_path, "\n".join(["unit,coder,value", *rows]))
    ran = run("agreement", "--ratings", name)
    assert (ran.code, "Row 3" in ran.err, "--multiple" in ran.err) == (1, True, True)
    found = run("agreement", "--ratings", name, "--multiple", "--json").json
    assert found["categories"]["y"]["coefficients"]["percent"]["value"] == pytest.approx(2 / 3)
    assert set(found["sets"]) == {"set_alpha_jaccard", "set_alpha_masi"}


def test_declared_categories_count_for_coefficients_that_know_the_list(ratings):
    two = ratings("xyxyxy", "xyxyyx", options=["--json"])
    three = ratings("xyxyxy", "xyxyyx", options=["--json", "--categories", "x,y,z"])
    assert value(two, "brennan_prediger") == pytest.approx((4 / 6 - 1 / 2) / (1 / 2))
    assert value(three, "brennan_prediger") == pytest.approx((4 / 6 - 1 / 3) / (2 / 3))
    assert value(two, "krippendorff_alpha") == value(three, "krippendorff_alpha")
    ran = ratings("xyz", "xyz", options=["--categories", "x,y"])
    assert (ran.code, "“z”" in ran.err) == (2, True)


def test_weights_come_with_values_that_have_an_order(ratings):
    # Cohen 1968: with two values every weight is that of equal or unequal
    found = ratings("1212121212", "1212121221", options=["--metric", "interval", "--json"]).json["coefficients"]
    assert found["cohen_kappa_weighted"]["value"] == pytest.approx(found["cohen_kappa"]["value"])
    assert found["gwet_ac2"]["value"] == pytest.approx(found["gwet_ac1"]["value"])
    near = ratings("1231231231", "1231231232", options=["--metric", "interval", "--json"])
    far = ratings("1231231231", "1231231233", options=["--metric", "interval", "--json"])
    assert value(near, "gwet_ac2") > value(far, "gwet_ac2")
    assert "With quadratic weights" in ratings("123123", "123122", options=["--metric", "interval"]).out
    assert "gwet_ac2" not in ratings("123123", "123122", options=["--json"]).json["coefficients"]


def test_a_column_of_cases_is_drawn_by_the_bootstrap_and_units_alone_are_marked(run, tmp_path, ratings):
    alone = ratings("xy" * 20, "xy" * 19 + "xx")
    assert "as if they were independent" in alone.err
    rows = [f"{unit},{coder},{'xy'[unit % 2]},{unit // 2}" for unit in range(24) for coder in "AB"]
    rows[0] = "0,A,y,0"
    name = write(tmp_path, "\n".join(["unit,coder,value,case", *rows]))
    found = run("agreement", "--ratings", name, "--json", "--bootstrap", "100", "--seed", "7").json
    assert (found["intervals"]["cluster"], found["intervals"]["clusters"]) == ("case", 12)
    assert found["coefficients"]["krippendorff_alpha"]["low"] is not None
    assert found["warnings"] == []
    again = run("agreement", "--ratings", name, "--json", "--bootstrap", "100", "--seed", "7").json
    assert again == found


def test_calibration_of_a_file_needs_its_clusters(run, tmp_path, ratings):
    ran = ratings("xy" * 20, "xy" * 19 + "xx", options=["--calibrate"])
    assert (ran.code, "clusters of this study are not known" in ran.err) == (2, True)
    rows = [
        f"{unit},{coder},{int(unit % 5 in ((1, 2) if coder == 'A' or unit % 3 else (2, 3)))},{unit // 10}"
        for unit in range(80)
        for coder in "AB"
    ]
    name = write(tmp_path, "\n".join(["unit,coder,value,case", *rows]))
    found = run("agreement", "--ratings", name, "--calibrate", "--json").json
    assert (found["cluster"], found["clusters"], len(found["codes"])) == ("case", 8, 2)
    assert found["codes"][0]["coverage"] is not None


# ---- signs for missing ------------------------------------------------------------------------------------

# as R's write.csv writes it
OF_R = (
    '"","unit","coder","value"\n"1",1,"A","ja"\n"2",1,"B","ja"\n"3",2,"A",NA\n"4",2,"B","nein"\n'
    '"5",3,"A","nein"\n"6",3,"B","nein"\n"7",4,"A","ja"\n"8",4,"B","nein"\n'
)


def test_what_looks_like_missing_is_asked_for_and_said_once(run, tmp_path):
    name = write(tmp_path, OF_R)
    ran = run("agreement", "--ratings", name)
    assert (ran.code, ran.out) == (1, "")
    assert "“NA”: missing, or a value?" in ran.err
    assert "--missing NA" in ran.err
    found = run("agreement", "--ratings", name, "--missing", "NA", "--json", "--bootstrap", "0").json
    assert value(found, "cohen_kappa") == pytest.approx(0.4)
    assert value(found, "krippendorff_alpha") == pytest.approx(0.444, abs=6e-4)
    assert (found["units_pairable"], found["ratings_missing"]) == (3, 1)
    assert "Cells that count as missing: “NA” (1); in “value”." in found["notes"]
    kept = run("agreement", "--ratings", name, "--categories", "ja,nein,NA", "--json", "--bootstrap", "0").json
    assert (kept["units_pairable"], kept["ratings_missing"]) == (4, 0)


def test_a_missing_rating_is_none_also_where_a_unit_may_have_several_values(run, tmp_path):
    rows = ["1,A,x", "1,B,x", "2,A,", "2,B,y", "3,A,NA", "3,B,y"]
    name = write(tmp_path, "\n".join(["unit,coder,value", *rows]))
    found = run("agreement", "--ratings", name, "--multiple", "--missing", "NA", "--json", "--bootstrap", "0").json
    assert (found["units_pairable"], found["ratings_missing"]) == (2, 1)


def test_signs_for_missing_in_passages_say_that_nothing_was_found(spans):
    passages = ("A 0 10 x", "B NA NA NA")
    assert spans(*passages).code == 1
    found = spans(*passages, options=["--length", "60", "--missing", "NA", "--json", "--bootstrap", "0"]).json
    assert found["coefficients"]["percent"]["value"] == pytest.approx(50 / 60)


def test_values_of_two_spellings_and_strange_letters_are_told(run, tmp_path):
    (tmp_path / "r.csv").write_bytes("unit,coder,value\n1,A,Träger\n1,B,träger\n2,A,x\n2,B,x\n".encode("cp1252"))
    found = run("agreement", "--ratings", "r.csv", "--json", "--bootstrap", "0").json
    assert any("“Träger” (1) and “träger” (1) differ only in case or blanks" in each for each in found["warnings"])
    assert any("Windows-1252" in each for each in found["warnings"])
    assert run("agreement", "--missing", "NA").code == 2


def test_ratings_of_a_workbook_are_those_of_a_table_of_text(run, tmp_path):
    book = openpyxl.Workbook()
    for row in csv.reader(OF_R.splitlines()):
        book.active.append(row)
    book.save(tmp_path / "r.xlsx")
    options = ("--missing", "NA", "--json", "--bootstrap", "0")
    of_book = run("agreement", "--ratings", "r.xlsx", *options).json
    of_text = run("agreement", "--ratings", write(tmp_path, OF_R), *options).json
    assert of_book["coefficients"] == of_text["coefficients"]
    assert "has no sheet “x”" in run("agreement", "--ratings", "r.xlsx", "--sheet", "x").err


def test_what_parts_the_cells_can_be_said(run, tmp_path):
    """As R's write.table writes it: parted by blanks, and no heading above the row names."""
    name = write(tmp_path, '"unit" "coder" "value"\n"1" 1 "A" "x"\n"2" 1 "B" "x"\n"3" 2 "A" "y"\n"4" 2 "B" "x"\n')
    ran = run("agreement", "--ratings", name)
    assert (ran.code, "--delimiter" in ran.err) == (1, True)
    found = run("agreement", "--ratings", name, "--delimiter", " ", "--json", "--bootstrap", "0").json
    assert value(found, "percent") == 0.5


# ---- passages ---------------------------------------------------------------------------------------------


def test_codes_that_overlap_have_no_u_alpha_but_bar_u_alpha_and_exclusive_refuses_them(spans):
    passages = ("A 0 10 x", "A 5 15 y", "B 0 10 x", "B 20 30 y")
    found = spans(*passages, options=["--length", "60", "--json"]).json["coefficients"]
    assert (found["u_alpha"]["value"], "A gave “x” (0–10) and “y” (5–15)" in found["u_alpha"]["reason"]) == (
        None,
        True,
    )
    assert found["bar_u_alpha"]["categories"]["x"]["value"] == 1.0
    ran = spans(*passages, options=["--length", "60", "--exclusive"])
    assert (ran.code, "A gave “x” (0–10) and “y” (5–15)" in ran.err) == (1, True)


def test_a_coder_without_a_row_in_a_document_is_missing_there(run, tmp_path):
    head = "document,coder,code,start,end,length"
    rows = ["one,A,x,0,5,20", "one,B,x,0,5,20", "two,A,x,3,9,30"]
    name = write(tmp_path, "\n".join([head, *rows]), "s.csv")
    missing = run("agreement", "--spans", name, "--json").json
    assert (missing["units"], missing["units_pairable"], missing["ratings_missing"]) == (50, 20, 30)
    said = write(tmp_path, "\n".join([head, *rows, "two,B,,,,30"]), "s.csv")
    nothing = run("agreement", "--spans", said, "--json").json
    assert (nothing["units_pairable"], nothing["ratings_missing"]) == (50, 0)
    write(tmp_path, "\n".join([head, *rows]), "s.csv")
    assumed = run("agreement", "--spans", name, "--assume-finished", "--json").json
    assert assumed["coefficients"] == nothing["coefficients"]


# ---- wrong files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told", "code"),
    [
        ("unit,rater,value\n1,A,x\n", "no column “coder”; its columns are “unit”, “rater”, “value”", 1),
        ("unit,coder,value\n1,A,x\n2,A,y\n", "found in “r.csv”: “A”", 1),
        ("unit,coder,value\n", "no rows below", 1),
        ("", "is empty", 1),
        ("unit,coder,coder,value\n1,A,A,x\n", "several columns of the same name: “coder”", 1),
        ("unit,coder,value\n1,A,x\n1,A,y\n1,B,x\n", "Row 3", 1),
        ("unit,coder,value\n,A,x\n1,B,x\n", "Row 2 of “r.csv” has no unit", 1),
        ("unit,coder,value\n1,A,x,y\n1,B,x\n", "4 cells", 1),
        ('unit,coder,value\n1,A,"x\n1,B,x\n', "is no whole table", 1),
    ],
)
def test_a_file_of_ratings_that_is_wrong_says_where(run, tmp_path, text, told, code):
    ran = run("agreement", "--ratings", write(tmp_path, text))
    assert (ran.code, told in ran.err, ran.out) == (code, True, "")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("t,A,x,9,3", "has a negative length"),
        ("t,A,x,3,3", "has no length"),
        ("t,A,x,3,99", "is not inside the text (0–60)"),
        ("t,A,x,-3,9", "is not inside the text (0–60)"),
        ("t,A,x,3,neun", "the end “neun” is no whole number"),
        ("t,A,,3,9", "has no code"),
        ("t,A,x,,9", "has no start"),
    ],
)
def test_a_passage_that_is_wrong_is_told_by_its_row(run, tmp_path, row, told):
    name = write(tmp_path, f"document,coder,code,start,end\n{row}\nt,B,x,1,9\n", "s.csv")
    ran = run("agreement", "--spans", name, "--length", "60")
    assert (ran.code, told in ran.err, "Row 2" in ran.err) == (1, True, True)


def test_a_document_needs_one_length(run, tmp_path):
    name = write(tmp_path, "document,coder,code,start,end\nt,A,x,1,9\nt,B,x,1,9\n", "s.csv")
    assert run("agreement", "--spans", name).code == 2
    assert run("agreement", "--spans", name, "--length", "0").code == 2
    head = "document,coder,code,start,end,length"
    name = write(tmp_path, f"{head}\nt,A,x,1,9,50\nt,B,x,1,9,60\n", "s.csv")
    ran = run("agreement", "--spans", name)
    assert (ran.code, "another row says 50" in ran.err) == (1, True)


def test_spreadsheets_with_semicolons_marks_and_decimal_commas_are_read(run, tmp_path):
    rows = "".join(f"{unit};{coder};{unit},5\r\n" for unit in range(3) for coder in "AB")
    (tmp_path / "r.csv").write_bytes(b"\xef\xbb\xbf" + f"Unit;Coder ;VALUE\r\n{rows}".encode())
    found = run("agreement", "--ratings", "r.csv", "--metric", "interval", "--json").json
    assert found["coefficients"]["krippendorff_alpha"]["value"] == 1.0
    assert list(found["categories"]) == ["0.5", "1.5", "2.5"]


@pytest.mark.parametrize(
    "options",
    [
        ("--ratings", "r.csv", "--spans", "r.csv"),
        ("--ratings", "r.csv", "--unit", "turn"),
        ("--ratings", "r.csv", "--length", "9"),
        ("--ratings", "r.csv", "--metric", "ordinal"),
        ("--ratings", "r.csv", "--metric", "ratio"),
        ("--spans", "r.csv", "--multiple"),
        ("--multiple",),
        ("--ratings", "r.csv", "--methods", "de"),
        ("--ratings", "r.csv", "--fail-under", "80"),
        ("--ratings", "r.csv", "--coefficient", "zeta"),
        ("--ratings", "r.csv", "--coefficient", "u_alpha", "--fail-under", "0.8"),
    ],
)
def test_options_that_do_not_fit_exit_with_2(run, tmp_path, options):
    write(tmp_path, "unit,coder,value\n1,A,x\n1,B,y\n2,A,x\n2,B,x\n")
    ran = run("agreement", *options)
    assert (ran.code, ran.err.startswith("error:"), "Traceback" in ran.err) == (2, True, False)


def test_a_missing_file_exits_with_1(run):
    ran = run("agreement", "--ratings", "nix.csv")
    assert (ran.code, "“nix.csv” does not exist" in ran.err) == (1, True)


@pytest.mark.parametrize("options", [(), ("--multiple",), ("--metric", "interval"), ("--bootstrap", "0")])
def test_values_that_hardly_ever_come_back_are_refused_before_they_fill_the_memory(run, tmp_path, options):
    rows = [f"{unit},{coder},{unit * 2 + place}" for unit in range(10_000) for place, coder in enumerate("ab")]
    (tmp_path / "r.csv").write_text("\n".join(["unit,coder,value", *rows]), encoding="utf-8")
    ran = run("agreement", "--ratings", "r.csv", *options)
    assert ran.code == 1
    assert "20,000 different values; 1,000 are compared at most" in ran.err


def test_more_codes_than_are_compared_are_refused(run, tmp_path):
    rows = [f"d{n % 9},{'ab'[n % 2]},c{n},0,9" for n in range(1_500)]
    (tmp_path / "s.csv").write_text("\n".join(["document,coder,code,start,end", *rows]), encoding="utf-8")
    ran = run("agreement", "--spans", "s.csv", "--length", 100)
    assert ran.code == 1
    assert "1,500 different codes; 1,000 are compared at most" in ran.err


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_that_which_parts_the_columns_that_are_needed(run, tmp_path, sign):
    headings = sign.join(["unit", "coder", "value", '"a; b, c; d, e; f, g"'])
    rows = [sign.join([str(unit), coder, "xy"[unit % 2], "n"]) for unit in range(6) for coder in "ab"]
    (tmp_path / "r.csv").write_text("\n".join([headings, *rows]), encoding="utf-8")
    ran = run("agreement", "--ratings", "r.csv")
    assert ran.code == 0, ran.err


CODED = """unit,document,case,coder,code,value
1,a,x,A,k,1
1,a,x,B,k,1
2,b,x,A,k,0
2,b,x,B,k,1
3,c,,A,k,0
3,c,,B,k,0
4,d,,A,k,1
4,d,,B,k,1
"""


def test_a_column_of_codes_has_ratings_of_each_and_cases_hold_documents(run, tmp_path):
    other = CODED.replace(",k,", ",l,").split("\n", 1)[1].replace("3,c,,B,l,0", "3,c,,B,l,1")
    name = write(tmp_path, CODED + other)
    found = run("agreement", "--ratings", name, "--json").json
    assert [code["code"] for code in found["codes"]] == ["k", "l"]
    assert (found["units"], found["intervals"]["cluster"], found["intervals"]["clusters"]) == (4, "case", 3)
    terms = [code["coefficients"]["krippendorff_alpha"] for code in found["codes"]]
    observed, expected = (
        sum(term[part] for term in terms) for part in ("observed_disagreement", "expected_disagreement")
    )
    assert found["pooled"]["krippendorff_alpha"]["value"] == pytest.approx(1 - observed / expected)
    by_document = run("agreement", "--ratings", name, "--cluster", "document", "--json").json
    assert (by_document["intervals"]["cluster"], by_document["intervals"]["clusters"]) == ("document", 4)
    assert "pooled over codes" in run("agreement", "--ratings", name).out
    again = run("agreement", "--ratings", write(tmp_path, CODED + "4,d,,B,k,0\n"))
    assert again.code == 1
    assert "Row 10" in again.err
    for options in (("--cluster", "turn"), ("--format", "ratings")):
        assert run("agreement", "--ratings", name, *options).code == 2
    without = run("agreement", "--ratings", write(tmp_path, CODED.replace("case", "kase")), "--cluster", "case")
    assert "no column “case”" in without.err


def test_codes_of_single_units_have_no_pooled_interval(run, tmp_path):
    def given(unit, coder):
        return int(unit % 3 == 0 or (coder == "B" and unit % 5 == 0))

    rows = [f"{unit},{coder},k,{given(unit, coder)}" for unit in range(40) for coder in "AB"]
    found = run("agreement", "--ratings", write(tmp_path, "\n".join(["unit,coder,code,value", *rows])), "--json").json
    assert found["codes"][0]["coefficients"]["krippendorff_alpha"]["low"] is not None
    assert found["pooled"]["krippendorff_alpha"]["low"] is None


def test_gamma_takes_its_weights_and_says_on_which_ring_it_shuffled(spans):
    def run(*options):
        return spans(*UNITIZED.split(","), options=("--length", "60", *options))

    ran = run("--gamma", "--gamma-alpha", "1", "--gamma-beta", "2", "--json")
    assert ran.code == 0, ran.err
    found = ran.json["gamma"]
    assert (found["alpha"], found["beta"], found["rings"]) == (1, 2, [60])
    assert found["value"] == pytest.approx(1 - found["disorder"] / found["expected_disorder"])
    assert "ring: the compared text of each document" in found["parameters"]
    assert "alpha 1, beta 2" in run("--gamma", "--gamma-alpha", "1", "--gamma-beta", "2").out
    for options, reason in (
        (("--gamma-alpha", "1"), "belong to --gamma"),
        (("--gamma", "--gamma-alpha", "-1"), "no weight for --gamma-alpha"),
        (("--gamma", "--gamma-alpha", "0", "--gamma-beta", "0"), "no two passages differ"),
    ):
        refused = run(*options)
        assert (refused.code, reason in refused.err) == (2, True), refused.err
