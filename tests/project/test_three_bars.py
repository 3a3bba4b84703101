"""Three bars for a codebook that changes while people code, held over random edits, verdicts and refactorings.

After another rule exactly the codings of its code are old; a verdict on one freshens no other; codings, counts and
codebook agree after whatever is done to codes. And undo of all of it leaves the project as it was.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import CodeDraft, RuleChange, RuleEdit, Rules
from qualcode.project.codebook.codes import as_draft
from qualcode.project.merge_and_split import DoubledCodings, lift, merge, remove_to, split
from qualcode.project.project import Project
from qualcode.project.versions.old_rules import is_under_old_rules
from qualcode.retrieval.filter import PassageChoice, chosen_numbers
from tests.helpers import LEAD, add_code, add_coder, add_document, give, new_project, problems, tables, undo_last

ACTS = (
    "rule",
    "editorial",
    "keep",
    "recode",
    "remove",
    "ask",
    "code",
    "merge",
    "split",
    "lift",
    "hand",
    "move",
    "name",
)


class Study:
    """A small study and what somebody does with it, drawn by a seed."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.dice, self.number = project, Random(seed), 0
        self.coders = [add_coder(project, name) for name in ("anna", "ben")]
        self.document = add_document(project, text="Some words to be coded by two, and some more of them.")
        above = add_code(project, "Theme", definition="so")
        add_code(project, "Below", above, definition="so too")
        for name in ("Other", "Third"):
            add_code(project, name, definition=name)
        for _turn in range(8):
            self.code()

    def some_code(self):
        return self.dice.choice(self.project.codes.book().codes)

    def some_coding(self):
        """A coding, rather one under an old rule, and whose it is."""
        old = self.project.rule_checks.old()
        codings = self.project.codings.all()
        coding = self.dice.choice([coding for coding in codings if coding.key in old] or codings)
        return coding, next(coder for coder in self.coders if coder.key == coding.coder)

    def code(self):
        start = self.dice.randrange(0, 30, 5)
        give(self.project, self.document, self.some_code(), self.dice.choice(self.coders), start, start + 4)

    def edit(self, change: RuleChange):
        code = self.some_code()
        self.number += 1
        rules = Rules(f"rule {self.number}")
        self.project.codes.edit(code, replace(as_draft(code), rules=rules), LEAD, RuleEdit(change, "why"))
        return code

    def judge(self, verdict: RecheckVerdict):
        coding, coder = self.some_coding()
        code = self.some_code() if verdict is RecheckVerdict.RECODE else None
        self.project.rule_checks.judge([coding], verdict, coder, code=code, note="why")
        return coding

    def refactor(self, act: str) -> None:
        project, code, other = self.project, self.some_code(), self.some_code()
        checked = self.dice.random() < 0.5
        if act == "merge":
            merge(project, code, other, LEAD, doubles=self.dice.choice([*DoubledCodings]), checked=checked)
        elif act == "split":
            codings = project.codings.all(code=code.key)
            some = [coding for coding in codings if self.dice.random() < 0.5]
            self.number += 1
            split(project, code, some, CodeDraft(f"Part {self.number}"), LEAD)
        elif act == "lift":
            lift(project, code, LEAD)
        elif act == "hand":
            remove_to(project, code, other, LEAD, checked=checked)
        elif act == "move":
            project.codes.move(code, self.dice.choice([None, other]), LEAD)
        else:
            self.number += 1
            project.codes.edit(code, replace(as_draft(code), name=f"Name {self.number}"), LEAD)

    # ---- what must hold --------------------------------------------------------------------------

    def old(self) -> set[int]:
        """The codings under old rules, which the file and Python tell alike."""
        since = self.project.rule_checks.since()
        found = {coding.key for coding in self.project.codings.all() if is_under_old_rules(coding, since)}
        assert self.project.rule_checks.old() == found
        return found

    def agrees(self) -> None:
        """Codings, counts, quotations' choice, re-check and codebook tell the same."""
        project, book = self.project, self.project.codes.book()
        counted = Counter(coding.code for coding in project.codings.all())
        assert counted.keys() <= {code.key for code in book}
        for code in book:
            wanted = PassageChoice(codes=frozenset({code.key}))
            assert chosen_numbers(project, wanted).total() == counted[code.key]
        tallied = Counter()
        for key, _coder, _round, number in project.codings.tally("code_id"):
            tallied[key] += number
        assert tallied == counted
        left = PassageChoice.named(project, without_old_rules=True)
        assert chosen_numbers(project, left).total() == counted.total() - len(self.old())
        assert sum(share.number for share in project.rule_checks.waiting()) == len(self.old())

    def act(self, act: str) -> None:
        before, codes = self.old(), {coding.key: coding.code for coding in self.project.codings.all()}
        if act in ("rule", "editorial"):
            code = self.edit(RuleChange(act))
            of_code = {key for key, its in codes.items() if its == code.key} if act == "rule" else set()
            assert self.old() == before | of_code  # the first bar
        elif act in [*RecheckVerdict]:
            coding = self.judge(RecheckVerdict(act))
            assert self.old() ^ before <= {coding.key}  # the second bar
            assert (coding.key in self.old()) is (act == RecheckVerdict.ASK)
        elif act == "code":
            self.code()
        else:
            self.refactor(act)
        self.agrees()  # the third bar


def hold(folder, seed: int, acts: list[str]) -> None:
    with new_project(folder) as project:
        project._store.connection.execute("PRAGMA synchronous = OFF")
        study = Study(project, seed)
        states, entries = [tables(project)], len(project.log())
        for act in acts:
            try:
                study.act(act)
            except QualcodeError:
                assert tables(project) == states[-1]  # what is refused changes nothing
                continue
            if len(project.log()) > entries:
                entries = len(project.log())
                states.append(tables(project))
        assert problems(project) == []
        for state in reversed(states[:-1]):
            undo_last(project)
            assert tables(project) == state
        assert problems(project) == []


SEEDS, WHAT = st.integers(0, 10_000), st.lists(st.sampled_from(ACTS), min_size=4, max_size=9)


@settings(max_examples=3)
@given(seed=SEEDS, acts=WHAT)
def test_the_three_bars_hold_and_undo_leaves_the_project_as_it_was(tmp_path_factory, seed, acts):
    hold(tmp_path_factory.mktemp("bars"), seed, acts)


@pytest.mark.stress
@settings(max_examples=100)
@given(seed=SEEDS, acts=st.lists(st.sampled_from(ACTS), min_size=8, max_size=25))
def test_the_three_bars_hold_over_many_acts(tmp_path_factory, seed, acts):
    hold(tmp_path_factory.mktemp("bars"), seed, acts)
