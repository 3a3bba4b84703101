"""How finely a passage is cited: by the label of its source alone, by paragraph, line of the source or time."""

from __future__ import annotations

from enum import StrEnum

from qualcode.catalogue import Catalogue, program
from qualcode.model.documents import PassagePlace


class CiteBy(StrEnum):
    """What is cited beside the label, the coarsest first."""

    LABEL = "label"
    PARAGRAPH = "paragraph"
    LINE = "line"
    TIME = "time"


def form_of(place: PassagePlace | None, wanted: CiteBy) -> CiteBy:
    """The finest form that is known of a passage and not finer than the wanted one."""
    if place is None or wanted is CiteBy.LABEL:
        return CiteBy.LABEL
    if wanted is CiteBy.TIME and place.time is not None:
        return CiteBy.TIME
    if wanted in (CiteBy.TIME, CiteBy.LINE) and place.lines is not None:
        return CiteBy.LINE
    return CiteBy.PARAGRAPH if place.paragraphs[1] else CiteBy.LABEL


def cited_place(place: PassagePlace | None, wanted: CiteBy, words: Catalogue | None = None) -> str:
    """“para. 34”, “ll. 12–15”, “00:12:31”: what stands behind the label; empty where that stands alone.

    A time that is not that of the passage's beginning, but of the last mark before it, is “from 00:12:31”.
    """
    form = form_of(place, wanted)
    if place is None or form is CiteBy.LABEL:
        return ""
    words = words or program()
    if form is CiteBy.TIME:
        return time_words(place, words)
    if form is CiteBy.LINE and place.lines is not None:
        return cited_lines(place.lines, words)
    first, last = map(str, place.paragraphs)
    if first == last:
        return words.gettext("para. {paragraph}", paragraph=first)
    return words.gettext("paras. {first}–{last}", first=first, last=last)


def cited_lines(lines: tuple[int, int], words: Catalogue | None = None) -> str:
    """“l. 12”, “ll. 12–15”: how lines of a source are cited, in the program's language or that of `words`."""
    first, last = map(str, lines)
    catalogue = words or program()
    if first == last:
        return catalogue.gettext("l. {line}", line=first)
    return catalogue.gettext("ll. {first}–{last}", first=first, last=last)


def place_words(place: PassagePlace, words: Catalogue | None = None) -> str:
    """All that is known of where a passage stands, in short: “¶34–35, ll. 12–15, 00:12:31”."""
    words = words or program()
    parts = [f"¶{paragraph_range(place)}"] if place.paragraphs[1] else []
    parts += [cited_lines(place.lines, words)] if place.lines else []
    return ", ".join(filter(None, (*parts, time_words(place, words))))


def paragraph_range(place: PassagePlace) -> str:
    """“34” or “34–35”; empty in a text without paragraphs."""
    first, last = place.paragraphs
    return "" if not last else str(last) if first == last else f"{first}–{last}"


def time_code(milliseconds: int) -> str:
    """A time in a recording, rounded down to seconds: “00:12:31”."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def time_words(place: PassagePlace, words: Catalogue) -> str:
    """“00:12:31”, or “from 00:12:31” where that is the time of a mark before it; empty where none is known."""
    if place.time is None:
        return ""
    time = time_code(place.time)
    return time if place.at_mark else words.gettext("from {time}", time=time)
