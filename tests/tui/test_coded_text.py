"""The coded text in a running program: what it selects, tells, draws and keeps in place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qualcode.errors import SpanOutside
from qualcode.model.documents import Structure
from qualcode.tui.text.coded_text import CodedText, Passage, Selection
from tests.tui.coded_app import Host, at_desk
from tests.tui.coded_material import LOOKS, ROLES, coded, span_of, talk

TEXT, STRUCTURE = talk()
LONG, LONG_STRUCTURE = talk(40)


async def test_the_first_answer_is_selected_when_a_text_is_opened() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        assert desk.words == "Zuerst lese ich die Post."


async def test_another_text_counts_as_another_selection_and_starts_at_its_top() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        desk.view.go_to(len(LONG))
        await desk.settle()
        desk.host.heard.clear()
        desk.view.load(TEXT, STRUCTURE, ROLES)
        await desk.settle()
        assert desk.view.scroll_offset.y == 0
        assert desk.words == "Zuerst lese ich die Post."
        assert len(desk.host.heard) == 1


async def test_a_place_asked_for_before_the_first_drawing_is_shown_then() -> None:
    host = Host()
    host.view.load(LONG, LONG_STRUCTURE, ROLES)
    host.view.go_to(len(LONG))
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        line = host.view._geometry.line_of(host.view.active_offset)
        assert host.view.scroll_offset.y <= line < host.view.scroll_offset.y + 20


async def test_a_motion_that_finds_no_unit_any_more_tells_that_the_end_is_reached() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        desk.view.go_to(len(TEXT))
        await desk.settle()
        desk.host.heard.clear()
        assert not desk.view.action_move("sentence", 1)
        await desk.settle()
        assert [type(message) for message in desk.host.heard] == [CodedText.AtEnd]
        desk.view.go_to(0)
        assert not desk.view.action_move("paragraph", -1)
        await desk.settle()
        assert len([message for message in desk.host.heard if isinstance(message, CodedText.AtEnd)]) == 1


async def test_motions_are_actions_too_and_no_key_is_bound() -> None:
    assert not CodedText._merge_bindings().key_to_bindings
    async with at_desk(TEXT, STRUCTURE) as desk:
        await desk.host.run_action("move('sentence', 1)", default_namespace=desk.view)
        assert desk.words.startswith("Danach rufe")
        await desk.host.run_action("extend('word', 1)", default_namespace=desk.view)
        assert desk.words.endswith("Das")
        await desk.host.run_action("shrink('word', 1)", default_namespace=desk.view)
        assert desk.words.startswith("rufe")
        await desk.host.run_action("select_turn", default_namespace=desk.view)
        assert desk.words.startswith("Zuerst")
        await desk.host.run_action("go_to_question(1)", default_namespace=desk.view)
        assert desk.words == "Und dann?"


async def test_motions_say_whether_they_went_anywhere() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        assert desk.view.move_by("sentence", -1)
        assert not desk.view.go_to_question(-1)
        assert not desk.view.go_to_hit(1)
        assert not desk.view.select_passage()
        desk.view.selection = Selection(3, 3)
        assert not desk.view.swap_edge()


async def test_a_change_of_selection_is_told_once_with_its_view() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        desk.view.select_paragraph()
        desk.view.swap_edge()
        await desk.settle()
        span = span_of(TEXT, desk.words)
        last = desk.host.heard[-1]
        assert isinstance(last, CodedText.SelectionChanged)
        assert (last.control, last.start, last.end) == (desk.view, span.start, span.end)


async def test_whatever_is_selected_lies_in_the_text_and_cuts_no_cluster() -> None:
    async with at_desk("ja 👨‍👩‍👧 nein", Structure("")) as desk:
        desk.view.selection = Selection(5, 6)
        assert desk.words == "👨‍👩‍👧"
        desk.view.selection = Selection(-4, 999)
        assert desk.words == desk.view.text


async def test_what_would_be_coded_has_no_stray_blanks() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        words = span_of(TEXT, " ist Runde. ")
        desk.view.select(words.start, words.end)
        assert desk.view.passage == span_of(TEXT, "ist Runde.")
        desk.view.select(words.start, words.start + 1)
        assert desk.view.passage is None


async def test_passages_are_walked_through_in_order() -> None:
    passages = [coded(TEXT, "Danach rufe", 1, 1), coded(TEXT, "Danach", 2, 2), coded(TEXT, "Runde", 3, 3)]
    async with at_desk(TEXT, STRUCTURE, [*passages, coded(TEXT, "Runde", 1, 4)]) as desk:
        seen = [desk.words for _ in range(9) if desk.view.go_to_passage(1)]
        assert seen == ["Danach", "Danach rufe", "Runde"]
        desk.view.go_to_passage(-1)
        assert desk.words == "Danach rufe"


async def test_a_passage_that_cuts_a_cluster_does_not_stop_the_walk() -> None:
    text = "a 👨‍👩‍👧 b c"
    async with at_desk(text, Structure(""), [Passage(3, 4, 1, 1), Passage(8, 9, 1, 2)]) as desk:
        desk.view.selection = Selection(0, 0)
        seen = [desk.words for _ in range(9) if desk.view.go_to_passage(1)]
        assert seen == ["👨‍👩‍👧", "b"]


async def test_selecting_the_passage_here_goes_from_the_shortest_to_the_longest() -> None:
    passages = [coded(TEXT, "Da sitzen alle", 1, 1), coded(TEXT, "sitzen", 2, 2)]
    async with at_desk(TEXT, STRUCTURE, passages) as desk:
        desk.view.go_to(TEXT.index("sitzen"))
        chosen = [desk.view.select_passage() and desk.words for _ in range(3)]
        assert chosen == ["sitzen", "Da sitzen alle", "sitzen"]
        assert desk.view.select_passage(1)
        assert desk.words == "Da sitzen alle"
        assert not desk.view.select_passage(77)


async def test_uncoded_stretches_are_those_of_the_present_coder_or_of_all() -> None:
    passages = [
        coded(TEXT, "Dann ist Runde.", 1, 1),
        coded(TEXT, "Da sitzen alle am großen Tisch, auch die Erzieher*innen! Gut so.", 1, 2, own=False),
    ]
    async with at_desk(TEXT, STRUCTURE, passages) as desk:
        desk.view.go_to(TEXT.index("Und dann?"))
        assert desk.view.go_to_uncoded(1)
        assert desk.words.startswith("Da sitzen")
        desk.view.go_to(TEXT.index("Und dann?"))
        assert desk.view.go_to_uncoded(1, own=False)
        assert desk.words.startswith("Nein.")


async def test_hits_are_walked_through_and_marked() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        hits = [span_of(TEXT, "Runde"), span_of(TEXT, "Vertretung")]
        desk.view.set_hits((hit.start, hit.end) for hit in hits)
        assert desk.view.go_to_hit(1)
        assert desk.view.go_to_hit(1)
        assert desk.words == "Vertretung"
        assert not desk.view.go_to_hit(1)
        assert desk.view.go_to_hit(-1)
        assert desk.words == "Runde"


@pytest.mark.parametrize("bounds", [(-1, 4), (4, 4), (9, 4), (0, len(TEXT) + 1)])
async def test_a_passage_outside_the_text_is_refused_and_changes_nothing(bounds: tuple[int, int]) -> None:
    good = coded(TEXT, "Runde", 1, 1)
    async with at_desk(TEXT, STRUCTURE, [good]) as desk:
        for change in (
            lambda: desk.view.add_passage(Passage(*bounds, 1, 2)),
            lambda: desk.view.set_passages([Passage(*bounds, 1, 2)]),
            lambda: desk.view.set_hits([bounds]),
        ):
            with pytest.raises(SpanOutside):
                change()
        assert desk.view.passages == [good]


async def test_passages_come_and_go_one_by_one() -> None:
    one, two = coded(TEXT, "Runde", 1, 1), coded(TEXT, "Tisch", 2, 2)
    async with at_desk(TEXT, STRUCTURE, [one]) as desk:
        desk.view.add_passage(two)
        assert desk.view.passages == [one, two]
        moved = coded(TEXT, "großen Tisch", 3, 2)
        desk.view.add_passage(moved)
        assert desk.view.passages == [one, moved]
        assert desk.view.remove_passage(1) == one
        assert desk.view.remove_passage(1) is None
        assert desk.view.passages == [moved]
        desk.view.select(moved.start, moved.end)
        assert desk.view.passages_here() == [moved]


# how much is drawn


async def test_extending_by_a_word_draws_one_line() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        desk.view.go_to(LONG.index("Da sitzen"))
        desk.view.move_by("word", 1)
        await desk.settle()
        desk.view.drawn.clear()
        desk.view.extend_by("word", 1)
        await desk.settle()
        assert set(desk.view.drawn) == {desk.row_of(LONG.index("Da sitzen"))}


async def test_moving_to_the_next_sentence_draws_only_lines_of_both() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        desk.view.go_to(LONG.index("Nein."))
        await desk.settle()
        before = desk.view.scroll_offset.y
        desk.view.drawn.clear()
        desk.view.move_by("sentence", 1)
        await desk.settle()
        assert desk.view.scroll_offset.y == before
        rows = {desk.row_of(LONG.index("Nein.")), desk.row_of(LONG.index("liegen."))}
        assert rows <= set(desk.view.drawn) <= set(range(min(rows), max(rows) + 1))


async def test_a_coding_draws_only_its_lines() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        passage = coded(LONG, "Danach rufe ich die Leute an", 1, 1)
        desk.view.add_passage(passage)
        await desk.settle()
        row = desk.row_of(passage.start)
        assert row in desk.view.drawn
        assert set(desk.view.drawn) <= {row, row + 1}
        desk.view.drawn.clear()
        desk.view.remove_passage(1)
        await desk.settle()
        assert set(desk.view.drawn) <= {row, row + 1}


async def test_what_changes_elsewhere_draws_nothing() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        desk.view.add_passage(Passage(len(LONG) - 50, len(LONG) - 10, 1, 1))
        desk.view.set_hits([(len(LONG) - 50, len(LONG) - 10)])
        desk.view.set_passages(desk.view.passages)
        desk.view.set_palette(dict(LOOKS))
        await desk.pilot.hover(desk.view, offset=(20, 5))
        await desk.pilot.hover(desk.view, offset=(25, 9))
        await desk.settle()
        assert desk.view.drawn == []


async def test_all_lines_of_a_passage_light_up_when_the_selection_touches_it() -> None:
    passage = coded(LONG, "die Leute an, die nicht gekommen sind. Das dauert.", 1, 1)
    async with at_desk(LONG, LONG_STRUCTURE, [passage], size=(40, 24)) as desk:
        desk.view.drawn.clear()
        desk.view.move_by("sentence", 1)
        await desk.settle()
        lines = {desk.row_of(passage.start), desk.row_of(passage.end - 1)}
        assert len(lines) == 2
        assert lines <= set(desk.view.drawn)
        assert len(set(desk.view.drawn)) < 12


# what stays in place


async def test_a_narrower_screen_keeps_the_text_at_the_top() -> None:
    async with at_desk(LONG, LONG_STRUCTURE, size=(60, 24)) as desk:
        middle = LONG.index("Gut so.", len(LONG) // 3)
        desk.view.scroll_to(y=desk.view._geometry.line_of(middle), animate=False)
        await desk.settle()
        top = desk.top
        assert LONG[top - 1] == " "
        for width in (61, 40, 77, 52, 133, 44, 90, 58, 60):
            await desk.pilot.resize_terminal(width, 24)
            await desk.settle()
            start, end = desk.view._geometry.bounds(desk.view.scroll_offset.y)
            assert start <= top < end
        assert desk.top == top


async def test_a_selection_that_was_seen_is_still_seen_on_another_screen() -> None:
    async with at_desk(LONG, LONG_STRUCTURE, size=(100, 30)) as desk:
        desk.view.go_to(len(LONG) // 2)
        await desk.settle()
        for size in ((44, 30), (44, 9), (120, 12)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert 0 <= desk.row_of(desk.view.active_offset) < size[1]


async def test_other_passages_do_not_move_the_text() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        desk.view.scroll_to(y=33, animate=False)
        await desk.settle()
        desk.view.set_passages([Passage(n * 20, n * 20 + 90, 1, n) for n in range(100)])
        await desk.settle()
        assert desk.view.scroll_offset.y == 33


async def test_new_passages_leave_the_stripes_of_others_where_they_are() -> None:
    old = coded(TEXT, "rufe ich die Leute an", 1, 1)
    async with at_desk(TEXT, STRUCTURE, [old], size=(60, 24)) as desk:
        x, y = desk.view._columns.text_at - 2, desk.row_of(old.start)
        assert desk.row(y)[x] == "A"
        desk.view.add_passage(coded(TEXT, "Danach rufe", 2, 2))
        desk.view.set_passages([*desk.view.passages, coded(TEXT, "Zuerst lese ich die Post. Danach rufe", 3, 3)])
        assert desk.row(y)[x] == "A"


async def test_a_stripe_takes_the_place_of_one_that_is_gone() -> None:
    old, new = coded(TEXT, "Danach rufe", 1, 1), coded(TEXT, "Danach", 2, 2)
    async with at_desk(TEXT, STRUCTURE, [old], size=(60, 24)) as desk:
        x, y = desk.view._columns.text_at - 2, desk.row_of(old.start)
        desk.view.remove_passage(1)
        assert desk.row(y)[x] == " "
        desk.view.add_passage(new)
        assert desk.row(y)[x] == "V"


async def test_some_lines_around_the_selection_are_seen() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        for _ in LONG_STRUCTURE.sentences:
            desk.view.move_by("sentence", 1)
            row = desk.row_of(desk.view.active_offset)
            line = row + desk.view.scroll_offset.y
            assert row >= 3 or desk.view.scroll_offset.y == 0
            assert row <= 20 or line >= desk.view._geometry.height - 4
        await desk.settle()
        assert desk.view.scroll_offset.y == desk.view.max_scroll_y


async def test_scrolling_goes_no_farther_than_it_must() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        tops = [desk.view.scroll_offset.y]
        for _ in range(60):
            desk.view.move_by("sentence", 1)
            tops.append(desk.view.scroll_offset.y)
        assert max(after - before for before, after in pairwise(tops)) <= 4
        desk.view.move_by("sentence", -1)
        assert desk.view.scroll_offset.y == tops[-1]


async def test_a_far_place_is_shown_in_the_upper_third() -> None:
    async with at_desk(LONG, LONG_STRUCTURE) as desk:
        desk.view.go_to(len(LONG) // 2)
        assert desk.row_of(desk.view.selection.start) == 24 // 3


async def test_of_a_long_selection_the_start_is_shown_and_while_extending_the_edge() -> None:
    text = "ein Satz. " * 300
    async with at_desk(text, Structure("")) as desk:
        desk.view.select(0, len(text))
        assert desk.view.scroll_offset.y == 0
        desk.view.shrink_by("word", -1)
        assert desk.row_of(desk.view.active_offset) < 24
        assert desk.view.scroll_offset.y > 0


@pytest.mark.parametrize("size", [(40, 24), (24, 5), (12, 3), (3, 1)])
async def test_a_tiny_screen_is_no_error(size: tuple[int, int]) -> None:
    async with at_desk(TEXT, STRUCTURE, [coded(TEXT, "Danach rufe", 1, 1)], size=size) as desk:
        assert desk.view.move_by("sentence", 1)
        assert desk.view.extend_by("turn", 1)
        await desk.settle()
        assert 0 <= desk.row_of(desk.view.active_offset) < size[1]


async def test_an_empty_text_can_be_shown_and_moved_in() -> None:
    async with at_desk("", Structure("")) as desk:
        for unit in ("character", "word", "sentence", "turn", "paragraph"):
            assert not desk.view.move_by(unit, 1)
            assert not desk.view.extend_by(unit, -1)
        assert desk.view.passage is None
        desk.view.go_to(5)
        assert desk.view.selection == (0, 0)


async def test_a_theme_or_palette_is_seen_at_once() -> None:
    async with at_desk(TEXT, STRUCTURE, [coded(TEXT, "Zuerst lese", 1, 1)], size=(120, 24)) as desk:
        row = desk.row_of(TEXT.index("Zuerst"))
        assert "Absprache" in desk.row(row)
        desk.view.set_palette({**LOOKS, 1: LOOKS[2]})
        await desk.settle()
        assert "Vertretung" in desk.row(row)
        dark = desk.view.render_line(row)
        desk.host.theme = "textual-light"
        await desk.settle()
        assert list(desk.view.render_line(row)) != list(dark)
