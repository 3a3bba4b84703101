"""The coding screen by keys: select, code, undo, remember; what is drawn is in the file."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.code_picker import CodePicker
from qualcode.tui.coding.text_pane import FirstSteps
from qualcode.tui.finder.help_screen import HelpScreen
from qualcode.tui.verbs.memo_editor import MemoEditor
from tests.tui.conftest import FIRST, SECOND, settle

WIDE, NARROW = (160, 50), (80, 24)


def in_file(path):
    """(document, passage, code, coder, polarity, memo) of all codings in the file."""
    with Project.open(path) as project:
        book = project.codes.book()
        coders = {one.key: one.name for one in project.coders.all()}
        return [
            (
                project.documents.get(one.document).name,
                one.span.cut(project.documents.text(one.document)),
                book[one.code].name,
                coders[one.coder],
                one.polarity.value,
                one.memo,
            )
            for one in project.codings.all()
        ]


def drawn(app):
    """(start, end, coding) of the passages on the screen."""
    return {(one.start, one.end, one.coding) for one in app.screen_stack[1].text.passages}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_text_is_there_with_a_sentence_selected_and_no_dialog_in_front(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.screen is app.screen_stack[1]
        assert app.focused is app.screen.text
        assert app.screen.text.passage.cut(FIRST) == "Das war am Anfang schwierig."


async def test_a_document_is_at_work_from_its_first_coding_on_and_open_again_after_its_undo(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for keys, state in (("2", WorkState.WORKING), ("u", WorkState.OPEN), ("2", WorkState.WORKING)):
            await pilot.press(keys)
            await settle(pilot)
            assert app.bench.state_of(app.bench.documents[0]) is state


async def test_a_quick_key_codes_the_sentence_and_it_is_in_the_file_when_it_is_drawn(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("down", "2")
        await settle(pilot)
        assert in_file(project_file) == [
            ("eins", "Jeder hat für sich entschieden.", "Interferenz", "clara", "present", "")
        ]
        assert len(drawn(app)) == 1


async def test_several_codes_go_to_one_passage_because_the_selection_stays(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "2", "3")
        await settle(pilot)
        assert [row[2] for row in in_file(project_file)] == ["Transition", "Interferenz", "Diffusion"]
        assert len({row[1] for row in in_file(project_file)}) == 1


async def test_the_picker_finds_a_code_by_a_few_letters_and_enter_codes_at_once(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("c", "a", "u", "s", "enter")
        await settle(pilot)
        assert [row[2] for row in in_file(project_file)] == ["Austausch und Lernen"]
        assert not isinstance(app.screen, CodePicker)


async def test_escape_leaves_the_picker_without_coding(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("c", "t", "escape")
        await settle(pilot)
        assert in_file(project_file) == []


async def test_r_repeats_the_last_code(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("3", "down", "r")
        await settle(pilot)
        assert [row[1:3] for row in in_file(project_file)] == [
            ("Das war am Anfang schwierig.", "Diffusion"),
            ("Jeder hat für sich entschieden.", "Diffusion"),
        ]


@pytest.mark.parametrize(
    ("keys", "passage"),
    [
        (["shift+down"], "Das war am Anfang schwierig. Jeder hat für sich entschieden."),
        (["right"], "Das"),
        (["right", "right", "shift+right"], "war am"),
        (["t"], "Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es."),
        (["pagedown"], "Weil wir reden."),
        (["shift+down", "shift+down", "alt+up"], "Das war am Anfang schwierig. Jeder hat für sich entschieden."),
        (["shift+down", "o", "alt+down"], "Jeder hat für sich entschieden."),
        (["down", "down", "down"], "Warum?"),
    ],
)
async def test_selections_by_key(app, project_file, keys, passage):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press(*keys, "1")
        await settle(pilot)
        assert in_file(project_file)[0][1] == passage


async def test_dragging_with_the_mouse_selects_a_passage(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        text = app.screen.text
        rows = [text.render_line(y).text for y in range(text.size.height)]
        y = next(number for number, row in enumerate(rows) if "am Anfang" in row)
        x = rows[y].index("am Anfang") + text.gutter.left
        place, end = (x, y), (x + len("am Anfang") - 1, y)
        await pilot.mouse_down(text, offset=place)
        await pilot.hover(text, offset=end)
        await pilot.mouse_up(text, offset=end)
        await pilot.press("1")
        await settle(pilot)
        assert in_file(project_file)[0][1] == "am Anfang"


async def test_undo_and_redo_by_key_and_after_a_restart(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "down", "2", "u")
        await settle(pilot)
        assert [row[2] for row in in_file(project_file)] == ["Transition"]
        assert len(drawn(app)) == 1
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert len(drawn(app)) == 2
    again = QualcodeApp(project_file, "clara")
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("u", "u")
        await settle(pilot)
        assert in_file(project_file) == []
        assert drawn(again) == set()


async def test_x_removes_ones_own_coding_only(project_file):
    with Project.open(project_file) as project:
        ben = project.coders.add("ben", CoderKind.PERSON)
        document = project.documents.find("eins")
        start = FIRST.index("Das war")
        project.codings.add(document, Span(start, start + 10), project.codes.find("Diffusion"), ben)
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "x")
        await settle(pilot)
        assert [row[3] for row in in_file(project_file)] == ["ben"]
        await pilot.press("x")
        await settle(pilot)
        assert [row[3] for row in in_file(project_file)] == ["ben"]
        assert any("ben's" in note.message for note in app._notifications)


async def test_a_memo_is_written_changed_and_removed(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, MemoEditor)
        await pilot.press("n", "a", "enter", "j", "a", "ctrl+s")
        await settle(pilot)
        assert in_file(project_file)[0][5] == "na\nja"
        await pilot.press("m", "ctrl+a", "delete", "ctrl+s")
        await settle(pilot)
        assert in_file(project_file)[0][5] == ""


async def test_a_memo_where_nothing_is_coded_belongs_to_the_passage(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("m", "h", "m", "ctrl+s")
        await settle(pilot)
    with Project.open(project_file) as project:
        (memo,) = project.memos.all()
        assert memo.target.span.cut(FIRST) == "Das war am Anfang schwierig."


async def test_minus_turns_present_into_absent(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        await pilot.press("minus")
        await settle(pilot)
        assert in_file(project_file)[0][4] == Polarity.ABSENT


async def test_brackets_go_through_the_documents(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("]")
        await settle(pilot)
        assert app.screen.text.text == SECOND
        await pilot.press("[")
        await settle(pilot)
        assert app.screen.text.text == FIRST


async def test_tab_goes_from_coding_to_coding(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "down", "down", "2", "up", "up")
        await settle(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.text.passage.cut(FIRST) == "Jetzt geht es."
        await pilot.press("shift+tab")
        await pilot.pause()
        assert app.screen.text.passage.cut(FIRST) == "Das war am Anfang schwierig."


async def test_f_marks_the_document_finished_and_open_again(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("F")
        await settle(pilot)
        with Project.open(project_file) as project:
            assert project.coders.assignments()[0].state is WorkState.FINISHED
        await pilot.press("F")
        await settle(pilot)
        with Project.open(project_file) as project:
            assert project.coders.assignments()[0].state is WorkState.WORKING


async def test_narrow_panels_slide_in_and_out(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        screen = app.screen
        assert not screen.documents.display
        await pilot.press("d")
        await pilot.pause()
        assert screen.documents.display
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.documents.display
        assert app.focused is screen.text


async def test_a_document_is_chosen_from_the_tree(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("d", "down", "enter", "down", "enter")
        await settle(pilot)
        assert app.screen.text.text == SECOND
        assert app.focused is app.screen.text


async def test_help_lists_the_registry(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, HelpScreen)


async def test_what_another_process_codes_appears_without_losing_the_selection(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("down")
        before = app.screen.text.selection
        with Project.open(project_file) as project:
            ben = project.coders.add("ben", CoderKind.PERSON)
            project.codings.add(project.documents.find("eins"), Span(20, 30), project.codes.find("Diffusion"), ben)
        for _ in range(60):
            await pilot.pause(0.05)
            if drawn(app):
                break
        assert len(drawn(app)) == 1
        assert app.screen.text.selection == before


async def test_blind_hides_others_and_says_how_many(project_file):
    with Project.open(project_file) as project:
        ben = project.coders.add("ben", CoderKind.PERSON)
        project.codings.add(project.documents.find("eins"), Span(20, 30), project.codes.find("Diffusion"), ben)
    app = QualcodeApp(project_file, "clara", blind=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert drawn(app) == set()
        assert "ben: 1 hidden (blind)" in str(app.screen.query_one("#head").render())


async def test_a_write_that_fails_says_so_and_draws_nothing(app, project_file, monkeypatch):
    from qualcode.errors import DiskFull
    from qualcode.project.coding.codings import Codings

    def full(*_args, **_options):
        raise DiskFull("There is no room left.", "Make room.")

    monkeypatch.setattr(Codings, "add", full)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert drawn(app) == set()
        assert any("no room left" in note.message for note in app._notifications)


async def test_an_unknown_failure_is_logged_and_the_program_stays_up(app, project_file, monkeypatch):
    from qualcode.project.coding.codings import Codings

    def broken(*_args, **_options):
        raise RuntimeError("boom")

    monkeypatch.setattr(Codings, "add", broken)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert app.is_running
    log = project_file.with_name(project_file.name + ".log")
    assert "RuntimeError: boom" in log.read_text("utf-8")


async def test_an_empty_project_says_what_to_do(tmp_path):
    study = qualcode.create(tmp_path / "p.qualcode", "Probe", coder="me")
    study.close()
    app = QualcodeApp(study.path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "import" in str(app.screen.query_one(FirstSteps).render())
        await pilot.press("1", "c", "escape", "x", "m", "]", "F", "u")
        await settle(pilot)
        assert app.is_running


async def test_leaving_leaves_one_whole_file(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "q")
        await pilot.pause()
    assert [one.name for one in project_file.parent.iterdir()] == [project_file.name]
    assert len(in_file(project_file)) == 1
