"""Files that people have and qualcode does not read: what they are, and what helps; a new program is a row here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.catalogue import _


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A kind of file: the pattern of its whole suffix in lower case, what it is, and the way to what is read."""

    suffix: str
    what: str
    hint: str

    @property
    def in_a_line(self) -> str:
        """What it is and what helps, to stand behind the name of a file."""
        return f"{self.what}; {self.hint[0].lower()}{self.hint[1:].rstrip('.')}"


TAKE_OVER = _("“qualcode import-project FILE” imports it with its codings.")
_AS_REFI = _(
    "Export the project there as REFI-QDA (.qdpx) if the program offers that; “qualcode import-project FILE” imports "
    "it with its codings. Otherwise export the texts as DOCX or RTF, and import those."
)
_AS_DOCX = _("Save it in Word as DOCX and import that.")
_AS_TABLE = _("Save it there as CSV or XLSX and import that.")
_CAPTIONS = _("Export it as SRT or WebVTT and import that.")
_WRITE_OUT = _("Transcribe it first, and import the transcript.")
_RECOGNISE = _("Recognise its text first (OCR), and import that as text or PDF with text.")

ROWS: tuple[OtherFile, ...] = (
    # ---- office programs
    OtherFile(r"\.docm", _("a Word file with macros"), _AS_DOCX),
    OtherFile(r"\.dotm", _("a Word template with macros"), _AS_DOCX),
    OtherFile(r"\.dotx|\.dot", _("a Word template"), _AS_DOCX),
    OtherFile(r"\.doc", _("an old Word file"), _("Save it in Word or LibreOffice as DOCX and import that.")),
    OtherFile(r"\.xls", _("an old Excel file"), _("Save it in Excel or LibreOffice as XLSX and import that.")),
    OtherFile(r"\.xlsm", _("an Excel file with macros"), _("Save it in Excel as XLSX and import that.")),
    OtherFile(r"\.xlsb", _("a binary Excel file"), _("Save it in Excel as XLSX and import that.")),
    OtherFile(r"\.ods|\.fods", _("a LibreOffice table"), _("Save it as XLSX or CSV and import that.")),
    OtherFile(r"\.fodt|\.ott", _("a LibreOffice text of another form"), _("Save it as ODT or DOCX and import that.")),
    OtherFile(r"\.pages", _("a Pages file"), _("Export it as DOCX and import that.")),
    OtherFile(r"\.numbers", _("a Numbers table"), _("Export it as XLSX or CSV and import that.")),
    OtherFile(r"\.gdoc|\.gsheet", _("a link to Google Docs, without its text"),
              _("Download the document there as DOCX or XLSX and import that.")),
    OtherFile(r"\.pptx?|\.odp|\.key", _("a file of slides"), _("Save its text as DOCX or PDF and import that.")),
    OtherFile(r"\.epub|\.mobi", _("an e-book"), _("Convert it to DOCX or HTML and import that.")),
    OtherFile(r"\.eml|\.msg|\.mbox", _("e-mail"), _("Save the text of the messages as TXT or HTML and import that.")),
    # ---- programs for qualitative analysis
    OtherFile(r"\.qdpx|\.qde", _("a REFI-QDA project"), TAKE_OVER),
    OtherFile(r"\.qdc", _("a REFI-QDA codebook, without texts"),
              _("“qualcode codebook import” imports its codes.")),
    OtherFile(r"\.(?:mx|mex|mxd|mxm|mqda|mtr)\d*|\.mx\d+bac|\.loa\d*", _("a MAXQDA file"),
              _("In MAXQDA export the project as REFI-QDA (.qdpx); “qualcode import-project FILE” imports that "
                "with its codings. Texts alone come in as DOCX or RTF.")),
    OtherFile(r"\.nvpx?|\.nvcx?|\.nvb|\.nvt", _("an NVivo file"),
              _("In NVivo export the project as REFI-QDA (.qdpx); “qualcode import-project FILE” imports that "
                "with its codings. Texts alone come in as DOCX or TXT.")),
    OtherFile(r"\.atlproj\d*|\.hpr\d+|\.hpd|\.atlcb\w*|\.ac\d", _("an ATLAS.ti file"),
              _("In ATLAS.ti export the project as QDPX; “qualcode import-project FILE” imports that with its "
                "codings. Texts alone come in as DOCX or TXT.")),
    OtherFile(r"\.rqda", _("an RQDA project"), TAKE_OVER),
    OtherFile(r"\.qda", _("a QualCoder project"), TAKE_OVER),
    OtherFile(r"\.f4p|\.f4a?", _("an f4analyse project"), _AS_REFI),
    OtherFile(r"\.qrk|\.qurk", _("a Quirkos project"), _AS_REFI),
    OtherFile(r"\.(?:ppj|wpj|qdp)", _("a QDA Miner project"), _AS_REFI),
    OtherFile(r"\.(?:hs2|hrs)|\.trproj", _("a project of another program for analysis"), _AS_REFI),
    OtherFile(r"\.qualcode", _("a qualcode project"),
              _("Open it with “qualcode -p FILE”, or import the files that its texts came from.")),
    # ---- programs for transcription and subtitles
    OtherFile(r"\.eaf|\.etf|\.pfsx", _("an ELAN file"),
              _("In ELAN choose File, Export As, Tab-delimited Text or Subtitles Text (SRT), and import that.")),
    OtherFile(r"\.textgrid", _("a Praat TextGrid"),
              _("Convert it in ELAN or Praat to SRT or a table with speaker, start, end and text, and import that.")),
    OtherFile(r"\.ex[bs]|\.fl[kn]|\.trs|\.antx?", _("a file of a program for transcription"),
              _("Export the transcript there as text, RTF or SRT, and import that.")),
    OtherFile(r"\.cha|\.ca", _("a CLAN (CHAT) transcript"),
              _("Import it with --as text, or export it from CLAN as SRT.")),
    OtherFile(r"\.otr", _("an oTranscribe file"),
              _("In oTranscribe export it as Markdown or text, and import that.")),
    OtherFile(r"\.inqscr", _("an InqScribe file"), _("In InqScribe export it as text or SRT, and import that.")),
    OtherFile(r"\.sbv|\.ass|\.ssa|\.ttml|\.dfxp|\.sub|\.stl", _("subtitles of another form"), _CAPTIONS),
    OtherFile(r"\.mp[34]|\.m4[av]|\.wav|\.wma|\.wmv|\.og[gav]|\.opus|\.flac|\.aac|\.aiff?|\.mov|\.avi|\.mkv|\.webm"
              r"|\.amr|\.3gp|\.ds[2s]", _("a recording"), _WRITE_OUT),
    OtherFile(r"\.jpe?g|\.png|\.gif|\.tiff?|\.bmp|\.heic|\.webp|\.svg", _("a picture"), _RECOGNISE),
    # ---- tables and statistics
    OtherFile(r"\.z?sav|\.por|\.sps|\.spv", _("an SPSS file"), _AS_TABLE),
    OtherFile(r"\.dta", _("a Stata file"), _AS_TABLE),
    OtherFile(r"\.sas7bdat|\.xpt", _("a SAS file"), _AS_TABLE),
    OtherFile(r"\.rds|\.rda(?:ta)?", _("an R file"), _("Write it in R with write.csv() and import that.")),
    OtherFile(r"\.jasp|\.omv", _("a JASP or jamovi file"), _AS_TABLE),
    OtherFile(r"\.parquet|\.feather|\.arrow", _("a columnar table"), _AS_TABLE),
    OtherFile(r"\.lss|\.lsa|\.lsq|\.lsr|\.qsf", _("a questionnaire or archive of a survey program"),
              _("Export the answers there as CSV or XLSX, and import those.")),
    OtherFile(r"\.sqlite3", _("a database, such as a Taguette project"),
              _("“qualcode import-project FILE” imports one of Taguette with its codings; from others export the "
                "texts or the table, and import those.")),
    OtherFile(r"\.sqlite|\.db|\.mdb|\.accdb", _("a database"),
              _("Export the texts or the table from the program that it belongs to, and import those.")),
    OtherFile(r"\.zip|\.7z|\.rar|\.tar|\.t?gz|\.bz2|\.xz", _("an archive"),
              _("Unpack it, and import what is in it.")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(row.suffix), row) for row in ROWS)


def other_file(suffix: str) -> OtherFile | None:
    """What a file of that suffix is, whatever its case; None where no row knows it."""
    folded = suffix.casefold()
    return next((row for pattern, row in _PATTERNS if pattern.fullmatch(folded)), None)


def told_of_suffix(suffix: str) -> str:
    """What is told of a file of that suffix that is not read; empty where no row knows it."""
    known = other_file(suffix)
    return known.in_a_line if known else ""
