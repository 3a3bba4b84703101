"""Passages that were fixed for who codes, on the coding screen: counted, gone through, coded at their edges."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.tui.conftest import FIRST, SECOND, press, settle
from tests.tui.test_material_screen import WIDE, shown


@pytest.fixture
def fixed(project_file):
    """Two passages of “eins”, and between them one of “zwei”, for clara."""
    with Project.open(project_file) as project:
        clara = project.coders.add("clara", CoderKind.PERSON, Author("clara"))
        eins, zwei = project.documents.all()
        second = FIRST.index("Weil wir")
        spans = [(eins, Span(21, 40)), (zwei, Span(3, 20)), (eins, Span(second, len(FIRST)))]
        project.segments.fix(spans, clara, 1, Author.of(clara))
    return project_file


async def test_fixed_passages_are_gone_through_in_their_order_and_coded_at_their_edges(app, fixed):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "fixed: 0 of 3 coded" in shown(app)
        text = app.screen.text
        await press(pilot, "home", "K")
        assert "fixed passage 1 of 3" in shown(app)
        await press(pilot, "K")
        assert text.text == SECOND
        assert "fixed passage 2 of 3" in shown(app)
        await press(pilot, "K", "K")
        assert "This is the last fixed passage" in app.screen.keys.said
        assert text.text == FIRST
        await press(pilot, "alt+k", "alt+k")
        text.select(25, 30)
        await press(pilot, "A", "c", *"Transition", "enter")
        assert "fixed: 1 of 3 coded" in shown(app)
        assert text.text == SECOND  # it went on to the next one
        await press(pilot, "alt+k")
        assert "fixed passage 1 of 3 ✓" in shown(app)
        assert text.selection == (21, 40)
        await press(pilot, "A")
    with Project.open(fixed) as project:
        assert [coding.span for coding in project.codings.all()] == [Span(21, 40)]


async def test_nobody_else_has_them(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "fixed" not in shown(app)
        await press(pilot, "K")
        assert "No passages are fixed for you" in app.screen.keys.said
