"""Keys that the user chose: what the configuration may say, and that the interface obeys."""

from __future__ import annotations

import re
import tomllib

import pytest

from qualcode.errors import UsageProblem
from qualcode.tui.app import QualcodeApp
from qualcode.tui.keys.key_choice import as_toml, chosen_keys
from qualcode.tui.keys.key_table import ACTIONS, actions, by_group, choose_keys, hints
from tests.catalogues import PACKAGE, used_in
from tests.tui.conftest import FIRST, settle
from tests.tui.test_coding_screen import WIDE, in_file


@pytest.fixture(autouse=True)
def registry_keys():
    yield
    choose_keys({})


def test_every_action_has_a_name_of_its_own_and_no_key_means_two_things():
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert chosen_keys({}) == {}


def test_what_is_shown_can_be_put_into_the_configuration():
    shown = tomllib.loads("\n".join(as_toml({})))["keys"]
    assert shown["text"]["move_word_back"] == ["left"]
    assert chosen_keys(shown) == {action.id: action.keys for action in ACTIONS}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"coding": {"pick_cod": "k"}}, "Did you mean “coding.pick_code”"),
        ({"coding": {"pick_code": 7}}, "must be a text or a list"),
        ({"coding": {"pick_code": ["k", ""]}}, "must be a text or a list"),
        ({"coding": "k"}, "is no table"),
        ("k", "is no table"),
        ({"coding": {"pick_code": "k"}}, "would mean both"),
        ({"text": {"swap_edge": "?"}}, "would mean both"),
    ],
)
def test_what_cannot_be_is_told(table, words):
    with pytest.raises(UsageProblem, match=words):
        chosen_keys(table)


async def test_chosen_keys_work_are_shown_and_leave_no_old_ones(project_file):
    keys = {"coding": {"pick_code": "K", "quick_code_1": ["ä", "f12"]}, "text": {"move_sentence_on": ["down", "Q"]}}
    app = QualcodeApp(project_file, "clara", keys=keys)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("Q", "ä")
        await settle(pilot)
        assert in_file(project_file)[0][1:3] == ("Jeder hat für sich entschieden.", "Transition")
        await pilot.press("1", "c")
        await settle(pilot)
        assert len(in_file(project_file)) == 1
        assert app.screen is app.screen_stack[1]
        await pilot.press("K")
        await settle(pilot)
        assert app.screen is not app.screen_stack[1]
        await pilot.press("escape")
        app.screen.keys.flash("")
        assert "K Code" in str(app.screen.keys.render())
        assert next(one.shown for one in actions("coding") if one.name == "quick_code_1") == "ä f12"


def test_a_second_key_gives_way_to_a_chosen_one_and_the_first_does_not():
    chosen = chosen_keys({"coding": {"orphans": "ö"}, "quotations": {"sort": "ctrl+z"}})
    assert chosen["coding.jump"] == ("j", "semicolon")
    assert chosen["study.undo"] == ("u",)
    assert "coding.find" not in chosen
    with pytest.raises(UsageProblem, match="would mean both"):
        chosen_keys({"coding": {"orphans": "j"}})


async def test_hands_find_the_keys_that_they_know(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = app.screen
        await pilot.press("1", "ctrl+z")
        await settle(pilot)
        assert in_file(project_file) == []
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert len(in_file(project_file)) == 1
        await pilot.press("delete")
        await settle(pilot)
        assert in_file(project_file) == []
        for keys, words in (("end", "Weil wir reden."), ("home", "Wie lief das?")):
            for key in (keys, f"ctrl+{keys}"):
                await pilot.press("down", key)
                assert screen.text.passage.cut(FIRST).endswith(words)
        await pilot.press("plus")
        assert screen.desk.opened.document.name == "zwei"
        await pilot.press("ü")
        assert screen.desk.opened.document.name == "eins"
        await pilot.press("number_sign")
        assert type(app.screen).__name__ != "CodingScreen" or app.focused is not screen.text
        await pilot.press("escape", "ö")
        assert type(app.screen).__name__ == "JumpLabels"


def test_what_has_several_keys_shows_all_of_them_in_the_help_and_one_in_the_line_of_keys():
    assert ("u ctrl+z", "Undo your last change") in [
        pair for pairs in by_group("coding", "study").values() for pair in pairs
    ]
    assert "u" in [hint.shown for hint in hints("study")]


async def test_a_key_can_be_taken_away(project_file):
    app = QualcodeApp(project_file, "clara", keys={"coding": {"remove_coding": []}})
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "x")
        await settle(pilot)
        assert len(in_file(project_file)) == 1


async def test_sentences_name_the_chosen_keys(project_file):
    keys = {
        "study": {"undo": ["&", "f12"], "quit": "!", "go_back": "f11"},
        "coding": {"finish": "K", "next_document_on": ">", "find": "Q", "pick_code": "X", "orphans": "ö"},
        "text": {"extend_sentence_on": "shift+down"},
        "quotations": {"back": "home", "clear_filters": "9"},
    }
    app = QualcodeApp(project_file, "clara", keys=keys)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert app.screen.keys.said.endswith("· & undoes")
        await pilot.press("n")
        await settle(pilot)
        assert app.screen.keys.said == "Nothing searched yet: Q finds in this document, ctrl+f in all."
        await pilot.press("K")
        await settle(pilot)
        assert app.screen.keys.said.endswith("> goes on")
        await pilot.press("&", "&")
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "X gives a code" in app.screen.list.empty_words


KEY_IN_WORDS = re.compile(r"(?:\b(?:ctrl|alt|shift)\+\w+|\bF\d{1,2}\b)")


def test_a_sentence_names_a_key_of_the_table_by_the_table():
    """Only a dialog, whose keys nobody can choose, writes down the keys that it binds itself."""
    wrong = [
        (file.name, used.forms[0])
        for file in sorted((PACKAGE / "tui").rglob("*.py"))
        for used in used_in(file)
        for key in KEY_IN_WORDS.findall(" ".join(used.forms))
        if not re.search(rf'Binding\(\s*"(?:[^"]*,)?{re.escape(key)}[",]', file.read_text("utf-8"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "identity", ["coding.pick_code", "text.swap_edge", "memos.add", "study.undo", "hits.turn_unit"]
)
def test_a_key_that_is_taken_is_refused_with_the_free_ones(identity):
    scope, name = identity.split(".")
    for key in ("J", "f10"):
        with pytest.raises(UsageProblem) as refusal:
            chosen_keys({scope: {name: key}})
        sentence, _colon, free = refusal.value.hint.rpartition(": ")
        assert f"Free for “{identity}”" in sentence
        assert {"f11", "f12"} <= set(free.split())
        for other in free.split()[::7]:
            assert chosen_keys({scope: {name: other}})[identity]


def test_the_free_keys_are_of_the_action_that_was_chosen():
    with pytest.raises(UsageProblem) as refused:
        chosen_keys({"study": {"memo_on_project": "Z"}})
    assert "Free for “study.memo_on_project”" in refused.value.hint
