"""Codings under old rules looked at again: one's own in a list, a verdict on each, and how far everybody is.

Of others only how many wait is told, as far as that may be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.language.alignment.changed_words import ChangedPiece, changed_words
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codings import CoderKind
from qualcode.model.team.roles import Right
from qualcode.project.coding.conditions import Condition, among
from qualcode.project.versions.old_rules import UNDER_OLD_RULES
from qualcode.project.versions.rule_checks import ASKED
from qualcode.workspace.codebook.codes import RULES

if TYPE_CHECKING:
    from qualcode.model.codebooks.checks import RuleCheck
    from qualcode.model.codes import Code, Rules
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.project.codebook.rules import VersionOfRules
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RecheckProgress:
    """How far a coder (name) is with the codings of a code under the rule of now.

    `waiting` stand under an old rule; of `asked` of them there is a question. The others were looked at, and `kept`,
    `recoded` or `removed`.
    """

    coder: str
    code: Code
    waiting: int = 0
    asked: int = 0
    kept: int = 0
    recoded: int = 0
    removed: int = 0

    @property
    def done(self) -> int:
        """How many have a verdict that settled them."""
        return self.kept + self.recoded + self.removed


@dataclass(frozen=True, slots=True)
class WaitingCoding:
    """A coding under an old rule, in its document, and the question about it where somebody asked one."""

    coding: Coding
    document: Document
    code: Code
    question: RuleCheck | None


def waiting(space: Workspace, code: Code) -> Iterator[WaitingCoding]:
    """The codings of a code under old rules that who acts may judge, by document and position.

    Those of one document are in memory at a time.
    """
    condition = _to_judge(space) & among("code_id", [code.key])
    codings, checks = space.project.codings, space.project.rule_checks
    for document in space.project.documents.all():  # not asked first which have some: the first row comes at once
        mine = codings.where(condition, document=document.key)
        asked = checks.asked(mine) if mine else {}
        for coding in mine:
            yield WaitingCoding(coding, document, code, asked.get(coding.key))


@dataclass(frozen=True, slots=True)
class RecheckQueue:
    """What waits of a code: keys of codings by document and position, and of which of them somebody asked.

    `versions` are all of its rules that the project has, `progress` tells how far everybody is, and `codes` are those
    with something that waits for who acts.
    """

    code: Code | None
    keys: tuple[int, ...] = ()
    asked: frozenset[int] = frozenset()
    versions: tuple[VersionOfRules, ...] = ()
    progress: tuple[RecheckProgress, ...] = ()
    codes: tuple[Code, ...] = ()


def queue(space: Workspace, wanted: int | None = None) -> RecheckQueue:
    """The queue of a code (key); without one, or where nothing waits of it, of the first code that has something."""
    codes = codes_waiting(space)
    code = next((code for code in codes if code.key == wanted), codes[0] if codes else None)
    if code is None:
        return RecheckQueue(None)
    condition = _to_judge(space) & among("code_id", [code.key])
    places = {document.key: place for place, document in enumerate(space.project.documents.all())}
    rows = sorted(
        (row for row in space.project.coded.placed(condition) if row.document in places),
        key=lambda row: (places[row.document], row.start, row.end, row.key),
    )
    asked = space.project.coded.placed(condition & ASKED)
    return RecheckQueue(
        code,
        tuple(row.key for row in rows),
        frozenset(row.key for row in asked),
        tuple(versions(space, code)),
        tuple(progress(space, [code])),
        tuple(codes),
    )


def codes_waiting(space: Workspace, codes: Collection[Code] = ()) -> list[Code]:
    """The codes, of some or all, with codings under old rules that who acts may judge, in their order."""
    with_some = space.project.codings.codes_with(_to_judge(space))
    wanted = {code.key for code in codes} & with_some if codes else with_some
    return [code for code in space.book if code.key in wanted]


def number_waiting(space: Workspace, codes: Collection[Code] = ()) -> int:
    """How many codings `waiting` has."""
    condition = _to_judge(space)
    if codes:
        condition &= among("code_id", {code.key for code in codes})
    return space.project.codings.count(condition).total()


def number_under_old_rules(space: Workspace, codes: Collection[Code] = ()) -> int:
    """How many codings that may be seen and count stand under old rules, of some codes or all."""
    condition = UNDER_OLD_RULES & space.sight.counted()
    if codes:
        condition &= among("code_id", {code.key for code in codes})
    return space.project.codings.count(condition).total()


def number_chosen_under_old_rules(space: Workspace, wanted: PassageChoice) -> int:
    """How many of the codings that are chosen and may be seen stand under old rules."""
    old = space.project.rule_checks.old()
    if wanted.codings:
        old &= frozenset(wanted.codings)
    return space.numbers_of_passages(replace(wanted, codings=old)).total() if old else 0


def _to_judge(space: Workspace) -> Condition:
    """What holds of the codings under old rules that who acts may judge: own ones, and those of a consensus."""
    sight = space.sight
    mine = among("coder_id", [sight.own])
    consensus = space.project.coders.of_kind(CoderKind.CONSENSUS) - {sight.own}
    if consensus:
        of_consensus = among("coder_id", consensus)
        coder = space.coder
        if coder is not None and not space.may(Right.CONSENSUS):
            of_consensus &= among("id", space.project.rule_checks.decided_by(coder))
        mine |= of_consensus
    return UNDER_OLD_RULES & mine & sight.condition


def changed_rules(old: Rules, new: Rules) -> list[tuple[str, tuple[ChangedPiece, ...]]]:
    """The names of the rules that read otherwise, each with both wordings in one."""
    return [
        (name, changed_words(getattr(old, name), getattr(new, name)))
        for name in RULES
        if getattr(old, name) != getattr(new, name)
    ]


def versions(space: Workspace, code: Code) -> list[VersionOfRules]:
    """All versions of the rules of a code that the project has, the oldest first."""
    return space.project.rule_checks.versions(code.key)


def judge(
    space: Workspace,
    codings: Sequence[Coding],
    verdict: RecheckVerdict,
    *,
    code: Code | None = None,
    note: str = "",
) -> list[RuleCheck]:
    """Say of codings under old rules what becomes of them, all or none, see `RuleChecks.judge`.

    Raises as that does, and QualcodeError for a coding that must not be seen.
    """
    sight = space.sight
    for coding in codings:
        sight.refuse_coding_of_others(coding)
    with space.acting() as coder:
        return space.project.rule_checks.judge(codings, verdict, coder, code=code, note=note)


def progress(space: Workspace, codes: Collection[Code] = ()) -> list[RecheckProgress]:
    """How far each coder whose work may be seen is, by code in its order and coder; of some codes, or of all.

    Who has nothing that waits or waited is not among them.
    """
    sight, book = space.sight, space.project.codes.book()
    wanted = {code.key for code in codes} or {code.key for code in book}
    numbers: dict[tuple[int, int], dict[str, int]] = {}
    for share in space.project.rule_checks.waiting():
        if sight.counts(share) and share.code in wanted:
            of_both = numbers.setdefault((share.code, share.coder), {})
            of_both["waiting"] = of_both.get("waiting", 0) + share.number
            of_both["asked"] = of_both.get("asked", 0) + share.asked
    words = {RecheckVerdict.KEEP: "kept", RecheckVerdict.RECODE: "recoded", RecheckVerdict.REMOVE: "removed"}
    for checked in space.project.rule_checks.checked():
        hidden = checked.coder != sight.own and (sight.hidden.hides(checked.coder) or checked.coder in sight.models)
        if not hidden and checked.code in wanted:
            of_both = numbers.setdefault((checked.code, checked.coder), {})
            word = words[checked.verdict]
            of_both[word] = of_both.get(word, 0) + checked.number
    return [
        RecheckProgress(sight.coders.get(coder, "?"), code, **numbers[code.key, coder])
        for code in book
        for coder in sight.coders
        if (code.key, coder) in numbers
    ]
