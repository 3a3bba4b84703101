"""Whatever a reader may give: nothing breaks, the project is whole, twice adds nothing, undo takes it back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

import qualcode
from qualcode.model.codes import Anchor, CodeDraft, RelatedCode, RelationKind, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import Role, Speaker, TimeMark
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeLink,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeSource,
    ExchangeTarget,
    ExchangeUser,
    TargetKind,
)
from qualcode.model.spans import Span
from qualcode.workspace.exchange.importing import ProjectImportWish, prepared_of, write_project_import
from qualcode.workspace.exchange.intake_plan import IntakeSayings
from qualcode.workspace.workspace import Workspace
from tests.helpers import problems, tables
from tests.workspace.foreign_projects import guid

GUIDS = st.one_of(st.integers(0, 12).map(guid), st.sampled_from(["", "x", "0" * 36, guid(3).replace("1234", "9999")]))
KINDS = st.sampled_from(RelationKind)
NAMES = st.one_of(
    st.sampled_from(
        ["Thema", "thema", " Thema ", "A / B", "Meier, Ute", "", "a\nb", "a=b", "[[x]]", "e\u0301", "é", "😀"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8),
)
TEXTS = st.one_of(
    st.sampled_from(["I: Und?\nB: Ja, so war es.", "\n\nKurz.\n ", " ", "", "😀 e\u0301 Wort\n\nWort"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=60),
)
TIMES = st.sampled_from(["", "2024-03-05T10:00:00Z", "gestern", "2024"])
SPANS = st.one_of(st.none(), st.builds(Span, st.integers(-2, 70), st.integers(-2, 70)))
CODINGS = st.builds(
    ExchangeCoding, GUIDS, GUIDS, SPANS, GUIDS, TIMES, SPANS, NAMES, NAMES, st.sampled_from(Polarity),
    st.one_of(st.none(), st.integers(-5, 120)), NAMES, st.one_of(st.none(), st.integers(1, 3)), st.tuples(GUIDS),
)  # fmt: skip
DRAFTS = st.builds(
    CodeDraft, NAMES, st.builds(Rules, NAMES), short_key=NAMES,
    related=st.tuples(st.builds(RelatedCode, NAMES, KINDS)),
    anchors=st.one_of(st.just(()), st.tuples(st.builds(Anchor, NAMES, NAMES))),
)  # fmt: skip
CODES = st.recursive(
    st.builds(ExchangeCode, GUIDS, DRAFTS),
    lambda inner: st.builds(ExchangeCode, GUIDS, DRAFTS, children=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
SOURCES = st.builds(
    ExchangeSource, GUIDS, NAMES, TEXTS, description=NAMES, attributes=st.dictionaries(NAMES, NAMES, max_size=2),
    codings=st.lists(CODINGS, max_size=4).map(tuple), label=NAMES, wave=NAMES, context=NAMES, transcription=NAMES,
    marks=st.one_of(st.just(()), st.just((TimeMark(Span(0, 0), 1000),))),
    speakers=st.one_of(st.just(()), st.just((Speaker("B", Role.ANSWERS, guid(2)), Speaker("Z", Role.ASKS)))),
)  # fmt: skip
TARGETS = st.builds(ExchangeTarget, st.sampled_from(TargetKind), GUIDS, SPANS)
PROJECTS = st.builds(
    ExchangeProject,
    st.sampled_from(ExchangeFormat),
    NAMES,
    NAMES,
    GUIDS,
    NAMES,
    st.lists(st.builds(ExchangeUser, GUIDS, NAMES, st.sampled_from(CoderKind)), max_size=3).map(tuple),
    st.lists(CODES, max_size=3).map(tuple),
    st.lists(SOURCES, max_size=3).map(tuple),
    st.lists(
        st.builds(ExchangeCase, GUIDS, NAMES, NAMES, st.dictionaries(NAMES, NAMES, max_size=2), st.tuples(GUIDS)),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(ExchangeNote, GUIDS, NAMES, TEXTS, st.lists(TARGETS, max_size=2).map(tuple), GUIDS, TIMES, TIMES),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(ExchangeLink, GUIDS, NAMES, TARGETS, TARGETS), max_size=2).map(tuple),
    st.lists(st.builds(ExchangeSet, GUIDS, NAMES, NAMES, st.tuples(GUIDS), st.tuples(GUIDS)), max_size=2).map(tuple),
)


def take_in_twice_and_undo(project: ExchangeProject) -> None:
    """Into a project that has a code, a coder and a document already."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.qualcode"
        with qualcode.create(path, "Probe", coder="Meier Ute") as study:
            study.documents.add("eins", "I: Und?\nB: Ja, so war es.")
            study.codes.add("Thema")
            study.coders.add("Meier Ute")
        said = IntakeSayings(same_coders=True, same_codes=True, unknown_coder="niemand")
        wish = ProjectImportWish(Path("theirs.qdpx"), said=said)
        with Workspace.open(path, coder="Meier Ute") as space:
            before = tables(space.project)
            first = prepared_of(space, project, wish, print_nothing, never)
            write_project_import(space, first, print_nothing, never)
            assert not problems(space.project)
            after = tables(space.project)
            again = prepared_of(space, project, wish, print_nothing, never)
            assert again.intake.adds_nothing, again.intake.numbers
            write_project_import(space, again, print_nothing, never)
            assert tables(space.project) == after
            if after != before:
                space.undo()
            assert tables(space.project) == before
            assert not problems(space.project)


def print_nothing(*_told: object) -> None:
    """For work of which nobody wants to hear."""


def never() -> bool:
    """Nobody ends it."""
    return False


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(PROJECTS)
def test_any_project_is_taken_in_whole_once_and_back(project: ExchangeProject) -> None:
    take_in_twice_and_undo(project)


@pytest.mark.stress
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(PROJECTS)
def test_many_projects_are_taken_in_whole_once_and_back(project: ExchangeProject) -> None:
    take_in_twice_and_undo(project)
