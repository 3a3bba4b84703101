"""An empty project, and one with something in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qualcode.model.codes import Code
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.project.project import Project
from tests.helpers import add_code, add_coder, add_document, bytes_of_new, only_project


@pytest.fixture
def template() -> bytes:
    """The bytes of a new project."""
    return bytes_of_new()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with only_project(tmp_path) as opened:
        opened._store.connection.execute("PRAGMA synchronous = OFF")  # no test cuts the power
        yield opened


@dataclass(frozen=True)
class Study:
    """One document, one code, two coders."""

    project: Project
    document: Document
    code: Code
    anna: Coder
    ben: Coder


@pytest.fixture
def study(project: Project) -> Study:
    return Study(
        project, add_document(project), add_code(project), add_coder(project, "anna"), add_coder(project, "ben")
    )
