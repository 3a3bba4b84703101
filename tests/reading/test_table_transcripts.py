"""Transcripts as tables and as JSON: recognised by headings and cells, apart from tables of answers."""

import csv
import io
import itertools
import json
from datetime import time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.model.documents import DocumentDraft, Role
from qualcode.reading.files import expand, read
from qualcode.reading.source.options import DEFAULT, ReadingOptions, SurveyColumns
from qualcode.reading.tables.transcript import extract_transcript

ROWS = (
    ("Interviewerin", 2, 6, "Wie fing das an?"),
    ("Fachkraft", 7, 9, "Am Anfang, ja; schwierig."),
    ("Fachkraft", 10, 14, "Wir kannten uns nicht."),
    ("Interviewerin", 80, 83, "Und dann?"),
    ("Fachkraft", 84, 90, "Dann kam die Runde."),
)
TURNS = [
    ("Interviewerin", "Wie fing das an?"),
    ("Fachkraft", "Am Anfang, ja; schwierig. Wir kannten uns nicht."),
    ("Interviewerin", "Und dann?"),
    ("Fachkraft", "Dann kam die Runde."),
]
HEADINGS = (
    ("Speaker", "Start", "End", "Text"),
    ("speaker", "start", "end", "text"),
    ("Speaker Name", "Start Time", "End Time", "Transcript"),
    ("SPEAKER", "Timecode In", "Timecode Out", "Dialogue"),
    ("Sprecher:in", "Anfang", "Ende", "Inhalt"),
    ("Sprecherin", "Zeitmarke", "bis", "Transkript"),
    ("Person", "Von", "Bis", "Äußerung"),
    ("Name", "start_time", "end_time", "Utterance"),
)
TIMES = {
    "h:mm:ss": lambda s: f"{s // 3600}:{s // 60:02}:{s % 60:02}",
    "fraction": lambda s: f"00:{s // 60:02}:{s % 60:02},500",
    "frames": lambda s: f"00:{s // 60:02}:{s % 60:02}:12",
    "mm:ss": lambda s: f"{s // 60:02}:{s % 60:02}",
    "square": lambda s: f"[00:{s // 60:02}:{s % 60:02}]",
    "hash": lambda s: f"#00:{s // 60:02}:{s % 60:02}-5#",
    "seconds": lambda s: f"{s}.25",
    "comma": lambda s: f"{s},25",
    "milliseconds": lambda s: str(s * 1000),
    "whole seconds": str,
}


def table(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def draft_of(path: Path, as_: str = "auto", options: ReadingOptions = DEFAULT) -> DocumentDraft:
    reading = read(path, as_, options=options)
    assert reading.words is not None
    assert reading.words.complete, reading.words
    (draft,) = reading.drafts
    return draft


def spoken(draft: DocumentDraft) -> list[tuple[str, str]]:
    return [(turn.speaker, draft.text[turn.speech : turn.span.end]) for turn in draft.structure.turns]


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("form", TIMES)
def test_columns_are_found_in_any_order_and_language(tmp_path: Path, headings: tuple[str, ...], form: str):
    orders = list(itertools.permutations(range(4)))
    order = orders[(HEADINGS.index(headings) * 7 + list(TIMES).index(form) * 5) % len(orders)]
    rows = [list(headings), *([who, TIMES[form](start), TIMES[form](end), words] for who, start, end, words in ROWS)]
    shuffled = [["Nr", *(row[place] for place in order)] for row in rows]
    path = tmp_path / ("a.tsv" if order[0] % 2 else "a.csv")
    path.write_bytes((b"\xef\xbb\xbf" if order[1] % 2 else b"") + table(shuffled, "\t" if order[0] % 2 else ";"))
    draft = draft_of(path)
    assert spoken(draft) == TURNS
    assert [mark.milliseconds // 1000 for mark in draft.structure.marks] == [2, 7, 10, 80, 84]
    assert {speaker.name: speaker.role for speaker in draft.speakers} == {
        "Interviewerin": Role.ASKS, "Fachkraft": Role.ANSWERS,
    }  # fmt: skip


@pytest.mark.parametrize("columns", [("who", "words"), ("at", "who", "words"), ("who", "at", "until", "words")])
def test_a_workbook_is_a_transcript(tmp_path: Path, columns: tuple[str, ...]):
    names = {"who": "Sprecher", "at": "Zeit", "until": "Ende", "words": "Text"}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([names[column] for column in columns])
    for who, start, end, words in ROWS:
        cells = {"who": who, "at": time(0, start // 60, start % 60), "until": time(0, end // 60, end % 60)}
        sheet.append([{**cells, "words": words}[column] for column in columns])
    book.save(tmp_path / "a.xlsx")
    draft = draft_of(tmp_path / "a.xlsx")
    assert [(who, " ".join(words.split())) for who, words in spoken(draft)] == TURNS
    assert len(draft.structure.marks) == (5 if "at" in columns else 0)


def test_a_table_without_headings_is_known_by_its_cells(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(
        table([[TIMES["h:mm:ss"](start), who, words] for who, start, _end, words in ROWS])
    )
    assert spoken(draft_of(tmp_path / "a.csv")) == TURNS


def test_whispers_table_without_speakers_keeps_quotation_marks(tmp_path: Path):
    (tmp_path / "a.tsv").write_text('start\tend\ttext\n0\t4000\t"Ja" sagte er,\n4000\t9000\tund "nein.\n', "utf-8")
    draft = draft_of(tmp_path / "a.tsv")
    assert draft.text == '[00:00:00] "Ja" sagte er, und "nein.'
    assert not draft.structure.turns


def test_labels_in_the_words_are_speakers_where_no_column_names_them(tmp_path: Path):
    rows = [
        ["start", "end", "text"],
        *([str(start), str(end), f"[{who}]: {words}"] for who, start, end, words in ROWS),
    ]
    (tmp_path / "a.csv").write_bytes(table(rows))
    assert spoken(draft_of(tmp_path / "a.csv")) == TURNS


def test_rows_without_a_speaker_go_on_and_other_columns_are_told(tmp_path: Path):
    rows = [["Speaker", "Text", "Confidence"], ["I", "Wie?", "0.9"], ["B", "So.", "0.8"], ["", "Und so.", "0.7"]]
    (tmp_path / "a.csv").write_bytes(table([*rows, ["I", "Aha?", "0.9"]]))
    reading = read(tmp_path / "a.csv")
    assert spoken(reading.drafts[0]) == [("I", "Wie?"), ("B", "So.\nUnd so."), ("I", "Aha?")]
    assert "Columns left out: “Confidence”." in reading.notes


SURVEYS = (
    [["ID", "Alter", "Was hat geholfen?"], ["1", "33", "Ansprechpartner"], ["2", "44", "Nichts"]],
    [
        ["Timestamp", "Name", "Text"],
        ["2024-03-01 10:00:00", "Anna", "Gut"],
        ["2024-03-01 10:05:00", "Kurt", "Schlecht"],
    ],
    [["Name", "Text"], ["A", "eins zwei"], ["B", "drei vier"], ["C", "fünf"]],
    [["Start", "Text"], ["1", "eins zwei"], ["2", "drei vier"], ["3", "fünf"]],
    [["Person", "Ende", "Text"], ["A", "gut", "eins"], ["B", "schlecht", "drei"], ["C", "x", "fünf"]],
)


@pytest.mark.parametrize("rows", SURVEYS)
def test_what_may_be_a_survey_is_asked_for_its_columns(tmp_path: Path, rows: list[list[str]]):
    (tmp_path / "a.csv").write_bytes(table(rows))
    with pytest.raises(ReadingError, match="which of its columns hold answers") as problem:
        read(tmp_path / "a.csv")
    assert "--as transcript" in (problem.value.hint or "")
    answers = read(tmp_path / "a.csv", options=ReadingOptions(survey=SurveyColumns(text=(rows[0][-1],))))
    assert len(answers.drafts) == len(rows) - 1
    assert len(draft_of(tmp_path / "a.csv", "transcript").text.split()) > 1


def test_a_transcript_stays_a_survey_where_its_column_of_answers_is_named(tmp_path: Path):
    rows = [["Speaker", "Start", "Text"], *([who, str(start), words] for who, start, _end, words in ROWS)]
    (tmp_path / "a.csv").write_bytes(table(rows))
    options = ReadingOptions(survey=SurveyColumns(text=("Text",)))
    assert len(read(tmp_path / "a.csv", options=options).drafts) == len(ROWS)
    assert spoken(draft_of(tmp_path / "a.csv", "transcript", options)) == TURNS


def test_a_table_without_words_is_no_transcript(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(table([["Speaker", "Start"], ["A", "1"], ["B", "2"]]))
    with pytest.raises(ReadingError, match="is no transcript"):
        read(tmp_path / "a.csv", "transcript")


# ---- JSON -------------------------------------------------------------------------------------------


def segments(form: str) -> object:
    if form == "whisper.cpp":
        return {"transcription": [
            {"offsets": {"from": start * 1000, "to": end * 1000}, "text": f" {who}: {words}"}
            for who, start, end, words in ROWS
        ]}  # fmt: skip
    listed = [
        {"id": n, "start": start + 0.5, "end": end, "text": f" {words}", "speaker": who, "words": [{"word": "x"}]}
        for n, (who, start, end, words) in enumerate(ROWS)
    ]
    return listed if form == "list" else {"text": "…", "segments": listed, "language": "de"}


@pytest.mark.parametrize("form", ["whisperX", "list", "whisper.cpp"])
def test_segments_of_recognised_speech_are_turns(tmp_path: Path, form: str):
    (tmp_path / "a.json").write_text(json.dumps(segments(form)), "utf-8")
    draft = draft_of(tmp_path / "a.json")
    assert spoken(draft) == TURNS
    assert [mark.milliseconds // 1000 for mark in draft.structure.marks] == [2, 7, 10, 80, 84]


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", "[1, 2]", '{"segments": "x"}', "{", "[" * 100_000])
def test_other_json_is_refused_with_the_export_that_helps(tmp_path: Path, text: str):
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(ReadingError):
        read(tmp_path / "a.json")
    assert not expand([tmp_path]).files


# ---- whatever comes ---------------------------------------------------------------------------------

CELLS = st.sampled_from(
    ["", "A", "B: ja", "00:00:01", "1", "ja so", "=cmd", "\ufeffx", "a\nb", "- nein", "Speaker", "text", "2,5"]
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_no_word_is_lost_whatever_the_table(rows: list[list[str]]):
    data = table([["Speaker", "Start", "Text"], *rows])
    try:
        extract = extract_transcript(data, "a.csv", DEFAULT, must=True)
    except ReadingError:
        return
    assert extract is not None
    check = extract.words
    assert check is not None
    assert not check.lost, check
    assert check.taken + check.used + check.left_out == check.source, check
