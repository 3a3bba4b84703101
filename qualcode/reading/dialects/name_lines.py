"""Labels on lines of their own above the words, as meeting programs and transcription services write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from qualcode.language.forms.normalised import Composed
from qualcode.reading.dialects.forms import Candidate, FoldedNames, line_of_its_own
from qualcode.reading.dialects.labels import has_title, is_known_label, is_name, is_short, is_small_label
from qualcode.reading.dialects.stamps import is_stamp_line

_LEAST_CAPITALS = 3


def lines_of_their_own(text: str, known: Collection[str]) -> list[Candidate]:
    """Names that fill a line: with a time in it or on the next line, known labels, names with a title, capitals.

    Where there are none, other names count that stand below an empty line and above their words.
    """
    glass, names = Composed(text), FoldedNames(known)
    lines = list(line_of_its_own().finditer(glass.text))
    found = list(_names(glass, lines, names, lenient=False))
    if len({candidate.speaker for candidate in found}) > 1:
        return found
    return list(_names(glass, lines, names, lenient=True))


def _names(
    glass: Composed, lines: Sequence[re.Match[str]], names: FoldedNames, *, lenient: bool
) -> Iterator[Candidate]:
    for found in lines:
        speaker = " ".join(found["label"].strip("_* ").split())
        if found["number"] or not speaker:
            continue
        is_label = speaker in names or is_known_label(speaker) or is_small_label(speaker)
        if not is_label and not (is_name(speaker) or (lenient and is_short(speaker))):
            continue
        is_alone = is_label or has_title(speaker) or (speaker.isupper() and len(speaker) > _LEAST_CAPITALS)
        if not (is_alone or found["time"] or found["stamps"]):
            above, below = _neighbours(glass.text, found.start(), found.end())
            heads_words = lenient and not above.strip() and bool(below.strip())
            if not (heads_words or is_stamp_line(above.strip()) or is_stamp_line(below.strip())):
                continue
        span = glass.span(found.start("line"), found.end())
        yield Candidate(span.start, span.end, speaker)


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The lines above and below; empty where there are none."""
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    following = text.find("\n", end + 1)
    return above, text[end + 1 : following if following >= 0 else len(text)]
