"""Consents in the table of documents and cases: seen, cycled, typed, said at once for many, and listed when due."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from qualcode.model.consent.consents import Consent, ConsentChange, Permission, Purpose
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.document_tree import DocumentTree
from qualcode.tui.grid.cell_editor import CellEditor
from qualcode.tui.material.consent_form import ConsentForm
from qualcode.workspace.material.material_table import RowKind
from tests.builders import give_code
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import NARROW, WIDE, opened, shown, to_column, typed

YES, NO, PARAPHRASE = Permission.YES, Permission.NO, Permission.PARAPHRASE
ANSWERED = {answer: ConsentChange({Purpose.QUOTE: answer}) for answer in Permission}
pytestmark = pytest.mark.consent


@pytest.fixture
def of_two_cases(project_file):
    """“eins” belongs to Fall A, “zwei” to Fall B."""
    with Project.open(project_file) as project:
        me = project.author("me")
        for document, name in zip(project.documents.all(), ("Fall A", "Fall B"), strict=True):
            project.cases.add(name, me)
            project.documents.set([document], me, case=name)
    return project_file


def say(path, *, cases=(), documents=()):
    with Project.open(path) as project:
        project.consents.set(
            project.author("me"),
            cases={project.cases.find(name).key: change for name, change in dict(cases).items()},
            documents={project.documents.find(name).key: change for name, change in dict(documents).items()},
        )


def consents(path):
    with Project.open(path) as project:
        of_cases, of_documents = project.consents.of_cases(), project.consents.of_documents()
        return {
            **{case.name: of_cases[case.key] for case in project.cases.all() if case.key in of_cases},
            **{row.name: of_documents[row.key] for row in project.documents.all() if row.key in of_documents},
        }


def cell(app, name, column):
    screen = app.screen
    row = next(at for at, row in enumerate(screen.table.rows) if row.name == name)
    heads = [shown.attribute or shown.fact.value for shown in screen.table.columns]
    return screen.grid._cells.cell(row, heads.index(column))


async def test_a_key_goes_through_the_answers_and_each_is_one_change(app, of_two_cases):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        for column, answers in (("quote", [YES, PARAPHRASE, NO, None]), ("teach", [YES, NO, None])):
            await to_column(pilot, column)
            for answer in answers:
                await press(pilot, "e")
                said = consents(of_two_cases).get("Fall A", Consent())
                assert said == (Consent({Purpose(column): answer}) if answer else Consent())
        await press(pilot, "u")
        assert consents(of_two_cases)["Fall A"].answer(Purpose.TEACH) is NO
    with Project.open(of_two_cases) as project:
        assert [entry.kind for entry in project.log()].count("consent.set") == 7


async def test_all_marked_rows_get_one_answer_by_one_change_and_one_undo(app, of_two_cases):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v", "ctrl+a")
        await to_column(pilot, "quote")
        await press(pilot, "e")
        assert {name: said.answer(Purpose.QUOTE) for name, said in consents(of_two_cases).items()} == {
            "Fall A": YES, "Fall B": YES,
        }  # fmt: skip
        await press(pilot, "u")
        assert consents(of_two_cases) == {}


@pytest.mark.parametrize(
    ("words", "day"), [("31.5.2022", "2022-05-31"), ("2022-05-31", "2022-05-31"), (" 01.12.2023 ", "2023-12-01")]
)
async def test_days_are_typed_as_people_write_them_and_kept_as_iso(app, of_two_cases, words, day):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        await to_column(pilot, "delete by")
        await press(pilot, "e")
        await typed(pilot, words)
        await press(pilot, "enter")
        assert cell(app, "Fall A", "delete by") == day
        await press(pilot, "e")
        assert app.screen.query_one("#cell").value == day
    assert consents(of_two_cases)["Fall A"].delete_by == day


@pytest.mark.parametrize("words", ["30.02.2022", "2022-13-01", "Mai 2022", "22-5-31", "0022-05-31"])
async def test_what_is_no_day_is_refused_with_the_reason_and_nothing_is_written(app, of_two_cases, words):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        await to_column(pilot, "withdrawn")
        await press(pilot, "e")
        await typed(pilot, words)
        await press(pilot, "enter")
        assert isinstance(app.screen, CellEditor)
        assert "is no day" in str(app.screen.query_one("#hint").content)
        await press(pilot, "escape")
    assert consents(of_two_cases) == {}


async def test_a_document_tells_its_own_from_what_its_case_says(app, of_two_cases):
    of_cases = {"Fall A": ANSWERED[YES], "Fall B": ANSWERED[NO]}
    say(of_two_cases, cases=of_cases, documents={"zwei": ANSWERED[YES]})
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert cell(app, "eins", "quote") == "(yes)"
        assert cell(app, "zwei", "quote") == "yes → no"
        assert "(yes)" in shown(app)
        assert "yes → no" in shown(app)
        await press(pilot, "v")
        assert [cell(app, name, "quote") for name in ("Fall A", "Fall B")] == ["yes", "no"]


async def test_speakers_who_are_cases_have_their_say_and_the_dialog_names_them(app, of_two_cases):
    with Project.open(of_two_cases) as project:
        project.documents.set_speaker([project.documents.find("zwei")], "B", project.author("me"), case="Fall A")
    say(of_two_cases, cases={"Fall A": ANSWERED[NO], "Fall B": ANSWERED[YES]})
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert cell(app, "zwei", "quote") == "(by speaker)"
        await press(pilot, "down", "K")
        assert isinstance(app.screen, ConsentForm)
        assert "B is a case of its own: quote no" in shown(app)
        assert "with its case: yes" in shown(app)


async def test_one_dialog_says_all_of_a_consent_as_one_change(app, of_two_cases):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "v", "K", "space", "down", "space", "space")
        for _ in range(5):
            await press(pilot, "down")
        await typed(pilot, "31.05.2022")
        await press(pilot, "down")
        await typed(pilot, "Form B")
        await press(pilot, "enter")
        wanted = Consent({Purpose.ANALYSE: YES, Purpose.QUOTE: PARAPHRASE}, "2022-05-31", "Form B")
        assert consents(of_two_cases) == {"Fall A": wanted}
        await press(pilot, "K", "enter")  # nothing new: nothing is written
        with Project.open(of_two_cases) as project:
            assert [entry.kind for entry in project.log()].count("consent.set") == 1
        await press(pilot, "u")
    assert consents(of_two_cases) == {}


async def test_a_wrong_day_keeps_the_dialog_open_and_says_which(app, of_two_cases):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "v", "K", "space")
        for _ in range(8):
            await press(pilot, "down")
        await typed(pilot, "gestern")
        await press(pilot, "enter")
        assert isinstance(app.screen, ConsentForm)
        assert "withdrawn on: “gestern” is no day" in shown(app)
        await press(pilot, "escape")
    assert consents(of_two_cases) == {}


async def test_in_the_dialog_for_many_what_differs_stays_until_somebody_says_something(app, of_two_cases):
    say(of_two_cases, cases={"Fall A": ConsentChange({Purpose.QUOTE: YES}, given="2022-01-01")})
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "v", "ctrl+a", "K")
        assert shown(app).count("different; stays") == 2
        await press(pilot, "space", "enter")
    assert consents(of_two_cases) == {
        "Fall A": Consent({Purpose.ANALYSE: YES, Purpose.QUOTE: YES}, "2022-01-01"),
        "Fall B": Consent({Purpose.ANALYSE: YES}),
    }


async def test_what_is_due_is_said_in_words_and_one_key_lists_only_that(app, of_two_cases):
    days = {"Fall B": ConsentChange(withdrawn="2020-01-01"), "Fall A": ConsentChange(delete_by="2999-01-01")}
    say(of_two_cases, cases=days)
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert cell(app, "zwei", "due") == "(withdrawn)"
        assert cell(app, "eins", "due") == ""
        await press(pilot, "o")
        assert screen.table.kind is RowKind.CASES
        assert [row.name for row in screen.table.rows] == ["Fall B"]
        assert "withdrawn" in shown(app)
        await press(pilot, "o")
        assert len(screen.table.rows) == 2
        await to_column(pilot, "withdrawn")
        await press(pilot, "down", "e", "delete", "enter", "o")
        assert not screen.table.only_due
        assert "Nothing is withdrawn" in screen.keys.said


async def test_what_is_due_is_told_when_the_project_is_opened_with_the_keys_that_list_it(of_two_cases):
    quiet = QualcodeApp(of_two_cases, "clara")
    async with quiet.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert not list(quiet._notifications)
    say(of_two_cases, cases={"Fall B": ConsentChange(withdrawn="2020-01-01")})
    say(of_two_cases, documents={"eins": ConsentChange(delete_by="2020-01-01")})
    app = QualcodeApp(of_two_cases, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        told = list(app._notifications)[-1].message
        assert told.startswith("2 cases or documents")
        assert "F6 o lists them" in told
        await press(pilot, "f6", "o")
        assert [row.name for row in app.screen.table.rows] == ["Fall B"]
        assert "only: 1 due" in shown(app)
        await press(pilot, "v")
        assert "due" not in shown(app)
        await press(pilot, "v")
        assert [row.name for row in app.screen.table.rows] == ["eins", "zwei"]


async def test_labels_have_no_consent(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await press(pilot, "v", "v", "K")
        assert app.screen is screen
        assert "documents and cases" in list(app._notifications)[-1].message


async def test_the_documents_beside_the_text_say_in_words_whose_consent_is_over(app, of_two_cases):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        await to_column(pilot, "withdrawn")
        await press(pilot, "e")
        await typed(pilot, "2020-01-01")
        await press(pilot, "enter", "f1")
        lines = await documents_beside(pilot)
        assert ["⊘ withdrawn" in line for line in lines] == [True, False], lines
        await press(pilot, "u")
        assert "withdrawn" not in "".join(await documents_beside(pilot))


async def documents_beside(pilot):
    tree = pilot.app.screen.query_one(DocumentTree)
    tree.root.expand_all()
    await settle(pilot)
    return [str(node.label) for group in tree.root.children for node in group.children]


async def test_quotations_are_listed_inside_with_a_word_on_those_that_may_not_leave(app, of_two_cases):
    say(of_two_cases, cases={"Fall A": ANSWERED[NO]})
    with Project.open(of_two_cases) as project:
        for document in project.documents.all():
            give_code(project, document, project.documents.text(document)[-12:], coder="clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert "1 without known consent   1 may not be quoted" in shown(app)
        assert "⊘ not to be quoted" in shown(app)
        assert "⊘ consent not known" in shown(app)
        for width, height in ((60, 24), NARROW):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert "⊘ not to be quoted" in shown(app)
            assert "⊘ consent not known" in shown(app)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_name_of_transcription_rules_that_is_offered_stands_on_one_line(app, size):
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await to_column(pilot, "transcription")
        await press(pilot, "e")
        known = app.screen.query_one("#known", OptionList)
        offered = [str(option.prompt) for option in known.options]
        lines = [known.render_line(y).text for y in range(known.size.height)]
        assert len(offered) > 1
        assert [line.strip() for line in lines] == offered


async def test_a_cell_that_is_typed_for_a_marked_row_elsewhere_says_so(app, of_two_cases):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v", "t")
        await to_column(pilot, "withdrawn")
        await press(pilot, "e")
        assert "for “Fall A”" in str(app.screen.query_one("#hint").render())
        await press(pilot, "escape")
        await to_column(pilot, "quote")
        await press(pilot, "e")
        assert "consent of “Fall A” changed: quote yes" in app.screen.keys.said
    assert consents(of_two_cases)["Fall A"].answer(Purpose.QUOTE) is YES


async def test_transcription_rules_are_known_by_name_and_a_wrong_one_is_refused(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await to_column(pilot, "transcription")
        await press(pilot, "ctrl+a", "e", "down")
        await press(pilot, "enter")
        with Project.open(project_file) as project:
            assert len({document.transcription for document in project.documents.all()} - {""}) == 1
        assert [entry.kind for entry in project_log(project_file)].count("transcription.set") == 1
        await press(pilot, "e")
        await typed(pilot, "Hausregeln")
        await press(pilot, "enter")
        assert "Hausregeln" in list(app._notifications)[-1].message
        await press(pilot, "u")
    with Project.open(project_file) as project:
        assert {document.transcription for document in project.documents.all()} == {""}


def project_log(path):
    with Project.open(path) as project:
        return project.log()
