"""The anchor examples of codes as they are stored: what state a living one is in, and which were ever invented."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codes import Anchor, AnchorState
from qualcode.project.coding.hidden_work import HiddenWork
from qualcode.project.file.store import Store, gone

# anchor examples whose coding is an orphan and waits for a place, with the orphans of others
_WAITING = "SELECT waiting.value FROM orphans o, json_each(o.attached, '$.anchors') waiting"  # no text: SQL


def anchors_of_codes(store: Store, hidden: HiddenWork) -> dict[int, tuple[Anchor, ...]]:
    """Code (key) -> its anchor examples in order, without those of codings that are hidden, or were before they
    lost their place.
    """
    found: dict[int, tuple[Anchor, ...]] = {}
    lost = f"c.id IS NULL AND a.uuid IN ({_WAITING} WHERE {hidden.sql('o.coder_id')})"
    told = f"WHERE NOT (c.id IS NOT NULL AND {hidden.sql('c.coder_id')} OR {lost}) " if hidden else ""
    for code, text, label, invented, uuid, code_of_coding, taken in store.all(
        "SELECT a.code_id, a.text, a.label, a.invented, c.uuid, c.code_id, a.coding_uuid FROM anchors a "
        "LEFT JOIN codings c ON c.id = a.coding_id "
        f"{told}ORDER BY a.position, a.id"
    ):
        state = AnchorState.GONE if taken else AnchorState.WRITTEN
        if uuid:
            state = AnchorState.LIVE if code_of_coding == code else AnchorState.STALE
        anchor = Anchor(text, label, uuid[-12:] if uuid else None, bool(invented), state)
        found[code] = (*found.get(code, ()), anchor)
    return found


def write_anchors(store: Store, code: int, anchors: Sequence[Anchor]) -> None:
    """Give a code (key) these anchor examples; those that it has stay the same rows, for which orphans may wait.

    What was ever invented in the project stays invented, whoever says nothing of it now. Raises QualcodeError for a
    new one without a word, which no codebook file could hold.
    """
    living = {
        (text, label): (int(key), coding)
        for key, text, label, coding in store.all(
            "SELECT id, text, label, coding_id FROM anchors WHERE code_id = ?", (code,)
        )
    }
    invented = _invented_words(store) if any(not anchor.coding for anchor in anchors) else frozenset()
    kept = []
    for position, anchor in enumerate(anchors, start=1):
        key, coding = living.pop((anchor.text, anchor.label), (None, None))
        coding = _key_of_coding(store, anchor.coding) if anchor.coding else coding
        is_invented = coding is None and (anchor.invented or _words(anchor.text) in invented)
        facts = {"position": position, "coding_id": coding, "invented": int(is_invented)}
        if coding is not None:
            facts["coding_uuid"] = _uuid_of_coding(store, coding)
        if key is None:
            if not anchor.text.strip():
                raise QualcodeError(
                    _("An anchor example without words shows nothing."),
                    _("Choose a passage that says something."),
                )
            key, _uuid = store.insert(
                "anchors", code_id=code, text=anchor.text, label=anchor.label, **({"coding_uuid": ""} | facts)
            )
        else:
            store.update("anchors", key, **facts)
        kept.append(key)
    store.delete("anchors", "code_id = ? AND id NOT IN (SELECT value FROM json_each(?))", (code, json.dumps(kept)))


def _invented_words(store: Store) -> frozenset[str]:
    """The words of all anchor examples that are invented, or were before they were removed or changed."""
    rows = store.all(
        "SELECT text FROM anchors WHERE invented = 1 UNION "
        "SELECT json_extract(old, '$.text') FROM changes WHERE table_name = 'anchors' AND old IS NOT NULL "
        "AND json_extract(old, '$.invented') = 1 AND json_extract(old, '$.text') IS NOT NULL"
    )
    return frozenset(_words(text) for (text,) in rows)


def _words(text: str) -> str:
    return " ".join(spelled(text).split())


def _uuid_of_coding(store: Store, key: int) -> str:
    row = store.one("SELECT uuid FROM codings WHERE id = ?", (key,))
    return str(row[0]) if row else ""


def _key_of_coding(store: Store, wanted: str) -> int:
    row = store.one("SELECT id FROM codings WHERE ? IN (uuid, substr(uuid, -12))", (wanted,))
    if row is None:
        raise gone("codings")
    return int(row[0])
