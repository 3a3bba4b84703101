"""Random refactorings with undo: the project equals its state before; codings, figures and codebook agree after."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.merge_and_split import (
    DoubledCodings,
    SplitPart,
    lift,
    merge,
    planned_lift,
    planned_merge,
    planned_parts,
    planned_removal_to,
    remove_to,
    split_into,
)
from qualcode.project.versions.old_rules import UNDER_OLD_RULES, is_under_old_rules, rules_since
from tests.helpers import LEAD, draft, new_project, problems, tables, undo_last
from tests.machines import at_length

PICK = st.integers(0, 7)
NAMES = st.sampled_from(["A", "b", "A / B", "§ 60c", "👩‍👧", "/"])


class Refactoring(RuleBasedStateMachine):
    """Codes with rules, codings of two coders that often coincide, and acts that move them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project = new_project(self.folder)
        self.project._store.connection.execute("PRAGMA synchronous = OFF")
        self.before: list[dict] = []

    @initialize()
    def begin(self) -> None:
        project = self.project
        self.coders = [project.coders.add(name, CoderKind.PERSON, LEAD) for name in ("anna", "ben")]
        self.document = project.documents.add([draft("one", "Zwölf Boxkämpfer jagen Viktor.")], LEAD)[0]
        top = project.codes.add(CodeDraft("A", Rules("erst"), children=(CodeDraft("b"), CodeDraft("c"))), None, LEAD)
        project.codes.add(CodeDraft("D", Rules("zuletzt")), top, LEAD)

    def code(self, number: int):
        codes = list(self.project.codes.book())
        return codes[number % len(codes)]

    def do(self, act: Callable[[], object], plan: Callable[[], object] | None = None) -> None:
        """Do something that is planned as it is done, or refused as it is planned, and then changes nothing."""
        before = tables(self.project)
        planned = None
        try:
            planned = plan() if plan else None
            done = act()
        except QualcodeError:
            assert tables(self.project) == before
            return
        if plan is not None:
            assert planned == done
        if tables(self.project) != before:
            self.before.append(before)

    @rule(which=PICK, coder=st.integers(0, 1), start=st.integers(0, 2), end=st.integers(4, 6))
    def give(self, which, coder, start, end):
        code = self.code(which)
        self.do(lambda: self.project.codings.add(self.document, Span(start, end), code, self.coders[coder], memo="m"))

    @rule(which=PICK, words=st.sampled_from(["", "neu", "anders"]))
    def change_rules(self, which, words):
        code = self.code(which)
        self.do(lambda: self.project.codes.edit(code, replace(as_draft(code), rules=Rules(words)), LEAD))

    @rule(which=PICK, name=NAMES)
    def rename(self, which, name):
        code = self.code(which)
        self.do(lambda: self.project.codes.edit(code, replace(as_draft(code), name=name), LEAD))

    @rule(which=PICK, above=PICK)
    def move(self, which, above):
        code, parent = self.code(which), self.code(above)
        self.do(lambda: self.project.codes.move(code, parent, LEAD))

    @rule(which=PICK, other=PICK, doubles=st.sampled_from(DoubledCodings), checked=st.booleans())
    def merge(self, which, other, doubles, checked):
        source, target = self.code(which), self.code(other)
        number = len(self.project.codings.all())
        asked = {"doubles": doubles, "checked": checked}
        united = 0

        def plan():
            nonlocal united
            planned = planned_merge(self.project, source, target, **asked)
            united = planned.doubles
            return planned

        self.do(lambda: merge(self.project, source, target, LEAD, **asked), plan)
        assert len(self.project.codings.all()) == number - united

    @rule(which=PICK, names=st.lists(NAMES, min_size=1, max_size=2), other=PICK, checked=st.booleans())
    def split(self, which, names, other, checked):
        code, target = self.code(which), self.code(other)
        codings = self.project.codings.all(code=code.key)
        parts = [SplitPart(codings[at::3], CodeDraft(name), code) for at, name in enumerate(names)]
        parts.append(SplitPart(codings[2::3], target))
        parts = [part for part in parts if part.codings]

        def done():
            made = split_into(self.project, code, parts, LEAD, checked=checked)
            return [(transfer.codings, transfer.doubles, transfer.to_recheck) for _code, transfer in made]

        def plan():
            plans = planned_parts(self.project, code, parts, checked=checked)
            return [(planned.codings, planned.doubles, planned.to_recheck) for planned in plans]

        self.do(done, plan)

    @rule(which=PICK)
    def lift(self, which):
        code = self.code(which)
        self.do(
            lambda: [moved.key for moved in lift(self.project, code, LEAD)],
            lambda: [moved.key for moved in planned_lift(self.project, code)],
        )

    @rule(which=PICK, other=PICK)
    def remove_to(self, which, other):
        code, target = self.code(which), self.code(other)
        self.do(
            lambda: remove_to(self.project, code, target, LEAD),
            lambda: planned_removal_to(self.project, code, target),
        )

    @rule(times=st.integers(1, 3))
    def take_back(self, times):
        for _time in range(min(times, len(self.before))):
            undo_last(self.project)
            assert tables(self.project) == self.before.pop()

    @invariant()
    def figures_codings_and_codebook_agree(self) -> None:
        project = self.project
        assert problems(project) == []
        book, codings = project.codes.book(), project.codings.all()
        assert Counter(coding.code for coding in codings) == Counter(
            {code.key: len(found) for code in book if (found := project.codings.all(code=code.key))}
        )
        since = rules_since(project._store)
        old = {coding.key for coding in project.codings.where(UNDER_OLD_RULES)}
        assert old == {coding.key for coding in codings if is_under_old_rules(coding, since)}
        find = project.codes.finder()
        assert all(find(code.full_name).key == code.key for code in book)

    def teardown(self) -> None:
        self.project.close()
        shutil.rmtree(self.folder)


TestRefactoring, TestRefactoringAtLength = at_length(Refactoring, few=1, many=60)
