"""What it costs to export many quotations, beside the bare loop over sqlite3; run by hand.

    python tests/benchmarks/quotations.py [--quotations 100000] [--documents 1000]

The bare loops fetch the same codings in the same order and write the same columns with csv, or with xlsxwriter in
constant_memory. One lets SQLite cut the passages (`substr`), the other, leaner one keeps all texts in memory and
cuts them in Python. Ours unites passages, looks for marks of the transcript, edits and marks of cases besides;
six passages of a hundred have something to leave out here. Times are CPU seconds, the better of two runs; memory
is the peak of Python's allocations while a file is written.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sqlite3
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from qualcode.reporting.quotations.collecting import gather
from qualcode.reporting.quotations.collection_parts import collection_report
from qualcode.reporting.quotations.spool import QuotationSpool
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers import csv as csv_writer
from qualcode.reporting.writers import xlsx as xlsx_writer
from qualcode.retrieval.filter import PassageChoice

GERMAN = wording_of("de")

ME = Author("me")
WORDS = [
    "das",
    "war",
    "am",
    "Anfang",
    "also",
    "schwierig",
    "weil",
    "niemand",
    "gefragt",
    "hat",
    "und",
    "jeder",
    "für",
    "sich",
    "entschieden",
    "wollte",
    "dann",
]


def text_of(dice: random.Random, turns: int) -> str:
    """An invented interview."""
    said: list[str] = []
    for number in range(turns):
        words = " ".join(dice.choices(WORDS, k=dice.randint(20, 60)))
        said.append(
            f"{'I' if number % 4 == 0 else 'B'}: {words.capitalize()}. Und so {'(.) ' * (number % 9 == 0)}war es."
        )
    return "\n\n".join(said)


def make_project(path: Path, quotations: int, documents: int) -> Project:
    """A project of invented interviews, coded by two coders with forty codes."""
    dice = random.Random(7)
    project = Project.create(path, "Benchmark", ME)
    drafts = []
    for number in range(documents):
        text = text_of(dice, 60)
        wave = str(2019 + number % 4)
        drafts.append(
            DocumentDraft(
                f"document {number}",
                text,
                build(text),
                SourceFile("a.txt", str(number), "text", "1"),
                label=f"RG {wave}",
                case=f"case {number % 300}",
                attributes={"wave": wave, "region": "Nord"},
                speakers=(Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS)),
            )
        )
    made = project.documents.add(drafts, ME)
    codes = [project.codes.add(CodeDraft(f"Thema {number}"), None, ME) for number in range(40)]
    coder = project.coders.add("anna", CoderKind.PERSON, ME)
    each = quotations // documents
    with project.change("codings", ME):
        for document in made:
            sentences = project.documents.structure(document).sentences
            for number in range(each):
                span = sentences[(number * 7) % len(sentences)]
                project.codings.add(document, span, codes[(number * 13 + document.key) % 40], coder)
    return project


BARE = """
SELECT substr(c.uuid, -12, 6), d.label, d.id, c.start, c."end", k.name, c.polarity, c.weight,
       EXISTS (SELECT 1 FROM good_marks g WHERE g.coding_id = c.id), c.coder_id,
       (SELECT value FROM attributes a WHERE a.document_id = d.id AND a.name = 'wave'),
       (SELECT value FROM attributes a WHERE a.document_id = d.id AND a.name = 'region'),
       (SELECT text FROM memos m WHERE m.coding_id = c.id)
FROM codings c JOIN documents d ON d.id = c.document_id JOIN codes k ON k.id = c.code_id
ORDER BY k.position, d.label, d.id, c.start
"""


def cut_by_sqlite(path: Path) -> Iterator[tuple[object, ...]]:
    """The same rows, the passages cut by SQLite."""
    connection = sqlite3.connect(path)
    words = """substr(t.text, c.start + 1, c."end" - c.start)"""
    sql = BARE.replace('c.start, c."end"', words, 1).replace(
        "JOIN codes", "JOIN texts t ON t.id = d.text_id JOIN codes"
    )
    yield from connection.execute(sql)
    connection.close()


def kept_texts(path: Path) -> Iterator[list[object]]:
    """The same rows, the passages cut from texts that are all in memory."""
    connection = sqlite3.connect(path)
    texts = dict(connection.execute("SELECT d.id, t.text FROM documents d JOIN texts t ON t.id = d.text_id"))
    for (
        name,
        label,
        document,
        start,
        end,
        code,
        polarity,
        weight,
        good,
        coder,
        wave,
        region,
        memo,
    ) in connection.execute(BARE):
        words = texts[document][start:end]
        yield [name, label, wave, region, code, polarity, words, weight or "", good or "", coder, memo or ""]
    connection.close()


Rows = Iterator[list[object]] | Iterator[tuple[object, ...]]


def bare_csv(rows: Rows, file: io.BufferedWriter) -> None:
    """Write the rows with csv."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow(row)
    text.flush()
    text.detach()


def bare_xlsx(rows: Rows, file: io.BufferedWriter) -> None:
    """Write the rows with xlsxwriter."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    sheet, wrap = book.add_worksheet(), book.add_format({"text_wrap": True, "valign": "top"})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell not in ("", None):
                sheet.write_string(number, column, str(cell), wrap)
    book.close()


def ours(project: Project, kind: str) -> Callable[[io.BufferedWriter], object]:
    """The export of the library, from the query to the file."""

    def write(file: io.BufferedWriter) -> object:
        store = QuotationSpool(Path(file.name))
        report = collection_report(gather(project, PassageChoice(), store, attributes=["region"]), GERMAN)
        if kind == "csv":
            return csv_writer.write(report, file)
        return xlsx_writer.write(report, file, Path(file.name).parent)

    return write


def measured(folder: Path, write: Callable[[io.BufferedWriter], object]) -> tuple[float, float, float]:
    """CPU seconds, peak of memory in MB, size of the file in MB."""
    best = float("inf")
    file = folder / "out"
    for _ in range(2):
        with file.open("wb") as out:
            start = time.process_time()
            write(out)
            best = min(best, time.process_time() - start)
    tracemalloc.start()
    with file.open("wb") as out:
        write(out)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return best, peak / 1e6, file.stat().st_size / 1e6


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--quotations", type=int, default=100_000)
    options.add_argument("--documents", type=int, default=1_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "b.qualcode"
        start = time.process_time()
        project = make_project(path, given.quotations, given.documents)
        print(f"{given.quotations} codings in {given.documents} documents made: {time.process_time() - start:.1f} s")
        start = time.process_time()
        kept = project.quotation_ids.keep([coding.key for coding in project.codings.all()], ME)
        print(f"ids of {kept} codings, once: {time.process_time() - start:.2f} s")
        for kind, write in (("csv", bare_csv), ("xlsx", bare_xlsx)):
            own = measured(folder, ours(project, kind))
            print(f"{kind:<5} ours {own[0]:6.2f} s {own[1]:6.1f} MB, file of {own[2]:.1f} MB")
            for rows in (cut_by_sqlite, kept_texts):
                floor = measured(folder, lambda file, write=write, rows=rows: write(rows(path), file))
                how = rows.__name__.replace("_", " ")
                print(f"      bare, {how:<14} {floor[0]:6.2f} s {floor[1]:6.1f} MB   ratio {own[0] / floor[0]:.2f}")
        project.close()


if __name__ == "__main__":
    main()
