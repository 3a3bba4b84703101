"""Waves, topics, summaries, groups and research questions go, come back and are erased with what they hang on."""

from __future__ import annotations

from collections import defaultdict

import pytest

from qualcode.errors import UndoRefused
from qualcode.model.codings import CoderKind
from qualcode.project import merge_and_split
from qualcode.project.coding.hidden_work import HiddenWork
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.rescuing.rescue import _SINCE
from tests.files.make import load
from tests.helpers import LEAD, add_code, contains, kinds, problems, raw, tables
from tests.project.test_entries import Filled

TABLES = (
    "origins", "topics", "topic_waves", "topic_assignments", "summaries", "document_groups", "group_members",
    "research_questions", "research_links",
)  # fmt: skip


@pytest.fixture
def filled(project):
    return Filled(project)


def numbers(project):
    """Table -> number of rows, of those that hold any."""
    counts = {table: project._store.one(f"SELECT COUNT(*) FROM {table}")[0] for table in TABLES}
    return {table: count for table, count in counts.items() if count}


WHOLE = {
    "origins": 1, "topics": 1, "topic_waves": 1, "topic_assignments": 1, "summaries": 2, "document_groups": 1,
    "group_members": 1, "research_questions": 1, "research_links": 2,
}  # fmt: skip
REMOVALS = {
    "document": (
        lambda p, f: p.documents.remove(f.document, LEAD),
        {"origins": 0, "topic_assignments": 0, "group_members": 0},
    ),
    "case": (lambda p, f: p.cases.remove(f.case, LEAD), {"summaries": 1}),
    "code": (
        lambda p, f: p.codes.remove(f.code, LEAD, with_codings=True),
        {"summaries": 0, "research_links": 1},
    ),
    "memo": (lambda p, f: p.memos.remove(f.memo, f.anna), {"research_links": 1}),
}


@pytest.mark.parametrize("what", REMOVALS)
def test_what_hangs_on_a_removed_thing_goes_with_it_and_comes_back(project, filled, what):
    act, left = REMOVALS[what]
    before = tables(project)
    assert numbers(project) == WHOLE
    act(project, filled)
    assert numbers(project) == {table: count for table, count in (WHOLE | left).items() if count}
    assert problems(project) == []
    project.undo(Author.of(filled.anna) if what == "memo" else LEAD)
    assert tables(project) == before


def test_a_merged_code_leaves_its_summaries_and_links_to_the_other(project, filled):
    other = add_code(project, "Other")
    store, time = project._store, "2026-03-01T12:00:00.000Z"
    with project.change("summary.write", LEAD):
        store.insert(
            "summaries",
            case_id=filled.case.key, code_id=other.key, text="lang", author_id=filled.ben.key, passages="q",
            created=time, changed=time,
        )  # fmt: skip
        (question,) = store.one("SELECT id FROM research_questions")
        store.insert("research_links", question_id=question, code_id=other.key)
    before = tables(project)
    merge_and_split.merge(project, project.codes.find("Parent"), project.codes.find("Other"), LEAD)
    rows = store.all("SELECT case_id, code_id, text, passages FROM summaries ORDER BY case_id")
    assert rows == [(None, other.key, "kurz", ""), (filled.case.key, other.key, "lang\n\nkurz", "")]
    assert store.all("SELECT code_id FROM research_links WHERE code_id IS NOT NULL") == [(other.key,)]
    assert problems(project) == []
    project.undo(LEAD)
    assert tables(project) == before


def test_a_merged_coder_leaves_summaries_and_assignments_to_the_other(project, filled):
    project.coders.merge(filled.anna, filled.ben, LEAD)
    for table in ("summaries", "topic_assignments"):
        assert {row[0] for row in project._store.all(f"SELECT author_id FROM {table}")} == {filled.ben.key}
    assert problems(project) == []


def test_the_file_refuses_two_summaries_of_one_code_and_no_case_by_undo(project, filled):
    store, anna = project._store, Author.of(filled.anna)
    with project.change("summary.remove", anna):
        store.delete("summaries", "case_id IS NULL", ())
    time = store.one("SELECT created FROM entries ORDER BY id DESC")[0]
    with project.change("summary.write", LEAD):
        store.insert(
            "summaries",
            case_id=None, code_id=filled.code.key, text="neu", author_id=filled.ben.key, passages="", created=time,
            changed=time,
        )  # fmt: skip
    with pytest.raises(UndoRefused, match="has a summary again"):
        project.undo(anna)
    assert problems(project) == []


def test_two_summaries_of_one_code_and_no_case_are_found_by_the_check(project, filled):
    store, time = project._store, "2026-03-01T12:00:00.000Z"
    with project.change("summary.write", LEAD):
        store.insert(
            "summaries",
            case_id=None, code_id=filled.code.key, text="neu", author_id=filled.ben.key, passages="", created=time,
            changed=time,
        )  # fmt: skip
    (problem,) = problems(project)
    assert "of the same code" in problem


def test_forgetting_a_document_and_a_case_erases_what_was_said_of_them(project, filled):
    store = project._store
    with project.change("document.wave", LEAD):
        store.connection.execute("UPDATE origins SET wave = 'Quittenjahr'")
        store.connection.execute("UPDATE summaries SET text = 'Quittenwort' WHERE case_id IS NOT NULL")
    project.forgetting.documents([filled.document.uuid], LEAD)
    assert numbers(project) == {
        table: count
        for table, count in WHOLE.items()
        if table not in {"origins", "topic_assignments", "group_members"}
    }
    assert contains(project.path.parent, "Quittenjahr") == []
    project.forgetting.case(filled.case.uuid, LEAD)
    assert contains(project.path.parent, "Quittenwort") == []
    assert numbers(project)["summaries"] == 1
    assert problems(project) == []


def test_the_link_of_a_memo_that_is_forgotten_with_its_document_goes_too(project, filled):
    store = project._store
    with project.change("research.link", LEAD):
        store.connection.execute(
            "UPDATE memos SET document_id = ? WHERE id = ?", (filled.document.key, filled.memo.key)
        )
    project.forgetting.documents([filled.document.uuid], LEAD)
    assert store.all("SELECT memo_id FROM research_links WHERE memo_id IS NOT NULL") == []
    assert problems(project) == []


@pytest.mark.parametrize(
    "column",
    ["origins.wave", "topics.name", "topic_waves.question", "summaries.text", "document_groups.name",
     "research_questions.text", "labels.source_kind", "settings.value"],
)  # fmt: skip
def test_words_that_stood_there_once_are_taken_out_of_the_history(project, filled, column):
    table, name = column.split(".")
    store = project._store
    project.settings.set("wave_fields", '["Mirabellenjahr"]', LEAD)
    where = " WHERE name = 'wave_fields'" if table == "settings" else ""
    new = '["wave"]' if table == "settings" else "x"
    for words in ("Mirabellenjahr" if table != "settings" else '["Mirabellenjahr"]', new):
        with project.change("words", LEAD):
            (key,) = store.one(f"SELECT id FROM {table}{where}")
            store.update(table, key, **{name: words})
    told = project.forgetting.words("Mirabellenjahr", LEAD).warnings
    if table == "settings":
        assert told == []
        assert contains(project.path.parent, "Mirabellenjahr") == []
    else:  # the setting still has them
        assert ["attributes that tell" in warning for warning in told] == [True]
        images = store.all("SELECT old FROM changes WHERE table_name = ?", (table,))
        assert not any("Mirabellenjahr" in (old or "") for (old,) in images)
    assert problems(project) == []


def test_in_a_blind_project_summaries_of_others_are_neither_named_nor_shown(project, filled):
    store, time = project._store, "2026-03-01T12:00:00.000Z"
    clara = project.coders.add("clara", CoderKind.PERSON, LEAD)
    with project.change("summary.write", Author.of(filled.ben)):
        store.insert(
            "summaries",
            case_id=filled.case.key, code_id=filled.child.key, text="geheim", author_id=filled.ben.key, passages="",
            created=time, changed=time,
        )  # fmt: skip
    entries = project.log()[-1:]
    (seen,) = project.in_words(entries)
    assert seen.words == "summary “Parent / Child” (“Case”)"
    (hidden,) = project.in_words(entries, HiddenWork(only=clara.key))
    assert hidden.hidden
    from qualcode.project.entry_places import place_of

    assert place_of(project, entries[0]).code == filled.child.key
    assert place_of(project, entries[0], HiddenWork(only=clara.key)) is None


def test_changes_of_topics_groups_and_questions_are_told_by_their_names(project, filled):
    store = project._store
    words = []
    for kind, table, change in (
        ("topic.edit", "topics", {"name": "Ankunft"}),
        ("topic.assign", "topic_assignments", {"start": 1}),
        ("group.set", "document_groups", {"name": "Stadt"}),
        ("research.edit", "research_questions", {"text": "Was hält?"}),
        ("document.wave", "origins", {"wave": "2020"}),
        ("label.set", "labels", {"wave": "2020"}),
    ):
        with project.change(kind, LEAD):
            store.update(table, 1, **change)
        words += [entry.words for entry in project.in_words(project.log()[-1:])]
    assert words == [
        "change of a topic “Ankunft”",
        "assignment to topics “Ankunft” (“talk”)",
        "documents of a group “Stadt”",
        "change of a research question “Was hält?”",
        "wave and kind of source “talk”",
        "change of a label “RG 2022”",
    ]


def test_a_population_taken_back_leaves_what_the_label_stands_for(project, filled):
    project.labels.set_population(project.labels.find("RG 2022"), None, LEAD)
    assert project._store.all("SELECT name, population, wave, source_kind FROM labels") == [
        ("RG 2022", None, "2022", "RG")
    ]
    with project.change("label.set", LEAD):
        project._store.update("labels", 1, wave="", source_kind="", population=20)
    project.labels.set_population(project.labels.find("RG 2022"), None, LEAD)
    assert project._store.all("SELECT * FROM labels") == []
    assert kinds(project)[-1] == "label.set"


def test_what_sessions_of_older_versions_kept_has_every_column_that_came_since(project, tmp_path):
    """A row that such a session made cannot be rescued without them."""
    now = demanded(project._store.path)
    for version in range(1, schema.VERSION):
        then = demanded(load(version, tmp_path / f"{version}.qualcode"))
        for table in then.keys() & set(schema.LOGGED):
            since = now[table] - then[table]
            assert since <= _SINCE.get(table, {}).keys() | {"id", "uuid"}, table
    for table, values in _SINCE.items():
        assert values.keys() <= now[table]


def demanded(path):
    """Table -> the columns that must have a value."""
    with raw(path) as connection:
        rows = connection.execute(
            'SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE c."notnull" '
            "AND c.dflt_value IS NULL AND m.type = 'table'"
        )
        found = defaultdict(set)
        for table, column in rows:
            found[table].add(column)
    return found
