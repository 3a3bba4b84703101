"""The commands that write a consensus: decide, agree, withdraw, finish."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import span_of
from qualcode.cli.shared.session import (
    acting,
    coder_options,
    exactly,
    open_workspace,
    project_option,
)
from qualcode.cli.team.consensus import asked as options
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.agreement.consensus.outcome import ConsensusCoding
    from qualcode.workspace.team.consensus_lists import FoundPlace
    from qualcode.workspace.team.deciding import DecisionEffect
    from qualcode.workspace.workspace import Workspace


@click.command("decide")
@click.argument("place", metavar="PLACE")
@click.option("--take", required=True, type=click.Choice(("first", "second", "both", "other", "none", "undecided")),
              help=_("What the first has, the second, both, something else, no code, or nothing yet."))  # fmt: skip
@click.option("--mode", required=True, type=click.Choice(("joint", "third")),
              help=_("Who decided: the two together, or a third person."))  # fmt: skip
@click.option(
    "--persons", default="", metavar="A,B…", help=_("Who talked (else the two, or who acts as third person).")
)
@click.option("--reason", default="", help=_("Why."))
@click.option("--sure", type=click.Choice(("sure", "probable", "unsure")), help=_("How sure you are."))
@click.option("--error", type=click.Choice(("slip", "boundary", "rule")),
              help=_("Why the two differed: a slip, where a passage ends, or a rule that is unclear."))  # fmt: skip
@click.option("--edges", type=click.Choice(("united", "intersected", "by-hand")),
              help=_("With --take both: where passages of the same code lie (else united)."))  # fmt: skip
@click.option("--code", "codes", multiple=True, metavar="CODE", help=_("With --take other: the code, or several."))
@click.option("--at", "spans", multiple=True, metavar="START:END",
              help=_("By hand: the passage, for all codes, or one for each --code in turn."))  # fmt: skip
@click.option("--polarity", type=click.Choice(("present", "absent", "mixed")), default="present", show_default=True,
              help=_("By hand: whether it is reported as there, as lacking or failed, or as both."))  # fmt: skip
@click.option("--anchor", is_flag=True, help=_("Make the passage an anchor example of its code, too."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would be done."))
@options.whose
@coder_options
@project_option
def decide(
    path: Path,
    place: str,
    take: str,
    mode: str,
    persons: str,
    reason: str,
    sure: str | None,
    error: str | None,
    edges: str | None,
    codes: tuple[str, ...],
    spans: tuple[str, ...],
    polarity: str,
    coders: str,
    consensus: str,
    coder: str | None,
    *,
    anchor: bool,
    dry_run: bool,
    assume_finished: bool,
    new_coder: bool,
) -> None:
    """Decide PLACE, which is the whole id of a coding or of a decision; prints the id of the decision.

    The first and the second are the two in the order of “consensus list”, or of --coders. Deciding again replaces
    what was decided of the place, and its codings. “undo” takes it back, “consensus withdraw” the decision alone.
    """
    from qualcode.agreement.consensus.outcome import ConsensusEdges
    from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
    from qualcode.workspace.team import deciding

    with open_workspace(path, coder) as space:
        asked = options.asked_of(space, coders, consensus, assume_finished=assume_finished, exact=True)
        found = options.place_called(space, asked, place, exact=True)
        options.refuse_unnamed(space, replace(asked, consensus=found.board.asked.consensus))
        names = [part for part in map(str.strip, persons.split(",")) if part]
        draft = replace(
            deciding.DecisionDraft.at(found.board, found.entry, ConsensusResult(take)),
            mode=DecisionMode(mode),
            persons=tuple(exactly(space.project.coders.find, name).name for name in names),
            reason=reason,
            certainty=Certainty(sure or ""),
            error=CodingError(error or ""),
            edges=ConsensusEdges(edges) if edges else None,
            by_hand=_by_hand(space, found, codes, spans, polarity, is_both=take == "both"),
            anchor=anchor,
        )
        if dry_run:
            _tell_effect(space, deciding.effect(space, draft))
            return
        with acting(space, new=new_coder):
            decision = deciding.decide(space, draft)
        if draft.seen:
            diagnostics.say(
                ngettext(
                    "{count} former decision of this place is replaced",
                    "{count} former decisions of this place are replaced",
                    len(draft.seen),
                )
            )
        made = len(space.project.consensus.made_by(decision))
        _tell_made(made, is_undecided=decision.result is ConsensusResult.UNDECIDED)
        if decision.error is CodingError.RULE:
            diagnostics.say(
                _(
                    "{command} shows the rule with this passage in it",
                    command=f"qualcode consensus rule {decision.id}",  # no text: a command
                )
            )
        output.line(decision.id)


def _by_hand(
    space: Workspace,
    found: FoundPlace,
    codes: tuple[str, ...],
    spans: tuple[str, ...],
    polarity: str,
    *,
    is_both: bool,
) -> tuple[ConsensusCoding, ...]:
    """The codings by hand; without a code those of the codes that both gave, without a passage the whole place."""
    from qualcode.agreement.consensus.outcome import ConsensusCoding
    from qualcode.model.codings import Polarity

    if not codes and not spans:
        return ()
    place = found.entry.place
    keys = [exactly(space.project.codes.find, name).key for name in codes]
    if not keys:
        if not is_both:
            raise UsageProblem(_("Which code?"), _("Say --code CODE with --at START:END."))
        mine, theirs = ({coding.code for coding in side} for side in (place.first, place.second))
        keys = [key for key in place.codes if key in mine & theirs]
    chosen = [span_of(span) for span in spans] or [place.span]
    if len(chosen) not in (1, len(keys)):
        raise UsageProblem(
            _("There are {spans} passages for {codes} codes.", spans=len(chosen), codes=len(keys)),
            _("Say --at once for all codes, or once for each --code."),
        )
    if len(chosen) == 1:
        chosen *= len(keys)
    return tuple(ConsensusCoding(key, span, Polarity(polarity)) for key, span in zip(keys, chosen, strict=True))


def _tell_made(made: int, *, is_undecided: bool) -> None:
    if is_undecided:
        diagnostics.say(_("left undecided: the place stays on the list"))
        return
    diagnostics.say(
        ngettext(
            "decided: the consensus has {count} coding there",
            "decided: the consensus has {count} codings there",
            made,
        )
    )


def _tell_effect(space: Workspace, effect: DecisionEffect) -> None:
    from qualcode.reporting.words.value_words import polarity_word

    names = {code.key: code.full_name for code in space.book}
    for sign, codings in (("+", effect.makes), ("-", effect.removes), ("=", effect.stays)):
        for coding in codings:
            span = f"{coding.span.start}:{coding.span.end}"
            output.line(f"{sign} {names.get(coding.code, '')} {span} {polarity_word(coding.polarity)}")
    diagnostics.say(_("nothing was changed"))


@click.command("agree")
@click.option("--in", "documents", multiple=True, metavar="DOCUMENT",
              help=_("Only in this document; may be repeated."))  # fmt: skip
@click.option("--dry-run", is_flag=True, help=_("Only say what would be taken over."))
@options.whose
@coder_options
@project_option
def agree(
    path: Path,
    documents: tuple[str, ...],
    coders: str,
    consensus: str,
    coder: str | None,
    *,
    dry_run: bool,
    assume_finished: bool,
    new_coder: bool,
) -> None:
    """Let the consensus have what both agree on, in documents that both finished: same code, passages and polarity.

    It is one change, which “undo” takes back. No decision is kept of it: nobody had to decide.
    """
    from qualcode.workspace.team.consensus import consensus_places, preview_agreed, take_agreed

    with open_workspace(path, coder) as space:
        asked = options.asked_of(space, coders, consensus, assume_finished=assume_finished, exact=True)
        chosen = [exactly(space.project.documents.find, name) for name in documents]
        preview = preview_agreed(space, consensus_places(space, asked, costs=False), chosen or None)
        if not dry_run:
            options.refuse_unnamed(space, asked)
        numbers = {document.key: 0 for document in preview.documents}
        for place in preview.places:
            numbers[place.document.key] += 1
        for document in preview.documents:
            output.line(f"{document.name}: {numbers[document.key]}")
        if preview.unfinished:
            diagnostics.say(
                ngettext(
                    "{count} place is in a document that not both finished, and is not taken over",
                    "{count} places are in documents that not both finished, and are not taken over",
                    preview.unfinished,
                )
            )
        if preview.otherwise:
            diagnostics.say(
                ngettext(
                    "at {count} place the consensus has the code with other edges or polarity: decide it",
                    "at {count} places the consensus has the code with other edges or polarity: decide them",
                    preview.otherwise,
                )
            )
        if preview.weights:
            diagnostics.say(
                ngettext(
                    "at {count} place the weights differ: the consensus gets none there",
                    "at {count} places the weights differ: the consensus gets none there",
                    preview.weights,
                )
            )
        said = ngettext(
            "{first} and {second} agree at {count} place that the consensus has not yet",
            "{first} and {second} agree at {count} places that the consensus has not yet",
            len(preview.places),
            first=preview.first.name,
            second=preview.second.name,
        )
        diagnostics.say(said)
        if dry_run or not preview.places:
            diagnostics.say(_("nothing was changed"))
            return
        with acting(space, new=new_coder):
            made = take_agreed(space, preview, consensus)
    diagnostics.say(ngettext("{count} coding of the consensus made", "{count} codings of the consensus made", made))


@click.command("withdraw")
@click.argument("decision", metavar="DECISION")
@coder_options
@project_option
def withdraw(path: Path, decision: str, coder: str | None, *, new_coder: bool) -> None:
    """Take DECISION back with the codings that it made; the place is open again. “undo” brings it back."""
    from qualcode.workspace.team import deciding

    with open_workspace(path, coder) as space:
        space.sight.refuse_comparing()
        found = exactly(space.project.consensus.find, decision)
        with acting(space, new=new_coder):
            gone = deciding.withdraw(space, found)
    diagnostics.say(_("withdrew the decision; removed with it: {codings}", codings=counted(gone, "coding")))


@click.command("finish")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--even-open", is_flag=True, help=_("Even where places of the document are left to decide."))
@options.whose
@coder_options
@project_option
def finish(
    path: Path,
    documents: tuple[str, ...],
    coders: str,
    consensus: str,
    coder: str | None,
    *,
    even_open: bool,
    assume_finished: bool,
    new_coder: bool,
) -> None:
    """Mark documents as finished by the consensus: from then on it alone speaks for them.

    Refused while places are left to decide there, or to take over. “done --reopen --coder NAME” with the name of the
    consensus opens a document again.
    """
    from qualcode.workspace.team.consensus import finish_all

    with open_workspace(path, coder) as space:
        asked = options.asked_of(space, coders, consensus, assume_finished=assume_finished, exact=True)
        options.refuse_unnamed(space, asked)
        found = [exactly(space.project.documents.find, name) for name in documents]
        with acting(space, new=new_coder):
            changed = finish_all(space, found, asked, even_open=even_open)
    diagnostics.say(
        ngettext(
            "{count} document is now finished by the consensus",
            "{count} documents are now finished by the consensus",
            changed,
        )
    )
