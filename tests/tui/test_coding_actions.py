"""What can be done with codings and places by key and mouse beyond giving a code."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.codings_here import CodingsHere
from qualcode.tui.finder.finder import Finder
from tests.tui.conftest import FIRST, SECOND, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE, drawn, in_file


def codings(path):
    with Project.open(path) as project:
        return project.codings.all()


def passages(path):
    return [row[1] for row in in_file(path)]


async def test_several_codes_are_marked_in_the_picker_and_given_in_one_go(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", "t", "r", "a", "tab", "d", "i", "f", "f", "tab", "enter")
        assert sorted(row[2] for row in in_file(project_file)) == ["Diffusion", "Transition"]
        await press(pilot, "u")
        assert in_file(project_file) == []


async def test_a_code_that_is_missing_is_made_from_the_picker(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Zweifel", "enter")
        assert in_file(project_file)[0][2] == "Zweifel"
        await press(pilot, "u")
        with Project.open(project_file) as project:
            assert "Zweifel" not in [code.name for code in project.codes.book()]


async def test_the_selected_words_become_an_in_vivo_code(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "shift+right", "i", "enter")
        assert in_file(project_file)[0][1:3] == ("war am", "war am")
        with Project.open(project_file) as project:
            assert project.codes.find("war am").kind == "in vivo"


async def test_recoding_keeps_memo_and_id(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "m", "n", "a", "ctrl+s")
        before = codings(project_file)[0]
        await press(pilot, "C", "d", "i", "f", "enter")
        (after,) = codings(project_file)
        assert (after.uuid, after.memo) == (before.uuid, "na")
        assert in_file(project_file)[0][2] == "Diffusion"
        assert len(drawn(app)) == 1


async def test_weight_is_asked_checked_and_taken_away(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "w", "1", "0", "1", "enter")
        assert codings(project_file)[0].weight is None
        await press(pilot, "backspace", "enter")
        assert codings(project_file)[0].weight == 10
        assert "(10)" in str(app.screen.query_one("#passage").render())
        await press(pilot, "w", "backspace", "backspace", "enter")
        assert codings(project_file)[0].weight is None


async def test_a_star_marks_a_good_quotation(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "asterisk")
        assert codings(project_file)[0].good
        await press(pilot, "asterisk")
        assert not codings(project_file)[0].good


async def test_boundaries_become_the_selection(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "shift+down", "B")
        assert passages(project_file) == ["Das war am Anfang schwierig. Jeder hat für sich entschieden."]
        await press(pilot, "u")
        assert passages(project_file) == ["Das war am Anfang schwierig."]


async def test_a_coding_is_parted_at_the_edge_of_the_selection(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "t", "1", "down", "up", "S")
        assert passages(project_file) == [
            "Das war am Anfang schwierig. Jeder hat für sich entschieden.",
            "Jetzt geht es.",
        ]
        assert len(drawn(app)) == 2
        await press(pilot, "u")
        assert len(passages(project_file)) == 1


async def test_parting_needs_a_place_inside(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "S")
        assert len(codings(project_file)) == 1
        assert any("part of the coded passage" in note.message for note in app._notifications)


async def test_pins_and_recent_codes(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "3", "P", "9", "down", "9")
        assert in_file(project_file)[-1][2] == "Diffusion"
        await press(pilot, "down", "R", "2")
        assert in_file(project_file)[-1][2] == "Transition"
    again = QualcodeApp(project_file, "clara")
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert again.bench.quick.by_digit(again.bench.book)["9"].name == "Diffusion"


async def test_memos_have_a_kind(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "m", "x", "ctrl+k", "ctrl+s")
    with Project.open(project_file) as project:
        assert project.memos.all()[0].kind is MemoKind.QUESTION


async def test_all_codings_here_are_listed_whole(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "2", "l")
        assert isinstance(app.screen, CodingsHere)
        await press(pilot, "escape")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["g", "u"], "Jeder hat für sich entschieden. Jetzt geht es."),
        (["1", "g", "u"], "Jeder hat für sich entschieden. Jetzt geht es."),
        (["g", "q"], "Warum?"),
        (["g", "e"], "Weil wir reden."),
        (["down", "g", "g"], "Wie lief das?"),
        (["g", "p", "4", "enter"], "Weil wir reden."),
        (["j", "b"], "Das war am Anfang schwierig."),
        (["semicolon", "d"], "Jetzt geht es."),
    ],
)
async def test_going_somewhere(app, keys, words):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert app.screen.text.passage.cut(FIRST) == words


async def test_going_to_a_label(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "g", "l", *"2022", "enter")
        assert app.screen.text.text == SECOND


async def test_a_filter_leaves_some_documents_and_escape_shows_all(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f", *"wave=2022", "enter")
        assert [one.name for one in app.bench.documents] == ["zwei"]
        assert "1 of 2" in app.screen.documents.border_subtitle
        await press(pilot, "escape")
        assert len(app.bench.documents) == 2


async def test_a_filter_that_means_nothing_says_so(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f", *"code:xyz", "enter")
        assert "There is no code" in str(app.screen.query_one("#prompt-hint").render())
        await press(pilot, "escape")
        assert len(app.bench.documents) == 2


async def test_documents_are_grouped_by_what_was_chosen_and_it_is_remembered(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "y", "1")
        assert app.bench.group_of(app.bench.documents[0]) == "RG 2021"
        await press(pilot, "q")
    again = QualcodeApp(project_file, "clara")
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert again.bench.group_of(again.bench.documents[0]) == "RG 2021"


async def test_document_place_and_theme_are_remembered(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "]", "down", "T", "q")
    again = QualcodeApp(project_file, "clara")
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert again.screen.text.text == SECOND
        assert again.screen.text.passage.cut(SECOND) == "Dann war Ruhe."
        assert again.theme == "qualcode-light"


async def test_the_palette_finds_an_action_and_runs_it(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        assert isinstance(app.screen, Finder)
        await pilot.press(*"finished")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.3)
        await settle(pilot)
        with Project.open(project_file) as project:
            assert project.coders.assignments()[0].state == "finished"


async def test_the_selection_is_dragged_onto_a_code(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        text, tree = app.screen.text, app.screen.codebook.code_tree
        rows = [text.render_line(y).text for y in range(text.size.height)]
        y = next(number for number, row in enumerate(rows) if "am Anfang" in row)
        start = (rows[y].index("am Anfang"), y)
        lines = [tree.render_line(y).text for y in range(tree.size.height)]
        target = next(number for number, line in enumerate(lines) if "Interferenz" in line)
        await pilot.mouse_down(text, offset=start)
        await pilot.hover(tree, offset=(8, target + 1))
        await pilot.mouse_up(tree, offset=(8, target + 1))
        await settle(pilot)
        assert in_file(project_file)[0][1:3] == ("Das war am Anfang schwierig.", "Interferenz")


async def test_enter_in_the_codebook_codes_the_selection(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "down", "down", "enter")
        assert len(in_file(project_file)) == 1


async def test_the_tree_shows_how_much_is_coded(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "t", "2")
        document = app.bench.documents[0]
        answered = len("Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es.")
        assert app.bench.coverage(document) == pytest.approx(
            answered / (answered + len("Weil wir reden.")), abs=0.001
        )


async def test_hostile_names_never_reach_the_terminal(project_file):
    evil = "böse\x1b]0;x\x07\u202e"
    with Project.open(project_file) as project:
        me = project.author("me")
        project.documents.rename(project.documents.find("eins"), evil, me)
        project.documents.set([project.documents.find("zwei")], me, label=evil)
        coder = project.coders.add(evil.strip("\x07"), CoderKind.PERSON)
        from qualcode.model.codes import CodeDraft

        with pytest.raises(QualcodeError):
            project.codes.add(CodeDraft("x\x1b[31m"), None, me)
        code = project.codes.add(CodeDraft("x\u202e"), None, me)
        document = project.documents.all()[0]
        project.codings.add(document, Span(20, 30), code, coder, memo="\x1b[2J")
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "l")
        for screen in app.screen_stack[1:]:
            for row in screen._compositor.render_strips():
                assert "\x1b" not in row.text
                assert "\u202e" not in row.text
                assert "\x07" not in row.text
