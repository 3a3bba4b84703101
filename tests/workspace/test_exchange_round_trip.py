"""What goes out as a project for other programs comes back as it was, and changes nothing where it came from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.exchange.project import ExchangeDialect
from qualcode.project.project import Project
from qualcode.workspace.consent.consents import say_of_everybody
from qualcode.workspace.exchange.exporting import export_project
from qualcode.workspace.exchange.importing import (
    ProjectImportWish,
    new_project_from,
    prepare_project_import,
    write_project_import,
)
from qualcode.workspace.exchange.leaving import LeavingWish, leaving_project
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.workspace import Workspace
from tests.helpers import problems, tables
from tests.workspace.exchanged import AUTHOR, differences, facts, fill, passages

OTHERS = [dialect for dialect in ExchangeDialect if dialect is not ExchangeDialect.STANDARD]


def quiet(*_told: object) -> None:
    """Nobody asks how far it is."""


def never() -> bool:
    return False


def written(space: Workspace, dialect: ExchangeDialect = ExchangeDialect.STANDARD) -> Path:
    """The project with its names, as a program reads it; everybody agrees to that."""
    say_of_everybody(space, ConsentChange({Purpose.QUOTE: Permission.YES}))
    path = space.project.path.with_name(f"{dialect}.qdpx")
    export_project(space, leaving_project(space, LeavingWish(with_names=True)), path, dialect)
    return path


def taken_in(package: Path) -> Workspace:
    """A new project of the package, opened as anna."""
    path = package.with_name("back.qualcode")
    path.unlink(missing_ok=True)
    prepared = prepare_project_import(None, ProjectImportWish(package, new=path), quiet, never)
    new_project_from(path, prepared, "anna", quiet, never)
    return Workspace.open(path, coder="anna")


@settings(max_examples=3, deadline=None)
@given(st.data())
def test_a_project_comes_back_equal_and_changes_nothing_where_it_came_from(data: st.DataObject) -> None:
    go_round(data.draw)


@pytest.mark.stress
@settings(max_examples=500, deadline=None)
@given(st.data())
def test_any_project_comes_back_equal(data: st.DataObject) -> None:
    go_round(data.draw)


@settings(max_examples=2, deadline=None)
@given(st.data(), st.sampled_from(OTHERS))
def test_passages_come_back_from_the_dialects_of_programs(data: st.DataObject, dialect: ExchangeDialect) -> None:
    go_by_dialect(data.draw, dialect)


@pytest.mark.stress
@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(OTHERS))
def test_any_passages_come_back_from_the_dialects_of_programs(data: st.DataObject, dialect: ExchangeDialect) -> None:
    go_by_dialect(data.draw, dialect)


@contextmanager
def drawn(draw: st.DrawFn) -> Iterator[Workspace]:
    """A project of whatever is drawn, opened as anna."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "study.qualcode"
        with Project.create(path, "A study", AUTHOR) as project:
            fill(project, draw)
        with Workspace.open(path, coder="anna") as space:
            yield space


def go_round(draw: st.DrawFn) -> None:
    """Out and in again, three ways."""
    with drawn(draw) as space:
        package = written(space)
        first = package.read_bytes()
        assert written(space).read_bytes() == first
        before = tables(space.project)
        with taken_in(package) as back:
            assert problems(back.project) == []
            assert differences(facts(back.project), facts(space.project)) == []
        prepared = prepare_project_import(space, ProjectImportWish(package), quiet, never)
        assert prepared.intake.conflicts == ()
        write_project_import(space, prepared, quiet, never)
        assert tables(space.project) == before
        report = merge(space, [back.project.path], other_project=True).report
        assert report.conflicts == ()
        assert tables(space.project) == before


def go_by_dialect(draw: st.DrawFn, dialect: ExchangeDialect) -> None:
    """Out for a program and in again: codes may be flat, times whole seconds; the passages are the same."""
    with drawn(draw) as space, taken_in(written(space, dialect)) as back:
        assert problems(back.project) == []
        assert passages(back.project) == passages(space.project)
