"""In a project that is blind for all, nothing in the interface depends on how much others coded, or where."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager

from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from tests.tui.coded_project import NARROW, change, coded, lines, typed
from tests.tui.conftest import press, settle
from tests.tui.test_codebook_screen import go_to


@asynccontextmanager
async def blind(path):
    change(path, lambda project, coder: project.settings.set_blind(Author.of(coder), on=True))
    async with opened(path) as both:
        yield both


@asynccontextmanager
async def opened(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        yield app, pilot


def screen(app):
    """What the screen shows, but for the line of keys."""
    return lines(app)[:-1]


async def seen(path, open_it=blind, further=()):
    """What clara sees on her way through texts, codebook, previews, quotations, and further screens (keys)."""
    notes = []
    async with open_it(path) as (app, pilot):
        app.notify = lambda message, **_: notes.append(message)  # notices and the line of keys come and go by time
        shown = [screen(app)]
        for key in ("V", "right_square_bracket", "V", "right_square_bracket"):
            await press(pilot, key)
            shown.append(screen(app))
        for name in ("Transition", "Interferenz", "Diffusion"):
            await go_to(pilot, name)
            shown.append(screen(app))
            await press(pilot, "x")
            shown.append(screen(app))
            await press(pilot, "escape", "o")
            shown.append(screen(app))
        await press(pilot, "M")
        await typed(pilot, "austausch")
        await press(pilot, "enter")
        shown.append(screen(app))
        await press(pilot, "escape", "f2")
        shown.append(screen(app))
        await press(pilot, "p", "p")
        shown.append(screen(app))
        for key in further:
            await press(pilot, "escape", key)
            await settle(pilot)
            shown.append(screen(app))
        return [*shown, notes]


def code_more(project, ben):
    """More codings of somebody else in another document, of codes that nobody or only clara gave, one with a memo."""
    for name in ("Diffusion", "Interferenz", "Transition"):
        made = project.codings.add(project.documents.find("zwei"), Span(3, 20), project.codes.find(name), ben)
    project.codings.set_memo(made.coding, "hier nochmal", ben)


async def test_what_is_shown_does_not_depend_on_what_others_coded(tmp_path):
    few = coded(tmp_path)
    many = few.with_name("many.qualcode")
    shutil.copy(few, many)
    change(many, code_more)
    told, more = await seen(few), await seen(many)
    assert told == more
    assert "others hidden" in told[0][0]
    assert "those of others hidden (blind)" in str(told)


async def test_nothing_on_any_screen_depends_on_what_a_hidden_model_solution_coded(tmp_path):
    empty = coded(tmp_path)

    def add_model(project, coder):
        model = project.coders.add("Muster", CoderKind.MODEL, Author.of(coder))
        project.coders.assign([project.documents.find("zwei").key], model, Author.of(coder))

    change(empty, add_model)
    full = empty.with_name("full.qualcode")
    shutil.copy(empty, full)
    change(full, lambda project, _ben: code_more(project, project.coders.find("Muster")))
    further = ("f4", "f6", "f7", "f9", "equals_sign", "ctrl+d")
    assert await seen(empty, opened, further) == await seen(full, opened, further)


async def test_merging_and_removing_tell_only_ones_own_numbers_and_take_all_along(tmp_path):
    path = coded(tmp_path)
    change(path, code_more)
    async with blind(path) as (app, pilot):
        await go_to(pilot, "Interferenz")
        await press(pilot, "M")
        await typed(pilot, "austausch")
        await press(pilot, "enter")
        assert "1 coding that you may see (clara 1), and those that are hidden get" in " ".join(
            "\n".join(lines(app)).replace("│", "").split()
        )
        await press(pilot, "enter")
        await settle(pilot)
        await go_to(pilot, "Transition")
        await press(pilot, "x", "x")
        await settle(pilot)
    with Project.open(path) as project:
        assert {code.name for code in project.codes.book()} == {"Typen", "Diffusion", "Austausch"}
        assert sum(one.code == project.codes.find("Austausch").key for one in project.codings.all()) == 6
