"""import and documents from the command line."""

from __future__ import annotations

import csv
import hashlib
import io
import signal
from itertools import count

import docx
import openpyxl
import pytest

from qualcode.project.project import Project
from qualcode.workspace.imports import importing
from qualcode.workspace.imports.importing import MaterialImport
from tests.cli.conftest import TEXT
from tests.reading.files_made import docx as word_file
from tests.reading.files_made import members_of, page_of, pdf, zipped
from tests.reading.files_made import p as word_paragraph


def test_a_document_is_listed_with_all_that_is_known(run, study):
    (one,) = run("documents", "--json").json
    assert one["text"] == TEXT
    assert (one["name"], one["label"], one["case"]) == ("eins", "RG 2022", "Bündnis Quellstein")
    assert one["attributes"] == {"wave": "2022"}
    assert (one["words"], one["codings"]) == (18, 0)
    assert len(one["id"]) == 12


def test_the_same_file_again_is_refused_and_nothing_changed(run, study):
    ran = run("import", "eins.txt")
    assert ran.code == 1
    assert "came in before" in ran.err
    assert len(run("documents", "--json").json) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "does not exist"), (b"", "empty"), (b"\x00\x01\x02" * 50, "binary"), (b"   \n \n", "empty")],
)
def test_a_file_that_cannot_be_read_is_named_and_nothing_changed(run, study, tmp_path, content, words):
    if content is not None:
        (tmp_path / "x.txt").write_bytes(content)
    ran = run("import", "x.txt")
    assert ran.code == 1
    assert "x.txt" in ran.err
    assert words in ran.err.lower() or "no text" in ran.err.lower()
    assert len(run("documents", "--json").json) == 1


def test_other_files_still_come_in(run, study, tmp_path):
    (tmp_path / "leer.txt").write_bytes(b"")
    (tmp_path / "zwei.txt").write_text("Noch ein Text.", encoding="utf-8")
    ran = run("import", "leer.txt", "zwei.txt")
    assert ran.code == 1
    assert "1 document came in" in ran.err
    assert {one["name"] for one in run("documents", "--json").json} == {"eins", "zwei"}


def workbook_with_a_broken_sheet():
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["name", "Antwort"])
    book.active.append(["eins", "ja"])
    book.save(made)
    members = members_of(made.getvalue())
    return zipped({**members, "xl/worksheets/sheet1.xml": members["xl/worksheets/sheet1.xml"][:-20] + b"<&>"})


def pdf_without_its_second_page():
    return pdf([page_of(["Eins."]), page_of(["Zwei."])]).replace(b"6 0 R 8 0 R", b"6 0 R 3 0 R")


def test_one_damaged_file_keeps_no_other_out(run, study, tmp_path):
    """Whatever the parsers of others do with it: they raised what nobody had listed, and everything was lost."""
    folder = tmp_path / "alles"
    folder.mkdir()
    (folder / "a.docx").write_bytes(word_file(word_paragraph("B: Das ging gut.")))
    (folder / "b.pdf").write_bytes(pdf_without_its_second_page())
    (folder / "c.xlsx").write_bytes(workbook_with_a_broken_sheet())
    (folder / "d.docx").write_bytes(word_file(word_paragraph("B: Das ging auch gut.")))
    (folder / "e.txt").write_text("B: Und das.", encoding="utf-8")
    ran = run("import", "alles", "--text-column", "Antwort")
    assert ran.code == 1
    assert "3 documents came in" in ran.err
    assert "2 files did not" in ran.err
    assert "error: “b.pdf” is damaged" in ran.err
    assert "error: “c.xlsx” is damaged" in ran.err
    assert "Unexpected error" not in ran.err
    assert {one["name"] for one in run("documents", "--json").json} == {"eins", "a", "d", "e"}


@pytest.mark.parametrize(
    "command",
    [
        ("documents", "attributes", "import", "{file}"),
        ("quotes", "--names", "{file}"),
        ("check-quotes", "eins.txt", "--names", "{file}"),
    ],
)
def test_a_damaged_workbook_is_told_by_every_command_that_reads_one(run, study, tmp_path, command):
    (tmp_path / "c.xlsx").write_bytes(workbook_with_a_broken_sheet())
    before = study.read_bytes()
    ran = run(*(one.format(file="c.xlsx") for one in command))
    assert ran.code == 1, ran.err
    assert "“c.xlsx” is damaged" in ran.err
    assert study.read_bytes() == before


@pytest.mark.parametrize("command", [("check-quotes", "b.pdf"), ("revise", "eins", "b.pdf", "--yes"),
                                     ("import", "b.pdf", "--as", "report")])  # fmt: skip
def test_a_damaged_pdf_is_told_by_every_command_that_reads_one(run, study, tmp_path, command):
    (tmp_path / "b.pdf").write_bytes(pdf_without_its_second_page())
    ran = run(*command)
    assert ran.code == 1
    assert "“b.pdf” is damaged" in ran.err
    assert (run("documents", "--json").json)[0]["text"] == TEXT


def test_a_mishap_of_a_reader_in_the_command_s_own_process_keeps_no_other_out(run, study, tmp_path, monkeypatch):
    def fail(data, name, options):
        raise MemoryError if b"viel" in data else SystemError("deep inside")

    (tmp_path / "a.txt").write_text("Zu viel.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Zu tief.", encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(word_file(word_paragraph("B: Gut.")))
    monkeypatch.setattr("qualcode.reading.formats.text.extract_text", fail)
    ran = run("import", "a.txt", "b.txt", "c.docx")
    assert ran.code == 1
    assert "“a.txt” was given up: there is not enough memory" in ran.err
    assert "“b.txt” is damaged" in ran.err
    assert "1 document came in" in ran.err


def test_windows_text_comes_in_with_a_warning(run, study, tmp_path):
    (tmp_path / "alt.txt").write_bytes("Für die Behörde war das schön.\r\nJa.".encode("cp1252"))
    ran = run("import", "alt.txt")
    assert ran.code == 0
    assert "Windows-1252" in ran.err
    texts = [one["text"] for one in run("documents", "--json").json]
    assert "Für die Behörde war das schön.\nJa." in texts


def test_a_yaml_head_becomes_label_case_and_attributes(run, study, tmp_path):
    (tmp_path / "kopf.txt").write_text("---\nlabel: RG 2019\nwave: 2019\ncase: Fall X\n---\nB: Hallo.\n", "utf-8")
    run("import", "kopf.txt")
    one = next(one for one in run("documents", "--json").json if one["name"] == "kopf")
    assert (one["label"], one["case"], one["attributes"], one["text"]) == (
        "RG 2019", "Fall X", {"wave": "2019"}, "B: Hallo.",
    )  # fmt: skip


def test_documents_are_set_renamed_removed_and_brought_back(run, study):
    assert run("documents", "set", "eins", "--label", "THM 2020", "--set", "wave=2020", "--role", "B=other").code == 0
    assert run("documents", "rename", "eins", "Gespräch").code == 0
    (one,) = run("documents", "--json").json
    assert (one["name"], one["label"], one["attributes"]["wave"]) == ("Gespräch", "THM 2020", "2020")
    assert run("documents", "remove", "Gespräch").code == 0
    assert run("documents", "--json").json == []
    run("undo")
    assert len(run("documents", "--json").json) == 1


def test_a_speaker_gets_a_case_and_attributes_of_her_own(run, study):
    ran = run("documents", "set", "eins", "--speaker", "B", "--case", "Person 1", "--set", "alter=40")
    assert ran.code == 0
    assert "new case “Person 1”" in ran.err
    assert "new case" not in run("documents", "set", "eins", "--speaker", "B", "--case", "Person 1").err
    (one,) = run("documents", "--json").json
    assert (one["case"], one["attributes"]) == ("Bündnis Quellstein", {"wave": "2022"})
    assert one["speakers"] == [
        {"name": "I", "role": "asks", "case": None, "attributes": {}},
        {"name": "B", "role": "answers", "case": "Person 1", "attributes": {"alter": "40"}},
    ]
    assert "Person 1" in run("documents", "speakers", "eins").out
    assert run("documents", "set", "eins", "--speaker", "Z", "--case", "x").code == 1
    assert run("documents", "set", "eins", "--speaker", "B", "--label", "x").code == 2
    run("undo")
    assert run("documents", "--json").json[0]["speakers"][1]["case"] is None


def test_cells_that_mean_missing_change_no_attribute_and_unsaid_ones_are_named(run, study, tmp_path):
    (tmp_path / "a.csv").write_text('"","name","wave","ort"\n"1","eins",NA,"Nord"\n', encoding="utf-8")
    ran = run("documents", "attributes", "import", "a.csv", "--missing", "NA")
    assert ran.code == 0, ran.err
    assert "taken as an index" in ran.err
    assert "Cells that count as missing: “NA” (1); in “wave”." in ran.err
    assert run("documents", "--json").json[0]["attributes"] == {"wave": "2022", "ort": "Nord"}
    assert "say --missing NA if it is one" in run("documents", "attributes", "import", "a.csv").err
    assert run("documents", "--json").json[0]["attributes"]["wave"] == "NA"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_attributes_go_out_and_come_back(run, study, tmp_path, suffix):
    file = tmp_path / f"tabelle.{suffix}"
    assert run("documents", "attributes", "export", file).code == 0
    if suffix == "csv":
        rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
        rows[0].append("plz")
        rows[1].append("01067")
        file.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    else:
        book = openpyxl.load_workbook(file)
        book.active.cell(1, 4, "plz")
        book.active.cell(2, 4, "01067")
        book.save(file)
    ran = run("documents", "attributes", "import", file)
    assert ran.code == 0, ran.err
    assert ("Sheet “" if str(file).endswith(".xlsx") else "Cells separated by semicolon.") in ran.err
    assert run("documents", "--json").json[0]["attributes"] == {"wave": "2022", "plz": "01067"}
    run("undo")
    assert run("documents", "--json").json[0]["attributes"] == {"wave": "2022"}


def test_an_attribute_that_no_cell_of_a_workbook_holds_is_refused_and_goes_out_as_csv(run, study, tmp_path):
    assert run("documents", "set", "eins", "--set", f"note={'x' * 32_768}").code == 0
    ran = run("documents", "attributes", "export", tmp_path / "tabelle.xlsx")
    assert (ran.code, (tmp_path / "tabelle.xlsx").exists()) == (2, False)
    assert "Use .csv" in ran.err
    assert run("documents", "attributes", "export", tmp_path / "tabelle.csv").code == 0
    assert "x" * 32_768 in (tmp_path / "tabelle.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_names_leave_the_project_in_a_table_of_attributes_only_when_asked_for(run, study, tmp_path, suffix):
    def content(file):
        if suffix == "csv":
            return file.read_text("utf-8-sig")
        return str([[cell.value for cell in row] for row in openpyxl.load_workbook(file).active.rows])

    file = tmp_path / f"tabelle.{suffix}"
    assert "left out" in run("documents", "attributes", "export", file).err
    assert "Quellstein" not in content(file)
    assert "eins" not in content(file)
    assert "RG 2022" in content(file)
    assert "warning" in run("documents", "attributes", "export", file, "--with-names").err
    assert "Quellstein" in content(file)
    assert "eins" in content(file)
    before = run("documents", "--json").json
    assert run("documents", "attributes", "import", file).code == 0
    assert run("documents", "--json").json == before


def test_attributes_that_are_called_like_our_own_columns_come_back(run, study, tmp_path):
    run("documents", "set", "eins", "--set", "id=7", "--set", "Case=K", "--set", "formel==1+1")
    attributes = run("documents", "--json").json[0]["attributes"]
    assert attributes == {"wave": "2022", "id": "7", "Case": "K", "formel": "=1+1"}
    run("documents", "attributes", "export", "t.csv", "--with-names")
    run("documents", "set", "eins", "--set", "id=", "--set", "Case=", "--set", "formel=")
    assert run("documents", "attributes", "import", "t.csv").code == 0
    assert run("documents", "--json").json[0]["attributes"] == attributes


@pytest.mark.parametrize(
    "table",
    [
        "id,plz\n,1\n",
        "plz\n1\n",
        "foo,plz\n1,2\n",
        "name,plz\neins,1\nein,2\n",
        "name,plz\neins,1,2\n",
        "name,plz,plz\neins,1,2\n",
        "name,plz\n",
        "",
        'name,plz\neins,"1\n',
    ],
)
def test_a_table_that_does_not_fit_is_refused_and_nothing_changed(run, study, tmp_path, table):
    (tmp_path / "t.csv").write_text(table, "utf-8")
    before = run("documents", "--json").json
    ran = run("documents", "attributes", "import", "t.csv")
    assert ran.code == 1
    assert "error:" in ran.err
    assert run("documents", "--json").json == before


def test_a_table_with_an_unknown_document_changes_nothing(run, study, tmp_path):
    (tmp_path / "t.csv").write_text("name,plz\neins,1\nniemand,2\n", "utf-8")
    ran = run("documents", "attributes", "import", "t.csv")
    assert (ran.code, "niemand" in ran.err) == (1, True)
    assert run("documents", "--json").json[0]["attributes"] == {"wave": "2022"}


def test_names_and_labels_are_one_line(run, study, tmp_path):
    (tmp_path / "böse\nname.txt").write_text("B: Text.", "utf-8")
    assert run("import", "böse\nname.txt", "--label", "RG\n# 1").code == 1
    assert run("import", "böse\nname.txt").code == 0
    assert {one["name"] for one in run("documents", "--json").json} == {"eins", "böse␊name"}
    for arguments in (["rename", "eins", "x\ny"], ["set", "eins", "--label", "RG\n2022"]):
        assert run("documents", *arguments).code == 1
    assert {one["label"] for one in run("documents", "--json").json} == {"RG 2022", ""}


def test_control_characters_never_reach_the_terminal(run, study, tmp_path):
    (tmp_path / "boese.txt").write_text("B: Text \x1b]0;x\x07 und \u202e weiter.", "utf-8")
    run("import", "boese.txt", "--label", "RG\x1b[31m")
    run("code", "boese", "3:20", "Transition")
    for arguments in (["documents"], ["codings"], ["codings", "--json"], ["documents", "--json"]):
        out = run(*arguments).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_what_cannot_be_read_is_named_the_others_come_in_and_a_summary_ends_it(run, study, tmp_path):
    folder = tmp_path / "eingang"
    folder.mkdir()
    whole = docx_with(folder / "gut.docx")
    (folder / "abgebrochen.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "binaer.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "doppelt.csv").write_text("Fall;Wie?;Wie?\n1;gut;ja\n", "utf-8")
    (folder / "gross.txt").write_bytes(b"Ein Satz. " * 200_000)
    (folder / "leer.txt").write_bytes(b"")
    (folder / "lang.csv").write_text(f"Fall;Wie?\n1;{'Wort ' * 20_000}\n", "utf-8")
    (folder / "ungleich.csv").write_text("Fall;Wie?\n1;gut\n2;gut;zu viel\n", "utf-8")
    (folder / "makro.docm").write_bytes(b"PK")
    ran = run("import", "eingang", "--text-column", "Wie?", "--largest", "1")
    assert ran.code == 1
    told = ran.err.splitlines()
    errors = [line for line in told if line.startswith("error:")]
    for name, cause in (
        ("abgebrochen.docx", "damaged"),
        ("binaer.txt", "not a text file"),
        ("doppelt.csv", "several columns of the same name"),
        ("gross.txt", "too large"),
        ("leer.txt", "is empty"),
        ("ungleich.csv", "another number of cells"),
    ):
        assert [line for line in errors if name in line and cause in line], name
    assert len(errors) == 6
    assert any(line.startswith("warning: passed over") and "makro.docm" in line for line in told)
    assert any(line.startswith("warning: lang.csv") and "100,000 characters" in line for line in told)
    assert told[-1] == "2 documents came in, 20,002 words; 6 files did not"
    assert {one["name"] for one in run("documents", "--json").json} == {"eins", "gut", "lang 2 · Wie?"}


def test_a_dry_run_shows_the_same_and_writes_nothing(run, study, tmp_path):
    (tmp_path / "zwei.txt").write_text("I: Wie?\nB: Gut. #00:01:02-3#", "utf-8")
    before = study.read_bytes()
    ran = run("import", "zwei.txt", "--dry-run")
    assert ran.code == 0
    assert "zwei" in ran.out
    assert "nothing was written; 1 document would come in, 8 words" in ran.err
    assert study.read_bytes() == before


def test_an_interrupted_import_leaves_nothing(run, study, tmp_path, monkeypatch):
    (tmp_path / "zwei.txt").write_text("Noch ein Text.", encoding="utf-8")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("qualcode.project.material.documents.Documents.add", interrupt)
        ran = run("import", "zwei.txt")
    assert ran.code == 130
    assert "nothing came in" in ran.err
    assert len(run("documents", "--json").json) == 1


def test_an_import_leaves_the_search_index_to_the_next_search(run, study, tmp_path):
    """The list of words takes seconds to load, and an index of answers is larger than they are."""
    (tmp_path / "viele").mkdir()
    for number in range(60):
        (tmp_path / "viele" / f"{number}.txt").write_text(f"Das sind Häuser Nummer {number}.", encoding="utf-8")
    assert run("import", "viele").code == 0
    with Project.open(study) as project:
        assert project.search.unprepared() == 61
    assert len(run("search", "Haus", "--json").json) == 60
    with Project.open(study) as project:
        assert project.search.unprepared() == 0


@pytest.fixture
def folder(tmp_path):
    """Six texts, and a way to press Ctrl-C in the middle of one."""
    for number in range(6):
        (tmp_path / "texte" / f"{number}.txt").parent.mkdir(exist_ok=True)
        (tmp_path / "texte" / f"{number}.txt").write_text(f"Das ist Text {number}.", encoding="utf-8")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield tmp_path / "texte"
    signal.signal(signal.SIGINT, before)


def pressing(times, act, at):
    """What does the same, but Ctrl-C is pressed so many times at the call of that number."""
    calls = count(1)

    def pressed(*arguments, **options):
        if next(calls) == at:
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)
        return act(*arguments, **options)

    return pressed


def test_after_ctrl_c_the_files_that_were_read_come_in_as_one_change(run, study, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(MaterialImport, "_read", pressing(1, MaterialImport._read, at=3))
        ran = run("import", folder)
    assert ran.code == 130
    assert "Ctrl-C once more discards all of it" in ran.err
    assert "3 documents came in" in ran.err
    assert "interrupted: 3 files did not come in; “qualcode undo” removes what came in" in ran.err
    assert sorted(one["name"] for one in run("documents", "--json").json) == ["0", "1", "2", "eins"]
    assert len(run("search", "Text", "--json").json) == 3
    again = run("import", folder)
    assert "3 documents came in" in again.err
    run("undo")
    run("undo")
    assert [one["name"] for one in run("documents", "--json").json] == ["eins"]
    assert run("check").code == 0


def test_while_they_are_written_ctrl_c_leaves_whole_files(run, study, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(importing, "_AT_ONCE", 2)
        patch.setattr(MaterialImport, "_write_cases", pressing(1, MaterialImport._write_cases, at=3))
        ran = run("import", folder)
    assert (ran.code, "4 documents came in" in ran.err) == (130, True)
    assert "2 files did not come in" in ran.err
    assert len(run("documents", "--json").json) == 5
    run("undo")
    assert len(run("documents", "--json").json) == 1


@pytest.mark.parametrize("step", ["_read", "_write_cases"])
def test_a_second_ctrl_c_drops_all(run, study, folder, monkeypatch, step):
    before = run("log", "--json").json
    with monkeypatch.context() as patch:
        patch.setattr(MaterialImport, step, pressing(2, getattr(MaterialImport, step), at=3))
        ran = run("import", folder)
    assert (ran.code, "nothing came in" in ran.err) == (130, True)
    assert run("log", "--json").json == before
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupted_dry_run_shows_what_was_read(run, study, folder, monkeypatch):
    monkeypatch.setattr(MaterialImport, "_read", pressing(1, MaterialImport._read, at=2))
    ran = run("import", folder, "--dry-run")
    assert ran.code == 130
    assert "2 documents would come in" in ran.err
    assert "undo" not in ran.err
    assert len(run("documents", "--json").json) == 1


def docx_with(path) -> bytes:
    document = docx.Document()
    document.add_paragraph("B: Gut.")
    document.save(str(path))
    return path.read_bytes()


def test_the_file_that_a_document_came_from_is_known(run, study, tmp_path):
    (one,) = run("documents", "sources", "--json").json
    content = (tmp_path / "eins.txt").read_bytes()
    assert (one["document"], one["file"], one["reader"]) == ("eins", "eins.txt", "text")
    assert one["sha256"] == hashlib.sha256(content).hexdigest()
    assert one["sha256"] in run("documents", "sources", "eins").out


def test_a_file_that_another_process_took_in_meanwhile_is_refused(run, study, tmp_path, monkeypatch):

    from qualcode.project.project import Project
    from qualcode.reading.files import read
    from tests.helpers import LEAD

    (tmp_path / "zwei.txt").write_text("Das war so.", encoding="utf-8")
    refuse = MaterialImport.refuse_missing_columns

    def late(taking):
        refuse(taking)
        with Project.open(study) as other:
            other.documents.add(read(tmp_path / "zwei.txt").drafts, LEAD)

    monkeypatch.setattr(MaterialImport, "refuse_missing_columns", late)
    ran = run("import", "zwei.txt")
    assert ran.code == 1
    assert "came in meanwhile" in ran.err
    assert [one["name"] for one in run("documents", "--json").json] == ["zwei", "eins"]


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_folder_without_anything_that_is_read_ends_with_one(run, study, tmp_path, dry):
    (tmp_path / "nichts").mkdir()
    (tmp_path / "nichts" / "studie.mx24").write_bytes(b"x")
    ran = run("import", "nichts", *dry)
    assert ran.code == 1
    assert "holds nothing that is read" in ran.err
    assert "MAXQDA" in ran.err
    assert len(run("documents", "--json").json) == 1
