"""Percentile intervals by drawing clusters with replacement, for comparison with other programs' intervals.

The coefficient is computed anew from the sums of the clusters drawn. With few clusters such intervals are too narrow,
so those of `jackknife` come first. The generator is numpy's legacy Mersenne Twister, whose stream is frozen: the same
seed gives the same interval in every version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.jackknife import NOTHING
from qualcode.agreement.kernel.values import Plan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def draws(clusters: int, plan: Plan) -> Floats:
    """How often each cluster is drawn: shape (replicates + 1, clusters); the first row has each once."""
    import numpy as np

    stream = np.random.RandomState(plan.seed)
    picked = (stream.random_sample((plan.replicates, clusters)) * clusters).astype(np.int64)
    picked += np.arange(plan.replicates, dtype=np.int64)[:, None] * clusters
    counts = np.bincount(picked.ravel(), minlength=plan.replicates * clusters)
    return np.vstack([np.ones(clusters), counts.reshape(plan.replicates, clusters)])


def fields(observed: Floats, expected: Floats, plan: Plan) -> dict[str, Any]:
    """The fields of the interval of ``1 - observed / expected`` over replicates; the first is the real one.

    Replicates in which nothing could disagree are left out and counted. There are no ends where all give the same.
    """
    import numpy as np

    defined = expected[1:] > NOTHING
    values = 1 - observed[1:][defined] / expected[1:][defined]
    made: dict[str, Any] = {
        "degenerate": plan.replicates - int(defined.sum()),
        "replicates": plan.replicates,
        "seed": plan.seed,
    }
    if not len(values) or values.max() - values.min() <= NOTHING:
        return made
    tail = (1 - plan.confidence) / 2
    low, high = (float(end) for end in np.quantile(values, [tail, 1 - tail]))
    return made | {
        "low": low,
        "high": high,
        "standard_error": float(values.std(ddof=1)),
        "below_667": float((values < 0.667 - NOTHING).mean()),
        "below_800": float((values < 0.800 - NOTHING).mean()),
    }
