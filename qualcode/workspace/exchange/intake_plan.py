"""The plan of an import: another program's project compared with the present one, or with nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.exchange.intake import ConflictKind, Intake
from qualcode.model.exchange.losses import LossReport, losses_of
from qualcode.project.exchange.coming_rows import ComingRows
from qualcode.project.exchange.present import PresentRows
from qualcode.workspace.exchange.intake_codes import IntakeCodes
from qualcode.workspace.exchange.intake_codings import IntakeCodings
from qualcode.workspace.exchange.intake_ledger import IntakeLedger
from qualcode.workspace.exchange.intake_memos import IntakeMemos
from qualcode.workspace.exchange.intake_people import IntakePeople
from qualcode.workspace.exchange.intake_sources import IntakeSources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualcode.model.exchange.intake import IntakeConflict
    from qualcode.model.exchange.project import ExchangeProject
    from qualcode.project.project import Project

_SHOWN = 5  # conflicts in one message


@dataclass(frozen=True, slots=True)
class IntakeSayings:
    """What is said of what the file and the project both have.

    `coders` are names of theirs with those of ours, `same_coders`, `same_codes` and `same_documents` say that coders
    of one name, codes of one path and documents of one text are one; `under` names a new code above all new ones.
    `unknown_coder` is whose the codings are of which the file names nobody.
    """

    coders: Mapping[str, str] = field(default_factory=dict)
    same_coders: bool = False
    unknown_coder: str = ""
    same_codes: bool = False
    under: str = ""
    same_documents: bool = False

    def __post_init__(self) -> None:
        if self.same_codes and self.under:
            raise UsageProblem(
                _("Codes of one path cannot be one and stand apart."), _("Give --same-codes or --under, not both.")
            )


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """What is to be written, what is told of it, and what is lost: of the file and on the way into the project."""

    rows: ComingRows
    intake: Intake
    losses: LossReport
    case_names: Mapping[str, str]
    entry: str
    """`case_names` are those of cases (GUIDs) here, to which speakers belong; `entry` is the last one of the history
    that the plan knows of."""


def plan_intake(
    project: Project | None, foreign: ExchangeProject, said: IntakeSayings, *, again: bool = False
) -> IntakePlan:
    """Compare another program's project with ours, or with nothing; nothing is written.

    What was erased here stays out unless it shall come in `again`. Raises QualcodeError for what cannot be meant by
    `said`, and for codes that lie too deep.
    """
    present, ledger = project.exchange.present() if project else PresentRows(None), IntakeLedger()
    people = IntakePeople(
        foreign, present, ledger, same_names=said.same_coders, unknown=" ".join(said.unknown_coder.split())
    )
    people.take(foreign.users, said.coders)
    codes = IntakeCodes(foreign, present, ledger, same_paths=said.same_codes, under=said.under)
    codes.take(foreign.codes)
    sources = IntakeSources(foreign, present, ledger, same_texts=said.same_documents)
    sources.take(foreign.sources, foreign.cases)
    sources.take_sets(foreign.sets)

    def text_of(uuid: str) -> str:
        return project.documents.text(project.documents.find(uuid, exact=True)) if project else ""

    found = people, codes, sources
    present_round = (project.settings.round if project else None) or 1
    codings = IntakeCodings(foreign, present, ledger, found, text_of, present_round, again=again)
    codings.take(foreign.sources)
    memos = IntakeMemos(foreign, present, ledger, (*found, codings), again=again)
    memos.take()
    rows = ComingRows(
        people.coming, codes.coming, sources.cases, sources.coming, codings.coming, memos.coming, sources.groups
    )
    intake = Intake(ledger.numbers, tuple(codings.placements), ledger.conflicts, sources.new_names)
    entry = project.exchange.last_entry() if project else ""
    names = {case.guid: sources.case_name(case.guid) for case in foreign.cases}
    return IntakePlan(rows, intake, losses_of(foreign.losses, ledger.report), names, entry)


def refuse_conflicts(conflicts: Iterable[IntakeConflict]) -> None:
    """Raise QualcodeError where a person has to say first what is one and what is not."""
    by_kind: dict[ConflictKind, list[str]] = {}
    for conflict in conflicts:
        by_kind.setdefault(conflict.kind, []).append(conflict.name)
    told: list[tuple[str, str]] = []
    for kind, names in by_kind.items():
        shown = [program().quoted(name) for name in names[:_SHOWN]]
        if len(names) > _SHOWN:
            shown.append(program().ngettext("{count} more", "{count} more", len(names) - _SHOWN))
        told.append(_told(kind, program().listed(shown)))
    if told:
        messages, hints = zip(*told, strict=True)
        raise QualcodeError(" ".join(messages), " ".join((*hints, _("Nothing came in."))))


def _told(kind: ConflictKind, names: str) -> tuple[str, str]:
    match kind:
        case ConflictKind.CODER:
            return (
                _(
                    "The project has coders of the same name, and nobody said whether they are the same: {names}.",
                    names=names,
                ),
                _("Say --same-coders if they are, or whom each is by --coder THEIRS=OURS."),
            )
        case ConflictKind.UNKNOWN_CODER:
            return (
                _("The project has a coder {name} already.", name=names),
                _("Say whose the codings are of which the file names nobody: --unknown-coder NAME."),
            )
        case ConflictKind.CODE:
            return (
                _(
                    "The project has codes of the same path, and nobody said whether they are the same: {names}.",
                    names=names,
                ),
                _("Say --same-codes if they are, or --under NAME to put theirs below a new code."),
            )
        case ConflictKind.CODE_ABOVE:
            return (
                _("The project has a code {name} already.", name=names),
                _("Give another name with --under."),
            )
