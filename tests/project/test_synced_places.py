"""A project file in a folder that a program copies elsewhere: recognised, told, one whole file, copies found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualcode.project.file import connection as storage
from qualcode.project.project import Project
from qualcode.project.watch import synced_places
from qualcode.project.watch.synced_places import synced_place
from tests.helpers import LEAD, add_code, add_coder, add_document, beside, new_project, raw
from tests.project.other_process import go_on, other_process


@pytest.mark.parametrize(
    ("kept", "folder", "service"),
    [
        (".stfolder/", "Studie", "Syncthing"),
        (".stfolder", "Studie", "Syncthing"),
        (".dropbox.cache/", "Dropbox (Uni)", "Dropbox"),
        (".dropbox", "anywhere", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Cloud", "Nextcloud/ownCloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud", "Nextcloud"),
        (".sync_0a1b.db", "sciebo", "Sciebo"),
        (".csync_journal.db", "ownCloud", "ownCloud"),
        (".owncloudsync.log", "work", "ownCloud"),
        (".nextcloudsync.log", "work", "Nextcloud"),
        (".tmp.driveupload/", "work", "Google Drive"),
        (".seafile-data/", "work", "Seafile"),
        (".sync/ID", "work", "Resilio Sync"),
    ],
)
def test_what_a_program_keeps_in_its_folder_tells_it(tmp_path, kept, folder, service):
    root = tmp_path / folder
    (root / "a" / "b").mkdir(parents=True)
    sign = root / kept
    if kept.endswith("/"):
        sign.mkdir()
    else:
        sign.parent.mkdir(exist_ok=True)
        sign.touch()
    found = synced_place(root / "a" / "b" / "study.qualcode")
    assert found == synced_places.SyncedPlace(service, root)
    assert synced_place(tmp_path / "study.qualcode") is None


@pytest.mark.parametrize(
    ("path", "service", "guessed"),
    [
        ("Library/CloudStorage/OneDrive-UniEssen/x", "OneDrive", False),
        ("Library/CloudStorage/GoogleDrive-a@b.de/My Drive", "Google Drive", False),
        ("Library/CloudStorage/Box-Box/x", "Box", False),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive", False),
        ("OneDrive - Universität Ulm/x", "OneDrive", True),
        ("Meine Ablage/x", "Google Drive", True),
        ("iCloudDrive", "iCloud Drive", True),
        ("Nextcloud2024", None, True),
        ("My dropbox of ideas", None, True),
        (".dropbox/x", None, True),
    ],
)
def test_a_place_of_the_system_tells_it_and_a_name_lets_guess_it(tmp_path, path, service, guessed):
    folder = tmp_path / path
    folder.mkdir(parents=True)
    found = synced_place(folder / "study.qualcode")
    assert (found.service, found.guessed) == (service, guessed) if service else found is None


def test_windows_says_where_its_drive_lies(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert synced_place(tmp_path / "a.qualcode").service == "OneDrive"


def test_a_link_into_such_a_folder_is_followed(tmp_path):
    (tmp_path / "cloud" / ".stfolder").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "cloud")
    assert synced_place(tmp_path / "link" / "study.qualcode").service == "Syncthing"


def test_a_drive_that_is_mounted_from_the_web_is_a_network_drive(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/vda / ext4 rw 0 0\nhttps://cloud.example/remote.php/webdav /mnt/cloud fuse rw 0 0\n")
    monkeypatch.setattr(storage, "_MOUNTS", mounts)
    assert storage.on_network_drive(Path("/mnt/cloud/a.qualcode"))
    assert not storage.on_network_drive(Path("/mnt/a.qualcode"))


# ---- the file ----------------------------------------------------------------------------------------


@pytest.fixture
def cloud(tmp_path):
    folder = tmp_path / "Nextcloud"
    (folder / "study").mkdir(parents=True)
    (folder / ".sync_0a1b2c.db").touch()
    return folder / "study"


@pytest.fixture
def path(cloud):
    with new_project(cloud) as project:
        add_document(project)
    return project.path


def journal(project):
    return str(project._store.connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_between_two_changes_a_copy_of_the_file_is_whole(path, tmp_path):
    with Project.open(path) as project:
        assert journal(project) == "delete"
        add_code(project)
        assert beside(path) == ["study.qualcode"]
        copy = shutil.copyfile(path, tmp_path / "copy.qualcode")
        with Project.open(copy) as other:
            assert len(other.codes.book()) == 1
    assert beside(path) == ["study.qualcode"]


def test_a_project_that_moves_out_of_the_folder_writes_ahead_again_and_back(path, tmp_path):
    home = tmp_path / "home" / path.name
    home.parent.mkdir()
    path.rename(home)
    with Project.open(home) as project:
        assert (journal(project), project.told) == ("wal", ())
    home.rename(path)
    with Project.open(path) as project:
        assert journal(project) == "delete"
        add_code(project)


def test_where_another_process_writes_ahead_already_it_stays_at_that(tmp_path):
    with new_project(tmp_path, "early") as project:
        add_code(project, "One")
    with other_process(
        project.path, "with Project.open(path) as project:\n    add_code(project, 'Two')\n    ready()\n"
    ) as process:
        (tmp_path / ".stfolder").touch()
        with Project.open(project.path) as late:
            assert journal(late) == "wal"
            add_code(late, "Three")
        go_on(process)
    with Project.open(project.path) as project:
        assert journal(project) == "delete"
        assert [code.name for code in project.codes.book()] == ["One", "Two", "Three"]


def test_opening_tells_what_can_happen_and_what_to_do(path, monkeypatch, tmp_path):
    with Project.open(path) as project:
        (said,) = project.told
    assert "Nextcloud" in said
    assert "qualcode sync FOLDER" in said
    settings = tmp_path / "settings" / "qualcode" / "config.toml"
    settings.parent.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    settings.write_text("folder_notes = false")
    with Project.open(path) as project:
        assert project.told == ()
    settings.write_text("folder_notes = = false")
    with Project.open(path) as project:
        assert project.told == (said,)


def test_a_guess_and_a_network_drive_are_told_as_such(tmp_path, monkeypatch):
    (tmp_path / "OneDrive").mkdir()
    with new_project(tmp_path / "OneDrive") as project:
        (said,) = project.told
    assert "as the name “OneDrive” says" in said
    monkeypatch.setattr(storage, "on_network_drive", lambda _: True)
    with Project.open(project.path) as project:
        (said,) = project.told
    assert "network drive" in said


# ---- copies beside it --------------------------------------------------------------------------------

NAMES = (
    "study (conflicted copy 2026-11-30 071500).qualcode",
    "study_conflict-20261130-071500.qualcode",
    "study (Anna's conflicted copy 2026-11-30).qualcode",
    "study (In Konflikt stehende Kopie von Anna 2026-11-30).qualcode",
    "study.sync-conflict-20261130-071500-ABCDEFG.qualcode",
    "study (SFConflict anna@uni.example 2026-11-30-07-15-00).qualcode",
)
NAMES_ONLY_THERE = ("study-ANNAS-PC.qualcode", "study (1).qualcode", "study 2.qualcode")


def copies_told(path):
    with Project.open(path) as project:
        return [said for said in project.told if "merge" in said]


def with_a_code(path, target):
    shutil.copyfile(path, target)
    with Project.open(target) as project:
        add_code(project, "Theirs")
    return target


@pytest.mark.parametrize("name", [NAMES[0], NAMES[4], NAMES_ONLY_THERE[0]])
def test_a_copy_beside_with_changes_of_its_own_is_told_with_the_line_that_merges_it(path, name, monkeypatch):
    with_a_code(path, path.with_name(name))
    monkeypatch.chdir(path.parent)
    (said,) = copies_told(Path(path.name))
    quoted = f"'{name}'" if " " in name else name
    assert f"qualcode -p study.qualcode merge {quoted}" in said


def test_elsewhere_only_a_name_that_says_it_counts(tmp_path):
    with new_project(tmp_path) as project:
        add_document(project)
    made = with_a_code(project.path, tmp_path / "made")
    for name in (*NAMES, *NAMES_ONLY_THERE):
        shutil.copyfile(made, tmp_path / name)
    told = copies_told(project.path)
    assert len(told) == len(NAMES)
    assert all(any(name in said for said in told) for name in NAMES)


def test_a_copy_that_holds_nothing_new_is_not_told(path):
    shutil.copyfile(path, path.with_name(NAMES[0]))
    assert copies_told(path) == []
    with Project.open(path) as project:
        add_code(project)
    assert copies_told(path) == []


def of_another_project(path, copy):
    with new_project(path.parent, "between") as project:
        add_code(project)
    project.path.rename(copy)


def as_backup(path, copy):
    with Project.open(path) as project:
        add_code(project, "for a while")
        project.backup(copy)
        project.undo(LEAD)


def with_foreign_triggers(path, copy):
    with_a_code(path, copy)
    with raw(copy) as connection:
        connection.execute("CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) "
                           "SELECT i FROM n")  # fmt: skip


def as_package(path, copy):
    with_a_code(path, copy)
    with raw(copy) as connection:
        connection.execute("INSERT INTO cut VALUES (1, 'p', 'e', 'c', '{}', '2026-01-01T00:00:00.000Z')")


def half(path, copy):
    with_a_code(path, copy)
    copy.write_bytes(copy.read_bytes()[:20_000])


def a_folder(path, copy):
    copy.mkdir()


@pytest.mark.parametrize(
    "what",
    [of_another_project, as_backup, with_foreign_triggers, as_package, half, a_folder],
    ids=lambda what: what.__name__,
)
def test_what_is_no_whole_copy_of_the_project_is_not_told_and_stays(path, what):
    copy = path.with_name(NAMES[0])
    what(path, copy)
    before = copy.read_bytes() if copy.is_file() else None
    assert copies_told(path) == []
    assert before is None or copy.read_bytes() == before


def test_a_copy_is_only_read(path):
    copy = with_a_code(path, path.with_name(NAMES[0]))
    before = copy.read_bytes()
    copies_told(path)
    assert copy.read_bytes() == before
    assert [name for name in beside(path) if "-" in name.partition(".qualcode")[2]] == []
    with Project.open(path) as project:
        add_coder(project)
