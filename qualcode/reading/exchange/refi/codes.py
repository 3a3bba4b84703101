"""Codes, of projects and codebooks: a tree of names, colours and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeCode, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.described import described_code
from qualcode.reading.exchange.guids import spelled_guid
from qualcode.reading.exchange.refi.file import RefiFile, description
from qualcode.reading.exchange.refi.xml_stream import children, value

if TYPE_CHECKING:
    from lxml import etree


def codes_below(element: etree._Element, file: RefiFile) -> tuple[ExchangeCode, ...]:
    """The codes right below an element, each with its own; a tree of XML is no deeper than libxml2 lets it be."""
    return tuple(code_of(code, file) for code in children(element, "Code"))


def code_of(element: etree._Element, file: RefiFile) -> ExchangeCode:
    """A code with all below it."""
    guid, name = spelled_guid(value(element, "guid")), value(element, "name")
    described = described_code(description(element), name, file.colour(value(element, "color"), name))
    file.without_block(described.problem, LossKind.CODE, name)
    is_codable = value(element, "isCodable").strip().casefold() not in ("false", "0")
    if not is_codable:
        file.losses.lose(LossKind.CODE, LossReason.WAS_CATEGORY, name, fate=Fate.CHANGED)
    file.codes.setdefault(guid, name)
    file.note_refs(element, file.know(TargetKind.CODE, guid))
    fields = described.fields
    return ExchangeCode(guid, fields.draft, is_codable, codes_below(element, file), fields.former)
