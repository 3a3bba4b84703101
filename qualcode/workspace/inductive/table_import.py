"""The table of inductive work read back from a workbook or CSV: planned first, then taken in as one change.

Rows are known by their ids. What a row says of its passage must be what stands there, since sorted columns are a
frequent accident; what cannot be changed by a table is refused, and rows that the file lacks stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import NotFound, QualcodeError, ReadingError
from qualcode.language.forms.normalised import spelled
from qualcode.language.quotations.word_places import plain_words
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR
from qualcode.model.codebooks.inductions import Technique
from qualcode.model.codes import CodeDraft, Origin
from qualcode.project.file.history import Author
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import TableOptions
from qualcode.reporting.inductive.columns import column_of_heading, headings_of_column
from qualcode.reporting.writers.csv import unescaped
from qualcode.reporting.writers.whole_files import xml_safe
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.inductive import cards
from qualcode.workspace.inductive.categories import categories
from qualcode.workspace.inductive.inductions import progress
from qualcode.workspace.inductive.leaving_work import withheld_statement
from qualcode.workspace.inductive.summary_table import table

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.codebooks.inductions import Induction
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coder, Coding
    from qualcode.reading.tables.table import DataTable
    from qualcode.workspace.inductive.summary_table import SummaryStatement, SummaryTable, SummaryTableRow
    from qualcode.workspace.workspace import Workspace

_LONGEST = 32_000  # characters that come back from a cell for sure
_COMPARED = 300  # words of a passage that are looked at
_TOLD = 20  # rows that are named one by one
_EDITED = {
    Technique.SUMMARY: ("paraphrase", "generalisation", "struck", "first", "second"),
    Technique.CATEGORIES: ("category",),
    Technique.DIFFERENTIATION: ("group",),
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a file changes: the id of the row or statement, the column, what stood there and what stands there now.

    A statement that the file makes has no id yet; `of` are its words.
    """

    id: str
    column: str
    before: str
    after: str
    of: str = ""


@dataclass(slots=True)
class InductionTablePlan:
    """What taking a table in would do; `missing` rows are in the work and not in the file, and stay as they are.

    `new` are the names of what is made: statements, categories or groups.
    """

    changes: list[RowChange] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    same: int = 0
    missing: int = 0


Deed = Callable[[], object]


@dataclass(slots=True)
class _Read:
    """A table while it is looked at: cells by row, what would be done, and why rows are refused."""

    rows: list[tuple[int, dict[str, str]]]
    plan: InductionTablePlan = field(default_factory=InductionTablePlan)
    deeds: list[Deed] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, number: int, why: str) -> None:
        self.refused.append((number, why))

    def check(self) -> None:
        """Raise ReadingError, which lists them, where rows are refused."""
        if not self.refused:
            return
        told = ngettext("{count} row cannot be taken in:", "{count} rows cannot be taken in:", len(self.refused))
        lines = [_("row {number}: {why}", number=number, why=why) for number, why in sorted(self.refused)[:_TOLD]]
        if len(self.refused) > _TOLD:
            lines.append(_("… and {number} more", number=program().number(len(self.refused) - _TOLD)))
        raise ReadingError("\n  ".join((told, *lines)), _("Nothing was changed. Mend these rows, or write it anew."))


def read_file(path: Path, sheet: str = "") -> DataTable:
    """The table of a work in a file: in a workbook on the named sheet, else on the first that can be one.

    Raises ReadingError.
    """
    told_by = (headings_of_column("id"), headings_of_column("passage"))
    return read_table_file(path, TableOptions(sheet=sheet, told_by=told_by))


def planned_import(space: Workspace, induction: Induction, file: DataTable) -> InductionTablePlan:
    """What `import_table` would do. Raises as that does."""
    return _looked_at(space, induction, file).plan


def import_table(space: Workspace, induction: Induction, file: DataTable) -> InductionTablePlan:
    """Take a table of a work in as one change; gives what was done.

    Raises ReadingError, which lists the rows, where one does not fit; then nothing is changed. Raises QualcodeError
    where the work is closed.
    """
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        space.project.inductions.open(induction)
        read = _looked_at(space, induction, file)
        for deed in read.deeds:
            deed()
    return read.plan


def _looked_at(space: Workspace, induction: Induction, file: DataTable) -> _Read:
    present = space.project.inductions.get(induction.key)
    read = _Read(_cells(file, _EDITED[present.technique]))
    if present.technique is Technique.SUMMARY:
        _SummaryFile(space, present, read).look()
    elif present.technique is Technique.CATEGORIES:
        _categories(space, present, read)
    else:
        _cards(space, present, read)
    read.check()
    return read


def _cells(file: DataTable, edited: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows by the names of columns. Raises ReadingError where the ids or all that can be changed are missing."""
    columns = [column_of_heading(heading) for heading in file.headings]
    if "id" not in columns or not set(columns) & set(edited):
        raise ReadingError(
            _("That is not the table of this work."),
            _("Write it with “qualcode induce table NAME -o FILE.xlsx”, and keep its headings."),
        )
    twice = next((column for column in columns if column is not None and columns.count(column) > 1), None)
    if twice is not None:
        raise ReadingError(
            _("Two columns of the file are the same: {column}.", column=twice), _("Take one of them out.")
        )
    return [
        (
            row.number,
            {column: _plain(cell) for column, cell in zip(columns, row.cells, strict=True) if column is not None},
        )
        for row in file.rows
    ]


def _plain(text: str) -> str:
    """Words of a cell, and what they are compared with: line ends alike, no blanks at the edges, no controls.

    An apostrophe that kept a spreadsheet from computing them, and how spreadsheets write a line end, are no words.
    """
    words = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").replace("\ufeff", "")
    return xml_safe(unescaped(words)).strip()


def _said(cells: Mapping[str, str], column: str, before: str) -> str | None:
    """What a file says in a column; None where it says what stands there, or cannot have said it whole."""
    after = cells.get(column)
    if after is None or after == _plain(before) or len(before) > _LONGEST:
        return None
    return after


def _known(read: _Read, there: Iterable[str]) -> list[tuple[int, dict[str, str], str]]:
    """The rows whose ids are there, each once, with their ids; the others are refused."""
    known, seen = set(there), set[str]()
    kept = []
    for number, cells in read.rows:
        id_ = cells["id"]
        if not id_:
            read.refuse(number, _("it has no id"))
        elif id_ not in known:
            read.refuse(number, _("there is no row “{id}” in this work", id=id_))
        elif id_ in seen:
            read.refuse(number, _("the id “{id}” stands there twice", id=id_))
        else:
            kept.append((number, cells, id_))
        seen.add(id_)
    read.plan.missing = len(known - seen)
    return kept


def _fits(cells: Mapping[str, str], words: str) -> bool:
    """Whether the passage of a row is the one of its id; a passage that did not leave says nothing."""
    said = plain_words(cells.get("passage", "")).split()[:_COMPARED]
    return not said or said == plain_words(_plain(words)).split()[: len(said)]


_OTHER_PASSAGE = _("its passage is not the one of its id; were columns sorted apart?")


# ---- summary ------------------------------------------------------------------------------------------


_STATED = {"first", "second"}


class _SummaryFile:
    """The rows of a summary in a file: what they change of rows, and which statements they make or reword."""

    def __init__(self, space: Workspace, induction: Induction, read: _Read) -> None:
        self._space, self._work, self._read = space, induction, read
        self._shown: SummaryTable = table(space, induction)
        self._tables = space.project.summary_tables
        self._made: dict[tuple[int, str], int] = {}

    def look(self) -> None:
        """Look at all rows."""
        by_id = {row.paraphrase.memo.id: row for row in self._shown.rows}
        stayed = {
            withheld_statement(of.statement.id): _plain(of.statement.text)
            for of in (*self._shown.first, *self._shown.second)
        }
        rows = [
            (
                number,
                cells | {column: stayed.get(cells[column], cells[column]) for column in _STATED & cells.keys()},
                by_id[id_],
            )
            for number, cells, id_ in _known(self._read, by_id)
        ]
        before = len(self._read.plan.changes)
        for number, cells, row in rows:
            if not _fits(cells, row.paraphrase.words):
                self._read.refuse(number, _OTHER_PASSAGE)
                continue
            self._row(number, cells, row)
        self._reductions(rows)
        changed = {change.id for change in self._read.plan.changes[before:]}
        self._read.plan.same = sum(row.paraphrase.memo.id not in changed for _number, _cells, row in rows)

    def _change(self, id_: str, column: str, before: str, after: str, deed: Deed, *, of: str = "") -> None:
        self._read.plan.changes.append(RowChange(id_, column, before, after, of))
        self._read.deeds.append(deed)

    def _row(self, number: int, cells: Mapping[str, str], row: SummaryTableRow) -> None:
        memo, key, space, work = row.paraphrase.memo, row.row.key, self._space, self._work
        text = _said(cells, "paraphrase", memo.text)
        if text is not None:
            if memo.author != space.sight.own:
                self._read.refuse(number, _("its paraphrase is somebody else's"))
            elif not text:
                self._read.refuse(number, _("its paraphrase is empty"))
            else:
                said = text
                self._change(memo.id, "paraphrase", memo.text, said, lambda: memos.change(space, memo, text=said))
        general = _said(cells, "generalisation", row.row.generalisation)
        if general is not None:
            new = general
            self._change(
                memo.id,
                "generalisation",
                row.row.generalisation,
                new,
                lambda: self._tables.generalise(work, {key: new}, self._who()),
            )
        struck = _said(cells, "struck", row.row.struck)
        if struck is not None:
            why = struck
            self._change(
                memo.id,
                "struck",
                row.row.struck,
                why,
                lambda: self._tables.strike_rows(work, [key], why, self._who()),
            )

    def _who(self) -> Coder:
        coder = self._space.coder
        assert coder is not None  # noqa: S101 - deeds are done inside of `acting`
        return coder

    # ---- reductions ----

    def _reductions(self, rows: Sequence[tuple[int, dict[str, str], SummaryTableRow]]) -> None:
        """Where rows stand now, by the texts of their statements; statements are reworded where all rows say so."""
        firsts = self._by_row(rows)
        wanted: dict[int, str] = {}  # row -> text of its statement, empty for none
        for number, cells, row in rows:
            if "first" not in cells:
                continue
            struck = cells.get("struck", _plain(row.row.struck))
            text = cells["first"]
            if text and struck and row.row.reduction is None:
                self._read.refuse(number, _("it is struck and has a first reduction"))
            wanted[row.row.key] = "" if struck else text
        reworded = self._reworded(self._shown.first, {key: firsts[key] for key in wanted}, wanted)
        texts = {
            of.statement.key: reworded.get(of.statement.key, _plain(of.statement.text)) for of in self._shown.first
        }
        by_text = {text: key for key, text in reversed(texts.items())}
        placed: dict[int, int | str | None] = {}  # row -> statement, or the text of a new one
        for _number, _cells, row in rows:
            if row.row.key not in wanted:
                placed[row.row.key] = row.row.reduction
                continue
            text, old = wanted[row.row.key], row.row.reduction
            if not text:
                placed[row.row.key] = None
            elif old is not None and texts.get(old) == text:
                placed[row.row.key] = old
            else:
                placed[row.row.key] = by_text.get(text, text)
            self._place(row, placed[row.row.key], old, text)
        self._second(rows, placed)

    def _by_row(self, rows: Sequence[tuple[int, dict[str, str], SummaryTableRow]]) -> dict[int, int | None]:
        return {row.row.key: row.row.reduction for _number, _cells, row in rows}

    def _reworded(
        self, statements: Sequence[SummaryStatement], held: Mapping[int, int | None], wanted: Mapping[int, str]
    ) -> dict[int, str]:
        """Statement -> new text: where all that stood under it says the same new words that no other one has."""
        taken = {_plain(of.statement.text) for of in statements}
        found: dict[int, str] = {}
        for of in statements:
            under = {key for key, statement in held.items() if statement == of.statement.key}
            all_of_it = {row.row.key for row in of.rows} if of.statement.step == 1 else under
            said = {wanted[key] for key in under}
            if len(said) != 1 or not all_of_it <= under:
                continue
            (text,) = said
            if not text or text in taken or len(of.statement.text) > _LONGEST:
                continue
            key = of.statement.key
            found[key] = text
            taken.add(text)
            self._change(of.statement.id, "statement", of.statement.text, text, self._rewording(key, text))
        return found

    def _rewording(self, key: int, text: str) -> Deed:
        return lambda: self._tables.reword(self._work, key, text, self._who())

    def _place(self, row: SummaryTableRow, target: int | str | None, old: int | None, text: str) -> None:
        if target == old:
            return
        before = self._shown.statement(old or 0)
        key = row.row.key
        self._change(
            row.paraphrase.memo.id,
            "first",
            before.statement.text if before else "",
            text,
            lambda: self._tables.put_rows(self._work, [key], self._key(1, target), self._who()),
        )
        if isinstance(target, str):
            self._new(target)

    def _new(self, text: str) -> None:
        if text not in self._read.plan.new:
            self._read.plan.new.append(text)

    def _key(self, step: int, target: int | str | None) -> int | None:
        """The statement of a key, or a new one of a text, made once."""
        if not isinstance(target, str):
            return target
        if (step, target) not in self._made:
            self._made[step, target] = self._tables.state(self._work, step, target, self._who())
        return self._made[step, target]

    def _second(
        self,
        rows: Sequence[tuple[int, dict[str, str], SummaryTableRow]],
        placed: Mapping[int, int | str | None],
    ) -> None:
        """Under which statement of the second reduction those of the first stand, by the texts of their rows."""
        said: dict[int | str, str] = {}
        for number, cells, row in rows:
            text, first = cells.get("second"), placed.get(row.row.key)
            if text is None:
                continue
            if first is None:
                if text and not cells.get("struck", row.row.struck):
                    self._read.refuse(number, _("it has a second reduction and no first one"))
            elif said.setdefault(first, text) != text:
                self._read.refuse(number, _("rows of its statement have other second reductions"))
        held = {of.statement.key: of.statement.parent for of in self._shown.first if of.statement.key in said}
        wanted = {key: said[key] for key in held}
        reworded = self._reworded(self._shown.second, held, wanted)
        texts = {
            of.statement.key: reworded.get(of.statement.key, _plain(of.statement.text)) for of in self._shown.second
        }
        by_text = {text: key for key, text in reversed(texts.items())}
        for first, text in said.items():
            old = held.get(first) if isinstance(first, int) else None
            if not text:
                target: int | str | None = None
            elif old is not None and texts.get(old) == text:
                target = old
            else:
                target = by_text.get(text, text)
            if target == old:
                continue
            before, of_first = (
                self._shown.statement(old or 0),
                self._shown.statement(first if isinstance(first, int) else 0),
            )
            self._change(
                of_first.statement.id if of_first else "",
                "second",
                before.statement.text if before else "",
                text,
                self._putting(first, target),
                of=first if isinstance(first, str) else "",
            )
            if isinstance(target, str):
                self._new(target)

    def _putting(self, first: int | str, target: int | str | None) -> Deed:
        def put() -> None:
            below = self._key(1, first)
            if below is not None:
                self._tables.put_statements(self._work, [below], self._key(2, target), self._who())

        return put


# ---- categories and cards -----------------------------------------------------------------------------


def _categories(space: Workspace, induction: Induction, read: _Read) -> None:
    formed = categories(space, induction)
    there = {
        passage.coding.id: (passage.coding, category.code)
        for category in formed.categories
        for passage in category.passages
        if passage.coding is not None
    }
    texts: dict[int, str] = {}
    below = progress(space, induction).code
    allowed = {code.key for code in space.book.descendants(below.key)} if below else None
    made: dict[str, Code] = {}
    for number, cells, id_ in _known(read, there):
        coding, code = there[id_]
        if coding.document not in texts:
            texts[coding.document] = space.project.documents.text(coding.document)
        if not _fits(cells, coding.span.cut(texts[coding.document])):
            read.refuse(number, _OTHER_PASSAGE)
            continue
        wanted = _said(cells, "category", code.full_name)
        if wanted is None:
            read.plan.same += 1
            continue
        if coding.coder != space.sight.own:
            read.refuse(number, _("its coding is somebody else's"))
            continue
        try:
            target = space.project.codes.find(wanted, exact=True) if wanted else None
        except NotFound:
            target = None
        except QualcodeError as error:
            read.refuse(number, error.message)
            continue
        if not wanted or (target is None and PATH_SEPARATOR in wanted):
            read.refuse(number, _("there is no category “{name}”", name=wanted))
        elif target is not None and allowed is not None and target.key not in allowed:
            read.refuse(number, _("“{name}” is no category of this work", name=target.full_name))
        else:
            read.plan.changes.append(RowChange(id_, "category", code.full_name, wanted))
            read.deeds.append(_recoding(space, coding, target, wanted, below, made))
            if target is None and wanted not in read.plan.new:
                read.plan.new.append(wanted)


def _recoding(
    space: Workspace, coding: Coding, target: Code | None, name: str, below: Code | None, made: dict[str, Code]
) -> Deed:
    def recode() -> None:
        code = target or made.get(name)
        if code is None:
            draft = CodeDraft(name, origin=Origin.INDUCTIVE)
            code = made[name] = space.project.codes.add(draft, below, space.author)
        codings.change(space, coding, code=code)

    return recode


def _cards(space: Workspace, induction: Induction, read: _Read) -> None:
    shown = cards.board(space, induction)
    there = {card.coding.id: (card, "") for card in shown.loose}
    there |= {card.coding.id: (card, pile.group.name) for pile in shown.piles for card in pile.cards}
    groups = {pile.group.name: pile.group.key for pile in shown.piles}
    made: dict[str, int] = {}

    def laying(coding: Coding, name: str) -> Deed:
        def lay() -> None:
            key = groups.get(name) or made.get(name) if name else None
            if name and key is None:
                key = made[name] = cards.add_group(space, induction, name)
            cards.lay(space, induction, [coding], key)

        return lay

    for number, cells, id_ in _known(read, there):
        card, group = there[id_]
        if not _fits(cells, card.words):
            read.refuse(number, _OTHER_PASSAGE)
            continue
        said = _said(cells, "group", group)
        if said is None:
            read.plan.same += 1
            continue
        name = spelled(said)
        read.plan.changes.append(RowChange(id_, "group", group, name))
        read.deeds.append(laying(card.coding, name))
        if name and name not in groups and name not in read.plan.new:
            read.plan.new.append(name)
