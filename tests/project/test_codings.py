"""Codings and memos of a project."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFound, QualcodeError, SpanOutside
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file import history
from qualcode.project.file.history import Author
from tests.helpers import LEAD, add_code, add_coder, add_document, give, kinds, last, problems, tables

EMOJI = "👩‍👩‍👧 Bu\u0308ndnis 🙂"  # 5 + 1 + 8 + 1 + 1 code points


def test_a_coding_comes_back_as_it_was_given(study):
    given = study.project.codings.add(
        study.document,
        Span(0, 4),
        study.code,
        study.anna,
        polarity=Polarity.MIXED,
        weight=0,
        memo="why",
        paraphrase="in short",
        round_=2,
    )
    coding = given.coding
    assert given.new
    assert (coding.document, coding.code, coding.coder) == (study.document.key, study.code.key, study.anna.key)
    assert (coding.span, coding.polarity, coding.weight) == (Span(0, 4), Polarity.MIXED, 0)
    assert (coding.memo, coding.paraphrase, coding.round, coding.good) == ("why", "in short", 2, False)
    assert coding.created == last(study.project).created
    assert study.project.codings.get(coding.key) == coding
    assert study.project.codings.all() == [coding]
    assert study.project.codings.find(coding.id[:8]) == coding


def test_a_memo_of_blanks_is_no_memo(study):
    assert give(study.project, study.document, study.code, study.anna, memo="  ").memo == ""
    assert study.project.memos.all() == []


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 5, "👩‍👩‍👧"), (6, 14, "Bu\u0308ndnis"), (15, 16, "🙂"), (0, 16, EMOJI)]
)
def test_offsets_count_code_points(study, start, end, words):
    document = add_document(study.project, "emoji", EMOJI)
    coding = give(study.project, document, study.code, study.anna, start, end)
    assert coding.span.cut(study.project.documents.text(document)) == words


@pytest.mark.parametrize("span", [Span(0, 17), Span(16, 17), Span(99, 100), Span(0, 2**70)])
def test_a_passage_beyond_the_end_is_refused_with_the_length(study, span):
    document = add_document(study.project, "emoji", EMOJI)
    coding = give(study.project, document, study.code, study.anna)
    before = tables(study.project)
    for act in (
        lambda: study.project.codings.add(document, span, study.code, study.ben),
        lambda: study.project.codings.change(coding, study.anna, span=span),
        lambda: study.project.memos.add(MemoTarget(document=document.key, span=span), "m", study.anna),
    ):
        with pytest.raises(SpanOutside, match="does not lie inside") as caught:
            act()
        assert "code points" in caught.value.hint
    assert tables(study.project) == before


@pytest.mark.parametrize("span", [Span(3, 3), Span(4, 3), Span(-1, 3)])
def test_an_empty_or_turned_passage_is_refused(study, span):
    coding = give(study.project, study.document, study.code, study.anna)
    for act in (
        lambda: study.project.codings.add(study.document, span, study.code, study.ben),
        lambda: study.project.codings.change(coding, study.anna, span=span),
        lambda: study.project.memos.add(MemoTarget(document=study.document.key, span=span), "m", study.anna),
    ):
        with pytest.raises(SpanOutside):
            act()
    assert study.project.codings.all() == [coding]


@pytest.mark.parametrize(("name", "value"), [("weight", -1), ("weight", 101), ("round_", 0), ("round_", -1)])
def test_a_number_outside_of_its_range_is_refused(study, name, value):
    with pytest.raises(QualcodeError, match="is no "):
        study.project.codings.add(study.document, Span(0, 4), study.code, study.anna, **{name: value})
    assert study.project.codings.all() == []


def test_the_same_again_changes_nothing_and_says_so(study):
    project = study.project
    first = give(project, study.document, study.code, study.anna, memo="first")
    before = tables(project)
    again = project.codings.add(
        study.document, Span(0, 4), study.code, study.anna, polarity=Polarity.ABSENT, memo="x"
    )
    assert (again.new, again.coding) == (False, first)
    assert tables(project) == before


def test_another_coder_code_passage_or_round_is_another_coding(study):
    project, other = study.project, add_code(study.project, "Other")
    give(project, study.document, study.code, study.anna)
    give(project, study.document, study.code, study.ben)
    give(project, study.document, other, study.anna)
    give(project, study.document, study.code, study.anna, 0, 5)
    give(project, study.document, study.code, study.anna, 1, 4)
    give(project, study.document, study.code, study.anna, round_=2)
    assert len(project.codings.all()) == 6


def test_codings_are_listed_by_document_and_position_and_filtered_by_keys(study):
    project, second = study.project, add_document(study.project, "second")
    other = add_code(project, "Other")
    spans = [(second, 0, 4), (study.document, 5, 9), (study.document, 0, 9), (study.document, 0, 4)]
    for document, start, end in spans:
        give(project, document, study.code, study.anna, start, end)
    give(project, study.document, other, study.ben, 2, 3)
    order = [(coding.document, coding.span.start, coding.span.end) for coding in project.codings.all()]
    key = study.document.key
    assert order == [(key, 0, 4), (key, 0, 9), (key, 2, 3), (key, 5, 9), (second.key, 0, 4)]
    assert len(project.codings.all(document=key, coder=study.anna.key)) == 3
    assert [coding.code for coding in project.codings.all(code=other.key)] == [other.key]
    assert project.codings.all(document=second.key, coder=study.ben.key) == []


def test_a_passage_of_a_text_that_was_corrected_meanwhile_is_refused(study):
    project, corrected = study.project, add_document(study.project, "corrected", "Some other words now.")
    with project.change("revision", LEAD):
        project._store.connection.execute(
            "UPDATE documents SET text_id = (SELECT text_id FROM documents WHERE id = ?), "
            "structure_id = (SELECT structure_id FROM documents WHERE id = ?) WHERE id = ?",
            (corrected.key, corrected.key, study.document.key),
        )
    with pytest.raises(QualcodeError, match="corrected meanwhile") as caught:
        give(project, study.document, study.code, study.anna)
    assert "choose the passage anew" in caught.value.hint
    give(project, project.documents.get(study.document.key), study.code, study.anna)


# ---- changing and removing ---------------------------------------------------------------------------


def test_one_changes_what_one_says_and_the_rest_stays(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna, weight=50, memo="m", paraphrase="p")
    changed = project.codings.change(coding, study.anna, polarity=Polarity.ABSENT)
    assert changed == type(coding)(**{**_fields(coding), "polarity": Polarity.ABSENT})
    assert project.codings.change(changed, study.anna, weight=0).weight == 0
    assert project.codings.change(changed, study.anna, no_weight=True).weight is None
    project.good_marks.set([changed.key], study.anna)
    assert project.codings.change(changed, study.anna, paraphrase="").good
    assert project.codings.change(changed, study.anna, span=Span(2, 6)).span == Span(2, 6)


def _fields(thing):
    return {name: getattr(thing, name) for name in type(thing).__dataclass_fields__}


def test_a_new_code_brings_its_present_rules(study):
    project = study.project
    other = project.codes.edit(add_code(project, "Other"), CodeDraft("Other", Rules("second")), LEAD)
    coding = give(project, study.document, study.code, study.anna)
    changed = project.codings.change(coding, study.anna, code=other)
    assert (changed.code, changed.rule_version) == (other.key, 2)
    assert problems(project) == []


def test_a_change_does_not_make_two_of_the_same(study):
    project, other = study.project, add_code(study.project, "Other")
    give(project, study.document, study.code, study.anna)
    coding = give(project, study.document, other, study.anna)
    with pytest.raises(QualcodeError, match="has that code already"):
        project.codings.change(coding, study.anna, code=study.code)
    assert project.codings.change(coding, study.anna, code=other) == coding
    assert project.codings.change(coding, study.anna, code=study.code, span=Span(0, 5)).span == Span(0, 5)


def test_coders_change_and_remove_their_own_codings_only(study):
    project = study.project
    own, coding = (give(project, study.document, study.code, coder) for coder in (study.ben, study.anna))
    before = tables(project)
    for act in (
        lambda: project.codings.change(coding, study.ben, polarity=Polarity.ABSENT),
        lambda: project.codings.remove([own, coding], study.ben),
    ):
        with pytest.raises(QualcodeError, match="anna's, not ben's"):
            act()
    assert tables(project) == before


def test_several_are_removed_all_or_none(study):
    project = study.project
    codings = [give(project, study.document, study.code, study.anna, n, n + 3) for n in range(3)]
    project.codings.remove(codings[:1], study.anna)
    with pytest.raises(QualcodeError, match="coding is not there any more"):
        project.codings.remove(codings, study.anna)
    assert project.codings.all() == codings[1:]
    project.codings.remove(codings[1:], study.anna)
    assert project.codings.all() == []
    assert project.undo(Author.of(study.anna)).rows == {"codings": 2}


def test_a_coding_that_is_gone_is_said_to_be_gone_by_every_act(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna)
    project.codings.remove([coding], study.anna)
    before = tables(project)
    for act in (
        lambda: project.codings.get(coding.key),
        lambda: project.codings.change(coding, study.anna, weight=1),
        lambda: project.codings.remove([coding], study.anna),
        lambda: project.codings.set_memo(coding, "x", study.anna),
        lambda: project.memos.add(MemoTarget(coding=coding.key), "x", study.anna),
    ):
        with pytest.raises(QualcodeError, match="not there any more"):
            act()
    with pytest.raises(NotFound):
        project.codings.find(coding.id)
    assert tables(project) == before


# ---- memos -------------------------------------------------------------------------------------------


def test_a_memo_of_a_coding_is_written_changed_and_taken_away(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna)
    assert project.codings.set_memo(coding, "first", study.anna).memo == "first"
    assert project.codings.set_memo(coding, "second", study.anna).memo == "second"
    assert project.codings.set_memo(coding, "ben's", study.ben).memo == "second\n\nben's"
    assert project.codings.all()[0].memo == "second\n\nben's"
    assert project.codings.set_memo(coding, " ", study.anna).memo == "ben's"
    assert [memo.author for memo in project.memos.all()] == [study.ben.key]


def test_with_a_coding_go_ones_own_memos_and_others_stay_on_the_passage(study):
    project = study.project
    coding = give(project, study.document, study.code, study.anna, 5, 10, memo="anna's")
    project.codings.set_memo(coding, "ben's", study.ben)
    moved = project.codings.change(coding, study.anna, span=Span(6, 11))
    project.codings.remove([coding], study.anna)  # the object is older than the change
    (memo,) = project.memos.all()
    assert (memo.text, memo.author) == ("ben's", study.ben.key)
    assert memo.target == MemoTarget(document=study.document.key, span=moved.span)
    project.undo(Author.of(study.anna))
    assert project.codings.get(coding.key).memo == "anna's\n\nben's"


TARGETS = {
    "project": lambda s: MemoTarget(),
    "case": lambda s: MemoTarget(case=s.project.cases.add("Town", LEAD).key),
    "document": lambda s: MemoTarget(document=s.document.key),
    "passage": lambda s: MemoTarget(document=s.document.key, span=Span(2, 5)),
    "code": lambda s: MemoTarget(code=s.code.key),
    "coding": lambda s: MemoTarget(coding=give(s.project, s.document, s.code, s.anna).key),
}


@pytest.mark.parametrize("about", TARGETS)
def test_a_memo_is_about_one_thing(study, about):
    target = TARGETS[about](study)
    memo = study.project.memos.add(target, "text", study.anna, kind=MemoKind.QUESTION, title="Why?")
    assert (memo.target, memo.kind, memo.title, memo.text) == (target, MemoKind.QUESTION, "Why?", "text")
    assert (memo.author, memo.closed, memo.created) == (study.anna.key, False, memo.changed)
    assert study.project.memos.find("why?") == study.project.memos.all()[-1] == memo


@pytest.mark.parametrize(
    "target", [MemoTarget(case=9), MemoTarget(document=9), MemoTarget(code=9), MemoTarget(coding=9)]
)
def test_a_memo_about_what_is_not_there_is_refused(study, target):
    with pytest.raises(QualcodeError, match="not there any more"):
        study.project.memos.add(target, "text", study.anna)
    assert study.project.memos.all() == []


def test_a_memo_about_two_things_or_about_a_passage_of_nothing_is_refused(study):
    for target in (MemoTarget(document=study.document.key, code=study.code.key), MemoTarget(span=Span(0, 2))):
        with pytest.raises(QualcodeError):
            study.project.memos.add(target, "text", study.anna)
    assert study.project.memos.all() == []


def test_an_empty_memo_is_refused(study):
    with pytest.raises(QualcodeError, match="empty"):
        study.project.memos.add(MemoTarget(), " \n", study.anna)
    memo = study.project.memos.add(MemoTarget(), "", study.anna, title="only a title")
    with pytest.raises(QualcodeError, match="empty"):
        study.project.memos.change(memo, study.anna, title="")
    assert study.project.memos.get(memo.key) == memo


def test_only_its_author_changes_the_words_and_anybody_may_close_it(study, monkeypatch):
    times = (f"2026-03-01T10:20:{second}.000Z" for second in range(10, 60))
    monkeypatch.setattr(history, "now", lambda: next(times))
    project = study.project
    memo = project.memos.add(MemoTarget(), "text", study.anna)
    for words in ({"text": "x"}, {"title": "x"}, {"kind": MemoKind.RULE}):
        with pytest.raises(QualcodeError, match="somebody else's"):
            project.memos.change(memo, study.ben, **words)
    with pytest.raises(QualcodeError, match="somebody else's"):
        project.memos.remove(memo, study.ben)
    closed = project.memos.change(memo, study.ben, closed=True)
    assert (closed.closed, closed.text, closed.changed) == (True, "text", memo.changed)
    changed = project.memos.change(memo, study.anna, text="new", closed=False)
    assert (changed.closed, changed.text) == (False, "new")
    assert changed.changed > memo.changed
    assert kinds(project)[-2:] == ["memo.change"] * 2


def test_a_memo_that_is_gone_is_said_to_be_gone(study):
    memo = study.project.memos.add(MemoTarget(), "text", study.anna)
    study.project.memos.remove(memo, study.anna)
    for act in (
        lambda: study.project.memos.get(memo.key),
        lambda: study.project.memos.change(memo, study.anna, text="x"),
        lambda: study.project.memos.remove(memo, study.anna),
    ):
        with pytest.raises(QualcodeError, match="memo is not there any more"):
            act()


def test_memos_of_a_coder_who_was_merged_stay(study):
    clara = add_coder(study.project, "clara")
    memo = study.project.memos.add(MemoTarget(), "text", clara)
    study.project.coders.merge(clara, study.anna, LEAD)
    assert study.project.memos.get(memo.key).author == study.anna.key


@pytest.mark.parametrize("at", [0, 4, 9, 60])
def test_a_coding_is_split_inside_of_itself_only(study, at):
    whole = give(study.project, study.document, study.code, study.anna, 4, 9)
    with pytest.raises(SpanOutside):
        study.project.codings.split(study.document, whole, at, study.anna)
    assert study.project.codings.all() == [whole]
