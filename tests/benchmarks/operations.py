"""What is measured: each row a command that somebody types, beside its floor and the peers that do the same."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.study import QUALCODE, Study

FLOOR = [sys.executable, "-m", "tests.benchmarks.floors"]
LIBRARY = [sys.executable, "-m", "tests.benchmarks.library"]
TABLES = [sys.executable, "-m", "tests.benchmarks.tables"]
COPIES = [sys.executable, "-m", "tests.benchmarks.copies"]
PEER = ["-m", "tests.benchmarks.peers"]


@dataclass(frozen=True)
class Place:
    """Where one run works: a folder of its own, and the project it may write to."""

    study: Study
    folder: Path
    project: Path

    def out(self, name: str) -> str:
        """A file that the run writes."""
        return str(self.folder / name)


Command = Callable[[Place], list[str]]


@dataclass(frozen=True)
class Operation:
    """One row: what we do, the floor, the goal as a multiple of the floor, peers by name, and what it needs before.

    `writes` gives each run a copy of the project; `before` is run without being measured; `codes` are the exit codes
    that count as success. With `inner` the figure is what both programs say of one call.
    """

    name: str
    ours: Command
    floor: Command
    goal: float
    writes: bool = False
    before: tuple[Command, ...] = ()
    peers: tuple[tuple[str, Command], ...] = ()
    codes: tuple[int, ...] = (0,)
    floor_before: tuple[Command, ...] = ()
    inner: bool = False


def ours(*words: str) -> Command:
    """A command of the program; OUT.suffix is a file to write, CODE the code that is given most often."""
    return lambda place: [*QUALCODE, "-p", str(place.project), *(_filled(word, place) for word in words)]


def floor(name: str, *words: str) -> Command:
    """A floor over the same project."""
    return lambda place: [*FLOOR, name, str(place.project), *(_filled(word, place) for word in words)]


def library(name: str, *words: str) -> Command:
    """A call of the library over the same project, by somebody who has it open, or its floor."""
    return lambda place: [*LIBRARY, name, str(place.project), *(_filled(word, place) for word in words)]


def copies(name: str, *words: str) -> Command:
    """Work in copies of the same project, or the floor of what brings it together."""
    return lambda place: [*COPIES, name, str(place.project), *(_filled(word, place) for word in words)]


def tables(name: str) -> Command:
    """A table counted over the same project, by somebody who has it open, or its floor."""
    return lambda place: [*TABLES, name, str(place.project)]


def peer(name: str, *words: str) -> Command:
    """A peer's way; the interpreter that has the peers is put in front by who runs it."""
    return lambda place: [*PEER, name, *(_filled(word, place) for word in words)]


def _filled(word: str, place: Place) -> str:
    if word.startswith("OUT."):
        return place.out(word.lower())
    return {
        "CODE": place.study.code,
        "TABLE": str(place.study.codings),
        "RATINGS": str(place.study.ratings),
        "TEXTS": str(place.study.texts),
        "PROJECT": str(place.study.project),
        "KEPT": str(place.study.folder),
        "RARE": place.study.rare_word,
    }.get(word, word)


def _new(place: Place) -> list[str]:
    return [*QUALCODE, "new", place.out("new.qualcode")]


def _with_a_long_text(place: Place) -> list[str]:
    return [*QUALCODE, "-p", place.out("new.qualcode"), "import", str(place.study.long_text)]


def _without_codings(place: Place) -> list[str]:
    return [sys.executable, "-c", _TAKE_ALL_AWAY, str(place.project)]


# What `codings import` brings in again: the codings go, and with them what speaks of them; no command is measured.
_TAKE_ALL_AWAY = """
import sys
from pathlib import Path
from qualcode.project.project import Project
with Project.open(Path(sys.argv[1])) as project:
    for coder in project.coders.all():
        codings = [coding for coding in project.codings.all() if coding.coder == coder.key]
        if codings:
            project.codings.remove(codings, coder)
"""


def copied(study: Study, folder: Path) -> Path:
    """A copy of the study's project for one run."""
    target = folder / "study.qualcode"
    shutil.copyfile(study.project, target)
    target.chmod(0o600)
    return target


WORD = "wieder"
PHRASE = "nicht wieder"
OPERATIONS = (
    Operation("--help", lambda place: [*QUALCODE, "--help"], floor("nothing"), 1.3),
    Operation(
        "import of all texts",
        lambda place: [*QUALCODE, "-p", place.out("new.qualcode"), "import", str(place.study.texts)],
        lambda place: [*FLOOR, "imported", str(place.study.texts), place.out("bare.db")],
        1.5,
        before=(_new,),
    ),
    Operation("documents", ours("documents"), floor("documents"), 4),
    Operation("codings", ours("codings"), floor("codings"), 4),
    Operation("codings of one code", ours("codings", "--code", "CODE"), floor("codings"), 4),
    Operation("table, codes by waves", ours("table", "codes", "waves"), floor("table"), 3),
    Operation("log, the last hundred", ours("log", "--limit", "100"), floor("log"), 4),
    Operation("log, all of it", ours("log"), floor("whole_log"), 4),
    Operation("search, a frequent word", ours("search", WORD), floor("search", WORD), 3),
    Operation("search, a rare word", ours("search", "RARE"), floor("search", "RARE"), 3),
    Operation("search, two words in a row", ours("search", PHRASE), floor("search", PHRASE), 3),
    Operation(
        "quotations to CSV", ours("quotes", "-o", "OUT.csv"), floor("quotations_csv", "OUT.csv"), 2, writes=True,
        peers=(("taguette", peer("taguette", "PROJECT", "KEPT", "OUT.csv")),),
    ),
    Operation(
        "quotations to CSV, ids kept", ours("quotes", "-o", "OUT.csv"), floor("quotations_csv", "OUT.csv"), 2,
        writes=True, before=(ours("quotes", "-o", "OUT.csv"),),
    ),
    Operation(
        "quotations to XLSX", ours("quotes", "-o", "OUT.xlsx"), floor("quotations_xlsx", "OUT.xlsx"), 1.5, writes=True
    ),
    Operation(
        "quotations to DOCX", ours("quotes", "-o", "OUT.docx"), floor("quotations_docx", "OUT.docx"), 3, writes=True
    ),
    Operation(
        "quotations of one code", ours("quotes", "--code", "CODE", "-o", "OUT.csv"),
        floor("quotations_csv", "OUT.csv", "CODE"), 3, writes=True,
        peers=(("qualitative-coding", peer("qualitative_coding", "PROJECT", "KEPT", "CODE")),),
    ),
    Operation(
        "agreement of two coders", ours("agreement", "--coders", "anna,bert", "--json", "--bootstrap", "0"),
        floor("agreement"), 5,
    ),
    Operation(
        "disagreements", ours("disagreements", "--coders", "anna,bert"), floor("disagreements"), 5, codes=(0, 1)
    ),
    Operation(
        "alpha of a table of ratings", ours("agreement", "--ratings", "RATINGS", "--json", "--bootstrap", "0"),
        floor("ratings", "RATINGS"), 5,
        peers=(("krippendorff", peer("krippendorff", "RATINGS")), ("irrCAC", peer("irrcac", "RATINGS"))),
    ),
    Operation(
        "all codings as one change", ours("codings", "import", "TABLE"), floor("coded", "TABLE"), 1.5, writes=True,
        before=(_without_codings,), floor_before=(_without_codings,),
    ),
    Operation(
        "merge of as many codings again", ours("merge", "OUT.qualcode"), copies("merged", "OUT.qualcode"), 8,
        writes=True, before=(copies("coded", "OUT.qualcode"),), floor_before=(copies("coded", "OUT.qualcode"),),
    ),
    Operation(
        "sync of a day of five coders", ours("sync", "OUT.team", "--passphrase-file", "OUT.txt"),
        copies("merged", "OUT.qualcode"), 20, writes=True, before=(copies("day", "OUT.team", "OUT.qualcode"),),
        floor_before=(copies("day", "OUT.team", "OUT.qualcode"),),
    ),
    Operation("one coding", ours("code", "Gespräch 00001", "3:40", "CODE"), floor("documents"), 4, writes=True),
    Operation(
        "undo of one coding", ours("undo"), floor("documents"), 4, writes=True,
        before=(ours("code", "Gespräch 00001", "3:40", "CODE"),),
    ),
    Operation(
        "library: quotations of one code", library("quotations", "CODE"), library("bare_quotations", "CODE"), 2,
        writes=True, inner=True,
    ),
    Operation(
        "library: search again", library("search", WORD), library("bare_search", WORD), 3, writes=True, inner=True
    ),
    Operation("library: code × document", tables("table"), tables("bare_table"), 2, writes=True, inner=True),
    Operation("library: co-occurrence", tables("pairs"), tables("bare_pairs"), 3, writes=True, inner=True),
    Operation("library: one coding", library("coding"), library("bare_coding"), 1.5, writes=True, inner=True),
    Operation("library: its undo", library("undo"), library("bare_undo"), 1.5, writes=True, inner=True),
    Operation(
        "first screen, empty", lambda place: [*FLOOR, "first_screen", place.out("new.qualcode")],
        lambda place: [*FLOOR, "empty_screen", place.out("new.qualcode")], 1.3, before=(_new,), floor_before=(_new,),
    ),
    Operation(
        "first screen, a text of 1 MB", lambda place: [*FLOOR, "first_screen", place.out("new.qualcode")],
        lambda place: [*FLOOR, "empty_screen", place.out("new.qualcode")], 1.3,
        before=(_new, _with_a_long_text), floor_before=(_new, _with_a_long_text),
    ),
    Operation(
        "first screen", lambda place: [*FLOOR, "first_screen", str(place.project)], floor("empty_screen"), 1.5,
        writes=True,
    ),
)  # fmt: skip
