"""Whose codings count: what a consensus finished, what it has and what its decisions took away; never a model's."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult
from qualcode.project.coding.conditions import among
from qualcode.reporting.documents.coded import coded_document
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection_words import head
from qualcode.reporting.quotations.themes import Themes
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.compiled_query import compiled
from qualcode.retrieval.consensus import codings_that_count
from qualcode.retrieval.counting.counting import axis_named, count_table
from qualcode.retrieval.counting.request import CountRequest
from qualcode.retrieval.filter import PassageChoice, chosen_codings, chosen_numbers
from qualcode.retrieval.relations.case_saturation import saturation
from qualcode.retrieval.relations.code_pairs import cooccurrence
from qualcode.retrieval.relations.coverage import coverage
from qualcode.retrieval.relations.word_frequencies import WordFrequencyRequest, word_frequencies
from tests.builders import ME, code_named, coder_named, decide, give_code, interview
from tests.helpers import new_project

EVERYTHING = PassageChoice()
TEXT = "Eins zwei drei. Vier fünf sechs. Sieben acht neun."


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as made:
        yield made


@pytest.fixture
def document(project):
    coder_named(project, "Konsens", CoderKind.CONSENSUS)
    return interview(project, "a", TEXT)


def shown(project, wanted=EVERYTHING):
    """Code and words of what counts, after a look that all ways of counting have the same."""
    made = collect(project, wanted)
    found = sorted((chapter.heading, quotation.text) for chapter in made.chapters for quotation in chapter.quotations)
    keys = {key for chapter in made.chapters for quotation in chapter.quotations for key in quotation.codings}
    request = CountRequest(axis_named(project, "codes"), axis_named(project, "documents"), wanted=wanted)
    table = count_table(project, request)
    assert table.total.n == made.passages()
    assert set(table.codings(None, None)) == keys
    counting = [codings_that_count(project, wanted, document)[0] for document in project.documents.all()]
    assert {coding.key for codings in counting for coding in codings} == keys
    assert sum(document.coded for document in coverage(project, wanted).documents) <= sum(
        len(text) for _code, text in found
    )
    tally = made.tally
    speaking = table.speaking
    assert (speaking.replaced, speaking.removed) == (tally.stood_in_for, tally.decided_away)
    assert speaking.under_way == made.under_way
    return found


def test_what_was_decided_away_does_not_count(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    second = give_code(project, document, "zwei drei", path="Anderes", coder="ben")
    give_code(project, document, "Sieben", coder="ben")
    decide(project, document, [first, second], ConsensusResult.NONE)
    assert shown(project) == [("Thema", "Sieben")]
    made = collect(project, EVERYTHING)
    assert (made.under_way, made.tally.stood_in_for, made.tally.decided_away) == (1, 0, 2)


def test_what_is_undecided_takes_nothing_away(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    decide(project, document, [first], ConsensusResult.UNDECIDED)
    assert shown(project) == [("Thema", "Eins zwei")]


def test_a_decision_for_one_code_takes_the_other_away_and_stands_for_its_own(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    second = give_code(project, document, "zwei drei", path="Anderes", coder="ben")
    decide(project, document, [first, second], ConsensusResult.FIRST, [(first.span, code_named(project, "Thema"))])
    assert shown(project) == [("Thema", "Eins zwei")]
    made = collect(project, EVERYTHING)
    assert (made.under_way, made.tally.stood_in_for, made.tally.decided_away) == (1, 1, 1)
    lines = head(made, wording_of("en"))
    assert any("not finished" in line and "(replaced: 1)" in line for line in lines)
    assert any("1 coding is left out there, since a decision" in line for line in lines)
    german = head(made, wording_of("de"))
    assert any("1 Codierung" in line and "Entscheidung im Konsens" in line for line in german)


def test_a_consensus_that_is_not_finished_is_none_of_all_coders(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    give_code(project, document, "Sieben", coder="ben")
    decide(project, document, [first], ConsensusResult.FIRST, [(first.span, code_named(project, "Thema"))])
    lines = head(collect(project, EVERYTHING), wording_of("en"))
    assert "Codings of all coders (1) are included." in " ".join(lines)  # anna's is replaced, ben's counts
    request = CountRequest(axis_named(project, "codes"), axis_named(project, "documents"))
    assert count_table(project, request).speaking.coders == 1


def test_a_coding_stays_away_whatever_its_coder_makes_of_it(project, document):
    """It is known by itself, not by its place or code; removing the decision brings it back."""
    first = give_code(project, document, "Eins zwei", coder="anna")
    decision = decide(project, document, [first], ConsensusResult.NONE)
    anna = coder_named(project, "anna")
    project.codings.change(first, anna, span=Span(16, 20), code=code_named(project, "Anderes"))
    assert shown(project) == []
    project.consensus.withdraw(decision, ME)
    assert shown(project) == [("Anderes", "Vier")]


def test_where_the_consensus_finished_it_alone_counts(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    give_code(project, document, "Sieben", coder="ben")
    decide(project, document, [first], ConsensusResult.FIRST, [(first.span, code_named(project, "Thema"))])
    assert shown(project) == [("Thema", "Eins zwei"), ("Thema", "Sieben")]
    project.coders.set_state(document.key, coder_named(project, "Konsens"), WorkState.FINISHED, ME)
    assert shown(project) == [("Thema", "Eins zwei")]
    made = collect(project, EVERYTHING)
    assert (made.source, made.settled, made.under_way, made.tally.decided_away) == ("consensus", 1, 0, 0)


def test_a_portrait_tells_that_the_consensus_found_nothing(project, document):
    give_code(project, document, "Eins zwei", coder="anna")
    project.coders.set_state(document.key, coder_named(project, "Konsens"), WorkState.FINISHED, ME)
    codings, speaking = codings_that_count(project, EVERYTHING, document)
    assert (codings, speaking.settled, speaking.source) == ([], 1, "consensus")


def test_coders_who_are_named_count_whatever_was_decided(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    decide(project, document, [first], ConsensusResult.NONE)
    assert shown(project, PassageChoice.named(project, coders=["anna"])) == [("Thema", "Eins zwei")]


def test_what_was_decided_away_stays_away_where_a_filter_leaves_the_consensus_out(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    other = code_named(project, "Anderes")
    decide(project, document, [first], ConsensusResult.OTHER, [(first.span, other)])
    assert shown(project, PassageChoice.named(project, codes=["Thema"])) == []
    assert shown(project, PassageChoice(polarities={Polarity.PRESENT})) == [("Anderes", "Eins zwei")]


def test_reports_of_relations_tell_what_was_replaced_and_removed(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    decide(project, document, [first], ConsensusResult.NONE)
    for notes in (
        cooccurrence(project, EVERYTHING).notes,
        coverage(project, EVERYTHING).notes,
        saturation(project, EVERYTHING).notes,
    ):
        assert any("a decision of the consensus removed it" in note for note in notes)
    counted = word_frequencies(project, WordFrequencyRequest(EVERYTHING, coded=True))
    assert (counted.total, counted.speaking.removed) == (0, 1)


def test_a_heading_is_about_what_counts_only(project, document):
    first = give_code(project, document, "Eins zwei", coder="anna")
    assert [code.name for code in Themes(project).given(document.key, first.span)] == ["Thema"]
    decide(project, document, [first], ConsensusResult.NONE)
    assert Themes(project).given(document.key, first.span) == []


# ---- model solutions ---------------------------------------------------------------------------------


@pytest.fixture
def with_model(project):
    document = interview(project, "a", TEXT)
    coder_named(project, "Muster", CoderKind.MODEL)
    give_code(project, document, "Eins zwei", coder="anna")
    give_code(project, document, "Vier fünf", coder="Muster")
    return document


def test_a_model_solution_never_counts_unless_it_is_named(project, with_model):
    assert shown(project) == [("Thema", "Eins zwei")]
    assert shown(project, PassageChoice.named(project, coders=["Muster"])) == [("Thema", "Vier fünf")]
    assert shown(project, PassageChoice.named(project, coders=["Muster", "anna"])) == [
        ("Thema", "Eins zwei"), ("Thema", "Vier fünf"),
    ]  # fmt: skip
    by_query = PassageChoice(query=compiled(project, "coder:Muster"))
    assert shown(project, by_query) == [("Thema", "Vier fünf")]
    assert shown(project, PassageChoice(query=compiled(project, "NOT coder:ben".replace("ben", "anna")))) == []


def test_a_head_tells_that_a_model_solution_does_not_count(project, with_model):
    assert any(
        "1 model solution does not count" in line for line in head(collect(project, EVERYTHING), wording_of("en"))
    )
    assert any("1 Musterlösung zählt nicht" in line for line in head(collect(project, EVERYTHING), wording_of("de")))
    named = collect(project, PassageChoice.named(project, coders=["anna"]))
    assert not any("model" in line for line in head(named, wording_of("en")))


def test_a_model_solution_is_in_no_listing_and_no_number(project, with_model):
    listed = [coding for _document, codings in chosen_codings(project, EVERYTHING) for coding in codings]
    assert [project.coders.all()[0].name, len(listed)] == ["Muster", 1]
    assert chosen_numbers(project, EVERYTHING) == {"present": 1}
    muster = coder_named(project, "Muster")
    assert chosen_numbers(project, PassageChoice(coders=frozenset({muster.key}))) == {"present": 1}
    assert len(coded_document(project, with_model).codings) == 1
    assert len(coded_document(project, with_model, wanted=PassageChoice(coders={muster.key})).codings) == 1
    assert project.codings.count(among("coder_id", [muster.key])) == {"present": 1}


def test_an_unfinished_consensus_replaces_no_model_solution(project, with_model):
    coder_named(project, "Konsens", CoderKind.CONSENSUS)
    give_code(project, with_model, "Vier fünf", coder="Konsens")
    assert shown(project) == [("Thema", "Eins zwei"), ("Thema", "Vier fünf")]
    assert collect(project, EVERYTHING).tally.stood_in_for == 0
