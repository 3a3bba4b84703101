"""What check-quotes costs on a large project; run by hand.

    python tests/benchmarks/check_quotes.py [--documents N] [--characters N]

A project of N invented documents of about 300 words each, a draft with as many quotations of it as fill the
characters, every fifth with a changed word. The floor is the same pass over all texts without any comparison: read
them from the file and cut them into words. Times are CPU seconds in one process.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from pathlib import Path

from qualcode.model.documents import DocumentDraft, SourceFile
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.files import read
from qualcode.reading.reports.draft import draft_of
from qualcode.reading.transcripts.structure import build
from qualcode.reporting.drafts.check_quotes import Status, check_quotes
from qualcode.shipped import shipped

ME = Author("benchmark")


def sentences() -> list[list[str]]:
    """The sentences of the demo corpus as words, so that texts have the words and turns of real talk."""
    found = []
    for file in sorted(shipped("corpus").glob("*.txt")):
        draft = read(file).drafts[0]
        found += [span.cut(draft.text).split() for span in draft.structure.sentences]
    return [words for words in found if len(words) > 3]


def text_of(chance: random.Random, known: list[list[str]], vocabulary: list[str]) -> str:
    """An invented text: sentences of the corpus in which every third word is another one."""
    words: list[str] = []
    while len(words) < 300:
        words += [chance.choice(vocabulary) if chance.random() < 0.33 else word for word in chance.choice(known)]
    return " ".join(words)


def make(path: Path, number: int, chance: random.Random) -> tuple[Project, list[str]]:
    """A project of so many documents."""
    known = sentences()
    vocabulary = [word for words in known for word in words]
    texts = [text_of(chance, known, vocabulary) for _ in range(number)]
    plain = build("Ein Satz.")
    project = Project.create(path, "Benchmark", ME)
    project.documents.add(
        [
            DocumentDraft(f"d{one}", text, plain, SourceFile(f"d{one}.txt", str(one), "text", "1"), label_of(one))
            for one, text in enumerate(texts)
        ],
        ME,
    )
    return project, texts


def label_of(number: int) -> str:
    """Twenty labels in turn."""
    return f"RG {2000 + number % 20}"


def draft_text(chance: random.Random, texts: list[str], characters: int) -> tuple[str, int]:
    """A draft with quotations of the texts, every fifth with a changed word, and how many it quotes."""
    pieces: list[str] = []
    size = number = 0
    while size < characters:
        at = chance.randrange(len(texts))
        words = texts[at].split()
        start = chance.randrange(len(words) - 40)
        quoted = words[start : start + chance.randrange(8, 40)]
        if number % 5 == 0:
            quoted[len(quoted) // 2] = "Zwergspitz"
        piece = f"Dazu heißt es an anderer Stelle im Gespräch noch einmal: „{' '.join(quoted)}“ ({label_of(at)})."
        pieces.append(piece)
        size += len(piece) + 2
        number += 1
    return "\n\n".join(pieces), number


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--characters", type=int, default=300_000)
    options = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        project, texts = make(Path(folder) / "b.qualcode", options.documents, chance)
        text, number = draft_text(chance, texts, options.characters)
        with project:
            start = time.process_time()
            words = sum(len(re.findall(r"\w+", project.documents.text(one.key))) for one in project.documents.all())
            floor = time.process_time() - start
            start = time.process_time()
            draft = draft_of(text, [one.name for one in project.labels.all()])
            reading = time.process_time() - start
            report = check_quotes(project, draft)
            spent = time.process_time() - start
    print(f"{len(texts):,} documents, {words:,} words; draft of {len(text):,} characters with {number:,} quotations")
    print(
        f"floor (read and cut into words) {floor:.2f} s; check-quotes {spent:.2f} s, {spent / floor:.1f} × the floor"
    )
    print(f"of it reading the draft {reading:.2f} s; {number / spent:,.0f} quotations a second")
    changed = sum(one.status is Status.CHANGED for one in report.quotations)
    missed = sum(one.status is Status.NOT_FOUND for one in report.quotations)
    planted = -(-number // 5)
    print(f"found {len(report.quotations):,}: {changed:,} changed ({planted:,} planted), {missed:,} not found")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
