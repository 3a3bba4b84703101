"""Inductive work from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.workspace.inductive import inductions
from qualcode.workspace.workspace import Workspace
from tests.workspace.test_inductive import STATED, made, study  # noqa: F401 - fixtures

SAID = {("revision" if name == "revision_due" else name): value for name, value in STATED.items()}


def test_a_summary_from_paraphrases_to_codes(study):  # noqa: F811
    study.paraphrase("eins", "Das Amt kam nie.", "Amt fehlt")
    other = study.paraphrase("eins", "Das war schwer.", "schwer")
    work = study.inductive.begin("Wünsche", "summary", "eins", question="Was fehlt?")
    assert work.take() == 2
    first, second = (row.paraphrase.memo.id for row in work.table.rows)
    assert second == other.id
    work.generalise({first: "Behörde fehlt"})
    work.strike(second, "sagt nichts")
    statement = work.state("Behörden fehlen", rows=first)
    whole = work.state("Staat", statements=statement)
    work.put(None, statements=statement)
    work.put(whole, statements="Behörden fehlen")
    work.unstrike(second)
    work.strike(statement=whole, reason="zu weit")
    work.unstrike(statement=whole)
    table = work.frame()
    assert list(table["generalisation"]) == ["Behörde fehlt", ""]
    assert list(table["document"]) == ["eins", "eins"]
    (code,) = work.make_codes({statement: "Abwesenheit"}, below="Thema")
    assert code.full_name == "Thema / Abwesenheit"
    (study.path.parent / "t.csv").write_text(f"id,generalisation\n{first},anders\n", "utf-8")
    assert len(work.take_in(study.path.parent / "t.csv", preview=True).changes) == 1
    assert work.table.rows[0].row.generalisation == "Behörde fehlt"
    work.take_in(study.path.parent / "t.csv")
    assert work.table.rows[0].row.generalisation == "anders"
    assert work.close().record.closed
    assert "summary" in repr(work.reopen().edit(name="Anders"))
    work.remove()
    assert len(study.inductive) == 0


def test_categories_and_their_revision(study):  # noqa: F811
    work = study.inductive.begin("K", "categories", ["eins"], **SAID)
    coding = work.form("eins", "Das Amt kam nie.", "Abwesenheit")
    work.subsume("eins", "Am Ende half ein Amt.", coding.code)
    assert [(of.code.name, len(of.passages)) for of in work.categories.categories] == [("Abwesenheit", 2)]
    assert work.progress.is_due
    assert work.revise("nichts").record.revised == work.progress.share
    assert work.worked("eins") == 100
    assert [document.name for document in work.material] == ["eins"]
    row = study.inductive.frame().loc[0]
    assert (row["name"], row["share"], row["revision_due"]) == ("K", 100, 20)


def test_cards_become_sub_codes(study):  # noqa: F811
    work = study.inductive.begin("Karten", "differentiation", code="Thema")
    work.group("Amt", "was Ämter tun")
    codings = list(study.codings)
    work.lay(codings, "Amt")
    work.lay(codings[1:], None)
    assert [len(pile.cards) for pile in work.board.piles] == [1]
    ((code, transfer),) = work.make_sub_codes("Amt")
    assert (code.full_name, transfer.codings) == ("Thema / Amt", 1)


def test_wrong_input_is_told_in_the_words_of_python(study):  # noqa: F811
    with pytest.raises(UsageProblem) as told:
        study.inductive.begin("K", "categories", "eins", criterion="a")
    assert "missing" in str(told.value)
    with pytest.raises(NotFound, match="summery"):
        study.inductive.begin("K", "summery", "eins")
    with pytest.raises(UsageProblem):
        study.inductive.begin("K", "summary", "eins", question=3)
    work = study.inductive.begin("K", "summary", "eins")
    with pytest.raises(UsageProblem, match="cannot be stated"):
        work.edit(frage="x")
    with pytest.raises(NotFound):
        study.inductive["k2"]
    study.paraphrase("eins", "Das Amt kam nie.", "x")
    work.take()
    (row,) = work.table.rows
    with pytest.raises(QualcodeError, match="reason"):
        work.strike(row.paraphrase.memo.id, " ")
    with pytest.raises(UsageProblem, match="rests on rows"):
        work.state("x")
    with qualcode.open(study.path) as nobody, pytest.raises(QualcodeError):
        nobody.inductive["K"].close()
    with Workspace.open(study.path, coder="anna") as space:
        assert [state.induction.closed for state in inductions.overview(space)] == [False]
