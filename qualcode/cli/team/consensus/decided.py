"""The commands that tell what a consensus decided: decided, progress, rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import Language, _, ngettext, pgettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.asking import with_said_change
from qualcode.cli.shared.options import rule_change_options, said_change
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.cli.team.consensus import asked as options
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.consent.withheld import Withheld
    from qualcode.reporting.consensus.listed_places import ListedPlaces


@click.command("decided")
@click.option("--of", "of_coder", default="", metavar="CODER", help=_("Only what this coder had coded."))
@click.option("--in", "document", default="", metavar="DOCUMENT", help=_("Only in this document."))
@options.leaves
@project_option
def decided(
    path: Path,
    of_coder: str,
    document: str,
    file: Path | None,
    purpose: Purpose,
    language: Language | None,
    *,
    as_json: bool,
    memo: bool,
    strict: bool,
    identify: bool,
) -> None:
    """List what was decided, with what the two had then: to show it to those who coded.

    What --json and -o write has coders by numbers, and only passages of people who agreed to be quoted.
    """
    from qualcode.reporting.consensus.listed_places import lines_of
    from qualcode.workspace.team.consensus_lists import listed_decisions

    with open_workspace(path) as space:
        space.sight.refuse_comparing()
        of = space.project.coders.find(of_coder) if of_coder else None
        only = space.project.documents.find(document) if document else None

        def make(withheld: Withheld) -> ListedPlaces:
            return listed_decisions(space, of, only, numbered=not identify, withheld=withheld)

        if as_json or file is not None:
            options.write_places(
                space, make, purpose=purpose, file=file, memo=memo, strict=strict, identify=identify,
                language=language,
            )  # fmt: skip
            return
        found = listed_decisions(space, of, only)
    for number, place in enumerate(found.places):
        if number:
            output.line()
        for line in lines_of(place):
            output.paragraph(line, indent=6)
    diagnostics.say(ngettext("{count} decision", "{count} decisions", len(found.places)))


@click.command("progress")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@options.whose
@project_option
def progress(path: Path, coders: str, consensus: str, *, as_json: bool, assume_finished: bool) -> None:
    """Tell how many places of the two are open, decided and taken over, by document."""
    from qualcode.reporting.words.decision_words import place_state_word
    from qualcode.workspace.team.consensus import consensus_places
    from qualcode.workspace.team.consensus_board import PlaceState

    with open_workspace(path) as space:
        asked = options.asked_of(space, coders, consensus, assume_finished=assume_finished)
        board = consensus_places(space, asked, costs=False)
    if as_json:
        output.as_json(
            {
                "coders": [board.first.name, board.second.name],
                "consensus": board.consensus.name if board.consensus else None,
                "kinds": {kind.value: number for kind, number in board.found.counts.items()},
                "states": {state.value: number for state, number in board.progress.items()},
                "documents": [
                    {
                        "id": row.document.id,
                        "name": row.document.name,
                        "states": {state.value: row.states.get(state, 0) for state in PlaceState},
                        "left": row.left,
                        "finished": row.finished,
                    }
                    for row in board.by_document
                ],
            }
        )
        return
    head = (
        pgettext("column", "document"),
        *map(place_state_word, PlaceState),
        pgettext("column", "finished"),
    )
    rows: list[tuple[str | int, ...]] = [
        (
            row.document.name,
            *(row.states.get(state, 0) for state in PlaceState),
            pgettext("consensus", "finished") if row.finished else "",
        )
        for row in board.by_document
    ]
    rows.append((_("all documents"), *board.progress.values(), ""))
    output.table(head, rows, right=range(1, len(PlaceState) + 1))
    left = sum(row.left for row in board.by_document)
    diagnostics.say(
        ngettext(
            "{first} and {second}: {count} place is left to decide or to take over",
            "{first} and {second}: {count} places are left to decide or to take over",
            left,
            first=board.first.name,
            second=board.second.name,
        )
    )


@click.command("rule")
@click.argument("decision", metavar="DECISION")
@click.option(
    "--code", "code_name", default="", metavar="CODE", help=_("The code (else the first one that the two gave).")
)
@click.option(
    "--borders", metavar="TEXT", help=_("With --write: what to distinguish from, in place of what is proposed.")
)
@click.option("--write", is_flag=True, help=_("Write it into the codebook, as new rules of the code."))
@rule_change_options
@author_option
@project_option
def rule(
    path: Path,
    decision: str,
    code_name: str,
    borders: str | None,
    note: str,
    coder: str | None,
    *,
    write: bool,
    is_rule: bool,
    is_editorial: bool,
) -> None:
    """Show the rules of a code with what DECISION decided proposed at their end; --write lets them hold.

    Proposed are the passage and the reason, behind what is to be distinguished from. Rewrite it: a rule is not one
    passage. Codings keep the version of the rules of their day; where there are some, say what the new words are:
    --rule or --editorial.
    """
    from qualcode.reporting.words.code_rules import rule_lines
    from qualcode.workspace.codebook import codes
    from qualcode.workspace.team.deciding import code_in_question, rule_draft

    if borders is not None and not write:
        raise UsageProblem(_("--borders belongs to --write."), _("Say --write too, or leave it out."))
    said = said_change(is_rule=is_rule, is_editorial=is_editorial)
    with open_workspace(path, coder) as space:
        space.sight.refuse_comparing()
        find = space.project.codes.find
        named = (exactly(find, code_name) if write else find(code_name)) if code_name else None
        decided_there = space.project.consensus.find
        found = exactly(decided_there, decision) if write else decided_there(decision)
        code = named or code_in_question(space, found)
        rules = rule_draft(space, found, code).rules
        if not write:
            for line in rule_lines(replace(code, rules=rules)):
                output.paragraph(line, indent=6)
            diagnostics.say(_("nothing was changed; --write lets these rules hold, --borders TEXT other words"))
            return
        tell_who(space)
        fields = {"borders": rules.borders if borders is None else borders}
        after = with_said_change(said, lambda change: codes.edit(space, code, fields, change=change, note=note))
    diagnostics.say(
        _("rules of “{code}” are now version {version}", code=after.full_name, version=after.rule_version)
    )
