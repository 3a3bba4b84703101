"""From what people type to the one thing that they mean."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import Ambiguous, NotFound
from qualcode.project.file.store import NameCandidate, find, folded, nearest
from tests.helpers import HOSTILE, LEAD, add_code, add_coder, add_document, draft, give


def things(*names, ids=None):
    ids = ids or [f"{number:012x}" for number in range(0xA0, 0xA0 + len(names))]
    return [
        NameCandidate(name, one, f"0190-{one}", (name,) if isinstance(name, str) else name)
        for name, one in zip(names, ids, strict=True)
    ]


def found(wanted, *names, **more):
    return find("code", wanted, things(*names, **more))


def test_an_exact_name_wins_over_everything(project):
    assert found("Netz", "Netz", "netz", "Netzwerk") == "Netz"


def test_other_case_and_unicode_form_are_the_same_name():
    assert found("BÜNDNIS", "Bündnis", "Bündnisse") == "Bündnis"
    assert found(unicodedata.normalize("NFD", "Bündnis"), "Bündnis", "Bündnisse") == "Bündnis"
    assert found("Bündnis", unicodedata.normalize("NFD", "Bündnis")) == unicodedata.normalize("NFD", "Bündnis")
    assert found("strasse", "Straße") == "Straße"
    assert found("  a   b ", "A b") == "A b"


def test_an_unambiguous_part_will_do():
    assert found("werk", "Netzwerk", "Netz") == "Netzwerk"
    with pytest.raises(Ambiguous) as caught:
        found("net", "Netzwerk", "Netz")
    assert "“Netzwerk (" in caught.value.message
    assert "matches 2 codes" in caught.value.message


def test_a_whole_id_or_its_beginning_will_do():
    ids = ["abc123456789", "abd123456789"]
    assert found("abc123456789", "A", "B", ids=ids) == "A"
    assert found("0190-abd123456789", "A", "B", ids=ids) == "B"
    assert found("abd", "A", "B", ids=ids) == "B"
    assert found("ABD", "A", "B", ids=ids) == "B"
    with pytest.raises(Ambiguous):
        found("ab", "A", "B", ids=ids)


def test_the_beginning_of_an_id_and_a_part_of_a_name_are_equally_good():
    with pytest.raises(Ambiguous):
        found("abc", "x", "the abc", ids=["abc123456789", "123456789abc"])
    assert found("abc", "x", "abc", ids=["abc123456789", "123456789abc"]) == "abc"


def test_nothing_typed_is_nothing_found():
    for wanted in ("", "  "):
        with pytest.raises(NotFound):
            found(wanted, "A")


def test_after_a_miss_the_nearest_are_offered():
    with pytest.raises(NotFound) as caught:
        found("Tranzition", "Transition", "Überleitung", "Interferenz")
    assert caught.value.nearest == ("Transition",)
    assert caught.value.hint == "Did you mean “Transition”?"


def test_where_nothing_is_near_the_hint_says_where_to_look(project):
    with pytest.raises(NotFound) as caught:
        project.codes.find("Transition")
    assert "codebook import" in caught.value.hint
    add_code(project, "Transition")
    with pytest.raises(NotFound) as caught:
        project.codes.find("xyz")
    assert "codebook show" in caught.value.hint


def test_many_matches_are_counted_and_not_all_listed():
    with pytest.raises(Ambiguous) as caught:
        found("co", *(f"code {letter}" for letter in "abcdefghijkl"))
    assert "matches 12 codes" in caught.value.message
    assert "and 4 more" in caught.value.message


def test_a_part_that_fits_several_is_not_to_be_lengthened_where_whole_names_are_owed(project):
    for name in ("Austausch", "Aushandeln"):
        add_code(project, name)
    with pytest.raises(Ambiguous) as caught:
        project.codes.find("aus", exact=True)
    assert "whole name or id" in caught.value.hint
    with pytest.raises(Ambiguous) as caught:
        project.codes.find("aus")
    assert "more letters" in caught.value.hint


def test_nearest_is_blind_to_case_and_form_and_takes_names_that_come_twice():
    assert nearest("BUNDNIS", ["Bündnis", "Bündnis", "ganz anderes"])[0] == "Bündnis"
    assert nearest("x", []) == []


@given(st.text())
def test_folding_twice_is_folding_once_and_forms_do_not_matter(name):
    assert folded(folded(name)) == folded(name)
    assert folded(unicodedata.normalize("NFD", name)) == folded(unicodedata.normalize("NFC", name))


@given(st.lists(st.text(min_size=1).filter(lambda name: name.strip()), min_size=1, max_size=6, unique_by=folded))
def test_everything_is_found_by_its_own_name_and_id(names):
    candidates = things(*names, ids=[f"{number:012d}" for number in range(100, 100 + len(names))])
    ids = {candidate.id for candidate in candidates}
    for candidate in candidates:
        if candidate.thing not in ids:
            assert find("thing", candidate.thing, candidates) == candidate.thing


# ---- the things of a project -------------------------------------------------------------------------


def test_a_code_is_named_by_its_path_the_end_of_it_or_its_name(project):
    top = add_code(project, "Koordination")
    middle = add_code(project, "Intervention", top)
    low = add_code(project, "Appell", middle)
    for typed in ("Koordination / Intervention / Appell", "Intervention / Appell", "appell", "app"):
        assert project.codes.find(typed).key == low.key
    assert project.codes.find("koord").key == top.key


def test_a_top_code_is_named_by_its_name_though_a_sub_code_has_it_too(project):
    top, other = add_code(project, "Austausch"), add_code(project, "Koordination")
    below = add_code(project, "Austausch", other)
    assert project.codes.find("Austausch").key == top.key
    assert project.codes.find("austausch").key == top.key
    assert project.codes.find("Koordination / Austausch").key == below.key


def test_two_sub_codes_of_one_name_are_told_apart_by_their_paths(project):
    for name in "AB":
        add_code(project, "same", add_code(project, name))
    with pytest.raises(Ambiguous) as caught:
        project.codes.find("same")
    assert "A / same" in caught.value.message
    assert project.codes.find("B / same").full_name == "B / same"


def test_a_part_of_a_path_will_do_where_no_name_has_it(project):
    add_code(project, "x", add_code(project, "Themen"))
    assert project.codes.find("men / x").full_name == "Themen / x"


def test_documents_coders_cases_codings_and_memos_are_found_the_same_way(study):
    project = study.project
    project.documents.add([draft("Gespräch Süd", "words", case="Stadt am Fluss")], LEAD)
    coding = give(project, study.document, study.code, study.anna)
    assert project.documents.find("süd").name == "Gespräch Süd"
    assert project.documents.find(study.document.id[:9]).key == study.document.key
    assert project.coders.find("ANN") == study.anna
    assert project.cases.find("fluss").name == "Stadt am Fluss"
    assert project.codings.find(coding.id[:6]) == coding
    for act in (project.documents.find, project.coders.find, project.cases.find, project.codings.find):
        with pytest.raises(NotFound) as caught:
            act("zzzz")
        assert caught.value.hint


def test_hostile_names_are_found_as_they_are(project):
    for text in HOSTILE:
        document = add_document(project, text, "words")
        assert project.documents.find(text) == document
        coder = add_coder(project, text.replace("\n", " ").replace(",", ""))
        assert project.coders.find(coder.name) == coder
