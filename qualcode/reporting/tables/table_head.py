"""What stands at the head of a counted table: what is counted, of what, by whom, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from qualcode.catalogue import Catalogue
from qualcode.plural import counted
from qualcode.reporting.tables.cell_words import HIDDEN, OF_CASES
from qualcode.reporting.tables.table_names import FullNames
from qualcode.retrieval.counting.request import CountBase, CountUnit, PercentOf
from qualcode.retrieval.counting.table import SMALL_BASE, CountTable

CodingIds = Callable[[Sequence[int]], Sequence[str]]
"""The ids of codings by their keys."""


@dataclass(frozen=True, slots=True)
class TableSource:
    """Where a table comes from.

    The study's title, which passages were chosen (in words), whose codings these are, the topic of its base; the
    full names of codes by key, and what gives the ids of codings by theirs.
    """

    study: str = ""
    filters: Sequence[str] = ()
    whose: str = ""
    topic: str = ""
    codes: FullNames = field(default_factory=dict)
    ids: CodingIds | None = None


def table_facts(table: CountTable, source: TableSource, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Names and texts of the head, in order."""
    request = table.request
    yield words.gettext("Counted"), _counted(table, words)
    if table.base is not None:
        yield words.gettext("Base"), _base(table, source, words)
    if request.percent is not PercentOf.NONE:
        yield words.gettext("Per cent"), _per_cent(table, words)
    if table.several_answers:
        yield (
            words.gettext("Several answers"),
            words.gettext("possible: the numbers of a column may add up to more than its total, which counts once"),
        )
    if source.filters:
        yield words.gettext("Selection"), "; ".join(source.filters)
    if table.kinds:
        kinds = words.listed(
            f"{kind or words.gettext('not said')} ({counted(documents, 'document', words=words)})"
            for kind, documents in table.kinds
        )
        yield words.gettext("Kinds of source"), words.gettext("counted together: {kinds}", kinds=kinds)
    if source.whose:
        yield words.gettext("Codings"), source.whose


def table_notes(table: CountTable, words: Catalogue) -> Iterator[str]:
    """What is told below the table."""
    request = table.request
    if request.sub_codes:
        yield words.gettext("A code counts with its sub-codes; what has several of them counts once.")
    if table.left_out:
        yield words.ngettext(
            "{count} row without a passage is left out.",
            "{count} rows without a passage are left out.",
            table.left_out,
        )
    if request.panel:
        yield words.gettext("Only cases of which there is a document in every wave shown are counted.")
    if request.publish:
        yield words.gettext(
            "{sign} stands for numbers of 1 to {most}, and for those from which these could be computed. Several "
            "tables of the same material may give them away together.",
            sign=HIDDEN,
            most=request.publish - 1,
        )
    if _lacks_per_cent(table):
        yield words.gettext("Below N = {least} no per cent is shown.", least=SMALL_BASE)
    yield from map(words.said, table.notes)


def _counted(table: CountTable, words: Catalogue) -> str:
    unit = table.request.unit
    if unit is CountUnit.CASES and table.has_polarity:
        return words.gettext("cases, n = cases with a positive mention (present; also where something is absent too)")
    if unit is CountUnit.DOCUMENTS and table.has_polarity:
        return words.gettext(
            "documents, n = documents with a positive mention (present; also where something is absent too)"
        )
    told = {
        CountUnit.PASSAGES: words.gettext("passages"),
        CountUnit.CASES: words.gettext("cases with a mention, each once"),
        CountUnit.DOCUMENTS: words.gettext("documents with a mention, each once"),
        CountUnit.WORDS: words.gettext("words of coded text"),
        CountUnit.SHARE: words.gettext("coded share of the respondents' text, in per cent"),
    }[unit]
    if table.has_polarity:
        return words.gettext("{unit}, by whether something is present, absent or mixed", unit=told)
    return told


def _base(table: CountTable, source: TableSource, words: Catalogue) -> str:
    noun = "document" if table.request.unit is CountUnit.DOCUMENTS else "case"
    number = counted(table.base or 0, noun, words=words)
    if table.request.base is CountBase.ALL:
        return number
    if table.request.base is CountBase.ASKED:
        return words.gettext("{cases} that were asked about “{topic}”", cases=number, topic=source.topic)
    return words.gettext("{cases} that answered on “{topic}”", cases=number, topic=source.topic)


def _per_cent(table: CountTable, words: Catalogue) -> str:
    if table.request.percent is PercentOf.ROW:
        return words.gettext("of the row's total, rounded half up")
    if table.request.unit in OF_CASES:
        return words.gettext("of the column's N, rounded half up")
    return words.gettext("of the column's total, rounded half up")


def _lacks_per_cent(table: CountTable) -> bool:
    if table.request.percent is PercentOf.NONE or table.request.small:
        return False
    return any(cell.percent is None and cell.n for row in table.cells for cell in row)
