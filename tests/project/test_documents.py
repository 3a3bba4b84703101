"""Documents of a project: texts as they came, labels, cases, attributes, speakers."""

from __future__ import annotations

import hashlib

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.documents import Role, Speaker, Structure, TimeMark, Turn
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from tests.helpers import HOSTILE, LEAD, add_coder, add_document, draft, give, kinds, problems, tables, transcript


@pytest.mark.parametrize("text", [*HOSTILE, "a\n\n\nb ", "  padded  ", "x" * 300_000, "\x00"])
def test_a_text_is_stored_code_point_by_code_point(project, text):
    document = add_document(project, "one", text)
    assert project.documents.text(document) == text
    assert document.length == len(text)
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_document_tells_what_it_is(project):
    document = add_document(
        project,
        "one",
        "Zwei Wörter 🙂",
        label="RG 2022",
        case="Town",
        attributes={"wave": "2022", "kind": "x"},
        context="c",
    )
    assert (document.name, document.label, document.case, document.context) == ("one", "RG 2022", "Town", "c")
    assert document.attributes == {"wave": "2022", "kind": "x"}
    assert (document.length, document.words) == (13, 2)
    assert project.documents.get(document.key) == document
    assert document.id == document.uuid[-12:]


def test_documents_stand_in_order_of_label_and_name(project):
    project.documents.add([draft("b", "1", label="Z"), draft("a", "2", label="Z"), draft("c", "3", label="A")], LEAD)
    assert [document.name for document in project.documents.all()] == ["c", "a", "b"]


def test_labels_that_look_alike_are_one(project):
    written = ("RG 2031", "RG 20\u200b31", "RG\u00a02031 ", "RG  20\u00ad31")
    first, *_ = project.documents.add([draft(str(n), str(n), label=label) for n, label in enumerate(written)], LEAD)
    project.documents.set([first], LEAD, label="RG\u2060 2031")
    assert [label.name for label in project.labels.all()] == ["RG 2031"]


def test_the_structure_comes_back_as_it_was_found(project):
    text = "I: Why? [00:01]\n\nB: Because 🙂."
    structure = Structure(
        "test 2",
        paragraphs=(Span(0, 15), Span(17, 30)),
        turns=(Turn(Span(0, 7), "I", 3), Turn(Span(17, 30), "Bürgermeister*in \x00", 20)),
        sentences=(Span(3, 7), Span(20, 30)),
        marks=(TimeMark(Span(8, 15), 1000),),
    )
    one = draft("one", text)
    document = project.documents.add([type(one)(**{**_fields(one), "structure": structure})], LEAD)[0]
    assert project.documents.structure(document) == structure
    assert problems(project) == []


def _fields(one):
    return {name: getattr(one, name) for name in type(one).__dataclass_fields__}


def test_an_empty_text_is_refused_and_none_of_the_others_is_taken_in(project):
    for text in ("", " \n\t "):
        with pytest.raises(QualcodeError, match="empty"):
            project.documents.add([draft("good", "words"), draft("bad", text)], LEAD)
    assert project.documents.all() == []
    assert kinds(project) == ["setting"]


def test_taken_names_get_numbers(project):
    project.documents.add([draft("talk", "1"), draft("Talk", "2"), draft("talk", "3")], LEAD)
    add_document(project, "talk", "4")
    assert [one.name for one in project.documents.all()] == ["Talk (2)", "talk", "talk (3)", "talk (4)"]


def test_the_same_text_is_stored_once(project):
    first, second = project.documents.add([draft("a", "same words"), draft("b", "same words")], LEAD)
    assert first.sha256 == second.sha256
    assert project._store.one("SELECT (SELECT COUNT(*) FROM texts), (SELECT COUNT(*) FROM structures)") == (1, 1)
    project.documents.remove(first, LEAD)
    assert project.documents.text(second) == "same words"


def test_a_file_that_came_in_before_is_known_while_its_documents_are_there(project):
    one = draft("talk", "words")
    assert project.documents.imported(one.source.sha256) is None
    (document,) = project.documents.add([one], LEAD)
    known = project.documents.imported(one.source.sha256)
    assert known is not None
    assert known.names == ("talk",)
    assert known.created == project.log()[-1].created
    project.documents.remove(document, LEAD)
    assert project.documents.imported(one.source.sha256) is None


def test_label_case_and_attributes_are_set_for_many_at_once(project):
    documents = project.documents.add([draft("a", "1", attributes={"old": "x", "wave": "1"}), draft("b", "2")], LEAD)
    project.documents.set(documents, LEAD, label="RG 2022", case="Town", attributes={"wave": "2022", "old": ""})
    for document in project.documents.all():
        assert (document.label, document.case, document.attributes) == ("RG 2022", "Town", {"wave": "2022"})
    assert kinds(project)[-1] == "document.set"


def test_what_is_not_said_stays_and_an_empty_case_takes_it_away(project):
    document = add_document(project, label="RG 2022", case="Town")
    project.documents.set([document], LEAD, label="RG 2021")
    assert project.documents.get(document.key).case == "Town"
    project.documents.set([document], LEAD, case="")
    changed = project.documents.get(document.key)
    assert (changed.label, changed.case) == ("RG 2021", None)
    assert [case.name for case in project.cases.all()] == ["Town"]


@pytest.mark.parametrize("name", ["", " ", " x", "x ", "a=b", "a\nb"])
def test_a_name_that_cannot_be_an_attributes_changes_nothing(project, name):
    document = add_document(project)
    before = tables(project)
    with pytest.raises(QualcodeError, match="name of an attribute"):
        project.documents.set([document], LEAD, label="new", attributes={"fine": "x", name: "y"})
    assert tables(project) == before


def test_attributes_of_document_case_and_speaker_do_not_mix(project):
    speakers = (Speaker("B", Role.ANSWERS, case="Person", attributes={"age": "50"}),)
    document = add_document(project, "one", "B: words", case="Town", attributes={"age": "new"}, speakers=speakers)
    project.cases.set(project.cases.find("Town"), {"age": "old"}, LEAD)
    assert document.attributes == {"age": "new"}
    assert {case.name: case.attributes for case in project.cases.all()} == {"Town": {"age": "old"}, "Person": {}}
    assert project.documents.speakers(document) == list(speakers)


def test_speakers_and_their_roles(project):
    document = project.documents.add([transcript()], LEAD)[0]
    assert project.documents.roles(document) == {"I": Role.ASKS, "B": Role.ANSWERS}
    project.documents.set([document], LEAD, roles={"B": Role.OTHER})
    assert project.documents.roles(document.key) == {"I": Role.ASKS, "B": Role.OTHER}


def test_an_unknown_speaker_is_refused_with_the_names_of_the_known(project):
    document = project.documents.add([transcript()], LEAD)[0]
    with pytest.raises(QualcodeError, match="no speaker “X”") as caught:
        project.documents.set([document], LEAD, label="new", roles={"X": Role.ASKS})
    assert "I, B" in caught.value.hint
    assert project.documents.get(document.key).label == ""


def test_a_document_gets_another_name_but_no_taken_and_no_empty_one(project):
    first, second = project.documents.add([draft("a", "1"), draft("b", "2")], LEAD)
    project.documents.rename(first, "A", LEAD)
    with pytest.raises(QualcodeError, match="There is a document “A”"):
        project.documents.rename(second, "a", LEAD)
    with pytest.raises(QualcodeError, match="needs a name"):
        project.documents.rename(second, " ", LEAD)
    assert {one.name for one in project.documents.all()} == {"A", "b"}


def test_removing_takes_all_that_hangs_on_it_and_nothing_else(study):
    project, other = study.project, add_document(study.project, "other")
    give(project, study.document, study.code, study.anna, memo="m")
    kept = give(project, other, study.code, study.anna)
    project.memos.add(MemoTarget(document=study.document.key, span=Span(0, 2)), "on a passage", study.ben)
    project.coders.assign([study.document.key], study.ben, LEAD)
    removed = project.documents.remove(study.document, LEAD)
    assert (removed.codings, removed.memos) == (1, 2)
    assert project.codings.all() == [kept]
    assert project.memos.all() == []
    assert [assignment.document for assignment in project.coders.assignments()] == [other.key]
    assert problems(project) == []


def test_what_was_removed_meanwhile_is_said_to_be_gone_by_every_act(study):
    project, document = study.project, study.document
    project.documents.remove(document, LEAD)
    before = tables(project)
    for act in (
        lambda: project.documents.get(document.key),
        lambda: project.documents.text(document),
        lambda: project.documents.structure(document),
        lambda: project.documents.set([document], LEAD, label="x"),
        lambda: project.documents.set([document], LEAD, attributes={"a": "b"}),
        lambda: project.documents.set([document], LEAD),
        lambda: project.documents.rename(document, "x", LEAD),
        lambda: project.documents.remove(document, LEAD),
        lambda: give(project, document, study.code, study.anna),
    ):
        with pytest.raises(QualcodeError, match="document is not there any more") as caught:
            act()
        assert "qualcode log" in caught.value.hint
    for act in (
        lambda: project.coders.assign([document.key], study.anna, LEAD),
        lambda: project.memos.add(MemoTarget(document=document.key), "x", study.anna),
    ):
        with pytest.raises(QualcodeError, match="not there any more"):
            act()
    assert tables(project) == before


def test_a_machine_may_import(project):
    machine = add_coder(project, "model", CoderKind.MACHINE)
    project.documents.add([draft("a", "words")], project.author(machine.name))
    assert project.log()[-1].coder == "model"
