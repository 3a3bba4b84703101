"""The studies that speed is measured on: invented talk that reads like German, the same in every run.

S, M and L are 100 × 2,000 words with 5,000 codings, 1,000 × 5,000 with 100,000 and 10,000 × 5,000 with 1,000,000. A
study is a folder: docs/*.txt, codings.csv (what `qualcode codings import` takes) and agreed.qualcode, which the
program's own commands made of them. It is kept between runs. The texts of L are those of M ten times, each time with
another first letter: they come in as drafts with the structure that is known, since reading them takes long.
"""

from __future__ import annotations

import csv
import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from string import ascii_uppercase

from qualcode.model.consent.consents import Purpose
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker, Structure
from qualcode.project.project import Project

_LONG = 115_000  # words: about a megabyte
QUALCODE = [sys.executable, "-m", "qualcode"]
ME = "anna"
_ROWS = 100_000  # of one table of codings
YEARS = range(2019, 2023)
_FIRST = len("I: ")  # where the first word of a text begins


def _words(text: str) -> list[str]:
    return text.split()


_BEGINNINGS = _words("b br d f fl g gr h j k kl l m n p qu r s sch sp st t tr v w z")
_MIDDLES = _words("a e i o u ä ö ü au ei ie")
_ENDINGS = _words("l m n r s t ch ck ng rt ss st tz ft nd")
_SUFFIXES = ("", "", "en", "er", "ung", "heit", "lich", "isch", "keit")
_SMALL_WORDS = _words(
    "der die das und ich ist nicht ein eine zu in es mit auf für dass sie war wir aber auch von dem den hat man so "
    "wie was dann da noch nur schon mal also ja nein eben doch wenn weil als oder um an bei nach aus über mir uns "
    "sind wird wieder"
)


@dataclass(frozen=True)
class Size:
    """How large a study is: documents, words of each, codes, coders, codings in all; of which one its texts are."""

    name: str
    documents: int
    words: int
    codes: int
    coders: int
    codings: int
    texts_of: str = ""


SIZES = {
    size.name: size
    for size in (
        Size("XS", 12, 400, 12, 2, 300),
        Size("S", 100, 2_000, 40, 2, 5_000),
        Size("M", 1_000, 5_000, 100, 3, 100_000),
        Size("L", 10_000, 5_000, 200, 4, 1_000_000, texts_of="M"),
    )
}


@dataclass(frozen=True)
class Study:
    """A study on the disk, and what the operations ask of it."""

    size: Size
    folder: Path

    @property
    def project(self) -> Path:
        """The project file that the commands made."""
        return self.folder / "agreed.qualcode"  # another name than studies had that were kept without consents

    @property
    def texts(self) -> Path:
        """The folder of the texts as files."""
        return self.folder / "docs"

    @property
    def codings(self) -> Path:
        """The table of all codings, with the coder of each."""
        return self.folder / "codings.csv"

    @property
    def ratings(self) -> Path:
        """A long table of ratings, as many as there are codings: unit, coder, value."""
        return self.folder / "ratings.csv"

    @property
    def long_text(self) -> Path:
        """One text of a megabyte."""
        return self.folder / "long.txt"

    @property
    def rare_word(self) -> str:
        """The word that stands least often in the texts; in a small study it stands in none."""
        return _seldom()[-1]

    @property
    def code(self) -> str:
        """The code that is given most often."""
        return code_name(0)


def code_name(number: int) -> str:
    """What a code is called."""
    return f"Kategorie {number:03}"


def _vocabulary(dice: random.Random, count: int) -> list[str]:
    words = set()
    while len(words) < count:
        syllables = (
            dice.choice(_BEGINNINGS) + dice.choice(_MIDDLES) + dice.choice(_ENDINGS)
            for _ in range(dice.randint(1, 3))
        )
        word = "".join(syllables) + dice.choice(_SUFFIXES)
        words.add(word.capitalize() if dice.random() < 0.45 else word)
    return sorted(words)


def _seldom() -> list[str]:
    """The words beside the small ones, the less frequent ones later."""
    return _vocabulary(random.Random(3), 12_000)


def frequent_words() -> tuple[list[str], list[float]]:
    """All words of the texts, and the weight of each: it comes as often as its rank allows."""
    words = [*_SMALL_WORDS, *_seldom()]
    small = len(_SMALL_WORDS)
    return words, [6.0 / (rank + 4) if rank < small else 0.9 / (rank - small + 4) for rank in range(len(words))]


class _Talk:
    """Sentences of small words and of rarer ones, as often as their rank allows."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._words, weights = frequent_words()
        self._steps = list(accumulate(weights))

    def interview(self, words: int) -> tuple[str, list[tuple[int, int]]]:
        """A text of about that many words in turns, and where its sentences stand (code points, end exclusive)."""
        dice = self._dice
        parts: list[str] = []
        sentences: list[tuple[int, int]] = []
        at = said = turn = 0
        while said < words:
            head = "I: " if turn % 2 == 0 else "B: "
            parts.append(head)
            at += len(head)
            for number in range(1 if turn % 2 == 0 else dice.randint(3, 7)):
                chosen = dice.choices(self._words, cum_weights=self._steps, k=dice.randint(5, 25))
                sentence = " ".join([chosen[0].capitalize(), *chosen[1:]]) + "."
                if number:
                    parts.append(" ")
                    at += 1
                sentences.append((at, at + len(sentence)))
                parts.append(sentence)
                at += len(sentence)
                said += len(chosen)
            parts.append("\n\n")
            at += 2
            turn += 1
        return "".join(parts), sentences


def made(size: Size, kept: Path) -> Study:
    """The study of that size under a folder of kept ones; made there where it is not yet."""
    study = Study(size, kept / size.name)
    if not study.long_text.exists():
        study.folder.mkdir(parents=True, exist_ok=True)
        study.long_text.write_text(_Talk(1).interview(_LONG)[0], encoding="utf-8")
    if study.project.exists():
        return study
    study.texts.mkdir(parents=True, exist_ok=True)
    unfinished = study.folder / "unfinished.qualcode"
    unfinished.unlink(missing_ok=True)
    say = ["-p", str(unfinished)]
    _call(["new", str(unfinished), "--title", f"Study {size.name}", "--coder", ME])
    if size.texts_of:
        smaller = made(SIZES[size.texts_of], kept)
        _write_texts(study, ((text, _sentences(structure)) for text, structure in _varied(smaller, size.documents)))
        _add_varied(unfinished, smaller, size.documents)
    else:
        talk = _Talk(size.documents)
        _write_texts(study, (talk.interview(size.words) for _ in range(size.documents)))
        _import(study, say)
    _write_ratings(study)
    _call([*say, "codebook", "import", str(_codebook(study))])
    for part in _parts(study):
        _call([*say, "codings", "import", str(part), "--new-coder"])
    for coder in range(size.coders):
        _call([*say, "done", "--all", "--coder", _coder(coder)])
    everything = [f"{purpose.value}=yes" for purpose in Purpose]
    _call([*say, "consent", "set", "--all", *everything, "--form", "Benchmark"])
    unfinished.rename(study.project)
    return study


def _parts(study: Study) -> Iterator[Path]:
    """The table of codings in files that the program takes: one of more rows it refuses."""
    part = study.folder / "part.csv"
    with study.codings.open(encoding="utf-8", newline="") as file:
        head = next(file)
        while rows := list(islice(file, _ROWS)):
            part.write_text(head + "".join(rows), encoding="utf-8", newline="")
            yield part
    part.unlink()


def _import(study: Study, say: list[str]) -> None:
    for quarter, year in enumerate(YEARS):
        texts = [str(study.texts / _file_name(number)) for number in range(quarter, study.size.documents, len(YEARS))]
        _call([*say, "import", *texts, "--label", f"RG {year}", "--set", f"wave={year}"])


def _varied(smaller: Study, number: int) -> Iterator[tuple[str, Structure]]:
    """So many texts with their structures: those of a smaller study, again and again with another first letter."""
    with Project.open(smaller.project) as project:
        documents = project.documents.all()
        for copy in range(-(-number // len(documents))):
            for document in documents[: number - copy * len(documents)]:
                text = project.documents.text(document)
                yield (
                    f"{text[:_FIRST]}{ascii_uppercase[copy]}{text[_FIRST + 1 :]}",
                    project.documents.structure(document),
                )


def _sentences(structure: Structure) -> list[tuple[int, int]]:
    return [(sentence.start, sentence.end) for sentence in structure.sentences]


def _add_varied(path: Path, smaller: Study, number: int) -> None:
    """Take the texts in with the structures that they have, some at a time."""
    texts = enumerate(_varied(smaller, number))
    with Project.open(path) as project:
        author = project.author(ME)
        while portion := list(islice(texts, 500)):
            drafts = [_draft(place, text, structure) for place, (text, structure) in portion]
            project.documents.add(drafts, author)


def _draft(place: int, text: str, structure: Structure) -> DocumentDraft:
    name, year = _file_name(place), YEARS[place % len(YEARS)]
    return DocumentDraft(
        Path(name).stem,
        text,
        structure,
        SourceFile(name, hashlib.sha256(text.encode()).hexdigest(), "text", "1"),
        label=f"RG {year}",
        attributes={"wave": str(year)},
        speakers=(Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS)),
    )


def _file_name(number: int) -> str:
    return f"Gespräch {number:05}.txt"


def _coder(number: int) -> str:
    return ("anna", "bert", "cleo", "dora")[number]


def _codebook(study: Study) -> Path:
    path = study.folder / "codebook.yaml"
    codes = "".join(
        f"  - name: {code_name(number)}\n    definition: Stellen, an denen davon die Rede ist.\n"
        for number in range(study.size.codes)
    )
    path.write_text(f"title: Benchmark\ncodes:\n{codes}", encoding="utf-8")
    return path


def _write_texts(study: Study, texts: Iterable[tuple[str, list[tuple[int, int]]]]) -> None:
    """The texts with their sentences, and codings of one to three; two coders agree on about six of ten passages."""
    size = study.size
    dice = random.Random(5)
    codes = list(accumulate(1 / (rank + 3) for rank in range(size.codes)))
    each = -(-size.codings // size.documents)
    left = size.codings
    with study.codings.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["document", "code", "start", "end", "coder"])
        for number, (text, sentences) in enumerate(texts):
            (study.texts / _file_name(number)).write_text(text, encoding="utf-8")
            rows: set[tuple[int, int, int, int]] = set()
            while len(rows) < min(each, left):
                first = dice.randrange(len(sentences))
                last = min(first + dice.choice((0, 0, 0, 1, 2)), len(sentences) - 1)
                code = dice.choices(range(size.codes), cum_weights=codes)[0]
                coder = dice.randrange(size.coders)
                for who in {coder, (coder + 1) % size.coders} if dice.random() < 0.4 else {coder}:
                    if len(rows) < min(each, left):
                        rows.add((code, sentences[first][0], sentences[last][1], who))
            left -= len(rows)
            for code, start, end, coder in sorted(rows, key=lambda row: row[1:]):
                table.writerow([Path(_file_name(number)).stem, code_name(code), start, end, _coder(coder)])


def _write_ratings(study: Study) -> None:
    """Two values by four coders, who are right nine times of ten."""
    dice = random.Random(11)
    with study.ratings.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["unit", "coder", "value"])
        for unit in range(study.size.codings // 4):
            truth = dice.randrange(2)
            for coder in range(4):
                table.writerow([unit, coder, truth if dice.random() < 0.9 else 1 - truth])


def _call(arguments: list[str]) -> None:
    environment = {**os.environ, "QUALCODE_CODER": ME}
    done = subprocess.run(
        [*QUALCODE, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"qualcode {' '.join(arguments)[:200]}: {done.stderr.decode()[-2000:]}")
