"""Tables whose cells hold words: which quotations stand where, what is left out, and what leaves the project."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import Polarity
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.spans import Span
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.tables.quoted_cells import CellWords
from qualcode.reporting.tables.quoted_report import COLUMNS_OF_A_PAGE, word_report
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers.formats import FORMATS, render
from qualcode.retrieval.counting.group_figures import GroupFigures, group_figures
from qualcode.retrieval.counting.request import AxisKind, CountRequest, TableAxis
from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.counting.tables import count
from qualcode.workspace.counting.word_cells import PreparedWords, WordExport, prepare, write_words
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import only_project

FIRST = "B: =cmd|' /C calc'!A0 sagte das Amt. Das war schwer. Niemand half uns damals. Ein Amt half."
SECOND = "B: Hier ging alles gut. Das Amt war da. Später kam es nie."


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    """Two cases, two codes and one below; anna codes."""
    with only_project(tmp_path, "p", title="Probe") as project:
        first = interview(project, "Kilbrenz", FIRST, "RG 2022", "2022", "Fall Ortrand-Süd", typ="Kreis")
        second = interview(project, "Pellwarth", SECOND, "RG 2021", "2021", "Fall Quellmoos", typ="Stadt")
        give_code(project, first, "=cmd|' /C calc'!A0 sagte das Amt.", "Amt")
        give_code(project, first, "Das war schwer.", "Amt")
        give_code(project, first, "Niemand half uns damals.", "Amt / Hilfe", polarity=Polarity.ABSENT)
        give_code(project, first, "Niemand half", "Amt")
        give_code(project, second, "Das Amt war da.", "Amt")
        give_code(project, second, "Hier ging alles gut.", "Erfolg")
        yield Workspace(project, "anna")


def counted(space: Workspace, rows: TableAxis, columns: TableAxis, *, sub_codes: bool = False) -> CountTable:
    """A table as it is counted, by the plainest means: every coding of the project in its cell."""
    project = space.project
    book, documents = project.codes.book(), {document.key: document for document in project.documents.all()}

    def values(axis: TableAxis) -> tuple[TableMember, ...]:
        if axis.kind is AxisKind.CODES:
            return tuple(TableMember(code.key, code.name, len(code.path) - 1) for code in book)
        if axis.kind is AxisKind.CASES:
            cases = enumerate(project.cases.all(), start=1)
            return tuple(TableMember(case.key, case.name, public=f"Fall {number}") for number, case in cases)
        found = sorted({document.attributes[axis.name] for document in documents.values()})
        return tuple(TableMember(value, value, base=1) for value in found)

    def stands_in(axis: TableAxis, member: TableMember, coding) -> bool:
        if axis.kind is AxisKind.CODES:
            below = {code.key for code in book.descendants(member.key)} if sub_codes else set()
            return coding.code in {member.key, *below}
        document = documents[coding.document]
        return member.name == (document.case if axis.kind is AxisKind.CASES else document.attributes[axis.name])

    sides = values(rows), values(columns)

    def codings(row: int | None, column: int | None) -> list[int]:
        return [
            coding.key
            for coding in project.codings.all()
            if (row is None or stands_in(rows, sides[0][row], coding))
            and (column is None or stands_in(columns, sides[1][column], coding))
        ]

    cells = [
        [CountCell(len(codings(row, column))) for column in range(len(sides[1]))] for row in range(len(sides[0]))
    ]
    request = CountRequest(rows, columns, sub_codes=sub_codes)
    return CountTable(request, *sides, cells, (), (), None, True, True, 0, (), (), codings)


CASES, CODES, TYPES = TableAxis(AxisKind.CASES), TableAxis(AxisKind.CODES), TableAxis(AxisKind.ATTRIBUTE, "typ")


def prepared(space: Workspace, table: CountTable, form: str = "md", **more) -> PreparedWords:
    words = more.pop("words", CellWords.QUOTATIONS)
    export = WordExport(wanted=PassageChoice(), format=form, language="de", words=words, **more)
    return prepare(space, table, export, Options(likely=False))


def texts(found: PreparedWords) -> dict[tuple[str, str], list[str]]:
    """(row, column) -> the words of the cell, where there are some."""
    table = found.found
    return {
        (row.name, column.name): [quotation.text for quotation in table.quotations(cell)]
        for row, cells in zip(table.table.rows, table.cells, strict=True)
        for column, cell in zip(table.table.columns, cells, strict=True)
        if cell.passages
    }


def test_each_quotation_stands_in_its_cell_and_the_parent_has_those_below_it_once(space):
    found = prepared(space, counted(space, CODES, CASES, sub_codes=True))
    assert texts(found) == {
        ("Amt", "Fall Ortrand-Süd"): [
            "=cmd|' /C calc'!A0 sagte das Amt.",
            "Das war schwer.",
            "Niemand half uns damals.",  # two codings of two codes that overlap are one passage
        ],
        ("Amt", "Fall Quellmoos"): ["Das Amt war da."],
        ("Hilfe", "Fall Ortrand-Süd"): ["Niemand half uns damals."],
        ("Erfolg", "Fall Quellmoos"): ["Hier ging alles gut."],
    }
    assert texts(prepared(space, counted(space, CASES, CODES, sub_codes=True))) == {
        (case, code): words for (code, case), words in texts(found).items()
    }


def test_good_ones_come_first_then_those_of_weight_and_the_others_are_told_by_number(space):
    codings = {space.project.codings.get(key).span.start: space.project.codings.get(key) for key in (1, 2, 4)}
    first, second, third = (codings[start] for start in sorted(codings))
    space.project.codings.change(third, space.project.coders.find("anna"), weight=80)
    table = counted(space, CODES, TYPES)
    found = prepared(space, table, arrangement=Arrangement(at_most=1))
    assert texts(found)["Amt", "Kreis"] == ["Niemand half"]
    space.project.good_marks.set([second.key], space.project.coders.find("anna"))
    found = prepared(space, table, arrangement=Arrangement(at_most=2))
    assert texts(found)["Amt", "Kreis"] == ["Das war schwer.", "Niemand half"]
    cell = found.found.cells[0][0]
    assert (cell.beyond, cell.passages) == (1, 3)
    shown = rendered(found, "md")
    assert "… 1 weitere Textstelle" in shown
    assert "1 Textstelle weggelassen: Höchstzahl der Zelle erreicht." in shown
    assert first.key in table.codings(0, 0)


def rendered(found: PreparedWords, form: str, *, identify: bool = False) -> str:
    return render(word_report(found.found, wording_of("de"), identify=identify), form).decode("utf-8")


@pytest.mark.parametrize("mark", [Permission.NO, Permission.PARAPHRASE])
def test_what_may_not_be_quoted_is_left_out_or_paraphrased(space, mark):
    project = space.project
    project.consents.set(ME, cases={project.cases.find("Fall Quellmoos").key: ConsentChange({Purpose.QUOTE: mark})})
    coding = next(coding for coding in project.codings.all() if coding.document == 2 and coding.code == 1)
    project.codings.change(coding, project.coders.find("anna"), paraphrase="Das Amt sei\nda gewesen")
    found = prepared(space, counted(space, CODES, TYPES))
    wanted = ["Das Amt sei da gewesen"] if mark is Permission.PARAPHRASE else []
    assert texts(found)["Amt", "Stadt"] == wanted
    assert texts(found)["Erfolg", "Stadt"] == []
    assert "alles gut" not in rendered(found, "json")
    assert "… 1 nicht gezeigt" in rendered(found, "md")
    paraphrased = prepared(space, counted(space, CODES, TYPES), words=CellWords.PARAPHRASES)
    assert texts(paraphrased)["Amt", "Stadt"] == wanted
    assert paraphrased.found.cells[0][0].unworded == 3
    assert "Textstellen weggelassen: keine Paraphrase vorhanden." in rendered(paraphrased, "md")


def test_names_of_cases_stay_unless_they_are_asked_for(space):
    found = prepared(space, counted(space, CASES, CODES))
    for form in FORMATS:
        data = render(word_report(found.found, wording_of("de")), form)
        assert "Ortrand-Süd".encode() not in data
        assert b"Kilbrenz" not in data
    assert "| Fall 1 |" in rendered(found, "md")
    assert "Ortrand-Süd" in rendered(found, "md", identify=True)


def test_a_workbook_takes_no_cell_for_a_formula_and_documents_lie_on_their_side(space):
    import docx
    import openpyxl

    found = prepared(space, counted(space, TYPES, CODES, sub_codes=True))
    report = word_report(found.found, wording_of("de"))
    sheet = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["typ", "Amt", "Hilfe", "Erfolg"]
    assert rows[1][0] == "Kreis (N=1)"
    kept = space.project.quotation_ids.all()
    first = min(space.project.codings.all(), key=lambda coding: (coding.document, coding.span))
    assert rows[1][1].split("\n\n")[0] == f"– „=cmd|' /C calc'!A0 sagte das Amt“ (RG 2022). · ¶1 · {kept[first.key]}"
    assert rows[1][1].split("\n\n")[2].startswith("– „Niemand half uns damals.“ (RG 2022) · Codierende uneinig")
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    assert sheet.freeze_panes == "B2"
    document = docx.Document(io.BytesIO(render(report, "docx")))
    assert document.sections[0].page_width > document.sections[0].page_height
    (table,) = document.tables
    assert [cell.text for cell in table.rows[2].cells][:2] == ["Stadt (N=1)", rows[2][1]]


def test_more_columns_than_a_page_holds_are_parted_and_a_workbook_has_them_all(space):
    import docx
    import openpyxl

    for number in range(COLUMNS_OF_A_PAGE):
        code_named(space.project, f"Weiteres {number}")
    report = word_report(prepared(space, counted(space, TYPES, CODES)).found, wording_of("de"))
    tables = docx.Document(io.BytesIO(render(report, "docx"))).tables
    assert [len(table.columns) for table in tables] == [1 + COLUMNS_OF_A_PAGE, 4]
    assert openpyxl.load_workbook(io.BytesIO(render(report, "xlsx"))).worksheets[0].max_column == 10


def test_an_object_tells_of_each_cell_what_it_holds_and_what_it_does_not(space):
    found = prepared(space, counted(space, CODES, TYPES), arrangement=Arrangement(at_most=1))
    made = json.loads(rendered(found, "json"))
    assert made["columns"] == [{"name": "Kreis", "base": 1}, {"name": "Stadt", "base": 1}]
    cell = made["cells"][0]
    assert (cell["row"], cell["column"], cell["passages"], cell["beyond_limit"]) == ("Amt", "Kreis", 3, 2)
    assert cell["quotations"][0]["id"] in space.project.quotation_ids.all().values()


def test_what_is_published_has_no_ids_and_enters_the_ledger_with_what_is_shown_only(space, tmp_path):
    file = tmp_path / "matrix.docx"
    found = prepared(
        space,
        counted(space, CODES, TYPES),
        "docx",
        path=file,
        publication="Bericht",
        arrangement=Arrangement(at_most=1),
    )
    assert not space.project.publications.all()
    written = write_words(space, found)
    assert file.exists()
    assert written.published == 4
    (publication,) = space.project.publications.all()
    assert [code for code, _ in space.project.publications.passages(publication)] == [
        "Amt", "Amt", "Amt / Hilfe", "Erfolg",
    ]  # fmt: skip
    assert not space.project.quotation_ids.all()
    assert not found.tells_apart
    assert prepared(space, counted(space, CASES, CODES), publication="Bericht").tells_apart


def test_the_disclosure_check_looks_at_what_is_shown_and_at_the_heads(space):
    give_code(space.project, space.project.documents.find("Pellwarth"), "Später kam es nie.", "Wo Kilbrenz wohnt")
    interview(space.project, "drei", "B: Nichts.", "RG 2022", "2022", "Fall Drei", typ="bei Pellwarth")
    found = prepared(space, counted(space, CODES, TYPES))
    assert "Kilbrenz" in {finding.found for finding in found.check.found}
    assert [name for name, _ in found.names.found] == ["Pellwarth"]
    with pytest.raises(QualcodeError):
        found.check.refuse()
    with pytest.raises(QualcodeError):
        found.names.refuse()


def test_few_that_share_a_group_are_told(space):
    found = prepared(space, counted(space, CODES, TYPES))
    assert any("typ Kreis" in str(finding.found) for finding in found.check.found)


def test_nothing_final_is_made_of_one_person_s_part(space):
    give_code(space.project, space.project.documents.find("Pellwarth"), "Später kam es nie.", "Amt", "ben")
    table = counted(space, CODES, TYPES)
    space.project.settings.set_blind(ME, on=True)
    with pytest.raises(QualcodeError):
        prepared(space, table, publication="Bericht")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("sub_codes", [False, True])
def test_each_cell_has_as_many_passages_as_the_count_says(space, seed, sub_codes):
    dice, project = random.Random(seed), space.project
    for _number in range(25):
        document = dice.choice(project.documents.all())
        start = dice.randrange(3, 40)
        span = Span(start, start + dice.randrange(1, 15))
        coder = coder_named(project, dice.choice(["anna", "ben"]))
        project.codings.add(document, span, dice.choice(list(project.codes.book())), coder)
    codes, cases = TableAxis(AxisKind.CODES), TableAxis(AxisKind.CASES)
    for rows, columns in ((codes, cases), (cases, codes), (codes, TYPES), (codes, TableAxis(AxisKind.CODERS))):
        table = count(space, CountRequest(rows, columns, sub_codes=sub_codes))
        found = prepared(space, table, arrangement=Arrangement(at_most=dice.randrange(3))).found
        numbers = [[cell.passages for cell in cells] for cells in found.cells]
        assert numbers == [[cell.n for cell in row] for row in table.cells]


def test_figures_are_of_each_case_once_and_told_where_nobody_can_say(space):
    project = space.project
    for name, case, note in (("a", "Fall 1", "1"), ("b", "Fall 1", "1"), ("c", "Fall 2", "2,5"), ("d", "Fall 3", "7"),
                             ("e", "Fall 3", "8"), ("f", "Fall 4", "keine")):  # fmt: skip
        interview(project, name, "B: Das Amt kam nie.", "RG 2022", "2022", case, typ="Land", note=note)
        give_code(project, project.documents.find(name), "Das Amt", "Amt")
    table = count(space, CountRequest(TableAxis(AxisKind.CODES), TYPES))
    name, figures = group_figures(project, table, "note")
    groups = dict(zip([column.name for column in table.columns], figures, strict=True))
    assert name == "note"
    assert groups["Land"] == GroupFigures([Fraction(1), Fraction(5, 2)], without=1, several=1)
    assert (groups["Land"].mean, groups["Land"].median) == (Fraction(7, 4), Fraction(7, 4))
    assert groups["Kreis"] == GroupFigures([], without=1)
    assert groups["Kreis"].mean is None
