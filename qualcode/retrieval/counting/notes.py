"""What must be told with a counted table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import Later, later, later_list, nlater, spoken
from qualcode.retrieval.counting.request import AxisKind, CountUnit, PercentOf
from qualcode.retrieval.counting.table import SMALL_BASE, CountTable
from qualcode.retrieval.speaking import notes_of_speaking
from qualcode.retrieval.topics import TopicState

if TYPE_CHECKING:
    from qualcode.retrieval.counting.table_count import TableCount
    from qualcode.retrieval.counting.table_numbers import TableNumbers

_OF_UNITS = (CountUnit.CASES, CountUnit.DOCUMENTS)
_KINDS_APART = (AxisKind.WAVES, AxisKind.SOURCE_KINDS)


def notes_of(count: TableCount, table: CountTable, numbers: TableNumbers) -> list[str]:
    """The notes of a table, each a whole sentence."""
    told = [*_about_the_base(count, table), *_about_the_unit(count, table), *_about_what_is_missing(numbers, table)]
    if numbers.columns_left_out:
        told.append(
            nlater("{count} column without a passage is left out.", "{count} columns without a passage are left out.",
                   numbers.columns_left_out)
        )  # fmt: skip
    sides = [note for side in count.sides for note in side.notes]
    return [*map(spoken, told), *sides]


def notes_of_the_head(table: CountTable) -> set[str]:
    """Those of the notes that a head tells as well: whose codings, several answers, kinds of source."""
    speaking = notes_of_speaking(table.speaking) if table.speaking else ()
    told = [_several(), *[_together(table.kinds)] * bool(table.kinds), *speaking]
    return {*map(spoken, told)}


def _several() -> Later:
    return later("Several answers possible: cells add up to more than their total, which counts each once.")


def _together(kinds: Sequence[tuple[str, int]]) -> Later:
    listed = later_list(f"{kind} ({number})" for kind, number in kinds)
    return later("Kinds of source counted together, with their documents: {kinds}.", kinds=listed)


def _about_the_base(count: TableCount, table: CountTable) -> Iterator[Later]:
    voices = count.voices
    if not table.base:
        yield later("Nothing fits what was asked for: N = 0.")
    if table.request.unit is CountUnit.CASES and not voices.cases:
        yield later("There are no cases: each document counts as one.")
    elif not count.counts_documents and (alone := voices.without_case(count.in_base.nonzero()[0].tolist())):
        yield nlater(
            "{count} document without a case counts as a case.", "{count} documents without a case count as cases.",
            alone,
        )  # fmt: skip
    if table.request.panel:
        yield later("Panel: only cases with a document in each of these waves.")
    if table.request.topic is not None:
        yield from _about_silence(count, table.request.topic)
    if table.kinds:
        yield _together(table.kinds)
    elif any(axis.kind in _KINDS_APART for axis in (table.request.rows, table.request.columns)) and count.many_kinds:
        yield later("Totals count all kinds of source together.")


def _about_silence(count: TableCount, topic: int) -> Iterator[Later]:
    """Three kinds of silence, and what nobody knows; whoever answered and has no passage did not mention it."""
    name = next(known.name for known in count.topics.topics if known.key == topic)
    numbers = count.silences(topic)
    yield later(
        "“{topic}”: {answered} answered, {silent} were asked and gave no answer, {not_asked} were not asked; of "
        "{unknown} that is unknown.",
        topic=name,
        answered=numbers[TopicState.ANSWERED],
        silent=numbers[TopicState.NO_ANSWER],
        not_asked=numbers[TopicState.NOT_ASKED],
        unknown=numbers[TopicState.UNKNOWN],
    )


def _about_the_unit(count: TableCount, table: CountTable) -> Iterator[Later]:
    if table.request.unit is CountUnit.PASSAGES:
        yield later("Overlapping codings of one code are one passage, those of several coders too.")
    if table.request.unit in (CountUnit.WORDS, CountUnit.SHARE):
        yield later("Only what respondents said counts; text with several passages counts once in a cell.")
    if table.request.unit in _OF_UNITS:
        if table.has_polarity:
            yield later("n counts whoever has a present or mixed passage; only absent ones are beside it.")
    elif table.has_polarity:
        yield later("Present, absent and mixed add up to n; per cents leave absent out.")
    yield from notes_of_speaking(count.speaking)
    if table.several_answers and table.request.unit is CountUnit.WORDS:
        yield later("Words with several codes count with each of them, in totals once.")
    elif table.several_answers and table.request.unit in _OF_UNITS:
        yield _several()
    if table.request.sub_codes:
        yield later("A code counts with those below it; passages of several of them that overlap are one.")


def _about_what_is_missing(numbers: TableNumbers, table: CountTable) -> Iterator[Later]:
    if table.left_out:
        yield nlater(
            "{count} row without a passage is left out.", "{count} rows without a passage are left out.",
            table.left_out,
        )  # fmt: skip
    if numbers.hides_small and table.request.percent is not PercentOf.NONE:
        yield later(
            "Per cents of fewer than {least} are left out; they are shown only when asked for.", least=SMALL_BASE
        )
