"""Tables that are written while they are collected hold what those of a held collection do."""

from __future__ import annotations

import io

import openpyxl
import pytest

from qualcode.errors import ExportError
from qualcode.reporting.quotations import collection_parts, streaming
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.words.wording import GERMAN, head
from qualcode.reporting.writers.csv import CsvKind
from qualcode.retrieval.filter import Order, PassageChoice
from tests.reporting.exported import fill, rendered

ARRANGEMENTS = [
    Arrangement(),
    Arrangement(context="question", identify=True),
    Arrangement(context="1", dialogue=True),
    Arrangement(group="wave", at_most=1),
    Arrangement(order=Order.WEIGHT),
    Arrangement(seed=3, memos=False),
]


def cells(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_both_ways_write_the_same(bench, tmp_path, arrangement):
    fill(bench)
    held = collect(bench.project, PassageChoice(), attributes=["Region"], arrangement=arrangement)
    made = streaming.streamed(bench.project, PassageChoice(), attributes=["Region"], arrangement=arrangement)
    assert list(made.collection.chapters) == list(held.chapters)
    assert len(made.collection.chapters) == len(held.chapters)
    assert made.collection.chapters[0] == held.chapters[0]
    assert head(made.collection, GERMAN) == head(held, GERMAN)
    for kind in (CsvKind.PLAIN, CsvKind.GERMAN_EXCEL):
        file = tmp_path / "a.csv"
        streaming.write(made, file, "csv", GERMAN, csv_kind=kind)
        assert file.read_bytes() == rendered(held, "csv", GERMAN, csv_kind=kind)
    streaming.write(made, tmp_path / "a.xlsx", "xlsx", GERMAN)
    assert cells((tmp_path / "a.xlsx").read_bytes()) == cells(rendered(held, "xlsx", GERMAN))
    assert sorted(path.name for path in tmp_path.iterdir() if "qualcode" not in path.name) == ["a.csv", "a.xlsx"]


def test_a_failure_leaves_nothing_behind(bench, tmp_path, monkeypatch):
    fill(bench)
    made = streaming.streamed(bench.project, PassageChoice())
    (tmp_path / "a.xlsx").write_bytes(b"what was there")

    def full(collection):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(collection_parts, "count_rows", full)
    with pytest.raises(ExportError, match="No space left"):
        streaming.write(made, tmp_path / "a.xlsx", "xlsx", GERMAN)
    assert [path.name for path in tmp_path.iterdir() if "p.qualcode" not in path.name] == ["a.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes() == b"what was there"


def test_a_chapter_that_is_not_there_is_told(bench):
    fill(bench)
    chapters = streaming.streamed(bench.project, PassageChoice()).collection.chapters
    assert [one.heading for one in chapters[:1]] == ["Wege & Ämter"]
    with pytest.raises(IndexError):
        chapters[7]
