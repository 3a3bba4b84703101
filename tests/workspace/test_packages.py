"""Packages for single coders: what is in them, and that no byte of anything else is."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

import qualcode
from qualcode.errors import ConsentError, ProjectFileError, QualcodeError, UsageProblem
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor
from qualcode.project.project import Project
from qualcode.project.sharing.cutting import LEFT_OUT, TAKEN
from qualcode.project.sharing.withheld import blind_since
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.coding.segments import segment_walk
from qualcode.workspace.library.display import StudyWarning
from qualcode.workspace.material import revising
from qualcode.workspace.sharing.packages import PackageOrder, SampleShare, write_package
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, ask_about, code_named, coder_named, give_code, interview, topic_named
from tests.helpers import new_project, problems, tables
from tests.project.revised import read

TALK = "I: Und?\n\nB: Das ging gut. Dann kam viel. Am Ende war Ruhe."
SECRET = "geheim"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The bytes of a project full of what Ben must not see; all of that holds the word “geheim…”."""
    project = new_project(tmp_path_factory.mktemp("filled"))
    author = Author(f"{SECRET}-leitung")
    for number in range(4):
        interview(
            project, f"Gespräch {number}", TALK + f" Satz {number}.", case=f"{SECRET}-fall-{number % 2}", alter="44"
        )
    others = interview(
        project, f"{SECRET}-gespräch", f"B: {SECRET}e Worte. Noch mehr {SECRET}es.", label=f"{SECRET}-label"
    )
    coder_named(project, "ben")
    coder_named(project, f"{SECRET}-anna")
    code_named(project, "Thema", "was Ben wissen muss")
    one = project.documents.find("Gespräch 0")
    give_code(project, one, "Dann kam viel.", "Thema", "ben")
    theirs = give_code(project, one, "Das ging gut.", "Thema", f"{SECRET}-anna", memo=f"{SECRET}e Notiz")
    elsewhere = give_code(project, others, f"{SECRET}e Worte.", "Thema", f"{SECRET}-anna")
    gone = give_code(project, one, "Am Ende war Ruhe.", "Thema", f"{SECRET}-anna")
    anna = project.coders.find(f"{SECRET}-anna")
    project.codings.remove([gone], anna)
    add_anchor(project, project.codes.find("Thema"), elsewhere, f"{SECRET}e Worte.", author)
    space = Workspace(project, f"{SECRET}-anna")
    memos.add(space, MemoTarget(document=one.key), f"{SECRET}es Memo", document=one)
    memos.add(space, MemoTarget(), f"{SECRET}es zum Projekt")
    former = project.codes.add(CodeDraft(f"{SECRET}-code", Rules(f"{SECRET}e Regel")), None, author)
    project.codes.edit(former, CodeDraft("Anderes", Rules("neue Regel")), author)
    topic_named(project, f"{SECRET}-thema")
    ask_about(project, one, f"{SECRET}-thema", "Und?")
    project.good_marks.set([theirs.key], anna)
    project.settings.set("reading", json.dumps({"interviewers": [f"{SECRET}-person"]}), author)
    project.close()
    return project.path.read_bytes()


@pytest.fixture
def project(filled, tmp_path):
    path = tmp_path / "study.qualcode"
    path.write_bytes(filled)
    with Project.open(path) as project:
        yield project


@pytest.fixture
def space(project):
    return Workspace(project, f"{SECRET}-anna")


@pytest.fixture(scope="module")
def cut_once(filled, tmp_path_factory):
    """The folder with the project, the package that was cut from it for Ben and was told of, and what was told."""
    folder = tmp_path_factory.mktemp("cut")
    (folder / "study.qualcode").write_bytes(filled)
    with Workspace.open(folder / "study.qualcode", coder=f"{SECRET}-anna") as space:
        return folder, write_package(space, order(folder, documents=some(space.project)))


@pytest.fixture
def package(cut_once, tmp_path):
    """The package, which a test may write into."""
    shutil.copy(cut_once[0] / "ben.qualcode", tmp_path)
    return tmp_path / "ben.qualcode"


@pytest.fixture
def source(cut_once):
    """The project after the package was cut, to be read."""
    with Project.open(cut_once[0] / "study.qualcode") as project:
        yield project


def order(tmp_path, **more):
    return PackageOrder(path=tmp_path / "ben.qualcode", coder="ben", **more)


def some(project, *names):
    return [project.documents.find(name) for name in names or ("Gespräch 0", "Gespräch 1")]


def test_every_logged_table_is_decided_on():
    assert TAKEN.keys() | LEFT_OUT == schema.LOGGED.keys()
    assert not TAKEN.keys() & LEFT_OUT


def test_no_byte_of_anything_that_ben_must_not_see_is_in_the_package(space, project, tmp_path):
    written = write_package(space, order(tmp_path, documents=some(project), blind=True))
    data = (tmp_path / "ben.qualcode").read_bytes()
    assert SECRET.encode() not in data.lower()
    assert "Gespräch 2".encode() not in data
    assert b"Satz 3" not in data
    assert data[36:40] == b"\0\0\0\0"  # no free pages
    assert {path.name for path in tmp_path.iterdir()} >= {"ben.qualcode"}
    assert not list(tmp_path.glob("ben.qualcode-*"))
    assert written.anchors == 1
    for uuid in _uuids(project, "codings", "coder_id <> (SELECT id FROM coders WHERE name = 'ben')"):
        assert uuid.encode() not in data


def test_bytes_of_others_are_not_there_after_ben_has_worked_in_it(package, tmp_path):
    with Workspace.open(package, coder="ben") as his:
        document = his.project.documents.find("Gespräch 1")
        codings.give(his, document, Span(12, 24), [his.project.codes.find("Thema")])
        his.undo()
        names = list(tmp_path.glob("ben.qualcode*"))
        assert all(SECRET.encode() not in path.read_bytes().lower() for path in names)


def test_ben_finds_what_he_needs_and_the_file_is_whole(cut_once, source, package):
    _folder, written = cut_once
    assert [document.name for document in written.documents] == ["Gespräch 0", "Gespräch 1"]
    with Project.open(package) as his:
        assert problems(his) == []
        assert his.uuid == source.uuid
        assert {document.name for document in his.documents.all()} == {"Gespräch 0", "Gespräch 1"}
        assert [coder.name for coder in his.coders.all()] == ["ben"]
        assert [coding.uuid for coding in his.codings.all()] == [
            coding.uuid for coding in source.codings.all() if coding.coder == source.coders.find("ben").key
        ]
        assert his.codes.find("Thema").uuid == source.codes.find("Thema").uuid
        assert his.codes.find("Anderes").rules.definition == "neue Regel"
        assert all(document.case is None and not document.attributes for document in his.documents.all())
        assert [entry.kind for entry in his.log()] == ["package.cut"]
        assert his.documents.roles(his.documents.find("Gespräch 0"))
        with pytest.raises(QualcodeError):
            his.undo(Author.of(his.coders.find("ben")))


def test_an_example_whose_coding_waits_for_a_place_stays(space, project, tmp_path):
    others = project.documents.find(f"{SECRET}-gespräch")
    plan = revising.planned(space, others, read(f"B: Ganz anderes steht hier. Noch mehr {SECRET}es.", others.name))
    revising.carry_out(space, plan)
    assert project.orphans.all()
    assert write_package(space, order(tmp_path, documents=some(project))).anchors == 1
    assert SECRET.encode() not in (tmp_path / "ben.qualcode").read_bytes().lower()


def test_it_names_the_entry_that_it_was_cut_from_and_what_each_row_rests_on(source, package):
    with closing(sqlite3.connect(package)) as file:
        entry, coder, details = file.execute("SELECT entry_uuid, coder_uuid, details FROM cut").fetchone()
        bases = {(table, uuid): json.loads(entries) for table, uuid, entries in file.execute(
            "SELECT table_name, row_uuid, entries FROM bases")}  # fmt: skip
        rows = {(table, uuid) for table in schema.LOGGED for (uuid,) in file.execute(f'SELECT uuid FROM "{table}"')}
    log = {logged.uuid: logged for logged in source.log()}
    assert entry == list(log)[-1]
    assert coder == source.coders.find("ben").uuid
    assert json.loads(details)["documents"] == 2
    assert bases.keys() == rows
    assert all(log[of].living for entries in bases.values() for of in entries)
    assert {log[of].kind for entries in bases.values() for of in entries} >= {"import", "coding.add", "assign"}


def test_what_goes_is_assigned_and_stands_in_the_register(cut_once, source):
    _folder, written = cut_once
    assert written.assigned == 2
    (line,) = source.given.all()
    assert (line.left.door, line.left.recipient, line.left.format) == ("package", "ben", "qualcode")
    assert len(line.left.contents) == 2
    entry = source.log()[-1]
    assert (entry.kind, entry.reason) == ("assign", "package")


def test_documents_without_a_choice_are_those_assigned_else_all(space, project, tmp_path):
    project.coders.assign([some(project, "Gespräch 3")[0].key], project.coders.find("ben"), ME)
    written = write_package(space, order(tmp_path))
    assert (written.chosen, len(written.documents)) == ("assigned", 1)
    project.coders.assign([d.key for d in written.documents], project.coders.find("ben"), ME, assigned=False)
    (tmp_path / "ben.qualcode").unlink()
    written = write_package(space, order(tmp_path))
    assert (written.chosen, len(written.documents)) == ("all", 5)


def test_who_refused_analysis_withdrew_or_is_due_stays(space, project, tmp_path):
    case = next(case for case in project.cases.all() if case.name == f"{SECRET}-fall-1")
    project.consents.set(ME, cases={case.key: ConsentChange({Purpose.ANALYSE: Permission.NO})})
    two = some(project, "Gespräch 2")[0]
    project.consents.set(ME, documents={two.key: ConsentChange(delete_by="2001-01-01")})
    written = write_package(space, order(tmp_path, documents=some(project, *(f"Gespräch {n}" for n in range(4)))))
    assert [document.name for document in written.documents] == ["Gespräch 0"]
    assert (written.there, written.refused) == (4, 3)
    data = (tmp_path / "ben.qualcode").read_bytes()
    assert b"Satz 0" in data
    assert not any(f"Satz {number}".encode() in data for number in (1, 2, 3))
    (tmp_path / "ben.qualcode").unlink()
    with pytest.raises(ConsentError, match="analysed"):
        write_package(space, order(tmp_path, documents=some(project, "Gespräch 1")))
    assert not (tmp_path / "ben.qualcode").exists()


def test_a_sample_is_drawn_by_strata_and_seed_and_the_history_keeps_it(space, project, tmp_path):
    wish = order(tmp_path, sample=SampleShare.typed("50%"), by="wave", seed=7)
    written = write_package(space, wish)
    assert len(written.documents) == 3  # of five, rounded up
    assert [(stratum.value, stratum.drawn, stratum.there) for stratum in written.strata] == [("2022", 3, 5)]
    assert "seed 7, by wave, 3 of 5 documents" in project.log()[-1].reason
    (tmp_path / "ben.qualcode").unlink()
    assert write_package(space, wish).documents == written.documents


@pytest.mark.parametrize("word", ["0", "0%", "101%", "x", "", "-3", "1.5", "%"])
def test_what_is_no_share_is_refused(word):
    with pytest.raises(UsageProblem):
        SampleShare.typed(word)


def test_shares_are_rounded_up():
    assert SampleShare.typed("12,5 %").of(8) == 1
    assert SampleShare.typed("20%").of(10) == 2
    assert SampleShare.typed("1%").of(3) == 1
    assert SampleShare.typed("3").of(100) == 3


def test_fixed_passages_are_those_of_the_other_coder_without_codes(space, project, tmp_path):
    anna = project.coders.find(f"{SECRET}-anna")
    written = write_package(space, order(tmp_path, documents=some(project), segments_of=anna, shuffle=True))
    assert (written.segments, written.without_segments, written.seed) == (1, 1, 1970)
    assert SECRET.encode() not in (tmp_path / "ben.qualcode").read_bytes().lower()
    uuids = [segment.uuid for segment in project.segments.all()]
    with Workspace.open(tmp_path / "ben.qualcode", coder="ben") as his:
        assert [segment.uuid for segment in his.project.segments.all()] == uuids
        (place,) = segment_walk(his)
        assert not place.coded
        document = his.project.documents.get(place.segment.document)
        given = codings.give(his, document, Span(15, 18), [his.project.codes.find("Thema")])[0].coding
        assert given.span == place.segment.span


def test_a_blind_package_hides_others_and_the_project_stays_as_it_was(space, project, tmp_path):
    write_package(space, order(tmp_path, documents=some(project), blind=True))
    assert not project.settings.blind
    with Project.open(tmp_path / "ben.qualcode") as package:
        assert package.settings.blind
        assert blind_since(package._store) == 1  # nor does a shared folder get what is done in it meanwhile
        package.settings.set_blind(ME, on=False)
        assert not package.settings.blind
        assert blind_since(package._store) is None
        assert problems(package) == []


def test_nobody_who_is_blind_learns_where_others_coded(project, tmp_path):
    project.settings.set_blind(ME, on=True)
    ben = Workspace(project, "ben")
    anna = project.coders.find(f"{SECRET}-anna")
    before = tables(project)
    with pytest.raises(QualcodeError, match="blind"):
        write_package(ben, order(tmp_path, segments_of=anna))
    assert tables(project) == before
    own = Workspace(project, anna.name)
    assert write_package(own, order(tmp_path, segments_of=anna)).blind


def test_a_file_that_is_there_is_never_overwritten_and_nothing_changes(space, project, tmp_path):
    (tmp_path / "ben.qualcode").write_text("meine Arbeit")
    before = tables(project)
    with pytest.raises(ProjectFileError, match="exists"):
        write_package(space, order(tmp_path, documents=some(project)))
    assert (tmp_path / "ben.qualcode").read_text() == "meine Arbeit"
    assert tables(project) == before
    assert not project.given.all()


@pytest.mark.parametrize(
    "wrong",
    [{"by": "wave"}, {"shuffle": True}, {"seed": 3}, {"sample": SampleShare(documents=1), "seed": -1},
     {"documents": []}, {"sample": SampleShare(documents=99)},
     {"sample": SampleShare(documents=1), "by": "nirgends"}],
)  # fmt: skip
def test_orders_that_cannot_be_are_refused_and_nothing_changes(space, project, tmp_path, wrong):
    before = tables(project)
    with pytest.raises(QualcodeError):
        write_package(space, order(tmp_path, **wrong))
    assert tables(project) == before
    assert not (tmp_path / "ben.qualcode").exists()


def _uuids(project, table, where):
    with closing(sqlite3.connect(project.path)) as connection:
        return [uuid for (uuid,) in connection.execute(f"SELECT uuid FROM {table} WHERE {where}")]


def test_python_cuts_packages_by_names(project, tmp_path):
    project.close()
    with qualcode.open(project.path, coder=f"{SECRET}-anna") as study:
        wanted = {"documents": ["Gespräch 0", "Gespräch 1"], "sample": 1, "seed": 7}
        with pytest.warns(StudyWarning, match="anchor"):
            written = study.package(tmp_path / "b.qualcode", "ben", **wanted)
        assert (written.there, len(written.documents), written.seed) == (2, 1, 7)
        with pytest.raises(UsageProblem, match="knows no"):
            study.package(tmp_path / "c.qualcode", "ben", segments="anna")
        with pytest.raises(UsageProblem):
            study.package(tmp_path / "c.qualcode", "ben", seed="7")
