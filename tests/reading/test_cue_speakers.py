"""Who speaks in subtitles, in the forms in which programs and people write it there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.reading.formats.subtitles import extract_subtitles
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from tests.reading.files_made import read_bytes

TALK = (
    (2, "Wie hat das angefangen?"),
    (6, "Am Anfang war es schwierig."),
    (9, "Wir kannten uns ja nicht."),
    (80, "Und wer war dabei?"),
    (84, "Der Träger, und später die Kommune."),
    (90, "Und dann?"),
    (93, "Dann kam die Runde."),
)
ASKS = (True, False, False, True, False, True, False)
TURNS = [
    (True, "Wie hat das angefangen?"),
    (False, "Am Anfang war es schwierig. Wir kannten uns ja nicht."),
    (True, "Und wer war dabei?"),
    (False, "Der Träger, und später die Kommune."),
    (True, "Und dann?"),
    (False, "Dann kam die Runde."),
]
NAMES = (
    ("I", "B"),
    ("I1", "B12"),
    ("Interviewerin", "Fachkraft"),
    ("Interviewer:in", "Befragte*r"),
    ("SPEAKER_00", "SPEAKER_01"),
    ("Speaker 1", "Speaker 2"),
    ("Sprecher 1", "Sprecherin 2"),
    ("S00", "S01"),
    ("Anna Berg", "kurt meier"),
    ("ANNA BERG", "KURT MEIER"),
    ("anna", "j.probe"),
    ("Dr. Anna Berg", "Frau Dr. Müller-Lüdenscheidt"),
    ("Anna B.", "iPhone von Kurt"),
    ("Ö. Çelik", "Nguyễn Văn A"),
    ("Mu\u0308ller", "O’Neill"),
)
FORMS = (
    "{name}: {words}", "[{name}]: {words}", "[{name}] {words}", "({name}) {words}", "({name}): {words}",
    "{{{name}}} {words}", "@{name}: {words}", "#{name}: {words}", "{name} - {words}", "{name} – {words}",
    ">> {name}: {words}", "&gt;&gt; {name}: {words}", "- {name}: {words}", "{name}:\n{words}", "<v {name}>{words}",
    "<v {name}>{words}</v>", "<v.first {name}>{words}", "<b>{name}:</b> {words}", "\ufeff{name}: {words}",
    "\u200b[{name}]: {words}", "<i>{name}</i>: {words}",
)  # fmt: skip


def stamp(milliseconds: int, sign: str = ".") -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{sign}{rest:03}"


def file_of(
    said: list[str], *, vtt: bool = True, sign: str = "", numbers: bool = True, above: list[str] | None = None
):
    sign = sign or ("." if vtt else ",")
    blocks = ["WEBVTT"] if vtt else []
    for number, ((at, _words), line) in enumerate(zip(TALK, said, strict=True)):
        head = above[number] if above else str(number + 1)
        times = f"{stamp(at * 1000, sign)} --> {stamp(at * 1000 + 2000, sign)}"
        blocks.append("\n".join([*([head] if numbers else []), times, line]))
    return "\n\n".join(blocks) + "\n"


def read_text(text: str, options: ReadingOptions = DEFAULT) -> Extract:
    extract = extract_subtitles(text.encode(), "a.vtt", options)
    check = extract.words
    assert check is not None
    assert not check.lost, check
    assert check.taken + check.used + check.left_out == check.source, check
    return extract


def turns_of(extract: Extract, asks: str) -> list[tuple[bool, str]]:
    return [(turn.speaker == asks, extract.text[turn.speech : turn.span.end]) for turn in extract.turns or ()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", NAMES)
def test_each_form_of_label_gives_each_speaker_her_words(form: str, names: tuple[str, str]):
    said = [
        form.format(name=names[0] if asks else names[1], words=words)
        for (_at, words), asks in zip(TALK, ASKS, strict=True)
    ]
    ways = [{}, {"vtt": False}, {"vtt": False, "sign": ".", "numbers": False}]
    extract = read_text(file_of(said, **ways[(FORMS.index(form) + NAMES.index(names)) % 3]))
    assert turns_of(extract, names[0].replace("u\u0308", "ü")) == TURNS, extract.text
    assert not any(sign in extract.text for sign in ("<", "{", "\ufeff"))


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize(
    "form", ["{name}", '{number} "{name}" (1234{number})', "{number} {name}", "{name}-{number}", "{number}: {name}"]
)
def test_names_in_cue_identifiers_are_speakers(form: str, names: tuple[str, str]):
    above = [form.format(name=names[0] if asks else names[1], number=n) for n, asks in enumerate(ASKS)]
    extract = read_text(file_of([words for _at, words in TALK], above=above))
    assert turns_of(extract, names[0].replace("u\u0308", "ü")) == TURNS


@pytest.mark.parametrize(
    "form", ["{n}", "cue-{n}", "5e1f2c4b-77aa-4c3d-9e55-0123456789ab/{n}-0", "c{n}", "Kapitel {n}"]
)
def test_identifiers_that_number_cues_are_no_speakers_and_told(form: str):
    above = [form.format(n=number) for number in range(len(TALK))]
    extract = read_text(file_of([words for _at, words in TALK], above=above))
    assert not extract.turns
    assert form == "{n}" or any("cue identifiers left out" in note for note in extract.notes)


@pytest.mark.parametrize("form", FORMS)
def test_only_the_first_cue_of_a_turn_is_labelled(form: str):
    said, last = [], None
    for (_at, words), asks in zip(TALK, ASKS, strict=True):
        said.append(words if asks is last and "<v" not in form else form.format(name="IB"[not asks], words=words))
        last = asks
    assert turns_of(read_text(file_of(said)), "I") == TURNS


@pytest.mark.parametrize("form", FORMS[:14])
@pytest.mark.parametrize("name", ["Kurt Meier", "kurt", "iPhone von Kurt", "B2", "GAST"])
def test_who_speaks_once_is_a_speaker_where_each_cue_has_a_label(form: str, name: str):
    said = [
        form.format(name=name if number == 4 else "Anna Berg", words=words)
        for number, (_at, words) in enumerate(TALK)
    ]
    extract = read_text(file_of(said))
    assert {turn.speaker for turn in extract.turns or ()} == {"Anna Berg", name}


def test_a_label_at_a_later_line_and_within_a_line_parts_the_cue():
    said = [f"{'I' if asks else 'B'}: {words}" for (_at, words), asks in zip(TALK, ASKS, strict=True)]
    said[1] = "B: Am Anfang\nwar es schwierig.\nI: Ja? B: Sehr."
    extract = read_text(file_of(said))
    assert [(turn.speaker, extract.text[turn.speech : turn.span.end]) for turn in extract.turns or ()][:4] == [
        ("I", "Wie hat das angefangen?"), ("B", "Am Anfang war es schwierig."), ("I", "Ja?"),
        ("B", "Sehr. Wir kannten uns ja nicht."),
    ]  # fmt: skip


def test_names_on_the_line_above_are_speakers_who_speak_once_too():
    said = [f"{'Speaker 2' if number == 4 else 'Speaker 1'}\n{words}" for number, (_at, words) in enumerate(TALK)]
    extract = read_text(file_of(said, vtt=False))
    assert [turn.speaker for turn in extract.turns or ()] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    two_lines = [
        f"Und Dann\n{words}" if number % 2 else f"{words}\nSo war es." for number, (_at, words) in enumerate(TALK)
    ]
    assert not read_text(file_of(two_lines)).turns


def test_a_cue_without_a_label_is_nobodys_where_each_other_one_has_one():
    said = [f"{'I' if number == 0 else 'B'}: {words}" for number, (_at, words) in enumerate(TALK)]
    said[3] = TALK[3][1]
    extract = read_text(file_of(said))
    assert [turn.speaker for turn in extract.turns or ()] == ["I", "B", "B"]
    assert f"[00:01:20] {TALK[3][1]}" in extract.text.split("\n")


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_names_in_other_case_are_one_speaker(case):
    said = [f"{'anna berg' if asks else 'kurt'}: {words}" for (_at, words), asks in zip(TALK, ASKS, strict=True)]
    said[3] = f"{case('anna berg')}: {TALK[3][1]}"
    assert turns_of(read_text(file_of(said)), "anna berg") == TURNS


@pytest.mark.parametrize("sound", ["[Musik]", "(lacht)", "[Applaus] Danke.", "♪ la la ♪", "{\\an8}Ja."])
def test_sounds_in_brackets_are_no_speakers(sound: str):
    said = [sound if number % 3 == 1 else words for number, (_at, words) in enumerate(TALK)]
    assert read_text(file_of(said)).turns == ()


@pytest.mark.parametrize(
    "line", ["Das Ziel: mehr Geld.", "Ich sage mal: gut.", "Erstens: die Zeit.", "Um 10:30 Uhr."]
)
def test_running_words_with_a_colon_stay_words(line: str):
    assert read_text(file_of([line if n == 2 else words for n, (_at, words) in enumerate(TALK)])).turns == ()
    said = [f"{'I' if asks else 'B'}: {words}" for (_at, words), asks in zip(TALK, ASKS, strict=True)]
    said[2] = line
    extract = read_text(file_of(said))
    assert {turn.speaker for turn in extract.turns or ()} == {"I", "B"}
    assert f"schwierig. {line}" in extract.text


@pytest.mark.parametrize("sign", [">> ", "&gt;&gt; ", "- ", "– "])
def test_signs_of_change_begin_a_line_that_nobody_is_known_to_say(sign: str):
    extract = read_text(file_of([sign + words for _at, words in TALK]))
    assert not extract.turns
    assert len(extract.text.split("\n")) == len(TALK)
    said = [f"{'I' if asks else 'B'}: {words}" for (_at, words), asks in zip(TALK, ASKS, strict=True)]
    said[2] = sign + TALK[2][1]
    extract = read_text(file_of(said))
    assert [extract.text[turn.speech : turn.span.end] for turn in extract.turns or ()][1] == TALK[1][1]
    assert any("names nobody" in note for note in extract.notes)


def test_a_cue_without_a_name_that_overlaps_is_nobodys():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:09.000\nI: Wie fing das an?\n\n00:04.000 --> 00:05.000\nMhm.\n\n"
        "00:10.000 --> 00:12.000\nB: Gut.\n\n00:13.000 --> 00:14.000\nI: Ja?"
    )
    extract = read_text(text)
    assert [turn.speaker for turn in extract.turns or ()] == ["I", "B", "I"]
    assert "[00:00:04] Mhm." in extract.text.split("\n")


def test_tracks_of_speakers_one_behind_the_other_are_put_in_order():
    cues = [
        "00:01.000 --> 00:02.000\n<v A>Wer?",
        "00:05.000 --> 00:06.000\n<v A>Wo?",
        "00:03.000 --> 00:04.000\n<v B>Ich.",
    ]
    extract = read_text("WEBVTT\n\n" + "\n\n".join(cues))
    assert [turn.speaker for turn in extract.turns or ()] == ["A", "B", "A"]
    assert any("order of their times" in note for note in extract.notes)


# ---- said twice -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form", ["{name}: {words}", "[{name}] {words}", "{time} {name}: {words}", "{name}: {time} {words}"]
)
@pytest.mark.parametrize("time", ["[00:00:{at:02}]", "(00:00:{at:02})", "#00:00:{at:02}-0#", "00:00:{at:02}"])
@pytest.mark.parametrize("parts", [False, True])
def test_a_label_and_a_time_that_repeat_those_of_the_cue_are_said_once(form: str, time: str, parts: bool):
    blocks = []
    for number, ((_at, words), asks) in enumerate(zip(TALK, ASKS, strict=True)):
        at = 2 + 7 * number
        label = form.format(name="Interviewerin" if asks else "Fachkraft", time=time.format(at=at), words="")
        times = f"{stamp(at * 1000)} --> {stamp(at * 1000 + 2000)}\n<v S0{int(not asks)}>"
        blocks += [times + label, times + words] if parts else [times + label + words]
    extract = read_text("WEBVTT\n\n" + "\n\n".join(blocks))
    assert "[" not in "".join(extract.text[turn.speech : turn.span.end] for turn in extract.turns or ())
    assert {turn.speaker for turn in extract.turns or ()} == {"Interviewerin", "Fachkraft"}
    assert "Fachkraft" not in "".join(words for _asks, words in turns_of(extract, ""))


def test_the_number_stays_the_speaker_where_the_researcher_names_it():
    said = [f"<v S0{int(not asks)}>{'IB'[not asks]}: {words}" for (_at, words), asks in zip(TALK, ASKS, strict=True)]
    assert turns_of(read_text(file_of(said), ReadingOptions(interviewers=("S00",))), "S00") == TURNS
    assert turns_of(read_text(file_of(said)), "I") == TURNS


# ---- rolling ----------------------------------------------------------------------------------------

PHRASES = [
    "am Anfang war das schwierig",
    "wir kannten uns ja nicht",
    "später wurde es besser",
    "ja",
    "so war das also",
]


def rolled(kind: str) -> list[tuple[int, int, str]]:
    cues: list[tuple[int, int, str]] = []
    for number, phrase in enumerate(PHRASES):
        at = number * 3000
        before = PHRASES[number - 1] + "\n" if number else ""
        words = phrase.split()
        if kind == "youtube":
            timed = words[0] + "".join(
                f"<{stamp(at + 200 * n)}><c> {word}</c>" for n, word in enumerate(words[1:], 1)
            )
            cues += [(at, at + 2990, before + timed), (at + 2990, at + 3000, phrase + "\n ")]
        elif kind == "two lines":
            cues.append((at, at + 3000, before + phrase))
        elif kind == "overlapping":
            cues.append((at, at + 5000, before + phrase))
        elif kind == "growing":
            cues += [(at + 100 * n, at + 100 * n + 100, before + " ".join(words[: n + 1])) for n in range(len(words))]
    return cues


@pytest.mark.parametrize("kind", ["youtube", "two lines", "overlapping", "growing"])
@pytest.mark.parametrize("sign", [".", ","])
def test_lines_of_rolling_captions_are_said_once_and_told(kind: str, sign: str):
    blocks = [f"{stamp(start, sign)} --> {stamp(end, sign)}\n{words}" for start, end, words in rolled(kind)]
    extract = read_text(("WEBVTT\n\n" if sign == "." else "") + "\n\n".join(blocks))
    assert extract.text == "[00:00:00] " + " ".join(PHRASES)
    assert any("repeated line" in note for note in extract.notes)


def test_a_line_that_is_said_again_and_again_stays():
    said = [f"{'I' if asks else 'B'}: Ja, das war schwierig." for asks in ASKS]
    extract = read_text(file_of(said))
    assert extract.text.count("Ja, das war schwierig.") == len(TALK)
    blocks = [f"{stamp(at * 1000)} --> {stamp(at * 1000 + 1000)}\nVielen Dank." for at in range(12)]
    assert read_text("WEBVTT\n\n" + "\n\n".join(blocks)).text.count("Vielen Dank.") == 12


# ---- whatever comes ---------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "Ja", "<v A>", "B: so", "- ja\n- nein", ">> und", "[SPEAKER_TURN]", "[00:00:01]", "[A]: x", "(B) y", "A -",
        "\n", "a: b: c", "&lt;i&gt;", "<00:00:01.000>", "…", "Mia Muster: ja. I: nein", "NOTE x", "7", "\ufeff",
        "I\nwas?",
    ]
)  # fmt: skip
BLOCKS = st.tuples(
    st.sampled_from(["", "1\n", "Anna\n", "Speaker 1\n", "x-7\n", "NOTE hm\n\n", "WEBVTT\n\n"]),
    st.integers(0, 30),
    st.integers(0, 4000),
    st.lists(PIECES, min_size=1, max_size=4).map(" ".join),
    st.sampled_from(["\n\n", "\n", "\n \n"]),
)


@given(st.lists(BLOCKS, min_size=1, max_size=8), st.booleans())
def test_no_word_is_lost_whatever_the_file(blocks: list[tuple[str, int, int, str, str]], vtt: bool):
    text = "WEBVTT\n\n" if vtt else ""
    for above, at, length, words, behind in blocks:
        text += f"{above}{stamp(at * 1000)} --> {stamp(at * 1000 + length)}\n{words}{behind}"
    try:
        extract = read_text(text)
    except ReadingError:
        return
    position = 0
    for turn in extract.turns or ():
        assert position <= turn.span.start <= turn.speech <= turn.span.end <= len(extract.text)
        position = turn.span.end


@pytest.mark.parametrize("name", ["(a+)+b", "I.*", "[", "a|b"])
def test_labels_that_look_like_expressions_are_words(name: str, tmp_path: Path):
    text = file_of([f"{name}: {words}" for _at, words in TALK])
    assert read_bytes(tmp_path, "a.vtt", text).words.complete
