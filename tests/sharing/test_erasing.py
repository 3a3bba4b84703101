"""What is erased in one copy goes in every copy and from the folder, and never comes back."""

from __future__ import annotations

import shutil

import pytest

import qualcode
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.sharing.folder import SharedFolder
from qualcode.workspace.project.forgetting import forget_case, forget_documents, forget_passage, forget_text
from qualcode.workspace.sharing.sync import FolderSync
from qualcode.workspace.sharing.sync_report import sync_lines
from tests.helpers import problems
from tests.merging.same import living, rows_by_uuid
from tests.project.revised import read
from tests.sharing.conftest import PASSPHRASE, begun, code, laid_out

SECRET = "Schnurrbartweg siebenundvierzig"
MEMO = "nahe beim Pfefferkuchenmarkt"
ZWEI = f"I: Wo wohnen Sie?\nB: Im {SECRET}, seit einem Jahr. Das ist ein Haus mit vielen Fenstern."


def fill(team):
    anna = team.begin("anna")
    with qualcode.open(anna.project.path, coder="anna") as study:
        study.documents.add("zwei", ZWEI, case="Frau Regenbogenfisch")
        study.memos.add(f"wohnt {MEMO}", about=study.documents["zwei"])
    team.sync(anna)
    ben = team.join("ben")
    code(ben, SECRET, "zwei")
    code(ben, "Das Amt kam nie.")
    team.sync(ben)
    team.sync(anna)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return begun(tmp_path_factory.mktemp("made"), fill)


@pytest.fixture
def anna(team, made):
    laid_out(team, made)
    return team.open("anna")


@pytest.fixture
def ben(team, anna):
    return team.open("ben")


def same(*spaces):
    first, *others = spaces
    for space in others:
        assert rows_by_uuid(space.project) == rows_by_uuid(first.project)
        assert living(space.project) == living(first.project)
    return True


class Everybody:
    """Holds whatever one asks for."""

    def __contains__(self, _owner):
        return True


def where(team, words, *spaces):
    """In which files of the folder and of the projects words stand, or in what can be opened with the passphrase."""
    found = {str(path): path.read_bytes() for path in team.folder.rglob("*") if path.is_file()}
    for space in spaces:
        found |= {str(path): path.read_bytes() for path in space.project.path.parent.iterdir()}
    shared = SharedFolder.open(team.folder, PASSPHRASE)
    for file in shared.found(()):
        opened = shared.opened(file, Everybody())
        found |= {f"{file.name} {entry.uuid} {entry.kind}": repr(entry).encode() for entry in opened.bundle.entries}
        found |= {f"{file.name} text": repr(opened.bundle.texts).encode()}
    return [place for place, held in found.items() if words.encode() in held]


def document_of(space, name="zwei"):
    return space.project.documents.find(name)


def erase_case(space):
    return forget_case(space, space.project.forgetting.find_case("Frau Regenbogenfisch"))


def erase_document(space):
    return forget_documents(space, [space.project.forgetting.find_document("zwei")])


def erase_passage(space):
    document = document_of(space)
    start = ZWEI.index(SECRET)
    passage = WithdrawnPassage(document.uuid, document.sha256, ZWEI, Span(start, start + len(SECRET)))
    return forget_passage(space, passage)


ERASE = {"case": erase_case, "document": erase_document, "passage": erase_passage}
MOST = ["case", pytest.param("document", marks=pytest.mark.stress), "passage"]  # a case goes as its documents do


@pytest.mark.parametrize("what", ERASE)
def test_what_one_erases_goes_everywhere(team, anna, ben, what):
    assert len(where(team, SECRET, anna, ben)) >= 3
    ERASE[what](anna)
    team.sync(anna)
    report = team.sync(ben)
    assert report.erased.number == 1
    assert report.erased.left == ()
    team.sync(anna)
    team.sync(ben)
    assert where(team, SECRET, anna, ben) == []
    assert what == "passage" or where(team, MEMO, anna, ben) == []
    assert what != "case" or where(team, "Regenbogenfisch", anna, ben) == []
    assert same(anna, ben)
    clara = team.join("clara")
    assert living(clara.project) == living(anna.project)
    assert len(clara.project.codings.all()) == len(anna.project.codings.all())
    assert where(team, SECRET, anna, ben, clara) == []


WITHOUT = ZWEI.replace(SECRET, "anderswo")


def corrected(space, text=WITHOUT):
    """Another text, in which the secret is not, as a correction; gives the former one's checksum."""
    document = document_of(space)
    revisions = space.project.revisions
    revisions.carry_out(revisions.plan(document, read(text, "zwei")), space.author)
    return document.sha256


def test_a_former_text_goes_everywhere(team, anna, ben):
    former = corrected(anna)
    team.sync(anna)
    team.sync(ben)
    forget_text(anna, former)
    team.sync(anna)
    report = team.sync(ben)
    assert (report.erased.number, report.erased.left) == (1, ())
    team.sync(anna)
    assert where(team, SECRET, anna, ben) == []
    assert where(team, SECRET, anna, ben, team.join("clara")) == []


@pytest.mark.parametrize("twice", [False, True])
def test_a_former_text_whose_correction_comes_with_the_note_goes_too(team, anna, ben, twice):
    former = [corrected(anna, ZWEI.replace("Jahr", "Monat"))] if twice else []
    for sha256 in [*former, corrected(anna)]:
        forget_text(anna, sha256)
    code(ben, "Das ist ein Haus", "zwei")
    team.sync(anna)
    report = team.sync(ben)
    assert report.erased.left == ()
    team.sync(anna)
    clara = team.join("clara")
    assert where(team, SECRET, anna, ben, clara) == []
    assert same(anna, ben, clara)
    for space in (anna, ben, clara):
        document = document_of(space)
        found = [coding.span for coding in space.project.codings.all() if coding.document == document.key]
        text = space.project.documents.text(document)
        assert "Das ist ein Haus" in [text[span.start : span.end] for span in found]
        assert problems(space.project) == []


@pytest.mark.parametrize("what", MOST)
def test_what_somebody_did_on_it_meanwhile_does_not_bring_it_back(team, anna, ben, what):
    code(ben, f"Im {SECRET}", "zwei")
    ERASE[what](anna)
    team.sync(anna)
    code(ben, "Das ist ein Haus", "zwei")
    for space in (ben, anna, ben, anna):
        team.sync(space)
    assert where(team, SECRET, anna, ben) == []
    assert same(anna, ben)


@pytest.mark.parametrize("what", MOST)
def test_what_was_in_the_folder_and_not_read_yet_does_not_bring_it_back(team, anna, ben, what):
    code(ben, f"Im {SECRET}", "zwei")
    team.sync(ben)
    ERASE[what](anna)
    for space in (anna, ben, anna, ben, anna):
        team.sync(space)
    assert where(team, SECRET, anna, ben) == []
    assert same(anna, ben)


@pytest.mark.parametrize("what", MOST)
def test_files_and_keys_that_a_cloud_brings_back_are_unreadable_again(team, anna, ben, what, tmp_path):
    before = shutil.copytree(team.folder, tmp_path / "before")
    ERASE[what](anna)
    for space in (anna, ben, anna):
        team.sync(space)
    shutil.copytree(before, team.folder, dirs_exist_ok=True)
    for space in (ben, anna):
        team.sync(space)
    assert where(team, SECRET, anna, ben) == []
    assert same(anna, ben)


@pytest.mark.parametrize("what", MOST)
def test_a_copy_that_was_away_for_long_erases_first_of_all(team, anna, ben, what):
    anna.project.coders.add("clara", CoderKind.PERSON, anna.author)
    team.sync(anna)
    clara = team.join("clara")
    code(clara, f"Im {SECRET}", "zwei")
    ERASE[what](anna)
    for space in (anna, ben, anna):
        team.sync(space)
    report = team.sync(clara)
    assert report.erased.number == 1
    for space in (anna, ben, clara):
        team.sync(space)
    assert where(team, SECRET, anna, ben, clara) == []
    assert same(anna, ben, clara)


@pytest.mark.parametrize("what", MOST)
def test_keys_go_when_it_is_erased_and_before_the_next_look(team, anna, what):
    document = document_of(anna).uuid
    assert list(team.folder.glob(f"keys/{document}-*"))
    (said,) = [told for told in ERASE[what](anna).warnings if "qualcode sync" in told]
    assert "out of reach" in said
    assert not list(team.folder.glob(f"keys/{document}-*"))


def test_a_dry_run_erases_nothing_and_tells_it(team, anna, ben):
    erase_case(anna)
    team.sync(anna)
    report = team.sync(ben, dry_run=True)
    assert report.erased.number == 1
    assert "1 erasure of another copy would be made here first" in sync_lines(report)
    assert document_of(ben)


def test_who_confirmed_it_and_who_did_not_is_listed(team, anna, ben):
    team.sync(ben)
    erase_case(anna)
    team.sync(anna)
    (status,) = FolderSync.open(anna, team.folder, PASSPHRASE).erasures()
    assert (status.coder, status.confirmed, status.missing) == ("anna", ("anna",), ("ben",))
    team.sync(ben)
    (status,) = FolderSync.open(anna, team.folder, PASSPHRASE).erasures()
    assert (status.confirmed, status.missing) == (("anna", "ben"), ())
