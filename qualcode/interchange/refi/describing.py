"""What travels in descriptions for want of a place in the standard; `reading.exchange.described` reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import Role
from qualcode.model.memos import MemoKind
from qualcode.model.readings.how_read import UNKNOWN_READING
from qualcode.reading.exchange.described import (
    MARK,
    OF_CODES,
    CodingFields,
    NoteFields,
    ProjectFields,
    SourceFields,
)
from qualcode.reading.lists.codebook_file import code_data
from qualcode.reading.source.written_yaml import written

if TYPE_CHECKING:
    from qualcode.model.codes import CodeDraft, Rules
    from qualcode.model.documents import SourceFile, Speaker, TimeMark
    from qualcode.model.readings.how_read import HowRead

_UNBROKEN = 1_000_000
"""Lines as long as they are: programs break them as they show them, and some take away what lines begin with."""


def code_description(code: CodeDraft, former: Sequence[Rules] = ()) -> str:
    """The definition of a code, and below it what of its rules the standard has no place for, `former` ones too."""
    data = code_data(code, None)
    defaults = {"kind": "thematic", "origin": "deductive"}  # no text: values
    return _described(
        code.rules.definition,
        {
            **{key: data[key] for key in OF_CODES if key in data and data[key] != defaults.get(key)},
            "former": [{name: said for name, said in asdict(rules).items() if said} for rules in former],
        },
    )


@lru_cache(maxsize=4096)  # most codings say the same few things
def coding_description(fields: CodingFields, words: str = "") -> str:
    """What is said of the codings of a passage."""
    return _described(
        words,
        {
            "polarity": "" if fields.polarity is Polarity.PRESENT else fields.polarity.value,
            "weight": fields.weight,
            "paraphrase": fields.paraphrase,
            "round": fields.round,
            "good_by": list(fields.good_by),
            "rules": fields.rules,
        },
    )


def source_description(fields: SourceFields, words: str = "") -> str:
    """What is said of a document."""
    return _described(
        words,
        {
            "label": fields.label,
            "wave": fields.wave,
            "source_kind": fields.source_kind,
            "context": fields.context,
            "transcription": fields.transcription,
            "speakers": [_speaker(speaker) for speaker in fields.speakers],
            "times": " ".join(map(_time, fields.marks)),
            "lines": " ".join(f"{line.offset}={line.number}" for line in fields.lines),
            **_file(fields.origin),
            "read": _how_read(fields.how_read),
        },
    )


def note_description(fields: NoteFields, words: str = "") -> str:
    """What is said of a memo."""
    kind = "" if fields.kind is MemoKind.OTHER else fields.kind.value
    return _described(
        words,
        {"kind": kind, "closed": fields.closed, "cases": list(fields.cases), "untitled": fields.untitled},
    )


def project_description(fields: ProjectFields, words: str = "") -> str:
    """What is said of a project."""
    return _described(
        words,
        {
            "guid": fields.guid,
            "round": fields.round,
            "codebooks": [{"title": title, "description": text} for title, text in fields.codebooks],
            "users": [
                {"guid": guid, "kind": kind.value}
                for guid, kind in fields.kinds.items()
                if kind is not CoderKind.PERSON
            ],
        },
    )


def _described(words: str, data: Mapping[str, object]) -> str:
    """Words and block; without a block where nothing is to be said in it, and the words do not look like one."""
    said = {key: value for key, value in data.items() if value or (value == 0 and value is not False)}
    if not said and MARK not in words:
        return words
    block = written(said, _UNBROKEN).removesuffix("\n") if said else ""
    return f"{words}\n\n{MARK}\n{block}" if words else f"{MARK}\n{block}"


def _speaker(speaker: Speaker) -> dict[str, object]:
    data: dict[str, object] = {
        "name": speaker.name,
        "role": "" if speaker.role is Role.OTHER else speaker.role.value,
        "case": speaker.case,
        "attributes": [{"name": name, "value": value} for name, value in speaker.attributes.items()],
    }
    return {key: value for key, value in data.items() if value}


def _file(origin: SourceFile | None) -> dict[str, object]:
    """The file that a document came from."""
    if origin is None:
        return {}
    return {
        "file": origin.name,
        "sha256": origin.sha256,
        "reader": origin.reader,
        "reader_version": origin.reader_version,
    }


def _how_read(how_read: HowRead) -> str:
    """How it was read, in one line of JSON with what is known of it."""
    nothing = asdict(UNKNOWN_READING)
    told = {name: value for name, value in asdict(how_read).items() if value != nothing[name]}
    return json.dumps(told, ensure_ascii=False) if told else ""


def _time(mark: TimeMark) -> str:
    end = f"-{mark.span.end}" if mark.span.length else ""
    return f"{mark.span.start}{end}={mark.milliseconds}"
