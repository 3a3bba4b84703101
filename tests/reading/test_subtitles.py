from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.model.documents import DocumentDraft, Role
from qualcode.reading.formats.subtitles import extract_subtitles
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.reading.source.result import Reading
from tests.reading.files_made import read_bytes


def time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.500"


def vtt(*cues: tuple[int, str]) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"{time(at)} --> {time(at + 2)}\n{words}" for at, words in cues) + "\n"


def srt(*cues: tuple[int, str]) -> str:
    blocks = (f"{n}\n{time(at)} --> {time(at + 2)}\n{words}" for n, (at, words) in enumerate(cues, start=1))
    return "\n\n".join(blocks).replace(".500", ",500")


@pytest.fixture
def reading(tmp_path: Path):
    def made(text: str, options: ReadingOptions = DEFAULT, suffix: str = "vtt") -> Reading:
        result = read_bytes(tmp_path, f"a.{suffix}", text, options)
        assert result.words.complete, result.words
        return result

    return made


def spoken(draft: DocumentDraft) -> list[tuple[str, str]]:
    return [(turn.speaker, draft.text[turn.speech : turn.span.end]) for turn in draft.structure.turns]


def test_voices_are_speakers_and_their_cues_are_joined(reading):
    (draft,) = reading(
        vtt(
            (1, "<v Mia Muster>Wie fing</v>"),
            (3, "<v Mia Muster>das an?</v>"),
            (5, "<v.loud Jo Probe>Mal mit &amp; mal ohne Geld.</v>"),
        )
    ).drafts
    assert draft.text == "[00:00:01] Mia Muster: Wie fing das an?\n[00:00:05] Jo Probe: Mal mit & mal ohne Geld."
    assert spoken(draft) == [("Mia Muster", "Wie fing das an?"), ("Jo Probe", "Mal mit & mal ohne Geld.")]
    assert [mark.milliseconds for mark in draft.structure.marks] == [1000, 3500, 5000]
    assert [sentence.cut(draft.text) for sentence in draft.structure.sentences] == [
        "Wie fing das an?",
        "Mal mit & mal ohne Geld.",
    ]
    assert {one.name: one.role for one in draft.speakers} == {"Mia Muster": Role.ASKS, "Jo Probe": Role.ANSWERS}


def test_two_voices_of_one_cue_are_two_turns(reading):
    (draft,) = reading(vtt((1, "<v Mia>Ja?\n<v Jo>Nein."))).drafts
    assert spoken(draft) == [("Mia", "Ja?"), ("Jo", "Nein.")]


@pytest.mark.parametrize(("make", "suffix"), [(vtt, "vtt"), (srt, "srt")])
def test_names_before_a_colon_are_speakers_as_meetings_write_them(reading, make, suffix: str):
    text = make(
        (1, "Mia Muster: Wie war das?"),
        (4, "j.probe: Gut. Ich sage:"),
        (6, "j.probe: so war es."),
        (9, "Mia Muster: Aha."),
    )
    result = reading(text, suffix=suffix)
    assert spoken(result.drafts[0]) == [
        ("Mia Muster", "Wie war das?"), ("j.probe", "Gut. Ich sage: so war es."), ("Mia Muster", "Aha."),
    ]  # fmt: skip
    assert result.words.used == 8


def test_a_cue_without_name_goes_on(reading):
    (draft,) = reading(vtt((1, "I: Wie war das"), (3, "am Anfang?"), (5, "B: Gut."))).drafts
    assert spoken(draft) == [("I", "Wie war das am Anfang?"), ("B", "Gut.")]


def test_a_colon_in_running_words_makes_no_speaker(reading):
    (draft,) = reading(vtt((1, "Das Ziel: mehr Geld"), (3, "und mehr Zeit"), (5, "für alle"))).drafts
    assert draft.text == "[00:00:01] Das Ziel: mehr Geld und mehr Zeit für alle"
    assert draft.speakers == ()


def test_long_turns_have_a_stamp_every_half_minute_at_the_end_of_a_sentence(reading):
    cues = [(at, "<v Jo>So war es." if at % 20 == 0 else "<v Jo>und dann") for at in range(0, 90, 10)]
    (draft,) = reading(vtt(*cues)).drafts
    assert [line[:10] for line in draft.text.split("\n")] == ["[00:00:00]", "[00:00:30]", "[00:01:10]"]
    assert len(draft.structure.turns) == 1


def test_a_minute_without_the_end_of_a_sentence_has_a_stamp_all_the_same(reading):
    (draft,) = reading(vtt(*[(at, "und dann") for at in range(0, 100, 20)])).drafts
    assert draft.text == "[00:00:00] und dann und dann und dann [00:01:00] und dann und dann"


def test_every_cue_has_a_stamp_on_request(reading):
    result = reading(vtt((1, "<v Jo>und"), (3, "<v Jo>dann")), ReadingOptions(every_cue=True))
    assert result.drafts[0].text == "[00:00:01] Jo: und [00:00:03] dann"


def test_lines_with_a_dash_are_one_speaker_each(reading):
    (draft,) = reading(vtt((1, "- Noch Tee?\n- Danke, nein."))).drafts
    assert draft.text == "[00:00:01] - Noch Tee?\n[00:00:01] - Danke, nein."


def test_tags_and_styles_go_and_comments_are_listed(reading):
    head = "WEBVTT - Titel\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nvon Jo\n\n"
    text = head + "1\n00:01.000 --> 00:02.000 align:start\n<c.gelb>Ja <00:01.500><i>so</i></c>\n"
    result = reading(text)
    assert result.drafts[0].text == "[00:00:01] Ja so"
    assert "1 comment left out: “von Jo”." in result.notes
    assert "1 block of styles and regions left out." in result.notes


def test_subtitles_in_windows_letters_come_in_with_a_warning(tmp_path: Path):
    result = read_bytes(tmp_path, "a.srt", srt((1, "Größe")).encode("cp1252"))
    assert result.drafts[0].text == "[00:00:01] Größe"
    assert "Windows-1252" in result.drafts[0].warnings[0]


@pytest.mark.parametrize("text", ["Nur Text.", "WEBVTT\n\n", "WEBVTT\n\nNOTE nichts\n", "1\n\n2\n"])
def test_a_file_without_cues_is_told(tmp_path: Path, text: str):
    with pytest.raises(ReadingError, match="holds no subtitles"):
        read_bytes(tmp_path, "a.vtt", text)


def test_cues_with_commas_and_without_numbers_are_read_in_either_format(reading):
    text = vtt((1, "Da.")) + "\n00:00:09,000 --> 00:00:10,000\nMit Komma.\n"
    assert reading(text).drafts[0].text == "[00:00:01] Da. Mit Komma."
    assert reading(text.removeprefix("WEBVTT\n\n"), suffix="srt").drafts[0].text == "[00:00:01] Da. Mit Komma."


WORDS = st.sampled_from(
    ["Ja", "<v A>", "B: so", "- ja\n- nein", "{\\an8}x", "<i>", "&lt;", "a: b: c", "…", "Mia Muster: ja"]
)


@given(st.lists(st.tuples(st.integers(0, 4000), st.lists(WORDS, min_size=1).map(" ".join)), min_size=1))
def test_turns_lie_within_the_text_and_no_word_is_lost(cues: list[tuple[int, str]]):
    try:
        extract = extract_subtitles(vtt(*cues).encode(), "a.vtt", DEFAULT)
    except ReadingError:
        return
    assert extract.words.lost == ()
    for turn in extract.turns or ():
        assert 0 <= turn.span.start <= turn.speech <= turn.span.end <= len(extract.text)
        assert extract.text[turn.span.start] == "["
