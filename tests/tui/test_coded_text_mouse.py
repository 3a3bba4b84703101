"""Selecting with the mouse."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Offset

from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.tui.text.coded_text import CodedText, Passage
from tests.tui.coded_app import Desk, at_desk
from tests.tui.coded_material import coded, span_of, talk

TEXT, STRUCTURE = talk()
LONG, LONG_STRUCTURE = talk(40)


async def drag(desk: Desk, start: tuple[int, int], *stops: tuple[int, int], control: bool = False) -> None:
    await desk.pilot.mouse_down(desk.view, offset=start, control=control)
    for stop in stops:
        await desk.pilot.hover(desk.view, offset=stop)
    await desk.pilot.mouse_up(desk.view, offset=stops[-1])
    await desk.settle()


async def test_dragging_with_ctrl_selects_from_character_to_character_both_included() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        x, y = desk.place_of("Danach")
        await drag(desk, (x, y), (x + 2, y), (x + 3, y), control=True)
        assert desk.words == "Dana"
        await drag(desk, (x + 3, y), (x + 1, y), control=True)
        assert desk.words == "ana"


@pytest.mark.parametrize("first", range(6))
@pytest.mark.parametrize("last", range(4))
async def test_dragging_takes_whole_words_from_wherever_to_wherever_in_them(first: int, last: int) -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        x, y = desk.place_of("Danach")
        (start, _), (end, _) = (x + first, y), (x + 7 + last, y)
        await drag(desk, (start, y), (end, y))
        assert desk.words == "Danach rufe"
        await drag(desk, (end, y), (start, y))
        assert desk.words == "Danach rufe"
        assert desk.view.selection.cursor < desk.view.selection.anchor


async def test_dragging_backwards_includes_the_character_where_it_began() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        x, y = desk.place_of("Danach")
        await drag(desk, (x + 5, y), (x, y))
        assert desk.words == "Danach"
        assert desk.view.selection.cursor < desk.view.selection.anchor


async def test_dragging_over_lines_and_back_selects_what_lies_between() -> None:
    async with at_desk(TEXT, STRUCTURE, size=(50, 24)) as desk:
        start = desk.place_of("Danach")
        end = desk.place_of("Runde")
        below = (end[0], end[1] + 5)
        await drag(desk, start, below, end)
        assert desk.words == TEXT[TEXT.index("Danach") : TEXT.index("Runde") + len("Runde")]


async def test_stray_blanks_are_let_go_when_the_button_is() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        x, y = desk.place_of("Danach")
        await drag(desk, (x - 1, y), (x + 6, y))
        assert desk.words == "Danach"


async def test_dragging_never_cuts_a_family() -> None:
    text = "a👨‍👩‍👧b🇩🇪c"
    async with at_desk(text, Structure("")) as desk:
        left = desk.view._columns.text_at
        await drag(desk, (left + 2, 0), (left + 4, 0), control=True)
        assert desk.words == "👨‍👩‍👧b🇩🇪"


async def test_a_double_click_selects_a_word_and_a_triple_click_a_sentence() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        place = desk.place_of("Leute")
        await desk.pilot.click(desk.view, offset=place, times=2)
        assert desk.words == "Leute"
        await desk.pilot.click(desk.view, offset=place, times=3)
        assert desk.words.startswith("Danach rufe")
        assert not desk.host.screen.selections


async def test_a_click_selects_the_sentence_and_disturbs_nothing_while_the_button_is_down() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        before = desk.view.selection
        place = desk.place_of("Leute")
        await desk.pilot.mouse_down(desk.view, offset=place)
        assert desk.view.selection == before
        await desk.pilot.mouse_up(desk.view, offset=place)
        await desk.pilot.click(desk.view, offset=place)
        assert desk.view.passage in STRUCTURE.sentences
        assert desk.words.startswith("Danach rufe")


async def test_a_click_beside_sentences_selects_one_of_its_line_or_only_a_place() -> None:
    text = "B: Erst dies. Dann das.   \n\nI: Und dann?"
    label, sentences = text.index("I:"), [Span(3, 13), Span(14, 23), Span(31, 40)]
    structure = Structure("", sentences=tuple(sentences))
    async with at_desk(text, structure) as desk:
        for offset, expected in ((0, sentences[0]), (label, sentences[2]), (24, sentences[1])):
            await desk.pilot.click(desk.view, offset=desk.place_at(offset))
            await desk.settle()
            assert desk.view.passage == expected
        await desk.pilot.click(desk.view, offset=desk.place_at(text.index("\n\n") + 1))
        await desk.settle()
        assert desk.view.passage is None


async def test_a_click_with_shift_extends_to_there() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        await desk.pilot.click(desk.view, offset=desk.place_of("Danach"))
        x, y = desk.place_of("rufe")
        await desk.pilot.click(desk.view, offset=(x + 3, y), shift=True)
        assert desk.words == "Danach rufe"
        await desk.pilot.click(desk.view, offset=desk.place_of("Post"), shift=True)
        assert desk.words == "Post. "


async def test_a_clicked_passage_is_told_shortest_first() -> None:
    passages = [coded(TEXT, "Danach rufe ich die Leute an", 1, 1), coded(TEXT, "die Leute", 2, 2)]
    async with at_desk(TEXT, STRUCTURE, passages) as desk:
        await desk.pilot.click(desk.view, offset=desk.place_of("Leute"))
        await desk.settle()
        told = [m for m in desk.host.heard if isinstance(m, CodedText.PassageClicked)]
        assert [[p.coding for p in message.passages] for message in told] == [[2, 1]]
        assert (told[0].control, told[0].offset) == (desk.view, TEXT.index("Leute"))


async def test_stripes_and_names_in_the_margin_can_be_clicked() -> None:
    passages = [coded(TEXT, "Danach rufe", 1, 1), coded(TEXT, "Danach", 2, 2)]
    async with at_desk(TEXT, STRUCTURE, passages, size=(120, 24)) as desk:
        row = desk.row_of(TEXT.index("Danach"))
        columns = desk.view._columns
        await desk.pilot.click(desk.view, offset=(columns.text_at - 2, row))
        await desk.pilot.click(desk.view, offset=(columns.text_at - 3, row))
        await desk.pilot.click(desk.view, offset=(columns.lanes_at - 2, row))
        await desk.settle()
        told = [m for m in desk.host.heard if isinstance(m, CodedText.PassageClicked)]
        assert [[p.coding for p in message.passages] for message in told] == [[2], [1], [2, 1]]


async def test_passages_without_a_lane_are_clicked_where_they_are_counted() -> None:
    passages = [Passage(40, 60, 1, n) for n in range(6)]
    async with at_desk("wort " * 30, Structure(""), passages, size=(50, 24)) as desk:
        row = desk.row_of(40)
        columns = desk.view._columns
        assert desk.row(row)[columns.lanes_at] == "4"
        await desk.pilot.click(desk.view, offset=(columns.lanes_at, row))
        await desk.settle()
        assert len(desk.host.heard[-1].passages) == 4


async def test_a_click_on_a_number_selects_the_paragraph() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        await desk.pilot.click(desk.view, offset=(desk.view._columns.left + 1, desk.row_of(TEXT.index("Und dann?"))))
        assert desk.view.passage == span_of(TEXT, "Und dann?")


async def test_the_text_scrolls_on_while_one_drags_beyond_its_edge() -> None:
    async with at_desk(LONG, LONG_STRUCTURE, size=(60, 12)) as desk:
        place = desk.place_of("Danach")
        await desk.pilot.mouse_down(desk.view, offset=place)
        view = desk.view
        move = events.MouseMove(view, 20, 14, 0, 3, 1, False, False, False, screen_x=20, screen_y=14)
        view.on_mouse_move(move)
        assert view._scrolling is not None
        for _ in range(4):
            view._scroll_step()
        await desk.settle()
        assert view.scroll_offset.y >= 12
        assert view.selection.start == LONG.index("Danach")
        assert desk.row_of(view.active_offset) in (10, 11)  # the last row may be empty
        await desk.pilot.mouse_up(view, offset=(20, 11))
        assert view._scrolling is None
        assert view._pressed is None


async def test_the_wheel_scrolls_and_selects_nothing() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        before = desk.view.selection
        place = Offset(20, 5)
        desk.view.post_message(
            events.MouseScrollDown(desk.view, *place, 0, 1, 0, False, False, False, screen_x=20, screen_y=5)
        )
        await desk.settle()
        await desk.pilot.wait_for_animation()
        assert desk.view.scroll_offset.y > 0
        assert desk.view.selection == before


async def test_a_selection_that_is_carried_out_of_the_text_stays_and_is_told_with_the_place() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        desk.view.styles.width = 60
        await desk.settle()
        start = TEXT.index("Danach rufe")
        desk.view.select(start, start + len("Danach rufe"))
        await desk.settle()
        desk.host.heard.clear()
        x, y = desk.place_of("rufe")
        await drag(desk, (x, y), (65, y), (70, y))
        assert desk.words == "Danach rufe"
        dropped = [message for message in desk.host.heard if isinstance(message, CodedText.Dropped)]
        assert [(message.screen_x, message.screen_y) for message in dropped] == [(70, y)]


async def test_a_drag_that_begins_beside_the_selection_carries_nothing() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        desk.view.styles.width = 60
        await desk.settle()
        start = TEXT.index("Danach")
        desk.view.select(start, start + len("Danach"))
        x, y = desk.place_of("rufe")
        await drag(desk, (x, y), (x + 3, y), (70, y))
        assert not [message for message in desk.host.heard if isinstance(message, CodedText.Dropped)]
        assert desk.words.startswith("rufe")
