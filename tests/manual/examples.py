"""What the pages of the manual show: files to make, commands to type, and what these write."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {
    "README.md": "README.md",
    "first-study.md": "erste-studie.md",
    "import.md": "importieren.md",
    "other-programs.md": "andere-programme.md",
    "code.md": "codieren.md",
    "codebook.md": "codebuch.md",
    "agree.md": "uebereinstimmung.md",
    "count.md": "auszaehlen.md",
    "tidy.md": "tabellen.md",
    "quote.md": "zitieren.md",
    "consent.md": "einwilligung.md",
    "anonymise.md": "anonymisieren.md",
    "several-coders.md": "mehrere-codierende.md",
    "keep.md": "aufbewahren.md",
    "line-by-line.md": "zeilenweise.md",
    "methods.md": "inhaltsanalyse.md",
    "inductive.md": "induktiv.md",
    "levels-and-types.md": "einstufungen-und-typen.md",
    "pool.md": "pool.md",
    "keys.md": "tasten.md",
}
"""English page -> its German one."""
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```", re.M | re.S)


@dataclass
class Step:
    """A command as it is typed, with the lines that the page shows of what it writes; “…” passes over some."""

    typed: str
    shown: list[str] = field(default_factory=list)

    @property
    def fails(self) -> bool:
        """Whether the page says that it ends with exit code 1."""
        return "# exit 1" in self.typed.casefold()

    @property
    def words(self) -> list[str]:
        """The words of the command, without a comment behind it."""
        return shlex.split(self.typed, comments=True)


@dataclass
class File:
    """A file that the page asks for."""

    name: str
    text: str


def examples_of(page: Path) -> list[Step | File]:
    """The files and commands of a page in their order."""
    found: list[Step | File] = []
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["kind"] == "text" and block["name"]:
            found.append(File(block["name"], block["text"]))
        elif block["kind"] == "console":
            for line in block["text"].splitlines():
                if line.startswith("$ "):
                    found.append(Step(line.removeprefix("$ ")))
                elif isinstance(found[-1], Step):
                    found[-1].shown.append(line)
    return found
