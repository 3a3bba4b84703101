"""Settings that belong to the study, not to a person: title, blindness, round, sample, quality procedure, reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.exchange.segments import SegmentField
from qualcode.model.procedures import Procedure
from qualcode.model.team.roles import right_of_setting
from qualcode.project.file import door
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store

if TYPE_CHECKING:
    from qualcode.reading.source.choices import ReadingChoices

BLIND = "blind"
"""The name of the setting; its value is “on” while coders must not see what others coded."""

ROUND = "round"
"""The name of the setting; its value is the number of the round that new codings belong to."""

SAMPLE = "sample"
"""The name of the setting; its value tells the last sample that was drawn of documents which all were assigned."""

READING = "reading"
"""The name of the setting; its value is what was said for reading transcripts, see ReadingChoices."""

SEGMENT_COLUMNS = "segment_columns"
"""The name of the setting; its value tells by which headings lists of coded segments are read."""

PROCEDURE = "procedure"
"""The name of the setting; its value is one of `Procedure`."""


class Settings:
    """Names and values."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str:
        """The value; empty where there is none."""
        row = self._store.one("SELECT value FROM settings WHERE name = ?", (name,))
        return str(row[0]) if row else ""

    def set(self, name: str, value: str, author: Author) -> None:
        """Set a value. Raises RoleRefused where the author's role does not allow it."""
        with self._store.history.change("setting", author):
            self._store.history.require(right_of_setting(name), author)
            row = self._store.one("SELECT id FROM settings WHERE name = ?", (name,))
            if row is None:
                self._store.insert("settings", name=name, value=value)
            else:
                self._store.update("settings", row[0], value=value)

    @property
    def blind(self) -> bool:
        """Whether coders must not see each other's codings; in a package as it was cut, until somebody says so."""
        value = self.get(BLIND)
        if value:
            return value == "on"
        row = self._store.one("SELECT json_extract(details, '$.blind') FROM cut")
        return bool(row and row[0])

    @property
    def package_for(self) -> str:
        """The name of the coder whose package this file is; empty where it is none."""
        row = self._store.one("SELECT k.name FROM cut JOIN coders k ON k.uuid = cut.coder_uuid")
        return str(row[0]) if row else ""

    def set_blind(self, author: Author, *, on: bool) -> bool:
        """Say from when on coders are blind for each other's codings, and until when; gives whether that is new.

        The history keeps it: a study of agreement calls codings independent only where it shows this.
        """
        with self._store.history.change("setting", author):
            if self.blind == on:
                return False
            self.set(BLIND, "on" if on else "off", author)
        return True

    @property
    def round(self) -> int | None:
        """The round that new codings belong to; None where none was ever said, which is the first."""
        value = self.get(ROUND)
        try:
            return int(value) if value else None
        except ValueError as error:
            raise door.damaged(
                self._store.path, _("the setting “{name}” is {value}", name=ROUND, value=ascii(value))
            ) from error

    def set_round(self, number: int, author: Author) -> bool:
        """Say which round begins; gives whether that is new. Raises QualcodeError for what is no round."""
        if number < 1:
            raise QualcodeError(_("{number} is no round.", number=number), _("Rounds are counted from 1."))
        with self._store.history.change("setting", author):
            if self.round == number:
                return False
            self.set(ROUND, str(number), author)
        return True

    def note_sample(self, told: str, author: Author) -> bool:
        """Keep how a sample was drawn that changed no assignment; gives whether that is new.

        What changes assignments needs no setting: the reason of its entry tells it.
        """
        if self.get(SAMPLE) == told:
            return False
        self.set(SAMPLE, told, author)
        return True

    @property
    def reading(self) -> ReadingChoices:
        """What was said for reading the project's transcripts."""
        from qualcode.reading.source.choices import ReadingChoices

        return ReadingChoices.from_json(self.get(READING))

    def set_reading(self, choices: ReadingChoices, author: Author) -> bool:
        """Keep what was said for reading the project's next files; gives whether that is new."""
        with self._store.history.change("setting", author):
            if self.reading == choices:
                return False
            self.set(READING, choices.to_json(), author)
        return True

    @property
    def segment_columns(self) -> dict[SegmentField, str]:
        """By which headings lists of coded segments are read, as far as somebody said it."""
        try:
            kept = json.loads(self.get(SEGMENT_COLUMNS) or "{}")
        except ValueError:
            return {}
        known = {column.value: column for column in SegmentField}
        said = kept.items() if isinstance(kept, dict) else ()
        return {known[name]: heading for name, heading in said if name in known and isinstance(heading, str)}

    def set_segment_columns(self, columns: Mapping[SegmentField, str], author: Author) -> bool:
        """Keep by which headings further lists are read; gives whether that is new."""
        with self._store.history.change("setting", author):
            kept = {**self.segment_columns, **columns}
            if self.segment_columns == kept:
                return False
            self.set(SEGMENT_COLUMNS, json.dumps(kept, ensure_ascii=False), author)
        return True

    @property
    def procedure(self) -> Procedure | None:
        """How the study secures the quality of its coding; None where nobody said."""
        value = self.get(PROCEDURE)
        try:
            return Procedure(value) if value else None
        except ValueError as error:
            raise door.damaged(
                self._store.path, _("the setting “{name}” is {value}", name=PROCEDURE, value=ascii(value))
            ) from error

    def set_procedure(self, procedure: Procedure, author: Author) -> bool:
        """Declare how the study secures the quality of its coding; gives whether that is new."""
        with self._store.history.change("setting", author):
            if self.procedure is procedure:
                return False
            self.set(PROCEDURE, procedure.value, author)
        return True
