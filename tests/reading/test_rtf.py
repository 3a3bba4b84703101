import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.reading.formats.rtf import extract_rtf
from qualcode.reading.source.options import DEFAULT
from qualcode.reading.source.result import Reading
from tests.reading.files_made import read_bytes, rtf


@pytest.fixture
def reading(tmp_path: Path):
    def made(body: str) -> Reading:
        return read_bytes(tmp_path, "a.rtf", rtf(body).encode("latin-1"))

    return made


@pytest.fixture
def text(reading):
    def made(body: str) -> str:
        result = reading(body)
        assert result.words.complete, result.words
        return result.drafts[0].text

    return made


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Eins.\par Zwei.\par", "Eins.\nZwei."),
        (r"Eins.\par\par Zwei.", "Eins.\n\nZwei."),
        (r"F\'fcr die Beh\'f6rde", "Für die Behörde"),
        ("Gr\xf6\xdfe in rohen Bytes \x84ja\x93", "Größe in rohen Bytes „ja“"),
        (r"\u228 ?rger und \uc2\u8222 ??ja\u8220 ??", "ärger und „ja“"),
        (r"\uc1\u8222\'84ja\u8220\'93", "„ja“"),
        (r"\u-10179 ?\u-8703 ? da", "😁 da"),
        (r"{\f1 \'b9\'e6} da", "ąć da"),
        (r"a\tab b\line c\~d\_e \{f\}\\", "a\tb\nc\xa0d‑e {f}\\"),
        (r"Das ist {\b fett} und {\i schr\'e4g}.", "Das ist fett und schräg."),
        (r'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt hier}} weiter', "hier weiter"),
        (r"{\upr{roh?}{\*\ud{sch\u246 ?n}}} hier", "schön hier"),
        (r"{\listtext 1.\tab}Punkt", "Punkt"),
        (r"{\*\unbekannt weg}da", "da"),
        (r"\ldblquote ja\rdblquote\emdash so\bullet", "“ja”—so•"),
        (r"eins\column zwei", "eins\nzwei"),
        (r"vor{\pict\pngblip\bin4 }{\\}her", "vorher"),
    ],
)
def test_words_are_read_as_the_writer_shows_them(text, body: str, expected: str):
    assert text(body) == expected


def test_notes_stand_in_brackets_where_they_are_called(reading):
    result = reading(r"Das Amt{\super 1{\footnote\pard {\super\chftn } gemeint:\par das Land}} sagte nein.")
    assert result.drafts[0].text == "Das Amt1 [gemeint: das Land] sagte nein."
    assert result.words.complete
    assert "1 note: in brackets where it is called." in result.notes


def test_cells_are_parted_by_tabs_and_rows_by_lines(text):
    rows = r"\trowd\intbl I\cell Wie|was?\cell\row\trowd\intbl \cell x\cell\row"
    assert text(rf"Davor.\par {rows}\pard Danach.") == "Davor.\nI\tWie|was?\n\tx\nDanach."


def test_text_boxes_follow_once(text):
    box = r"{\*\shpinst\shpleft1{\sp{\sn a}{\sv b}}{\shptxt Im Kasten.\par}}"
    shape = rf"{{\shp{box}{{\shprslt{{\*\do{{\dptxbxtext Im Kasten.}}}}}}}}"
    assert [line for line in text(rf"Davor.{shape} Danach.").split("\n") if line] == [
        "Davor.",
        "Im Kasten.",
        " Danach.",
    ]


def test_deletions_comments_headers_and_images_are_left_out_and_listed(reading):
    result = reading(
        r"{\header Vertraulich {\field{\*\fldinst PAGE}{\fldrslt 3}}}"
        r"Wir {\deleted\revauth1 wollten alle}{\revised\revauth1 m\'fcssen}"
        r"{\*\atnauthor Jo}{\*\annotation Stimmt das?} gehen."
        r"{\*\shppict{\pict 0011}}{\nonshppict{\pict 0011}}"
    )
    assert result.drafts[0].text == "Wir müssen gehen."
    assert result.words.complete
    assert "Tracked changes: 1 deletion left out: “wollten alle”." in result.notes
    assert "Tracked changes: 1 insertion taken over." in result.notes
    assert "1 comment left out: “Stimmt das?”." in result.notes
    assert "Headers and footers left out: “Vertraulich 3”." in result.notes
    assert "1 image left out." in result.notes


def test_bold_names_are_speakers(reading):
    body = r"{\b Mia Muster} Wie war das?\par {\b Jo Probe} Es war gut.\par {\b Mia Muster} Aha?\par"
    (draft,) = reading(body).drafts
    assert [turn.speaker for turn in draft.structure.turns] == ["Mia Muster", "Jo Probe", "Mia Muster"]


def test_bytes_that_a_character_set_does_not_have_are_told(tmp_path: Path):
    result = read_bytes(tmp_path, "a.rtf", rtf(r"Wort\'81 da."))
    assert result.drafts[0].text == "Wort\ufffd da."
    assert "1 character could not be decoded" in result.drafts[0].warnings[0]


def test_old_mac_files_have_their_own_letters(tmp_path: Path):
    assert read_bytes(tmp_path, "a.rtf", r"{\rtf1\mac Gr\'9a\'a7e}").drafts[0].text == "Größe"


@pytest.mark.parametrize("data", [b"Nur Text.", b"{\\rt", b"PK\x03\x04"])
def test_what_is_no_rtf_is_told(tmp_path: Path, data: bytes):
    with pytest.raises(ReadingError, match="no RTF"):
        read_bytes(tmp_path, "a.rtf", data)


def test_a_file_that_breaks_off_comes_in_with_a_warning(tmp_path: Path):
    data = rtf(r"Eins.\par Zwei.\par").encode()
    assert not read_bytes(tmp_path, "a.rtf", data).warnings
    broken = read_bytes(tmp_path, "a.rtf", data[:-8])
    assert "breaks off" in " ".join([*broken.warnings, *broken.drafts[0].warnings])


def test_an_rtf_without_words_is_told(tmp_path: Path):
    with pytest.raises(ReadingError, match="holds no text"):
        read_bytes(tmp_path, "a.rtf", rtf(""))


PIECES = st.sampled_from([
    "{", "}", r"\par ", r"\u8222 ?", r"\'e4", r"\b ", r"\b0 ", r"{\footnote ", r"\deleted ", r"\cell ", r"\row ",
    "Wort ", r"\uc0", r"\*", "\\", r"{\shptxt ", r"{\*\annotation ", r"\bin3 ", r"\u-10179 ", r"{\upr", "7", r"\f1 ",
    r"{\header ",
])  # fmt: skip


def test_a_table_in_a_note_and_bold_words_in_a_comment_leave_no_mark_behind():
    body = r"Ja{\footnote eins\cell zwei\row drei} und{\*\annotation\b fett\b0 hier}."
    extract = extract_rtf(rtf(body).encode("latin-1"), "a.rtf", DEFAULT)
    assert extract.text == "Ja [eins zwei drei] und."
    assert not re.search("[\ufdd0-\ufdef]", " ".join((extract.text, *extract.notes)))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_rtf_is_read_or_refused(body: str):
    try:
        extract = extract_rtf(rtf(body).encode("latin-1"), "a.rtf", DEFAULT)
    except ReadingError:
        return
    assert all(0 <= span.start <= span.end <= len(extract.text) for span in extract.bold)
    assert not extract.words.lost
    assert not {"\ud83d", "\ufdd0", "\ufdd3"} & set(extract.text)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Ja{\footnote aussen {\footnote innen} weiter} und.", "Ja [aussen [innen] weiter] und."),
        (r"Ja{\footnote offen", "Ja [offen]"),
        (r"{\header Kopf{\shp{\*\shpinst{\shptxt Kasten}}}", "\nKasten"),
        (r"{\shp{\*\shpinst{\shptxt Kasten", "\nKasten"),
    ],
)
def test_notes_and_boxes_lose_no_word_inside_each_other_or_where_the_file_ends_within(body: str, expected: str):
    extract = extract_rtf((r"{\rtf1" + body).encode("latin-1"), "a.rtf", DEFAULT)
    assert extract.text == expected
    assert extract.words.complete


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"{\fonttbl{\f0\fcharset128 Mincho;}}\f0 \'93\'fa\'96{}\'7b\'83A", "日\ufffd{ア"),
        (r"{\fonttbl{\f0\fcharset128 Mincho;}}\f0 \'93\'fa\'96\'7b und \'83A", "日本 und ア"),
        ("{\\fonttbl{\\f0\\fcharset161 Times Greek;}}\\f0 \xe1\xe2", "αβ"),
        (r"{\fonttbl{\f0\fcharset85 Mac Greek;}}\f0 \'e1", "α"),
        (r"\ansicpg37 Wort", "Wort"),  # EBCDIC is no page that an RTF can be written in
        (r"\ansicpg65001 \'ef\'b7\'90.", "\ufffd."),  # a noncharacter, as programs keep it for themselves
        (r"\u64976 ?.", "\ufffd."),
    ],
)
def test_bytes_are_decoded_as_the_font_says_a_letter_of_several_as_one(body: str, expected: str):
    assert extract_rtf((r"{\rtf1" + body + "}").encode("latin-1"), "a.rtf", DEFAULT).text.strip() == expected
