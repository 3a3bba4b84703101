"""How lines look: width, margin, layers, few colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from qualcode.model.codings import Polarity
from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.tui.text.cells import visible
from qualcode.tui.text.coded_text import Passage
from qualcode.tui.text.columns import Columns, columns_for
from qualcode.tui.text.geometry import TextGeometry
from qualcode.tui.text.paint import Painter
from qualcode.tui.text.picture import CodeLook, Inks, Picture
from qualcode.tui.text.units import TextUnits
from tests.tui.coded_app import Desk, at_desk
from tests.tui.coded_material import LOOKS, ROLES, coded, given, hostile_text, passages_in, span_of, talk

TEXT, STRUCTURE = talk()
DARK = Color(10, 10, 10)


def inks(*, plain: bool = False) -> Inks:
    base = Style(color="#dddddd", bgcolor="#0a0a0a")
    return Inks(
        text=base,
        asked=base + Style(color="#888888"),
        selection=Style(bgcolor="#0000ff"),
        edge=Style(reverse=True),
        hit=Style(bold=True),
        number=base,
        name=base,
        background=DARK,
        plain=plain,
    )


def painter(text: str, structure: Structure, columns: Columns, *, plain: bool = False) -> Painter:
    geometry = TextGeometry(text, columns.text)
    return Painter(geometry, TextUnits(text, structure, ROLES), columns, LOOKS, inks(plain=plain))


def picture(line: int, *passages: Passage, **more: object) -> Picture:
    laned = tuple((passage, lane) for lane, passage in enumerate(passages))
    return Picture(
        line, **{"selected": None, "edge": None, "passages": laned, "names": (), "lit": (), "hits": (), **more}
    )


@given(st.integers(20, 260), st.integers(0, 20_000))
def test_columns_fit_and_the_text_is_at_most_ninety_cells_wide(width: int, paragraphs: int) -> None:
    columns = columns_for(width, paragraphs)
    assert columns.text_at + columns.text + 1 <= width
    assert columns.text <= 90
    assert columns.names in (0, *range(10, 21))
    assert columns.text >= 70 or not columns.names
    assert columns.text >= 70 or width < 79 or paragraphs > 9999
    if width >= 40:
        assert columns.text >= 25
    if columns.left:
        assert columns.text == 90
        assert abs(width - columns.text_at - columns.text - 1 - columns.left) <= 1


@given(hostile_text.filter(bool), st.integers(24, 130), st.data())
def test_every_line_is_as_wide_as_the_view_and_cannot_steer_the_terminal(
    text: str, width: int, data: st.DataObject
) -> None:
    columns = columns_for(width, 3)
    brush = painter(text, Structure("", (Span(0, len(text)),)), columns)
    passages = data.draw(passages_in(len(text)))
    edges = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
    geometry = TextGeometry(text, columns.text)
    for line in range(geometry.height):
        strip = brush.paint(
            picture(line, *passages, names=tuple(passages), lit=tuple(passages[::2]), selected=tuple(edges))
        )
        assert strip.cell_length == width == sum(cell_len(s.text) for s in strip)
        assert visible(strip.text, lines=True) == strip.text
        start, end = geometry.content(line)
        assert visible(text[start:end], lines=True) in strip.text


def segments_at(desk: Desk, words: str) -> Iterator[Segment]:
    """The segments of the row in which these words stand, from there on."""
    x, y = desk.place_of(words)
    return iter(desk.view.render_line(y).crop(x, x + len(words)))


def style_of(desk: Desk, words: str) -> Style:
    segments = list(segments_at(desk, words))
    assert "".join(segment.text for segment in segments) == words
    assert len({segment.style for segment in segments}) == 1
    return segments[0].style


async def test_numbers_stand_at_the_beginning_of_paragraphs() -> None:
    async with at_desk(TEXT, STRUCTURE, size=(50, 30)) as desk:
        numbers = {desk.row_of(p.start): f"¶{n}" for n, p in enumerate(STRUCTURE.paragraphs, 1)}
        for row in range(20):
            assert desk.row(row)[:5].strip() == numbers.get(row, "")


async def test_questions_are_quieter_than_answers() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        desk.view.go_to(len(TEXT))
        desk.view.scroll_to(y=0, animate=False)
        asked, answered = style_of(desk, "Wie beginnt"), style_of(desk, "Danach rufe")
        background = Color.from_rich_color(answered.bgcolor)
        contrasts = [
            abs(Color.from_rich_color(style.color).brightness - background.brightness) for style in (asked, answered)
        ]
        assert contrasts[0] < contrasts[1] - 0.15


async def test_only_passages_that_the_selection_touches_have_a_background() -> None:
    here, there = coded(TEXT, "Danach rufe ich", 1, 1), coded(TEXT, "Da sitzen alle", 2, 2)
    async with at_desk(TEXT, STRUCTURE, [here, there]) as desk:
        desk.view.go_to(TEXT.index("Danach"))
        desk.view.shrink_by("word", 1)
        plain = style_of(desk, "Gut so.")
        assert style_of(desk, "Danach").bgcolor != plain.bgcolor
        assert style_of(desk, "Da sitzen alle").bgcolor == plain.bgcolor


async def test_overlaps_are_underlined_and_selection_and_hits_are_seen_above_them() -> None:
    passages = [coded(TEXT, "Danach rufe ich die Leute an", 1, 1), coded(TEXT, "Leute an, die nicht", 2, 2)]
    async with at_desk(TEXT, STRUCTURE, passages) as desk:
        post, rufe = span_of(TEXT, "Post"), span_of(TEXT, "rufe ich die Leute")
        desk.view.set_hits([(post.start, post.end)])
        desk.view.select(rufe.start, rufe.end)
        assert style_of(desk, " an").underline
        assert not style_of(desk, "Danach").underline
        assert style_of(desk, "Post").bold
        assert style_of(desk, "rufe").bgcolor != style_of(desk, "Danach").bgcolor
        desk.view.swap_edge()
        x, y = desk.place_of("rufe")
        assert next(iter(desk.view.render_line(y).crop(x, x + 1))).style.reverse


async def test_the_active_edge_is_marked_only_with_the_focus() -> None:
    async with at_desk(TEXT, STRUCTURE) as desk:
        x, y = desk.place_of("Post.")
        assert next(iter(desk.view.render_line(y).crop(x + 4, x + 5))).style.reverse
        desk.view.drawn.clear()
        desk.host.set_focus(None)
        await desk.settle()
        assert y in desk.view.drawn
        assert not next(iter(desk.view.render_line(y).crop(x + 4, x + 5))).style.reverse


def lanes_of(strip_text: str, columns: Columns) -> str:
    return strip_text[columns.lanes_at : columns.lanes_at + columns.lanes]


def test_stripes_show_begin_course_and_end_and_whose_they_are() -> None:
    columns = columns_for(120, 1)
    text = "wort " * 60
    brush = painter(text, Structure(""), columns)
    own, other = Passage(0, 299, 1, 1), Passage(0, 299, 1, 2, own=False)
    rows = [lanes_of(brush.paint(picture(line, own, other)).text, columns).strip() for line in range(4)]
    assert rows == ["┌┏", "│┃", "│┃", "└┗"]
    single = picture(0, Passage(0, 9, 1, 1), Passage(0, 9, 1, 2, own=False))
    assert lanes_of(brush.paint(single).text, columns).strip() == "□■"


def test_without_room_for_names_a_stripe_begins_with_the_first_letter() -> None:
    columns = columns_for(60, 1)
    brush = painter("wort " * 60, Structure(""), columns)
    first = picture(0, Passage(0, 299, 3, 1), Passage(0, 299, 2, 2, own=False))
    assert lanes_of(brush.paint(first).text, columns).strip() == "vÜ"


def test_what_is_denied_has_another_stripe_and_sign() -> None:
    columns = columns_for(140, 1)
    brush = painter("wort " * 60, Structure(""), columns)
    absent = Passage(0, 299, 1, 1, polarity=Polarity.ABSENT)
    mixed = Passage(0, 299, 2, 2, own=False, polarity=Polarity.MIXED)
    assert lanes_of(brush.paint(picture(1, absent, mixed)).text, columns).strip() == "┆┇"
    assert "−Absprache " in brush.paint(picture(0, absent, names=(absent,))).text
    assert "±Vertretu" in brush.paint(picture(0, mixed, names=(mixed,))).text


def test_more_passages_than_lanes_are_counted() -> None:
    columns = columns_for(50, 1)
    brush = painter("wort " * 60, Structure(""), columns)
    passages = [Passage(0, 299, 1, n) for n in range(7)]
    assert lanes_of(brush.paint(picture(1, *passages)).text, columns) == "5┃┃"
    assert lanes_of(brush.paint(picture(1, *passages[:3])).text, columns) == "┃┃┃"
    assert lanes_of(brush.paint(picture(1, *passages, *passages)).text, columns) == "+┃┃"


def test_names_without_room_are_counted_and_long_ones_cut() -> None:
    columns = columns_for(104, 1)
    brush = painter("wort " * 60, Structure(""), columns)
    passages = tuple(Passage(0, 299, 1 + n % 3, n) for n in range(5))
    shown = brush.paint(picture(0, names=passages)).text[columns.names_at : columns.lanes_at]
    assert shown.strip() == "Absprac… Vertret… +3"
    one = brush.paint(picture(0, names=passages[1:2])).text[columns.names_at : columns.lanes_at]
    assert one == f"{'Vertretung':>{columns.names}} "


def test_an_unknown_code_is_a_question_mark_and_a_bad_colour_no_error() -> None:
    columns = columns_for(120, 1)
    geometry = TextGeometry("wort", columns.text)
    looks = {5: CodeLook("kein Ton", "\x1b[31mRot\u202e")}
    brush = Painter(geometry, TextUnits("wort", Structure(""), {}), columns, looks, inks())
    known, unknown = Passage(0, 4, 5, 1), Passage(0, 4, 6, 2)
    assert " ? " in brush.paint(picture(0, unknown, names=(unknown,), lit=(unknown,))).text
    assert "␛[31mRot⇄ " in brush.paint(picture(0, known, names=(known,), lit=(known,))).text


@pytest.mark.parametrize("background", ["#ffffff", "#0a0a0a", "#808080"])
def test_every_stripe_stands_out_from_its_background(background: str) -> None:
    columns = columns_for(120, 1)
    tones = ["#f0e442", "#0072b2", "#ffffff", "#000000", "#808080", "#56b4e9"]
    looks = {key: CodeLook(tone, "Ton") for key, tone in enumerate(tones)}
    ground = Color.parse(background)
    set_of_inks = inks()._replace(background=ground)
    brush = Painter(TextGeometry("wort", 80), TextUnits("wort", Structure(""), {}), columns, looks, set_of_inks)
    for key in looks:
        strip = brush.paint(picture(0, Passage(0, 4, key, 1)))
        (stripe,) = (segment for segment in strip if segment.text == "■")
        light, dark = sorted(map(luminance, (Color.from_rich_color(stripe.style.color), ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 2.9


def luminance(colour: Color) -> float:
    red, green, blue = (part**2.2 for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_with_few_colours_attributes_tell_passages_apart() -> None:
    columns = columns_for(80, 1)
    brush = painter("wort " * 8, Structure(""), columns, plain=True)
    lit = Passage(5, 9, 1, 1)
    styles = [segment.style for segment in brush.paint(picture(0, lit, lit=(lit,))) if segment.text == "wort"]
    assert [style.underline for style in styles] == [True]


@pytest.mark.parametrize(
    ("colours", "no_color"), [(None, False), (ColorSystem.STANDARD, False), (ColorSystem.TRUECOLOR, True)]
)
async def test_with_few_colours_selection_edge_and_questions_are_still_seen(
    colours: ColorSystem | None, no_color: bool
) -> None:
    passage = coded(TEXT, "Danach rufe ich", 1, 1)
    async with at_desk(TEXT, STRUCTURE, [passage], colours=colours, no_color=no_color) as desk:
        desk.view.select(TEXT.index("rufe"), TEXT.index("Leute"))
        assert style_of(desk, "rufe").reverse
        assert style_of(desk, "Danach").underline
        assert style_of(desk, "Wie beginnt").dim
        x, y = desk.place_of("Leute")
        edge = next(iter(desk.view.render_line(y).crop(x - 1, x))).style
        assert (edge.reverse, edge.underline) == (False, True)


async def test_the_blank_at_which_a_line_is_broken_is_not_coloured() -> None:
    text = "wort " * 60
    async with at_desk(text, Structure(""), size=(50, 10)) as desk:
        desk.view.select(0, len(text) - 1)
        await desk.settle()
        desk.view.scroll_to(y=0, animate=False)
        selection, blank, *_ = [s for s in desk.view.render_line(1) if "wort" in s.text or s.text == " "][-2:]
        assert selection.text.startswith("wort wort")
        assert not selection.text.endswith(" ")
        assert blank.style.bgcolor != selection.style.bgcolor
