"""What a table counts, passage by passage, and the material of its base: whoever has these can count it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.retrieval.counting.axes import kind_of, wave_of
from qualcode.retrieval.counting.passages import ABSENT, PRESENT
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, TableAxis
from qualcode.retrieval.counting.table_count import TableCount


@dataclass(frozen=True, slots=True)
class TablePassageRow:
    """A passage of a code; without a `code` the document, or speaker of one, belongs to the base and has none.

    `case` is its number in the order of the cases, behind them documents without one; so is `document_number`.
    `values` are those of the attributes that were asked for. `codings` are keys.
    """

    document: Document
    document_number: int
    case: int
    wave: str
    kind: str
    values: Sequence[str]
    code: Code | None = None
    polarity: Polarity | None = None
    start: int = 0
    end: int = 0
    codings: Sequence[int] = ()


def passage_rows(project: Project, request: CountRequest, attributes: Sequence[str]) -> Iterator[TablePassageRow]:
    """The passages that a table counts, by document and place, and behind them the base without a passage.

    Rolled up, a passage stands under its code and under those above it. Raises UsageProblem as counting does.
    """
    with project.at_one_moment():
        count = TableCount(
            project,
            replace(
                request,
                rows=TableAxis(AxisKind.CODES),
                columns=TableAxis(AxisKind.DOCUMENTS),
                unit=CountUnit.CASES,
            ),
        )
        yield from _rows(count, attributes)


def _rows(count: TableCount, attributes: Sequence[str]) -> Iterator[TablePassageRow]:
    import numpy as np

    passages, voices = count.all_passages
    values = [count.voices.values(name) for name in attributes]
    of_voice = [
        _material(count, voice, [column[voice] for column in values]) for voice in range(len(count.voices.voices))
    ]
    for place in np.lexsort((passages.end, passages.start, passages.document)).tolist():
        voice = int(voices[place])
        if not count.kept[voice] or passages.code[place] < 0:
            continue
        yield replace(
            of_voice[voice],
            code=count.codes[int(passages.code[place])],
            polarity=_polarity(int(passages.signs[place])),
            start=int(passages.start[place]),
            end=int(passages.end[place]),
            codings=passages.keys_of(np.array([place])),
        )
    spoken = set(voices.tolist())
    yield from (of_voice[voice] for voice in np.flatnonzero(count.in_base).tolist() if voice not in spoken)


def _material(count: TableCount, voice: int, values: Sequence[str]) -> TablePassageRow:
    place = count.voices.voices[voice].document
    document = count.voices.documents[place]
    return TablePassageRow(
        document, place + 1, int(count.voices.unit[voice]) + 1, wave_of(document), kind_of(document), values
    )


def _polarity(signs: int) -> Polarity:
    return {PRESENT: Polarity.PRESENT, ABSENT: Polarity.ABSENT}.get(signs, Polarity.MIXED)
