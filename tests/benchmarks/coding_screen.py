"""What the whole coding screen costs: CPU of the first screen, and of the keys that are pressed all day.

    python tests/benchmarks/coding_screen.py [--quick]

First screen: a process of its own that opens a project, draws once and leaves, beside a trivial program of three
panes that shows as many documents and codes in Textual's trees and a text between them, and beside one of three
empty panes; user and system time of the whole process, imports included, taken in turns.
Keys: one interview of 1 MB with 5,000 codings in the running program, from the key until it is idle again,
so trees, cards and the commit to the file are in the figure.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.benchmarks.text_view import make_material

_EMPTY = """
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

class Empty(App):
    CSS = "Static { width: 1fr; height: 1fr; border: round $primary; }"

    def compose(self):
        with Horizontal():
            yield Static("documents")
            yield Static("text")
            yield Static("codebook")

app = Empty()
"""
_TRIVIAL = """
import sys
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Footer, Header, Static, Tree

class Trivial(App):
    CSS = "Horizontal > * { width: 1fr; height: 1fr; border: round $primary; }"

    def compose(self):
        yield Header()
        with Horizontal():
            yield Tree("documents")
            yield Static("We talked about this and that. " * 250)
            yield Tree("codebook")
        yield Footer()

    def on_mount(self):
        documents, codes = self.query(Tree)
        for wave in range(4):
            group = documents.root.add(str(2019 + wave), expand=True)
            for number in range(int(sys.argv[1]) // 4):
                group.add_leaf(f"Gespräch {number:04d}")
        for number in range(60):
            codes.root.add_leaf(f"Kategorie {number}")
        documents.root.expand()
        codes.root.expand()

app = Trivial()
"""
_OURS = """
import gc
import sys
gc.disable()  # as the command line does
from pathlib import Path
from qualcode.tui.app import QualcodeApp

app = QualcodeApp(Path(sys.argv[1]), "anna")
"""
_RUN = """
async def leave(pilot):
    await pilot.pause()
    screen = app.screen
    screen._compositor.render_full_update().render_segments(app.console)
    app.exit(0)

app.run(headless=True, size=(160, 50), auto_pilot=leave)
"""
ME = Author("anna")


def make_project(path: Path, documents: int, length: int, codings: int) -> None:
    """A project of invented talk: every document of `length` characters, with `codings` in it."""
    rng = random.Random(11)
    material = make_material(length, codings)
    speakers = (Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS))
    drafts = []
    for number in range(documents):
        text = f"{material.text}{number}"
        source = SourceFile(f"{number}.txt", f"{number:064d}", "text", "1")
        wave = str(2019 + number % 4)
        drafts.append(
            DocumentDraft(
                f"Gespräch {number:04d}",
                text,
                material.structure,
                source,
                label=f"RG {wave}",
                attributes={"wave": wave},
                speakers=speakers,
            )
        )
    with Project.create(path, "Benchmark", ME) as project:
        coder = project.coders.add("anna", CoderKind.PERSON, ME)
        codes = [project.codes.add(CodeDraft(f"Kategorie {n}"), None, ME) for n in range(60)]
        for document in project.documents.add(drafts, ME):
            with project.change("coding.add", ME):
                for passage in material.passages:
                    project.codings.add(document, Span(passage.start, passage.end), rng.choice(codes), coder)


def process_time(program: str, *arguments: str) -> float:
    """Milliseconds of user and system time of a process."""
    before = os.times()
    subprocess.run([sys.executable, "-c", program + _RUN, *arguments], check=True, stderr=subprocess.DEVNULL)
    after = os.times()
    return 1000 * (after.children_user + after.children_system - before.children_user - before.children_system)


def first_screen(path: Path, documents: int, rounds: int) -> None:
    """Print what the first screen costs beside the trivial ones."""
    programs = {
        "three empty panes": (_EMPTY,),
        "trivial three panes": (_TRIVIAL, str(documents)),
        "coding screen": (_OURS, str(path)),
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            taken[name].append(process_time(*program))
    peer = median(taken["trivial three panes"])
    for name, figures in taken.items():
        print(f"    {name:22}{median(figures):8.0f} ms CPU   {median(figures) / peer:.2f} of the trivial three panes")


async def keys(path: Path, rounds: int) -> None:
    """Print what keys cost in the running program."""
    from qualcode.tui.app import QualcodeApp

    app = QualcodeApp(path, "anna")

    async def spent(pilot, *pressed: str) -> float:
        before = time.process_time()
        for key in pressed:
            await pilot.press(key)
        while not app.idle:
            await asyncio.sleep(0)
        await pilot.pause()
        return 1000 * (time.process_time() - before)

    async with app.run_test(size=(160, 50)) as pilot:
        for _ in range(5):
            await pilot.pause(0.1)
        app.screen.text.go_to(len(app.screen.text.text) // 2)
        floor = median([await spent(pilot, "f20") for _ in range(rounds)])
        print(f"    a key that does nothing {floor:6.1f} ms CPU")
        for name, pressed in (
            ("next sentence", ["down"]),
            ("extend by a sentence", ["shift+down"]),
            ("quick code", ["down", "1"]),
            ("next coding", ["tab"]),
            ("undo", ["u"]),
        ):
            figure = median([await spent(pilot, *pressed) for _ in range(rounds)])
            print(f"    {name:22}{figure:8.1f} ms CPU")


def main() -> None:
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        many, one = Path(folder) / "many.qualcode", Path(folder) / "one.qualcode"
        documents = 100 if quick else 1000
        make_project(many, documents, 8_000, 10)
        print(f"first screen of {documents} documents with {10 * documents} codings")
        first_screen(many, documents, 3 if quick else 7)
        length, count = (100_000, 500) if quick else (1_000_000, 5_000)
        make_project(one, 1, length, count)
        print(f"one document of {length / 1e6:g} MB with {count} codings")
        asyncio.run(keys(one, 5 if quick else 15))


if __name__ == "__main__":
    main()
