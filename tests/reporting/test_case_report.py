"""One case as a report, and two beside each other, as they were looked at; what their files must not hold."""

from __future__ import annotations

import io

import docx
import pytest

from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.documents.case_look import CaseLook
from qualcode.reporting.writers.formats import FORMATS, render
from qualcode.workspace.coding import memos
from qualcode.workspace.coding.case_summaries import write_summary
from qualcode.workspace.counting.case_export import CaseExport, prepare_cases, report_of_cases
from qualcode.workspace.material import cases
from qualcode.workspace.workspace import Workspace
from tests.reporting.exported import NAMES, fill, same_ids, unpacked
from tests.reporting.test_golden import as_text, looks_as_before


@pytest.fixture
def space(project, monkeypatch):
    same_ids(monkeypatch)
    space = Workspace(fill(project), "kodiererinludmilla")
    first = project.cases.find("Fall Zwergspitz")
    cases.describe(space, first, {"Alter": "40", "Typ": "=a | b"})
    write_summary(space, first, motto="Immer *allein*", text="Kam ohne Hilfe aus.\n\nBlieb =dabei.")
    memos.add(space, MemoTarget(case=first.key), "Noch einmal anrufen.", title="Termin")
    document = project.documents.find("Wüstenfuchs")
    memos.add(space, MemoTarget(document=document.key, span=Span(12, 20)), "Zögert hier.")
    return space


def report(space, names, language="de", waves=("", ""), **look):
    found = [space.project.cases.find(name) for name in names]
    export = CaseExport(cases=tuple(zip(found, waves, strict=False)), language=language, look=CaseLook(**look))
    return report_of_cases(prepare_cases(space, export, Options()))


ONE, BOTH = ("Fall Zwergspitz",), ("Fall Zwergspitz", "Fall Quellmoos")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_case_looks_as_before(space, format_):
    looks_as_before(f"case.{format_}.txt", without_times(as_text(render(report(space, ONE), format_), format_)))


@pytest.mark.parametrize("format_", ["md", "xlsx"])
def test_two_cases_beside_each_other_look_as_before(space, format_):
    looks_as_before(f"cases-beside.{format_}.txt", as_text(render(report(space, BOTH, "en"), format_), format_))


def test_in_word_two_cases_stand_in_columns_on_a_page_that_lies_on_its_side(space):
    document = docx.Document(io.BytesIO(render(report(space, BOTH), "docx")))
    assert document.sections[0].page_width > document.sections[0].page_height
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    heads = [f"Fall {space.project.cases.find(name).id}" for name in BOTH]
    (money,) = (table for table in tables if any("=2+3 Termine" in row[0] for row in table))
    assert money[0] == heads
    assert "Das klappt nicht" in money[1][1]
    assert "fehlt, scheitert" in money[1][1]
    assert "Nie" in money[2][1]
    assert money[2][0] == ""


def without_times(text):
    """Without the time at which the memos were written."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if '"created":' not in line and '"changed":' not in line)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("names", [ONE, BOTH])
def test_no_format_holds_a_name_unless_it_is_asked_for(space, names, format_):
    said = unpacked(render(report(space, names), format_)).decode("utf-8", "replace").lower()
    assert not [name for name in NAMES if name in said]
    named = unpacked(render(report(space, names, identify=True), format_)).decode("utf-8", "replace").lower()
    assert "zwergspitz" in named
    assert "wüstenfuchs" in named


def test_two_waves_of_a_case_have_its_summary_once(space):
    document = space.project.documents.find("Steinmarder")
    space.project.documents.set([document], space.author, case="Fall Zwergspitz")
    said = render(report(space, ONE * 2, waves=("2021", "2022")), "md").decode()
    assert said.count("Kam ohne Hilfe aus.") == 1
    assert said.count("Noch einmal anrufen.") == 1
    assert "| 2021 | 2022 |" in said
    assert "Das klappt nicht." in said


def test_memos_and_attributes_can_be_left_out(space):
    said = render(report(space, ONE, memos=False, attributes=("Alter",)), "md").decode()
    assert "Noch einmal anrufen." not in said
    assert "Kam ohne Hilfe aus." in said
    assert "Alter" in said
    assert "Typ" not in said
    assert "Region" not in said
