"""Every table is what counting by hand gives: rows, columns, units, filters, roll-up, totals and bases."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFound, UsageProblem
from qualcode.model.codes import Code
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult
from qualcode.project.project import Project
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.compiled_query import compiled
from qualcode.retrieval.counting.counting import axis_named, count_table
from qualcode.retrieval.counting.request import CountRequest, CountUnit
from qualcode.retrieval.filter import PassageChoice, chosen_codings
from tests.builders import ME, ask_about, code_named, coder_named, decide, interview
from tests.helpers import new_project
from tests.retrieval.counting.by_hand import ByHand

TEXT = "I: Wie war das? Und dann?\n\nB: Das war so. Ganz anders. Nicht leicht.\n\nC: Nein. Doch. Vielleicht morgen."
CODES = ("Oben", "Oben / Unten", "Oben / Unten / Tief", "Oben / Daneben", "Thema")
SIDES = ("codes", "cases", "documents", "coders", "speakers", "waves", "source_kinds", "groups", "topics", "land",
         "groesse")  # fmt: skip


def fill(project: Project, seed: int, *, consensus: bool) -> None:
    """Documents with and without cases, speakers of other cases, codings of all sorts."""
    chance = random.Random(seed)
    made = []
    for number in range(6):
        attributes = {"land": chance.choice(("NRW", "Hessen", "=1+1", "zwei\nZeilen")),
                      "groesse": str(chance.choice((9, 10, 200)))}  # fmt: skip
        if chance.random() < 0.3:
            del attributes["land"]
        made.append(
            interview(
                project, f"d{number}", TEXT, label=f"RG {number % 2}", wave=chance.choice(("2021", "2022")),
                case=chance.choice((None, "Kreis 1", "Kreis 2")), source_kind=chance.choice(("RG", "AH")),
                **attributes,
            )
        )  # fmt: skip
    project.cases.set(project.cases.add("Kreis 9", ME), {"land": "Bayern"}, ME)
    project.documents.set_speaker(made[1:2], "B", ME, case="Kreis 9")
    project.documents.set_speaker(made[2:4], "C", ME, case="Kreis 1")
    project.groups.add("Nord", [made[0].key, made[3].key], ME)
    project.groups.add("Süd", [made[3].key, made[4].key], ME)
    for document, topic, question in ((made[0], "Verlauf", "Wie war das?"), (made[2], "Folgen", "Und dann?")):
        ask_about(project, document, topic, question)
    coders = [coder_named(project, name) for name in ("anna", "ben")]
    if consensus:
        coders.append(coder_named(project, "Konsens", CoderKind.CONSENSUS))
        for document in made[:2]:
            project.coders.set_state(document.key, coders[-1], WorkState.FINISHED, ME)
        coders.append(coder_named(project, "Muster", CoderKind.MODEL))
    codes = [code_named(project, path) for path in CODES]
    for _ in range(60):
        start = chance.randrange(len(TEXT) - 1)
        span = Span(start, min(len(TEXT), start + chance.randrange(1, 25)))
        coder = chance.choice(coders)
        polarity = chance.choice((Polarity.PRESENT, Polarity.PRESENT, Polarity.ABSENT, Polarity.MIXED))
        project.codings.add(
            chance.choice(made), span, chance.choice(codes), coder, polarity=polarity,
            round_=chance.choice((1, 2)) if coder.kind is CoderKind.PERSON else 1,
        )  # fmt: skip
    if consensus:
        for result in (ConsensusResult.NONE, ConsensusResult.UNDECIDED, ConsensusResult.OTHER) * 3:
            decide_by_chance(project, chance, made, codes, result)


def decide_by_chance(
    project: Project, chance: random.Random, documents: list[Document], codes: list[Code], result: ConsensusResult
) -> None:
    persons = [coder_named(project, name) for name in ("anna", "ben")]
    document = chance.choice(documents)
    codings = [
        coding
        for coding in project.codings.all(document=document.key)
        if coding.coder in {person.key for person in persons}
    ]
    if codings:
        taken = chance.sample(codings, min(2, len(codings)))
        put = [(coding.span, chance.choice(codes)) for coding in taken] if result is ConsensusResult.OTHER else []
        decide(project, document, taken, result, put)


@pytest.fixture(scope="module", params=[1, 2, 3])
def project(request, tmp_path_factory):
    with new_project(tmp_path_factory.mktemp("counting")) as made:
        with made.together():
            fill(made, request.param, consensus=request.param == 2)
        yield made


def keys_of_coder(project: Project, name: str) -> frozenset[int]:
    coder = project.coders.exact(name)
    return frozenset({coder.key} if coder else ())


@st.composite
def requests(draw, project):
    rows, columns = draw(st.sampled_from(list(permutations(SIDES, 2))))
    wanted = PassageChoice(
        codes=draw(st.sampled_from(["", "Oben", "Oben / Unten"]).map(
            lambda name: frozenset({project.codes.find(name).key} if name else ()))),
        sub_codes=draw(st.booleans()),
        polarities=draw(st.sampled_from([(), (Polarity.PRESENT,), (Polarity.ABSENT, Polarity.MIXED)])),
        rounds=draw(st.sampled_from([(), (1,)])),
        labels=draw(st.sampled_from([(), ("RG 0",)])),
        coders=draw(st.sampled_from(["", "", "ben", "Muster"]).map(lambda name: keys_of_coder(project, name))),
    )  # fmt: skip
    return CountRequest(
        axis_named(project, rows), axis_named(project, columns), wanted=wanted,
        unit=draw(st.sampled_from(list(CountUnit))),
        sub_codes=draw(st.booleans()), empty=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_table_is_what_counting_by_hand_gives(project, data):
    request = data.draw(requests(project))
    made, hand = count_table(project, request), ByHand(project, request)
    assert made.base == hand.base()
    for row, member in enumerate(made.rows):
        assert [cell.parts for cell in made.cells[row]] == [
            hand.parts(member.key, column.key) for column in made.columns
        ]
        assert made.row_totals[row].parts == hand.parts(row=member.key)
        if member.base is not None:
            assert member.base == hand.base("row", member.key)
    assert [cell.parts for cell in made.totals] == [hand.parts(column=column.key) for column in made.columns]
    assert made.total is not None
    assert made.total.parts == hand.parts()
    for column in made.columns:
        assert column.base is None or column.base == hand.base("column", column.key)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_parts_add_up_absent_is_never_in_the_headline_and_each_cell_leads_to_its_codings(project, data):
    request = data.draw(requests(project))
    made, hand = count_table(project, request), ByHand(project, request)
    counting = {coding.key for coding in hand.codings()}
    for row in range(len(made.rows)):
        for column, cell in enumerate(made.cells[row]):
            if request.unit not in (CountUnit.CASES, CountUnit.DOCUMENTS):
                assert cell.n == cell.present + cell.absent + cell.mixed
                assert cell.headline == cell.present + cell.mixed
            else:
                assert cell.n == cell.headline == cell.only_present + cell.both
            keys = made.codings(row, column)
            assert bool(keys) == any(cell.parts) or request.unit in (CountUnit.WORDS, CountUnit.SHARE)
            assert set(keys) <= counting
    if request.rows != request.columns and made.total is not None:
        assert bool(made.codings(None, None)) == bool(made.rows) or request.empty


@pytest.mark.parametrize(
    "text", ["Oben AND Thema", "Oben OR Thema", "Oben AND NOT Thema", "absent", "coder:ben AND Oben"]
)
def test_a_table_counts_as_many_passages_as_a_collection_of_quotations(project, text):
    for query in (None, compiled(project, text)):
        wanted = PassageChoice(query=query)
        collected = collect(project, wanted)
        request = CountRequest(axis_named(project, "waves"), axis_named(project, "documents"), wanted=wanted)
        made = count_table(project, request)
        assert made.total is not None
        assert made.total.n == collected.passages()
        shown = sorted(quotation.codings for chapter in collected.chapters for quotation in chapter.quotations)
        assert sorted(made.codings(None, None)) == sorted({key for keys in shown for key in keys})


def test_with_codes_as_a_side_a_query_counts_the_codings_that_make_its_stretches(project):
    wanted = PassageChoice(query=compiled(project, "Oben AND Thema"))
    made = count_table(
        project, CountRequest(axis_named(project, "codes"), axis_named(project, "waves"), wanted=wanted)
    )
    if not any(True for _ in chosen_codings(project, wanted)):
        assert not made.rows
    chosen = {coding.key for _document, codings in chosen_codings(project, wanted) for coding in codings}
    assert set(made.codings(None, None)) <= chosen


def test_a_side_that_nobody_has_is_told_with_the_nearest(project):
    with pytest.raises(NotFound) as caught:
        axis_named(project, "lnd")
    assert "land" in str(caught.value.hint) + str(caught.value)
    request = CountRequest(axis_named(project, "land"), axis_named(project, "land"))
    with pytest.raises(UsageProblem):
        count_table(project, request)
