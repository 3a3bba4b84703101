"""Dates as other programs write them into their databases, in UTC as this program has them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_OF_R = re.compile(r"\w{3} (?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2}) (?P<time>\d\d:\d\d:\d\d) (?P<year>\d{4})")


def utc_time(written: str) -> str:
    """A date and time as databases hold them, in UTC and ISO 8601; empty for what is none.

    “2024-01-15 10:00:00”, with parts of seconds and a zone too, and “Sat Jun 20 12:47:49 2009” of R. A time without
    a zone counts as one in UTC: no file says where it was.
    """
    written = written.strip()
    if found := _OF_R.fullmatch(written):
        month = _MONTHS.get(found["month"], 0)
        written = f"{found['year']}-{month:02}-{int(found['day']):02} {found['time']}"
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(written)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return ""
