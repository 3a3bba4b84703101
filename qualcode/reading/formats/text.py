"""Text and Markdown files: decoded, and otherwise as they are. Markdown is not interpreted, its marks stay."""

from __future__ import annotations

from qualcode.model.documents import count_words
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.result import WordCheck
from qualcode.reading.transcripts.splitting import markdown_headings


def extract_text(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of a file; a head of YAML may stand at its top (see `head`).

    Raises ReadingError for what `decode` refuses.
    """
    text, warnings = decode(data, name, options.encoding)
    words = count_words(text)
    return Extract(
        text,
        headings=markdown_headings(text),
        head=True,
        loose_lines=True,
        warnings=warnings,
        words=WordCheck(words, words),
    )
