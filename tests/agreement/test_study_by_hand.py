"""The default study of the demo project equals a count by hand, figure by figure."""

from __future__ import annotations

import pytest
from study_by_hand import figures, ratings_by_hand

from qualcode.agreement.kernel.presence import fourfold
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.agreement.study.disagreements import disagreements
from qualcode.interchange.demo import build_demo
from qualcode.project.file.history import Author


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with build_demo(tmp_path_factory.mktemp("demo") / "demo.qualcode", Author("me")) as project:
        yield project


@pytest.fixture(scope="module")
def made(demo):
    return study(demo, Comparison(coders=("Anna", "Ben")))


def test_every_code_of_the_demo_has_the_figures_counted_by_hand(demo, made):
    tables = ratings_by_hand(demo, ("Anna", "Ben"))
    flat = {one.name: one for one in made.codes if not one.rolled_up}
    assert set(flat) == set(tables)
    assert len(tables) > 15
    for name, rows in tables.items():
        hand, one = figures(rows), flat[name]
        table = fourfold(one.ratings)
        assert table.both == rows.count((True, True))
        assert (table.only_first, table.only_second) == (rows.count((True, False)), rows.count((False, True)))
        assert table.neither == rows.count((False, False))
        assert one.values["percent"].value == pytest.approx(hand["percent"], abs=1e-12)
        assert one.values["cohen_kappa"].value == pytest.approx(hand["kappa"], abs=1e-12)
        assert one.values["krippendorff_alpha"].value == pytest.approx(hand["alpha"], abs=1e-12)


def test_the_pooled_figures_are_sums_of_the_terms(demo, made):
    hand = [figures(rows) for rows in ratings_by_hand(demo, ("Anna", "Ben")).values()]
    for name, terms in (("cohen_kappa", "kappa_terms"), ("krippendorff_alpha", "alpha_terms")):
        observed, expected = (sum(one[terms][place] for one in hand) for place in (0, 1))
        assert made.whole[name].value == pytest.approx(1 - observed / expected, abs=1e-12)
    assert made.whole["percent"].value == pytest.approx(sum(one["percent"] for one in hand) / len(hand))


def test_the_costs_of_all_disagreements_are_what_alpha_lacks(demo, made):
    found = disagreements(demo, Comparison(coders=("Anna", "Ben")))
    presence = [one for one in found.found if one.kind == "presence"]
    assert found.alpha == pytest.approx(made.whole["krippendorff_alpha"].value)
    assert sum(one.cost for one in presence) == pytest.approx(1 - found.alpha)
    assert [one.cost for one in presence] == sorted((one.cost for one in presence), reverse=True)


def test_segmentation_and_labels_apart_equal_a_count_by_hand(demo, made):
    rows = list(zip(*ratings_by_hand(demo, ("Anna", "Ben")).values(), strict=True))
    anything = figures([tuple(any(code[place] for code in unit) for place in (0, 1)) for unit in rows])
    assert made.any_code.values["krippendorff_alpha"].value == pytest.approx(anything["alpha"], abs=1e-12)
    sets = [[{number for number, code in enumerate(unit) if code[place]} for place in (0, 1)] for unit in rows]
    both = [pair for pair in sets if all(pair)]
    assert made.labels.units == len(both) == 347
    values = [one for pair in both for one in pair]

    def jaccard(one, other):
        return 1 - len(one & other) / len(one | other)

    observed = sum(jaccard(*pair) for pair in both) / len(both)
    expected = sum(jaccard(one, other) for one in values for other in values) / (len(values) * (len(values) - 1))
    assert made.labels.values["labels_alpha_jaccard"].value == pytest.approx(1 - observed / expected, abs=1e-12)
    assert made.any_code.values["bar_u_alpha"].value == pytest.approx(0.766, abs=5e-4)
    assert made.labels.values["labels_alpha_masi"].value == pytest.approx(0.809, abs=5e-4)


def test_intervals_leave_out_cases_where_cases_hold_several_documents(made):
    interval = made.whole["krippendorff_alpha"].interval
    assert (interval.clusters, interval.holding, interval.degrees, interval.replicates) == (12, 12, 11, None)
    assert interval.low < made.whole["krippendorff_alpha"].value < interval.high
    assert interval.below_667 <= interval.below_800
