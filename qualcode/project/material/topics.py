"""Topics of the guide: an own list in an own order, how they are asked about, and the questions that are theirs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError, SpanOutside
from qualcode.language.forms.normalised import spelled
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.model.topics import GuideQuestion, Topic, TopicAssignment
from qualcode.project.coding.dependents import CHOSEN
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, corrected_meanwhile, find, gone

_ASSIGNMENTS = """
SELECT a.id, a.uuid, a.topic_id, a.document_id, a.start, a."end", a.author_id, a.created FROM topic_assignments a
"""


class Topics:
    """The topics of a project's guide."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Topic]:
        """All topics in the order of the guide."""
        questions: dict[int, dict[str, str]] = {}
        for key, wave, question in self._store.all("SELECT topic_id, wave, question FROM topic_waves ORDER BY wave"):
            questions.setdefault(key, {})[wave] = question
        rows = self._store.all("SELECT id, uuid, name FROM topics ORDER BY position, id")
        return [
            Topic(key, uuid, position, name, questions.get(key, {}))
            for position, (key, uuid, name) in enumerate(rows)
        ]

    def get(self, key: int) -> Topic:
        """The topic of that key. Raises QualcodeError where it was removed."""
        found = next((topic for topic in self.all() if topic.key == key), None)
        if found is None:
            raise gone("topics")
        return found

    def find(self, wanted: str, *, exact: bool = False) -> Topic:
        """The topic of that name or id. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(topic, topic.id, topic.uuid, (topic.name,)) for topic in self.all()]
        return find("topic", wanted, candidates, hint=_("“qualcode topics” lists them."), exact=exact)

    def assignments(self, document: int | None = None) -> list[TopicAssignment]:
        """Which questions are assigned, of one document (key) or of all, in the order of the texts."""
        where, values = ("", ()) if document is None else ("WHERE a.document_id = ?", (document,))
        order = 'ORDER BY a.document_id, a.start, a."end", a.id'
        return self._store.made("topic_assignments", _assignment, f"{_ASSIGNMENTS} {where} {order}", values)

    # ---- the list --------------------------------------------------------------------------------

    def add(self, name: str, author: Author, *, questions: Mapping[str, str] | None = None) -> Topic:
        """Add a topic behind the others, with its questions by wave. Raises QualcodeError for a name that exists."""
        with self._store.history.change("topic.add", author):
            key = self._insert(self._free(name))
            for wave, question in (questions or {}).items():
                self._write_question(key, wave, question)
        return self.get(key)

    def rename(self, topic: Topic, name: str, author: Author) -> None:
        """Give a topic another name. Raises QualcodeError where another one has it."""
        with self._store.history.change("topic.edit", author):
            self._store.update("topics", topic.key, name=self._free(name, topic.key))

    def set_question(self, topic: Topic, wave: str, question: str, author: Author) -> None:
        """Say how the topic is asked about in a wave, or in every wave; an empty question takes that back."""
        with self._store.history.change("topic.edit", author):
            self._present(topic)
            self._write_question(topic.key, wave, question)

    def move(self, topic: Topic, position: int, author: Author) -> None:
        """Put a topic at a place of the guide, counted from 0; one beyond the last is the last."""
        with self._store.history.change("topic.move", author):
            self._present(topic)
            keys = [other.key for other in self.all() if other.key != topic.key]
            place = max(0, min(position, len(keys)))
            for number, key in enumerate([*keys[:place], topic.key, *keys[place:]]):
                self._store.update("topics", key, position=number)

    def remove(self, topic: Topic, author: Author) -> int:
        """Take a topic away with its questions; gives how many questions of texts were assigned to it."""
        store = self._store
        with store.history.change("topic.remove", author):
            store.delete("topic_waves", "topic_id = ?", (topic.key,))
            assigned = store.delete("topic_assignments", "topic_id = ?", (topic.key,))
            # those that wait for a place in a corrected text: nothing is left to be placed
            store.delete("orphans", "json_extract(attached, '$.topic[0]') = ?", (topic.uuid,))
            store.delete_one("topics", topic.key)
        return assigned

    def take_in(self, guide: Iterable[GuideQuestion], wave: str, author: Author) -> tuple[int, int]:
        """Take in the lines of a wave's guide: new topics stand behind the others, known ones get its question.

        Gives how many topics are new and how many questions of known ones were written or changed.
        """
        new = changed = 0
        with self._store.history.change("topic.import", author):
            known = {folded(topic.name): topic for topic in self.all()}
            for line in guide:
                topic = known.get(folded(line.topic))
                if topic is None:
                    self._write_question(self._insert(self._free(line.topic)), wave, line.question)
                    new += 1
                elif line.question and topic.questions.get(wave) != line.question:
                    self._write_question(topic.key, wave, line.question)
                    changed += 1
        return new, changed

    def _insert(self, name: str) -> int:
        row = self._store.one("SELECT COALESCE(MAX(position), -1) + 1 FROM topics")
        return self._store.insert("topics", position=row[0] if row else 0, name=name)[0]

    def _write_question(self, topic: int, wave: str, question: str) -> None:
        wave, question = " ".join(spelled(wave).split()), " ".join(spelled(question).split())
        row = self._store.one("SELECT id FROM topic_waves WHERE topic_id = ? AND wave = ?", (topic, wave))
        if row is None and question:
            self._store.insert("topic_waves", topic_id=topic, wave=wave, question=question)
        elif row is not None and question:
            self._store.update("topic_waves", row[0], question=question)
        elif row is not None:
            self._store.delete_one("topic_waves", row[0])

    def _present(self, topic: Topic) -> None:
        if self._store.one("SELECT 1 FROM topics WHERE id = ?", (topic.key,)) is None:
            raise gone("topics")

    def _free(self, name: str, but: int | None = None) -> str:
        """The name as it is written; raises QualcodeError for one that cannot be a topic's, and for one that is."""
        if not spelled(name) or name != name.strip() or "\n" in name:
            raise QualcodeError(
                _("“{name}” cannot be a topic's name.", name=name),
                _("A name is not empty, has no blanks at its edges and no line break."),
            )
        if any(folded(topic.name) == folded(name) and topic.key != but for topic in self.all()):
            raise QualcodeError(_("There is a topic “{name}” already.", name=name), _("Choose another name."))
        return spelled(name)

    # ---- questions of texts ----------------------------------------------------------------------

    def assign(self, assigned: Sequence[tuple[Topic, Document, Span]], author: Coder) -> int:
        """Say that questions, where they stand in the texts, ask about topics; gives how many that changed.

        What of another topic was assigned within such a place goes. The document says which text the place was
        chosen on: raises QualcodeError where that was corrected meanwhile, SpanOutside for a place outside of it.
        """
        store = self._store
        with store.history.change("topic.assign", Author.of(author)):
            topics = {topic.key for topic in self.all()}
            assigned = list({(row[1].key, row[2]): row for row in assigned}.values())  # the last word counts
            there = _by_document(self.assignments())
            lengths = self._lengths({document.key: document for _topic, document, _span in assigned}.values())
            rows: list[Row] = []
            replaced: list[int] = []
            time = store.entry_time()
            for topic, document, span in assigned:
                if topic.key not in topics:
                    raise gone("topics")
                _refuse_outside(document, span, lengths[document.key])
                within = [own for own in there.get(document.key, ()) if own.span.overlap(span)]
                if [(own.topic, own.span) for own in within] == [(topic.key, span)]:
                    continue
                replaced += [own.key for own in within]
                rows.append((topic.key, document.key, span.start, span.end, author.key, time))
            if replaced:
                store.delete("topic_assignments", f"id {CHOSEN}", (json.dumps(replaced),))  # no text: SQL
            if rows:
                columns = ("topic_id", "document_id", "start", "end", "author_id", "created")
                store.insert_all("topic_assignments", columns, rows)
        return len(rows)

    def unassign(self, questions: Iterable[tuple[Document, Span]], author: Author) -> int:
        """Take back which topic questions ask about; gives how many assignments went."""
        with self._store.history.change("topic.unassign", author):
            there = _by_document(self.assignments())
            places = ((document.key, span) for document, span in questions)
            taken = sorted({own.key for key, span in places for own in there.get(key, ()) if own.span.overlap(span)})
            return self._store.delete("topic_assignments", f"id {CHOSEN}", (json.dumps(taken),))  # no text: SQL

    def _lengths(self, documents: Iterable[Document]) -> dict[int, int]:
        """Key of a document -> the length of its text. Raises QualcodeError for one that was corrected or is gone."""
        texts = {
            key: (sha256, length)
            for key, sha256, length in self._store.all(
                "SELECT d.id, t.sha256, t.length FROM documents d JOIN texts t ON t.id = d.text_id"
            )
        }
        lengths: dict[int, int] = {}
        for document in documents:
            if document.key not in texts:
                raise gone("documents")
            sha256, lengths[document.key] = texts[document.key]
            if sha256 != document.sha256:
                raise corrected_meanwhile(document)
        return lengths


def _refuse_outside(document: Document, span: Span, length: int) -> None:
    if not 0 <= span.start < span.end <= length:
        raise SpanOutside(
            ngettext(
                "{start}:{end} does not lie inside “{document}”, which has {count} character.",
                "{start}:{end} does not lie inside “{document}”, which has {count} characters.",
                length,
                start=span.start,
                end=span.end,
                document=document.name,
            ),
            _("Offsets count characters (code points) from 0."),
        )


def _by_document(assignments: Iterable[TopicAssignment]) -> dict[int, list[TopicAssignment]]:
    found: dict[int, list[TopicAssignment]] = {}
    for assignment in assignments:
        found.setdefault(assignment.document, []).append(assignment)
    return found


def _assignment(row: Row) -> TopicAssignment:
    key, uuid, topic, document, start, end, author, created = row
    return TopicAssignment(key, uuid, topic, document, span_of(start, end), author, created)
