"""Lists of passages of any length."""

from __future__ import annotations

from rich.text import Text
from textual.app import App

from qualcode.tui.quotations.passage_list import PassageList


class ListApp(App[None]):
    def compose(self):
        yield PassageList(id="passages")


async def test_the_item_under_the_cursor_is_in_sight_when_the_list_is_first_shown():
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        passages = app.query_one(PassageList)
        passages.show(100, lambda index, _width, _lines: [Text(f"passage {index}")], cursor=50)
        await pilot.pause()
        first, count = passages.cursor_lines()
        assert passages.scroll_offset.y <= first
        assert first + count <= passages.scroll_offset.y + passages.size.height
