"""The words of the summary grid: its cells, what stands below it, what an editor rests on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.catalogue import _, program
from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.documents import Case
from qualcode.plural import counted
from qualcode.reporting.tables.summary_report import STALE, changes_in_words
from qualcode.reporting.words.value_words import polarity_word
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.tui.grid.grid import GridColumn
from qualcode.workspace.counting.summaries import GridPassage, OpenedCell, SummaryCell, SummaryGrid
from qualcode.workspace.workbench.workbench import Workbench

WHOLE = 1
"""The column of what is written of a case as a whole; the first one is its name."""
_NAME, _MOTTO, _CODE = 20, 20, 22  # cells of the columns


def columns_of(grid: SummaryGrid, codes: Sequence[Code]) -> list[GridColumn]:
    """The columns: case, case summary, and the codes."""
    longest = max((len(case.name) for case in grid.cases), default=0)
    return [
        GridColumn(_("Case"), min(_NAME, max(longest, len(_("All cases"))))),
        GridColumn(_("Case summary"), _MOTTO),
        *(GridColumn(code.name, _CODE) for code in codes),
    ]


def cell_words(cell: SummaryCell) -> str:
    """The beginning of a summary, “≠” before a stale one; where there is none, how many passages there are."""
    if cell.summary is None:
        return f"· {program().number(cell.passages)}" if cell.passages else ""
    words = " ".join(cell.summary.text.split())
    return f"{STALE} {words}" if cell.is_stale else words


def row_words(grid: SummaryGrid, case: Case | None) -> str:
    """Motto, or the beginning of the text, of a case as a whole."""
    memo = grid.rows.get(case.key) if case else None
    return " ".join((memo.title or memo.text).split()) if memo else ""


def state_words(cell: SummaryCell, bench: Workbench) -> str:
    """On how many passages a cell rests, who wrote it when, and what changed since."""
    told = [counted(cell.passages, "passage")]
    if cell.summary is not None:
        author = bench.sight.coders.get(cell.summary.author, "")
        told.append(_("{author}, {time}", author=author, time=local_time(cell.summary.changed)))
    if cell.is_stale:
        told.append(stale_words(cell))
    return " · ".join(told)


def stale_words(cell: SummaryCell | OpenedCell) -> str:
    """That a summary is stale, and why; empty where it is not."""
    if not cell.changes:
        return ""
    return _("{sign} stale: {changes}", sign=STALE, changes=changes_in_words(cell.changes, program()))


def passage_text(passage: GridPassage, bench: Workbench, code: int) -> Text:
    """A passage with its source, its code where that is another than `code`, and a polarity that is not present."""
    document = bench.document(passage.document)
    label = (document.label or document.name) if document else ""
    told = [label, f"¶{passage.paragraph}"]
    if passage.code != code:
        told.append(bench.book[passage.code].name)
    told += [polarity_word(polarity) for polarity in passage.polarities if polarity is not Polarity.PRESENT]
    return Text.assemble(
        (visible(" · ".join(filter(None, told))), "dim"), "\n", visible(" ".join(passage.text.split()))
    )


def summary_parts(parts: Sequence[tuple[str, str]]) -> list[Text]:
    """Summaries under their names, for what is written over several of them."""
    return [Text.assemble((visible(name), "bold"), "\n", visible(text, keep="\n")) for name, text in parts]
