"""UUIDs and times."""

from __future__ import annotations

import re
import threading
import uuid

import pytest

from qualcode.project.watch import identity


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test sets, in milliseconds."""

    class Clock:
        now = 1_790_000_000_000

    monkeypatch.setattr(identity.time, "time_ns", lambda: Clock.now * 1_000_000)
    monkeypatch.setattr(identity, "_last", 0)
    return Clock


def test_a_uuid_has_the_form_of_version_7(clock):
    made = identity.new_uuid()
    parsed = uuid.UUID(made)
    assert str(parsed) == made
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert parsed.int >> 80 == clock.now


def test_uuids_increase_while_the_clock_stands_still(clock):
    made = [identity.new_uuid() for _ in range(20_000)]  # more than the counter of one millisecond holds
    assert made == sorted(set(made))
    assert all(uuid.UUID(one).version == 7 for one in made)


def test_uuids_increase_when_the_clock_goes_back(clock):
    first = identity.new_uuid()
    clock.now -= 3_600_000
    second = identity.new_uuid()
    clock.now += 7_200_000
    third = identity.new_uuid()
    assert first < second < third
    assert uuid.UUID(third).int >> 80 == clock.now


def test_the_digits_that_people_type_differ(clock):
    made = [identity.new_uuid()[-12:] for _ in range(5000)]
    assert len(set(made)) == 5000


def test_threads_get_different_uuids():
    made: list[list[str]] = [[] for _ in range(4)]

    def make(into):
        into.extend(identity.new_uuid() for _ in range(500))

    threads = [threading.Thread(target=make, args=(into,)) for into in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one for into in made for one in into}) == 2000
    assert all(into == sorted(into) for into in made)


def test_a_time_is_utc_with_milliseconds():
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", identity.now())
