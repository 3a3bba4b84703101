"""The XML of a REFI-QDA file, element by element, whatever namespace it names.

Only what a project is made of is kept at a time: a source, a note, a case. A document type is refused before anything
in it counts, and libxml2 bounds nesting (256), names and texts (10 MB) by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.source.zip_package import cause_of

if TYPE_CHECKING:
    from lxml import etree

_PIECE = 2**16  # bytes that are parsed before anybody looks
_FIRST_PIECE = 64  # before the root: a document type is refused before its entities are written out
_PROLOGUE = 2**16
_MOST_ATTRIBUTES = 1_000  # lxml takes the square of their number of steps


def local_name(element: etree._Element) -> str:
    """The name without its namespace."""
    return _local(str(element.tag))


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name right below."""
    return element.iterchildren(f"{{*}}{name}")


def child_text(element: etree._Element, name: str) -> str:
    """The text of the first element of that name below, as it stands; empty where there is none."""
    return next(("".join(child.itertext()) for child in children(element, name)), "")


def value(element: etree._Element, name: str) -> str:
    """An attribute; empty where it is missing."""
    return element.get(name) or ""


class RefiStream:
    """The root's attributes at once, then one element after the other."""

    def __init__(self, pieces: Iterable[bytes], name: str) -> None:
        self._pieces = pieces
        self._name = name

    def elements(self, listed: frozenset[str]) -> Iterator[tuple[str, etree._Element]]:
        """The root as ("", root) when it begins, then what ended: with the name of the list that it stands in.

        What stands right below the root comes whole with its own name, but the elements of `listed` come one by one.
        Each is gone when the next is asked for. Raises ReadingError.
        """
        from lxml import etree

        parser = etree.XMLPullParser(
            ("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        depth, inside = 0, ""
        try:
            for piece in self._parts():
                parser.feed(piece)
                for event, element in parser.read_events():
                    if event == "start":
                        depth += 1
                        self._refuse_attributes(element)
                        if depth == 1:
                            self._refuse_document_type(element)
                            yield "", element
                        elif depth == 2:
                            inside = local_name(element)
                        continue
                    if depth == (3 if inside in listed else 2):
                        yield inside, element
                        _drop(element)
                    depth -= 1
            parser.close()
        except etree.XMLSyntaxError as problem:
            raise ReadingError(
                _("“{name}” is damaged or no REFI-QDA file ({cause}).", name=self._name, cause=cause_of(problem)),
                _("Export it anew in the program that made it."),
            ) from problem

    def _parts(self) -> Iterator[bytes]:
        """Small ones at the beginning."""
        parsed = 0
        for piece in self._pieces:
            start = 0
            while start < len(piece):
                length = _PIECE if parsed + start >= _PROLOGUE else _FIRST_PIECE
                yield piece[start : start + length]
                start += length
            parsed += len(piece)

    def _refuse_attributes(self, element: etree._Element) -> None:
        if len(element.attrib) > _MOST_ATTRIBUTES:
            raise ReadingError(
                _("“{name}” was not opened: an element of it has more attributes than any project.", name=self._name),
                _("Check which file it is, or export it anew in the program that made it."),
            )

    def _refuse_document_type(self, root: etree._Element) -> None:
        if root.getroottree().docinfo.doctype:
            raise ReadingError(
                _("“{name}” was not opened: its XML has a document type, which no project needs.", name=self._name),
                _("Export it anew in the program that made it."),
            )


def _drop(element: etree._Element) -> None:
    """Free it and what stood before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
