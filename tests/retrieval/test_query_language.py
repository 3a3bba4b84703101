"""The query language: what is written reads as the same query, and what it chooses is what its words say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import Ambiguous, NotExact, NotFound, QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.project.project import Project
from qualcode.retrieval.compiled_query import CompiledQuery, chosen_documents, compiled
from qualcode.retrieval.filter import PassageChoice, coded_passages
from qualcode.retrieval.query import NAMED, NUMBERS, WORDS, Compared, Joined, Named, Not, One, parse, written
from qualcode.retrieval.query_names import NameReading
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import only_project

# ---- reading and writing -----------------------------------------------------------------------------

NAMES = st.one_of(
    st.sampled_from(
        ["A", "AND", "NEAR/2", "good", "uncoded", "RG 2022", 'a "quoted" one', "Tief / Unten", "x=y", "(a"]
    ),
    st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=12),
)
PARTS = st.one_of(
    st.builds(Named, st.sampled_from([*NAMED, ""]), NAMES),
    st.builds(Named, st.just("word"), st.sampled_from(WORDS)),
    st.builds(Compared, NAMES, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), NAMES | st.just(""),
              attribute=st.just(True)),
    st.builds(Compared, st.sampled_from(NUMBERS), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), NAMES),
)  # fmt: skip


def joined(parts):
    return st.one_of(
        st.builds(Joined, st.sampled_from(["AND", "OR"]), parts, parts),
        st.builds(Joined, st.just("NEAR"), parts, parts, st.integers(0, 30)),
        st.builds(Not, parts),
        st.builds(One, parts),
    )


PIECES = st.sampled_from([*'ABab ()[]"„“:=<>!&/', " AND ", " OR ", "NOT ", " NEAR/2 ", "label:", "wave>="])


def read(typed):
    """The query, or what is wrong with it."""
    try:
        return parse(typed), None
    except UsageProblem as error:
        return None, error


QUERIES = st.recursive(PARTS, joined, max_leaves=8)


@settings(deadline=None)
@given(QUERIES)
def test_what_is_written_reads_as_the_same_query(query):
    assert parse(written(query)) == query


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_an_error_points_into_the_line(typed):
    query, error = read(typed)
    if error is None:
        assert parse(written(query)) == query
    else:
        start, end = error.place
        assert (error.typed, bool(error.hint)) == (typed, True)
        assert 0 <= start <= end <= len(typed)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Interferenz AND (A", "("),
        ("A ) B", ")"),
        ('A AND "offen', '"'),
        ("A AND AND B", "AND"),
        ("label<RG", "<"),
        ("A OR = 3", "="),
    ],
)
def test_the_place_is_what_is_wrong(typed, place):
    with pytest.raises(UsageProblem, match="cannot be read") as told:
        parse(typed)
    start, end = told.value.place
    assert typed[start:end] == place


def test_names_may_hold_colons_and_several_words():
    assert parse("Förderbaustein 1: Coaching AND B") == parse('"Förderbaustein 1: Coaching" AND B')
    assert parse('017 label:"RG 2022" uncoded') == parse('(017 AND label:"RG 2022") AND uncoded')
    assert parse("wave >= 2021") == parse('"wave">="2021"')
    assert parse('label!="RG 2022"') == parse('NOT label:"RG 2022"')


def test_very_long_and_very_deep_queries_are_refused():
    for typed in (" OR ".join(["A"] * 500), "(" * 300 + "A" + ")" * 300):
        with pytest.raises(UsageProblem, match="more than"):
            parse(typed)


# ---- meaning -----------------------------------------------------------------------------------------

TEXT = "B: Eins zwei drei. Vier fünf sechs. Sieben acht neun. Zehn elf zwölf."
WORDS_OF_TEXT = ["Eins", "zwei", "drei", "Vier", "fünf", "sechs", "Sieben", "acht", "neun", "Zehn", "elf", "zwölf"]


@dataclass
class Study:
    project: Project
    documents: list


@pytest.fixture
def study(tmp_path):
    project = only_project(tmp_path)
    documents = [
        interview(project, "alpha", TEXT, label="RG 2021", wave="2021", case="Fall A", land="NRW"),
        interview(project, "beta", TEXT, label="RG 2022", wave="2022", land="Hessen"),
        interview(project, "gamma", TEXT, label="RG 2022", wave="2022/23"),
        interview(project, "delta", TEXT, label="THM", wave=""),
    ]
    for number, (place, words, code, coder, polarity) in enumerate(
        [
            (0, "Eins zwei", "Oben / A", "anna", "present"),
            (0, "zwei drei", "B", "anna", "absent"),
            (0, "Sieben acht", "B", "ben", "present"),
            (0, "acht neun", "Oben / A", "ben", "mixed"),
            (1, "Vier", "Oben / A", "anna", "absent"),
            (1, "Zehn elf", "B", "ben", "present"),
            (1, "sechs", "Oben", "ben", "present"),
            (2, "elf zwölf", "B", "anna", "mixed"),
            (2, "fünf", "C", "ben", "present"),
        ]
    ):
        coding = give_code(project, documents[place], words, code, coder, Polarity(polarity)) or None
        weight = None if number % 3 == 0 else number * 10
        project.codings.change(coding, coder_named(project, coder), weight=weight)
        project.good_marks.set([coding.key], coder_named(project, coder), good=number % 2 == 0)
    yield Study(project, documents)
    project.close()


CODES = {"A": {"Oben / A"}, "B": {"B"}, "Oben": {"Oben", "Oben / A"}}
CONDITIONS = {
    "coder:anna": lambda passage: passage.coder.name == "anna",
    "absent": lambda passage: passage.coding.polarity == "absent",
    "good": lambda passage: passage.coding.good,
    "weight>=40": lambda passage: passage.coding.weight is not None and passage.coding.weight >= 40,
    'label:"RG 2022"': lambda passage: passage.document.label == "RG 2022",
    "land=nrw": lambda passage: passage.document.attributes.get("land") == "NRW",
    "wave!=2021": lambda passage: passage.document.attributes.get("wave", "") not in ("", "2021"),
    'case:"Fall A"': lambda passage: passage.document.case == "Fall A",
}


def conditions(parts):
    return st.one_of(
        st.tuples(st.sampled_from(["AND", "OR"]), parts, parts),
        st.tuples(st.just("NOT"), parts),
    )


TREES = st.recursive(st.sampled_from(sorted(CONDITIONS)), conditions, max_leaves=5)
ANY_TREES = st.recursive(st.sampled_from(sorted([*CONDITIONS, *CODES, "uncoded"])), conditions, max_leaves=5)


def text_of(tree):
    if isinstance(tree, str):
        return tree
    return f"(NOT {text_of(tree[1])})" if tree[0] == "NOT" else f"({text_of(tree[1])} {tree[0]} {text_of(tree[2])})"


def holds(tree, leaf):
    if isinstance(tree, str):
        return leaf(tree)
    if tree[0] == "NOT":
        return not holds(tree[1], leaf)
    parts = [holds(tree[1], leaf), holds(tree[2], leaf)]
    return all(parts) if tree[0] == "AND" else any(parts)


many = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@many
@given(tree=TREES)
def test_conditions_choose_the_codings_for_which_they_hold(study, tree):
    project = study.project
    every = list(coded_passages(project))
    wanted = {passage.coding.key for passage in every if holds(tree, partial(condition, passage))}
    query = compiled(project, text_of(tree))
    assert {passage.coding.key for passage in coded_passages(project, PassageChoice(query=query))} == wanted
    code = compiled(project, f"B AND {text_of(tree)}")
    of_code = {passage.coding.key for passage in every if passage.code.name == "B"}
    assert {passage.coding.key for passage in coded_passages(project, PassageChoice(query=code))} == wanted & of_code


@many
@given(tree=ANY_TREES)
def test_documents_are_asked_each_part_by_itself(study, tree):
    project = study.project
    every = list(coded_passages(project))

    def fits(document):
        mine = [passage for passage in every if passage.document.key == document.key]

        def leaf(name):
            if name == "uncoded":
                return not mine
            if name in CODES:
                return any(passage.code.full_name in CODES[name] for passage in mine)
            if name.startswith(("label", "land", "wave", "case")):
                return CONDITIONS[name](Sample(document))
            return any(CONDITIONS[name](passage) for passage in mine)

        return holds(tree, leaf)

    query = compiled(project, text_of(tree), NameReading(of_documents=True))
    found = chosen_documents(project, query, project.codings.where)
    assert [document.name for document in found] == [
        document.name for document in project.documents.all() if fits(document)
    ]


@dataclass
class Sample:
    document: object


def condition(passage, name):
    return CONDITIONS[name](passage)


def names(study, typed):
    query = compiled(study.project, typed, NameReading(of_documents=True))
    return {document.name for document in chosen_documents(study.project, query, study.project.codings.where)}


def test_square_brackets_ask_for_one_passage(study):
    assert names(study, "A AND coder:anna AND mixed") == {"alpha"}
    assert names(study, "[A AND coder:anna AND mixed]") == set()
    assert names(study, "[A AND B]") == {"alpha"}
    assert names(study, "B AND NOT [A AND B]") == {"beta", "gamma"}
    assert names(study, "Oben NEAR/2 B") == {"alpha", "beta"}


def test_words_of_names_and_labels_choose_documents(study):
    assert names(study, "alph") == {"alpha"}
    assert names(study, "RG") == {"alpha", "beta", "gamma"}
    assert names(study, "RG uncoded") == set()
    assert names(study, "uncoded") == {"delta"}


def test_a_word_that_is_a_code_and_stands_in_a_name_is_not_guessed(study):
    code_named(study.project, "beta")
    with pytest.raises(UsageProblem, match="is a code"):
        names(study, "beta")
    assert names(study, "document:beta") == {"beta"}


def test_the_codings_of_another_coder_are_no_part_of_a_stretch(study):
    project = study.project
    chosen = {
        typed: [
            passage.coding.key for passage in coded_passages(project, PassageChoice(query=compiled(project, typed)))
        ]
        for typed in ("A AND B", "A AND B AND coder:anna", "A NOT B", "A NOT absent", "A OR good", "good NOT B")
    }
    assert len(chosen["A AND B"]) == 4
    assert len(chosen["A AND B AND coder:anna"]) == 2
    assert len(chosen["A NOT B"]) == 1
    assert len(chosen["A NOT absent"]) == 2


def test_numbers_and_dates_are_ordered_and_the_rest_is_told(study):
    assert names(study, "wave>=2022") == {"beta"}
    query = compiled(study.project, "wave>=2022", NameReading(of_documents=True))
    assert "2022/23" in query.notes[0]
    with pytest.raises(UsageProblem, match=r"NRW|Hessen"):
        names(study, "land>3")
    with pytest.raises(UsageProblem, match="no number and no date"):
        names(study, "wave>abc")
    study.project.documents.set([study.documents[3]], ME, attributes={"tag": "2021-03-31"})
    assert names(study, "tag<=2021-03") == names(study, "tag>=2021") == {"delta"}
    assert names(study, "tag<2021-03") == set()
    assert names(study, "land=") == {"gamma", "delta"}


@pytest.mark.parametrize(
    ("typed", "kind", "place", "offered"),
    [
        ("B AND waev=2021", NotFound, "waev", "wave"),
        ("B AND label:RG2022", NotFound, "RG2022", "RG 2022"),
        ("coder:anne OR good", NotFound, "anne", "anna"),
        ("Obenn", NotFound, "Obenn", "Oben"),
        ("polarity:absend", NotFound, "absend", "absent"),
        ("lable:THM", NotFound, "lable:THM", "label:THM"),
        ("wave:2021", NotFound, "wave:2021", "wave=2021"),
        ("THM", NotFound, "THM", "label:THM"),
        ("label:RG", Ambiguous, "RG", ""),
        ("weight>=viel", UsageProblem, "viel", "weight"),
        ("B AND NOT uncoded", UsageProblem, "uncoded", ""),
        ("good OR NOT B", UsageProblem, "NOT", ""),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_an_error_at_its_place_with_the_nearest(study, typed, kind, place, offered):
    with pytest.raises(kind) as told:
        compiled(study.project, typed)
    start, end = told.value.place
    assert typed[start:end] == place
    assert offered in told.value.hint


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("label:rg", {"alpha", "beta", "gamma"}), ("document:ta", {"beta", "delta"}), ("label:2021", {"alpha"})],
)
def test_a_part_of_a_name_stands_for_all_that_hold_it_where_a_filter_is_typed(study, typed, chosen):
    project = study.project
    query = compiled(project, typed, NameReading(several=True, of_documents=True))
    assert {document.name for document in chosen_documents(project, query, project.codings.where)} == chosen


def test_whole_names_are_owed_where_something_is_published(study):
    with pytest.raises(NotExact):
        compiled(study.project, "label:TH", NameReading(exact=True))
    assert compiled(study.project, "label:THM", NameReading(exact=True)).text


def test_names_of_people_do_not_leave_with_the_query(study):
    query = compiled(study.project, 'B AND coder:anna AND case:"Fall A" AND label:THM')
    assert query.told() == 'B AND coder:… AND case:… AND label:"THM"'
    assert query.told(identify=True) == query.text


def test_the_state_is_that_of_who_acts(study):
    states = {study.documents[0].key: WorkState.FINISHED}
    reading = NameReading(of_documents=True, state_of=lambda document: states.get(document.key, WorkState.OPEN))
    query = compiled(study.project, "finished OR state:working", reading)
    found = chosen_documents(study.project, query, list)
    assert [document.name for document in found] == ["alpha"]
    with pytest.raises(QualcodeError, match="whose state"):
        compiled(study.project, "finished")


def test_a_case_is_that_of_who_speaks(tmp_path):
    project = only_project(tmp_path)
    document = interview(project, "gruppe", "B1: Das eine.\n\nB2: Das andere.", case="Gruppe")
    project.documents.set_speaker([document], "B1", ME, case="Eins")
    give_code(project, document, "Das eine")
    give_code(project, document, "Das andere")

    def words(typed):
        choice = PassageChoice(query=compiled(project, typed))
        return [passage.text for passage in coded_passages(project, choice)]

    assert words("case:Eins") == ["Das eine"]
    assert words("case:Gruppe") == ["Das andere"]
    assert isinstance(compiled(project, "case:Eins"), CompiledQuery)
    assert coder_named(project, "anna").kind is CoderKind.PERSON
    project.close()
