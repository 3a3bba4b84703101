"""Documents, cases or source labels as a table: columns for what is known of each, chosen rows in an order.

Cells are plain words. It holds no words for the screen: whoever shows it names the columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.catalogue import program
from qualcode.language.forms.natural_order import NaturalKey, natural_key
from qualcode.model.codings import WorkState
from qualcode.model.consent.consents import UNKNOWN_CONSENT, Consent, DocumentConsent, Purpose
from qualcode.model.documents import Case, Document
from qualcode.model.labels import SourceLabel
from qualcode.progress import hear
from qualcode.times import local_today
from qualcode.workspace.workbench.workbench import Workbench

_QUICK = 500  # rows that are put in order at once
_MEASURED = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")


class RowKind(StrEnum):
    """What the rows of the table are."""

    DOCUMENTS = "documents"
    CASES = "cases"
    LABELS = "labels"


class MaterialFact(StrEnum):
    """What a column tells; an attribute has its name besides."""

    NAME = "name"
    LABEL = "label"
    CASE = "case"
    STATE = "state"
    CODINGS = "codings"
    WORDS = "words"
    ALLOTTED = "allotted"
    DOCUMENTS = "documents"
    ANALYSE = "analyse"
    QUOTE = "quote"
    TEACH = "teach"
    ARCHIVE = "archive"
    SECONDARY = "secondary"
    SERVICES = "services"
    DUE = "due"
    GIVEN = "given"
    FORM = "form"
    WITHDRAWN = "withdrawn"
    DELETE_BY = "delete by"  # no text: a value
    TRANSCRIPTION = "transcription"
    CASES = "cases"
    POPULATION = "population"
    WAVE = "known wave"  # no text: a value
    SOURCE_KIND = "known kind of source"  # no text: a value
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class MaterialColumn:
    """A column: what it tells, and which attribute where it tells one."""

    fact: MaterialFact
    attribute: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers only."""
        return self.fact in _NUMBERS

    @property
    def purpose(self) -> Purpose | None:
        """The purpose whose permission it tells."""
        return PURPOSES.get(self.fact)


PURPOSES = {MaterialFact(purpose.value): purpose for purpose in Purpose}
"""The facts that tell what was agreed to for a purpose."""
CONSENT_DAYS = {MaterialFact.GIVEN: "given", MaterialFact.WITHDRAWN: "withdrawn", MaterialFact.DELETE_BY: "delete_by"}
"""The facts that tell a day of a consent, each with its field."""
_CONSENT_FIELDS = {**CONSENT_DAYS, MaterialFact.FORM: "form"}
CONSENT_FACTS = frozenset({*PURPOSES, *_CONSENT_FIELDS, MaterialFact.DUE})
_CONSENT_IN_FRONT = (MaterialFact.QUOTE, MaterialFact.DUE)  # what is seen at every width
_CONSENT_BEHIND = (
    *(fact for fact in PURPOSES if fact is not MaterialFact.QUOTE),
    *(MaterialFact.FORM, MaterialFact.GIVEN, MaterialFact.WITHDRAWN, MaterialFact.DELETE_BY),
)
_OF_DOCUMENTS = (
    MaterialFact.NAME,
    MaterialFact.LABEL,
    *_CONSENT_IN_FRONT,
    MaterialFact.CASE,
    MaterialFact.STATE,
    MaterialFact.CODINGS,
    MaterialFact.WORDS,
    MaterialFact.ALLOTTED,
    MaterialFact.WAVE,
    MaterialFact.SOURCE_KIND,
    MaterialFact.TRANSCRIPTION,
)
_FACTS = {
    RowKind.DOCUMENTS: _OF_DOCUMENTS,
    RowKind.CASES: (MaterialFact.NAME, *_CONSENT_IN_FRONT, MaterialFact.DOCUMENTS),
    RowKind.LABELS: (
        *(MaterialFact.LABEL, MaterialFact.DOCUMENTS, MaterialFact.CASES, MaterialFact.POPULATION),
        *(MaterialFact.WAVE, MaterialFact.SOURCE_KIND),
    ),
}
_NUMBERS = {
    MaterialFact.CODINGS, MaterialFact.WORDS, MaterialFact.DOCUMENTS, MaterialFact.CASES, MaterialFact.POPULATION,
}  # fmt: skip
_TYPED = {
    RowKind.DOCUMENTS: {
        *(MaterialFact.NAME, MaterialFact.LABEL, MaterialFact.CASE, MaterialFact.ATTRIBUTE),
        *(MaterialFact.WAVE, MaterialFact.SOURCE_KIND, MaterialFact.TRANSCRIPTION),
        *_CONSENT_FIELDS,
    },
    RowKind.CASES: {MaterialFact.NAME, MaterialFact.ATTRIBUTE, *_CONSENT_FIELDS},
    RowKind.LABELS: {MaterialFact.POPULATION, MaterialFact.WAVE, MaterialFact.SOURCE_KIND},
}
_ORIGINS = frozenset({MaterialFact.WAVE, MaterialFact.SOURCE_KIND})
Row = Document | Case | SourceLabel
Rows = Sequence[Document] | Sequence[Case] | Sequence[SourceLabel]


@dataclass(frozen=True, slots=True)
class HeldConsent:
    """What holds of a row: its `own` value, that which holds with its case, and those of speakers who are cases."""

    own: str
    holding: str
    speakers: tuple[str, ...] = ()

    @property
    def is_by_speaker(self) -> bool:
        """Whether speakers who are cases say something else."""
        return any(said != self.holding for said in self.speakers)


class MaterialTable:
    """The rows of one kind that fit the workbench's filter, sorted by a column or as the project has them.

    With `only_due` only those are listed of which a day is due: withdrawn, or to be deleted by now.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.kind = RowKind.DOCUMENTS
        self.sorted_by: MaterialColumn | None = None
        self.is_backwards = False
        self.only_due = False
        self.rows: Sequence[Row] = ()
        self.columns: list[MaterialColumn] = []
        self._begun: dict[RowKind, list[str]] = {kind: [] for kind in RowKind}
        self._every: Sequence[Row] = ()
        self._chosen: Sequence[Row] = ()
        self._today = ""
        self._due: Mapping[RowKind, int] | None = None
        self._own_consents: Mapping[int, Consent] = {}  # of documents, as those that hold
        self._that_hold: Mapping[int, DocumentConsent] = {}
        self._rules: dict[str, str] = {}  # name of transcription rules -> as people read it

    # ---- what is in it ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Take over what the workbench holds now, in order."""
        self.take_in()
        self.rows = self.ordered()

    def take_in(self) -> None:
        """Take over what the workbench holds now; the rows stay what they were until they are put in order."""
        bench = self._bench
        self._today, self._due, consents = local_today(), None, bench.project.consents
        self._own_consents, self._that_hold = consents.of_documents(), consents.that_hold()
        self._rules = {rules.name: program().said(rules.title) for rules in bench.project.transcription.all()}
        if self.kind is RowKind.DOCUMENTS:
            self._every, self._chosen = bench.every_document, bench.documents
        elif self.kind is RowKind.CASES:
            self._every = cases = bench.project.cases.all()
            of_chosen = {document.case for document in bench.documents}
            self._chosen = [case for case in cases if not bench.filter or case.name in of_chosen]
        else:
            self._every = labels = bench.project.labels.all()
            carried = {document.label for document in bench.documents}
            self._chosen = [label for label in labels if not bench.filter or label.name in carried]
        if self.only_due and self.kind is not RowKind.LABELS:
            self._chosen = [row for row in self._chosen if self._is_due(row)]
        self._make_columns()

    @property
    def due(self) -> Mapping[RowKind, int]:
        """How many cases and documents are withdrawn or to be deleted by now; counted once after each change."""
        if self._due is None:
            of_cases = self._bench.project.consents.of_cases().values()
            self._due = {
                RowKind.CASES: sum(consent.is_over(self._today) for consent in of_cases),
                RowKind.DOCUMENTS: sum(bool(self._bench.why_over(row)) for row in self._bench.every_document),
            }
        return self._due

    def _is_due(self, row: Row) -> bool:
        held = self.held_consent(row, MaterialFact.DUE)
        return held is not None and any((held.holding, *held.speakers))

    def _make_columns(self) -> None:
        names = dict.fromkeys(name for row in self._every for name in _attributes_of(row))
        begun = [name for name in self._begun[self.kind] if name not in names]
        self.columns = [MaterialColumn(fact) for fact in _FACTS[self.kind]]
        self.columns += [MaterialColumn(MaterialFact.ATTRIBUTE, name) for name in (*names, *begun)]
        if self.kind is not RowKind.LABELS:
            self.columns += [MaterialColumn(fact) for fact in _CONSENT_BEHIND]
        if self.sorted_by not in self.columns:
            self.sorted_by = None

    @property
    def left_out(self) -> int:
        """The number of rows that do not fit the filter."""
        return len(self._every) - len(self.rows)

    def place_of(self, row: Row) -> int | None:
        """Where the row of that kind and key stands now."""
        same = (place for place, other in enumerate(self.rows) if other.key == row.key and type(other) is type(row))
        return next(same, None)

    def begin_attribute(self, name: str) -> MaterialColumn:
        """A column for an attribute, also before anything has it."""
        if name not in self._begun[self.kind]:
            self._begun[self.kind].append(name)
        self._make_columns()
        return MaterialColumn(MaterialFact.ATTRIBUTE, name)

    # ---- cells -----------------------------------------------------------------------------------

    def is_typed(self, column: MaterialColumn) -> bool:
        """Whether a cell of the column is changed by typing."""
        return column.fact in _TYPED[self.kind]

    def held_consent(self, row: Row, fact: MaterialFact) -> HeldConsent | None:
        """What a fact of a consent is for a row, its own and with what it inherits; None where there is none."""
        if fact not in CONSENT_FACTS or isinstance(row, SourceLabel):
            return None
        if isinstance(row, Case):
            own = self._said(row.consent, fact)
            return HeldConsent(own, own)
        that_holds = self._that_hold.get(row.key, DocumentConsent())
        own = self._said(self.consent_of(row), fact)
        of_speakers = [self._said(consent, fact) for consent in that_holds.speakers.values()]
        if fact not in PURPOSES:  # whose day is not known adds none
            of_speakers = [said for said in of_speakers if said]
        return HeldConsent(own, self._said(that_holds.own, fact), tuple(of_speakers))

    def _said(self, consent: Consent, fact: MaterialFact) -> str:
        if fact is MaterialFact.DUE:
            return consent.why_over(self._today)
        if fact in PURPOSES:
            return consent.answer(PURPOSES[fact]).value
        return str(getattr(consent, _CONSENT_FIELDS[fact]))

    def consent_of(self, row: Case | Document) -> Consent:
        """The row's own consent."""
        return row.consent if isinstance(row, Case) else self._own_consents.get(row.key, UNKNOWN_CONSENT)

    def consent_that_holds(self, document: Document) -> DocumentConsent:
        """What holds of a document, with what its case and its speakers agreed to."""
        return self._that_hold.get(document.key, DocumentConsent())

    def value(self, row: Row, column: MaterialColumn) -> str:
        """The cell as it is stored, or counted: values of states and the like are those of the file.

        Of consents it is the row's own; what it inherits `held_consent` tells.
        """
        held = self.held_consent(row, column.fact)
        if held is not None:
            return held.own
        if column.fact is MaterialFact.ATTRIBUTE:
            return _attributes_of(row).get(column.attribute, "")
        if column.fact is MaterialFact.NAME:
            return row.name
        if column.fact in _ORIGINS and not isinstance(row, Case):
            return row.wave if column.fact is MaterialFact.WAVE else row.source_kind
        if isinstance(row, SourceLabel):
            return _of_label(row, column.fact)
        return self._of_document(row, column.fact) if isinstance(row, Document) else str(row.documents)

    def _of_document(self, document: Document, fact: MaterialFact) -> str:
        if fact is MaterialFact.LABEL:
            return document.label
        if fact is MaterialFact.CASE:
            return document.case or ""
        if fact is MaterialFact.STATE:
            return self._bench.state_of(document).value
        if fact is MaterialFact.WORDS:
            return str(document.words)
        if fact is MaterialFact.TRANSCRIPTION:
            return self._rules.get(document.transcription, document.transcription)
        if fact is MaterialFact.CODINGS:
            return str(self._codings_of(document)) if self._bench.is_counted else ""
        return ", ".join(self._bench.names_of_allotted(document))

    def _codings_of(self, document: Document) -> int:
        counts = self._bench.counts_of(document.key)
        return counts.own + counts.others - counts.hidden

    def known_values(self, column: MaterialColumn) -> list[str]:
        """What stands in the column, each value once, the most frequent first; of the column of cases all cases."""
        numbers = Counter(self.value(row, column) for row in self._every)
        if column.fact is MaterialFact.CASE:
            numbers.update(dict.fromkeys(self._bench.project.cases.names(), 0))
        if column.fact is MaterialFact.TRANSCRIPTION:
            numbers.update(dict.fromkeys(self._rules.values(), 0))
        del numbers[""]
        return sorted(numbers, key=lambda value: (-numbers[value], value))

    # ---- order -----------------------------------------------------------------------------------

    def sort_by(self, column: MaterialColumn) -> None:
        """Sort by a column from the next time on; once more turns the order, a third time gives the project's own."""
        if self.sorted_by != column:
            self.sorted_by, self.is_backwards = column, False
        elif not self.is_backwards:
            self.is_backwards = True
        else:
            self.sorted_by = None

    @property
    def is_quick(self) -> bool:
        """Whether putting the rows in order holds nobody up."""
        return self.sorted_by is None or len(self._chosen) <= _QUICK

    def ordered(self) -> Sequence[Row]:
        """The rows in order; it asks the file for nothing, so that any thread can do it. Raises Stopped."""
        column, rows = self.sorted_by, self._chosen
        if column is None:
            return rows
        values: list[tuple[str, Row]] = []
        filled: list[tuple[SortKey, Row]] = []
        for row in rows:
            hear()
            held = self.held_consent(row, column.fact)
            value = self.value(row, column) if held is None else held.holding or held.own or "".join(held.speakers)
            values.append((value, row))
            if value:
                filled.append((_sort_key(value, column), row))
        filled.sort(key=lambda pair: pair[0], reverse=self.is_backwards)
        return [row for _, row in filled] + [row for value, row in values if not value]  # nothing known: last


def _attributes_of(row: Row) -> Mapping[str, str]:
    return {} if isinstance(row, SourceLabel) else row.attributes


def _of_label(label: SourceLabel, fact: MaterialFact) -> str:
    if fact is MaterialFact.LABEL:
        return label.name
    if fact is MaterialFact.POPULATION:
        return "" if label.population is None else str(label.population)
    return str(label.documents if fact is MaterialFact.DOCUMENTS else label.cases)


_STATES = {state.value: place for place, state in enumerate(WorkState)}
SortKey = tuple[float, NaturalKey]


def _sort_key(value: str, column: MaterialColumn) -> SortKey:
    if column.fact is MaterialFact.STATE:
        return _STATES[value], []
    if column.is_number or _MEASURED.fullmatch(value):
        return float(value.replace(",", ".")), []
    return float("inf"), natural_key(value)
