"""A project as tables for R, Python and SQL: one row a thing, one column a variable, ids that join them.

Ids are those of the program, the last twelve digits of the GUID. Places count code points of the text, the end is the
first one that is not in the passage. What is not known is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.catalogue import Later, later, program
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import CodeKind, Origin
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import count_words
from qualcode.model.exchange.losses import Loss, LossKind
from qualcode.model.exchange.project import (
    ExchangeCode,
    ExchangeProject,
    ExchangeTarget,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoKind

Value = str | int | bool | None
ParagraphOf = Callable[[str, int], int | None]
"""The number of the paragraph of a source (GUID) in which an offset lies."""
TABLES = (
    *("cases", "documents", "texts", "codes", "anchors", "coders", "codings"),
    *("levels", "memos", "memo_targets", "groups"),
)
MARK = "attribute "
"""Before an attribute that is called like a column of ours, as in frames."""


class ColumnType(StrEnum):
    """What stands in a column, as Table Schema calls it."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    TIME = "datetime"


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """A column: what it is called and holds. `enum` are all its values, `leads_to` a table whose ids it holds."""

    name: str
    says: Later
    type: ColumnType = ColumnType.STRING
    required: bool = False
    enum: tuple[str, ...] = ()
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A table whose rows are made when they are iterated, each with a value a column; the `key` tells them apart."""

    name: str
    says: Later
    columns: tuple[TidyColumn, ...]
    rows: Callable[[], Iterator[tuple[Value, ...]]]
    key: str = "id"


def tidy_tables(project: ExchangeProject, paragraph_of: ParagraphOf) -> tuple[TidyTable, ...]:
    """The tables of a project, in the order in which one leads to the next."""
    return (
        _cases(project),
        _documents(project),
        _texts(project),
        _codes(project),
        _anchors(project),
        _coders(project),
        _codings(project, paragraph_of),
        _levels(project),
        _memos(project),
        _memo_targets(project),
        _groups(project),
    )


def not_in_tables(project: ExchangeProject) -> Iterator[Loss]:
    """What of a project that leaves the tables have no column for, with its numbers."""
    words = program()
    codes = [code.draft for code, _path, _parent in _walked(project.codes)]
    fields = {
        words.gettext("related codes"): sum(len(draft.related) for draft in codes),
        words.gettext("speakers"): sum(len(source.speakers) for source in project.sources),
        words.gettext("times"): sum(len(source.marks) for source in project.sources),
        words.gettext("descriptions of codebooks"): len(project.codebooks),
    }
    for name, number in fields.items():
        if number:
            yield Loss(LossKind.FIELD, LossReason.STAYS_HERE, name, number=number)


# ---- material ----------------------------------------------------------------------------------------


def _cases(project: ExchangeProject) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("name", later("what the case is called, or its number"), required=True),
    )
    attributes, more = _attributes([case.attributes for case in project.cases], columns)

    def rows() -> Iterator[tuple[Value, ...]]:
        for case in project.cases:
            yield (_short(case.guid), case.name, *(case.attributes.get(name) for name in attributes))

    return TidyTable("cases", later("one row a case"), columns + more, rows)


def _documents(project: ExchangeProject) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("name", later("what the document is called, or its label and number"), required=True),
        TidyColumn("case", later("the case that it belongs to"), leads_to="cases"),
        TidyColumn("label", later("its source label")),
        TidyColumn("wave", later("the wave in which it was collected")),
        TidyColumn("source_kind", later("the kind of source")),
        TidyColumn("context", later("what stands before the text elsewhere")),
        TidyColumn("transcription", later("the rules by which talk was written down")),
        TidyColumn("characters", later("how many code points its text has"), ColumnType.INTEGER, required=True),
        TidyColumn("words", later("how many words its text has"), ColumnType.INTEGER, required=True),
    )
    attributes, more = _attributes([source.attributes for source in project.sources], columns)
    cases = {source: _short(case.guid) for case in project.cases for source in case.sources}

    def rows() -> Iterator[tuple[Value, ...]]:
        for source in project.sources:
            yield (
                _short(source.guid), source.name, cases.get(source.guid), source.label or None, source.wave or None,
                source.source_kind or None, source.context or None, source.transcription or None,
                len(source.text), count_words(source.text),
                *(source.attributes.get(name) for name in attributes),
            )  # fmt: skip

    return TidyTable("documents", later("one row a document, with its attributes"), columns + more, rows)


def _texts(project: ExchangeProject) -> TidyTable:
    columns = (
        TidyColumn("document", later("the document"), required=True, leads_to="documents"),
        TidyColumn("text", later("its text, with LF at the end of lines")),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for source in project.sources:
            yield _short(source.guid), source.text

    return TidyTable("texts", later("one row a document, with its text"), columns, rows, key="document")


def _attributes(
    held: Sequence[Mapping[str, str]], columns: Sequence[TidyColumn]
) -> tuple[tuple[str, ...], tuple[TidyColumn, ...]]:
    """The names of all attributes, and their columns."""
    own = {column.name for column in columns}
    names = tuple(dict.fromkeys(name for attributes in held for name in attributes))
    return names, tuple(
        TidyColumn(f"{MARK}{name}" if name in own else name, later("an attribute, as it was given")) for name in names
    )


# ---- codes and codings -------------------------------------------------------------------------------


def _codes(project: ExchangeProject) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("name", later("its own name"), required=True),
        TidyColumn(
            "path",
            later(
                "the names from the top down to its own, with “ / ” between them; a slash alone in a name is doubled"
            ),
            required=True,
        ),
        TidyColumn("parent", later("the code above it"), leads_to="codes"),
        TidyColumn("level", later("1 at the top"), ColumnType.INTEGER, required=True),
        TidyColumn("kind", later("what sort of category it is"), required=True, enum=tuple(CodeKind)),
        TidyColumn("origin", later("brought to the material or made from it"), required=True, enum=tuple(Origin)),
        TidyColumn("short_key", later("what the team calls it in all copies")),
        TidyColumn("colour", later("its colour as #rrggbb")),
        TidyColumn("definition", later("its definition")),
        TidyColumn("include", later("when it is coded")),
        TidyColumn("exclude", later("when it is not coded")),
        TidyColumn("borders", later("from what it is told apart")),
        TidyColumn("weight_meaning", later("what its weight says")),
        TidyColumn("source", later("where it comes from in the literature")),
        TidyColumn(
            "exclusive",
            later("whether a passage has at most one of its sub-codes"),
            ColumnType.BOOLEAN,
            required=True,
        ),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for code, path, parent in _walked(project.codes):
            draft, rules = code.draft, code.draft.rules
            yield (
                _short(code.guid), draft.name, joined_path(path), parent or None, len(path), draft.kind.value,
                draft.origin.value, draft.short_key or None, draft.colour or None, rules.definition or None,
                rules.include or None, rules.exclude or None, rules.borders or None, draft.weight_meaning or None,
                draft.source or None, draft.exclusive,
            )  # fmt: skip

    return TidyTable("codes", later("one row a code, parents before their sub-codes"), columns, rows)


def _walked(
    codes: Sequence[ExchangeCode], above: tuple[str, ...] = (), parent: str = ""
) -> Iterator[tuple[ExchangeCode, tuple[str, ...], str]]:
    """Each code with its path and the id of its parent; those below it follow."""
    for code in codes:
        path = (*above, code.draft.name)
        yield code, path, parent
        yield from _walked(code.children, path, _short(code.guid))


def _anchors(project: ExchangeProject) -> TidyTable:
    columns = (
        TidyColumn("code", later("the code"), required=True, leads_to="codes"),
        TidyColumn("text", later("the words of the example")),
        TidyColumn("label", later("its source label")),
        TidyColumn("coding", later("the coding that it is taken from")),
        TidyColumn("invented", later("whether nobody said the words"), ColumnType.BOOLEAN, required=True),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for code, _path, _parent in _walked(project.codes):
            for anchor in code.draft.anchors:
                yield _short(code.guid), anchor.text, anchor.label or None, anchor.coding, anchor.invented

    return TidyTable("anchors", later("one row an anchor example"), columns, rows, key="")


def _coders(project: ExchangeProject) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("name", later("what the coder is called, or a number"), required=True),
        TidyColumn("kind", later("person, program or consensus"), required=True, enum=tuple(CoderKind)),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for user in project.users:
            yield _short(user.guid), user.name, user.kind.value

    return TidyTable("coders", later("one row a coder"), columns, rows)


def _codings(project: ExchangeProject, paragraph_of: ParagraphOf) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("document", later("the document"), required=True, leads_to="documents"),
        TidyColumn("code", later("the code"), required=True, leads_to="codes"),
        TidyColumn("coder", later("who gave it"), leads_to="coders"),
        TidyColumn("start", later("the first code point of the passage, from 0"), ColumnType.INTEGER, required=True),
        TidyColumn("end", later("the first code point behind the passage"), ColumnType.INTEGER, required=True),
        TidyColumn("paragraph", later("the paragraph in which it begins, from 1"), ColumnType.INTEGER),
        TidyColumn("text", later("the words of the passage")),
        TidyColumn("polarity", later("there, lacking, or both"), required=True, enum=tuple(Polarity)),
        TidyColumn("weight", later("from 0 to 100; the code says what it means"), ColumnType.INTEGER),
        TidyColumn("paraphrase", later("the passage in other words")),
        TidyColumn("round", later("the coding round"), ColumnType.INTEGER),
        TidyColumn(
            "good", later("whether somebody marked it as a good quotation"), ColumnType.BOOLEAN, required=True
        ),
        TidyColumn("created", later("when it was given, in UTC"), ColumnType.TIME),
        TidyColumn(
            "under_old_rule",
            later("whether the rule of its code is another one since"),
            ColumnType.BOOLEAN,
            required=True,
        ),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for source in project.sources:
            document = _short(source.guid)
            for coding in source.codings:
                if coding.span is None:
                    continue
                yield (
                    _short(coding.guid), document, _short(coding.code), _short(coding.user) or None,
                    coding.span.start, coding.span.end, paragraph_of(source.guid, coding.span.start),
                    coding.span.cut(source.text), coding.polarity.value, coding.weight, coding.paraphrase or None,
                    coding.round, bool(coding.good_by), coding.created or None, coding.under_old_rule,
                )  # fmt: skip

    return TidyTable("codings", later("one row a code on a passage by a coder"), columns, rows)


def _levels(project: ExchangeProject) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("case", later("the case that has the level"), leads_to="cases"),
        TidyColumn("document", later("the document that has it, where it is of no case"), leads_to="documents"),
        TidyColumn("code", later("the evaluative code"), required=True, leads_to="codes"),
        TidyColumn("coder", later("who gave the level"), required=True, leads_to="coders"),
        TidyColumn("round", later("the round in which it was given"), ColumnType.INTEGER),
        TidyColumn("level", later("the level, as it is called; without one the case cannot be classified")),
        TidyColumn("place", later("the place of the level from 1, the lowest, where they are ordered"),
                   ColumnType.INTEGER),
        TidyColumn("reason", later("why it was given")),
    )  # fmt: skip

    def rows() -> Iterator[tuple[Value, ...]]:
        for given in project.levels:
            yield (
                _short(given.guid), _short(given.case) or None, _short(given.source) or None, _short(given.code),
                _short(given.user), given.round, given.level, given.place, given.reason or None,
            )  # fmt: skip

    return TidyTable("levels", later("one row a level that a coder gave a case"), columns, rows)


# ---- memos -------------------------------------------------------------------------------------------


def _memos(project: ExchangeProject) -> TidyTable:
    columns = (
        _id(),
        TidyColumn("title", later("its title")),
        TidyColumn("text", later("what was written down")),
        TidyColumn("kind", later("what it is for"), required=True, enum=tuple(MemoKind)),
        TidyColumn("author", later("who wrote it"), leads_to="coders"),
        TidyColumn("closed", later("whether it needs no more attention"), ColumnType.BOOLEAN, required=True),
        TidyColumn("created", later("when it was written, in UTC"), ColumnType.TIME),
        TidyColumn("changed", later("when it was changed last, in UTC"), ColumnType.TIME),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for note in project.notes:
            yield (
                _short(note.guid), note.title or None, note.text or None, note.kind.value, _short(note.user) or None,
                note.closed, note.created or None, note.changed or None,
            )  # fmt: skip

    return TidyTable("memos", later("one row a memo"), columns, rows)


def _memo_targets(project: ExchangeProject) -> TidyTable:
    """What memos are about, apart from them: a memo of another program may be about several things."""
    columns = (
        TidyColumn("memo", later("the memo"), required=True, leads_to="memos"),
        TidyColumn("about", later("what kind of thing it is about"), required=True, enum=tuple(TargetKind)),
        *(
            TidyColumn(name, later("the thing, where it is one of that table"), leads_to=f"{name}s")
            for name in ("document", "code", "coding", "case")
        ),
        TidyColumn("start", later("where the passage begins"), ColumnType.INTEGER),
        TidyColumn("end", later("the first code point behind the passage"), ColumnType.INTEGER),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for note in project.notes:
            for target in note.targets or (ExchangeTarget(TargetKind.PROJECT),):
                thing = _short(target.guid) or None
                span = target.span
                yield (
                    _short(note.guid), target.kind.value,
                    thing if target.kind in (TargetKind.SOURCE, TargetKind.PASSAGE) else None,
                    thing if target.kind is TargetKind.CODE else None,
                    thing if target.kind is TargetKind.CODING else None,
                    thing if target.kind is TargetKind.CASE else None,
                    span.start if span else None, span.end if span else None,
                )  # fmt: skip

    return TidyTable("memo_targets", later("one row a thing that a memo is about"), columns, rows, key="")


def _groups(project: ExchangeProject) -> TidyTable:
    columns = (
        TidyColumn("name", later("what the group is called"), required=True),
        TidyColumn("document", later("a document of it"), required=True, leads_to="documents"),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for group in project.sets:
            for source in group.sources:
                yield group.name, _short(source)

    return TidyTable("groups", later("one row a document of a group"), columns, rows, key="")


def _id() -> TidyColumn:
    return TidyColumn("id", later("what other tables call it by"), required=True)


def _short(guid: str) -> str:
    return guid[-12:]
