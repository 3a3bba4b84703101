"""What an interface took in change by change is what it would find if it were opened anew."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.documents import Role
from qualcode.model.memos import MemoTarget
from qualcode.model.procedures import Procedure
from qualcode.model.spans import Span
from qualcode.project import changed_rows
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor, merge
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.workspace.workbench import held_project
from qualcode.workspace.workbench.code_figures import codings_of_code, figures_of
from qualcode.workspace.workbench.coding_tallies import CodingTallies
from qualcode.workspace.workbench.held_project import RESTS_ON
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import LEAD, new_project
from tests.project.test_undo_machine import CODERS, PEOPLE, PICK, Work, pick

WAYS: list[dict[str, Any]] = [{}, {"blind": True}, {"round_": 2}]
"""How somebody may have the project open."""


def test_of_each_logged_table_it_is_known_what_rests_on_it():
    assert set(RESTS_ON) == set(schema.LOGGED)


def seen(bench: Workbench) -> dict[str, Any]:
    """All that the interface shows of a project."""
    shelf = SeenPassages(bench)
    return {
        "documents": bench.every_document,
        "listed": bench.documents,
        "coders": bench.coders,
        "who": (bench.coder, bench.round, bench.sight),
        "codes": list(bench.book),
        "numbers": [bench.counts_of(document.key) for document in bench.every_document],
        "of others": [bench.others_in(document.key) for document in bench.every_document],
        "by code": bench.code_counts(),
        "own": (bench.own_total(), bench.finished(), bench.hides_others),
        "states": [bench.state_of(document) for document in bench.every_document],
        "codings": [bench.codings(document) for document in bench.every_document],
        "covered": [bench.coverage(document) for document in bench.every_document],
        "memos": [bench.memos_of(document.key) for document in bench.every_document],
        "orphans": [bench.orphaned(document) for document in bench.every_document],
        "figures": [figures_of(bench, code) for code in bench.book],
        "of codes": [codings_of_code(bench, code) for code in bench.book],
        "near": [bench.near(bench.codings(document)[:1]) for document in bench.every_document],
        "passages": list(shelf.listed(shelf.search(PassageChoice(order=Order.CODE)).find(bench.project)).quotations),
    }


class Together(Work):
    """Two coders and a lead change what they like while the project stays open three times."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self.benches: list[Workbench] = []

    @initialize()
    def begin(self) -> None:
        super().begin()
        self.add_document("lead", "two", "x")
        for name in ("A", "B"):
            self.add_code("lead", name, 0, "x")
        for number, (who, code) in enumerate(product(("anna", "ben"), (0, 1))):
            self.give_code(who, number, code, Span(number, number + 5), "x" if code else "")
            self.make_anchor(number)
        self.benches = [Workbench(self.project.path, "anna", **way) for way in WAYS]

    def do(self, act: Any) -> None:
        with suppress(QualcodeError):
            act()
        self.steps += 1
        if self.benches and self.steps % 2:
            self.look()

    def look(self) -> None:
        for way, bench in zip(WAYS, self.benches, strict=True):
            bench.refresh()
            anew = Workbench(self.project.path, "anna", **way)
            assert seen(bench) == seen(anew)
            anew.close()

    @rule(earlier=st.booleans())
    def show_earlier(self, earlier):
        for bench in self.benches[:2]:  # opened anew they would be hidden again
            bench.shows_earlier = earlier
            bench.shows_earlier = False

    @rule(who=PEOPLE, on=st.booleans())
    def set_blind(self, who, on):
        self.do(lambda: self.project.settings.set_blind(self.author(who), on=on))

    @rule(number=st.integers(1, 2))
    def begin_round(self, number):
        self.do(lambda: self.project.settings.set_round(number, LEAD))

    @rule(this=PICK, into=PICK)
    def merge_codes(self, this, into):
        codes = list(self.project.codes.book())
        if codes:
            self.do(lambda: merge(self.project, pick(codes, this), pick(codes, into), LEAD))

    @rule(this=CODERS, into=CODERS)
    def merge_coders(self, this, into):
        find = self.project.coders.find
        self.do(lambda: self.project.coders.merge(find(this), find(into), LEAD))
        if self.project.coders.exact(this) is None:
            self.do(lambda: self.project.undo(LEAD))  # the others need both

    @rule(coding=PICK)
    def make_anchor(self, coding):
        one = pick(self.project.codings.all(), coding)
        if one:
            self.do(lambda: add_anchor(self.project, self.project.codes.book()[one.code], one, "x", LEAD))

    @rule(who=PEOPLE)
    def undo(self, who):
        self.do(lambda: self.project.undo(self.author(who)))

    @rule(who=PEOPLE)
    def redo(self, who):
        self.do(lambda: self.project.redo(self.author(who)))

    def undo_and_redo(self) -> None:
        """Not here: it looks into what was done."""

    undo_across_a_correction = reopen = nothing_is_broken = every_code_is_in_the_tree = undo_and_redo

    def teardown(self) -> None:
        self.look()
        for bench in self.benches:
            bench.close()
        self.project.close()
        shutil.rmtree(self.folder)


Together.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestTogether = Together.TestCase


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as project:
        interview(project, "eins", "B: Ruhe und Streit. Dann wieder Ruhe.")
        coder_named(project, "anna")
        code_named(project, "Thema")
        yield project


CHANGES = {
    "memo on a coding": lambda p, d, c: p.codings.set_memo(p.codings.all()[0], "neu", c),
    "memo on a passage": lambda p, d, c: p.memos.add(MemoTarget(document=d.key, span=Span(3, 7)), "neu", c),
    "attribute": lambda p, d, c: p.documents.set([d], ME, attributes={"wave": "2031"}),
    "case": lambda p, d, c: p.documents.set([d], ME, case="K1"),
    "speaker": lambda p, d, c: p.documents.set([d], ME, roles={"B": Role.ASKS}),
    "name": lambda p, d, c: p.documents.rename(d, "zzz", ME),
    "removed": lambda p, d, c: p.documents.remove(d, ME),
    "coder": lambda p, d, c: p.coders.rename(c, "berta", ME),
    "merged": lambda p, d, c: p.coders.merge(c, p.coders.find("anna"), ME),
    "rules": lambda p, d, c: p.codes.edit(p.codes.find("Thema"), CodeDraft("Thema", Rules("anders")), ME),
    "coding": lambda p, d, c: p.codings.change(p.codings.all()[0], c, weight=1, code=p.codes.find("Rest")),
    "state": lambda p, d, c: p.coders.set_state(d.key, p.coders.find("anna"), WorkState.FINISHED, ME),
    "blind": lambda p, d, c: p.settings.set_blind(ME, on=True),
    "round": lambda p, d, c: p.settings.set_round(2, ME),
    "procedure": lambda p, d, c: p.settings.set_procedure(Procedure.CHECKED, ME),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_and_its_undoing_are_taken_in(project, name):
    document = project.documents.all()[0]
    for words, coder in (("Ruhe", "ben"), ("Streit", "anna"), ("Ruhe", "anna")):
        add_anchor(project, code_named(project, "Thema"), give_code(project, document, words, coder=coder), words, ME)
    code_named(project, "Rest")
    opened = [Workbench(project.path, "anna", **way) for way in WAYS]

    def check() -> None:
        for way, mine in zip(WAYS, opened, strict=True):
            mine.refresh()
            anew = Workbench(project.path, "anna", **way)
            assert seen(mine) == seen(anew)
            anew.close()

    check()
    CHANGES[name](project, document, coder_named(project, "ben"))
    check()
    for author in (Author("me"), project.author("ben")):
        with suppress(QualcodeError):
            project.undo(author)
    check()
    for mine in opened:
        mine.close()


def test_a_change_of_one_row_leaves_everything_else_as_it_is(project):
    mine = Workbench(project.path, "anna")
    documents, book = mine.every_document, mine.book
    assert mine.own_total() == 0
    give_code(project, mine.every_document[0], "Streit")
    changes = mine.changes
    mine.refresh()
    assert mine.every_document is documents
    assert mine.book is book
    assert mine.state_of(documents[0]) is WorkState.WORKING  # as the first coding says
    assert (mine.own_total(), mine.changes) == (1, changes + 1)
    mine.refresh()
    assert mine.changes == changes + 1  # nothing new, nothing to show


def test_where_too_much_changed_all_is_counted_anew(project, monkeypatch):
    monkeypatch.setattr(changed_rows, "_MOST", 1)
    mine = Workbench(project.path, "anna")
    assert mine.own_total() == 0
    give_code(project, mine.every_document[0], "Streit")
    give_code(project, mine.every_document[0], "Ruhe")
    assert project.changed_since(mine._held._mark).everything
    mine.refresh()
    assert mine.own_total() == 2


def test_what_was_forgotten_leaves_no_trace_of_what_changed(project):
    document = project.documents.all()[0]
    mark = project.history_mark()
    assert not project.changed_since(mark)
    project.forgetting.documents([document.uuid], ME)
    assert project.changed_since(mark).everything


def test_a_history_that_is_another_one_tells_nothing(project):
    mark = project.history_mark()
    assert project.changed_since(mark._replace(uuid="another")).everything
    assert project.changed_since(mark._replace(entry=mark.entry + 1)).everything
    assert project.changed_since(mark._replace(version=mark.version + 1)).everything


def test_a_table_that_nobody_knows_has_everything_fetched_anew(project, monkeypatch):
    mine = Workbench(project.path, "anna")
    assert mine.own_total() == 0
    documents = mine.every_document
    monkeypatch.setattr(held_project, "RESTS_ON", {})
    give_code(project, mine.every_document[0], "Streit")
    mine.refresh()
    assert mine.every_document is not documents
    assert mine.own_total() == 1


def test_what_is_counted_elsewhere_is_not_known_until_then_and_has_what_changed_meanwhile(project, monkeypatch):
    monkeypatch.setattr("qualcode.workspace.workbench.coding_tallies._AT_ONCE", 0)
    give_code(project, project.documents.all()[0], "Streit")
    mine = Workbench(project.path, "anna")
    mine.count_later()
    document = mine.every_document[0]
    assert (mine.is_counted, mine.own_total(), mine.code_counts()) == (False, None, {})
    assert mine.counts_of(document.key).own == 1  # of one document they are known at once
    tallies = CodingTallies(project)
    give_code(project, document, "Ruhe")
    mine.refresh()
    mine.counted(tallies)
    assert (mine.is_counted, mine.own_total()) == (True, 2)
    assert mine.code_counts() == {code_named(project, "Thema").key: 2}


def test_the_codes_beside_are_those_of_the_latest_passages(project):
    document = project.documents.all()[0]
    for path, words in (("A", "Ruhe"), ("B", "Ruhe und"), ("C", "Dann"), ("A", "wieder"), ("B", "wieder Ruhe")):
        give_code(project, document, words, path)
    mine = Workbench(project.path, "anna")
    first = [coding for coding in mine.codings(document) if coding.code == code_named(project, "A").key][:1]
    assert mine.near(first) == [code_named(project, "B").key]


def test_a_passage_that_is_gone_meanwhile_is_none(project):
    document = project.documents.all()[0]
    coding = give_code(project, document, "Streit")
    mine = Workbench(project.path, "anna")
    shelf = SeenPassages(mine)
    listed = shelf.listed(shelf.search(PassageChoice()).find(mine.project))
    project.codings.remove([coding], coder_named(project, "anna"))
    assert list(listed.quotations) == [None]


def test_what_became_blind_meanwhile_is_not_fetched(project):
    coder_named(project, "ben", CoderKind.PERSON)
    give_code(project, project.documents.all()[0], "Streit", coder="ben")
    mine = Workbench(project.path, "anna")
    shelf = SeenPassages(mine)
    listed = shelf.listed(shelf.search(PassageChoice()).find(mine.project))
    project.settings.set_blind(ME, on=True)
    mine.refresh()
    assert list(listed.quotations) == [None]
    assert mine.project.codings.edges(1, coder_named(project, "ben").key) == [Span(12, 18)]
