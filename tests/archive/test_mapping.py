"""The mapping of metadata and the file that fills it."""

from __future__ import annotations

import pytest

from qualcode.errors import ReadingError
from qualcode.reporting.archive.mapping import (
    KNOWN,
    SHIPPED,
    MetadataValue,
    metadata_template,
    read_mapping,
    read_metadata,
    shipped_fields,
)
from qualcode.reporting.archive.places import CONTENT, DATACITE, ddi_place


def written(tmp_path, text):
    file = tmp_path / "file.yaml"
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_mapping_is_good_and_names_every_field_in_both_languages():
    fields = shipped_fields()
    assert len({field.name for field in fields}) == len(fields) > 40
    assert all(field.called["de"] and field.called["en"] for field in fields)
    assert all(ddi_place(place) for field in fields for place in field.ddi)
    assert {field.datacite for field in fields} <= {"", *DATACITE}
    assert {field.known for field in fields} <= {"", *KNOWN}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fields:\n  - name: a\n    dci: [x]\n", "line 3"),
        ("fields:\n  - name: a\n  - name: b\n    known: wafes\n", "line 4"),
        ("fields:\n  - name: a\n    ddi: [stdyDscr/citation]\n", "line 3"),
        ("fields:\n  - name: a\n    ddi: [stdyDscr/titl]\n", "line 3"),
        ("fields:\n  - name: a\n    ddi: ['stdyDscr/stdyInfo/sumDscr/collDate[event=never]']\n", "line 3"),
        ("fields:\n  - name: a\n    datacite: title\n", "line 3"),
        ("fields:\n  - name: A b\n", "line 2"),
        ("fields:\n  - en: a\n", "line 2"),
        ("fields:\n  - name: a\n  - name: a\n", "two fields"),
        ("filds: []\n", "line 1"),
        ("fields: &a []\n", "line 1"),
        ("", "empty"),
    ],
)
def test_what_a_mapping_cannot_hold_is_refused_with_its_line(tmp_path, text, problem):
    with pytest.raises(ReadingError, match=problem):
        read_mapping(written(tmp_path, text))


def test_values_are_texts_or_records_or_lists_of_them(tmp_path):
    file = written(
        tmp_path,
        "title: 2020\nkeywords: [a, '', b]\n"
        "creators:\n  - Muster, Erika\n  - {name: 'Muster, Max', affiliation: Universität}\n",
    )
    said = read_metadata(file, shipped_fields())
    assert said["title"] == (MetadataValue("2020"),)
    assert said["creators"][1] == MetadataValue("Muster, Max", {"affiliation": "Universität"})
    assert [value.text for value in said["keywords"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel: x\n", "line 1.*titel"),
        ("title: x\ncreators:\n  - {name: a, orcid: b}\n", "line 3"),
        ("creators:\n  - {affiliation: b}\n", "line 2"),
        ("title: [[a]]\n", "line 1"),
    ],
)
def test_metadata_that_no_field_takes_is_refused_with_its_line(tmp_path, text, problem):
    with pytest.raises(ReadingError, match=problem):
        read_metadata(written(tmp_path, text), shipped_fields())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_template_names_every_field_and_says_nothing(tmp_path, language):
    fields = shipped_fields()
    file = written(tmp_path, metadata_template(fields, language))
    assert read_metadata(file, fields) == {}
    assert all(f"\n{field.name}:\n" in file.read_text("utf-8") for field in fields)


def test_a_replaced_mapping_is_read_as_the_shipped_one(tmp_path):
    assert read_mapping(written(tmp_path, SHIPPED.read_text("utf-8"))) == shipped_fields()


def test_every_place_of_the_content_leads_up_to_the_root():
    inside = {child for children in CONTENT.values() for child in children}
    assert set(CONTENT) - {"codeBook"} <= inside
