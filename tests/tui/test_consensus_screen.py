"""The consensus by keys: what both gave side by side on the text, and what is decided of it."""

from __future__ import annotations

import asyncio
import tempfile
from functools import cache
from pathlib import Path

import pytest
from textual.widgets import Input

import qualcode
from qualcode.agreement.consensus.places import PlaceKind
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.codebook.screen import CodebookScreen
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.compare.screen import CompareScreen
from qualcode.tui.consensus.decide_form import DecideForm
from qualcode.tui.consensus.screen import ConsensusScreen
from qualcode.workspace.material import revising
from qualcode.workspace.team.consensus_board import PlaceState
from qualcode.workspace.workspace import Workspace
from tests.project.revised import read
from tests.tui import conftest
from tests.tui.coded_project import NARROW, WIDE, change, lines, notices
from tests.tui.conftest import settle

ONE = (
    "I: Wie lief das?\n\nB: Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es.\n\n"
    "I: Warum?\n\nB: Weil wir reden. Und weil wir essen."
)
TWO = "B: Im zweiten Jahr kam der Wechsel. Dann war Ruhe. Mehr nicht."
MIDDLE = (120, 40)
JEDER = "Jeder hat für sich entschieden."
GIVEN = (  # coder, document, words, code, polarity, memo
    ("clara", "eins", JEDER, "Interferenz", "present", "unsicher"),
    (
        "ben",
        "eins",
        "Das war am Anfang schwierig. Jeder hat für sich entschieden.",
        "Interferenz",
        "present",
        "Rand?",
    ),
    ("clara", "eins", "Weil wir reden.", "Austausch", "present", ""),
    ("ben", "eins", "Weil wir reden.", "Transition", "present", ""),
    ("clara", "eins", "Und weil wir essen.", "Austausch", "present", ""),
    ("clara", "zwei", "Im zweiten Jahr kam der Wechsel.", "Transition", "present", ""),
    ("ben", "zwei", "Im zweiten Jahr kam der Wechsel.", "Transition", "present", ""),
    ("clara", "zwei", "Dann war Ruhe.", "Transition", "absent", ""),
    ("ben", "zwei", "Dann war Ruhe.", "Transition", "present", ""),
)


@cache
def filled():
    """The bytes of the project, which is made once: clara and ben have finished both documents."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qualcode"
        with qualcode.create(path, "Probe", coder="me") as study:
            study.documents.add("eins", ONE, label="RG 2021")
            study.documents.add("zwei", TWO, label="RG 2022")
            for name in ("Transition", "Interferenz", "Austausch"):
                study.codes.add(name, definition="das ist gemeint")
        for coder in ("clara", "ben"):
            with qualcode.open(path, coder=coder, new_coder=True) as study:
                for who, document, words, code, polarity, memo in GIVEN:
                    if who == coder:
                        study.code(document, words, code, polarity=polarity, memo=memo)
            with Project.open(path) as project:
                for document in project.documents.all():
                    who = project.coders.exact(coder)
                    project.coders.set_state(document.key, who, WorkState.FINISHED, project.author(coder))
        return path.read_bytes()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled())
    return path


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


async def press(pilot, *keys):
    await conftest.press(pilot, *keys)
    await found(pilot)


async def found(pilot):
    """Wait until the places are found."""
    while any(one.is_running for one in pilot.app.workers):
        await asyncio.sleep(0.01)
    await settle(pilot)


async def opened(pilot, order="document"):
    """The screen, in the order of the documents."""
    await settle(pilot)
    await press(pilot, "ctrl+d")
    assert isinstance(pilot.app.screen, ConsensusScreen)
    while pilot.app.screen.choice.asked.order != order:
        await press(pilot, "y")
    await press(pilot, "home")
    return pilot.app.screen


async def decided(pilot, *keys):
    """Press keys in the dialog of the place under the cursor, which names the consensus where that is to be made."""
    await press(pilot, "enter")
    if not isinstance(pilot.app.screen, DecideForm):
        await press(pilot, "enter")
    assert isinstance(pilot.app.screen, DecideForm)
    await press(pilot, *keys)


def shown(app):
    return "\n".join(lines(app))


def kinds(screen):
    return [entry.place.kind for entry in screen.places]


def decisions(path):
    with Project.open(path) as project:
        return project.consensus.all()


def of_consensus(path, name="Consensus"):
    """(Passage, code, polarity) of what the consensus has."""
    with Project.open(path) as project:
        coder = project.coders.exact(name)
        book = project.codes.book()
        return [
            (coding.span.cut(project.documents.text(coding.document)), book[coding.code].name, coding.polarity.value)
            for coding in (project.codings.all(coder=coder.key) if coder else ())
        ]


def of_coders(path):
    with Project.open(path) as project:
        people = {coder.key for coder in project.coders.all() if coder.kind is CoderKind.PERSON}
        return [coding for coding in project.codings.all() if coding.coder in people]


async def test_both_stand_side_by_side_on_the_text_with_their_memos_and_the_cards(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        assert kinds(screen) == [
            PlaceKind.BOUNDARY, PlaceKind.CODE, PlaceKind.ONLY_FIRST, PlaceKind.AGREED, PlaceKind.POLARITY,
        ]  # fmt: skip
        seen = shown(app)
        assert "▌ clara" in seen
        assert "ben ▐" in seen
        row = next(line for line in lines(app) if "B: Das war am Anfang" in line)
        assert row.index("B: Das") < row.rindex("Interf")  # ben's
        row = next(line for line in lines(app) if "▛" in line)  # clara's
        assert row.index("Interf") < row.index("▛") < row.index("Jeder" if "Jeder" in row else "hat")
        for words in ("✎ unsicher", "✎ Rand?", "das ist gemeint", "boundaries", "4 to decide"):
            assert words in seen
        await press(pilot, "down", "down")
        assert "ben: gave no code here" in shown(app)


async def test_narrow_the_list_stands_above_and_a_key_shows_cards_and_memos(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert "✎ unsicher" not in shown(app)
        assert "Jeder hat für sich entschieden." in shown(app)
        await press(pilot, "k")
        assert "✎ unsicher" in shown(app)
        assert not screen.list.display
        await press(pilot, "escape")
        assert screen.list.display
        assert app.focused is screen.list


async def test_the_usual_decision_is_one_more_enter_and_the_cursor_goes_on(app, path):
    before = of_coders(path)
    async with app.run_test(size=MIDDLE) as pilot:
        screen = await opened(pilot)
        await decided(pilot)
        assert "gives: ■ Interferenz “Das war am Anfang schwierig." in shown(app)
        await press(pilot, "enter")
        assert "m says whether the coders together or a third person" in shown(app)  # nobody knows that both talked
        await press(pilot, "m", "enter")
        assert "decided: 1 coding of the consensus · u undoes" in screen.keys.said
        assert screen.current.place.kind is PlaceKind.CODE
        assert screen.places[0].state is PlaceState.DECIDED
        await decided(pilot, "b", "s", "e", "r", *"besser", "enter")
        assert "2 to decide" in shown(app)
        await press(pilot, "u")
        assert len(decisions(path)) == 1
    (kept,) = decisions(path)
    assert (kept.mode, kept.result) == (DecisionMode.JOINT, ConsensusResult.BOTH)
    assert of_consensus(path) == [
        ("Das war am Anfang schwierig. Jeder hat für sich entschieden.", "Interferenz", "present")
    ]
    assert of_coders(path) == before


async def test_on_a_small_screen_all_that_can_be_chosen_and_the_keys_stay_in_sight(app):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await decided(pilot)
        for said in ("gives: ■ Interferenz", "m says whether the coders together"):
            assert said in shown(app)
            assert "anchor example" in shown(app)
            assert "⏎ Decide" in shown(app)
            await press(pilot, "enter")
        await press(pilot, "escape", "down")
        await decided(pilot, "g")
        assert "Edges are chosen where both gave the same code" in shown(app)
        assert "○ both" in shown(app)


async def test_all_that_is_said_of_a_decision_is_kept_and_shown(app, path):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await decided(pilot, "g", "m", "s", "s", "e", "k", "r", *"knapp", "enter")
        (kept,) = decisions(path)
        assert (kept.certainty, kept.error, kept.reason) == (Certainty.PROBABLE, CodingError.SLIP, "knapp")
        assert of_consensus(path) == [("Jeder hat für sich entschieden.", "Interferenz", "present")]
        with Project.open(path) as project:
            assert [anchor.text for anchor in project.codes.find("Interferenz").anchors] == [
                "Jeder hat für sich entschieden."
            ]
        await press(pilot, "up")
        assert "Decided: both · the coders together" in shown(app)
        assert "knapp" in shown(app)
        await press(pilot, "x")
        assert decisions(path) == []
        assert of_consensus(path) == []
        await press(pilot, "x")
        assert "Nothing is decided here" in notices(app)[-1]
        assert screen.current.state is PlaceState.OPEN


async def test_other_codes_edges_by_hand_none_and_undecided(app, path):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "tab", "down")
        assert app.focused is screen.sides.text
        wanted = screen.by_hand.cut(ONE)
        await press(pilot, "escape")
        await decided(pilot)
        assert "edges: as selected in the text" in shown(app)
        await press(pilot, "m", "enter")
        assert of_consensus(path) == [(wanted, "Interferenz", "present")]
        await decided(pilot, "o", *"trans", "enter", "minus", "enter")
        assert of_consensus(path)[1:] == [("Weil wir reden.", "Transition", "absent")]
        await decided(pilot, "enter")
        assert "What holds?" in shown(app)
        await press(pilot, "n", "enter")
        assert [decision.result for decision in decisions(path)][2:] == [ConsensusResult.NONE]
        await decided(pilot, "question_mark", "enter")
        assert "1 undecided" in lines(app)[0]
        assert screen.current.state is PlaceState.UNDECIDED
        assert len(of_consensus(path)) == 2


@pytest.mark.stress
async def test_a_third_person_decides_alone_and_is_refused_where_one_of_the_two_is_named(path):
    app = QualcodeApp(path, "me")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await decided(pilot, "m", "m")
        assert "a third person" in shown(app)
        assert "persons: me" in shown(app)
        await press(pilot, "p", *"clara", "enter", "r", *"weil", "enter")
        assert "A third person is neither" in notices(app)[-1]
        assert decisions(path) == []
        await decided(pilot)
        assert app.screen.query_one("#reason", Input).value == "weil"  # nothing typed is lost
        await press(pilot, "m", "m", "enter")
        assert decisions(path)[0].mode is DecisionMode.THIRD
        assert screen.places[0].state is PlaceState.DECIDED


async def test_what_changed_since_it_was_seen_is_told_and_nothing_is_decided(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await decided(pilot)

        def work(project, coder):
            theirs = next(one for one in project.codings.all() if one.coder == coder.key)
            project.codings.change(theirs, coder, weight=50)

        change(path, work)
        await press(pilot, "m", "enter")
        assert "ben" in notices(app)[-1]
        assert "Nothing was changed" in notices(app)[-1]
        assert decisions(path) == []


async def test_where_a_text_is_corrected_meanwhile_the_cursor_stays_at_its_place_and_the_reason_is_kept(app, path):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down")
        before = screen.current.place.uuids
        await decided(pilot, "n", "m", "r", *"weil")
        with Project.open(path) as project:
            space = Workspace(project, "ben")
            document = project.documents.find("eins")
            revising.carry_out(space, revising.planned(space, document, read("Ja. " + ONE, "eins")))
        await press(pilot, "enter")
        await found(pilot)
        assert "was corrected meanwhile" in notices(app)[-1]
        assert decisions(path) == []
        assert screen.current.place.uuids == before
        await decided(pilot, "enter")
        assert [decision.reason for decision in decisions(path)] == ["weil"]


async def test_a_long_name_pushes_out_neither_the_other_name_nor_the_code(path):
    change(path, lambda project, coder: project.coders.rename(project.coders.find("clara"), "Clara-" * 19, coder))
    app = QualcodeApp(path, "me")
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert "ben ▐" in shown(app)
        assert "… | ben" in shown(app)
        assert screen.board.first.name.startswith("Clara")
        await decided(pilot)
        assert "…: Interferenz “Jeder" in shown(app)


async def test_all_that_both_agree_on_is_taken_after_a_preview_and_the_document_is_finished(app, path):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "a", "enter")
        assert "1 place in 1 document would be taken over." in shown(app)
        await press(pilot, "enter")
        assert of_consensus(path) == [("Im zweiten Jahr kam der Wechsel.", "Transition", "present")]
        await press(pilot, "end", "F")
        assert "1 place of it is left to decide." in shown(app)
        await press(pilot, "escape")
        await decided(pilot, "a", "m", "enter")
        await press(pilot, "end", "F")
        assert "All its places are decided." in shown(app)
        await press(pilot, "enter")
        assert "“zwei” finished by the consensus" in screen.keys.said
        await press(pilot, "end", "F")
        assert "has finished “zwei”" in screen.keys.said
        await press(pilot, "a")
        assert "nothing to take over" in notices(app)[-1]


async def test_an_unclear_rule_opens_the_form_of_the_code_with_the_passage_in_it(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await decided(pilot, "m", "e", "e", "e", "r", *"unklar", "enter")
        await settle(pilot)
        assert isinstance(app.screen, CodebookScreen)
        form = app.screen.form
        assert form.code.name == "Interferenz"
        assert "Jeder hat für sich entschieden." in form.changes()["borders"]
        assert "unklar" in form.changes()["borders"]
        await press(pilot, "ctrl+s", "e", "enter")
    with Project.open(path) as project:
        assert "unklar" in project.codes.find("Interferenz").rules.borders


@pytest.mark.stress
async def test_places_are_chosen_by_kind_state_code_and_document_and_what_is_left_out_is_told(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "v", *"only clara", "enter")
        assert kinds(screen) == [PlaceKind.ONLY_FIRST]
        await press(pilot, "0", "b", *"interf", "enter")
        assert kinds(screen) == [PlaceKind.BOUNDARY]
        await press(pilot, "f", *"zwei", "enter")
        assert "5 others are left out: 0 shows all" in screen.list.empty_words
        await press(pilot, "0")
        assert len(screen.places) == 5
        await press(pilot, "home", "N")
        assert screen.current.place.kind is PlaceKind.POLARITY
        await press(pilot, "n")
        assert screen.current.place.kind is PlaceKind.BOUNDARY
        await press(pilot, "c", "0", *"ben", "enter")
        assert "between two coders" in notices(app)[-1]


async def test_the_comparison_leads_to_the_place_and_back(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        assert isinstance(app.screen, CompareScreen)
        disagreement = app.screen.current
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, ConsensusScreen)
        assert screen.current.place.span.overlap(disagreement.span)
        assert disagreement.code in {app.bench.book[key].full_name for key in screen.current.place.codes}
        await press(pilot, "g")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "backspace")
        assert app.screen is screen
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


@pytest.mark.stress
async def test_a_click_twice_decides_and_a_click_on_a_line_of_the_dialog_chooses(app, path):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await pilot.click(screen.list, offset=(5, 1), times=2)
        await found(pilot)
        await press(pilot, "enter")
        await pilot.click("#choice-neither", offset=(3, 0))
        await pilot.click("#choice-who", offset=(3, 0))
        await settle(pilot)
        await press(pilot, "enter")
        assert [decision.result for decision in decisions(path)] == [ConsensusResult.NONE]


async def test_while_blind_no_place_is_told_and_of_one_coder_alone_it_is_said_what_is_missing(path):
    change(path, lambda project, _coder: project.settings.set_blind(project.author("me"), on=True))
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+d")
        assert "blind" in app.screen.list.empty_words
        assert "Weil wir reden" not in shown(app)
        for key in ("enter", "x", "n", "a", "F", "R", "A", "k", "g", "m", "v", "f", "b", "y", "0", "tab", "down"):
            await press(pilot, key)
            while app.screen.is_modal:
                await press(pilot, "escape")
        assert decisions(path) == []
