"""Whether the values of rows can be what they stand for: identities, times, names, JSON, and objects made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from qualcode.catalogue import _
from qualcode.errors import ProjectDamaged
from qualcode.language.alignment.mapping import Mapping
from qualcode.project.checking.copies import problems_of_copies
from qualcode.project.codebook.codes import Codes
from qualcode.project.coding.coders import Coders
from qualcode.project.coding.codings import Codings
from qualcode.project.coding.good_marks import GoodMarks
from qualcode.project.coding.memos import Memos
from qualcode.project.coding.settings import Settings
from qualcode.project.file import schema
from qualcode.project.file.door import UNFIT
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store
from qualcode.project.material.cases import Cases
from qualcode.project.material.consents import Consents
from qualcode.project.material.documents import Documents
from qualcode.project.material.doubts import Doubts
from qualcode.project.material.transcription import Transcription
from qualcode.project.merging.value_forms import HASH, TIME, UUID, form_of, reader_of
from qualcode.project.quoting.given import GivenOut
from qualcode.project.quoting.quotation_edits import QuotationEdits
from qualcode.project.revising.orphans import Orphans
from qualcode.project.team.norming import Norming

_READ_BY_FORM = (
    *(("consensus_decisions", column) for column in ("persons", "before", "made")),
    *(("case_levels", "passages"), ("codebook_versions", "codes"), ("typologies", "axes"), ("types", "cells")),
)
_MARK = re.compile(r"[0-9a-f]{32}")


def problems_of_values(store: Store) -> list[str]:
    """What is wrong with single rows, and which parts of the project cannot be made of them."""
    found: list[str] = []
    for table in (*schema.LOGGED, "entries"):
        found += _of_table(store, table)
    found += _unlogged(store)
    found += problems_of_copies(store)
    found += _given_out(store)
    found += _twice(store)
    found += _json(store)
    found += _objects(store)
    return list(dict.fromkeys(found))


def _of_table(store: Store, table: str) -> Iterator[str]:
    columns = schema.column_names(store.connection, table)
    tests = [(at, form) for at, column in enumerate(columns) if (form := form_of(table, column))]
    at_key = columns.index("id")
    for row in store.rows(f"SELECT * FROM {table}"):
        for at, form in tests:
            if row[at] is not None and not (isinstance(row[at], str) and form.fits(row[at])):
                yield _(
                    "{table} row {row}: {what} ({value})",
                    table=table,
                    row=row[at_key],
                    what=form.said(columns[at]),
                    value=ascii(row[at]),
                )


def _given_out(store: Store) -> Iterator[str]:
    """Lines of the register of what left; whether their contents can be read, `_objects` says."""
    for key, uuid, created in store.all("SELECT id, uuid, created FROM given"):
        if not (UUID.fullmatch(str(uuid)) and TIME.fullmatch(str(created))):
            yield _(
                "given row {key}: its UUID or its time is none ({uuid}, {created})",
                key=key,
                uuid=ascii(uuid),
                created=ascii(created),
            )


def _unlogged(store: Store) -> Iterator[str]:
    """Rows that no sum covers, as far as their form says something of them."""
    facts = store.all("SELECT project_uuid, secret, former, present FROM file_state")
    if len(facts) != 1:
        yield _("the facts about the file are missing")
    for project, secret, former, present in facts:
        if not (UUID.fullmatch(str(project)) and HASH.fullmatch(str(secret))):
            yield _("the identity or the secret of the project in file_state is none")
        if not (_MARK.fullmatch(str(present)) and (former == "" or _MARK.fullmatch(str(former)))):
            yield _("a mark of the file in file_state is none")
    for key, kind, value in store.all("SELECT id, kind, value FROM forgotten"):
        if not (UUID.fullmatch(str(value)) or HASH.fullmatch(str(value))):
            yield _(
                "forgotten row {key}: its {kind} is no identity ({value})", key=key, kind=kind, value=ascii(value)
            )
    for key, details, created in store.all("SELECT id, details, created FROM begun"):
        try:
            json.loads(details)
        except UNFIT as error:
            yield _("begun row {key}: its details cannot be read ({error})", key=key, error=error)
        if not TIME.fullmatch(str(created)):
            yield _("begun row {key}: created is no time ({created})", key=key, created=ascii(created))
    for key, path, created in store.all("SELECT id, path, created FROM backups"):
        if not str(path).strip() or not TIME.fullmatch(str(created)):
            yield _(
                "backups row {key}: its path or its time is none ({path}, {created})",
                key=key,
                path=ascii(path),
                created=ascii(created),
            )


def _twice(store: Store) -> Iterator[str]:
    """Names that look the same, and codings given twice, which no constraint of the tables refuses."""
    for table in (
        "coders",
        "cases",
        "documents",
        "codes",
        "topics",
        "document_groups",
        "transcription_rules",
        "norming_sessions",
        "codebook_versions",
        "inductions",
        "typologies",
    ):
        place = "parent_id" if table == "codes" else "NULL"
        known: dict[tuple[object, str], int] = {}
        for key, where, name in store.all(f"SELECT id, {place}, name FROM {table} ORDER BY id"):
            first = known.setdefault((where, folded(str(name))), key)
            if first != key:
                yield _(
                    "{table} row {key}: “{name}” is the name of row {first} too",
                    table=table,
                    key=key,
                    name=name,
                    first=first,
                )
    for key, first in store.all(
        "SELECT id, MIN(id) OVER same FROM codings "
        'WINDOW same AS (PARTITION BY document_id, start, "end", code_id, coder_id, round)'
    ):
        if key != first:
            yield _("codings row {key}: the same as row {first}", key=key, first=first)
    for key, first in store.all(
        "SELECT id, MIN(id) OVER same FROM good_marks WINDOW same AS (PARTITION BY coding_id, coder_id)"
    ):
        if key != first:
            yield _("good_marks row {key}: the same as row {first}", key=key, first=first)
    for key, first in store.all(
        "SELECT id, MIN(id) OVER same FROM summaries WHERE case_id IS NULL WINDOW same AS (PARTITION BY code_id)"
    ):
        if key != first:
            yield _("summaries row {key}: of the same code as row {first}", key=key, first=first)


def _json(store: Store) -> Iterator[str]:
    for key, coding, attached in store.all("SELECT id, coding, attached FROM orphans"):
        try:
            held = json.loads(coding), json.loads(attached)
            if not all(isinstance(value, dict) for value in held):
                raise TypeError("no object")  # no text: as Python says it
        except UNFIT as error:
            yield _("orphans row {key}: what it keeps cannot be read ({error})", key=key, error=error)
    for table, column in _READ_BY_FORM:
        fits = reader_of(table, column)
        for key, value in store.all(f"SELECT id, {column} FROM {table}"):
            try:
                if fits is not None and not fits(value):
                    raise TypeError("no such thing")  # no text: as Python says it
            except UNFIT as error:
                yield _(
                    "{table} row {row}: {column} cannot be read ({error})",
                    table=table,
                    row=key,
                    column=column,
                    error=error,
                )
    for key, mapping in store.all("SELECT id, mapping FROM revisions"):
        try:
            Mapping.from_json(mapping)
        except UNFIT as error:
            yield _("revisions row {key}: its mapping cannot be read ({error})", key=key, error=error)


def _objects(store: Store) -> Iterator[str]:
    """All objects are made once: what the door refuses, no command can work with."""
    coders, cases, memos, settings = Coders(store), Cases(store), Memos(store), Settings(store)
    documents = Documents(store, cases)
    parts: tuple[Callable[[], object], ...] = (
        coders.all, coders.assignments, cases.all, documents.all, Codes(store).book, memos.all,
        Codings(store, coders, memos, GoodMarks(store)).all, QuotationEdits(store).all, Orphans(store, memos).all,
        Doubts(store).all, Consents(store).of_cases, Consents(store).of_documents, GivenOut(store).all,
        Norming(store).all, Norming(store).passages, Transcription(store).own, lambda: settings.round,
        lambda: settings.procedure,
    )  # fmt: skip
    for part in parts:
        try:
            part()
        except ProjectDamaged as error:
            yield error.what
    for (key,) in store.all("SELECT id FROM documents"):
        try:
            documents.speakers(key)
            documents.how_read(key)
        except ProjectDamaged as error:
            yield _("document {key}: {what}", key=key, what=error.message)
