"""What is done in a package comes back: as if it had been done in the project itself."""

from __future__ import annotations

import pytest

from qualcode.model.codebooks.versions import LineageKind
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import WorkState
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.workspace.codebook import merging
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.coding.segments import segment_walk
from qualcode.workspace.material import revising
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.sharing.packages import PackageOrder, write_package
from qualcode.workspace.team import coders
from qualcode.workspace.workspace import Workspace
from tests.builders import code_named, coder_named, give_code, interview
from tests.helpers import new_project, problems, tables
from tests.project.revised import read

TALK = "I: Und?\n\nB: Das ging gut. Dann kam viel. Am Ende war Ruhe."


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The bytes of Anna's project: two interviews, a code, and one coding of each coder."""
    project = new_project(tmp_path_factory.mktemp("filled"))
    one = interview(project, "eins", TALK, case="Fall A")
    interview(project, "zwei", TALK.replace("gut", "schlecht"), case="Fall B")
    coder_named(project, "ben")
    code_named(project, "Thema")
    give_code(project, one, "Dann kam viel.", "Thema", "ben")
    give_code(project, one, "Das ging gut.", "Thema", "anna")
    project.close()
    return project.path.read_bytes()


@pytest.fixture
def anna(filled, tmp_path):
    path = tmp_path / "study.qualcode"
    path.write_bytes(filled)
    with Workspace.open(path, coder="anna") as space:
        yield space


def cut(space, **more):
    path = space.project.path.with_name("ben.qualcode")
    write_package(space, PackageOrder(path=path, coder="ben", **more))
    return path


def ben(path):
    return Workspace.open(path, coder="ben")


def own(space, name="ben"):
    project = space.project
    key = project.coders.find(name).key
    return sorted(
        (project.documents.get(coding.document).name, coding.span, project.codes.book()[coding.code].full_name)
        for coding in project.codings.all()
        if coding.coder == key
    )


def test_codings_memos_states_and_codes_come_back_and_twice_changes_nothing(anna):
    path = cut(anna)
    with ben(path) as his:
        document = his.project.documents.find("zwei")
        thema = his.project.codes.find("Thema")
        given = codings.give(his, document, Span(12, 30), [thema], memo="so")[0].coding
        codings.change(his, given, weight=40)
        codings.give_new_code(his, document, Span(31, 45), CodeDraft("Neu", Rules("von Ben")), thema)
        memos.add(his, MemoTarget(document=document.key, span=Span(31, 45)), "Warum?", document=document)
        coders.set_state(his, [document], WorkState.FINISHED)
        expected = own(his)
    report = merge(anna, [path]).report
    assert report.conflicts == ()
    assert own(anna) == expected
    assert anna.project.codes.find("Neu").rules.definition == "von Ben"
    assert len(anna.project.memos.all()) == 2
    assert problems(anna.project) == []
    assert anna.project.documents.find("eins").case == "Fall A"  # what a package leaves out is not taken away
    before = tables(anna.project)
    again = merge(anna, [path]).report
    assert again.merge == ""
    assert tables(anna.project) == before


def test_a_package_in_which_nothing_was_done_brings_nothing(anna):
    path = cut(anna, blind=True)
    before = tables(anna.project)
    assert merge(anna, [path]).report.merge == ""
    assert tables(anna.project) == before
    assert not anna.project.settings.blind


def test_what_both_changed_is_a_conflict_and_what_ben_removed_goes(anna):
    path = cut(anna)
    with ben(path) as his:
        thema = his.project.codes.find("Thema")
        his.project.codes.edit(thema, CodeDraft("Thema", Rules("wie Ben es sieht")), Author.of(his.coder))
        codings.remove(his, his.codings())
    thema = anna.project.codes.find("Thema")
    anna.project.codes.edit(thema, CodeDraft("Thema", Rules("wie Anna es sieht")), anna.author)
    report = merge(anna, [path]).report
    assert own(anna) == []
    (conflict,) = report.conflicts
    assert (conflict.table, conflict.field) == ("code_rules", "definition")
    assert {side.value for side in conflict.sides} == {"wie Ben es sieht", "wie Anna es sieht"}
    assert problems(anna.project) == []


def test_codings_of_ben_stand_where_the_words_are_in_a_text_that_anna_corrected(anna):
    path = cut(anna)
    with ben(path) as his:
        document = his.project.documents.find("zwei")
        codings.give(his, document, Span(31, 45), [his.project.codes.find("Thema")])
    document = anna.project.documents.find("zwei")
    corrected = read(TALK.replace("gut", "schlecht").replace("B: Das", "B: Ja, also: Das"), "zwei")
    revising.carry_out(anna, revising.planned(anna, document, corrected))
    merge(anna, [path])
    (_document, span, _code), *_others = [row for row in own(anna) if row[0] == "zwei"]
    assert span.cut(anna.project.documents.text(anna.project.documents.find("zwei"))) == "Dann kam viel."
    assert problems(anna.project) == []


def test_fixed_passages_that_ben_coded_are_compared_by_their_labels(anna):
    path = cut(anna, segments_of=anna.project.coders.find("anna"))
    with ben(path) as his:
        (place,) = segment_walk(his)
        codings.give(his, his.project.documents.find("eins"), Span(14, 17), [his.project.codes.find("Thema")])
    merge(anna, [path])
    with Workspace(anna.project.__class__.open(anna.project.path), "ben") as here:
        assert [found.coded for found in segment_walk(here)] == [True]
        assert [found.segment.uuid for found in segment_walk(here)] == [place.segment.uuid]


def test_undo_takes_back_what_came_in_and_redo_brings_it_again(anna):
    path = cut(anna)
    with ben(path) as his:
        codings.give(his, his.project.documents.find("zwei"), Span(31, 45), [his.project.codes.find("Thema")])
    before = tables(anna.project)
    merge(anna, [path])
    after = tables(anna.project)
    assert after != before
    anna.undo()
    assert tables(anna.project) == before
    anna.redo()
    assert tables(anna.project) == after


@pytest.mark.stress
def test_a_second_package_goes_on_where_the_first_one_ended(anna, tmp_path):
    path = cut(anna)
    with ben(path) as his:
        codings.give(his, his.project.documents.find("zwei"), Span(31, 45), [his.project.codes.find("Thema")])
    merge(anna, [path])
    path.unlink()
    path = cut(anna)
    with ben(path) as his:
        assert len(his.codings()) == 2
        codings.remove(his, [coding for coding in his.codings() if coding.span == Span(31, 45)])
    merge(anna, [path])
    assert [row[0] for row in own(anna)] == ["eins"]
    assert problems(anna.project) == []


@pytest.mark.stress
def test_two_packages_from_one_moment_come_in_in_either_order(anna, tmp_path):
    coder_named(anna.project, "cara")
    paths = {name: tmp_path / f"{name}.qualcode" for name in ("ben", "cara")}
    for name, path in paths.items():
        write_package(anna, PackageOrder(path=path, coder=name, documents=anna.documents()))
    for name, path in paths.items():
        with Workspace.open(path, coder=name) as theirs:
            document = theirs.project.documents.find("zwei")
            codings.give(theirs, document, Span(31, 45), [theirs.project.codes.find("Thema")])
            theirs.project.codes.edit(
                theirs.project.codes.find("Thema"), CodeDraft(f"Thema {name}", Rules("")), theirs.author
            )
    merge(anna, [paths["cara"], paths["ben"]])
    assert own(anna, "cara")[-1][:2] == own(anna, "ben")[-1][:2] == ("zwei", Span(31, 45))
    assert problems(anna.project) == []


def test_what_anna_does_later_comes_into_the_package_too(anna):
    path = cut(anna, documents=[anna.project.documents.find("eins")])
    give_code(anna.project, anna.project.documents.find("eins"), "Am Ende war Ruhe.", "Thema", "anna")
    anna.project.codes.edit(anna.project.codes.find("Thema"), CodeDraft("Thema", Rules("neu")), anna.author)
    with ben(path) as his:
        merge(his, [anna.project.path])
        assert {document.name for document in his.project.documents.all()} == {"eins", "zwei"}
        assert his.project.codes.find("Thema").rules.definition == "neu"
        assert his.project.documents.find("eins").case == "Fall A"
        assert problems(his.project) == []
        codings.give(his, his.project.documents.find("eins"), Span(12, 25), [his.project.codes.find("Thema")])
        expected = own(his)
    merge(anna, [path])
    assert own(anna) == expected
    assert problems(anna.project) == []
    assert anna.project.merging.conflicts() == []


def test_what_was_forgotten_after_the_cut_never_comes_back(anna):
    path = cut(anna)
    with ben(path) as his:
        document = his.project.documents.find("zwei")
        codings.give(his, document, Span(31, 45), [his.project.codes.find("Thema")], memo="schlecht genug")
        codings.give(his, his.project.documents.find("eins"), Span(41, 58), [his.project.codes.find("Thema")])
    anna.project.forgetting.documents([anna.project.documents.find("zwei").uuid], anna.author)
    report = merge(anna, [path]).report
    assert {document.name for document in anna.documents()} == {"eins"}
    assert report.dropped
    assert len([row for row in own(anna) if row[0] == "eins"]) == 2
    assert problems(anna.project) == []
    anna.close()
    assert b"schlecht" not in anna.project.path.read_bytes()


@pytest.mark.stress
def test_a_package_of_a_package_comes_back_to_the_project_too(anna, tmp_path):
    path, deeper = cut(anna), tmp_path / "dora.qualcode"
    with ben(path) as his:
        codings.give(his, his.project.documents.find("zwei"), Span(31, 45), [his.project.codes.find("Thema")])
        write_package(his, PackageOrder(path=deeper, coder="dora", new_coder=True, documents=his.documents()))
    with Workspace.open(deeper, coder="dora") as hers:
        document = hers.project.documents.find("zwei")
        codings.give(hers, document, Span(12, 30), [hers.project.codes.find("Thema")])
    early = merge(anna, [deeper]).report
    assert early.waiting or own(anna, "dora")
    merge(anna, [path])
    assert own(anna, "dora") == [("zwei", Span(12, 30), "Thema")]
    assert anna.project.merging.waiting() == []
    assert problems(anna.project) == []


def test_what_became_of_codes_stays_here_and_what_ben_made_of_them_comes_back(anna):
    project = anna.project
    gone = project.codes.add(CodeDraft("Zwetschge", Rules("nur hier")), None, anna.author)
    merging.merge(anna, gone, project.codes.find("Thema"))
    path = cut(anna)
    assert b"Zwetschge" not in path.read_bytes()
    with ben(path) as his:
        assert his.project.versions.descents() == []
        theme = his.project.codes.find("Thema")
        given = codings.give(his, his.project.documents.find("zwei"), Span(12, 30), [theme])[0].coding
        merging.split(his, theme, [given], CodeDraft("Teil"), parent=None)
    assert merge(anna, [path]).report.conflicts == ()
    told = [
        (descent.kind, descent.old_path, descent.new_path, descent.codings) for descent in project.versions.descents()
    ]
    assert told == [
        (LineageKind.MERGE, "Zwetschge", "Thema", 0),
        (LineageKind.SPLIT, "Thema", "Teil", 1),
    ]
    assert problems(project) == []
