"""The summary after Mayring: paraphrase, generalisation, first and second reduction; struck rows stay to be seen.

Each row keeps its passage, and each statement those of the rows below it. A statement can become a code that its
passages get.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.inductions import Technique
from qualcode.model.codes import Code, CodeDraft, Origin, Rules
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, find, gone
from qualcode.workspace.coding import codings
from qualcode.workspace.inductive.paraphrases import Paraphrase, paraphrases

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction, Reduction, SummaryRow
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SummaryTableRow:
    """A row with its paraphrase and passage."""

    row: SummaryRow
    paraphrase: Paraphrase


@dataclass(frozen=True, slots=True)
class SummaryStatement:
    """A statement with what it rests on: rows of the table, of one of the second reduction by those of the first.

    Rows and statements that were struck are not among them. `code` is what it became, None where that is gone or it
    became none.
    """

    statement: Reduction
    rows: tuple[SummaryTableRow, ...]
    below: tuple[SummaryStatement, ...] = ()
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """The table of a summary: rows in the order of the material, statements of both reductions in theirs.

    `open` are paraphrases of its documents that have no row.
    """

    induction: Induction
    rows: tuple[SummaryTableRow, ...]
    first: tuple[SummaryStatement, ...]
    second: tuple[SummaryStatement, ...]
    open: tuple[Paraphrase, ...] = ()

    def statement(self, key: int) -> SummaryStatement | None:
        """The statement of a key."""
        return next((there for there in (*self.first, *self.second) if there.statement.key == key), None)

    def row(self, key: int) -> SummaryTableRow | None:
        """The row of a key."""
        return next((there for there in self.rows if there.row.key == key), None)


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code that a statement became: `new` codings, those that were there `before`, rows `without_place`."""

    statement: Reduction
    code: Code
    new: int
    before: int
    without_place: int


def table(space: Workspace, induction: Induction) -> SummaryTable:
    """The table of a summary with what may be seen of it. Raises QualcodeError where the work is gone."""
    project, hidden = space.project, space.sight.hidden
    with project.at_one_moment():
        present = project.inductions.get(induction.key)
        held = project.inductions.documents(present.key)
        documents = {document.key: document for document in project.documents.some([of.document for of in held])}
        listed = paraphrases(space, [documents[of.document] for of in held if of.document in documents])
        by_memo = {row.memo: row for row in project.summary_tables.rows(present.key)}
        statements = [
            there for there in project.summary_tables.statements(present.key) if not hidden.hides(there.author)
        ]
        book = space.book
    rows = tuple(SummaryTableRow(by_memo[of.memo.key], of) for of in listed if of.memo.key in by_memo)
    codes = {key: book[key] for key in {there.code for there in statements} if key is not None and key in book}
    under: dict[int | None, list[SummaryTableRow]] = {}
    for row in rows:
        if not row.row.struck:
            under.setdefault(row.row.reduction, []).append(row)
    first = tuple(
        SummaryStatement(there, tuple(under.get(there.key, ())), code=codes.get(there.code or 0))
        for there in statements
        if there.step == 1
    )
    places = {row.row.key: place for place, row in enumerate(rows)}
    second = []
    for there in statements:
        if there.step == 2:
            below = tuple(of for of in first if of.statement.parent == there.key and not of.statement.struck)
            seen = sorted((row for of in below for row in of.rows), key=lambda row: places[row.row.key])
            second.append(SummaryStatement(there, tuple(seen), below, codes.get(there.code or 0)))
    return SummaryTable(present, rows, first, tuple(second), tuple(of for of in listed if of.memo.key not in by_memo))


def find_row(shown: SummaryTable, wanted: str, *, exact: bool = False) -> SummaryTableRow:
    """The row whose paraphrase has that id. Raises NotFound, Ambiguous, NotExact."""
    hint = _("“qualcode induce show NAME” lists the rows with their ids.")
    return find("memo", wanted, [_row_candidate(row) for row in shown.rows], hint, exact=exact)


def _row_candidate(row: SummaryTableRow) -> NameCandidate[SummaryTableRow]:
    memo = row.paraphrase.memo
    return NameCandidate(row, memo.id, memo.uuid, (memo.id,))


def find_statement(shown: SummaryTable, wanted: str, *, exact: bool = False) -> SummaryStatement:
    """The statement of that text or id. Raises NotFound, Ambiguous, NotExact."""
    candidates = [
        NameCandidate(of, of.statement.id, of.statement.uuid, (of.statement.text,))
        for of in (*shown.first, *shown.second)
    ]
    hint = _("“qualcode induce show NAME” lists the statements with their ids.")
    return find("statement", wanted, candidates, hint, exact=exact)


# ---- rows ---------------------------------------------------------------------------------------------


def take(space: Workspace, induction: Induction, taken: Collection[Paraphrase] | None = None) -> int:
    """Give paraphrases of the material a row each, else all that have none; gives how many got one.

    Raises as `SummaryTables.take` does.
    """
    chosen = table(space, induction).open if taken is None else taken
    with space.acting() as coder:
        return space.project.summary_tables.take(induction, [of.memo.key for of in chosen], coder)


def leave(space: Workspace, induction: Induction, rows: Collection[int]) -> None:
    """Take rows (keys) out of the table; their paraphrases stay. Raises as `SummaryTables.leave` does."""
    with space.acting() as coder:
        space.project.summary_tables.leave(induction, rows, coder)


def generalise(space: Workspace, induction: Induction, texts: Mapping[int, str]) -> None:
    """Write generalisations of rows (keys). Raises as `SummaryTables.generalise` does."""
    with space.acting() as coder:
        space.project.summary_tables.generalise(induction, texts, coder)


def strike(space: Workspace, induction: Induction, rows: Collection[int], reason: str) -> None:
    """Strike rows (keys); why must be said. Raises QualcodeError where it is not, and as `strike_rows` does."""
    _refuse_no_reason(reason)
    with space.acting() as coder:
        space.project.summary_tables.strike_rows(induction, rows, reason, coder)


def unstrike(space: Workspace, induction: Induction, rows: Collection[int]) -> None:
    """Take the striking of rows (keys) back. Raises as `SummaryTables.strike_rows` does."""
    with space.acting() as coder:
        space.project.summary_tables.strike_rows(induction, rows, "", coder)


# ---- statements ---------------------------------------------------------------------------------------


def reduce(space: Workspace, induction: Induction, rows: Collection[int], text: str) -> int:
    """Make a statement of the first reduction of rows (keys), as one change; gives its key.

    Raises as `SummaryTables.state` and `put_rows` do.
    """
    tables = space.project.summary_tables
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        statement = tables.state(induction, 1, text, coder)
        tables.put_rows(induction, rows, statement, coder)
    return statement


def reduce_again(space: Workspace, induction: Induction, statements: Collection[int], text: str) -> int:
    """Make a statement of the second reduction of those of the first (keys), as one change; gives its key.

    Raises as `SummaryTables.state` and `put_statements` do.
    """
    tables = space.project.summary_tables
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        statement = tables.state(induction, 2, text, coder)
        tables.put_statements(induction, statements, statement, coder)
    return statement


def put_rows(space: Workspace, induction: Induction, rows: Collection[int], statement: int | None) -> None:
    """Put rows (keys) under a statement of the first reduction (key), or under none. Raises as `put_rows` there."""
    with space.acting() as coder:
        space.project.summary_tables.put_rows(induction, rows, statement, coder)


def put_statements(space: Workspace, induction: Induction, statements: Collection[int], parent: int | None) -> None:
    """Put statements (keys) under one of the second reduction (key), or under none. Raises as `put_statements`."""
    with space.acting() as coder:
        space.project.summary_tables.put_statements(induction, statements, parent, coder)


def reword(space: Workspace, induction: Induction, statement: int, text: str) -> None:
    """Write a statement (key) anew. Raises as `SummaryTables.reword` does."""
    with space.acting() as coder:
        space.project.summary_tables.reword(induction, statement, text, coder)


def strike_statement(space: Workspace, induction: Induction, statement: int, reason: str) -> None:
    """Strike a statement (key); why must be said. Raises QualcodeError where it is not, and where it is gone."""
    _refuse_no_reason(reason)
    with space.acting() as coder:
        space.project.summary_tables.strike_statement(induction, statement, reason, coder)


def unstrike_statement(space: Workspace, induction: Induction, statement: int) -> None:
    """Take the striking of a statement (key) back. Raises QualcodeError where it is gone."""
    with space.acting() as coder:
        space.project.summary_tables.strike_statement(induction, statement, "", coder)


def move_statement(space: Workspace, induction: Induction, statement: int, place: int) -> None:
    """Put a statement (key) at a place, from 1, among those of its reduction. Raises QualcodeError if it is gone."""
    with space.acting() as coder:
        space.project.summary_tables.move_statement(induction, statement, place, coder)


def remove_statement(space: Workspace, induction: Induction, statement: int) -> None:
    """Take a statement (key) away; what stood under it stays. Raises QualcodeError where it is gone."""
    with space.acting() as coder:
        space.project.summary_tables.remove_statement(induction, statement, coder)


def make_codes(
    space: Workspace, induction: Induction, into: Mapping[int, str | Code], below: Code | None = None
) -> list[MadeCode]:
    """Make statements (keys) codes below another code or at the top, and give them their passages, as one change.

    Each becomes a code of the name that is said, or one that is there. The statement is the definition of a new code
    that is called otherwise. The codings are of who acts; what that coder gave before stays. Raises QualcodeError
    for a statement that is struck or gone, and as `Codes.add` and `codings.give` do.
    """
    tables, made = space.project.summary_tables, []
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        present = space.project.inductions.open(induction, Technique.SUMMARY)
        shown = table(space, present)
        for key, wanted in into.items():
            of = shown.statement(key)
            if of is None:
                raise gone("reductions")
            if of.statement.struck:
                raise QualcodeError(
                    _("“{statement}” was struck.", statement=of.statement.text), _("Take the striking back first.")
                )
            code = wanted if isinstance(wanted, Code) else _new_code(space, wanted, of.statement.text, below)
            placed = [row.paraphrase for row in of.rows if row.paraphrase.span is not None]
            given = [
                added
                for place in placed
                if place.span is not None
                for added in codings.give(space, place.document, place.span, [code])
            ]
            tables.give_code(present, key, code.key, coder)
            new = sum(added.new for added in given)
            made.append(MadeCode(of.statement, code, new, len(given) - new, len(of.rows) - len(placed)))
    return made


def _new_code(space: Workspace, name: str, statement: str, below: Code | None) -> Code:
    definition = "" if name == statement else statement
    draft = CodeDraft(name, Rules(definition=definition), origin=Origin.INDUCTIVE)
    return space.project.codes.add(draft, below, space.author)


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise QualcodeError(
            _("What is struck is struck for a reason."),
            _("Say why: it says the same as another, or nothing on the question."),
        )
