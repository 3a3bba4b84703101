"""Text boxes and frames of a Word file whose words are labels of codes: put in brackets before their paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.reading.office.word_xml import local, words_of_element

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS = frozenset(("AlternateContent", "drawing", "pict", "object"))


def bracket_boxes(document: _Element) -> None:
    """Change the document in place: “[#words]” stands at the beginning of the paragraph that a box is anchored in.

    A paragraph that is a frame is a line of its own in brackets, before the one that it stands beside.
    """
    for box in list(document.iter("{*}txbxContent")):
        if not any(local(above) == "txbxContent" for above in box.iterancestors()):
            _move(box)
    for paragraph in list(document.iter("{*}p")):
        if paragraph.find("{*}pPr/{*}framePr") is not None and (words := _label(paragraph)):
            for child in list(paragraph):
                if local(child) != "pPr":
                    paragraph.remove(child)
            paragraph.append(_run(paragraph, words))


def _move(box: _Element) -> None:
    holder, paragraph = box, box
    while local(paragraph) != "p" and paragraph.getparent() is not None:
        holder = paragraph if local(paragraph) in _HOLDERS else holder
        paragraph = paragraph.getparent()  # type: ignore[assignment]  # it has one
    parent = holder.getparent()
    if local(paragraph) != "p" or parent is None:
        return  # the other half of an alternative, which went with the first
    words = "; ".join(words_of_element(inner) for inner in box if words_of_element(inner))
    parent.remove(holder)
    if label := _bracketed(words):
        paragraph.insert(int(paragraph.find("{*}pPr") is not None), _run(paragraph, f"{label} "))


def _label(paragraph: _Element) -> str:
    return _bracketed(words_of_element(paragraph))


def _bracketed(words: str) -> str:
    plain = words.replace("[", "(").replace("]", ")").strip()
    return f"[#{plain}]" if plain else ""


def _run(paragraph: _Element, words: str) -> _Element:
    space = str(paragraph.tag).rpartition("}")[0]
    run = paragraph.makeelement(f"{space}}}r")
    text = run.makeelement(f"{space}}}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run
