"""What decisions of a consensus say of the compared coders, in numbers."""

from __future__ import annotations

from collections import Counter

from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import DecisionFigures
from qualcode.model.team.consensus import ConsensusDecision, ConsensusResult
from qualcode.project.project import Project


def decision_figures(project: Project, collected: CollectedMaterial) -> DecisionFigures | None:
    """The decisions between two of the compared coders in compared documents; None where there are none.

    `project` is the present one: a decision speaks of codings of the past.
    """
    voices = {voice.coder: place for place, voice in enumerate(collected.voices)}
    documents = {material.chosen.document.key for material in collected.documents}
    found = [
        decision
        for decision in project.consensus.all()
        if decision.document in documents and decision.first in voices and decision.second in voices
    ]
    if not found:
        return None
    as_coder = Counter(voices[taken] for taken in map(_taken, found) if taken is not None)
    examples = {anchor.coding for code in project.codes.book() for anchor in code.anchors if anchor.coding}
    return DecisionFigures(
        modes=Counter(decision.mode for decision in found),
        as_coder=tuple(as_coder[place] for place in range(len(voices))),
        results=Counter(decision.result for decision in found if _taken(decision) is None),
        certainties=Counter(decision.certainty for decision in found),
        errors=Counter(decision.error for decision in found),
        anchors=sum(any(uuid[-12:] in examples for uuid in decision.made) for decision in found),
    )


def _taken(decision: ConsensusDecision) -> int | None:
    """The coder (key) whose codings were taken; None where that is not so simple."""
    return {ConsensusResult.FIRST: decision.first, ConsensusResult.SECOND: decision.second}.get(decision.result)
