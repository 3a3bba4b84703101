"""What the issue states of merging, sentence by sentence, each in both orders."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file import history
from tests.helpers import LEAD, draft, problems, tables
from tests.merging.copies import apart, opened
from tests.merging.same import aliases, conflicts, differences, living, rows_by_uuid, waiting
from tests.project.revised import FIRST, SECOND, read


@pytest.fixture
def pair(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as copies:
        yield copies


def coder(copy):
    return copy.project.coders.exact(copy.name)


def coding(copy, name="anna"):
    whose = copy.project.coders.exact(name)
    return next(coding for coding in copy.project.codings.all() if coding.coder == whose.key)


def both(anna, ben):
    """Each takes in what the other has; they hold the same project then, which is given."""
    sent = ben.sends()
    ben.takes(anna.sends())
    report = anna.takes(sent)
    assert differences(anna.project, ben.project) == []
    return report


def give(copy, words, code="Thema", document="talk", **more):
    found = copy.project.documents.find(document)
    start = copy.project.documents.text(found).index(words)
    span = Span(start, start + len(words))
    return copy.project.codings.add(found, span, copy.project.codes.find(code), coder(copy), **more).coding


# ---- deleted there, never had it ---------------------------------------------------------------------


def test_what_one_never_had_comes_and_what_one_removed_goes(pair):
    anna, ben = pair
    mine = coding(anna)
    anna.project.codings.remove([mine], coder(anna))
    new = give(ben, SECOND)
    both(anna, ben)
    uuids = {coding.uuid for coding in anna.project.codings.all()}
    assert mine.uuid not in uuids
    assert new.uuid in uuids
    assert conflicts(anna.project) == set()


def test_what_one_removed_and_the_other_went_on_with_stays_and_is_a_conflict(pair):
    anna, ben = pair
    memo_of_ben = next(memo for memo in ben.project.memos.all() if memo.text == "von ben")
    anna.project.codes.remove(anna.project.codes.find("Rest"), anna.author)
    given = give(ben, SECOND, "Rest")
    ben.project.memos.change(memo_of_ben, coder(ben), text="weiter gedacht")
    both(anna, ben)
    assert "Rest" in {code.name for code in anna.project.codes.book()}
    assert given.uuid in {coding.uuid for coding in anna.project.codings.all()}
    found = {(table, field) for table, _row, field, _sides in conflicts(anna.project)}
    assert ("codes", "") in found
    assert {field for _table, field in found} == {""}


def test_removal_that_knew_of_the_change_removes(pair):
    anna, ben = pair
    ben.project.codings.change(coding(ben, "ben"), coder(ben), weight=70)
    both(anna, ben)
    ben.project.codings.remove([coding(ben, "ben")], coder(ben))
    anna.takes(ben.sends())
    assert [c for c in anna.project.codings.all() if c.coder == anna.project.coders.exact("ben").key] == []
    assert conflicts(anna.project) == set()


# ---- two changes of one field ------------------------------------------------------------------------


def test_two_changes_of_one_field_are_a_conflict_with_one_provisional_value_until_somebody_decides(pair):
    anna, ben = pair
    for copy, name in ((anna, "Anfang"), (ben, "Beginn")):
        code = copy.project.codes.find("Rest")
        copy.project.codes.edit(code, replace(as_draft(code), name=name), copy.author)
    report = both(anna, ben)
    (conflict,) = anna.project.merging.conflicts()
    assert (conflict.table, conflict.field) == ("codes", "name")
    assert len(report.conflicts) == 1
    assert {side.coder for side in conflict.sides} == {"anna", "ben"}
    (holds,) = [side for side in conflict.sides if side.holds]
    (other,) = [side for side in conflict.sides if not side.holds]
    code = next(code for code in anna.project.codes.book() if code.uuid == conflict.row)
    assert code.name == holds.value

    before = tables(anna.project)
    anna.project.merging.decide(conflict, other.entry, anna.author)
    assert next(c for c in anna.project.codes.book() if c.uuid == conflict.row).name == other.value
    assert anna.project.merging.conflicts() == []
    anna.project.undo(anna.author)
    assert tables(anna.project) == before
    assert len(anna.project.merging.conflicts()) == 1
    anna.project.redo(anna.author)
    ben.takes(anna.sends())
    assert differences(anna.project, ben.project) == []
    assert ben.project.merging.conflicts() == []


def test_two_decisions_made_apart_are_a_conflict_again(pair):
    anna, ben = pair
    for copy, name in ((anna, "Anfang"), (ben, "Beginn")):
        code = copy.project.codes.find("Rest")
        copy.project.codes.edit(code, replace(as_draft(code), name=name), copy.author)
    both(anna, ben)
    for copy, wanted in ((anna, "Anfang"), (ben, "Beginn")):
        (conflict,) = copy.project.merging.conflicts()
        chosen = next(side.entry for side in conflict.sides if side.value == wanted)
        copy.project.merging.decide(conflict, chosen, copy.author)
    both(anna, ben)
    (conflict,) = anna.project.merging.conflicts()
    chosen = next(side.entry for side in conflict.sides if side.value == "Beginn")
    anna.project.merging.decide(conflict, chosen, anna.author)
    both(anna, ben)
    assert anna.project.merging.conflicts() == []
    assert "Beginn" in {code.name for code in ben.project.codes.book()}


def test_the_same_change_on_both_sides_and_changes_of_other_fields_are_no_conflict(pair):
    anna, ben = pair
    for copy in pair:
        code = copy.project.codes.find("Rest")
        copy.project.codes.edit(code, replace(as_draft(code), source="Scharpf 2000"), copy.author)
    anna.project.codings.change(coding(anna), coder(anna), weight=70)
    code = ben.project.codes.find("Rest")
    ben.project.codes.edit(code, replace(as_draft(code), colour="#e69f00"), ben.author)
    both(anna, ben)
    rest = anna.project.codes.find("Rest")
    assert (rest.source, rest.colour) == ("Scharpf 2000", "#e69f00")
    assert conflicts(anna.project) == set()


def test_a_decision_for_a_side_that_is_none_is_refused(pair):
    anna, ben = pair
    for copy, name in ((anna, "Anfang"), (ben, "Beginn")):
        code = copy.project.codes.find("Rest")
        copy.project.codes.edit(code, replace(as_draft(code), name=name), copy.author)
    both(anna, ben)
    (conflict,) = anna.project.merging.conflicts()
    before = tables(anna.project)
    with pytest.raises(QualcodeError):
        anna.project.merging.decide(conflict, "0" * 36, anna.author)
    assert tables(anna.project) == before


# ---- the same thing twice, another thing of the same name --------------------------------------------


def test_the_same_text_on_both_sides_is_one_document_and_the_other_an_alias(pair):
    anna, ben = pair
    text = "B: Das hat lange gedauert und am Ende half niemand.\n"
    uuids = {copy.project.documents.add([read(text, "drei")], copy.author)[0].uuid for copy in pair}
    given = [give(copy, words, document="drei") for copy, words in ((anna, "lange"), (ben, "niemand"))]
    both(anna, ben)
    (document,) = [d for d in anna.project.documents.all() if d.uuid in uuids]
    assert document.uuid == min(uuids)
    assert ("documents", max(uuids), min(uuids)) in aliases(anna.project)
    found = {coding.uuid: coding.document for coding in anna.project.codings.all()}
    assert {found[coding.uuid] for coding in given} == {document.key}
    assert conflicts(anna.project) == set()


def test_the_same_text_under_two_names_is_one_document_with_a_conflict_of_its_name(pair):
    anna, ben = pair
    text = "B: Das hat lange gedauert und am Ende half niemand.\n" * 6  # short answers of a table are alike by chance
    source = read(text, "drei").source
    for copy, name in ((anna, "drei"), (ben, "vier")):
        copy.project.documents.add([replace(read(text, name), source=source)], copy.author)
    both(anna, ben)
    assert {field for _table, _row, field, _sides in conflicts(anna.project)} == {"name"}
    assert len(anna.project.documents.all()) == 3


def test_the_same_key_on_both_sides_is_one_code_whatever_it_is_called(pair):
    anna, ben = pair
    mine, theirs = (
        copy.project.codes.add(CodeDraft(name, Rules("so"), short_key="K7"), None, copy.author)
        for copy, name in ((anna, "Zugang"), (ben, "Eintritt"))
    )
    given = [give(copy, words, "K7") for copy, words in ((anna, FIRST), (ben, SECOND))]
    both(anna, ben)
    (code,) = [code for code in anna.project.codes.book() if code.short_key == "K7"]
    assert code.uuid == min(mine.uuid, theirs.uuid)
    assert {c.code for c in anna.project.codings.all() if c.uuid in {x.uuid for x in given}} == {code.key}
    assert "name" in {field for _table, _row, field, _sides in conflicts(anna.project)}


def test_codes_of_one_name_without_a_key_are_two_and_the_later_one_has_a_suffix(pair):
    anna, ben = pair
    mine, theirs = (copy.project.codes.add(CodeDraft("Neu"), None, copy.author) for copy in pair)
    both(anna, ben)
    names = {code.uuid: code.name for code in anna.project.codes.book()}
    assert names[min(mine.uuid, theirs.uuid)] == "Neu"
    assert names[max(mine.uuid, theirs.uuid)] == "Neu (2)"
    assert conflicts(anna.project) == set()


def test_other_texts_cases_and_coders_of_one_name_stay_two(pair):
    anna, ben = pair
    for copy in pair:
        copy.project.documents.add([read(f"B: Nur bei {copy.name} gesagt.\n", "drei")], copy.author)
        copy.project.cases.add("Z", copy.author)
        copy.project.coders.add("dora", CoderKind.PERSON, copy.author)
        copy.project.groups.add("Frühe", [], copy.author)
    both(anna, ben)
    project = anna.project
    assert sorted(d.name for d in project.documents.all() if d.name.startswith("drei")) == ["drei", "drei (2)"]
    assert sorted(c.name for c in project.cases.all() if c.name.startswith("Z")) == ["Z", "Z (2)"]
    assert sorted(c.name for c in project.coders.all() if c.name.startswith("dora")) == ["dora", "dora (2)"]


def test_a_third_copy_with_the_same_name_gets_the_next_suffix_and_all_agree(base, tmp_path):
    with apart(base, tmp_path) as copies:
        for copy in copies:
            copy.project.codes.add(CodeDraft("Neu"), None, copy.author)
        sent = [copy.sends() for copy in copies]
        for copy, order in zip(copies, ([0, 1, 2], [2, 1, 0], [1, 0, 2]), strict=True):
            for place in order:
                copy.takes(sent[place])
        names = sorted(code.name for code in copies[0].project.codes.book() if code.name.startswith("Neu"))
        assert names == ["Neu", "Neu (2)", "Neu (3)"]
        for copy in copies[1:]:
            assert differences(copies[0].project, copy.project) == []


def test_the_same_coding_of_one_coder_on_two_machines_is_one(base, tmp_path):
    with apart(base, tmp_path, ["anna", "anna"]) as (laptop, office):
        mine, theirs = give(laptop, FIRST), give(office, FIRST)
        laptop.project.codings.change(laptop.project.codings.get(mine.key), coder(laptop), weight=70)
        give(office, SECOND, polarity=Polarity.ABSENT)
        both(laptop, office)
        found = [c.uuid for c in laptop.project.codings.all()]
        assert min(mine.uuid, theirs.uuid) in found
        assert max(mine.uuid, theirs.uuid) not in found


def test_settings_and_attributes_of_both_are_one_each_and_a_conflict_where_they_differ(pair):
    anna, ben = pair
    for copy in pair:
        document = copy.project.documents.find("talk")
        copy.project.documents.set([document], copy.author, attributes={"ort": copy.name, "alter": "40"})
    both(anna, ben)
    found = anna.project.documents.find("talk").attributes
    assert found["alter"] == "40"
    assert found["ort"] in {"anna", "ben"}
    (conflict,) = anna.project.merging.conflicts()
    assert (conflict.table, conflict.field) == ("attributes", "value")


# ---- corrected texts ---------------------------------------------------------------------------------


def correct(copy, old, new, document="talk"):
    found = copy.project.documents.find(document)
    text = copy.project.documents.text(found).replace(old, new)
    plan = copy.project.revisions.plan(found, draft("corrected", text))
    copy.project.revisions.carry_out(plan, copy.author, accept_uncertain=True)


def words_of(copy, uuid):
    found = next(c for c in copy.project.codings.all() if c.uuid == uuid)
    return copy.project.documents.text(found.document)[found.span.start : found.span.end]


def test_codings_of_the_old_text_are_where_their_words_stand_now(pair):
    anna, ben = pair
    correct(anna, "Wie lief das am Anfang?", "Wie, ähm, lief das denn ganz am Anfang?")
    given = give(ben, SECOND, memo="so")
    report = both(anna, ben)
    assert words_of(anna, given.uuid) == SECOND
    assert report.moved >= 1


def test_codings_on_a_text_that_both_corrected_are_where_their_words_stand(pair):
    anna, ben = pair
    correct(anna, "Wie lief das am Anfang?", "Wie, ähm, lief das denn ganz am Anfang?")
    correct(ben, "weil niemand die Frist kannte", "weil ja niemand diese Frist kannte")
    mine, theirs = give(anna, SECOND), give(ben, FIRST)
    both(anna, ben)
    assert words_of(anna, mine.uuid) == SECOND
    assert words_of(anna, theirs.uuid) == FIRST
    assert {table for table, _row, _field, _sides in conflicts(anna.project)} == {"documents"}


def test_a_coding_on_words_that_were_taken_out_is_an_orphan_and_no_coding_at_a_wrong_place(pair):
    anna, ben = pair
    correct(anna, SECOND, "Danach war es anders.")
    given = give(ben, SECOND, memo="so", weight=30)
    both(anna, ben)
    assert given.uuid not in {c.uuid for c in anna.project.codings.all()}
    for copy in pair:
        (orphan,) = copy.project.orphans.all()
        assert (orphan.coder, orphan.before, orphan.memos) == ("ben", SECOND, ("so",))


def test_what_was_done_to_a_coding_that_a_correction_elsewhere_made_an_orphan_waits_with_it(pair):
    anna, ben = pair
    given = give(ben, SECOND)
    both(anna, ben)
    correct(anna, SECOND, "Danach war es anders.")
    ben.project.codings.change(given, coder(ben), weight=70, code=ben.project.codes.find("Rest"))
    given = next(c for c in ben.project.codings.all() if c.uuid == given.uuid)
    hang_on(ben, given)
    ben.project.memos.add(MemoTarget(coding=given.key), "so", coder(ben))
    assert both(anna, ben).orphaned == 1
    (orphan,) = anna.project.orphans.all()
    assert (orphan.before, orphan.memos, orphan.code) == (SECOND, ("so",), "Rest")
    ben.project.undo(ben.author)  # the merge
    ben.project.undo(ben.author)  # the memo
    both(anna, ben)
    (orphan,) = anna.project.orphans.all()
    assert orphan.memos == ()
    document = anna.project.documents.get(orphan.document)
    anna.project.orphans.place(orphan, document, Span(0, 21), anna.author)
    both(anna, ben)
    (placed,) = [c for c in ben.project.codings.all() if c.uuid == given.uuid]
    assert placed.weight == 70
    assert all(tables(ben.project)[name] for name in ("good_marks", "quotation_ids", "quotation_edits"))


def hang_on(copy, given):
    """Mark a coding, and keep its id and an edit of it."""
    copy.project.good_marks.set([given.key], coder(copy), good=True)
    copy.project.quotation_ids.keep([given.key], copy.author)
    document = copy.project.documents.get(given.document)
    copy.project.quotation_edits.set(document, given, [QuotationEdit(EditKind.OMISSION, 4, 3)], copy.author)


def orphaned(pair):
    """Anna has taken the words out that Ben coded, and marked and edited and wrote of."""
    anna, ben = pair
    correct(anna, SECOND, "Danach war es anders.")
    given = give(ben, SECOND, memo="so", weight=30)
    hang_on(ben, given)
    return anna, ben, given


def test_an_orphan_of_a_merge_is_placed_by_anybody_with_all_that_waits(pair):
    anna, ben, given = orphaned(pair)
    both(anna, ben)
    (orphan,) = anna.project.orphans.all()
    document = anna.project.documents.get(orphan.document)
    start = anna.project.documents.text(document).index("Danach war es anders.")
    anna.project.orphans.place(orphan, document, Span(start, start + 21), anna.author)
    both(anna, ben)
    for copy in pair:
        assert copy.project.orphans.all() == []
        assert words_of(copy, given.uuid) == "Danach war es anders."
        placed = next(c for c in copy.project.codings.all() if c.uuid == given.uuid)
        assert [memo.text for memo in copy.project.memos.all() if memo.target.coding == placed.key] == ["so"]
        assert tables(copy.project)["good_marks"]


def test_an_orphan_of_a_merge_that_is_given_up_stays_so(pair):
    anna, ben, given = orphaned(pair)
    both(anna, ben)
    (orphan,) = ben.project.orphans.all()
    ben.project.orphans.remove(orphan, ben.author)
    both(anna, ben)
    correct(anna, "Danach war es anders.", "Danach war vieles anders.")
    both(anna, ben)
    for copy in pair:
        assert copy.project.orphans.all() == []
        assert given.uuid not in {c.uuid for c in copy.project.codings.all()}


def test_words_that_come_back_have_their_coding_again(pair):
    anna, ben, given = orphaned(pair)
    ben.takes(anna.sends())
    assert len(ben.project.orphans.all()) == 1
    undone = anna.project.undo(anna.author)
    assert undone.kind == "document.revise"
    both(anna, ben)
    for copy in pair:
        assert copy.project.orphans.all() == []
        assert words_of(copy, given.uuid) == SECOND
        assert tables(copy.project)["good_marks"]
        assert copy.project.quotation_ids.all()


def test_changes_of_one_coding_and_its_memo_made_apart_on_two_texts_are_both_kept(pair):
    anna, ben = pair
    correct(anna, "Wie lief das am Anfang?", "Wie war das?")
    mine = coding(ben, "ben")
    ben.project.codings.change(mine, coder(ben), weight=70)
    ben.project.memos.add(MemoTarget(coding=mine.key), "noch einer", coder(ben))
    both(anna, ben)
    assert next(c for c in anna.project.codings.all() if c.uuid == mine.uuid).weight == 70
    assert "noch einer" in {memo.text for memo in anna.project.memos.all()}


# ---- clocks, order, waiting --------------------------------------------------------------------------


@pytest.mark.parametrize("years", [("1970", "2026"), ("2026", "2090"), ("2090", "1970")])
def test_clocks_that_differ_by_years_change_nothing_of_what_comes_out(base, tmp_path, years, monkeypatch):
    with apart(base, tmp_path, ["anna", "ben"]) as pair:
        anna, ben = pair
        for copy, year in zip(pair, years, strict=True):
            monkeypatch.setattr(history, "now", lambda year=year: f"{year}-03-01T12:00:00.000Z")
            give(copy, FIRST)
            code = copy.project.codes.find("Rest")
            copy.project.codes.edit(code, replace(as_draft(code), source=copy.name), copy.author)
            copy.project.codings.change(coding(copy, copy.name), coder(copy), weight=40)
        monkeypatch.undo()
        both(anna, ben)
        assert len(conflicts(anna.project)) == 1
        give(ben, SECOND)
        both(anna, ben)
        for copy in pair:
            copy.project.undo(copy.author)
            assert problems(copy.project) == []


def test_an_entry_that_comes_before_what_it_rests_on_waits_and_is_told(pair):
    anna, ben = pair
    known = [entry.uuid for entry in anna.project.log()]
    given = give(ben, SECOND)
    first = [entry.uuid for entry in ben.project.log()]
    ben.project.codings.change(ben.project.codings.get(given.key), coder(ben), weight=70)
    before = tables(anna.project)
    report = anna.takes(ben.sends(known=first))
    assert len(report.waiting) == 1
    assert tables(anna.project) == before
    assert len(waiting(anna.project)) == 1
    anna.takes(ben.sends(known=known[:0]))
    assert waiting(anna.project) == set()
    assert next(c for c in anna.project.codings.all() if c.uuid == given.uuid).weight == 70


def test_parts_in_any_order_are_the_same_as_the_whole(base, tmp_path):
    with apart(base, tmp_path, ["anna", "anna", "ben"]) as (whole, parts, ben):
        known = [entry.uuid for entry in ben.project.log()]
        pieces = []
        for place, words in enumerate((FIRST, SECOND, "Danach rief man")):
            given = give(ben, words)
            ben.project.codings.change(ben.project.codings.get(given.key), coder(ben), weight=10 * place)
            pieces.append(ben.sends(known=known))
            known = [entry.uuid for entry in ben.project.log()]
        whole.takes(ben.sends())
        for piece in reversed(pieces):
            parts.takes(piece)
        assert differences(whole.project, parts.project) == []
        assert waiting(parts.project) == set()


def test_another_project_is_refused_and_nothing_changed(pair, tmp_path):
    anna, ben = pair
    before = tables(anna.project)
    with pytest.raises(QualcodeError):
        anna.project.merging.take_in([replace(ben.sends(), project="other")], anna.author)
    assert tables(anna.project) == before


# ---- what was forgotten, undo ------------------------------------------------------------------------


def test_what_was_forgotten_in_one_copy_never_comes_back_and_that_is_told(pair):
    anna, ben = pair
    document = anna.project.documents.find("talk")
    anna.project.forgetting.documents([document.uuid], LEAD)
    given = give(ben, SECOND, memo="darüber")
    correct(ben, "Wie lief das am Anfang?", "Wie war das?")
    report = anna.takes(ben.sends())
    assert report.dropped
    uuids = {uuid for _table, uuid in rows_by_uuid(anna.project)}
    assert document.uuid not in uuids
    assert given.uuid not in uuids
    anna.project.close()
    for word in ("Ausländerbehörde", "darüber", "Wie war das"):
        assert word.encode() not in anna.project.path.read_bytes()
    anna.project = opened(anna.project.path, "anna", anna.project.path.parent / "again.qualcode").project
    anna.takes(ben.sends())
    assert document.uuid not in {uuid for _table, uuid in rows_by_uuid(anna.project)}


def test_what_came_in_with_a_merge_that_was_taken_back_is_not_sent_on_and_comes_again(base, tmp_path):
    with apart(base, tmp_path) as (anna, ben, cara):
        given = give(ben, SECOND)
        anna.takes(ben.sends())
        anna.project.undo(anna.author)
        cara.takes(anna.sends())
        assert given.uuid not in {c.uuid for c in cara.project.codings.all()}
        anna.takes(ben.sends())
        cara.takes(anna.sends())
        assert given.uuid in {c.uuid for c in cara.project.codings.all()}
        assert differences(anna.project, cara.project) == []


def test_who_did_not_merge_cannot_undo_it_and_a_merge_that_something_rests_on_stays(pair):
    anna, ben = pair
    given = give(ben, SECOND)
    anna.takes(ben.sends())
    with pytest.raises(QualcodeError):
        anna.project.turn(ben.author, anna.project.log()[-1].uuid)
    there = next(c for c in anna.project.codings.all() if c.uuid == given.uuid)
    anna.project.memos.add(MemoTarget(coding=there.key), "dazu", coder(anna))
    merge = next(entry for entry in anna.project.log() if entry.kind == "merge")
    with pytest.raises(QualcodeError):
        anna.project.turn(anna.author, merge.uuid)
    assert problems(anna.project) == []


def test_an_undo_over_there_is_one_here_and_ones_own_undo_still_finds_ones_own(pair):
    anna, ben = pair
    given = give(ben, SECOND)
    anna.takes(ben.sends())
    ben.project.undo(ben.author)
    mine = give(anna, FIRST)
    anna.takes(ben.sends())
    uuids = {c.uuid for c in anna.project.codings.all()}
    assert given.uuid not in uuids
    assert mine.uuid in uuids
    ben.project.redo(ben.author)
    anna.takes(ben.sends())
    assert given.uuid in {c.uuid for c in anna.project.codings.all()}
    ben.takes(anna.sends())
    assert living(anna.project) == living(ben.project)


# ---- rules that only both together break -------------------------------------------------------------


def test_two_codes_that_were_put_below_each_other_are_no_circle(pair):
    anna, ben = pair
    for copy, below, above in ((anna, "Rest", "Unter"), (ben, "Unter", "Rest")):
        find = copy.project.codes.find
        copy.project.codes.move(find(below), find(above), copy.author)
    report = both(anna, ben)
    assert len(anna.project.codes.book()) == 3
    assert report.repaired or report.conflicts


def test_both_at_once_and_one_after_the_other_are_the_same(base, tmp_path):
    with apart(base, tmp_path, ["anna", "anna", "ben", "cara"]) as (once, after, ben, cara):
        draw = random.Random(3)
        for copy in (ben, cara):
            for words in draw.sample([FIRST, SECOND, "Danach rief man", "Wie lief das"], 3):
                give(copy, words, draw.choice(["Thema", "Rest"]))
            copy.project.codes.add(CodeDraft("Neu"), None, copy.author)
        once.takes(ben.sends(), cara.sends())
        after.takes(cara.sends())
        after.takes(ben.sends())
        assert differences(once.project, after.project) == []


@pytest.mark.parametrize("steps", [1, 40, 400, 2_000, 6_000])
def test_a_merge_that_ends_in_the_middle_has_done_nothing(base, tmp_path, steps):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        for words in (FIRST, SECOND):
            give(ben, words, memo="so")
        ben.project.codes.add(CodeDraft("Neu"), None, ben.author)
        sent, before, log = ben.sends(), tables(anna.project), living(anna.project)
        connection = anna.project._store.connection
        left = [steps]

        def count():
            left[0] -= 1
            return left[0] <= 0

        connection.set_progress_handler(count, 10)
        with suppress(QualcodeError):
            anna.project.merging.take_in([sent], anna.author)
        connection.set_progress_handler(None, 0)
        if left[0] <= 0:
            assert (tables(anna.project), living(anna.project)) == (before, log)
        assert problems(anna.project) == []
        anna.takes(sent)
        ben.takes(anna.sends())
        assert differences(anna.project, ben.project) == []
