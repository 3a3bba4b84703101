"""Enter takes what was typed, never what only looks like it: in the pickers."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input, OptionList

from qualcode.project.file.row_rules import folded
from qualcode.project.project import Project
from qualcode.reading.lists.codebook_file import load
from qualcode.retrieval.name_search import codes_by_name
from qualcode.shipped import shipped
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.code_picker import CodePicker
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen, codes_for
from tests.helpers import LEAD, new_project
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import NARROW, in_file

EVERYDAY = """
Angst Ärger Freude Trauer Wut Hoffnung Vertrauen Misstrauen Sorge Stress Druck Überlastung Zeitmangel Geld
Finanzierung Personal Wechsel Kollegen Team Leitung Chef Familie Kinder Eltern Schule Arbeit Alltag Freizeit
Gesundheit Krankheit Pflege Wohnung Umzug Nachbarn Freunde Verein Sprache Herkunft Religion Alter Geschlecht
Bildung Ausbildung Studium Prüfung Erfolg Misserfolg Konflikt Streit Gespräch Sitzung Protokoll Antrag Formular
Behörde Amt Gericht Gesetz Regel Ausnahme Termin Frist Telefon Computer Technik Internet Datenschutz Auto Bahn
Weg Stadt Land Dorf Politik Wahl Presse Corona Krise Krieg Flucht Hilfe Beratung Begleitung Ehrenamt Nähe
Distanz Grenzen Macht Ohnmacht Schweigen Humor
""".split()  # noqa: SIM905 - words to read


def book_of(folder, name):
    with new_project(folder) as project:
        book = load((shipped("codebooks") / f"{name}.yaml").read_text(encoding="utf-8"), name)
        project.codes.take_in(book, LEAD)
        return list(project.codes.book().codes)


@pytest.mark.parametrize("name", ["analyseraster", "koordination", "schnittstellen", "themen"])
def test_enter_on_an_everyday_word_takes_no_code_but_one_of_which_a_word_begins_so(tmp_path, name):
    assert len(EVERYDAY) >= 84
    codes = book_of(tmp_path, name)
    for word in EVERYDAY:
        found = codes_for(codes, word)
        begin_so = [code for code in codes if re.search(rf"\b{re.escape(folded(word))}", folded(code.name))]
        assert sorted(code.key for code in found.meant) == [code.key for code in begin_so], word
        assert all(folded(word) in folded(code.full_name) for code in found.elsewhere), word
        assert not {code.key for code in found.similar} & {code.key for code in found.meant + found.elsewhere}


@pytest.fixture
def app(project_file):
    return QualcodeApp(project_file, "clara")


async def test_enter_on_a_name_that_does_not_exist_makes_it_and_gives_no_look_alike(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert codes_by_name(app.bench.book.codes).similar("Diffusoin")
        await press(pilot, "c", *"Diffusoin")
        options = app.screen.query_one(OptionList)
        lines = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        assert "+ new code “Diffusoin”" in lines[0]
        assert options.highlighted == 0
        assert any(line.startswith("? ") and line.endswith("similar") for line in lines)
        await press(pilot, "enter")
        assert [row[2] for row in in_file(project_file)] == ["Diffusoin"]


async def test_what_stands_only_inside_a_word_comes_behind_the_new_code(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"usion")
        lines = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert "new code “usion”" in lines[0]
        assert "Diffusion" in lines[-1]
        await press(pilot, "up", "enter")
        assert [row[2] for row in in_file(project_file)] == ["Diffusion"]


async def test_a_look_alike_is_given_once_somebody_went_to_it(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Tranzition", "up", "enter")
        assert [row[2] for row in in_file(project_file)] == ["Transition"]


async def test_where_no_code_can_be_made_enter_stays_until_one_was_chosen(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "C", *"Tranzition", "enter")
        assert isinstance(app.screen, CodePicker)
        assert app.screen.query_one(OptionList).highlighted is None
        await press(pilot, "down", "enter")
        assert not isinstance(app.screen, CodePicker)


@pytest.mark.parametrize(("new", "given"), [(False, None), (True, CodeChosen(new="Tranzition"))])
async def test_the_chooser_of_a_code_takes_no_look_alike(app, new, given):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        chosen = []
        app.push_screen(ChooseCode("a code", app.bench.book.codes, new=new), chosen.append)
        await press(pilot, *"Tranzition", "enter")
        assert chosen == ([given] if given else [])
        if given is None:
            await press(pilot, "down", "enter")
            assert chosen[0].code.name == "Transition"


async def test_a_key_that_overtakes_the_letters_before_it_takes_what_they_say(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        chosen = []
        app.push_screen(ChooseCode("a code", app.bench.book.codes), chosen.append)
        await settle(pilot)
        app.screen.query_one(Input).value = "diff"
        app.screen.action_take()
        await settle(pilot)
        assert chosen[0].code.name == "Diffusion"


async def test_a_part_that_is_no_name_is_no_place_for_a_new_code(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Tranzition/Neu", "enter")
        with Project.open(project_file) as project:
            assert project.codes.book()[project.codings.all()[0].code].parent is None
