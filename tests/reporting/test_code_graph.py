"""The graph of a codebook: what of the relations is told, and how it is written."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.model.codes import CodebookDraft, CodeDraft, RelationKind, Rules, related_to
from qualcode.reporting.codebook.code_graph import code_graph, graph_dot, graph_lines, on_colour
from qualcode.reporting.codebook.code_graph_picture import graph_picture
from tests.helpers import LEAD

ENGLISH = catalogue_of("en")
HOSTILE = 'A "b" \\ </title><script>alert(1)</script> {x} 😀 é'


@pytest.fixture
def book(project):
    codes = (
        CodeDraft(
            "Types",
            children=(
                CodeDraft(
                    "Transition",
                    Rules(borders="Against Interference (Types): there at once. Against [[nothing]]."),
                    related=related_to("successive", kind=RelationKind.STRATEGY) + related_to("gone"),
                ),
                CodeDraft("Interference", Rules(borders="Against Transition: one after the other.")),
            ),
        ),
        CodeDraft("successive", related=related_to("Transition")),
        CodeDraft(HOSTILE, related=related_to("successive", "Interference")),
        CodeDraft("Interference too", related=related_to(HOSTILE)),
    )
    project.codes.take_in(CodebookDraft("", codes), LEAD)
    return project.codes.book()


def test_links_are_told_once_and_a_mere_relation_not_beside_another_one(book):
    names = {code.key: code.name for code in book}
    links = {(names[link.source], link.kind.value, names[link.target]) for link in code_graph(book).links}
    assert links == {
        ("Transition", "strategy", "successive"),
        ("Transition", "border", "Interference"),
        (HOSTILE, "related", "successive"),
        (HOSTILE, "related", "Interference"),
        ("Interference too", "related", HOSTILE),
    }
    assert not [link for link in code_graph(book, borders=False).links if link.kind is RelationKind.BORDER]


def test_the_tree_is_indented_and_tells_both_ends(book):
    lines = list(graph_lines(code_graph(book), ENGLISH))
    assert lines[:9] == [
        "Types",
        "  Transition",
        "      → strategy: successive",
        "      ↔ border: Interference",
        "      → ?: gone",
        "  Interference",
        *lines[6:8],
        "successive",
    ]
    assert set(lines[6:8]) == {"      ↔ border: Transition", f"      ↔ related: {HOSTILE}"}
    assert "    ← strategy: Transition" in lines


def test_a_branch_has_the_other_ends_of_its_links(book):
    types = next(code for code in book if code.name == "Types")
    branch = code_graph(book).of_branch(types)
    assert [code.name for code in branch.codes] == ["Types", "Transition", "Interference", "successive", HOSTILE]
    assert branch.data()["unknown"] == [{"code": book.codes[1].id, "name": "gone"}]


def test_the_picture_is_xml_that_holds_every_name_and_no_script(book):
    data = graph_picture(code_graph(book), HOSTILE, ENGLISH)
    tree = ET.fromstring(data)
    words = [text for text in tree.itertext() if text.strip()]
    assert {code.full_name for code in book} <= set(words)
    assert b"<script" not in data
    assert data == graph_picture(code_graph(book), HOSTILE, ENGLISH)


def test_dot_escapes_what_ends_a_string(book):
    text = graph_dot(code_graph(book), HOSTILE, ENGLISH)
    without = re.sub(r'"(?:[^"\\]|\\.)*"', "S", text)
    assert '"' not in without
    assert re.fullmatch(r"digraph S \{\n(  \S.*\n)+\}\n", without)
    assert text == graph_dot(code_graph(book), HOSTILE, ENGLISH)


def test_words_on_a_colour_are_black_or_white():
    assert (on_colour("#000000"), on_colour("#0072b2"), on_colour("#f0e442")) == ("#ffffff", "#ffffff", "#000000")


def test_a_codebook_without_codes_has_a_picture_too(project):
    graph = code_graph(project.codes.book())
    assert list(graph_lines(graph, ENGLISH)) == []
    ET.fromstring(graph_picture(graph, "empty", ENGLISH))
