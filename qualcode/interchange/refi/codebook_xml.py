"""A codebook in the exchange format (.qdc): codes in each other, each with its definition and its rules below it."""

from __future__ import annotations

import io

from qualcode.catalogue import _
from qualcode.errors import ExportError
from qualcode.interchange.refi.dialects import DialectRules
from qualcode.interchange.refi.schema import refuse_invalid
from qualcode.interchange.refi.xml_parts import SCHEMA_PLACE, XSI, WrittenXml, code_elements
from qualcode.model.exchange.losses import LossReport
from qualcode.model.exchange.project import ExchangeCode

_NAMESPACE = "urn:QDA-XML:codebook:1.0"


def codebook_xml(codes: tuple[ExchangeCode, ...], program: str) -> tuple[bytes, LossReport]:
    """The file, and what became something else in it. Raises ExportError where the standard cannot hold it."""
    from lxml import etree

    if not codes:
        raise ExportError(
            _("The codebook has no codes, and the exchange format knows no empty one."),
            _("“qualcode codebook add” adds codes, “qualcode codebook import” brings some."),
        )
    xml = WrittenXml(_NAMESPACE, DialectRules())
    place = f"{_NAMESPACE} {SCHEMA_PLACE}/Codebook/v1.0/Codebook.xsd"  # no text: a place
    root = etree.Element(
        xml.tag("CodeBook"),
        {"origin": program, f"{{{XSI}}}schemaLocation": place},
        nsmap={None: _NAMESPACE, "xsi": XSI},
    )
    xml.child(root, "Codes").extend(code_elements(xml, codes))
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    refuse_invalid(io.BytesIO(data), "Codebook")
    return data, LossReport(tuple(xml.losses), leaves=True)
