"""The file of a survey, read row by row: CSV or Parquet, of any length; memory holds a few thousand rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, ReadingError
from qualcode.pool.folder.stored_bytes import is_plain
from qualcode.progress import hear
from qualcode.reading.source.encoding import READ_AS_WINDOWS, kind_of
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.csv_rows import likely_delimiter, without_head
from qualcode.reading.tables.table import listed_names
from qualcode.reporting.tables.parquet import demand_parquet

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

LONGEST_CELL = 10_000_000
"""Code points; a longer one is none that somebody wrote."""
_AT_ONCE = 4_096  # rows
_HEAD = 1 << 18  # bytes by which delimiter and headings are known
_LARGEST_PART = 4 << 30  # bytes of a row group, unpacked
_MOST_COLUMNS = 10_000
_PARQUET = b"PAR1"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Row = tuple[int, tuple[str, ...]]
"""The number of a row in the file (of its last line, in a CSV), and its cells."""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file with one answer a row: its headings, and how it is read; `warnings` say what was guessed."""

    path: Path
    headings: tuple[str, ...]
    delimiter: str = ""
    encoding: str = ""
    skipped: int = 0
    warnings: tuple[str, ...] = ()

    @classmethod
    def open(cls, path: Path, needed: Sequence[str], *, delimiter: str = "", encoding: str = "") -> AnswerFile:
        """Look into a file; the columns that are `needed` help to find out its delimiter.

        Raises QualcodeError where it cannot be read.
        """
        with _reading(path):
            if not is_plain(path) and not path.is_dir():
                raise ReadingError(
                    _("“{name}” is a device, a pipe or a socket, no file.", name=path.name),
                    _("Save it as a file first."),
                )
            with path.open("rb") as file:
                head = file.read(_HEAD)
        if head.startswith(_PARQUET):
            return cls(path, _parquet_headings(path))
        if kind := kind_of(head):
            raise ReadingError(
                _("“{name}” is {kind}, not a text file.", name=path.name, kind=kind),
                _("Answers are read from CSV and Parquet; save it as one of them."),
            )
        return _csv_file(path, head, needed, delimiter, encoding)

    def heading(self, wanted: str) -> int:
        """The place of a column by its heading. Raises QualcodeError where there is none, or several."""
        key = heading_key(wanted)
        places = [place for place, heading in enumerate(self.headings) if heading_key(heading) == key]
        if len(places) == 1:
            return places[0]
        if not places:
            raise ReadingError(
                _("“{name}” has no column “{column}”.", name=self.path.name, column=wanted),
                _("Its columns are: {columns}.", columns=listed_names(self.headings)),
            )
        raise ReadingError(
            _("“{name}” has several columns “{column}”.", name=self.path.name, column=wanted),
            _("Rename one of them."),
        )

    def stamp(self) -> tuple[int, int]:
        """What is another one where the file was changed. Raises ReadingError where it is gone."""
        with _reading(self.path):
            found = self.path.stat()
        return found.st_size, found.st_mtime_ns

    def rows(self, places: Sequence[int]) -> Iterator[Row]:
        """The cells of columns (by place) of each row. Raises QualcodeError for what cannot be read."""
        return self._csv_rows(places) if self.delimiter else self._parquet_rows(places)

    def _csv_rows(self, places: Sequence[int]) -> Iterator[Row]:
        with _reading(self.path), _long_cells(), self.path.open(encoding=self.encoding, newline="") as file:
            for _line in islice(file, self.skipped):
                pass
            rows = csv.reader(_lines(file, self.path), delimiter=self.delimiter, strict=True)
            next(rows, None)
            width = len(self.headings)
            for number, cells in enumerate(rows):
                if number % _AT_ONCE == 0:
                    hear()
                if not cells:
                    continue
                if len(cells) != width:
                    raise ReadingError(
                        _(
                            "Row {row} of “{name}” has {cells} cells, its headings are {width}.",
                            row=rows.line_num + self.skipped, name=self.path.name, cells=len(cells), width=width,
                        ),
                        _("A cell that holds the delimiter needs quotation marks: export the table once more."),
                    )  # fmt: skip
                yield rows.line_num + self.skipped, tuple(cells[place] for place in places)

    def _parquet_rows(self, places: Sequence[int]) -> Iterator[Row]:
        import pyarrow.parquet

        with _reading(self.path), pyarrow.parquet.ParquetFile(self.path) as file:
            names = [file.schema_arrow.names[place] for place in places]
            for number in range(file.num_row_groups):
                if file.metadata.row_group(number).total_byte_size > _LARGEST_PART:
                    raise ReadingError(
                        _("A part of “{name}” is too large to be read at once.", name=self.path.name),
                        _("Write the file anew with smaller row groups, such as 100,000 rows."),
                    )
            before = 0
            for batch in file.iter_batches(batch_size=_AT_ONCE, columns=list(dict.fromkeys(names))):
                hear()
                columns = [_texts(batch.column(name)) for name in names]
                for row, cells in enumerate(zip(*columns, strict=True), start=before + 1):
                    if any(len(cell) > LONGEST_CELL or "\0" in cell for cell in cells):
                        raise ReadingError(
                            _("Row {row} of “{name}” holds something that is no text.", row=row, name=self.path.name),
                            _("Look for a cell with NUL signs, or with more than 10 million characters."),
                        )
                    yield row, cells
                before += batch.num_rows


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells of a CSV be as long as answers may be."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Tell why a file cannot be read. Raises QualcodeError for failures of reading."""
    try:
        yield
    except QualcodeError:
        raise
    except csv.Error as error:
        raise ReadingError(
            _("“{name}” cannot be read as a table: {why}.", name=path.name, why=error),
            _("Look for a quotation mark that is not closed, or export the table once more."),
        ) from error
    except (
        OSError,
        ValueError,
        OverflowError,
        MemoryError,
    ) as error:  # Arrow's errors are ValueErrors, and so are those of UTF-8
        why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise ReadingError(
            _("“{name}” cannot be read ({why}).", name=path.name, why=why),
            _("Check whether it is there and whole, and a CSV or Parquet file; save it once more."),
        ) from error


def _parquet_headings(path: Path) -> tuple[str, ...]:
    demand_parquet()
    import pyarrow.parquet

    with _reading(path):
        names = tuple(pyarrow.parquet.read_schema(path).names)
    if len(names) > _MOST_COLUMNS:
        raise ReadingError(_("“{name}” has too many columns.", name=path.name))
    return names


def _texts(column: pyarrow.Array) -> list[str]:
    """The values of a column as texts; nothing is an empty one. Raises ValueError for lists and the like."""
    import pyarrow
    import pyarrow.types

    if pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pyarrow.types.is_floating(column.type):
        return [_number(value) for value in column.to_pylist()]
    if not _is_told(column.type):
        raise ReadingError(
            _("A column holds {kind} instead of texts or numbers.", kind=column.type), _("Name another column.")
        )
    return ["" if value is None else str(value) for value in column.to_pylist()]


def _is_told(kind: pyarrow.DataType) -> bool:
    """Whether values of a type are texts, numbers or days."""
    from pyarrow import types

    return any(
        check(kind)
        for check in (
            types.is_string, types.is_large_string, types.is_string_view, types.is_integer, types.is_decimal,
            types.is_boolean, types.is_temporal, types.is_null,
        )
    )  # fmt: skip


def _number(value: float | None) -> str:
    """A number as a table has it: 3 and not 3.0; empty where there is none."""
    if value is None or value != value:  # noqa: PLR0124 - not a number
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def _csv_file(path: Path, head: bytes, needed: Sequence[str], delimiter: str, encoding: str) -> AnswerFile:
    warnings: tuple[str, ...] = ()
    if not head.strip():
        raise ReadingError(
            _("“{name}” is empty.", name=path.name), _("Check whether it was saved or copied completely.")
        )
    if not encoding:
        encoding = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    if not encoding:
        encoding = "utf-8" if _is_utf8(path) else "cp1252"
        warnings = (READ_AS_WINDOWS,) if encoding == "cp1252" else ()
    with _reading(path):
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(head).replace("\r\n", "\n").replace("\r", "\n")
    bare, line, said = without_head(text)
    sign = "\t" if delimiter.casefold() in ("tab", "\\t") else delimiter
    with _reading(path), _long_cells():
        sign = sign or said or likely_delimiter(bare, [heading_key(name) for name in needed])
    if len(sign) != 1 or sign in '"\n\r':
        raise ReadingError(
            _("“{name}” has only one column: no delimiter (; , tab |) found.", name=path.name),
            _("Say which sign parts them with --delimiter SIGN, or export the table once more."),
        )
    with _reading(path), _long_cells():
        headings = next(csv.reader(io.StringIO(bare), delimiter=sign), [])
    if len(headings) > _MOST_COLUMNS:
        raise ReadingError(_("“{name}” has too many columns.", name=path.name))
    return AnswerFile(path, tuple(headings), sign, encoding, line - 1, warnings)


def _is_utf8(path: Path) -> bool:
    """Whether all of a file is UTF-8; it is read part by part."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with _reading(path), path.open("rb") as file:
        while part := file.read(1 << 20):
            hear()
            try:
                decoder.decode(part)
            except UnicodeDecodeError:
                return False
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    """The lines of a file. Raises ReadingError for one that nobody wrote: it holds NUL, or has no end."""
    while line := file.readline(LONGEST_CELL):
        if "\0" in line or len(line) >= LONGEST_CELL:
            raise ReadingError(
                _("“{name}” is not a text file.", name=path.name),
                _("Answers are read from CSV and Parquet; save it as one of them."),
            )
        yield line
