"""Each figure of the demo and its interval, computed from the JSON alone by arithmetic written out here.

Nothing of the package is called after the object is there: formulas are those of the literature, and the interval is
Student's t on log(1 - figure) without each cluster.
"""

from __future__ import annotations

import json
import math
from itertools import permutations

import pytest

from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.model.codes import CodeDraft, Rules
from qualcode.reporting.agreement.json import object_of
from tests.agreement.students_t import student_t
from tests.builders import ME, give_code, interview
from tests.demo_project import demo_at
from tests.helpers import new_project


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with demo_at(tmp_path_factory.mktemp("demo") / "demo.qualcode") as project:
        whole = study(project, Comparison(everything=True, numbered=True))
        return json.loads(json.dumps(object_of(whole)))


# ---- terms: observed and expected disagreement of units given as [(values, how often)] --------------------


def alpha(units, distance=lambda one, other: one != other):
    counts, observed = {}, 0.0
    for values, times in units:
        said = [freeze(value) for value in values if value is not None]
        if len(said) > 1:
            observed += times * sum(distance(*pair) for pair in permutations(said, 2)) / (len(said) - 1)
            for value in said:
                counts[value] = counts.get(value, 0) + times
    total = sum(counts.values())
    expected = sum(counts[one] * counts[other] * distance(one, other) for one, other in permutations(counts, 2))
    return observed / total, expected / (total * (total - 1))


def freeze(value):
    return frozenset(value) if isinstance(value, list) else value


def fourfold(units):
    found = {(one, other): 0 for one in (0, 1) for other in (0, 1)}
    for values, times in units:
        if None not in values:
            found[tuple(values)] += times
    return found


def by_margins(chance):
    """1 - po and 1 - pe, where pe is a function of the shares of “given” of the two coders."""

    def terms(units):
        table = fourfold(units)
        total = sum(table.values())
        shares = (table[1, 0] + table[1, 1]) / total, (table[0, 1] + table[1, 1]) / total
        return (table[0, 1] + table[1, 0]) / total, 1 - chance(*shares)

    return terms


def specific(kind):
    def terms(units):
        table = fourfold(units)
        apart = table[0, 1] + table[1, 0]
        return apart, 2 * table[kind, kind] + apart

    return terms


def of_pi(one, other):
    share = (one + other) / 2
    return share**2 + (1 - share) ** 2


def of_raters(chance):
    """1 - pa and 1 - pe (Gwet 2014) of coders any of whom may not have rated a unit."""

    def terms(units):
        pairs, pi, rated = [], {0: 0.0, 1: 0.0}, 0
        for values, times in units:
            said = [value for value in values if value is not None]
            if said:
                rated += times
                for value in said:
                    pi[value] += times / len(said)
            if len(said) > 1:
                alike = sum(one == other for one, other in permutations(said, 2))
                pairs.append((1 - alike / (len(said) * (len(said) - 1)), times))
        pairable = sum(times for _apart, times in pairs)
        apart = sum(part * times for part, times in pairs) / pairable
        return apart, 1 - chance({value: share / rated for value, share in pi.items()}, units)

    return terms


def by_every_pair(_shares, units):
    """pe of Conger's kappa: the mean over pairs of coders of the products of their shares."""
    coders = range(len(units[0][0]))
    shares = []
    for coder in coders:
        said = [(values[coder], times) for values, times in units if values[coder] is not None]
        total = sum(times for _value, times in said)
        shares.append([sum(times for value, times in said if value == kind) / total for kind in (0, 1)])
    pairs = list(permutations(coders, 2))
    return sum(shares[one][kind] * shares[other][kind] for one, other in pairs for kind in (0, 1)) / len(pairs)


TERMS = {
    "fleiss_kappa": of_raters(lambda shares, _units: sum(share**2 for share in shares.values())),
    "conger_kappa": of_raters(by_every_pair),
    "krippendorff_alpha": alpha,
    "percent": by_margins(lambda _one, _other: 0),
    "cohen_kappa": by_margins(lambda one, other: one * other + (1 - one) * (1 - other)),
    "scott_pi": by_margins(of_pi),
    "gwet_ac1": by_margins(lambda one, other: 1 - of_pi(one, other)),
    "brennan_prediger": by_margins(lambda _one, _other: 0.5),
    "positive_agreement": specific(1),
    "negative_agreement": specific(0),
}


def jaccard(one, other):
    return one != other and 1 - len(one & other) / len(one | other)


def masi(one, other):
    if one == other:
        return 0
    shared, united = len(one & other), len(one | other)
    like = 2 / 3 if one <= other or other <= one else 1 / 3 if shared else 0
    return 1 - like * shared / united


# ---- the interval -----------------------------------------------------------------------------------------


def parts(clusters, kept):
    return [
        (values, sum(clusters["units"][place][number] for place in kept))
        for number, values in enumerate(clusters["patterns"])
    ]


def pairable(clusters):
    """The clusters with any unit that two coders rated."""
    twice = [sum(value is not None for value in values) > 1 for values in clusters["patterns"]]
    return [
        place
        for place, row in enumerate(clusters["units"])
        if any(times for times, there in zip(row, twice, strict=True) if there)
    ]


def check(figure, terms, clusters):
    """The figure and its interval from a function that gives both terms of some of the clusters."""
    observed, expected = terms(clusters)
    if figure["value"] is None:
        assert not expected
        return False
    ratio = observed / expected
    assert figure["value"] == pytest.approx(1 - ratio, abs=1e-9)
    interval = figure.get("interval") or {}
    if figure["low"] is None:
        assert figure["interval"]["reason"]
        return False
    logs = []
    for place in clusters:
        without = terms([other for other in clusters if other != place])
        logs.append(math.log(max(without[0] / without[1] if without[1] > 1e-12 else ratio, 1e-9)))
    mean, number = sum(logs) / len(logs), len(logs)
    error = math.sqrt((number - 1) / number * sum((value - mean) ** 2 for value in logs))
    student = student_t()
    reach = math.exp(student.ppf(0.975, interval["degrees_of_freedom"]) * error)
    assert interval["clusters"] == number
    assert interval["degrees_of_freedom"] == interval["clusters_with_code"] - 1
    assert figure["high"] == pytest.approx(1 - ratio / reach, abs=1e-9)
    if not interval.get("clipped"):
        assert figure["low"] == pytest.approx(1 - ratio * reach, abs=1e-9)
    below = student.cdf((math.log(ratio) - math.log(1 - 0.667)) / error, interval["degrees_of_freedom"])
    assert interval["below_667"] == pytest.approx(below, abs=1e-9)
    return True


def test_figures_of_each_code(made):
    assert set(made["coders"]) == {"coder 1", "coder 2"}
    checked = 0
    for code in [*made["codes"], made["any_code"]]:
        table = code["by_cluster"]
        for name, terms in TERMS.items():
            checked += check(
                code["coefficients"][name],
                lambda kept, terms=terms, table=table: terms(parts(table, kept)),
                pairable(table),
            )
        matrix = {tuple(cell["values"]): cell["coincidences"] for cell in code["coincidences"]}
        counts = fourfold(parts(table, pairable(table)))
        total = sum(counts.values())
        prevalence, bias = abs(counts[1, 1] - counts[0, 0]) / total, abs(counts[1, 0] - counts[0, 1]) / total
        assert code["coefficients"]["prevalence_index"]["value"] == pytest.approx(prevalence)
        assert code["coefficients"]["bias_index"]["value"] == pytest.approx(bias)
        assert matrix.get((1, 1), 0) == 2 * counts[1, 1]
        assert matrix.get((0, 1), 0) == matrix.get((1, 0), 0) == counts[0, 1] + counts[1, 0]
    assert checked > 150


# ---- Gwet's errors ----------------------------------------------------------------------------------------


def linearised(name, units):
    """1 - figure and each pattern's contribution k*_u, by the formulas of Gwet 2014, written for two values."""
    observed, expected = TERMS[name](units)
    kappa, chance = 1 - observed / expected, 1 - expected
    said = [([value for value in values if value is not None], values, times) for values, times in units]
    rated = sum(times for found, _values, times in said if found)
    pairable = sum(times for found, _values, times in said if len(found) > 1)
    pi = [
        sum(times * found.count(kind) / len(found) for found, _v, times in said if found) / rated for kind in (0, 1)
    ]
    coders = range(len(units[0][0]))
    by_coder = []
    for coder in coders:
        own = [(values[coder], times) for values, times in units if values[coder] is not None]
        total = sum(times for _value, times in own)
        by_coder.append([sum(times for value, times in own if value == kind) / total for kind in (0, 1)])
    made = []
    for found, values, times in said:
        if not found:
            continue
        alike = sum(one == other for one, other in permutations(found, 2))
        agreed = alike / (len(found) * (len(found) - 1)) if len(found) > 1 else 0.0
        part = rated / pairable * (agreed - chance) * (len(found) > 1) / expected
        if name in {"fleiss_kappa", "scott_pi"}:
            mine = sum(pi[value] for value in found) / len(found)
        elif name == "gwet_ac1":
            mine = sum(1 - pi[value] for value in found) / len(found)
        elif name in {"conger_kappa", "cohen_kappa"}:
            mine = 0.0
            for coder in coders:
                others = [sum(by_coder[other][kind] for other in coders if other != coder) for kind in (0, 1)]
                mean = sum(by_coder[coder][kind] * others[kind] for kind in (0, 1))
                own = sum(times for values, times in units if values[coder] is not None)
                value = values[coder]
                mine += mean if value is None else (others[value] - mean) * rated / own + mean
            mine /= len(by_coder) * (len(by_coder) - 1)
        else:
            mine = None
        if mine is not None:
            part -= 2 * (1 - kappa) * (mine - chance) / expected
        made.append((values, part, times))
    return kappa, made, rated


GWET = ("percent", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "brennan_prediger", "gwet_ac1")


def test_gwet_s_errors_of_each_code(made):
    checked = 0
    for code in made["codes"]:
        table = code["by_cluster"]
        kept = pairable(table)
        for name in GWET:
            figure = code["analytic"][name]
            if figure["low"] is None:
                continue
            kappa, contributions, rated = linearised(name, parts(table, kept))
            value = {tuple(values): part for values, part, _times in contributions}
            sums = [
                sum(
                    times * (value[tuple(values)] - kappa)
                    for values, times in parts(table, [place])
                    if any(one is not None for one in values) and times
                )
                for place in kept
            ]
            number = len(kept)
            error = math.sqrt(number / (number - 1) * sum(total * total for total in sums)) / rated
            reach = student_t().ppf(0.975, number - 1) * error
            assert figure["value"] == pytest.approx(kappa)
            assert figure["interval"]["standard_error"] == pytest.approx(error)
            assert figure["low"] == pytest.approx(max(kappa - reach, -1 if name != "percent" else 0))
            assert figure["high"] == pytest.approx(min(kappa + reach, 1))
            checked += 1
    assert checked > 60


# ---- other programs' figures ------------------------------------------------------------------------------


def of_matching(figure, codes):
    """1 - the mean over pairs of coders of what matches, and 1 - chance."""
    chance = {"overlap_brennan_prediger": 1 / codes, "overlap_kappa_of_sets": 0.5**codes}.get(figure, 0)

    def terms(clusters):
        apart = []
        for place in range(len(clusters[0])):
            row = {name: sum(cluster[place][name] for cluster in clusters) for name in clusters[0][place]}
            passages = row["first"] + row["second"]
            if passages:
                alike = 2 * row["pairs"] if figure == "holsti" else row["first_matching"] + row["second_matching"]
                apart.append(1 - alike / passages)
        return (sum(apart) / len(apart), 1 - chance) if apart else (0.0, 0.0)

    return terms


def of_alpha_u(coders):
    def terms(clusters):
        length = sum(part["length"] for part in clusters)
        passages = [number for part in clusters for number in part["passages"]]
        gaps = [number for part in clusters for number in part["gaps"]]
        observed = 2 * sum(part["squared_distances"] for part in clusters) / (coders * (coders - 1) * length**2)
        pairs = coders * length * (coders * length - 1) - sum(one * (one - 1) for one in passages)
        expected = sum(
            (len(passages) - 1) / 3 * (2 * one**3 - 3 * one**2 + one)
            + one**2 * sum(gap - one + 1 for gap in gaps if gap >= one)
            for one in passages
        )
        return observed, 2 / length * expected / pairs

    return terms


def over(codes, key, terms):
    """Both terms of several codes, added."""

    def pooled(kept):
        both = [terms([code[key][place] for place in kept]) for code in codes]
        return tuple(sum(term[place] for term in both) for place in (0, 1))

    return pooled


def test_figures_of_other_programs(made):
    pooled = [code for code in made["codes"] if code["in_pooled"]]
    matching = made["matching_passages"]
    places = list(range(len(matching["by_cluster"])))
    checked = 0
    for figure in ("overlap_percent", "overlap_brennan_prediger", "overlap_kappa_of_sets", "holsti"):
        terms = of_matching(figure, matching["codes"])
        for code in made["codes"]:
            checked += check(code["coefficients"][figure], over([code], "matching_by_cluster", terms), places)
        assert check(
            made["pooled"][figure],
            lambda kept, terms=terms: terms([matching["by_cluster"][at] for at in kept]),
            places,
        )
    key, terms = "alpha_u_1995_by_cluster", of_alpha_u(len(made["coders"]))
    places = list(range(len(made["codes"][0][key])))
    for code in made["codes"]:
        checked += check(code["coefficients"]["alpha_u_1995"], over([code], key, terms), places)
    assert check(made["pooled"]["alpha_u_1995"], over(pooled, key, terms), places)
    for code in made["codes"]:
        table = code["characters_by_cluster"]
        checked += check(
            code["coefficients"]["character_kappa"],
            lambda kept, table=table: TERMS["cohen_kappa"](parts(table, kept)),
            pairable(table),
        )
    assert checked > 80


def of_domains(clusters):
    both, own = (sum(part[name] for part in clusters) for name in ("both", "own"))
    within, alike = (
        list(map(sum, zip(*(part[name] for part in clusters), strict=True))) for name in ("within", "alike")
    )
    observed = sum(one - other for one, other in zip(within, alike, strict=True)) / both
    return observed, sum(part * (both - part) for part in within) / (both * (both - own / both))


def test_figures_over_all_codes_at_once(made):
    found = made["over_codes"]
    table = found["characters_by_cluster"]
    assert check(made["pooled"]["binary_alpha"], lambda kept: alpha(parts(table, kept)), pairable(table))
    rows = found["domains_by_cluster"]
    assert len(found["domains"]) > 2
    figure = made["pooled"]["domain_alpha"]
    assert check(figure, lambda kept: of_domains([rows[at] for at in kept]), list(range(len(rows))))
    both, length = (sum(row[name] for row in rows) for name in ("both", "length"))
    assert figure["coverage"] == pytest.approx(both / length)


def test_pooled_figures_and_those_of_the_pair(made):
    tables = [code["by_cluster"] for code in made["codes"] if code["in_pooled"]]
    clusters = sorted(set().union(*map(pairable, tables)))
    for name in ("krippendorff_alpha", "percent", "cohen_kappa", "scott_pi", "gwet_ac1", "positive_agreement"):

        def pooled(kept, terms=TERMS[name]):
            both = [terms(parts(table, kept)) for table in tables]
            return tuple(sum(term[place] for term in both) for place in (0, 1))

        assert check(made["pooled"][name], pooled, clusters)
        for pair in made["pairs"]:
            if name in pair["coefficients"]:
                assert check(pair["coefficients"][name], pooled, clusters)


def of_passages(rows):
    gaps, beside, inside, own_gaps, own = (sum(row[name] for row in rows) for name in rows[0])
    total, left = gaps + 2 * beside + inside, own_gaps + own
    pairs = total - left / total
    alike = ((gaps + beside) ** 2 - own_gaps) / pairs + ((beside + inside) ** 2 - own) / pairs
    return 2 * beside / total, (total - alike) / total


def test_where_passages_lie(made):
    layers = [(code, code["passages_by_cluster"]) for code in [*made["codes"], made["any_code"]]]
    places = list(range(len(layers[0][1])))
    checked = [
        check(
            code["coefficients"]["bar_u_alpha"],
            lambda kept, rows=rows: of_passages([rows[at] for at in kept]),
            places,
        )
        for code, rows in layers
    ]
    assert sum(checked) > 15

    def pooled(kept):
        both = [
            of_passages([rows[at] for at in kept])
            for code, rows in layers
            if code.get("in_pooled") and code["code"] != made["any_code"]["code"]
        ]
        return tuple(sum(term[place] for term in both) for place in (0, 1))

    assert check(made["pooled"]["bar_u_alpha"], pooled, places)


def of_group(found, matched):
    """Terms of u-alpha, or of cu-alpha over what both coded."""
    size = len(found[0]["l"])
    rows = [[sum(one["l"][row][column] for one in found) for column in range(size)] for row in range(size)]
    own = [sum(one["s_matched" if matched else "s"][row] for one in found) for row in range(size)]
    first = 1 if matched else 0
    totals = [sum(row[first:]) for row in rows[first:]]
    total, alike = sum(totals), sum(rows[place][place] for place in range(first, size))
    pairs = total - sum(own[first:]) / total
    chance = sum(row**2 - left for row, left in zip(totals, own[first:], strict=True)) / pairs
    return (total - alike) / total, (total - chance) / total


def of_one(clusters, kept, place):
    """Terms of (k)u-alpha of the value at a place."""
    found = [clusters[at] for at in kept]
    size = len(found[0]["l"])
    table = [[sum(part["l"][row][column] for part in found) for column in range(size)] for row in range(size)]
    own = [sum(part["s_matched"][row] for part in found) for row in range(size)]
    rows = [sum(row[1:]) for row in table]
    total = sum(rows[1:])
    pairs = total - sum(own[1:]) / total
    expected, alike = (rows[place] * total - own[place]) / pairs, (rows[place] ** 2 - own[place]) / pairs
    return (rows[place] - table[place][place]) / rows[place], (expected - alike) / expected


@pytest.fixture
def exclusive(tmp_path):
    """Eight documents in which two coders choose between two codes that exclude each other."""
    with new_project(tmp_path) as project:
        project.codes.add(CodeDraft("Gruppe", Rules("eins davon"), exclusive=True), None, ME)
        sentences = ("Erster Satz hier.", "Zweiter Satz steht da.", "Dritter.", "Vierter Satz endet bald.")
        for number in range(8):
            document = interview(project, f"d{number}", " ".join(sentences))
            for place, words in enumerate(sentences[:3]):
                code = "Gruppe / eins" if (place + number) % 2 else "Gruppe / zwei"
                give_code(project, document, words, code)
                other = code if (number + place) % 3 else "Gruppe / zwei"
                if (number, place) != (3, 1):
                    give_code(project, document, words[: 5 + number], other, coder="ben")
        return json.loads(json.dumps(object_of(study(project, Comparison(coders=("anna", "ben"))))))


def test_groups_of_codes_that_exclude_each_other(exclusive):
    (group,) = exclusive["groups"]
    found = group["sums"]["by_cluster"]
    places = list(range(len(found)))
    assert len(places) == 8
    for name, matched in (("u_alpha", False), ("cu_alpha", True)):

        def terms(kept, matched=matched):
            return of_group([found[at] for at in kept], matched)

        assert check(group[name], terms, places)
    for place, code in enumerate(group["codes"], start=1):
        assert check(group["ku_alpha"][code], lambda kept, place=place: of_one(found, kept, place), places)
        whole, row = (sum(sum(part["l"][place][first:]) for part in found) for first in (0, 1))
        assert group["ku_alpha"][code]["coverage"] == pytest.approx(row / whole)


def test_polarity_weights_sets_and_labels(made):
    for distance, name in ((jaccard, "jaccard"), (masi, "masi")):
        for figure, table in (
            (made["sets"][f"set_alpha_{name}"], made["sets_by_cluster"]),
            (
                made["labels_where_both_coded"]["coefficients"][f"labels_alpha_{name}"],
                made["labels_where_both_coded"]["by_cluster"],
            ),
        ):
            kept = pairable(table)
            assert check(figure, lambda kept, table=table, by=distance: alpha(parts(table, kept), by), kept)
    tables = [code["by_cluster"] for code in made["polarity"] if "by_cluster" in code]
    whole = made["polarity"][len(tables)]

    def over_codes(kept):
        both = [
            alpha(units) for table in tables if (units := parts(table, kept)) and any(times for _, times in units)
        ]
        return tuple(sum(term[place] for term in both) for place in (0, 1))

    assert len(tables) > 2
    observed, expected = over_codes(range(len(tables[0]["units"])))
    assert whole["krippendorff_alpha"]["value"] == pytest.approx(1 - observed / expected)
    for kind, distance in (("polarity", None), ("weights", lambda one, other: (one - other) ** 2)):
        for code in made[kind]:
            if "by_cluster" in code and code["krippendorff_alpha"]["value"] is not None:
                table = code["by_cluster"]

                def terms(kept, table=table, distance=distance):
                    return alpha(parts(table, kept), *([distance] if distance else []))

                check(code["krippendorff_alpha"], terms, pairable(table))
