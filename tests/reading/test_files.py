import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import ReadingError, UsageProblem
from qualcode.reading.files import READERS, expand, read
from qualcode.reading.source.loading import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ["B10.txt", "B2.txt", "a/z.md", "a/b/C.TEXT", ".hidden.txt", "~$B2.txt", "notes.xyz", "plain"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hallo.")
    return tmp_path


@pytest.fixture
def unreadable(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "closed.txt"
    path.write_text("Hallo.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    yield path
    path.chmod(0o600)


def test_a_file_is_loaded_with_name_hash_and_size(tmp_path: Path):
    path = tmp_path / "Gespräch 1.txt"
    path.write_bytes(b"abc")
    data, facts = load(path)
    assert (data, facts.name, facts.size) == (b"abc", "Gespräch 1.txt", 3)
    assert facts.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_hash_is_that_of_the_bytes_and_not_of_the_text(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"a\r\n")
    (tmp_path / "b.txt").write_bytes(b"a\n")
    first, second = read(tmp_path / "a.txt").drafts[0], read(tmp_path / "b.txt").drafts[0]
    assert first.text == second.text
    assert first.source.sha256 != second.source.sha256


def test_a_text_is_read_by_its_suffix_and_named_after_its_file(tmp_path: Path):
    path = tmp_path / "RG 1.TXT"
    path.write_text("I: Ja?\nB: Nein.")
    (draft,) = read(path).drafts
    assert (draft.name, draft.source.name, draft.source.reader) == ("RG 1", "RG 1.TXT", "text")


def test_a_report_gives_its_quotations(tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_text("Eine Stelle betont: „Wir haben lange gewartet und dann ging es los.“ (RG 2022)\n")
    reading = read(path, as_="report", labels=["RG"])
    assert [draft.text for draft in reading.drafts] == ["Wir haben lange gewartet und dann ging es los."]
    assert reading.drafts[0].source.reader == "report"


def test_warnings_of_the_encoding_are_warnings_of_a_report(tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_bytes("Sie sagt: „Über Geld haben wir nie gesprochen.“ (RG 2022)\n".encode("cp1252"))
    assert "Windows-1252" in read(path, as_="report").warnings[0]


def test_text_can_be_forced_on_another_suffix(tmp_path: Path):
    path = tmp_path / "protokoll.log"
    path.write_text("Hallo.")
    assert read(path, as_="text").drafts[0].text == "Hallo."


def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path):
    path = tmp_path / "bild.xyz"
    path.write_text("Hallo.")
    with pytest.raises(ReadingError, match=r"“\.xyz” is unknown") as refusal:
        read(path)
    assert all(suffix in refusal.value.hint for suffix in READERS)


def test_a_file_without_suffix_is_refused(tmp_path: Path):
    with pytest.raises(ReadingError, match="no suffix"):
        read(tmp_path / "plain")


def test_an_unknown_way_of_reading_is_a_usage_problem(tmp_path: Path):
    with pytest.raises(UsageProblem, match="“film”"):
        read(tmp_path / "a.txt", as_="film")


def refused(path: Path) -> str:
    with pytest.raises(ReadingError) as refusal:
        load(path)
    assert refusal.value.hint
    return refusal.value.message


def test_a_missing_file_is_refused(tmp_path: Path):
    assert "does not exist" in refused(tmp_path / "no.txt")


def test_a_link_to_nothing_is_refused(tmp_path: Path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "no.txt")
    assert "does not exist" in refused(tmp_path / "link.txt")


def test_a_link_to_itself_is_refused(tmp_path: Path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "link.txt")
    assert "cannot be read" in refused(tmp_path / "link.txt")


def test_a_folder_is_refused(tmp_path: Path):
    assert "is a folder" in refused(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path):
    (tmp_path / "a.txt").touch()
    assert "is empty" in refused(tmp_path / "a.txt")


def test_a_closed_file_is_refused(unreadable: Path):
    assert "may not be read" in refused(unreadable)


def test_a_file_that_the_system_does_not_open_is_refused_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text("Hallo.")
    monkeypatch.setattr(Path, "open", fail)
    assert "Input/output error" in refused(tmp_path / "a.txt")


def test_a_file_that_the_system_forbids_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("Hallo.")
    monkeypatch.setattr(Path, "open", fail)
    assert "may not be read" in refused(tmp_path / "a.txt")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no file" in refused(tmp_path / "pipe.txt")


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert "no file" in refused(Path("s.txt"))


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(2**21)
    with pytest.raises(ReadingError, match="too large: 2 MiB; 1 MiB are read at most") as refusal:
        load(tmp_path / "a.txt", 2**20)
    assert "--largest" in refusal.value.hint


def test_a_file_name_that_is_no_utf_8_is_shown_all_the_same(tmp_path: Path):
    path = tmp_path / os.fsdecode(b"Gespr\xe4ch.txt")
    path.write_text("Hallo.")
    assert read(path).drafts[0].name == "Gespr\ufffdch"


def test_folders_give_their_files_in_natural_order(folder: Path):
    found = expand([folder])
    assert [str(path.relative_to(folder)) for path in found.files] == ["B2.txt", "B10.txt", "a/z.md", "a/b/C.TEXT"]


def test_what_is_skipped_in_a_folder_is_told(folder: Path):
    found = expand([folder])
    assert {skip.path.name: skip.reason for skip in found.skipped} == {
        ".hidden.txt": "hidden",
        "~$B2.txt": "a temporary file of an office program",
        "notes.xyz": "unknown suffix .xyz",
        "plain": "no suffix",
    }


def test_named_files_keep_their_order_and_are_never_skipped(folder: Path):
    paths = [folder / "notes.xyz", folder / "B10.txt", folder / ".hidden.txt", folder / "missing.txt"]
    assert expand(paths).files == tuple(paths)


def test_a_file_that_is_found_twice_is_read_once_and_told(folder: Path):
    found = expand([folder / "a" / "z.md", folder / "a"])
    assert [path.name for path in found.files] == ["z.md", "C.TEXT"]
    assert "the same file as" in found.skipped[0].reason


def test_a_linked_folder_is_skipped_so_that_no_circle_can_trap(folder: Path):
    (folder / "a" / "up").symlink_to(folder)
    reasons = {skip.path.name: skip.reason for skip in expand([folder]).skipped}
    assert reasons["up"] == "a linked folder"


def test_a_pipe_in_a_folder_is_skipped(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert [skip.reason for skip in expand([tmp_path]).skipped] == ["neither a file nor a folder"]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may open everything")
    assert "cannot be opened" in expand([tmp_path]).skipped[0].reason


def test_superscript_digits_in_names_sort_without_an_error(tmp_path: Path):
    for name in ["m².txt", "²", "3.txt", "٣.txt"]:
        (tmp_path / name).write_text("Hallo.")
    assert len(expand([tmp_path]).files) == 3


def test_readers_are_imported_when_the_first_file_is_read():
    program = (
        "import sys; import qualcode.reading.files; "
        "print([name for name in ('yaml', 'spacy', 'qualcode.reading.formats.text') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_reader_in_the_table_exists():
    assert all(callable(reader.load()) for reader in READERS.values())
