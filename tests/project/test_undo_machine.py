"""Random work of several people with undo and redo in between: the history always adds up."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from qualcode.errors import QualcodeError, UndoRefused
from qualcode.model.codes import CodeDraft, Rules, related_to
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.helpers import HOSTILE, LEAD, draft, new_project, problems, tables
from tests.machines import at_length

TEXT = "🙂 Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich."
PEOPLE = st.sampled_from(["lead", "anna", "ben"])
CODERS = st.sampled_from(["anna", "ben"])
NAMES = st.sampled_from(["A", "B", "b", "C"])
WORDS = st.sampled_from(["", "x", *HOSTILE])
PICK = st.integers(0, 5)
SPANS = st.tuples(st.integers(0, 8), st.integers(1, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def pick(things: list[Any], number: int) -> Any:
    return things[number % len(things)] if things else None


class Work(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project: Project = new_project(self.folder)
        self.done: list[tuple[str, dict[str, Any] | None]] = []  # entry, tables before it where they are known
        self.authors = {"lead": LEAD}
        self.seen: set[tuple[str, str, Span]] = set()  # coding, text and span, as they were together
        self._open()

    def _open(self) -> None:
        self.project._store.connection.execute("PRAGMA synchronous = OFF")

    @initialize()
    def begin(self) -> None:
        self.project.undo(LEAD)
        for name in ("anna", "ben"):
            self.do(lambda name=name: self.project.coders.add(name, CoderKind.PERSON, LEAD))
            self.authors[name] = self.project.author(name)
        self.do(lambda: self.project.documents.add([draft("one", TEXT, case="c1")], LEAD))

    # ---- what everything must hold -------------------------------------------------------------------

    def do(self, act: Callable[[], object]) -> None:
        """Do something: it is refused and changes nothing, changes nothing, or makes one entry."""
        before, log = tables(self.project), self.project.log()
        try:
            act()
        except QualcodeError as refused:
            self.refused = [refused.message, refused.hint]
            assert all(self.refused)
            assert (tables(self.project), self.project.log()) == (before, log)
            return
        new = self.project.log()[len(log) :]
        assert len(new) <= 1
        assert bool(new) == (tables(self.project) != before)
        if new:
            self.done.append((new[0].uuid, before))
            self.seen |= self.places()

    def places(self) -> set[tuple[str, str, Span]]:
        texts = {one.key: one.sha256 for one in self.project.documents.all()}
        return {(one.uuid, texts[one.document], one.span) for one in self.project.codings.all()}

    def author(self, name: str) -> Author:
        return self.project.author(name)

    @invariant()
    def nothing_is_broken(self) -> None:
        assert problems(self.project) == []

    @invariant()
    def every_code_is_in_the_tree(self) -> None:
        assert len(self.project.codes.book()) == len(tables(self.project)["codes"])

    # ---- work ----------------------------------------------------------------------------------------

    @rule(who=PEOPLE, name=NAMES, above=PICK, words=WORDS)
    def add_code(self, who, name, above, words):
        parents = [None, *self.project.codes.book()]
        parent = pick(parents, above)
        child = CodeDraft("below", Rules(words), related=related_to("A"))
        draft_ = CodeDraft(name, Rules(words), children=(child,) if above % 2 else ())
        self.do(lambda: self.project.codes.add(draft_, parent, self.author(who)))

    @rule(who=PEOPLE, which=PICK, name=NAMES, words=WORDS)
    def edit_code(self, who, which, name, words):
        code = pick(list(self.project.codes.book()), which)
        if code:
            changed = CodeDraft(name, Rules(words), related=related_to("B", "one"))
            self.do(lambda: self.project.codes.edit(code, changed, self.author(who)))

    @rule(who=PEOPLE, which=PICK, above=PICK, place=st.none() | st.integers(0, 3))
    def move_code(self, who, which, above, place):
        codes = list(self.project.codes.book())
        code, parent = pick(codes, which), pick([None, *codes], above)
        if code:
            self.do(lambda: self.project.codes.move(code, parent, self.author(who), place))

    @rule(who=PEOPLE, which=PICK, anyway=st.booleans())
    def remove_code(self, who, which, anyway):
        code = pick(list(self.project.codes.book()), which)
        if code:
            self.do(lambda: self.project.codes.remove(code, self.author(who), with_codings=anyway))

    @rule(who=PEOPLE, name=NAMES, words=WORDS)
    def add_document(self, who, name, words):
        one = draft(name, TEXT + words, context=words, case="c2", attributes={"wave": words})
        self.do(lambda: self.project.documents.add([one], self.author(who)))

    @rule(who=PEOPLE, which=PICK, words=WORDS, case=st.sampled_from(["", "c1", "c2", "C1"]))
    def set_document(self, who, which, words, case):
        document = pick(self.project.documents.all(), which)
        if document:
            self.do(
                lambda: self.project.documents.set(
                    [document], self.author(who), label=words, case=case, attributes={"place": words}
                )
            )

    @rule(
        who=PEOPLE,
        which=PICK,
        at=st.integers(0, 9),
        words=st.sampled_from(["", "ähm,", "[Name]", "🙂"]),
        accept=st.booleans(),
    )
    def revise(self, who, which, at, words, accept):
        document = pick(self.project.documents.all(), which)
        if document:
            said = self.project.documents.text(document).split(" ")
            said[at : at + 2] = [words] if words else []
            if " ".join(said).strip():
                self.do(lambda: self._revise(document, " ".join(said), self.author(who), accept=accept))

    def _revise(self, document, text, author, *, accept):
        plan = self.project.revisions.plan(document, draft("corrected", text))
        self.project.revisions.carry_out(plan, author, accept_uncertain=accept)

    @rule(who=CODERS, which=PICK, at=st.integers(0, 9), span=SPANS, there_before=st.booleans())
    def undo_across_a_correction(self, who, which, at, span, there_before):
        """A coding is removed before, or made after, and then somebody takes a step back over the correction."""
        if there_before:
            self.add_code("lead", "A", 0, "")
            self.give_code(who, which, 0, span, "")
            mine = [one for one in self.project.codings.all() if one.coder == self.project.coders.exact(who).key]
            if mine:
                self.do(lambda: self.project.codings.remove(mine[-1:], self.project.coders.exact(who)))
        self.revise("lead", which, at, "ähm,", accept=False)
        if not there_before:
            self.give_code(who, which, 0, span, "")
        self.undo(who if there_before else "lead")

    @rule(who=PEOPLE, which=PICK, span=SPANS)
    def place_orphan(self, who, which, span):
        orphan = pick(self.project.orphans.all(), which)
        if orphan:
            document = self.project.documents.get(orphan.document)
            self.do(lambda: self.project.orphans.place(orphan, document, span, self.author(who)))

    @rule(who=PEOPLE, which=PICK)
    def remove_orphan(self, who, which):
        orphan = pick(self.project.orphans.all(), which)
        if orphan:
            self.do(lambda: self.project.orphans.remove(orphan, self.author(who)))

    @rule(who=PEOPLE, which=PICK, name=NAMES)
    def rename_document(self, who, which, name):
        document = pick(self.project.documents.all(), which)
        if document:
            self.do(lambda: self.project.documents.rename(document, name, self.author(who)))

    @rule(who=PEOPLE, which=PICK)
    def remove_document(self, who, which):
        document = pick(self.project.documents.all(), which)
        if document:
            self.do(lambda: self.project.documents.remove(document, self.author(who)))

    @rule(who=PEOPLE, which=PICK)
    def remove_case(self, who, which):
        case = pick(self.project.cases.all(), which)
        if case:
            self.do(lambda: self.project.cases.remove(case, self.author(who)))

    @rule(who=CODERS, document=PICK, code=PICK, span=SPANS, words=WORDS)
    def give_code(self, who, document, code, span, words):
        document, code = pick(self.project.documents.all(), document), pick(list(self.project.codes.book()), code)
        coder = self.project.coders.exact(who)
        if document and code and coder:
            self.do(lambda: self.project.codings.add(document, span, code, coder, memo=words, paraphrase=words))

    @rule(who=CODERS, which=PICK, span=SPANS, code=PICK, polarity=st.sampled_from(Polarity))
    def change_coding(self, who, which, span, code, polarity):
        coding, code = pick(self.project.codings.all(), which), pick(list(self.project.codes.book()), code)
        coder = self.project.coders.exact(who)
        if coding and coder:
            self.do(lambda: self.project.codings.change(coding, coder, span=span, code=code, polarity=polarity))

    @rule(who=CODERS, which=PICK)
    def remove_coding(self, who, which):
        coding, coder = pick(self.project.codings.all(), which), self.project.coders.exact(who)
        if coding and coder:
            self.do(lambda: self.project.codings.remove([coding], coder))

    @rule(who=CODERS, which=PICK, words=WORDS)
    def write_memo(self, who, which, words):
        coding, coder = pick(self.project.codings.all(), which), self.project.coders.exact(who)
        if coding and coder:
            self.do(lambda: self.project.codings.set_memo(coding, words, coder))

    @rule(who=CODERS, which=PICK, words=WORDS)
    def add_memo(self, who, which, words):
        targets = [MemoTarget()]
        targets += [MemoTarget(code=code.key) for code in self.project.codes.book()]
        targets += [MemoTarget(document=one.key, span=Span(1, 3)) for one in self.project.documents.all()]
        coder = self.project.coders.exact(who)
        if coder:
            self.do(lambda: self.project.memos.add(pick(targets, which), words, coder))

    @rule(who=CODERS, which=PICK)
    def remove_memo(self, who, which):
        memo, coder = pick(self.project.memos.all(), which), self.project.coders.exact(who)
        if memo and coder:
            self.do(lambda: self.project.memos.remove(memo, coder))

    @rule(who=PEOPLE, coder=CODERS, document=PICK, state=st.sampled_from(WorkState))
    def set_state(self, who, coder, document, state):
        found, one = self.project.coders.exact(coder), pick(self.project.documents.all(), document)
        if found and one:
            self.do(lambda: self.project.coders.set_state(one.key, found, state, self.author(who)))

    # ---- back and forth ------------------------------------------------------------------------------

    @rule(who=PEOPLE)
    def undo(self, who):
        before, log = tables(self.project), self.project.log()
        try:
            undone = self.project.undo(self.author(who))
        except QualcodeError:
            assert (tables(self.project), self.project.log()) == (before, log)
            return
        assert len(self.project.log()) == len(log) + 1
        assert self.places() <= self.seen  # no coding came back to a text that it was not made on
        self._forget_what_was_before(undone.uuid)

    def _forget_what_was_before(self, uuid: str) -> None:
        place = next((number for number, (known, _) in enumerate(self.done) if known == uuid), None)
        if place is None:
            return
        _, there = self.done.pop(place)
        if place == len(self.done) and there is not None:
            assert tables(self.project) == there
        self.done[place:] = [(known, None) for known, _ in self.done[place:]]

    @rule(who=PEOPLE)
    def redo(self, who):
        before, log = tables(self.project), self.project.log()
        try:
            redone = self.project.redo(self.author(who))
        except QualcodeError:
            assert (tables(self.project), self.project.log()) == (before, log)
            return
        assert self.places() <= self.seen
        self.done.append((redone.uuid, before))

    @rule(who=PEOPLE)
    def undo_and_redo(self, who):
        before = tables(self.project)
        try:
            undone = self.project.undo(self.author(who))
        except QualcodeError:
            return
        assert self.project.redo(self.author(who)).uuid == undone.uuid
        assert tables(self.project) == before

    @rule()
    @precondition(lambda self: len(self.done) % 7 == 0)
    def reopen(self):
        before, log = tables(self.project), self.project.log()
        self.project.close()
        self.project = Project.open(self.project.path)
        self._open()
        assert (tables(self.project), self.project.log()) == (before, log)

    def teardown(self) -> None:
        """All that stands, taken back in the reverse order of its doing, leaves nothing."""
        try:
            self._take_all_back()
        finally:
            self.project.close()
            shutil.rmtree(self.folder)

    def _take_all_back(self) -> None:
        while self.done:
            uuid, before = self.done.pop()
            entry = next(entry for entry in self.project.log() if entry.uuid == uuid)
            try:
                undone = self.project.undo(self.authors[entry.coder])
            except UndoRefused:
                # somebody undid something older meanwhile, and that brought back what is in the way now
                assert before is None
                return
            assert undone.uuid == uuid
            assert before is None or tables(self.project) == before
        assert all(rows == [] for rows in tables(self.project).values())
        assert problems(self.project) == []


TestWork, TestWorkAtLength = at_length(Work, few=6, many=15)
