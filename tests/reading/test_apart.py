"""The process of the readers: what happens in it to one file never reaches the next, nor the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model.documents import TimeMark, Turn
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.markings import Marking, MarkingKind
from qualcode.model.spans import Span
from qualcode.reading import files
from qualcode.reading.files import READERS, read
from qualcode.reading.formats import frames
from qualcode.reading.formats.apart import READERS_APART, Budget, ReadersApart
from qualcode.reading.source.extract import CellRow, Extract, Heading
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.reading.source.raw_table import RawTable
from qualcode.reading.source.result import WordCheck
from tests.reading.files_made import docx, odt, p, read_bytes, zipped

GOOD = docx(p("B: Das ging gut."))
MIB = 2**20
WHOLE = Budget()
RESOURCE = pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds neither memory nor computing time")


@pytest.fixture
def apart():
    """Makes processes of readers, and ends them."""
    made: list[ReadersApart] = []

    def make(budget: Budget = WHOLE, program: str = "") -> ReadersApart:
        made.append(ReadersApart(budget, [sys.executable, "-S", "-c", program] if program else ()))
        return made[-1]

    yield make
    for one in made:
        one.close()


def text_of(readers: ReadersApart, data: bytes = GOOD, reader: str = "docx") -> str:
    return readers.extract(reader, data, "a.docx", DEFAULT).text


def refused(readers: ReadersApart, data: bytes = GOOD, reader: str = "docx") -> str:
    with pytest.raises(ReadingError) as raised:
        readers.extract(reader, data, f"a.{reader}", DEFAULT)
    assert raised.value.hint
    return raised.value.message


# ---- one process a command ------------------------------------------------------------------------


def test_one_process_reads_file_after_file(apart):
    readers = apart()
    assert [text_of(readers), text_of(readers), text_of(readers)] == ["B: Das ging gut."] * 3
    assert "is something else, no DOCX" in refused(readers, b"Text")
    assert text_of(readers) == "B: Das ging gut."
    assert readers.started == 1


def test_texts_subtitles_and_csv_start_no_process(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from qualcode.reading.files import read; "
        "from qualcode.reading.formats.apart import READERS_APART; "
        "[read(Path(one)) for one in sys.argv[1:]]; print(READERS_APART.started)"
    )
    (tmp_path / "a.txt").write_text("Text.", "utf-8")
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nText.\n", "utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "a.srt")]
    ran = subprocess.run([sys.executable, "-c", program, *files], capture_output=True, text=True, check=True)
    assert ran.stdout == "0\n"


def test_every_format_that_others_parse_is_read_apart():
    apart = {suffix for suffix, reader in READERS.items() if reader.apart or suffix == ".xlsx"}
    assert apart == {".docx", ".odt", ".rtf", ".pdf", ".html", ".htm", ".xhtml", ".xlsx"}


def test_what_failed_in_a_way_nobody_foresaw_is_replaced(apart):
    readers = apart()
    text_of(readers)
    broken = zipped({"word/document.xml": "<a/>", "mimetype": "x" * 2000})
    broken = broken[:40] + b"\xff" * 9 + broken[49:]
    assert "damaged" in refused(readers, broken)
    assert text_of(readers) == "B: Das ging gut."
    assert readers.started == 2


def test_modules_in_the_folder_of_the_user_are_not_taken(apart, tmp_path: Path, monkeypatch):
    """Neither by accident nor by a folder that somebody sent."""
    for name in ("json", "lxml", "mammoth", "struct"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert text_of(apart()) == "B: Das ging gut."


def test_a_process_that_was_killed_meanwhile_costs_no_file(apart):
    readers = apart()
    text_of(readers)
    readers._process.kill()
    readers._process.wait()
    assert text_of(readers) == "B: Das ging gut."


# ---- whatever happens there -----------------------------------------------------------------------

ASKED = "import os, sys, signal, time; sys.stdin.buffer.read(20); "


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("raise SystemExit(3)", "broke down in it (exit code 3)"),
        (f"{ASKED} os.kill(os.getpid(), signal.SIGKILL)", "broke down in it (SIGKILL)"),
        (f"{ASKED} os.abort()", "broke down in it (SIGABRT)"),
        (f"{ASKED} os._exit(86)", "more than 1,024 MiB of memory"),
        (f"{ASKED} print('Frau Lindner sagt' * 9, flush=True); time.sleep(600)", "no answer that makes sense"),
        (f"{ASKED} sys.stdout.buffer.write(b'QCR1' + bytes(7))", "no answer that makes sense"),
        (f"{ASKED} sys.stdout.buffer.write(b'QCR1' + b'\\xff' * 16)", "no answer that makes sense"),
    ],
)
@RESOURCE
def test_whatever_happens_there_is_told_of_that_file(apart, program: str, told: str):
    readers = apart(program=program)
    for started in (1, 2):
        message = refused(readers)
        assert message.startswith("“a.docx” was given up: ")
        assert told in message
        assert "Lindner" not in message
        assert readers.started == started


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"extract": None},
        {"extract": {"text": 5}},
        {"table": {}},
        {"refused": "no"},
        {"refused": ["no"]},
        {"extract": {**frames.plain_extract(Extract("ab", bold=(Span(0, 3),)))}},
    ],
)
def test_an_answer_of_another_form_is_no_answer(apart, answer: dict[str, object]):
    data = frames.packed(answer)
    head = f"import sys, struct; d = {data!r}; sys.stdout.buffer.write(struct.pack('>4sQQ', b'QCR1', len(d), 0) + d)"
    assert "no answer that makes sense" in refused(apart(program=f"{head}; sys.stdout.flush(); sys.stdin.read()"))


def test_one_that_never_answers_is_ended(apart):
    readers = apart(Budget(patience=0.2), f"{ASKED} time.sleep(600)")
    assert "was not read after 0 seconds" in refused(readers)


@RESOURCE
def test_one_that_computes_without_end_is_ended(apart):
    """The bound is of computing time: a busy machine makes no difference. Comments that never end take long."""
    readers = apart(Budget(seconds=0))
    assert "seconds of computing" in refused(readers, b"<!-- " * 100_000, "html")
    assert readers.extract("html", b"<p>Kurz.</p>", "b.html", DEFAULT).text == "Kurz."


def test_an_interruption_ends_the_process(apart, monkeypatch):
    readers = apart()
    text_of(readers)
    process = readers._process

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(frames, "receive", interrupt)
        with pytest.raises(KeyboardInterrupt):
            text_of(readers)
    assert process.returncode is not None
    assert text_of(readers) == "B: Das ging gut."


@pytest.mark.skipif(not hasattr(os, "getpgid"), reason="Windows has no groups of processes")
def test_ctrl_c_on_the_terminal_does_not_reach_it(apart):
    readers = apart()
    text_of(readers)
    assert os.getpgid(readers._process.pid) != os.getpgid(0)
    os.kill(readers._process.pid, signal.SIGINT)
    assert text_of(readers) == "B: Das ging gut."
    assert readers.started == 1


def test_the_process_ends_with_the_command(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(GOOD)
    program = (
        "import sys; from pathlib import Path; from qualcode.reading.files import read; "
        "from qualcode.reading.formats.apart import READERS_APART; read(Path(sys.argv[1])); "
        "print(READERS_APART._process.pid)"
    )
    command = [sys.executable, "-W", "error", "-c", program, str(tmp_path / "a.docx")]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(ran.stdout), 0)


# ---- memory ---------------------------------------------------------------------------------------


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    made = b"%PDF-1.5\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return made + end % (len(objects) + 1, table, len(objects) + 1, len(made))


def pdf_with(content: bytes, filters: bytes) -> bytes:
    """A PDF of one page with this content."""
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter %s/Length %d>>stream\n%s\nendstream" % (filters, len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def deflated(piece: bytes, times: int) -> bytes:
    """Many repetitions, packed without ever standing whole in the memory."""
    packer = zlib.compressobj(9)
    packed = [packer.compress(piece * 1000) for _ in range(times // 1000)]
    return b"".join([*packed, packer.flush()])


def million_words() -> bytes:
    return pdf_with(deflated(b"BT /F 12 Tf 72 700 Td " + b"(A) Tj " * 20, 60_000), b"/FlateDecode")


def packed_twice() -> bytes:
    return pdf_with(zlib.compress(deflated(b" " * 1000, 300_000), 9), b"[/FlateDecode/FlateDecode]")


def many_paragraphs() -> bytes:
    return docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 200_000)


def many_tags() -> bytes:
    return b"<table><tr><td>" * 50_000


@RESOURCE
@pytest.mark.parametrize(
    ("reader", "bomb"),
    [("pdf", million_words), ("pdf", packed_twice), ("docx", many_paragraphs), ("html", many_tags)],
)
def test_a_bomb_takes_no_more_memory_than_the_budget(reader: str, bomb: Callable[[], bytes], apart):
    """Small files that grow without end."""
    _stays_within(apart(Budget(memory=128 * MIB)), reader, bomb(), 128 * MIB)


def _stays_within(readers: ReadersApart, reader: str, data: bytes, memory: int) -> None:
    """The file is read or given up, and the process never grew beyond what it may have."""
    text_of(readers)
    pid = readers._process.pid
    status = Path(f"/proc/{pid}/status")
    message = ""
    try:
        readers.extract(reader, data, f"bomb.{reader}", DEFAULT)
    except ReadingError as error:
        message = error.message
    if status.exists():  # it survived, so its peak can be looked up
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmPeak"))
        assert int(peak.split()[1]) * 1024 <= memory + 4 * len(data)
        return
    assert "memory" in message or "damaged" in message or "seconds of computing" in message
    assert text_of(readers) == "B: Das ging gut."


@RESOURCE
def test_the_bound_of_memory_is_one(apart):
    """What needs more is refused with that reason, and the next file is read."""
    readers = apart(Budget(memory=64 * MIB))
    big = docx(p("B: " + "Das ging gut. " * 400_000))
    assert "MiB of memory" in refused(readers, big)
    assert text_of(readers) == "B: Das ging gut."


@pytest.mark.parametrize("as_", ["auto", "report"])
def test_a_few_bytes_that_become_millions_of_lines_are_refused(tmp_path: Path, monkeypatch, as_: str):
    """The process of the readers may hold them; the structure of a text, made by who asks, takes far more."""
    monkeypatch.setattr(files, "MOST_LINES", 1_000)
    data = odt("<text:p>a</text:p>" * 1_002)
    with pytest.raises(ReadingError, match="1,001 lines; 1,000 are read at most"):
        read_bytes(tmp_path, "a.odt", data, as_=as_)


# ---- the frames -----------------------------------------------------------------------------------


def test_nothing_that_an_extract_holds_and_no_switch_of_a_reader_is_forgotten():
    assert frames.plain_extract(Extract("")).keys() == {field.name for field in fields(Extract)}
    told = ReadingOptions(is_report=True, page_marks=True, hidden=True, struck=True)
    assert frames.options_of(frames.plain_options(told)) == told


def test_extracts_and_tables_come_over_as_they_were():
    extract = Extract(
        "Ä 🙂\nB: ja",
        headings=(Heading(Span(0, 3), 2),),
        bold=(Span(4, 6),),
        turns=(Turn(Span(4, 9), "B", 7),),
        head=True,
        italic=(Span(0, 1),),
        items=(Span(4, 9),),
        rows=(CellRow((Span(0, 1), Span(2, 2))), CellRow(())),
        markings=(Marking(Span(4, 5), MarkingKind.COMMENT, "", "prüfen", "x"),),
        doubts=(
            ReadingDoubt(DoubtKind.HIDDEN_TEXT, None, "weg", 2),
            ReadingDoubt(DoubtKind.LABEL_ONCE, Span(4, 6), values={"name": "B"}),
        ),
        times=(TimeMark(Span(2, 2), 61_000),),
        loose_lines=True,
        notes=("eins",),
        warnings=("zwei", "drei"),
        words=WordCheck(3, 4, 1, 0, 2, ("weg", "weg")),
    )
    rows = [("a", "b"), ("x\ty", "\x00"), ("", "🙂")]
    table = RawTable(range(1, 4), rows, "o", is_csv=False, notes=("n",), warnings=("w",))
    import json

    assert frames.extract_of(json.loads(frames.packed(frames.plain_extract(extract)))) == extract
    assert frames.extract_of(json.loads(frames.packed(frames.plain_extract(Extract(""))))) == Extract("")
    assert frames.table_of(json.loads(frames.packed(frames.plain_table(table)))) == table


def test_what_is_read_apart_is_what_is_read_here(tmp_path: Path, in_this_process):
    body = p("I: Wie war das?") + p("B: Gut, und – „schön“ 🙂.") * 3
    here = read_bytes(tmp_path, "a.docx", docx(body))
    in_this_process()
    assert read(tmp_path / "a.docx") == here
    assert READERS_APART.started
