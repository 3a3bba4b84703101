"""Times for people: where they are, in one form. The project file and JSON hold UTC (ISO 8601 with Z)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from qualcode.catalogue import Catalogue, program

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TYPED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_GERMAN_DAY = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4})\b")


def local_time(created: str, words: Catalogue | None = None) -> str:
    """Day, hours and minutes where the user is, of a time in UTC: “2026-03-01 14:05”, in German “01.03.2026, 14:05”.

    It is written as the program's language does, or that of `words`. What is no time, as in a damaged row, is given
    as it stands.
    """
    words = words or program()
    there = _local(created)
    if there is None:
        return created
    if words.language == "en":  # as below, in a fifth of the time
        return there.isoformat(" ", "minutes")
    return there.strftime(words.pgettext("day and time", "%Y-%m-%d %H:%M"))


def local_today() -> str:
    """The day that it is where the user is, as ISO 8601 writes it."""
    return date.today().isoformat()


def local_day(created: str, words: Catalogue | None = None) -> str:
    """The day where the user is, of a time in UTC: “2026-03-01”."""
    words = words or program()
    there = _local(created)
    if there is None:
        return created
    if words.language == "en":
        return there.date().isoformat()
    return there.strftime(words.pgettext("day", "%Y-%m-%d"))


def iso_day(created: str) -> str:
    """The day where the user is, of a time in UTC, as ISO 8601 writes it in every language."""
    there = _local(created)
    return there.date().isoformat() if there else created[:10]


def clock_time(created: str) -> str:
    """Hours and minutes where the user is, of a time in UTC; with the day where it is not today's."""
    today = local_day(datetime.now().astimezone().isoformat())
    return local_time(created).removeprefix(today).lstrip(", ")


def _local(created: str) -> datetime | None:
    try:  # by the number of seconds: the list of a long history asks for many, and a zone for each is dear
        return datetime.fromtimestamp(datetime.fromisoformat(created).timestamp())
    except (ValueError, OverflowError, OSError):
        return None


def named_day(typed: str) -> str:
    """The day where the user is that “today” or “yesterday” means, in the program's language or in English.

    Anything else is given as it was typed.
    """
    words, name = program(), typed.strip().casefold()
    if name in {"today", words.pgettext("day", "today").casefold()}:
        return date.today().isoformat()
    if name in {"yesterday", words.pgettext("day", "yesterday").casefold()}:
        return (date.today() - timedelta(days=1)).isoformat()
    return typed


def told_day(day: str, words: Catalogue | None = None) -> str:
    """A day of the calendar in ISO 8601, which has no zone, as people read it; what is none is given as it stands."""
    try:
        return date.fromisoformat(day).strftime((words or program()).pgettext("day", "%Y-%m-%d"))
    except ValueError:
        return day


def typed_day(typed: str) -> str:
    """A day of the calendar that people type, in ISO 8601; “2022-05-31”, “31.5.2022” and “today” will do.

    Nothing typed is no day: empty. Raises ValueError for anything else.
    """
    day = named_day(typed).strip()
    if german := _TYPED_DAY.fullmatch(day):
        day = "{2}-{1:0>2}-{0:0>2}".format(*german.groups())
    if day and not _DAY.fullmatch(day):
        raise ValueError(typed)
    return date.fromisoformat(day).isoformat() if day else ""


def utc_of(typed: str) -> str:
    """A day (then its end) or a time that people type, in UTC as entries have it; without a zone it is the user's.

    Both “2026-03-01 14:00” and “01.03.2026, 14:00” will do. Raises ValueError for anything else.
    """
    day = _GERMAN_DAY.sub(r"\3-\2-\1", typed.strip()).replace(", ", " ")
    if _DAY.fullmatch(day):
        moment = datetime.combine(datetime.fromisoformat(day), time.max)
    else:
        moment = datetime.fromisoformat(day)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
