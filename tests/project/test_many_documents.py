"""Thousands of answers come in by few statements, whatever their names, and as single ones would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.documents import Role, Speaker, Structure, TimeMark, Turn
from qualcode.model.spans import Span
from qualcode.project.file.structures import packed, unpacked
from qualcode.project.project import Project
from tests.helpers import LEAD, draft

AT_ONCE = 400


@contextmanager
def statements(project: Project) -> Iterator[set[str]]:
    """The statements inside that write rows; one whose triggers begin some of their own is reported with each."""
    begun: set[str] = set()
    connection = project._store.connection
    connection.set_trace_callback(lambda sql: begun.add(sql) if sql.startswith("INSERT") else None)
    yield begun
    connection.set_trace_callback(None)


def answers(first: int, number: int) -> list:
    return [
        draft(
            f"P{at} · Was fehlte?",
            f"Antwort {at}",
            case=f"P{at}",
            attributes={"question": "Was fehlte?", "Ort": "Nord"},
            speakers=(Speaker("B", Role.ANSWERS, f"P{at}", {"role": "lead"}),),
        )
        for at in range(first, first + number)
    ]


def test_ten_times_the_answers_take_hardly_more_statements(project):
    with statements(project) as few:
        project.documents.add(answers(0, AT_ONCE // 10), LEAD)
    with statements(project) as many:
        project.documents.add(answers(1000, AT_ONCE), LEAD)
    assert 5 < len(many) <= len(few)


def test_attributes_of_thousands_of_cases_take_hardly_more_statements(project):
    with statements(project) as begun, project.change("import", LEAD):
        keys = project.cases.keys(f"P{at}" for at in range(AT_ONCE))
        project.cases.give({key: {"Ort": "Nord", "Alter": str(key)} for key in keys.values()}, LEAD)
    assert len(begun) < 10
    cases = project.cases.all()
    assert len(cases) == AT_ONCE
    assert all(case.attributes == {"Ort": "Nord", "Alter": str(case.key)} for case in cases)


def test_answers_that_come_in_together_are_those_that_come_in_one_by_one(project):
    together = project.documents.add(answers(0, 5), LEAD)
    project.undo(LEAD)
    single = [project.documents.add([answer], LEAD)[0] for answer in answers(0, 5)]
    for left, right in zip(together, single, strict=True):
        assert (left.name, left.case, left.attributes, left.sha256) == (
            right.name,
            right.case,
            right.attributes,
            right.sha256,
        )
    speakers = [project.documents.speakers(document) for document in single]
    assert [[(who.name, who.case, dict(who.attributes)) for who in several] for several in speakers] == [
        [("B", f"P{at}", {"role": "lead"})] for at in range(5)
    ]


def test_the_same_name_a_thousand_times_is_numbered_on(project):
    documents = project.documents.add([draft("Antwort", f"Wort {at}") for at in range(1000)], LEAD)
    names = [document.name for document in documents]
    assert names[:3] == ["Antwort", "Antwort (2)", "Antwort (3)"]
    assert names[-1] == "Antwort (1000)"
    (again,) = project.documents.add([draft("antwort", "Noch eins")], LEAD)
    assert again.name == "antwort (1001)"


def test_the_same_text_and_structure_is_kept_once_also_within_one_import(project):
    first, second = project.documents.add([draft("a", "Keine."), draft("b", "Keine.")], LEAD)
    (third,) = project.documents.add([draft("c", "Keine.")], LEAD)
    rows = project._store.all("SELECT text_id, structure_id FROM documents")
    assert len(set(rows)) == 1
    assert {project.documents.text(document) for document in (first, second, third)} == {"Keine."}


@st.composite
def structures(draw) -> Structure:
    edges = sorted(draw(st.sets(st.integers(0, 500), max_size=12)))
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    names = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    turns = tuple(Turn(span, draw(names), span.start) for span in spans) if draw(st.booleans()) else ()
    marks = tuple(TimeMark(span, draw(st.integers(0, 10**7))) for span in spans) if draw(st.booleans()) else ()
    return Structure("test 1", tuple(spans), turns, tuple(spans[:3]), marks)


@given(structures())
@settings(max_examples=50, deadline=None)
def test_a_packed_structure_comes_back_as_it_was(structure):
    assert unpacked(*packed(structure)) == structure
