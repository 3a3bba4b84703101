"""Levels of codes, the levels that coders give cases on them, and what becomes of both."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeKind, EvaluativeLevel
from qualcode.project.codebook.levels import planned_levels
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import merge
from qualcode.project.typology.case_levels import LevelDraft
from tests.helpers import LEAD, add_code, add_coder, add_document, give, problems, tables


class Rated:
    """Two cases, and a document without one; a code with three levels in their order."""

    def __init__(self, project):
        self.project = project
        self.first = add_document(project, "one", case="Eins")
        self.second = add_document(project, "two", "Other words to code.", case="Zwei")
        self.loose = add_document(project, "loose", "Words of nobody.")
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.cases = {case.name: case for case in project.cases.all()}
        self.code = self.declared(add_code(project, "Angst"), "niedrig", "mittel", "hoch")

    def declared(self, code, *names, ordered=True, instead=None):
        levels = [EvaluativeLevel(name) if isinstance(name, str) else name for name in names]
        self.project.code_levels.declare(code, levels, LEAD, ordered=ordered, instead=instead)
        return self.project.codes.book()[code.key]

    def level(self, name, code=None):
        return next(level for level in (code or self.code).levels if level.name == name)

    def rate(self, unit, name, coder=None, code=None, reason="", passages=()):
        level = self.level(name, code) if name else None
        draft = LevelDraft(unit, code or self.code, level, reason, passages)
        return self.project.case_levels.give([draft], coder or self.anna)[0]

    def told(self, code=None):
        """(Unit, level, coder, reason) of all that is there."""
        names = {level.key: level.name for level in (code or self.code).levels}
        return [
            (level.case or level.document, names.get(level.level), level.coder, level.reason)
            for level in self.project.case_levels.all(code or self.code)
        ]


@pytest.fixture
def rated(project):
    return Rated(project)


def test_levels_are_declared_and_make_the_code_an_evaluative_one(rated):
    assert [level.name for level in rated.code.levels] == ["niedrig", "mittel", "hoch"]
    assert rated.code.ordered
    assert rated.code.kind is CodeKind.EVALUATIVE
    rated.project.undo(LEAD)
    assert rated.project.codes.book()[rated.code.key].levels == ()
    rated.project.redo(LEAD)
    assert rated.project.codes.book()[rated.code.key] == rated.code


@pytest.mark.parametrize("name", ["", " hoch", "a\nb", "nicht klassifizierbar", "Not Classifiable", "HOCH"])
def test_a_name_that_cannot_be_a_levels_is_refused(rated, name):
    before = tables(rated.project)
    with pytest.raises(QualcodeError):
        rated.declared(rated.code, "hoch", name)
    assert tables(rated.project) == before


def test_a_level_is_given_anew_by_its_coder_and_kept_when_its_name_changes(rated):
    case = rated.cases["Eins"]
    coding = give(rated.project, rated.first, rated.code, rated.anna)
    rated.rate(case, "niedrig")
    rated.rate(case, "hoch", reason="zweimal gesagt", passages=[coding.uuid])
    rated.rate(case, None, rated.ben)
    assert rated.told() == [
        (case.key, "hoch", rated.anna.key, "zweimal gesagt"),
        (case.key, None, rated.ben.key, ""),
    ]
    assert rated.project.case_levels.all()[0].passages == (coding.uuid,)
    high = rated.level("hoch")
    rated.code = rated.declared(rated.code, "niedrig", EvaluativeLevel("sehr hoch", "", high.key, high.uuid))
    assert rated.told()[0][1] == "sehr hoch"
    rated.project.undo(LEAD)
    rated.code = rated.project.codes.book()[rated.code.key]
    assert rated.told()[0][1] == "hoch"


def test_a_level_that_cases_have_goes_only_with_what_they_get_instead(rated):
    rated.rate(rated.cases["Eins"], "mittel")
    before = tables(rated.project)
    with pytest.raises(QualcodeError, match="mittel"):
        rated.declared(rated.code, "niedrig", "hoch")
    assert tables(rated.project) == before
    middle, high = rated.level("mittel"), rated.level("hoch")
    rated.code = rated.declared(rated.code, "niedrig", "hoch", instead={middle.key: high.key})
    assert rated.told()[0][1] == "hoch"
    rated.project.undo(LEAD)
    assert tables(rated.project) == before
    rated.code = rated.declared(rated.code, "niedrig", "hoch", instead={middle.key: None})
    assert rated.told()[0][1] is None


def test_a_document_has_a_level_only_without_a_case(rated):
    rated.rate(rated.loose, "mittel")
    with pytest.raises(QualcodeError, match="Eins"):
        rated.rate(rated.first, "mittel")
    assert [row[:2] for row in rated.told()] == [(rated.loose.key, "mittel")]


def test_codes_without_levels_other_codes_levels_and_evidence_that_is_none_are_refused(rated):
    case, other = rated.cases["Eins"], add_code(rated.project, "Ort")
    with pytest.raises(QualcodeError, match="has no levels"):
        rated.project.case_levels.give([LevelDraft(case, other, None)], rated.anna)
    other = rated.declared(other, "nah", "fern", ordered=False)
    with pytest.raises(QualcodeError):
        rated.project.case_levels.give([LevelDraft(case, rated.code, other.levels[0])], rated.anna)
    with pytest.raises(QualcodeError):
        rated.rate(case, "hoch", passages=["0190a0a0-0000-7000-8000-000000000009"])
    with pytest.raises(QualcodeError):
        rated.project.case_levels.remove([rated.rate(case, "hoch")], rated.ben)


def test_levels_go_along_when_codes_are_merged(rated):
    first, second = rated.cases["Eins"], rated.cases["Zwei"]
    fear = rated.declared(add_code(rated.project, "Furcht"), "Hoch", "mittel")
    rated.rate(first, "niedrig", reason="wenig")
    rated.rate(first, "Hoch", code=fear, reason="viel")
    rated.rate(second, "mittel", code=fear)
    rated.rate(second, None, rated.ben, code=fear)
    plan = planned_levels(rated.project._store, fear.key, rated.code.key)
    assert (plan.moved, plan.doubles, plan.differing, plan.declared) == (2, 1, 1, ())
    before = tables(rated.project)
    merge(rated.project, fear, rated.code, LEAD)
    assert rated.told() == [
        (first.key, "niedrig", rated.anna.key, "wenig\nFurcht: hoch – viel"),
        (second.key, "mittel", rated.anna.key, ""),
        (second.key, None, rated.ben.key, ""),
    ]
    rated.project.undo(LEAD)
    assert tables(rated.project) == before


def test_a_code_without_levels_gets_those_of_the_merged_one_and_others_must_fit(rated):
    plain = add_code(rated.project, "Sorge")
    odd = rated.declared(add_code(rated.project, "Panik"), "immer", "nie")
    rated.rate(rated.cases["Eins"], "hoch")
    rated.rate(rated.cases["Eins"], "nie", code=odd)
    before = tables(rated.project)
    with pytest.raises(QualcodeError, match="nie"):
        merge(rated.project, odd, rated.code, LEAD)
    assert tables(rated.project) == before
    merge(rated.project, rated.code, plain, LEAD)
    plain = rated.project.codes.book()[plain.key]
    assert [level.name for level in plain.levels] == ["niedrig", "mittel", "hoch"]
    assert plain.ordered
    assert plain.kind is CodeKind.EVALUATIVE
    assert [row[1] for row in rated.told(plain)] == ["hoch"]


def test_of_two_coders_who_become_one_the_level_of_the_one_who_stays_counts(rated):
    case = rated.cases["Eins"]
    rated.rate(case, "hoch", rated.ben, reason="laut")
    rated.rate(case, "mittel", rated.anna)
    rated.rate(rated.loose, "hoch", rated.ben)
    rated.project.coders.merge(rated.ben, rated.anna, LEAD)
    assert rated.told() == [
        (case.key, "mittel", rated.anna.key, "ben: hoch – laut"),
        (rated.loose.key, "hoch", rated.anna.key, ""),
    ]


def test_levels_go_with_their_case_document_and_code_and_come_back(rated):
    rated.rate(rated.cases["Eins"], "hoch")
    rated.rate(rated.loose, "hoch")
    for remove in (
        lambda: rated.project.cases.remove(rated.cases["Eins"], LEAD),
        lambda: rated.project.documents.remove(rated.loose, LEAD),
        lambda: rated.project.codes.remove(rated.code, LEAD),
    ):
        before = tables(rated.project)
        remove()
        assert len(rated.project.case_levels.all()) < 2
        rated.project.undo(LEAD)
        assert tables(rated.project) == before


def test_undo_of_a_level_is_its_coders(rated):
    before = tables(rated.project)
    rated.rate(rated.cases["Eins"], "hoch")
    rated.project.undo(Author.of(rated.anna))
    assert tables(rated.project) == before


def test_a_forgotten_case_takes_its_levels_along_and_a_forgotten_document_its_own(rated):
    rated.rate(rated.cases["Eins"], "hoch", reason="Mirabelle")
    rated.rate(rated.loose, "hoch", reason="Zwetschge")
    rated.project.forgetting.case(rated.cases["Eins"].uuid, LEAD)
    assert [row[0] for row in rated.told()] == [rated.loose.key]
    rated.project.forgetting.documents([rated.loose.uuid], LEAD)
    assert rated.told() == []
    words = [row[0] for row in rated.project._store.all("SELECT old FROM changes WHERE old IS NOT NULL")]
    assert not any("Mirabelle" in word or "Zwetschge" in word for word in words)
    assert problems(rated.project) == []
