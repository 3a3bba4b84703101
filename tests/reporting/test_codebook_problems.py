"""What is open or wrong in a codebook is found in a project and in a file alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.model.codes import COLOURS, AnchorState, Codebook
from qualcode.reading.lists.codebook_file import load
from qualcode.reporting.codebook.colours_apart import TOO_NEAR, ColourSight, alike_for, distance, lab
from qualcode.reporting.codebook.problems import (
    CodebookProblemKind,
    ProblemGrade,
    book_of,
    codebook_problems,
    problem_words,
)
from qualcode.workspace.codebook.checking import check_codebook_file, needs_mending

FILE = """\
codes:
  - name: Weg
    definition: x
    colour: "#a05a00"
    related: [Ziel, Nirgends, Weg, Doppelt]
    borders: Gegen [[Unbekannt]] und Ziel.
    anchors:
      - text: eins
  - name: Ziel
    colour: "#6b7000"
    definition: x
    borders: ohne alles
    codes:
      - name: Doppelt
        definition: x
        kind: evaluative
  - name: Nutzen
    definition: x
    levels: [hoch, niedrig]
    codes:
      - name: Doppelt
        kind: evaluative
        levels: [hoch, niedrig]
"""


def test_relations_that_lead_back_are_told_once_by_what_they_are():
    relations = {"A": "- cause: B", "B": "- cause: C", "C": "- cause: A\n      - strategy: A", "D": "- cause: A"}
    codes = "".join(
        f"  - name: {name}\n    definition: x\n    related:\n      {said}\n" for name, said in relations.items()
    )
    problems = codebook_problems(book_of(load(f"codes:\n{codes}", "x")))
    circles = [problem for problem in problems if problem.kind is CodebookProblemKind.RELATIONS_IN_CIRCLE]
    assert [set(problem.codes) for problem in circles] == [{"A", "B", "C"}]
    assert "führen im Kreis" in problem_words(circles[0], catalogue_of("de"))


def test_each_problem_is_found_once() -> None:
    book = book_of(load(FILE, "x"))
    stale = replace(book.codes[0], anchors=(replace(book.codes[0].anchors[0], state=AnchorState.STALE),))
    problems = codebook_problems(Codebook((stale, *book.codes[1:])))

    assert Counter(problem.kind for problem in problems) == Counter(
        {
            CodebookProblemKind.SAME_NAME: 1,
            CodebookProblemKind.UNKNOWN_RELATION: 1,
            CodebookProblemKind.RELATION_CIRCLE: 1,
            CodebookProblemKind.UNCLEAR_RELATION: 1,
            CodebookProblemKind.UNKNOWN_BORDER: 1,
            CodebookProblemKind.NO_NEIGHBOUR: 1,
            CodebookProblemKind.NO_DEFINITION: 1,
            CodebookProblemKind.NO_LEVELS: 1,
            CodebookProblemKind.NOT_EVALUATIVE: 1,
            CodebookProblemKind.UNORDERED_LEVELS: 1,
            CodebookProblemKind.ANCHOR_STALE: 1,
            CodebookProblemKind.COLOURS_ALIKE: 1,
        }
    )
    german, english = (
        [problem_words(problem, catalogue_of(language)) for problem in problems] for language in ("de", "en")
    )
    assert all("{" not in words for words in (*german, *english))
    assert "“Weg” is related to “Nirgends”, which is not there." in english
    assert "Anchor example 1 of “Weg” is stale: its passage has another code now." in english
    assert not set(german) & set(english)


def test_what_a_file_names_may_stand_elsewhere() -> None:
    grades = {problem.kind: problem.grade for problem in codebook_problems(book_of(load(FILE, "x")), is_file=True)}

    assert grades[CodebookProblemKind.UNKNOWN_RELATION] is ProblemGrade.NOTE
    assert grades[CodebookProblemKind.NO_DEFINITION] is ProblemGrade.WARNING


@pytest.mark.parametrize("name", ["analyseraster", "koordination", "schnittstellen", "themen"])
def test_the_shipped_codebooks_have_nothing_open(name: str) -> None:
    assert not needs_mending(check_codebook_file(Path(__file__).parents[2] / "codebooks" / f"{name}.yaml"))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Code,Obercode\nA,B\nB,A\n")
    (problem,) = check_codebook_file(tmp_path / "a.csv")

    assert (problem.kind, problem.grade) == (CodebookProblemKind.UNREADABLE, ProblemGrade.ERROR)
    assert "below themselves" in problem_words(problem, catalogue_of("en"))


def test_colours_are_as_far_apart_as_is_published() -> None:
    assert distance("#ffffff", "#000000", ColourSight.FULL) == pytest.approx(100, abs=0.01)
    assert lab("#ff0000", ColourSight.FULL) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    assert all(lab("#777777", sight)[1:] == pytest.approx((0, 0), abs=0.05) for sight in ColourSight)


def test_the_palette_is_told_apart_by_everybody() -> None:
    assert min(distance(*pair, sight) for pair in combinations(COLOURS, 2) for sight in ColourSight) > TOO_NEAR
    assert alike_for("#a05a00", "#6b7000") is not None
    assert alike_for("#0072b2", "#0072b3") == (ColourSight.FULL, pytest.approx(0.4, abs=0.3))
