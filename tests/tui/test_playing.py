"""The key that plays the recording from the selected passage on."""

from __future__ import annotations

import qualcode
from qualcode.model.codings import WorkState
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from tests.helpers import LEAD, add_code, add_coder, give
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import WIDE


def project_with_times(folder):
    with qualcode.create(folder / "p.qualcode", "Probe", coder="me") as study:
        talk = "I: [00:00:10] Wie lief das?\n\nB: [00:12:30] Das war schwierig. Jetzt geht es."
        study.documents.add("eins", talk, label="RG 2022")
        study.documents.add("zwei", "B: Ohne Zeiten.", label="RG 2022")
    return study.path


async def test_the_key_plays_from_the_time_mark_and_says_from_when(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "qualcode").mkdir()
    called, recording = tmp_path / "called", tmp_path / "eins.mp3"
    recording.write_bytes(b"")
    player = f"['sh', '-c', 'echo $0 $1 > {called}', '{{seconds}}', '{{file}}']"
    (tmp_path / "qualcode" / "config.toml").write_text(f"[playback]\nfolder = '{tmp_path}'\nplayer = {player}\n")
    monkeypatch.setattr("qualcode.workspace.material.playback._AT_ONCE", 60)  # however slow the machine is
    app = QualcodeApp(project_with_times(tmp_path), "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "z")
        assert called.read_text() == f"747.0 {recording}\n"
        assert "Playing from 0:12:27 (time mark 0:12:30)" in str(app.screen.keys.render())
        await press(pilot, "right_square_bracket", "z")
        assert "“zwei” has no time marks" in [notice.message for notice in app._notifications][-1]


async def test_without_a_recording_the_notice_says_where_to_name_one(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    app = QualcodeApp(project_with_times(tmp_path), "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "z")
        assert "[playback.recordings]" in [notice.message for notice in app._notifications][-1]


async def test_the_same_key_plays_a_quotation_and_a_disagreement(tmp_path, monkeypatch):
    monkeypatch.setattr("qualcode.workspace.material.playback._AT_ONCE", 60)  # however slow the machine is
    path = project_with_times(tmp_path)
    with Project.open(path) as project:
        code, document = add_code(project), project.documents.find("eins")
        start = project.documents.text(document).index("Jetzt")
        coders = [add_coder(project, name) for name in ("clara", "dora")]
        give(project, document, code, coders[0], start, start + 14)
        for coder in coders:
            project.coders.set_states([document.key], coder, WorkState.FINISHED, LEAD)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "qualcode").mkdir()
    (tmp_path / "eins.mp3").write_bytes(b"")
    called = tmp_path / "called"
    player = f"['sh', '-c', 'echo $0 >> {called}', '{{seconds}}', '{{file}}']"
    (tmp_path / "qualcode" / "config.toml").write_text(f"[playback]\nfolder = '{tmp_path}'\nplayer = {player}\n")
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for number, screen in enumerate(("f2", "f5"), start=1):
            await press(pilot, screen)
            await settle(pilot)
            await press(pilot, "z")
            assert called.read_text() == "747.0\n" * number, [notice.message for notice in app._notifications]
