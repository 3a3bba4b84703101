"""Groups of documents, research questions and the overview of a case from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="anna") as opened:
        for year in (2020, 2022):
            opened.documents.add(
                f"rg-{year}", "I: Wie war das?\nB: Das war schwer. Es ging.", case="Fall A", label=f"RG {year}",
                attributes={"wave": year},
            )  # fmt: skip
        opened.codes.add("Thema")
        opened.codes.add("Rest")
        opened.code("rg-2022", "Es ging.", "Thema")
        opened.code("rg-2020", "Das war schwer.", "Thema")
        yield opened


def test_groups_are_filled_from_python(study):
    group = study.groups.add("Frühe", ["rg-2020"])
    assert study.groups["Frühe"] == group
    assert [document.name for document in group.documents] == ["rg-2020"]
    group = group.put(study.documents)
    assert [document.name for document in group.documents] == ["rg-2020", "rg-2022"]
    assert [document.name for document in group.take("rg-2020").documents] == ["rg-2022"]
    assert [document.name for document in study.documents.where('group:"Frühe"')] == ["rg-2022"]
    assert list(study.groups.frame()["documents"]) == [1]
    with pytest.raises(NotFound, match="group") as refused:
        study.groups["Frühee"]
    assert "Frühe" in str(refused.value.hint)
    with pytest.raises(QualcodeError, match="already"):
        study.groups.add("frühe")
    with pytest.raises(UsageProblem, match="A document is wanted"):
        study.groups.add("Andere", [7])
    group.remove()
    assert len(study.groups) == 0


def test_research_questions_are_linked_from_python(study):
    question = study.research_questions.add("Was hilft?")
    memo = study.memos.add("Darum geht es.", title="Kern")
    question = question.link(study.codes["Rest"]).link(study.codes["Thema"]).link(memo)
    assert [code.title for code in question.codes] == ["Thema", "Rest"]
    assert [found.title for found in question.memos] == ["Kern"]
    assert [code.title for code in question.unlink(study.codes["Rest"]).codes] == ["Thema"]
    assert study.research_questions["Was hilft?"].text == "Was hilft?"
    assert list(study.research_questions.frame()["codes"]) == [["Thema"]]


def test_a_case_is_looked_at_as_a_whole(study):
    overview = study.cases["Fall A"].overview()
    assert [part.document.name for part in overview.documents] == ["rg-2020", "rg-2022"]
    (theme,) = overview.themes
    assert [quotation.text for quotation in theme.quotations] == ["Das war schwer.", "Es ging."]
    assert [quotation.label for quotation in study.cases["Fall A"].overview("2022").themes[0].quotations] == [
        "RG 2022"
    ]
    with pytest.raises(UsageProblem, match="no document of wave"):
        study.cases["Fall A"].overview("1999")
