"""A survey is added to a pool without a project: one row of a file is one answer of one person.

The file is read twice: first it is decided whose answers may go, and that no id stands twice; then they are written.
Memory holds 63 bits an answer, and the keys of those who did not agree.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Iterator, Sequence, Set
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualcode.catalogue import _
from qualcode.errors import ConsentError, QualcodeError, ReadingError, UsageProblem
from qualcode.language.forms.normalised import spelled
from qualcode.model.consent.consents import Permission, Purpose, strictest
from qualcode.pool.adding.answer_file import AnswerFile
from qualcode.pool.adding.answer_findings import AnswerFindings, NameInAnswer
from qualcode.pool.adding.answer_secret import known_survey, survey_record
from qualcode.pool.adding.answer_texts import TextParts, TextReader, parts_in, texts_batch
from qualcode.pool.adding.left_out import StayedAway, counts
from qualcode.pool.adding.project import refuse_changed, refuse_other_secret, secret_check
from qualcode.pool.adding.project_plan import refuse_found_texts
from qualcode.pool.adding.project_rows import attribute_row
from qualcode.pool.adding.renewing import cases_gone, drop_hand_codings, drop_machine_codings, with_words_of_before
from qualcode.pool.adding.written_files import ProjectFiles
from qualcode.pool.folder.layout import OF_PROJECT, WITH_TEXTS
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import PoolChanged
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.folder.unfinished import all_to_disk
from qualcode.pool.workers.in_order import BatchFailed
from qualcode.pool.workers.processes import Processes
from qualcode.progress import untold
from qualcode.project.watch.identity import now
from qualcode.reading.source.raw_table import heading_key
from qualcode.reporting.disclosure.hit_finder import NameHitFinder
from qualcode.workspace.consent.typed import answer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow

    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.workers.workers import Workers
    from qualcode.progress import Progress
    from qualcode.project.pools.records import PoolRecord
    from qualcode.reporting.disclosure.check import Options

_AT_ONCE, _LETTERS = 4_000, 1 << 20  # answers, and code points of them, that are read together
_MOST_VALUES = 1 << 17  # of attributes that are remembered as checked
_YES = Permission.YES


def answer_name(id_: str) -> str:
    """By which the key of an answer is made, of the cell with its id."""
    return f"answer:{spelled(id_)}"  # no text: a name for a key


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


@dataclass(slots=True)
class AddedAnswers:
    """What went: numbers, what stayed away, and what the name check found.

    `manifest` is None where nothing was written. `new_secret` says that the file of the secret was made. What is gone
    is told as of a project, see `Added`.
    """

    findings: AnswerFindings
    documents: int = 0
    texts: int = 0
    left_out: Counter[StayedAway] = field(default_factory=Counter)
    warnings: tuple[str, ...] = ()
    manifest: Manifest | None = None
    renewed: bool = False
    new_secret: bool = False
    texts_gone: bool = False
    cases_gone: frozenset[int] = frozenset()
    rules_gone: int = 0
    hand_gone: int = 0


def add_answers(
    pool: Pool,
    path: Path,
    asked: SurveyOptions,
    progress: Progress = untold,
    *,
    findings: AnswerFindings | None = None,
    dry_run: bool = False,
) -> AddedAnswers:
    """Add a survey to a pool, or renew it there: whole or not at all. With `dry_run` nothing is written there.

    `progress` hears how many rows are done; `findings` say what of the name check was accepted, and are written anew
    once all answers are checked. Raises UsageProblem where nobody said what was agreed, ReadingError for the file,
    ConsentError where nothing may go that was not there before, ExportError where the findings cannot be written.
    """
    _refuse_unsaid(asked)
    file = AnswerFile.open(path, asked.columns, delimiter=asked.delimiter, encoding=asked.encoding)
    survey = _Survey(file, asked, progress, findings or AnswerFindings())
    with closing(Processes()) as workers:
        if dry_run:
            survey.decide()
            for _answer in survey.answers(hash, workers):
                pass
            return survey.added
        return _added(pool, path, survey, workers)


def _added(pool: Pool, path: Path, survey: _Survey, workers: Workers) -> AddedAnswers:
    asked, added = survey.asked, survey.added
    with survey_record(path, pool) as (record, is_new), ExitStack() as swapping:
        before = pool.manifest(record.project)
        refuse_other_secret(record, before)
        survey.decide()
        with pool.replacing(record.project) as folder:
            left = WITH_TEXTS if not asked.with_texts else ("words",)
            with ProjectFiles(folder, [table for table in OF_PROJECT if table not in left]) as files:
                for answer in survey.answers(record.keys(), workers):
                    answer.write(files)
            _refuse_found(survey)
            if before is None and not added.documents:
                raise ConsentError(
                    _("Nothing was added: no answer may go."),
                    _("Look at the column of the consent, and at the answers."),
                )
            manifest = with_words_of_before(pool, before, folder, _manifest(survey, record))
            added.manifest = write_manifest(folder, manifest)
            all_to_disk(folder)  # before the lock, which readers wait for
            swapping.enter_context(pool.writers_lock())
            refuse_changed(record, before, pool.manifest(record.project))
            kept = known_survey(path, record.uuid, pool.folder)
            if kept is None or kept.secret != record.secret:  # taken out meanwhile, with its secret
                raise PoolChanged(record.project)
            added.cases_gone = cases_gone(pool, before, folder)
            added.hand_gone = drop_hand_codings(pool, before, folder)
            added.rules_gone = drop_machine_codings(pool, before, folder)
    added.renewed, added.new_secret = before is not None, is_new
    added.texts_gone = bool(before and before.with_texts and not asked.with_texts)
    return added


def _refuse_found(survey: _Survey) -> None:
    """Raise QualcodeError where the name check found something that nobody accepted, and it must not stay away."""
    if survey.asked.strict and survey.added.findings.open:
        raise QualcodeError(
            _("Nothing was added: the name check found something."),
            _(
                "Change the answers, give --names FILE with what is no name, accept it in the table of --findings "
                "FILE, or leave --strict out."
            ),
        )
    refuse_found_texts(
        survey.added.left_out[StayedAway.TEXTS_WITH_FINDINGS],
        clean_texts=survey.asked.clean_texts,
        hint=_(
            "--findings FILE writes what was found into a table, in which it is accepted; --clean-texts lets the "
            "other texts go alone."
        ),
    )


def _refuse_unsaid(asked: SurveyOptions) -> None:
    if asked.consent and asked.all_agreed:
        raise UsageProblem(
            _("--consent says row by row who agreed, --all-agreed that everybody did."), _("Leave one of them out.")
        )
    if not asked.consent and not asked.all_agreed:
        raise UsageProblem(
            _("What did those who answered agree to?"),
            _(
                "--consent COLUMN names the column that says it (yes or no to secondary use), --all-agreed says that "
                "all agreed to it and to being quoted."
            ),
        )
    kept = {heading_key(column) for column in (asked.id, asked.text, asked.case)}
    if column := next((name for name in asked.attributes if heading_key(name) in kept), None):
        raise UsageProblem(
            _("“{name}” can be no attribute: ids, cases and answers do not go along as values.", name=column),
            _("Leave it out of --attributes."),
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


class _Portion(NamedTuple):
    """Some rows under way, those of them that go, and whose text may."""

    rows: Sequence[_Row]
    going: Sequence[_Row]
    with_text: Sequence[bool]


class _Survey:
    """The answers of a file, and what is decided of them."""

    def __init__(self, file: AnswerFile, asked: SurveyOptions, progress: Progress, findings: AnswerFindings) -> None:
        self.asked = asked
        self._progress, self._number = progress, 0
        self.added = AddedAnswers(findings, warnings=file.warnings)
        self._file, self._stamp = file, file.stamp()
        self._finder = NameHitFinder(asked.checking)
        self._stays: dict[tuple[str, str], bool] = {}
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
        if not ids:
            raise ReadingError(
                _("“{name}” has no answers, only headings.", name=self._file.path.name),
                _("Check whether it was exported completely; “qualcode pool forget” takes a survey out of the pool."),
            )
        self._refuse_double(ids)
        self._number = len(ids)

    def answers(self, key: Callable[[str], int], workers: Workers) -> Iterator[_LeavingAnswer]:
        """The answers that go, in the order of the file; `key` makes keys of names. What stays away is counted.

        At the end what the name check found is written down.
        """
        waiting: deque[_Portion] = deque()
        done = 0
        with self.added.findings.writing():
            withheld = self._withheld_attributes()
            for found in self._read(workers, waiting):
                portion, parts = waiting.popleft(), parts_in(found)
                self._check_values(portion.going)
                for number, row in enumerate(portion.going):
                    yield self._answer(row, key, parts[number], withheld, has_text=portion.with_text[number])
                self._progress(done := done + len(portion.rows), self._number)
            if self._file.stamp() != self._stamp:  # what people agreed to was read before
                raise ReadingError(
                    _("“{name}” was changed while it was read: nothing was added.", name=self._file.path.name),
                    _("Give the command again once nothing writes into it."),
                )

    def _read(self, workers: Workers, waiting: deque[_Portion]) -> Iterator[pyarrow.RecordBatch]:
        """What is found in the texts, batch by batch. Raises QualcodeError with the rows on which a worker fails."""
        try:
            yield from workers.map(TextReader.of(self.asked.checking), self._batches(waiting))
        except BatchFailed as error:
            rows = waiting[0].rows
            raise QualcodeError(
                error.message,
                _(
                    "Nothing was added. The batch is the rows {first} to {last} of “{name}”: look for a very long "
                    "answer there, or add the survey on a machine with more memory.",
                    first=rows[0].number, last=rows[-1].number, name=self._file.path.name,
                ),
            ) from error  # fmt: skip

    def _batches(self, waiting: deque[_Portion]) -> Iterator[pyarrow.RecordBatch]:
        """The texts of some answers after the other as workers read them; the answers wait for what comes back."""
        for rows in self._portions():
            going = [row for row in rows if self._goes(row)]
            with_text = [self.asked.with_texts and self._text_goes(row) for row in going]
            waiting.append(_Portion(rows, going, with_text))
            yield texts_batch([(row.text, goes) for row, goes in zip(going, with_text, strict=True)])

    def _portions(self) -> Iterator[list[_Row]]:
        some, letters = list[_Row](), 0
        for row in self._rows():
            some.append(row)
            letters += len(row.text) + sum(map(len, row.values))
            if len(some) == _AT_ONCE or letters >= _LETTERS:
                yield some
                some, letters = [], 0
        if some:
            yield some

    def _answer(
        self, row: _Row, key: Callable[[str], int], parts: TextParts, withheld: Set[str], *, has_text: bool
    ) -> _LeavingAnswer:
        document = key(answer_name(row.id))
        column = self.asked.text
        found = [NameInAnswer.at(place, row.text, row.number, column, row.id) for place in parts.named]
        is_named = self.added.findings.take(found)
        self.added.left_out[StayedAway.TEXTS_WITH_FINDINGS] += is_named
        has_text = has_text and not is_named
        is_quotable = self._not_quotable.get(row.person, Permission.YES) is Permission.YES
        pairs = [(name, value) for name, value in zip(self._attributes, row.values, strict=True) if value]
        kept = [pair for pair in pairs if not (pair[0] in withheld or self._stays[pair])]
        self.added.left_out[StayedAway.VALUES] += len(pairs) - len(kept)
        self.added.documents += 1
        self.added.texts += has_text
        return _LeavingAnswer(
            document,
            key(case_name(row.case)) if row.case else document,
            is_quotable and (has_text or not self.asked.with_texts),
            row.text if has_text else "",
            len(row.text),
            parts.sentences,
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

    def _withheld_attributes(self) -> Set[str]:
        """The attributes in whose names the check finds something: their values stay, too."""
        found = self._finder.hits(self._attributes)
        return {
            name
            for name in self._attributes
            if self.added.findings.take(
                [NameInAnswer.at((hit.kind, hit.span), name, 0, name) for hit in found.get(name, ())]
            )
        }

    def _check_values(self, rows: Sequence[_Row]) -> None:
        """Look for names in values that were not looked at before."""
        if len(self._stays) > _MOST_VALUES:
            self._stays.clear()
        new: dict[tuple[str, str], int] = {}
        for row in rows:
            for pair in zip(self._attributes, row.values, strict=True):
                if pair not in self._stays:
                    new.setdefault(pair, row.number)
        found = self._finder.hits(value for _name, value in new)
        for (name, value), number in new.items():
            named = [NameInAnswer.at((hit.kind, hit.span), value, number, name) for hit in found.get(value, ())]
            self._stays[name, value] = self.added.findings.take(named)

    def _rows(self) -> Iterator[_Row]:
        asked, columns = self.asked, list(self._columns)
        places = [self._columns[name] for name in columns]
        at = {name: columns.index(name) for name in columns}
        values = [at[name] for name in asked.attributes]
        for number, cells in self._file.rows(places):
            id_ = spelled(cells[at[asked.id]])
            if not id_:
                raise ReadingError(
                    _("Row {row} of “{name}” has no id.", row=number, name=self._file.path.name),
                    _("Fill in the column “{column}”, or name another one with --id.", column=asked.id),
                )
            agreed = (
                self._permission(Purpose.SECONDARY, asked.consent, cells[at[asked.consent]], number)
                if asked.consent
                else _YES
            )
            quotable = _YES if asked.all_quotable or (asked.all_agreed and not asked.quotes) else Permission.NO
            if asked.quotes:
                quotable = self._permission(Purpose.QUOTE, asked.quotes, cells[at[asked.quotes]], number)
            yield _Row(
                number,
                id_,
                cells[at[asked.text]].replace("\r\n", "\n").replace("\r", "\n"),
                spelled(cells[at[asked.case]]) if asked.case else "",
                agreed,
                quotable,
                [spelled(cells[place]) for place in values],
            )

    def _permission(self, purpose: Purpose, column: str, cell: str, row: int) -> Permission:
        known = self._said.get((purpose, cell))
        if known is None:
            try:
                known = answer_of(purpose, cell)
            except QualcodeError as error:
                raise ReadingError(
                    _(
                        "Row {row} of “{name}”, column “{column}”: {why}",
                        row=row, name=self._file.path.name, column=column, why=error.message,
                    ),
                    _("Correct the cell, or name another column."),
                ) from error  # fmt: skip
            self._said[purpose, cell] = known
        return known

    def _refuse_double(self, ids: array[int]) -> None:
        """Raise ReadingError where an id stands twice."""
        import numpy as np  # Arrow counts with twenty times the memory

        numbers = np.sort(np.frombuffer(ids, dtype=np.int64))
        often = set(numbers[1:][numbers[1:] == numbers[:-1]].tolist())
        if not often:
            return
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
