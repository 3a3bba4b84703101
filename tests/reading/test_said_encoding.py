"""An encoding that somebody says is that of texts, pages, subtitles and tables, or the file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading.files import read
from qualcode.reading.source.options import ReadingOptions, SurveyColumns

WORDS = "Grüße aus Köln: Äpfel, Öl, „so“"
FORMS = {
    "a.txt": WORDS,
    "a.html": f"<html><head><meta charset='utf-8'></head><body><p>{WORDS}</p></body></html>",
    "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{WORDS}\n",
    "a.csv": f"Nr;Frage\n1;{WORDS}\n",
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("encoding", ["mac-roman", "cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_said_encoding_is_that_of_the_file(tmp_path: Path, name: str, encoding: str):
    path = tmp_path / name
    path.write_bytes(FORMS[name].encode(encoding))
    options = ReadingOptions(encoding=encoding, survey=SurveyColumns(text=("Frage",)))
    reading = read(path, options=options)
    assert reading.drafts[0].text.removeprefix("[00:00:01] ") == WORDS
    assert not [warning for warning in reading.warnings if "Windows" in warning]


@pytest.mark.parametrize("name", FORMS)
def test_bytes_that_do_not_fit_what_was_said_are_refused(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(FORMS[name].encode("cp1252"))
    with pytest.raises(ReadingError, match=r"is not in utf-8: byte \d+ does not fit") as refusal:
        read(path, options=ReadingOptions(encoding="utf-8", survey=SurveyColumns(text=("Frage",))))
    assert "--encoding auto" in refusal.value.hint


def test_a_byte_order_mark_is_no_word_in_any_encoding(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfI: Wie?\n\nB: Gut.")
    assert read(path, options=ReadingOptions(encoding="utf-8")).drafts[0].text.startswith("I: Wie?")
