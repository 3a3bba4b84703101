"""Taking codebook files in: the preview says what is done, and codes may go where they stand in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.model.codes import RuleChange
from qualcode.reading.lists.codebook_file import load
from qualcode.reading.lists.codebooks import read
from qualcode.reporting.codebook.import_words import preview_lines
from qualcode.workspace.codebook import anchors
from qualcode.workspace.codebook.codes import UndecidedChange, edit
from qualcode.workspace.codebook.file_import import preview, take_in_files
from qualcode.workspace.material.document_export import codebook_yaml
from qualcode.workspace.workspace import Workspace
from tests.helpers import add_coder, add_document, give, last, new_project

HERE = """\
title: Buch
codes:
  - name: A
    definition: Alles was eins zwei drei war.
    codes:
      - name: B
      - name: C
        key: K1
  - name: D
    colour: "#0072b2"
"""
THERE = """\
title: Buch
codes:
  - name: D
    colour: "#0072b2"
    codes:
      - name: Neu
        codes:
          - name: B
  - name: A
    definition: Alles was eins vier drei war.
  - name: E
    codes:
      - name: C heißt anders
        key: K1
"""


@pytest.fixture
def space(tmp_path):
    with new_project(tmp_path) as project:
        anna = add_coder(project)
        made = Workspace(project, "lead")
        take_in_files(made, [load(HERE, "x")])
        give(project, add_document(project), project.codes.find("B"), anna)
        yield made


def paths(space):
    return [code.full_name for code in space.project.codes.book()]


def told(planned, *, moves=False):
    return dict(preview_lines(planned, catalogue_of("en"), moves=moves))


def test_the_preview_tells_what_is_new_changed_elsewhere_and_gone(space):
    planned = preview(space.project, load(THERE, "x"))
    assert told(planned) == {
        "New": ["D / Neu", "D / Neu / B", "E"],
        "Changed": [
            "A",
            "  definition: … was eins zwei drei war. → … was eins vier drei war.",
            "A / C",
            "  name: C → C heißt anders",
        ],
        "Elsewhere in the file, stays where it is": [
            "A / C → E / C heißt anders",
            "A / B → D / Neu / B (known by its name)",
        ],
    }
    assert told(preview(space.project, load(THERE, "x"), moves=True), moves=True)["New"] == ["D / Neu", "E"]
    assert told(preview(space.project, load("codes: [{name: A}]", "x")))["Not in the file, stays"] == [
        "A / B",
        "A / C",
    ]
    assert preview(space.project, load("codes: [{name: A}]", "x")).others == 1


def test_codes_go_where_they_stand_in_the_file_with_their_codings_by_one_undo(space):
    before = paths(space)
    take_in_files(space, [load(THERE, "x")], moves=True, change=RuleChange.RULE)
    assert paths(space) == ["D", "D / Neu", "D / Neu / B", "A", "E", "E / C heißt anders"]
    assert [space.book[coding.code].full_name for coding in space.project.codings.all()] == ["D / Neu / B"]
    assert not told(preview(space.project, load(THERE, "x"), moves=True))
    assert last(space.project).kind == "codebook.import"
    space.project.undo(space.author)
    assert paths(space) == before


def test_without_it_they_stay(space):
    take_in_files(space, [load(THERE, "x")], change=RuleChange.EDITORIAL, note="besser gesagt")
    assert paths(space) == ["A", "A / B", "A / C heißt anders", "D", "D / Neu", "D / Neu / B", "E"]


WHOLE = """\
title: Buch
codes:
  - name: A
    kind: evaluative
    definition: Alt.
    include: Wenn.
    source: Lit 2020
    related: [D]
    levels: [tief, hoch]
    ordered: true
    anchors:
      - text: Ausgedacht.
        invented: true
"""
PARTS = {
    "teil.csv": "Code;Definition\nA;Neu.\n",
    "teil.qdc": '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="7c108712-b650-4892-ac0b-fc9a10190c3b" '
    'name="A" isCodable="true"><Description>Neu.</Description></Code></Codes></CodeBook>',
}


@pytest.mark.parametrize("name", PARTS)
def test_what_a_file_has_no_place_for_stays_as_it_is(space, tmp_path, name):
    take_in_files(space, [load(WHOLE, "x")])
    before = space.project.codes.find("A")
    (tmp_path / name).write_text(PARTS[name], encoding="utf-8")
    draft, _warnings = read(tmp_path / name)
    assert told(preview(space.project, draft))["Changed"] == ["A", "  definition: Alt. → Neu."]
    take_in_files(space, [draft])
    after = space.project.codes.find("A")
    assert after == replace(
        before, rules=replace(before.rules, definition="Neu."), rule_version=before.rule_version + 1
    )


def test_an_example_that_is_a_passage_stays_where_a_file_does_not_name_it(space):
    take_in_files(space, [load(WHOLE, "x")])
    project = space.project
    coding = give(project, project.documents.all()[0], project.codes.find("A"), project.coders.all()[0])
    anchors.add_passage(space, project.codes.find("A"), coding)
    with_passage = project.codes.find("A").anchors
    (done,) = take_in_files(space, [load(WHOLE, "x")])
    assert (done.changed, done.kept_anchors) == ([], ["A"])
    assert project.codes.find("A").anchors == with_passage
    (done,) = take_in_files(space, [load(WHOLE.partition("    anchors")[0], "x")])
    assert [anchor.text for anchor in project.codes.find("A").anchors] == [with_passage[1].text]


def test_a_file_says_of_an_edit_what_it_asks_for_by_a_note_that_is_new_here(space):
    codes = space.project.codes
    code = codes.find("B")
    edit(space, code, {"definition": "Neu."}, change=RuleChange.EDITORIAL, note="genauer")
    text = codebook_yaml(space)[0]
    assert "definition: Neu.\n        change: editorial\n        note: genauer\n" in text
    assert take_in_files(space, [load(text, "x")])[0].same == paths(space)

    changed = text.replace("definition: Neu.", "definition: Neuer.")
    with pytest.raises(UndecidedChange):  # what it says was said of the edit before
        take_in_files(space, [load(changed, "x")])
    noted = changed.replace("note: genauer", "note: noch genauer")
    take_in_files(space, [load(noted, "x")])
    edits = [version.said for version in space.project.rule_checks.versions(code.key)[1:]]
    assert [(said.change, said.note) for said in edits] == [
        (RuleChange.EDITORIAL, "genauer"),
        (RuleChange.EDITORIAL, "noch genauer"),
    ]
    idle = codebook_yaml(space)[0].replace("note: noch genauer", "note: ganz genau")
    assert take_in_files(space, [load(idle, "x")])[0].idle_notes == ["A / B"]
    assert codes.find("B").rule_version == 3


def test_a_file_that_only_notes_an_edit_is_asked_what_it_asks_for(space):
    noted = load(HERE.replace("- name: B", "- name: B\n        definition: Neu.\n        note: zu weit"), "x")
    with pytest.raises(UndecidedChange):
        take_in_files(space, [noted])
    take_in_files(space, [noted], change=RuleChange.RULE, note="alle")
    assert "note: zu weit" in codebook_yaml(space)[0]
