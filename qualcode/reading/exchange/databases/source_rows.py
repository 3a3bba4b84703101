"""What stands on a source, row by row: codings, annotations and passages of cases; and where it stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualcode.model.exchange.coordinates import CoordinateModel, Placement
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeCoding, ExchangeNote, ExchangeTarget, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoKind
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.databases.passages_by_words import WordedPlace, placed_by_words, shown_place
from qualcode.reading.exchange.databases.times import utc_time
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.placing import RawPassage
from qualcode.reading.exchange.told_losses import ToldLosses

_SHOWN = 40  # characters of a date that is none


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A code on a passage; `code` and `user` are GUIDs, `date` is as the program wrote it."""

    passage: RawPassage
    code: str
    code_name: str
    user: str = ""
    date: str = ""
    memo: str = ""
    is_good: bool = False
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """What somebody wrote about a passage."""

    passage: RawPassage
    text: str
    user: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class CasePassageRow:
    """A passage that belongs to a case, or all of the source; `case` is the case's GUID."""

    passage: RawPassage
    case: str
    case_name: str
    text: str = ""
    user: str = ""
    date: str = ""


@dataclass(slots=True)
class SourceRows:
    """A source with its rows; `whole_cases` are, once it is placed, the GUIDs of cases to which all of it belongs."""

    guid: str
    name: str
    raw: RawText
    codings: list[CodingRow] = field(default_factory=list)
    annotations: list[AnnotationRow] = field(default_factory=list)
    parts: list[CasePassageRow] = field(default_factory=list)
    whole_cases: list[str] = field(default_factory=list)

    def placed(
        self, origin: str, said: CoordinateModel | None, told: ToldLosses
    ) -> tuple[tuple[ExchangeCoding, ...], list[ExchangeNote], Placement | None]:
        """The codings of the source, the memos on it, and how its places were counted."""
        rows: list[CodingRow | AnnotationRow | CasePassageRow] = [*self.codings, *self.annotations, *self.parts]
        outcomes, placement = placed_by_words(self.raw, [row.passage for row in rows], origin, said)
        coded, annotated = len(self.codings), len(self.codings) + len(self.annotations)
        codings, notes = codings_of(self.codings, outcomes[:coded], self.guid, self.name, told)
        for annotation, place in zip(self.annotations, outcomes[coded:annotated], strict=True):
            notes.append(self._annotation(annotation, place, told))
        notes += self._parts(outcomes[annotated:], told)
        return codings, notes, placement if rows else None

    def _annotation(self, row: AnnotationRow, place: WordedPlace, told: ToldLosses) -> ExchangeNote:
        self._tell(LossKind.NOTE, "", place, told)
        guid = made_guid(self.guid, "annotation", shown_place(row.passage), row.user, row.text)
        created = utc_time(row.date)
        return ExchangeNote(guid, "", row.text, (self._target(place),), row.user, created, created)

    def _parts(self, places: Sequence[WordedPlace], told: ToldLosses) -> list[ExchangeNote]:
        """Memos on the passages that belong to cases; what is all of the source belongs to the case itself."""
        found: Counter[str] = Counter()
        notes = []
        for row, place in zip(self.parts, places, strict=True):
            span = place.span or place.likely
            if span is not None and span.length >= len(self.raw.text) - 1:  # its last character is left out at times
                if row.case not in self.whole_cases:
                    self.whole_cases.append(row.case)
                continue
            found[row.case_name] += 1
            self._tell(LossKind.CASE_PASSAGE, row.case_name, place, told)
            guid = made_guid(self.guid, "case", row.case, shown_place(row.passage))
            text, created = row.text.strip() or row.case_name, utc_time(row.date)
            target = self._target(place)
            notes.append(
                ExchangeNote(guid, row.case_name, text, (target,), row.user, created, created, MemoKind.CASE)
            )
        for name, number in found.items():
            told.lose(LossKind.CASE_PASSAGE, LossReason.AS_MEMO, name, self.name, number=number, fate=Fate.CHANGED)
        return notes

    def _tell(self, kind: LossKind, name: str, place: WordedPlace, told: ToldLosses) -> None:
        if place.why is not None:
            told.lose(kind, place.why, name, self.name, fate=Fate.CHANGED, details=place.details)

    def _target(self, place: WordedPlace) -> ExchangeTarget:
        """The passage; the whole source where it has no certain place."""
        if place.span is None:
            return ExchangeTarget(TargetKind.SOURCE, self.guid)
        return ExchangeTarget(TargetKind.PASSAGE, self.guid, place.span)


def codings_of(
    rows: Sequence[CodingRow], places: Iterable[WordedPlace], source: str, where: str, told: ToldLosses
) -> tuple[tuple[ExchangeCoding, ...], list[ExchangeNote]]:
    """The codings of a source (its GUID, and its name for people), and their memos.

    A coding is known by what it is and when it was made, since rows of two copies of a project have the same numbers,
    and people in both may have the same name: when a project is read again, each of its codings is the same one.
    """
    codings: dict[str, ExchangeCoding] = {}
    notes: list[ExchangeNote] = []
    doubled = good = 0
    unread: Counter[str] = Counter()
    for row, place in zip(rows, places, strict=True):
        created = utc_time(row.date)
        unread[row.date] += bool(row.date) and not created
        guid = made_guid(source, "coding", row.code, shown_place(row.passage), row.user, row.date)
        if guid in codings:
            doubled += 1
        else:
            told.take(place.loss(row.code_name, where))
            good += row.is_good and bool(row.user)
            codings[guid] = ExchangeCoding(
                guid,
                row.code,
                place.span,
                user=row.user,
                created=created,
                likely=place.likely,
                words=row.passage.words if place.why else "",
                place=shown_place(row.passage),
                weight=row.weight,
                good_by=(row.user,) if row.is_good and row.user else (),
            )
        if row.memo.strip():
            about = (ExchangeTarget(TargetKind.CODING, guid),)
            note = made_guid(guid, "memo", row.memo)
            notes.append(ExchangeNote(note, "", row.memo, about, row.user, created, created))
    told.lose(LossKind.CODING, LossReason.SAME_CODING_TWICE, where=where, number=doubled)
    told.lose(LossKind.CODING, LossReason.AS_GOOD, where=where, number=good, fate=Fate.CHANGED)
    for date, number in unread.items():
        told.lose(LossKind.FIELD, LossReason.DATE_UNREADABLE, where=where, number=number, details=(date[:_SHOWN],))
    return tuple(codings.values()), notes
