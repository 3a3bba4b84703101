"""What is not as qualcode writes it is refused as a whole, with a reason, and what passes harms no copy."""

from __future__ import annotations

import random
import tracemalloc
import zlib
from contextlib import suppress

import pytest

from qualcode.errors import QualcodeError, ReadingError
from qualcode.project.file import schema
from qualcode.project.merging import entry_file
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.merging.portable import bundle
from tests.helpers import problems, tables
from tests.merging.acts import act
from tests.merging.copies import apart
from tests.merging.hostile import MAGIC, broken, contents, file_of, mutated

FEW, MANY = range(40), range(40, 4_000)
NUMBERS = [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.stress)]


@pytest.fixture(scope="module")
def sent(base, tmp_path_factory):
    """What a copy with changes of all kinds sends."""
    with apart(base, tmp_path_factory.mktemp("sent"), ["anna"]) as (copy,):
        act(copy, random.Random("all kinds"), 40)
        return packed(bundle(copy.project._store))


@pytest.mark.parametrize("numbers", NUMBERS)
def test_a_mutated_file_is_refused_or_does_no_harm(base, sent, tmp_path, numbers):
    real, refused, harmless = contents(sent), 0, 0
    with apart(base, tmp_path, ["ben"]) as (copy,):
        before = tables(copy.project)
        for number in numbers:
            draw = random.Random(number)
            file = file_of(mutated(real, draw, draw.choice([1, 1, 3])))
            report = None
            with suppress(QualcodeError, NotImplementedError):  # anything else would be a fault of ours
                report = copy.project.merging.take_in([unpacked(file)], copy.author)
            assert report is None or problems(copy.project) == [], number
            refused, harmless = refused + (report is None), harmless + (report is not None)
            if report is not None and report.merge:
                copy.project.undo(copy.author)
            assert tables(copy.project) == before, number
        assert problems(copy.project) == []
    assert refused


@pytest.mark.parametrize("numbers", NUMBERS)
def test_a_broken_file_is_refused(sent, numbers):
    for number in numbers:
        damaged = broken(sent, random.Random(number))
        if damaged != sent:
            with pytest.raises(ReadingError):
                unpacked(damaged)


def test_a_file_that_unpacks_to_more_than_a_project_holds_is_refused(monkeypatch):
    monkeypatch.setattr(entry_file, "_MOST_BYTES", 1 << 20)
    bomb = MAGIC + zlib.compress(bytes(1 << 21))
    with pytest.raises(ReadingError, match="more in the file than a project can hold"):
        unpacked(bomb)


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b'{"format":1,"schema":8,"project":"' + b"x" * 3_000_000 + b'","source":""}',
        b"NaN", b'{"format":1e999}', b'{"format":1}', b"\xff\xfe", b"", b"null",
    ],
)  # fmt: skip
def test_json_that_no_program_of_ours_writes_is_refused(text):
    with pytest.raises(ReadingError):
        unpacked(MAGIC + zlib.compress(text + b"\n"))


def test_a_text_is_what_its_hash_says(sent):
    found = contents(sent)
    at = next(at for at, line in enumerate(found) if at and line[0] == "text")
    (_kind, name, parts, _structures), text = found[at : at + 2]
    assert parts == 1
    found[at + 1] = f"{text}!"
    with pytest.raises(ReadingError):
        unpacked(file_of(found))
    found[at + 1] = text
    assert unpacked(file_of(found)).texts[name].text == text


@pytest.mark.parametrize("version", [schema.VERSION + 1, 10**9])
def test_a_file_of_a_newer_program_is_refused_as_such(sent, version):
    found = contents(sent)
    found[0]["schema"] = version
    with pytest.raises(ReadingError, match="newer qualcode"):
        unpacked(file_of(found))


def test_a_line_that_does_not_end_does_not_fill_the_memory():
    packer = zlib.compressobj(1)
    bomb = MAGIC + b"".join(packer.compress(bytes(1 << 20)) for _ in range(160)) + packer.flush()
    tracemalloc.start()
    try:
        with pytest.raises(ReadingError):
            unpacked(bomb)
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()


def test_a_row_that_no_copy_would_take_is_not_packed(sent, monkeypatch):
    found = unpacked(sent)
    monkeypatch.setattr(entry_file, "MOST_LINE", 300)
    with pytest.raises(ReadingError, match="longer than other copies take"):
        packed(found)


def test_long_texts_are_carried_in_parts(sent, monkeypatch):
    found = unpacked(sent)
    monkeypatch.setattr(entry_file, "_LONG", 7)
    assert unpacked(packed(found)) == found
