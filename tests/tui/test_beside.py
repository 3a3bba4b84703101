"""Dialogs stand beside the passage that they are about, whatever the size of the screen and wherever that stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qualcode
from qualcode.tui.app import QualcodeApp
from qualcode.tui.layout.beside import BesideScreen, beside
from tests.tui.conftest import press, settle

SIZES = [(80, 24), (100, 30), (120, 40), (160, 50)]
LONG = "\n\n".join(
    f"I: Frage {number}?\n\nB: Das war Runde {number}. Dann kam die nächste. Alle wussten es." for number in range(30)
)


@given(st.data())
def test_a_box_never_lies_over_what_it_is_about_where_one_side_has_room(data):
    height = data.draw(st.integers(24, 60))
    top = data.draw(st.integers(1, height - 2))
    bottom = data.draw(st.integers(top + 1, height - 1))
    wanted = data.draw(st.integers(4, 30))
    place = beside(top, bottom, height, wanted)
    rows = min(wanted, place.rows)
    first = place.gap if place.is_below else height - place.gap - rows
    assert first >= 1
    assert first + rows <= height - 1
    most = max(height - 1 - bottom, top - 1)
    if most >= min(wanted, 8):
        assert first >= bottom or first + rows <= top
    if max(height - 1 - bottom, top - 1) >= wanted:
        assert rows == wanted, "there was room for all of it"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    path = tmp_path_factory.mktemp("beside") / "p.qualcode"
    with qualcode.create(path, "Probe", coder="clara") as made:
        made.documents.add("lang", LONG, label="RG 2021")
        for number in range(20):
            made.codes.add(f"Code {number}", definition="das ist gemeint " * 20)
        for number in range(30):
            made.code("lang", f"Das war Runde {number}.", f"Code {number % 20}", memo="Zeile\n" * 9)
    return path.read_bytes()


@pytest.mark.parametrize("size", SIZES)
async def test_dialogs_are_beside_the_passage(study, tmp_path, size):
    path = tmp_path / "p.qualcode"
    path.write_bytes(study)
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        text, places = app.screen.text, iter(range(0, len(LONG), len(LONG) // 6))
        for key in "cmiwlC":
            text.go_to(next(places))
            assert text.go_to_passage(1) or text.go_to_passage(-1)
            await settle(pilot)
            await press(pilot, key)
            assert isinstance(app.screen, BesideScreen), key
            box = app.screen.query_one(app.screen.BOX).region
            passage = app.screen_stack[1].about.region()
            assert passage is not None
            assert not box.overlaps(passage), (key, box, passage)
            assert box.y >= 1
            assert box.bottom <= size[1] - 1
            assert box.height >= 4
            await press(pilot, "escape")
            assert app.screen is app.screen_stack[1]


@pytest.mark.parametrize("size", SIZES)
async def test_a_passage_as_high_as_the_screen_goes_to_the_top_and_its_beginning_stays_in_sight(
    study, tmp_path, size
):
    path = tmp_path / "p.qualcode"
    path.write_bytes(study)
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        text = app.screen.text
        text.select(0, len(LONG) // 2)
        await settle(pilot)
        await press(pilot, "c")
        box = app.screen.query_one(".box").region
        passage = app.screen_stack[1].about.region()
        assert passage.y <= 2
        assert box.y > passage.y + 2
        assert box.bottom <= size[1] - 1
