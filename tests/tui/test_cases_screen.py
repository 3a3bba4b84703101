"""The case screen: one case as a whole, another or another wave beside it, and the ways to the text and back."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.model.memos import MemoTarget
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.cases.screen import CasesScreen
from qualcode.tui.finder.choose_many import ChooseMany
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.summaries.summary_editor import SummaryEditor
from qualcode.workspace.coding import memos
from qualcode.workspace.coding.case_summaries import write_summary
from tests.tui.conftest import press, settle

NARROW, WIDE = (80, 24), (120, 40)
TEXT = "I: Wie war das?\n\nB: Das Amt kam nie. Das war schwer.\n\nB: Am Ende half eine Nachbarin."


@pytest.fixture(scope="module")
def studied(tmp_path_factory):
    with qualcode.create(tmp_path_factory.mktemp("cases") / "p.qualcode", "Probe", coder="clara") as study:
        for year in (2020, 2021, 2022):
            study.documents.add(f"rg-{year}", TEXT, label=f"RG {year}", case="Fall A", attributes={"wave": str(year)})
        study.documents.add("andere", TEXT, label="RG 2020", case="Fall B", attributes={"wave": "2020"})
        study.documents.add("ohne", TEXT, label="RG 2020")
        for path in ("Amt", "Hilfe"):
            study.codes.add(path)
        study.coders.add("clara")
        study.code("rg-2022", "Am Ende half eine Nachbarin.", "Hilfe")
        study.code("rg-2022", "Das Amt kam nie.", "Amt", polarity="absent")
        study.code("rg-2020", "Das Amt kam nie.", "Amt")
        study.code("andere", "Das war schwer.", "Amt")
        space = study.space
        case = space.project.cases.find("Fall A", exact=True)
        space.project.cases.set(case, {"Größe": "klein"}, space.author)
        write_summary(space, case, motto="Allein", text="Kam ohne Amt aus.")
        memos.add(space, MemoTarget(case=case.key), "Noch einmal anrufen.")
    return study.path.read_bytes()


@pytest.fixture
def path(tmp_path, studied):
    path = tmp_path / "p.qualcode"
    path.write_bytes(studied)
    return path


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


def shown(app):
    return "\n".join("".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips())


def head(app):
    return shown(app).splitlines()[0]


async def opened(pilot, *keys):
    await settle(pilot)
    await press(pilot, "f6", *keys, "Y")
    assert isinstance(pilot.app.screen, CasesScreen)
    return pilot.app.screen


def page(screen):
    return screen.query_one(PassageList)


async def test_the_page_tells_all_of_a_case_in_the_order_of_the_text(app):
    async with app.run_test(size=(80, 60)) as pilot:
        screen = await opened(pilot, "v")
        picture = shown(app)
        wanted = ("Allein", "Größe: klein", "2020  RG 2020  rg-2020", "2021", "rg-2022", "■ Amt", "Das Amt kam nie.",
                  "− absent", "■ Hilfe", "Memos", "Noch einmal anrufen.")  # fmt: skip
        places = [picture.index(words) for words in wanted]
        assert places == sorted(places)
        assert "Case “Fall A”" in head(app)
        assert "1 of 2" in head(app)
        assert "Kam ohne Amt aus." in screen.query_one(PassageContext).words


async def test_enter_on_a_passage_leads_to_its_text_and_backspace_back(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, "v")
        at = next(
            place for place, row in enumerate(screen._rows) if getattr(row[0], "text", "") == "Das Amt kam nie."
        )
        page(screen).go_to(at)
        await press(pilot, "enter")
        assert app.screen is app._coding
        assert app._coding.desk.opened.document.name == "rg-2020"
        await press(pilot, "backspace")
        assert app.screen is screen
        assert page(screen).cursor == at


async def test_it_is_reached_from_the_text_and_from_a_document_of_f6(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "Y")  # of the first document, “andere”
        assert "Fall B" in head(app)
        await press(pilot, "f6", "down", "down", "Y")
        assert "Fall A" in head(app)
        await press(pilot, "backspace")
        assert type(app.screen).__name__ == "MaterialScreen"


async def test_next_and_previous_case_and_one_by_its_name(app):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, "v")
        await press(pilot, "right_square_bracket")
        assert "Fall B" in head(app)
        await press(pilot, "right_square_bracket")
        assert "This is the last case." in shown(app)
        await press(pilot, "left_square_bracket")
        assert "Fall A" in head(app)
        await press(pilot, "c", "B")
        assert isinstance(app.screen, ChooseOne)
        await press(pilot, "enter")
        assert "Fall B" in head(app)


async def test_two_cases_stand_side_by_side_theme_by_theme(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot, "v")
        await press(pilot, "b", "enter")
        lines = shown(app).splitlines()
        assert "▸ Fall A" in lines[1]
        assert "Fall B" in lines[1]
        (theme,) = (line for line in lines if line.count("■ Amt") == 2)
        assert "2 passages" in theme.partition("│")[0]
        assert "1 passage" in theme.partition("│")[2]
        await press(pilot, "right")
        assert screen.overview.case.name == "Fall B"
        at = next(place for place, row in enumerate(screen._rows) if getattr(row[1], "text", "") == "Das war schwer.")
        page(screen).go_to(at)
        await press(pilot, "enter")
        assert app._coding.desk.opened.document.name == "andere"
        await press(pilot, "backspace", "escape")
        assert len(screen.overviews) == 1
        assert "Fall B" in head(app)


async def test_two_waves_are_chosen_where_there_are_more(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot, "v")
        await press(pilot, "v")
        assert isinstance(app.screen, ChooseMany)
        await press(pilot, "enter")  # the first and the last
        assert [overview.wave for overview in screen.overviews] == ["2020", "2022"]
        assert shown(app).count("Kam ohne Amt aus.") == 2  # in the page once, and below it
        await press(pilot, "v")
        assert [overview.wave for overview in screen.overviews] == [""]


async def test_in_a_narrow_terminal_two_columns_are_refused_and_one_is_left(app):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, "v")
        await press(pilot, "b")
        assert "Two columns need a terminal that is 100 columns wide." in [
            notice.message for notice in app._notifications
        ]
    async with QualcodeApp(app._path, "clara").run_test(size=WIDE) as pilot:
        screen = await opened(pilot, "v")
        await press(pilot, "b", "enter")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Fall A (1/2)" in shown(pilot.app)
        await press(pilot, "right")
        assert "Fall B (2/2)" in shown(pilot.app)
        assert len(screen.overviews) == 2


async def test_the_summary_is_edited_and_undone(app, path):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot, "v")
        await press(pilot, "E")
        assert isinstance(app.screen, SummaryEditor)
        assert "Am Ende half eine Nachbarin." in shown(app)
        await press(pilot, "N", "u", "r", "ctrl+s")
        assert app.screen is screen
        assert "Kam ohne Amt aus.Nur" in shown(app)
        await press(pilot, "u")
        assert "Kam ohne Amt aus.Nur" not in shown(app)
    with Project.open(path) as project:
        assert [memo.text for memo in project.memos.all() if memo.title == "Allein"] == ["Kam ohne Amt aus."]


async def test_the_summary_of_somebody_else_is_not_opened(path):
    app = QualcodeApp(path, "ben")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, "v")
        await press(pilot, "E")
        assert isinstance(app.screen, CasesScreen)
        assert any("clara's" in notice.message for notice in app._notifications)


async def test_a_project_without_cases_says_what_makes_one(tmp_path):
    with qualcode.create(tmp_path / "leer.qualcode", "Leer", coder="clara") as study:
        study.documents.add("eins", TEXT)
    app = QualcodeApp(tmp_path / "leer.qualcode", "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "Y")
        assert "There are no cases yet. n on F6 creates one." in shown(app)
        for key in ("E", "m", "b", "v", "c", "right_square_bracket", "enter", "full_stop", "left"):
            await press(pilot, key)
        assert isinstance(app.screen, CasesScreen)
        assert not [notice for notice in app._notifications if notice.severity == "error"]
