"""A codebook for other programs is valid against the schema of the standard, and comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from qualcode.interchange.refi.codebook_xml import codebook_xml
from qualcode.model.codes import CodeDraft
from qualcode.model.exchange.project import ExchangeCode
from qualcode.reading.lists.codebooks import read
from tests.reading.test_codebook_table import BOOKS


def exchanged(codes: tuple[CodeDraft, ...]) -> tuple[ExchangeCode, ...]:
    numbers: Iterator[int] = iter(range(1, 10_000))

    def walk(code: CodeDraft) -> ExchangeCode:
        guid = f"00000000-0000-4000-8000-{next(numbers):012d}"
        return ExchangeCode(guid, replace(code, children=()), children=tuple(map(walk, code.children)))

    return tuple(map(walk, codes))


def coloured(codes: tuple[CodeDraft, ...]) -> tuple[CodeDraft, ...]:
    return tuple(replace(code, colour=code.colour or "#123456", children=coloured(code.children)) for code in codes)


@settings(deadline=None, max_examples=12)
@given(BOOKS)
def test_what_is_written_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, codes: tuple[CodeDraft, ...]
) -> None:
    path = tmp_path_factory.mktemp("qdc") / "buch.qdc"
    path.write_bytes(codebook_xml(exchanged(codes), "qualcode")[0])

    assert coloured(read(path)[0].codes) == coloured(codes)


def test_it_is_valid_against_the_schema_of_the_standard(shared: Path) -> None:
    schema = etree.XMLSchema(file=str(shared / "samples" / "refi" / "Codebook.xsd"))
    code = CodeDraft("=cmd", children=(CodeDraft("A / B 🙂", colour="#0072b2"),))

    schema.assertValid(etree.fromstring(codebook_xml(exchanged((code,)), "qualcode")[0]))
