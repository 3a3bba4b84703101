"""What the log keeps of a former text beside the text itself: its file's name, its speakers, quoted words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from qualcode.model.sharing.portable import PortableImage, PortableRow
from qualcode.project.file.store import Store
from qualcode.project.forgetting import carried_rows
from qualcode.safe_text import one_line


def erase_traces(store: Store, text: int) -> set[int]:
    """Take the words of a text that is about to be forgotten out of the log; the images stay, without them.

    Gives the keys of the present texts of the documents that had it. Those words go that none of them has: names
    of files and speakers, what was doubted, and anchor examples as they were quoted.
    """
    row = store.one("SELECT text FROM texts WHERE id = ?", (text,))
    words = str(row[0]) if row else ""
    found: set[int] = set()
    for document in _documents(store, text):
        present = store.one(
            "SELECT t.id, t.text FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?", (document,)
        )
        stays = str(present[1]) if present else ""
        found |= {int(present[0])} if present else set()
        _erase_file_names(store, document, text)
        _erase_speakers(store, document)
        erase_quoted(store, document, words, stays)
        erase_doubted(store, document, stays)
    return found


def owners_of_text(store: Store, sha256: str) -> list[str]:
    """The documents (UUIDs) that had a text."""
    rows = store.all(
        "SELECT DISTINCT json_extract(c.old, '$.uuid') FROM changes c JOIN texts t "
        "ON t.id = json_extract(c.old, '$.text_id') WHERE c.table_name = 'documents' AND t.sha256 = ?",
        (sha256,),
    )
    return [str(uuid) for (uuid,) in rows]


def _documents(store: Store, text: int) -> list[int]:
    rows = store.all(
        "SELECT DISTINCT row_id FROM changes WHERE table_name = 'documents' AND json_extract(old, '$.text_id') = ?",
        (text,),
    )
    return [int(key) for (key,) in rows]


def _erase_file_names(store: Store, document: int, text: int) -> None:
    store.connection.execute(
        "UPDATE changes SET old = json_set(old, '$.file_name', '') WHERE table_name = 'documents' AND row_id = ? "
        "AND json_extract(old, '$.text_id') = ?",
        (document, text),
    )
    (sha256,) = store.one("SELECT sha256 FROM texts WHERE id = ?", (text,)) or ("",)

    def without(_row: PortableRow, image: PortableImage) -> PortableImage:
        had = image.get("text_id") == ("texts", sha256)
        return {**image, "file_name": ""} if had and image.get("file_name") else image

    carried_rows.erase_of_document(store, _uuid_of(store, document), without, "documents")


def _uuid_of(store: Store, document: int) -> str:
    row = store.one("SELECT uuid FROM documents WHERE id = ?", (document,)) or store.one(
        "SELECT json_extract(old, '$.uuid') FROM changes WHERE table_name = 'documents' AND row_id = ? "
        "AND old IS NOT NULL",
        (document,),
    )
    return str(row[0]) if row else ""


def _erase_speakers(store: Store, document: int) -> None:
    """Names of speakers whom the document has no more; the row's number keeps two of them apart."""
    present = {name for (name,) in store.all("SELECT name FROM speakers WHERE document_id = ?", (document,))}
    for change, row, image in _images(store, "speakers"):
        if image["document_id"] == document and image["name"] not in present:
            rewrite(store, change, image | {"name": f"({row})"})

    def without(row: PortableRow, image: PortableImage) -> PortableImage:
        gone = "name" in image and image["name"] not in present
        return {**image, "name": f"({row.uuid[-12:]})"} if gone else image

    carried_rows.erase_of_document(store, _uuid_of(store, document), without, "speakers")


def erase_quoted(store: Store, document: int, words: str, stays: str) -> None:
    """Take out of the log what examples quoted of the words of a text, but what stays."""
    codings = {
        key
        for (key,) in store.all(
            "SELECT id FROM codings WHERE document_id = ? UNION SELECT row_id FROM changes "
            "WHERE table_name = 'codings' AND json_extract(old, '$.document_id') = ?",
            (document, document),
        )
    }
    gone, kept = one_line(words), one_line(stays)
    for change, _, image in _images(store, "anchors"):
        quoted = one_line(str(image["text"]))
        if image["coding_id"] in codings and quoted in gone and quoted not in kept:
            rewrite(store, change, image | {"text": ""})

    def without(_row: PortableRow, image: PortableImage) -> PortableImage:
        quoted = one_line(str(image.get("text", "")))
        return {**image, "text": ""} if quoted and quoted in gone and quoted not in kept else image

    carried_rows.erase_of_document(store, _uuid_of(store, document), without, "anchors")


def erase_doubted(store: Store, document: int, stays: str) -> None:
    """Examples of doubts, which may be of what the file held and the text never did, and the names in their words."""
    kept = one_line(stays)
    for change, _, image in _images(store, "doubts"):
        if image["document_id"] == document:
            rewrite(store, change, image | _undoubted(image, kept))
    carried_rows.erase_of_document(
        store, _uuid_of(store, document), lambda _row, image: {**image, **_undoubted(image, kept)}, "doubts"
    )


def _undoubted(image: Mapping[str, object], kept: str) -> dict[str, str]:
    """Of the columns of a doubt that an image has those with words, without what does not stand in `kept`."""
    said: dict[str, str] = {}
    if "example" in image:
        said["example"] = str(image["example"]) if str(image["example"]) in kept else ""
    if "values" in image:
        values = json.loads(str(image["values"]) or "{}")
        left = {name: value if str(value) in kept else "" for name, value in values.items()}
        said["values"] = json.dumps(left, ensure_ascii=False, separators=(",", ":")) if left else ""
    return said


def _images(store: Store, table: str) -> Iterator[tuple[int, int, dict[str, object]]]:
    for change, row, old in store.all(
        "SELECT id, row_id, old FROM changes WHERE table_name = ? AND old IS NOT NULL", (table,)
    ):
        yield change, row, json.loads(old)


def rewrite(store: Store, change: int, image: dict[str, object]) -> None:
    """Give a change of the log another image, while forgetting."""
    store.connection.execute(
        "UPDATE changes SET old = ? WHERE id = ?", (json.dumps(image, ensure_ascii=False), change)
    )
