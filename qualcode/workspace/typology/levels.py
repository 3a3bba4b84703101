"""Levels of cases on evaluative codes: who gives which, why, and on which passages.

Levels that others gave are seen and hidden as their codings are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError
from qualcode.language.forms.natural_order import natural_key
from qualcode.model.codebooks.level_values import LevelBoard, UnitKey, key_of
from qualcode.model.codings import CoderKind
from qualcode.model.documents import Case, Document
from qualcode.project.coding.conditions import with_uuids
from qualcode.project.typology.case_levels import LevelDraft
from qualcode.retrieval.filter import PassageChoice

if TYPE_CHECKING:
    from qualcode.model.codebooks.typologies import CaseLevel
    from qualcode.model.codes import Code, EvaluativeLevel
    from qualcode.model.codings import Coding
    from qualcode.retrieval.filter import CodedPassage
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages that a level rests on; `hidden` of them must not be seen, `gone` were removed since."""

    codings: tuple[Coding, ...]
    hidden: int = 0
    gone: int = 0


# ---- looking -----------------------------------------------------------------------------------------


def units(space: Workspace) -> list[Case | Document]:
    """What has levels: all cases by name, and then the documents without a case."""
    cases = sorted(space.project.cases.all(), key=lambda case: natural_key(case.name))
    return [*cases, *(document for document in space.project.documents.all() if document.case is None)]


def evaluative(space: Workspace) -> list[Code]:
    """The codes that have levels, in the order of the codebook."""
    return [code for code in space.book if code.levels]


def seen(space: Workspace, code: Code | None = None) -> list[CaseLevel]:
    """The levels of cases that may be seen, of one code or of all, in the order in which they were first given."""
    sight = space.sight
    return [level for level in space.project.case_levels.all(code) if sight.sees(level)]


def board(
    space: Workspace,
    codes: Collection[Code] = (),
    *,
    coders: Collection[int] = (),
    round_: int | None = None,
) -> LevelBoard:
    """The levels that may be seen of all cases, on these codes or all with levels, by these coders (keys) or all.

    Those of another's model solution count only where it is named. Raises QualcodeError where it must not be seen.
    """
    sight, project = space.sight, space.project
    sight.refuse_naming(coders)
    with project.at_one_moment():
        chosen = tuple(codes) or tuple(evaluative(space))
        everything = units(space)
        known = {key_of(unit) for unit in everything}
        given: dict[tuple[UnitKey, int], list[CaseLevel]] = {}
        misplaced = 0
        for level in sorted(seen(space), key=attrgetter("coder", "round")):
            wanted = level.coder in coders if coders else sight.counts(level)
            if not wanted or (round_ is not None and level.round != round_):
                continue
            if (level.case, level.document) not in known:
                misplaced += 1
                continue
            given.setdefault(((level.case, level.document), level.code), []).append(level)
        consensus = frozenset(coder.key for coder in project.coders.all() if coder.kind is CoderKind.CONSENSUS)
    return LevelBoard(
        units=tuple(everything),
        codes=chosen,
        given={place: tuple(levels) for place, levels in given.items()},
        coders=dict(sight.coders),
        consensus=consensus,
        misplaced=misplaced,
    )


def unit_called(space: Workspace, name: str, *, exact: bool = False) -> Case | Document:
    """The case, else the document without a case, of that name or id. Raises NotFound, Ambiguous, NotExact."""
    try:
        return space.project.cases.find(name, exact=exact)
    except NotFound:
        document = space.project.documents.find(name, exact=exact)
    if document.case is not None:
        raise QualcodeError(
            _("“{document}” belongs to the case “{case}”.", document=document.name, case=document.case),
            _("Cases have levels; only a document without a case has one of its own."),
        )
    return document


def passages_of(space: Workspace, unit: Case | Document, code: Code | None = None) -> list[CodedPassage]:
    """The passages of a case that may be seen, coded with a code or one below it, or with any, in their order.

    What can be evidence; of these `own_passages` are offered.
    """
    wanted = PassageChoice(
        documents=_documents_of(space, unit), codes=frozenset({code.key} if code else ()), sub_codes=True
    )
    case = unit.name if isinstance(unit, Case) else None
    return [passage for passage in space.passages(wanted) if passage.case == case]


def own_passages(space: Workspace, unit: Case | Document, code: Code) -> list[CodedPassage]:
    """Of `passages_of` those that who acts coded: they are offered as evidence."""
    own = space.sight.own
    return [passage for passage in passages_of(space, unit, code) if passage.coding.coder == own]


def _documents_of(space: Workspace, unit: Case | Document) -> frozenset[int]:
    """The documents in which a case speaks, or the one that is meant."""
    if isinstance(unit, Document):
        return frozenset({unit.key})
    speaking = space.project.documents.cases_of_speakers()
    return frozenset(
        document.key
        for document in space.project.documents.all()
        if unit.name in (document.case, *speaking.get(document.key, {}).values())
    )


def evidence(space: Workspace, level: CaseLevel) -> Evidence:
    """The passages that a level rests on, as far as they may be seen."""
    there = space.project.codings.where(with_uuids(level.passages))
    places = {uuid: number for number, uuid in enumerate(level.passages)}
    codings = sorted(space.sight.seen(there), key=lambda coding: places[coding.uuid])
    return Evidence(tuple(codings), len(there) - len(codings), len(level.passages) - len(there))


# ---- giving ------------------------------------------------------------------------------------------


def give(
    space: Workspace,
    unit: Case | Document,
    code: Code,
    level: EvaluativeLevel | None,
    *,
    reason: str = "",
    passages: Sequence[Coding] = (),
) -> CaseLevel:
    """Say which level a case, or a document without one, has on a code; without a level it cannot be classified.

    One that who acts gave in this round is given anew. Raises QualcodeError for a passage of another case or that
    must not be seen, and as `CaseLevels.give`.
    """
    return give_all(space, [LevelDraft(unit, code, level, reason, [coding.uuid for coding in passages])])[0]


def give_all(space: Workspace, drafts: Sequence[LevelDraft]) -> list[CaseLevel]:
    """Say several levels in one change; see `give`. Raises as that does."""
    for draft in drafts:
        _refuse_foreign(space, draft)
    with space.acting() as coder:
        return space.project.case_levels.give(drafts, coder, space.round)


def _refuse_foreign(space: Workspace, draft: LevelDraft) -> None:
    of_unit = {passage.coding.uuid for passage in passages_of(space, draft.unit)} if draft.passages else set()
    if not of_unit.issuperset(draft.passages):
        raise QualcodeError(
            _("A passage is none of “{case}” that you may see.", case=draft.unit.name),
            _("Choose passages of this case: “qualcode levels passages” lists them."),
        )


def own_level(space: Workspace, unit: Case | Document, code: Code) -> CaseLevel:
    """The level that who acts gave in this round. Raises QualcodeError where there is none."""
    round_ = space.round or space.project.settings.round or 1
    coder = space.coder
    found = space.project.case_levels.of(unit, code, coder, round_) if coder else None
    if found is None:
        raise QualcodeError(
            _("You gave “{case}” no level on “{code}” in this round.", case=unit.name, code=code.full_name),
            _("“qualcode levels” lists those that there are."),
        )
    return found


def remove(space: Workspace, levels: Sequence[CaseLevel]) -> None:
    """Take levels of one's own away. Raises QualcodeError for another's, and where one is gone."""
    with space.acting() as coder:
        space.project.case_levels.remove(levels, coder)
