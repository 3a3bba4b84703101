"""Lists in which several things are marked: letters find them by the ranking that all lists have."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

import qualcode.tui
from qualcode.retrieval.name_search import NameSearch
from qualcode.tui.app import QualcodeApp
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.finder.code_offers import ChooseCodes
from qualcode.tui.finder.offer_dialog import SHOWN, OfferDialog
from qualcode.tui.grid.cell_editor import CellEditor
from qualcode.workspace.counting import groups
from qualcode.workspace.workspace import Workspace
from tests.tui.coded_project import NARROW, WIDE, code, coded
from tests.tui.conftest import press, settle

WAYS = {  # module that marks several of a list -> keys that lead there, one for each list
    "quotations/passage_choosing.py": ["f2 f"],
    "codebook/code_changes.py": ["f3 related"],
    "tables/count_choosing.py": ["f4 o"],
    "compare/comparison_choice.py": ["f5 c", "f5 b", "f5 f"],
    "consensus/place_choosing.py": ["ctrl+d c", "ctrl+d v", "ctrl+d b", "ctrl+d f"],
    "material/row_verbs.py": ["f6 g", "f6 G"],
    "memos/memo_choosing.py": ["f7 f", "f7 c"],
    "history/entry_choosing.py": ["f8 f"],
    "team/coder_verbs.py": ["f9 g"],
    "team/roles.py": ["f9 R"],
}
# Lists that stand only where there is more than here: three waves of a case, and room for two; persons of a decision.
ELSEWHERE = {
    "cases/case_choosing.py": 1,  # tests/tui/test_cases_screen.py
    "typology/level_giving.py": 1,  # passages of a case: tests/tui/test_typology_screens.py
    "typology/typologies.py": 1,  # features of a typology: there, too
    "consensus/decide_form.py": 1,  # tests/tui/test_consensus_screen.py
    "inductive/works.py": 1,  # documents of the material: tests/tui/test_inductive_screens.py
}
# What is no list of names to be searched by letters, and why.
OTHERWISE = {
    "coding/dialogs/codings_here.py": "letters are verbs on the codings of one passage",
    "coding/dialogs/orphan_dialogs.py": "letters say what becomes of an orphan",
    "projects/project_dialog.py": "a handful of files; letters are the ways to others",
    "material/doubt_list.py": "the gravest first; letters settle doubts and take them up again",
    "verbs/memo_list.py": "the few memos on one thing; all of them are in the finder",
    "memos/unsaved_list.py": "drafts, by time",
    "codebook/codebook_import.py": "the few shipped codebooks; letters are those of a path",
    "codebook/code_form.py": "anchor examples of one code",
    "codebook/rule_change_form.py": "two answers",
    "files/path_field.py": "entries of a folder, completed as in every shell",
}


@pytest.fixture
def app(tmp_path):
    path = coded(tmp_path)
    with Workspace.open(path, coder="clara", new_coder=True) as space:
        groups.add(space, "Gespräche am Anfang")
    return QualcodeApp(path, "clara")


async def opened(pilot, way):
    """The dialog to which the keys lead."""
    app = pilot.app
    screen, key = way.split()
    await press(pilot, screen)
    while any(worker.is_running for worker in app.workers):
        await pilot.pause(0.01)
    await settle(pilot)
    if key == "related":
        await press(pilot, *["down"] * 2)
        app.screen.form.query_one("#related").focus()
        key = "enter"
    await press(pilot, key)
    assert isinstance(app.screen, ChooseMany)
    return app.screen


def shown(dialog):
    return [str(option.prompt) for option in dialog.query_one(OptionList).options]


def highlighted(dialog):
    return dialog.query_one(OptionList).highlighted


def test_all_lists_in_which_several_are_marked_are_known_here():
    root = Path(qualcode.tui.__file__).parent
    uses = Counter()
    lists = set()
    for path in root.rglob("*.py"):
        name = path.relative_to(root).as_posix()
        source = path.read_text(encoding="utf-8")
        uses[name] += len(re.findall(r"\bChooseMany\(", source))
        if re.search(r"yield (?:OptionList|SelectionList|ListView)\(|class \w+\((?:OptionList|ListView)", source):
            lists.add(name)
    assert {name: number for name, number in uses.items() if number and not name.startswith("finder/")} == {
        **{name: len(ways) for name, ways in WAYS.items()},
        **ELSEWHERE,
    }
    assert lists == {*OTHERWISE, "finder/offer_dialog.py", "grid/cell_editor.py"}
    assert issubclass(ChooseMany, OfferDialog)


async def test_letters_find_what_has_them_and_guesses_are_never_taken(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        for way in (way for ways in WAYS.values() for way in ways):
            dialog = await opened(pilot, way)
            field, number, before = dialog.query_one("#typed", Input), len(shown(dialog)), set(dialog._marked)
            assert number == len(dialog._items), way
            assert app.focused is field
            item = max(dialog._items, key=lambda item: len(item.words))
            field.value = letters = item.words[-4:].replace(" ", "")
            await settle(pilot)
            ranked = NameSearch(dialog._items, lambda item: (item.words, item.group)).find(letters)
            assert [line[2:] for line in shown(dialog)[: len(ranked)]] == [
                line_of(hit.named, dialog) for hit in ranked
            ], way
            assert highlighted(dialog) == 0
            word = max(re.findall(r"\w+", item.words), key=len)
            field.value = typo = word[:-2] + word[-1] + word[-2]
            await settle(pilot)
            if not dialog._search.find(typo):
                assert highlighted(dialog) is None
                assert [line for line in shown(dialog) if not line.endswith("similar")] == []
                await press(pilot, "space", "enter")
                assert app.screen is dialog, way
            assert set(dialog._marked) == before, way
            await press(pilot, "escape")


def line_of(item, dialog):
    width = max(len(item.group) for item in dialog._items)
    words = f"{item.group:<{width}} {item.words}" if item.group else f"■ {item.words}" if item.colour else item.words
    return f"{words}  {item.around}" if item.around else words


ITEMS = [Item(number, name) for number, name in enumerate(("Angst", "Anfang", "Übergang", "Trauer 2020"))]


async def asked(pilot, *keys, items=ITEMS, chosen=()):
    """What the dialog gives after these keys, or the dialog while it is open."""
    answers = []
    dialog = ChooseMany("Which?", items, chosen)
    pilot.app.push_screen(dialog, answers.append)
    await settle(pilot)
    await pilot.press(*keys)
    await settle(pilot)
    return answers[0] if answers else dialog


ANSWERS = [
    ("enter", {1}, {1}),
    ("a n enter", (), {0}),
    ("a n down enter", (), {1}),
    ("a n space enter", (), {0}),
    ("a n tab u e space enter", (), {0, 2}),
    ("a n enter", {3}, {0, 3}),
    ("a n space enter", {0, 3}, {3}),
    ("space space enter", (), set()),
    ("0 enter", {0, 3}, set()),
    ("2 0 2 0 space enter", {1}, {1, 3}),
    ("A n backspace backspace 0 enter", {1}, set()),
    ("escape", {1}, None),
]


async def test_enter_takes_marks_and_what_letters_led_to(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        for keys, chosen, answer in ANSWERS:
            assert await asked(pilot, *keys.split(), chosen=chosen) == answer, (keys, chosen)


async def test_look_alikes_are_below_dimmed_and_taken_only_by_going_there(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        dialog = await asked(pilot, *"Agnst")
        assert shown(dialog) == ["· ? Angst  similar"]
        assert highlighted(dialog) is None
        await press(pilot, "enter", "space")
        assert app.screen is dialog
        await press(pilot, "down", "space", "enter")
        assert app.screen is not dialog
        assert await asked(pilot, *"Agnst", "down", "enter") == {0}


async def test_of_more_than_are_shown_the_marked_ones_come_first(app):
    many = [Item(number, f"Quelle {number}") for number in range(SHOWN + 20)]
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        dialog = await asked(pilot, items=many, chosen={SHOWN + 7})
        assert shown(dialog)[0] == f"✓ Quelle {SHOWN + 7}"
        assert shown(dialog)[-1] == "… 20 more: type more letters"
        await press(pilot, "0")
        assert shown(dialog)[0] == f"· Quelle {SHOWN + 7}"


async def test_codes_of_the_quotations_are_chosen_by_name(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "c")
        assert isinstance(app.screen, ChooseCodes)
        await pilot.press(*"Trasnition", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ChooseCodes)  # a look-alike
        app.screen.query_one("#typed", Input).value = ""
        await press(pilot, *"trans", "enter")
        keys = {name: code(app.bench.project.path, name).key for name in ("Transition", "Interferenz", "Austausch")}
        assert app.screen.choice.codes == {keys["Transition"]}
        assert app.focused is app.screen.list
        await press(pilot, "b", "c")
        await pilot.press(*"aus", "tab", *"interf", "tab", "enter")
        await settle(pilot)
        assert app.screen.choice.codes == {keys["Austausch"], keys["Interferenz"]}
        assert app.focused is app.screen.list


async def test_known_values_of_a_cell_have_the_ranking_too(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        answers = []
        values = ["Ruhrgebiet", "Südruhr", "Übergang"]
        editor = CellEditor("", app.screen.region, values)
        app.push_screen(editor, answers.append)
        await settle(pilot)
        await press(pilot, *"ruhr")
        assert shown(editor) == ["Ruhrgebiet", "Südruhr"]
        editor.query_one("#cell", Input).value = "uebergang"
        await settle(pilot)
        assert shown(editor) == ["Übergang"]
        editor.query_one("#cell", Input).value = "Ruhrgebeit"
        await settle(pilot)
        assert shown(editor) == ["? Ruhrgebiet  similar"]
        await press(pilot, "down", "enter")
        assert answers[0].value == "Ruhrgebiet"
