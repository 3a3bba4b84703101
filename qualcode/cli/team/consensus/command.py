"""The command consensus: listing and showing places; what changes something is imported when it is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import Language, _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.limits import limit_options, tell_left_out
from qualcode.cli.shared.session import group_project_option, open_workspace, project_option
from qualcode.cli.team.consensus import asked as options

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.consent.withheld import Withheld
    from qualcode.reporting.consensus.listed_places import ListedPlaces
    from qualcode.workspace.team.consensus_board import ConsensusBoard


@click.group("consensus", cls=Group)
@group_project_option
def consensus() -> None:
    """List where two coders differ, and keep what they or a third person decided.

    The codings of the consensus stand beside those of the coders, which stay as they are: agreement is computed of
    what they coded. In documents that the consensus finished (“consensus finish”), it alone speaks; before, its
    codings stand in for those of the same code that they overlap, and a decision for no code removes what was there.
    """


consensus.add_later("agree", "qualcode.cli.team.consensus.deciding")
consensus.add_later("decide", "qualcode.cli.team.consensus.deciding")
consensus.add_later("decided", "qualcode.cli.team.consensus.decided")
consensus.add_later("finish", "qualcode.cli.team.consensus.deciding")
consensus.add_later("progress", "qualcode.cli.team.consensus.decided")
consensus.add_later("rule", "qualcode.cli.team.consensus.decided")
consensus.add_later("withdraw", "qualcode.cli.team.consensus.deciding")


@consensus.command("list")
@options.whose
@click.option("--kind", "kinds", multiple=True, type=click.Choice(options.KINDS),
              help=_("Only places of this kind (else all where the two differ); may be repeated."))  # fmt: skip
@click.option("--state", "states", multiple=True, type=click.Choice(options.STATES),
              help=_("Only places in this state; may be repeated."))  # fmt: skip
@click.option("--on", "codes", multiple=True, metavar="CODE", help=_("Only places of this code; may be repeated."))
@click.option("--in", "documents", multiple=True, metavar="DOCUMENT",
              help=_("Only places in this document; may be repeated."))  # fmt: skip
@click.option("--order", type=click.Choice(("cost", "document", "code")), default="cost", show_default=True,
              help=_("What lowers alpha most first, or by document, or by code."))  # fmt: skip
@options.leaves
@limit_options(_("Only the first so many places (a terminal shows 100)."))
@project_option
def list_(
    path: Path,
    coders: str,
    consensus: str,
    kinds: tuple[str, ...],
    states: tuple[str, ...],
    codes: tuple[str, ...],
    documents: tuple[str, ...],
    order: str,
    limit: int | None,
    file: Path | None,
    purpose: Purpose,
    language: Language | None,
    *,
    assume_finished: bool,
    as_json: bool,
    memo: bool,
    strict: bool,
    identify: bool,
) -> None:
    """List the places at which two coders differ, what lowers alpha most first.

    A place is a group of codings of both as they are: of one code that share text, or of two codes at the same words.
    The id of a place is that of one of its codings; every command takes it, and the id of a decision.

    The list on the terminal is for your own eyes; what --json and -o write has coders by numbers and no memos, and
    only passages of people who agreed to be quoted (--for another purpose).
    """
    from qualcode.agreement.consensus.places import DIFFERING, PlaceKind
    from qualcode.workspace.team.consensus import consensus_places
    from qualcode.workspace.team.consensus_board import PlaceOrder, PlaceState
    from qualcode.workspace.team.consensus_lists import listed

    with open_workspace(path) as space:
        project = space.project
        asked = replace(
            options.asked_of(space, coders, consensus, assume_finished=assume_finished),
            kinds=frozenset(map(PlaceKind, kinds)) or frozenset(DIFFERING),
            states=frozenset(map(PlaceState, states)),
            codes=frozenset(project.codes.find(name).key for name in codes),
            documents=frozenset(project.documents.find(name).key for name in documents),
            order=PlaceOrder(order),
        )
        board = consensus_places(space, asked)
        shown = board.items[:limit]

        def make(withheld: Withheld) -> ListedPlaces:
            return listed(space, board, shown, numbered=not identify, withheld=withheld)

        if as_json or file is not None:
            options.write_places(
                space, make, purpose=purpose, file=file, memo=memo, strict=strict, identify=identify,
                language=language,
            )  # fmt: skip
        else:
            _show(listed(space, board, shown))
        _tell_rest(board, len(shown), limit)


def _show(found: ListedPlaces) -> None:
    from qualcode.reporting.consensus.listed_places import lines_of, numbers_line

    output.paragraph(numbers_line(found))
    for place in found.places:
        output.line()
        for line in lines_of(place):
            output.paragraph(line, indent=6)


def _tell_rest(board: ConsensusBoard, shown: int, limit: int | None) -> None:
    if limit is not None and len(board.items) > limit:
        tell_left_out(shown, len(board.items))
    if others := len(board.every) - len(board.items):
        diagnostics.say(
            ngettext(
                "{count} other place is not listed (--kind, --state, --on, --in)",
                "{count} other places are not listed (--kind, --state, --on, --in)",
                others,
            )
        )
    if pending := sum(board.found.pending.values()):
        diagnostics.say(
            ngettext(
                "{count} place is in a document that one of the two has not finished: no code means nothing there "
                "yet",
                "{count} places are in documents that one of the two has not finished: no code means nothing there "
                "yet",
                pending,
            )
        )
    if uncompared := len(board.found.uncompared):
        diagnostics.say(
            ngettext(
                "{count} document is left out, in which one of the two did nothing yet",
                "{count} documents are left out, in which one of the two did nothing yet",
                uncompared,
            )
        )
    if board.placeless:
        diagnostics.say(
            ngettext(
                "{count} decision rests on codings of which none is there any more (qualcode consensus decided)",
                "{count} decisions rest on codings of which none is there any more (qualcode consensus decided)",
                len(board.placeless),
            )
        )
    if board.found.no_costs:
        diagnostics.say(_("what places cost is not known: {reason}", reason=board.found.no_costs))


@consensus.command("show")
@click.argument("place", metavar="PLACE")
@options.whose
@project_option
def show(path: Path, place: str, coders: str, consensus: str, *, assume_finished: bool) -> None:
    """Show PLACE: both codings on the text, their memos, what was decided, and the rules of the codes.

    PLACE is the id of a coding or of a decision.
    """
    from qualcode.reporting.consensus.listed_places import lines_of
    from qualcode.reporting.consensus.marked_place import legend, marked
    from qualcode.reporting.words.code_rules import rule_lines
    from qualcode.workspace.team.consensus_lists import PlaceLister, context_of

    with open_workspace(path) as space:
        asked = options.asked_of(space, coders, consensus, assume_finished=assume_finished)
        found = options.place_called(space, asked, place)
        board, entry = found.board, found.entry
        lister = PlaceLister(space, (board.first, board.second))
        told = lister.place(board, entry)
        for line in lines_of(replace(told, text="")):
            output.paragraph(line, indent=6)
        output.line()
        text, around = context_of(space, entry.place.document, entry.place.span)
        for line in legend(told):
            output.line(line)
        for paragraph in marked(text, around, told).split("\n"):
            output.paragraph(paragraph)
        book = space.book
        for key in entry.place.codes:
            output.line()
            for line in rule_lines(book[key]):
                output.paragraph(line, indent=6)
