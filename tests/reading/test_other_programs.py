"""Files of other programs are named, with the export that helps, wherever somebody meets them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading.exchange.reader import read_project
from qualcode.reading.files import READERS, expand, read
from qualcode.reading.source.options import AS_FOUND
from qualcode.reading.source.other_programs import ROWS, other_file, told_of_suffix
from qualcode.tui.files.completion import offers

PROGRAMS = {
    "MAXQDA": (".mx24", ".mx22", ".MX20", ".mx18", ".mx12", ".mex24", ".mex22", ".mx5", ".mtr"),
    "NVivo": (".nvp", ".nvpx", ".nvcx", ".NVPX"),
    "ATLAS.ti": (".atlproj", ".atlproj24", ".hpr7", ".hpr6", ".atlcb"),
    "RQDA": (".rqda",),
    "QualCoder": (".qda",),
    "f4analyse": (".f4p",),
    "REFI-QDA": (".qdpx", ".qdc"),
    "ELAN": (".eaf",),
    "Praat": (".TextGrid",),
    "transcription": (".trs", ".exb", ".flk"),
    "CLAN": (".cha",),
    "oTranscribe": (".otr",),
    "recording": (".mp3", ".m4a", ".wav", ".MP4", ".ogg"),
    "picture": (".jpg", ".jpeg", ".png", ".heic"),
    "SPSS": (".sav", ".zsav"),
    "Stata": (".dta",),
    "R file": (".rds", ".RData", ".rda"),
    "Word": (".doc", ".docm", ".dotx"),
    "survey program": (".lsa", ".lss", ".qsf"),
    "archive": (".zip", ".7z"),
}


@pytest.mark.parametrize(
    ("program", "suffix"), [(name, suffix) for name, several in PROGRAMS.items() for suffix in several]
)
def test_a_file_of_another_program_is_named_with_what_helps(tmp_path: Path, program: str, suffix: str):
    path = tmp_path / f"studie{suffix}"
    path.write_bytes(b"PK\x03\x04 anything")
    with pytest.raises(ReadingError) as refusal:
        read(path)
    assert program in refusal.value.message
    assert path.name in refusal.value.message
    assert re.search(r"[Ii]mport|Open it", refusal.value.hint)


def test_no_row_takes_a_file_that_is_read_and_none_is_shadowed():
    assert [suffix for suffix in READERS if other_file(suffix)] == []
    assert told_of_suffix(".unknown") == "" == told_of_suffix("")
    for row in ROWS:
        for form in row.suffix.split("|"):
            plain = re.sub(r"\(\?:(\w+)\|?.*", r"\1", form).replace("\\.", ".")
            if plain.isascii() and re.fullmatch(r"\.\w+", plain):
                assert other_file(plain) is row, plain


def test_a_folder_without_anything_that_is_read_is_a_failure_that_says_what_was_passed_over(tmp_path: Path):
    for name in ("studie.mx24", "ton.mp3"):
        (tmp_path / name).write_bytes(b"x")
    (failure,) = expand([tmp_path]).failures
    assert "holds nothing that is read: 2 files and folders" in failure.message
    assert "studie.mx24" in failure.message
    assert "MAXQDA" in failure.message
    assert failure.hint


def test_an_empty_folder_is_a_failure_beside_one_that_is_not(tmp_path: Path):
    empty, full = tmp_path / "leer", tmp_path / "voll"
    empty.mkdir()
    full.mkdir()
    (full / "a.txt").write_text("Hallo.")
    found = expand([empty, full])
    assert [failure.message for failure in found.failures] == [f"“{empty}” is an empty folder."]
    assert [path.name for path in found.files] == ["a.txt"]
    assert expand([full, full]).failures == ()


def test_the_list_of_files_tells_each_kind_of_another_program_once(tmp_path: Path):
    for name in ("a.txt", "eins.mx24", "zwei.mx24", "drei.nvpx", "ton.xyz"):
        (tmp_path / name).write_bytes(b"x")
    found = offers("", tmp_path, frozenset(READERS), told_of_suffix)
    assert [entry.path.name for entry in found.entries] == ["a.txt"]
    assert len(found.others) == 2
    assert {Path(name).suffix for name, _words in found.others} == {".mx24", ".nvpx"}
    assert offers("z", tmp_path, frozenset(READERS), told_of_suffix).others[0][0] == "zwei.mx24"


@pytest.mark.parametrize("data", [b"PK", b""])
@pytest.mark.parametrize("suffix", [".mx24", ".nvp", ".atlproj23", ".qrk"])
def test_projects_that_cannot_be_taken_in_are_told_how_to_leave_their_program(tmp_path, suffix, data):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as problem:
        read_project(path, AS_FOUND)
    assert re.search(r"REFI-QDA|QDPX", problem.value.hint)


def test_a_database_of_a_program_is_told_by_its_suffix_and_a_broken_one_not_to_be_taken_in_again(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a.mx24")) as database:
        database.execute("CREATE TABLE a (b)")
    with pytest.raises(ReadingError, match="MAXQDA"):
        read_project(tmp_path / "a.mx24", AS_FOUND)
    (tmp_path / "a.rqda").write_bytes(b"nothing")
    with pytest.raises(ReadingError, match="no project") as problem:
        read_project(tmp_path / "a.rqda", AS_FOUND)
    assert "import-project" not in problem.value.hint
