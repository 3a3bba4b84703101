"""Codings out of a table: every row has its place or is listed, and all of it is one change."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from tests.cli.conftest import TEXT, span

JEDER = "Jeder hat für sich entschieden."


@pytest.fixture
def table(tmp_path):
    """Writes a table below the headings document, code and some more; gives its name."""

    def write(head, *rows, name="codings.csv"):
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            headings = head.split()
            csv.writer(file).writerows([headings, *([*row, *[""] * len(headings)][: len(headings)] for row in rows)])
        return name

    return write


@pytest.fixture
def longer(run, study, tmp_path):
    """A second document, in which words stand several times, with times."""
    text = "[00:00:05] Das Amt hilft.\n\n[00:01:10] Das Amt hilft nicht. Das Amt hilft.\n"
    (tmp_path / "zwei.txt").write_text(text, encoding="utf-8")
    assert run("import", "zwei.txt").code == 0
    return next(document["text"] for document in run("documents", "--json").json if document["name"] == "zwei")


def codings(run):
    return [
        (coding["document"], coding["text"], coding["code"], coding["coder"])
        for coding in run("codings", "--json").json
    ]


def test_a_passage_is_said_by_its_edges_or_its_words_and_all_is_one_change(run, study, table):
    start, end = span(JEDER).split(":")
    name = table(
        "document code start end text weight polarity memo round coder",
        ("eins", "Interferenz", start, end, "", "40", "absent", "Zweifel", "2", ""),
        ("eins", "Transition", "", "", "Jetzt geht  es.", "", "", "", "", "ben"),
    )
    ran = run("codings", "import", name, "--new-coder")
    assert ran.code == 0, ran.err
    assert "2 codings given in 1 document" in ran.err
    assert "new coder: ben" in ran.err
    first, second = run("codings", "--json").json
    assert (first["text"], first["weight"], first["polarity"], first["memo"], first["round"]) == (
        JEDER, 40, "absent", "Zweifel", 2,
    )  # fmt: skip
    assert (second["text"], second["coder"], second["round"]) == ("Jetzt geht es.", "ben", 1)
    assert "import of codings" in run("undo").err
    assert run("codings", "--json").json == []
    assert "ben" not in run("coders", "list").out


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "Dokument Kode Zitat Kodierer*in Polarität Gewicht",
            ("eins", "Interferenz", JEDER, "anna", "fehlend", "40"),
        ),
        ("DOCUMENT Code Passage Coder polarity weight", ("eins", "Interferenz", JEDER, "anna", "absent", "40")),
        (
            "dokument kode textstelle kodierende polarität gewicht",
            ("eins", "Interferenz", JEDER, "", "Absent", "40.0"),
        ),
    ],
)
def test_headings_are_german_or_english(run, study, table, head, row):
    assert run("codings", "import", table(head, row)).code == 0
    (coding,) = run("codings", "--json").json
    assert (coding["text"], coding["coder"], coding["polarity"], coding["weight"]) == (JEDER, "anna", "absent", 40)


def test_a_table_without_places_codes_whole_documents(run, study, table):
    ran = run("codings", "import", table("document code", ("eins", "Interferenz")))
    assert "1 row codes a whole document" in ran.err
    assert codings(run) == [("eins", TEXT, "Interferenz", "anna")]


def test_a_row_without_a_place_among_others_is_no_whole_document_unless_it_is_said(run, study, table):
    name = table("document code text", ("eins", "Interferenz", JEDER), ("eins", "Transition", ""))
    refused = run("codings", "import", name)
    assert refused.code != 0
    assert "row 3: it says no passage" in refused.err
    assert codings(run) == []
    assert run("codings", "import", name, "--whole-documents").code == 0
    assert sorted(text for _, text, _, _ in codings(run)) == sorted([TEXT, JEDER])


def test_words_that_stand_several_times_are_listed_with_their_paragraphs(run, longer, table):
    ran = run("codings", "import", table("document code text", ("zwei", "Interferenz", "Das Amt hilft")))
    assert ran.code != 0
    assert "“Das Amt hilft” stands 3 times in “zwei”: ¶1 (" in ran.err
    assert "say which by start, paragraph or time" in ran.err
    assert codings(run) == []


@pytest.mark.parametrize(
    ("column", "cell", "number"),
    [
        ("paragraph", "1", 0),
        ("paragraph", "¶1", 0),
        ("time", "0:00:05", 0),
        ("start", None, 2),
        ("Absatz", "2", None),
    ],
)
def test_they_are_placed_by_what_else_the_row_says(run, longer, table, column, cell, number):
    starts = [at for at in range(len(longer)) if longer.startswith("Das Amt hilft", at)]
    cell = str(starts[number]) if cell is None else cell
    ran = run(
        "codings", "import", table(f"document code text {column}", ("zwei", "Interferenz", "Das Amt hilft", cell))
    )
    if number is None:
        assert "stands 2 times in “zwei” where the row says" in ran.err
        return
    assert ran.code == 0, ran.err
    assert run("codings", "--json").json[0]["start"] == starts[number]


def test_a_paragraph_alone_means_what_is_said_in_it(run, study, table):
    assert run("codings", "import", table("document code paragraph", ("eins", "Interferenz", "2"))).code == 0
    assert codings(run) == [("eins", TEXT.partition("B: ")[2], "Interferenz", "anna")]


WRONG = {
    "no such document": ("zehn", "Interferenz", "3", "16", "", ""),
    "a part of a name": ("ein", "Interferenz", "3", "16", "", ""),
    "no such code": ("eins", "Interferen", "3", "16", "", ""),
    "a code in other case": ("eins", "interferenz", "3", "16", "", ""),
    "no code": ("eins", "", "3", "16", "", ""),
    "no document": ("", "Interferenz", "3", "16", "", ""),
    "no end": ("eins", "Interferenz", "3", "", "", ""),
    "an end before the start": ("eins", "Interferenz", "16", "3", "", ""),
    "outside": ("eins", "Interferenz", "3", "9999", "", ""),
    "below zero": ("eins", "Interferenz", "-1", "9", "", ""),
    "other words there": ("eins", "Interferenz", "3", "16", "Wie ging das?", ""),
    "words that are not there": ("eins", "Interferenz", "", "", "Wie ging das?", ""),
    "a part of a word": ("eins", "Interferenz", "", "", "chwierig", ""),
    "no weight": ("eins", "Interferenz", "3", "16", "", "200"),
    "a coder whom nobody knows": ("eins", "Interferenz", "3", "16", "", "", "ben"),
    "no polarity": ("eins", "Interferenz", "3", "16", "", "", "", "good"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_row_that_is_unclear_is_listed_and_nothing_is_taken_in(run, study, table, wrong):
    head = "document code start end text weight coder polarity"
    name = table(head, ("eins", "Transition", "3", "16"), wrong)
    log = run("log", "--json").json
    for more in ((), ("--dry-run",)):
        ran = run("codings", "import", name, *more)
        assert ran.code != 0
        assert "1 row of “codings.csv” cannot be taken in" in ran.err
        assert "row 3: " in ran.err
        assert "Nothing was taken in" in ran.err
    assert run("log", "--json").json == log
    some = run("codings", "import", name, "--leave-out")
    assert some.code == 0
    assert "left out: row 3: " in some.err
    assert "1 coding given in 1 document; 1 row left out" in some.err
    assert codings(run) == [("eins", "Wie lief das?", "Transition", "anna")]


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("document text", "has no column “code”"),
        ("code text", "has no column “document”"),
        ("document code text Zitat", "has two columns for the words"),
    ],
)
def test_a_table_that_says_too_little_or_too_much_is_refused(run, study, table, head, why):
    ran = run("codings", "import", table(head, ("eins", "Transition", "Wie lief das?", "")[: len(head.split())]))
    assert ran.code != 0
    assert why in ran.err


def test_a_dry_run_says_what_would_be_done(run, study, table):
    run("code", "eins", "3:16", "Transition")
    name = table(
        "document code start end coder",
        ("eins", "Transition", "3", "16", ""),
        ("eins", "Interferenz", "3", "16", "ben"),
        ("eins", "Interferenz", "3", "16", "ben"),
    )
    log = run("log", "--json").json
    ran = run("codings", "import", name, "--dry-run", "--new-coder")
    assert ran.code == 0
    assert "would add coder: ben" in ran.err
    assert (
        "1 coding would be given in 1 document (1 of “ben”); 1 row was there already and changed nothing; "
        "1 row repeats an earlier one and changed nothing" in ran.err
    )
    assert run("log", "--json").json == log
    assert "1 coding given" in run("codings", "import", name, "--new-coder").err
    assert "0 codings given; 3 rows were there already" in run("codings", "import", name).err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"polarity": "absent", "weight": "50"}, ["present, not absent", "weight 40, not 50"]),
        ({"polarity": "absent", "memo": "Zweifel"}, ["present, not absent", "another memo"]),
        ({"weight": "30"}, ["weight 40, not 30"]),
        ({"weight": "40", "memo": " dazu  mehr\n", "polarity": "present"}, []),
        ({"paraphrase": "Sie gehen."}, ["another paraphrase"]),
        ({"good": "yes"}, []),
        ({}, ["weight 40, not none", "another memo", "another paraphrase", "a good example"]),
    ],
)
@pytest.mark.parametrize("is_there", [True, False])
def test_rows_that_say_otherwise_than_what_stands_are_told(run, study, table, said, told, is_there):
    fields = "weight polarity memo paraphrase good"
    everything = {"weight": "40", "memo": "dazu mehr", "paraphrase": "Wir gehen.", "good": "x"}
    what_stands, row = said, {key: everything[key] for key in everything if key in said or not said}
    place = ("eins", "Transition", "3", "16")
    rows = [(*place, *(values.get(field, "") for field in fields.split())) for values in (what_stands, row)]
    head = f"document code start end {fields}"
    if is_there:
        assert run("codings", "import", table(head, rows[0], name="first.csv")).code == 0
        rows = rows[1:]
    ran = run("codings", "import", table(head, *rows))
    assert ran.code == 0
    (standing,) = run("codings", "--json").json
    assert standing["polarity"] == what_stands.get("polarity", "present")
    line = next((line for line in ran.err.splitlines() if "says otherwise" in line), "")
    where = "is there already" if is_there else "repeats an earlier row"
    expected = f"row {2 if is_there else 3}: {where}, and says otherwise: {', '.join(told)}" if told else ""
    assert line.removeprefix("warning: ") == expected
    assert ("1 of these says otherwise than what stands" in ran.err) is bool(told)
    dry = run("codings", "import", table(head, *rows), "--dry-run")
    assert (", ".join(told) in dry.err, "0 codings would be given; " in dry.err) == (True, True)


def test_a_blind_coder_is_not_told_that_others_wrote_memos_on_the_own_coding(run, study, table):
    coding = run("code", "eins", "3:16", "Transition", "--memo", "mein Zweifel").out.strip()
    run("coders", "add", "ben")
    assert run("memo", "add", "ben meint etwas", "--coding", coding, "--coder", "ben").code == 0
    run("coders", "blind", "on")
    ran = run(
        "codings", "import", table("document code start end memo", ("eins", "Transition", "3", "16", "mein Zweifel"))
    )
    assert ran.code == 0
    assert "1 row was there already" in ran.err
    assert "otherwise" not in ran.err


def test_new_coders_are_one_where_only_case_and_unicode_form_differ_and_must_be_possible(run, study, table):
    head = "document code start end coder"
    names = ("Zoë", "Zoe\u0308", "zoë")
    name = table(head, *(("eins", "Transition", "3", str(10 + at), who) for at, who in enumerate(names)))
    ran = run("codings", "import", name, "--new-coder")
    assert ran.code == 0, ran.err
    assert ran.err.count("new coder: ") == 1
    assert "3 codings given in 1 document (3 of “Zoë”)" in ran.err
    wrong = run(
        "codings", "import", table(head, ("eins", "Transition", "3", "20", "A, B")), "--new-coder", "--dry-run"
    )
    assert wrong.code != 0
    assert "row 2: “A, B” cannot be a coder's name" in wrong.err


def test_who_works_blind_takes_in_own_codings_only_and_learns_nothing_of_others(run, study, table):
    run("coders", "add", "ben")
    run("code", "eins", "3:16", "Transition", "--coder", "ben")
    run("coders", "blind", "on")
    name = table("document code start end coder", ("eins", "Transition", "3", "16", "ben"))
    ran = run("codings", "import", name)
    assert ran.code != 0
    assert "Codings of others are hidden" in ran.err
    assert "there already" not in ran.err
    own = run("codings", "import", table("document code start end", ("eins", "Transition", "3", "16")))
    assert (own.code, "1 coding given" in own.err) == (0, True)


def test_who_acts_must_be_known_where_rows_say_no_coder(run, study, table):
    name = table("document code", ("eins", "Transition"))
    ran = run("codings", "import", name, "--coder", "carla")
    assert ran.code != 0
    assert "knows no coder “carla”" in ran.err
    assert run("codings", "import", name, "--coder", "carla", "--new-coder").code == 0
    assert codings(run)[0][3] == "carla"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_codings_writes_comes_back_as_it_was(run, study, tmp_path, suffix):
    run("code", "eins", span(JEDER), "Interferenz", "--weight", "40", "--memo", "=Zweifel", "--polarity", "mixed")
    run("code", "eins", span("🙂"), "Transition", "--round", "2", "--paraphrase", "er lacht\nkurz")
    file = tmp_path / f"out.{suffix}"
    wrote = run("codings", "-o", file)
    assert wrote.code == 0, wrote.err
    assert "names of documents and coders stand in it" in wrote.err

    def told():
        kept = ("id", "created")
        return [
            {name: value for name, value in coding.items() if name not in kept}
            for coding in run("codings", "--json").json
        ]

    before = told()
    run("undo")
    run("undo")
    assert told() == []
    ran = run("codings", "import", file)
    assert ran.code == 0, ran.err
    assert told() == before
    assert run("check").code == 0


def test_a_workbook_has_its_sheet(run, study, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["nothing"])
    sheet = book.create_sheet("Kodierungen")
    sheet.append(["Dokument", "Kode", "von", "bis"])
    sheet.append(["eins", "Transition", 3, 16])
    book.save(tmp_path / "book.xlsx")
    ran = run("codings", "import", "book.xlsx", "--sheet", "Kodierungen")
    assert ran.code == 0, ran.err
    assert codings(run) == [("eins", "Wie lief das?", "Transition", "anna")]


def test_options_of_the_listing_before_the_command_are_refused(run, study, table):
    ran = run("codings", "--coder", "anna", "import", table("document code", ("eins", "Transition")))
    assert ran.code != 0
    assert "belong to the listing" in ran.err
