"""What people agreed to, on the command line: said, listed, taken out of a table, told when it is due."""

from __future__ import annotations

import csv
import io
import re
import shlex
import unicodedata
from datetime import date, timedelta

import openpyxl
import pytest

from qualcode.project.project import Project
from tests.made_once import made_once

pytestmark = pytest.mark.consent
TODAY = date.today().isoformat()
UMLAUT = "Bündnis Quellstein"
TYPED = 'Fall "B"/=1+1\u202e'  # quotation marks, a slash, a formula, a right-to-left mark
HOSTILE = TYPED[:-1]


@pytest.fixture
@made_once
def people(run, study, tmp_path):
    """One case with a document, two cases without any, and a document that belongs to none."""
    (tmp_path / "zwei.txt").write_text("B: Ich war nie dabei.", "utf-8")
    assert run("import", "zwei.txt").code == 0
    for name in ("Fall A", TYPED):
        assert run("cases", "add", name).code == 0
    return study


def listed(run, *options):
    return {row["name"]: row for row in run("consent", "--json", *options).json}


def lines(ran):
    return [line.strip() for line in ran.err.splitlines()]


# ---- said and listed -----------------------------------------------------------------------------------


def test_nothing_is_known_until_somebody_says_it(run, people):
    assert set(listed(run)) == {UMLAUT, "Fall A", HOSTILE, "zwei"}
    assert all(row["quote"] is None and row["given"] is None for row in listed(run).values())
    assert set(listed(run, "--documents")) == {UMLAUT, "Fall A", HOSTILE, "zwei", "eins"}
    ran = run("consent")
    assert "?" in ran.out
    assert "1 document has the consent of its case" in ran.err


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_said_of_a_case_is_listed_undone_and_restored(run, people, form):
    name = unicodedata.normalize(form, UMLAUT)
    ran = run("consent", "set", name, "quote=paraphrase", "archive=no", "--given", "31.5.2022", "--form", "B  2")
    assert ran.code == 0, ran.err
    assert "1 consent changed" in ran.err
    row = listed(run)[UMLAUT]
    said = {"quote": "paraphrase", "archive": "no", "given": "2022-05-31", "form": "B 2", "teach": None}
    assert said.items() <= row.items()
    assert (
        f"consents “{UMLAUT}”: quote paraphrased only, archive no, given on 2022-05-31, form “B 2”" in run("log").out
    )
    assert f"consents “{UMLAUT}”: quote paraphrased only" in run("undo").err
    assert listed(run)[UMLAUT]["quote"] is None
    run("redo")
    assert said.items() <= listed(run)[UMLAUT].items()


def test_an_empty_answer_takes_back_and_what_is_not_named_stays(run, people):
    run("consent", "set", "Fall A", "quote=yes", "teach=yes", "--form", "B", "--delete-by", "2099-01-01")
    run("consent", "set", "Fall A", "quote=", "--delete-by", "")
    row = listed(run)["Fall A"]
    assert (row["quote"], row["teach"], row["form"], row["delete_by"]) == (None, "yes", "B", None)


@pytest.mark.parametrize(
    ("typed", "field", "kept"),
    [("zitieren=ja", "quote", "yes"), ("Zitieren=nur Paraphrase", "quote", "paraphrase"),
     ("archiv=nein", "archive", "no"), ("Lehre=JA", "teach", "yes"), ("nachnutzung=nein", "secondary", "no"),
     ("dienste=ja", "services", "yes"), ("auswerten=ja", "analyse", "yes"), ("quote=unbekannt", "quote", None)],
)  # fmt: skip
def test_german_words_are_known(run, people, typed, field, kept):
    assert run("consent", "set", "Fall A", typed).code == 0
    assert listed(run)["Fall A"][field] == kept


def test_refusals_name_purposes_and_answers_in_the_language_of_the_program(in_german, people):
    said = in_german("consent", "set", "Fall A", "secondary=paraphrase").err
    assert "keine Antwort für Nachnutzung; Antworten sind ja und nein" in said
    refused = in_german("consent", "set", "Fall A", "analyse=no", "archive=yes").err
    assert "verweigert, archivieren aber erlaubt" in refused


def test_a_document_has_a_consent_of_its_own(run, people):
    ran = run("consent", "set", "--document", "eins", "--document", "zwei", "quote=no")
    assert "2 consents changed" in ran.err
    rows = listed(run)
    assert (rows["eins"]["kind"], rows["eins"]["case"], rows["eins"]["quote"]) == ("document", UMLAUT, "no")
    assert rows["zwei"]["case"] is None
    assert "consents “eins”, “zwei”: quote no" in run("log").out


def test_all_are_the_cases_and_the_documents_that_belong_to_none(run, people):
    ran = run("consent", "set", "--all", "quote=yes", "--form", "B 2")
    assert "4 consents changed" in ran.err
    assert {name: row["quote"] for name, row in listed(run, "--documents").items()} == {
        UMLAUT: "yes", "Fall A": "yes", HOSTILE: "yes", "zwei": "yes", "eins": None
    }  # fmt: skip
    assert "all of that was known already: nothing was changed" in run("consent", "set", "--all", "quote=yes").err


def test_a_name_with_a_sign_of_equality_is_a_name(run, people):
    run("cases", "add", "x=1")
    assert run("consent", "set", "x=1", "quote=yes").code == 0
    assert listed(run)["x=1"]["quote"] == "yes"
    assert run("consent", "set", TYPED, "quote=no").code == 0
    assert listed(run)[HOSTILE]["quote"] == "no"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Fall A", "quote=perhaps"), "“perhaps” is no answer for quote"),
        (("Fall A", "archive=paraphrase"), "“paraphrase” is no answer for archive; answers are yes and no"),
        (("Fall A", "quote=yes", "--given", "31.02.2022"), "“31.02.2022” is no day"),
        (("Fall A", "--withdrawn", "5/31/2022"), "is no day"),
        (("Fall A", "--delete-by", "31.05.22"), "is no day"),
        (("Fall A", "--given", "0022-05-31"), "is no day"),
        (("Fall A", "analyse=no", "quote=yes"), "without analysing nothing is"),
        (("Fall A", "--given", "2022-05-31", "--withdrawn", "2022-05-30"), "before it was given"),
        (("Fall A", "quote=yes", "zitieren=nein"), "quote is said twice"),
        (("Fall A",), "Nothing is said of it"),
        (("quote=yes",), "Nobody is named"),
        (("--all", "Fall A", "quote=yes"), "--all means every case"),
        (("Fall", "quote=yes"), "matches 2 cases"),
        (("fall a", "quote=yes"), "No case is called exactly “fall a”"),
        (("Fall A", "kwote=yes"), "“kwote” is no purpose"),
        (("--document", "drei", "quote=yes"), "There is no document “drei”"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_changes_nothing(run, people, arguments, told):
    before = listed(run, "--documents")
    ran = run("consent", "set", *arguments)
    assert ran.code in (1, 2)
    assert told in ran.err
    assert listed(run, "--documents") == before


def test_all_that_is_wrong_is_told_at_once(run, people):
    err = run(
        "consent", "set", "Fall A", "quote=perhaps", "teach=maybe", "--given", "gestern?", "--withdrawn", "x"
    ).err
    assert all(word in err for word in ("perhaps", "maybe", "gestern?", "“x”"))


def test_days_that_are_unlikely_are_told(run, people):
    ahead = (date.today() + timedelta(days=400)).isoformat()
    assert f"yet to come: {ahead}" in run("consent", "set", "Fall A", "--given", ahead).err
    assert "until then the consent holds" in run("consent", "set", "Fall A", "--withdrawn", ahead).err
    assert "nothing may leave any more" in run("consent", "set", "Fall A", "--delete-by", TODAY, "--given", "").err


def test_quotable_of_cases_is_part_of_it(run, people):
    run("cases", "set", "Fall A", "--quotable", "paraphrase")
    assert listed(run)["Fall A"]["quote"] == "paraphrase"
    assert "change of a case “Fall A”: quote paraphrased only" in run("log").out


def test_a_project_without_anybody_says_so(run, tmp_path):
    run("new", "leer")
    assert "neither cases nor documents" in run("consent").err
    assert run("consent", "--json").json == []
    assert "neither cases nor documents" in run("consent", "set", "--all", "quote=yes").err


# ---- what is due ---------------------------------------------------------------------------------------


def test_what_is_due_is_told_in_one_line_by_whatever_opens_the_project(run, people):
    run("consent", "set", "Fall A", "--withdrawn", "2023-01-01")
    run("consent", "set", UMLAUT, "--delete-by", TODAY)
    told = (
        "1 consent is withdrawn, and what was said is still here; 1 day of deletion has come; “qualcode consent due”"
    )
    for arguments in (("documents", "--json"), ("cases",), ("codings",), ("log",)):
        ran = run(*arguments)
        assert ran.err.count("warning") == 1
        assert told in ran.err
        assert "withdrawn" not in ran.out or arguments == ("log",)
    assert "withdrawn" not in run("consent", "due", "--help").err
    assert run("documents", "--json").json


def test_what_is_due_is_listed_by_days_with_the_command_that_erases_it(run, people):
    soon = (date.today() + timedelta(days=29)).isoformat()
    later = (date.today() + timedelta(days=31)).isoformat()
    run("consent", "set", "Fall A", "--withdrawn", "2023-01-01", "--delete-by", "2024-01-01")
    run("consent", "set", UMLAUT, "--delete-by", soon)
    run("consent", "set", HOSTILE, "--delete-by", later)
    run("consent", "set", "--document", "zwei", "--delete-by", "2022-01-01")
    rows = run("consent", "due", "--json").json
    assert [(row["name"], row["day"], row["reason"], row["has_come"]) for row in rows] == [
        ("zwei", "2022-01-01", "delete_by", True),
        ("Fall A", "2023-01-01", "withdrawn", True),
        (UMLAUT, soon, "delete_by", False),
    ]
    ran = run("consent", "due")
    assert "2 are due now, 1 will be" in ran.err
    assert "warning" not in ran.err
    assert [row["name"] for row in run("consent", "due", "--until", later, "--json").json][-1] == HOSTILE
    assert run("consent", "due", "--until", "31.02.2022").code == 1
    for row in rows[:2]:
        words = row["command"].split()[1:]
        assert run(*words, "--yes").code == 0
    assert [row["name"] for row in run("consent", "due", "--json").json] == [UMLAUT]
    assert "Fall A" not in run("consent", "--json").out


def test_what_is_due_and_lies_in_a_pool_is_told_with_the_command_there(run, people):
    run("consent", "set", "--all", "secondary=yes")
    assert run("pool", "create", "pool").code == 0
    assert run("pool", "add", people, "--no-likely-names").code == 0
    run("consent", "set", UMLAUT, "--delete-by", "2020-01-01")
    told = run("consent", "due")
    (command,) = re.findall(r"“[^”]*/pool” may hold what is to be erased: (qualcode pool forget .*)", told.err)
    assert run(*shlex.split(command)[1:], "--yes").code == 0
    renewed = run("pool", "add", people, "--no-likely-names", "--json")
    assert [row["documents"] for row in renewed.json] == [1]


def test_nothing_is_told_where_nothing_is_due(run, people):
    run("consent", "set", "--all", "quote=yes", "--delete-by", "2099-01-01")
    assert "warning" not in run("documents").err
    assert "nothing is due" in run("consent", "due").err


# ---- tables --------------------------------------------------------------------------------------------


def table(tmp_path, text, name="t.csv", encoding="utf-8"):
    (tmp_path / name).write_text(text, encoding)
    return name


def test_a_table_says_what_cases_and_documents_agreed_to(run, people, tmp_path):
    name = table(
        tmp_path,
        "Fall;Dokument;Zitieren?;Archiv;Einwilligung vom;Formular;Löschen bis;Bemerkung\r\n"
        f"{unicodedata.normalize('NFD', UMLAUT)};;nur Paraphrase;ja;31.05.2022;B 2;31.12.2099;nett\r\n"
        "Fall A;;Ja;;2022-06-01;;;\r\n"
        ";zwei;nein;;;;;\r\n",
        encoding="utf-8-sig",
    )
    dry = run("consent", "import", name, "--dry-run")
    assert "3 consents would change" in dry.err
    assert "paraphrase" in dry.out
    assert listed(run)[UMLAUT]["quote"] is None
    ran = run("consent", "import", name)
    assert ran.code == 0, ran.err
    assert "3 consents changed" in ran.err
    assert "Not read: “Bemerkung”" in ran.err
    assert "1 case or document without a case stands in no row" in ran.err
    rows = listed(run)
    said = {"quote": "paraphrase", "archive": "yes", "given": "2022-05-31", "form": "B 2", "delete_by": "2099-12-31"}
    assert said.items() <= rows[UMLAUT].items()
    assert (rows["Fall A"]["quote"], rows["Fall A"]["archive"]) == ("yes", None)
    assert (rows["zwei"]["quote"], rows[HOSTILE]["quote"]) == ("no", None)
    assert "import of consents" in run("undo").err
    assert listed(run)["zwei"]["quote"] is None


def test_an_empty_cell_leaves_what_was_said_and_unknown_takes_it_back(run, people, tmp_path):
    run("consent", "set", "Fall A", "quote=yes", "teach=yes", "--form", "B")
    run("consent", "import", table(tmp_path, "case,quote,teach,form\nFall A,,unknown,\n"))
    row = listed(run)["Fall A"]
    assert (row["quote"], row["teach"], row["form"]) == ("yes", None, "B")


def test_all_rows_that_are_wrong_are_listed_and_nothing_is_taken_in(run, people, tmp_path):
    before = run("consent", "--json", "--documents").json
    name = table(
        tmp_path,
        "case,document,quote,zitieren,analyse,given,withdrawn\n"
        "Fall A,,yes,,,,\n"  # 2: fine
        "Fall X,,yes,,,,\n"  # 3: unknown case
        f"{UMLAUT},,vielleicht,,,31.02.2022,\n"  # 4: no answer, no day
        ",drei,yes,,,,\n"  # 5: unknown document
        "Fall A,,no,,,,\n"  # 6: contradicts row 2
        ",,yes,,,,\n"  # 7: nobody
        "Fall A,eins,yes,,,,\n"  # 8: not its case
        ",zwei,yes,nein,,,\n"  # 9: columns of one meaning
        f"{UMLAUT},,yes,,no,,\n"  # 10: analysing refused
        ",zwei,,,,2022-02-02,2022-02-01\n"  # 11: withdrawn before it was given
        "fall a,,yes,,,,\n",  # 12: not exactly
    )
    for options in ((), ("--dry-run",)):
        ran = run("consent", "import", name, *options)
        assert ran.code == 1
        told = lines(ran)
        assert told[0] == "error: 10 rows of “t.csv” cannot be taken in:"
        rows = [line.partition(":")[0] for line in told[1:-1]]
        assert rows == [f"row {number}" for number in (3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12)]
        assert "There is no case “Fall X”. Did you mean" in told[1]
        assert "Column “quote”: “vielleicht” is no answer" in told[2]
        assert "Of “Fall A” it says quote=no, and row 2 says quote=yes." in told[5]
        assert told[-1].startswith("Nothing was changed.")
    assert run("consent", "--json", "--documents").json == before


def test_rows_of_one_case_are_put_together_where_they_agree(run, people, tmp_path):
    ran = run("consent", "import", table(tmp_path, "case,quote,teach\nFall A,yes,\nFall A,ja,no\n"))
    assert ran.code == 0, ran.err
    assert "1 row speaks of a case" in ran.err
    assert (listed(run)["Fall A"]["quote"], listed(run)["Fall A"]["teach"]) == ("yes", "no")
    ran = run("consent", "import", table(tmp_path, "case,quote,analyse\nFall A,yes,\nFall A,,no\n"))
    assert "row 3: Analysing is refused" in ran.err


def test_headings_that_are_not_known_are_named_by_option(run, people, tmp_path):
    name = table(tmp_path, "Kürzel,Darf zitiert werden,Zitat\nFall A,ja,nein\n")
    assert "names neither cases nor documents; its columns are “Kürzel”" in run("consent", "import", name).err
    assert "says nothing of consents" in run("consent", "import", table(tmp_path, "Fall,X\nFall A,1\n", "u.csv")).err
    given = ("--column", "case=kürzel", "--column", "quote=Darf zitiert werden")
    ran = run("consent", "import", name, *given)
    assert ran.code == 0, ran.err
    assert "Not read: “Zitat”" in ran.err
    assert listed(run)["Fall A"]["quote"] == "yes"
    assert "no column “Nummer”" in run("consent", "import", name, "--column", "case=Nummer").err
    assert "“kwote” is no column of consents" in run("consent", "import", name, "--column", "kwote=Zitat").err


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("german", [False, True])
def test_the_template_is_taken_in_again_as_it_is_and_filled(run, in_german, people, tmp_path, suffix, german):
    run("consent", "set", "Fall A", "quote=paraphrase", "--given", "2022-05-31", "--form", "=SUM(A1)")
    ran = (in_german if german else run)("consent", "template", "-o", f"t.{suffix}")
    assert ran.code == 0, ran.err
    assert "Namen von Fällen" in ran.err if german else "names of cases and documents stand in it" in ran.err
    assert "nothing" in run("consent", "import", f"t.{suffix}").err
    if suffix == "csv":
        (head, *rows) = csv.reader(io.StringIO((tmp_path / "t.csv").read_text("utf-8-sig")))
        rows = [[*row[:3], "ja" if german else "yes", *row[4:]] for row in rows]
        text = io.StringIO()
        csv.writer(text).writerows([head, *rows])
        (tmp_path / "t.csv").write_text(text.getvalue(), "utf-8")
    else:
        book = openpyxl.load_workbook(tmp_path / "t.xlsx")
        for row in book.active.iter_rows(min_row=2):
            row[3].value = "ja" if german else "yes"
            row[8].value = date(2022, 5, 31)
        book.save(tmp_path / "t.xlsx")
    ran = run("consent", "import", f"t.{suffix}")
    assert ran.code == 0, ran.err
    rows = listed(run)
    assert {row["quote"] for row in rows.values()} == {"yes"}
    assert rows["Fall A"]["form"] == "=SUM(A1)"
    if suffix == "xlsx":
        assert {row["given"] for row in rows.values()} == {"2022-05-31"}


def test_the_list_as_csv_is_taken_in_again(run, people, tmp_path):
    run("consent", "set", "--all", "quote=yes", "teach=no", "--form", "B", "--given", "2022-05-31")
    ran = run("consent", "--format", "csv")
    (tmp_path / "list.csv").write_text(ran.out, "utf-8", newline="")
    before = run("consent", "--json").json
    run("consent", "set", "--all", "quote=", "teach=", "--form", "", "--given", "")
    assert run("consent", "import", "list.csv").code == 0
    assert run("consent", "--json").json == before


def test_a_table_that_is_none_is_refused(run, people, tmp_path):
    assert run("consent", "import", "fehlt.csv").code == 1
    assert run("consent", "import", table(tmp_path, "case,quote\n")).code == 1
    assert run("consent", "template", "-o", "t.pdf").code == 2
    with Project.open(people) as project:
        assert not project.consents.of_cases()


def test_all_leaves_who_refused_more_unless_it_is_to_be_overwritten(run, people):
    run("consent", "set", "Fall A", "quote=no", "--form", "B 1")
    ran = run("consent", "set", "--all", "quote=yes", "--form", "B 2")
    assert "1 refused more, or withdrew, and is left as it is: “Fall A”; --overwrite" in ran.err
    row = listed(run)["Fall A"]
    assert (row["quote"], row["form"]) == ("no", "B 1")
    assert run("consent", "set", "Fall A", "quote=yes", "--overwrite").code == 2
    assert run("consent", "set", "--all", "quote=yes", "--overwrite").code == 0
    assert listed(run)["Fall A"]["quote"] == "yes"
