"""Where people's own words stand in a project: the columns that hold them, in its rows and in its past."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from qualcode.catalogue import _
from qualcode.model.sharing.portable import PortableImage, PortableRow
from qualcode.project.file import schema
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Row, Store
from qualcode.project.forgetting import carried_rows
from qualcode.project.material.attributes import TOGETHER, several_of
from qualcode.project.merging.entry_file import entry_from, entry_json
from qualcode.project.merging.value_forms import UUID

# table -> columns in which people, or the files that they brought, say something
COLUMNS: dict[str, tuple[str, ...]] = {
    "settings": ("value",),
    "coders": ("name",),
    "cases": ("name",),
    "documents": ("name", "label", "context", "file_name", "how_read", "transcription"),
    "speakers": ("name",),
    "attributes": ("name", "value"),
    "codes": ("name", "source", "weight_meaning", "short_key"),
    "code_rules": ("definition", "include", "exclude", "borders", "note"),
    "anchors": ("text", "label"),
    "related_codes": ("name",),
    "codebooks": ("name", "description", "layout"),
    "codings": ("paraphrase",),
    "memos": ("title", "text"),
    "orphans": ("coding", "attached"),
    "quotation_edits": ("replacement",),
    "labels": ("name", "wave", "source_kind"),
    "publications": ("name",),
    "published_quotations": ("code",),
    "accepted_findings": ("reason",),
    "origins": ("wave", "source_kind"),
    "topics": ("name",),
    "topic_waves": ("wave", "question"),
    "summaries": ("text",),
    "document_groups": ("name",),
    "research_questions": ("text",),
    "doubts": ("example", "values"),
    "consents": ("form",),
    "transcription_rules": ("name",),
    "transcription_signs": ("sign", "meaning"),
    "consensus_decisions": ("reason",),
    "norming_sessions": ("name", "note"),
    "code_levels": ("name", "definition"),
    "case_levels": ("reason",),
    "codebook_versions": ("name", "note", "codes"),
    "code_lineage": ("old_path", "new_path"),
    "rule_checks": ("note",),
    "inductions": ("name", "question", "criterion", "abstraction", "definition", "revision_note"),
    "reductions": ("text", "struck"),
    "summary_rows": ("generalisation", "struck"),
    "card_groups": ("name", "definition"),
    "typologies": ("name", "note", "axes"),
    "types": ("name", "description", "cells"),
    "type_cases": ("reason",),
}
_JSON = {"coding", "attached", "how_read", "values"}  # empty where there is nothing
# JSON in which no text may be empty: what is taken out of it leaves the number of the row
_JSON_OF_NAMES = {("codebook_versions", "codes"), ("typologies", "axes"), ("types", "cells")}
_NO_WORDS = {"uuid", "parent", "kind", "origin", "colour", "code", "coder"}  # what in these is no text of a person
_LAYOUT = ("codebooks", "layout")  # JSON that can only go as a whole
# rows that tell of the past and that nobody can change: which of them, and their columns
_OF_THE_PAST = {
    "code_lineage": ("1", ("old_path", "new_path")),
    "code_rules": (  # no text: SQL
        "version < (SELECT MAX(version) FROM code_rules o WHERE o.code_id = code_rules.code_id)",
        ("definition", "include", "exclude", "borders", "note"),
    ),
}
_SAID_IN_SETTINGS = ("title", "reading", "wave_fields", "source_kind_fields", "segment_columns")
# what says where the words of a row stand, from the end of its UUID, its code and its name
_PLACES: dict[str, Callable[[str, str, str], str]] = {
    "settings": lambda _id, _code, name: (
        _("the title of the project")
        if name == "title"
        else _("what was said for reading transcripts")
        if name == "reading"
        else _("the columns of lists of coded segments")
        if name == "segment_columns"
        else _("the attributes that tell wave and kind of source")
    ),
    "code_rules": lambda _id, code, _name: _("the rules of the code “{code}”", code=code),
    "anchors": lambda _id, code, _name: _("an anchor example of the code “{code}”", code=code),
    "related_codes": lambda _id, code, _name: _("what the code “{code}” is related to", code=code),
    "codings": lambda id_, _code, _name: _("the paraphrase of the coding {id}", id=id_),
    "memos": lambda id_, _code, _name: _("the memo {id}", id=id_),
    "orphans": lambda id_, _code, _name: _("the orphan {id}", id=id_),
    "quotation_edits": lambda id_, _code, _name: _("the edits of a quotation ({id})", id=id_),
    "published_quotations": lambda _id, _code, _name: _("the record of publications"),
    "accepted_findings": lambda id_, _code, _name: _("the reason why a finding was accepted ({id})", id=id_),
    "coders": lambda _id, _code, name: _("the coder “{name}”", name=name),
    "cases": lambda _id, _code, name: _("the case “{name}”", name=name),
    "documents": lambda _id, _code, name: _("the document “{name}”", name=name),
    "speakers": lambda _id, _code, name: _("the speaker “{name}”", name=name),
    "attributes": lambda _id, _code, name: _("the attribute “{name}”", name=name),
    "codes": lambda _id, _code, name: _("the code “{name}”", name=name),
    "codebooks": lambda _id, _code, name: _("the codebook “{name}”", name=name),
    "labels": lambda _id, _code, name: _("the label “{name}”", name=name),
    "publications": lambda _id, _code, name: _("the publication “{name}”", name=name),
    "origins": lambda _id, _code, _name: _("the waves and kinds of source of documents"),
    "topics": lambda _id, _code, name: _("the topic “{name}”", name=name),
    "topic_waves": lambda _id, _code, _name: _("the questions of topics"),
    "summaries": lambda id_, code, _name: _("the summary {id} of the code “{code}”", id=id_, code=code),
    "document_groups": lambda _id, _code, name: _("the group of documents “{name}”", name=name),
    "research_questions": lambda _id, _code, _name: _("the research questions"),
    "doubts": lambda id_, _code, _name: _("the doubt {id} about what was read", id=id_),
    "consents": lambda id_, _code, _name: _("the form of the consent {id}", id=id_),
    "transcription_rules": lambda _id, _code, name: _("the transcription rules “{name}”", name=name),
    "transcription_signs": lambda _id, _code, _name: _("the signs of own transcription rules"),
    "consensus_decisions": lambda id_, _code, _name: _("the reason of the decision {id} of the consensus", id=id_),
    "norming_sessions": lambda _id, _code, name: _("the norming session “{name}”", name=name),
    "code_levels": lambda _id, code, _name: _("a level of the code “{code}”", code=code),
    "case_levels": lambda id_, code, _name: _(
        "why a case has a level of the code “{code}” ({id})", id=id_, code=code
    ),
    "codebook_versions": lambda _id, _code, name: _("the frozen codebook “{name}”", name=name),
    "code_lineage": lambda id_, _code, _name: _("the descent of a code ({id})", id=id_),
    "rule_checks": lambda id_, _code, _name: _("the note of a check against new rules ({id})", id=id_),
    "inductions": lambda _id, _code, name: _("the inductive work “{name}”", name=name),
    "reductions": lambda id_, _code, _name: _("a statement of a reduction ({id})", id=id_),
    "summary_rows": lambda id_, _code, _name: _("the generalisation of a paraphrase ({id})", id=id_),
    "card_groups": lambda _id, _code, name: _("the group of cards “{name}”", name=name),
    "typologies": lambda _id, _code, name: _("the typology “{name}”", name=name),
    "types": lambda _id, _code, name: _("the type “{name}”", name=name),
    "type_cases": lambda id_, _code, _name: _("why a case is of a type ({id})", id=id_),
}

Image = dict[str, str | int | None]


class FreeText(NamedTuple):
    """Words that stand somewhere: `place` tells a person where; `table` and `row` are for programs."""

    table: str
    row: Image
    column: str
    words: str
    place: str


def present(store: Store) -> Iterator[FreeText]:
    """All words in the rows that are there now, texts of documents left out."""
    codes: dict[int, str] = dict(store.all("SELECT id, name FROM codes"))
    for table in COLUMNS:
        names = schema.column_names(store.connection, table)
        for values in store.all(f"SELECT * FROM {table} ORDER BY id"):
            row: Image = dict(zip(names, values, strict=True))
            for column, words in _words(table, row):
                yield FreeText(table, row, column, words, _place(table, row, codes, words))


def past(store: Store) -> Iterator[FreeText]:
    """All words in the old images of rows."""
    codes: dict[int, str] = dict(store.all("SELECT id, name FROM codes"))
    for table in COLUMNS:
        for (old,) in store.all("SELECT old FROM changes WHERE table_name = ? AND old IS NOT NULL", (table,)):
            row: Image = json.loads(old)
            for column, words in _words(table, row):
                yield FreeText(table, row, column, words, _place(table, row, codes, words))
    for carried in carried_rows.rows(store):
        for image in (carried.old, carried.new):
            whole = _whole(store, carried, image) if image and carried.table in COLUMNS else {}
            for column, words in _words(carried.table, whole) if whole else ():
                if column in (image or {}):
                    yield FreeText(carried.table, whole, column, words, _place(carried.table, whole, codes, words))


def _whole(store: Store, row: PortableRow, image: PortableImage) -> Image:
    """An image of a row from another copy, with the columns that it lacks as the row has them here."""
    whole: Image = dict.fromkeys(schema.column_names(store.connection, row.table), "")
    whole.update(_live(store, row) or {"id": 0, "uuid": row.uuid})
    return whole | {name: 0 if isinstance(value, tuple) else value for name, value in image.items()}


def _live(store: Store, row: PortableRow) -> Image | None:
    """The row that it is here, or stands for."""
    found = store.one(
        f"SELECT * FROM {row.table} WHERE uuid = ?1 OR uuid = "
        "(SELECT target FROM aliases WHERE table_name = ?2 AND uuid = ?1)",
        (row.uuid, row.table),
    )
    return dict(zip(schema.column_names(store.connection, row.table), found, strict=True)) if found else None


def _words(table: str, row: Image) -> Iterator[tuple[str, str]]:
    if table == "settings" and row["name"] not in _SAID_IN_SETTINGS:
        return
    for column in COLUMNS[table]:
        words = str(row.get(column, ""))  # images of older versions lack what came since
        for text in _texts(table, row, column, words):
            if text:
                yield column, text


def _texts(table: str, row: Image, column: str, words: str) -> Iterator[str]:
    if not words or not _is_json(table, row, column):
        yield words
    elif (table, column) in _JSON_OF_NAMES:
        found: list[str] = []

        def kept(text: str) -> str:
            found.append(text)
            return text

        _renamed(_read(words), kept)
        yield from found
    else:
        yield from _strings(_read(words))


def _is_json(table: str, row: Image, column: str) -> bool:
    """Whether a column holds JSON: always, or in the row of several attributes."""
    if column in _JSON or (table, column) in {*_JSON_OF_NAMES, _LAYOUT}:
        return True
    return table == "attributes" and column == "value" and row["name"] == TOGETHER


def _read(words: str) -> object:
    """What JSON says; the words themselves where it cannot be read, which is no reason to find nothing."""
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        return words


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _place(table: str, row: Image, codes: dict[int, str], words: str) -> str:
    code = codes.get(int(row.get("code_id") or 0), "")
    name = str(row.get("name"))
    if table == "attributes" and name == TOGETHER:
        name = next(name for name, value in several_of(str(row["value"])).items() if words in (name, value))
    return _PLACES[table](str(row["uuid"])[-12:], code, name)


# ---- taking words out of the past ----------------------------------------------------------------------


def erase_past(store: Store, words: str) -> int:
    """Take words out of the old images and the reasons of entries, while forgetting; gives how many held them.

    An image gets what the row had next instead, or its number where the row is gone. A change that changed
    nothing else is not in the log any more.
    """
    wanted, connection = folded(words), store.connection
    found = _erase_in_rows_of_the_past(store, wanted)
    for table in COLUMNS:
        rows = store.all(
            "SELECT row_id, id, old FROM changes WHERE table_name = ? ORDER BY row_id, id DESC", (table,)
        )
        for row_id, changes in groupby(rows, key=itemgetter(0)):
            found += _erase_in_row(store, table, int(row_id), list(changes), wanted)
    for entry, reason in store.all("SELECT id, reason FROM entries WHERE reason <> ''"):
        if wanted in folded(reason):
            connection.execute("UPDATE entries SET reason = '' WHERE id = ?", (entry,))
            found += 1
    return found + _erase_beside(store, wanted)


def _erase_in_rows_of_the_past(store: Store, wanted: str) -> int:
    """Take words out of rows that tell of the past; gives how many held them."""
    found = 0
    for table, (where, columns) in _OF_THE_PAST.items():
        for key, *texts in store.all(f"SELECT id, {', '.join(columns)} FROM {table} WHERE {where}"):
            held = [column for column, text in zip(columns, texts, strict=True) if wanted in folded(text)]
            if held:
                store.update(table, key, **dict.fromkeys(held, f"({key})"))
                found += 1
    return found


def _erase_beside(store: Store, wanted: str) -> int:
    """Take words out of what other copies did and the history of this one does not say, and of where it came from."""

    def without(row: PortableRow) -> PortableRow:
        return carried_rows.with_images(row, lambda image: _without_beside(store, row, image, wanted))

    found = carried_rows.change_rows(store, lambda row: without(row) if row.table in COLUMNS else row)
    for table in ("arrived", "waiting"):
        for key, source in store.all(f"SELECT id, source FROM {table} WHERE source <> ''"):
            if wanted in folded(source):
                store.connection.execute(f"UPDATE {table} SET source = '' WHERE id = ?", (key,))
                found += 1
    for key, text in store.all("SELECT id, entry FROM waiting"):
        entry = entry_from(text)
        if wanted in folded(entry.reason):
            store.connection.execute(
                "UPDATE waiting SET entry = ? WHERE id = ?", (entry_json(replace(entry, reason="")), key)
            )
            found += 1
    return found


def _without_beside(store: Store, row: PortableRow, image: PortableImage, wanted: str) -> PortableImage:
    """An image without words: it gets what the row has here instead, or its id where there is none."""
    whole = _whole(store, row, image)
    if not _holds(row.table, whole, wanted):
        return image
    live = _live(store, row)
    after: Image | None = (
        dict(zip(schema.column_names(store.connection, row.table), live, strict=True)) if live else None
    )
    made = _without(row.table, whole | {"id": row.uuid[-12:]}, after, wanted)
    return {name: value if isinstance(value, tuple) else made[name] for name, value in image.items()}


def _erase_in_row(store: Store, table: str, row_id: int, changes: list[Row], wanted: str) -> int:
    """The images of one row, the newest first."""
    images = [json.loads(old) if old else None for _, _, old in changes]
    if not any(image and _holds(table, image, wanted) for image in images):
        return 0
    names = schema.column_names(store.connection, table)
    row = store.one(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    after: Image | None = dict(zip(names, row, strict=True)) if row else None
    found = 0
    for (_row, change, _old), before in zip(changes, images, strict=True):
        image = before
        if before is not None and _holds(table, before, wanted):
            image = _without(table, before, after, wanted)
            found += 1
            if image == after:
                store.connection.execute("DELETE FROM changes WHERE id = ?", (change,))
            else:
                rewritten = json.dumps(image, ensure_ascii=False)
                store.connection.execute("UPDATE changes SET old = ? WHERE id = ?", (rewritten, change))
        after = image
    return found


def _holds(table: str, row: Image, wanted: str) -> bool:
    return any(wanted in folded(words) for _, words in _words(table, row))


def _without(table: str, image: Image, after: Image | None, wanted: str) -> Image:
    made = dict(image)
    for column in {column for column, words in _words(table, image) if wanted in folded(words)}:
        if after is not None:
            made[column] = after[column]
        elif (table, column) == _LAYOUT:
            made[column] = ""
        elif (table, column) in _JSON_OF_NAMES:
            named = _renamed(_read(str(image[column])), _instead(wanted, f"({image['id']})"))
            made[column] = json.dumps(named, ensure_ascii=False)
        elif _is_json(table, image, column):
            mapped = _mapped(_read(str(image[column])), _instead(wanted, ""))
            made[column] = json.dumps(mapped, ensure_ascii=False)
        else:
            made[column] = f"({image['id']})"
    return made


def _instead(wanted: str, instead: str) -> Callable[[str], str]:
    return lambda text: instead if wanted in folded(text) else text


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(part, change) for part in value]
    if isinstance(value, dict):
        return {change(name): _mapped(part, change) for name, part in value.items() if change(name) or not name}
    return value


def _renamed(value: object, change: Callable[[str], str]) -> object:
    """JSON of names with other texts: ids, kinds and colours in it are none."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_renamed(part, change) for part in value]
    if isinstance(value, dict):
        return {
            name: part
            if name in _NO_WORDS
            else [_related(pair, change) for pair in part]
            if name == "related" and isinstance(part, list)
            else _renamed(part, change)
            for name, part in value.items()
        }
    return value


def _related(pair: object, change: Callable[[str], str]) -> object:
    """What a frozen code is related to: the kind, and the id or the name of a code."""
    if not isinstance(pair, list) or len(pair) != 2 or UUID.fullmatch(str(pair[1])):
        return pair
    return [pair[0], _renamed(pair[1], change)]
