"""The JSON schema takes what the reader takes and says what each key means."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codes import CodebookDraft
from qualcode.reading.lists.codebook_file import dump
from qualcode.reading.lists.codebook_schema import codebook_schema
from tests.reading.test_codebook_file import CODES, TEXTS, WHOLE, siblings

SCHEMA: Any = codebook_schema("en")
TYPES = {"string": str, "number": (int, float), "null": type(None), "object": dict, "array": list, "boolean": bool}


def fits(value: Any, schema: Any) -> bool:
    """Whether a value is as the part of JSON schema that is used here says."""
    if "$ref" in schema:
        return fits(value, SCHEMA["definitions"][schema["$ref"].rsplit("/")[-1]])
    if "anyOf" in schema:
        return any(fits(value, option) for option in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(
        isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names
    ):
        return False
    if isinstance(value, str):
        return "pattern" not in schema or re.search(schema["pattern"], value) is not None
    if isinstance(value, list):
        return all(fits(entry, schema["items"]) for entry in value)
    if isinstance(value, dict):
        most, least = schema.get("maxProperties", 99), schema.get("minProperties", 0)
        known, needed = schema["properties"], set(schema.get("required", ()))
        return (
            needed <= value.keys() <= known.keys()
            and least <= len(value) <= most
            and all(fits(inner, known[key]) for key, inner in value.items())
        )
    return True


@settings(deadline=None, max_examples=25)
@given(st.builds(CodebookDraft, TEXTS, siblings(CODES), TEXTS))
def test_what_is_written_fits(book: CodebookDraft) -> None:
    assert fits(yaml.safe_load(dump(book)), SCHEMA)


@pytest.mark.parametrize("name", ["analyseraster", "koordination", "schnittstellen", "themen"])
def test_the_shipped_codebooks_fit(name: str) -> None:
    text = (Path(__file__).parents[2] / "codebooks" / f"{name}.yaml").read_text("utf-8")

    assert fits(yaml.safe_load(text), SCHEMA)


@pytest.mark.parametrize(
    ("before", "after"),
    [("  - name: Zugang", "  - nam: Zugang"), ("kind: analytic", "kind: analytisch"), ('"#0072b2"', "rot"),
     ("exclusive: true", "exclusive: vielleicht"), ("related: [Bleiben,", "related: [{weil: Bleiben},")],
)  # fmt: skip
def test_what_the_reader_refuses_does_not_fit(before: str, after: str) -> None:
    assert fits(yaml.safe_load(WHOLE), SCHEMA)
    assert not fits(yaml.safe_load(WHOLE.replace(before, after)), SCHEMA)


def test_each_key_says_what_it_means_in_both_languages() -> None:
    german = json.dumps(codebook_schema("de"), ensure_ascii=False)

    assert "Ankerbeispiele" in german
    assert german.count("description") == json.dumps(SCHEMA).count("description")
