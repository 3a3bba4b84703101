"""Texts and their structures as unlogged rows that never change: added where they are new, many at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.documents import Structure
from qualcode.project.file import forgotten
from qualcode.project.file.many_rows import insert_rows
from qualcode.project.file.store import Store
from qualcode.project.file.structures import COLUMNS, columns_of, digest, packed


def sha256_of(text: str) -> str:
    """By which a text is known."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def keep_texts(store: Store, texts: Sequence[tuple[str, int]]) -> list[int]:
    """The keys of texts of so many words each, those that are new are added; call it inside of a change.

    Raises QualcodeError for an empty text and for one that was forgotten in this project or holds such a passage.
    """
    if not all(text.strip() for text, _words in texts):
        raise QualcodeError(_("The text is empty."), _("Check the file; nothing was taken in."))
    hashes = [sha256_of(text) for text, _words in texts]
    if forgotten.forgotten_among(store, forgotten.TEXT, hashes):
        raise QualcodeError(
            _("This text was erased from this project."),
            _("Nothing was changed. If it may come back, take it in with “qualcode import --again”."),
        )
    refuse_passages(store, [text for text, _words in texts])
    keys: dict[str, int] = dict(
        store.all("SELECT sha256, id FROM texts WHERE sha256 IN (SELECT value FROM json_each(?))", (_listed(hashes),))
    )
    new = {
        sha256: (sha256, text, len(text), words)
        for sha256, (text, words) in zip(hashes, texts, strict=True)
        if sha256 not in keys
    }
    last = insert_rows(store.connection, "texts", ("sha256", "text", "length", "words"), list(new.values()))
    keys.update(zip(new, range(last - len(new) + 1, last + 1), strict=True))
    return [keys[sha256] for sha256 in hashes]


def refuse_passages(store: Store, texts: Sequence[str], present: str = "") -> None:
    """Raise QualcodeError where a text holds a passage that was erased here; what stands in `present` too may be."""
    stands = forgotten.passages_in(store, present) if present else set()
    if any(forgotten.passages_in(store, text) - stands for text in texts):
        raise QualcodeError(
            _("The text holds a passage that was erased from this project on request."),
            _(
                "Nothing was changed. Take the passage out of the file first: only “qualcode import --again” brings "
                "it back."
            ),
        )


def keep_structures(store: Store, texts: Sequence[int], structures: Sequence[Structure]) -> list[int]:
    """The keys of structures of these texts (keys), those that are new are added; call it inside of a change."""
    rows = [(text, *packed(structure)) for text, structure in zip(texts, structures, strict=True)]
    keys = {
        (text, *columns): key
        for key, text, *columns in store.all(
            f"SELECT id, text_id, {columns_of('structures')} FROM structures "
            "WHERE text_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
            (_listed(texts),),
        )
    }
    new = list(dict.fromkeys(row for row in rows if row not in keys))
    last = insert_rows(
        store.connection, "structures", ("text_id", *COLUMNS, "sha256"), [(*row, digest(*row)) for row in new]
    )
    keys.update(zip(new, range(last - len(new) + 1, last + 1), strict=True))
    return [keys[row] for row in rows]


def _listed(values: Sequence[str | int]) -> str:
    return json.dumps(list(values))
