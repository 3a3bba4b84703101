"""The floors: the same work with nothing but sqlite3, numpy, csv, a tokeniser or a bare writer.

    python -m tests.benchmarks.floors NAME PROJECT [ARGUMENT ...]

A floor reads the same file and gives as much as the command, but knows no history, marks, edits, disclosure,
blindness or ids. It is what cannot be saved, not what could replace the command.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

QUOTATIONS = """
SELECT c.uuid, d.label, k.name, o.name, substr(t.text, c.start + 1, c."end" - c.start)
FROM codings c JOIN documents d ON d.id = c.document_id JOIN texts t ON t.id = d.text_id JOIN codes k
ON k.id = c.code_id JOIN coders o ON o.id = c.coder_id
"""
COMPARED = "SELECT DISTINCT coder_id FROM codings ORDER BY coder_id LIMIT 2"
IN_ORDER = " ORDER BY k.position, d.label, d.id, c.start"
CODINGS = """
SELECT d.name, c.start, c."end", k.name, o.name, c.polarity, c.weight, c.round
FROM codings c JOIN documents d ON d.id = c.document_id JOIN codes k ON k.id = c.code_id
JOIN coders o ON o.id = c.coder_id ORDER BY d.name, c.start
"""


def opened(project: str) -> sqlite3.Connection:
    """The project file, for reading."""
    return sqlite3.connect(f"file:{project}?mode=ro", uri=True)


def quotations(project: str, code: str = "") -> Iterator[tuple[str, ...]]:
    """The quotations of all codings or of one code, one after another."""
    where = " WHERE k.name = ?" if code else ""
    yield from opened(project).execute(QUOTATIONS + where + IN_ORDER, (code,) if code else ())


def nothing(project: str) -> None:
    """A group of click that shows its help."""
    import click

    click.Group(help=project).main(["--help"])


def documents(project: str) -> None:
    """The documents with their lengths and codings."""
    for row in opened(project).execute(
        "SELECT d.name, d.label, t.words, (SELECT count(*) FROM codings c WHERE c.document_id = d.id) "
        "FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.name"
    ):
        print(*row, sep="  ")


def codings(project: str) -> None:
    """All codings as lines."""
    for row in opened(project).execute(CODINGS):
        print(*row, sep="  ")


def table(project: str) -> None:
    """How many codings each code has in each document, as a square of numbers."""
    import click
    import numpy as np

    rows = opened(project).execute("SELECT document_id, code_id FROM codings").fetchall()
    documents, codes = np.array(rows, dtype=np.int64).T
    _, at_document = np.unique(documents, return_inverse=True)
    _, at_code = np.unique(codes, return_inverse=True)
    width = int(at_document.max()) + 1
    cells = np.bincount(at_code * width + at_document, minlength=(int(at_code.max()) + 1) * width)
    click.echo("\n".join(" ".join(map(str, row)) for row in cells.reshape(-1, width).tolist()))


def log(project: str) -> None:
    """The last hundred entries."""
    for row in opened(project).execute("SELECT created, coder_name, kind FROM entries ORDER BY id DESC LIMIT 100"):
        print(*row, sep="  ")


def whole_log(project: str) -> None:
    """All entries, each with the number of rows it touched."""
    for row in opened(project).execute(
        "SELECT e.created, e.coder_name, e.kind, e.reason, c.table_name, count(*) FROM entries e "
        "LEFT JOIN changes c ON c.entry_id = e.id GROUP BY e.id, c.table_name"
    ):
        print(*row, sep="  ")


def quotations_csv(project: str, target: str, code: str = "") -> None:
    """The quotations as CSV."""
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(quotations(project, code))


def quotations_xlsx(project: str, target: str) -> None:
    """The quotations as a workbook that is never held."""
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(quotations(project)):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    book.close()


def quotations_docx(project: str, target: str) -> None:
    """The quotations as the paragraphs of a Word file, streamed by lxml."""
    from lxml import etree

    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
        etree.xmlfile(part) as xml,
        xml.element(f"{{{word}}}document", nsmap={"w": word}),
        xml.element(f"{{{word}}}body"),
    ):
        for _, label, _, _, words in quotations(project):
            paragraph = etree.Element(f"{{{word}}}p")
            run = etree.SubElement(paragraph, f"{{{word}}}r")
            etree.SubElement(run, f"{{{word}}}t").text = f"„{words}“ ({label})"
            xml.write(paragraph)


def agreement(project: str) -> None:
    """Alpha of each code over the sentences of the documents that the first two coders share."""
    import numpy as np

    connection = opened(project)
    codes = [key for (key,) in connection.execute("SELECT id FROM codes ORDER BY id")]
    column = {key: number for number, key in enumerate(codes)}
    first, second = [key for (key,) in connection.execute(COMPARED)]
    sums = np.zeros((len(codes), 2, 2))
    for document, packed in connection.execute(
        "SELECT d.id, s.sentences FROM documents d JOIN structures s ON s.id = d.structure_id"
    ):
        edges = np.cumsum(json.loads(packed))
        starts, ends = edges[::2], edges[1::2]
        rated = np.zeros((2, len(codes), len(starts)), bool)
        for start, end, code, coder in connection.execute(
            'SELECT start, "end", code_id, coder_id FROM codings WHERE document_id = ?', (document,)
        ):
            if coder in (first, second):
                low, high = np.searchsorted(ends, start, "right"), np.searchsorted(starts, end, "left")
                rated[int(coder == second), column[code], low:high] = True
        for one, other in ((0, 0), (0, 1), (1, 0), (1, 1)):
            sums[:, one, other] += ((rated[0] == one) & (rated[1] == other)).sum(axis=1)
    values = 2 * sums.sum(axis=(1, 2))
    ones = 2 * sums[:, 1, 1] + sums[:, 0, 1] + sums[:, 1, 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        alpha = 1 - (sums[:, 0, 1] + sums[:, 1, 0]) * (values - 1) / (ones * (values - ones))
    print(json.dumps(dict(zip(codes, alpha.tolist(), strict=True))))


def disagreements(project: str) -> None:
    """Passages of the first two coders where the other has no coding of that code that overlaps."""
    connection = opened(project)
    first, second = [key for (key,) in connection.execute(COMPARED)]
    for row in connection.execute(
        "SELECT d.name, k.name, c.coder_id, substr(t.text, c.start + 1, 80) FROM codings c JOIN documents d "
        "ON d.id = c.document_id JOIN texts t ON t.id = d.text_id JOIN codes k ON k.id = c.code_id "
        "WHERE c.coder_id IN (?, ?) AND NOT EXISTS (SELECT 1 FROM codings o WHERE o.document_id = c.document_id AND "
        'o.code_id = c.code_id AND o.coder_id <> c.coder_id AND o.start < c."end" AND o."end" > c.start) '
        "ORDER BY d.name, c.start",
        (first, second),
    ):
        print(*row, sep="  ")


def search(project: str, word: str) -> None:
    """Where a word stands, as it is spelt, by sqlite's own search in the texts."""
    for name, text in opened(project).execute(
        "SELECT d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id WHERE instr(t.text, ?) "
        "ORDER BY d.name",
        (word,),
    ):
        at = text.find(word)
        while at >= 0:
            print(name, text[max(0, at - 40) : at + 40].replace("\n", " "))
            at = text.find(word, at + 1)


def imported(folder: str, target: str) -> None:
    """The texts of a folder read, tokenised by spaCy's rules, and put into a table and a full-text index of words.

    The index belongs to it, since the command makes its own. SQLite's finds no inflections and no parts of words.
    """
    import spacy

    tokenise = spacy.blank("de").tokenizer
    connection = sqlite3.connect(target)
    connection.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, name TEXT, tokens INTEGER, text TEXT)")
    for path in sorted(Path(folder).iterdir()):
        text = path.read_text(encoding="utf-8")
        connection.execute(
            "INSERT INTO texts (name, tokens, text) VALUES (?, ?, ?)", (path.stem, len(tokenise(text)), text)
        )
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='texts', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 0')"
    )
    connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
    connection.commit()


def coded(project: str, table: str) -> None:
    """The codings of a table put into the project in one transaction, by bare statements with the same triggers."""
    connection = sqlite3.connect(project)
    connection.execute("PRAGMA synchronous = FULL")
    keys = {
        name: dict(connection.execute(f"SELECT name, id FROM {name}")) for name in ("documents", "codes", "coders")
    }
    rules = dict(connection.execute("SELECT code_id, max(id) FROM code_rules GROUP BY code_id"))
    with Path(table).open(encoding="utf-8", newline="") as file:
        rows = []
        for number, row in enumerate(csv.DictReader(file)):
            code = keys["codes"][row["code"]]
            document, coder = keys["documents"][row["document"]], keys["coders"][row["coder"]]
            rows.append((f"{number:032x}", document, int(row["start"]), int(row["end"]), code, rules[code], coder))
    connection.execute(
        "INSERT INTO entries (uuid, coder_name, created, kind, reason, schema_version) "
        "VALUES ('floor', 'floor', '2022-01-01', 'coding.add', '', 2)"
    )
    connection.execute(
        "INSERT OR REPLACE INTO open_entry (id, entry_id, forgetting) VALUES (1, last_insert_rowid(), 0)"
    )
    connection.executemany(
        'INSERT INTO codings (uuid, document_id, start, "end", code_id, rule_id, coder_id, polarity, paraphrase, '
        "round, created) VALUES (?, ?, ?, ?, ?, ?, ?, 'present', '', 1, '2022-01-01')",
        rows,
    )
    connection.execute("DELETE FROM open_entry")
    connection.commit()


def ratings(project: str, table: str) -> None:
    """Nominal alpha of a long table of two values, by csv and numpy."""
    import numpy as np

    units: dict[str, int] = {}
    with Path(table).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        cells = np.array([(units.setdefault(unit, len(units)), int(value)) for unit, _, value in rows])
    counts = np.zeros((len(units), 2))
    np.add.at(counts, (cells[:, 0], cells[:, 1]), 1)
    each = counts.sum(axis=1)
    counts, each = counts[each > 1], each[each > 1]
    observed = (counts.prod(axis=1) * 2 / (each - 1)).sum()
    zeros, ones = counts.sum(axis=0)
    print(project, 1 - (zeros + ones - 1) * observed / (2 * zeros * ones))


def empty_screen(project: str) -> None:
    """Three panes of Textual: as many lines as there are documents and codes, and a text."""
    from textual.app import App, ComposeResult
    from textual.containers import Horizontal
    from textual.widgets import Footer, Header, Static, Tree

    connection = opened(project)
    names = [name for (name,) in connection.execute("SELECT name FROM documents ORDER BY name")]
    codes = [name for (name,) in connection.execute("SELECT name FROM codes ORDER BY position")]
    (text,) = connection.execute("SELECT text FROM texts LIMIT 1").fetchone() or ("",)

    class Panes(App[int]):
        def compose(self) -> ComposeResult:
            yield Header()
            with Horizontal():
                yield Tree("documents", id="documents")
                yield Static(text[:4000], markup=False)
                yield Tree("codebook", id="codes")
            yield Footer()

        def on_mount(self) -> None:
            for place, lines in (("#documents", names), ("#codes", codes)):
                tree = self.query_one(place, Tree)
                for line in lines:
                    tree.root.add_leaf(line)
                tree.root.expand()

    leave_when_drawn(Panes())


def first_screen(project: str) -> None:
    """Not a floor: the coding screen of the program, drawn once."""
    from qualcode.tui.app import QualcodeApp

    leave_when_drawn(QualcodeApp(Path(project), "anna"))


def leave_when_drawn(app: object) -> None:
    """Run a Textual program without a terminal until its first picture is drawn."""
    import gc

    gc.disable()  # as the command line does

    async def leave(pilot) -> None:
        await pilot.pause()
        screen = app.screen
        screen._compositor.render_full_update().render_segments(app.console)
        app.exit(0)

    app.run(headless=True, size=(160, 50), auto_pilot=leave)


FLOORS: dict[str, Callable[..., None]] = {
    function.__name__: function
    for function in (
        nothing, documents, codings, table, log, whole_log, quotations_csv, quotations_xlsx, quotations_docx,
        agreement, disagreements, search, imported, coded, ratings, empty_screen, first_screen,
    )
}  # fmt: skip

if __name__ == "__main__":
    FLOORS[sys.argv[1]](*sys.argv[2:])
