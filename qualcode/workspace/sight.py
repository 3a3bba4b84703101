"""What one coder may see: the rules of blindness and of rounds. They stand here and nowhere else.

While a project is blind, who acts sees own codings, and nothing that tells where others gave which code: listings and
working drafts hold one's own and say that those of others are hidden; how many there are under a code or in a
document is not told. What speaks for the whole study (agreement, disagreements, final collections, reports of waves)
is refused instead of made of one person's part. “qualcode coders blind off” ends it for everybody, and the history
keeps when that was.

The work of a model solution is hidden, too, from everybody but a lead until who acts has finished its exercise. It is
no part of what speaks for the study, so that nothing is refused for its sake but what names it.

Who works blind of their own accord (“qualcode open --blind”) sees own codings too; since the project hides nothing,
numbers of others may be told then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Protocol

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import QualcodeError
from qualcode.model.team.exercises import HiddenModels
from qualcode.model.team.norming import revealed_turns
from qualcode.plural import counted
from qualcode.project.coding.conditions import Condition, among
from qualcode.project.coding.hidden_work import HiddenWork

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.memos import Memo
    from qualcode.model.summaries import Summary
    from qualcode.model.team.norming import NormingState, NormingVote
    from qualcode.project.revising.orphans import Orphan
    from qualcode.project.revising.plan import RevisionPlan
    from qualcode.retrieval.filter import PassageChoice

NO_MODELS = HiddenModels()
NOBODY = -1  # no key is negative
END = _("When all have finished, “qualcode coders blind off” ends that; the history keeps when it was.")
_OWN_END = _("Open without --blind to see them.")
_END_OF_EXERCISE = _("“qualcode training list” tells which documents you have to finish.")
Hidden = Literal[
    "codings",
    "codings and memos",
    "codings and anchor examples",
    "memos on passages",
    "numbers of codings and of documents under way",
    "orphans",
    "passages",
    "changes",
    "acceptances",
    "summaries",
    "votes",
    "levels",
]
"""What of others may be hidden."""
_HIDDEN: dict[Hidden, Callable[[str], str]] = {
    "codings": lambda why: _("codings of others hidden: {why}", why=why),
    "codings and memos": lambda why: _("codings and memos of others hidden: {why}", why=why),
    "codings and anchor examples": lambda why: _("codings and anchor examples of others hidden: {why}", why=why),
    "memos on passages": lambda why: _("memos of others on passages hidden: {why}", why=why),
    "numbers of codings and of documents under way": lambda why: _(
        "numbers of codings and of documents under way of others hidden: {why}", why=why
    ),
    "orphans": lambda why: _("orphans of others hidden: {why}", why=why),
    "passages": lambda why: _("passages of others hidden: {why}", why=why),
    "changes": lambda why: _("changes of others hidden: {why}", why=why),
    "summaries": lambda why: _("summaries of others hidden: {why}", why=why),
    "votes": lambda why: _("votes of others hidden: {why}", why=why),
    "levels": lambda why: _("levels that others gave hidden: {why}", why=why),
    "acceptances": lambda why: _("acceptances of others hidden: {why}", why=why),
}


_WITH_SOLUTIONS = {"memos on passages", "orphans", "changes", "acceptances", "summaries"}  # no text: keys
# which lists have the work of model solutions too, once it may be seen; elsewhere it counts only where it is named


class SomebodysWork(Protocol):
    """What is known of a coding when it is asked whether it may be seen."""

    @property
    def coder(self) -> int:
        """Whose it is, a key."""

    @property
    def round(self) -> int:
        """In which round it was made."""


@dataclass(frozen=True, slots=True)
class NumbersByCoder:
    """How many codings of which coder (name), as far as that may be told; the others are `hidden`.

    `hidden` is None in a project that is blind for all, and where a model solution is hidden: neither how many there
    are nor whether there are any is told.
    """

    named: Mapping[str, int]
    hidden: int | None = 0

    @property
    def told(self) -> int:
        """The number of codings that may be told of."""
        return sum(self.named.values()) + (self.hidden or 0)


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be seen by the coder `own` (a key, NOBODY where the project does not know who acts).

    `project_is_blind` hides others' codings from everybody, `works_blind` from this coder only. With a `round`, one's
    own codings of other rounds are hidden, so that nobody copies them. `coders` are the names by key, `models`
    the keys of model solutions: what they coded counts for none but themselves. `hidden_models` are those whose
    exercise who acts has not finished. `repeats` says that own passages are coded again in that round: then the work
    of others is hidden as well, and what one gave before in history, memos and examples, too.
    """

    own: int
    coders: Mapping[int, str] = field(default_factory=dict)
    project_is_blind: bool = False
    works_blind: bool = False
    round: int | None = None
    repeats: bool = False
    models: frozenset[int] = frozenset()
    hidden_models: HiddenModels = NO_MODELS

    @property
    def is_blind(self) -> bool:
        """Whether codings of all others are hidden."""
        return self.project_is_blind or self.works_blind or self.repeats

    @property
    def hidden(self) -> HiddenWork:
        """Whose work must not be told: while blind that of everybody else, also of those who left the project."""
        return HiddenWork(only=self.own) if self.is_blind else HiddenWork(coders=self.hidden_models.keys)

    @property
    def hidden_past(self) -> HiddenWork:
        """Whose work must not be told where it is not known of which round it is: one's own, too, if repeated."""
        return HiddenWork(only=NOBODY) if self.repeats else self.hidden

    @property
    def hidden_coders(self) -> frozenset[int]:
        """The keys of the coders whose codings must not be seen."""
        return frozenset(self.coders) - {self.own} if self.is_blind else self.hidden_models.keys

    @property
    def own_name(self) -> str:
        """The name of who acts; empty where the project does not know who that is."""
        return self.coders.get(self.own, "")

    # ---- what is seen ----------------------------------------------------------------------------

    def sees(self, coding: SomebodysWork) -> bool:
        """Whether the coding may be seen: neither another's while blind, nor one's own of a hidden round."""
        return self.sees_round(coding) if coding.coder == self.own else not self.hidden.hides(coding.coder)

    @property
    def condition(self) -> Condition:
        """What holds of the codings that `sees` lets through, for the file to choose."""
        own = among("coder_id", [self.own])
        seen_of_own = own if self.round is None else own & among("round", [self.round])
        return seen_of_own if self.is_blind else seen_of_own | ~own & ~among("coder_id", self.hidden_models.keys)

    def counts(self, coding: SomebodysWork) -> bool:
        """Whether the coding may be seen and counts among those of all: one of another's model solution does not."""
        return self.sees(coding) and (coding.coder == self.own or coding.coder not in self.models)

    def counted(self, named: Collection[int] = ()) -> Condition:
        """What holds of the codings that may be seen and count; those of coders who are `named` (keys) do."""
        return self.condition & ~among("coder_id", self.models - {self.own} - set(named))

    def sees_round(self, coding: SomebodysWork) -> bool:
        """Whether the round of the coding, which is one's own, is not hidden."""
        return self.round is None or coding.round == self.round

    def seen(self, codings: Iterable[Coding]) -> list[Coding]:
        """Those of the codings that may be seen."""
        return [coding for coding in codings if self.sees(coding)]

    def sees_memo(self, memo: Memo) -> bool:
        """Whether the memo may be seen: one on a coding or a passage tells where its author worked."""
        tells_a_place = memo.target.coding is not None or memo.target.span is not None
        if not (tells_a_place or memo.waits):
            return True
        return not self.hidden.hides(memo.author) and (self.is_blind or memo.key not in self.hidden_models.memos)

    def sees_vote(self, vote: NormingVote, state: NormingState) -> bool:
        """Whether a vote of a norming session in that state may be seen: one's own, and what was revealed."""
        return vote.coder == self.own or (not self.hidden.hides(vote.coder) and vote.turn in revealed_turns(state))

    def sees_summary(self, summary: Summary) -> bool:
        """Whether the summary may be seen: it tells what its author read in which case."""
        return not self.hidden.hides(summary.author)

    def sees_orphan(self, orphan: Orphan) -> bool:
        """Whether what lost its place may be seen: a topic of a question is the study's, not of somebody's coding."""
        return self.sees_work_of(orphan.coder) or bool(orphan.topic)

    def sees_work_of(self, name: str) -> bool:
        """Whether the work of the coder of that name may be seen."""
        return name == self.own_name if self.is_blind else name not in self.hidden_models.names

    def of_plan(self, plan: RevisionPlan) -> RevisionPlan:
        """What may be seen of a correction before it is carried out: no passages that are hidden."""
        if not self.hidden:
            return plan
        seen = tuple(
            passage
            for passage in plan.passages
            if self.sees_work_of(passage.coder) or passage.table == "topic_assignments"
        )
        keys = {passage.key for passage in seen if passage.table == "codings"}
        return replace(
            plan,
            passages=seen,
            edits=tuple(move for move in plan.edits if move.coding in keys),
            anchors=tuple(move for move in plan.anchors if move.coding in keys),
        )

    def by_coder(self, numbers: Mapping[str, int]) -> NumbersByCoder:
        """Name of a coder -> number of codings, as far as that may be told."""
        if not self.hidden:
            return NumbersByCoder(numbers)
        seen = {name: number for name, number in numbers.items() if self.sees_work_of(name)}
        hidden = sum(numbers.values()) - sum(seen.values())
        return NumbersByCoder(seen, None if self.hides_numbers else hidden)

    def narrowed(self, wanted: PassageChoice) -> PassageChoice:
        """The filter for what may be seen of it. Raises QualcodeError where it names a hidden model solution."""
        if self.round is not None:
            wanted = replace(wanted, own_round=(self.own, self.round))
        if self.own in self.models:
            wanted = replace(wanted, listed_models={self.own, *wanted.listed_models})
        if self.hidden_models and not self.is_blind:
            self.refuse_naming({*wanted.coders, *(wanted.query.coders if wanted.query is not None else ())})
            wanted = replace(wanted, without=frozenset({*wanted.without, *self.hidden_models.keys}))
        if not self.is_blind:
            return wanted
        if wanted.good or wanted.good_by:  # marks of others tell where they worked
            own_marks = not wanted.good_by or self.own in wanted.good_by
            wanted = replace(wanted, good_by={self.own if own_marks else NOBODY})
        return replace(wanted, coders={self.own} if not wanted.coders or self.own in wanted.coders else {NOBODY})

    # ---- what is said and refused ----------------------------------------------------------------

    @property
    def hides_numbers(self) -> bool:
        """Whether it must not be told either how much is hidden, nor any number that contains it."""
        return self.project_is_blind or bool(self.hidden_models)

    @property
    def end(self) -> str:
        """What shows the codings of others again."""
        if not self.is_blind:
            return _END_OF_EXERCISE
        return _("“qualcode coders blind off” ends that for everybody.") if self.project_is_blind else self._own_end

    def hidden_words(self, what: Hidden = "codings") -> str:
        """That these of others are hidden, and never how many: that would tell what they gave, and where.

        Empty where nobody's are hidden.
        """
        if not self.is_blind:
            words = _("work of the model solution hidden: you have not finished its exercise")
            return words if self.hidden_models and what in _WITH_SOLUTIONS else ""
        return _HIDDEN[what](self.why) if self.hidden_coders else ""

    def hidden_of(self, whose: str) -> str:
        """That codings of others are hidden, and what shows them; `whose` they are a blind project does not tell."""
        if self.project_is_blind:
            return " ".join((_("The project is blind; codings of others are hidden."), self.end))
        return " ".join((_("You work blind; hidden codings of others: {whose}.", whose=whose), self.end))

    def own_counted(self, number: int, own: int) -> str:
        """The number of codings as it may be told: “3 codings”, in a blind project “1 coding of yours”."""
        if self.project_is_blind:
            return ngettext("{count} coding of yours", "{count} codings of yours", own)
        return counted(number, "coding")

    def refuse_coding_of_others(self, coding: Coding) -> None:
        """Raise QualcodeError for a coding that must not be seen."""
        if coding.coder in self.hidden_coders:
            self._refuse_solution()
            raise QualcodeError(
                _("This is somebody else's coding, and the project is blind.")
                if self.project_is_blind
                else _("This is somebody else's coding, and you work blind."),
                self._end_of_all,
            )

    def refuse_memo_of_others(self, memo: Memo) -> None:
        """Raise QualcodeError for a memo that must not be seen."""
        if not self.sees_memo(memo):
            self._refuse_solution()
            raise QualcodeError(
                _("This memo is somebody else's, on a passage, and the project is blind.")
                if self.project_is_blind
                else _("This memo is somebody else's, on a passage, and you work blind."),
                _("“qualcode coders blind off” ends that; the history keeps when it was.")
                if self.project_is_blind
                else self._own_end,
            )

    def refuse_orphan_of_others(self, orphan: Orphan) -> None:
        """Raise QualcodeError for what lost its place and must not be seen."""
        if not self.sees_orphan(orphan):
            self._refuse_solution()
            raise QualcodeError(
                _("This orphan is somebody else's, and the project is blind.")
                if self.project_is_blind
                else _("This orphan is somebody else's, and you work blind."),
                self._end_of_all,
            )

    def _refuse_solution(self) -> None:
        """Raise QualcodeError for what is hidden, where nothing but a model solution is."""
        if not self.is_blind:
            raise QualcodeError(
                _("This belongs to the model solution, which is hidden until you have finished its exercise."),
                _END_OF_EXERCISE,
            )

    def refuse_comparing(self, *, only_of: int | None = None) -> None:
        """Raise QualcodeError where coders must not see each other's codings, unless it is `only_of` who acts."""
        if self.is_blind and (only_of is None or only_of != self.own):
            raise QualcodeError(
                _("The project is blind: coders must not see each other's codings yet.")
                if self.project_is_blind
                else _("You work blind: what others coded must not be compared yet."),
                self._end_of_all,
            )

    def refuse_naming(self, coders: Iterable[int]) -> None:
        """Raise QualcodeError where one of these coders (keys) is a model solution that must not be seen yet."""
        named = self.hidden_models.keys & set(coders)
        if named:
            names = ", ".join(program().quoted(self.coders[key]) for key in sorted(named))
            raise QualcodeError(
                _("The model solution is hidden until you have finished its exercise: {names}.", names=names),
                _END_OF_EXERCISE,
            )

    def refuse_part(self) -> None:
        """Raise QualcodeError, for a result that would lack codings of others."""
        raise QualcodeError(
            _("The project is blind: codings of others would be missing in it.")
            if self.project_is_blind
            else _("A final collection would lack what is hidden, as you work blind."),
            self._end_of_all,
        )

    @property
    def why(self) -> str:
        """Why codings of others are hidden, inside a sentence."""
        if not self.is_blind:
            return _("you have not finished the exercise of the model solution")
        return _("the project is blind") if self.project_is_blind else _("you work blind")

    @property
    def _end_of_all(self) -> str:
        return END if self.project_is_blind else self._own_end

    @property
    def _own_end(self) -> str:
        return _("Open without --round to see them.") if self.repeats and not self.works_blind else _OWN_END
