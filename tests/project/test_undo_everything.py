"""Every act of a study in random order, with undo, redo, forgetting and a clock that goes back: nothing breaks."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from qualcode.errors import QualcodeError
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project import merge_and_split
from qualcode.project.file import history
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.project import Project
from tests.helpers import LEAD, draft, new_project, problems, tables, transcript
from tests.machines import at_length

TEXT = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich, sagt er."
WHO = st.sampled_from(["anna", "ben"])
PICK = st.integers(0, 7)
SPANS = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def pick(things, number):
    return things[number % len(things)] if things else None


class Study(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project = new_project(self.folder)
        self.second = 0
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(history, "now", self._time)
        self._fast()

    def _time(self):
        """A clock that stands still or is set back now and then."""
        self.second += (5, -9, 0, 3, -1)[self.second % 5]
        return f"2026-03-01T12:{abs(self.second) % 60:02d}:00.000Z"

    def _fast(self):
        self.project._store.connection.execute("PRAGMA synchronous = OFF")

    @initialize()
    def begin(self):
        for name in ("anna", "ben"):
            self.project.coders.add(name, CoderKind.PERSON, LEAD)
        talk = transcript()
        self.project.documents.add([draft("one", TEXT, case="c1", label="RG"), talk], LEAD)
        for name in ("A", "B"):
            self.project.codes.add(CodeDraft(name), None, LEAD)

    def do(self, act):
        """Done as one entry, or refused with a reason and nothing changed."""
        before, log = tables(self.project), self.project.log()
        try:
            act()
        except QualcodeError as refused:
            self.refused = [refused.message, refused.hint]
            assert all(self.refused)
            assert (tables(self.project), self.project.log()) == (before, log)
        else:
            new = len(self.project.log()) - len(log)
            assert new == (tables(self.project) != before)

    def who(self, name):
        """The coder of that name, made anew where somebody undid or merged it."""
        coder = self.project.coders.exact(name)
        return coder or self.project.coders.add(name, CoderKind.PERSON, LEAD)

    def coding(self, number):
        return pick(self.project.codings.all(), number)

    def code(self, number):
        return pick(list(self.project.codes.book()), number)

    def document(self, number):
        return pick(self.project.documents.all(), number)

    @invariant()
    def all_is_whole(self):
        assert problems(self.project) == []

    # ---- acts ------------------------------------------------------------------------------------

    @rule(name=WHO, document=PICK, code=PICK, span=SPANS)
    def give(self, name, document, code, span):
        coder, where, code = self.who(name), self.document(document), self.code(code)
        if where and code:
            self.do(lambda: self.project.codings.add(where, span, code, coder, memo=f"of {name}"))

    @rule(name=WHO, which=PICK, at=st.integers(0, 12))
    def split_coding(self, name, which, at):
        coder, coding = self.who(name), self.coding(which)
        if coding:
            document = self.project.documents.get(coding.document)
            self.do(lambda: self.project.codings.split(document, coding, at, coder))

    @rule(name=WHO, which=PICK, span=SPANS)
    def widen(self, name, which, span):
        coder, coding = self.who(name), self.coding(which)
        if coding:
            self.do(lambda: self.project.codings.change(coding, coder, span=span))

    @rule(name=WHO, which=PICK, good=st.booleans())
    def mark(self, name, which, good):
        coder, coding = self.who(name), self.coding(which)
        if coding:
            self.do(lambda: self.project.good_marks.set([coding.key], coder, good=good))

    @rule(name=WHO, which=PICK)
    def take_away(self, name, which):
        coder, coding = self.who(name), self.coding(which)
        if coding:
            self.do(lambda: self.project.codings.remove([coding], coder))

    @rule(which=PICK, start=st.integers(0, 4), length=st.integers(0, 4), kind=st.sampled_from(EditKind))
    def edit_quotation(self, which, start, length, kind):
        coding = self.coding(which)
        if coding:
            words = "" if kind in {EditKind.OMISSION, EditKind.EMPHASIS} else "[x]"
            edits = [QuotationEdit(kind, start, length, words)]
            document = self.project.documents.get(coding.document)
            self.do(lambda: self.project.quotation_edits.set(document, coding, edits, LEAD))

    @rule(which=PICK)
    def keep_ids(self, which):
        keys = [one.key for one in self.project.codings.all()][which:]
        self.do(lambda: self.project.quotation_ids.keep(keys, LEAD))

    @rule(name=st.sampled_from(["Bericht", "Vortrag"]), which=PICK)
    def publish(self, name, which):
        keys = [one.key for one in self.project.codings.all()][which:]

        def act():
            with self.project.change("publication.record", LEAD):
                publication = self.project.publications.open(name, LEAD)
                self.project.publications.record(publication, {"A": keys}, LEAD)

        self.do(act)

    @rule(which=PICK)
    def unpublish(self, which):
        publication = pick(self.project.publications.all(), which)
        if publication:
            self.do(lambda: self.project.publications.remove(publication, LEAD))

    @rule(which=PICK, population=st.none() | st.integers(0, 4))
    def say_population(self, which, population):
        label = pick(self.project.labels.all(), which)
        if label:
            self.do(lambda: self.project.labels.set_population(label, population, LEAD))

    @rule(name=WHO, number=st.integers(0, 3), document=PICK)
    def accept_finding(self, name, number, document):
        coder, where = self.who(name), self.document(document)
        self.do(
            lambda: self.project.accepted.accept({f"{number:064x}": where.key if where else None}, coder, "known")
        )

    @rule(which=PICK)
    def withdraw_finding(self, which):
        found = pick(self.project.accepted.all(), which)
        if found:
            self.do(lambda: self.project.accepted.withdraw(found, LEAD))

    @rule(which=PICK, at=st.integers(0, 9), words=st.sampled_from(["", "ähm", "ganz anders gesagt"]))
    def revise(self, which, at, words):
        document = self.document(which)
        if not document:
            return
        said = self.project.documents.text(document).split(" ")
        said[at : at + 3] = [words] * bool(words)

        def act():
            plan = self.project.revisions.plan(document, draft("corrected", " ".join(said)))
            self.project.revisions.carry_out(plan, LEAD, accept_uncertain=bool(at % 2))

        self.do(act)

    @rule(which=PICK, span=SPANS, give_up=st.booleans())
    def deal_with_orphan(self, which, span, give_up):
        orphan = pick(self.project.orphans.all(), which)
        if orphan and give_up:
            self.do(lambda: self.project.orphans.remove(orphan, LEAD))
        elif orphan:
            document = self.project.documents.get(orphan.document)
            self.do(lambda: self.project.orphans.place(orphan, document, span, LEAD))

    @rule(which=PICK, case=st.sampled_from(["", "c1", "c2"]))
    def speaker_case(self, which, case):
        document = self.document(which)
        if document:
            self.do(
                lambda: self.project.documents.set_speaker([document], "B", LEAD, case=case, attributes={"age": "x"})
            )

    @rule(first=PICK, second=PICK)
    def merge_codes(self, first, second):
        one, other = self.code(first), self.code(second)
        if one and other:
            self.do(lambda: merge_and_split.merge(self.project, one, other, LEAD))

    @rule(first=PICK, which=PICK, second=st.none() | PICK)
    def split_code(self, first, which, second):
        code = self.code(first)
        target = CodeDraft(f"new {which}") if second is None else self.code(second)
        if code and target:
            codings = self.project.codings.all(code=code.key)[which % 3 :]
            self.do(lambda: merge_and_split.split(self.project, code, codings, target, LEAD))

    @rule(first=PICK, which=PICK)
    def add_anchor(self, first, which):
        code, coding = self.code(first), self.coding(which)
        if code and coding:
            self.do(lambda: merge_and_split.add_anchor(self.project, code, coding, "Viktor", LEAD))

    @rule(which=PICK, above=PICK)
    def move_code(self, which, above):
        code, parent = self.code(which), pick([None, *self.project.codes.book()], above)
        if code:
            self.do(lambda: self.project.codes.move(code, parent, LEAD))

    @rule(which=PICK)
    def change_rules_and_recheck(self, which):
        code = self.code(which)
        if code:
            rules = type(code.rules)(f"rule {len(self.project.log())}")
            self.do(lambda: self.project.codes.edit(code, CodeDraft(code.name, rules), LEAD))
        coding, coder = self.coding(which), self.who("anna")
        if coding:
            self.do(lambda: self.project.rule_checks.judge([coding], RecheckVerdict.KEEP, coder))

    @rule(name=WHO)
    def merge_coders(self, name):
        source, target = self.who(name), self.who("ben" if name == "anna" else "anna")
        self.do(lambda: self.project.coders.merge(source, target, LEAD))

    @rule(name=WHO, which=PICK, state=st.sampled_from(WorkState), assigned=st.booleans())
    def work(self, name, which, state, assigned):
        coder, document = self.who(name), self.document(which)
        if document:
            self.do(lambda: self.project.coders.assign([document.key], coder, LEAD, assigned=assigned))
            self.do(lambda: self.project.coders.set_state(document.key, coder, state, LEAD))

    @rule(on=st.booleans())
    def blind(self, on):
        self.do(lambda: self.project.settings.set_blind(LEAD, on=on))

    @rule(number=st.integers(1, 2))
    def begin_round(self, number):
        self.do(lambda: self.project.settings.set_round(number, LEAD))

    @rule(name=WHO, which=PICK)
    def write_memo(self, name, which):
        coder, coding = self.who(name), self.coding(which)
        target = MemoTarget(coding=coding.key) if coding else MemoTarget()
        self.do(lambda: self.project.memos.add(target, "a thought", coder))

    @rule(which=PICK)
    def remove_document(self, which):
        document = self.document(which)
        if document and len(self.project.documents.all()) > 1:
            self.do(lambda: self.project.documents.remove(document, LEAD))

    # ---- for good --------------------------------------------------------------------------------

    @rule(which=PICK)
    def seal(self, which):
        document = self.document(which)
        if document:
            self.for_good(lambda: self.project.forgetting.seal(document, LEAD))

    @rule(word=st.sampled_from(["thought", "of anna", "corrected", "new 1", "Bericht", "rule"]))
    def forget_words(self, word):
        before = tables(self.project)
        self.for_good(lambda: self.project.forgetting.words(word, LEAD))
        assert tables(self.project) == before

    @rule(which=PICK)
    def forget_document(self, which):
        document = self.document(which)
        if document and which == 7 and len(self.project.documents.all()) > 1:
            self.for_good(lambda: self.project.forgetting.documents([document.uuid], LEAD))

    @rule(which=PICK, start=st.integers(0, 60), length=st.integers(1, 30))
    def forget_passage(self, which, start, length):
        document = self.document(which)
        if document:
            text = self.project.documents.text(document)
            span = Span(start, min(start + length, len(text)))
            passage = WithdrawnPassage(document.uuid, document.sha256, text, span)
            self.for_good(lambda: self.project.forgetting.passage(passage, LEAD))

    def for_good(self, act):
        before, log = tables(self.project), self.project.log()
        try:
            act()
        except QualcodeError:
            assert (tables(self.project), self.project.log()) == (before, log)
        else:
            assert len(self.project.log()) == len(log) + 1

    # ---- back and forth --------------------------------------------------------------------------

    @rule(name=st.sampled_from(["lead", "lead", "anna", "ben"]), times=st.integers(1, 4))
    def back(self, name, times):
        for _ in range(times):
            self.do(lambda: self.project.undo(self.project.author(name)))

    @rule(name=st.sampled_from(["lead", "anna", "ben"]))
    def forth(self, name):
        self.do(lambda: self.project.redo(self.project.author(name)))

    @rule(name=st.sampled_from(["lead", "anna", "ben"]))
    def back_and_forth(self, name):
        before = tables(self.project)
        try:
            undone = self.project.undo(self.project.author(name))
        except QualcodeError:
            return
        assert problems(self.project) == []
        assert self.project.redo(self.project.author(name)).uuid == undone.uuid
        assert tables(self.project) == before

    @rule()
    def reopen(self):
        before, log = tables(self.project), self.project.log()
        self.project.close()
        self.project = Project.open(self.project.path)
        self._fast()
        assert (tables(self.project), self.project.log()) == (before, log)

    def teardown(self):
        try:
            refused = set()
            while len(refused) < 3:
                for name in ("lead", "anna", "ben"):
                    try:
                        self.project.undo(self.project.author(name))
                        refused.clear()
                    except QualcodeError:
                        refused.add(name)
            assert problems(self.project) == []
        finally:
            self._patch.undo()
            self.project.close()
            shutil.rmtree(self.folder)


TestStudy, TestStudyAtLength = at_length(Study, few=4, many=10)
