"""A deposit's metadata as DDI-Codebook 2.5."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from qualcode.reporting.archive.mapping import MetadataValue, StudyMetadata, gap
from qualcode.reporting.archive.places import ATTRIBUTES, CONTENT, DATES, ONCE, DdiPlace, ddi_place
from qualcode.reporting.writers.whole_files import xml_safe

NAMESPACE = "ddi:codebook:2_5"
_SCHEMA = "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class DepositFile:
    """A file of a deposit: its path inside, its format, what is in it; `is_data` tells data from what is about it."""

    path: str
    format: str
    content: str
    is_data: bool


def ddi_codebook(metadata: StudyMetadata, files: Iterable[DepositFile]) -> bytes:
    """The metadata as an XML file (UTF-8), with the files of the deposit; gaps of needed fields are marked."""
    root = ET.Element(
        "codeBook",
        {
            "xmlns": NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}",
            "version": "2.5",
            "xml:lang": metadata.language,
        },
    )
    elements: dict[tuple[str, ...], ET.Element] = {(): root}
    for field in metadata.fields:
        for written in field.ddi:
            place = ddi_place(written)
            if place is not None:
                _write(elements, place, metadata.or_gap(field))
    _with_titles(elements, metadata)
    _ordered(root)
    _list(root, files)
    ET.indent(root)
    body: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _write(elements: dict[tuple[str, ...], ET.Element], place: DdiPlace, values: Sequence[MetadataValue]) -> None:
    """Write values as elements of a place, inside of those above it, of which there is one each."""
    *above, name = place.path
    if name in ONCE and values:
        values = [MetadataValue("; ".join(value.text for value in values), values[0].details)]
    for value in values:
        element = ET.SubElement(_inside(elements, tuple(above)), name, dict(place.attributes))
        element.text = xml_safe(value.text)
        for detail, attribute in ATTRIBUTES.get(name, {}).items():
            if detail in value.details:
                element.set(attribute, xml_safe(value.details[detail]))
        if name in DATES and _DAY.fullmatch(value.text):
            element.set("date", value.text)


def _inside(elements: dict[tuple[str, ...], ET.Element], path: tuple[str, ...]) -> ET.Element:
    for depth in range(1, len(path) + 1):
        upper = path[:depth]
        if upper not in elements:
            elements[upper] = ET.SubElement(elements[upper[:-1]], upper[-1])
    return elements[path]


def _with_titles(elements: dict[tuple[str, ...], ET.Element], metadata: StudyMetadata) -> None:
    """Give the study, and each citation that was begun, the title without which it is not valid."""
    titles = metadata.of("title") or (MetadataValue(gap(metadata.words.gettext("Title"), metadata.words)),)
    _inside(elements, ("stdyDscr", "citation"))
    for above in ("docDscr", "stdyDscr"):
        title = (above, "citation", "titlStmt", "titl")
        if title[:2] in elements and _inside(elements, title[:-1]).find("titl") is None:
            _write(elements, DdiPlace(title), titles)


def _ordered(element: ET.Element) -> None:
    order = CONTENT.get(element.tag)
    if order is not None:
        element[:] = sorted(element, key=lambda child: order.index(child.tag))
        for child in element:
            _ordered(child)


def _list(root: ET.Element, files: Iterable[DepositFile]) -> None:
    """Describe the files: data as such, the others as further material, which comes last."""
    others = []
    for number, file in enumerate(files, start=1):
        if file.is_data:
            described = ET.SubElement(root, "fileDscr", {"ID": f"F{number}", "URI": file.path})
            inside = ET.SubElement(described, "fileTxt")
            for name, text in (("fileName", file.path), ("fileCont", file.content), ("fileType", file.format)):
                ET.SubElement(inside, name).text = xml_safe(text)
        else:
            material = ET.Element("otherMat", {"ID": f"F{number}", "level": "study", "URI": file.path})
            ET.SubElement(material, "labl").text = xml_safe(file.path)
            ET.SubElement(material, "txt").text = xml_safe(file.content)
            others.append(material)
    root.extend(others)
