"""Bases and per cents: three kinds of silence, half up, small bases, panels, numbers and dates in their order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectDamaged, UsageProblem
from qualcode.model.codings import Polarity
from qualcode.project.project import Project
from qualcode.retrieval.counting.cells import half_up
from qualcode.retrieval.counting.counting import axis_named, count_table
from qualcode.retrieval.counting.request import CountBase, CountRequest, CountUnit, PercentOf
from tests.builders import ask_about, give_code, interview
from tests.helpers import new_project, without_triggers

ASKED = "I: Wie war das?\n\nB: Schwierig war es. Lange her."
SILENT = "I: Wie war das?"
OTHER = "I: Was nun?\n\nB: Nichts."


@pytest.fixture
def project(tmp_path):
    """One case answers and mentions, one answers, one says nothing, one was not asked, of one nobody knows."""
    with new_project(tmp_path) as made:
        texts = {"A": ASKED, "B": ASKED, "C": SILENT, "D": OTHER, "E": ASKED}
        documents = {case: interview(made, f"d{case}", text, case=case) for case, text in texts.items()}
        for case in "AB":
            ask_about(made, documents[case], "Verlauf", "Wie war das?")
        ask_about(made, documents["C"], "Verlauf", "Wie war das?")
        ask_about(made, documents["D"], "Folgen", "Was nun?")
        give_code(made, documents["A"], "Schwierig war es")
        give_code(made, documents["B"], "Lange her", path="Anderes")
        give_code(made, documents["D"], "Nichts")
        yield made


def counted(project, rows="codes", columns="waves", **more):
    request = CountRequest(
        axis_named(project, rows), axis_named(project, columns), unit=CountUnit.CASES, small=True,
        percent=PercentOf.COLUMN, **more,
    )  # fmt: skip
    return count_table(project, request)


def test_not_asked_no_answer_and_not_mentioned_stay_three_things(project):
    topic = project.topics.find("Verlauf").key
    every = counted(project)
    assert (every.base, every.cells[0][0].n, every.cells[0][0].percent) == (5, 2, 40)
    asked = counted(project, base=CountBase.ASKED, topic=topic)
    assert (asked.base, asked.cells[0][0].n, asked.cells[0][0].percent) == (3, 1, 33)
    answered = counted(project, base=CountBase.ANSWERED, topic=topic)
    assert (answered.base, answered.cells[0][0].n, answered.cells[0][0].percent) == (2, 1, 50)
    told = " ".join(answered.notes)
    assert "2 answered, 1 were asked and gave no answer, 1 were not asked; of 1 that is unknown" in told


def test_topics_as_columns_have_those_who_were_asked_as_their_base(project):
    made = counted(project, columns="topics", base=CountBase.ASKED)
    names = [column.name for column in made.columns]
    assert {name: column.base for name, column in zip(names, made.columns, strict=True)} == {
        "Verlauf": 3, "Folgen": 1, "topic unknown": None,
    }  # fmt: skip
    theme = next(row for row, member in enumerate(made.rows) if member.name == "Thema")
    assert [cell.n for cell in made.cells[theme]] == [1, 1, 0]
    assert made.cells[theme][1].percent == 100


def test_a_base_of_a_topic_needs_one_and_a_topic_its_base(project):
    for more in ({"base": CountBase.ASKED}, {"topic": project.topics.find("Folgen").key}):
        with pytest.raises(UsageProblem):
            counted(project, **more)


@given(part=st.integers(0, 500), whole=st.integers(1, 500), decimals=st.integers(0, 3))
def test_per_cents_are_rounded_half_up(part, whole, decimals):
    scale = 10**decimals
    expected = (2 * 100 * scale * part + whole) // (2 * whole)  # floor(x + 1/2), in whole numbers
    assert half_up(part, whole, decimals) * scale == expected
    assert (half_up(1, 8, 0), half_up(1, 200, 0), half_up(1, 16, 1)) == (Decimal(13), Decimal(1), Decimal("6.3"))


def test_absent_is_beside_the_number_and_numbers_and_dates_are_in_their_order(tmp_path):
    with new_project(tmp_path) as made:
        for number, (size, day) in enumerate((("10", "2021-11-01"), ("9", "2021-02-01"), ("200", ""), ("9", "bald"))):
            attributes = {"groesse": size} | ({"tag": day} if day else {})
            document = interview(made, f"d{number}", ASKED, case=f"Fall {number}", **attributes)
            give_code(made, document, "Schwierig", polarity=Polarity.ABSENT if number % 2 else Polarity.PRESENT)
        by_size = counted(made, columns="groesse")
        assert [column.name for column in by_size.columns] == ["9", "10", "200"]
        cell = by_size.row_totals[0]
        assert (cell.n, cell.only_present, cell.only_absent, cell.both) == (2, 2, 2, 0)
        assert by_size.cells[0][0].n == 0  # both are absent
        days = [column.name for column in counted(made, columns="tag").columns]
        assert days == ["2021-02-01", "2021-11-01", "bald", "not said"]


def test_a_panel_keeps_the_cases_that_are_in_every_wave(tmp_path):
    with new_project(tmp_path) as made:
        for case, wave in (("A", "2020"), ("A", "2022"), ("B", "2020"), ("C", "2022")):
            document = interview(made, f"{case}{wave}", ASKED, case=case, wave=wave)
            give_code(made, document, "Schwierig")
        assert [column.base for column in counted(made).columns] == [2, 2]
        panel = counted(made, panel=True)
        assert ([column.base for column in panel.columns], panel.base) == ([1, 1], 1)
        assert [cell.n for cell in panel.cells[0]] == [1, 1]


@pytest.mark.parametrize("damage", ["polarity = 'x'", "start = -1", '"end" = 100000', "start = 9223372036854775807"])
def test_a_damaged_coding_is_told_and_not_counted(project, damage):
    path = project.path
    project.close()
    with without_triggers(path) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute(f"UPDATE codings SET {damage} WHERE id = 1")
    with Project.open(path) as damaged, pytest.raises(ProjectDamaged):
        counted(damaged)
