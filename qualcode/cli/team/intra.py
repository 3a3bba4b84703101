"""The command intra: own passages again, drawn after some weeks, to see how alike one codes twice."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import author_option, open_workspace, project_option, tell_who
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.times import told_day

if TYPE_CHECKING:
    from qualcode.workspace.team.intra import DrawnRepetition, OwnRound, Repetition


@click.command("intra")
@click.option(
    "--sample", type=int, metavar="K", help=_("Draw so many of your passages; without it nothing is drawn.")
)
@click.option("--after", default="3w", show_default=True, metavar="TIME",
              help=_("Those that you last coded at least so long ago: 3w, 10d."))  # fmt: skip
@click.option("--seed", type=int, help=_("--sample: the seed (else 1970); the history keeps it."))
@click.option("--uncoded", type=int, default=0, metavar="N",
              help=_("--sample: and so many sentences that you left uncoded where you finished."))  # fmt: skip
@click.option("--of", type=click.IntRange(min=1), metavar="ROUND",
              help=_("--sample: of this round of yours (else the last with some that are old enough)."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write it as an object."))
@author_option
@project_option
def intra(
    path: Path,
    sample: int | None,
    after: str,
    seed: int | None,
    uncoded: int,
    of: int | None,
    coder: str | None,
    *,
    as_json: bool,
) -> None:
    """Draw own passages that you code again, to see how alike you code twice.

    They come in a round of your own, in an order that the seed draws, each code with its share; what you gave them
    before stays hidden there: “qualcode read DOCUMENT --round N”, “qualcode open --round N”. Afterwards “qualcode
    agreement intra NAME” compares both and says how long they are apart. In all other comparisons these codings do
    not count.

    Without --sample it lists how many passages are old enough, and what you code again.
    """
    from qualcode.workspace.team import intra as use

    days = use.days_typed(after)
    if sample is None and (seed is not None or uncoded or of is not None):
        raise UsageProblem(_("Nothing is drawn without --sample."), _("Say how many: --sample 40."))
    with open_workspace(path, coder) as space:
        if sample is None:
            rounds, again = use.own_rounds(space, days), use.repetitions(space)
            _list(space.author.name, days, rounds, again, as_json=as_json)
            return
        tell_who(space)
        wanted = use.SEED if seed is None else seed
        asked = use.RepetitionAsked(sample=sample, days=days, seed=wanted, uncoded=uncoded, of=of)
        drawn = use.draw(space, asked)
    if as_json:
        output.as_json(asdict(drawn) | {"codes": [list(code) for code in drawn.codes]})
    _tell(drawn)


def _list(coder: str, days: int, rounds: list[OwnRound], again: list[Repetition], *, as_json: bool) -> None:
    if as_json:
        output.as_json(
            {
                "coder": coder,
                "days": days,
                "rounds": [asdict(own) for own in rounds],
                "repetitions": [asdict(repetition) for repetition in again],
            }
        )
        return
    for own in rounds:
        output.line(
            _(
                "round {round}: {passages} of yours, of which {old} last coded at least {days} ago",
                round=own.round,
                passages=counted(own.passages, "passage"),
                old=program().number(own.old),
                days=counted(days, "day", after=True),
            )
        )
        output.line(_("  coded from {first} to {last}", first=told_day(own.first), last=told_day(own.last)))
    if not rounds:
        output.line(_("You coded no passages yet."))
    for repetition in again:
        output.line(
            ngettext(
                "round {round}: {count} passage of round {of} again, {coded} coded so far",
                "round {round}: {count} passages of round {of} again, {coded} coded so far",
                repetition.passages,
                round=repetition.round,
                of=repetition.of,
                coded=program().number(repetition.coded),
            )
        )
        for name, passages, coded in repetition.documents:
            left, of = program().number(passages - coded), program().number(passages)
            output.line(_("  {document}: {left} of {all} left", document=visible(name), left=left, all=of))


def _tell(drawn: DrawnRepetition) -> None:
    number = program().number
    diagnostics.say(
        _(
            "{passages} of {there} that you last coded at least {days} ago in round {of}",
            passages=counted(drawn.passages, "passage"),
            there=number(drawn.there),
            days=counted(drawn.days, "day", after=True),
            of=drawn.of,
        )
    )
    for code, taken, there in drawn.codes:
        diagnostics.say(_("{value}: {drawn} of {there}", value=code, drawn=number(taken), there=number(there)))
    if drawn.uncoded:
        diagnostics.say(
            ngettext(
                "and {count} sentence that you left uncoded",
                "and {count} sentences that you left uncoded",
                drawn.uncoded,
            )
        )
    diagnostics.say(_("drawn by the seed {seed}", seed=drawn.seed))
    diagnostics.say(
        _(
            "they are round {round}, yours alone, in {documents}",
            round=drawn.round,
            documents=counted(len(drawn.documents), "document", after=True),
        )
    )
    if len(drawn.documents) == 1:
        diagnostics.say(_("in the document {document}", document=program().quoted(drawn.documents[0])))
    diagnostics.say(
        _(
            "“qualcode read DOCUMENT --round {round}” and “qualcode open --round {round}” show them without what you "
            "gave them before",
            round=drawn.round,
        )
    )
    diagnostics.say(_("then “qualcode agreement intra {coder}” compares both", coder=drawn.coder))
