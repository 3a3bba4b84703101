"""The table of a summary after Mayring: paraphrases in rows, their generalisations, statements of two reductions."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.inductions import Induction, Reduction, SummaryRow, Technique
from qualcode.model.codings import Coder
from qualcode.model.memos import MemoKind
from qualcode.project.coding.dependents import CHOSEN
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store, Value, gone
from qualcode.project.inductive.inductions import Inductions

STEPS = (1, 2)


class SummaryTables:
    """The tables of the summaries of a project."""

    def __init__(self, store: Store, inductions: Inductions) -> None:
        self._store = store
        self._inductions = inductions

    # ---- reading ---------------------------------------------------------------------------------

    def rows(self, induction: int) -> list[SummaryRow]:
        """The rows of a table (key of the work) in their order."""
        return self._store.made(
            "summary_rows",
            lambda row: SummaryRow(*row),
            "SELECT id, memo_id, position, generalisation, struck, reduction_id FROM summary_rows "
            "WHERE induction_id = ? ORDER BY position, id",
            (induction,),
        )

    def statements(self, induction: int) -> list[Reduction]:
        """The statements of a table (key of the work): those of the first reduction first, each in their order."""
        return self._store.made(
            "reductions",
            lambda row: Reduction(*row),
            "SELECT id, uuid, step, position, text, parent_id, code_id, struck, author_id FROM reductions "
            "WHERE induction_id = ? ORDER BY step, position, id",
            (induction,),
        )

    # ---- rows ------------------------------------------------------------------------------------

    def take(self, induction: Induction, memos: Sequence[int], coder: Coder) -> int:
        """Give each of these paraphrases (keys of memos) a row; gives how many had none.

        Raises QualcodeError for a memo that is gone, or is no paraphrase of a passage of the material.
        """
        store = self._store
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            asked = json.dumps(list(memos))
            of_material = {
                memo
                for (memo,) in store.all(
                    "SELECT m.id FROM memos m LEFT JOIN codings c ON c.id = m.coding_id JOIN induction_documents d "
                    "ON d.document_id = COALESCE(m.document_id, c.document_id) AND d.induction_id = ? "
                    f"WHERE m.kind = ? AND m.id {CHOSEN}",
                    (key, MemoKind.PARAPHRASE.value, asked),
                )
            }
            if not of_material.issuperset(memos):
                raise QualcodeError(
                    _("That is no paraphrase of a passage of the material."),
                    _("A row is made of a memo of the kind “paraphrase” on a passage of its documents."),
                )
            rows = self.rows(key)
            there = {row.memo for row in rows}
            new = [memo for memo in dict.fromkeys(memos) if memo not in there]
            last = max((row.position for row in rows), default=0)
            if new:
                store.insert_all(
                    "summary_rows",
                    ("induction_id", "memo_id", "position", "generalisation", "struck", "reduction_id"),
                    [(key, memo, position, "", "", None) for position, memo in enumerate(new, start=last + 1)],
                )
        return len(new)

    def leave(self, induction: Induction, rows: Collection[int], coder: Coder) -> None:
        """Take rows (keys) out of the table; their paraphrases stay. Raises QualcodeError where one is gone."""
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            self._present_rows(key, rows)
            self._store.delete("summary_rows", f"id {CHOSEN}", (json.dumps(list(rows)),))  # no text: SQL

    def generalise(self, induction: Induction, texts: Mapping[int, str], coder: Coder) -> None:
        """Write generalisations of rows (keys); an empty one takes it away. Raises QualcodeError for a row gone."""
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            present = self._present_rows(key, texts)
            for row, text in texts.items():
                if present[row].generalisation != text.strip():
                    self._store.update("summary_rows", row, generalisation=text.strip())

    def strike_rows(self, induction: Induction, rows: Collection[int], reason: str, coder: Coder) -> None:
        """Strike rows (keys) with the reason, or take that back with an empty one; they stay where they are.

        A struck row belongs to no statement. Raises QualcodeError where one is gone.
        """
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            for row in self._present_rows(key, rows).values():
                values: dict[str, Value] = {"struck": reason.strip()}
                if reason.strip():
                    values["reduction_id"] = None
                if (row.struck, row.reduction if reason.strip() else None) != (reason.strip(), None):
                    self._store.update("summary_rows", row.key, **values)

    def put_rows(self, induction: Induction, rows: Collection[int], statement: int | None, coder: Coder) -> None:
        """Put rows (keys) under a statement of the first reduction (key), or under none.

        Raises QualcodeError where one is gone or struck, or the statement is of the second reduction.
        """
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            if statement is not None:
                self._present_statement(key, statement, step=1)
            for row in self._present_rows(key, rows).values():
                if row.struck and statement is not None:
                    raise QualcodeError(
                        _("A row that was struck belongs to no statement."), _("Take the striking back first.")
                    )
                if row.reduction != statement:
                    self._store.update("summary_rows", row.key, reduction_id=statement)

    # ---- statements ------------------------------------------------------------------------------

    def state(self, induction: Induction, step: int, text: str, coder: Coder) -> int:
        """Write a statement of the first or second reduction at the end; gives its key.

        Raises QualcodeError for an empty one, and for another step than 1 or 2.
        """
        store = self._store
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            if step not in STEPS:
                raise QualcodeError(_("A summary has two reductions."), _("Say 1 or 2."))
            position = max((there.position for there in self.statements(key) if there.step == step), default=0) + 1
            statement, _uuid = store.insert(
                "reductions",
                induction_id=key,
                step=step,
                position=position,
                text=_stated(text),
                parent_id=None,
                code_id=None,
                struck="",
                author_id=coder.key,
                created=store.entry_time(),
            )
        return statement

    def reword(self, induction: Induction, statement: int, text: str, coder: Coder) -> None:
        """Write a statement (key) anew. Raises QualcodeError where it is gone or would be empty."""
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            if self._present_statement(key, statement).text != _stated(text):
                self._store.update("reductions", statement, text=_stated(text))

    def strike_statement(self, induction: Induction, statement: int, reason: str, coder: Coder) -> None:
        """Strike a statement (key) with the reason, or take that back with an empty one; what it rests on stays.

        Raises QualcodeError where it is gone.
        """
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            if self._present_statement(key, statement).struck != reason.strip():
                self._store.update("reductions", statement, struck=reason.strip())

    def put_statements(
        self, induction: Induction, statements: Collection[int], parent: int | None, coder: Coder
    ) -> None:
        """Put statements of the first reduction (keys) under one of the second, or under none.

        Raises QualcodeError where one is gone, struck or of another reduction.
        """
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            if parent is not None:
                self._present_statement(key, parent, step=2)
            for statement in dict.fromkeys(statements):
                present = self._present_statement(key, statement, step=1)
                if present.struck and parent is not None:
                    raise QualcodeError(
                        _("A statement that was struck belongs to no other one."), _("Take the striking back first.")
                    )
                if present.parent != parent:
                    self._store.update("reductions", statement, parent_id=parent)

    def move_statement(self, induction: Induction, statement: int, place: int, coder: Coder) -> None:
        """Put a statement (key) at a place, from 1, among those of its reduction; one behind the end is the end."""
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            moved = self._present_statement(key, statement)
            others = [there for there in self.statements(key) if there.step == moved.step and there.key != moved.key]
            others.insert(max(0, min(place - 1, len(others))), moved)
            for position, there in enumerate(others, start=1):
                if there.position != position:
                    self._store.update("reductions", there.key, position=position)

    def remove_statement(self, induction: Induction, statement: int, coder: Coder) -> None:
        """Take a statement (key) away; rows or statements under it stay. Raises QualcodeError where it is gone."""
        store = self._store
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            self._present_statement(key, statement)
            for table, column in (("summary_rows", "reduction_id"), ("reductions", "parent_id")):
                store.connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} = ?", (statement,))
            store.delete_one("reductions", statement)

    def give_code(self, induction: Induction, statement: int, code: int, coder: Coder) -> None:
        """Keep which code (key) a statement (key) became. Raises QualcodeError where it is gone."""
        with self._store.history.change("induction.work", Author.of(coder)):
            key = self._open(induction)
            self._present_statement(key, statement)
            self._store.update("reductions", statement, code_id=code)

    # ---- parts -----------------------------------------------------------------------------------

    def _open(self, induction: Induction) -> int:
        """The key of a work that is open."""
        return self._inductions.open(induction, Technique.SUMMARY).key

    def _present_rows(self, induction: int, rows: Collection[int]) -> dict[int, SummaryRow]:
        """Those rows (keys) as they are now. Raises QualcodeError where one is gone."""
        present = {row.key: row for row in self.rows(induction)}
        if not set(rows) <= set(present):
            raise gone("summary_rows")
        return {key: present[key] for key in dict.fromkeys(rows)}

    def _present_statement(self, induction: int, statement: int, step: int | None = None) -> Reduction:
        found = next((there for there in self.statements(induction) if there.key == statement), None)
        if found is None:
            raise gone("reductions")
        if step is not None and found.step != step:
            raise QualcodeError(
                _("“{statement}” is a statement of the other reduction.", statement=found.text),
                _("Rows belong to statements of the first reduction, these to statements of the second."),
            )
        return found


def _stated(text: str) -> str:
    """A statement as it is kept. Raises QualcodeError for an empty one."""
    if not text.strip():
        raise QualcodeError(_("The statement has no words."), _("Write what the rows below it say together."))
    return text.strip()
