"""Entries in sealed files: whole again, or without exactly the rows of those whose key is gone."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest

from qualcode.errors import QualcodeError, ReadingError
from qualcode.project.merging.portable import bundle
from qualcode.project.sharing import sealed_files
from qualcode.project.sharing.folder import FoundFile, SharedFolder, UnreadFile
from qualcode.project.sharing.keys import KeyStore, WrongPassphrase, facts_in
from qualcode.project.sharing.owners import Owners
from tests.builders import give_code, interview
from tests.helpers import new_project
from tests.sharing.conftest import PASSPHRASE

SAID = {"eins": "B: Das Geheimnis der Ersten.", "zwei": "B: Was die Zweite verschweigt."}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with new_project(tmp_path_factory.mktemp("p")) as project:
        for name, words in SAID.items():
            document = interview(project, name, words, case=f"Fall {name}")
            give_code(project, document, words[3:10], memo=f"Notiz zu {name}")
        yield project


@pytest.fixture
def folder(tmp_path, project):
    place = tmp_path / "team"
    place.mkdir()
    return SharedFolder.begin(place, project.uuid, PASSPHRASE)


def everything(project):
    return bundle(project._store)


def owners(project, entries):
    found = Owners(project._store, project.uuid)
    found.learn(entries.entries)
    return found


def put(folder, project):
    entries = everything(project)
    (file,) = folder.sealed(entries, owners(project, entries), "Änne Müller")
    folder.write([file])
    return file


def read(folder, erased=()):
    again = SharedFolder.open(folder.path, PASSPHRASE)
    (found,) = again.found(())
    return again.opened(found, erased)


def test_what_was_put_there_is_read_again_by_whoever_has_the_passphrase(project, folder):
    file = put(folder, project)
    opened = read(folder)
    assert opened.bundle == everything(project)
    assert not opened.missing
    assert file.name == f"anne-muller-{file.sha256[:32]}.entries"


def test_nothing_of_it_stands_in_the_folder_in_plain(project, folder):
    put(folder, project)
    words = [*SAID.values(), "Fall eins", "Notiz zu", "Thema", "anna", "A study"]
    for path in folder.path.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert not [word for word in words if word.encode() in data], path


def test_a_destroyed_key_takes_exactly_the_rows_of_its_owner(project, folder):
    put(folder, project)
    gone = project.documents.find("eins").uuid
    folder.keys.destroy([gone])
    assert read(folder) == UnreadFile(next((folder.path / "entries").iterdir()).name, "no-key")
    opened = read(folder, erased=[gone])
    assert {key.owner for key in opened.missing} == {gone}
    of = owners(project, everything(project))
    for entry, whole in zip(opened.bundle.entries, everything(project).entries, strict=True):
        assert entry.rows == tuple(row for row in whole.rows if of(row) != gone)
    assert [text.text for text in opened.bundle.texts.values()] == [
        project.documents.text(project.documents.find("zwei"))
    ]


def test_every_row_of_a_document_has_its_key_and_those_of_its_case_the_cases(project):
    entries = everything(project)
    of = owners(project, entries)
    one, case = project.documents.find("eins"), project.cases.find("Fall eins")
    by_table = {}
    for entry in entries.entries:
        for row in entry.rows:
            by_table.setdefault(row.table, set()).add(of(row))
    assert one.uuid in by_table["documents"] & by_table["codings"] & by_table["memos"] & by_table["speakers"]
    assert case.uuid in by_table["cases"]
    assert by_table["codes"] == by_table["coders"] == {project.uuid}


def test_owners_are_found_in_the_project_where_entries_do_not_say_them(project):
    memo = project.memos.all()[0]
    coding = project.codings.all()[0]
    of = Owners(project._store, project.uuid)
    assert of.above("memos", memo.uuid) == ("codings", coding.uuid)
    assert of._of(("memos", memo.uuid)) == project.documents.find("eins").uuid


@pytest.mark.parametrize("cut", [0, 5, 40, 200, -1])
def test_a_file_that_is_half_there_waits(project, folder, cut):
    file = put(folder, project)
    path = folder.path / "entries" / file.name
    path.write_bytes(file.data[:cut])
    assert read(folder) == UnreadFile(file.name, "not-whole")
    path.write_bytes(file.data)
    assert read(folder).bundle == everything(project)


def test_a_second_one_under_the_name_that_a_cloud_gave_it_is_the_same(project, folder):
    file = put(folder, project)
    path = folder.path / "entries" / file.name
    path.with_name(f"{path.stem} (Konfliktkopie von Ben).entries").write_bytes(file.data)
    path.with_name("umbenannt.entries").write_bytes(file.data)
    assert len(list(folder.found(()))) == 1
    assert not list(folder.found({file.sha256}))


def test_no_changed_byte_is_read_as_something_else(project, folder):
    data = put(folder, project).data
    random = Random(7)
    for at in (*range(60), *(random.randrange(len(data)) for _ in range(60))):
        changed = bytearray(data)
        changed[at] ^= random.randrange(1, 256)
        with pytest.raises(ReadingError):
            sealed_files.opened(sealed_files.taken_apart(bytes(changed)), folder.keys)


HOSTILE = [
    b"", b"\n", b"SQLite format 3\0", b"qualcode entries 1\n", b"qualcode entries 1\n\0\0\0\2{}",
    b"qualcode entries 1\n\0\0\0\2[]", b"qualcode entries 99\n\0\0\0\2{}", b"qualcode entries \xb2\n",
    b"qualcode entries 1\n\xff\xff\xff\xff{}", b"qualcode entries 1\n" + (60_000).to_bytes(4, "big") + b"[" * 60_000,
    b'qualcode entries 1\n\0\0\0\x1f{"project":"x","parts":[[1,2,3]]}',
    b'qualcode entries 1\n\0\0\0\x19{"project":1,"parts":{}}  ',
]  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_files_are_refused(folder, data):
    opened = folder.opened(FoundFile("x.entries", data, "0" * 64), ())
    assert isinstance(opened, UnreadFile)


def test_files_of_other_projects_and_of_newer_versions_are_told(tmp_path, project, folder):
    file = put(folder, project)
    newer = b"qualcode entries 2\n" + file.data.split(b"\n", 1)[1]
    assert folder.opened(FoundFile("x.entries", newer, ""), ()).why == "newer-version"
    other = file.data.replace(project.uuid.encode(), project.uuid[::-1].replace("-", "0").encode(), 1)
    assert folder.opened(FoundFile("x.entries", other, ""), ()).why == "other-project"


# ---- passphrases and keys ----------------------------------------------------------------------------


def test_a_wrong_passphrase_is_told_and_its_spelling_on_another_keyboard_is_none(project, folder):
    assert SharedFolder.open(folder.path, unicodedata.normalize("NFD", PASSPHRASE)).uuids == folder.uuids
    with pytest.raises(WrongPassphrase):
        SharedFolder.open(folder.path, PASSPHRASE + " ")


def test_a_short_passphrase_begins_nothing(tmp_path):
    with pytest.raises(QualcodeError, match="fewer than"):
        SharedFolder.begin(tmp_path, "0" * 8, "kurz")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_two_began_at_once_is_one(project, folder):
    other = KeyStore.begin(folder.path, project.uuid, PASSPHRASE)
    key, secret = other.key_for(project.uuid)
    other.write_new()
    both = SharedFolder.open(folder.path, PASSPHRASE)
    assert len(both.uuids) == 2
    assert both.keys.secret(key) == secret
    KeyStore.begin(folder.path, project.uuid, PASSPHRASE * 2)
    with pytest.raises(WrongPassphrase, match="twice"):
        SharedFolder.open(folder.path, PASSPHRASE)


def test_keys_of_one_owner_that_two_made_are_both_read_and_one_is_used(project, folder):
    two = SharedFolder.open(folder.path, PASSPHRASE)
    (first, one), (second, other) = folder.keys.key_for(project.uuid), two.keys.key_for(project.uuid)
    folder.keys.write_new()
    two.keys.write_new()
    again = SharedFolder.open(folder.path, PASSPHRASE).keys
    assert {again.secret(first), again.secret(second)} == {one, other}
    assert again.key_for(project.uuid)[0] == min(first, second, key=lambda key: key.id)


def test_destroying_keys_takes_copies_of_them_under_other_names(project, folder):
    key, _secret = folder.keys.key_for(project.uuid)
    folder.keys.write_new()
    path = folder.path / "keys" / key.file
    path.with_name(f"{path.stem} (1).key").write_bytes(path.read_bytes())
    folder.keys.destroy([project.uuid])
    assert not list((folder.path / "keys").iterdir())
    assert folder.keys.secret(key) is None
    assert not list((folder.path / "keys").iterdir())


def test_nobody_can_make_a_passphrase_cheaper_to_guess(folder):
    (path,) = folder.path.glob("folder-*.json")
    path.write_text(path.read_text().replace('"p": 1', '"p": 2'))
    with pytest.raises(WrongPassphrase):
        SharedFolder.open(folder.path, PASSPHRASE)
    path.write_text(path.read_text().replace('"n": 2', '"n": 1073741824'))
    assert facts_in(folder.path) == []


def test_notes_are_read_by_the_team_and_by_their_names_only(project, folder):
    folder.put_note("copies", "a", {"coder": "anna"})
    assert SharedFolder.open(folder.path, PASSPHRASE).notes("copies") == {"a": {"coder": "anna"}}
    (path,) = (folder.path / "copies").iterdir()
    path.rename(path.with_name("b.note"))
    (folder.path / "copies" / "c.note").write_bytes(b"[" * 100_000)
    assert folder.notes("copies") == {}
