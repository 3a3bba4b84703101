"""The paragraph on methods that README shows: what the program writes about the demo."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
_PARAGRAPH = re.compile(r"(?<=<!-- methods -->\n)> .*\n")


def shown() -> str:
    """The paragraph as README has it."""
    found = _PARAGRAPH.search(README.read_text(encoding="utf-8"))
    return found[0].removeprefix("> ").strip() if found else ""


def written(demo: Path) -> str:
    """The paragraph as the program writes it about a project, without the literature."""
    import qualcode
    from qualcode.reporting.agreement.methods import methods

    with qualcode.open(demo) as study:
        return methods(study.agreement().figures, "en").partition("\n\n")[0]


def renew() -> None:
    """Write the paragraph anew into README."""
    from qualcode.workspace.project.making import make_demo

    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.qualcode"
        with make_demo(demo, "Anna"):
            pass
        told = written(demo)
    text = README.read_text(encoding="utf-8")
    README.write_text(_PARAGRAPH.sub(lambda _: f"> {told}\n", text), encoding="utf-8")
