"""Random acts of a team in one copy: decisions of a consensus, norming sessions, passages coded again, roles."""

from __future__ import annotations

import random
from collections.abc import Callable

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, CodingDraft
from qualcode.model.team.consensus import ConsensusResult, DecisionMode
from qualcode.model.team.norming import NormingState
from qualcode.model.team.roles import TeamRole
from qualcode.project.team.decisions import NewDecision
from tests.merging.acts import ACTS, Acting
from tests.merging.copies import Copy

STEPS = list(NormingState)


class TeamActing(Acting):
    """What a team does together, beside what each one does alone."""

    def decide(self) -> None:
        """Decide on a coding of somebody's with one of somebody else's; the name of the consensus is the same."""
        project = self.project
        consensus = project.coders.exact("Konsens") or project.coders.add(
            "Konsens", CoderKind.CONSENSUS, self.copy.author
        )
        first = self.one([coding for coding in project.codings.all() if coding.coder != consensus.key])
        codings = [
            coding for coding in project.codings.all(document=first.document) if coding.span.overlap(first.span)
        ]
        coders = {coder.key: coder for coder in project.coders.all()}
        second = self.one([coding for coding in codings if coding.coder not in (first.coder, consensus.key)])
        codes = {code.key: code for code in project.codes.book()}
        uuids = {key: code.uuid for key, code in codes.items()}
        document = project.documents.get(first.document)
        new = NewDecision(
            document, consensus, self.me, coders[first.coder], coders[second.coder], DecisionMode.THIRD, (self.me,),
            self.draw.choice(list(ConsensusResult)), project.consensus.before([first, second], uuids),
            reason=f"so {self.copy.name}",
        )  # fmt: skip
        made = [CodingDraft(document, first.span, codes[first.code], consensus, round=1)]
        former = [one for one in project.consensus.all(document=document.key) if first.uuid in str(one.before)]
        project.consensus.decide(new, self.draw.choice([made, []]), self.copy.author, replaces=former)

    def withdraw_decision(self) -> None:
        self.project.consensus.withdraw(self.one(self.project.consensus.all()), self.copy.author)

    def begin_session(self) -> None:
        passages = [(document, self.span(document)) for document in self.project.documents.all()]
        members = self.project.coders.all()[:3]
        self.project.norming.begin(self.draw.choice(["Woche 1", "Woche 2"]), members, passages, self.me)

    def vote(self) -> None:
        session = self.one(self.project.norming.all())
        if session.state not in (NormingState.FIRST, NormingState.SECOND):
            raise QualcodeError("no vote now", "go on")
        passages = self.project.norming.passages(session.key)
        votes = {
            passage.key: [code.key for code in self.project.codes.book() if self.draw.random() < 0.3]
            for passage in passages
        }
        self.project.norming.vote(session, votes, self.me)

    def go_on(self) -> None:
        session = self.one(self.project.norming.all())
        step = STEPS[min(STEPS.index(session.state) + 1, len(STEPS) - 1)]
        self.project.norming.turn(session, step, self.me, note=self.draw.choice([None, f"klar, {self.copy.name}"]))

    def remove_session(self) -> None:
        self.project.norming.remove(self.one(self.project.norming.all()), self.copy.author)

    def repeat(self) -> None:
        coding = self.coding()
        document = self.project.documents.get(coding.document)
        self.project.segments.fix([(document, coding.span)], self.me, 3, self.copy.author, repeats=1)

    def say_role(self) -> None:
        coder = self.one([coder for coder in self.project.coders.all() if coder.name not in ("anna", "ben", "cara")])
        self.project.roles.set_role(coder, self.draw.choice([TeamRole.CODER, TeamRole.GUEST]), self.copy.author)


OF_TEAMS: dict[str, Callable[[TeamActing], None]] = {
    name: act for name, act in vars(TeamActing).items() if callable(act) and not name.startswith("_")
}
BESIDE = ("give", "give", "recode", "take_away", "merge_codes", "remove_code", "split_code", "revise", "new_coder",
          "merge_coders", "remove_document", "undo", "redo", "settle_orphan")  # fmt: skip


def act_together(copy: Copy, draw: random.Random, times: int) -> list[str]:
    """Do so many things, two of three of them a team's; what is refused changes nothing and is passed over."""
    acting, done = TeamActing(copy, draw), []
    for _ in range(times):
        name = draw.choice(list(OF_TEAMS) if draw.random() < 0.66 else BESIDE)
        try:
            (OF_TEAMS[name] if name in OF_TEAMS else ACTS[name])(acting)
        except QualcodeError as refused:
            copy.refused.append(f"{name}: {refused.message}")
        else:
            done.append(name)
    return done
