"""Quotations in a file without a name beside the export, so that none is held and each is made once.

Small collections stay in memory. The file is gone as soon as nobody has it open, also when the process is killed.
"""

from __future__ import annotations

import marshal
import tempfile
import weakref
from array import array
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO

from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.documents import PassagePlace
from qualcode.model.spans import Span
from qualcode.reporting.quotations.chapters import Identity, Quotation, quotation_of
from qualcode.reporting.writers.whole_files import unwritten

IN_MEMORY = 8_000_000
"""So many bytes stay in memory."""
_POLARITIES = {polarity.value: polarity for polarity in Polarity}
_WORDS = {polarity: word for word, polarity in _POLARITIES.items()}


class QuotationSpool:
    """The quotations of a pass by their numbers in order of coming; what is common to a document is kept once."""

    def __init__(self, path: Path, in_memory: int = IN_MEMORY) -> None:
        """`path` is that of the export."""
        self._path = path
        self._in_memory = in_memory
        self._file: IO[bytes] = BytesIO()
        self._size = 0
        self._starts = array("q")
        self._ids: dict[int, str] = {}
        self._codes: dict[int | None, Code | None] = {None: None}
        self._documents: dict[int, tuple[str, str, Mapping[str, str], str]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def append(self, quotation: Quotation) -> None:
        """Take one more. Raises ExportError where there is no room for it."""
        (
            id_, ids, codings, label, wave, code, text, polarity, coders, memos, weights, document, span, case,
            attributes, emphasis, disputed, good, paraphrased, before, after, published, identity, place,
            numbered_label,
        ) = quotation  # fmt: skip
        key = code.key if code else None
        if key not in self._codes:
            self._codes[key] = code
        if document not in self._documents:
            self._documents[document] = label, wave, attributes, numbered_label
        record = marshal.dumps((
            id_, ids, codings, key, text, _WORDS[polarity], coders, memos, weights, document, span.start, span.end,
            case, tuple([(place.start, place.end) for place in emphasis]), disputed, good, paraphrased, before, after,
            published,
            (identity.document, identity.case, identity.coders, identity.coded) if identity else None,
            tuple(place) if place else None,
        ))  # fmt: skip
        self._starts.append(self._size)
        if self._size < self._in_memory <= self._size + len(record):
            self._move_to_file()
        try:
            self._file.write(record)
        except OSError as error:
            raise unwritten(self._path, error) from error
        self._size += len(record)

    def give_ids(self, ids: Mapping[int, str]) -> None:
        """Let quotations (by number) have these ids from now on."""
        self._ids.update(ids)

    def _move_to_file(self) -> None:
        held = self._file
        try:
            file = tempfile.TemporaryFile(dir=self._path.parent)  # noqa: SIM115 - closed with the spool
            weakref.finalize(self, _close, file)
            held.seek(0)
            file.write(held.read())
        except OSError as error:
            raise unwritten(self._path, error) from error
        self._file = file

    def __getitem__(self, number: int) -> Quotation:
        """The quotation of a number. Raises ExportError where there was no room for the last ones that came."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._size
        try:  # to seek also writes what was kept back
            self._file.seek(start)
            kept = self._file.read(end - start)
        except OSError as error:
            raise unwritten(self._path, error) from error
        record = marshal.loads(kept)  # noqa: S302 - our own bytes, in a file without a name
        (id_, ids, codings, key, text, polarity, coders, memos, weights, document, begin, behind, case, emphasis,
         disputed, good, paraphrased, before, after, published, identity, place) = record  # fmt: skip
        label, wave, attributes, numbered_label = self._documents[document]
        id_ = self._ids.get(number, id_)
        return quotation_of((
            id_, ids, codings, label, wave, self._codes[key], text, _POLARITIES[polarity], coders, memos, weights,
            document, Span(begin, behind), case, attributes, tuple([Span(*edges) for edges in emphasis]), disputed,
            good, paraphrased, before, after, published, Identity(*identity) if identity else None,
            PassagePlace(*place) if place else None, numbered_label,
        ))  # fmt: skip


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):
        file.close()
