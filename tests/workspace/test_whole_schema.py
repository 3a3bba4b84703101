"""Every element and attribute of the standard is taken or told: leaving one out of a file changes what is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from qualcode.model.exchange.coordinates import CoordinateModel
from qualcode.reading.exchange.refi.project import read_refi
from qualcode.reading.source.options import ExchangeOptions
from qualcode.workspace.exchange.intake_plan import IntakeSayings, plan_intake

if TYPE_CHECKING:
    from lxml import etree

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_NAMESPACE = "urn:QDA-XML:project:1.0"
_TEXT = "Der Mut war da. Und die Angst auch, am Ende."
_MOST_LEVELS = 9
_REFERENCES = {
    "CodeRef": "Code",
    "MemberCode": "Code",
    "MemberNote": "Note",
    "SourceRef": "TextSource",
    "MemberSource": "TextSource",
    "SelectionRef": "PlainTextSelection",
}
_USERS = frozenset({"creatingUser", "modifyingUser", "creatingUserGUID", "modifyingUserGUID"})
_ENDS = {"originGUID": "TextSource", "targetGUID": "Case"}
_OWN = {"NoteRef": ("Notes", "Note"), "VariableRef": ("Variables", "Variable")}  # each its own: two are no one

_EXEMPT = re.compile(
    # By what it is known, and nothing in the file calls it so: an identity is no content.
    r"\b(Variable|SyncPoint|Transcript|Representation|TextDescription|Coding|\w+Selection|\w+Source|Link|Set|Graph)/@guid$"
    # What belongs to something that is told as lost by its name goes with it.
    r"|\bGraph/(Vertex|Edge)\b"
    r"|\b(Picture|Audio|Video)Selection/(Coding/)?@|\bPDFSelection/@(first|second)[XY]$"
    r"|\b(Note|PDFSelection/Representation)/(PlainTextSelection/)?(Coding/)?@"
    r"|\b(Note|PDFSelection/Representation)/PlainTextSelection/Coding\b"
    r"|\bCase/SelectionRef/@"
    # What is about the project needs no word of it.
    r"|^Project/NoteRef$"
)


class _Instance:
    """A file with every element and attribute that the schema has, each value but once."""

    def __init__(self) -> None:
        from lxml import etree

        self._etree = etree
        schema = etree.fromstring((files("qualcode.interchange.refi") / "Project.xsd").read_bytes())
        self._types = {kind.get("name"): kind for kind in schema.iterfind(f"{_XSD}complexType")}
        self._enumerated = {
            kind.get("name"): [entry.get("value") for entry in kind.iter(f"{_XSD}enumeration")]
            for kind in schema.iterfind(f"{_XSD}simpleType")
        }
        self._number = count(1)
        self._given: dict[str, list[str]] = {}

    def made(self) -> etree._Element:
        """The whole file."""
        root = self._element("Project", "ProjectType", 0)
        self._refer(root)
        return root

    def _element(self, name: str, kind: str, level: int) -> etree._Element:
        element = self._etree.Element(f"{{{_NAMESPACE}}}{name}", nsmap={None: _NAMESPACE})
        declared = self._types.get(kind)
        if declared is None:
            element.text = self._value(name, kind)
            return element
        for attribute in declared.iterfind(f"{_XSD}attribute"):
            element.set(
                str(attribute.get("name")), self._value(f"{name}@{attribute.get('name')}", attribute.get("type"))
            )
        if "guid" in element.attrib:
            self._given.setdefault(name, []).append(str(element.get("guid")))
        if level < _MOST_LEVELS:
            for child in self._children(name, declared):
                if child.get("name") == name and level > 4:
                    continue
                element.append(self._element(str(child.get("name")), str(child.get("type")), level + 1))
        return element

    def _children(self, name: str, declared: etree._Element) -> Iterator[etree._Element]:
        """The elements below; of values that exclude each other only the text, the others stand with variables."""
        values = [child for choice in declared.iterfind(f".//{_XSD}choice") for child in choice]
        for child in declared.iter(f"{_XSD}element"):
            if name != "VariableValue" or child not in values or child.get("name") == "TextValue":
                yield child

    def _value(self, name: str, kind: str | None) -> str:
        number = next(self._number)
        if name == "PlainTextContent":
            return f"{_TEXT} {number}"
        if "Path" in name or name.endswith("@path"):
            return ""
        made: dict[str | None, Callable[[], str]] = {
            "xsd:string": lambda: f"said {number} things",
            "GUIDType": lambda: f"{number:08}-0000-4000-8000-{number:012}",
            "RGBType": lambda: f"#{number:06}",
            "xsd:dateTime": lambda: f"2024-01-{number % 27 + 1:02}T{number % 24:02}:{number % 60:02}:00Z",
            "xsd:boolean": lambda: "false",
            "xsd:integer": lambda: {"startPosition": "4", "endPosition": "7"}.get(
                name.rsplit("@", maxsplit=1)[-1], str(number % 9)
            ),
        }
        return made[kind]() if kind in made else str(self._enumerated[str(kind)][-1])

    def _refer(self, root: etree._Element) -> None:
        """Let references lead to what there is, and coders take turns."""
        second = deepcopy(root.find(".//{*}User"))
        second.set("guid", self._value("@guid", "GUIDType"))
        root.find("{*}Users").append(second)
        users = self._given["User"][0], str(second.get("guid"))
        for element in list(root.iter()):
            name = _name(element)
            if name in _OWN:
                element.set("targetGUID", self._added(root, *_OWN[name]))
                continue
            if name == "Transcript":
                self._mark_times(element)
            for key in element.attrib:
                target = _REFERENCES.get(name, _ENDS.get(str(key)))
                if key in _USERS:
                    element.set(key, users[sum(1 for _above in element.iterancestors()) % 2])
                elif key != "guid" and target is not None:
                    element.set(key, self._given[target][0])

    def _added(self, root: etree._Element, place: str, name: str) -> str:
        """One more thing of a list, which has but what it must have; gives its GUID."""
        number = next(self._number)
        guid = self._value("@guid", "GUIDType")
        thing = self._etree.SubElement(root.find(f"{{*}}{place}"), f"{{{_NAMESPACE}}}{name}")
        thing.set("guid", guid)
        thing.set("name", f"named {number}")
        if name == "Note":
            self._etree.SubElement(thing, f"{{{_NAMESPACE}}}PlainTextContent").text = f"noted {number}"
        else:
            thing.set("typeOfVariable", "Text")
        return guid

    def _mark_times(self, transcript: etree._Element) -> None:
        """Two points of time, between which the passage of a transcript lies."""
        first = transcript.find("{*}SyncPoint")
        second = deepcopy(first)
        second.set("guid", self._value("@guid", "GUIDType"))
        first.addnext(second)
        for point, position in ((first, "4"), (second, "7")):
            point.set("position", position)
        selection = transcript.find("{*}TranscriptSelection")
        selection.set("fromSyncPoint", first.get("guid"))
        selection.set("toSyncPoint", second.get("guid"))


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _taken(root: etree._Element, file: Path) -> str:
    """All that a new project would get of a file, and all that would be told as lost."""
    from lxml import etree

    file.write_bytes(etree.tostring(root, encoding="utf-8"))
    read = replace(read_refi(file, ExchangeOptions(CoordinateModel())), guid="")  # made of attributes of the project
    plan = plan_intake(None, read, IntakeSayings())
    texts = [(source.text, source.marks, source.file_name) for source in read.sources]
    return repr((plan.rows, plan.losses, texts, read.name, read.program))


def _parts(root: etree._Element) -> Iterator[tuple[str, Callable[[etree._Element], None]]]:
    """Each attribute and element once by its name and that above, with what takes it away."""
    seen = set()
    for element in root.iter():
        path = root.getroottree().getpath(element)
        above = element.getparent()
        holder = "/".join(_name(part) for part in reversed(list(islice(element.iterancestors(), 3))))
        for key in element.attrib:
            if (told := f"{holder}/{_name(element)}/@{key!s}") not in seen and element.get(key):
                seen.add(told)
                yield told, lambda copy, path=path, key=key: _at(copy, path).attrib.pop(key)  # type: ignore[misc]
        if above is not None and (told := f"{holder}/{_name(element)}") not in seen:
            seen.add(told)
            yield told, lambda copy, path=path: _take(_at(copy, path))  # type: ignore[misc]


def _at(root: etree._Element, path: str) -> etree._Element:
    return cast("list[etree._Element]", root.xpath(path))[0]


def _take(element: etree._Element) -> None:
    above = element.getparent()
    assert above is not None
    above.remove(element)


def _silent(root: etree._Element, file: Path, every: int) -> list[str]:
    """What can be left out of the file and nobody notices; tried is each of so many parts."""
    whole, parts = _taken(root, file), list(_parts(root))
    assert len(parts) > 500
    silent = []
    for told, take in parts[::every]:
        if not _EXEMPT.search(told):
            copy = deepcopy(root)
            take(copy)
            if _taken(copy, file) == whole:
                silent.append(told)
    return silent


@pytest.mark.parametrize("every", [23, pytest.param(1, marks=pytest.mark.stress)])
def test_every_element_and_attribute_of_the_standard_is_taken_or_told(tmp_path: Path, every: int) -> None:
    assert _silent(_Instance().made(), tmp_path / "all.qde", every) == []
