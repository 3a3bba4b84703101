"""Make what the manual takes from the program anew.

    python -m tests.manual             everything
    python -m tests.manual keys        the pages of keys, docs/de/tasten.md and docs/en/keys.md
    python -m tests.manual methods     the paragraph on methods in README.md
    python -m tests.manual pictures    the pictures of both languages; with a folder behind it, into that folder

Each language is drawn in a process of its own, as the program settles its language when it begins.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "en")


def in_language(language: str, module: str, *arguments: object) -> str:
    """What a module of this package writes in a process that speaks a language, in a home of its own, in UTC."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QUALCODE_", "XDG_"))},
            "HOME": home,
            "TZ": "UTC",
            "QUALCODE_LANG": language,
            "QUALCODE_CODER": "Anna",
            "COLORTERM": "truecolor",
            "TERM": "xterm-256color",
        }
        environment.pop("NO_COLOR", None)
        command = [sys.executable, "-m", f"tests.manual.{module}", *map(str, arguments)]
        ran = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return ran.stdout


def main(what: str = "", folder: str = "") -> int:
    if what not in {"", "keys", "methods", "pictures"}:
        print(__doc__)
        return 2
    for language in LANGUAGES:
        if what in {"", "keys"}:
            from tests.manual.keys import PAGES

            (ROOT / PAGES[language]).write_text(in_language(language, "keys"), encoding="utf-8")
        if what in {"", "pictures"}:
            in_language(language, "pictures", folder or ROOT / "docs" / "pictures", language)
    if what in {"", "methods"}:
        from tests.manual.methods import renew

        renew()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
