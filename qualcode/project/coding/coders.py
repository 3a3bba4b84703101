"""Coders, what they are assigned to, and how far they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codings import Assignment, Coder, CoderKind, WorkState
from qualcode.model.team.roles import Right, TeamRole
from qualcode.project.coding.case_levels import rename_in_axes, unite_levels
from qualcode.project.coding.decided import rename_in_decisions
from qualcode.project.coding.dependents import CHOSEN, reassign_dependents
from qualcode.project.coding.good_marks import merge_markers
from qualcode.project.coding.settings import Settings
from qualcode.project.coding.votes import hand_over_votes
from qualcode.project.file.history import Author
from qualcode.project.file.many_rows import delete_rows
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, find


def refuse_name(name: str) -> None:
    """Raise QualcodeError for a name that no coder can have."""
    if not spelled(name) or name != name.strip() or "," in name or "\n" in name:
        raise QualcodeError(
            _("“{name}” cannot be a coder's name.", name=name),
            _("A name has no comma, no line break and no blanks at its edges."),
        )


def refuse_last_lead(everybody: Iterable[Coder], lead: Coder) -> None:
    """Raise QualcodeError where nobody beside that coder leads the project."""
    if not any(other.role is TeamRole.LEAD and other.key != lead.key for other in everybody):
        raise QualcodeError(
            _("“{coder}” is the only lead of the project.", coder=lead.name),
            _("Nothing was changed. Make somebody else lead first: “qualcode coders role CODER lead”."),
        )


# beside codings, marks and assignments, of which two may become one: tables and whose their rows are
_SOMEBODYS = (
    *(("memos", "author_id"), ("orphans", "coder_id"), ("accepted_findings", "coder_id")),
    *(("topic_assignments", "author_id"), ("summaries", "author_id"), ("doubts", "author_id")),
    *(("fixed_segments", "coder_id"), ("decisions", "coder_id"), ("norming_sessions", "author_id")),
    *(("typologies", "author_id"), ("inductions", "author_id"), ("reductions", "author_id")),
    *(("induction_passages", "coder_id"), ("rule_checks", "coder_id"), ("codebook_versions", "author_id")),
    *(("consensus_decisions", column) for column in ("consensus_id", "coder_id", "first_id", "second_id")),
)


class Coders:
    """The coders of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.round: int | None = None
        """The round that is meant over this connection where none is said; None for the project's."""

    def all(self) -> list[Coder]:
        """All coders in order of their making."""
        return self._store.made("coders", _coder, "SELECT id, uuid, name, kind, role FROM coders ORDER BY id")

    def of_kind(self, kind: CoderKind) -> frozenset[int]:
        """The keys of the coders of a kind."""
        return frozenset(coder.key for coder in self.all() if coder.kind is kind)

    def find(self, wanted: str, *, exact: bool = False) -> Coder:
        """The coder of that name or id. Raises NotFound, Ambiguous, NotExact."""
        return find(
            "coder",
            wanted,
            [NameCandidate(c, c.id, c.uuid, (c.name,)) for c in self.all()],
            hint=_("“qualcode coders add NAME” adds one."),
            exact=exact,
        )

    def exact(self, name: str) -> Coder | None:
        """The coder of exactly that name; case and Unicode form do not count."""
        return next((coder for coder in self.all() if folded(coder.name) == folded(name)), None)

    def add(self, name: str, kind: CoderKind, author: Author | None = None) -> Coder:
        """Add a coder; without `author` it is its own deed.

        Raises QualcodeError for an empty or taken name.
        """
        author = author or Author(name)
        with self._store.history.change("coder.add", author):
            is_of_talk = kind is CoderKind.CONSENSUS and self._store.history.is_inside("consensus")
            if folded(author.name) != folded(name) and not is_of_talk:
                self._store.history.require(Right.TEAM, author)
            name = self.checked(name)
            key, uuid = self._store.insert("coders", name=name, kind=kind.value, role=TeamRole.CODER.value)
        return Coder(key, uuid, name, kind)

    def rename(self, coder: Coder, name: str, author: Author) -> Coder:
        """Give a coder another name. Raises QualcodeError for an empty or taken one."""
        with self._store.history.change("coder.rename", author):
            name = self.checked(name, but=coder.key)
            self._store.update("coders", coder.key, name=name)
        return replace(coder, name=name)

    def checked(self, name: str, but: int = 0) -> str:
        """The name as it is written; raises QualcodeError for one that cannot be a coder's or is taken."""
        refuse_name(name)
        taken = self.exact(name)
        if taken is not None and taken.key != but:
            raise QualcodeError(_("There is a coder “{taken}” already.", taken=taken.name), _("Choose another name."))
        return spelled(name)

    def merge(self, source: Coder, target: Coder, author: Author) -> tuple[int, int]:
        """Give everything of `source` to `target` and take `source` away.

        Where both gave a code to the same passage in the same round, the target's coding stays and the
        source's goes, its memos moving to the target's. The target's role stays. Gives the numbers (moved, doubles).
        Raises RoleRefused where the author may not, and QualcodeError where the project would lose its only lead.
        """
        if source.key == target.key:
            raise QualcodeError(_("A coder cannot be merged with itself."), _("Name two different coders."))
        store = self._store
        with store.history.change("coder.merge", author):
            if source.role is TeamRole.LEAD:
                store.history.require(Right.ROLES, author)
                refuse_last_lead(self.all(), source)
            stays = self._doubles(source, target)
            memos = f"SELECT id, coding_id FROM memos WHERE coding_id {CHOSEN}"
            for memo, double in store.all(memos, (json.dumps(list(stays)),)):
                store.update("memos", memo, coding_id=stays[double])
            reassign_dependents(store, stays)
            delete_rows(store.connection, "codings", stays)
            moved = store.connection.execute(
                "UPDATE codings SET coder_id = ? WHERE coder_id = ?", (target.key, source.key)
            ).rowcount
            same = 'document_id, start, "end", round'  # no text: SQL
            store.delete(
                "fixed_segments",
                f"coder_id = ? AND ({same}) IN (SELECT {same} FROM fixed_segments WHERE coder_id = ?)",
                (source.key, target.key),
            )
            for table, column in _SOMEBODYS:
                store.connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (target.key, source.key)
                )
            self._merge_assignments(source, target)
            merge_markers(store, source.key, target.key)
            rename_in_decisions(store, {source.uuid: target.uuid})
            hand_over_votes(store, source.key, target.key)
            unite_levels(store, ("coder_id", source.key, target.key), source.name)
            rename_in_axes(store, source.uuid, target.uuid)
            store.connection.execute(  # among what waits with them are marks of coders by their UUIDs
                "UPDATE orphans SET attached = replace(attached, ?, ?) WHERE instr(attached, ?)",
                (source.uuid, target.uuid, source.uuid),
            )
            store.delete_one("coders", source.key)
        return moved, len(stays)

    def _doubles(self, source: Coder, target: Coder) -> dict[int, int]:
        """Coding of the source -> that of the target at the same passage, with the same code and round."""
        places: dict[Row, int] = {}
        doubles: dict[int, int] = {}
        columns = 'id, document_id, start, "end", code_id, round'  # no text: SQL
        for key, *place in self._store.rows(f"SELECT {columns} FROM codings WHERE coder_id = ?", (target.key,)):
            places[tuple(place)] = key
        for key, *place in self._store.rows(
            f"SELECT {columns} FROM codings WHERE coder_id = ? ORDER BY id", (source.key,)
        ):
            if tuple(place) in places:
                doubles[key] = places[tuple(place)]
        return doubles

    def _merge_assignments(self, source: Coder, target: Coder) -> None:
        order = [WorkState.OPEN, WorkState.WORKING, WorkState.FINISHED]
        ours = {(own.document, own.round): own for own in self.all_assignments(coder=target)}
        merged: list[Assignment] = []
        for theirs in self.all_assignments(coder=source):
            own = ours.get((theirs.document, theirs.round), theirs)
            state = max(theirs.state, own.state, key=order.index)
            is_assigned = theirs.assigned or own.assigned
            merged.append(Assignment(theirs.document, target.key, is_assigned, state, theirs.round))
        self._store.delete("assignments", "coder_id = ?", (source.key,))
        self._write(merged)

    # ---- assignment and state --------------------------------------------------------------------

    @property
    def present_round(self) -> int:
        """The round that is meant where none is said."""
        return self.round or Settings(self._store).round or 1

    def assignments(
        self, coder: Coder | None = None, document: int | None = None, *, round_: int | None = None
    ) -> list[Assignment]:
        """What is known of coders' work on documents in a round, else in the present one.

        Pairs of which nothing is known are left out.
        """
        documents = None if document is None else (document,)
        number = self.present_round if round_ is None else round_
        return [assignment for _key, assignment in self._rows(coder, documents, number)]

    def all_assignments(self, coder: Coder | None = None) -> list[Assignment]:
        """What is known of coders' work on documents in all rounds, the first round first."""
        known = [assignment for _key, assignment in self._rows(coder, None, None)]
        return sorted(known, key=lambda assignment: assignment.round)

    def assignments_of(self, rows: Iterable[int]) -> list[Assignment]:
        """The assignments in those rows (keys) that are there."""
        return self._store.made(
            "assignments",
            _assignment,
            "SELECT id, document_id, coder_id, assigned, state, round FROM assignments "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(rows)),),
        )

    def _rows(
        self, coder: Coder | None, documents: Iterable[int] | None, round_: int | None
    ) -> list[tuple[int, Assignment]]:
        """Assignments of a coder, on documents (keys), of a round, or all, with the keys of their rows."""
        given: dict[str, int | str] = {}
        if documents is not None:
            given["document_id IN (SELECT value FROM json_each(?))"] = json.dumps(list(documents))
        if coder is not None:
            given["coder_id = ?"] = coder.key
        if round_ is not None:
            given["round = ?"] = round_
        where = f"WHERE {' AND '.join(given)} " if given else ""
        return self._store.made(
            "assignments",
            lambda row: (row[0], _assignment(row)),
            f"SELECT id, document_id, coder_id, assigned, state, round FROM assignments {where}ORDER BY id",
            list(given.values()),
        )

    def _known(self, coder: Coder, documents: Iterable[int] | None = None, *, round_: int) -> dict[int, Assignment]:
        """Document (key) -> what is known of the coder's work on it in a round."""
        return {known.document: known for _key, known in self._rows(coder, documents, round_)}

    def assign(self, documents: list[int], coder: Coder, author: Author, *, assigned: bool = True) -> int:
        """Assign documents (keys) to a coder in the present round, or take the assignment back.

        Gives how many changed.
        """
        with self._store.history.change("assign" if assigned else "unassign", author):
            if author.uuid != coder.uuid:
                self._store.history.require(Right.TEAM, author)
            round_ = self.present_round
            known = self._known(coder, round_=round_)
            before = [known.get(key) or _nothing_known(key, coder.key, round_) for key in dict.fromkeys(documents)]
            changed = [replace(was, assigned=assigned) for was in before if was.assigned != assigned]
            self._write(changed)
        return len(changed)

    def set_state(self, document: int, coder: Coder, state: WorkState, author: Author) -> bool:
        """Say how far a coder is with a document (key) in the present round; gives whether that changed anything.

        Who finishes a document takes it on, too: it is assigned to the coder from then on.
        """
        return bool(self.set_states([document], coder, state, author))

    def set_states(self, documents: Sequence[int], coder: Coder, state: WorkState, author: Author) -> int:
        """Say of documents (keys) what `set_state` says of one, as one change; gives how many changed."""
        with self._store.history.change(f"document.{state.value}", author):
            round_ = self.present_round
            known = self._known(coder, documents, round_=round_)
            changed: list[Assignment] = []
            for key in dict.fromkeys(documents):
                before = known.get(key) or _nothing_known(key, coder.key, round_)
                after = replace(before, assigned=before.assigned or state is WorkState.FINISHED, state=state)
                if after != before:
                    changed.append(after)
            self._write(changed)
        return len(changed)

    def begin_work(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Note, inside an open change, that coders work on documents: (document, coder, round), two keys."""
        wanted = dict.fromkeys(places)
        known = self._by_place({document for document, _coder, _round in wanted})
        before = [known[place][1] if place in known else _nothing_known(*place) for place in wanted]
        self._write([replace(was, state=WorkState.WORKING) for was in before if was.state is WorkState.OPEN])

    def state(self, document: int, coder: Coder) -> WorkState:
        """How far a coder is with a document (key) in the present round."""
        known = self.assignments(coder, document)
        return known[0].state if known else WorkState.OPEN

    def _by_place(self, documents: Iterable[int]) -> dict[tuple[int, int, int], tuple[int, Assignment]]:
        """(Document, coder, round) -> the key of the row and what it says."""
        rows = self._rows(None, documents, None)
        return {(known.document, known.coder, known.round): (key, known) for key, known in rows}

    def _write(self, assignments: Sequence[Assignment]) -> None:
        """Write assignments inside an open change; document, coder and round are in them once together."""
        if not assignments:
            return
        known = self._by_place({assignment.document for assignment in assignments})
        new: list[Row] = []
        changed: dict[tuple[int, str], list[int]] = {}
        for assignment in assignments:
            place = (assignment.document, assignment.coder, assignment.round)
            values = (int(assignment.assigned), assignment.state.value)
            if place not in known:
                new.append((*place, *values))
            else:
                changed.setdefault(values, []).append(known[place][0])
        for values, rows in changed.items():
            self._store.connection.execute(
                "UPDATE assignments SET assigned = ?, state = ? WHERE id IN (SELECT value FROM json_each(?))",
                (*values, json.dumps(rows)),
            )
        if new:
            columns = ("document_id", "coder_id", "round", "assigned", "state")
            self._store.insert_all("assignments", columns, new)


def _nothing_known(document: int, coder: int, round_: int) -> Assignment:
    return Assignment(document, coder, assigned=False, state=WorkState.OPEN, round=round_)


def _coder(row: Row) -> Coder:
    key, uuid, name, kind, role = row
    return Coder(key, str(uuid), str(name), CoderKind(kind), TeamRole(role))


def _assignment(row: Row) -> Assignment:
    _key, document, coder, assigned, state, round_ = row
    return Assignment(document, coder, bool(assigned), WorkState(state), round_)
