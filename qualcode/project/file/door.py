"""The door between rows and objects: a row that cannot be what it should is damage, told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from qualcode.catalogue import _
from qualcode.errors import ProjectDamaged
from qualcode.model.spans import Span

T = TypeVar("T")
Row = tuple[Any, ...]

# what Python says of values that are not what they should be; RecursionError: codes in a circle, nested JSON
UNFIT = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


def damaged(path: Path, what: str) -> ProjectDamaged:
    """The error that says what of a project file is damaged; `what` is a clause."""
    error = ProjectDamaged(
        _("“{path}” is damaged: {what}.", path=path.name, what=what),
        _(
            "Keep the file. “qualcode check” tells what else is wrong, “qualcode check --repair COPY” "
            "saves what can be saved; your latest backup may be whole."
        ),
    )
    error.what = what
    return error


def made(path: Path, table: str, rows: Iterable[Row], make: Callable[[Row], T]) -> list[T]:
    """An object of each row. Raises ProjectDamaged for one that no object can be made of."""
    objects: list[T] = []
    row: Row = ()
    try:
        for row in rows:
            objects.append(make(row))
    except UNFIT as error:
        raise damaged(
            path,
            _(
                "row {row} of {table} cannot be read ({error})",
                row=row[0] if row else "?",
                table=table,
                error=error,
            ),
        ) from error
    return objects


def span_of(start: int, end: int) -> Span:
    """A passage that is none of no length. Raises ValueError where it ends before it begins."""
    if not 0 <= start < end:
        raise ValueError(_("its passage is {start}:{end}", start=start, end=end))
    return Span(start, end)


def whole_text(path: Path, digest: str, text: str) -> str:
    """The text of that SHA-256. Raises ProjectDamaged where it was changed behind its hash."""
    if sha256(text.encode("utf-8")).hexdigest() != digest:
        raise damaged(path, _("the text {digest} is not the text of its checksum", digest=digest[:12]))
    return text


def demanded(value: T | None, what: str) -> T:
    """What must be there. Raises ValueError where it is not."""
    if value is None:
        raise ValueError(_("{what} is missing", what=what))
    return value
