"""How a takeover reads on the screen: its sources in a table, what is to be said, what comes in, what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.exchange.intake import ConflictKind, Intake, IntakeConflict, IntakeKind, SourcePlacement
from qualcode.plural import counted
from qualcode.reporting.exchange.intake_report import kind_words, origin_words
from qualcode.reporting.exchange.loss_report import loss_lines
from qualcode.safe_text import visible
from qualcode.tui.exchange.takeover_preview import ShownTakeover
from qualcode.tui.keys.instead import in_interface
from qualcode.tui.shared.key_line import DialogKey

if TYPE_CHECKING:
    from qualcode.workspace.exchange.importing import PreparedProject
    from qualcode.workspace.exchange.intake_plan import IntakeSayings

_NAMED = 12  # names of conflicts that are told one by one
_RENAMED = 8  # documents that get another name and are told one by one
_SAID = {
    ConflictKind.CODE: "c",
    ConflictKind.CODE_ABOVE: "c",
    ConflictKind.CODER: "p",
    ConflictKind.UNKNOWN_CODER: "p",
}
"""Conflict -> the key that asks what is meant."""


def heads() -> list[tuple[str, bool]]:
    """The heads of the table of sources, and whether numbers stand in a column."""
    return [
        (pgettext("column", "source"), False),
        (pgettext("column", "codings"), True),
        (pgettext("column", "wait"), True),
        (pgettext("column", "positions count"), False),
        (pgettext("column", "fits"), True),
        (pgettext("column", "else"), False),
        (pgettext("column", "fits"), True),
    ]


def cells(placed: SourcePlacement) -> tuple[str, ...]:
    """The cells of a source: how its positions are counted, how well that fits, and how well the next way would."""
    placement = placed.placement
    said = _("{model}, as said", model=placement.model.name) if placement.said else placement.model.name
    second = placement.second
    return (
        visible(placed.source),
        program().number(placed.codings),
        program().number(placed.waiting) if placed.waiting else "",
        said if placement.decided else _("undecided: {model}", model=placement.model.name),
        _share(placement.score),
        second.name if second is not None else "",
        _share(placement.second_score) if second is not None else "",
    )


def _share(score: float) -> str:
    return f"{program().number(100 * score, 0)} %"


def shown_takeover(prepared: PreparedProject) -> ShownTakeover:
    """What stands on the screen of what was read and compared."""
    intake, said = prepared.intake, prepared.wish.said
    name = prepared.wish.new.name if prepared.wish.new is not None else ""
    comes = intake.numbers
    total = _(
        "Preview, nothing is written yet: “{name}” ({program}), {documents}, {codings}",
        name=prepared.foreign.name or prepared.wish.path.name,
        program=origin_words(prepared.foreign),
        documents=counted(comes[IntakeKind.DOCUMENTS].new, "document"),
        codings=counted(comes[IntakeKind.CODINGS].new, "coding"),
    )
    text = Text()
    for line in _to_be_said(intake.conflicts):
        text.append(f"! {visible(line)}\n", style="bold")
    for line in _was_said(said):
        text.append(f"✓ {visible(line)}\n", style="not bold")
    if name:
        text.append(f"→ {visible(_('becomes the new project “{name}”', name=name))}\n", style="not bold")
    for line in _coming(intake):
        text.append(f"{visible(line)}\n", style="not bold")
    for line in _renamed(intake):
        text.append(f"· {visible(line)}\n", style="not bold dim")
    text.append("\n" + "\n".join(visible(in_interface(line)) for line in loss_lines(prepared.losses, most=_NAMED)))
    return ShownTakeover(
        visible(total),
        heads(),
        [cells(placed) for placed in intake.placements],
        text,
        _answers(prepared),
        may_begin=not intake.conflicts and not intake.adds_nothing,
    )


def _answers(prepared: PreparedProject) -> list[DialogKey]:
    """The keys that say what is the same; only where there is something to be said."""
    said, kinds = prepared.wish.said, {conflict.kind for conflict in prepared.intake.conflicts}
    answers: list[DialogKey] = []
    if prepared.wish.new is not None:
        return answers
    if kinds & {ConflictKind.CODE, ConflictKind.CODE_ABOVE} or said.same_codes or said.under:
        answers.append(DialogKey("ask('codes')", "", "c", pgettext("key line", "Codes")))
    if prepared.foreign.users or ConflictKind.UNKNOWN_CODER in kinds:
        answers.append(DialogKey("ask('coders')", "", "p", pgettext("key line", "Coders")))
    answers.append(DialogKey("ask('documents')", "", "d", pgettext("key line", "Same texts")))
    return answers


def _was_said(said: IntakeSayings) -> Iterator[str]:
    if said.same_codes:
        yield _("Codes of one path are the same code.")
    if said.under:
        yield _("All that is new stands below “{name}”.", name=said.under)
    if said.same_coders:
        yield _("Coders of one name are the same person.")
    for theirs, ours in said.coders.items():
        yield _("“{theirs}” is “{ours}” here.", theirs=theirs, ours=ours)
    if said.same_documents:
        yield _("Documents of one text are the same: their codings come onto those of the project.")
    if said.unknown_coder:
        yield _("Codings for which the file names nobody belong to “{name}”.", name=said.unknown_coder)


def _coming(intake: Intake) -> Iterator[str]:
    """How much of each kind comes in, and how much is there already."""
    for kind, number in intake.numbers.items():
        if not number.every:
            continue
        line = _("{kind}: {count} new", kind=kind_words(kind), count=program().number(number.new))
        if number.same:
            line += ", " + _("{count} there already", count=program().number(number.same))
        if number.differing:
            line += ", " + ngettext(
                "{count} of them differs and stays as it is here",
                "{count} of them differ and stay as they are here",
                number.differing,
            )
        yield line
    if intake.adds_nothing:
        yield _("All of it is there already: there is nothing to take over.")


def first_names(names: Sequence[str]) -> str:
    """The first names in one phrase, and how many more there are."""
    shown = [*names[:_NAMED]]
    if len(names) > _NAMED:
        shown.append(ngettext("{count} more", "{count} more", len(names) - _NAMED))
    return program().listed(shown)


def _to_be_said(conflicts: Sequence[IntakeConflict]) -> Iterator[str]:
    for kind in ConflictKind:
        names = [conflict.name for conflict in conflicts if conflict.kind is kind]
        if names:
            yield _question(kind, len(names), first_names([program().quoted(name) for name in names]))


def _question(kind: ConflictKind, number: int, names: str) -> str:
    if kind is ConflictKind.CODE:
        return ngettext(
            "{count} code is called as one of the project and is another one by its identity: {names}. {key} says "
            "what it is.",
            "{count} codes are called as some of the project and are others by their identity: {names}. {key} says "
            "what they are.",
            number,
            names=names,
            key=_SAID[kind],
        )
    if kind is ConflictKind.CODE_ABOVE:
        return _("The project has a code {names} already. {key} takes another name.", names=names, key=_SAID[kind])
    if kind is ConflictKind.CODER:
        return ngettext(
            "{count} coder is called as one of the project: {names}. {key} says who that is.",
            "{count} coders are called as some of the project: {names}. {key} says who they are.",
            number,
            names=names,
            key=_SAID[kind],
        )
    return _(
        "Codings without a name would belong to {names}, who is here already. {key} says whose they are.",
        names=names,
        key=_SAID[kind],
    )


def _renamed(intake: Intake) -> Iterator[str]:
    renamed = list(intake.new_names.items())
    for theirs, ours in renamed[:_RENAMED]:
        yield _("the name “{name}” is taken: it comes in as “{other}”", name=theirs, other=ours)
    if len(renamed) > _RENAMED:
        yield ngettext(
            "{count} more document gets another name",
            "{count} more documents get another name",
            len(renamed) - _RENAMED,
        )
