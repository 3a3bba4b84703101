"""Many codings as one change leave what the same codings leave that are given one by one inside of one change."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError, SpanOutside
from qualcode.model.codings import CodingDraft, Polarity, WorkState
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_coder, add_document, give, kinds, new_project, problems, tables


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The bytes of a project with codings, one assigned document and one that is finished."""
    with new_project(tmp_path_factory.mktemp("filled")) as made:
        first, second, third = (add_document(made, name) for name in ("one", "two", "three"))
        codes = [add_code(made, name) for name in ("Theme", "Other")]
        anna, ben = add_coder(made, "anna"), add_coder(made, "ben")
        give(made, first, codes[0], anna, memo="before")
        give(made, first, codes[1], ben, 2, 6)
        made.coders.assign([second.key], anna, LEAD)
        made.coders.set_state(third.key, ben, WorkState.FINISHED, LEAD)
    return made.path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("many")


def opened(folder, name, data):
    for rest in folder.glob(f"{name}*"):
        rest.unlink()
    (folder / name).write_bytes(data)
    project = Project.open(folder / name)
    project._store.connection.execute("PRAGMA synchronous = OFF")
    return project


def drafts_of(project, choices):
    documents, codes, coders = project.documents.all(), list(project.codes.book()), project.coders.all()
    return [
        CodingDraft(documents[document], Span(start, start + length), codes[code], coders[coder], **more)
        for document, start, length, code, coder, more in choices
    ]


CHOICES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 4),
        st.integers(1, 4),
        st.integers(0, 1),
        st.integers(0, 1),
        st.fixed_dictionaries(
            {},
            optional={
                "polarity": st.sampled_from(Polarity),
                "weight": st.integers(0, 100),
                "memo": st.sampled_from(["", " ", "a note"]),
                "paraphrase": st.just("in other words"),
                "round": st.integers(1, 2),
            },
        ),
    ),
    min_size=1,
    max_size=12,
)


def left(project):
    """All logged rows without UUIDs and times, and what the last entry logged in whatever order."""
    connection = project._store.connection
    connection.row_factory = sqlite3.Row
    rows = {
        table: [
            {name: row[name] for name in row.keys() if name not in ("uuid", "created", "changed")}  # noqa: SIM118
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")
        ]
        for table in tables(project)
    }
    connection.row_factory = None
    last = "(SELECT MAX(id) FROM entries)"
    changes = connection.execute(f"SELECT table_name, row_id, old IS NULL FROM changes WHERE entry_id = {last}")
    return rows, sorted(changes)


@settings(max_examples=25, deadline=None)
@given(CHOICES)
def test_many_leave_what_one_by_one_leave(folder, filled, choices):
    with opened(folder, "each", filled) as each, opened(folder, "all", filled) as many:
        before = tables(many)
        new = []
        with each.change("coding.add", LEAD):
            for draft in drafts_of(each, choices):
                given = each.codings.add(
                    draft.document, draft.span, draft.code, draft.coder, polarity=draft.polarity, weight=draft.weight,
                    memo=draft.memo, paraphrase=draft.paraphrase, round_=draft.round,
                )  # fmt: skip
                new.append((given.coding.key, given.new))
        added = many.codings.add_all(drafts_of(many, choices), LEAD)
        assert added.keys == tuple(key for key, _ in new)
        assert (added.new, added.before) == (sum(is_new for _, is_new in new), sum(not is_new for _, is_new in new))
        assert left(many) == left(each)
        assert problems(many) == problems(each) == []
        if added.new:
            many.undo(LEAD)
        assert tables(many) == before
        assert problems(many) == []


def test_they_are_one_entry_and_one_undo(study):
    drafts = [CodingDraft(study.document, Span(at, at + 3), study.code, study.anna) for at in range(20)]
    before = tables(study.project)
    assert study.project.codings.add_all(drafts, Author.of(study.ben)).new == 20
    assert kinds(study.project)[-1] == "coding.add"
    study.project.undo(Author.of(study.ben))
    assert tables(study.project) == before


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"span": Span(3, 3)}, SpanOutside),
        ({"span": Span(0, 9999)}, SpanOutside),
        ({"weight": 101}, QualcodeError),
        ({"round": 0}, QualcodeError),
    ],
)
def test_one_that_cannot_be_given_lets_none_be_given(study, wrong, error):
    good = {"document": study.document, "span": Span(0, 4), "code": study.code, "coder": study.anna}
    before = tables(study.project)
    with pytest.raises(error):
        study.project.codings.add_all([CodingDraft(**good), CodingDraft(**good | wrong)], LEAD)
    assert tables(study.project) == before
    assert problems(study.project) == []


def test_what_went_meanwhile_is_refused(study):
    other = add_code(study.project, "gone")
    draft = CodingDraft(study.document, Span(0, 4), other, study.anna)
    study.project.codes.remove(other, LEAD)
    with pytest.raises(QualcodeError, match=r"“gone” is not there any more"):
        study.project.codings.add_all([draft], LEAD)
    add_document(study.project, "two")
    gone = study.project.documents.find("two")
    study.project.documents.remove(gone, LEAD)
    with pytest.raises(QualcodeError, match="not there any more"):
        study.project.codings.add_all([CodingDraft(gone, Span(0, 4), study.code, study.anna)], LEAD)


def test_more_rows_than_one_statement_takes_keep_their_order(study):
    codes = [add_code(study.project, f"code {number}") for number in range(40)]
    spans = [Span(start, end) for start in range(22) for end in range(start + 1, 23)]
    drafts = [CodingDraft(study.document, span, code, study.anna) for code in codes for span in spans]
    assert len(drafts) > 10_000
    added = study.project.codings.add_all(drafts, LEAD)
    assert (added.new, sorted(added.keys)) == (len(drafts), list(added.keys))
    written = study.project.codings.all()
    by_key = {coding.key: (coding.span, coding.code) for coding in written}
    assert [by_key[key] for key in added.keys] == [(draft.span, draft.code.key) for draft in drafts]
    assert study.project.codings.add_all(drafts, LEAD).new == 0


def test_documents_are_assigned_and_finished_as_one_change(study):
    keys = [study.document.key, *(add_document(study.project, name).key for name in ("two", "three"))]
    before = tables(study.project)
    assert study.project.coders.assign([*keys, keys[0]], study.anna, LEAD) == 3
    assert study.project.coders.set_states(keys, study.anna, WorkState.FINISHED, LEAD) == 3
    assert study.project.coders.set_states(keys, study.anna, WorkState.FINISHED, LEAD) == 0
    assert kinds(study.project)[-2:] == ["assign", "document.finished"]
    known = study.project.coders.assignments(study.anna)
    assert {(work.document, work.assigned, work.state) for work in known} == {
        (key, True, WorkState.FINISHED) for key in keys
    }
    study.project.undo(LEAD)
    study.project.undo(LEAD)
    assert tables(study.project) == before


def test_many_are_removed_together_with_what_hangs_on_them(study):
    project = study.project
    codings = [give(project, study.document, study.code, study.anna, at, at + 4, memo="mine") for at in range(6)]
    project.memos.add(MemoTarget(coding=codings[2].key), "theirs", study.ben)
    before = tables(project)
    project.codings.remove(codings, study.anna)
    assert project.codings.all() == []
    (left,) = project.memos.all()
    assert (left.text, left.target.span, left.target.coding) == ("theirs", codings[2].span, None)
    project.undo(Author.of(study.anna))
    assert tables(project) == before
    assert problems(project) == []


def test_coders_are_merged_with_many_doubles_and_their_memos(study):
    project = study.project
    for at in range(8):
        give(project, study.document, study.code, study.anna, at, at + 4, memo=f"anna {at}" if at % 3 else "")
        give(project, study.document, study.code, study.ben, at + 2, at + 6, memo=f"ben {at}")
    before = tables(project)
    assert project.coders.merge(study.anna, study.ben, LEAD) == (2, 6)
    codings = project.codings.all()
    assert [(coding.span.start, coding.coder) for coding in codings] == [(at, study.ben.key) for at in range(10)]
    assert "anna 5" in next(coding.memo for coding in codings if coding.span.start == 5)
    assert problems(project) == []
    project.undo(LEAD)
    assert tables(project) == before
