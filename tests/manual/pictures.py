"""The pictures of the manual, drawn by the program from the demo project: `python -m tests.manual pictures`.

Clock and chance stand still, so that the same program draws the same pictures.
"""

from __future__ import annotations

import asyncio
import random
import re
import secrets
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import escape
from pathlib import Path

_STILL = 4  # so many times in a row a screen looks the same before it is taken as drawn
_MOST = 100  # times that it is looked at
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


@dataclass(frozen=True)
class Scene:
    """A picture of the interface: what is opened, and the keys that lead to what it shows."""

    name: str
    keys: tuple[str, ...]
    document: str = "rg-2022-07"
    size: tuple[int, int] = (118, 34)


SCENES = (
    Scene("text", ("down", "down", "down", "down"), size=(156, 38)),  # wide enough for all panels
    Scene("code", ("down", "down", "down", "down", "c", *"interf")),
    Scene("quotations", ("f2",)),
    Scene("codebook", ("f3", "down", "down", "enter")),
    Scene("compare", ("f5",)),
    Scene("documents", ("f6",)),
    Scene("memos", ("f7",)),
    Scene("history", ("f8",)),
    Scene("coders", ("f9",)),
    Scene("find", ("ctrl+f", *"Jobcenter", "enter")),
    Scene("finder", ("space", *"rg-2021")),
    Scene("memo", ("down", "down", "m", *"Wer", "space", *"entscheidet?")),
    Scene("help", ("question_mark",)),
)


class _StillClock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _StillClock:
        still = cls(2026, 3, 2, 9, 30, tzinfo=UTC)
        return still if tz is not None else still.replace(tzinfo=None)


def stand_still() -> None:
    """Let clock and chance give the same in every run. Before any project is made."""
    import qualcode.project.watch.identity
    import qualcode.times
    from qualcode.tui.shared import key_line

    for module in (qualcode.project.watch.identity, qualcode.times, key_line):
        module.datetime = _StillClock
    dice = random.Random(2026)
    secrets.token_bytes = lambda number=32: dice.randbytes(number)
    secrets.token_hex = lambda number=32: dice.randbytes(number).hex()


def draw(folder: Path, scenes: Sequence[Scene] = SCENES) -> None:
    """Draw the scenes into a folder, with a transcript and a page of the quotations in Word beside them."""
    from qualcode.workspace.project.making import make_demo

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        demo = Path(made) / "demo.qualcode"
        with make_demo(demo, "Anna") as project:
            project.search.prepare(lambda _done, _all: None)  # or the search would still go on in the picture
        _write_memos(demo)
        for scene in scenes:
            copy = Path(made) / scene.name / "demo.qualcode"
            copy.parent.mkdir()
            shutil.copy(demo, copy)
            (folder / f"{scene.name}.svg").write_text(asyncio.run(screenshot(copy, scene)), encoding="utf-8")
        (folder / "word.svg").write_text(_in_word(demo, Path(made) / "interferenz.docx"), encoding="utf-8")
    (folder / "transcript.svg").write_text(_transcript(), encoding="utf-8")


def _write_memos(demo: Path) -> None:
    """Some memos, of which the demo has none."""
    import qualcode

    with qualcode.open(demo, coder="Anna") as study:
        about, code = study.documents["rg-2022-07"], study.codes["Schnittstellentypen / Diffusion"]
        study.memos.add("Wer entscheidet hier eigentlich? Vgl. [[rg-2022-01]].", about=about, kind="question")
        study.memos.add("Nur codieren, wenn niemand zuständig ist; sonst [[Interferenz]].", about=code, kind="rule")
        study.memos.add("Zuständigkeit als Aushandlung, nicht als Zustand.", title="Aushandlung", kind="theory")


async def screenshot(project: Path, scene: Scene) -> str:
    """The screen of a scene as SVG."""
    from rich.console import ColorSystem

    from qualcode.tui.app import QualcodeApp
    from tests.tui.conftest import settle

    app = QualcodeApp(project, "Anna", document=scene.document)
    app.console._color_system = ColorSystem.TRUECOLOR
    async with app.run_test(size=scene.size) as pilot:
        await settle(pilot)
        for key in scene.keys:
            await pilot.press(key)
            await settle(pilot)
        seen: list[str] = []
        while len(seen) < _STILL or (len(set(seen[-_STILL:])) > 1 and len(seen) < _MOST):
            for typed in app.screen.query("Input, TextArea"):
                typed.cursor_blink = False  # type: ignore[attr-defined]
            await pilot.pause(0.2)
            await settle(pilot)
            seen.append(app.export_screenshot(title="qualcode"))
    return plain(seen[-1])


def plain(drawn: str) -> str:
    """An SVG that loads nothing from anywhere: the fonts are those of the reader, and no id tells pictures apart."""
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.S)
    drawn = drawn.replace("Fira Code", "ui-monospace").replace("font-family: arial", "font-family: sans-serif")
    drawn = re.sub(r"font-family: ui-monospace, monospace", f"font-family: {FONT}", drawn)
    return re.sub(r"terminal-\d+", "terminal", drawn)


# ---- pages of paper ----------------------------------------------------------------------------------------


def _transcript() -> str:
    """The beginning of an interview of the demo, as it lies in a folder."""
    file = Path(__file__).parents[2] / "corpus" / "rg-2022-07.txt"
    lines = file.read_text(encoding="utf-8").split("\n")[:30]
    return paper(file.name, [("mono", line) for line in lines])


def _in_word(project: Path, file: Path) -> str:
    """The first page of the quotations of a code, as Word shows it."""
    import docx

    import qualcode

    with qualcode.open(project, coder="Anna") as study:
        study.quotations(code="Interferenz").write(file)
    told = []
    for paragraph in docx.Document(str(file)).paragraphs:
        style = paragraph.style.name.casefold() if paragraph.style else ""
        kind = "title" if "title" in style else "heading" if "heading" in style else "body"
        if paragraph.text.strip():
            told.append((kind, paragraph.text))
    return paper(file.name, told)


_SIZES = {"title": (22, 28), "heading": (17, 24), "body": (13, 19), "mono": (12, 18)}
_FAMILY = {"mono": FONT, "body": "Georgia, 'Liberation Serif', serif"}


def paper(name: str, told: Sequence[tuple[str, str]], width: int = 620, height: int = 640) -> str:
    """A sheet of paper with paragraphs, cut where it ends."""
    rows, y = [], 74
    for kind, text in told:
        size, step = _SIZES[kind]
        per_line = int((width - 90) / (size * (0.6 if kind == "mono" else 0.5)))
        for line in _wrapped(text, per_line):
            if y > height - 30:
                break
            family = _FAMILY.get(kind, "'Liberation Sans', Arial, sans-serif")
            weight = "bold" if kind in {"title", "heading"} else "normal"
            rows.append(
                f'<text x="45" y="{y}" font-family="{family}" font-size="{size}" font-weight="{weight}" '
                f'fill="#222">{escape(line)}</text>'
            )
            y += step
        y += 0 if kind == "mono" else 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        f'<rect x="6" y="6" width="{width - 12}" height="{height - 12}" rx="4" fill="#fff" stroke="#bbb"/>\n'
        f'<text x="45" y="36" font-family="sans-serif" font-size="12" fill="#777">{escape(name)}</text>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width) or [""]


if __name__ == "__main__":
    stand_still()
    draw(Path(sys.argv[1]) / sys.argv[2])
