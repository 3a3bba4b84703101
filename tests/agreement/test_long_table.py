"""The long table of a project's ratings gives, read as a file, figures and intervals of the project again."""

from __future__ import annotations

import csv
import io

import pytest

from qualcode.agreement.files.long_table import HEAD, WIDE, long_table
from qualcode.agreement.files.ratings import RatingOptions, study_of_ratings
from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.errors import UsageProblem
from qualcode.model.codings import WorkState
from qualcode.reporting.agreement.long_table import ratings_report
from qualcode.reporting.writers.csv import unescaped, write
from tests.builders import ME, coder_named, give_code, interview
from tests.demo_project import demo_at
from tests.helpers import new_project

PEOPLE = ("anna", "ben", "carla")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with demo_at(tmp_path_factory.mktemp("demo") / "demo.qualcode") as project:
        yield project


def written(project, comparison, path):
    with path.open("wb") as file:
        write(ratings_report(long_table(project, comparison)), file)
    return path


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def told(value):
    """A figure with all that is told of its interval, but how the latter is called; -9 is none."""
    interval = value.interval
    names = ("low", "high", "log_error", "degrees", "below_800", "holding")
    fields = [value.value, *(getattr(interval, name, None) for name in names)]
    return pytest.approx([-9.0 if field is None else field for field in fields], abs=1e-12)


def plain(value):
    return told(value).expected


@pytest.mark.parametrize(
    ("unit", "metric", "cluster"),
    [
        ("sentence", Metric.NOMINAL, "auto"),
        ("document", Metric.NOMINAL, "document"),
        ("frequency", Metric.RATIO, "auto"),
    ],
)
def test_the_demo_s_table_gives_the_figures_and_intervals_of_the_demo(demo, tmp_path, unit, metric, cluster):
    comparison = Comparison(unit=unit, cluster=cluster, numbered=True)
    path = written(demo, comparison, tmp_path / "ratings.csv")
    here = study(demo, comparison)
    there = study_of_ratings(path, RatingOptions(metric=metric, cluster=cluster, named=unescaped))
    assert (there.units, there.pairable, there.missing) == (here.units, here.pairable, here.missing)
    assert (there.resampling.clusters, there.resampling.plan) == (here.resampling.clusters, here.resampling.plan)
    assert len(there.codes) == len(here.codes) > 20
    for ours, theirs in zip(here.codes, there.codes, strict=True):
        assert ours.pooled == theirs.pooled
        if unit != "frequency":  # there the file has one scale for all codes
            assert ours.ratings.patterns == theirs.ratings.patterns
        for name, value in theirs.values.items():
            assert plain(value) == told(ours.values[name]), (ours.name, name)
    assert any(plain(value)[1] != -9 for value in there.whole.values())
    for name, value in there.whole.items():
        assert plain(value) == told(here.whole[name]), name
    for ours, theirs in zip(here.pairs, there.pairs, strict=True):
        assert (ours.first, ours.second) == (theirs.first, theirs.second)
        for name, value in ours.values.items():
            assert plain(value) == told(theirs.values[name])


def test_passages_lie_where_the_table_says(demo, tmp_path):
    found = rows_of(written(demo, Comparison(numbered=True), tmp_path / "ratings.csv"))
    assert tuple(found[0]) == HEAD
    texts = {f"{each.label} {number}": each for each, number in numbers(demo)}
    units = {}
    for row in found:
        units.setdefault(row["unit"], set()).add((row["document"], row["start"], row["end"]))
    assert all(len(places) == 1 for places in units.values())
    for ((document, start, end),) in list(units.values())[::40]:
        text = demo.documents.text(texts[document])[int(start) : int(end)]
        assert text == text.strip() != ""
    assert {row["coder"] for row in found} == {"coder 1", "coder 2"}
    assert not {row["case"] for row in found} & {case.name for case in demo.cases.all()}


def numbers(project):
    seen = {}
    for document in project.documents.all():
        seen[document.label] = seen.get(document.label, 0) + 1
        yield document, seen[document.label]


@pytest.fixture
def three(tmp_path):
    """Six documents for three coders, of whom the last did not finish two; a code that looks like a formula."""
    with new_project(tmp_path) as project:
        for number in range(6):
            document = interview(project, f"d{number}", "B: Erster Satz.\n\nB: Zweiter Satz.\n\nB: Dritter Satz.")
            give_code(project, document, "Erster Satz.", "=cmd")
            give_code(project, document, "Zweiter Satz.", "-9", coder="ben")
            give_code(project, document, "Erster Satz.", "=cmd", coder="ben")
            give_code(project, document, "Dritter Satz.", "=cmd", coder="carla")
            for coder in PEOPLE:
                project.coders.assign([document.key], coder_named(project, coder), ME)
                if number < 4 or coder != "carla":
                    project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        yield project


def test_what_is_missing_says_why_and_formulas_come_back_as_names(three, tmp_path):
    path = written(three, Comparison(coders=PEOPLE), tmp_path / "ratings.csv")
    found = rows_of(path)
    lacking = [row for row in found if row["missing"]]
    assert {(row["coder"], row["missing"]) for row in lacking} == {("carla", "coded, not marked as finished")}
    assert len(lacking) == 2 * 3 * 2
    assert all((row["value"] == "") == bool(row["missing"]) for row in found)
    assert {row["code"] for row in found} == {"'=cmd", "-9"}
    there = study_of_ratings(path, RatingOptions(named=unescaped))
    here = study(three, Comparison(coders=PEOPLE))
    assert {code.name for code in there.codes} == {"=cmd", "-9"}
    assert there.missing == here.missing == 6
    assert plain(there.whole["krippendorff_alpha"]) == told(here.whole["krippendorff_alpha"])
    assert [(pair.first, pair.second) for pair in there.pairs] == [(pair.first, pair.second) for pair in here.pairs]


def test_characters_are_no_rows(three):
    with pytest.raises(UsageProblem, match="characters"):
        long_table(three, Comparison(coders=PEOPLE, unit="character"))


@pytest.mark.parametrize("unit", ["sentence", "frequency"])
def test_the_table_with_a_column_a_coder_holds_what_the_long_one_holds(three, tmp_path, unit):
    table = long_table(three, Comparison(coders=PEOPLE, unit=unit))
    with (tmp_path / "wide.csv").open("wb") as file:
        write(ratings_report(table, wide=True), file)
    wide = rows_of(tmp_path / "wide.csv")
    assert list(wide[0]) == [*WIDE, *PEOPLE]
    beside = {(row["unit"], row["code"], coder): row[coder] for row in wide for coder in PEOPLE}
    long = rows_of(written(three, Comparison(coders=PEOPLE, unit=unit), tmp_path / "long.csv"))
    assert beside == {(row["unit"], row["code"], row["coder"]): row["value"] for row in long}
    assert len(beside) == len(long) == 3 * len(wide)
    assert "" in beside.values()
    same = [name for name in WIDE if name not in {"code", "in_pooled"}]
    assert {tuple(row[name] for name in same) for row in wide} == {tuple(row[name] for name in same) for row in long}


def test_one_code_s_table_has_judges_as_columns_and_gives_its_alpha(demo, tmp_path):
    (name,) = [code.name for code in study(demo).codes if code.name.endswith("Interferenz")]
    comparison = Comparison(codes=(name,), numbered=True)
    with (tmp_path / "wide.csv").open("wb") as file:
        write(ratings_report(long_table(demo, comparison), wide=True), file)
    wide = rows_of(tmp_path / "wide.csv")
    assert {row["code"] for row in wide} == {name}
    assert len({row["unit"] for row in wide}) == len(wide)
    lines = [(row["unit"], coder, row[coder]) for row in wide for coder in list(wide[0])[len(WIDE) :]]
    melted = "".join(f"{unit};{coder};{value}\n" for unit, coder, value in [("unit", "coder", "value"), *lines])
    (tmp_path / "melted.csv").write_text(melted, "utf-8")
    alpha = study_of_ratings(tmp_path / "melted.csv").whole["krippendorff_alpha"].value
    assert alpha == pytest.approx(study(demo, comparison).whole["krippendorff_alpha"].value, abs=1e-12)


def test_a_coder_who_is_called_like_a_column_is_refused(tmp_path):
    with new_project(tmp_path) as project:
        document = interview(project, "d", "B: Eins.\n\nB: Zwei.")
        for coder in ("anna", "Unit"):
            give_code(project, document, "Eins.", coder=coder)
        table = long_table(project, Comparison(coders=("anna", "Unit")))
        with pytest.raises(UsageProblem, match="“Unit”"):
            ratings_report(table, wide=True)
