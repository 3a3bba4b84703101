"""A learner's work beside a model solution that leaves the project: what of it may, and what the register is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.agreement.consensus.training import Outcome
from qualcode.agreement.study.documents import numbered
from qualcode.catalogue import later
from qualcode.reporting.consensus.listed_places import ListedCoding
from qualcode.reporting.consensus.training_feedback import FeedbackPlace, TrainingFeedback
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.agreement.consensus.training import ComparedPlace, TrainingComparison
    from qualcode.model.codings import Coding
    from qualcode.model.consent.withheld import Withheld
    from qualcode.workspace.workspace import Workspace


def leaving_comparison(
    space: Workspace,
    found: TrainingComparison,
    withheld: Withheld,
    *,
    hits: bool = False,
    memos: bool = False,
    identify: bool = False,
) -> TrainingFeedback:
    """What of a comparison leaves: places whose words may, with the cards of their codes where both differ.

    `hits` are places, too, where that is said; `memos` are those of the solution. The learner is a number unless
    `identify`. Places that stay inside are counted. Raises ConsentError where none may leave.
    """
    permissions = Permissions(space.project, withheld.purpose)
    named, book = numbered(space.project.documents.all()), space.book
    chosen = [compared for compared in found.places if hits or compared.outcome is not Outcome.HIT]
    kept: list[ComparedPlace] = []
    for compared in chosen:
        verdict = permissions.passage(compared.place.document.key, compared.place.span)
        if verdict.allows_words:
            kept.append(compared)
        else:
            withheld.add("passage", verdict)
    refuse_nothing_left(withheld, len(kept))

    def listed(coding: Coding) -> ListedCoding:
        return ListedCoding(coding.id, book[coding.code].full_name, coding.span, coding.polarity, coding.weight)

    def place(compared: ComparedPlace) -> FeedbackPlace:
        at = compared.place
        return FeedbackPlace(
            compared.outcome,
            named[at.document.key],
            at.span,
            at.span.cut(space.project.documents.text(at.document)),
            tuple(map(listed, at.first)),
            tuple(map(listed, at.second)),
            compared.memos if memos else (),
        )

    differing = {code for compared in kept if compared.outcome is not Outcome.HIT for code in compared.place.codes}
    return TrainingFeedback(
        found.progress.learner.name if identify else later("coder {number}", number="1"),
        found.counts,
        found.hit_share,
        found.found_share,
        tuple(map(place, kept)),
        tuple(code for code in book if code.key in differing),
    )


def departing_comparison(space: Workspace, told: TrainingFeedback, form: str, path: Path) -> Departure:
    """What the register is told of a comparison that leaves."""
    parts = DepartingParts()
    for place in told.places:
        parts.place(place.named.key, place.span)
    return Departure(space=space, door="training", format=form, path=path, parts=parts)
