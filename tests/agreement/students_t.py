"""Student's distribution: importing it costs more than a second, which only the tests that ask for it spend."""

from __future__ import annotations


def student_t():
    """Student's t of SciPy."""
    from scipy.stats import t

    return t
