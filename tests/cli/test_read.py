"""“qualcode read”: a document line by line, from a pipe and with somebody who answers."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.cli.coding.reading_verbs import VERBS
from qualcode.project.project import Project
from tests.builders import give_code, interview
from tests.helpers import HOSTILE, kinds, new_project
from tests.helpers import tables as rows

SECOND = "Das war am Anfang schwierig."


@pytest.fixture
def read(run, study):
    """Have lines done that come from a pipe."""

    def with_lines(*lines, options=(), document="eins"):
        return run("read", document, *options, stdin="".join(f"{line}\n" for line in lines))

    return with_lines


@pytest.fixture
def talk(run, study):
    """Have somebody type lines."""

    def with_lines(*lines, options=(), document="eins"):
        return run("read", document, *options, stdin="".join(f"{line}\n" for line in lines), types=True)

    return with_lines


def coded(run, coder=None):
    """(code, passage, polarity) of all codings."""
    codings = run("codings", "--json", *(("--coder", coder) if coder else ())).json
    return [(coding["code"], coding["text"], coding["polarity"]) for coding in codings]


# ---- reading ------------------------------------------------------------------------------------------


def test_a_document_is_read_sentence_by_sentence_with_speaker_and_paragraph_where_they_change(read):
    ran = read("", "next", "n")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "eins, RG 2022: 2 paragraphs, 4 sentences.",
        "Speakers: I (asks), B.",
        "You code as anna. 0 codings of yours.",
        "Paragraph 1, I, asks:",
        "Wie lief das?",
        "Paragraph 2, B:",
        SECOND,
        "Jeder hat für sich entschieden. 🙂",
        "Jetzt geht es.",
    ]
    assert ran.err == ""


@pytest.mark.parametrize(
    ("unit", "second"),
    [("sentence", SECOND), ("turn", "Das war am Anfang schwierig. Jeder hat"), ("paragraph", "Das war am")],
)
def test_other_units_are_read_whole_and_without_the_speaker_s_label(read, unit, second):
    lines = read("next", options=("--unit", unit)).out.splitlines()
    assert lines[-1].startswith(second)
    assert lines[-2] == "Paragraph 2, B:"


def test_one_goes_to_places_by_number_paragraph_coding_and_words(read):
    ran = read(
        "goto 2", "next 2", "previous", "select", "code Transition", "previous paragraph", "next coding", "again",
        "goto 1", "find entschieden", "again",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[lines.index("1 hit.") : lines.index("1 hit.") + 5] == [
        "1 hit.", "Hit 1.", "Paragraph 2, B:", "Jeder hat für sich entschieden. 🙂", "Code: Transition, yours.",
    ]  # fmt: skip
    assert lines.count("Code: Transition, yours.") == 4


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("previous", "beginning of the text"),
        ("next 9", "end of the text"),
        ("previous paragraph", "first paragraph"),
        ("next coding", "no further coding"),
        ("next document", "last document"),
        ("goto 3", "they go from 1 to 2"),
        ("goto drei", "no number"),
        ("find Zebra", "stands nowhere"),
        ("find", "Nothing was looked for"),
        ("select 9", "From here to the end: 4 sentences"),
        ("select Ganz anderes", "does not stand in what was read"),
        ("code", "Something is missing"),
        ("code Interferens", "Did you mean"),
        ("code interferenz", "No code is called exactly “interferenz”"),
        ("code Inter", "near it is “Interferenz”"),
        ("new", "Something is missing"),
        ("new Oben / Unten", "There is no code “Oben”"),
        ("new Transition", "already"),
        ("remove", "None of your codings is here"),
        ("absent Transition", "None of your codings is here"),
        ("explain Nirgends", "There is no code"),
        ("codes Nirgends", "No code has"),
        ("open zwei", "There is no document “zwei”"),
        ("undo all", "stands alone"),
        ("1", "nothing that can be typed"),
        ("kode Transition", "Did you mean “code”?"),
        ("help frob", "nothing that can be typed"),
        ("memo", "no end"),
        ("question", "Something is missing"),
    ],
)
def test_from_a_pipe_the_first_line_that_cannot_be_done_ends_it_and_nothing_behind_it_is_done(
    run, study, read, line, said
):
    run("redo")
    with Project.open(study) as project:
        before = rows(project)
    ran = read(line, *(() if line == "memo" else ("code Transition",)))
    assert ran.code in {1, 2}
    assert said in ran.err, ran.err
    assert "line 1 could not be done" in ran.err
    with Project.open(study) as project:
        assert rows(project) == before


def test_what_was_done_before_a_refused_line_stays(run, read):
    ran = read("next", "code Transition", "code Nichts", "code Interferenz")
    assert ran.code == 1
    assert "line 3 could not be done" in ran.err
    assert coded(run) == [("Transition", SECOND, "present")]


def test_a_whole_document_of_texts_without_turns_is_refused_by_turns_only(run, study, read, tmp_path):
    (tmp_path / "zwei.txt").write_text("Ein Satz. Noch einer.", encoding="utf-8")
    run("import", "zwei.txt")
    assert "Noch einer." in read("next", document="zwei").out
    refused = read("next", document="zwei", options=("--unit", "turn"))
    assert (refused.code, "No turns were found in “zwei”." in refused.err) == (1, True)


# ---- coding -------------------------------------------------------------------------------------------


def test_codes_are_given_by_name_and_everything_is_said_and_can_be_taken_back_in_words(run, read):
    ran = read(
        "next", "code Transition", "absent", "good", "code Transition", "select am Anfang", "new Anfang",
        "select", "remove Anfang", "undo", "undo", "redo", "again",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    said = ran.out.splitlines()[5:]
    assert [re.sub(r"^((?:Undone|Restored): ).*(“Anfang”).*(“eins”).*", r"\1\2 \3", line) for line in said][1:] == [
        SECOND,
        "Coded: Transition.",
        f"Polarity absent: Transition, on “{SECOND}”.",
        f"Good quotation: Transition, on “{SECOND}”.",
        "You have assigned “Transition” to this passage before; nothing was changed.",
        "Selected: am Anfang",
        "New code: Anfang.",
        "Coded: Anfang, on “am Anfang”.",
        f"Selected: {SECOND}",
        "Removed: Anfang, on “am Anfang”.",
        "Undone: “Anfang” “eins”",
        "Undone: “Anfang” “eins”",
        "Restored: “Anfang” “eins”",
        "Paragraph 2, B:",
        SECOND,
        "Code: Transition, absent, yours, good quotation.",
        "Code: Anfang, yours, on “am Anfang”.",
    ]
    assert coded(run) == [("Transition", SECOND, "absent"), ("Anfang", "am Anfang", "present")]


def test_several_units_are_one_passage(run, read):
    assert read("next", "select 2", "code Transition").code == 0
    assert coded(run) == [("Transition", f"{SECOND} Jeder hat für sich entschieden. 🙂", "present")]


def test_of_several_own_codings_here_none_is_taken_unless_it_is_named(run, read):
    ran = read("next", "code Transition", "code Interferenz", "remove")
    assert (ran.code, "2 codings of yours are here" in ran.err) == (1, True)
    assert len(coded(run)) == 2
    assert read("next", "remove Transition").code == 0
    assert [code for code, _, _ in coded(run)] == ["Interferenz"]


def test_memos_are_written_listed_and_undone(run, read):
    ran = read("next", "memo kurz", "memo", "lang und", "", "undo", ".", "question Wer?", "undo", "memos", "goto 2")
    assert ran.code == 0, ran.err
    memos = run("memo", "list", "--json").json
    assert [(memo["kind"], memo["text"]) for memo in memos] == [("other", "kurz"), ("other", "lang und\n\nundo")]
    place = f"Paragraph 2, on “{SECOND}”. Memo, yours, "
    assert len(re.findall(rf"^{re.escape(place)}\d\d:\d\d: (kurz|lang und undo)$", ran.out, re.M)) == 2
    assert "\n2 memos.\n" in ran.out
    assert re.search(r"^Memo, yours, \d\d:\d\d: kurz$", ran.out.rpartition("2 memos.")[2], re.M)
    assert "Undone: memo" in ran.out


def test_a_document_is_finished_with_a_summary_and_opened_again(run, read, study):
    ran = read("next", "code Transition", "finish", "finish", "reopen", "undo")
    assert "Finished: 1 coding of yours, 2 sentences uncoded." in ran.out
    assert "It was finished before: 1 coding of yours" in ran.out
    assert "Open again." in ran.out
    assert "You finished this document." in read().out


def test_codes_and_their_rules_and_the_help_are_listed(read):
    ran = read("next", "code Interferenz", "codes", "codes Trans", "explain Interferenz", "help", "help code")
    assert "Interferenz, 1 coding\nTransition, 0 codings\nTransition, 0 codings\n" in ran.out
    assert "Interferenz: zugleich zuständig" in ran.out
    for verb in VERBS:
        assert re.search(rf"^{verb.names[0]}\b.*: {re.escape(verb.meaning)}$", ran.out, re.M), verb.names


def test_another_document_is_opened_by_its_whole_name(run, study, read, tmp_path):
    (tmp_path / "zwei.txt").write_text("B: Ganz anderes.", encoding="utf-8")
    run("import", "zwei.txt", "--label", "RG 2022")
    ran = read("open zwei", "code Transition", "previous document", "next document")
    assert ran.code == 0, ran.err
    assert ran.out.count("Ganz anderes.") == 2
    assert coded(run) == [("Transition", "Ganz anderes.", "present")]
    assert read("open zwe").code == 1
    assert read(document="ei").code == 1  # parts of names are for somebody who confirms them


def test_where_nothing_stands_undo_says_so(read):
    ran = read("undo", options=("--coder", "Ben", "--new-coder"))
    assert (ran.code, "There is nothing of “Ben” to undo." in ran.err) == (1, True), ran.err


def test_the_recording_is_played_by_the_user_s_player_and_leaves_no_trace(run, study, read, tmp_path, monkeypatch):
    monkeypatch.setattr("qualcode.workspace.material.playback._AT_ONCE", 60)  # however slow the machine is
    (tmp_path / "zwei.txt").write_text("B: [00:12:30] Mit Zeit.", encoding="utf-8")
    run("import", "zwei.txt")
    refused = read("play", document="zwei")
    assert (refused.code, "No recording is known of “zwei”" in refused.err) == (1, True)
    folder = tmp_path / "home" / ".config" / "qualcode"
    folder.mkdir(parents=True)
    (tmp_path / "geheim.mp3").write_bytes(b"")
    called = tmp_path / "called"
    (folder / "config.toml").write_text(
        f"[playback]\nplayer = ['sh', '-c', 'echo $0 $1 > {called}', '{{seconds}}', '{{file}}']\n"
        f"[playback.recordings]\nzwei = '{tmp_path}/geheim.mp3'\n"
    )
    ran = read("play", document="zwei")
    assert (ran.code, "Playing from 0:12:27 (time mark 0:12:30)" in ran.out) == (0, True), ran.err
    assert called.read_text() == f"747.0 {tmp_path}/geheim.mp3\n"
    assert b"geheim" not in study.read_bytes()
    assert read("play").code == 1  # no time marks


# ---- who acts, and what may be seen ---------------------------------------------------------------------


def test_a_coder_whom_the_project_does_not_know_is_made_only_when_that_is_said(run, read, talk):
    refused = read("next", "code Transition", options=("--coder", "Ben"))
    assert (refused.code, "Say --new-coder" in refused.err) == (1, True)
    assert coded(run) == []
    made = read("next", "code Transition", options=("--coder", "Ben", "--new-coder"))
    assert "New coder: Ben.\nCoded: Transition" in made.out
    asked = talk("n", "code Transition", options=("--coder", "Cleo"))
    assert "No code" not in asked.out
    assert "The project knows no coder “Cleo”." in asked.out
    agreed = talk("y", "code Transition", options=("--coder", "Cleo"))
    assert "New coder: Cleo.\nCoded: Transition" in agreed.out
    assert len(coded(run)) == 2


@pytest.fixture
def others(run, read):
    """What Ben did: two codings, two memos."""
    lines = ("next", "code Transition", "memo nur von Ben", "question Ben fragt", "next", "new Bens Code")
    assert read(*lines, options=("--coder", "Ben", "--new-coder")).code == 0


EVERYTHING = ("next", "again", "codings", "memos", "next 2", "again", "previous", "codes", "finish", "undo")


def test_what_others_coded_and_noted_is_read_where_it_may_be_seen(read, others):
    ran = read(*EVERYTHING)
    assert "0 codings of yours. 2 codings of others." in ran.out
    assert "Code: Transition, of Ben." in ran.out
    assert re.search(r"^Memo, Ben, \d\d:\d\d: nur von Ben$", ran.out, re.M)
    assert "2 codings.\n" in ran.out
    assert read("next", "remove Transition").code == 1


@pytest.mark.parametrize("whose", ["project", "own"])
def test_who_works_blind_is_told_nothing_that_others_coded_or_noted(run, read, others, whose):
    if whose == "project":
        run("coders", "blind", "on")
    ran = read(*EVERYTHING, options=("--blind",) if whose == "own" else ())
    assert ran.code == 0, ran.err
    assert "hidden" in ran.out
    assert "Ben" not in re.sub("Bens Code, 0 codings", "", ran.out)
    assert not re.search(r"^Code:|[12] codings?\b|[12] memos", ran.out, re.M)
    refused = read("next coding", options=("--blind",) if whose == "own" else ())
    assert (refused.code, "no further coding" in refused.err) == (1, True)


def test_own_codings_of_another_round_are_not_told_and_not_changed(read):
    assert read("next", "code Transition").code == 0
    ran = read("next", "again", options=("--round", "2"))
    assert "Code:" not in ran.out
    assert read("next", "remove Transition", options=("--round", "2")).code == 1


# ---- somebody who answers ------------------------------------------------------------------------------


def test_a_name_that_no_code_has_is_asked_about_and_given_only_after_an_answer(run, talk):
    for lines in (
        ["code Interferens"],
        ["code Interferens", ""],
        ["code Interferens", "n", "1"],
        ["code inter", "7"],
    ):
        ran = talk("", *lines)
        assert ran.code == 0
        assert "Is 1, Interferenz, meant?" in ran.out
        assert coded(run) == []
    assert "“new Interferens” makes a code of that name." in ran.out.replace("inter”", "Interferens”")
    assert "Coded: Interferenz." in talk("", "code Interferens", "yes").out
    assert "Coded: Transition." in talk("", "code transition", "1").out
    assert {code for code, _, _ in coded(run)} == {"Interferenz", "Transition"}


def test_codes_of_the_same_name_are_told_apart_by_their_paths(run, talk, read):
    run("codebook", "add", "Rest", "--under", "Transition")
    run("codebook", "add", "Rest", "--under", "Interferenz")
    assert (read("code Rest").code, coded(run)) == (1, [])
    ran = talk("code Rest", "1", "code Transition / Rest")
    assert "Several codes are called “Rest”." in ran.out
    assert sorted(code for code, _, _ in coded(run)) == ["Interferenz / Rest", "Transition / Rest"]


def test_somebody_who_answers_is_told_what_cannot_be_done_and_goes_on(run, talk):
    ran = talk("frob", "previous", "next", "code Transition", "quit", "code Interferenz")
    assert (ran.code, ran.err) == (0, "")
    assert "“frob” is nothing that can be typed here." in ran.out
    assert "This is the beginning of the text." in ran.out
    assert [code for code, _, _ in coded(run)] == ["Transition"]


def test_at_the_end_of_the_text_the_next_step_is_said(talk):
    ran = talk("next 4", "")
    assert (
        "This is the end of the text.\n0 codings of yours, 3 sentences uncoded; “finish” marks the document"
        in ran.out
    )


def test_a_memo_that_has_no_end_is_not_written_and_that_is_said(run, talk):
    ran = talk("memo", "halb")
    assert (ran.code, "The memo has no end and was not written." in ran.err) == (0, True)
    assert run("memo", "list", "--json").json == []


def test_the_place_is_known_the_next_time_and_shared_with_the_screen(talk):
    assert "Last time" not in talk("next", "next").out
    assert "Last time you were in paragraph 2: “goto 2” leads there." in talk().out


# ---- texts and lines of any kind -----------------------------------------------------------------------

BOXES = re.compile("[\u2500-\u259f]")


def plain(text):
    """Whether nothing in it moves a cursor, colours, or draws."""
    return not BOXES.search(text) and not [
        sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t"
    ]


@pytest.mark.parametrize("unit", ["sentence", "paragraph", "turn"])
def test_hostile_texts_names_and_memos_are_read_without_escapes(run, tmp_path, unit):
    project = new_project(tmp_path, "p")
    text = "\n\n".join(f"B: {piece.replace(chr(10), ' ')}. Und weiter." for piece in HOSTILE)
    document = interview(project, "böse\x1b[31m", text, label="RG\x1b[2J")
    for number, words in enumerate(HOSTILE[:3]):
        shown = "".join(sign for sign in words if unicodedata.category(sign) != "Cc")
        give_code(project, document, "Und weiter.", f"C{number} {shown}".strip(), memo=words)
    project.close()
    lines = ["next"] * (len(HOSTILE) - 1) + ["codings", "codes", "memos", "memo \x1b[31m\u202e", "undo", "help"]
    ran = run("-p", "p.qualcode", "read", document.id, "--unit", unit, stdin="\n".join(lines))
    assert ran.code == 0, ran.err
    assert plain(ran.out)
    assert len(ran.out.splitlines()) > len(HOSTILE)


LINES = st.one_of(
    st.sampled_from([name for verb in VERBS for name in verb.names if name not in {"quit", "q", "exit"}]).flatmap(
        lambda name: st.sampled_from(
            ["", "Transition", "2", "paragraph", "coding", "interf", "Oben / Neu", ".", "eins", "schwierig"]
        ).map(lambda rest: f"{name} {rest}".strip())
    ),
    st.text(max_size=8),
    st.sampled_from(["yes", "1", "."]),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(types=st.booleans(), lines=st.lists(LINES, max_size=12))
def test_whatever_is_typed_is_done_or_refused_in_words(run, study, types, lines):
    kept = study.read_bytes()
    typed = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)
    ran = run("read", "eins", stdin=typed, types=types)
    assert ran.code in {0, 1, 2}
    assert "Unexpected error" not in ran.err
    assert plain(ran.out)
    assert run("check").code == 0
    study.write_bytes(kept)


@pytest.mark.parametrize(
    ("sent", "code", "said"),
    [
        (b"\xef\xbb\xbfnext\r\ncode Transition\r\n", 0, "Coded: Transition"),
        (b"next\ncode \xe4\n", 2, "line 2 could not be done"),
        (b"next\ncode Transition", 0, "Coded: Transition"),
    ],
)
def test_marks_line_ends_and_encodings_of_a_pipe(study, tmp_path, sent, code, said):
    environment = os.environ | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "LC_ALL": "C"}
    command = [sys.executable, "-m", "qualcode", "-p", str(study), "read", "eins", "--coder", "anna"]
    ran = subprocess.run(command, input=sent, capture_output=True, check=False, env=environment)
    assert ran.returncode == code, ran.stderr
    assert said in (ran.stdout + ran.stderr).decode("utf-8")


def test_ctrl_c_at_the_prompt_leaves_and_what_was_done_is_saved(study, tmp_path):
    environment = os.environ | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "TERM": "dumb"}
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "qualcode", "-p", str(study), "read", "eins", "--coder", "anna"]
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    shown = b""

    def until(mark):
        nonlocal shown
        while mark not in shown:
            shown += os.read(master, 4096)

    until(b"> ")
    os.write(master, b"code Transition\n")
    until(b"Coded: Transition")
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    os.close(master)
    assert b"\x1b" not in shown
    with Project.open(study) as project:
        assert len(project.codings.all()) == 1
        assert kinds(project)[-1] == "coding.add"


def test_it_speaks_and_hears_german(study, tmp_path):
    environment = os.environ | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "qualcode", "--lang", "de", "-p", str(study), "read", "eins", "--coder", "anna"]
    lines = "weiter\nneu Angst\nfehlt\ngehe 2\nvorher\n"
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 2
    said = ran.stdout.splitlines()
    assert "Absatz 1, I fragt:" in said
    assert f"Polarität „fehlt“: Angst, an „{SECOND}“." in said
    assert said[-2:] == [SECOND, "Code: Angst, fehlt, eigene."]
    assert "„vorher“ lässt sich hier nicht eingeben." in ran.stderr
    assert "Zeile 5 ließ sich nicht ausführen" in ran.stderr


# ---- what is changed of a coding or a memo ------------------------------------------------------------

BOTH = f"{SECOND} Jeder hat für sich entschieden. 🙂"


def test_a_coding_gets_a_weight_and_loses_it(read, run):
    ran = read("next", "code Interferenz", "weight 40", "weight 70 Interferenz")
    assert (ran.code, run("codings", "--json").json[0]["weight"]) == (0, 70)
    assert f"Weight 70: Interferenz, on “{SECOND}”." in ran.out
    assert read("next", "gewicht none").code == 0
    assert run("codings", "--json").json[0]["weight"] is None


@pytest.mark.parametrize("typed", ["weight", "weight 101", "weight -1", "weight viel", "weight ½"])
def test_what_is_no_weight_changes_nothing(read, run, typed):
    assert read("next", "code Interferenz").code == 0
    assert read("next", typed).code != 0
    assert run("codings", "--json").json[0]["weight"] is None


def test_a_passage_gets_another_code_instead(read, run):
    assert read("next", "code Interferenz", "recode Transition").code == 0
    assert coded(run) == [("Transition", SECOND, "present")]
    assert read("next", "recode Transition => Nirgends").code == 1
    assert read("next", "code Interferenz", "recode Interferenz => Transition").code == 1  # it stands there already
    assert {code for code, _, _ in coded(run)} == {"Transition", "Interferenz"}


def test_boundaries_follow_what_is_selected(read, run):
    ran = read("next", "code Interferenz", "select 2", "boundaries")
    assert ran.code == 0, ran.err
    assert coded(run) == [("Interferenz", BOTH, "present")]
    assert "These are its boundaries" in read("next", "select 2", "boundaries").out


def test_a_coding_is_split_at_the_edge_of_what_is_selected(read, run):
    assert read("next", "select 2", "code Interferenz").code == 0
    assert read("next", "select 2", "split").code == 1  # no edge inside
    ran = read("next", "split")
    assert ran.code == 0, ran.err
    assert [text for _, text, _ in coded(run)] == [SECOND, BOTH.removeprefix(SECOND).strip()]


def test_an_open_memo_is_settled_by_its_words(read, run):
    assert read("next", "memo Wer entscheidet?", "question Warum?").code == 0
    assert read("next", "settle").code == 1  # two are open
    assert read("next", "settle warum").code == 0
    assert [(memo["text"], memo["closed"]) for memo in run("memo", "list", "--json").json] == [
        ("Wer entscheidet?", False),
        ("Warum?", True),
    ]
    assert read("next", "erledigt").code == 0
    assert read("next", "settle").code == 1  # none is left


def test_what_others_coded_is_not_changed(read, run):
    assert read("next", "code Interferenz").code == 0
    for typed in ("weight 40", "recode Transition", "boundaries", "split"):
        assert read("next", typed, options=("--coder", "ben", "--new-coder")).code == 1
    assert coded(run) == [("Interferenz", SECOND, "present")]


# ---- topics of the guide -------------------------------------------------------------------------------


def of_questions(run):
    """The topics of the questions of the document."""
    return [question["topics"] for question in run("questions", "list", "eins", "--json").json]


def test_the_question_at_the_line_or_before_it_gets_a_topic(run, read):
    assert run("topics", "add", "Anfang").code == 0
    ran = read("topic Anfang", "topic", "next", "topic", "undo", "topic")
    assert ran.code == 0, ran.err
    said = [line for line in ran.out.splitlines() if line.startswith(("Question", "Topic", "It has", "Undone"))]
    assert said[1:2] == said[3:4] == said[5:6] == ["Topic: Anfang."]
    assert len({line for line in said if line.startswith("Question 1")}) == 1
    assert said[-1] == "It has no topic."
    assert not any(of_questions(run))


def test_a_topic_can_be_made_and_taken_back(run, read):
    ran = read("thema neu Wege und Umwege")
    assert ran.code == 0, ran.err
    assert of_questions(run)[0] == ["Wege und Umwege"]
    ran = read("topic none", "topic none")
    assert ran.out.splitlines()[-1] == "It had no topic; nothing was changed."
    assert of_questions(run)[0] == []
    assert [topic["name"] for topic in run("topics", "--json").json] == ["Wege und Umwege"]


def test_a_name_that_no_topic_has_changes_nothing(run, read, study):
    before = rows_of(study)
    ran = read("topic")
    assert ran.code != 0
    assert "There are no topics yet." in ran.err
    assert run("topics", "add", "Anfang").code == 0
    before = rows_of(study)
    ran = read("topic Anfan")
    assert ran.code != 0
    assert "Anfang" in ran.err
    assert "topic new Anfan" in ran.err
    assert rows_of(study) == before


def rows_of(study):
    with Project.open(study) as project:
        return rows(project)
