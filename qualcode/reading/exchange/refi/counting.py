"""What the first sources of a file tell of how its program counts, before any of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.errors import ReadingError
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.guids import spelled_guid
from qualcode.reading.exchange.origins import own_model
from qualcode.reading.exchange.placing import LearntCounting
from qualcode.reading.exchange.refi.passages import text_selections
from qualcode.reading.exchange.refi.texts import part_named
from qualcode.reading.exchange.refi.xml_stream import RefiStream, child_text, local_name, value
from qualcode.reading.source.encoding import decode_as_it_stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from qualcode.reading.exchange.refi.container import Container

_MOST = 30  # sources: more would tell nothing new
_HOLDERS = frozenset({"TextSource", "Representation", "Transcript", "TextDescription"})
_LISTED = frozenset({"Cases", "Sources"})
_BEFORE_SOURCES = frozenset({"Users", "CodeBook", "Variables", "Cases", "Sources"})


def learnt_counting(container: Container) -> LearntCounting:
    """What some sources with plain texts tell; nothing of a file of our own, which is known. Raises ReadingError."""
    learnt = LearntCounting()
    number = 0
    for element in _counted(container):
        selections = [selection.passage for selection in text_selections(element)]
        raw = _raw(element, container) if selections else None
        if raw is not None:
            learnt.add(spelled_guid(value(element, "guid")), raw, selections)
            number += 1
        if number == _MOST:
            break
    return learnt


def _counted(container: Container) -> Iterator[etree._Element]:
    """The elements that have selections by characters, each as long as the next is not asked for."""
    for inside, element in RefiStream(container.project(), container.name).elements(_LISTED):
        if not inside and own_model(value(element, "origin"), has_mark=False) is not None:
            return
        if inside and inside not in _BEFORE_SOURCES:
            return
        if inside == "Sources":
            yield from (holder for holder in element.iter() if local_name(holder) in _HOLDERS)


def _raw(element: etree._Element, container: Container) -> RawText | None:
    """The plain text beside it, or in it; None where there is none that can be read."""
    part = part_named(value(element, "plainTextPath"), container)
    if not part:
        return RawText(child_text(element, "PlainTextContent")) if child_text(element, "PlainTextContent") else None
    try:
        return RawText(decode_as_it_stands(container.read(part), part)[0])
    except ReadingError:
        return None
