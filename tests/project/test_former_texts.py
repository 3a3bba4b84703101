"""Former texts: readable for their project, mapped to the present, and really gone when sealed."""

from __future__ import annotations

from contextlib import closing

import pytest

from qualcode.errors import NotFound, QualcodeError, UndoRefused
from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.documents import Role, SourceFile
from qualcode.model.spans import Span
from qualcode.project.history_queries import as_of, coding_touches, now_of
from tests.helpers import LEAD, add_code, add_coder, contains, problems
from tests.project.revised import CHANGED, GONE, LOST, OLD, SECOND, THIRD, CodedTalk, read


@pytest.fixture
def talk(project):
    return CodedTalk(project)


def test_former_versions_are_read_and_mapped_to_the_present(talk):
    project = talk.project
    talk.revise(GONE)
    talk.revise(CHANGED)
    document = project.documents.get(talk.document.key)
    versions = project.revisions.versions(document)
    assert [project.revisions.text(one) for one in versions] == [OLD, GONE, CHANGED]
    assert [one.present for one in versions] == [False, False, True]
    assert [one.length for one in versions] == [len(OLD), len(GONE), len(CHANGED)]
    mapping = project.revisions.mapping(document, versions[0].sha256)
    assert mapping.map(talk.place(THIRD)).span.cut(CHANGED) == THIRD
    assert project.revisions.mapping(document, document.sha256).map(Span(0, 3)).span == Span(0, 3)
    assert project.revisions.mapping(document, "0" * 64) is None


SECRET = OLD.replace("B:", "Quittenbaum:").replace("Ausländerbehörde", "Mirabellenbehörde")


def test_a_sealed_text_leaves_only_its_hash_and_its_mapping(project):
    anna = add_coder(project)
    code = add_code(project)
    first = read(SECRET, "talk")
    source = SourceFile("Zwetschge.docx", "0" * 64, "docx", "1")
    first = type(first)("talk", first.text, first.structure, source, speakers=first.speakers)
    document = project.documents.add([first], LEAD)[0]
    assert list(project.search.find("Mirabellenbehörde"))  # its words stand in the index of the search now
    start = SECRET.index("Mit der")
    span = Span(start, SECRET.index(" Danach"))
    coding = project.codings.add(document, span, code, anna).coding
    quoted = CodeDraft("Theme", anchors=(Anchor(span.cut(SECRET), "", coding.id),))
    project.codes.edit(code, quoted, LEAD)
    project.documents.set([document], LEAD, roles={"Quittenbaum": Role.OTHER})
    project.revisions.carry_out(project.revisions.plan(document, read(OLD)), LEAD)
    folder = project.path.parent
    assert all(contains(folder, word) for word in ("Quittenbaum", "Mirabelle", "Zwetschge"))
    document = project.documents.get(document.key)
    project.forgetting.seal(document, LEAD)
    for word in ("Quittenbaum", "Mirabelle", "Zwetschge"):
        assert contains(folder, word) == []
    former, present = project.revisions.versions(document)
    assert (former.readable, present.readable, former.length) == (False, True, len(SECRET))
    with pytest.raises(NotFound, match="text"):
        project.revisions.text(former)
    assert project.revisions.mapping(document, former.sha256).map(span).span is not None
    assert {one.name: one.role for one in project.documents.speakers(document)} == {"I": Role.ASKS, "B": Role.OTHER}
    with pytest.raises(UndoRefused):
        project.undo(LEAD)
    assert problems(project) == []
    with pytest.raises(QualcodeError, match="no former text"):
        project.forgetting.seal(document, LEAD)


def test_the_past_of_a_sealed_text_is_refused_and_not_left_out(talk):
    project = talk.project
    then = now_of(project)
    talk.revise(CHANGED)
    with closing(as_of(project, then)) as past:
        assert past.documents.text(talk.document) == OLD
        assert past.codings.get(talk.second.key).span == talk.place(SECOND)
    project.forgetting.seal(project.documents.get(talk.document.key), LEAD)
    with pytest.raises(QualcodeError, match="erased"):
        as_of(project, then)
    with closing(as_of(project, now_of(project))) as past:
        assert past.documents.text(talk.document) == CHANGED


def test_who_corrects_a_text_brings_no_codings_in(talk):
    project = talk.project
    talk.revise(LOST)
    talk.revise(CHANGED)
    project.undo(LEAD)
    project.undo(LEAD)
    touches = coding_touches(project, [talk.anna.key, talk.ben.key])
    assert [one.own for one in touches if one.made] == [True] * 3


def test_an_orphan_of_a_sealed_text_is_placed_without_its_edits(talk):
    project = talk.project
    talk.revise(LOST)
    document = project.documents.get(talk.document.key)
    project.forgetting.seal(document, LEAD)
    orphan = next(one for one in project.orphans.all() if one.span == talk.second.span)
    assert orphan.before == ""
    placed = project.orphans.place(orphan, document, Span(0, 5), LEAD)
    assert len(placed.lost) == 1
    assert problems(project) == []


def test_a_revised_document_is_forgotten_with_its_former_texts_orphans_and_revisions(talk):
    project = talk.project
    talk.revise(LOST)
    project.forgetting.documents([talk.document.uuid], LEAD)
    assert contains(project.path.parent, "Streit um die") == []
    assert contains(project.path.parent, "Dazu sage ich") == []
    for table in ("orphans", "revisions", "texts", "codings"):
        assert project._store.one(f"SELECT COUNT(*) FROM {table}") == (0,)
    assert problems(project) == []


def test_a_lost_passage_is_a_finding_of_no_check_but_is_counted(talk):
    talk.revise(LOST)
    finding = next(one for one in talk.project.check() if one.name == "orphans")
    assert (finding.seen, finding.problems) == ("3 wait for a place", ())
