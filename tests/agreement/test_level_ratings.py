"""Agreement on the levels of cases: the published values, and what stands outside of the order."""

from __future__ import annotations

import pytest

from qualcode.agreement.files.level_ratings import LevelComparison, Unclassifiable, study_of_levels
from qualcode.agreement.kernel.metrics import Metric
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codebooks.level_values import LevelBoard
from qualcode.model.codebooks.typologies import CaseLevel
from qualcode.model.codes import Code, CodeKind, EvaluativeLevel, Origin, Rules
from qualcode.model.documents import Case

# Krippendorff (2011), data C: four observers, twelve units; published .743 nominal, .815 ordinal
KRIPPENDORFF = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def code_of(names, *, ordered):
    levels = tuple(EvaluativeLevel(name, "", key) for key, name in enumerate(names, start=1))
    return Code(
        1, "0" * 36, "Angst", ("Angst",), None, "", CodeKind.EVALUATIVE, Origin.DEDUCTIVE, Rules(), 1,
        ordered=ordered, levels=levels,
    )  # fmt: skip


def board_of(rows, code, *, round_=1, consensus=frozenset()):
    """A row a coder, a sign a case: a number is a level, “x” not classifiable, “.” nothing."""
    units = tuple(Case(key, str(key), f"Fall {key}", {}, 1) for key in range(1, len(rows[0]) + 1))
    given = {}
    for coder, row in enumerate(rows, start=1):
        for case, said in enumerate(row, start=1):
            if said != ".":
                level = None if said == "x" else int(said)
                found = CaseLevel(0, "", case, None, code.key, level, coder, round_, "", (), "", "")
                given.setdefault(((case, None), code.key), []).append(found)
    names = {coder: f"coder {coder}" for coder in range(1, len(rows) + 1)}
    return LevelBoard(units, (code,), {place: tuple(found) for place, found in given.items()}, names, consensus)


def alpha(rows, *, ordered=True, **asked):
    code = code_of("12345", ordered=ordered)
    return study_of_levels(board_of(rows, code), code, LevelComparison(**asked)).whole["krippendorff_alpha"].value


def test_the_published_values_come_out_by_the_declared_order():
    assert alpha(KRIPPENDORFF) == pytest.approx(0.815, abs=0.0005)
    assert alpha(KRIPPENDORFF, ordered=False) == pytest.approx(0.743, abs=0.0005)
    assert alpha(KRIPPENDORFF, metric=Metric.NOMINAL) == pytest.approx(0.743, abs=0.0005)


def test_an_order_that_is_not_declared_is_refused_as_are_distances():
    with pytest.raises(UsageProblem, match="not declared"):
        alpha(KRIPPENDORFF, ordered=False, metric=Metric.ORDINAL)
    for metric in (Metric.INTERVAL, Metric.RATIO):
        with pytest.raises(UsageProblem):
            alpha(KRIPPENDORFF, metric=metric)


def test_what_cannot_be_classified_is_missing_in_an_order_and_a_value_without_one():
    rows = ("1123x3", "112x33")
    code = code_of("123", ordered=True)
    study = study_of_levels(board_of(rows, code), code, LevelComparison())
    assert (study.metric, study.units, study.pairable, study.missing) == ("ordinal", 6, 4, 2)
    assert [str(value.name) for value in study.codes] == ["1", "2", "3", "not classifiable"]
    assert study.whole["krippendorff_alpha"].value == 1
    assert any("2 times" in warning for warning in study.warnings)
    nominal = study_of_levels(board_of(rows, code), code, LevelComparison(metric=Metric.NOMINAL))
    assert (nominal.pairable, nominal.missing) == (6, 0)
    assert nominal.whole["percent"].value == pytest.approx(4 / 6)
    missing = LevelComparison(metric=Metric.NOMINAL, unclassifiable=Unclassifiable.MISSING)
    assert study_of_levels(board_of(rows, code), code, missing).whole["percent"].value == 1
    with pytest.raises(UsageProblem, match="outside"):
        study_of_levels(board_of(rows, code), code, LevelComparison(unclassifiable=Unclassifiable.CATEGORY))


def test_coders_are_those_who_gave_levels_without_a_consensus_and_by_numbers_if_asked():
    code = code_of("12", ordered=False)
    board = board_of(("1212", "1211", "2222"), code, consensus=frozenset({3}))
    assert study_of_levels(board, code, LevelComparison()).coders == ("coder 1", "coder 2")
    assert study_of_levels(board, code, LevelComparison(coders=[1, 3])).coders == ("coder 1", "coder 3")
    numbered = study_of_levels(board, code, LevelComparison(coders=[1, 3], numbered=True))
    assert list(map(str, numbered.coders)) == ["coder 1", "coder 2"]
    with pytest.raises(QualcodeError, match="Fewer than two"):
        study_of_levels(board, code, LevelComparison(round=2))


def test_levels_whose_names_are_numbers_stay_names():
    code = code_of(("1", "1.0", "2"), ordered=True)
    study = study_of_levels(board_of(("1233", "1233"), code), code, LevelComparison())
    assert [value.name for value in study.codes] == ["1", "1.0", "2"]
