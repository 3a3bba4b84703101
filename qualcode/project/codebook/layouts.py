"""How the codebook files that were taken in are written, without their values; the codes in them by UUID."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from qualcode.model.codebooks.layouts import (
    CodebookLayout,
    CodePath,
    CommentLine,
    KeyLayout,
    RecordLayout,
    layout_as_json,
    layout_from_json,
)
from qualcode.model.codes import Codebook, CodebookDraft
from qualcode.project.codebook.draft_matches import matches
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Row, Store


def keep_layout(store: Store, draft: CodebookDraft, book: Codebook, *, writes: bool = True) -> bool:
    """Keep how a codebook file is written, inside an open change; gives whether that is new.

    What is known of its codes from other files is forgotten. Of a file in another format nothing is known.
    """
    if draft.layout is None:
        return False
    found = matches(draft, book)
    codes: dict[CodePath, RecordLayout] = {
        (found[path].uuid,): record for path, record in draft.layout.codes.items() if path in found
    }
    layout = replace(draft.layout, codes=codes)
    title, text = draft.title.strip() or "codebook", layout_as_json(layout)
    rows = store.all("SELECT id, name, description, layout FROM codebooks ORDER BY id")
    own = next((row for row in rows if folded(row[1]) == folded(title)), None)
    if text == (own[3] if own else "") or not writes:
        return bool(text != (own[3] if own else ""))
    for row in rows if text else ():
        if row is not own:
            _take_from(store, row, codes.keys())
    if own is None:
        store.insert("codebooks", name=title, description="", layout=text)
    else:
        _write(store, own, text)
    return True


def _take_from(store: Store, row: Row, codes: Collection[CodePath]) -> None:
    """Forget of codes how another file is written; of one that has no others, all."""
    layout = layout_from_json(row[3])
    left = {uuid: record for uuid, record in layout.codes.items() if uuid not in codes}
    if len(left) < len(layout.codes):
        _write(store, row, layout_as_json(replace(layout, codes=left)) if left else "")


def _write(store: Store, row: Row, layout: str) -> None:
    if layout or row[2]:
        store.update("codebooks", row[0], layout=layout)
    else:
        store.delete_one("codebooks", row[0])


def kept_layout(store: Store, title: str, book: Codebook) -> CodebookLayout | None:
    """How the codebook is written in one file of this title; the codes by their present paths. None as any other one.

    What stood at the head and the end of several files stands there one after the other.
    """
    rows = store.all("SELECT name, layout FROM codebooks ORDER BY id")
    held = [(name, layout) for name, text in rows if (layout := layout_from_json(text))]
    if not held:
        return None
    paths = {(code.uuid,): code.path for code in book}
    codes = {paths[uuid]: record for _name, layout in held for uuid, record in layout.codes.items() if uuid in paths}
    own = next((layout for name, layout in held if folded(name) == folded(title)), None)
    others = [layout for _name, layout in held if layout is not own]
    first = own or others[0]
    keys = own.top.keys if own else (KeyLayout("title"),)
    heads = tuple(line for layout in others for key in layout.top.keys for line in _comments(key))
    keys = (replace(keys[0], place=replace(keys[0].place, above=(*keys[0].place.above, *heads))), *keys[1:])
    end = tuple(line for _name, layout in held for line in layout.end)
    return CodebookLayout(RecordLayout(keys=keys), codes, end, first.indent, first.dash)


def _comments(key: KeyLayout) -> tuple[CommentLine, ...]:
    behind = (CommentLine(key.place.behind.lstrip()),) if key.place.behind else ()
    return (*(line for line in key.place.above if line.text), *behind)
