"""The JSON schema of a codebook file, made from the table by which it is read: editors check and complete with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue, catalogue_of
from qualcode.model.codes import RelationKind
from qualcode.reading.lists.codebook_file import BOOK, CODE, RelatedField
from qualcode.reading.lists.yaml_fields import (
    ChoiceField,
    FlagField,
    ListField,
    NameOrRecordField,
    RecordField,
    SchemaField,
    TextField,
)

if TYPE_CHECKING:
    from qualcode.catalogue import Language

_TEXT = ["string", "number", "null"]  # what looks like a number is text for the reader
_PATTERNS = {"colour": "^#[0-9A-Fa-f]{6}$", "key": r"^\S(.{0,38}\S)?$", "name": r"\S"}


def codebook_schema(language: Language) -> dict[str, object]:
    """The schema, with what each key means in a language."""
    words = catalogue_of(language)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": words.gettext("Codebook of qualcode"),
        **_record(BOOK, words),
        "definitions": {"code": _record(CODE, words)},
    }


def _meanings(words: Catalogue) -> dict[str, str]:
    return {
        "title": words.gettext("What the codebook is called."),
        "description": words.gettext("What the codebook is about."),
        "codes": words.gettext("Codes; below a code its sub-codes."),
        "name": words.gettext("What it is called; no sibling has the same name."),
        "key": words.gettext("What the team calls the code by in all copies, such as K2.1; no other code has it."),
        "kind": words.gettext("The kind of category; where it is left out, that of the code above."),
        "origin": words.gettext("Where the code comes from; where it is left out, as the code above."),
        "colour": words.gettext('The colour in the margin, in quotation marks: “"#0072b2"”.'),
        "definition": words.gettext("What it means."),
        "include": words.gettext("When to code."),
        "exclude": words.gettext("When not to code."),
        "borders": words.gettext("Where it ends and a neighbouring code begins."),
        "change": words.gettext(
            "What the last edit of the rules was: another rule, or only better wording (editorial)."
        ),
        "note": words.gettext(
            "Why the rules were edited; with a new note “change” holds for rules that are new here."
        ),
        "source": words.gettext("The source in the literature."),
        "related": words.gettext("Related codes by name or path; “strategy: name” says what such a one is to this."),
        "weight_meaning": words.gettext("What a weight from 0 to 100 says."),
        "exclusive": words.gettext("Whether only one sub-code may be given to a passage."),
        "ordered": words.gettext("Whether the levels are ordered, the lowest first."),
        "levels": words.gettext("The levels of an evaluative code; that a case cannot be classified is no level."),
        "anchors": words.gettext("Anchor examples."),
        "text": words.gettext("The words of the example."),
        "label": words.gettext("Where it comes from."),
        "coding": words.gettext("The id of the coding that it is taken from."),
        "invented": words.gettext("Whether nobody said these words."),
    }


def _record(record: RecordField, words: Catalogue) -> dict[str, object]:
    meanings = _meanings(words)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(record.needed),
        "properties": {
            name: {"description": meanings[name], **_value(name, field, words)}
            for name, field in record.fields.items()
        },
    }


def _value(name: str, field: SchemaField, words: Catalogue) -> dict[str, object]:
    """What a key may hold."""
    if field is CODE:
        return {"$ref": "#/definitions/code"}
    if isinstance(field, TextField):
        return {"type": _TEXT, **({"pattern": _PATTERNS[name]} if name in _PATTERNS else {})}
    if isinstance(field, FlagField):
        return {"type": ["boolean", "null"]}
    if isinstance(field, ChoiceField):
        return {"enum": [*(choice.value for choice in field.choices), None]}
    if isinstance(field, ListField):
        return {"type": ["array", "null"], "items": _value("", field.entries, words)}
    if isinstance(field, NameOrRecordField):
        return {"anyOf": [{"type": ["string", "number"]}, _record(field.record, words)]}
    if isinstance(field, RelatedField):
        kinds = {kind.value: {"type": ["string", "number"]} for kind in RelationKind}
        one = {"type": "object", "additionalProperties": False, "minProperties": 1, "maxProperties": 1}
        return {"anyOf": [{"type": ["string", "number"]}, {**one, "properties": kinds}]}
    assert isinstance(field, RecordField)  # noqa: S101 - there are no other fields
    return _record(field, words)
