"""Documents, cases, publications, findings and whole projects in a workspace: changed under one's name, and told."""

from __future__ import annotations

import errno
import os

import pytest

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codes import CodebookDraft, CodeDraft
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.project.project import Project
from qualcode.reading.source.options import ReadingOptions
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.imports.importing import MaterialImport, SaidOfAll
from qualcode.workspace.material import cases, documents
from qualcode.workspace.project import forgetting, making
from qualcode.workspace.quoting import findings, publications
from qualcode.workspace.quoting.disclosure import check_disclosure
from qualcode.workspace.workspace import UnknownCoder, Workspace
from tests.builders import ME
from tests.workspace.conftest import blind, study_of_two

TEXT = "I: Wie war das?\nB: Das Amt in Musterstadt kam nie. Das war schwer.\n"


@pytest.fixture
def study(tmp_path):
    with study_of_two(tmp_path, TEXT, mine="Das Amt in Musterstadt kam nie.") as opened:
        yield opened


def test_a_case_that_is_made_in_passing_is_told(space, project, text):
    assert [case.name for case in documents.describe(space, [text], case="Fall 1", label="RG")] == ["Fall 1"]
    assert documents.describe(space, [text], case="Fall 1") == []
    (made,) = documents.describe_speaker(space, [text], "B", case="Fall 2", attributes={"rolle": "x"})
    cases.describe(space, made, {"ort": "Ruhr"}, Permission.NO)
    cases.rename(space, cases.add(space, "Fall 3"), "Fall 4")
    assert [(case.name, case.consent.answer(Purpose.QUOTE).value) for case in project.cases.all()] == [
        ("Fall 1", ""),
        ("Fall 2", "no"),
        ("Fall 4", ""),
    ]
    cases.remove(space, made)
    assert {entry.coder for entry in space.project.log()[-6:]} == {"anna"}


def test_removed_documents_tell_of_others_only_what_may_be_seen(space, project, text):
    (gone,) = documents.remove(space, [text])
    assert (gone.codings, gone.memos) == ("2 codings", 0)
    space.undo()
    blind(space)
    (gone,) = documents.remove(space, [project.documents.find("eins")])
    assert (gone.codings, gone.memos) == ("1 coding of yours", None)


def test_of_a_publication_only_what_may_be_seen_is_shown(space, project, mine, theirs):
    ledger = project.publications
    with project.change("publication.record", ME):
        opened = ledger.open("Bericht", ME)
        ledger.record(opened, {"Thema": [mine.key, theirs.key]}, ME)
    published = ledger.find("Bericht")
    assert len(publications.published_passages(space, published)) == 2
    blind(space)
    (mine,) = publications.published_passages(space, published)
    assert mine.words == "Das Amt in Musterstadt kam nie."
    publications.remove(space, published)
    assert ledger.all() == []


def test_findings_are_accepted_by_who_acts_and_told_again(space, project, text):
    documents.describe(space, [text], case="Musterstadt")
    collection = collect(project, PassageChoice())
    found = check_disclosure(project, collection, Options()).found
    assert found
    with pytest.raises(UnknownCoder):
        findings.accept(Workspace(project, "dora"), found, "darf")
    assert findings.accept(space, [*found, *found], "darf") == len(found)
    assert {accepted.coder for accepted in project.accepted.all()} == {"anna"}
    before = len(project.log())
    findings.withdraw(space, project.accepted.all())
    assert project.accepted.all() == []
    assert len(project.log()) == before + 1


def test_what_is_forgotten_is_forgotten_by_who_acts(space, project):
    found = project.forgetting.find_document("eins")
    assert forgetting.forget_documents(space, [found]).documents == 1
    assert project.log()[-1].coder == "anna"


def test_a_project_is_made_with_its_codebooks_or_not_at_all(tmp_path):
    path = tmp_path / "neu.qualcode"
    books = [CodebookDraft("A", (CodeDraft("a"),)), CodebookDraft("B", (CodeDraft(""),))]
    with pytest.raises(QualcodeError):
        making.make(path, "Neu", "anna", books)
    assert not path.exists()
    (brought,) = making.make(path, "Neu", "anna", books[:1])
    assert brought.added == ["a"]
    with Project.open(path) as project:
        assert {entry.coder for entry in project.log()} == {"anna"}


def reading(space, **said):
    return MaterialImport(
        space, "auto", None, ReadingOptions(), unsure=False, again=False, said=SaidOfAll("RG", {}, said.get("case"))
    )


def test_files_come_in_as_one_change_and_a_failure_keeps_the_others(space, project, tmp_path):
    good, bad = tmp_path / "a.txt", tmp_path / "b.docx"
    good.write_text("I: Und?\nB: Ja doch, so war es.\n", encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04 no package")
    taking = reading(space)
    taking.read([good, bad], lambda: False)
    assert len(taking.failures) == 1
    before = len(project.log())
    (document,) = taking.write(taking.portions(), lambda: False)
    assert (document.label, len(project.log())) == ("RG", before + 1)
    again = reading(space)
    again.read([good], lambda: False)
    assert "came in before" in str(again.failures[0])


def test_who_has_no_name_takes_in_nothing(project, text, tmp_path):
    nobody = Workspace(project, "")
    for act in (
        lambda: cases.add(nobody, "x"),
        lambda: documents.rename(nobody, text, "x"),
        lambda: reading(nobody).write([], lambda: False),
    ):
        with pytest.raises(UsageProblem, match="Nobody is named"):
            act()


class FullDisk:
    """A file on a disk without room."""

    def seek(self, _: int) -> None:
        pass

    def write(self, _: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_and_nothing_comes_in(space, project, tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text("I: Und?\nB: Ja doch, so war es.\n", encoding="utf-8")
    before = len(project.log())
    taking = reading(space)
    monkeypatch.setattr(taking._held, "_file", FullDisk())
    with pytest.raises(QualcodeError, match=r"cannot be held beside “.*”: No space left") as told:
        taking.read([file], lambda: False)
    assert "Make room" in told.value.hint
    assert (len(project.log()), taking.drafts()) == (before, [])
