"""What is left of what was forgotten is told wherever people's words stand, by kind and id."""

from __future__ import annotations

import pytest

from qualcode.model.memos import MemoTarget
from qualcode.project.file.store import Store
from qualcode.project.forgetting import erasure_leftovers, personal_columns
from qualcode.project.forgetting.personal_columns import COLUMNS, FreeText
from qualcode.reporting.documents.withdrawal import KINDS
from tests.helpers import LEAD, add_code, add_coder, add_document, give, problems
from tests.project.test_forgetting_passages import SECRET, TEXT, place, read, withdraw

BESIDE = {"given", "history", "texts"}  # places outside of the columns: the register, the past, other texts


def test_the_record_has_a_word_for_each_place_where_words_may_stand():
    assert KINDS.keys() == COLUMNS.keys() | BESIDE


@pytest.mark.parametrize("words", [f"Sie sagt: „{SECRET}“", "Von Zwetschge Müller ist die Rede."])
@pytest.mark.parametrize("table", COLUMNS)
def test_words_and_names_are_found_in_every_column(project, monkeypatch, table, words):
    def present(_store: Store):
        for column in COLUMNS[table]:
            row = {"uuid": f"0-{'a' * 12}", "kind": "thematic", "name": "x"}
            yield FreeText(table, row, column, words, f"{table} {column}")

    monkeypatch.setattr(personal_columns, "present", present)
    found = erasure_leftovers.of_texts(project._store, [TEXT], ["Zwetschge  MÜLLER"])
    assert [(leftover.table, leftover.id) for leftover in found] == [(table, "a" * 12)] * len(COLUMNS[table])


def test_what_was_written_on_the_passage_in_other_words_is_told_too(project):
    anna, code = add_coder(project), add_code(project)
    document = project.documents.add([read(TEXT)], LEAD)[0]
    whole = place(f"alle hier. {SECRET} Danach")
    coding = give(project, document, code, anna, whole.start, whole.end, paraphrase="jemand zeigt jemanden an")
    project.codings.set_memo(coding, "heikel", anna)
    project.memos.add(MemoTarget(), f"Zitat: {SECRET}", anna)
    add_document(project, "other", "Ganz anderes.", context=SECRET)
    done = withdraw(project, document)
    tables = [leftover.table for leftover in done.leftovers if leftover.table != "history"]
    assert sorted(tables) == ["codings", "documents", "memos", "memos"]
    assert len({leftover.id for leftover in done.leftovers if leftover.id}) == 4
    assert problems(project) == []
