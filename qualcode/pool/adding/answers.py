"""A survey is added to a pool without a project: one row of a file is one answer of one person.

The file is read twice: first it is decided whose answers may go, and that no id stands twice; then they are written.
Memory holds 63 bits an answer, and the keys of those who did not agree.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualcode.catalogue import _
from qualcode.errors import ConsentError, QualcodeError, ReadingError, UsageProblem
from qualcode.language.batches import sentences_of
from qualcode.language.forms.normalised import spelled
from qualcode.model.consent.consents import Permission, Purpose, strictest
from qualcode.pool.adding.answer_file import AnswerFile
from qualcode.pool.adding.answer_secret import survey_record
from qualcode.pool.adding.left_out import StayedAway, counts
from qualcode.pool.adding.project import refuse_changed, refuse_other_secret, secret_check
from qualcode.pool.adding.project_plan import refuse_found_texts
from qualcode.pool.adding.project_rows import attribute_row
from qualcode.pool.adding.renewing import cases_gone, drop_hand_codings, drop_machine_codings, with_words_of_before
from qualcode.pool.adding.written_files import ProjectFiles
from qualcode.pool.folder.layout import OF_PROJECT, WITH_TEXTS
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.folder.unfinished import all_to_disk
from qualcode.progress import untold
from qualcode.project.watch.identity import now
from qualcode.reporting.disclosure.hit_finder import NameHitFinder
from qualcode.workspace.consent.typed import answer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualcode.pool.folder.pool import Pool
    from qualcode.progress import Progress
    from qualcode.project.pools.records import PoolRecord
    from qualcode.reporting.disclosure.check import Options

_AT_ONCE = 2_000  # answers that are checked for names together
_MOST_VALUES = 1 << 17  # of attributes that are remembered as checked
_MOST_TOLD = 20
_YES = Permission.YES


def answer_name(id_: str) -> str:
    """By which the key of an answer is made, of the cell with its id."""
    return f"answer:{id_.strip()}"  # no text: a name for a key


def case_name(case: str) -> str:
    """By which the key of a case is made, of the cell that names it."""
    return f"case:{spelled(case)}"  # no text: a name for a key


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyOptions:
    """How a file of answers is meant, columns by their headings, and what was agreed.

    `consent` and `quotes` are columns that say it row by row; `all_agreed` and `all_quotable` say it of everybody.
    """

    id: str
    text: str
    checking: Options
    case: str = ""
    attributes: tuple[str, ...] = ()
    consent: str = ""
    quotes: str = ""
    all_agreed: bool = False
    all_quotable: bool = False
    with_texts: bool = False
    strict: bool = False
    clean_texts: bool = False
    delimiter: str = ""
    encoding: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings that are read."""
        return (self.id, self.text, *filter(None, (self.case, self.consent, self.quotes)), *self.attributes)


@dataclass(frozen=True, slots=True)
class NameInAnswer:
    """Something that the name check found: the row, what it is, its words."""

    row: int
    kind: str
    found: str


@dataclass(slots=True)
class AddedAnswers:
    """What went: numbers, what stayed away, and the first findings of the name check with how many there are by kind.

    `manifest` is None where nothing was written. `new_secret` says that the file of the secret was made. What is gone
    is told as of a project, see `Added`.
    """

    documents: int = 0
    texts: int = 0
    left_out: Counter[StayedAway] = field(default_factory=Counter)
    first_found: list[NameInAnswer] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    warnings: tuple[str, ...] = ()
    manifest: Manifest | None = None
    renewed: bool = False
    new_secret: bool = False
    texts_gone: bool = False
    cases_gone: frozenset[int] = frozenset()
    rules_gone: int = 0
    hand_gone: int = 0


def add_answers(
    pool: Pool, path: Path, asked: SurveyOptions, progress: Progress = untold, *, dry_run: bool = False
) -> AddedAnswers:
    """Add a survey to a pool, or renew it there: whole or not at all. With `dry_run` nothing is written.

    `progress` hears how many rows are done. Raises UsageProblem where nobody said what was agreed, ReadingError for
    the file, ConsentError where nothing may go that was not there before.
    """
    _refuse_unsaid(asked)
    file = AnswerFile.open(path, asked.columns, delimiter=asked.delimiter, encoding=asked.encoding)
    survey = _Survey(file, asked, progress)
    if dry_run:
        survey.decide()
        for _answer in survey.answers(hash):
            pass
        return survey.added
    with survey_record(path, pool.settings.uuid, pool.folder.absolute()) as (record, is_new), ExitStack() as swapping:
        before = pool.manifest(record.project)
        refuse_other_secret(record, before)
        survey.decide()
        with pool.replacing(record.project) as folder:
            left = WITH_TEXTS if not asked.with_texts else ("words",)
            with ProjectFiles(folder, [table for table in OF_PROJECT if table not in left]) as files:
                for answer in survey.answers(record.keys()):
                    answer.write(files)
            if asked.strict and survey.added.found:
                raise QualcodeError(
                    _("Nothing was added: the name check found something."),
                    _("Change the answers, give --names FILE with what is no name, or leave --strict out."),
                )
            found_in = survey.added.left_out[StayedAway.TEXTS_WITH_FINDINGS]
            refuse_found_texts(found_in, clean_texts=asked.clean_texts)
            if before is None and not survey.added.documents:
                raise ConsentError(
                    _("Nothing was added: no answer may go."),
                    _("Look at the column of the consent, and at the answers."),
                )
            manifest = with_words_of_before(pool, before, folder, _manifest(survey, record))
            survey.added.manifest = write_manifest(folder, manifest)
            all_to_disk(folder)  # before the lock, which readers wait for
            swapping.enter_context(pool.writers_lock())
            refuse_changed(record, before, pool.manifest(record.project))
            survey.added.cases_gone = cases_gone(pool, before, folder)
            survey.added.hand_gone = drop_hand_codings(pool, before, folder)
            survey.added.rules_gone = drop_machine_codings(pool, before, folder)
    survey.added.renewed, survey.added.new_secret = before is not None, is_new
    survey.added.texts_gone = bool(before and before.with_texts and not asked.with_texts)
    return survey.added


def _refuse_unsaid(asked: SurveyOptions) -> None:
    if bool(asked.consent) == asked.all_agreed:
        raise UsageProblem(
            _("What did those who answered agree to?"),
            _(
                "--consent COLUMN names the column that says it (yes or no to secondary use), --all-agreed says that "
                "all agreed to it and to being quoted."
            ),
        )
    if asked.quotes and asked.all_quotable:
        raise UsageProblem(_("--quotes and --all-quotable say the same twice."), _("Leave one of them out."))


def _manifest(survey: _Survey, record: PoolRecord) -> Manifest:
    return Manifest(
        project=record.project,
        kind=GivenKind.ANSWERS,
        added=now(),
        with_texts=survey.asked.with_texts,
        secret_check=secret_check(record),
        left_out=counts(survey.added.left_out),
    )


@dataclass(frozen=True, slots=True)
class _LeavingAnswer:
    """An answer that goes, with the rows of its attributes; the text is empty where it stays."""

    document: int
    case: int
    snippets: bool
    text: str
    length: int
    sentences: Sequence[tuple[int, int]]
    attributes: Sequence[tuple[str, str]]

    def write(self, files: ProjectFiles) -> None:
        document = self.document
        files.add("documents", [(document, self.case, int(self.snippets), 1, self.length, len(self.sentences))])
        files.add("attributes", (attribute_row(document, name, value) for name, value in self.attributes))
        units = enumerate(self.sentences)
        files.add("units", ((document, "sentence", number, start, stop, 0) for number, (start, stop) in units))
        if self.text:
            files.add("texts", [(document, self.text)], len(self.text))


class _Row(NamedTuple):
    """A row as it stands in the file; `case` is whose answer it is, empty where nobody is named."""

    number: int
    id: str
    text: str
    case: str
    agreed: Permission
    quotable: Permission
    values: Sequence[str]

    @property
    def person(self) -> int:
        """Who agreed or did not, as a number of this process."""
        return hash(case_name(self.case) if self.case else answer_name(self.id))


class _Survey:
    """The answers of a file, and what is decided of them."""

    def __init__(self, file: AnswerFile, asked: SurveyOptions, progress: Progress) -> None:
        self.asked = asked
        self._progress, self._number = progress, 0
        self.added = AddedAnswers(warnings=file.warnings)
        self._file = file
        self._finder = NameHitFinder(asked.checking)
        self._checked: dict[str, bool] = {}
        self._said: dict[tuple[Purpose, str], Permission] = {}
        self._not_agreed: dict[int, Permission] = {}
        self._not_quotable: dict[int, Permission] = {}
        self._columns = {name: file.heading(name) for name in asked.columns}
        self._attributes = [spelled(file.headings[self._columns[name]]) for name in asked.attributes]

    def decide(self) -> None:
        """Read who did not agree to what, and whether each id stands once. Raises ReadingError."""
        ids = array("q")
        for row in self._rows():
            ids.append(hash(row.id))
            for said, others in ((row.agreed, self._not_agreed), (row.quotable, self._not_quotable)):
                if said is not Permission.YES:
                    others[row.person] = strictest((said, others.get(row.person, said)))
        self._refuse_double(ids)
        self._number = len(ids)

    def answers(self, key: Callable[[str], int]) -> Iterator[_LeavingAnswer]:
        """The answers that go, in the order of the file; `key` makes keys of names. What stays away is counted."""
        rows, done = self._rows(), 0
        while some := list(islice(rows, _AT_ONCE)):
            going = [row for row in some if self._goes(row)]
            words = {row.number for row in going if self.asked.with_texts and self._text_goes(row)}
            words -= self._in_texts([row for row in going if row.number in words])
            self._check_values({value for row in going for value in row.values})
            for row in going:
                yield self._answer(row, key, has_text=row.number in words)
            self._progress(done := done + len(some), self._number)

    def _answer(self, row: _Row, key: Callable[[str], int], *, has_text: bool) -> _LeavingAnswer:
        document = key(answer_name(row.id))
        is_quotable = self._not_quotable.get(row.person, Permission.YES) is Permission.YES
        values = [(name, value) for name, value in zip(self._attributes, row.values, strict=True) if value]
        kept = [(name, value) for name, value in values if not self._checked[value]]
        self.added.left_out[StayedAway.VALUES] += len(values) - len(kept)
        self.added.documents += 1
        self.added.texts += has_text
        return _LeavingAnswer(
            document,
            key(case_name(row.case)) if row.case else document,
            is_quotable and (has_text or not self.asked.with_texts),
            row.text if has_text else "",
            len(row.text),
            [(sentence.start, sentence.end) for sentence in sentences_of(row.text)],
            kept,
        )

    def _goes(self, row: _Row) -> bool:
        if row.person in self._not_agreed:
            self.added.left_out[StayedAway.DOCUMENTS] += 1
            return False
        if not row.text.strip():
            self.added.left_out[StayedAway.EMPTY] += 1
            return False
        return True

    def _text_goes(self, row: _Row) -> bool:
        if self._not_quotable.get(row.person) in (None, Permission.PARAPHRASE):
            return True
        self.added.left_out[StayedAway.TEXTS] += 1
        return False

    def _in_texts(self, rows: Sequence[_Row]) -> set[int]:
        """The rows in whose texts the name check finds something."""
        found = self._finder.hits(row.text for row in rows)
        named = [row for row in rows if row.text in found]
        for row in named:
            for hit in found[row.text]:
                self.added.found[hit.kind.told] += 1
                if len(self.added.first_found) < _MOST_TOLD:
                    self.added.first_found.append(NameInAnswer(row.number, hit.kind.told, hit.span.cut(row.text)))
        self.added.left_out[StayedAway.TEXTS_WITH_FINDINGS] += len(named)
        return {row.number for row in named}

    def _check_values(self, values: Iterable[str]) -> None:
        """Look for names in values that were not looked at before."""
        if len(self._checked) > _MOST_VALUES:
            self._checked.clear()
        new = [value for value in values if value not in self._checked]
        found = self._finder.hits(new)
        self._checked.update((value, value in found) for value in new)

    def _rows(self) -> Iterator[_Row]:
        asked, columns = self.asked, list(self._columns)
        places = [self._columns[name] for name in columns]
        at = {name: columns.index(name) for name in columns}
        values = [at[name] for name in asked.attributes]
        for number, cells in self._file.rows(places):
            id_ = cells[at[asked.id]].strip()
            if not id_:
                raise ReadingError(
                    _("Row {row} of “{name}” has no id.", row=number, name=self._file.path.name),
                    _("Fill in the column “{column}”, or name another one with --id.", column=asked.id),
                )
            agreed = self._permission(Purpose.SECONDARY, cells[at[asked.consent]], number) if asked.consent else _YES
            quotable = _YES if asked.all_quotable or (asked.all_agreed and not asked.quotes) else Permission.NO
            if asked.quotes:
                quotable = self._permission(Purpose.QUOTE, cells[at[asked.quotes]], number)
            yield _Row(
                number,
                id_,
                cells[at[asked.text]].replace("\r\n", "\n").replace("\r", "\n"),
                spelled(cells[at[asked.case]]) if asked.case else "",
                agreed,
                quotable,
                [spelled(cells[place]) for place in values],
            )

    def _permission(self, purpose: Purpose, cell: str, row: int) -> Permission:
        known = self._said.get((purpose, cell))
        if known is None:
            try:
                known = answer_of(purpose, cell)
            except QualcodeError as error:
                raise ReadingError(_("Row {row}: {why}", row=row, why=error), error.hint) from error
            self._said[purpose, cell] = known
        return known

    def _refuse_double(self, ids: array[int]) -> None:
        """Raise ReadingError where an id stands twice."""
        import pyarrow
        import pyarrow.compute

        numbers = pyarrow.array(ids, pyarrow.int64())
        if pyarrow.compute.count_distinct(numbers).as_py() == len(ids):
            return
        counted = pyarrow.compute.value_counts(numbers)
        often = set(counted.filter(pyarrow.compute.greater(counted.field("counts"), 1)).field("values").to_pylist())
        seen: dict[str, int] = {}
        for row in self._rows():
            if hash(row.id) in often and seen.setdefault(row.id, row.number) != row.number:
                raise ReadingError(
                    _(
                        "The rows {first} and {row} of “{name}” have the same id.",
                        first=seen[row.id], row=row.number, name=self._file.path.name,
                    ),
                    _("Name another column with --id; people with several answers have --case COLUMN."),
                )  # fmt: skip
