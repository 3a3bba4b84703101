"""A shared folder from Python: what is told, what it needs, and what a preview leaves alone."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.project.sharing import whole_writing
from qualcode.project.sharing.keys import WrongPassphrase
from qualcode.workspace.library.display import StudyWarning
from tests.sharing.conftest import PASSPHRASE

VARIABLE = "QUALCODE_SYNC_PASSPHRASE"


@pytest.fixture
def anna(team, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    with qualcode.open(team.begin("anna").project.path, coder="anna") as study:
        yield study


def test_two_copies_are_kept_in_step(team, anna, monkeypatch):
    began = anna.sync(str(team.folder), PASSPHRASE)
    assert began.sent > 0
    assert began.lines[0].startswith("began “")
    path = team.join("ben").project.path
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    with qualcode.open(path, coder="ben") as ben:
        ben.code("eins", "Das war schwer.", "Thema")
        assert ben.sync(team.folder).sent == 1
    looked = anna.sync(team.folder, preview=True)
    assert (looked.preview, looked.received, len(anna.codings)) == (True, 1, 0)
    came = anna.sync(team.folder)
    assert (came.received, came.sent, came.conflicts, came.stays) == (1, 0, 0, 0)
    assert repr(came) == "<“team”: 1 change came in>"
    assert came.report["received"]["rows"]["codings"] == 1
    assert [coding.coder.name for coding in anna.codings] == ["ben"]
    assert anna.sync(team.folder).lines == ("nothing new",)


def test_what_it_needs_is_said_and_nothing_is_written(team, anna):
    with pytest.raises(UsageProblem, match="is not known"):
        anna.sync(team.folder)
    for wrong in (b"drei blaue Elstern", 7):
        with pytest.raises(UsageProblem, match="is a text"):
            anna.sync(team.folder, wrong)
    with pytest.raises(UsageProblem, match="is no folder"):
        anna.sync(7, PASSPHRASE)
    with pytest.raises(QualcodeError, match="fewer than"):
        anna.sync(team.folder, "kurz")
    with pytest.raises(QualcodeError, match="There is no folder"):
        anna.sync(team.folder / "nicht" / "da", PASSPHRASE)
    assert anna.sync(team.folder, preview=True).report["begun"] is True
    assert not list(team.folder.glob("*"))
    anna.sync(team.folder, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        anna.sync(team.folder, PASSPHRASE[::-1])
    with (
        qualcode.open(anna.space.project.path) as nobody,
        pytest.raises(UsageProblem, match="Nobody is named"),
    ):
        nobody.sync(team.folder, PASSPHRASE)


def test_a_folder_that_cannot_be_written_is_warned_of(team, anna, monkeypatch):
    anna.sync(team.folder, PASSPHRASE)
    anna.code("eins", "Das war schwer.", "Thema")

    def full(*_args):
        raise OSError("full")

    monkeypatch.setattr(whole_writing, "_to_disk", full)
    with pytest.warns(StudyWarning, match="Nothing can be written into"):
        kept = anna.sync(team.folder, PASSPHRASE)
    assert (kept.sent, kept.unsent) == (0, 1)
