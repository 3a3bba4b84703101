"""What the commands of a consensus have in common: whose places, which, and how lists leave the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import Language, _, program
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import FindsByName, exactly
from qualcode.errors import UsageProblem
from qualcode.model.consent.withheld import Withheld

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.consensus.listed_places import ListedPlaces
    from qualcode.workspace.team.consensus_board import ConsensusAsked
    from qualcode.workspace.team.consensus_lists import FoundPlace
    from qualcode.workspace.workspace import Workspace

KINDS = ("agreed", "boundary", "polarity", "code", "only-first", "only-second")
STATES = ("open", "decided", "undecided", "overtaken", "decided-twice", "taken")

whose = with_options(
    click.option("--coders", default="", metavar="A,B",
                 help=_("Whose places: two coders (else the two who share most finished documents).")),
    click.option("--consensus", default="", metavar="NAME",
                 help=_("The consensus coder (else the only one).")),
    click.option("--assume-finished", is_flag=True,
                 help=_("Every document that one of the two worked on counts as finished by both.")),
)  # fmt: skip
"""Which two coders, and which consensus."""

leaves = with_options(
    click.option("--json", "as_json", is_flag=True, help=_("Write an object.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path),
                 help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json.")),
    click.option("--memo", is_flag=True, help=_("With --json or -o: with the memos of the codings too.")),
    click.option("--strict", is_flag=True,
                 help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it.")),
    click.option("--identify", is_flag=True, help=_("With --json or -o: name the coders, not only number them.")),
    click.option("--language", type=click.Choice(("de", "en")),
                 help=_("The language of the report (else the program's).")),
    for_option,
)  # fmt: skip
"""How a list leaves the project."""


def asked_of(
    space: Workspace, coders: str, consensus: str, *, assume_finished: bool, exact: bool = False
) -> ConsensusAsked:
    """Whose places are asked for. With `exact` the names are whole: something is changed."""
    from qualcode.workspace.team.consensus_board import ConsensusAsked

    names = tuple(part for part in map(str.strip, coders.split(",")) if part)
    if coders and len(names) != 2:
        raise UsageProblem(_("--coders takes two coders."), _("Write for instance --coders Anna,Ben."))
    find: FindsByName[Coder] = space.project.coders.find
    first, second = (exactly(find, name).uuid if exact else find(name).uuid for name in names) if names else ("", "")
    return ConsensusAsked(first=first, second=second, consensus=consensus, assume_finished=assume_finished)


def refuse_unnamed(space: Workspace, asked: ConsensusAsked) -> None:
    """Raise UsageProblem where no consensus coder is named, and there is none or there are several."""
    from qualcode.model.codings import CoderKind

    there = [coder.name for coder in space.project.coders.all() if coder.kind is CoderKind.CONSENSUS]
    if asked.consensus or len(there) == 1:
        return
    names = program().listed(map(program().quoted, there))
    raise UsageProblem(
        _("There are several consensus coders: {names}.", names=names)
        if there
        else _("There is no consensus coder yet."),
        _("Say which one with --consensus NAME.")
        if there
        else _("Say what it is to be called with --consensus NAME; it is made with the first decision."),
    )


def place_called(space: Workspace, asked: ConsensusAsked, wanted: str, *, exact: bool = False) -> FoundPlace:
    """The place of a coding or a decision, by its id; with `exact` the whole id: something is changed."""
    from qualcode.workspace.team.consensus_lists import find_place

    def find(wanted: str, *, exact: bool = False) -> FoundPlace:
        return find_place(space, asked, wanted, exact=exact)

    return exactly(find, wanted) if exact else find(wanted)


def write_places(
    space: Workspace,
    make: Callable[[Withheld], ListedPlaces],
    *,
    purpose: Purpose,
    file: Path | None,
    memo: bool,
    strict: bool,
    identify: bool,
    language: Language | None,
) -> None:
    """Let a list leave as JSON or as a file; `make` gives it and counts what must not leave."""
    from qualcode.reporting.consensus.listed_places import object_of_places, words_of_places
    from qualcode.reporting.consensus.report import places_report
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.team.consensus_lists import departing_places

    form = "json" if file is None else format_of(file, None, name="consensus")
    withheld = Withheld(purpose)
    listed = make(withheld)
    tell_withheld(withheld)
    project = space.project
    check_names_before_export(project, words_of_places(listed, memos=memo), strict=strict, coders=not identify)
    departure = departing_places(space, listed, form, file)
    if file is None:
        output.as_json(object_of_places(listed, memos=memo))
        departure.entered()
        return
    write(places_report(listed, memos=memo, language=language), file, form, project.begun, departure.naming())
    diagnostics.say(_("wrote “{file}”", file=file))
