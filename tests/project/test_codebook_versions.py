"""Versions of the codebook: what is frozen is what was there, at any time the history tells, and what differs."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFound, QualcodeError
from qualcode.language.alignment.changed_words import WordChange, changed_words
from qualcode.model.codebooks.versions import (
    Descent,
    FrozenCode,
    LineageKind,
    frozen_as_json,
    frozen_from_json,
    frozen_paths,
)
from qualcode.model.codes import CodeDraft, RelationKind, Rules, related_to
from qualcode.project.file.history import Author
from qualcode.project.history_queries import Moment, as_of
from qualcode.project.project import Project
from qualcode.reporting.codebook.comparison import CodebookChange, Knowledge, compared
from qualcode.workspace.versions import versions
from qualcode.workspace.workspace import Workspace

ME = Author("Anna")


@pytest.fixture
def space(tmp_path):
    with Project.create(tmp_path / "p.qualcode", "Probe", ME) as project:
        yield Workspace(project, "Anna")


def add(space, name, parent=None, **fields):
    return space.project.codes.add(CodeDraft(name, **fields), parent, ME)


def edit(space, code, **fields):
    from qualcode.workspace.codebook import codes

    return codes.edit(space, space.project.codes.book()[code.key], fields)


def changes(found):
    return [(change.change.value, change.path[-1]) for change in found]


def test_a_version_holds_the_codebook_of_its_time_and_survives_its_file(space):
    work = add(space, "Arbeit", rules=Rules("Wo gearbeitet wird"), short_key="A1", source="Mayring")
    office = add(space, "Arbeit/Beruf", work, related=related_to("Arbeit"))
    version = versions.freeze(space, "  Nach  dem Piloten ", "erste")
    edit(space, office, name="Amt", definition="Das Amt")
    space.project.codes.move(space.project.codes.book()[office.key], None, ME)
    assert version.name == "Nach dem Piloten"
    assert version == space.project.versions.get(version.key)
    assert [code.name for code in version.codes] == ["Arbeit", "Arbeit/Beruf"]
    assert version.codes[1].related == ((RelationKind.RELATED.value, work.uuid),)
    assert frozen_from_json(frozen_as_json(version.codes)) == version.codes
    assert "anchor" not in json.dumps(frozen_as_json(version.codes))
    found = versions.compare(space, versions.state(space, "1"), versions.state(space, "now"))
    assert changes(found.changes) == [("renamed", "Amt"), ("moved", "Amt"), ("rules", "Amt")]
    assert found.changes[-1].versions == (1, 2)
    assert [(field.name, field.old, field.new) for field in found.changes[-1].fields] == [
        ("definition", "", "Das Amt")
    ]


@pytest.mark.parametrize(
    "name", ["", " \n ", "now", "Jetzt", "3", "2026-01-05", "1.2.2026", "0123456789ab", "x" * 101, "a\0b"]
)
def test_a_name_that_is_read_as_something_else_is_refused(space, name):
    add(space, "Arbeit")
    with pytest.raises(QualcodeError):
        versions.freeze(space, name)
    assert space.project.versions.all() == []


def test_a_name_is_taken_in_any_spelling_and_an_empty_codebook_is_not_frozen(space):
    with pytest.raises(QualcodeError, match="no codes"):
        versions.freeze(space, "Leer")
    add(space, "Arbeit")
    versions.freeze(space, "Übung")
    with pytest.raises(QualcodeError, match="already"):
        versions.freeze(space, "U\u0308BUNG")
    assert space.project.versions.free_name("übung") == "übung (2)"
    with pytest.raises(NotFound):
        versions.state(space, "Ubung 7")


def test_the_codebook_at_a_time_is_what_the_whole_project_was_then(space):
    work = add(space, "Arbeit", rules=Rules("a"), related=related_to("Amt"))
    office = add(space, "Amt", work)
    edit(space, office, definition="b", related=related_to("Arbeit"))
    space.project.codes.move(office, None, ME, 1)
    edit(space, work, name="Beruf", colour="#000000")
    space.project.codes.remove(space.project.codes.book()[office.key], ME)
    space.undo()
    add(space, "Neu")
    for entry in space.project.log():
        with as_of(space.project, Moment(entry.key, entry.created)) as then:
            wanted = then.versions.present()
        assert space.project.versions.after_entry(entry.key) == wanted
        assert versions.state(space, entry.id).codes == wanted
    steps = list(space.project.versions.steps())
    assert steps[0].after == space.project.versions.present()
    assert all(later.before == earlier.after for later, earlier in pairwise(steps))
    assert steps[-1].before == ()
    with pytest.raises(QualcodeError, match="begins after"):
        versions.state(space, "2001-02-03")
    assert versions.state(space, "2999-02-03").codes == space.project.versions.present()


def test_notes_of_rules_are_known_also_of_a_code_that_is_gone(space):
    work = add(space, "Arbeit", rules=Rules("a"))
    edit(space, work, definition="b")
    space.project.codes.remove(space.project.codes.book()[work.key], ME)
    assert [step.version for step in space.project.versions.rule_steps()[work.uuid]] == [1, 2]


def frozen(uuid, name, parent="", **fields):
    return FrozenCode(uuid, name, parent, 1, fields.pop("rule_version", 1), fields.pop("rules", Rules()), **fields)


def test_of_a_merged_code_it_is_told_into_what_and_of_a_new_one_from_what():
    before = (frozen("a", "A"), frozen("b", "B"))
    after = (frozen("b", "B"), frozen("c", "C"))
    merged = Descent(LineageKind.MERGE, "a", "A", "b", "B", 12, "1")
    split = Descent(LineageKind.SPLIT, "b", "B", "c", "C", 3, "1")
    found = compared(before, after, Knowledge(descents=(merged, split)))
    assert [(change.change, change.path, change.descents) for change in found] == [
        (CodebookChange.ADDED, ("C",), (split,)),
        (CodebookChange.REMOVED, ("A",), (merged,)),
        (CodebookChange.SPLIT, ("B",), (split,)),
    ]


def test_only_what_was_moved_about_is_told_as_in_another_order():
    before = tuple(frozen(name, name) for name in "abcde")
    after = tuple(frozen(name, name) for name in "eabcd")
    assert [(change.path, change.new) for change in compared(before, after)] == [(("e",), "")]
    after = tuple(frozen(name, name) for name in "acdbe")
    assert [(change.path, change.new) for change in compared(before, after)] == [(("b",), "d")]


def test_looks_come_last_and_levels_tell_their_order():
    old = frozen("a", "A", colour="#000000", levels=(("niedrig", ""), ("hoch", "sehr")))
    new = replace(old, colour="#ffffff", ordered=True, name="B")
    assert [(change.change.value, change.old, change.new) for change in compared((old,), (new,))] == [
        ("renamed", "A", "B"),
        ("levels", "niedrig, hoch (sehr)", "niedrig < hoch (sehr)"),
        ("colour", "#000000", "#ffffff"),
    ]


_NAMES = st.sampled_from("abcdef")
_CODE = st.builds(
    lambda name, version, colour: (name, version, colour), _NAMES, st.integers(1, 3), st.sampled_from(["#1", "#2"])
)
_BOOK = st.lists(_CODE, unique_by=lambda code: code[0], max_size=6).map(
    lambda codes: tuple(frozen(name, name, rule_version=version, colour=colour) for name, version, colour in codes)
)


@settings(max_examples=60, deadline=None)
@given(_BOOK, _BOOK)
def test_something_differs_if_and_only_if_a_code_or_its_place_does(before, after):
    found = compared(before, after)
    assert bool(found) == (before != after)
    assert not compared(after, after)
    assert {change.uuid for change in found if change.change is CodebookChange.ADDED} == {
        code.uuid for code in after
    } - {code.uuid for code in before}


def test_paths_are_those_of_names_whatever_is_in_them():
    book = (frozen("a", "Arbeit / Beruf"), frozen("b", "§ 60c 🙂", "a"))
    assert frozen_paths(book) == {"a": ("Arbeit / Beruf",), "b": ("Arbeit / Beruf", "§ 60c 🙂")}


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab ä.\n🙂", max_size=30), st.text(alphabet="ab ä.\n🙂", max_size=30))
def test_both_wordings_can_be_read_out_of_marked_words(old, new):
    pieces = changed_words(old, new)
    read = {
        kept: "".join(piece.text for piece in pieces if piece.change in (WordChange.SAME, kept))
        for kept in (WordChange.GONE, WordChange.NEW)
    }
    assert read[WordChange.GONE].split() == old.split()
    assert read[WordChange.NEW].split() == new.split()


def test_very_long_wordings_are_compared_at_once():
    old, new = "x " + "a b c " * 20_000 + "y", "x " + "c b d " * 20_000 + "y"
    pieces = changed_words(old, new)
    assert (pieces[0].text, pieces[-1].text) == ("x ", " y")


@pytest.mark.parametrize(
    "change",
    [
        {"name": 3}, {"rule_version": "1"}, {"rule_version": 0}, {"rule_version": True}, {"rules": []},
        {"rules": {"definition": 1}}, {"kind": "x"}, {"levels": [["a"]]}, {"levels": "ab"}, {"related": [[1, "b"]]},
        {"exclusive": "ja"}, {"mehr": "x"}, {"parent": None}, {"position": 1.5},
    ],
)  # fmt: skip
def test_what_is_no_frozen_code_is_refused_whatever_a_file_of_others_holds(change):
    (held,) = json.loads(frozen_as_json((frozen("a", "A"),)))
    with pytest.raises(ValueError):
        frozen_from_json(json.dumps([held | change]))


def test_deep_nesting_is_refused():
    with pytest.raises(ValueError):
        frozen_from_json("[" * 200_000)
