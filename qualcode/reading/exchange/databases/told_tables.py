"""What a database holds that its reader does not take: tables, and values that are not what they should be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.databases.foreign_database import ForeignDatabase
from qualcode.reading.exchange.told_losses import ToldLosses


def tell_tables(database: ForeignDatabase, told: ToldLosses, read: Iterable[str]) -> None:
    """Tell the rows of all tables but those that were read, and what was strange in those that were."""
    for table, number in database.counts(*read).items():
        told.lose(LossKind.ELEMENT, LossReason.TABLE_NOT_READ, table, number=number)
    for table, number in database.windows.items():
        told.lose(
            LossKind.TEXT,
            LossReason.ENCODING_GUESSED,
            where=table,
            number=number,
            fate=Fate.DOUBTED,
            details=("Windows-1252",),
        )
    for table, columns in database.odd.items():
        for column, number in columns.items():
            told.lose(LossKind.FIELD, LossReason.VALUE_UNREADABLE, table, number=number, details=(column,))


def tell_columns(database: ForeignDatabase, told: ToldLosses, read: Mapping[str, Collection[str]]) -> None:
    """Tell what stands in columns of tables beside those that are read."""
    for table, columns in read.items():
        for column, number in database.filled(table, columns).items():
            told.lose(LossKind.FIELD, LossReason.COLUMN_NOT_READ, column, table, number=number)


def tell_attributes(attributes: Mapping[int, Mapping[str, str]], taken: Collection[int], told: ToldLosses) -> None:
    """Tell the attributes of what is not taken, by number."""
    for number, values in attributes.items():
        if number not in taken:
            for name in values:
                told.lose(LossKind.FIELD, LossReason.TARGET_NOT_TAKEN, name, details=(str(number),))
