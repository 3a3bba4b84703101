"""Times for people: where they are, in one form. The project file and JSON hold UTC (ISO 8601 with Z)."""

from __future__ import annotations

from datetime import datetime


def local_time(created: str) -> str:
    """Day, hours and minutes where the user is, of a time in UTC: “2026-03-01 14:05”.

    What is no time, as in a damaged row, is given as it stands.
    """
    return _local(created, "%Y-%m-%d %H:%M")


def local_day(created: str) -> str:
    """The day where the user is, of a time in UTC: “2026-03-01”."""
    return _local(created, "%Y-%m-%d")


def clock_time(created: str) -> str:
    """Hours and minutes where the user is, of a time in UTC; with the day where it is not today's."""
    today = datetime.now().astimezone().date().isoformat()
    return local_time(created).removeprefix(f"{today} ")


def _local(created: str, form: str) -> str:
    try:
        return datetime.fromisoformat(created).astimezone().strftime(form)
    except (ValueError, OverflowError):
        return created
