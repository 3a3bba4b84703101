"""The summary grid: what its cells rest on, when they are stale, who may see and write them, how it leaves."""

from __future__ import annotations

import io
import json
import random

import docx
import openpyxl
import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import Polarity
from qualcode.model.documents import DocumentDraft, SourceFile
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from qualcode.workspace.codebook import merging
from qualcode.workspace.coding.case_summaries import write_summary
from qualcode.workspace.counting import summaries
from qualcode.workspace.counting.summaries import open_cell, read_grid
from qualcode.workspace.counting.summary_export import SummaryExport, prepare_summaries, write_summaries
from qualcode.workspace.material import revising
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, give_code, interview
from tests.helpers import only_project

FIRST = "B: Das Amt kam nie. Das war schwer. Niemand half uns damals. Ein Amt half am Ende."
SECOND = "B: Hier ging alles gut. Das Amt war da. Später kam es nie."


@pytest.fixture
def space(tmp_path):
    with only_project(tmp_path, "p", title="Probe") as project:
        first = interview(project, "eins", FIRST, "RG 2022", "2022", "Fall A")
        second = interview(project, "zwei", SECOND, "RG 2021", "2021", "Fall B")
        interview(project, "drei", "B: Ohne Fall.", "RG 2021", "2021")
        give_code(project, first, "Das Amt kam nie.", "Amt", polarity=Polarity.ABSENT)
        give_code(project, first, "Niemand half uns damals.", "Amt / Hilfe")
        give_code(project, second, "Das Amt war da.", "Amt")
        give_code(project, second, "Hier ging alles gut.", "Erfolg")
        yield Workspace(project, "anna")


def case_of(space, name):
    return space.project.cases.find(name) if name else None


def written(space, case, code, text):
    cell = open_cell(space, case_of(space, case), space.project.codes.find(code))
    return summaries.write(space, cell, text)


def cell_of(space, case, code):
    grid = read_grid(space)
    found = case_of(space, case)
    return grid.cell(found.key if found else None, space.project.codes.find(code, exact=True).key)


def test_a_cell_rests_on_the_passages_of_its_case_and_code_with_those_below(space):
    grid = read_grid(space)
    assert [case.name for case in grid.cases] == ["Fall A", "Fall B"]
    assert [code.full_name for code in grid.codes] == ["Amt", "Amt / Hilfe", "Erfolg"]
    numbers = {(case, code.name): grid.cell(case_of(space, case).key, code.key).passages
               for case in ("Fall A", "Fall B") for code in grid.codes}  # fmt: skip
    assert numbers == {
        ("Fall A", "Amt"): 2, ("Fall A", "Hilfe"): 1, ("Fall A", "Erfolg"): 0,
        ("Fall B", "Amt"): 1, ("Fall B", "Hilfe"): 0, ("Fall B", "Erfolg"): 1,
    }  # fmt: skip
    opened = open_cell(space, case_of(space, "Fall A"), space.project.codes.find("Amt", exact=True))
    assert [passage.text for passage in opened.passages] == ["Das Amt kam nie.", "Niemand half uns damals."]
    assert opened.passages[0].polarities == (Polarity.ABSENT,)
    whole = open_cell(space, None, space.project.codes.find("Amt", exact=True))
    assert len(whole.passages) == 3


def test_what_is_written_keeps_text_author_and_time_and_is_one_entry_each(space):
    before = len(space.project.log())
    summary = written(space, "Fall A", "Amt", "Allein gelassen.\nDann Hilfe.")
    assert (summary.text, space.sight.coders[summary.author]) == ("Allein gelassen.\nDann Hilfe.", "anna")
    assert summary.created == summary.changed
    assert [entry.kind for entry in space.project.log()[before:]] == ["summary.write"]
    assert cell_of(space, "Fall A", "Amt").summary == summary
    assert not cell_of(space, "Fall A", "Amt").is_stale
    assert written(space, "Fall A", "Amt", "Allein gelassen.\nDann Hilfe.") == summary  # nothing was changed
    assert len(space.project.log()) == before + 1
    space.undo()
    assert cell_of(space, "Fall A", "Amt").summary is None
    space.redo()
    assert cell_of(space, "Fall A", "Amt").summary == summary
    assert written(space, "Fall A", "Amt", " ") is None
    assert cell_of(space, "Fall A", "Amt").summary is None
    space.undo()
    assert cell_of(space, "Fall A", "Amt").summary == summary


def test_whoever_writes_last_is_the_author_and_nothing_written_meanwhile_is_lost(space):
    cell = open_cell(space, case_of(space, "Fall A"), space.project.codes.find("Amt", exact=True))
    other = Workspace(space.project, "ben", new_coder=True)
    summaries.write(other, cell, "Von Ben.")
    with pytest.raises(QualcodeError, match="meanwhile"):
        summaries.write(space, cell, "Von Anna.")
    assert written(space, "Fall A", "Amt", "Von beiden.").author == space.coder.key


def test_what_is_saved_rests_on_what_was_seen_not_on_what_came_meanwhile(space):
    cell = open_cell(space, case_of(space, "Fall A"), space.project.codes.find("Amt", exact=True))
    give_code(space.project, space.project.documents.find("eins"), "Das war schwer.", "Amt")
    summaries.write(space, cell, "Kam nie.")
    assert cell_of(space, "Fall A", "Amt").changes.added == 1
    confirmed = written(space, "Fall A", "Amt", "Kam nie.")
    assert not cell_of(space, "Fall A", "Amt").is_stale
    assert confirmed.text == "Kam nie."


def texts_of(space):
    """Each case and code -> what a summary would rest on, found by the plainest means."""
    project = space.project
    book, documents = project.codes.book(), project.documents.all()
    rests: dict[tuple[str | None, int], set[tuple[str, str, str]]] = {}
    for document in documents:
        text = project.documents.text(document)
        for coding in project.codings.all(document=document.key):
            facts = coding.uuid, coding.span.cut(text), coding.polarity.value
            code = book[coding.code]
            while code is not None:
                for case in (document.case, None):
                    rests.setdefault((case, code.key), set()).add(facts)
                code = book[code.parent] if code.parent else None
    return rests


@pytest.mark.parametrize("seed", range(4))
def test_any_change_of_its_passages_makes_a_cell_stale_and_none_else(space, seed):
    dice, project = random.Random(seed), space.project
    anna = project.coders.find("anna")
    cells = [(case, code.full_name) for case in ("Fall A", "Fall B", None) for code in project.codes.book()]
    for case, code in cells:
        written(space, case, code, f"Zu {case} und {code}.")
    at_writing = texts_of(space)

    def give():
        document = project.documents.find(dice.choice(["eins", "zwei", "drei"]))
        text, start = project.documents.text(document), dice.randrange(3, 9)
        code = project.codes.find(dice.choice(["Amt", "Hilfe", "Erfolg"]), exact=True)
        project.codings.add(document, Span(start, dice.randrange(start + 1, len(text) + 1)), code, anna)

    def change():
        coding = dice.choice(project.codings.all())
        project.codings.change(coding, anna, polarity=dice.choice(list(Polarity)), weight=dice.randrange(100))

    def remove():
        project.codings.remove([dice.choice(project.codings.all())], anna)

    def write_memo():
        write_summary(space, project.cases.all()[0], motto=f"Motto {dice.random()}")

    def correct():
        document = project.documents.find("zwei")
        text = project.documents.text(document)
        corrected = f"B: Vorweg {dice.randrange(99)}. {text.removeprefix('B: ')}"
        source = SourceFile("zwei.txt", "zwei", "text", "1")
        draft = DocumentDraft("zwei", corrected, build(corrected), source)
        revising.carry_out(space, revising.planned(space, document, draft))

    for _round in range(6):
        dice.choice([give, change, remove, write_memo, correct])()
        grid, now = read_grid(space), texts_of(space)
        for case, code in cells:
            found = project.codes.find(code, exact=True)
            key = case_of(space, case).key if case else None
            stale = now.get((case, found.key), set()) != at_writing.get((case, found.key), set())
            assert grid.cell(key, found.key).is_stale == stale, (case, code)


def test_merged_codes_leave_their_summaries_joined_and_stale(space):
    written(space, "Fall B", "Amt", "War da.")
    written(space, "Fall B", "Erfolg", "Gut gegangen.")
    amt, erfolg = (space.project.codes.find(name, exact=True) for name in ("Amt", "Erfolg"))
    merging.merge(space, erfolg, amt)
    cell = cell_of(space, "Fall B", "Amt")
    assert cell.summary.text == "War da.\n\nGut gegangen."
    assert cell.changes.unknown
    written(space, "Fall B", "Amt", cell.summary.text)
    assert not cell_of(space, "Fall B", "Amt").is_stale


def test_whoever_is_blind_sees_own_passages_and_summaries_only_and_overwrites_nobody(space):
    ben = Workspace(space.project, "ben", new_coder=True)
    with ben.acting():
        give_code(space.project, space.project.documents.find("eins"), "Das war schwer.", "Amt", "ben")
    written(ben, "Fall A", "Amt", "Geheim.")
    written(space, "Fall B", "Amt", "Meins.")
    space.project.settings.set_blind(ME, on=True)
    assert cell_of(space, "Fall A", "Amt").summary is None
    assert cell_of(space, "Fall A", "Amt").passages == 2
    assert cell_of(space, "Fall B", "Amt").summary.text == "Meins."
    before = space.project.log()
    with pytest.raises(QualcodeError, match="hidden"):
        written(space, "Fall A", "Amt", "Von mir.")
    assert space.project.log() == before
    with pytest.raises(QualcodeError):
        prepare_summaries(space, SummaryExport(format="md", final=True))
    shown = rendered(space, "json")
    assert "Geheim" not in shown
    assert "Meins." in shown


def rendered(space, form, **more):
    made = []
    write_summaries(space, prepare_summaries(space, SummaryExport(format=form, language="de", **more)), made.append)
    return made[0] if form in ("docx", "xlsx") else made[0].decode("utf-8")


@pytest.fixture
def grid(space):
    written(space, "Fall A", "Amt", "=HYPERLINK(1)\nAllein gelassen.")
    written(space, "Fall B", "Erfolg", "Gut gegangen.")
    written(space, None, "Amt", "Über alle.")
    write_summary(space, case_of(space, "Fall A"), motto="Immer allein", text="Kam ohne Hilfe aus.")
    give_code(space.project, space.project.documents.find("eins"), "Das war schwer.", "Amt")
    return space


def test_the_grid_leaves_as_a_workbook_with_ids_of_passages_and_marks(grid):
    sheet = openpyxl.load_workbook(io.BytesIO(rendered(grid, "xlsx"))).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Fall", "Fall insgesamt", "Amt", "Amt / Hilfe", "Erfolg"]
    assert [row[0] for row in rows[1:4]] == ["Fall 1", "Fall 2", "Alle Fälle"]
    assert rows[1][1] == "Immer allein\n\nKam ohne Hilfe aus."
    ids = grid.project.quotation_ids.all()
    words, passages, by, stale = rows[1][2].split("\n\n")
    assert words == "=HYPERLINK(1)\nAllein gelassen."
    assert len(passages.split(", ")) == 3
    assert {passage.removesuffix(" (¶1)") for passage in passages.split(", ")} <= set(ids.values())
    assert by.startswith("Person 1 · ")
    assert stale == "≠ 1 Codierung neu"
    assert rows[3][2].startswith("Über alle.")
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    assert sheet.freeze_panes == "B2"
    told = " ".join(str(row[0]) for row in rows[4:])
    assert "2 Zusammenfassungen wurden zu anderen Textstellen geschrieben" in told


def test_the_grid_leaves_as_a_document_on_its_side_or_turned(grid):
    document = docx.Document(io.BytesIO(rendered(grid, "docx", turned=True)))
    assert document.sections[0].page_width > document.sections[0].page_height
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Fall", "Fall 1", "Fall 2", "Alle Fälle"]
    assert [row.cells[0].text for row in table.rows][1:] == ["Fall insgesamt", "Amt", "Amt / Hilfe", "Erfolg"]
    assert table.rows[2].cells[1].text.startswith("=HYPERLINK(1)\nAllein gelassen.")


def test_names_stay_unless_they_are_asked_for_and_what_is_final_has_words_only(grid):
    assert "Fall A" not in rendered(grid, "md")
    assert "anna" not in rendered(grid, "json")
    named = rendered(grid, "json", identify=True)
    assert "Fall A" in named
    assert "anna" in named
    final = json.loads(rendered(grid, "json", final=True))
    assert final["cells"][0] == {"case": "Fall 1", "code": "Amt", "text": "=HYPERLINK(1)\nAllein gelassen."}
    assert "≠" not in rendered(grid, "md", final=True)


def test_names_that_the_project_knows_are_found_in_summaries(space):
    interview(space.project, "Kilbrenz", "B: Nichts.", "RG 2022", "2022", "Fall C")
    written(space, "Fall A", "Amt", "Wie bei Kilbrenz.")
    write_summary(space, case_of(space, "Fall B"), motto="Frau Kilbrenz")
    names = prepare_summaries(space, SummaryExport(format="md")).names
    assert [name for name, _of in names.found] == ["Kilbrenz"]
    with pytest.raises(QualcodeError):
        names.refuse()


def test_a_project_that_can_only_be_read_is_told_and_gets_no_ids(grid):
    path = grid.project.path
    grid.project.close()
    path.chmod(0o444)
    with Project.open(path) as project:
        if not project.read_only:
            pytest.skip("the user may write anywhere")
        assert not prepare_summaries(Workspace(project, "anna"), SummaryExport(format="md")).ids_kept
