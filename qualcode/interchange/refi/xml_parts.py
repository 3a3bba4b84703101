"""What the XML of projects and of codebooks has in common: texts that XML can hold, GUIDs, codes, the file itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from qualcode.interchange.refi.describing import code_description
from qualcode.interchange.refi.dialects import DialectRules
from qualcode.model.exchange.losses import Fate, Loss, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.described import MARK
from qualcode.safe_text import visible

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.model.exchange.project import ExchangeCode

SCHEMA_PLACE = "http://schema.qdasoftware.org/versions"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold, escaped or not."""
_OURS = UUID("5b1c1d3e-0f0b-5f5e-9d37-6f0a1c2b7e19")  # in which names of things become GUIDs


@dataclass(slots=True)
class WrittenXml:
    """What is noted while XML is written: the namespace, GUIDs that stand already, what became something else."""

    namespace: str
    rules: DialectRules
    losses: list[Loss] = field(default_factory=list)
    _guids: set[str] = field(default_factory=set)
    _called: dict[tuple[str, str], str] = field(default_factory=dict)

    def tag(self, name: str) -> str:
        """The name of an element in its namespace."""
        return f"{{{self.namespace}}}{name}"

    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
        """A new element, whose namespace needs no prefix."""
        from lxml import etree

        return etree.Element(self.tag(name), attributes or {}, nsmap={None: self.namespace})

    def child(
        self, parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None, text: str | None = None
    ) -> etree._Element:
        """A new element as the last one in another."""
        from lxml import etree

        child = etree.SubElement(parent, self.tag(name), attributes or {})
        child.text = text
        return child

    def text(self, text: str, kind: LossKind, name: str = "") -> str:
        """A text as XML can hold it; control characters become symbols, which is told."""
        if text.isprintable() or not CONTROLS.search(text):
            return text
        self.losses.append(Loss(kind, LossReason.CONTROLS_SHOWN, visible(name or text[:40]), fate=Fate.CHANGED))
        return CONTROLS.sub(lambda found: visible(found[0]) if found[0] < "\x20" else "\ufffd", text)

    def new(self, kind: str, guid: str) -> str:
        """The GUID of a thing as it is written, upper case; another one where two things have one."""
        written = guid.upper()
        if written in self._guids:
            written = self.made(kind, guid)
            self._called[kind, guid] = written
            self.losses.append(Loss(LossKind.FIELD, LossReason.GUID_TWICE, guid, fate=Fate.CHANGED))
        self._guids.add(written)
        return written

    def called(self, kind: str, guid: str) -> str:
        """The GUID under which a thing was or will be written."""
        return self._called.get((kind, guid)) or guid.upper()

    def made(self, kind: str, name: str) -> str:
        """The GUID of something that has none here: the same for the same name, in every copy of the project."""
        return str(uuid5(_OURS, f"{kind} {name}")).upper()


def code_elements(
    written: WrittenXml,
    codes: tuple[ExchangeCode, ...],
    note: Callable[[etree._Element, str], None] = lambda _element, _guid: None,
    path: tuple[str, ...] = (),
) -> Iterator[etree._Element]:
    """Codes with their sub-codes inside them, or behind them where the dialect wants one flat list.

    `note` puts references to notes about the code of a GUID where they belong.
    """
    for code in codes:
        name = written.rules.flat.join((*path, code.draft.name)) if written.rules.flat else code.draft.name
        element = written.element(
            "Code",
            {
                "guid": written.new("code", code.guid),
                "name": written.text(name, LossKind.CODE, name),
                "isCodable": "true" if code.is_codable else "false",
            },
        )
        if code.draft.colour:
            element.set("color", code.draft.colour)
        description = code_description(code.draft, code.former)
        if description or written.rules.describes_codes:
            written.child(element, "Description", text=written.text(description, LossKind.CODE, name))
        note(element, code.guid)
        if MARK in description:
            written.losses.append(Loss(LossKind.CODE, LossReason.IN_DESCRIPTION, name, fate=Fate.CHANGED))
        if not written.rules.flat:
            element.extend(code_elements(written, code.children, note))
            yield element
            continue
        if path:
            details = (written.rules.program,)
            written.losses.append(Loss(LossKind.CODE, LossReason.FLAT_NAME, name, fate=Fate.CHANGED, details=details))
        yield element
        yield from code_elements(written, code.children, note, (*path, code.draft.name))
