"""Finding in the document and in the project, from hit to hit, and coding what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.material.search import How, SearchHit
from qualcode.project.project import Project
from qualcode.retrieval.hits import HitUnit
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.find_bar import FindBar
from qualcode.tui.coding.dialogs.hits_preview import HitsPreview
from qualcode.tui.coding.hit_list import hit_line
from qualcode.workspace.material.text_search import SearchQuery, SearchResult
from tests.tui.conftest import FIRST, SECOND, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE, in_file


async def find(pilot, typed, *, key="slash", turns=0):
    """Look for something, and wait until it is shown."""
    await pilot.press(key)
    await pilot.pause()
    for _ in range(turns):
        await pilot.press("ctrl+t")
    await pilot.press(*typed)
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


def selected(app):
    return app.screen.text.passage.cut(app.screen.text.text)


@pytest.mark.parametrize(
    ("typed", "turns", "first", "hits"),
    [
        ("schwierigen", 0, "schwierig", 1),
        ("geht", 0, "geht", 1),
        ("reden", 0, "reden", 1),
        ("am Anfang", 1, "am Anfang", 1),
        ("J[a-z]+", 2, "Jeder", 2),
    ],
)
async def test_words_in_any_form_texts_and_expressions_are_found_and_selected(app, typed, turns, first, hits):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await find(pilot, typed, turns=turns)
        assert selected(app) == first
        assert len(app.screen.finding.found.hits) == hits
        assert app.screen.keys.said.startswith(f"1 of {hits} hit")


async def test_n_and_capital_n_go_round_through_the_hits(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await find(pilot, "[A-Z]e[a-z]+", turns=2)
        seen = [selected(app)]
        for key in ("n", "n", "N"):
            await press(pilot, key)
            seen.append(selected(app))
        assert seen == ["Jeder", "Jetzt", "Weil", "Jetzt"]
        await press(pilot, "n", "n")
        assert selected(app) == "Jeder"


async def test_nothing_found_says_so_and_how_else_to_look(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "Nilpferd")
        assert "0 hits of “Nilpferd”" in app.screen.keys.said
        assert "ctrl+t" in app.screen.keys.said


async def test_a_faulty_expression_is_told_and_nothing_else_happens(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = selected(app)
        await find(pilot, "(a", turns=2)
        assert any("no regular expression" in one.message for one in app._notifications)
        assert selected(app) == before


async def test_the_project_is_searched_and_the_list_is_walked_through_with_the_text_following(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "[DJ]a[a-z]+", key="ctrl+f", turns=2)
        assert app.screen.finding.list.has_focus
        assert selected(app) == "Das war am Anfang schwierig."
        await press(pilot, "down")
        assert app.screen.text.text == SECOND
        await press(pilot, "up", "s")
        assert app.screen.finding.list.unit is HitUnit.TURN
        assert selected(app).startswith("Das war am Anfang schwierig. Jeder")
        await press(pilot, "enter")
        assert app.screen.text.has_focus


async def test_hits_are_coded_one_by_one_from_the_list(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "J[a-z]+", key="ctrl+f", turns=2)
        await press(pilot, "1", "down", "c", "d", "i", "f", "enter", "escape")
        rows = in_file(project_file)
        assert [row[1:3] for row in rows] == [
            ("Jeder hat für sich entschieden.", "Transition"),
            ("Jetzt geht es.", "Diffusion"),
        ]


async def test_all_hits_are_coded_after_a_preview_and_taken_back_at_once(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        await find(pilot, "w[a-z]+", key="ctrl+f", turns=2)
        await press(pilot, "a", "t", "r", "a", "enter")
        assert isinstance(app.screen, HitsPreview)
        notes = {one.passage.text: one.note for one in app.screen._candidates}
        assert notes["Das war am Anfang schwierig."] == "has it already"
        assert notes["Weil wir reden."] == ""
        await press(pilot, "enter")
        assert "Weil wir reden." in [row[1] for row in in_file(project_file)]
        coded = len(in_file(project_file))
        assert coded == 1 + sum(not note for note in notes.values())
        assert "u undoes all" in app.screen.keys.said
        await press(pilot, "u")
        assert len(in_file(project_file)) == 1


async def test_questions_are_not_marked_in_the_preview(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "Warum", key="ctrl+f", turns=1)
        await press(pilot, "a", "t", "r", "a", "enter")
        assert [one.note for one in app.screen._candidates] == ["a question"]
        await press(pilot, "enter")
        assert isinstance(app.screen, HitsPreview)
        await press(pilot, "escape")


async def test_a_new_code_is_made_for_all_hits(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "J[a-z]+", key="ctrl+f", turns=2)
        await press(pilot, "a", *"Typen/Zeitwort", "enter", "enter")
        assert {row[2] for row in in_file(project_file)} == {"Zeitwort"}
        with Project.open(project_file) as project:
            assert project.codes.find("Zeitwort").path == ("Typen", "Zeitwort")
        await press(pilot, "u")
        assert in_file(project_file) == []
        with Project.open(project_file) as project:
            assert "Zeitwort" not in [code.name for code in project.codes.book()]


async def test_escape_puts_away_the_list_and_then_the_marks(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "J[a-z]+", key="ctrl+f", turns=2)
        await press(pilot, "escape")
        assert not app.screen.finding.is_listed
        await press(pilot, "h")
        assert app.screen.finding.is_listed
        await press(pilot, "h", "escape")
        assert app.screen.finding.found is None
        await press(pilot, "n")
        assert "Nothing searched yet" in app.screen.keys.said


async def test_marks_are_there_in_every_document_that_is_opened(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "war", key="ctrl+f", turns=1)
        await press(pilot, "escape", "]")
        assert len(app.screen.text._hits) == 1
        assert app.screen.text.text == SECOND


async def test_the_bar_remembers_what_was_looked_for(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await find(pilot, "geht", turns=1)
        await press(pilot, "ctrl+f")
        bar = app.screen
        assert isinstance(bar, FindBar)
        assert (bar.query_one("#wanted").value, bar._how) == ("geht", How.EXACT)
        await press(pilot, "escape")
        assert app.screen.text.has_focus


async def test_a_text_that_has_changed_since_is_not_shown_at_wrong_places(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await find(pilot, "war", key="ctrl+f", turns=1)
        found = app.screen.finding.found
        former = [replace(hit, document=replace(hit.document, sha256="0" * 64)) for hit in found.hits]
        app.screen.finding.found = SearchResult(found.wanted, former, found.order)
        await press(pilot, "down")
        assert any("has changed since the search" in one.message for one in app._notifications)


async def test_reading_the_words_writes_through_another_connection_without_disturbing_codings(project_file):
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1")
        await find(pilot, "schwierig", key="ctrl+f")
        await press(pilot, "escape", "2")
        assert len(in_file(project_file)) == 2


def document(key, name, text):
    return Document(key, f"{key:036d}", name, "RG 2022", None, {}, "x", len(text), 3)


def test_found_says_where_the_next_hit_is():
    one, two = document(1, "eins", FIRST), document(2, "zwei", SECOND)
    hits = [
        SearchHit(one, Span(2, 4), "..", "", ""),
        SearchHit(one, Span(8, 9), ".", "", ""),
        SearchHit(two, Span(0, 3), "...", "", ""),
    ]
    found = SearchResult(SearchQuery("x", How.EXACT), hits, {1: 0, 2: 1})
    assert [found.after(one, offset) for offset in (-1, 2, 8)] == [0, 1, 2]
    assert [found.before(two, offset) for offset in (0, 1)] == [1, 2]
    assert found.after(two, 0) is None
    assert found.before(one, 2) is None
    assert found.in_words() == "3 hits of “x” in 2 documents (letter by letter)"
    assert found.spans_in(one) == [Span(2, 4), Span(8, 9)]


def test_a_line_of_the_list_is_as_wide_as_wanted_and_harmless():
    hit = SearchHit(
        document(1, "böse\x1b[31m", FIRST), Span(2, 4), "Wort\x1b", "👩‍👩‍👧‍👦 vor\u202edem " * 9, " nach" * 30
    )
    line = hit_line(hit, 12, 80, named=True)
    line.truncate(80)
    assert "Wort␛" in line.plain
    assert "\x1b" not in line.plain
    assert "\u202e" not in line.plain
    assert "¶12" in line.plain
