"""State machines of hypothesis as tests: a few runs always, the whole number under stress."""

from __future__ import annotations

from unittest import TestCase

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine


def at_length(machine: type[RuleBasedStateMachine], *, few: int, many: int) -> tuple[type[TestCase], type[TestCase]]:
    """The test of a machine with few runs of 25 steps, and the one with many that runs under stress alone."""

    def case(runs: int) -> type[TestCase]:
        said = settings(
            max_examples=runs,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        )
        return type(f"Test{machine.__name__}", (machine.TestCase,), {"settings": said})

    return case(few), pytest.mark.timeout(1_800)(pytest.mark.stress(case(many)))
