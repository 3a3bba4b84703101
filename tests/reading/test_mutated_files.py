"""Damaged files by the hundred: each is read, or refused with a reason, within the budget; never anything else."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading.files import read
from qualcode.reading.formats.apart import READERS_APART, Budget
from qualcode.reading.lists.names_file import read_names
from qualcode.reading.source.options import ReadingOptions, SurveyColumns
from tests.reading.files_made import docx, heading, members_of, odt, p, page_of, pdf, rtf, zipped
from tests.reading.test_survey import workbook

WORDS = "I: Wie war das für Sie?\nB: Ganz gut, muss ich sagen – „schön“ war es nicht immer. (lacht)\n"
TURNS = [line for line in WORDS.splitlines() for _ in range(3)]
CUES = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nB: Das war gut {n}.\n\n" for n in range(1, 8))
ROWS = (["Nr", "Was war gut?"], *([f"a{n}", f"Die Leute, {n}; ja."] for n in range(8)))
OPTIONS = ReadingOptions(survey=SurveyColumns(text=("Was war gut?",), case="Nr"))
WHOLE: dict[str, bytes] = {
    "docx": docx(heading("Gespräch") + "".join(map(p, TURNS)), footnotes="<w:footnote w:id='1'/>"),
    "odt": odt("".join(f"<text:p>{line}</text:p>" for line in TURNS)),
    "pdf": pdf([page_of(TURNS), page_of(TURNS)], with_picture=True),
    "rtf": rtf(r"\par ".join(TURNS).replace("ü", r"\'fc")).encode("ascii", "ignore"),
    "html": f"<html><body><h1>Gespräch</h1>{''.join(f'<p>{one}</p>' for one in TURNS)}</body></html>".encode(),
    "xlsx": workbook(*ROWS),
    "csv": "\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
    "txt": f"---\nname: Gespräch\nlabel: RG 2022\n---\n{WORDS * 3}".encode(),
    "srt": CUES.encode(),
    "vtt": f"WEBVTT\n\n{CUES.replace(',', '.')}".encode(),
}
PACKED = ("docx", "odt", "xlsx")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, lost, doubled or moved, or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        start = chance.randrange(len(made) + 1)
        length = min(chance.choice((1, 2, 8, 64, 512)), len(made) - start)
        piece = made[start : start + length]
        changes: tuple[Callable[[], bytes], ...] = (
            lambda: bytes(byte ^ (1 << chance.randrange(8)) for byte in piece),  # noqa: B023 - called at once
            lambda: bytes(len(piece)),  # noqa: B023
            lambda: b"",
            lambda: bytes(piece) * chance.choice((2, 50)),  # noqa: B023
            lambda: chance.randbytes(len(piece)),  # noqa: B023
            lambda: chance.choice((b"<", b"&amp;&#0;", b"\xff\xfe", b"9" * 40, b"-1", b"<![CDATA[", b"{", b"\\u-9 ")),
        )
        made[start : start + length] = chance.choice(changes)()
        if not made:
            break
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < 0.15 else made)


def damaged(kind: str, chance: random.Random) -> bytes:
    """A damaged file; of a packed format often a whole archive with a damaged member, so that its parser meets it."""
    data = WHOLE[kind]
    if kind in PACKED and chance.random() < 0.7:
        members = members_of(data)
        name = chance.choice(sorted(members))
        return zipped({**members, name: mutated(members[name], chance)})
    return mutated(data, chance)


def outcome(path: Path, name_of_list: Path | None = None) -> str:
    """Read or refused; what is raised otherwise goes through."""
    try:
        if name_of_list is not None:
            read_names(name_of_list)
        else:
            reading = read(path, options=OPTIONS)
            assert reading.drafts
    except ReadingError as error:
        return "refused" if error.message and error.hint else "refused without a word"
    return "read"


def peak() -> int:
    """The largest address space that the process of the readers had, in bytes; 0 where it ended or none tells."""
    process = READERS_APART._process
    status = Path(f"/proc/{process.pid}/status") if process else None
    if status is None or not status.exists():
        return 0
    lines = [line for line in status.read_text().splitlines() if line.startswith("VmPeak")]
    return int(lines[0].split()[1]) * 1024 if lines else 0


def read_damaged(folder: Path, kind: str, number: int, seed: int) -> Counter[str]:
    """Read so many damaged files of a kind; gives how many came in, and how many did not."""
    chance = random.Random(f"{kind} {seed}")
    found: Counter[str] = Counter()
    for _ in range(number):
        path = folder / f"a.{kind}"
        path.write_bytes(damaged(kind, chance))
        found[outcome(path)] += 1
        assert found.keys() <= {"read", "refused"}
        assert peak() <= Budget().of(path.stat().st_size).memory
        if kind in ("csv", "txt", "xlsx"):
            outcome(path, path)
    return found


@pytest.mark.parametrize("kind", WHOLE)
def test_whole_files_are_read(tmp_path: Path, kind: str):
    path = tmp_path / f"a.{kind}"
    path.write_bytes(WHOLE[kind])
    assert outcome(path) == "read"


@pytest.mark.parametrize("kind", WHOLE)
def test_a_few_damaged_files_are_read_or_refused(tmp_path: Path, kind: str):
    assert read_damaged(tmp_path, kind, 6, seed=1).total() == 6


@pytest.mark.stress
@pytest.mark.parametrize("kind", WHOLE)
def test_a_hundred_damaged_files_are_read_or_refused(tmp_path: Path, kind: str):
    found = read_damaged(tmp_path, kind, 100, seed=2)
    print(f"{kind}: {dict(found)}")
    assert found.total() == 100
    assert set(found) == {"read", "refused"}
