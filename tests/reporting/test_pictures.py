"""Pictures of tables: the same bytes each time, every number in them, told apart without colours, hostile names."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest

from qualcode.catalogue import catalogue_of
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.reporting.pictures import drawing
from qualcode.reporting.pictures.bars import GroupedBars
from qualcode.reporting.pictures.drawing import HATCHES, SERIES, shade, shown, word_colour
from qualcode.reporting.pictures.grids import HeatMap
from qualcode.reporting.pictures.of_tables import PictureKind, table_picture
from qualcode.reporting.tables.table_head import TableSource
from qualcode.reporting.tables.table_report import table_report
from qualcode.reporting.writers.formats import render
from qualcode.retrieval.counting.table import CountCell, TableMember
from tests.reporting.counted_tables import cases, counted_table, table_two

pytest.importorskip("matplotlib")
GERMAN = catalogue_of("de")
PAGES = ("docx", "odt", "html")


@pytest.fixture
def drawn(monkeypatch):
    """What is given to be drawn, instead of the picture of it."""
    given: list[HeatMap | GroupedBars] = []
    from qualcode.reporting.pictures import of_tables

    monkeypatch.setattr(of_tables, "heat_picture", given.append)
    monkeypatch.setattr(of_tables, "bars_picture", given.append)
    return given


@pytest.mark.parametrize("kind", PictureKind)
def test_a_picture_is_the_same_bytes_each_time_and_says_neither_when_nor_by_what(kind):
    first, second = (table_picture(table_two(), kind, GERMAN) for _ in range(2))
    assert first == second
    assert first.png.startswith(b"\x89PNG")
    assert b"Software" not in first.png
    svg = ElementTree.fromstring(first.svg)
    assert svg.tag.endswith("svg")
    assert not re.search(rb"<dc:(date|creator)>|20\d\d-\d\d-\d\dT", first.svg)
    assert not re.search(rb"<text|<image|font-family|@import", first.svg)  # outlines: no font is looked for
    assert 20 < first.height < first.width < 200


@pytest.mark.parametrize("kind", PictureKind)
def test_every_number_of_the_table_stands_in_the_picture_in_the_words_of_its_language(drawn, kind):
    table_picture(table_two(), kind, GERMAN)
    (given,) = drawn
    assert [[text.replace("\u00a0", " ") for text in row] for row in given.texts] == [
        ["15 (83 %)", "20 (91 %)"], ["9 (50 %)", "0 (0 %)"], ["1 (6 %)", "22 (100 %)"],
    ]  # fmt: skip
    assert given.values == [[83, 91], [50, 0], [6, 100]]
    assert given.title == "Codes nach Gemeindetyp: Fälle"
    assert "Was als fehlend berichtet ist, zählt hier nicht mit." in given.note


@pytest.mark.parametrize("kind", PictureKind)
def test_what_is_hidden_in_the_table_is_hidden_in_its_picture(drawn, kind):
    table = counted_table([[CountCell(None), cases(12, base=22)], [cases(7, base=30), CountCell(None)]], publish=5)
    table_picture(table, kind, GERMAN)
    (given,) = drawn
    assert [given.texts[0][0], given.texts[1][1]] == ["·", "·"]
    assert [given.values[0][0], given.values[1][1]] == [None, None]
    assert "Zahlen unter 5" in given.note


def test_a_cell_whose_base_is_too_small_for_a_per_cent_is_not_shaded(drawn):
    table_picture(counted_table([[CountCell(3, only_present=3), cases(11, base=22)]]), PictureKind.HEAT, GERMAN)
    (given,) = drawn
    assert given.values == [[None, 50]]
    assert "Ohne Farbe oder Balken: N unter 20." in given.note


def test_a_picture_is_refused_where_nobody_could_look_at_it():
    heads = [TableMember(key, str(key)) for key in range(41)]
    with pytest.raises(UsageProblem, match="room for"):
        table_picture(counted_table([[cases(1)] * 41], heads=heads), PictureKind.HEAT, GERMAN)
    with pytest.raises(UsageProblem, match="Bars are told apart"):
        table_picture(counted_table([[cases(1)] * 9], heads=heads[:9]), PictureKind.BARS, GERMAN)
    with pytest.raises(UsageProblem, match="nothing to draw"):
        table_picture(replace(table_two(), rows=(), cells=()), PictureKind.HEAT, GERMAN)


def test_names_are_drawn_whatever_they_hold():
    names = ["$\\frac{1}{2}$", "a\nb\t\x1b[31m", "漢字", "Ämter\u202e", "x" * 400, "o\u0308", "=cmd"]
    members = [TableMember(name, name) for name in names]
    picture = table_picture(counted_table([[cases(1), cases(0)] for _ in names], members=members),
                            PictureKind.HEAT, GERMAN)  # fmt: skip
    ElementTree.fromstring(picture.svg)
    assert picture.width < 250
    assert shown("漢字") == "□□"
    assert shown("o\u0308") == "ö"
    assert shown("a\nb\t\x1b") == "a b □"
    assert "…" in shown("x " * 400)


def test_words_stand_out_from_every_shade_and_shades_get_darker():
    contrast = drawing._contrast
    shades = [shade(part / 100) for part in range(101)]
    luminances = [drawing._luminance(one) for one in shades]
    assert luminances == sorted(luminances, reverse=True)
    for ground in shades:
        word = drawing.WHITE if word_colour(ground) == drawing.PALE else drawing.BLACK
        assert contrast(ground, word) >= 4.5


def test_each_bar_has_a_hatch_of_its_own():
    assert len(set(HATCHES)) == len(set(SERIES)) == len(HATCHES) == len(SERIES)


@pytest.mark.parametrize("format_", PAGES)
def test_pages_hold_the_picture_and_the_table(format_):
    picture = table_picture(table_two(), PictureKind.HEAT, GERMAN)
    report = table_report(table_two(), "de", TableSource("Probe"), pictures=[picture])
    data = render(report, format_)
    assert data == render(report, format_)
    if format_ == "html":
        text = data.decode()
        assert 'src="data:image/svg+xml;base64,' in text
        assert "img-src data:;" in text
        assert "Kreis (N=22)" in text
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert picture.png in [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        if format_ == "odt":
            assert b"Pictures/1.png" in archive.read("META-INF/manifest.xml")
    if format_ == "docx":
        document = docx.Document(io.BytesIO(data))
        (shape,) = document.inline_shapes
        assert shape.width.mm == pytest.approx(picture.width, abs=0.1)


def test_a_picture_that_is_wider_than_the_page_is_made_narrower():
    heads = [TableMember(key, f"Gemeinde {key}") for key in range(30)]
    table = counted_table([[cases(1)] * 30] * 2, heads=heads)
    picture = table_picture(table, PictureKind.HEAT, GERMAN)
    document = docx.Document(io.BytesIO(render(table_report(table, "de", TableSource(), pictures=[picture]), "docx")))
    (shape,) = document.inline_shapes
    assert picture.width > 257 >= shape.width.mm
    assert shape.width / shape.height == pytest.approx(picture.width / picture.height, rel=0.01)


def test_without_matplotlib_the_line_to_install_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(QualcodeError) as refused:
        table_picture(table_two(), PictureKind.HEAT, GERMAN)
    assert "pip install 'qualcode[pictures]'" in refused.value.hint
