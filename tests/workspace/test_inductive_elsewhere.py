"""What becomes of inductive work when texts are corrected, erased or removed, and when copies become one."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.workspace.codebook import removal
from qualcode.workspace.coding import codings
from qualcode.workspace.inductive import cards, categories, inductions, summary_table
from qualcode.workspace.inductive.paraphrases import paraphrase
from qualcode.workspace.material import documents, revising
from qualcode.workspace.project import forgetting
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.sharing.packages import PackageOrder, write_package
from qualcode.workspace.workspace import Workspace
from tests.helpers import problems, tables
from tests.project.revised import read
from tests.workspace.inductive_use_cases import PLACE, form, lay_cards, summarise
from tests.workspace.writing_use_cases import TEXT, Opened, filled_study


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A study with a work of each technique."""
    path = filled_study(tmp_path_factory.mktemp("inductive") / "p.qualcode")
    with closing(Workspace.open(path, coder="anna")) as space:
        opened = Opened(folder=path.parent, space=space)
        opened.look()
        for make in (summarise, form, lay_cards):
            make(opened)
        formed = space.project.inductions.find("Kategorien")
        categories.subsume(space, formed, opened.eins, PLACE, opened.rest)
        summary = space.project.inductions.find("Wünsche")
        inductions.edit(space, summary, summary.draft, [opened.eins, opened.zwei])
    return path.read_bytes()


@pytest.fixture
def opened(filled, tmp_path):
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled)
    with closing(Workspace.open(path, coder="anna")) as space:
        made = Opened(folder=tmp_path, space=space)
        made.look()
        made.summary, made.formed, made.laid = map(space.project.inductions.find, ("Wünsche", "Kategorien", "Karten"))
        made.card = cards.board(space, made.laid).piles[0].cards[0].coding
        yield made
        assert problems(space.project) == []


def statements(space, work):
    shown = summary_table.table(space, work)
    return [of.statement.text for of in (*shown.first, *shown.second)]


def test_a_corrected_text_takes_paraphrases_and_progress_along(opened):
    space = opened.space
    before = inductions.progress(space, opened.formed).worked
    corrected = TEXT.replace("I: Wie war das?", "I: Wie war das denn damals?")
    revising.carry_out(space, revising.planned(space, opened.eins, read(corrected, "eins")))
    shown = summary_table.table(space, opened.summary)
    assert [row.paraphrase.words for row in shown.rows] == [TEXT[19:26], "Das war schwer."]
    assert inductions.progress(space, opened.formed).worked == before + len(" denn damals")
    space.undo()
    assert inductions.progress(space, opened.formed).worked == before


def test_statements_that_rest_on_a_forgotten_document_alone_go_with_it(opened):
    space = opened.space
    other = paraphrase(space, opened.zwei, PLACE, "auch in zwei")
    summary_table.take(space, opened.summary)
    row = next(
        row.row.key for row in summary_table.table(space, opened.summary).rows if row.paraphrase.memo.key == other.key
    )
    summary_table.reduce(space, opened.summary, [row], "bleibt")
    summary_table.reword(space, opened.summary, opened_first(opened), "Geheimwort")
    found = space.project.forgetting.find_document("eins")
    forgetting.forget_documents(space, [found])
    assert statements(space, opened.summary) == ["weg", "bleibt"]
    kept = "".join(str(row) for rows in tables(space.project).values() for row in rows)
    assert "Geheimwort" not in kept
    assert "Amt fehlt" not in kept
    assert categories.passages(space, opened.formed) == []
    assert [pile.group.name for pile in cards.board(space, opened.laid).piles] == ["Behörden"]


def opened_first(opened):
    return summary_table.table(opened.space, opened.summary).first[0].statement.key


def test_a_removed_document_takes_its_rows_along_and_undo_brings_them_back(opened):
    space = opened.space
    before = tables(space.project)
    documents.remove(space, [opened.eins])
    assert summary_table.table(space, opened.summary).rows == ()
    assert cards.board(space, opened.laid).piles[0].cards == ()
    space.undo()
    assert tables(space.project) == before


def test_a_removed_code_is_told_as_gone_and_undo_brings_it_back(opened):
    space = opened.space
    removal.remove(space, opened.thema, with_codings=True)
    board = cards.board(space, opened.laid)
    assert (board.code, board.loose, [pile.gone for pile in board.piles]) == (None, (), [1])
    assert inductions.progress(space, opened.laid).code is None
    space.undo()
    assert cards.board(space, opened.laid).code.key == opened.thema.key


def test_two_copies_bring_each_other_what_they_did(opened):
    space, copy = opened.space, opened.folder / "fern.qualcode"
    shutil.copy(space.project.backup(opened.folder / "b.qualcode"), copy)
    with closing(Workspace.open(copy, coder="ben")) as ben:
        theirs = ben.project.inductions.find("Wünsche")
        paraphrase(ben, ben.project.documents.find("zwei"), PLACE, "bens")
        summary_table.take(ben, theirs)
        rows = [row.row.key for row in summary_table.table(ben, theirs).rows if row.paraphrase.memo.text == "bens"]
        summary_table.reduce(ben, theirs, rows, "bens Satz")
        board = cards.board(ben, ben.project.inductions.find("Karten"))
        assert [len(pile.cards) for pile in board.piles] == [1]
    paraphrase(space, opened.zwei, Span(3, 7), "annas")
    summary_table.take(space, opened.summary)
    merge(space, [copy])
    shown = summary_table.table(space, opened.summary)
    assert {"bens", "annas"} <= {row.paraphrase.memo.text for row in shown.rows}
    assert [len(of.rows) for of in shown.first if of.statement.text == "bens Satz"] == [1]


def test_groups_that_two_copies_called_alike_are_one(opened):
    space, copy = opened.space, opened.folder / "fern.qualcode"
    shutil.copy(space.project.backup(opened.folder / "b.qualcode"), copy)
    with closing(Workspace.open(copy, coder="ben")) as ben:
        group = cards.add_group(ben, ben.project.inductions.find("Karten"), "Neues")
        cards.lay(ben, ben.project.inductions.find("Karten"), [ben.project.codings.find(opened.card.id)], group)
    cards.lay(space, opened.laid, [opened.card], cards.add_group(space, opened.laid, "Neues"))
    merge(space, [copy])
    piles = [pile for pile in cards.board(space, opened.laid).piles if pile.group.name == "Neues"]
    assert [[card.coding.id for card in pile.cards] for pile in piles] == [[opened.card.id]]


def test_a_card_that_two_copies_laid_apart_is_refused_until_it_lies_in_one_group(opened):
    space, copy = opened.space, opened.folder / "fern.qualcode"
    other = cards.add_group(space, opened.laid, "Anderes")
    shutil.copy(space.project.backup(opened.folder / "b.qualcode"), copy)
    first = cards.board(space, opened.laid).piles[0].group.key
    with closing(Workspace.open(copy, coder="ben")) as ben:
        theirs = ben.project.inductions.find("Karten")
        cards.lay(ben, theirs, [ben.project.codings.find(opened.card.id)], other)
    cards.lay(space, opened.laid, [opened.card], None)
    cards.lay(space, opened.laid, [opened.card], first)
    merge(space, [copy])
    with pytest.raises(QualcodeError, match="several groups"):
        cards.make_sub_codes(space, opened.laid)
    cards.lay(space, opened.laid, [opened.card], first)
    assert sum(len(pile.cards) for pile in cards.board(space, opened.laid).piles) == 1
    cards.make_sub_codes(space, opened.laid)


def test_coders_who_become_one_keep_cards_and_passages(opened):
    project = opened.space.project
    ben = project.coders.find("ben")
    project.coders.merge(project.coders.find("anna"), ben, Author.of(ben))
    with closing(Workspace.open(project.path, coder="ben")) as merged:
        assert len(cards.board(merged, opened.laid).piles[0].cards) == 1
        assert categories.passages(merged, opened.formed)[0].coding is not None
        assert len(summary_table.table(merged, opened.summary).rows) == 2
        assert project.inductions.get(opened.summary.key).author == ben.key


def test_a_package_has_no_inductive_work(opened):
    opened.space.project.coders.add("dora", CoderKind.PERSON)
    path = opened.folder / "dora.qualcode"
    write_package(opened.space, PackageOrder(path=path, coder="dora"))
    with closing(Workspace.open(path, coder="dora")) as package:
        assert inductions.overview(package) == []
        assert package.memos() == []


def test_a_coding_that_is_removed_is_told_among_the_cards(opened):
    codings.remove(opened.space, [opened.card])
    assert [(len(pile.cards), pile.gone) for pile in cards.board(opened.space, opened.laid).piles] == [(0, 1)]
