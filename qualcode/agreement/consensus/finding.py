"""Finding the places of two coders in a project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from qualcode.agreement.consensus.places import ComparedWork, ConsensusPlace, ConsensusPlaces, places_in
from qualcode.model.codings import Assignment, Coder, Coding, WorkState
from qualcode.model.documents import Document
from qualcode.progress import Progress, part_of, untold
from qualcode.project.coding.conditions import among
from qualcode.project.project import Project

_READ = 0.4  # the share of the work that reading and grouping is, as measured
_TOLD = 50  # documents between two words of progress


def consensus_places(
    project: Project,
    first: Coder,
    second: Coder,
    *,
    documents: Collection[Document] | None = None,
    assume_finished: bool = False,
    costs: bool = True,
    progress: Progress = untold,
) -> ConsensusPlaces:
    """The places of two coders in the project, or in some documents; `progress` hears how much is done.

    With `assume_finished` every document in which one of them did something counts as finished by both. Without
    `costs` these are not computed, which is much quicker.
    """
    progress(0, 1)
    chosen = project.documents.all() if documents is None else list(documents)
    whole = None if documents is None else [document.key for document in documents]
    work = _work(project, (first, second), whole)
    places: list[ConsensusPlace] = []
    uncompared = []
    for number, document in enumerate(chosen):
        if number % _TOLD == 0:
            part_of(progress, 0, _READ)(number, len(chosen))
        mine, theirs = work.get((document.key, first.key)), work.get((document.key, second.key))
        if mine is None and theirs is None:
            continue
        if (mine is None or theirs is None) and not assume_finished:
            uncompared.append(document)
            continue
        places += places_in(
            document,
            mine or ComparedWork(),
            theirs or ComparedWork(),
            assume_finished=assume_finished,
        )
    found = ConsensusPlaces(first, second, tuple(places), tuple(uncompared))
    if not costs:
        return found
    from qualcode.agreement.consensus.costs import with_costs

    return with_costs(project, found, assume_finished=assume_finished, progress=part_of(progress, _READ, 1))


def _work(
    project: Project, coders: tuple[Coder, Coder], documents: Sequence[int] | None
) -> dict[tuple[int, int], ComparedWork]:
    """(Document, coder) -> what the coder did there, where that is anything; both are keys."""
    keys = [coder.key for coder in coders]
    wanted = among("coder_id", keys)
    if documents is not None:
        wanted &= among("document_id", documents)
    codings: dict[tuple[int, int], list[Coding]] = {}
    for coding in project.codings.where(wanted):
        codings.setdefault((coding.document, coding.coder), []).append(coding)
    finished = _finished(project.coders.all_assignments(), keys, documents)
    return {
        pair: ComparedWork.of(codings.get(pair, ()), finished.get(pair, ()))
        for pair in dict.fromkeys((*codings, *finished))
    }


def _finished(
    assignments: Iterable[Assignment], coders: Collection[int], documents: Collection[int] | None
) -> dict[tuple[int, int], set[int]]:
    """(Document, coder) -> the rounds in which the coder finished the document."""
    found: dict[tuple[int, int], set[int]] = {}
    for work in assignments:
        if (
            work.coder in coders
            and work.state is WorkState.FINISHED
            and (documents is None or work.document in documents)
        ):
            found.setdefault((work.document, work.coder), set()).add(work.round)
    return found
