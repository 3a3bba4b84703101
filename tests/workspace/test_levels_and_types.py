"""Levels of cases and types of cases, as coders see and give them."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.model.codebooks.feature_space import MissingFeature
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codebooks.level_values import LevelState
from qualcode.model.codes import CodeDraft, EvaluativeLevel
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.project.codebook.levels import LevelTransfer
from qualcode.project.merge_and_split import planned_merge
from qualcode.reporting.codebook.problems import CodebookProblemKind
from qualcode.retrieval.counting.counting import axis_named
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, TableAxis
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.codebook import levels as code_levels
from qualcode.workspace.codebook import merging
from qualcode.workspace.codebook.checking import check_codebook
from qualcode.workspace.codebook.level_words import told_levels
from qualcode.workspace.counting.tables import count
from qualcode.workspace.inductive import inductions
from qualcode.workspace.material import cases as of_cases
from qualcode.workspace.material import documents as of_documents
from qualcode.workspace.sharing.conflicts import open_conflicts
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.typology import levels, types
from qualcode.workspace.typology.leaving import leaving_levels
from qualcode.workspace.workspace import Workspace
from tests.helpers import problems, tables

TEXT = "I: Wie war das?\nB: Das war schwer. Am Ende half ein Amt.\n"
PLACES = {"Nord": "Stadt", "Ost": "Land", "Süd": "Stadt", "West": ""}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("levels") / "p.qualcode"
    with qualcode.create(path, "Probe", coder="anna") as study:
        for case in PLACES:
            study.documents.add(case.lower(), TEXT, case=case)
        study.documents.add("lose", TEXT)
        study.codes.add("Angst")
        study.codes.add("Angst / davor")
        study.code("nord", "Das war schwer.", "Angst / davor")
        space = study.space
        for name, place in PLACES.items():
            if place:
                of_cases.describe(space, space.project.cases.find(name), {"Ort": place})
        code = space.project.codes.find("Angst")
        code_levels.declare(space, code, [EvaluativeLevel("niedrig"), EvaluativeLevel("hoch")], ordered=True)
    with qualcode.open(path, coder="ben", new_coder=True) as study:
        study.code("nord", "Am Ende half ein Amt.", "Angst")
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, made):
    file = tmp_path / "p.qualcode"
    file.write_bytes(made)
    return file


@pytest.fixture
def anna(path):
    with Workspace.open(path, coder="anna") as space:
        yield space


@pytest.fixture
def ben(path, anna):
    with Workspace.open(path, coder="ben") as space:
        yield space


def code_of(space):
    return space.book[space.project.codes.find("Angst").key]


def rate(space, case, name):
    code = code_of(space)
    level = code_levels.level_called(code, name) if name else None
    return levels.give(space, levels.unit_called(space, case), code, level)


def value(space, case, **more):
    code = code_of(space)
    return levels.board(space, [code], **more).value(levels.unit_called(space, case), code)


# ---- levels ------------------------------------------------------------------------------------------


def test_own_passages_of_a_code_and_those_below_are_offered_as_evidence(anna, ben):
    unit, code = levels.unit_called(anna, "Nord"), code_of(anna)
    (mine,) = levels.own_passages(anna, unit, code)
    assert mine.text == "Das war schwer."
    assert len(levels.passages_of(anna, unit, code)) == 2
    given = levels.give(anna, unit, code, code.levels[1], reason=" oft ", passages=[mine.coding])
    assert given.reason == "oft"
    assert levels.evidence(anna, given).codings == (mine.coding,)
    anna.project.codings.remove([mine.coding], anna.coder)
    assert levels.evidence(anna, given).gone == 1
    with pytest.raises(QualcodeError):
        levels.give(anna, levels.unit_called(anna, "Ost"), code, None, passages=[mine.coding])


def test_a_case_has_the_level_on_which_coders_agree_or_that_a_consensus_gave(anna, ben):
    assert value(anna, "Nord").state is LevelState.MISSING
    rate(anna, "Nord", "hoch")
    assert value(anna, "Nord").level.name == "hoch"
    rate(ben, "Nord", None)
    assert value(anna, "Nord").state is LevelState.DISPUTED
    assert value(anna, "Nord", coders=[ben.coder.key]).state is LevelState.UNCLASSIFIABLE
    anna.project.coders.add("Konsens", CoderKind.CONSENSUS, anna.author)
    with Workspace.open(anna.project.path, coder="Konsens") as both:
        rate(both, "Nord", "niedrig")
    assert value(anna, "Nord").level.name == "niedrig"


def test_before_a_merge_it_is_told_which_levels_go_along_and_which_differ(anna, ben):
    for space, case, level in ((anna, "Nord", "hoch"), (ben, "Nord", "niedrig"), (anna, "Ost", None)):
        rate(space, case, level)
    target = anna.project.codes.add(CodeDraft("Furcht"), None, anna.author)
    merged = planned_merge(anna.project, code_of(anna), target).levels
    assert told_levels(merged, "Furcht") == [
        "3 levels of cases for “Furcht”",
        "“Furcht” gets the levels: niedrig, hoch",
    ]
    assert told_levels(LevelTransfer(1, 2, 1), "Furcht")[1:] == [
        "Cases with another level on “Furcht”, of the same coder and round: 1; that one is kept."
    ]
    assert not any(sign.isdigit() for line in told_levels(merged, "F", hides_numbers=True) for sign in line)


def test_levels_of_a_code_are_a_side_of_a_table_in_their_order_with_cases_as_the_base(anna, ben):
    rate(anna, "Nord", "hoch")
    rate(anna, "Ost", None)
    rate(ben, "Ost", None)

    def table(**more):
        codes, side = (axis_named(anna.project, name) for name in ("codes", "levels:Angst"))
        return count(anna, CountRequest(codes, side, **more))

    made = table(unit=CountUnit.CASES, sub_codes=True)
    assert [(column.name, column.base) for column in made.columns] == [
        ("niedrig", 0), ("hoch", 1), ("not classifiable", 1), ("no level yet", 3),
    ]  # fmt: skip
    assert [[cell.n for cell in row] for row in made.cells] == [[0, 1, 0, 0], [0, 1, 0, 0]]
    rate(ben, "Nord", "niedrig")
    assert [column.name for column in table().columns][-2:] == ["coders differ", "no level yet"]
    of_ben = table(wanted=PassageChoice(coders={ben.coder.key}))
    assert [(column.name, column.base) for column in of_ben.columns][:2] == [("niedrig", 1), ("hoch", 0)]
    turned = count(anna, CountRequest(TableAxis(AxisKind.LEVELS, "Angst"), TableAxis(AxisKind.CODES)))
    assert [row.name for row in turned.rows][:3] == ["niedrig", "hoch", "not classifiable"]
    for name, why in (("levels:davor", "no levels"), ("levels:Mut", "no code")):
        with pytest.raises(QualcodeError, match=why):
            axis_named(anna.project, name)


def test_of_each_coder_the_last_round_counts_unless_one_is_named(anna):
    rate(anna, "Nord", "hoch")
    anna.project.settings.set_round(2, anna.author)
    rate(anna, "Nord", "niedrig")
    assert value(anna, "Nord").level.name == "niedrig"
    assert value(anna, "Nord", round_=1).level.name == "hoch"
    assert len(levels.seen(anna)) == 2


def test_what_others_gave_is_hidden_while_the_project_is_blind(anna, ben):
    rate(ben, "Nord", "hoch")
    rate(ben, "Ost", "niedrig")
    rate(anna, "Ost", "hoch")
    anna.project.settings.set_blind(anna.author, on=True)
    assert [level.coder for level in levels.seen(anna)] == [anna.coder.key]
    assert value(anna, "Nord").state is LevelState.MISSING
    assert value(anna, "Ost").level.name == "hoch"
    (told,) = [entry.words for entry in anna.log() if entry.entry.kind == "level.set"]
    assert "Ost" in told.words


def test_the_register_is_told_of_passages_that_leave_as_evidence(anna):
    code = code_of(anna)
    unit = levels.unit_called(anna, "Nord")
    (passage,) = levels.own_passages(anna, unit, code)
    levels.give(anna, unit, code, code.levels[0], passages=[passage.coding])
    anna.project.consents.set(anna.author, cases={unit.key: ConsentChange({Purpose.QUOTE: Permission.YES})})
    told = {}
    for with_passages in (False, True):
        _subject, parts = leaving_levels(anna, levels.board(anna), Withheld(), with_passages=with_passages)
        told[with_passages] = [ids for ids in parts.contents(anna.project).values() if ids]
    assert told == {False: [], True: [(passage.coding.id,)]}


def test_a_document_that_has_a_case_by_now_counts_nowhere_and_is_told(anna):
    rate(anna, "lose", "hoch")
    assert value(anna, "lose").level.name == "hoch"
    document = anna.project.documents.find("lose")
    of_documents.describe(anna, [document], case="Nord")
    found = levels.board(anna)
    assert found.misplaced == 1
    assert [unit.name for unit in found.units] == ["Nord", "Ost", "Süd", "West"]


# ---- types -------------------------------------------------------------------------------------------


def typed(space):
    """A typology of fear and place; high fear in towns is a type of two cases."""
    for case, level in (("Nord", "hoch"), ("Ost", "niedrig"), ("Süd", "hoch"), ("West", "hoch")):
        rate(space, case, level)
    axes = [types.axis_called(space, "Angst"), types.axis_called(space, "Ort")]
    typology = types.define(space, "Lage", axes)
    typology = types.add_type(space, typology, "Bedrängte", [("hoch", "Stadt"), ("hoch", "Land")])
    return types.add_type(space, typology, "Ruhige", [("niedrig", "Land")])


def space_of(space, typology):
    return types.feature_space(space, typology.axes, typology)


def attribute(space, case):
    return levels.unit_called(space, case).attributes.get("Lage", "")


def test_cases_stand_in_the_cells_of_their_features_and_incomplete_ones_are_told(anna):
    found = space_of(anna, typed(anna))
    assert [axis.values for axis in found.axes] == [("niedrig", "hoch"), ("Land", "Stadt")]
    assert {cell: [unit.name for unit in units] for cell, units in found.cells.items()} == {
        ("niedrig", "Land"): ["Ost"],
        ("niedrig", "Stadt"): [],
        ("hoch", "Land"): [],
        ("hoch", "Stadt"): ["Nord", "Süd"],
    }
    lacking = {placed.unit.name: placed.missing for placed in found.incomplete}
    assert lacking == {
        "West": {1: MissingFeature.NONE},
        "lose": {0: MissingFeature.NONE, 1: MissingFeature.NONE},
    }
    rate(anna, "Ost", None)
    missing = {placed.unit.name: placed.missing for placed in space_of(anna, found.typology).incomplete}
    assert missing["Ost"] == {0: MissingFeature.UNCLASSIFIABLE}


def test_a_type_becomes_an_attribute_with_its_reason_by_one_undo(anna):
    typology = typed(anna)
    before = tables(anna.project)
    typology, number = types.assign_cells(anna, typology)
    assert number == 3
    assert [attribute(anna, case) for case in PLACES] == ["Bedrängte", "Ruhige", "Bedrängte", ""]
    found = space_of(anna, typology)
    assert found.given(levels.unit_called(anna, "Nord")).reason == "Angst: hoch; Ort: Stadt"
    anna.undo()
    assert tables(anna.project) == before


def test_one_case_of_a_type_is_the_most_typical(anna):
    typology, _ = types.assign_cells(anna, typed(anna))
    for case in ("Nord", "Süd"):
        typology = types.mark_typical(anna, typology, levels.unit_called(anna, case))
    found = space_of(anna, typology)
    assert [placed.unit.name for placed in found.cases if (t := found.given(placed.unit)) and t.typical] == ["Süd"]
    with pytest.raises(QualcodeError, match="West"):
        types.mark_typical(anna, typology, levels.unit_called(anna, "West"))


def test_a_case_outside_of_a_types_cells_needs_a_reason_and_is_told_as_strayed(anna):
    typology = typed(anna)
    west, calm = levels.unit_called(anna, "West"), types.type_called(typology, "Ruhige")
    with pytest.raises(QualcodeError, match="West"):
        types.assign(anna, typology, west, calm)
    typology = types.assign(anna, typology, west, calm, reason="wohnt auf dem Dorf")
    assert [placed.unit.name for placed in space_of(anna, typology).strayed] == ["West"]
    typology, _ = types.assign_cells(anna, typology)
    rate(anna, "Nord", "niedrig")
    assert [placed.unit.name for placed in space_of(anna, typology).strayed] == ["Nord", "West"]
    types.assign(anna, typology, west, None)
    assert attribute(anna, "West") == ""


def test_names_of_types_typologies_and_levels_go_along(anna):
    typology, _ = types.assign_cells(anna, typed(anna))
    calm = types.type_called(typology, "Ruhige")
    typology = types.change_type(anna, typology, calm, name="Gelassene")
    assert attribute(anna, "Ost") == "Gelassene"
    typology = types.edit(anna, typology, name="Typ")
    assert attribute(anna, "Ost") == ""
    assert levels.unit_called(anna, "Ost").attributes["Typ"] == "Gelassene"
    code = code_of(anna)
    low = code.levels[0]
    code_levels.declare(anna, code, [EvaluativeLevel("gering", "", low.key), *code.levels[1:]], ordered=True)
    found = space_of(anna, typology)
    assert found.types[1].cells == (("gering", "Land"),)
    assert not found.strayed
    types.remove(anna, typology)
    assert "Typ" not in levels.unit_called(anna, "Ost").attributes


def test_what_cannot_be_a_typology_is_refused_and_changes_nothing(anna):
    typology = typed(anna)
    fear, place = typology.axes
    before = tables(anna.project)
    for name, axes in (("Lage", [fear, place]), ("Ort", [fear, place]), ("a=b", [fear, place]), ("X", [fear]),
                       ("X", [fear, fear])):  # fmt: skip
        with pytest.raises(QualcodeError):
            types.define(anna, name, axes)
    with pytest.raises(QualcodeError, match="mittel"):
        types.add_type(anna, typology, "X", [("mittel", "Land")])
    with pytest.raises(QualcodeError, match="Ruhige"):
        types.add_type(anna, typology, "X", [("niedrig", "Land")])
    with pytest.raises(QualcodeError, match="Ruhige"):
        types.add_type(anna, typology, "ruhige", [])
    with pytest.raises(NotFound):
        types.axis_called(anna, "Alter")
    with pytest.raises(UsageProblem):
        types.axis_called(anna, "Angst / davor")
    assert tables(anna.project) == before


def test_nobody_assigns_types_that_rest_on_hidden_levels(anna, ben):
    typology = typed(anna)
    anna.project.settings.set_blind(anna.author, on=True)
    assert space_of(anna, typology).partial
    with pytest.raises(QualcodeError, match="blind"):
        types.assign_cells(anna, typology)


# ---- copies ------------------------------------------------------------------------------------------


def test_levels_and_types_of_two_copies_come_together(path, tmp_path, anna):
    copy = tmp_path / "fern" / "p.qualcode"
    copy.parent.mkdir()
    anna.project.backup(copy)
    with Workspace.open(copy, coder="ben") as other:
        rate(other, "Nord", "niedrig")
        code = code_of(other)
        code_levels.declare(other, code, [*code.levels, EvaluativeLevel("sehr hoch")], ordered=True)
        typed(other)
    rate(anna, "Nord", "hoch")
    code = code_of(anna)
    code_levels.declare(anna, code, [*code.levels, EvaluativeLevel("sehr hoch")], ordered=True)
    merge(anna, [copy])
    assert [level.name for level in code_of(anna).levels] == ["niedrig", "hoch", "sehr hoch"]
    assert value(anna, "Nord", coders=[anna.coder.key]).level.name == "hoch"
    assert value(anna, "Nord", coders=[anna.project.coders.find("ben").key]).level.name == "hoch"
    (typology,) = anna.project.typologies.all()
    assert [type_.name for type_ in typology.types] == ["Bedrängte", "Ruhige"]
    assert problems(anna.project) == []


def test_a_typology_has_the_code_that_its_feature_became_and_no_feature_twice(anna):
    typology = typed(anna)
    plain = anna.project.codes.add(CodeDraft("Sorge"), None, anna.author)
    other = anna.project.codes.add(CodeDraft("Furcht"), None, anna.author)
    code_levels.declare(anna, other, [EvaluativeLevel("niedrig"), EvaluativeLevel("hoch")], ordered=True)
    cells = [placed.cell for placed in space_of(anna, typology).cases]
    before = tables(anna.project)
    merging.merge(anna, code_of(anna), plain)
    found = space_of(anna, anna.project.typologies.get(typology.key))
    assert (found.axes[0].name, found.axes[0].values) == ("Sorge", ("niedrig", "hoch"))
    assert [placed.cell for placed in found.cases] == cells
    anna.project.undo(anna.author)
    assert tables(anna.project) == before
    both = [types.axis_called(anna, name) for name in ("Angst", "Furcht")]
    types.define(anna, "Gefühl", both)
    before = tables(anna.project)
    with pytest.raises(QualcodeError, match="Gefühl"):
        merging.planned_merge(anna, other, code_of(anna))
    with pytest.raises(QualcodeError, match="Gefühl"):
        merging.merge(anna, other, code_of(anna))
    assert tables(anna.project) == before


def test_names_of_levels_and_types_may_hold_what_a_person_writes_and_no_control(anna):
    names = ["A / B > C", "=cmd|x", "👩\u200d👩\u200d👧", "u\u0308ber"]
    code_levels.declare(anna, code_of(anna), [EvaluativeLevel(name) for name in names], ordered=True)
    assert [level.name for level in code_of(anna).levels] == [*names[:3], "über"]
    axes = [types.axis_called(anna, "Angst"), types.axis_called(anna, "Ort")]
    typology = types.add_type(anna, types.define(anna, "Lage", axes), names[2], [(names[2], "Land")])
    assert [type_.name for type_ in typology.types] == [names[2]]
    for name in ("\x00", "a\tb", "zwei\nZeilen", "\ud800"):
        with pytest.raises(QualcodeError):
            code_levels.declare(anna, code_of(anna), [EvaluativeLevel(name)], ordered=True)
        with pytest.raises(QualcodeError):
            types.add_type(anna, typology, name, [("=cmd|x", "Land")])
        with pytest.raises(QualcodeError):
            inductions.begin(anna, InductionDraft(name, Technique.SUMMARY), [anna.project.documents.all()[0]])


def test_what_copies_made_apart_of_one_place_or_cell_is_told_and_never_guessed(path, tmp_path, anna):
    typology = typed(anna)
    copy = tmp_path / "fern" / "p.qualcode"
    copy.parent.mkdir()
    anna.project.backup(copy)

    def go_on(space, level, type_):
        code = code_of(space)
        code_levels.declare(space, code, [*code.levels, EvaluativeLevel(level)], ordered=True)
        types.add_type(space, space.project.typologies.get(typology.key), type_, [("niedrig", "Stadt")])

    with Workspace.open(copy, coder="ben") as other:
        go_on(other, "sehr hoch", "Frohe")
    go_on(anna, "unerträglich", "Stille")
    merge(anna, [copy])
    code = code_of(anna)
    assert {level.name for level in code.levels_at_one_place} == {"sehr hoch", "unerträglich"}
    (told,) = [of for of in check_codebook(anna) if of.kind is CodebookProblemKind.LEVELS_AT_ONE_PLACE]
    assert "unerträglich" in told.detail
    code_levels.declare(anna, code, code.levels, ordered=True)
    assert not code_of(anna).levels_at_one_place
    found = space_of(anna, anna.project.typologies.get(typology.key))
    assert {cell: {type_.name for type_ in made} for cell, made in found.doubled.items()} == {
        ("niedrig", "Stadt"): {"Frohe", "Stille"}
    }
    assert found.type_of_cell(("niedrig", "Stadt")) is None


def test_while_blind_nobody_is_told_of_a_conflict_about_levels_of_others(path, tmp_path, anna, ben):
    rate(ben, "Nord", "hoch")
    copy = tmp_path / "fern" / "p.qualcode"
    copy.parent.mkdir()
    anna.project.backup(copy)
    code = code_of(ben)
    for file, why in ((copy, "so"), (path, "anders")):
        with Workspace.open(file, coder="ben") as space:
            levels.give(space, levels.unit_called(space, "Nord"), code_of(space), code.levels[1], reason=why)
    merge(anna, [copy])
    (sided,) = open_conflicts(anna)
    assert sided.conflict.about.endswith("Angst, Nord")
    anna.project.settings.set_blind(anna.author, on=True)
    assert open_conflicts(anna) == []
    with Workspace.open(path, coder="ben") as space:
        assert len(open_conflicts(space)) == 1
