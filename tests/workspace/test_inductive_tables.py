"""The tables of inductive work leave, come back changed, and what does not fit is refused with its row."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, ReadingError
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codes import CodeDraft
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.reading.tables.reader import read_table
from qualcode.reporting.inductive.report import induction_report, object_of_induction, words_of_induction
from qualcode.reporting.writers.formats import render
from qualcode.workspace.coding import memos
from qualcode.workspace.inductive import cards, categories, inductions, summary_table, table_import
from qualcode.workspace.inductive.leaving_work import leaving_work
from qualcode.workspace.inductive.paraphrases import paraphrase
from qualcode.workspace.inductive.plan_lines import lines_of
from qualcode.workspace.workspace import Workspace
from tests.helpers import add_document
from tests.workspace.test_inductive import STATED, at, begun, made, study  # noqa: F401 - fixtures

HOSTILE = "=cmd|'/c calc'!A0\nZeile zwei \u202e u\u0308ber\u200d 👩‍👩‍👧 \x07"


@pytest.fixture
def rows(space, text):
    """A summary of three rows; the first two under a statement, this under one of the second reduction."""
    consents_of_all(space)
    for words, said in (("Das Amt kam nie.", "Amt blieb aus"), ("Das war schwer.", HOSTILE), ("Am Ende", "Ende")):
        paraphrase(space, text, at(words), said)
    work = begun(space, text, name="A/B: alles?")
    summary_table.take(space, work)
    first, second, _third = (row.row.key for row in summary_table.table(space, work).rows)
    statement = summary_table.reduce(space, work, [first, second], "Behörden fehlen")
    summary_table.reduce_again(space, work, [statement], "Staat fehlt")
    return work


def consents_of_all(space, answer=Permission.YES):
    change = ConsentChange({Purpose.QUOTE: answer})
    space.project.consents.set(
        space.author, documents={document.key: change for document in space.project.documents.all()}
    )


def written(space, work, language="en"):
    subject, _parts = leaving_work(space, work, Withheld())
    return render(induction_report(subject, language), "xlsx")


def changed(data, *cells, insert=()):
    """The workbook with other cells: (row, column, value), from 1."""
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    for row, column, value in cells:
        sheet.cell(row, column).value = value
    for values in insert:
        sheet.append(values)
    file = io.BytesIO()
    book.save(file)
    return read_table(file.getvalue(), "t.xlsx")


ID, PASSAGE, PARAPHRASE, GENERAL, STRUCK, FIRST, SECOND = 1, 3, 4, 5, 6, 7, 8


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_was_not_changed_changes_nothing(space, rows, language):
    before = len(space.project.log())
    plan = table_import.import_table(space, rows, changed(written(space, rows, language)))
    assert (plan.changes, plan.new, plan.same, plan.missing) == ([], [], 3, 0)
    assert len(space.project.log()) == before


def test_whatever_words_a_row_has_come_back_as_they_were(space, rows):
    said = [
        "=1+1",
        "-",
        "_x000D_ x",
        "0012",
        "1e5",
        "TRUE",
        "#N/A",
        "a\r\nb",
        "\x07x",
        "nan",
        "'=1",
        "\ufeffa",
        "a\u2028b",
    ]
    (first, *_others) = (row.row.key for row in summary_table.table(space, rows).rows)
    for words in said:
        summary_table.generalise(space, rows, {first: words})
        report = induction_report(leaving_work(space, rows, Withheld())[0], "de")
        for form in ("xlsx", "csv"):
            file = read_table(render(report, form), f"t.{form}")
            assert table_import.planned_import(space, rows, file).changes == [], (words, form)


def test_what_was_changed_comes_in_by_one_undo_and_is_told(space, rows):
    before = summary_table.table(space, rows)
    statement, whole = before.first[0].statement, before.second[0].statement
    file = changed(
        written(space, rows),
        (2, PARAPHRASE, "kein Amt"),
        (2, GENERAL, "Amt: 1+1=2"),
        (2, FIRST, "Ämter fehlen"),
        (3, FIRST, "Ämter fehlen"),
        (2, SECOND, "Der Staat fehlt"),
        (3, SECOND, "Der Staat fehlt"),
        (4, STRUCK, "sagt nichts"),
    )
    plan = table_import.planned_import(space, rows, file)
    assert summary_table.table(space, rows) == before
    entries = len(space.project.log())
    done = table_import.import_table(space, rows, file)
    assert done == plan
    assert len(space.project.log()) == entries + 1
    assert {(change.column, change.before, change.after) for change in done.changes} == {
        ("paraphrase", "Amt blieb aus", "kein Amt"),
        ("generalisation", "", "Amt: 1+1=2"),
        ("statement", "Behörden fehlen", "Ämter fehlen"),
        ("statement", "Staat fehlt", "Der Staat fehlt"),
        ("struck", "", "sagt nichts"),
    }
    now = summary_table.table(space, rows)
    assert [row.row.struck for row in now.rows] == ["", "", "sagt nichts"]
    assert (now.first[0].statement.uuid, now.first[0].statement.text) == (statement.uuid, "Ämter fehlen")
    assert (now.second[0].statement.uuid, now.second[0].statement.text) == (whole.uuid, "Der Staat fehlt")
    space.project.undo(space.author)
    assert summary_table.table(space, rows) == before


def test_rows_go_to_statements_by_their_words(space, rows):
    file = changed(written(space, rows), (3, FIRST, "Neu"), (4, FIRST, "Neu"), (3, SECOND, None), (4, SECOND, None))
    plan = table_import.import_table(space, rows, file)
    assert plan.new == ["Neu"]
    now = summary_table.table(space, rows)
    assert [(of.statement.text, len(of.rows)) for of in now.first] == [("Behörden fehlen", 1), ("Neu", 2)]
    assert now.first[1].statement.parent is None
    file = changed(written(space, rows), (3, SECOND, "Ganz neu"), (4, SECOND, "Ganz neu"), (4, FIRST, "Noch neuer"))
    told = list(lines_of(table_import.planned_import(space, rows, file)))
    assert "“Noch neuer” second reduction: – → “Ganz neu”" in told


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([(2, ID, "0123456789ab")], "no row"),
        ([(2, ID, None)], "no id"),
        ([(2, PASSAGE, "Am Ende")], "sorted apart"),
        ([(2, PARAPHRASE, None)], "empty"),
        ([(4, SECOND, "Staat")], "no first one"),
        ([(2, SECOND, "anders")], "other second reductions"),
        ([(4, STRUCK, "weg"), (4, FIRST, "Neu")], "struck"),
        ([(1, ID, "ident")], "not the table"),
        ([(1, PASSAGE, "paraphrase")], "twice|same"),
    ],
)
def test_what_does_not_fit_is_refused_whole(space, rows, cells, why):
    before = summary_table.table(space, rows)
    with pytest.raises(ReadingError, match=why):
        table_import.import_table(space, rows, changed(written(space, rows), *cells))
    assert summary_table.table(space, rows) == before


def test_an_id_twice_and_a_row_that_is_missing(space, rows):
    data = written(space, rows)
    (first, _second, _third) = (row.paraphrase.memo.id for row in summary_table.table(space, rows).rows)
    with pytest.raises(ReadingError, match="row 5: the id"):
        table_import.import_table(space, rows, changed(data, insert=[[first]]))


def test_somebody_elses_paraphrase_is_not_reworded(space, rows):
    with Workspace.open(space.project.path, coder="ben") as ben:
        file = changed(written(ben, rows), (2, PARAPHRASE, "bens Worte"))
        with pytest.raises(ReadingError, match="somebody else's"):
            table_import.import_table(ben, rows, file)
        assert table_import.import_table(ben, rows, changed(written(ben, rows), (2, GENERAL, "bens"))).changes


def test_passages_are_recoded_to_categories_by_their_names(space, text):
    consents_of_all(space)
    work = begun(space, text, Technique.CATEGORIES, code=space.book.codes[0].key, **STATED)
    formed = categories.form(space, work, text, at("Das Amt kam nie."), CodeDraft("Abwesenheit / Amt"))
    categories.subsume(space, work, text, at("Am Ende"), space.book[formed.coding.code])
    data = written(space, work)
    assert table_import.import_table(space, work, changed(data)).changes == []
    done = table_import.import_table(space, work, changed(data, (3, 4, "Schluss")))
    assert done.new == ["Schluss"]
    assert [(of.code.name, len(of.passages)) for of in categories.categories(space, work).categories] == [
        ("Abwesenheit / Amt", 1),
        ("Schluss", 1),
    ]
    with pytest.raises(ReadingError, match="no category of this work"):
        table_import.import_table(space, work, changed(data, (3, 4, "Thema")))


def test_cards_are_laid_into_groups_by_their_names(space, mine, theirs):
    consents_of_all(space)
    work = inductions.begin(space, InductionDraft("K", Technique.DIFFERENTIATION, code=space.book.codes[0].key))
    cards.lay(space, work, [mine], cards.add_group(space, work, "Amt"))
    done = table_import.import_table(space, work, changed(written(space, work, "de"), (3, 4, "Gefühl"), (2, 4, None)))
    assert done.new == ["Gefühl"]
    assert [(pile.group.name, len(pile.cards)) for pile in cards.board(space, work).piles] == [
        ("Amt", 0),
        ("Gefühl", 1),
    ]


def test_only_passages_leave_for_which_people_agreed(space, rows):
    consents_of_all(space, Permission.PARAPHRASE)
    withheld = Withheld()
    subject, parts = leaving_work(space, rows, withheld)
    held = object_of_induction(subject)
    assert [row["passage"] for row in held["tables"][0]] == ["", "", ""]
    assert held["tables"][0][0]["paraphrase"] == "Amt blieb aus"
    assert parts
    assert "Amt blieb aus" in set(words_of_induction(subject))
    consents_of_all(space, Permission.NO)
    with pytest.raises(QualcodeError):
        leaving_work(space, rows, Withheld())


def test_a_statement_that_retells_what_stays_is_called_by_its_id_and_comes_back_as_it_was(space, rows, text):
    other = add_document(space.project, "zweite", "Davon soll nichts hinaus.")
    paraphrase(space, other, Span(0, 5), "Davon")
    work = space.project.inductions.set_documents(rows, [text, other], space.coder)
    summary_table.take(space, work)
    shown = summary_table.table(space, work)
    last = next(row.row.key for row in shown.rows if row.paraphrase.document == other)
    with space.acting() as coder:
        space.project.summary_tables.put_rows(work, [last], shown.first[0].statement.key, coder)
    refused = ConsentChange({Purpose.QUOTE: Permission.NO})
    space.project.consents.set(space.author, documents={other.key: refused})
    subject, _parts = leaving_work(space, work, Withheld())
    said = " ".join(words_of_induction(subject))
    assert "Behörden fehlen" not in said
    assert "Staat fehlt" not in said
    assert f"({shown.first[0].statement.id})" in said
    plan = table_import.import_table(space, work, read_table(written(space, work), "t.xlsx"))
    assert (plan.changes, plan.new, plan.missing) == ([], [], 1)


def test_a_note_that_is_no_paraphrase_has_no_row(space, rows, text):
    memo = memos.add(space, paraphrase(space, text, at("Amt"), "x").target, "Notiz", kind=MemoKind.OTHER)
    assert memo.id not in {row.paraphrase.memo.id for row in summary_table.table(space, rows).rows}
