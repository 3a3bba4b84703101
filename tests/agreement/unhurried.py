"""Settings of the property tests: no wall clock decides, and half the examples are enough for a daily run."""

from __future__ import annotations

from hypothesis import settings

unhurried = settings(deadline=None, max_examples=50)
