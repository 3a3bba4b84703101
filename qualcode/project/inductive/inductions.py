"""Inductive work: what was stated before it began, its material, and the passages that formed categories."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.inductions import (
    Induction,
    InductionDocument,
    InductionDraft,
    InductionPassage,
    PassageOutcome,
    Technique,
)
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.plural import counted
from qualcode.project.codebook.code_names import holds_control
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, Value, find, gone

_INDUCTIONS = (
    "SELECT id, uuid, name, technique, code_id, question, criterion, abstraction, definition, revision_due, revised, "
    "revision_note, closed, author_id, created FROM inductions"
)
LEAST_DUE, MOST_DUE = 10, 50
"""Between these shares of the material, in per cent, categories are revised."""


class Inductions:
    """The inductive work of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- reading ---------------------------------------------------------------------------------

    def all(self) -> list[Induction]:
        """All pieces of work, oldest first. Raises ProjectDamaged for a row that is none."""
        return self._store.made("inductions", _induction, f"{_INDUCTIONS} ORDER BY id")

    def get(self, key: int) -> Induction:
        """The work of a key as it is now. Raises QualcodeError where it is gone."""
        found = self._store.made("inductions", _induction, f"{_INDUCTIONS} WHERE id = ?", (key,))
        if not found:
            raise gone("inductions")
        return found[0]

    def find(self, wanted: str, *, exact: bool = False) -> Induction:
        """The work of that name or id. Raises NotFound, Ambiguous, NotExact."""
        kind = "induction"  # no text: a key
        return find(
            kind,
            wanted,
            [NameCandidate(work, work.id, work.uuid, (work.name,)) for work in self.all()],
            hint=_("“qualcode induce” lists them."),
            exact=exact,
        )

    def documents(self, induction: int) -> list[InductionDocument]:
        """The material of a work (key) in its order."""
        return self._store.made(
            "induction_documents",
            lambda row: InductionDocument(*row[1:]),
            "SELECT id, document_id, position, worked FROM induction_documents WHERE induction_id = ? "
            "ORDER BY position, id",
            (induction,),
        )

    def passages(self, induction: int) -> list[InductionPassage]:
        """The passages that formed categories in a work (key), oldest first."""
        return self._store.made(
            "induction_passages",
            _passage,
            "SELECT id, document_id, coding_uuid, code_uuid, outcome, coder_id, created FROM induction_passages "
            "WHERE induction_id = ? ORDER BY id",
            (induction,),
        )

    def codings(self, uuids: Iterable[str]) -> dict[str, int]:
        """UUID -> key, of those codings that are there."""
        return dict(
            self._store.all(
                "SELECT uuid, id FROM codings WHERE uuid IN (SELECT value FROM json_each(?))",
                (json.dumps(list(uuids)),),
            )
        )

    # ---- writing ---------------------------------------------------------------------------------

    def begin(self, draft: InductionDraft, documents: Sequence[Document], coder: Coder) -> Induction:
        """Begin a work on these documents, in the order given; each counts once.

        Raises UsageProblem where the technique needs something that is not stated, QualcodeError for a name that
        cannot be one or is taken, and where the code is gone.
        """
        store = self._store
        with store.history.change("induction.begin", Author.of(coder)):
            values = self._checked(draft)
            if not documents and draft.technique is not Technique.DIFFERENTIATION:
                raise UsageProblem(
                    _("The work has no material."), _("Say which documents: --document A --document B.")
                )
            key, _uuid = store.insert(
                "inductions",
                **values,
                technique=draft.technique.value,
                revised=None,
                revision_note="",
                closed=0,
                author_id=coder.key,
                created=store.entry_time(),
            )
            self._add_documents(key, [document.key for document in documents])
        return self.get(key)

    def _add_documents(self, induction: int, documents: Iterable[int]) -> None:
        present = [held.document for held in self.documents(induction)]
        new = [key for key in dict.fromkeys(documents) if key not in present]
        there = {key for (key,) in self._store.all("SELECT id FROM documents")}
        if not there.issuperset(new):
            raise gone("documents")
        if new:
            self._store.insert_all(
                "induction_documents",
                ("induction_id", "document_id", "position", "worked"),
                [(induction, key, position, 0) for position, key in enumerate(new, start=len(present) + 1)],
            )

    def edit(self, induction: Induction, draft: InductionDraft, coder: Coder) -> Induction:
        """State something else of a work; its technique, and the code that is differentiated, stay.

        Raises as `begin` does, and QualcodeError where the work is closed.
        """
        with self._store.history.change("induction.edit", Author.of(coder)):
            present = self.open(induction)
            if draft.technique is not present.technique or (
                draft.technique is Technique.DIFFERENTIATION and draft.code != present.code
            ):
                raise QualcodeError(
                    _("A work keeps its technique, and the code that it differentiates."),
                    _("Begin another one: “qualcode induce begin”."),
                )
            if draft != present.draft:
                self._store.update("inductions", present.key, **self._checked(draft, but=present.key))
        return self.get(induction.key)

    def set_documents(self, induction: Induction, documents: Sequence[Document], coder: Coder) -> Induction:
        """Make these documents the material; those that stay keep how far they are worked through.

        Raises QualcodeError where one that would go is worked on already, and where none would be left.
        """
        store = self._store
        with store.history.change("induction.edit", Author.of(coder)):
            present = self.open(induction)
            if not documents and present.technique is not Technique.DIFFERENTIATION:
                raise UsageProblem(
                    _("The work has no material."), _("Say which documents: --document A --document B.")
                )
            wanted = list(dict.fromkeys(document.key for document in documents))
            going = [held.document for held in self.documents(present.key) if held.document not in wanted]
            self._refuse_worked(present, going)
            for document in going:
                store.delete("induction_documents", "induction_id = ? AND document_id = ?", (present.key, document))
            self._add_documents(present.key, wanted)
            for held in self.documents(present.key):
                position = wanted.index(held.document) + 1
                if held.position != position:
                    store.connection.execute(
                        "UPDATE induction_documents SET position = ? WHERE induction_id = ? AND document_id = ?",
                        (position, present.key, held.document),
                    )
        return self.get(induction.key)

    def _refuse_worked(self, induction: Induction, documents: Collection[int]) -> None:
        rows = self._store.all(
            "SELECT d.id, d.name FROM documents d WHERE d.id IN (SELECT value FROM json_each(?)) AND ("
            "EXISTS (SELECT 1 FROM induction_documents w WHERE w.document_id = d.id AND w.induction_id = ? "
            "AND w.worked > 0) "
            "OR EXISTS (SELECT 1 FROM induction_passages p WHERE p.document_id = d.id AND p.induction_id = ?) "
            "OR EXISTS (SELECT 1 FROM summary_rows r JOIN memos m ON m.id = r.memo_id "
            "WHERE m.document_id = d.id AND r.induction_id = ?)) ORDER BY d.id",
            (json.dumps(list(documents)), *[induction.key] * 3),
        )
        if rows:
            names = program().listed([program().quoted(name) for _key, name in rows])
            raise QualcodeError(
                _("There is work on {documents} already.", documents=names),
                _("Only documents without any can leave the material."),
            )

    def _checked(self, draft: InductionDraft, but: int = 0) -> dict[str, Value]:
        """The columns of what is stated. Raises as `begin` does."""
        name = spelled(draft.name)
        if not name or holds_control(draft.name):
            raise QualcodeError(_("An inductive work has a name of one line."), _("Write it like “Wishes, 2026”."))
        taken = next((work for work in self.all() if folded(work.name) == folded(name) and work.key != but), None)
        if taken is not None:
            raise QualcodeError(
                _("There is an inductive work “{name}” already.", name=taken.name), _("Choose another name.")
            )
        _refuse_unstated(draft)
        if draft.code is not None and not self._store.one("SELECT 1 FROM codes WHERE id = ?", (draft.code,)):
            raise gone("codes")
        return {
            "name": name,
            "code_id": draft.code,
            "question": draft.question.strip(),
            "criterion": draft.criterion.strip(),
            "abstraction": draft.abstraction.strip(),
            "definition": draft.definition.strip(),
            "revision_due": draft.revision_due,
        }

    def close(self, induction: Induction, coder: Coder, *, closed: bool = True) -> Induction:
        """Say that a work is done, or open it again. Raises QualcodeError where it is gone."""
        with self._store.history.change("induction.edit", Author.of(coder)):
            if self.get(induction.key).closed is not closed:
                self._store.update("inductions", induction.key, closed=int(closed))
        return self.get(induction.key)

    def work_to(self, induction: Induction, document: int, place: int, coder: Coder) -> None:
        """Say up to which offset (in code points, from the beginning) a document (key) is worked through.

        Raises QualcodeError where the document is no part of the material, or the place lies outside of its text.
        """
        store = self._store
        with store.history.change("induction.work", Author.of(coder)):
            present = self.open(induction)
            row = store.one(
                "SELECT w.id, w.worked, t.length, d.name FROM induction_documents w "
                "JOIN documents d ON d.id = w.document_id JOIN texts t ON t.id = d.text_id "
                "WHERE w.induction_id = ? AND w.document_id = ?",
                (present.key, document),
            )
            if row is None:
                raise QualcodeError(
                    _("The document is no part of the material of “{work}”.", work=present.name),
                    _("“qualcode induce edit NAME --documents …” says what the material is."),
                )
            key, worked, length, name = row
            if not 0 <= place <= length:
                raise QualcodeError(
                    _("{place} lies outside of “{document}”.", place=place, document=name),
                    _("Its text has {characters}.", characters=counted(length, "character")),
                )
            if worked != place:
                store.update("induction_documents", key, worked=place)

    def note_passage(
        self, induction: Induction, document: int, coding: str, code: str, outcome: PassageOutcome, coder: Coder
    ) -> None:
        """Keep that a coding (UUID) in a document (key) formed a category (UUID of the code).

        One that is kept already stays as it is. Raises QualcodeError where the work is closed or gone.
        """
        store = self._store
        with store.history.change("induction.work", Author.of(coder)):
            present = self.open(induction)
            if not store.one(
                "SELECT 1 FROM induction_passages WHERE induction_id = ? AND coding_uuid = ?", (present.key, coding)
            ):
                store.insert(
                    "induction_passages",
                    induction_id=present.key,
                    document_id=document,
                    coding_uuid=coding,
                    code_uuid=code,
                    outcome=outcome.value,
                    coder_id=coder.key,
                    created=store.entry_time(),
                )

    def revise(self, induction: Induction, share: int, note: str, coder: Coder, *, again: bool = False) -> Induction:
        """Keep that the categories were revised when so much of the material, in per cent, was worked through.

        With `again` the material is worked through from its beginning. Raises QualcodeError where the work is closed
        or gone.
        """
        store = self._store
        with store.history.change("induction.revise", Author.of(coder)):
            present = self.open(induction)
            store.update("inductions", present.key, revised=share, revision_note=note.strip())
            if again:
                store.connection.execute(
                    "UPDATE induction_documents SET worked = 0 WHERE induction_id = ? AND worked > 0", (present.key,)
                )
        return self.get(induction.key)

    def remove(self, induction: Induction, author: Author) -> None:
        """Take a work away with its table, groups and what is kept of passages; codes, codings and memos stay."""
        store = self._store
        with store.history.change("induction.remove", author):
            self.get(induction.key)
            of_groups = "group_id IN (SELECT id FROM card_groups WHERE induction_id = ?)"
            store.delete("cards", of_groups, (induction.key,))
            for table in ("card_groups", "summary_rows", "reductions", "induction_passages", "induction_documents"):
                store.delete(table, "induction_id = ?", (induction.key,))
            store.delete_one("inductions", induction.key)

    def open(self, induction: Induction, technique: Technique | None = None) -> Induction:
        """The work as it is now, which must not be closed, and of that technique where one is said."""
        present = self.get(induction.key)
        if present.closed:
            raise QualcodeError(
                _("The inductive work “{name}” is closed.", name=present.name),
                _("“qualcode induce reopen NAME” opens it again."),
            )
        if technique is not None and present.technique is not technique:
            raise QualcodeError(
                _("That is no step of the technique of “{name}”.", name=present.name),
                _("“qualcode induce show NAME” tells which technique it is; begin another work for another one."),
            )
        return present


def _refuse_unstated(draft: InductionDraft) -> None:
    """Raise UsageProblem where the technique needs something that is not stated."""
    if draft.technique is Technique.DIFFERENTIATION and draft.code is None:
        raise UsageProblem(_("Which code is differentiated?"), _("Say --code CODE."))
    if draft.technique is not Technique.CATEGORIES:
        if draft.revision_due is not None:
            raise UsageProblem(
                _("Only categories that are formed have a share at which they are revised."),
                _("Leave --revision out."),
            )
        return
    stated = {
        _("the criterion by which passages are selected (--criterion)"): draft.criterion,
        _("the level of abstraction (--abstraction)"): draft.abstraction,
        _("what a category is here (--definition)"): draft.definition,
        _("at which share of the material the categories are revised (--revision)"): (
            "" if draft.revision_due is None else "said"
        ),
    }
    missing = [what for what, said in stated.items() if not said.strip()]
    if missing:
        raise UsageProblem(
            _("Categories are formed by what was stated before; missing: {missing}.", missing="; ".join(missing)),
            _("State it first: it can be changed later, and the history keeps when."),
        )
    if draft.revision_due is not None and not LEAST_DUE <= draft.revision_due <= MOST_DUE:
        raise UsageProblem(
            _(
                "Categories are revised between {least} and {most} per cent of the material.",
                least=LEAST_DUE,
                most=MOST_DUE,
            ),
            _("Say a share between them."),
        )


def _induction(row: Row) -> Induction:
    (
        key,
        uuid,
        name,
        technique,
        code,
        question,
        criterion,
        abstraction,
        definition,
        revision_due,
        revised,
        revision_note,
        closed,
        author,
        created,
    ) = row
    return Induction(
        key=key,
        uuid=uuid,
        name=name,
        technique=Technique(technique),
        code=code,
        question=question,
        criterion=criterion,
        abstraction=abstraction,
        definition=definition,
        revision_due=revision_due,
        revised=revised,
        revision_note=revision_note,
        closed=bool(closed),
        author=author,
        created=created,
    )


def _passage(row: Row) -> InductionPassage:
    key, document, coding, code, outcome, coder, created = row
    return InductionPassage(key, document, coding, code, PassageOutcome(outcome), coder, created)
