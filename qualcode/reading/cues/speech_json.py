"""What programs for speech recognition write as JSON (whisper, whisperX): segments with speaker, start, end, text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import spelled
from qualcode.plural import counted
from qualcode.reading.cues.cue import Cue
from qualcode.reading.cues.labels import gone_on
from qualcode.reading.cues.transcript import transcript_of
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.extract import Extract, words_in
from qualcode.reading.source.options import ReadingOptions

_LISTS = ("segments", "transcription", "utterances", "chunks")


def extract_speech(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The segments of recognised speech as a transcript. Raises ReadingError for other JSON."""
    text, warnings = decode(data, name)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ReadingError(
            _("“{name}” is no whole JSON.", name=name), _("Check whether it was saved or copied completely.")
        ) from problem
    segments = list(_segments(content))
    if not segments:
        raise ReadingError(
            _("“{name}” is JSON without segments of speech (start, end, text).", name=name),
            _("Export the transcript as VTT, SRT or DOCX in the program that made it, and import that."),
        )
    cues = [_cue(segment) for segment in segments]
    transcript = transcript_of(list(gone_on(cues)), options)
    extract = transcript.extract(words_in(str(segment.get("text", "")) for segment in segments))
    note = _(
        "{segments}; what else the file says of them (times of single words, probabilities) is left out.",
        segments=counted(len(segments), "segment of speech"),
    )
    return replace(extract, notes=(note, *extract.notes), warnings=warnings)


def _segments(content: object) -> Iterator[Mapping[str, Any]]:
    """The segments of the whole file, or of the list in it that holds them."""
    if isinstance(content, dict):
        content = next((content[key] for key in _LISTS if isinstance(content.get(key), list)), [])
    if isinstance(content, list):
        for segment in content:
            if isinstance(segment, dict) and isinstance(segment.get("text"), str):
                yield segment


def _cue(segment: Mapping[str, Any]) -> Cue:
    start, end = segment.get("start"), segment.get("end")
    scale = 1000.0
    offsets, stamps = segment.get("offsets"), segment.get("timestamp")
    if isinstance(offsets, dict):  # whisper.cpp, in milliseconds
        start, end, scale = offsets.get("from"), offsets.get("to"), 1.0
    elif isinstance(stamps, list) and len(stamps) == 2:  # transformers
        start, end = stamps
    lines = tuple(filter(None, (" ".join(line.split()) for line in str(segment["text"]).split("\n"))))
    speaker = segment.get("speaker")
    named = spelled(str(speaker)) if speaker not in (None, "") else ""
    return Cue(_time(start, scale), _time(end, scale), lines, named, named=bool(named))


def _time(value: object, scale: float) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e12:
        return None
    return round(value * scale)
