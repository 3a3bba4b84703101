"""What importing many documents costs, with sentences and search index, beside the least that it could cost.

    python tests/benchmarks/import_speed.py [--documents 1000] [--words 5000]

The floor reads the files, decodes them and inserts their texts into a table with bare sqlite3, and into its two
full-text indexes, of words and of trigrams, in one transaction. To it is added the time of the tokeniser alone over
the same texts: spaCy's as it comes. Import is reading, structure with sentences, writing with history, and the
search index with lemmas. Figure: at most 3 times floor plus tokeniser; the ratio to a floor without indexes is
printed too. All in CPU seconds, side by side; one run on a busy machine says little.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.files import read
from qualcode.reading.transcripts.structure import build
from qualcode.shipped import shipped

ME = Author("benchmark")
AT_ONCE = 100  # documents added at once, as the command does


def invented(documents: int, words: int, seed: int = 1) -> Iterator[str]:
    """Transcripts of recombined sentences of the invented corpus.

    New compounds keep the words from running out: 5 million hold 100,000 different ones, as many as the growth of
    the vocabulary in German reports and interviews leads to expect.
    """
    chance = random.Random(seed)
    texts = [file.read_text("utf-8") for file in sorted(shipped("corpus").glob("*.txt"))]
    sentences = [one for text in texts for one in re.split(r"(?<=[.?!])\s+", text) if one]
    known = sorted({word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)})
    nouns = [word for word in known if word[0].isupper()]
    for _ in range(documents):
        lines: list[str] = []
        count = 0
        while count < words:
            turn = chance.choices(sentences, k=chance.randint(1, 6))
            said = [f"{chance.choice(nouns)}{chance.choice(known).lower()}" if chance.random() < 0.02 else word
                    for word in " ".join(turn).split()]  # fmt: skip
            count += len(said)
            lines.append(f"{'BI'[len(lines) % 2]}: {' '.join(said)}")
        yield "\n\n".join(lines)


@contextmanager
def timed(times: dict[str, float], name: str) -> Iterator[None]:
    """Add the CPU seconds of what is done inside to the name."""
    start = time.process_time()
    yield
    times[name] = times.get(name, 0.0) + time.process_time() - start


def floor(files: list[Path], target: Path, *, indexed: bool) -> None:
    """Bare sqlite3: the texts in a table, and in two full-text indexes."""
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL)")
    if indexed:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 0')")
        connection.execute("CREATE VIRTUAL TABLE parts USING fts5(text, tokenize='trigram')")
    connection.execute("BEGIN")
    rows = ((file.name, file.read_bytes().decode("utf-8")) for file in files)
    connection.executemany("INSERT INTO texts (name, text) VALUES (?, ?)", rows)
    for index in ("words", "parts") if indexed else ():
        connection.execute(f"INSERT INTO {index} (rowid, text) SELECT id, text FROM texts")
    connection.execute("COMMIT")
    connection.close()


def spacy_alone(files: list[Path]) -> Callable[[], None]:
    """The German tokeniser as it comes, over whole texts."""
    import spacy

    tokenizer = spacy.blank("de").tokenizer

    def run() -> None:
        for file in files:
            tokenizer(file.read_text("utf-8"))

    return run


def take_in(files: list[Path], target: Path, times: dict[str, float]) -> None:
    """The import, step by step."""
    with Project.create(target, "Benchmark", ME) as project:
        with timed(times, "reading and sentences"):
            drafts = [draft for file in files for draft in read(file).drafts]
        with timed(times, "writing"), project.change("import", ME):
            for start in range(0, len(drafts), AT_ONCE):
                project.documents.add(drafts[start : start + AT_ONCE], ME)
        with timed(times, "search index"):
            project.search.prepare()


def measure(folder: Path, documents: int, words: int) -> None:
    """Print the times and ratios."""
    files: list[Path] = []
    for number, text in enumerate(invented(documents, words)):
        files.append(folder / f"{number:05}.txt")
        files[-1].write_text(text, "utf-8")
    build("I: Warm? B: Ja.")  # spaCy's import is no part of the figure
    least: dict[str, float] = {}
    with timed(least, "floor"):
        floor(files, folder / "floor.sqlite", indexed=True)
    with timed(least, "floor without indexes"):
        floor(files, folder / "bare.sqlite", indexed=False)
    run = spacy_alone(files)
    with timed(least, "tokeniser"):
        run()
    steps: dict[str, float] = {}
    take_in(files, folder / "study.qualcode", steps)
    size = sum(file.stat().st_size for file in files)
    print(f"{documents} documents of {words} words, {size / 2**20:.1f} MiB")
    for name, seconds in (*least.items(), *steps.items()):
        print(f"  {name:<24} {seconds:8.2f} s")
    whole = sum(steps.values())
    print(f"  {'import, together':<24} {whole:8.2f} s")
    for name, file in (("project", "study.qualcode"), ("floor", "floor.sqlite")):
        print(f"  the file of the {name}: {(folder / file).stat().st_size / size:.2f} × the texts")
    for name in ("floor", "floor without indexes"):
        print(f"  import / ({name} + tokeniser): {whole / (least[name] + least['tokeniser']):.2f} (at most 3)")


def main() -> None:
    """Run by hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--words", type=int, default=5000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), chosen.documents, chosen.words)


if __name__ == "__main__":
    main()
