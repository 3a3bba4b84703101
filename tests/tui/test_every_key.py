"""Every key of the registry, and random keys over random texts: nothing fails, nothing is lost."""

from __future__ import annotations

import asyncio

import hypothesis
import hypothesis.strategies as st
import pytest

from qualcode.model.spans import trimmed
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.hit_list import HitList
from qualcode.tui.keys.key_table import ACTIONS, actions
from qualcode.tui.text.cells import is_boundary
from tests.builders import code_named, interview
from tests.helpers import new_project
from tests.tui.coded_material import hostile_text
from tests.tui.conftest import settle
from tests.tui.test_coding_screen import NARROW, WIDE

_ELSEWHERE = {"quit"}  # tested on its own


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.stress)])
async def test_every_key_of_the_coding_screen_works_and_leads_back(app, project_file, every):
    """The first key of every second action, all keys under stress; the others are pressed in an empty project."""
    pressed = 0
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("1", "t", "2", "s")
        await settle(pilot)
        coding = app.screen
        for action in list(actions("text", "coding", "study"))[:: 1 if every else 2]:
            for key in action.keys[: None if every else 1] if action.name not in _ELSEWHERE else ():
                await pilot.press(key)
                pressed += 1
                for _ in range(3):
                    if app.screen is not coding:
                        await pilot.press("escape" if app.screen.is_modal else "f1")
                assert app.screen is coding, action
                coding.text.focus()
        await settle(pilot)
        errors = [notice.message for notice in app._notifications if notice.severity == "error"]
        assert [message for message in errors if not message.startswith("There is no quick code")] == []
    assert pressed > (80 if every else 40)
    assert not project_file.with_name(project_file.name + ".log").exists()
    with Project.open(project_file) as project:
        assert [one for one in project.check() if one.problems] == []


async def test_every_action_is_done_by_its_screen_or_by_the_part_of_it_that_the_registry_names(app):
    seen = set()
    async with app.run_test(size=WIDE) as pilot:
        of_the_program = {f"app.{name}": part for name, part in app.parts.items()}
        for screen_key in (
            "f1",
            "f2",
            "f3",
            "f4",
            "f5",
            "f6",
            "f7",
            "f8",
            "f9",
            "equals_sign",
            "Y",
            "D",
            "ctrl+k",
            "ctrl+d",
            "colon",
            "percent_sign",
            "dollar_sign",
            "underscore",
            "right_parenthesis",
            "left_parenthesis",
            "reduction",
            "forming",
            "cards",
            "recheck",
        ):
            if screen_key in {"reduction", "forming", "cards", "recheck"}:  # other screens lead there
                app.show(screen_key)
            else:
                await pilot.press(screen_key)
            await settle(pilot)
            parts = {
                "hit_list": HitList,
                **of_the_program,
                **app.screen.parts,
            }  # the list is there once something was found
            for action in actions(*app.screen.SCOPES):
                doer = app if action.act.startswith("app.") else parts[action.part] if action.part else app.screen
                act = action.act.removeprefix("app.").partition("(")[0]
                assert callable(getattr(doer, f"action_{act}", None)), action
                seen.add(action.id)
    assert seen == {action.id for action in ACTIONS}


_KEYS = st.lists(st.sampled_from([key for action in actions("text") for key in action.keys]), min_size=1, max_size=12)


@hypothesis.given(hostile_text.filter(str.strip), _KEYS)
@hypothesis.example(" \u0301", ["up"])
@hypothesis.settings(
    deadline=None, max_examples=6, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_what_is_coded_after_any_keys_is_what_was_selected_and_cuts_nothing(tmp_path_factory, text, keys):
    with new_project(tmp_path_factory.mktemp("any")) as filled:
        document = interview(filled, "fremd", text)
        code_named(filled, "Thema")
    app = QualcodeApp(filled.path, "clara")

    async def code():
        async with app.run_test(size=NARROW) as pilot:
            await settle(pilot)
            await pilot.press(*keys)
            await settle(pilot)
            selected = app.screen.text.passage
            await pilot.press("1")
            await settle(pilot)
            return selected

    selected = asyncio.run(code())
    with Project.open(filled.path) as project:
        found = [one.span for one in project.codings.all()]
        stored = project.documents.text(document)
    assert found == ([] if selected is None else [selected])
    for span in found:
        without_blanks = trimmed(stored, span)
        # a blank under a combining mark is no blank that could be left out
        assert (
            without_blanks == span
            or not span.cut(stored).strip()
            or not (is_boundary(stored, without_blanks.start) and is_boundary(stored, without_blanks.end))
        )
        assert is_boundary(stored, span.start)
        assert is_boundary(stored, span.end)
