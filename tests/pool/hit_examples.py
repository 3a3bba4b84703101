"""Patterns over the words of `small_pools`, each kind of them, as tables that are handed to engines."""

from __future__ import annotations

import pyarrow

from qualcode.pool.engines.composing import all_documents
from qualcode.pool.engines.hits import HIT_TABLES, HitPieces, with_hits
from qualcode.pool.folder.arrow import arrow_schema

EVERYTHING = HitPieces(lemmas=True, words=True, in_both=True, phrases=True, near=True, excluded=True, turns=True,
                        without_asked=True)  # fmt: skip
HITS = with_hits(all_documents(), EVERYTHING)
_ROWS: dict[str, list[tuple[object, ...]]] = {
    "wanted_lemmas": [(1, 0, 1, "haus"), (2, 0, 2, "haus"), (2, 1, 2, "nich"), (3, 0, 1, "geld")],
    "wanted_words": [(1, 0, 1, "haus"), (1, 0, 1, "häuser"), (4, 0, 1, "fi")],
    "patterns": [
        (1, 1, 1, 0, 0, 0, 1), (2, 2, 2, 0, 0, 0, 1), (3, 1, 1, 3, 1, 3, 4), (4, 1, 1, 3, 0, 1, 2),
        (5, 2, 1, 0, 0, 0, 1), (6, 3, 3, 0, 0, 0, 1),
    ],
    "excluded": [(2, 3, "sentence"), (5, 3, "turn"), (6, 4, "document")],
}  # fmt: skip
TABLES = {
    name: pyarrow.Table.from_pylist(
        [dict(zip(columns, row, strict=True)) for row in _ROWS[name]], schema=arrow_schema(columns)
    )
    for name, columns in HIT_TABLES.items()
}
ASKED = {
    "asked": pyarrow.table({"project": ["p0000000000000000", "p0000000000000001"]}),
    "asked_documents": pyarrow.table({"project": ["p0000000000000000"] * 3, "document": [1100, 1101, 1102]}),
}
