"""What the file decides of a filter or query is what the filter itself says of each coding."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.model.codings import Polarity
from qualcode.project.material import document_rows
from qualcode.project.project import Project
from qualcode.retrieval.compiled_query import chosen_documents, compiled
from qualcode.retrieval.filter import PassageChoice, chosen_codings, chosen_numbers, coded_passages
from qualcode.retrieval.query_names import NameReading, documents_of
from qualcode.workspace.sight import Sight
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, give_code, interview
from tests.helpers import new_project

TEXT = "I: Wie war das? Und dann?\n\nB: Das war so. Ganz anders. Nicht leicht.\n\nC: Nein. Doch. Vielleicht morgen."
CODES = ("Oben", "Oben / Unten", "Thema", "Rest")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Four documents in two waves, one with speakers of other cases, and codings of all sorts; the bytes of them."""
    with new_project(tmp_path_factory.mktemp("choosing")) as project:
        fill(project)
    return project.path.read_bytes()


@pytest.fixture
def project(filled, tmp_path):
    """A copy for each test: what one writes, or opens blind, is nothing to the others."""
    path = tmp_path / "study.qualcode"
    path.write_bytes(filled)
    with Project.open(path) as opened:
        yield opened


def fill(project):
    made = [
        interview(project, f"d{number}", TEXT, label=f"RG {year}", wave=str(year), case=f"Kreis {number}")
        for number, year in enumerate((2021, 2022, 2022, 2023))
    ]
    interview(project, "leer", TEXT, label="RG 2023", wave="2023")
    project.documents.set_speaker(made[1:2], "B", ME, case="Kreis 3")
    project.documents.set_speaker(made[1:2], "C", ME, case="Kreis 9")
    chance = random.Random(11)
    for number in range(90):
        coding = give_code(
            project, chance.choice(made), chance.choice(TEXT.split(". ")[1:]), path=chance.choice(CODES),
            coder=chance.choice(("anna", "ben")), polarity=chance.choice(list(Polarity)),
            memo=f"memo {number}" if number % 7 == 0 else "",
        )  # fmt: skip
        who = next(coder for coder in project.coders.all() if coder.key == coding.coder)
        if number % 2:
            project.codings.change(coding, who, weight=chance.choice((0, 30, 70)))
            project.good_marks.set([coding.key], who, good=number % 3 == 0)
        if number % 4 == 0:
            document = project.documents.get(coding.document)
            code = project.codes.find("Rest")
            project.codings.add(document, coding.span, code, who, round_=chance.choice((2, 3)))


leaves = st.sampled_from([
    "Oben", "Thema", "Rest", "code:Unten", "coder:anna", "coder:ben", "absent", "mixed", "present", "good",
    "weight>=30", "weight<70", "weight!=0", "round:2", "round<=2", "wave>=2022", "wave=2021", 'label:"RG 2022"',
    "document:d2", 'case:"Kreis 3"', 'case:"Kreis 9"', 'case:"Kreis 0"',
])  # fmt: skip
conditions = leaves.filter(lambda leaf: leaf not in ("Oben", "Thema", "Rest", "code:Unten"))
OPERATORS = st.sampled_from(["AND", "OR", "AND NOT", "NEAR/1"])
QUERIES = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.tuples(part, OPERATORS, part).map(lambda three: f"({' '.join(three)})"),
        st.tuples(part, conditions).map(lambda two: f"({two[0]} AND NOT {two[1]})"),
        conditions.map(lambda leaf: f"(NOT {leaf})"),
    ),
    max_leaves=6,
)  # fmt: skip


def read(project, text, **reading):
    """The query, or None where it asks for nothing that can be chosen."""
    try:
        return compiled(project, text, NameReading(**reading))
    except UsageProblem:  # it asks for nothing that can be chosen, such as “NOT A” alone
        return None


def by_hand(project, wanted):
    """The chosen codings, each of them fetched and asked."""
    wanted = wanted.with_codes_below(project.codes.book())
    found = []
    for document in documents_of(project):
        if wanted.takes_document(document):
            mine = [one for one in project.codings.all(document=document.key) if wanted.takes_coding(one)]
            mine = wanted.asked_for(mine, project.documents.structure)
            found += [(document, mine)] if mine else []
    return found


def check(project, wanted):
    expected = by_hand(project, wanted)
    assert list(chosen_codings(project, wanted)) == expected
    polarities = [coding.polarity for _, codings in expected for coding in codings]
    numbers = chosen_numbers(project, wanted)
    assert {name: numbers[name] for name in Polarity} == {name: polarities.count(name) for name in Polarity}
    if wanted.is_decided:
        whole = wanted.with_codes_below(project.codes.book())
        fetched = project.codings.where(whole.needed(project))
        assert fetched == [coding for coding in project.codings.all() if whole.takes_coding(coding)]


ONE_PROJECT = [HealthCheck.function_scoped_fixture]  # which no example changes


@settings(max_examples=150, deadline=None, suppress_health_check=ONE_PROJECT)
@given(text=QUERIES)
def test_a_query_chooses_the_same_passages_in_the_file_as_one_by_one(project, text):
    query = read(project, text)
    if query is not None:
        check(project, PassageChoice(query=query))


@settings(max_examples=100, deadline=None, suppress_health_check=ONE_PROJECT)
@given(text=QUERIES, brackets=st.booleans())
def test_a_query_chooses_the_same_documents(project, text, brackets):
    query = read(project, f"[{text}]" if brackets else text, of_documents=True)
    if query is not None:
        every = chosen_documents(project, query, lambda _: project.codings.all())
        assert chosen_documents(project, query, project.codings.where) == every


keys = st.sets(st.integers(1, 5), max_size=3)


@settings(max_examples=100, deadline=None, suppress_health_check=ONE_PROJECT)
@given(wanted=st.builds(
    PassageChoice,
    documents=st.none() | keys, labels=st.sets(st.sampled_from(["RG 2022", "RG 2023", "x"])), codes=keys, coders=keys,
    polarities=st.sets(st.sampled_from(["present", "absent"])), rounds=keys, codings=st.sets(st.integers(1, 99)),
    weights=st.none() | st.sampled_from([(0, 30), (30, 100), (5, 5)]), good=st.booleans(), sub_codes=st.booleans(),
    own_round=st.none() | st.tuples(st.integers(1, 2), st.integers(1, 3)),
    attributes=st.sets(st.sampled_from([("wave", "2021"), ("wave", "2022")])),
))  # fmt: skip
def test_a_filter_chooses_the_same_passages_in_the_file_as_one_by_one(project, wanted):
    check(project, wanted)


def test_a_query_too_long_for_one_statement_is_asked_in_memory(project):
    text = " OR ".join(f"weight:{number}" for number in range(150))
    query = read(project, text)
    assert (query.is_decided, query.needed().sql) == (False, "1")
    check(project, PassageChoice(query=query))


def test_only_the_codings_of_the_code_are_fetched_and_no_structure_is_unpacked(project, monkeypatch):
    unpacked, fetched = [], []
    for name in ("unpacked", "PackedPlaces"):
        whole = getattr(document_rows, name)
        monkeypatch.setattr(
            document_rows, name, lambda *column, name=name, whole=whole: (unpacked.append(name), whole(*column))[1]
        )
    where = project.codings.where
    monkeypatch.setattr(
        project.codings, "where", lambda *asked, **more: (found := where(*asked, **more), fetched.extend(found))[0]
    )
    code = project.codes.find("Oben / Unten")
    found = list(coded_passages(project, PassageChoice(codes={code.key})))
    documents = {passage.document.key for passage in found}
    assert [passage.coding for passage in found] == fetched
    assert unpacked.count("PackedPlaces") == len(documents)
    assert (
        unpacked.count("unpacked") == len(documents & project.documents.cases_of_speakers().keys()) < len(documents)
    )
    expected = [project.documents.structure(one.document).paragraph_number(one.coding.span.start) for one in found]
    assert [passage.paragraph for passage in found] == expected


def test_own_codings_of_another_round_are_left_out_by_the_filter(project):
    anna = project.coders.find("anna").key
    sight = Sight(own=anna, round=2)
    narrowed = sight.narrowed(PassageChoice())
    expected = {coding.key for coding in project.codings.all() if sight.sees(coding)}
    assert {coding.key for _, codings in chosen_codings(project, narrowed) for coding in codings} == expected
    assert not narrowed.takes_all_codings()


def test_marks_of_others_choose_nothing_for_who_works_blind(project):
    ben, anna = project.coders.find("ben"), project.coders.find("anna")
    given = next(coding for coding in project.codings.all(coder=anna.key) if not coding.good)
    project.good_marks.set([given.key], ben)

    def chosen():
        queries = [PassageChoice(query=read(project, text)) for text in ("good", "good:ben")]
        for choice in (PassageChoice(good=True), PassageChoice(good_by={ben.key}), *queries):
            check(project, choice)
            yield given.key in {coding.key for coding in project.codings.where(choice.needed(project))}

    assert all(chosen())
    Workspace(project, "anna", blind=True)
    assert not any(chosen())


def test_who_works_blind_is_told_whether_others_are_hidden_of_what_is_wanted(project):
    space = Workspace(project, "anna", blind=True)
    ben = project.coders.find("ben")
    with_ben = {coding.code for coding in project.codings.all(coder=ben.key)}
    assert space.hides_codings(PassageChoice(codes=with_ben))
    assert not space.hides_codings(PassageChoice(rounds={9}))
    assert space.hides_codings(PassageChoice(query=read(project, "absent")))
