"""Differences of figures: intervals as plain loops make them, refusals, two studies of a project, parts of one."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.differences.drift import divide
from qualcode.agreement.differences.figures import ClusterTerms, FigureDifference, figure_difference
from qualcode.agreement.differences.studies import difference, difference_of_project
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.students_t import cumulative, quantile
from qualcode.agreement.kernel.values import Plan, pooled
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.errors import UsageProblem
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import WorkState
from qualcode.model.spans import Span
from qualcode.reporting.agreement.comparisons import divided_object, divided_report
from qualcode.reporting.agreement.differences import difference_object, difference_report
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import new_project

PATTERNS = ((1, 1), (1, 0), (0, 1), (0, 0), (-1, 1))
CLUSTERS = st.lists(
    st.tuples(*(st.integers(least, 9) for least in (1, 0, 0, 2, 0))).map(list), min_size=3, max_size=9
)
ALPHA = "krippendorff_alpha"


def ratings(counts: list[int]) -> Ratings:
    return Ratings(("A", "B"), (0, 1), {pattern: n for pattern, n in zip(PATTERNS, counts, strict=True) if n}, 1)


def figure(code: list[list[int]], name: str) -> float | None:
    return COEFFICIENTS[name].compute(Ratings.merged(map(ratings, code))).value if code else None


def compared(
    first: dict[str, list[int]], second: dict[str, list[int]], name: str = ALPHA, plan: Plan | None = None
) -> FigureDifference:
    """The difference of one code of two studies, whose clusters are given by their names."""
    tables = [RatingTable.of([[ratings(counts) for counts in side.values()]]) for side in (first, second)]
    terms = [ClusterTerms.of([table], list(side), name) for table, side in zip(tables, (first, second), strict=True)]
    values = [COEFFICIENTS[name].compute(table.whole()[0]) for table in tables]
    return figure_difference(*values, (terms[0], terms[1]), plan or Plan(), least=COEFFICIENTS[name].least)


def influences(side: dict[str, list[int]], name: str) -> dict[str, float]:
    whole = figure(list(side.values()), name)
    without = {}
    for left in side:
        value = figure([counts for key, counts in side.items() if key != left], name)
        without[left] = whole if value is None else value
    mean = sum(without.values()) / len(without)
    scale = math.sqrt((len(without) - 1) / len(without))
    return {key: scale * (value - mean) for key, value in without.items()}


@settings(unhurried, max_examples=25)
@given(CLUSTERS, CLUSTERS, st.integers(0, 9), st.sampled_from([ALPHA, "percent", "cohen_kappa", "gwet_ac1"]))
def test_the_interval_is_that_of_plain_loops_whatever_clusters_are_common(one, two, shared, name):
    """`shared` is where the names of the second study begin: 0 has all in common, 9 none."""
    first = {f"d{number}": counts for number, counts in enumerate(one)}
    second = {f"d{number + shared}": counts for number, counts in enumerate(two)}
    found = compared(first, second, name)
    before, after = influences(first, name), influences(second, name)
    names = {*before, *after}
    error = math.sqrt(sum((after.get(key, 0) - before.get(key, 0)) ** 2 for key in names))
    common = len(before.keys() & after.keys())
    assert found.common == common
    assert found.value.interval.clusters == len(names)
    if found.value.interval.reason:
        exact = min(1 - figure(list(side.values()), name) for side in (first, second)) < 1e-9
        assert exact or error < 1e-9 or len(names) < 5
        return
    if common:
        degrees = min(len(first), len(second)) - 1
    else:
        variances = [sum(value**2 for value in side.values()) for side in (before, after)]
        parts = [v**2 / (len(side) - 1) for v, side in zip(variances, (first, second), strict=True)]
        degrees = sum(variances) ** 2 / sum(parts)
    value = figure(list(second.values()), name) - figure(list(first.values()), name)
    assert found.value.value == pytest.approx(value, abs=1e-12)
    assert found.degrees == pytest.approx(degrees, rel=1e-6)
    reach = quantile(0.975, degrees) * error
    most = 1 - COEFFICIENTS[name].least
    wanted = (max(value - reach, -most), min(value + reach, most))
    assert (found.value.low, found.value.high) == pytest.approx(wanted, rel=1e-6, abs=1e-9)
    assert found.probability == pytest.approx(2 * (1 - cumulative(abs(value) / error, degrees)), abs=1e-9)
    assert (found.probability < 0.05) == (not value - reach <= 0 <= value + reach)


def test_what_the_same_clusters_do_to_both_cancels():
    first = {f"d{number}": [4 + number, 2, 2, 60, 0] for number in range(8)}
    second = {key: [both, 1, 2, 61, 0] for key, (both, *_rest) in first.items()}
    paired, alone = compared(first, second), compared(first, {f"x{key}": said for key, said in second.items()})
    assert paired.value.value == alone.value.value
    assert (paired.common, alone.common) == (8, 0)
    assert paired.value.high - paired.value.low < (alone.value.high - alone.value.low) / 2
    assert paired.degrees == 7
    assert 7 < alone.degrees <= 14


def test_the_difference_the_other_way_round_is_the_same_with_the_other_sign():
    first = {f"d{number}": [4 + number, 2, 1, 50, 0] for number in range(6)}
    second = {f"d{number + 3}": [9 - number, 1, number % 2, 50, 0] for number in range(6)}
    there, back = compared(first, second), compared(second, first)
    assert (there.value.low, there.value.high) == pytest.approx((-back.value.high, -back.value.low))
    assert there.probability == pytest.approx(back.probability)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ([[3, 1, 0, 20, 0]] * 2 + [[0, 0, 0, 20, 0]] * 6, [[3, 0, 1, 20, 0]] * 8,
         "on one side the code occurs in 2 of 8 documents, fewer than 3"),
        ([[3, 1, 0, 20, 0], [2, 0, 1, 9, 0], [1, 1, 0, 9, 0], [2, 0, 0, 8, 0]],
         [[3, 0, 1, 20, 0], [2, 1, 1, 9, 0], [1, 1, 0, 9, 0], [2, 0, 0, 8, 0]],
         "both sides together have the code in 4 documents, fewer than 5"),
        ([[3, 0, 0, 20, 0]] * 8, [[3, 0, 1, 20, 0], *[[3, 1, 1, 20, 0]] * 7],
         "not estimable (no disagreement on one side)"),
        ([[3, 1, 0, 20, 0]] * 8, [[3, 1, 0, 20, 0]] * 8, "not estimable (no cluster changes the difference)"),
    ],
)  # fmt: skip
def test_a_difference_without_interval_says_why(first, second, reason):
    sides = [{f"d{number}": counts for number, counts in enumerate(side)} for side in (first, second)]
    found = compared(*sides)
    assert found.value.value is not None
    assert (found.value.interval.reason, found.probability) == (reason, None)
    assert found.value.low is found.value.high is None


def test_a_difference_of_what_does_not_exist_does_not_exist():
    never = {f"d{number}": [0, 0, 0, 20, 0] for number in range(6)}
    some = {f"d{number}": [2, number % 2, 1, 20, 0] for number in range(6)}
    found = compared(some, never)
    assert found.value.value is None
    assert found.value.reason == "on one side n/a: no variation: code never used"


# ---- studies of a project ---------------------------------------------------------------------------------

TEXT = "B: Eins war gut. Zwei war besser. Drei war am besten.\n\nB: Vier kam dann noch. Fünf auch. Sechs nicht."
SENTENCES = ("Eins war gut.", "Zwei war besser.", "Drei war am besten.", "Vier kam dann noch.")


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as project:
        for name in ("anna", "ben"):
            coder_named(project, name)
        yield project


def finished(project, document):
    for name in ("anna", "ben"):
        project.coders.set_state(document.key, coder_named(project, name), WorkState.FINISHED, ME)


def coded(project, number):
    """A document on which Ben differs more in the first ones than in the later ones."""
    document = interview(project, f"d{number:02}", TEXT)
    mine = SENTENCES[number % 2 : 2 + number % 3]
    for sentence in mine:
        give_code(project, document, sentence)
    for sentence in (*mine[: 1 + (number + 1) % 2], *([] if number > 5 else SENTENCES[3:])):
        give_code(project, document, sentence, coder="ben")
    finished(project, document)
    return document


def test_two_rounds_are_compared_document_by_document(project):
    documents = [coded(project, number) for number in range(7)]
    project.settings.set_round(2, ME)
    for number, document in enumerate(documents):
        for name, sentence in (("anna", SENTENCES[number % 4]), ("ben", SENTENCES[(number + number // 5) % 4])):
            start = TEXT.index(sentence)
            span = Span(start, start + len(sentence))
            project.codings.add(document, span, code_named(project, "Thema"), coder_named(project, name), round_=2)
        finished(project, document)
    found = difference_of_project(project, Comparison(round=1), Comparison(round=2))
    assert found.titles == ("round 1", "round 2")
    assert (found.common, found.clusters) == (7, 7)
    alpha = found.whole[ALPHA]
    for side, number in ((alpha.first, 1), (alpha.second, 2)):
        assert side.value == study(project, Comparison(round=number)).whole[ALPHA].value
    assert alpha.value.low < alpha.value.value < alpha.value.high
    assert alpha.degrees == alpha.value.interval.holding - 1 == 6
    of_code = found.codes[0].values[ALPHA]
    assert of_code == replace(alpha, first=of_code.first, second=of_code.second)  # the only code
    as_object = difference_object(found)
    assert as_object["pooled"][ALPHA]["difference"]["low"] == alpha.value.low
    assert "Gwet 2016" in as_object["sentence"]
    german = "\n".join(f"{block}" for block in difference_report(found, language="de").blocks)
    assert "Freiheitsgraden" in german
    assert "Runde 2" in german


def test_studies_without_common_documents_are_independent_and_codes_of_one_alone_are_named(project):
    for number in range(10):
        document = coded(project, number)
        if number == 9:
            give_code(project, document, "Fünf auch.", "Anderes")
    first, second = (
        Comparison(documents=lambda document, half=half: (int(document.name[1:]) > 4) == half)
        for half in (False, True)
    )
    found = difference_of_project(project, first, second)
    assert (found.common, found.clusters) == (0, 10)
    assert found.only_second == ("Anderes",)
    assert [code.name for code in found.codes] == ["Thema"]
    whole = found.whole[ALPHA]
    assert whole.value.interval.low is not None
    assert difference(found.first, found.second).whole == found.whole
    notes = next(block.notes for block in difference_report(found).blocks if hasattr(block, "notes"))
    assert any("only in “second study”: Anderes" in note for note in notes)


def test_what_has_no_difference_is_refused(project):
    for number in range(6):
        coded(project, number)
    with pytest.raises(UsageProblem, match="the same one"):
        difference_of_project(project, Comparison(), Comparison())
    made = study(project, Comparison())
    for other, words in (
        (Comparison(unit="turn"), "have no difference"),
        (Comparison(cluster="turn"), "not known"),
        (Comparison(interval="none"), "without interval"),
    ):
        with pytest.raises(UsageProblem, match=words):
            difference(made, study(project, other))


def test_drift_has_an_interval_where_the_halves_have_none(project):
    for number in range(8):
        coded(project, number)
    found = divide(project, Comparison(), "order")
    *_others, pooled_code = found.codes
    assert all(part.values[ALPHA].interval.reason for part in pooled_code.parts)
    (change,) = pooled_code.differences
    assert (change.earlier, change.later) == ("first half", "second half")
    alpha = change.values[ALPHA]
    first, second = (part.values[ALPHA].value for part in pooled_code.parts)
    assert alpha.value.value == second - first
    assert alpha.value.low < alpha.value.value < alpha.value.high
    assert alpha.holding == (4, 4)
    assert alpha.common == 0
    assert alpha.value.interval.uncertain
    (of_json,) = divided_object(found)["codes"][-1]["differences"]
    assert of_json["coefficients"][ALPHA]["p"] == alpha.probability
    german = [f"{block}" for block in divided_report(found, "de").blocks]
    assert any("Wie sich Alpha verändert hat" in block for block in german)


def test_drift_of_too_few_documents_says_why_it_has_no_interval(project):
    for number in range(4):
        coded(project, number)
    (change,) = divide(project, Comparison(), "order").codes[-1].differences
    assert change.values[ALPHA].value.interval.reason == (
        "on one side the code occurs in 2 of 2 documents, fewer than 3"
    )


def test_each_version_of_the_rules_is_compared_with_the_one_before(project):
    for number in range(12):
        if number in {4, 8}:
            draft = CodeDraft("Thema", Rules(f"enger {number}"))
            project.codes.edit(code_named(project, "Thema"), draft, ME)
        coded(project, number)
    (code,) = divide(project, Comparison(), "rules").codes
    assert [part.name[:9] for part in code.parts] == ["version 1", "version 2", "version 3"]
    steps = [(change.earlier[:9], change.later[:9]) for change in code.differences]
    assert steps == [("version 1", "version 2"), ("version 2", "version 3")]
    assert all(change.values[ALPHA].holding == (4, 4) for change in code.differences)


def test_pooled_differences_are_made_of_the_sums_of_codes(project):
    for number in range(7):
        document = coded(project, number)
        give_code(project, document, SENTENCES[number % 4], "Zweiter")
        give_code(project, document, SENTENCES[(number + number // 4) % 4], "Zweiter", coder="ben")
    found = difference_of_project(project, Comparison(), Comparison(with_interviewer=True, codes=("Thema",)))
    values = [code.values[ALPHA] for code in found.first.codes]
    assert found.whole[ALPHA].first.value == pooled(values).value
    assert found.only_first == ("Zweiter",)


def test_figures_from_the_same_sums_are_those_of_each_alone():
    names = [name for name in COEFFICIENTS if COEFFICIENTS[name].formula is not None and "weighted" not in name][:4]
    tables = [
        RatingTable.of([[ratings([n + place % 3 for place in range(len(PATTERNS))]) for n in numbers]])
        for numbers in ((2, 1, 3), (5, 1, 3))
    ]
    together = ClusterTerms.of_each(tables, ["a", "b", "c"], names)
    assert list(together) == names
    for name, found in together.items():
        alone = ClusterTerms.of(tables, ["a", "b", "c"], name)
        assert (found.names, found.terms.observed.tolist()) == (alone.names, alone.terms.observed.tolist())
        assert found.terms.expected.tolist() == alone.terms.expected.tolist()
