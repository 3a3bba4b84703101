"""Collections that lie in a file without a name hold what those in memory do."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import openpyxl
import pytest

from qualcode.errors import ExportError
from qualcode.reporting.quotations import collection_parts
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect, gather
from qualcode.reporting.quotations.collection_parts import collection_report
from qualcode.reporting.quotations.collection_words import head
from qualcode.reporting.quotations.overview import Overview
from qualcode.reporting.quotations.spool import QuotationSpool
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers import formats
from qualcode.retrieval.filter import Order, PassageChoice
from tests.reporting.exported import fill, rendered

GERMAN = wording_of("de")

ARRANGEMENTS = [
    Arrangement(),
    Arrangement(context="question", identify=True),
    Arrangement(context="1", dialogue=True),
    Arrangement(group="wave", at_most=1),
    Arrangement(order=Order.WEIGHT),
    Arrangement(seed=3, memos=False),
]


def spooled(project, path, arrangement, in_memory=100):
    store = QuotationSpool(path, in_memory)
    return gather(project, PassageChoice(), store, attributes=["Region"], arrangement=arrangement)


def without_stamps(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_a_collection_in_a_file_is_the_one_in_memory(project, tmp_path, arrangement):
    fill(project)
    held = collect(project, PassageChoice(), attributes=["Region"], arrangement=arrangement)
    lying = spooled(project, tmp_path / "a.csv", arrangement)
    assert list(lying.chapters) == list(held.chapters)
    assert head(lying, GERMAN) == head(held, GERMAN)
    for form in ("csv", "md", "json", "html"):
        assert rendered(lying, form, GERMAN) == rendered(held, form, GERMAN)
    assert without_stamps(rendered(lying, "xlsx", GERMAN)) == without_stamps(rendered(held, "xlsx", GERMAN))


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_what_is_counted_on_the_way_is_what_the_chapters_hold(project, arrangement):
    fill(project)
    collection = collect(project, PassageChoice(), arrangement=arrangement)
    counted, seen = collection.overview, Overview.of(collection.chapters)
    assert counted.chapters == seen.chapters
    assert (counted.labels, counted.waves, counted.depth) == (seen.labels, seen.waves, seen.depth)
    for chapter, counts in zip(collection.chapters, counted.chapters, strict=True):
        assert (counts.passages, len(counts.cases)) == (len(chapter.quotations), chapter.cases())
        assert len(counts.documents) == chapter.documents()


def test_the_file_beside_the_export_has_no_name(project, tmp_path):
    fill(project)
    folder = tmp_path / "out"
    folder.mkdir()
    lying = spooled(project, folder / "a.csv", Arrangement())
    assert not any(folder.iterdir())
    assert lying.chapters[0].quotations


def test_a_folder_that_is_not_there_is_told_before_anything_is_written(project, tmp_path):
    fill(project)
    with pytest.raises(ExportError) as raised:
        spooled(project, tmp_path / "nowhere" / "a.csv", Arrangement())
    assert "make the folder" in raised.value.hint


def test_a_disk_that_is_full_is_told_also_when_the_last_quotations_are_written(project, tmp_path, monkeypatch):
    fill(project)
    file = Path("/dev/full").open("w+b")  # noqa: SIM115 - the spool closes it
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: file)
    lying = spooled(project, tmp_path / "a.csv", Arrangement(), in_memory=1)
    with pytest.raises(ExportError, match="No space left") as raised:
        lying.chapters[0].quotations[0]
    assert "make room" in raised.value.hint


def test_a_failure_leaves_nothing_behind(project, tmp_path, monkeypatch):
    fill(project)
    lying = spooled(project, tmp_path / "a.xlsx", Arrangement())
    (tmp_path / "a.xlsx").write_bytes(b"what was there")

    def full(collection):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(collection_parts, "count_rows", full)
    with pytest.raises(ExportError, match="No space left"):
        formats.write(collection_report(lying, GERMAN), tmp_path / "a.xlsx", "xlsx", project.begun)
    assert [path.name for path in tmp_path.iterdir() if "p.qualcode" not in path.name] == ["a.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes() == b"what was there"


def test_a_chapter_that_is_not_there_is_told(project):
    fill(project)
    chapters = collect(project, PassageChoice()).chapters
    assert [chapter.heading for chapter in chapters[:1]] == ["Wege & Ämter"]
    with pytest.raises(IndexError):
        chapters[7]
