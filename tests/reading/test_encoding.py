import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.reading.source.encoding import decode

GERMAN = "Über Geld sprach niemand. „Schön“, sagte sie – 5 €.\n"
WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(
    lambda text: "Größe: " + text.replace("\ufeff", "")
)


@given(WRITTEN)
def test_utf_8_comes_back_unchanged(text: str):
    assert decode(text.encode(), "a.txt")[0] == text
    assert decode(text.encode("utf-8-sig"), "a.txt")[0] == text


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
@given(text=WRITTEN)
def test_a_byte_order_mark_is_believed_and_dropped(codec: str, text: str):
    assert decode(text.encode(codec), "a.txt")[0] == text


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-16-le"])
def test_utf_16_without_a_mark_is_seen_and_told(codec: str):
    text, warnings = decode(GERMAN.encode(codec), "a.txt")
    assert text == GERMAN
    assert "UTF-16" in warnings[0]


def test_utf_8_needs_no_warning():
    assert decode(GERMAN.encode(), "a.txt") == (GERMAN, ())


def test_windows_1252_is_read_with_a_warning():
    text, warnings = decode(GERMAN.encode("cp1252"), "a.txt")
    assert text == GERMAN
    assert "Windows-1252" in warnings[0]


def test_bytes_without_meaning_in_windows_1252_are_kept_and_counted():
    text, warnings = decode(b"Gr\xfc\xdfe \x81 und \x9d", "a.txt")
    assert text == "Grüße \x81 und \x9d"
    assert "2 bytes have no meaning" in warnings[1]


def test_damaged_utf_8_is_refused_instead_of_read_with_wrong_umlauts():
    data = GERMAN.encode() + b"Br\xfccken\n" + GERMAN.encode()
    with pytest.raises(ReadingError, match="one place that cannot be read, the first in line 2"):
        decode(data, "a.txt")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_become_lf(ends: str):
    assert decode(f"a{ends}b{ends}{ends}c".encode(), "a.txt")[0] == "a\nb\n\nc"


def test_other_separators_stay_and_are_told():
    text, warnings = decode("a\x0bb\x0cc\u2028d\u2029e\x85f".encode(), "a.txt")
    assert text == "a\x0bb\x0cc\u2028d\u2029e\x85f"
    assert warnings[0].startswith("5 separators")


def test_umlauts_are_not_normalised():
    assert decode("a\u0308ä".encode(), "a.txt")[0] == "a\u0308ä"


def test_a_terminal_escape_is_text():
    assert decode(b"rot: \x1b[31mrot\x1b[0m", "a.txt")[0] == "rot: \x1b[31mrot\x1b[0m"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "nothing but a byte order mark"),
        (b"abc\x00def", "not a text file"),
        (bytes(range(1, 32)) * 9, "not a text file"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "zip archive"),
        (b"{\\rtf1 Hallo}", "RTF"),
        (b"\xff\xfea", "says that it is UTF-16"),
        (b"\xff\xfe\x00\xd8a\x00", "says that it is UTF-16"),
        (b"\xef\xbb\xbfGr\xfc\xdfe", "says that it is UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_cause_and_next_step(data: bytes, cause: str):
    with pytest.raises(ReadingError, match=cause) as refusal:
        decode(data, "daten.txt")
    assert "daten.txt" in refusal.value.message
    assert refusal.value.hint


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_never_hold_cr_or_nul(data: bytes):
    try:
        text, _ = decode(data, "a.txt")
    except ReadingError:
        return
    assert "\r" not in text
    assert "\0" not in text
    assert text
