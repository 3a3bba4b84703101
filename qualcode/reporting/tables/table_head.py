"""What stands at the head of a counted table: what is counted, of what, by whom, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.catalogue import Catalogue
from qualcode.plural import counted
from qualcode.reporting.tables.cell_words import HIDDEN, OF_CASES
from qualcode.retrieval.counting.notes import notes_of_the_head
from qualcode.retrieval.counting.request import CountBase, CountUnit, PercentOf
from qualcode.retrieval.counting.table import CountTable

CodingIds = Callable[[Sequence[int]], Sequence[str]]
"""The ids of codings by their keys."""


@dataclass(frozen=True, slots=True)
class TableSource:
    """Where a table comes from.

    The study's title, which passages were chosen (in words), whose codings these are, the topic of its base, and
    what gives the ids of codings.
    """

    study: str = ""
    filters: Sequence[str] = ()
    whose: str = ""
    topic: str = ""
    ids: CodingIds | None = None


def table_facts(table: CountTable, source: TableSource, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Names and texts of the head, in order."""
    request = table.request
    yield words.gettext("Counted"), _counted(table, words)
    if table.several_answers and request.unit in OF_CASES:
        yield (
            words.gettext("Several answers"),
            words.gettext("possible: cells add up to more than their total, which counts each once"),
        )
    if table.base is not None:
        yield words.gettext("Base"), _base(table, source, words)
    if request.percent is not PercentOf.NONE:
        yield words.gettext("Per cent"), _per_cent(table, words)
    if source.filters:
        yield words.gettext("Selection"), "; ".join(source.filters)
    if table.kinds:
        listed = words.listed([f"{words.said(kind)} ({words.number(number)})" for kind, number in table.kinds])
        yield (
            words.gettext("Kinds of source"),
            words.gettext("counted together, with their documents: {kinds}", kinds=listed),
        )
    if source.whose:
        yield words.gettext("Codings"), source.whose


def table_notes(table: CountTable, words: Catalogue, *, has_head: bool = False) -> Iterator[str]:
    """What is told below the table, without what a head has told above it."""
    if table.request.publish:
        yield words.gettext(
            "{sign} stands for numbers of 1 to {most}, and for those from which these could be computed. Several "
            "tables of the same material may give them away together.",
            sign=HIDDEN,
            most=table.request.publish - 1,
        )
    told = notes_of_the_head(table) if has_head else ()
    yield from (words.said(note) for note in table.notes if note not in told)


def _counted(table: CountTable, words: Catalogue) -> str:
    if table.has_polarity:
        return {
            CountUnit.PASSAGES: words.gettext("passages that report something as present, or as mixed"),
            CountUnit.CASES: words.gettext(
                "cases with a positive mention (present; also where something is absent too)"
            ),
            CountUnit.DOCUMENTS: words.gettext(
                "documents with a positive mention (present; also where something is absent too)"
            ),
            CountUnit.WORDS: words.gettext("words of passages that report something as present, or as mixed"),
            CountUnit.SHARE: words.gettext(
                "share of the respondents' text that reports something as present, or as mixed, in per cent"
            ),
        }[table.request.unit]
    return {
        CountUnit.PASSAGES: words.gettext("passages"),
        CountUnit.CASES: words.gettext("cases with a mention, each once"),
        CountUnit.DOCUMENTS: words.gettext("documents with a mention, each once"),
        CountUnit.WORDS: words.gettext("words of coded text"),
        CountUnit.SHARE: words.gettext("coded share of the respondents' text, in per cent"),
    }[table.request.unit]


def _base(table: CountTable, source: TableSource, words: Catalogue) -> str:
    noun = "document" if table.request.unit is CountUnit.DOCUMENTS else "case"
    number = counted(table.base or 0, noun, words=words)
    if table.request.base is CountBase.ALL:
        return number
    if not source.topic:
        return words.gettext("{cases}; at each topic those who were asked about it, or answered", cases=number)
    if table.request.base is CountBase.ASKED:
        return words.gettext("{cases} that were asked about “{topic}”", cases=number, topic=source.topic)
    return words.gettext("{cases} that answered on “{topic}”", cases=number, topic=source.topic)


def _per_cent(table: CountTable, words: Catalogue) -> str:
    if table.request.percent is PercentOf.ROW:
        return words.gettext("of the row's total, rounded half up")
    if table.request.unit in OF_CASES:
        return words.gettext("of the column's N, rounded half up")
    return words.gettext("of the column's total, rounded half up")
