"""What the disclosure check found is kept by passage, without its words, and believed only as it was written."""

from __future__ import annotations

import pytest

from qualcode.project.quoting import checked_passages
from qualcode.project.quoting.checked_passages import passage_hash
from tests.helpers import LEAD, add_document, contains, problems

FOUND = {passage_hash("Krawczyk kam."): [2, 0, 8], passage_hash("Nichts."): []}


@pytest.fixture
def document(project):
    return add_document(project, "talk", "Krawczyk kam. Nichts.").key


def test_what_was_kept_comes_back_by_its_rules_only(project, document):
    assert project.checked_passages.of(document, "rules") == {}
    project.checked_passages.keep({document: FOUND}, "rules")
    assert project.checked_passages.of(document, "rules") == FOUND
    assert project.checked_passages.of(document, "other rules") == {}
    assert project.checked_passages.of(document + 1, "rules") == {}
    assert problems(project) == []
    project.checked_passages.keep({document: {"a": []}, document + 1: FOUND}, "other rules")
    assert project.checked_passages.of(document, "other rules") == {"a": []}
    assert project.checked_passages.of(document, "rules") == {}


def test_the_latest_stay_where_there_are_too_many(project, document, monkeypatch):
    monkeypatch.setattr(checked_passages, "MOST", 3)
    for passage in "abcda":
        project.checked_passages.keep({document: {passage: [ord(passage), 0, 1]}}, "rules")
    assert list(project.checked_passages.of(document, "rules")) == ["c", "d", "a"]


@pytest.mark.parametrize("column", ["found", "made_by", "sha256", "text_id"])
def test_a_changed_row_is_not_believed_and_told_by_check(project, document, column):
    other = add_document(project, "other", "Anderes.").key
    project.checked_passages.keep({document: FOUND}, "rules")
    value = {"found": "'{}'", "made_by": "'rules2'", "sha256": "''", "text_id": "text_id + 1"}[column]
    project._store.connection.execute(f"UPDATE checked_texts SET {column} = {value}")
    for key in (document, other):
        for rules in ("rules", "rules2"):
            assert project.checked_passages.of(key, rules) == {}
    assert problems(project) == ["text 1 has other findings than were kept"] or column == "text_id"
    assert len(problems(project)) == 1


def test_forgetting_leaves_nothing_of_it_and_no_other_change_goes_into_the_history(project, document):
    entries = len(project.log())
    project.checked_passages.keep({document: FOUND}, "rules")
    assert len(project.log()) == entries
    project.forgetting.documents([project.documents.get(document).uuid], LEAD)
    assert project._store.all("SELECT * FROM checked_texts") == []
    assert contains(project.path.parent, next(iter(FOUND))) == []
