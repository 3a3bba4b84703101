"""A codebook file comes back as somebody wrote it: comments, the order of keys, quotes and broken lines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codebooks.layouts import NO_LAYOUT, layout_as_json, layout_from_json
from qualcode.model.codes import CodebookDraft, CodeDraft, Rules
from qualcode.reading.lists.codebook_file import SCHEMA_LINE, dump, load, with_schema
from tests.reading.test_codebook_file import CODES, TEXTS, siblings

WRITTEN = """\
# Codebuch der Studie
# zweite Zeile

title: "Wege"   # Titel
# über das Buch
description: >-
  Erfunden für diese
  Prüfung.

codes:
  # ---- erster Teil ----
  - name: Zugang  # wichtig
    origin: inductive
    kind: analytic
    # warum diese Farbe
    colour: "#0072b2"
    definition: Wie jemand
      zum Verein kam.
    include: |
      Erster Kontakt.
      Auch # kein Kommentar
    related: [Bleiben, 2022, "a, b"]  # siehe dort
    levels:
      - hoch  # oben
      # dazwischen
      - name: mittel
        definition: so lala
    anchors:
      # aus dem Pretest
      - text: >-
          Ich stand
          halt da.
        label: IV 2021
    codes:  # Unter

      # Unterteil
      - name: über Familie
        kind: analytic
      - name: 007

  # ---- zweiter Teil ----
  - name: Bleiben
    exclusive: false
# Ende

# ganz am Ende
"""


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#[^\n]*", text))


def test_a_file_comes_back_as_it_was_written() -> None:
    assert dump(load(WRITTEN, "x")) == WRITTEN


@pytest.mark.parametrize("name", ["analyseraster", "koordination", "schnittstellen", "themen"])
def test_the_shipped_codebooks_come_back_as_they_are(name: str) -> None:
    text = (Path(__file__).parents[2] / "codebooks" / f"{name}.yaml").read_text("utf-8")

    assert dump(load(text, name)) == text


def test_lists_may_stand_under_their_keys() -> None:
    text = "codes:\n# a\n- name: A\n  related:\n  - B  # b\n  codes:\n  - name: C\n"

    assert dump(load(text, "x")) == text


def test_only_what_changed_differs() -> None:
    book = load(WRITTEN, "x")
    access, stay = book.codes
    changed = replace(access, rules=replace(access.rules, definition="Wie jemand kam."), weight_meaning="wie sehr")
    lines = dump(replace(book, codes=(changed, stay))).split("\n")
    before = WRITTEN.split("\n")

    new = ["    definition: Wie jemand kam.", "    weight_meaning: wie sehr"]
    assert [line for line in lines if line not in before] == new
    assert [line for line in before if line not in lines] == ["    definition: Wie jemand", "      zum Verein kam."]


def test_what_stood_above_something_that_is_gone_stands_above_the_next() -> None:
    book = load(WRITTEN, "x")
    access, stay = book.codes
    bare = CodeDraft("Zugang", Rules(definition="Neu."), kind=access.kind, origin=access.origin)
    text = dump(replace(book, codes=(bare, stay)))

    assert comments(text.replace("# kein Kommentar", "")) == [
        comment for comment in comments(WRITTEN)
        if comment not in ("# kein Kommentar", '#0072b2"', "# Unterteil")
    ]  # fmt: skip
    assert load(text, "x") == replace(book, codes=(bare, stay))


def test_a_file_in_the_usual_form_has_nothing_to_keep() -> None:
    book = CodebookDraft("T", (CodeDraft("A"),))

    assert load(dump(book), "x").layout == NO_LAYOUT
    assert load(with_schema(dump(book)), "x").layout == NO_LAYOUT
    assert with_schema(f"{SCHEMA_LINE}\ncodes: []\n").count("$schema") == 1


@settings(deadline=None, max_examples=40)
@given(st.builds(CodebookDraft, TEXTS, siblings(CODES), TEXTS), st.integers(0, 2**32), siblings(CODES))
def test_comments_and_values_hold_whatever_the_codebook_is(
    book: CodebookDraft, seed: int, others: tuple[CodeDraft, ...]
) -> None:
    usual = dump(book).rstrip("\n").split("\n")
    lines: list[str] = []
    for number, line in enumerate(usual):
        if re.match(r"( *)(- )?[a-z_]+:( |$)", line) and seed >> (number % 32) & 1:
            lines.append(f"{line[: len(line) - len(line.lstrip())]}# Zeile {number}: ä")
        lines.append(line)
    text = "\n".join([*lines, "# Ende", ""])
    try:
        read = load(text, "x")
    except Exception:  # noqa: BLE001 - a line that looks like a key stood inside of a text
        return
    if read != book:
        return  # the same
    assert read.layout is not None
    assert dump(read) == text
    assert load(dump(replace(read, codes=others)), "x") == replace(book, codes=others)
    named = replace(read.layout, codes={(str(key),): record for key, record in enumerate(read.layout.codes.values())})
    assert layout_from_json(layout_as_json(named)) == (named if named else NO_LAYOUT)


@pytest.mark.parametrize(
    "text",
    ["[]", "{", '{"top": 1}', '{"top": {}, "codes": [], "end": [], "indent": 2, "dash": 2}', "[" * 10_000,
     '{"top": {"keys": [{"name": "title", "style": "!!"}]}, "codes": {}, "end": [], "indent": 2, "dash": 2}',
     '{"top": {"keys": [{"name": "title", "words": [-1]}]}, "codes": {}, "end": [], "indent": 2, "dash": 2}',
     '{"top": {"keys": []}, "codes": {}, "end": [[1e400, "# a"]], "indent": 2, "dash": 2}'],
)  # fmt: skip
def test_what_another_copy_holds_as_a_layout_and_is_none_counts_as_nothing(text: str) -> None:
    assert layout_from_json(text) == NO_LAYOUT


def test_a_comment_of_another_copy_cannot_be_a_line_of_the_file() -> None:
    held = {"top": {"keys": [{"name": "title", "above": [[0, "# a\ncodes: []"], [0, "codes: []"], [900, "# b"]]}]},
            "codes": {}, "end": [], "indent": 99, "dash": 0}  # fmt: skip
    layout = layout_from_json(json.dumps(held))

    assert [line.text for line in layout.top.keys[0].place.above] == ["# b"]
    assert load(dump(CodebookDraft("T", (CodeDraft("A"),), layout=layout)), "x").codes == (CodeDraft("A"),)
