"""The demo project, which takes seconds to build: built once in a process, and copied for all other tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qualcode.interchange.demo import build_demo
from qualcode.project.file.history import Author
from qualcode.project.project import Project


@cache
def _bytes_of_demo() -> bytes:
    with TemporaryDirectory() as folder:
        with build_demo(Path(folder) / "demo.qualcode", Author("me")) as made:
            pass
        return made.path.read_bytes()


def demo_at(path: Path) -> Project:
    """A copy of the demo project, open."""
    path.write_bytes(_bytes_of_demo())
    return Project.open(path)
