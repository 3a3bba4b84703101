"""What a second coder did with the codings that the first had given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.agreement.procedure.stretches import KINDS, CodedStretches
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import CheckFigures, ChecksOfCode, StretchKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]


def check_figures(
    collected: CollectedMaterial, stretches: CodedStretches, whole: str, *, ordered: bool
) -> CheckFigures:
    """What became of the stretches of the first of two voices.

    Who is the first is told by the time of the first coding in each document; where the voices are `ordered`, and
    where times are equal, by their order. Of both halves of a changed code that of the first coder counts. `whole` is
    the name of the figures over all codes.
    """
    import numpy as np

    first, undated = _first(collected, ordered=ordered)
    begun = first[stretches.documents]
    rows = np.arange(len(begun))
    mine, theirs = stretches.anyhow[rows, begun], stretches.anyhow[rows, 1 - begun]
    done = {
        "confirmed": _is(stretches, StretchKind.AGREED),
        "boundary": _is(stretches, StretchKind.BOUNDARY),
        "code": _is(stretches, StretchKind.CODE) & mine,
        "removed": _is(stretches, StretchKind.SOME) & mine & ~theirs,
        "added": _is(stretches, StretchKind.SOME) & theirs & ~mine,
    }
    layers = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    counts = {
        name: np.bincount(stretches.layers[chosen], minlength=len(collected.layers)) for name, chosen in done.items()
    }
    codes = tuple(
        ChecksOfCode(collected.layers[place].name, **{name: int(found[place]) for name, found in counts.items()})
        for place in layers
    )
    total = ChecksOfCode(whole, **{name: int(found.sum()) for name, found in counts.items()})
    roles = np.bincount(first, minlength=2)
    return CheckFigures(codes, total, (int(roles[0]), int(roles[1])), undated)


def _is(stretches: CodedStretches, kind: StretchKind) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = stretches.kinds == KINDS.index(kind)
    return found


def _first(collected: CollectedMaterial, *, ordered: bool) -> tuple[Integers, int]:
    """Per document the place of the voice that coded it first, and in how many that is not known."""
    import numpy as np

    first, undated = np.zeros(len(collected.documents), dtype=np.int64), 0
    if ordered:
        return first, 0
    for place, material in enumerate(collected.documents):
        mine, theirs = (min((coding.created for coding in found), default="") for found in material.chosen.codings)
        if mine == theirs:
            undated += bool(mine)
        elif not mine or (theirs and theirs < mine):
            first[place] = 1
    return first, undated
