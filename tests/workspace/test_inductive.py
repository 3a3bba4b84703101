"""Inductive work: stated first, a table of paraphrases, categories from passages, cards that become sub-codes."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codebooks.inductions import InductionDraft, PassageOutcome, Technique
from qualcode.model.codes import CodeDraft, Origin
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.workspace.coding import memos
from qualcode.workspace.inductive import cards, categories, inductions, summary_table
from qualcode.workspace.inductive.paraphrases import paraphrase, paraphrases
from tests.workspace.conftest import TEXT, blind, study_of_two

STATED = {
    "criterion": "Wünsche an das Amt",
    "abstraction": "konkret, unterhalb des Einzelfalls",
    "definition": "eine Kategorie ist eine Art von Wunsch",
    "revision_due": 20,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with study_of_two(tmp_path_factory.mktemp("made")) as study:
        path = study.path
    return path.read_bytes()


@pytest.fixture
def study(made, tmp_path):
    (tmp_path / "p.qualcode").write_bytes(made)
    with qualcode.open(tmp_path / "p.qualcode", coder="anna") as opened:
        yield opened


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def begun(space, text, technique=Technique.SUMMARY, name="Werk", **stated):
    return inductions.begin(space, InductionDraft(name, technique, **stated), [text])


@pytest.fixture
def table(space, text):
    """A summary with three paraphrases in its table."""
    for words, said in (("Das Amt kam nie.", "Amt blieb aus"), ("Das war schwer.", "schwer"), ("Am Ende", "Ende")):
        paraphrase(space, text, at(words), said)
    work = begun(space, text)
    assert summary_table.take(space, work) == 3
    return work


# ---- stated first ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [*STATED])
def test_forming_categories_does_not_begin_before_all_is_stated(space, text, left):
    stated = {name: value for name, value in STATED.items() if name != left}
    with pytest.raises(UsageProblem, match="missing"):
        begun(space, text, Technique.CATEGORIES, **stated)
    assert inductions.overview(space) == []


@pytest.mark.parametrize("due", [0, 9, 51, 100])
def test_a_revision_is_due_between_10_and_50_per_cent(space, text, due):
    with pytest.raises(UsageProblem, match="between 10 and 50"):
        begun(space, text, Technique.CATEGORIES, **STATED | {"revision_due": due})


def test_a_work_needs_material_and_a_name_of_its_own(space, text):
    with pytest.raises(UsageProblem, match="no material"):
        inductions.begin(space, InductionDraft("a", Technique.SUMMARY))
    begun(space, text, name="Wünsche")
    for name in ("wünsche", "WÜNSCHE", "Wu\u0308nsche", " ", "a\nb"):
        with pytest.raises(QualcodeError):
            begun(space, text, name=name)
    with pytest.raises(UsageProblem, match="Which code"):
        begun(space, text, Technique.DIFFERENTIATION, name="neu")


# ---- the summary ----------------------------------------------------------------------------------------


def test_a_paraphrase_is_a_memo_of_its_kind_on_the_passage(space, text):
    written = paraphrase(space, text, at("Das war schwer."), "schwer")
    assert (written.kind, written.target.span, written.target.document) == (
        MemoKind.PARAPHRASE,
        at("Das war schwer."),
        text.key,
    )
    (found,) = paraphrases(space)
    assert (found.memo, found.words) == (written, "Das war schwer.")
    with pytest.raises(QualcodeError, match="empty"):
        paraphrase(space, text, at("Das war schwer."), " \n")


def test_each_row_and_statement_keeps_its_passages(space, table):
    shown = summary_table.table(space, table)
    assert [row.paraphrase.words for row in shown.rows] == ["Das Amt kam nie.", "Das war schwer.", "Am Ende"]
    first, second, third = (row.row.key for row in shown.rows)
    summary_table.generalise(space, table, {first: "Behörden fehlen", second: "Belastung"})
    summary_table.strike(space, table, [third], "sagt nichts zur Frage")
    burden = summary_table.reduce(space, table, [first, second], "Fehlende Behörden belasten")
    whole = summary_table.reduce_again(space, table, [burden], "Belastung")
    shown = summary_table.table(space, table)
    assert [row.row.struck for row in shown.rows] == ["", "", "sagt nichts zur Frage"]  # it stays to be seen
    for key in (burden, whole):
        passages = [row.paraphrase.words for row in shown.statement(key).rows]
        assert passages == ["Das Amt kam nie.", "Das war schwer."]


def test_what_is_struck_has_a_reason_and_leaves_its_statement(space, table):
    first = summary_table.table(space, table).rows[0].row.key
    statement = summary_table.reduce(space, table, [first], "Aussage")
    with pytest.raises(QualcodeError, match="reason"):
        summary_table.strike(space, table, [first], " ")
    summary_table.strike(space, table, [first], "doppelt")
    assert summary_table.table(space, table).statement(statement).rows == ()
    with pytest.raises(QualcodeError, match="struck"):
        summary_table.put_rows(space, table, [first], statement)
    summary_table.unstrike(space, table, [first])
    summary_table.put_rows(space, table, [first], statement)
    assert len(summary_table.table(space, table).statement(statement).rows) == 1


def test_statements_become_codes_with_their_passages_by_one_undo(space, table):
    first, second, _third = (row.row.key for row in summary_table.table(space, table).rows)
    one = summary_table.reduce(space, table, [first], "Behörden fehlen")
    other = summary_table.reduce(space, table, [second], "Das war für sie eine lange und schwere Zeit")
    before = len(space.project.log())
    made = summary_table.make_codes(space, table, {one: "Behörden fehlen", other: "Schwere Zeit"})
    assert [(code.code.name, code.new, code.before) for code in made] == [
        ("Behörden fehlen", 1, 0),
        ("Schwere Zeit", 1, 0),
    ]
    assert made[0].code.rules.definition == ""  # open, and listed as such
    assert made[1].code.rules.definition == "Das war für sie eine lange und schwere Zeit"
    assert made[0].code.origin is Origin.INDUCTIVE
    assert len(space.project.log()) == before + 1
    shown = summary_table.table(space, table)
    assert shown.statement(one).code.key == made[0].code.key
    assert {coding.span for coding in space.codings() if coding.code == made[0].code.key} == {at("Das Amt kam nie.")}
    space.project.undo(space.author)
    assert len(space.book) == 1
    assert summary_table.table(space, table).statement(one).code is None


def test_a_code_is_made_below_another_or_is_one_that_is_there(space, table, text):
    first, second, _third = (row.row.key for row in summary_table.table(space, table).rows)
    topic = space.book.codes[0]
    one, other = (summary_table.reduce(space, table, [row], str(row)) for row in (first, second))
    made = summary_table.make_codes(space, table, {one: topic, other: "Unten"}, topic)
    assert [code.code.path for code in made] == [("Thema",), ("Thema", "Unten")]
    assert made[0].new == 0  # anna gave it before
    assert made[0].before == 1


def test_a_row_is_made_of_a_paraphrase_of_the_material_only(space, text):
    work = begun(space, text)
    wrong = memos.add(space, paraphrase(space, text, at("Amt"), "x").target, "nur eine Notiz")
    with pytest.raises(QualcodeError, match="no paraphrase"):
        space.project.summary_tables.take(work, [wrong.key], space.coder)


def test_a_paraphrase_that_is_removed_takes_its_row_along_and_undo_brings_both_back(space, table):
    row = summary_table.table(space, table).rows[0]
    memos.remove(space, row.paraphrase.memo)
    assert len(summary_table.table(space, table).rows) == 2
    space.project.undo(space.author)
    assert len(summary_table.table(space, table).rows) == 3


# ---- categories -----------------------------------------------------------------------------------------


def test_a_passage_gives_a_category_and_others_are_subsumed(space, text):
    work = begun(space, text, Technique.CATEGORIES, **STATED)
    made = categories.form(space, work, text, at("Das Amt kam nie."), CodeDraft("Abwesenheit"))
    code = space.book[made.coding.code]
    assert (code.origin, code.rules.definition) == (Origin.INDUCTIVE, "")
    categories.subsume(space, work, text, at("Das war schwer."), code)
    outcomes = [(there.passage.outcome, there.code.name) for there in categories.passages(space, work)]
    assert outcomes == [(PassageOutcome.NEW, "Abwesenheit"), (PassageOutcome.SUBSUMED, "Abwesenheit")]
    (formed,) = categories.categories(space, work).categories
    assert formed.gave.coding == made.coding
    now = inductions.progress(space, work)
    assert now.worked == at("Das war schwer.").end
    assert (now.share, now.is_due) == (now.worked * 100 // text.length, True)


def test_a_revision_is_recorded_with_its_share_and_due_no_more(space, text):
    work = begun(space, text, Technique.CATEGORIES, **STATED)
    assert not inductions.work_to(space, work, text, text.length // 10).is_due
    assert inductions.work_to(space, work, text, text.length // 2).is_due
    with pytest.raises(UsageProblem, match="What came"):
        inductions.revise(space, work, " ")
    revised = inductions.revise(space, work, "nichts geändert")
    assert (revised.revised, revised.revision_note) == (49, "nichts geändert")
    assert not inductions.progress(space, work).is_due
    inductions.revise(space, work, "von vorn", again=True)
    assert inductions.progress(space, work).worked == 0


def test_only_codes_below_the_one_of_the_work_are_its_categories(space, text):
    topic = space.book.codes[0]
    other = space.project.codes.add(CodeDraft("Anderes"), None, space.author)
    work = begun(space, text, Technique.CATEGORIES, code=topic.key, **STATED)
    with pytest.raises(QualcodeError, match="no category"):
        categories.subsume(space, work, text, at("Am Ende"), other)
    made = categories.form(space, work, text, at("Am Ende"), CodeDraft("Schluss"))
    assert space.book[made.coding.code].path == ("Thema", "Schluss")
    before = len(space.book)
    space.project.undo(space.author)  # code, coding and row by one
    assert len(space.book) == before - 1
    assert categories.passages(space, work) == []


def test_a_passage_whose_coding_is_gone_is_told(space, text):
    work = begun(space, text, Technique.CATEGORIES, **STATED)
    made = categories.form(space, work, text, at("Am Ende"), CodeDraft("Schluss"))
    space.project.codings.remove([made.coding], space.coder)
    assert [there.code.name for there in categories.categories(space, work).gone] == ["Schluss"]


# ---- cards ----------------------------------------------------------------------------------------------


@pytest.fixture
def laid(space, mine, theirs):
    """Two cards in two groups."""
    topic = space.book.codes[0]
    work = inductions.begin(space, InductionDraft("Karten", Technique.DIFFERENTIATION, code=topic.key))
    first = cards.add_group(space, work, "Behörden")
    second = cards.add_group(space, work, "Gefühl", "wie es war")
    cards.lay(space, work, [mine], first)
    cards.lay(space, work, [theirs], second)
    return work


def test_groups_become_sub_codes_with_their_cards_by_one_undo(space, laid, mine, theirs):
    memos.write_on_coding(space, mine, "meine Notiz")
    plans = cards.planned_sub_codes(space, laid)
    assert [(plan.group.name, plan.target, plan.cards) for plan in plans] == [
        ("Behörden", None, 1),
        ("Gefühl", None, 1),
    ]
    before, book = len(space.project.log()), space.book
    made = cards.make_sub_codes(space, laid)
    assert [code.path for code, _transfer in made] == [("Thema", "Behörden"), ("Thema", "Gefühl")]
    assert made[1][0].rules.definition == "wie es war"
    assert len(space.project.log()) == before + 1
    assert space.project.codings.get(mine.key).code == made[0][0].key
    assert space.project.codings.get(mine.key).memo == "meine Notiz"
    assert space.project.codings.get(theirs.key).uuid == theirs.uuid
    with pytest.raises(QualcodeError, match="No group has a card"):
        cards.make_sub_codes(space, laid)
    space.project.undo(space.author)
    assert space.book == book
    assert len(cards.board(space, laid).waiting(cards.board(space, laid).piles[0])) == 1


def test_a_card_lies_in_one_group_at_a_place(space, laid, mine, theirs):
    board = cards.board(space, laid)
    first, second = (pile.group.key for pile in board.piles)
    cards.lay(space, laid, [theirs], first, 1)
    assert [pile.group.codings for pile in cards.board(space, laid).piles] == [(theirs.uuid, mine.uuid), ()]
    cards.lay(space, laid, [theirs], first)
    assert cards.board(space, laid).piles[0].group.codings == (mine.uuid, theirs.uuid)
    cards.lay(space, laid, [mine, theirs], None)
    assert [card.coding.key for card in cards.board(space, laid).loose] == [mine.key, theirs.key]
    cards.edit_group(space, laid, second, place=1, name="Befinden")
    assert [pile.group.name for pile in cards.board(space, laid).piles] == ["Befinden", "Behörden"]
    with pytest.raises(QualcodeError, match="already"):
        cards.edit_group(space, laid, second, name="behörden")


def test_a_group_called_as_a_sub_code_gives_its_cards_to_that(space, laid, mine):
    topic = space.book.codes[0]
    there = space.project.codes.add(CodeDraft("behörden"), topic, space.author)
    group = cards.board(space, laid).piles[0].group.key
    ((code, transfer),) = cards.make_sub_codes(space, laid, [group])
    assert (code.key, transfer.codings) == (there.key, 1)


# ---- what others made, while it is hidden ----------------------------------------------------------------


def test_while_blind_the_work_of_others_is_not_shown(study, space, laid, theirs, text):
    with_ben = begun(space, text)
    paraphrase(space, text, at("Am Ende"), "meins")
    with code_as_ben(study) as ben:
        paraphrase(ben, text, at("Das war schwer."), "bens")
        summary_table.take(ben, with_ben)
        summary_table.reduce(
            ben, with_ben, [row.row.key for row in summary_table.table(ben, with_ben).rows], "bens Satz"
        )
    blind(space)
    board = cards.board(space, laid)
    assert [len(pile.cards) for pile in board.piles] == [1, 0]
    assert [pile.gone for pile in board.piles] == [0, 0]
    shown = summary_table.table(space, with_ben)
    assert [row.paraphrase.memo.text for row in shown.rows] == ["meins"]
    assert shown.first == ()
    with pytest.raises(QualcodeError, match="somebody else's"):
        cards.lay(space, laid, [theirs], None)


def code_as_ben(study):
    from qualcode.workspace.workspace import Workspace

    return Workspace.open(study.path, coder="ben")


# ---- closed, taken away ---------------------------------------------------------------------------------


def test_a_closed_work_is_not_changed_until_it_is_opened_again(space, table):
    inductions.close(space, table)
    row = summary_table.table(space, table).rows[0].row.key
    for attempt in (
        lambda: summary_table.generalise(space, table, {row: "x"}),
        lambda: summary_table.reduce(space, table, [row], "x"),
        lambda: inductions.edit(space, table, InductionDraft("Anders", Technique.SUMMARY)),
    ):
        with pytest.raises(QualcodeError, match="closed"):
            attempt()
    inductions.reopen(space, table)
    summary_table.generalise(space, table, {row: "x"})


def test_a_work_is_taken_away_with_its_table_and_undo_brings_it_back(space, table):
    row = summary_table.table(space, table).rows[0].row.key
    summary_table.reduce(space, table, [row], "Aussage")
    before = summary_table.table(space, table)
    inductions.remove(space, table)
    assert inductions.overview(space) == []
    assert len(paraphrases(space)) == 3
    space.project.undo(space.author)
    assert summary_table.table(space, table) == before


def test_a_step_of_another_technique_is_refused(space, table, mine):
    with pytest.raises(QualcodeError, match="technique"):
        cards.add_group(space, table, "Gruppe")
    with pytest.raises(UsageProblem, match="no categories"):
        inductions.revise(space, table, "x")


def test_material_with_work_on_it_stays(study, space, text, table):
    other = study.documents.add("zwei", "Ein anderer Text.").record
    inductions.edit(space, table, table.draft, [other, text])
    assert [of.document.name for of in inductions.progress(space, table).documents] == ["zwei", "eins"]
    with pytest.raises(QualcodeError, match="work on “eins”"):
        inductions.edit(space, table, table.draft, [other])
    inductions.edit(space, table, table.draft, [text])
    assert [of.document.name for of in inductions.progress(space, table).documents] == ["eins"]
