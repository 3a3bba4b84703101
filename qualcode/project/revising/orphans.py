"""Orphans: codings, memos, topics and fixed passages that a corrected text has not, until a person places them.

An orphan stands in a table of its own, with the hash of the text that it was made on and its place there, so
that nothing that reads codings ever meets one at a wrong place. What hung on a coding goes with it: its memos
are memos on the document meanwhile, its anchor examples keep their words, its edits and ids wait in the row.
A topic is that of a question, to which a person assigned it; a fixed passage waits with its place in their order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import NotFound, QualcodeError, SpanOutside
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.coding.memos import Memos
from qualcode.project.file import door
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Row, Store, corrected_meanwhile, find, gone
from qualcode.project.quoting.quotation_edits import QuotationEdits
from qualcode.project.revising.brought_back import anchors_back, edits_back, ids_back, marks_back
from qualcode.project.revising.plan import PlacedPassage, code_names

TOLD = "words"  # no text: a key
"""Under this key an orphan that another program's coding is keeps its words there, and what is said of its place."""

# columns of a coding that point to nothing else
_FACTS = ("polarity", "weight", "paraphrase", "round", "created")

_ORPHANS = """
SELECT o.id, o.uuid, o.document_id, o.text_sha256, o.start, o."end", o.proposed_start, o.proposed_end, o.reason,
       c.name, o.code_id, o.attached, t.text, p.sha256, p.text
FROM orphans o JOIN coders c ON c.id = o.coder_id JOIN documents d ON d.id = o.document_id
JOIN texts p ON p.id = d.text_id LEFT JOIN texts t ON t.sha256 = o.text_sha256
"""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A coding, a memo or the topic of a question without a place in its document's text. `document` is a key.

    `span` lies in the text `text_sha256`, `before` is what it said there ("" where that text was sealed), or, of a
    coding of another program, the words that this names, else what it says of the place;
    `proposal` is a place in the present text that a person should look at, `after` what stands there. `code` is
    the code's full name and `topic` the topic's name, both "" for a memo and for a fixed passage, a `segment`;
    `reason` is *lost*, *uncertain* or *double*.
    """

    key: int
    uuid: str
    document: int
    text_sha256: str
    span: Span
    proposal: Span | None
    reason: str
    coder: str
    code: str
    memos: tuple[str, ...]
    before: str
    after: str
    topic: str = ""
    segment: bool = False

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]

    def said_reason(self) -> str:
        """Why it has no place, for people."""
        return {
            "lost": pgettext("orphan", "lost"),
            "uncertain": pgettext("orphan", "uncertain"),
            "double": pgettext("orphan", "double"),
        }[self.reason]


@dataclass(frozen=True, slots=True)
class PlacedByHand:
    """The table and key of what an orphan became, and what of it could not come back."""

    table: str
    key: int
    lost: tuple[str, ...] = field(default=())


class Orphans:
    """The orphans of a project."""

    def __init__(self, store: Store, memos: Memos) -> None:
        self._store = store
        self._memos = memos

    def all(self, document: Document | None = None) -> list[Orphan]:
        """Orphans by document and former place."""
        where, values = (" WHERE o.document_id = ?", (document.key,)) if document else ("", ())
        rows = self._store.all(f'{_ORPHANS}{where} ORDER BY o.document_id, o.start, o."end", o.id', values)
        shown = {row[3]: row[12] for row in rows if row[12] is not None} | {row[13]: row[14] for row in rows}
        for sha256, text in shown.items():
            self._store.whole_text(sha256, text)
        names = code_names(self._store) if rows else {}
        texts = self._memos.texts_of_orphans() if rows else {}
        topics: dict[str, str] = dict(self._store.all("SELECT uuid, name FROM topics")) if rows else {}
        return door.made(self._store.path, "orphans", rows, lambda row: _orphan(row, names, texts, topics))

    def codings(self) -> frozenset[str]:
        """The UUIDs of the codings that are orphans."""
        rows = self._store.all("SELECT coding_uuid FROM orphans WHERE coding_uuid IS NOT NULL")
        return frozenset(str(uuid) for (uuid,) in rows)

    def find(self, wanted: str, *, exact: bool = False) -> Orphan:
        """The orphan of that id or beginning of one. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(orphan, orphan.id, orphan.uuid, (orphan.id,)) for orphan in self.all()]
        return find("orphan", wanted, candidates, hint=_("“qualcode orphans” lists them."), exact=exact)

    def place(self, orphan: Orphan, document: Document, span: Span, author: Author) -> PlacedByHand:
        """Give an orphan a place in its document's present text.

        The document object says which text the span was chosen on. Raises QualcodeError where that was
        corrected meanwhile, it is another document, the orphan is gone, or its coder gave its code to that
        passage already; SpanOutside for a place that is not inside the text.
        """
        with self._store.history.change("orphan.place", author):
            return place(self._store, orphan.key, document, span)

    def remove(self, orphan: Orphan, author: Author) -> None:
        """Give an orphan up; its memos stay memos on the document."""
        with self._store.history.change("orphan.remove", author):
            self._store.delete_one("orphans", orphan.key)


# ---- inside an open change -----------------------------------------------------------------------------


def keep_coding(store: Store, document: Document, passage: PlacedPassage, reason: str) -> None:
    """Make a coding an orphan of the document's text; what hangs on it waits with it."""
    facts = ", ".join(_FACTS)
    row = store.one(f"SELECT uuid, coder_id, code_id, rule_id, {facts} FROM codings WHERE id = ?", (passage.key,))
    if row is None:
        raise gone("codings")
    uuid, coder, code, rule, *values = row
    key = (passage.key,)
    attached: dict[str, list[object]] = {
        "memos": _column(store, "SELECT uuid FROM memos WHERE coding_id = ? ORDER BY id", key),
        "anchors": _column(store, "SELECT uuid FROM anchors WHERE coding_id = ? ORDER BY id", key),
        "ids": _column(store, "SELECT name FROM quotation_ids WHERE coding_id = ? ORDER BY id", key),
        "good": _marks(store, passage.key, coder),
        "edits": [
            [edit.kind.value, edit.start, edit.length, edit.replacement]
            for edit in QuotationEdits(store).of(passage.key)
        ],
    }
    connection = store.connection
    connection.execute("UPDATE memos SET document_id = ?, coding_id = NULL WHERE coding_id = ?", (document.key, *key))
    for table in ("anchors", "published_quotations"):
        connection.execute(f"UPDATE {table} SET coding_id = NULL WHERE coding_id = ?", key)
    for table in ("quotation_edits", "quotation_ids", "good_marks"):
        store.delete(table, "coding_id = ?", key)
    store.delete_one("codings", passage.key)
    _insert(
        store,
        document,
        passage,
        reason,
        attached,
        coder_id=coder,
        code_id=code,
        rule_id=rule,
        coding_uuid=uuid,
        coding=json.dumps(dict(zip(_FACTS, values, strict=True)), ensure_ascii=False),
    )


def keep_memo(store: Store, document: Document, passage: PlacedPassage, reason: str) -> None:
    """Make the passage of a memo an orphan; the memo is one on the document meanwhile."""
    row = store.one("SELECT uuid, author_id FROM memos WHERE id = ?", (passage.key,))
    if row is None:
        raise gone("memos")
    store.update("memos", passage.key, start=None, end=None)
    _insert_without_code(store, document, passage, reason, {"memos": [row[0]]}, author=row[1])


def keep_topic(store: Store, document: Document, passage: PlacedPassage, reason: str) -> None:
    """Make the topic of a question an orphan: the question is assigned to none meanwhile."""
    row = store.one(
        "SELECT t.uuid, a.created, a.author_id FROM topic_assignments a JOIN topics t ON t.id = a.topic_id "
        "WHERE a.id = ?",
        (passage.key,),
    )
    if row is None:
        raise gone("topic_assignments")
    store.delete_one("topic_assignments", passage.key)
    attached: dict[str, list[object]] = {"memos": [], "topic": [row[0], row[1]]}
    _insert_without_code(store, document, passage, reason, attached, author=row[2])


def keep_segment(store: Store, document: Document, passage: PlacedPassage, reason: str) -> None:
    """Make a fixed passage an orphan: its coder has one less to code meanwhile."""
    row = store.one(
        "SELECT uuid, position, round, repeats, coder_id FROM fixed_segments WHERE id = ?", (passage.key,)
    )
    if row is None:
        raise gone("fixed_segments")
    store.delete_one("fixed_segments", passage.key)
    attached: dict[str, list[object]] = {"memos": [], "segment": list(row[:4])}
    _insert_without_code(store, document, passage, reason, attached, author=row[4])


def _insert_without_code(
    store: Store,
    document: Document,
    passage: PlacedPassage,
    reason: str,
    attached: dict[str, list[object]],
    *,
    author: int,
) -> None:
    _insert(
        store,
        document,
        passage,
        reason,
        attached,
        coder_id=author,
        code_id=None,
        rule_id=None,
        coding_uuid="",
        coding="{}",
    )


def _insert(
    store: Store,
    document: Document,
    passage: PlacedPassage,
    reason: str,
    attached: dict[str, list[object]],
    **columns: str | int | None,
) -> None:
    proposal = passage.placed.span
    store.insert(
        "orphans",
        document_id=document.key,
        text_sha256=document.sha256,
        start=passage.span.start,
        end=passage.span.end,
        proposed_start=proposal.start if proposal else None,
        proposed_end=proposal.end if proposal else None,
        reason=reason,
        attached=json.dumps(attached, ensure_ascii=False),
        **columns,
    )


def place(store: Store, orphan: int, document: Document, span: Span) -> PlacedByHand:
    """Give an orphan a place in its document's present text; the checks are those of `Orphans.place`."""
    row = store.one(
        'SELECT document_id, text_sha256, start, "end", coder_id, code_id, rule_id, coding_uuid, coding, attached '
        "FROM orphans WHERE id = ?",
        (orphan,),
    )
    if row is None:
        raise NotFound("orphan", str(orphan), hint=_("It was placed or removed meanwhile."))
    of, sha256, start, end, *linked, coding, attached = row
    text = _present_text(store, document, of, span)
    waiting = json.loads(attached)
    store.delete_one("orphans", orphan)
    if topic := waiting.get("topic"):
        return PlacedByHand("topic_assignments", _topic_back(store, topic, of, span, int(linked[0])))
    if segment := waiting.get("segment"):
        return PlacedByHand("fixed_segments", _segment_back(store, segment, of, span, int(linked[0])))
    if not linked[3]:
        _memos_back(store, waiting["memos"], of, document_id=of, start=span.start, end=span.end)
        return PlacedByHand("memos", _key_of_memo(store, waiting["memos"]))
    key = _coding_back(store, of, span, linked, json.loads(coding))
    _memos_back(store, waiting["memos"], of, document_id=None, coding_id=key)
    lost = ids_back(store, key, waiting["ids"])
    marks_back(store, key, waiting.get("good", ()), int(linked[0]))
    former = store.one("SELECT text FROM texts WHERE sha256 = ?", (sha256,))
    before = span_of(start, end).cut(store.whole_text(sha256, former[0])) if former else ""
    lost += edits_back(store, key, waiting["edits"], before, span.cut(text))
    anchors_back(store, key, waiting["anchors"], before, span.cut(text))
    store.connection.execute(
        "UPDATE published_quotations SET coding_id = ? WHERE coding_uuid = ? AND coding_id IS NULL", (key, linked[3])
    )
    return PlacedByHand("codings", key, tuple(lost))


def _present_text(store: Store, document: Document, of: int, span: Span) -> str:
    row = store.one("SELECT t.sha256, t.text FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?", (of,))
    if row is None:
        raise gone("documents")
    if document.key != of:
        raise QualcodeError(_("The orphan belongs to another document."), _("It can be placed in that one only."))
    if row[0] != document.sha256:
        raise corrected_meanwhile(document)
    if not 0 <= span.start < span.end <= len(row[1]):
        raise SpanOutside(
            ngettext(
                "{start}:{end} does not lie inside “{document}”, which has {count} character.",
                "{start}:{end} does not lie inside “{document}”, which has {count} characters.",
                len(row[1]),
                start=span.start,
                end=span.end,
                document=document.name,
            ),
            _("Offsets count characters (code points) from 0."),
        )
    return store.whole_text(row[0], row[1])


def _coding_back(store: Store, document: int, span: Span, linked: Sequence[object], facts: dict[str, object]) -> int:
    coder, code, rule, uuid = linked
    there = store.connection.execute(
        'SELECT 1 FROM codings WHERE document_id = ? AND start = ? AND "end" = ? AND code_id = ? AND coder_id = ? '
        "AND round = ?",
        (document, span.start, span.end, code, coder, facts["round"]),
    ).fetchone()
    if there:
        raise QualcodeError(
            _("The passage has that code of that coder already."), _("Choose another passage, or remove the orphan.")
        )
    columns = {
        "uuid": uuid,
        "document_id": document,
        "start": span.start,
        "end": span.end,
        "code_id": code,
        "rule_id": rule,
        "coder_id": coder,
        "created": store.entry_time(),  # where another program did not say when
        **facts,
    }
    names = ", ".join(f'"{name}"' for name in columns)
    cursor = store.connection.execute(
        f"INSERT INTO codings ({names}) VALUES ({', '.join('?' * len(columns))})", tuple(columns.values())
    )
    return cursor.lastrowid or 0


def _memos_back(store: Store, uuids: Sequence[str], document: int, **columns: int | None) -> None:
    """The memos that waited, unless they were removed or put elsewhere meanwhile."""
    for uuid in uuids:
        row = store.one("SELECT id FROM memos WHERE uuid = ? AND document_id = ? AND start IS NULL", (uuid, document))
        if row:
            store.update("memos", row[0], **columns)


def _segment_back(store: Store, waiting: Sequence[Any], document: int, span: Span, coder: int) -> int:
    """A fixed passage. Raises QualcodeError where the same one is fixed already."""
    uuid, position, round_, repeats = (*waiting, None)[:4]  # older ones tell nothing of a repetition
    place = (document, coder, span.start, span.end, round_)
    if store.one(
        "SELECT 1 FROM fixed_segments "
        'WHERE document_id = ? AND coder_id = ? AND start = ? AND "end" = ? AND round = ?',
        place,
    ):
        raise QualcodeError(
            _("This passage is fixed for that coder already."), _("Choose another passage, or remove the orphan.")
        )
    cursor = store.connection.execute(
        'INSERT INTO fixed_segments (uuid, document_id, coder_id, start, "end", round, position, repeats) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (uuid, *place, position, repeats),
    )
    return cursor.lastrowid or 0


def _topic_back(store: Store, waiting: Sequence[str], document: int, span: Span, author: int) -> int:
    """The topic of a question. Raises QualcodeError where one stands there already."""
    uuid, created = waiting
    row = store.one("SELECT id FROM topics WHERE uuid = ?", (uuid,))
    if row is None:
        raise gone("topics")
    if store.one(
        'SELECT 1 FROM topic_assignments WHERE document_id = ? AND start < ? AND "end" > ?',
        (document, span.end, span.start),
    ):
        raise QualcodeError(
            _("The question has a topic already."), _("Choose another passage, or remove the orphan.")
        )
    return store.insert(
        "topic_assignments",
        topic_id=row[0],
        document_id=document,
        start=span.start,
        end=span.end,
        author_id=author,
        created=created,
    )[0]


def _key_of_memo(store: Store, uuids: Sequence[str]) -> int:
    row = store.one("SELECT id FROM memos WHERE uuid = ?", (uuids[0],))
    if row is None:
        raise gone("memos")
    return int(row[0])


def _marks(store: Store, coding: int, coder: int) -> list[object]:
    """Who marked a coding as a good quotation, and when: [UUID, time], without UUID where it is its own coder."""
    rows = store.all(
        "SELECT g.coder_id, n.uuid, g.created FROM good_marks g JOIN coders n ON n.id = g.coder_id "
        "WHERE g.coding_id = ? ORDER BY g.id",
        (coding,),
    )
    return [["" if marker == coder else uuid, created] for marker, uuid, created in rows]


def _column(store: Store, sql: str, values: tuple[int, ...]) -> list[object]:
    return [value for (value,) in store.all(sql, values)]


def _orphan(row: Row, names: dict[int, str], memos: dict[str, str], topics: dict[str, str]) -> Orphan:
    (
        key,
        uuid,
        document,
        sha256,
        start,
        end,
        proposed_start,
        proposed_end,
        reason,
        coder,
        code,
        attached,
        former,
        _,
        present,
    ) = row
    span = span_of(start, end)
    proposal = span_of(proposed_start, proposed_end) if proposed_start is not None else None
    waiting = json.loads(attached)
    told = next((words for words in waiting.get(TOLD, ()) if words.strip()), "")
    return Orphan(
        key=key,
        uuid=uuid,
        document=document,
        text_sha256=sha256,
        span=span,
        proposal=proposal,
        reason=reason,
        coder=coder,
        code=names.get(code, ""),
        memos=tuple(memos[memo] for memo in waiting["memos"] if memo in memos),
        before=told or (span.cut(former) if former and (proposal or TOLD not in waiting) else ""),
        after=proposal.cut(present) if proposal else "",
        topic=topics.get(waiting["topic"][0], "") if "topic" in waiting else "",
        segment="segment" in waiting,
    )
