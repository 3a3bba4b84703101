"""Text and Markdown files: decoded, without what joins files, and otherwise as they are. Marks of Markdown stay."""

from __future__ import annotations

import re

from qualcode.catalogue import _
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.result import WordCheck
from qualcode.reading.transcripts.splitting import markdown_headings

_MARKS = re.compile("^\ufeff+", re.M)


def extract_text(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of a file; a head of YAML may stand at its top (see `head`).

    Raises ReadingError for what `decode` refuses.
    """
    text, warnings = decode(data, name, options.encoding)
    marks = sum(len(found) for found in _MARKS.findall(text))  # where files were put together
    text = _MARKS.sub("", text)
    words = count_words(text)
    return Extract(
        text,
        headings=markdown_headings(text),
        head=True,
        loose_lines=True,
        notes=(_("{marks} inside of the file left out.", marks=counted(marks, "byte order mark")),) if marks else (),
        warnings=warnings,
        words=WordCheck(words, words),
    )
