"""The codebook of a project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codes import COLOURS, Anchor, CodebookDraft, CodeDraft, CodeKind, Origin, Rules, related_to
from qualcode.model.memos import MemoTarget
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, give, kinds, last, problems, tables

FULL = CodeDraft(
    "Interferenz",
    Rules("what it is", "when it is", "when it is not", "where it ends"),
    colour="#123456",
    kind=CodeKind.ANALYTIC,
    origin=Origin.INDUCTIVE,
    anchors=(Anchor("they all do it", "RG 2022"), Anchor("a second one")),
    related=related_to("Diffusion"),
    source="somebody 1999",
    weight_meaning="how strongly",
    exclusive=True,
    short_key="K2.1",
    children=(CodeDraft("below", children=(CodeDraft("deeper"),)), CodeDraft("beside")),
)


def paths(project):
    return [code.full_name for code in project.codes.book()]


def test_a_code_comes_back_as_it_was_drafted(project):
    code = project.codes.add(FULL, None, LEAD)
    assert as_draft(code) == CodeDraft(**{**_fields(FULL), "children": ()})
    assert (code.rule_version, code.path, code.parent) == (1, ("Interferenz",), None)
    assert paths(project) == [
        "Interferenz",
        "Interferenz / below",
        "Interferenz / below / deeper",
        "Interferenz / beside",
    ]
    assert project.codes.as_codebook("T") == CodebookDraft("T", (project.codes.as_codebook("").codes[0],))
    assert last(project).rows == {"codes": 4, "code_rules": 4, "anchors": 2, "related_codes": 1}


def _fields(draft):
    return {name: getattr(draft, name) for name in type(draft).__dataclass_fields__}


def test_codes_without_a_colour_get_the_least_used_one(project):
    made = [add_code(project, f"c{number}").colour for number in range(8)]
    assert made == [*COLOURS, COLOURS[0]]


def test_a_new_code_stands_last_among_its_siblings(project):
    top = add_code(project, "b")
    add_code(project, "a")
    add_code(project, "z", top)
    add_code(project, "y", top)
    assert paths(project) == ["b", "b / z", "b / y", "a"]


@pytest.mark.parametrize("name", ["", " ", " x", "x ", "a\x1bb", "a\nb"])
def test_a_name_that_cannot_be_a_codes_is_refused(project, name):
    code = add_code(project, "A")
    for act in (
        lambda: add_code(project, name),
        lambda: project.codes.edit(code, CodeDraft(name), LEAD),
        lambda: project.codes.take_in(CodebookDraft("", (CodeDraft("fine"), CodeDraft(name))), LEAD),
    ):
        with pytest.raises(QualcodeError, match="cannot be a code's name"):
            act()
    assert paths(project) == ["A"]


@pytest.mark.parametrize(
    "name",
    ["Prüfungsangst", "Arbeit/Beruf", "„wir machen das schon“", "1", "🙂", "F6", "A / B", "/", "§ 60c", "a > b; c"],
)
def test_any_ordinary_name_is_a_codes_name(project, name):
    assert project.codes.find(add_code(project, name).id).name == name


def test_siblings_have_different_names_and_cousins_need_not(project):
    a, b = add_code(project, "Ä"), add_code(project, "B")
    add_code(project, "same", a)
    add_code(project, "same", b)
    for taken in ("Ä", "ä", "A\u0308"):
        with pytest.raises(QualcodeError, match="There is a code “Ä”"):
            add_code(project, taken)
        with pytest.raises(QualcodeError, match="There is a code “Ä”"):
            project.codes.edit(b, CodeDraft(taken), LEAD)
    with pytest.raises(QualcodeError, match="There is a code"):
        project.codes.move(project.codes.book().named(["B", "same"]), a, LEAD)
    assert project.codes.edit(a, CodeDraft("ä"), LEAD).name == "ä"


# ---- rules -------------------------------------------------------------------------------------------


def test_changed_rules_get_a_new_version_and_codings_keep_theirs(study):
    project = study.project
    first = give(project, study.document, study.code, study.anna)
    edited = project.codes.edit(study.code, CodeDraft("Theme", Rules("sharper")), LEAD)
    second = give(project, study.document, edited, study.ben)
    assert (study.code.rule_version, edited.rule_version) == (1, 2)
    assert [coding.rule_version for coding in (project.codings.get(first.key), second)] == [1, 2]
    assert project.codings.get(second.key) == second


def test_what_is_no_rule_gets_no_new_version(project):
    code = add_code(project, "A", definition="d")
    edited = project.codes.edit(code, CodeDraft("B", Rules("d"), colour="#000000", source="s"), LEAD)
    assert (edited.name, edited.source, edited.rule_version) == ("B", "s", 1)


def test_two_windows_that_edit_the_same_code_make_two_versions(project):
    code = add_code(project)
    with Project.open(project.path) as other:
        other.codes.edit(code, CodeDraft("Theme", Rules("theirs")), LEAD)
        assert project.codes.edit(code, CodeDraft("Theme", Rules("ours")), LEAD).rule_version == 3


def test_an_edit_without_a_colour_keeps_it(project):
    code = add_code(project)
    assert project.codes.edit(code, CodeDraft("Theme"), LEAD).colour == code.colour


def test_an_anchor_example_may_be_a_living_passage(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna)
    anchored = project.codes.edit(study.code, CodeDraft("Theme", anchors=(Anchor("Some", "RG", coding.id),)), LEAD)
    assert anchored.anchors == (Anchor("Some", "RG", coding.id),)
    kept = project.codes.edit(anchored, CodeDraft("Theme", anchors=(Anchor("Some", "RG"), Anchor("x"))), LEAD)
    assert kept.anchors == (Anchor("Some", "RG", coding.id), Anchor("x"))
    project.codings.remove([coding], study.anna)
    assert project.codes.book()[study.code.key].anchors == (Anchor("Some", "RG"), Anchor("x"))
    project.undo(Author.of(study.anna))
    assert project.codes.book()[study.code.key].anchors == kept.anchors


def test_an_anchor_example_of_an_unknown_passage_is_refused(study):
    with pytest.raises(QualcodeError, match="coding is not there any more"):
        study.project.codes.edit(study.code, CodeDraft("Theme", anchors=(Anchor("x", "", "0123456789ab"),)), LEAD)


# ---- the tree ----------------------------------------------------------------------------------------


def test_a_code_moves_with_all_below_it(project):
    project.codes.add(FULL, None, LEAD)
    add_code(project, "Other")
    book = project.codes.book()
    moved = project.codes.move(book.named(["Interferenz", "below"]), book.named(["Other"]), LEAD)
    assert moved.path == ("Other", "below")
    assert paths(project) == [
        "Interferenz",
        "Interferenz / beside",
        "Other",
        "Other / below",
        "Other / below / deeper",
    ]
    project.codes.move(moved, None, LEAD, 1)
    assert paths(project)[:2] == ["below", "below / deeper"]


@pytest.mark.parametrize(
    ("position", "order"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (None, "ABC"), (99, "ABC"), (0, "CAB"), (-5, "CAB")]
)
def test_a_code_moves_to_a_place_among_its_siblings(project, position, order):
    for name in "ABC":
        add_code(project, name)
    project.codes.move(project.codes.find("C"), None, LEAD, position)
    assert paths(project) == list(order)


def test_a_code_does_not_move_below_itself(project):
    project.codes.add(FULL, None, LEAD)
    top, below, deeper, _ = project.codes.book()
    for where in (top, below, deeper):
        with pytest.raises(QualcodeError, match="below itself"):
            project.codes.move(top, where, LEAD)
    assert kinds(project)[-1] == "code.add"


def test_a_move_looks_at_the_tree_as_it_is_now(project):
    """Another window moved the target below the code meanwhile."""
    a, b = add_code(project, "A"), add_code(project, "B")
    project.codes.move(b, a, LEAD)
    with pytest.raises(QualcodeError, match="below itself"):
        project.codes.move(a, b, LEAD)
    assert problems(project) == []


def test_removing_a_code_with_codings_must_be_said(study):
    project = study.project
    below = add_code(project, "below", study.code)
    give(project, study.document, below, study.anna)
    give(project, study.document, study.code, study.ben)
    before = tables(project)
    with pytest.raises(QualcodeError, match="2 codings of 2 coders") as caught:
        project.codes.remove(study.code, LEAD)
    assert "--with-codings" in caught.value.hint
    assert tables(project) == before
    assert project.codes.remove(study.code, LEAD, with_codings=True) == 2
    assert (paths(project), project.codings.all()) == ([], [])
    assert problems(project) == []
    project.undo(LEAD)
    assert tables(project) == before


def test_removing_a_code_leaves_the_others_codings_memos_and_anchors(study):
    project = study.project
    other = add_code(project, "Other")
    kept = give(project, study.document, other, study.anna, memo="kept")
    gone = give(project, study.document, study.code, study.anna, memo="gone")
    project.codes.edit(
        other, CodeDraft("Other", anchors=(Anchor("w", "", gone.id),), related=related_to("Theme")), LEAD
    )
    project.memos.add(MemoTarget(code=study.code.key), "gone", study.ben)
    project.codes.remove(study.code, LEAD, with_codings=True)
    assert project.codings.all() == [kept]
    assert [memo.text for memo in project.memos.all()] == ["kept"]
    (left,) = project.codes.book()
    assert (left.anchors, left.related) == ((Anchor("w"),), related_to("Theme"))
    assert add_code(project, "Theme").name == "Theme"  # the name is free again
    assert problems(project) == []


def test_a_code_that_is_gone_is_said_to_be_gone_by_every_act(study):
    project, code = study.project, study.code
    other = add_code(project, "Other")
    project.codes.remove(code, LEAD)
    before = tables(project)
    coding = give(project, study.document, other, study.anna)
    for act in (
        lambda: project.codes.edit(code, CodeDraft("x"), LEAD),
        lambda: project.codes.move(code, None, LEAD),
        lambda: project.codes.move(other, code, LEAD),
        lambda: project.codes.remove(code, LEAD),
        lambda: add_code(project, "below", code),
        lambda: give(project, study.document, code, study.anna),
        lambda: project.codings.change(coding, study.anna, code=code),
    ):
        with pytest.raises(QualcodeError, match="not there any more"):
            act()
    project.codings.remove([coding], study.anna)
    assert tables(project)["codes"] == before["codes"]


# ---- whole codebooks ---------------------------------------------------------------------------------

BOOK = CodebookDraft(
    "A book",
    (
        CodeDraft(
            "Interfaces",
            children=(
                CodeDraft("Transition", related=related_to("Handover", "Themes / Work")),
                CodeDraft("Handover"),
            ),
        ),
        CodeDraft("Themes", children=(CodeDraft("Work", Rules("paid"), anchors=(Anchor("we work", "RG 2022"),)),)),
    ),
)


def test_a_codebook_taken_in_twice_is_all_the_same_the_second_time(project):
    first = project.codes.take_in(BOOK, LEAD)
    assert first.added == [
        "Interfaces",
        "Interfaces / Transition",
        "Interfaces / Handover",
        "Themes",
        "Themes / Work",
    ]
    log = project.log()
    second = project.codes.take_in(BOOK, LEAD)
    assert (second.added, second.changed, second.same) == ([], [], first.added)
    assert project.log() == log


def test_a_codebook_goes_out_as_it_came_in(project):
    project.codes.take_in(BOOK, LEAD)
    colours = {code.full_name: code.colour for code in project.codes.book()}
    out = project.codes.as_codebook("A book")
    assert [draft.name for draft in out.walk()] == [draft.name for draft in BOOK.walk()]
    assert [draft.related for draft in out.walk()] == [draft.related for draft in BOOK.walk()]
    assert [draft.anchors for draft in out.walk()] == [draft.anchors for draft in BOOK.walk()]
    with Project.create(project.path.with_name("copy.qualcode"), "", LEAD) as copy:
        copy.codes.take_in(out, LEAD)
        assert {code.full_name: code.colour for code in copy.codes.book()} == colours
        assert copy.codes.as_codebook("A book") == out


def test_a_changed_codebook_changes_and_adds_and_leaves_the_rest(project):
    project.codes.take_in(BOOK, LEAD)
    own = add_code(project, "Own")
    newer = CodebookDraft(
        "",
        (
            CodeDraft("THEMES", children=(CodeDraft("Work", Rules("paid or not")), CodeDraft("Housing"))),
            CodeDraft("New"),
        ),
    )
    done = project.codes.take_in(newer, LEAD)
    assert (done.added, done.changed, done.same) == (["Themes / Housing", "New"], ["Themes / Work"], ["Themes"])
    work = project.codes.find("Work")
    assert (work.rules, work.rule_version, work.anchors) == (Rules("paid or not"), 2, ())
    assert own.key in project.codes.book()
    assert project.undo(LEAD).kind == "codebook.import"


def test_a_codebook_with_the_same_name_twice_changes_nothing(project):
    with pytest.raises(QualcodeError, match="There is a code"):
        project.codes.take_in(CodebookDraft("", (CodeDraft("A"), CodeDraft("B"), CodeDraft("a"))), LEAD)
    assert paths(project) == []


def related(project, name):
    return tuple(other.name for other in project.codes.find(name).related)


def linked(project):
    return project._store.all("SELECT COUNT(*) FROM related_codes WHERE related_id IS NOT NULL")[0][0]


def test_related_codes_are_found_when_they_come_in_later(project):
    project.codes.add(CodeDraft("Transition", related=related_to("Handover", "Nowhere")), None, LEAD)
    assert (related(project, "Transition"), linked(project)) == (("Handover", "Nowhere"), 0)
    handover = add_code(project, "handover")
    assert linked(project) == 1
    project.codes.edit(handover, CodeDraft("Bridge"), LEAD)
    assert related(project, "Transition") == ("Bridge", "Nowhere")


def test_a_related_name_that_two_codes_have_stays_a_name(project):
    a, b = add_code(project, "A"), add_code(project, "B")
    add_code(project, "same", a)
    add_code(project, "same", b)
    project.codes.edit(a, CodeDraft("A", related=related_to("same", "B / same")), LEAD)
    assert linked(project) == 1
    assert related(project, "A") == ("same", "B / same")


def test_a_related_code_that_is_removed_leaves_its_name(project):
    other = add_code(project, "Other")
    project.codes.add(CodeDraft("A", related=related_to("Other")), None, LEAD)
    project.codes.remove(other, LEAD)
    assert (related(project, "A"), linked(project)) == (("Other",), 0)
    add_code(project, "Other")
    assert linked(project) == 1


def keyed(name, key, *children):
    return CodeDraft(name, short_key=key, children=children)


def test_a_key_names_one_code_and_is_a_name_of_it(project):
    project.codes.add(keyed("Zugang", "K1"), None, LEAD)
    bleiben = project.codes.add(keyed("Bleiben", "K1.1"), None, LEAD)

    assert project.codes.find("K1", exact=True).name == "Zugang"
    assert project.codes.find("k1.1").name == "Bleiben"
    for act in (
        lambda: project.codes.add(keyed("Drittes", "k1"), None, LEAD),
        lambda: project.codes.add(keyed("Drittes", "K3", keyed("darunter", "K3")), None, LEAD),
        lambda: project.codes.edit(bleiben, replace(as_draft(bleiben), short_key="K1"), LEAD),
    ):
        with pytest.raises(QualcodeError, match="another code with the key"):
            act()
    assert [(code.name, code.short_key) for code in project.codes.book()] == [("Zugang", "K1"), ("Bleiben", "K1.1")]


@pytest.mark.parametrize("key", [" K1", "K\n1", "A / B", "K" * 41, "K\u200b1"])
def test_a_key_is_short_and_can_be_typed(project, key):
    with pytest.raises(QualcodeError, match="cannot be a code's key"):
        project.codes.add(keyed("Zugang", key), None, LEAD)


def test_codes_without_a_key_are_many_and_an_undo_gives_no_key_twice(project):
    one, other = (project.codes.add(keyed(name, key), None, LEAD) for name, key in [("A", "K1"), ("B", "")])
    project.codes.remove(one, LEAD)
    project.codes.edit(other, replace(as_draft(other), short_key="K1"), Author("ben"))
    with pytest.raises(QualcodeError) as caught:
        project.undo(LEAD)
    assert "key “K1”" in str(caught.value.message)

    project.undo(Author("ben"))
    project.undo(LEAD)
    assert [(code.name, code.short_key) for code in project.codes.book()] == [("A", "K1"), ("B", "")]


def test_a_codebook_finds_its_codes_by_key_wherever_they_stand_and_whatever_they_are_called(project):
    project.codes.take_in(
        CodebookDraft("T", (keyed("Zugang", "K1", keyed("Anzeige", "K1.1")), keyed("Rest", ""))), LEAD
    )
    anzeige, zugang = (project.codes.find(key) for key in ("K1.1", "K1"))
    draft = CodebookDraft(
        "T", (keyed("Annonce", "k1.1", keyed("Plakat", "")), keyed("Zugang", ""), keyed("Rest", "K2"))
    )
    planned = project.codes.planned(draft)
    done = project.codes.take_in(draft, LEAD)

    assert planned == done
    assert (done.added, done.changed, done.same) == (
        ["Zugang / Anzeige / Plakat"],
        ["Zugang / Anzeige", "Rest"],
        ["Zugang"],
    )
    book = project.codes.book()
    assert [code.full_name for code in book] == [
        "Zugang",
        "Zugang / Annonce",
        "Zugang / Annonce / Plakat",
        "Rest",
    ]
    assert (book[anzeige.key].uuid, book[zugang.key].short_key) == (anzeige.uuid, "K1")
    assert project.codes.find("Rest").short_key == "K2"


def test_a_codebook_that_gives_a_key_away_gives_it_to_no_second_code(project):
    project.codes.add(keyed("Zugang", "K1"), None, LEAD)
    project.codes.take_in(CodebookDraft("T", (keyed("Anderes", "K1"), keyed("Zugang", "K2"))), LEAD)

    assert [(code.name, code.short_key) for code in project.codes.book()] == [("Anderes", "K1"), ("Zugang", "K2")]


@pytest.mark.parametrize("words", ["", " ", "\n\t", "\u00a0"])
def test_an_anchor_example_without_words_is_refused(project, words):
    with pytest.raises(QualcodeError, match="without words"):
        project.codes.add(CodeDraft("Thema", anchors=(Anchor(words),)), None, LEAD)
    assert not [code for code in project.codes.book() if code.name == "Thema"]
