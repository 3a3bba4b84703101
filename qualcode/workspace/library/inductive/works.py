"""Pieces of inductive work, for Python users. Rows and statements are named by ids, groups and codes by names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codes import CodeDraft, Rules
from qualcode.workspace.inductive import cards, categories, inductions, summary_table, table_import
from qualcode.workspace.inductive.leaving_work import sheets_of
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.resolver import all_of, known_word, numbers, several, text_of, yes_or_no
from qualcode.workspace.library.thing import NamedThing
from qualcode.workspace.library.things import StudyCode, StudyCoding, StudyDocument

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction
    from qualcode.project.merge_and_split import Transfer
    from qualcode.workspace.inductive.cards import CardBoard
    from qualcode.workspace.inductive.categories import FormedCategories
    from qualcode.workspace.inductive.inductions import InductionProgress
    from qualcode.workspace.inductive.summary_table import SummaryTable
    from qualcode.workspace.inductive.table_import import InductionTablePlan
    from qualcode.workspace.library.frames import DataFrame

_STATED = ("question", "criterion", "abstraction", "definition")


class StudyInduction(NamedThing):
    """A piece of inductive work: what was stated, how far it is, and its table, categories or cards."""

    __slots__ = ()
    noun = "induction"  # no text: a key
    record: Induction

    # ---- what is there ---------------------------------------------------------------------------

    @property
    def technique(self) -> str:
        """How it is done: “summary”, “categories” or “differentiation”."""
        return self.record.technique.value

    @property
    def progress(self) -> InductionProgress:
        """How far its material is worked through, and whether the categories are to be revised."""
        return inductions.progress(self.study.space, self.record)

    @property
    def material(self) -> list[StudyDocument]:
        """Its documents, in their order."""
        return [StudyDocument(self.study, of.document) for of in self.progress.documents]

    @property
    def table(self) -> SummaryTable:
        """The rows and statements of a summary that may be seen."""
        return summary_table.table(self.study.space, self.record)

    @property
    def categories(self) -> FormedCategories:
        """The categories that were formed, with the passages that may be seen."""
        return categories.categories(self.study.space, self.record)

    @property
    def board(self) -> CardBoard:
        """The cards that may be seen, in groups and in none."""
        return cards.board(self.study.space, self.record)

    def frame(self) -> DataFrame:
        """Its table, categories or cards as a pandas frame, a working table: documents are called by their names."""
        sheet = sheets_of(self.study.space, self.record)[0]
        columns = zip(*sheet.rows, strict=True) if sheet.rows else ([] for _column in sheet.columns)
        return frame(FrameColumns(dict(zip(sheet.columns, (list(map(str, held)) for held in columns), strict=True))))

    # ---- the work as a whole ---------------------------------------------------------------------

    def edit(self, *, documents: object = None, **stated: object) -> StudyInduction:
        """State something else: name, question, criterion, abstraction, definition, revision; gives it as it is then.

        What is not named stays. Raises QualcodeError where the technique needs what would be missing.
        """
        draft = _draft(self.record.draft, stated)
        material = None if documents is None else all_of(documents, self.study.resolver.document)
        self.study.refuse_nobody()
        return self._as(inductions.edit(self.study.space, self.record, draft, material))

    def worked(self, document: object, place: int | None = None) -> int:
        """Say that a document is worked through up to a place in code points, else to its end.

        Gives the share of the material that is worked through, in per cent.
        """
        record = self.study.resolver.document(document)
        at = None if place is None else next(iter(numbers("place", place)))
        self.study.refuse_nobody()
        return inductions.work_to(self.study.space, self.record, record, at).share

    def revise(self, note: str, *, again: bool = False) -> StudyInduction:
        """Keep that the categories were revised, and what came of it; gives it as it is then."""
        said, anew = text_of("note", note), yes_or_no("again", again)
        self.study.refuse_nobody()
        return self._as(inductions.revise(self.study.space, self.record, said, again=anew))

    def close(self) -> StudyInduction:
        """Say that it is done; gives it as it is then."""
        self.study.refuse_nobody()
        return self._as(inductions.close(self.study.space, self.record))

    def reopen(self) -> StudyInduction:
        """Open it again; gives it as it is then."""
        self.study.refuse_nobody()
        return self._as(inductions.reopen(self.study.space, self.record))

    def remove(self) -> None:
        """Take it away; paraphrases, codes and codings stay."""
        self.study.refuse_nobody()
        inductions.remove(self.study.space, self.record)

    def take_in(self, path: str | Path, *, sheet: str = "", preview: bool = False) -> InductionTablePlan:
        """Take in what was changed in a table of it, XLSX or CSV, as one change; `preview` writes nothing.

        Raises ReadingError, which lists the rows, where one does not fit.
        """
        only_looks = yes_or_no("preview", preview)
        file = table_import.read_file(Path(path), text_of("sheet", sheet))
        if only_looks:
            return table_import.planned_import(self.study.space, self.record, file)
        self.study.refuse_nobody()
        return table_import.import_table(self.study.space, self.record, file)

    # ---- a summary -------------------------------------------------------------------------------

    def take(self) -> int:
        """Give each paraphrase of the material a row, where it has none; gives how many had none."""
        self.study.refuse_nobody()
        return summary_table.take(self.study.space, self.record)

    def generalise(self, texts: Mapping[str, str]) -> None:
        """Write generalisations: id of the row's paraphrase -> text, an empty one for none."""
        said = {self._row(row): text_of("text", text) for row, text in texts.items()}
        self.study.refuse_nobody()
        summary_table.generalise(self.study.space, self.record, said)

    def strike(self, rows: object = (), reason: str = "", *, statement: str = "") -> None:
        """Strike rows (ids of their paraphrases) or a statement, for a reason."""
        why = text_of("reason", reason)
        keys, of = [self._row(row) for row in several(rows)], self._statements(statement)
        self.study.refuse_nobody()
        if of:
            summary_table.strike_statement(self.study.space, self.record, of[0], why)
        if keys:
            summary_table.strike(self.study.space, self.record, keys, why)

    def unstrike(self, rows: object = (), *, statement: str = "") -> None:
        """Take the striking of rows or of a statement back."""
        keys, of = [self._row(row) for row in several(rows)], self._statements(statement)
        self.study.refuse_nobody()
        if of:
            summary_table.unstrike_statement(self.study.space, self.record, of[0])
        if keys:
            summary_table.unstrike(self.study.space, self.record, keys)

    def state(self, text: str, *, rows: object = (), statements: object = ()) -> str:
        """Make a statement of rows (first reduction) or of statements (second reduction); gives its id."""
        said, keys, below = (
            text_of("text", text),
            [self._row(row) for row in several(rows)],
            self._statements(statements),
        )
        if bool(keys) == bool(below):
            raise UsageProblem(_("A statement rests on rows, or on statements."), _("Give rows=… or statements=…"))
        self.study.refuse_nobody()
        if keys:
            key = summary_table.reduce(self.study.space, self.record, keys, said)
        else:
            key = summary_table.reduce_again(self.study.space, self.record, below, said)
        made = self.table.statement(key)
        return made.statement.id if made else ""

    def put(self, under: str | None, *, rows: object = (), statements: object = ()) -> None:
        """Put rows, or statements of the first reduction, under a statement; None puts them under none."""
        target = None if under is None else self._statements(under)[0]
        keys, below = [self._row(row) for row in several(rows)], self._statements(statements)
        self.study.refuse_nobody()
        if keys:
            summary_table.put_rows(self.study.space, self.record, keys, target)
        if below:
            summary_table.put_statements(self.study.space, self.record, below, target)

    def make_codes(self, names: Mapping[str, object], *, below: object = None) -> list[StudyCode]:
        """Make statements codes with your codings at their passages: statement -> name, or a code that is there."""
        shown, resolver = self.table, self.study.resolver
        into = {
            summary_table.find_statement(shown, statement, exact=True).statement.key: (
                resolver.code(name) if isinstance(name, StudyCode) else text_of("code name", name)
            )
            for statement, name in names.items()
        }
        parent = None if below is None else resolver.code(below)
        self.study.refuse_nobody()
        made = summary_table.make_codes(self.study.space, self.record, into, parent)
        return [StudyCode(self.study, code.code) for code in made]

    def _row(self, wanted: object) -> int:
        return summary_table.find_row(self.table, text_of("row", wanted), exact=True).row.key

    def _statements(self, wanted: object) -> list[int]:
        find = partial(summary_table.find_statement, self.table, exact=True)
        return [find(text_of("statement", name)).statement.key for name in several(wanted) if name]

    # ---- categories ------------------------------------------------------------------------------

    def subsume(
        self, document: object, passage: object, code: object, *, occurrence: int | None = None
    ) -> StudyCoding:
        """Give a passage a category that is there; `passage` is as in `study.code`."""
        self.study.refuse_nobody()
        chosen = self.study.resolver.code(code)
        where, span = self.study.place_of(document, passage, occurrence)
        added = categories.subsume(self.study.space, self.record, where, span, chosen)
        return self.study.maker().coding(added.coding)

    def form(
        self, document: object, passage: object, name: str, *, definition: str = "", occurrence: int | None = None
    ) -> StudyCoding:
        """Make a category of a passage; `passage` is as in `study.code`. What it is can be written later."""
        self.study.refuse_nobody()
        draft = CodeDraft(text_of("code name", name), Rules(definition=text_of("definition", definition)))
        where, span = self.study.place_of(document, passage, occurrence)
        added = categories.form(self.study.space, self.record, where, span, draft)
        return self.study.maker().coding(added.coding)

    # ---- cards -----------------------------------------------------------------------------------

    def group(self, name: str, definition: str = "") -> None:
        """Add a group of cards."""
        said, meant = text_of("name", name), text_of("definition", definition)
        self.study.refuse_nobody()
        cards.add_group(self.study.space, self.record, said, meant)

    def lay(self, codings: object, group: str | None) -> None:
        """Lay cards into a group of that name; None takes them out of all groups."""
        moved = all_of(codings, self.study.resolver.coding)
        key = None if group is None else cards.find_pile(self.board, text_of("group", group), exact=True).group.key
        self.study.refuse_nobody()
        cards.lay(self.study.space, self.record, moved, key)

    def make_sub_codes(self, groups: object = None) -> list[tuple[StudyCode, Transfer]]:
        """Make groups sub-codes that get their cards, as one change; without names all that have cards."""
        keys = None
        if groups is not None:
            shown = self.board
            keys = [cards.find_pile(shown, text_of("group", name), exact=True).group.key for name in several(groups)]
        self.study.refuse_nobody()
        made = cards.make_sub_codes(self.study.space, self.record, keys)
        return [(StudyCode(self.study, code), transfer) for code, transfer in made]

    def _as(self, record: Induction) -> StudyInduction:
        return StudyInduction(self.study, record)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "technique", self.technique
        yield "closed", self.record.closed


class StudyInductions(StudyCollection[StudyInduction]):
    """The inductive work, oldest first."""

    noun = "induction"  # no text: a key

    def begin(
        self,
        name: str,
        technique: str,
        documents: object = (),
        *,
        code: object = None,
        question: str = "",
        criterion: str = "",
        abstraction: str = "",
        definition: str = "",
        revision: int | None = None,
    ) -> StudyInduction:
        """Begin a work by a technique: “summary”, “categories” or “differentiation”.

        Forming categories needs criterion, abstraction, definition and revision (10 to 50, per cent of the
        material); differentiating needs the code. Raises UsageProblem where something is missing.
        """
        said = {"question": question, "criterion": criterion, "abstraction": abstraction, "definition": definition}
        kind = Technique(known_word("technique", technique, [known.value for known in Technique]))
        draft = InductionDraft(text_of("name", name), kind)
        if code is not None:
            draft = replace(draft, code=self.study.resolver.code(code).key)
        draft = _draft(draft, {**said, "revision": revision})
        material = all_of(documents, self.study.resolver.document)
        self.study.refuse_nobody()
        return StudyInduction(self.study, inductions.begin(self.study.space, draft, material))

    def __iter__(self) -> Iterator[StudyInduction]:
        return (StudyInduction(self.study, record) for record in self.study.space.project.inductions.all())

    def _found(self, wanted: object) -> StudyInduction:
        return StudyInduction(self.study, self.study.resolver.induction(wanted))

    def _columns(self, things: Sequence[StudyInduction]) -> FrameColumns:
        states = [work.progress for work in things]
        return FrameColumns(
            {
                "id": [work.id for work in things],
                "name": [work.name for work in things],
                "technique": [work.technique for work in things],
                "code": [state.code.full_name if state.code else None for state in states],
                "documents": [len(state.documents) for state in states],
                "share": [state.share for state in states],
                "revision_due": [work.record.revision_due for work in things],
                "revised": [work.record.revised for work in things],
                "closed": [work.record.closed for work in things],
            },
            whole=("documents", "share", "revision_due", "revised"),
        )


def _draft(draft: InductionDraft, stated: Mapping[str, object]) -> InductionDraft:
    """The draft with what is stated. Raises UsageProblem for what cannot be stated, and what is no text or number."""
    known = ("name", *_STATED, "revision")
    wrong = next((name for name in stated if name not in known), None)
    if wrong is not None:
        raise UsageProblem(
            _("“{name}” cannot be stated.", name=wrong), _("Give one of {names}.", names=", ".join(known))
        )
    values: dict[str, object] = {
        name: text_of(name, said) for name, said in stated.items() if name != "revision" and said is not None
    }
    if stated.get("revision") is not None:
        values["revision_due"] = next(iter(numbers("revision", stated["revision"])))
    return replace(draft, **values)  # type: ignore[arg-type]  # by their names
