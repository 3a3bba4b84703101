"""Small things that a day of coding is made of: ends, hidden codings, going on, new codes, times, places kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import qualcode
from qualcode.model.codings import CoderKind
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.times import clock_time
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.code_picker import CodePicker
from qualcode.tui.verbs.memo_editor import MemoEditor
from tests.tui.conftest import FIRST, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE, drawn, in_file


@pytest.fixture
def with_ben(project_file):
    """The project with two codings of somebody else."""
    with Project.open(project_file) as project:
        ben = project.coders.add("ben", CoderKind.PERSON)
        code, document = project.codes.find("Diffusion"), project.documents.find("eins")
        project.codings.add(document, Span(21, 49), code, ben, memo="warum?")
        project.codings.add(document, Span(50, 82), code, ben)
    return project_file


def said(app):
    return app.screen.keys.said


def head(app):
    return str(app.screen.query_one("#head").render())


def card(app):
    return str(app.screen.query_one("#passage").render())


async def test_the_end_of_a_document_says_what_was_done_and_what_comes_next(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "g", "e", "down")
        assert said(app) == "End of the text: 1 coding, uncoded: 3 sentences · F marks it as finished · ] goes on"
        await press(pilot, "F", "down")
        assert "marked as finished" in said(app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_codings_of_others_are_hidden_by_a_key_and_it_is_said_whose(with_ben, size):
    app = QualcodeApp(with_ben, "clara")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert len(drawn(app)) == 2
        assert "(ben" in card(app)
        await press(pilot, "V")
        assert drawn(app) == set()
        assert "ben: 2 hidden (V)" in head(app)
        assert "ben" not in card(app)
        await press(pilot, "1")
        assert len(drawn(app)) == 1
    again = QualcodeApp(with_ben, "clara")
    async with again.run_test(size=size) as pilot:
        await settle(pilot)
        assert len(drawn(again)) == 1
        await press(pilot, "V")
        assert len(drawn(again)) == 3
        assert "hidden" not in head(again)


async def test_who_works_blind_is_told_how_many_are_hidden_and_how_to_see_them(with_ben):
    app = QualcodeApp(with_ben, "clara", blind=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "V")
        assert any("ben: 2" in one.message and "without --blind" in one.message for one in app._notifications)
        assert drawn(app) == set()


async def test_in_a_blind_project_the_way_out_is_the_projects(with_ben):
    with Project.open(with_ben) as project:
        project.settings.set_blind(Author("lead"), on=True)
    app = QualcodeApp(with_ben, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "V")
        assert any("b on F9" in one.message for one in app._notifications)


async def test_another_coders_coding_is_left_alone_and_it_is_said_whose_it_is(with_ben):
    app = QualcodeApp(with_ben, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = in_file(with_ben)
        for key in ("x", "C", "minus", "w", "B", "S"):  # marks of good quotations are everybody's own
            app.clear_notifications()
            await press(pilot, key)
            (notice,) = app._notifications
            assert "ben's" in notice.message
        assert in_file(with_ben) == before
        assert app.screen is app.screen_stack[1]


async def test_the_card_and_the_list_show_memo_time_and_place_of_others_too(with_ben):
    app = QualcodeApp(with_ben, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "□ Diffusion (ben, " in card(app)
        assert "✎ warum?" in card(app)
        await press(pilot, "l")
        entry = str(app.screen.query_one("#annotations").get_option_at_index(0).prompt)
        assert entry.startswith("▸1 □ ¶2 Diffusion (ben, ")
        assert "warum?" in entry


@pytest.mark.parametrize("giving", [["c", *"Zweifel", "enter"], ["i", "enter"], ["1"]])
async def test_after_coding_one_goes_on_whatever_way_the_code_was_given(app, project_file, giving):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = app.screen.desk.span
        await press(pilot, "A", *giving)
        assert len(in_file(project_file)) == 1
        assert app.screen.desk.span != before
        await press(pilot, "A", "up", "2")
        assert app.screen.desk.span == before


async def test_after_coding_the_next_sentence_is_selected_if_it_is_wanted(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "A", "1", "2")
        assert [row[1:3] for row in in_file(project_file)] == [
            ("Das war am Anfang schwierig.", "Transition"),
            ("Jeder hat für sich entschieden.", "Interferenz"),
        ]
        await press(pilot, "A", "3", "1")
        assert len(in_file(project_file)) == 4
        assert app.screen.text.passage.cut(FIRST) == "Jetzt geht es."


async def test_a_turn_is_jumped_to_by_its_number(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "g", "n", "5", "enter")
        assert "turns 1 to 4" in str(app.screen.query_one("#prompt-hint").render())
        await press(pilot, "backspace", "4", "enter")
        assert app.screen.text.passage.cut(FIRST) == "Weil wir reden."


async def test_an_in_vivo_code_is_made_from_the_picker(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", "up", "enter", "enter")
        assert in_file(project_file)[0][1:3] == ("Das war am Anfang schwierig.", "Das war am Anfang schwierig.")


async def test_a_new_code_is_made_below_another(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"typ/Sonderfall")
        assert isinstance(app.screen, CodePicker)
        await press(pilot, "enter")
        assert in_file(project_file)[0][2] == "Sonderfall"
        with Project.open(project_file) as project:
            assert project.codes.find("Sonderfall").full_name == "Typen / Sonderfall"


async def test_a_click_on_the_key_line_does_what_the_key_does(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        line = str(app.screen.keys.render())
        await pilot.click(app.screen.keys, offset=(line.index("1–0") + 2, 0))
        await settle(pilot)
        assert len(in_file(project_file)) == 1
        app.screen.keys.flash("")
        await pilot.click(app.screen.keys, offset=(line.index("Sentence") + 2, 0))
        await settle(pilot)
        assert app.screen.text.passage.cut(FIRST) == "Jeder hat für sich entschieden."


async def test_what_others_write_leaves_cursor_and_folding_of_the_trees(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "down")
        tree, codes = app.screen.documents, app.screen.codebook.code_tree
        codes.root.children[0].collapse()
        await settle(pilot)
        line = tree.cursor_line
        with Project.open(project_file) as project:
            ben = project.coders.add("ben", CoderKind.PERSON)
            project.codings.add(project.documents.find("eins"), Span(21, 49), project.codes.find("Diffusion"), ben)
        app.screen.refresh_project()
        await settle(pilot)
        assert tree.cursor_line == line
        assert not codes.root.children[0].is_expanded
        assert "eins  0+1" in str(tree._by_key[app.bench.every_document[0].key].label)


async def test_the_tree_gets_the_documents_of_a_group_when_it_is_opened(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        first, second = app.screen.documents.root.children
        assert [len(node.children) for node in (first, second)] == [1, 0]
        second.expand()
        await settle(pilot)
        assert len(second.children) == 1


async def test_control_characters_in_fields_are_drawn_as_symbols(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        for key, field in (("slash", "#wanted"), ("c", "#typed")):
            await press(pilot, key)
            app.screen.query_one(field).value = "a\x1b[31m\u202eb"
            await settle(pilot)
            rows = "".join(strip.text for strip in app.screen._compositor.render_strips())
            assert "a␛[31m⇄b" in rows
            assert "\x1b" not in rows
            await press(pilot, "escape")
        await press(pilot, "m")
        app.screen.query_one("#words").text = "a\x1b[31m\u009b\u202eb"
        await settle(pilot)
        rows = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "a␛[31m¤⇄b" in rows
        assert not {"\x1b", "\u009b", "\u202e"} & set(rows)


def test_times_are_those_of_the_place_where_the_user_is(monkeypatch):
    now = datetime.now(UTC)
    here = now.astimezone()
    assert clock_time(now.isoformat()) == f"{here:%H:%M}"
    before = now - timedelta(days=400)
    assert clock_time(before.isoformat()) == f"{before.astimezone():%Y-%m-%d %H:%M}"


async def test_a_filter_that_nothing_fits_says_so_in_the_list_and_how_to_see_all(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f", *"finished", "enter")
        lines = [str(node.label) for node in app.screen.documents.root.children]
        assert lines == ["Nothing matches “finished”", "esc shows 2 documents"]
        await press(pilot, "escape")
        assert len(app.screen.documents.root.children) == 2
        assert app.screen.documents.root.children[0].children


async def test_an_empty_codebook_says_how_a_code_is_made(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="me") as study:
        study.documents.add("eins", FIRST, label="RG 2022")
    app = QualcodeApp(study.path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        tree = app.screen.codebook.code_tree
        assert [str(node.label) for node in tree.root.children] == ["No codes yet:", "c creates one."]
        await press(pilot, "c", *"Zweifel", "enter")
        assert [str(node.label) for node in tree.root.children] == ["1 ■ Zweifel  1"]


async def test_a_remembered_theme_is_there_from_the_first_screen_in_all_its_colours(app, project_file):
    colours = {}
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for _ in range(3):
            colours[app.theme] = app.screen.text.rich_style.bgcolor.name, app.current_theme.dark
            await press(pilot, "T")
        await press(pilot, "T", "q")
    assert colours == {
        "qualcode-dark": ("#121416", True),
        "qualcode-light": ("#fbfaf7", False),
        "qualcode-contrast": ("#000000", True),
    }
    again = QualcodeApp(project_file, "clara")
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert again.theme == "qualcode-light"
        assert again.screen.text.rich_style.bgcolor.name == "#fbfaf7"
        assert again.has_class("-light-mode")
        assert not again.has_class("-dark-mode")


async def test_typing_a_name_into_the_documents_codes_nothing(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "Code" in str(app.screen.keys.render())
        await press(pilot, "d")
        assert "Find documents" in str(app.screen.keys.render())
        await press(pilot, "1", "C", "r", "F")
        assert app.focused is app.screen.documents
        assert app.screen.keys.said.startswith("This key works in the text")
        with Project.open(project_file) as project:
            assert project.codings.all() == []
            assert project.coders.assignments() == []
        await press(pilot, "escape", "1")
        assert len(in_file(project_file)) == 1


async def test_a_memo_on_a_passage_is_seen_found_again_changed_and_removed(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "h", "m", "ctrl+s")
        assert "✎ hm – other (clara" in card(app)
        await press(pilot, "down")
        assert "hm" not in card(app)
        await press(pilot, "g", "M")
        assert app.screen.text.passage.cut(FIRST) == "Das war am Anfang schwierig."
        await press(pilot, "m", "a", "ctrl+s", "l")
        assert "hma" in str(app.screen.query_one("#annotations").get_option_at_index(0).prompt)
        await press(pilot, "escape", "m", "ctrl+a", "delete", "ctrl+s")
        assert "✎" not in card(app)
        await press(pilot, "u")
        assert "✎ hma" in card(app)
    with Project.open(project_file) as project:
        assert [one.text for one in project.memos.all()] == ["hma"]


async def test_memos_of_others_are_read_and_left_alone_and_hidden_where_one_codes_blind(project_file):
    with Project.open(project_file) as project:
        ben, document = project.coders.add("ben", CoderKind.PERSON), project.documents.find("eins")
        project.memos.add(MemoTarget(document=document.key, span=Span(0, 82)), "warum?", ben, document=document)
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "✎ memo" in card(app)
        await press(pilot, "m", "n", "a", "ctrl+s")
        with Project.open(project_file) as project:
            assert [one.text for one in project.memos.all()] == ["warum?", "na"]
    blind = QualcodeApp(project_file, "dora", blind=True)
    async with blind.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "✎" not in card(blind)


async def test_what_was_written_in_a_memo_is_thrown_away_only_when_asked_twice(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "m", "escape")
        assert not isinstance(app.screen, MemoEditor)
        await press(pilot, "m", "a", "escape")
        assert "Not saved" in str(app.screen.query_one("#memo-keys").render())
        await press(pilot, "b", "escape")
        assert isinstance(app.screen, MemoEditor)
        await press(pilot, "escape")
        assert not isinstance(app.screen, MemoEditor)
    with Project.open(project_file) as project:
        assert project.memos.all() == []
