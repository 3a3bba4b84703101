"""Bytes become text: byte order marks, UTF-8, UTF-16, and Windows-1252 where nothing else fits.

Line ends: CR LF and a lone CR become LF, since the project knows no other line end. Vertical tab, form feed,
NEL (U+0085) and the line and paragraph separators (U+2028, U+2029) stay in the text as they are and begin no
line anywhere; a warning counts them. A byte order mark at the beginning is dropped. Nothing else changes: there is no
Unicode normalisation, and control characters and terminal escapes stay and are made harmless where text is shown.
"""

from __future__ import annotations

import re

from qualcode.catalogue import _, ngettext
from qualcode.errors import ReadingError

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_SIGNATURES = (
    (b"%PDF-", _("a PDF")),
    (b"PK\x03\x04", _("a zip archive, such as a DOCX, ODT or XLSX file")),
    (b"\xd0\xcf\x11\xe0", _("an old Office file (DOC, XLS or PPT)")),
    (b"SQLite format 3\x00", _("a SQLite database, such as a project")),
    (b"{\\rtf", _("an RTF document")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"\x1f\x8b", _("a compressed file")),
    (b"7z\xbc\xaf", _("a compressed file")),
)
READ_AS_WINDOWS = _("It is not UTF-8 and was read as Windows-1252; check its umlauts and quotation marks.")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_OTHER_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_UNDEFINED = re.compile(b"[\x81\x8d\x8f\x90\x9d]")
_MULTIBYTE = re.compile("[\x80-\ufffc\ufffe-\U0010ffff]")


def decode(data: bytes, name: str, encoding: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file and warnings about how it was read; `name` is the file's, for messages.

    `encoding` is one that somebody said it has; it is found out if empty. Raises ReadingError for an empty file, one
    that is not text, UTF-8 or UTF-16 that is damaged, and bytes that do not fit the encoding that was said.
    """
    if not data:
        raise ReadingError(_("“{name}” is empty.", name=name), _("Check whether it was saved or copied completely."))
    _refuse_other_files(data, name)
    text, warnings = (_as_said(data, name, encoding), ()) if encoding else _text(data, name)
    _refuse_binary(text, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, (*warnings, *_line_end_warning(text))


def decode_as_it_stands(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file with its byte order mark, if it has one, and its own line ends; and warnings.

    For who has to count its characters as another program does. It may be empty, and some NUL may stand in it.
    Raises ReadingError for what is no text otherwise, and for UTF-8 or UTF-16 that is damaged.
    """
    mark = next((mark for mark, _codec, _called in _MARKS if data.startswith(mark)), b"")
    if len(data) == len(mark):
        return ("\ufeff" if mark else ""), ()
    _refuse_other_files(data, name)
    text, warnings = _text(data, name)
    zeros = text.count("\0")
    _refuse_binary(text.replace("\0", "") if zeros <= max(4, len(text) // 50) else text, name)
    return ("\ufeff" if mark else "") + text, (*warnings, *_line_end_warning(text))


def kind_of(data: bytes) -> str:
    """What a file is by its first bytes, with an article; empty where they say nothing."""
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "")


def _refuse_other_files(data: bytes, name: str) -> None:
    kind = kind_of(data)
    if kind:
        raise ReadingError(
            _("“{name}” is {kind}, not a text file.", name=name, kind=kind),
            _("Give it the suffix of its format, or save it as text (UTF-8)."),
        )


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, codec, called in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec, called, name), ()
    codec = _utf16_without_mark(data)
    if codec:
        warning = _("It has no byte order mark and was read as UTF-16, since every second byte is zero.")
        return _strictly(data, codec, "UTF-16", name), (warning,)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as problem:
        _refuse_damaged_utf8(data, problem.start, name)
    return _windows_1252(data)


def _as_said(data: bytes, name: str, encoding: str) -> str:
    """The text in an encoding that Python knows, without its byte order mark."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as problem:
        raise ReadingError(
            _(
                "“{name}” is not in {encoding}: byte {place} does not fit.",
                name=name,
                encoding=encoding,
                place=getattr(problem, "start", 0) + 1,
            ),
            _("Say another encoding, or leave it to be found out: --encoding auto."),
        ) from problem


def _strictly(data: bytes, codec: str, called: str, name: str) -> str:
    if not data:
        raise ReadingError(
            _("“{name}” holds nothing but a byte order mark.", name=name), _("Check whether it was saved.")
        )
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        raise ReadingError(
            _(
                "“{name}” says that it is {called}, but byte {place} of its text does not fit that.",
                name=name,
                called=called,
                place=problem.start + 1,
            ),
            _("The file is damaged or incomplete: save it again as UTF-8."),
        ) from problem


def _utf16_without_mark(data: bytes) -> str:
    """The codec if a text is plainly UTF-16: nearly every high byte is zero and nearly no low byte is."""
    if len(data) % 2:
        return ""
    pairs = len(data) // 2
    even, odd = data[::2].count(0), data[1::2].count(0)
    if odd * 10 >= pairs * 7 and even * 20 <= pairs:
        return "utf-16-le"
    if even * 10 >= pairs * 7 and odd * 20 <= pairs:
        return "utf-16-be"
    return ""


def _refuse_damaged_utf8(data: bytes, first: int, name: str) -> None:
    """Refuse what is UTF-8 but for a few bytes: read as Windows-1252 every umlaut of it would be wrong."""
    tolerant = data.decode("utf-8", "replace")
    damaged = tolerant.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if len(_MULTIBYTE.findall(tolerant)) < 3 * damaged:
        return
    line = data.count(b"\n", 0, first) + 1
    raise ReadingError(
        ngettext(
            "“{name}” is UTF-8 with one place that cannot be read, the first in line {line}.",
            "“{name}” is UTF-8 with {count} places that cannot be read, the first in line {line}.",
            damaged,
            name=name,
            line=line,
        ),
        _("The file is damaged or was joined from several encodings: save it again as UTF-8."),
    )


def _windows_1252(data: bytes) -> tuple[str, tuple[str, ...]]:
    undefined = len(_UNDEFINED.findall(data))
    if not undefined:
        return data.decode("cp1252"), (READ_AS_WINDOWS,)
    # Like web browsers: the five bytes without a meaning become the control characters of the same number.
    text = "".join(
        piece.decode("latin-1" if _UNDEFINED.match(piece) else "cp1252")
        for piece in re.split(b"([\x81\x8d\x8f\x90\x9d])", data)
    )
    unknown = ngettext(
        "One byte has no meaning in Windows-1252 and became an invisible control character.",
        "{count} bytes have no meaning in Windows-1252 and became invisible control characters.",
        undefined,
    )
    return text, (READ_AS_WINDOWS, unknown)


def _refuse_binary(text: str, name: str) -> None:
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > max(4, len(text) // 50):
        raise ReadingError(
            _("“{name}” is not a text file: it holds bytes that no text has.", name=name),
            _("Open it in the program that made it and save it as text (UTF-8)."),
        )


def _line_end_warning(text: str) -> tuple[str, ...]:
    found = len(_OTHER_LINE_ENDS.findall(text))
    if not found:
        return ()
    return (
        ngettext(
            "One separator stays in the text (U+000B, U+000C, U+0085, U+2028 or U+2029) without beginning a line.",
            "{count} separators of lines or pages stay in the text (U+000B, U+000C, U+0085, U+2028 or U+2029) "
            "without beginning a line.",
            found,
        ),
    )
