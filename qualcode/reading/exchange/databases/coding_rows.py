"""Rows of codings become codings of a source, with what was written about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeCoding, ExchangeNote, ExchangeTarget, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.databases.passages_by_words import NamedPassage, PlacedPassage
from qualcode.reading.exchange.databases.times import utc_time
from qualcode.reading.exchange.databases.told_losses import ToldLosses
from qualcode.reading.exchange.guids import made_guid


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A code on a passage; `code` and `user` are GUIDs, `date` is as the program wrote it."""

    passage: NamedPassage
    code: str
    code_name: str
    user: str = ""
    date: str = ""
    memo: str = ""
    is_good: bool = False
    weight: int | None = None


def codings_of(
    rows: Sequence[CodingRow],
    placed: Iterable[PlacedPassage],
    source: str,
    where: str,
    told: ToldLosses,
) -> tuple[tuple[ExchangeCoding, ...], list[ExchangeNote]]:
    """The codings of a source (its GUID, and its name for people), and their memos.

    A coding is known by what it is, since rows of two copies of a project have the same numbers: when a project is
    read again, each of its codings is the same one.
    """
    codings: dict[str, ExchangeCoding] = {}
    notes: list[ExchangeNote] = []
    doubled = 0
    for row, place in zip(rows, placed, strict=True):
        created = utc_time(row.date)
        guid = made_guid(source, "coding", row.code, row.passage.place, row.user)
        if guid in codings:
            doubled += 1
        else:
            told.take(place.loss(row.code_name, where))
            codings[guid] = ExchangeCoding(
                guid,
                row.code,
                place.span,
                user=row.user,
                created=created,
                likely=place.likely,
                words=row.passage.words if place.why else "",
                place=row.passage.place,
                weight=row.weight,
                good_by=(row.user,) if row.is_good and row.user else (),
            )
        if row.memo.strip():
            about = (ExchangeTarget(TargetKind.CODING, guid),)
            note = made_guid(guid, "memo", row.memo)
            notes.append(ExchangeNote(note, "", row.memo, about, user=row.user, created=created, changed=created))
    told.add(LossKind.CODING, LossReason.SAME_CODING_TWICE, where=where, number=doubled, fate=Fate.LEFT_OUT)
    return tuple(codings.values()), notes
