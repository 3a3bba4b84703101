"""How the words of a DOCX look, and what follows: hidden and struck-through ones go, marked ones are remembered.

A run is hidden or struck through by itself, by its style, by the style of its paragraph, or by the defaults of the
document, in this order. Where marked words, and those that a comment is about, begin and end, signs that no text
holds are put into the document; whoever makes the text of it takes them out again (see `edge_signs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.model.readings.markings import MarkingKind
from qualcode.reading.office.word_xml import WordParts, attribute, lines_of_element, local
from qualcode.reading.source.edge_signs import EdgeSigns, without_signs
from qualcode.reading.source.options import ReadingOptions

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = {"0", "false", "off", "none"}
_PLAIN = {"", "auto", "none", "clear", "ffffff"}
_PRINTED = {"t", "tab", "br", "cr", "ptab", "sym", "noBreakHyphen", "softHyphen"}
_HIDDEN, _STRUCK = ("vanish",), ("strike", "dstrike")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The passages that were taken out of a document."""

    hidden: tuple[str, ...]
    struck: tuple[str, ...]


def take_out(parts: WordParts, styles: _Element | None, options: ReadingOptions) -> TakenOut:
    """Take hidden and struck-through words out of the document in place, unless they are wanted."""
    looks = _Looks(styles)
    roots = (parts.document, *parts.notes.values())
    for root in roots:
        for text in root.iter("{*}t"):
            text.text = without_signs(text.text or "")
    return TakenOut(
        () if options.hidden else _taken(roots, looks, _HIDDEN),
        () if options.struck else _taken(roots, looks, _STRUCK),
    )


def mark(parts: WordParts, signs: EdgeSigns) -> None:
    """Put signs around what is marked in the document, in place."""
    _mark_colours(parts.document, signs)
    _mark_comments(parts, signs)


class _Looks:
    """What is said of the look of runs."""

    def __init__(self, styles: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._roots = () if styles is None else (styles,)
        self._defaults = None if styles is None else styles.find("{*}docDefaults/{*}rPrDefault/{*}rPr")
        self._usual = ""
        for style in () if styles is None else styles.iterchildren("{*}style"):
            name = attribute(style, "styleId")
            self._styles[name] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._usual = name

    def occur(self, root: _Element, names: Sequence[str]) -> bool:
        """Whether one of these properties is said anywhere in the document or its styles."""
        wanted = [f"{{*}}{name}" for name in names]
        return any(next(place.iter(*wanted), None) is not None for place in (root, *self._roots))

    def has(self, run: _Element, names: Sequence[str]) -> bool:
        """Whether one of these properties holds of a run."""
        return any(self._has(run, name) for name in names)

    def _has(self, run: _Element, name: str) -> bool:
        for properties in self._properties(run):
            found = None if properties is None else properties.find(f"{{*}}{name}")
            if found is not None:
                return attribute(found, "val").casefold() not in _OFF
        return False

    def _properties(self, run: _Element) -> Iterator[_Element | None]:
        """What is said of a run, the nearest first."""
        own = run.find("{*}rPr")
        yield own
        yield from self._of_style(_value(own, "rStyle"))
        paragraph = next(run.iterancestors("{*}p"), None)
        above = None if paragraph is None else paragraph.find("{*}pPr")
        yield from self._of_style(_value(above, "pStyle") or self._usual)
        yield self._defaults

    def _of_style(self, name: str) -> Iterator[_Element | None]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style.find("{*}rPr")
            name = _value(style, "basedOn")


def _value(properties: _Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{{*}}{name}")
    return "" if found is None else attribute(found, "val")


def _colour(run: _Element) -> str:
    """The colour behind a run: the name of a highlight, or `#rrggbb`; empty where there is none."""
    properties = run.find("{*}rPr")
    highlight = _value(properties, "highlight")
    if highlight.casefold() not in _PLAIN:
        return highlight
    shade = None if properties is None else properties.find("{*}shd")
    fill = "" if shade is None else attribute(shade, "fill").casefold()
    return "" if fill in _PLAIN else f"#{fill}"


def _taken(roots: Sequence[_Element], looks: _Looks, names: Sequence[str]) -> tuple[str, ...]:
    """Take the words of runs with one of these properties out; runs side by side are one passage."""
    passages: list[str] = []
    for root in roots:
        if looks.occur(root, names):
            for runs in _runs_by_paragraph(root):
                passages += _taken_of_paragraph(runs, [looks.has(run, names) for run in runs])
    return tuple(passages)


def _taken_of_paragraph(runs: Sequence[_Element], are_meant: Sequence[bool]) -> Iterator[str]:
    passage: list[str] = []
    before: _Element | None = None  # the last text that stays
    for run, is_meant in zip(runs, are_meant, strict=True):
        if is_meant:
            passage += (_printed(element) for element in run if local(element) in _PRINTED)
            for element in [element for element in run if local(element) in _PRINTED]:
                run.remove(element)
            continue
        texts = [text for text in run.iter("{*}t") if text.text]
        if texts:
            if passage:
                _close_gap(before, texts[0])
                yield from _told(passage)
                passage = []
            before = texts[-1]
    yield from _told(passage)


def _told(passage: Sequence[str]) -> Iterator[str]:
    words = " ".join("".join(passage).split())
    if words:
        yield words


def _printed(element: _Element) -> str:
    return element.text or "" if local(element) == "t" else " "


def _close_gap(before: _Element | None, behind: _Element) -> None:
    """Of two blanks around what was taken out one stays."""
    words = behind.text or ""
    if words[:1].isspace() and (before is None or (before.text or "")[-1:].isspace()):
        behind.text = words[1:]


def _runs_by_paragraph(root: _Element) -> Iterator[list[_Element]]:
    """The runs of each paragraph; those of a text box in it belong to the paragraphs of the box."""
    runs: dict[_Element, list[_Element]] = {}
    for run in root.iter("{*}r"):
        paragraph = next(run.iterancestors("{*}p"), None)
        if paragraph is not None and _space(run) == _space(paragraph):  # formulas have runs of their own
            runs.setdefault(paragraph, []).append(run)
    return iter(runs.values())


def _space(element: _Element) -> str:
    return str(element.tag).rpartition("}")[0]


def _mark_colours(document: _Element, signs: EdgeSigns) -> None:
    """Put signs around words on a ground of their own; side by side in one colour they are one marking."""
    if next(document.iter("{*}highlight", "{*}shd"), None) is None:
        return
    for runs in _runs_by_paragraph(document):
        marked = [(text, _colour(run)) for run in runs for text in run.iterchildren("{*}t") if text.text]
        for index, (text, colour) in enumerate(marked):
            before = marked[index - 1][1] if index else ""
            behind = marked[index + 1][1] if index + 1 < len(marked) else ""
            words = text.text or ""
            if colour and colour != before:
                words = signs.begin(MarkingKind.HIGHLIGHT, colour=colour) + words
            text.text = words + signs.end() if colour and colour != behind else words


def _mark_comments(parts: WordParts, signs: EdgeSigns) -> None:
    """Put signs around the words that comments are about; one about none is about its paragraph so far, or all."""
    comments = {attribute(comment, "id"): comment for comment in parts.comments}
    for reference in list(parts.document.iter("{*}commentReference")):
        comment = comments.get(attribute(reference, "id"))
        words = "" if comment is None else lines_of_element(comment)
        texts = _texts_before(parts.document, reference) or _texts_beside(reference)
        if comment is None or not words or not texts:
            continue
        begun = signs.begin(MarkingKind.COMMENT, text=words, author=attribute(comment, "author"))
        texts[0].text = begun + (texts[0].text or "")
        texts[-1].text = (texts[-1].text or "") + signs.end_of(begun)


def _texts_before(document: _Element, reference: _Element) -> list[_Element]:
    """The texts between the beginning of a comment's range, or of its paragraph, and its reference."""
    name = attribute(reference, "id")
    starts = (start for start in document.iter("{*}commentRangeStart") if attribute(start, "id") == name)
    start = next(starts, None)
    if start is None:
        start = next(reference.iterancestors("{*}p"), None)
    if start is None:
        return []
    texts: list[_Element] = []
    for element in _behind(start):
        if local(element) == "commentRangeEnd" and attribute(element, "id") == name:
            break
        if element is reference:
            break
        if local(element) == "t" and element.text:
            texts.append(element)
    return texts


def _texts_beside(reference: _Element) -> list[_Element]:
    """The texts of the paragraph of a comment's reference that stand before it; all of them where none does."""
    paragraph = next(reference.iterancestors("{*}p"), None)
    if paragraph is None:
        return []
    texts: list[_Element] = []
    for element in paragraph.iterdescendants():
        if element is reference and texts:
            break
        if local(element) == "t" and element.text:
            texts.append(element)
    return texts


def _behind(start: _Element) -> Iterator[_Element]:
    """All elements within and behind one, in the order of the document."""
    yield from start.iterdescendants()
    place: _Element | None = start
    while place is not None:
        for sibling in place.itersiblings():
            yield from sibling.iter()
        place = place.getparent()
