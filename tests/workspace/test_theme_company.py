"""With which strategies and mechanisms a theme occurs, counted as everything else is."""

from __future__ import annotations

import pytest

from qualcode.errors import UsageProblem
from qualcode.model.codes import CodebookDraft, CodeDraft, RelationKind, related_to
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.cooccurrence import Together
from qualcode.workspace.counting.theme_company import branches_of_theory, theme_company
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_document, give

BOOK = CodebookDraft(
    "",
    (
        CodeDraft(
            "Theory",
            children=(
                CodeDraft(
                    "Types", children=(CodeDraft("Place", related=related_to("Way", kind=RelationKind.STRATEGY)),)
                ),
                CodeDraft("Ways", children=(CodeDraft("Way"), CodeDraft("Other way"))),
            ),
        ),
        CodeDraft("Themes", children=(CodeDraft("Money"), CodeDraft("Time"))),
    ),
)


@pytest.fixture
def found(project):
    project.codes.take_in(BOOK, LEAD)
    space = Workspace(project, "anna")
    anna = next(coder for coder in project.coders.all() if coder.name == "anna")
    code = project.codes.find
    for number, case in enumerate(("A", "A", "B"), start=1):
        document = add_document(project, f"theme-{number}", "Some words to be coded here.", case=case)
        give(project, document, code("Money"), anna, 0, 10)
        if number != 2:
            give(project, document, code("Way"), anna, 5, 12)
        give(project, document, code("Other way"), anna, 15, 20)
    return space


def test_the_branch_of_a_strategy_is_counted_with_its_cases(found):
    book, theme = found.book, found.project.codes.find("Money")
    assert [(book[key].name, kind.value) for key, kind in branches_of_theory(book, theme)] == [("Ways", "strategy")]
    company = theme_company(found, theme, PassageChoice())
    told = {each.code.name: (each.together, each.cases, each.passages) for each in company.companions}
    assert told == {"Ways": (0, 0, 0), "Way": (2, 2, 2), "Other way": (0, 0, 3)}
    assert (company.passages, company.cases_of_theme) == (3, 2)
    by_document = theme_company(found, theme, PassageChoice(), by=Together.DOCUMENT)
    assert {each.code.name: each.together for each in by_document.companions}["Other way"] == 3


def test_branches_can_be_named_and_a_codebook_without_theory_says_what_to_do(found):
    time, themes = found.project.codes.find("Time"), found.project.codes.find("Themes")
    company = theme_company(found, time, PassageChoice(), branches=[themes])
    assert [each.code.name for each in company.companions] == ["Themes", "Money"]
    place = found.project.codes.find("Place")
    from qualcode.workspace.codebook.codes import edit

    edit(found, place, {"related": ()})
    with pytest.raises(UsageProblem, match="strategy, mechanism or cause"):
        theme_company(found, time, PassageChoice())
