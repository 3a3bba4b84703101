"""With what the reader of a database begins, and which sources its cases have in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from qualcode.model.exchange.project import ExchangeCase, ExchangeNote
from qualcode.reading.exchange.databases.foreign_database import ForeignDatabase, ForeignRow
from qualcode.reading.exchange.databases.source_rows import SourceRows
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.people import People
from qualcode.reading.exchange.told_losses import ToldLosses
from qualcode.reading.source.options import ExchangeOptions


class DatabaseProject:
    """The one project of a database whose rows tell by name who made them (`owner`) and when (`date`)."""

    def __init__(self, database: ForeignDatabase, name: str, options: ExchangeOptions, program: str) -> None:
        """`name` is what the file or folder is called."""
        self._database = database
        self._name = name
        self._options = options
        self._told = ToldLosses()
        self._facts = database.first("project")
        self._guid = made_guid(program, self._facts.text("date") or name)
        self._people = People(self._guid)
        self._notes: list[ExchangeNote] = []
        self._codes: dict[int, tuple[str, str]] = {}  # GUID and name, by number
        self._dated = 0

    def _whose(self, row: ForeignRow) -> tuple[str, str]:
        """Who made a row, and when as the program wrote it."""
        return self._people.of(row.text("owner")), row.text("date")


def with_sources(cases: Iterable[ExchangeCase], sources: Iterable[SourceRows]) -> tuple[ExchangeCase, ...]:
    """The cases, each with the sources that belong to it as a whole."""
    belonging: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        for case in source.whole_cases:
            belonging[case].append(source.guid)
    return tuple(replace(case, sources=tuple(belonging[case.guid])) for case in cases)
