"""Codes that nobody gave to text that counts: told as such, and in no pooled figure."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.agreement.files.long_table import long_table
from qualcode.agreement.study.code_levels import ON_INTERVIEWER, ON_NOTHING_COUNTED, UNUSED, CodeLevel, unused_aside
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.catalogue import catalogue_of
from qualcode.model.codes import Code
from qualcode.reporting.agreement.json import object_of
from qualcode.reporting.agreement.methods import methods
from qualcode.reporting.agreement.report import agreement_report
from qualcode.reporting.writers.formats import render
from tests.builders import code_named, give_code, interview
from tests.helpers import new_project

QUICK = Comparison(interval="none")
TEXT = "I: Was fragen wir heute?\n\nB: Das Amt hilft mir.\n\nB: Die Schule ruft an.\n\nB: Dann ist Ruhe."


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Amt and Schule on answers, Frage on the interviewer's words alone; Leer is never given."""
    with new_project(tmp_path_factory.mktemp("aside")) as project:
        document = interview(project, "eins", TEXT)
        code_named(project, "Leer")
        for coder, codes in {"anna": ("Amt", "Schule"), "ben": ("Amt",)}.items():
            for code in codes:
                give_code(
                    project, document, "Das Amt hilft mir." if code == "Amt" else "Die Schule ruft an.", code, coder
                )
            give_code(project, document, "Was fragen wir heute?", "Frage", coder)
            give_code(project, document, "Was fragen wir heute?", "Frage / Einstieg", coder)
        yield project


def asides(made):
    return {code.name: code.aside for code in made.codes if code.aside}


def test_a_code_on_the_interviewers_words_alone_is_told_and_changes_no_pooled_figure(project):
    plain, without = study(project, QUICK), study(project, Comparison(codes=("Amt", "Schule"), interval="none"))
    assert asides(plain) == {
        "Frage": ON_INTERVIEWER, "Frage (with sub-codes)": ON_INTERVIEWER, "Frage / Einstieg": ON_INTERVIEWER,
    }  # fmt: skip
    assert {name: value.value for name, value in plain.whole.items()} == {
        name: value.value for name, value in without.whole.items()
    }
    assert plain.whole["percent"].value == pytest.approx(5 / 6)
    assert [code.name for code in plain.codes if code.pooled] == ["Amt", "Schule"]


def test_it_counts_where_the_interviewer_does(project):
    made = study(project, Comparison(with_interviewer=True, interval="none"))
    assert asides(made) == {}
    assert sum(code.pooled for code in made.codes) == 4


def test_a_code_that_was_named_and_never_used_is_told(project):
    named = ("Amt", "Leer", "Frage / Einstieg")
    made = study(project, Comparison(codes=named, interval="none"))
    assert asides(made) == {"Leer": UNUSED, "Frage / Einstieg": ON_INTERVIEWER}
    assert made.whole["percent"].value == 1
    alone = study(project, Comparison(codes=("Leer",), interval="none"))
    assert asides(alone) == {}
    assert alone.whole["krippendorff_alpha"].reason == "no variation in any code"


def test_table_head_paragraph_json_and_ratings_tell_it(project):
    made = study(project, Comparison(codes=("Amt", "Schule", "Leer", "Frage / Einstieg"), interval="none"))
    for document in (False, True):
        told = render(agreement_report(made, document=document), "md").decode()
        assert "in no pooled figure: only on the interviewer's words: Frage / Einstieg" in told
        assert "in no pooled figure: never used in these documents: Leer" in told
        assert "2 in no pooled figure" in told
        assert "code never used" not in told
    german = render(agreement_report(made, language="de"), "md").decode()
    assert "in keinem Gesamtwert: nur für Worte der Interviewenden vergeben: Frage / Einstieg" in german
    assert "2 codes that nobody gave to text that counts are in none of these figures." in methods(made, "en")
    assert catalogue_of("de").said(UNUSED) != UNUSED
    codes = {code["code"]: code for code in json.loads(json.dumps(object_of(made)))["codes"]}
    assert codes["Leer"]["set_aside"] == UNUSED
    assert codes["Leer"]["in_pooled"] is False
    assert "set_aside" not in codes["Amt"]
    rows = long_table(project, Comparison(codes=("Amt", "Leer"), interval="none"))
    assert {row[6:8] for row in rows.rows(str)} == {("Amt", 1), ("Leer", 0)}


LEVELS = [CodeLevel(Code.__new__(Code), frozenset({key}), rolled_up=False, pooled=True) for key in range(5)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)), st.booleans())
def test_what_is_set_aside_is_exactly_what_has_no_passage_unless_that_is_all(there, given_, with_interviewer):
    found = unused_aside(LEVELS, there, given_ | there, with_interviewer=with_interviewer)
    if not there:
        assert found == tuple(LEVELS)
        return
    outside = ON_NOTHING_COUNTED if with_interviewer else ON_INTERVIEWER
    for place, level in enumerate(found):
        expected = "" if place in there else outside if place in given_ else UNUSED
        assert (level.aside, level.pooled) == (expected, not expected)
