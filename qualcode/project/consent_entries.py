"""What entries of the history said of consents, in words: “quote yes, form “B 2””."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from qualcode.catalogue import Catalogue
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.consent.words import permission_words, purpose_words
from qualcode.model.history import Entry
from qualcode.project.file.store import Store
from qualcode.times import told_day

_FIELDS = (*(purpose.value for purpose in Purpose), "given", "form", "withdrawn", "delete_by")
_NOTHING = dict.fromkeys(_FIELDS, "")
# each touched row as the entry found it and as it left it: as the next change found it, else as it is now
_TOUCHED = """
    SELECT made.old, (SELECT later.id FROM changes later WHERE later.table_name = 'consents'
        AND later.row_id = made.row_id AND later.id > made.id ORDER BY later.id LIMIT 1), made.row_id
    FROM changes made WHERE made.entry_id = ? AND made.table_name = 'consents' ORDER BY made.id
"""
_PRESENT = f"SELECT {', '.join(_FIELDS)} FROM consents WHERE id = ?"  # no text: SQL


def said_of_consents(store: Store, entry: Entry, words: Catalogue) -> str:
    """What an entry said of the consents that it touched, where it said the same of all; empty where it did not.

    Of an undo it is what was taken back.
    """
    said = {tuple(_changed(before, after, entry).items()) for before, after in _images(store, entry)}
    if len(said) != 1:
        return ""
    return ", ".join(_told(name, value, words) for name, value in said.pop())


def _images(store: Store, entry: Entry) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Of each touched consent, what was said of it before and after."""
    found = []
    for old, later, row in store.all(_TOUCHED, (entry.key,)):
        after: Mapping[str, Any] = _NOTHING
        if later is not None:
            (image,) = store.one("SELECT old FROM changes WHERE id = ?", (later,)) or (None,)
            after = json.loads(image) if image else _NOTHING
        elif present := store.one(_PRESENT, (row,)):
            after = dict(zip(_FIELDS, present, strict=True))
        found.append((json.loads(old) if old else _NOTHING, after))
    return found


def _changed(before: Mapping[str, Any], after: Mapping[str, Any], entry: Entry) -> dict[str, str]:
    """Field -> what was said of it; of an undo what it takes back."""
    stated = before if entry.kind == "undo" else after
    return {name: str(stated.get(name, "")) for name in _FIELDS if before.get(name, "") != after.get(name, "")}


def _told(name: str, value: str, words: Catalogue) -> str:
    if name in {purpose.value for purpose in Purpose}:
        answer = permission_words(Permission(value), words)
        return words.pgettext(
            "consent", "{purpose} {answer}", purpose=purpose_words(Purpose(name), words), answer=answer
        )
    if not value:
        return {
            "given": words.pgettext("consent", "day not known"),
            "form": words.pgettext("consent", "form not known"),
            "withdrawn": words.pgettext("consent", "not withdrawn"),
            "delete_by": words.pgettext("consent", "no day of deletion"),
        }[name]
    day = told_day(value, words)
    return {
        "given": words.pgettext("consent", "given on {day}", day=day),
        "form": words.pgettext("consent", "form “{form}”", form=value),
        "withdrawn": words.pgettext("consent", "withdrawn on {day}", day=day),
        "delete_by": words.pgettext("consent", "to be deleted by {day}", day=day),
    }[name]
