"""The same work by other programs, where they are installed; none of them is a dependency.

    PYTHON -m tests.benchmarks.peers NAME [ARGUMENT ...]

`there` prints what is installed. What a peer needs of the study is made once, kept beside it and not measured: it is
written by `prepare`.
"""

from __future__ import annotations

import importlib.metadata
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

PEERS = ("taguette", "qualitative-coding", "krippendorff", "irrCAC")
WIDTH = 80
TEXTS = "SELECT d.id, d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id"
CODINGS = 'SELECT start, "end", code_id, coder_id FROM codings WHERE document_id'


def there() -> None:
    """Print each installed peer with its version, a line each."""
    for name in PEERS:
        try:
            print(name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            continue


def prepare(project: str, kept: str) -> None:
    """Make what the installed peers read: a database of Taguette, a folder of qualitative-coding."""
    installed = {distribution.metadata["Name"] for distribution in importlib.metadata.distributions()}
    if "taguette" in installed and not (Path(kept) / "taguette.sqlite3").exists():
        _taguette_database(project, Path(kept))
    if "qualitative-coding" in installed and not (Path(kept) / "qc" / "settings.yaml").exists():
        _qualitative_coding_folder(project, Path(kept) / "qc")


def _taguette_database(project: str, kept: Path) -> None:
    from taguette import database

    unfinished = kept / "taguette.unfinished"
    unfinished.unlink(missing_ok=True)
    session = database.connect(f"sqlite:///{unfinished}")()
    source = sqlite3.connect(f"file:{project}?mode=ro", uri=True)
    study = database.Project(name="Benchmark", description="")
    session.add(study)
    session.flush()
    tags = {}
    for key, name in source.execute("SELECT id, name FROM codes"):
        tags[key] = database.Tag(project_id=study.id, path=name, description="")
        session.add(tags[key])
    for key, name, text in source.execute(
        "SELECT d.id, d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id"
    ):
        document = database.Document(
            name=name, description="", filename=f"{name}.txt", project_id=study.id, contents=f"<p>{text}</p>",
            text_direction=database.TextDirection.LEFT_TO_RIGHT,
        )  # fmt: skip
        session.add(document)
        session.flush()
        for start, end, code, _ in source.execute(f"{CODINGS} = ?", (key,)):
            highlight = database.Highlight(
                document_id=document.id, start_offset=start, end_offset=end, snippet=text[start:end]
            )
            highlight.tags.append(tags[code])
            session.add(highlight)
        session.flush()
    session.commit()
    session.close()
    unfinished.rename(kept / "taguette.sqlite3")


def taguette(project: str, kept: str, target: str) -> None:
    """All highlights as CSV, by the function that its web page calls."""
    from taguette import database, export

    session = database.connect(f"sqlite:///{Path(kept) / 'taguette.sqlite3'}")()
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        export.highlights_csv(session, 1, "", file)


def _qualitative_coding_folder(project: str, folder: Path) -> None:
    """Lines of at most eighty columns, and for each line its codes, as the program keeps them."""
    for name in ("corpus", "codes", "memos", "logs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    source = sqlite3.connect(f"file:{project}?mode=ro", uri=True)
    names = dict(source.execute("SELECT id, name FROM codes"))
    coders = dict(source.execute("SELECT id, name FROM coders"))
    for key, name, text in source.execute(
        "SELECT d.id, d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id"
    ):
        wrapped, starts = _wrapped(text)
        file = re.sub(r"\W", "_", name) + ".txt"
        (folder / "corpus" / file).write_text(wrapped, encoding="utf-8")
        lines: dict[str, dict[int, list[str]]] = {coder: defaultdict(list) for coder in coders.values()}
        for start, end, code, coder in source.execute(f"{CODINGS} = ?", (key,)):
            for number, (first, last) in enumerate(starts):
                if first < end and last > start:
                    lines[coders[coder]][number].append(names[code].replace(" ", "_"))
        for coder, coded in lines.items():
            rows = (", ".join(coded.get(number, ())) for number in range(len(starts)))
            (folder / "codes" / f"{file}.{coder}.codes").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "codebook.yaml").write_text(
        "".join(f"- {name.replace(' ', '_')}\n" for name in names.values()), encoding="utf-8"
    )
    (folder / "settings.yaml").write_text(
        "corpus_dir: corpus\ncodes_dir: codes\nlogs_dir: logs\nmemos_dir: memos\ncodebook: codebook.yaml\n"
        "editor: none\n",
        encoding="utf-8",
    )


def _wrapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Blanks turned into line ends, so that offsets stay; and the lines' places."""
    signs, begun, blank = list(text), 0, -1
    for at, sign in enumerate(signs):
        if sign == "\n":
            begun, blank = at + 1, -1
        elif sign == " ":
            blank = at
        if at - begun >= WIDTH and blank > begun:
            signs[blank] = "\n"
            begun, blank = blank + 1, -1
    lines, places, at = "".join(signs).split("\n"), [], 0
    for line in lines:
        places.append((at, at + len(line)))
        at += len(line) + 1
    return "".join(signs), places


def qualitative_coding(project: str, kept: str, code: str) -> None:
    """What `qc find CODE` does: all lines that have a code."""
    import os

    os.chdir(Path(kept) / "qc")
    from qualitative_coding.corpus import QCCorpus
    from qualitative_coding.viewer import QCCorpusViewer

    QCCorpusViewer(QCCorpus("settings.yaml")).show_coded_text([code.replace(" ", "_")])


def krippendorff(table: str) -> None:
    """Alpha of a long table of ratings, read by pandas."""
    import krippendorff as peer
    import pandas as pd

    wide = pd.read_csv(table).pivot(index="coder", columns="unit", values="value")
    print(peer.alpha(reliability_data=wide.to_numpy(), level_of_measurement="nominal"))


def irrcac(table: str) -> None:
    """Alpha of a long table of ratings, read by pandas."""
    import pandas as pd
    from irrCAC.raw import CAC

    print(CAC(pd.read_csv(table).pivot(index="unit", columns="coder", values="value")).krippendorff())


FUNCTIONS: dict[str, Callable[..., None]] = {
    function.__name__: function for function in (there, prepare, taguette, qualitative_coding, krippendorff, irrcac)
}

if __name__ == "__main__":
    FUNCTIONS[sys.argv[1]](*sys.argv[2:])
