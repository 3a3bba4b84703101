"""Corrected texts: a document gets another text, and all that was put on the old one moves along.

A revision is one entry of the history, so that undo and redo take it back and forth. Its mapping of places is
kept; the former text is readable for the project until it is sealed or forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError
from qualcode.language.alignment.mapping import Mapping
from qualcode.model.documents import EDITOR, Document, DocumentDraft, Structure
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store, corrected_meanwhile
from qualcode.project.material.documents import Documents
from qualcode.project.material.doubts import renew_doubts
from qualcode.project.material.kept_texts import refuse_passages
from qualcode.project.quoting.quotation_edits import write_edits
from qualcode.project.revising.carried_layers import with_carried_layers
from qualcode.project.revising.carried_turns import with_carried_turns
from qualcode.project.revising.orphans import PlacedByHand, keep_coding, keep_memo, keep_segment, keep_topic, place
from qualcode.project.revising.plan import PlacedPassage, Rereading, RevisionPlan, RoleChange, new_speaker, plan

_KEEPING = {
    "codings": keep_coding,
    "memos": keep_memo,
    "topic_assignments": keep_topic,
    "fixed_segments": keep_segment,
}


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a document has or had, numbered from 1; `since` is UTC, ISO 8601.

    A former text that is not `readable` was sealed or forgotten: its hash and length (code points) are left.
    """

    number: int
    sha256: str
    since: str
    length: int
    readable: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Revised:
    """What a revision did: numbers of passages (codings and memos).

    `lost` says what of the orphans that were found again could not come back.
    """

    moved: int
    orphaned: int
    found_again: int
    lost: tuple[str, ...] = ()


class Revisions:
    """Plans and makes corrections of texts, and knows the former ones."""

    def __init__(self, store: Store, documents: Documents) -> None:
        self._store = store
        self._documents = documents

    # ---- correcting ------------------------------------------------------------------------------

    def plan(self, document: Document, draft: DocumentDraft, *, rereads: Rereading | None = None) -> RevisionPlan:
        """What giving a document the text of a draft would do; nothing is written.

        With `rereads` the document is read anew: the text may be the same, and speakers get the draft's roles.
        Raises QualcodeError where the text is empty, is what the document has already, or holds a passage that was
        erased on request, or the document's was corrected since it was opened.
        """
        from qualcode.language.alignment.align import align  # rapidfuzz, needed only for corrections

        if not draft.text.strip():
            raise QualcodeError(_("The corrected text is empty."), _("Nothing was changed. Check the file."))
        text = self._present(document)
        structure = self._documents.structure(document)
        same_source = draft.source.reader == EDITOR or rereads is Rereading.TEXT
        if text == draft.text:
            mapping = Mapping.identity(document.length)
            draft, _lost = with_carried_layers(draft, text, structure, mapping, same_source=same_source)
            if not rereads and _numbers(draft.structure) == _numbers(structure):
                raise QualcodeError(
                    _("“{document}” has exactly this text already.", document=document.name),
                    _("Nothing was changed."),
                )
            return self._planned_with_same_text(document, draft, structure, rereads)
        refuse_passages(self._store, [draft.text], text)
        mapping = align(text, draft.text)
        if draft.source.reader == EDITOR and structure.turns and not draft.structure.turns:
            draft = with_carried_turns(draft, structure, self._documents.speakers(document), mapping)
        draft, lost = with_carried_layers(draft, text, structure, mapping, same_source=same_source)
        return replace(plan(self._store, document, draft, mapping, structure, rereads=rereads), lost=lost)

    def _planned_with_same_text(
        self, document: Document, draft: DocumentDraft, structure: Structure, rereads: Rereading | None
    ) -> RevisionPlan:
        mapping = Mapping.identity(document.length)
        planned = plan(self._store, document, draft, mapping, structure, rereads=rereads)
        if draft.structure == structure and not planned.roles and not planned.speakers:
            raise QualcodeError(
                _("“{document}” is read as it was before.", document=document.name),
                _("Nothing was changed. Say what is wrong, such as --dialect or --interviewer."),
            )
        return planned

    def carry_out(self, planned: RevisionPlan, author: Author, *, accept_uncertain: bool = False) -> Revised:
        """Give the document its new text and move everything along, as one entry of the history.

        Passages that are lost, uncertain (unless `accept_uncertain`) or doubles become orphans. Raises
        QualcodeError, and changes nothing, where the text was corrected since the plan was made, or where
        somebody coded since then what would become an orphan without having been in the plan.
        """
        store, document = self._store, planned.document
        with store.history.change("document.reread" if planned.rereads else "document.revise", author):
            before = _unsettled(planned)
            self._present(document)
            structure, rereads = self._documents.structure(document), planned.rereads
            planned = plan(store, document, planned.draft, planned.mapping, structure, rereads=rereads)
            if _unsettled(planned) - before:
                raise QualcodeError(
                    _(
                        "Somebody coded in “{document}” meanwhile, and not all of it has a certain place.",
                        document=document.name,
                    ),
                    _("Nothing was changed. Look at the preview again."),
                )
            self._give_text(planned)
            done = self._move(planned, accept_uncertain=accept_uncertain)
            present = self._documents.get(document.key).sha256
            if present != document.sha256:
                store.insert(
                    "revisions",
                    document_id=document.key,
                    old_sha256=document.sha256,
                    new_sha256=present,
                    mapping=planned.mapping.to_json(),
                    created=store.entry_time(),
                )
        return done

    def _present(self, document: Document) -> str:
        row = self._store.one(
            "SELECT t.sha256, t.text FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?",
            (document.key,),
        )
        if row is None or row[0] != document.sha256:
            raise corrected_meanwhile(document)
        return self._store.whole_text(*row)

    def _give_text(self, planned: RevisionPlan) -> None:
        self._documents.give_text(planned.document.key, planned.draft)
        for speaker in planned.speakers:
            after = new_speaker(planned.draft, speaker.after) if speaker.after else None
            self._documents.change_speaker(planned.document.key, speaker.before, after)
        for role in planned.roles:
            self._change_role(planned.document, role)
        renew_doubts(
            self._store, planned.document.key, planned.draft, planned.mapping, from_file=planned.is_from_file
        )

    def _change_role(self, document: Document, change: RoleChange) -> None:
        row = self._store.one(
            "SELECT id FROM speakers WHERE document_id = ? AND name = ?", (document.key, change.speaker)
        )
        if row is not None:
            self._store.update("speakers", row[0], role=change.after.value)

    def roles_changed(self, document: Document) -> set[str]:
        """The names of the speakers whose role was changed since they came."""
        rows = self._store.all(
            "SELECT DISTINCT s.name FROM speakers s JOIN changes c ON c.table_name = 'speakers' AND c.row_id = s.id "
            "WHERE s.document_id = ? AND json_extract(c.old, '$.role') <> s.role",
            (document.key,),
        )
        return {name for (name,) in rows}

    def _move(self, planned: RevisionPlan, *, accept_uncertain: bool) -> Revised:
        self._move_proposals(planned)
        self._move_worked(planned)
        orphaned = planned.without_place(accept_uncertain=accept_uncertain)
        for passage in orphaned:
            _KEEPING[passage.table](self._store, planned.document, passage, _reason(passage))
        gone = {(passage.table, passage.key) for passage in orphaned}
        moved = [passage for passage in planned.moving if (passage.table, passage.key) not in gone]
        for passage in moved:
            there = passage.placed.span
            if there is not None and there != passage.span:
                self._store.update(passage.table, passage.key, start=there.start, end=there.end)
        self._move_what_hangs_on(planned, {passage.key for passage in moved if passage.table == "codings"})
        document = self._documents.get(planned.document.key)
        placed = [self._find_again(orphan, document) for orphan in planned.orphans]
        lost = [
            f"{said} ({orphan.id})"
            for orphan, back in zip(planned.orphans, placed, strict=True)
            if back
            for said in back.lost
        ]
        return Revised(len(moved), len(orphaned), sum(back is not None for back in placed), tuple(lost))

    def _move_what_hangs_on(self, planned: RevisionPlan, codings: set[int]) -> None:
        for edits in planned.edits:
            if edits.coding in codings:
                write_edits(self._store, edits.coding, edits.kept)
        for anchor in planned.anchors:
            if anchor.coding in codings and anchor.after is not None:
                self._store.update("anchors", anchor.key, text=anchor.after)

    def _move_proposals(self, planned: RevisionPlan) -> None:
        """The places proposed for orphans of former corrections move too, or go."""
        for key, start, end in self._store.all(
            "SELECT id, proposed_start, proposed_end FROM orphans "
            "WHERE document_id = ? AND proposed_start IS NOT NULL",
            (planned.document.key,),
        ):
            self._propose(key, planned.mapping.map(Span(start, end)).span)

    def _move_worked(self, planned: RevisionPlan) -> None:
        """Inductive work stands behind the same words as before."""
        length = len(planned.draft.text)
        for key, worked in self._store.all(
            "SELECT id, worked FROM induction_documents WHERE document_id = ? AND worked > 0",
            (planned.document.key,),
        ):
            there = planned.mapping.map(Span(0, min(worked, planned.document.length))).span
            place = length if worked >= planned.document.length else min(there.end if there else worked, length)
            if place != worked:
                self._store.update("induction_documents", key, worked=place)

    def _propose(self, orphan: int, place: Span | None) -> None:
        first, last = (place.start, place.end) if place else (None, None)
        self._store.update("orphans", orphan, proposed_start=first, proposed_end=last)

    def _find_again(self, passage: PlacedPassage, document: Document) -> PlacedByHand | None:
        """Give an orphan the place where its words are there again, or a new proposal."""
        span = passage.placed.span
        if span is not None and passage.settled:
            return place(self._store, passage.key, document, span)
        if span is not None:
            self._propose(passage.key, span)
        return None

    # ---- former texts ----------------------------------------------------------------------------

    def versions(self, document: Document) -> list[Version]:
        """All texts of a document, the first one first; undone corrections are none."""
        rows = self._store.all(
            "SELECT r.old_sha256, r.mapping, r.created, t.id IS NOT NULL FROM revisions r "
            "LEFT JOIN texts t ON t.sha256 = r.old_sha256 WHERE r.document_id = ? ORDER BY r.id",
            (document.key,),
        )
        imported = self._store.one("SELECT created FROM documents WHERE id = ?", (document.key,))
        since = str(imported[0]) if imported else ""
        found: list[Version] = []
        for number, (sha256, mapping, created, readable) in enumerate(rows, start=1):
            length = Mapping.from_json(mapping).old_length
            found.append(Version(number, sha256, since, length, bool(readable), present=False))
            since = created
        return [*found, Version(len(rows) + 1, document.sha256, since, document.length, readable=True, present=True)]

    def text(self, version: Version) -> str:
        """The text of a version. Raises NotFound where it was sealed or forgotten."""
        row = self._store.one("SELECT text FROM texts WHERE sha256 = ?", (version.sha256,))
        if row is None:
            raise NotFound(
                "text", version.sha256[:12], hint=_("It was erased: its checksum and its position map are left.")
            )
        return self._store.whole_text(version.sha256, row[0])

    def mapping(self, document: Document, sha256: str) -> Mapping | None:
        """From a text that the document had to its present one; None where it never had it.

        For passages that were made on the former text: in another copy of the project, say.
        """
        if sha256 == document.sha256:
            return Mapping.identity(document.length)
        rows = self._store.all(
            "SELECT old_sha256, mapping FROM revisions WHERE document_id = ? ORDER BY id", (document.key,)
        )
        first = max((number for number, (old, _) in enumerate(rows) if old == sha256), default=None)
        if first is None:
            return None
        return _joined(Mapping.from_json(mapping) for _, mapping in rows[first:])


def _unsettled(planned: RevisionPlan) -> set[tuple[str, int, Span]]:
    return {(passage.table, passage.key, passage.span) for passage in planned.without_place(accept_uncertain=False)}


def _numbers(structure: Structure) -> tuple[object, object]:
    """What of a structure a file may bring anew although its text is the same."""
    return structure.lines, structure.marks


def _joined(mappings: Iterable[Mapping]) -> Mapping:
    return reduce(lambda first, later: first.then(later), mappings)


def _reason(passage: PlacedPassage) -> str:
    if passage.double:
        return "double"
    return "uncertain" if passage.placed.span is not None else "lost"
