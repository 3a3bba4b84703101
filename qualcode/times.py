"""Times for people: where they are, in one form. The project file and JSON hold UTC (ISO 8601 with Z)."""

from __future__ import annotations

from datetime import datetime


def local_time(created: str) -> str:
    """Day, hours and minutes where the user is, of a time in UTC: “2026-03-01 14:05”.

    What is no time, as in a damaged row, is given as it stands.
    """
    there = _local(created)
    return there.isoformat(" ", "minutes") if there else created


def local_day(created: str) -> str:
    """The day where the user is, of a time in UTC: “2026-03-01”."""
    there = _local(created)
    return there.date().isoformat() if there else created


def clock_time(created: str) -> str:
    """Hours and minutes where the user is, of a time in UTC; with the day where it is not today's."""
    today = datetime.now().astimezone().date().isoformat()
    return local_time(created).removeprefix(f"{today} ")


def _local(created: str) -> datetime | None:
    try:  # by the number of seconds: the list of a long history asks for many, and a zone for each is dear
        return datetime.fromtimestamp(datetime.fromisoformat(created).timestamp())
    except (ValueError, OverflowError, OSError):
        return None
