"""Files and folders: which are read, by whom, and what stops them.

A new format is a module with a function `extract(data, name, options) -> Extract` and a row in `READERS`; the
module is imported when the first such file is read. Tables of answers make their drafts themselves.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import ReadingError, UsageProblem
from qualcode.reading.source.loading import FileFacts, load, shown_name, whatever
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.reading.source.other_programs import other_file
from qualcode.reading.source.result import Reading

if TYPE_CHECKING:
    from qualcode.reading.source.extract import Extract


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a format: name and version as projects keep them, module and function.

    A reader of tables gives a Reading, every other one an Extract. One that works `apart` uses parsers of others
    and reads in a process of its own (see `apart`); a table is taken there by its reader itself.
    """

    name: str
    version: str
    module: str
    function: str
    table: bool = False
    apart: bool = False

    def load(self) -> Any:  # noqa: ANN401 - readers of reports and tables take other arguments than those of texts
        """The function, imported now."""
        return getattr(import_module(self.module), self.function)


_TEXT = Reader("text", "2", "qualcode.reading.formats.text", "extract_text")
_HTML = Reader("html", "1", "qualcode.reading.formats.html", "extract_html", apart=True)
_SUBTITLES = Reader("subtitles", "2", "qualcode.reading.formats.subtitles", "extract_subtitles")
_CSV = Reader("csv", "2", "qualcode.reading.tables.survey", "read_survey", table=True)
_REPORT = Reader("report", "2", "qualcode.reading.reports.reader", "read_report")

READERS: dict[str, Reader] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".docx": Reader("docx", "1", "qualcode.reading.formats.word", "extract_docx", apart=True),
    ".odt": Reader("odt", "1", "qualcode.reading.formats.odt", "extract_odt", apart=True),
    ".rtf": Reader("rtf", "1", "qualcode.reading.formats.rtf", "extract_rtf", apart=True),
    ".pdf": Reader("pdf", "1", "qualcode.reading.formats.pdf", "extract_pdf", apart=True),
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".vtt": _SUBTITLES,
    ".srt": _SUBTITLES,
    ".csv": _CSV,
    ".tsv": _CSV,
    ".json": Reader("speech", "1", "qualcode.reading.cues.speech_json", "extract_speech"),
    ".xlsx": Reader("xlsx", "2", "qualcode.reading.tables.survey", "read_survey", table=True),
}

MOST_LINES = 1_000_000
"""Of one file: each line costs some 500 bytes of memory, and a few kilobytes can be packed into millions."""

_NO_FILE = _("neither a file nor a folder")


@dataclass(frozen=True, slots=True)
class Skipped:
    """What `expand` passed over in a folder, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files to read, in order, what was passed over, and a failure for each named folder that has none."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[ReadingError, ...] = ()


def read(
    path: Path,
    as_: str = "auto",
    labels: Sequence[str] | None = None,
    *,
    unsure: bool = False,
    options: ReadingOptions = DEFAULT,
) -> Reading:
    """The documents of a file.

    `as_` is “auto” (the suffix decides), “text” (whatever the suffix), “transcript” (the same, and a table is a
    transcript whatever its headings; else one that is so beyond doubt) or “report” (a report with quotations:
    `labels` are the words of its source labels, `unsure` takes the doubtful quotations too).
    Raises ReadingError for what cannot be read, UsageProblem for another `as_`.
    """
    if as_ not in ("auto", "text", "transcript", "report"):
        raise UsageProblem(
            _("A file cannot be read as “{way}”.", way=as_), _("Choose auto, text, transcript or report.")
        )
    reader = _TEXT if as_ == "text" else _reader(path, as_)
    with whatever(shown_name(path.name)):
        data, facts = load(path, options.largest)
        if as_ == "report":
            return _read_report(data, facts, reader, labels, options, unsure=unsure)
        source, name = facts.source(reader.name, reader.version), shown_name(path.stem)
        if reader.table:
            from qualcode.reading.tables.transcript import extract_transcript

            talk = extract_transcript(data, facts.name, options, must=as_ == "transcript")
            if talk is None:
                reading: Reading = reader.load()(data, source, name, options)
                return reading
        else:
            talk = _extract(reader, data, facts.name, options)
        from qualcode.reading.transcripts.drafting import drafts_of

        return drafts_of(talk, source, name, options)


def extract(path: Path, options: ReadingOptions = DEFAULT) -> Extract:
    """The text of a file before speakers and sentences are looked for. Raises ReadingError, also for a table."""
    reader = _reader(path, "report")
    with whatever(shown_name(path.name)):
        data, facts = load(path, options.largest)
        return _extract(reader, data, facts.name, options)


def _extract(reader: Reader, data: bytes, name: str, options: ReadingOptions) -> Extract:
    if reader.apart:
        from qualcode.reading.formats.apart import READERS_APART

        extract = READERS_APART.extract(reader.name, data, name, options)
    else:
        extract = _here(reader, data, name, options)
    lines = extract.text.count("\n")
    if lines > MOST_LINES:
        raise ReadingError(
            _(
                "“{name}” holds {lines} lines; {most} are read at most.",
                name=name,
                lines=program().number(lines),
                most=program().number(MOST_LINES),
            ),
            _("Cut it into several files, for example one an interview."),
        )
    return extract


def extract_here(name_of_reader: str, data: bytes, name: str, options: ReadingOptions) -> Extract:
    """What a reader finds in a file, in this process. Raises whatever its parser raises."""
    return _here(next(reader for reader in READERS.values() if reader.name == name_of_reader), data, name, options)


def _here(reader: Reader, data: bytes, name: str, options: ReadingOptions) -> Extract:
    extract: Extract = reader.load()(data, name, options)
    return extract


def _read_report(
    data: bytes,
    facts: FileFacts,
    reader: Reader,
    labels: Sequence[str] | None,
    options: ReadingOptions,
    *,
    unsure: bool,
) -> Reading:
    from qualcode.reading.reports.source import as_report

    chosen = {} if labels is None else {"labels": labels}
    apart = reader is not _TEXT
    extract = _extract(reader, data, facts.name, replace(options, is_report=True))
    text = as_report(extract) if apart else extract.text
    source = facts.source(_REPORT.name, _REPORT.version)
    reading: Reading = _REPORT.load()(text, source, **chosen, unsure=unsure, marks=options.marks, apart=apart)
    return replace(reading, notes=(*extract.notes, *reading.notes), warnings=(*extract.warnings, *reading.warnings))


def _reader(path: Path, as_: str) -> Reader:
    reader = READERS.get(path.suffix.casefold())
    name = shown_name(path.name)
    if reader is None and (other := other_file(path.suffix)):
        raise ReadingError(_("“{name}” is {what} and is not read.", name=name, what=other.what), other.hint)
    if reader is None and as_ == "report":
        return _TEXT
    if reader is None:
        known = ", ".join(sorted(READERS))
        what = (
            _("the suffix “{suffix}” is unknown", suffix=shown_name(path.suffix))
            if path.suffix
            else _("it has no suffix")
        )
        raise ReadingError(
            _("“{name}” cannot be read: {what}.", name=name, what=what),
            _("Known are {known}. For a text with another suffix say --as text.", known=known),
        )
    if reader.table and as_ == "report":
        raise ReadingError(
            _("“{name}” is a table and no report.", name=name), _("Save the report as DOCX, PDF or text.")
        )
    return reader


def first_files(paths: Sequence[Path], most: int) -> list[Path]:
    """The first of the files that `expand` would find, about `most` of them, whichever there are first."""
    found: list[Path] = []
    skipped: list[Skipped] = []
    for path in paths:
        for file in _walk(path, skipped, tables=True) if _is_folder(path) else [path]:
            found.append(file)
            if len(found) + len(skipped) >= most:
                return found
    return found


def expand(paths: Sequence[Path], *, tables: bool = True) -> FoundFiles:
    """The files that are named, and those in the folders that are named, folder by folder.

    Files come in natural order (`B2` before `B10`). In folders hidden and temporary files, unknown suffixes,
    linked folders, what cannot be opened and, without `tables`, tables are skipped and told; named files are
    never skipped, except where the same one was found before.
    """
    files: dict[Path, Path] = {}
    skipped: list[Skipped] = []
    failures: list[ReadingError] = []
    for path in paths:
        before, is_folder, is_empty = len(skipped), _is_folder(path), True
        for found in _walk(path, skipped, tables=tables) if is_folder else [path]:
            is_empty = False
            same = Path(os.path.realpath(found))
            if same in files:
                skipped.append(Skipped(found, _("the same file as {path}", path=shown_name(str(files[same])))))
            else:
                files[same] = found
        if is_folder and is_empty:
            failures.append(_nothing_in(path, skipped[before:]))
    return FoundFiles(tuple(files.values()), tuple(skipped), tuple(failures))


def _nothing_in(folder: Path, skipped: Sequence[Skipped]) -> ReadingError:
    """The error for a folder in which nothing can be read."""
    if not skipped:
        return ReadingError(
            _("“{folder}” is an empty folder.", folder=shown_name(str(folder))), _("Check the path of the folder.")
        )
    first = skipped[0]
    return ReadingError(
        ngettext(
            "“{folder}” holds nothing that is read: {count} file or folder passed over (“{name}”: {reason}).",
            "“{folder}” holds nothing that is read: {count} files and folders passed over (“{name}”: {reason}, …).",
            len(skipped),
            folder=shown_name(str(folder)),
            name=shown_name(first.path.name),
            reason=first.reason,
        ),
        _("Save them as DOCX, ODT, RTF, PDF or text; for a text with another suffix name the file with --as text."),
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # whoever reads it tells why it cannot be opened


def _walk(folder: Path, skipped: list[Skipped], *, tables: bool) -> Iterator[Path]:
    """The files of a folder, then those of the folders in it, each in natural order."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        inner: list[Path] = []
        for entry in _entries(current, skipped):
            path = current / entry.name
            reason = _reason_to_skip(entry, tables=tables)
            if reason:
                skipped.append(Skipped(path, reason))
            elif entry.is_dir(follow_symlinks=False):
                inner.append(path)
            else:
                yield path
        waiting.extend(reversed(inner))


def _entries(folder: Path, skipped: list[Skipped]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: _natural(entry.name))
    except OSError as problem:
        skipped.append(Skipped(folder, _("the folder cannot be opened: {cause}", cause=problem.strerror)))
        return []


def _reason_to_skip(entry: os.DirEntry[str], *, tables: bool) -> str:
    """Why an entry of a folder is skipped; empty where it is not."""
    if entry.name.startswith("."):
        return _("hidden")
    if entry.name.startswith("~$"):
        return _("a temporary file of an office program")
    try:
        if entry.is_dir():
            return _("a linked folder") if entry.is_symlink() else ""
        is_file = entry.is_file()
    except OSError as problem:
        return _("cannot be opened: {cause}", cause=problem.strerror)
    return _reason_to_skip_suffix(Path(entry.name).suffix, tables=tables) if is_file else _NO_FILE


def _reason_to_skip_suffix(suffix: str, *, tables: bool) -> str:
    reader = READERS.get(suffix.casefold())
    if reader is None and (other := other_file(suffix)):
        return other.in_a_line
    if reader is None:
        return _("unknown suffix {suffix}", suffix=shown_name(suffix)) if suffix else _("no suffix")
    if reader.name == "speech":
        return _("JSON of speech recognition; it is read where the file itself is named")
    if reader.table and not tables:
        return _("a table; its columns with answers are named with --text-column, a transcript by its own name")
    return ""


def _natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Numbers within names sort by value; equal names but for upper case stay in one order everywhere."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], name
