"""By which rules talk was written down: own systems of signs, and which documents follow which system."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.readings.transcription_rules import InQuotation, SignKind, TranscriptionRules, TranscriptionSign
from qualcode.model.readings.transcription_systems import SYSTEMS
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, Value, find, gone

_BY_FOLDED = {folded(name): rules for name, rules in SYSTEMS.items()}


class Transcription:
    """The transcription rules of a project, those that come with the program included."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def own(self) -> list[TranscriptionRules]:
        """The project's own rules, by name."""
        signs: dict[int, list[TranscriptionSign]] = {}

        def sign(row: Row) -> None:
            _key, rules, written, meaning, kind, quote = row
            known = TranscriptionSign(written, meaning, SignKind(kind), InQuotation(quote))
            signs.setdefault(rules, []).append(known)

        self._store.made(
            "transcription_signs",
            sign,
            "SELECT id, rules_id, sign, meaning, kind, quote FROM transcription_signs ORDER BY position, id",
        )
        return [
            TranscriptionRules(name, name, tuple(signs.get(key, ())))
            for key, name in self._store.all("SELECT id, name FROM transcription_rules ORDER BY name")
        ]

    def all(self) -> list[TranscriptionRules]:
        """All rules: those that come with the program, then the project's own by name."""
        return [*SYSTEMS.values(), *self.own()]

    def find(self, wanted: str, *, exact: bool = False) -> TranscriptionRules:
        """The rules of that name. Raises NotFound, Ambiguous, NotExact."""
        uuids: dict[str, str] = dict(self._store.all("SELECT name, uuid FROM transcription_rules"))
        candidates = [
            NameCandidate(rules, program().said(rules.title), "", (rules.name,)) for rules in SYSTEMS.values()
        ] + [NameCandidate(rules, uuids[rules.name][-12:], uuids[rules.name], (rules.name,)) for rules in self.own()]
        hint = _("“qualcode transcription” lists them.")
        return find("transcription rule", wanted, candidates, hint=hint, exact=exact)  # no text: a kind

    def named(self, name: str) -> TranscriptionRules | None:
        """The rules of exactly that name; None where there are none."""
        return SYSTEMS.get(name) or next((rules for rules in self.own() if rules.name == name), None)

    def of(self, document: int) -> TranscriptionRules | None:
        """The rules of a document (key); None where nobody said, or they are not known here."""
        row = self._store.one("SELECT transcription FROM documents WHERE id = ?", (document,))
        return self.named(row[0]) if row and row[0] else None

    def followers(self) -> dict[str, list[int]]:
        """Name of rules -> keys of the documents that follow them, in order; under "" those of which nobody said."""
        found: dict[str, list[int]] = {}
        for name, key in self._store.all("SELECT transcription, id FROM documents ORDER BY transcription, id"):
            found.setdefault(name, []).append(key)
        return found

    # ---- writing ---------------------------------------------------------------------------------

    def set(self, documents: Collection[int], name: str, author: Author) -> int:
        """Say by which rules documents (keys) were written down, "" takes it back; gives how many this changed.

        Raises NotFound for rules that are not known.
        """
        if name and self.named(name) is None:
            self.find(name, exact=True)
        with self._store.history.change("transcription.set", author):
            known: dict[int, str] = dict(
                self._store.all(
                    "SELECT id, transcription FROM documents WHERE id IN (SELECT value FROM json_each(?))",
                    (json.dumps(list(documents)),),
                )
            )
            for key in documents:
                if key not in known:
                    raise gone("documents")
                if known[key] != name:
                    self._store.update("documents", key, transcription=name)
        return sum(known[key] != name for key in set(documents))

    def define(self, name: str, signs: Iterable[TranscriptionSign], author: Author) -> bool:
        """Put own rules down, or other signs in place of those that they had; gives whether the rules were known.

        Raises QualcodeError for the name of a system that comes with the program, for one that cannot be a name, and
        where no sign is told or one is told twice.
        """
        name, wanted = self._checked(name), list(signs)
        if not wanted:
            raise QualcodeError(
                _("There is no sign in the transcription rules “{name}”.", name=name),
                _("Give a table with a sign and its meaning in each row."),
            )
        with self._store.history.change("transcription.define", author):
            keys = {own: key for key, own in self._store.all("SELECT id, name FROM transcription_rules")}
            key = keys.get(name)
            is_known = key is not None
            if key is None:
                key = self._store.insert("transcription_rules", name=name)[0]
            self._write(key, wanted)
        return is_known

    def _write(self, rules: int, signs: Iterable[TranscriptionSign]) -> None:
        """Let own rules (key) have these signs, inside an open change; signs that stay keep their rows."""
        rows: dict[str, int] = {
            sign: key
            for key, sign in self._store.all("SELECT id, sign FROM transcription_signs WHERE rules_id = ?", (rules,))
        }
        new: list[Row] = []
        for position, sign in enumerate(signs):
            values: dict[str, Value] = {
                "position": position,
                "meaning": sign.meaning,
                "kind": sign.kind.value,
                "quote": sign.quote.value,
            }
            key = rows.pop(sign.sign, None)
            if key is None:
                new.append((rules, sign.sign, *values.values()))
            else:
                self._store.update("transcription_signs", key, **values)
        for key in rows.values():
            self._store.delete_one("transcription_signs", key)
        if new:
            columns = ("rules_id", "sign", "position", "meaning", "kind", "quote")
            self._store.insert_all("transcription_signs", columns, new)

    def remove(self, name: str, author: Author) -> None:
        """Take own rules away.

        Raises QualcodeError where documents follow them, and for a system that comes with the program.
        """
        if name in SYSTEMS:
            raise QualcodeError(
                _("The transcription rules “{name}” come with the program.", name=name),
                _("Only own rules can be removed."),
            )
        with self._store.history.change("transcription.remove", author):
            row = self._store.one("SELECT id FROM transcription_rules WHERE name = ?", (name,))
            if row is None:
                raise gone("transcription_rules")
            followers = self.followers().get(name, [])
            if followers:
                raise QualcodeError(
                    ngettext(
                        "{count} document was written down by the transcription rules “{name}”.",
                        "{count} documents were written down by the transcription rules “{name}”.",
                        len(followers),
                        name=name,
                    ),
                    _("Say other rules of them first: qualcode documents set DOCUMENT --transcription NAME"),
                )
            self._store.delete("transcription_signs", "rules_id = ?", (row[0],))
            self._store.delete_one("transcription_rules", row[0])

    def _checked(self, name: str) -> str:
        """The name as it is written; raises QualcodeError for one that cannot be that of own rules."""
        if not spelled(name) or name != name.strip() or "\n" in name:
            raise QualcodeError(
                _("“{name}” cannot be the name of transcription rules.", name=name),
                _("A name is not empty, has no blanks at its edges and no line break."),
            )
        name = spelled(name)
        if folded(name) in _BY_FOLDED:
            raise QualcodeError(
                _("The transcription rules “{name}” come with the program.", name=_BY_FOLDED[folded(name)].name),
                _("Choose another name."),
            )
        alike = next((own for own in self.own() if folded(own.name) == folded(name) and own.name != name), None)
        if alike is not None:
            raise QualcodeError(
                _("There are transcription rules “{name}” already.", name=alike.name), _("Choose another name.")
            )
        return name
