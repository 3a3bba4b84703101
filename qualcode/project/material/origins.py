"""Waves and kinds of source of documents: what was said of each, and which attributes of theirs tell them.

What was said of a document goes before its declared attribute, that before one of its case, that before what was said
of its source label. Where nothing is said of the wave, the only year in the label is taken for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.natural_order import natural_key
from qualcode.language.forms.normalised import spelled
from qualcode.model.documents import Document
from qualcode.model.origins import SOURCE_KIND, UNKNOWN_ORIGIN, WAVE, DocumentOrigin, OriginSource
from qualcode.model.team.roles import right_of_setting
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store

WAVE_FIELDS = "wave_fields"
"""The name of the setting that lists the attributes which tell the wave, in JSON."""

SOURCE_KIND_FIELDS = "source_kind_fields"
"""The name of the setting that lists the attributes which tell the kind of source, in JSON."""

_UNDECLARED = {WAVE_FIELDS: (WAVE,), SOURCE_KIND_FIELDS: (SOURCE_KIND,)}
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class OriginFields:
    """The names of the attributes that tell wave and kind of source, the first that is filled counts."""

    wave: tuple[str, ...]
    source_kind: tuple[str, ...]


class OriginRules:
    """Tells wave and kind of source of documents from what is known of them.

    `names` are those of all attributes that documents and cases may come with.
    """

    def __init__(self, fields: OriginFields, names: Iterable[str]) -> None:
        known = list(dict.fromkeys(names))
        self._wave = _Field(fields.wave, known)
        self._source_kind = _Field(fields.source_kind, known)

    def wave(
        self, said: str, attributes: Mapping[str, str], of_case: Mapping[str, str], of_label: str, label: str
    ) -> DocumentOrigin:
        """The wave: what was said of the document, its attributes, those of its case, what was said of its label."""
        known = self._wave.told(said, attributes, of_case, of_label)
        if known is not UNKNOWN_ORIGIN or not label:
            return known
        year = year_in(label)
        return _origin(year, OriginSource.LABEL_YEAR) if year else known

    def source_kind(
        self, said: str, attributes: Mapping[str, str], of_case: Mapping[str, str], of_label: str
    ) -> DocumentOrigin:
        """The kind of source, of the same."""
        return self._source_kind.told(said, attributes, of_case, of_label)


class _Field:
    """The attributes that tell one thing; case and blanks of their names do not count."""

    def __init__(self, declared: Sequence[str], names: Sequence[str]) -> None:
        places = {folded(name): place for place, name in reversed(list(enumerate(declared)))}
        there = [(places[folded(name)], name) for name in names if folded(name) in places]
        self._names = [name for _place, name in sorted(there)]

    def told(
        self, said: str, attributes: Mapping[str, str], of_case: Mapping[str, str], of_label: str
    ) -> DocumentOrigin:
        if said:
            return _origin(said, OriginSource.SAID)
        for name in self._names:
            if value := attributes.get(name):
                return _origin(value, OriginSource.ATTRIBUTE)
        if of_case:
            for name in self._names:
                if value := of_case.get(name):
                    return _origin(value, OriginSource.CASE)
        return _origin(of_label, OriginSource.LABEL) if of_label else UNKNOWN_ORIGIN


@lru_cache(maxsize=1024)
def _origin(value: str, source: OriginSource) -> DocumentOrigin:
    """The same object for the same wave: thousands of documents share a few."""
    return DocumentOrigin(" ".join(value.split()), source)


@lru_cache(maxsize=1024)
def year_in(label: str) -> str:
    """The only year, from 1900 to 2099, that a label names; empty where it names none or several."""
    years = set(_YEAR.findall(label))
    return years.pop() if len(years) == 1 else ""


def waves_in(documents: Iterable[Document]) -> list[str]:
    """The waves of documents in their order; numbers and years count by their size."""
    return sorted({document.wave for document in documents} - {""}, key=natural_key)


class Origins:
    """What was said of documents themselves, and which of their attributes tell wave and kind of source."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def fields(self) -> OriginFields:
        """The declared attributes; where nobody declared any, “wave” and “source_kind”."""
        said = {
            name: _listed(value)
            for name, value in self._store.all(
                "SELECT name, value FROM settings WHERE name IN (?, ?)", (WAVE_FIELDS, SOURCE_KIND_FIELDS)
            )
        }
        known = _UNDECLARED | said
        return OriginFields(known[WAVE_FIELDS], known[SOURCE_KIND_FIELDS])

    def rules(self, names: Iterable[str]) -> OriginRules:
        """How waves and kinds of source are told now, `names` being those of all attributes in question."""
        return OriginRules(self.fields, names)

    def is_declared(self, setting: str) -> bool:
        """Whether somebody declared the attributes that a setting lists."""
        return self._store.one("SELECT 1 FROM settings WHERE name = ?", (setting,)) is not None

    def declare(
        self, author: Author, *, wave: Sequence[str] | None = None, source_kind: Sequence[str] | None = None
    ) -> OriginFields:
        """Say which attributes tell the wave, and which the kind of source; None leaves what is declared.

        Raises QualcodeError for what cannot be the name of an attribute.
        """
        with self._store.history.change("setting", author):
            self._store.history.require(right_of_setting(WAVE_FIELDS), author)
            for setting, names in ((WAVE_FIELDS, wave), (SOURCE_KIND_FIELDS, source_kind)):
                if names is not None:
                    self._write_field(setting, list(dict.fromkeys(map(_field_name, names))))
        return self.fields

    def _write_field(self, setting: str, names: Sequence[str]) -> None:
        value = json.dumps(list(names), ensure_ascii=False)
        row = self._store.one("SELECT id FROM settings WHERE name = ?", (setting,))
        if row is None:
            self._store.insert("settings", name=setting, value=value)
        else:
            self._store.update("settings", row[0], value=value)

    def set(
        self,
        documents: Sequence[Document],
        author: Author,
        *,
        wave: str | None = None,
        source_kind: str | None = None,
    ) -> None:
        """Say wave and kind of source of documents; None leaves what was said, an empty one takes it back.

        Raises QualcodeError for what is more than one line.
        """
        with self._store.history.change("document.wave", author):
            for document in documents:
                self.keep(document.key, wave, source_kind)

    def keep(self, document: int, wave: str | None, source_kind: str | None) -> None:
        """Write what was said of one document (key), inside an open change."""
        said = {
            name: one_line(value) for name, value in ((WAVE, wave), (SOURCE_KIND, source_kind)) if value is not None
        }
        if not said:
            return
        row = self._store.one("SELECT id FROM origins WHERE document_id = ?", (document,))
        if row is not None:
            self._store.update("origins", row[0], **said)
        elif any(said.values()):
            self._store.insert("origins", document_id=document, **({WAVE: "", SOURCE_KIND: ""} | said))
        self._store.delete("origins", "document_id = ? AND wave = '' AND source_kind = ''", (document,))


def one_line(value: str) -> str:
    """A wave or a kind of source in one spelling. Raises QualcodeError for what is more than one line."""
    if "\n" in value.strip():
        raise QualcodeError(_("A wave or a kind of source is one line."), _("Write it like 2022, or RG."))
    return spelled(value)


def _field_name(typed: str) -> str:
    name = spelled(typed)
    if not name or "=" in name or "\n" in typed:
        raise QualcodeError(
            _("“{typed}” cannot be the name of an attribute.", typed=typed),
            _("A name has no “=”, no line break and no blanks at its edges."),
        )
    return name


def _listed(value: str) -> tuple[str, ...]:
    """The names that a setting lists; none where words of it were erased from the history and came back so."""
    try:
        names = json.loads(value)
    except ValueError:
        return ()
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()
