"""Figures over all codes at once: any code or none by characters, and agreement on domains where both coded."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.files.passages import SpanOptions, study_of_spans
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Plan
from qualcode.agreement.passages.continuum import Continuum
from qualcode.agreement.passages.domains import DomainSums, domain_alpha, domain_sums
from qualcode.agreement.passages.other_programs import over_codes
from qualcode.agreement.passages.unitizing import unitizing
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.reporting.agreement.report import agreement_report
from tests.builders import give_code, interview
from tests.helpers import new_project

CUTS = {  # Krippendorff, Mathet, Bouvry & Widlöcher 2016
    "Alex": [(2, 9, 1), (11, 17, 2), (24, 30, 5), (32, 36, 6), (36, 44, 6), (44, 60, 7)],
    "Paul": [(2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6)],
    "Suzan": [(2, 9, 1), (11, 17, 4), (21, 27, 5), (32, 36, 6), (36, 40, 6), (40, 44, 6)],
}
LENGTH = 40
DOMAINS = "xyz"


def alpha_of(continua, domains=DOMAINS):
    return domain_alpha(DomainSums.added(domains, [domain_sums([continuum], domains) for continuum in continua]))


def test_domains_that_never_overlap_have_the_published_cu_alpha():
    continuum = Continuum.of(60, [(coder, *cut) for coder, cuts in CUTS.items() for cut in cuts])
    found = alpha_of([continuum], range(1, 8))
    assert round(found.value, 3) == 0.724
    family = unitizing([continuum], range(1, 8))
    assert found.value == family.cu.value
    assert found.disagreement == family.cu.disagreement
    assert found.coverage == family.cu.coverage


@st.composite
def documents(draw, *, exclusive=False):
    made = []
    for _ in range(draw(st.integers(1, 3))):
        coders = draw(st.sampled_from(["AB", "ABC", "A"]))
        passages = []
        for coder in coders:
            ends = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
            for start, end in zip(ends[::2], ends[1::2], strict=False):
                chosen = draw(st.sets(st.sampled_from(DOMAINS), min_size=1, max_size=1 if exclusive else 3))
                passages += [(coder, start, end, domain) for domain in sorted(chosen)]
            if not exclusive and draw(st.booleans()):
                start = draw(st.integers(0, LENGTH - 1))
                passages.append((coder, start, draw(st.integers(start + 1, LENGTH)), draw(st.sampled_from(DOMAINS))))
        made.append(Continuum.of(LENGTH, passages, coders))
    return made


@unhurried
@given(documents(exclusive=True))
def test_where_no_domains_overlap_it_is_cu_alpha(continua):
    cu = unitizing(continua, DOMAINS).cu
    found = alpha_of(continua)
    assert found.value == cu.value
    assert found.coverage == cu.coverage
    if found.value is not None:
        assert found.disagreement == cu.disagreement


def by_characters(continua):
    """T, S, l_d and l_dd by looking at each character of every ordered pair of coders."""
    both = own = Fraction(0)
    within, alike = dict.fromkeys(DOMAINS, Fraction(0)), dict.fromkeys(DOMAINS, Fraction(0))
    for continuum in continua:
        others = len(continuum.segments) - 1
        if not others:
            continue
        sets, borders = {}, {}
        for coder, segments in continuum.segments.items():
            sets[coder] = [
                {segment.value for segment in segments if segment.start <= at < segment.end} for at in range(LENGTH)
            ]
            borders[coder] = {end for segment in segments for end in segment[:2]}
        for ours, theirs in permutations(sets, 2):
            run = 0
            for at in range(LENGTH + 1):
                if at in borders[ours] or at == LENGTH:
                    own += Fraction(run * run, others)
                    run = 0
                if at < LENGTH and sets[ours][at] and sets[theirs][at]:
                    run += 1
                    both += Fraction(1, others)
                    for domain in sets[ours][at]:
                        within[domain] += Fraction(1, others)
                    for domain in sets[ours][at] & sets[theirs][at]:
                        alike[domain] += Fraction(1, others)
    return both, own, within, alike


@unhurried
@given(documents())
def test_the_sums_are_those_of_looking_at_each_character(continua):
    found = domain_sums(continua, DOMAINS)
    both, own, within, alike = by_characters(continua)
    assert (found.both, found.own) == (both, own)
    assert dict(zip(DOMAINS, found.within, strict=True)) == within
    assert dict(zip(DOMAINS, found.alike, strict=True)) == alike
    assert found == DomainSums.added(DOMAINS, [domain_sums([continuum], DOMAINS) for continuum in continua])


@unhurried
@given(documents())
def test_any_code_or_none_is_alpha_of_characters(continua):
    found = over_codes(continua, DOMAINS, "ABC", range(len(continua)), Plan()).values["binary_alpha"]
    rows = []
    for continuum in continua:
        for at in range(LENGTH):
            row = []
            for coder in "ABC":
                segments = continuum.segments.get(coder)
                given = None if segments is None else any(part.start <= at < part.end for part in segments)
                row.append(given if given is None else int(given))
            rows.append(row)
    plain = krippendorff_alpha(Ratings.from_units(rows, "ABC", [0, 1]))
    assert found.value == plain.value


@pytest.mark.parametrize(
    ("passages", "reason"),
    [
        ([], "never"),
        ([("A", 0, 5, "x"), ("B", 10, 15, "y")], "no passage of one coder meets"),
        ([("A", 0, 5, "x"), ("B", 0, 5, "x"), ("A", 9, 14, "x"), ("B", 9, 14, "x")], "only one domain"),
    ],
)
def test_what_cannot_be_computed_has_its_reason(passages, reason):
    found = alpha_of([Continuum.of(LENGTH, passages, "AB")])
    assert found.value is None
    assert reason in found.reason
    assert "no document" in alpha_of([Continuum.of(LENGTH, [("A", 0, 5, "x")])]).reason


def test_a_project_s_domains_are_its_top_level_codes(tmp_path):
    with new_project(tmp_path) as project:
        for number in range(6):
            document = interview(project, f"d{number}", "Erster Satz hier. Zweiter Satz da. Dritter Satz noch.")
            give_code(project, document, "Erster Satz", "Haus / Dach")
            give_code(project, document, "Erster Satz", "Haus / Keller", coder="ben")
            give_code(project, document, "Zweiter Satz", "Garten")
            give_code(project, document, "Zweiter Satz", "Garten" if number else "Haus / Dach", coder="ben")
            if number % 2:
                give_code(project, document, "Dritter", "Garten", coder="ben")
        made = study(project, Comparison(coders=("anna", "ben"), everything=True))
        assert [str(name) for name in made.over_codes.domains[0].domains] == ["Haus", "Garten"]
        found = made.whole["domain_alpha"]
        both = Fraction(2 * 6 * (11 + 12))  # “Erster Satz”, “Zweiter Satz”, both orders of the coders
        assert sum(sums.both for sums in made.over_codes.domains) == both
        assert found.disagreement.observed == Fraction(2 * 2 * 12, 2 * both)
        assert 0 < found.value < 1
        by_character = study(project, Comparison(coders=("anna", "ben"), unit="character"))
        assert made.whole["binary_alpha"].value == by_character.any_code.values["krippendorff_alpha"].value
        assert made.whole["binary_alpha"].low == by_character.any_code.values["krippendorff_alpha"].low
        turns = study(project, Comparison(coders=("anna", "ben"), everything=True, cluster="turn"))
        assert "borders of turns" in turns.whole["domain_alpha"].interval.reason


def test_a_file_s_domains_are_the_first_parts_of_its_codes(tmp_path):
    rows = [("document", "coder", "code", "start", "end")]
    for number in range(5):
        rows += [
            (f"d{number}", "A", "Haus / Dach", 0, 10), (f"d{number}", "B", "Haus / Keller", 0, 10 + number),
            (f"d{number}", "A", "Garten", 20, 30), (f"d{number}", "B", "Garten" if number else "Haus / Dach", 20, 30),
        ]  # fmt: skip
    with (tmp_path / "spans.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    made = study_of_spans(tmp_path / "spans.csv", SpanOptions(length=50))
    assert made.over_codes.domains[0].domains == ("Garten", "Haus")
    assert made.whole["domain_alpha"].value > 0.7
    assert made.whole["binary_alpha"].interval.clusters == 5


def test_the_full_report_has_a_row_for_each_and_a_table_of_hits(tmp_path):
    with new_project(tmp_path) as project:
        for number in range(5):
            document = interview(project, f"d{number}", "Erster Satz hier. Zweiter Satz da. Dritter Satz noch.")
            give_code(project, document, "Erster Satz", "Haus")
            give_code(project, document, "Erster Satz" if number else "Erster", "Haus", coder="ben")
            give_code(project, document, "Zweiter", "Garten", coder="ben")
        report = agreement_report(
            study(project, Comparison(coders=("anna", "ben"), everything=True)), everything=True
        )
    tables = {table.title: table for table in report.tables}
    rows = {row[0]: row[1] for row in tables["For comparison with other programs: all codes"].rows}
    assert "Krippendorff's alpha of any code or none" in rows
    assert "Agreement on domains where both coded" in rows
    (hits,) = tables["Passages that match, two coders at a time"].rows
    assert hits == ("anna", "ben", 8, 1, 6, 0, "53.3")
