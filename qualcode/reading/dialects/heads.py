"""Lines that stand above and below the talk: what programs write of themselves, and the form that people fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.language.forms.normalised import composed
from qualcode.language.speakers import HEADS_OF_NOTES, label_key
from qualcode.model.spans import Span
from qualcode.reading.dialects.labels import is_name
from qualcode.reading.dialects.rows import DIALECTS

_MOST_LINES = 25  # above the talk
_MOST_WORDS = 15  # in a line of a head
_TITLES = 3  # lines above the one by which a program is known
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\w*\.?"  # German and English
_NUMBERS = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_DAY = rf"(?:\w+,? )?(?:\d{{1,2}}\.? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|{_NUMBERS})"
_CLOCK = r"(?:,? ?(?:um |at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?uhr| ?[ap]\.?m\.?)?)?"
_KEYS = (
    r"audio ?datei|audio ?file|audio|video|datei(?:name)?|file(?: ?name)?"  # no text: what other programs write
    r"|media|recording|aufnahme|dauer|duration|length|länge|sprachen?|languages?|modell?|start|stop(?:p)?|beginn|ende?"
    r"|date|datum|created|erstellt|sprecher(?::innen|\*innen|innen)?|speakers?|teilnehmer|participants|attendees"
    r"|transkript|transcript|transkribiert am|transcribed on|export(?:iert|ed)?(?: am| on)?|kind|title|titel|source"
    r"|quelle"
)
_WROTE = r"transkribiert|transkription|transkript|transcribed|transcription|transcript|subtitles|untertitel|protokoll"
_BY = r"mit|with|by|von|durch|using|via|for|für|on|am|erstellt|generated|created|exported"
_GENERAL = (
    rf"(?:(?:automatic(?:ally)?|automatisch\w*|machine|this|dieses|das|the)\b.{{0,30}})?(?:{_WROTE})\b.{{0,40}}?\b(?:{_BY})\b"
    r".{0,120}",
    rf"(?:{_KEYS})\s?:.{{0,300}}",
    r"\((?:[^:|\n]{1,40}:[^|\n]{0,80}\|){1,15}[^|\n]{0,120}\)",
    rf"{_DAY}{_CLOCK}(?: ?[•·|-] ?[\d:hms ]{{1,12}})?",
    r"(?:\d{1,2} ?h(?:ours?|rs?)? )?\d{1,3} ?m(?:in(?:utes?|uten)?)?\.?(?: \d{1,2} ?s(?:ec|ek)?\w*\.?)?",
    r"(?:[A-Z]:)?[^\n:*?]{0,200}\.(?:mp3|mp4|m4a|wav|aac|ogg|flac|wma|mov|avi|mkv|webm|amr|ds2|dss)",
)
"""What programs write beside the line that names them."""

_ASIDE = re.compile("|".join(f"(?:{pattern})" for pattern in _GENERAL), re.I)
_SIGNS = tuple((row.name, re.compile(row.heads[0], re.I)) for row in DIALECTS if row.heads)
_BESIDE = re.compile("|".join(f"(?:{pattern})" for row in DIALECTS for pattern in row.heads[1:]) or r"(?!)", re.I)
_WITH_NEXT = re.compile(r"SUMMARY KEYWORDS|KEYWORDS|SPEAKERS|SPRECHER|STICHWÖRTER|TEILNEHMER|PARTICIPANTS", re.I)
_FEET = tuple(re.compile(pattern, re.I) for row in DIALECTS for pattern in row.feet)
_FIELD = re.compile(r"[^\S\n]*[*_]{0,3}(?P<key>[^\W\d_][^:\n]{0,40}?)[*_]{0,3}[^\S\n]?:(?P<value>[^\n]*)")


@dataclass(frozen=True, slots=True)
class ProgramHead:
    """What a program wrote above the talk, from the beginning of the text, and the dialect that it tells."""

    span: Span
    dialect: str


def program_head(text: str) -> ProgramHead | None:
    """The head that a transcription program wrote at the top of a text; None where no line names a program."""
    dialect, end, titles = "", 0, 0
    takes_next = False
    for span in _first_lines(text):
        line = _plain(span.cut(text))
        sign = next((name for name, pattern in _SIGNS if pattern.fullmatch(line)), "")
        takes_this, takes_next = takes_next, bool(dialect or sign) and _WITH_NEXT.fullmatch(line) is not None
        if sign or takes_this or takes_next or _ASIDE.fullmatch(line) or _BESIDE.fullmatch(line):
            dialect = dialect or sign
            end = span.end
        elif dialect or titles == _TITLES or len(line.split()) > _MOST_WORDS or _FIELD.match(line):
            break
        else:
            titles += 1
    return ProgramHead(Span(0, end), dialect) if dialect else None


def program_foot(text: str) -> Span | None:
    """The lines at the end of a text that a transcription program wrote; None where there are none."""
    start = end = len(text.rstrip())
    while start:
        line_start = text.rfind("\n", 0, start) + 1
        line = _plain(text[line_start:start])
        if line and not any(pattern.fullmatch(line) for pattern in _FEET):
            break
        start = len(text[:line_start].rstrip())
        if line:
            end = min(end, line_start)
    return Span(end, len(text)) if end < len(text.rstrip()) else None


def end_of_form(text: str) -> int:
    """Where the lines end that say at the top of a text what it is (“Datum: …”, “Interviewerin: …”); 0 without any.

    They are short, and at least one of them has a word that heads notes; one that asks is none of them.
    """
    end, in_block = 0, False
    position = 0
    for span in _first_lines(text):
        line = _plain(span.cut(text))
        if text[position : span.start].count("\n") > 1:
            in_block = False
        position = span.end
        if len(line.split()) > _MOST_WORDS or line.endswith("?"):
            break
        field = _FIELD.match(line)
        if field is None:
            in_block = False
            continue
        key = field["key"].strip()
        heads_notes = label_key(key.split()[0]) in HEADS_OF_NOTES or _ASIDE.fullmatch(line) is not None
        if heads_notes or (in_block and _is_field(text, key, field["value"])):
            end, in_block = span.end, True
    return end


def _is_field(text: str, key: str, value: str) -> bool:
    """Whether what stands beside a word that heads notes is no talk: it stands once, or names somebody."""
    stands_once = text.startswith(f"{key}:") + text.count(f"\n{key}:") == 1
    return stands_once or (len(key) > 2 and is_name(value.strip()) and value.count(" ") > 1)


def _first_lines(text: str) -> Iterator[Span]:
    position = number = 0
    while number < _MOST_LINES and position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            number += 1
            yield Span(position, end)
        position = end + 1


def _plain(line: str) -> str:
    return composed(line[:500]).strip().strip("*_#").strip()
