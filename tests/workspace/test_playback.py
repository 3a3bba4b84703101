"""Playing a recording: which second, which file, which player, and what is said where one of them lacks."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.reading.transcripts.structure import build
from qualcode.workspace.material.playback import Player, clock, playback_of
from qualcode.workspace.workbench.workbench import OpenDocument

TEXT = (
    "I: Wie lief das?\n\n[00:00:02] B: Am Anfang schwierig. Dann besser. #00:12:30-5#\n\n"
    "I: [01:00:00] Und heute?\n\nB: Jetzt geht es."
)


def opened(text=TEXT, name="eins"):
    document = Document(1, "0" * 20 + "abcdefabcdef", name, "", None, {}, "", len(text), 1)
    return OpenDocument(document, text, build(text), {})


def at(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def recordings(tmp_path):
    """A folder with a recording, and a table that names a player of the user's own."""
    folder = tmp_path / "Aufnahmen und mehr"
    folder.mkdir()
    (folder / "eins.mp3").write_bytes(b"")
    return {"folder": str(folder), "player": ["play", "{seconds}", "{file}"]}


@pytest.mark.parametrize(
    ("words", "mark", "seconds"),
    [
        ("Wie lief das?", None, "0.0"),  # before the first mark
        ("Am Anfang schwierig.", 2000, "0.0"),  # not before the beginning
        ("Dann besser.", 2000, "0.0"),
        ("[00:00:02] B: Am Anfang schwierig.", 2000, "0.0"),  # a paragraph begins with its own mark
        ("I: [01:00:00] Und heute?", 3_600_000, "3597.0"),  # a speaker's label before it is no matter
        ("Und heute?", 3_600_000, "3597.0"),
        ("Jetzt geht es.", 3_600_000, "3597.0"),
    ],
)
def test_it_plays_from_the_last_mark_before_what_is_said_three_seconds_earlier(recordings, words, mark, seconds):
    playback = playback_of(opened(), at(words), recordings)
    assert playback.mark == mark
    assert playback.command == ("play", seconds, f"{recordings['folder']}/eins.mp3")


def test_how_much_earlier_is_chosen(recordings):
    playback = playback_of(opened(), at("Jetzt"), {**recordings, "seconds_before": 10.5})
    assert playback.command[1] == "3589.5"


@given(
    times=st.lists(st.integers(0, 99 * 3600), min_size=1, max_size=6, unique=True).map(sorted),
    number=st.integers(0, 5),
    before=st.integers(0, 60),
)
def test_whatever_the_marks_say_the_sentence_behind_one_begins_there(tmp_path_factory, times, number, before):
    folder = tmp_path_factory.mktemp("x")
    (folder / "eins.wav").write_bytes(b"")
    number %= len(times)
    text = "\n\n".join(f"B: [{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}] Satz {time}." for time in times)
    table = {"folder": str(folder), "player": "p {seconds} {file}", "seconds_before": before}
    playback = playback_of(opened(text), at(f"Satz {times[number]}.", text), table)
    assert playback.mark == times[number] * 1000
    assert float(playback.command[1]) == max(0, times[number] - before)


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [(0, "0:00:00"), (750_999, "0:12:30"), (3_600_000, "1:00:00")],
)
def test_times_are_said_as_clocks_say_them(milliseconds, said):
    assert clock(milliseconds) == said


# ---- which recording -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["eins", "abcdefabcdef"])
def test_a_recording_is_named_by_the_document_s_name_or_id_and_wins_over_the_folder(recordings, name):
    other = f"{recordings['folder']}/anders.ogg"
    Path(other).write_bytes(b"")
    table = {**recordings, "recordings": {name: "anders.ogg"}}  # from the folder on
    assert playback_of(opened(), at("Jetzt"), table).command[2] == other


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_unicode_form_of_a_file_s_name_is_no_matter(recordings, tmp_path, form):
    for written in ("NFC", "NFD"):
        folder = tmp_path / written
        folder.mkdir()
        (folder / unicodedata.normalize(written, "Gespräch.MP3")).write_bytes(b"")
        table = {**recordings, "folder": str(folder)}
        document = opened(name=unicodedata.normalize(form, "Gespräch"))
        assert playback_of(document, at("Jetzt"), table).command[2].endswith(".MP3")


def test_what_looks_like_a_placeholder_or_an_option_in_a_name_stays(recordings, tmp_path):
    file = tmp_path / "--x {seconds} $(touch y).mp3"
    file.write_bytes(b"")
    table = {**recordings, "recordings": {"eins": str(file)}}
    assert playback_of(opened(), at("Jetzt"), table).command == ("play", "3597.0", str(file))


# ---- what lacks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (None, "No recording is known of “eins”"),
        ({"folder": "leer"}, "No recording is known"),
        ({"folder": "nirgends"}, "cannot be read"),
        ({"folder": "zwei"}, "Several recordings are called “eins”"),
        ({"recordings": {"eins": "/nirgends.mp3"}}, "There is no recording “/nirgends.mp3”"),
    ],
)
def test_what_lacks_is_said_with_what_to_do(tmp_path, table, said):
    (tmp_path / "leer").mkdir()
    (tmp_path / "zwei").mkdir()
    for name in ("eins.mp3", "eins.wav", "eins.txt"):
        (tmp_path / "zwei" / name).write_bytes(b"")
    if table and "folder" in table:
        table = {"folder": str(tmp_path / table["folder"])}
    with pytest.raises(QualcodeError) as error:
        playback_of(opened(), at("Jetzt"), table)
    assert said in error.value.message
    assert "[playback" in error.value.hint


def test_a_text_without_time_marks_cannot_be_played(recordings):
    with pytest.raises(QualcodeError, match="“eins” has no time marks"):
        playback_of(opened("B: Ohne Zeiten."), Span(3, 8), recordings)


def test_mpv_is_taken_before_vlc_and_without_both_it_is_said(recordings, tmp_path, monkeypatch):
    del recordings["player"]
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(QualcodeError, match="neither mpv nor VLC"):
        playback_of(opened(), at("Jetzt"), recordings)
    for name, option in (("vlc", "--start-time=3597.0"), ("mpv", "--start=3597.0")):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o700)
        command = playback_of(opened(), at("Jetzt"), recordings).command
        assert command[0] == str(tmp_path / name)
        assert option in command


@pytest.mark.parametrize(
    "table",
    [
        [],
        "mpv",
        {"Player": ["x"]},
        {"folder": 3},
        {"seconds_before": True},
        {"seconds_before": -1},
        {"seconds_before": float("nan")},
        {"recordings": {"eins": 3}},
        {"recordings": []},
        {"player": 3},
        {"player": ["mpv", 3]},
        {"player": ["mpv", "{file}"]},
        {"player": "mpv {seconds}"},
        {"player": "mpv '{file} {seconds}"},
    ],
)
def test_a_faulty_table_is_refused_whatever_is_asked_for(table):
    with pytest.raises(UsageProblem):
        playback_of(opened(), at("Jetzt"), table)


# ---- starting ------------------------------------------------------------------------------------------


@pytest.fixture
def player():
    found = Player()
    yield found
    found.stop()


def fake(tmp_path, ends="sys.exit(0)"):
    """A player that writes down what it was called with."""
    script = tmp_path / "player.py"
    script.write_text(
        f"import os, sys, time, json\nout = {str(tmp_path / 'called')!r}\n"
        "said = [sys.argv[1:], os.getsid(0) == os.getpid(), os.isatty(0), sys.stdin.read()]\n"
        f"open(out + '.new', 'w').write(json.dumps(said)); os.replace(out + '.new', out)\n{ends}\n"
    )
    return [sys.executable, str(script), "{seconds}", "{file}"]


def test_the_player_is_started_by_itself_without_a_shell_and_without_a_terminal(recordings, tmp_path, player):
    table = {**recordings, "player": fake(tmp_path)}
    (tmp_path / "a b; touch c.mp3").write_bytes(b"")
    table["recordings"] = {"eins": str(tmp_path / "a b; touch c.mp3")}
    player.play(playback_of(opened(), at("Jetzt"), table))
    player._process.wait(20)
    called = (tmp_path / "called").read_text()
    assert called == f'[["3597.0", "{tmp_path}/a b; touch c.mp3"], true, false, ""]'
    assert not (tmp_path / "c.mp3").exists()


def test_something_else_is_played_in_the_place_of_what_plays(recordings, tmp_path, player):
    table = {**recordings, "player": fake(tmp_path, "time.sleep(60)")}
    player.play(playback_of(opened(), at("Jetzt"), table))
    first = player._process
    player.play(playback_of(opened(), at("Und heute?"), table))
    assert first.poll() is not None
    assert player._process.poll() is None


@pytest.mark.parametrize(
    ("command", "said"), [(["/nirgends/mpv"], "cannot be started"), (["false"], "ended at once")]
)
def test_a_player_that_does_not_start_or_ends_at_once_is_told(recordings, player, monkeypatch, command, said):
    monkeypatch.setattr("qualcode.workspace.material.playback._AT_ONCE", 60)  # however slow the machine is
    table = {**recordings, "player": [*command, "{seconds}", "{file}"]}
    with pytest.raises(QualcodeError, match=said):
        player.play(playback_of(opened(), at("Jetzt"), table))
