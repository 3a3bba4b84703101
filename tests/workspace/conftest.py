"""A study of two coders, opened as one of them, and the parts of it that tests act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import qualcode
from qualcode import OpenStudy
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.workspace.workspace import Workspace
from tests.builders import ME

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt."


@contextmanager
def study_of_two(
    folder: Path, text: str = TEXT, *, mine: str = "Das Amt kam nie.", theirs: str = "Das war schwer."
) -> Iterator[OpenStudy]:
    """A study opened as anna: of one document, in which anna and ben have given one code each, if words are said."""
    path = folder / "p.qualcode"
    path.write_bytes(_bytes_of_study(text, mine, theirs))
    with qualcode.open(path, coder="anna") as study:
        yield study


@cache
def _bytes_of_study(text: str, mine: str, theirs: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.qualcode"
        with qualcode.create(path, "Probe", coder="anna") as study:
            study.documents.add("eins", text)
            study.codes.add("Thema", definition="das ist gemeint")
            study.coders.add("anna")
            if mine:
                study.code("eins", mine, "Thema")
            if theirs:
                code_as("ben", study, theirs)
        return path.read_bytes()


def code_as(coder: str, study: OpenStudy, words: str, code: str = "Thema", **more: str) -> Coding:
    """What another coder gives meanwhile, who has the same file open."""
    with qualcode.open(study.path, coder=coder, new_coder=True) as other:
        return other.code("eins", words, code, **more).record


def blind(space: Workspace) -> None:
    """Nobody sees the codings of others from now on."""
    space.project.settings.set_blind(ME, on=True)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    with study_of_two(tmp_path) as opened:
        yield opened


@pytest.fixture
def space(study: OpenStudy) -> Workspace:
    return study.space


@pytest.fixture
def project(study: OpenStudy) -> Project:
    return study.space.project


@pytest.fixture
def text(study: OpenStudy) -> Document:
    return study.documents["eins"].record


@pytest.fixture
def mine(study: OpenStudy) -> Coding:
    (coding,) = study.codings.where(coder="anna")
    return coding.record


@pytest.fixture
def theirs(study: OpenStudy) -> Coding:
    (coding,) = study.codings.where(coder="ben")
    return coding.record
