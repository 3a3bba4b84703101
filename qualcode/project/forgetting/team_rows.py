"""Passages of a document of which decisions of a consensus and norming sessions speak, when one is withdrawn.

They are places in the text that the document had when coders decided or voted, which the row names by its hash.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any

from qualcode.model.spans import Span
from qualcode.project.file import schema
from qualcode.project.file.store import Store
from qualcode.project.forgetting.erased_rows import Rows
from qualcode.project.forgetting.former_text import rewrite

Place = Callable[[str, Span], tuple[str, Span] | None]
"""Where a passage of the text of a SHA-256 stands: in which text, and where; None for what is withdrawn."""
Image = dict[str, Any]
_TABLES = ("consensus_decisions", "norming_passages")


def move_team_rows(store: Store, document: int, rows: Rows, place: Place, codings: Collection[str]) -> int:
    """Write these rows of a document (key) and their past anew, inside an open act of forgetting.

    What speaks of the passage alone is added to the `rows` that go. `codings` are the UUIDs of those that go; none of
    them is named any more. Gives how many images went.
    """
    images = 0
    for table in _TABLES:
        change = _of_decision if table == "consensus_decisions" else _of_passage
        living = {int(image["id"]): image for image in _living(store, table, document)}
        gone = rows.setdefault(table, set())
        for key, image in living.items():
            after = change(image, place, codings)
            if after is None:
                gone.add(key)
            elif after != image:
                store.update(table, key, **{name: after[name] for name in after if after[name] != image[name]})
        for key, row, image in _past(store, table, document):
            after = change(image, place, codings)
            if after is None:
                store.connection.execute("DELETE FROM changes WHERE id = ?", (key,))
                images += 1
                if row not in living:
                    gone.add(row)
            elif after != image:
                rewrite(store, key, after)
    return images


def _of_passage(image: Image, place: Place, _codings: Collection[str]) -> Image | None:
    found = place(image["text_sha256"], Span(image["start"], image["end"]))
    if found is None:
        return None
    sha256, span = found
    return image | {"text_sha256": sha256, "start": span.start, "end": span.end}


def _of_decision(image: Image, place: Place, codings: Collection[str]) -> Image | None:
    """A decision without what it says of the passage; None where it is about that alone."""
    kept, texts = [], set()
    before = json.loads(image["before"])
    for coding in before:
        found = place(image["text_sha256"], Span(coding["start"], coding["end"]))
        if found is None or coding["coding"] in codings:
            continue
        sha256, span = found
        texts.add(sha256)
        kept.append(coding | {"start": span.start, "end": span.end})
    if before and not kept:
        return None
    made = [uuid for uuid in json.loads(image["made"]) if uuid not in codings]
    columns = {"before": json.dumps(kept), "made": json.dumps(made)}
    if columns == {"before": image["before"], "made": image["made"]}:
        columns = {}
    return image | columns | ({"text_sha256": texts.pop()} if texts else {})


def _living(store: Store, table: str, document: int) -> Iterator[Image]:
    columns = schema.column_names(store.connection, table)
    for row in store.all(f'SELECT * FROM "{table}" WHERE document_id = ?', (document,)):
        yield dict(zip(columns, row, strict=True))


def _past(store: Store, table: str, document: int) -> Iterator[tuple[int, int, Image]]:
    """(Key of the change, key of the row, image) of all former images."""
    for key, row, old in store.all(
        "SELECT id, row_id, old FROM changes WHERE table_name = ? AND old IS NOT NULL AND entry_id <> ? "
        "AND json_extract(old, '$.document_id') = ? ORDER BY id",
        (table, store.history.entry_id, document),
    ):
        yield key, row, json.loads(old)
