"""Where agreement is low: what is broken down is what studies of those coders, or of that document, say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.agreement.differences.breakdown import breakdown
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.model.codings import WorkState
from qualcode.reporting.agreement.report import agreement_report
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

TEXT = "B: Eins war gut. Zwei war besser. Drei war am besten.\n\nB: Vier kam dann noch. Fünf auch. Sechs nicht."
SENTENCES = ("Eins war gut.", "Zwei war besser.", "Drei war am besten.", "Vier kam dann noch.", "Fünf auch.")
CODERS = ("anna", "ben", "carla")
ALPHA = "krippendorff_alpha"
FULL = Comparison(everything=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Seven documents; Carla differs from both others in most of them, and did not work on the last one."""
    with new_project(tmp_path_factory.mktemp("broken")) as project:
        for number in range(7):
            document = interview(project, f"d{number}", TEXT)
            for place, coder in enumerate(CODERS[: 2 if number == 6 else 3]):
                shift = (0, number == 3, 1 + number % 3)[place]
                for code, start in (("Thema", number), ("Anderes", number + 2)):
                    give_code(project, document, SENTENCES[(start + shift) % 5], code, coder=coder)
                    give_code(project, document, SENTENCES[(start + 1) % 5], code, coder=coder)
                project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        yield project


def test_figures_of_a_pair_and_without_a_coder_are_those_of_a_study_of_these_coders(project):
    made = study(project, FULL)
    found = breakdown(made)
    assert [pair.coders for pair in found.pairs] == [("anna", "ben"), ("anna", "carla"), ("ben", "carla")]
    assert [left.coder for left in found.left_out] == list(CODERS)
    for some in (*found.pairs, *(left.others for left in found.left_out)):
        alone = study(project, replace(FULL, coders=some.coders))
        for name in ("percent", ALPHA):
            value, wanted = some.whole[name], alone.whole[name]
            assert value.value == wanted.value
            assert (value.low, value.high) == (pytest.approx(wanted.low), pytest.approx(wanted.high))
            for (code, values), of_code in zip(some.codes, alone.codes, strict=True):
                assert (code, values[name].value) == (of_code.name, of_code.values[name].value)
                assert values[name].low == pytest.approx(of_code.values[name].low)
    without = {left.coder: left.differences[ALPHA] for left in found.left_out}
    assert max(without, key=lambda coder: without[coder].value.value) == "carla"
    carla = without["carla"]
    assert carla.value.value == carla.second.value - made.whole[ALPHA].value > 0
    assert carla.value.low < carla.value.value < carla.value.high
    assert carla.common == carla.value.interval.clusters == 7


def test_figures_of_a_document_are_those_of_a_study_of_it_and_without_it_of_all_others(project):
    made = study(project, FULL)
    found = breakdown(made).documents
    assert len(found) == 7
    gains = [each.without for each in found]
    assert gains == sorted(gains, reverse=True)
    keys = {document.key: document.name for document in project.documents.all()}
    for each in found:
        name = keys[each.document.key]
        alone = study(project, replace(FULL, documents=lambda document, name=name: document.name == name))
        others = study(project, replace(FULL, documents=lambda document, name=name: document.name != name))
        assert each.units == alone.pairable
        for figure in ("percent", ALPHA):
            assert each.values[figure].value == pytest.approx(alone.whole[figure].value)
            assert each.values[figure].interval.reason == "no interval for a single document"
        assert each.without == pytest.approx(others.whole[ALPHA].value)


def test_cases_as_clusters_leave_documents_by_themselves(project):
    by_turn = study(project, replace(FULL, cluster="turn"))
    wanted = breakdown(study(project, FULL)).documents
    found = breakdown(by_turn).documents
    assert [(each.document, each.values[ALPHA].value, each.without) for each in found] == [
        (each.document, each.values[ALPHA].value, each.without) for each in wanted
    ]


def test_two_coders_have_documents_alone_and_a_usual_report_none_of_it(project):
    two = breakdown(study(project, replace(FULL, coders=("anna", "ben"))))
    assert (two.pairs, two.left_out) == ((), ())
    assert len(two.documents) == 7
    usual = study(project, Comparison())
    assert breakdown(usual).documents == ()
    assert "breakdown" not in agreement_report(usual).data()


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ("Codes by pairs of coders", "Without one of the coders", "Documents, those that lower alpha most")),
        ("de", ("Codes nach Paaren", "Ohne je eine", "Dokumente, zuerst die")),
    ],
)
def test_reports_and_json_have_all_of_it(project, language, titles):
    made = study(project, FULL)
    report = agreement_report(made, everything=True, language=language)
    tables = {block.title: block for block in report.blocks if hasattr(block, "head")}
    for title in titles:
        assert any(name.startswith(title) for name in tables), title
    of_json = report.data()["breakdown"]
    assert len(of_json["code_pairs"]) == 3
    (carla,) = (each for each in of_json["without_coder"] if each["coder"] == "carla")
    assert carla["differences"][ALPHA]["difference"]["low"] is not None
    assert len(of_json["documents_alone"]) == 7
