"""What came in from other copies, or would: sentences, and how many changes of which kind by whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import ngettext, program
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import in_interface
from qualcode.workspace.sharing.merge_report import taken_rows

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import MergeReport

_SHOWN = 40  # rows of kinds


def report_text(lines: Iterable[str], report: MergeReport | None, hidden: str) -> Text:
    """The lines of a report, and what came in; of very many kinds of changes the first, and how many more there are.

    `hidden` says that it is without what others coded; empty where it is not.
    """
    text = Text("\n").join(Text(visible(in_interface(line))) for line in lines)
    rows = taken_rows(report) if report is not None else []
    for coder, kind, number in rows[:_SHOWN]:
        text.append(f"\n  {visible(coder)}: {visible(kind)} · {program().number(number)}", style="dim")
    if len(rows) > _SHOWN:
        words = ngettext("… and {count} more kind", "… and {count} more kinds", len(rows) - _SHOWN)
        text.append(f"\n  {words}", style="dim")
    if hidden:
        text.append(f"\n{visible(in_interface(hidden))}")
    return text
