"""The passages that are counted.

A passage is what a collection of quotations counts as one: overlapping codings of one code in one document, those of
several coders too; it is mixed where their polarities differ. Rolled up, a code with those below it is one code.
Where a consensus was made it speaks for others as in collections. Where coders are a side of the table, the codings
of each coder make passages of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from qualcode.model.spans import Span
from qualcode.project.coding.coded_rows import CodedRow
from qualcode.project.coding.conditions import among
from qualcode.project.file.store import Row
from qualcode.project.project import Project
from qualcode.retrieval.consensus import ConsensusRule
from qualcode.retrieval.counting.arrays import different
from qualcode.retrieval.counting.axes import TableSide
from qualcode.retrieval.counting.voices import Voices
from qualcode.retrieval.filter import PassageChoice, number_left_out
from qualcode.retrieval.speaking import SpeakingCoders

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

_BITS = 31
_LAST = 2**_BITS - 1
PRESENT, ABSENT, MIXED = 1, 2, 4
"""Signs of the polarities of the codings of a passage, to be added."""


class CodingColumns(NamedTuple):
    """The codings that count, one a place; `document` is a place among the documents, `sign` that of the polarity."""

    key: Numbers
    document: Numbers
    start: Numbers
    end: Numbers
    code: Numbers
    coder: Numbers
    sign: Numbers

    def at(self, places: Numbers) -> CodingColumns:
        """Those at these places, or where a mask says so."""
        return CodingColumns(*(column[places] for column in self))


@dataclass(frozen=True, eq=False)
class CountedPassages:
    """Passages, one a place, and the codings of each: those of passage i are `codings[first[i]:first[i + 1]]`."""

    document: Numbers
    start: Numbers
    end: Numbers
    signs: Numbers
    code: Numbers
    """The place of its code on the side of codes; the code's key where there is no such side."""
    coder: Numbers
    """The place of its coder on the side of coders; 0 where there is none."""
    codings: Numbers
    first: Numbers

    def __len__(self) -> int:
        return len(self.start)

    def cut(self, places: Numbers, starts: Numbers, ends: Numbers) -> CountedPassages:
        """Pieces of the passages at these places, each with the codings of its passage."""
        import numpy as np

        bounds = np.append(self.first, len(self.codings))
        codings = [self.codings[bounds[place] : bounds[place + 1]] for place in places]
        return CountedPassages(
            document=self.document[places],
            start=starts,
            end=ends,
            signs=self.signs[places],
            code=self.code[places],
            coder=self.coder[places],
            codings=np.concatenate(codings) if codings else self.codings,
            first=np.cumsum([0, *map(len, codings)])[:-1],
        )

    def keys_of(self, places: Numbers) -> list[int]:
        """The keys of the codings of the passages at these places, in their order, each once."""
        import numpy as np

        bounds = np.append(self.first, len(self.codings))
        found = [self.codings[bounds[place] : bounds[place + 1]] for place in places]
        keys = np.concatenate(found).tolist() if found else []
        return list(dict.fromkeys(keys))


def counted_codings(
    project: Project, wanted: PassageChoice, voices: Voices, codes: Sequence[int], *, by_coders: bool
) -> tuple[CodingColumns, SpeakingCoders]:
    """The codings that count, in no order, and whose they are."""
    wanted = wanted.without_models(project)
    consensus = ConsensusRule(project, wanted)
    speaks = consensus.applies and not by_coders
    needed = wanted.needed(project)
    condition = among("code_id", codes) & ~among("coder_id", wanted.without) if speaks else needed
    columns = _columns(project, project.coded.packed(condition), voices)
    under_way = replaced = removed = 0
    if speaks:
        columns, under_way, replaced, removed = _spoken_for(columns, consensus, voices)
        if wanted.is_decided and not wanted.takes_all_codings():
            columns = columns.at(_among(columns.key, [row[0] for row in project.coded.packed(needed)]))
    if not wanted.is_decided:
        columns = columns.at(_among(columns.key, _asked_for(project, wanted, voices, codes, columns)))
    documents = {voices.documents[int(place)].key for place in different(columns.document)[0]}
    speaking = SpeakingCoders(
        source=consensus.source(wanted, documents) if speaks or wanted.names_coders else "all",
        coders=consensus.number_of(different(columns.coder)[0].tolist())
        if speaks
        else len(different(columns.coder)[0]),
        documents=len(documents),
        settled=len(documents & consensus.settled.keys()) if speaks else 0,
        under_way=under_way,
        replaced=replaced,
        removed=removed,
        models=consensus.models,
        old_rules=int(_among(columns.key, project.rule_checks.old()).sum()),
        left_out=number_left_out(project, wanted),
    )
    return columns, speaking


def _columns(project: Project, rows: Sequence[Row], voices: Voices) -> CodingColumns:
    """The rows of the documents of the count. Raises ProjectDamaged where one is no coding of a passage."""
    import numpy as np

    try:
        flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=4 * len(rows)).reshape(-1, 4).T
    except (TypeError, ValueError, OverflowError):
        project.coded.refuse_unsound()
        raise
    key, material, span, whose = np.ascontiguousarray(flat)
    document, code, start, end = material >> _BITS, material & _LAST, span >> _BITS, span & _LAST
    coder, polarity = whose >> 2, whose & 3
    length = np.array([known.length for known in voices.documents], dtype=np.int64)
    place = _places(document, voices.place)
    inside = place >= 0
    if not inside.all():
        key, place, start, end, code, coder, polarity = (
            column[inside] for column in (key, place, start, end, code, coder, polarity)
        )
    if len(key) and not ((start >= 0) & (start < end) & (end <= length[place])).all():
        project.coded.refuse_unsound()
    return CodingColumns(key, place, start, end, code, coder, np.int64(1) << polarity)


def _places(keys: Numbers, places: Mapping[int, int]) -> Numbers:
    """The place of each key, -1 for a key that has none."""
    import numpy as np

    known, at = different(keys)
    return np.array([places.get(int(key), -1) for key in known], dtype=np.int64)[at]


def _among(keys: Numbers, wanted: Collection[int]) -> Numbers:
    import numpy as np

    return np.isin(keys, np.fromiter(wanted, dtype=np.int64, count=len(wanted)))


class _NumberedCoding(NamedTuple):
    place: int
    key: int
    coder: int
    span: Span


def _spoken_for(
    columns: CodingColumns, consensus: ConsensusRule, voices: Voices
) -> tuple[CodingColumns, int, int, int]:
    """The codings that count beside the consensus, see `ConsensusRule.counting`.

    Also in how many documents it is under way, for how many codings it stands there, and how many it removed.
    """
    import numpy as np

    settled = {voices.place[key]: coders for key, coders in consensus.settled.items() if key in voices.place}
    agreed = _among(columns.coder, consensus.coders)
    kept = np.ones(len(columns.key), dtype=bool)
    under_way, replaced, removed = set(), 0, 0
    pairs = columns.document * (int(columns.code.max(initial=0)) + 1) + columns.code
    asked = np.isin(pairs, pairs[agreed | _among(columns.key, consensus.decided)])
    asked |= _among(columns.document, settled.keys())
    order = np.flatnonzero(asked)[np.argsort(pairs[asked], kind="stable")]
    for _pair, mine in groupby(order.tolist(), key=lambda at: int(pairs[at])):
        places = list(mine)
        document = voices.documents[int(columns.document[places[0]])].key
        starts, ends = columns.start[places].tolist(), columns.end[places].tolist()
        spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
        keys, coders = columns.key[places].tolist(), columns.coder[places].tolist()
        rows = [_NumberedCoding(*values) for values in zip(places, keys, coders, spans, strict=True)]
        counting = consensus.counting(document, rows)
        kept[places] = False
        kept[[row.place for row in counting.kept]] = True
        if counting.under_way:
            under_way.add(document)
        replaced += counting.replaced
        removed += len(counting.removed)
    return columns.at(kept), len(under_way), replaced, removed


def _asked_for(
    project: Project, wanted: PassageChoice, voices: Voices, codes: Sequence[int], columns: CodingColumns
) -> list[int]:
    """The keys of those codings that a filter takes which the file alone cannot decide."""
    counting = set(columns.key.tolist())
    keys: list[int] = []
    for document, rows in _rows_by_document(project, wanted, voices, codes, counting):
        query, making = wanted.query, rows
        if query is not None and query.makes_stretches:
            making = query.making(rows, partial(project.documents.structure, document))
        keys += [row.key for row in making]
    return keys


def _rows_by_document(
    project: Project, wanted: PassageChoice, voices: Voices, codes: Sequence[int], counting: Collection[int]
) -> list[tuple[int, list[CodedRow]]]:
    walk = project.coded.iter_codings(codes, [document.key for document in voices.documents])
    taken = (row for row in walk if row.key in counting and wanted.takes_coding(row))
    return [(document, list(rows)) for document, rows in groupby(taken, key=attrgetter("document"))]


def stretches_asked_for(
    project: Project, wanted: PassageChoice, voices: Voices, codes: Sequence[int], columns: CodingColumns
) -> CountedPassages:
    """The stretches that a query by codes makes, as a collection of quotations has them."""
    import numpy as np

    query = wanted.query
    if query is None:
        raise ValueError("no query makes stretches")  # no text: a fault of ours
    signs = dict(zip(columns.key.tolist(), columns.sign.tolist(), strict=True))
    found: list[tuple[int, int, int, int]] = []
    codings: list[int] = []
    first: list[int] = []
    for document, rows in _rows_by_document(project, wanted, voices, codes, signs.keys()):
        for stretch in query.stretches(rows, partial(project.documents.structure, document)):
            sign = 0
            for row in stretch.rows:
                sign |= signs[row.key]
            found.append((voices.place[document], stretch.span.start, stretch.span.end, sign))
            first.append(len(codings))
            codings += [row.key for row in stretch.rows]
    document_, start, end, sign_ = np.array(found, dtype=np.int64).reshape(-1, 4).T
    none = np.zeros(len(found), dtype=np.int64)
    return CountedPassages(document_, start, end, sign_, none, none, np.array(codings, dtype=np.int64),
                    np.array(first, dtype=np.int64))  # fmt: skip


def passages_of(
    columns: CodingColumns, codes: TableSide | None = None, coders: TableSide | None = None
) -> CountedPassages:
    """The passages where a side of the table holds codes, or coders; by their codes where none does."""
    code, coder = columns.code, columns.coder * 0
    if coders is not None:
        coder = _places(columns.coder, coders.of_coder or {})
    if codes is not None:
        coding, code = _members(columns.code, codes.of_code or {})
        columns, coder = columns.at(coding), coder[coding]
    return _united(columns, code, coder)


def _members(codes: Numbers, above: Mapping[int, Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Each coding with each row that holds its code: the places of the codings, and those of the rows."""
    import numpy as np

    known, at = different(codes)
    deepest = max(map(len, above.values()), default=1)
    table = np.full((len(known), deepest), -1, dtype=np.int64)
    for place, code in enumerate(known.tolist()):
        mine = above.get(code, ())
        table[place, : len(mine)] = mine
    members = table[at]
    coding, level = np.nonzero(members >= 0)
    return coding, members[coding, level]


def _united(columns: CodingColumns, code: Numbers, coder: Numbers) -> CountedPassages:
    """Overlapping codings of one document, code and coder joined; touching ones stay apart."""
    import numpy as np

    if not len(columns.key):
        return CountedPassages(*[columns.key] * 8)
    length = int(columns.end.max()) + 1
    pair = code * (int(coder.max()) + 1) + coder
    place = (columns.document * (int(pair.max()) + 1) + pair) * length
    begin = place + columns.start
    order = np.argsort(begin, kind="stable")
    begin = begin[order]
    behind = np.maximum.accumulate((place + columns.end)[order])
    opens = np.empty(len(begin), dtype=bool)
    opens[0] = True
    np.greater_equal(begin[1:], behind[:-1], out=opens[1:])
    first = np.flatnonzero(opens)
    at = order[first]
    last = np.append(first[1:], len(begin)) - 1
    return CountedPassages(
        document=columns.document[at],
        start=columns.start[at],
        end=behind[last] - place[at],
        signs=np.bitwise_or.reduceat(columns.sign[order], first),
        code=code[at],
        coder=coder[at],
        codings=columns.key[order],
        first=first,
    )
