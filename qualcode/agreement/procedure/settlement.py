"""How disagreements were settled, as far as the project knows: what stands now where coders differed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.procedure.stretches import KINDS, CodedStretches
from qualcode.agreement.study.layout import PassageColumns, coded_units
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import DIFFERING, SettledKind, Settlement, StretchKind
from qualcode.model.codings import CoderKind, Coding, WorkState
from qualcode.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ConsensusWork:
    """The codings of all consensus coders as those of one, and per document whether one of them finished it."""

    codings: tuple[Coding, ...]
    finished: tuple[bool, ...]


def consensus_work(project: Project, collected: CollectedMaterial) -> ConsensusWork | None:
    """What the project's consensus coders did in the compared documents; None where that is nothing."""
    compared = {voice.coder for voice in collected.voices}
    keys = [
        coder.key for coder in project.coders.all() if coder.kind is CoderKind.CONSENSUS and coder.key not in compared
    ]
    if not keys:
        return None
    codings = tuple(coding for key in keys for coding in _last_rounds(project, key, collected))
    finished = {
        work.document
        for work in project.coders.all_assignments()
        if work.coder in keys and work.state is WorkState.FINISHED
    }
    done = tuple(material.chosen.document.key in finished for material in collected.documents)
    return ConsensusWork(codings, done) if codings or any(done) else None


def settled_by_consensus(
    project: Project, collected: CollectedMaterial, unit: str, stretches: CodedStretches, work: ConsensusWork
) -> Settlement:
    """How disagreements came out in the consensus. `project` is the present one."""
    later = _LaterUnits(collected, unit, [work.codings])
    now, beyond = later.given(stretches)[:, 0], later.beyond(stretches)[:, 0]
    closed = _flags(work.finished)[stretches.documents] | ~stretches.everywhere(~now)
    closed &= ~_corrected(project, collected)[stretches.documents]
    return _settled(stretches, now, beyond, closed, by_consensus=True)


def settled_by_coders(
    project: Project, collected: CollectedMaterial, unit: str, stretches: CodedStretches
) -> Settlement:
    """How disagreements of the past came out in what the same coders have now: settled where all have the same."""
    import numpy as np

    codings = [_last_rounds(project, voice.coder, collected) for voice in collected.voices]
    later = _LaterUnits(collected, unit, codings)
    given, counting = later.given(stretches), stretches.counting.repeat(_lengths(stretches), axis=0)
    beyond = np.logical_or.reduce(later.beyond(stretches) & stretches.counting, axis=1)
    now = np.logical_or.reduce(given & counting, axis=1)
    alike = np.logical_and.reduce((given == now[:, None]) | ~counting, axis=1)
    closed = stretches.everywhere(alike) & ~_corrected(project, collected)[stretches.documents]
    return _settled(stretches, now, beyond, closed, by_consensus=False)


def _last_rounds(project: Project, coder: int, collected: CollectedMaterial) -> list[Coding]:
    """Of one coder's (key) codings in the compared documents those of the last round in each.

    A round in which own passages of the document are coded again is no later work.
    """
    documents = {material.chosen.document.key for material in collected.documents}
    again = project.segments.repetitions()
    there = [
        coding
        for coding in project.codings.all(coder=coder)
        if coding.document in documents and (coding.document, coder, coding.round) not in again
    ]
    last: dict[int, int] = {}
    for coding in there:
        last[coding.document] = max(coding.round, last.get(coding.document, 0))
    return [coding for coding in there if coding.round == last[coding.document]]


class _LaterUnits:
    """The units that voices coded later, of the same codes and documents."""

    def __init__(self, collected: CollectedMaterial, unit: str, codings: Sequence[Sequence[Coding]]) -> None:
        units = collected.given_units(unit)
        columns, voices = _columns(collected, codings), len(codings)
        found = coded_units(collected.layout, units, columns, collected.layers, voices)
        self._total = max(1, len(units.lengths))
        self._documents = units.documents
        self._keys = [(found.layers * self._total + found.units)[found.voices == voice] for voice in range(voices)]

    def given(self, stretches: CodedStretches) -> Booleans:
        """Per row of the stretches and voice whether it has the code there."""
        import numpy as np

        rows = np.repeat(stretches.layers, _lengths(stretches)) * self._total + stretches.units
        return np.stack([np.isin(rows, keys) for keys in self._keys], axis=1)

    def beyond(self, stretches: CodedStretches) -> Booleans:
        """Per stretch and voice whether what it has at an edge goes on beyond it."""
        import numpy as np

        last = len(self._documents) - 1
        over = np.zeros((len(stretches.starts), len(self._keys)), dtype=bool)
        for rows, step in ((stretches.starts, -1), (stretches.lasts, 1)):
            at = stretches.units[rows]
            beside = np.clip(at + step, 0, last)
            same = (beside != at) & (self._documents[beside] == stretches.documents)
            layer = stretches.layers * self._total
            for voice, keys in enumerate(self._keys):
                over[:, voice] |= same & np.isin(layer + at, keys) & np.isin(layer + beside, keys)
        return over


def _columns(collected: CollectedMaterial, codings: Sequence[Sequence[Coding]]) -> PassageColumns:
    import numpy as np

    places = {material.chosen.document.key: place for place, material in enumerate(collected.documents)}
    rows = [
        (coding.code, voice, places[coding.document], coding.span.start, coding.span.end)
        for voice, found in enumerate(codings)
        for coding in found
    ]
    codes, voices, documents, starts, ends = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    lengths = np.array(collected.layout.lengths, dtype=np.int64)[documents]
    border = collected.layout.borders[documents]
    return PassageColumns(
        codes, voices, documents, np.minimum(starts, lengths) + border, np.minimum(ends, lengths) + border
    )


def _settled(
    stretches: CodedStretches, now: Booleans, beyond: Booleans, closed: Booleans, *, by_consensus: bool
) -> Settlement:
    """`now` says per row whether it has the code in the end; the other two are per stretch."""
    same = stretches.everywhere(stretches.given == now[:, None]) & stretches.counting & ~beyond[:, None]
    found = []
    for kind in DIFFERING:
        chosen = stretches.kinds == KINDS.index(kind)
        done = chosen & closed
        as_coder = tuple((same & done[:, None]).sum(axis=0).tolist())
        otherwise = int((done & ~same.any(axis=1)).sum())
        found.append(SettledKind(kind, int(chosen.sum()), as_coder, otherwise, int((chosen & ~closed).sum())))
    agreed = stretches.kinds == KINDS.index(StretchKind.AGREED)
    return Settlement(by_consensus, tuple(found), int((agreed & closed & same.any(axis=1)).sum()))


def _corrected(project: Project, collected: CollectedMaterial) -> Booleans:
    """Per document whether its text is another one in the present project, or gone."""
    now = {document.key: document.sha256 for document in project.documents.all()}
    return _flags(
        [now.get(material.chosen.document.key) != material.chosen.document.sha256 for material in collected.documents]
    )


def _lengths(stretches: CodedStretches) -> Integers:
    import numpy as np

    return np.diff(np.append(stretches.starts, len(stretches.units)))


def _flags(values: Sequence[bool]) -> Booleans:
    """A column of yes and no."""
    import numpy as np

    return np.array(values, dtype=bool)
