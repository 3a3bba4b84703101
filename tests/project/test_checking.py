"""The check finds what is planted, and reports instead of failing."""

from __future__ import annotations

import json
import random

import pytest

from qualcode.errors import ProjectDamaged, QualcodeError
from qualcode.model.codes import CodeDraft
from qualcode.model.documents import Structure, TimeMark, Turn
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.checking.values import problems_of_values
from qualcode.project.project import Project
from tests.helpers import (
    LEAD,
    add_code,
    add_coder,
    add_document,
    draft,
    give,
    only_project,
    problems,
    raw,
    without_triggers,
)


@pytest.fixture
def path(tmp_path):
    with only_project(tmp_path) as project:
        document = add_document(project, "one", "Some words to be coded. " * 1000)
        theme = add_code(project, "Theme")
        add_code(project, "Below", theme)
        other = add_code(project, "Other")
        anna = add_coder(project)
        coding = give(project, document, theme, anna, memo="why")
        project.codings.change(coding, anna, weight=3)
        project.memos.add(MemoTarget(document=document.key, span=Span(1, 3)), "m", anna)
        project.codings.remove([give(project, document, other, anna)], anna)
    return project.path


def found(path):
    with Project.open(path) as project:
        findings = project.check()
        before = project.log()
        assert project.check() == findings
        assert project.log() == before
    return {finding.name: finding.problems for finding in findings if finding.problems}


def test_a_whole_project_has_no_problem_and_says_what_was_looked_at(path):
    with Project.open(path) as project:
        findings = project.check()
    assert not [problem for finding in findings for problem in finding.problems]
    assert [finding.name for finding in findings] == [
        "file",
        "references",
        "texts",
        "passages",
        "orphans",
        "values",
        "codebook",
        "triggers",
        "history",
        "sums",
        "search",
        "findings",
        "beside",
        "unfinished",
    ]
    seen = {finding.name: finding.seen for finding in findings}
    assert seen["texts"] == "1 hashed"
    assert seen["passages"] == "1 inside their texts"
    assert seen["codebook"] == "3 codes"
    assert seen["history"].startswith("11 entries")


def test_an_empty_project_has_no_problem(project):
    assert problems(project) == []


PLANTED = {
    "a text with another letter": (
        "UPDATE texts SET text = replace(text, 'words', 'wards')",
        "texts",
        "not the text",
    ),
    "a text with a wrong length": ("UPDATE texts SET length = length + 1", "texts", "wrong length"),
    "a text with a wrong number of words": ("UPDATE texts SET words = words + 1", "texts", "number of words"),
    "a structure that is no list": ("UPDATE structures SET paragraphs = '5'", "texts", "structure 1"),
    "a structure that is no json": ("UPDATE structures SET turns = '['", "texts", "cannot be read"),
    "a structure of wrong things": ("UPDATE structures SET turns = '[5]'", "texts", "cannot be read"),
    "an odd number of edges": ("UPDATE structures SET sentences = '[1]'", "texts", "cannot be read"),
    "a sentence outside": ("UPDATE structures SET sentences = '[0,999999]'", "texts", "outside"),
    "a turn outside": ("UPDATE structures SET turns = '[[0,999999,0,\"I\"]]'", "texts", "outside"),
    "a time mark outside": ("UPDATE structures SET marks = '[[0,999999,0]]'", "texts", "outside"),
    "a coding outside of its text": ('UPDATE codings SET "end" = 999999', "passages", "codings row 1: 0:999999"),
    "a memo outside of its text": ('UPDATE memos SET "end" = 999999 WHERE start > 0', "passages", "memos row"),
    "a cycle in the tree": ("UPDATE codes SET parent_id = 2 WHERE id = 1", "codebook", "below itself"),
    "a code below itself": ("UPDATE codes SET parent_id = id WHERE id = 1", "codebook", "code 1"),
    "a code without rules": ("DELETE FROM code_rules WHERE code_id = 3", "codebook", "no rules"),
    "a coding under another code's rules": ("UPDATE codings SET rule_id = 3", "codebook", "rules of another code"),
    "a reference into nothing": ("UPDATE codings SET coder_id = 99", "references", "coders"),
    "a document that is missing": ("DELETE FROM documents", "references", "documents"),
    "a row that the history does not know": (
        "INSERT INTO cases (uuid, name) VALUES ('u', 'n')",
        "history",
        "1 rows of cases",
    ),
    "a missing insertion in the history": (
        "DELETE FROM changes WHERE table_name = 'codings' AND old IS NULL AND row_id = 1",
        "history",
        "1 rows of codings are left",
    ),
    "a missing change in the history": (
        "DELETE FROM changes WHERE table_name = 'codings' AND json_extract(old, '$.weight') IS NULL AND row_id = 1",
        "history",
        "rows of changes are missing",
    ),
    "the last change missing": (
        "DELETE FROM changes WHERE id = (SELECT MAX(id) FROM changes)",
        "history",
        "1 rows of changes are missing",
    ),
    "a missing entry": (
        "DELETE FROM entries WHERE id = 3",
        "history",
        "1 rows of entries are missing",
    ),
    "an image that is no image": ("UPDATE changes SET old = 'x' WHERE old IS NOT NULL", "history", "replay failed"),
    "an entry left open": ("INSERT INTO open_entry VALUES (1, 1, 0)", "history", "left open"),
    "a kind that is none": ("UPDATE coders SET kind = 'ghost'", "file", "CHECK"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_damage_is_found_where_it_is(path, planted):
    statement, place, words = PLANTED[planted]
    with without_triggers(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(statement).rowcount > 0
    seen = found(path)
    assert place in seen, seen
    assert any(words in problem for problem in seen[place]), seen


def test_json_of_versions_levels_and_types_that_cannot_be_read_is_found(project):
    document, code, anna = add_document(project), add_code(project, "Theme"), add_coder(project)
    born = "2026-01-01T00:00:00Z"
    planted = {
        "codebook_versions": {"name": "V", "note": "", "codes": '[{"name":"x"}]', "created": born},
        "case_levels": {
            "document_id": document.key,
            "code_id": code.key,
            "coder_id": anna.key,
            "round": 1,
            "reason": "",
            "passages": "[1]",
            "created": born,
            "changed": born,
        },
        "typologies": {"name": "T", "note": "", "axes": '[{"name":"x"}]', "author_id": anna.key, "created": born},
        "types": {"typology_id": 1, "position": 1, "name": "A", "description": "", "cells": "[[1]]"},
    }
    with project.change("code.add", LEAD):
        for table, values in planted.items():
            project._store.insert(table, **values)
    seen = problems_of_values(project._store)
    for table in planted:
        assert any(f"{table} row 1" in problem and "cannot be read" in problem for problem in seen), (table, seen)


def test_a_changed_or_missing_trigger_is_found_in_an_open_project(project):
    """On opening it is refused; here somebody changes it while the project is open."""
    with raw(project.path) as connection:
        connection.execute("DROP TRIGGER codings_insert")
        connection.execute("DROP TRIGGER memos_delete")
        connection.execute("CREATE TRIGGER memos_delete AFTER DELETE ON memos BEGIN SELECT 1; END")
    assert [problem.split()[1] for problem in problems(project)] == ["codings_insert", "memos_delete"]


def test_words_that_are_no_utf_8_are_a_finding_and_no_failure(path):
    with without_triggers(path) as connection:
        connection.execute("UPDATE texts SET text = CAST(x'C328' AS TEXT)")
    seen = found(path)
    assert any("damaged" in problem for problem in seen["texts"])


def test_flipped_bytes_never_go_unnoticed(path):
    """Wherever the words of a text or of a row image stand, a flipped byte is found or opening is refused."""
    whole = bytearray(path.read_bytes())
    places = [place for word in (b"words to be coded", b"anna", b'"weight"') for place in _all(whole, word)]
    chosen = random.Random(7).sample(places, 12)
    for place in chosen:
        damaged = bytearray(whole)
        damaged[place] ^= 0x04
        path.write_bytes(damaged)
        try:
            seen = found(path)
        except QualcodeError:
            continue
        assert seen, (place, bytes(whole[place - 20 : place + 20]))
    path.write_bytes(whole)
    assert found(path) == {}


def _all(data, word):
    place = data.find(word)
    while place >= 0:
        yield place
        place = data.find(word, place + 1)


def test_a_page_full_of_rubbish_is_a_finding_or_a_refusal(path):
    whole = path.read_bytes()
    size = 4096
    for page in range(1, len(whole) // size, 5):
        path.write_bytes(whole[: page * size] + b"\xff" * size + whole[(page + 1) * size :])
        try:
            assert found(path)
        except ProjectDamaged:
            continue
    path.write_bytes(whole)
    assert found(path) == {}


def test_a_structure_whose_parts_lie_inside_is_no_problem(project):
    one = draft("one", "I: Why? [00:01]")
    fields = {name: getattr(one, name) for name in type(one).__dataclass_fields__}
    structure = Structure(
        "s", (Span(0, 15),), (Turn(Span(0, 15), "I", 3),), (Span(3, 7),), (TimeMark(Span(8, 15), 1000),)
    )
    project.documents.add([type(one)(**{**fields, "structure": structure})], LEAD)
    assert problems(project) == []


def test_after_forgetting_the_gaps_in_the_history_are_no_problem(project):
    document = add_document(project)
    project.forgetting.documents([document.uuid], LEAD)
    project.codes.add(CodeDraft("A"), None, LEAD)
    assert problems(project) == []


def test_inside_a_change_the_history_is_not_replayed(project):
    with project.change("bulk", LEAD):
        add_code(project)
        (problem,) = problems(project)
    assert "left open" in problem
    assert problems(project) == []


def test_images_are_plain_json(project):
    project.codes.edit(add_code(project, "Über „uns“ 🙂"), CodeDraft("x"), LEAD)
    ((image,),) = project._store.all("SELECT old FROM changes WHERE old IS NOT NULL AND table_name = 'codes'")
    assert json.loads(image)["name"] == "Über „uns“ 🙂"
