"""How the words of an OpenDocument text look: bold, hidden, struck through, on a ground of their own, commented on.

What holds of words is said by the style of their span or paragraph, or by a style above that one. Hidden and
struck-through words are taken out of the document; around what is marked signs are put (see `edge_signs`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.model.readings.markings import MarkingKind
from qualcode.reading.office.word_xml import attribute, local
from qualcode.reading.source.edge_signs import EdgeSigns, without_signs
from qualcode.reading.source.text_builder import WordLook

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOLD = {"bold", "600", "700", "800", "900"}
_ITALIC = {"italic", "oblique"}
_PLAIN = {"", "transparent", "none", "#ffffff"}
_PARAGRAPHS = ("{*}p", "{*}h")
_MAY_GO = ("{*}section", "{*}p", "{*}h", "{*}span", "{*}hidden-text")


class StyleLooks:
    """What the styles of a document say, by their names."""

    def __init__(self, roots: Sequence[_Element]) -> None:
        """`roots` are the parts that hold styles; those of later ones win."""
        self._above: dict[str, str] = {}
        self._said: dict[str, dict[str, str]] = {}
        for root in roots:
            for style in root.iter("{*}style"):
                name = attribute(style, "name")
                properties = style.find("{*}text-properties")
                self._above[name] = attribute(style, "parent-style-name")
                self._said[name] = {} if properties is None else {
                    str(key).rpartition("}")[2]: str(value) for key, value in properties.attrib.items()
                }  # fmt: skip

    def look(self, element: _Element, around: WordLook) -> WordLook:
        """What the words of an element look like, in what looks like `around`."""
        return WordLook(
            around.bold or self._value(element, "font-weight") in _BOLD,
            around.italic or self._value(element, "font-style") in _ITALIC,
        )

    def is_hidden(self, element: _Element) -> bool:
        """Whether the style of an element hides its words, or the element itself says so."""
        name = local(element)
        if name == "hidden-text":
            return attribute(element, "is-hidden") == "true"
        if name == "section":
            return attribute(element, "display") == "none"
        hiding = (field for field in element.iter("{*}hidden-paragraph") if attribute(field, "is-hidden") == "true")
        return self._value(element, "display") == "none" or (name != "span" and next(hiding, None) is not None)

    def is_struck(self, element: _Element) -> bool:
        """Whether the style of an element strikes its words through."""
        style, kind = (self._value(element, f"text-line-through-{name}") for name in ("style", "type"))
        return (style or kind) not in ("", "none")

    def colour(self, element: _Element) -> str:
        """The colour behind the words of a span, `#rrggbb`; empty where there is none."""
        colour = self._value(element, "background-color").casefold()
        return "" if colour in _PLAIN or local(element) != "span" else colour

    def _value(self, element: _Element, name: str) -> str:
        style = attribute(element, "style-name")
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            value = self._said.get(style, {}).get(name)
            if value is not None:
                return value
            style = self._above.get(style, "")
        return ""


def take_hidden(body: _Element, looks: StyleLooks) -> tuple[str, ...]:
    """Take hidden words out of the document in place; the passages."""
    for element in body.iter("*"):
        element.text, element.tail = without_signs(element.text or ""), without_signs(element.tail or "")
    return _taken(body, looks.is_hidden)


def take_struck(body: _Element, looks: StyleLooks) -> tuple[str, ...]:
    """Take struck-through words out of the document in place; the passages."""
    return _taken(body, looks.is_struck)


def _taken(body: _Element, is_meant: Callable[[_Element], bool]) -> tuple[str, ...]:
    """Empty the elements that are meant, each a passage; what lies within one goes with it."""
    passages: list[str] = []
    for element in list(body.iter(*_MAY_GO)):
        if body in element.iterancestors() and is_meant(element):
            words = " ".join(" ".join(_texts(element)).split())
            passages += [words] if words else []
            for child in list(element):
                element.remove(child)
            element.text = ""
    return tuple(passages)


def _texts(element: _Element) -> Iterator[str]:
    """The words under an element, paragraph by paragraph."""
    inner = list(element.iter(*_PARAGRAPHS))
    for paragraph in inner or [element]:
        yield "".join(paragraph.itertext())


def mark(body: _Element, looks: StyleLooks, signs: EdgeSigns) -> None:
    """Put signs around words on a ground of their own and around those that comments are about, in place."""
    for span in list(body.iter("{*}span")):
        colour = looks.colour(span)
        if colour and "".join(span.itertext()).strip():
            begun = signs.begin(MarkingKind.HIGHLIGHT, colour=colour)
            span.text = begun + (span.text or "")
            span.tail = signs.end_of(begun) + (span.tail or "")
    ends = {attribute(end, "name"): end for end in body.iter("{*}annotation-end")}
    for comment in list(body.iter("{*}annotation")):
        end = ends.get(attribute(comment, "name")) if attribute(comment, "name") else None
        lines = (" ".join("".join(line.itertext()).split()) for line in comment.iter(*_PARAGRAPHS))
        words = "\n".join(filter(None, lines))
        author = comment.find("{*}creator")
        paragraph = next(comment.iterancestors(*_PARAGRAPHS), None)
        if not words or (end is None and paragraph is None):
            continue
        begun = signs.begin(MarkingKind.COMMENT, text=words, author="" if author is None else author.text or "")
        if end is not None:
            comment.tail = begun + (comment.tail or "")
            end.tail = signs.end_of(begun) + (end.tail or "")
        elif paragraph is not None:
            _mark_paragraph(paragraph, comment, begun, signs.end_of(begun))


def _mark_paragraph(paragraph: _Element, comment: _Element, begun: str, ended: str) -> None:
    """Put the signs of a comment about nothing around its paragraph up to it, or around all where it stands first."""
    is_behind_words = _words_before(paragraph, comment)
    paragraph.text = begun + (paragraph.text or "")
    if is_behind_words:
        comment.tail = ended + (comment.tail or "")
    else:
        last = paragraph[-1]
        last.tail = (last.tail or "") + ended


def _words_before(paragraph: _Element, comment: _Element) -> bool:
    """Whether words stand in a paragraph before the comment."""
    element = comment
    while element is not paragraph:
        if any((sibling.tail or "").strip() for sibling in element.itersiblings(preceding=True)):
            return True
        spans = (sibling for sibling in element.itersiblings("{*}span", preceding=True))
        if any("".join(span.itertext()).strip() for span in spans):
            return True
        above = element.getparent()
        if above is None:
            return False
        if (above.text or "").strip():
            return True
        element = above
    return False
