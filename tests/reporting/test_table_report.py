"""Counted tables as reports: what the head says, how cells read, what is folded, what is hidden, one row a cell."""

from __future__ import annotations

import csv
import io
import itertools
import re
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from qualcode.catalogue import catalogue_of
from qualcode.cli.counting.table import _show
from qualcode.errors import ExportError
from qualcode.model.codings import CoderKind
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection_words import whose, whose_codings
from qualcode.reporting.report import Fact, Remark, Table
from qualcode.reporting.tables.table_head import TableSource
from qualcode.reporting.tables.table_names import without_names
from qualcode.reporting.tables.table_report import table_report
from qualcode.reporting.tables.tidy import TIDY_COLUMNS, tidy_rows, tidy_table
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers.formats import FORMATS, render
from qualcode.retrieval.counting.counting import count_table
from qualcode.retrieval.counting.request import AxisKind, CountBase, CountRequest, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import CountCell, CountChange, TableMember
from qualcode.retrieval.speaking import SpeakingCoders
from tests.builders import coder_named, give_code, interview
from tests.reporting.counted_tables import cases, changed_table, counted_table, passages, table_two
from tests.reporting.exported import unpacked

SOURCE = TableSource(study="Probe", ids=lambda keys: [f"c{key}" for key in keys])


def printed(table, language="de", source=SOURCE):
    return [block for block in table_report(table, language, source).blocks if isinstance(block, Table)]


def lines(table: Table) -> list[list[str]]:
    """Its cells, a no-break space between number and sign as a blank."""
    return [[str(cell).replace("\u00a0%", " %") for cell in row] for row in (table.head, *table.rows)]


def facts(table, language="de", source=SOURCE):
    return {
        block.name: block.text for block in table_report(table, language, source).blocks if isinstance(block, Fact)
    }


def told(table, language="de"):
    return [block.text for block in table_report(table, language, SOURCE).blocks if isinstance(block, Remark)]


def test_a_table_of_cases_reads_as_in_the_report_with_n_in_its_head():
    first, by_polarity = printed(table_two())
    assert lines(first) == [
        ["Codes", "insgesamt (N=40)", "kreisfreie Stadt (N=18)", "Kreis (N=22)"],
        ["Wege & Ämter", "35 (88 %)", "15 (83 %)", "20 (91 %)"],
        ["– Geld", "9 (23 %)", "9 (50 %)", "0 (0 %)"],
        ["=Rest", "23 (58 %)", "1 (6 %)", "22 (100 %)"],
        ["insgesamt", "40 (100 %)", "18 (100 %)", "22 (100 %)"],
    ]
    assert first.marked == {3}
    assert by_polarity.title == "Codes nach Gemeindetyp: Fälle, nach Polarität"
    assert lines(by_polarity)[1] == ["Wege & Ämter", "33", "2", "1", "15", "0", "0", "18", "2", "1"]
    assert by_polarity.head[7:] == (
        "Kreis (N=22): nur vorhanden",
        "Kreis (N=22): beides",
        "Kreis (N=22): nur fehlend",
    )


def test_the_head_tells_what_is_counted_of_what_and_notes_stand_below():
    table = table_two(notes=["Zu sehen ist alles."])
    source = TableSource("Probe", ("wave=2022", "Kreis"), "Der Konsens ist berücksichtigt.")
    assert facts(table, source=source) == {
        "Gezählt": "Fälle mit positiver Nennung (liegt vor, auch wo zugleich etwas fehlt)",
        "Mehrfachnennungen": "möglich: Zellen ergeben mehr als ihre Summe, die alles einmal zählt",
        "Basis": "40 Fälle",
        "Prozent": "des N der Spalte, kaufmännisch gerundet",
        "Auswahl": "wave=2022; Kreis",
        "Codierungen": "Der Konsens ist berücksichtigt.",
    }
    assert told(table) == ["Zu sehen ist alles."]


def test_what_the_head_tells_is_not_told_again_below_but_on_sheets_which_have_no_head(project):
    agreed = coder_named(project, "Konsens", CoderKind.CONSENSUS)
    for kind in ("RG", "WG"):
        document = interview(project, kind, "Das ging gut.", label=f"{kind} 2022", source_kind=kind, case="Fall Eins")
        give_code(project, document, "gut", path="Eins")
        give_code(project, document, "ging", path="Zwei")
        give_code(project, document, "ging", path="Zwei", coder=agreed.name)
    request = CountRequest(TableAxis(AxisKind.CODES), TableAxis(AxisKind.CASES), CountUnit.CASES)
    table = count_table(project, request)
    assert table.speaking == SpeakingCoders("all", coders=1, documents=2, under_way=2, replaced=2)
    collection = collect(project, request.wanted)
    assert whose(collection, wording_of("en")) == whose_codings(table.speaking, wording_of("en"))
    source = replace(SOURCE, whose=" ".join(whose_codings(table.speaking, wording_of("en"))))
    report = table_report(table, "en", source)
    head = facts(table, "en", source)
    assert head["Codings"] == source.whose
    assert head["Several answers"].startswith("possible")
    assert head["Kinds of source"] == "counted together, with their documents: RG (1) and WG (1)"
    for note in ("Several answers possible", "Kinds of source counted together"):
        assert note in " ".join(table.notes)
        assert note not in " ".join(told(table, "en"))
        assert note in " ".join(report.tables[0].notes)
    assert source.whose in report.tables[0].notes


def test_absent_passages_are_in_no_number_by_themselves():
    table = counted_table(
        [[passages(3, 2, 1), passages(1)]], unit=CountUnit.PASSAGES, percent=PercentOf.NONE, base=None,
        heads=[TableMember("2021", "2021"), TableMember("2022", "2022")],
    )  # fmt: skip
    whole, by_polarity = printed(table, "en")
    parts = ("reported: present", "reported: absent, failed", "mixed", "n")
    assert lines(whole) == [["codes", "2021", "2022"], ["Wege & Ämter", "4", "1"]]
    assert by_polarity.head[1:] == tuple(f"{wave}: {part}" for wave in ("2021", "2022") for part in parts)
    assert lines(by_polarity)[1][1:] == ["3", "2", "1", "6", "1", "0", "0", "1"]
    assert facts(table, "en")["Counted"] == "passages that report something as present, or as mixed"


def test_without_polarity_a_code_has_one_column():
    table = counted_table([[passages(3), passages(1)]], unit=CountUnit.PASSAGES, percent=PercentOf.NONE)
    assert [len(each.head) for each in printed(table)] == [3]


def test_shares_are_per_cent_in_the_words_of_the_language():
    table = counted_table([[CountCell(1250, 1250), CountCell(7, 7)]], unit=CountUnit.SHARE, percent=PercentOf.NONE)
    assert lines(printed(table)[0])[1][1:] == ["12,50 %", "0,07 %"]
    assert lines(printed(table, "en")[0])[1][1:] == ["12.50%", "0.07%"]
    assert [row.n for row in tidy_rows(table, SOURCE)] == [Decimal("12.5"), Decimal("0.07")]


@pytest.mark.parametrize("base", [CountBase.ASKED, CountBase.ANSWERED])
def test_the_base_says_of_what_topic(base):
    table = counted_table([[cases(1), cases(1)]], base=22, topic=1)
    about = replace(table, request=replace(table.request, base=base))
    text = facts(about, source=TableSource(topic="Wohnen"))["Basis"]
    assert text == {
        CountBase.ASKED: "22 Fälle, nach „Wohnen“ gefragt", CountBase.ANSWERED: "22 Fälle mit Antwort zu „Wohnen“",
    }[base]  # fmt: skip


def test_what_is_hidden_is_hidden_in_every_format_and_has_no_ids():
    hidden = counted_table([[CountCell(None), cases(12, base=22)], [cases(5), cases(6, base=22)]], publish=5)
    rows = list(tidy_rows(hidden, SOURCE))
    assert [(row.hidden, row.n, row.present, list(row.ids)) for row in rows][:2] == [
        (True, None, None, []), (False, 12, None, []),
    ]  # fmt: skip
    assert "Zahlen von 1 bis 4" in told(hidden)[0]
    for format_ in FORMATS:
        text = unpacked(render(table_report(hidden, "de", SOURCE), format_)).decode("utf-8", "replace")
        assert not re.search(r"\bc(0|1|10|11)\b", text), format_
    assert lines(printed(hidden)[0])[1][1] == "·"


@pytest.mark.parametrize("format_", FORMATS)
def test_a_table_is_written_in_every_format(format_):
    data = render(table_report(table_two(), "de", SOURCE), format_)
    text = unpacked(data).decode("utf-8", "replace")
    assert "Kreis (N=22)" in text or format_ == "csv"
    assert "Geld" in text


def test_one_row_a_cell_has_places_bases_and_ids():
    reader = csv.DictReader(io.StringIO(render(_only_tidy(table_two()), "csv").decode()))
    rows = list(reader)
    assert tuple(reader.fieldnames) == TIDY_COLUMNS
    assert [row["part"] for row in rows] == ["cell"] * 6 + ["row_total"] * 3 + ["column_total"] * 2 + ["total"]
    second = rows[1]
    assert (second["row"], second["column"], second["n"], second["base"], second["percent"], second["ids"]) == (
        "Wege & Ämter", "Kreis", "20", "22", "91.0", "c1",
    )  # fmt: skip
    assert (second["present"], second["only_present"], second["both"], second["only_absent"]) == ("", "18", "2", "1")
    assert rows[2]["row"] == "Wege & Ämter / Geld"
    assert rows[4]["row"] == "'=Rest"
    assert [rows[6]["column"], rows[9]["row"]] == ["", ""]


def test_a_change_between_waves_is_the_last_column_and_a_row_of_its_own():
    table = changed_table()
    first, by_polarity = printed(table)
    assert [row[-1] for row in lines(first)] == ["Änderung", "+5 (+8 Punkte)", "-9 (-50 Punkte)", "·", ""]
    assert {len(row) for row in lines(first)} == {5}
    assert "Änderung" not in by_polarity.head
    rows = list(tidy_rows(table, SOURCE))
    assert [(row.row, row.column, row.n, row.percent, row.base, row.hidden) for row in rows[-3:]] == [
        (0, None, 5, 8, None, False), (1, None, -9, -50, None, False), (2, None, None, None, None, True),
    ]  # fmt: skip
    assert {row.part for row in rows[-3:]} == {"change"}
    assert all(row.part != "change" for row in tidy_rows(table_two(), SOURCE))


@pytest.mark.parametrize("format_", sorted({*FORMATS} - {"csv"}))
def test_a_change_is_in_every_format(format_):
    table = changed_table()
    text = unpacked(render(table_report(table, "de", SOURCE), format_)).decode("utf-8", "replace")
    for shown in ("+5 (+8", "Änderung"):
        assert shown in text, format_


def test_a_change_of_a_share_is_in_points_and_one_of_nothing_says_so():
    table = counted_table([[CountCell(1250, 1250), CountCell(7, 7)]], unit=CountUnit.SHARE, percent=PercentOf.NONE)
    changes = [CountChange(-1243, None)]
    assert lines(printed(replace(table, changes=changes), "en")[0])[1][-1] == "-12.43%"
    assert next(reversed(list(tidy_rows(replace(table, changes=changes), SOURCE)))).n == Decimal("-12.43")
    assert lines(printed(replace(table, changes=[CountChange(0, None)]), "en")[0])[1][-1] == "±0.00%"


def _only_tidy(table):
    report = table_report(table, "de", SOURCE)
    return replace(report, tables=report.tables[-1:])


def test_a_workbook_has_the_table_first_and_figures_as_numbers():
    book = openpyxl.load_workbook(io.BytesIO(render(table_report(table_two(), "de", SOURCE), "xlsx")))
    first, _polarity, tidy = book.worksheets
    assert [str(cell.value).replace("\u00a0%", " %") for cell in first[2]] == [
        "Wege & Ämter",
        "35 (88 %)",
        "15 (83 %)",
        "20 (91 %)",
    ]
    assert [cell.value for cell in tidy[3]][10:13] == [20, 22, 91]
    assert first.max_column == 4


def test_wide_tables_are_folded_on_pages_and_whole_in_a_workbook():
    heads = [TableMember(key, f"G{key}", base=30) for key in range(100)]
    table = counted_table([[cases(key % 7, base=30) for key in range(100)]], heads=heads, base=3000)
    pages = printed(table)
    assert [len(page.head) - 1 for page in pages] == [12] * 8 + [4]
    assert pages[1].title == "Codes nach Gemeindetyp: Fälle (Spalten 13–24 von 100)"
    assert [name for page in pages for name in page.head[1:]] == [f"G{key} (N=30)" for key in range(100)]
    book = openpyxl.load_workbook(io.BytesIO(render(table_report(table, "de", SOURCE), "xlsx")))
    assert book.worksheets[0].max_column == 101


def test_cases_and_speakers_have_no_names_unless_asked():
    members = [TableMember(7, "Fall Zwergspitz", public="Fall 1"), TableMember(9, "Frau Quast", public="Fall 2")]
    table = counted_table(
        [[cases(1), cases(2)], [cases(3), cases(1)]], rows=TableAxis(AxisKind.CASES), members=members,
    )  # fmt: skip
    report = table_report(without_names(table), "de", SOURCE)
    for format_ in FORMATS:
        text = unpacked(render(report, format_)).decode("utf-8", "replace")
        assert not re.search("Zwergspitz|Quast", text), format_
        assert "Fall 2" in text


def test_a_code_whose_parent_is_not_shown_stands_in_full():
    members = [TableMember(1, "Wege & Ämter"), TableMember(4, "Leer / Geld", level=1)]
    table = counted_table([[cases(1), cases(2)], [cases(3), cases(1)]], members=members)
    assert [row[0] for row in lines(printed(table)[0])[1:]] == ["Wege & Ämter", "Leer / Geld"]


def test_a_sheet_that_holds_too_few_rows_says_so_instead_of_leaving_some_out(monkeypatch):
    monkeypatch.setattr("qualcode.reporting.writers.xlsx.ROW_LIMIT", 5)
    with pytest.raises(ExportError, match="at most 5 rows"):
        render(table_report(table_two(), "de", SOURCE), "xlsx")


def test_a_table_of_75_by_10000_is_cut_on_a_terminal_and_told(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    _show(wide_table(75, 10_000))
    shown = capsys.readouterr()
    assert sum(line.startswith("Code ") for line in shown.out.splitlines()) == 75
    assert {*re.findall(r"\bD\d+", shown.out)} == {f"D{key}" for key in range(1, 25)}  # below where 80 cells are full
    assert "24 of 10,000 columns and 75 of 75 rows" in shown.err
    assert "-o FILE" in shown.err


def test_the_same_is_exported_whole_row_by_row():
    table = wide_table(75, 10_000)
    rows = tidy_rows(table, TableSource())
    assert iter(rows) is rows  # made one by one, not held
    first = list(itertools.islice(rows, 20_001))
    assert [(row.row, row.column) for row in (first[0], first[9_999], first[10_000], first[-1])] == [
        (0, 0), (0, 9_999), (1, 0), (2, 0),
    ]  # fmt: skip
    sheet = tidy_table(wide_table(75, 500), TableSource(), catalogue_of("en"))
    assert sum(1 for _ in sheet.rows) == 75 * 500


def wide_table(height, width):
    members = [TableMember(key, f"Code {key}") for key in range(height)]
    heads = [TableMember(key, f"D{key}") for key in range(1, width + 1)]
    cells = [[passages(1)] * width] * height
    return replace(
        counted_table([[passages(1)] * 2] * height, members=members, unit=CountUnit.PASSAGES, percent=PercentOf.NONE),
        columns=heads,
        cells=cells,
    )
