"""The summary grid for Python users: what was written of each case on each code, and what of it is stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.model.consent.consents import Purpose
from qualcode.reporting.words.withheld_words import withheld_lines
from qualcode.reporting.writers.formats import format_of
from qualcode.workspace.counting import summaries
from qualcode.workspace.counting.summary_export import SummaryExport, prepare_summaries, write_summaries
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.choosing import purpose_of
from qualcode.workspace.library.resolver import text_of, yes_or_no

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.documents import Case
    from qualcode.workspace.counting.summaries import OpenedCell, SummaryCell
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


class GridSummary:
    """A summary of a case on a code, or without a `case` of the code over all cases, as it was when it was read."""

    def __init__(self, study: OpenStudy, case: Case | None, code: Code, cell: SummaryCell) -> None:
        self.case = case.name if case else None
        self.code = code.full_name
        self.passages = cell.passages
        self.changes = cell.changes
        summary = cell.summary
        self.text = summary.text if summary else ""
        self.author = study.space.sight.coders[summary.author] if summary else ""
        self.created = summary.created if summary else ""
        self.changed = summary.changed if summary else ""

    @property
    def is_stale(self) -> bool:
        """Whether its passages are others than when it was written; `changes` says how many came, went, changed."""
        return bool(self.changes)

    def __repr__(self) -> str:
        facts: list[tuple[str, object]] = [("stale", self.is_stale or None), ("text", " ".join(self.text.split()))]
        return display.thing_line("summary", f"{self.case or '-'} · {self.code}", facts)


class StudySummaries:
    """The summaries that may be seen, case by case in the order of the codebook, then those over all cases.

    study.summaries.set("Fall A", "Transition", "Begleitete Übergänge gelingen.")
    [summary for summary in study.summaries if summary.is_stale]
    study.summaries.write("grid.docx")
    """

    def __init__(self, study: OpenStudy) -> None:
        self._study = study

    def __iter__(self) -> Iterator[GridSummary]:
        for case, code, cell in summaries.read_grid(self._study.space).written():
            yield GridSummary(self._study, case, code, cell)

    def __len__(self) -> int:
        return sum(1 for _summary in self)

    def of(self, case: object, code: object) -> GridSummary:
        """The summary of a case on a code; with None as case that over all cases. Raises NotFound."""
        cell = self._opened(case, code)
        wanted = cell.case.name if cell.case else None
        found = next((known for known in self if (known.case, known.code) == (wanted, cell.code.full_name)), None)
        if found is None:
            raise NotFound(
                "summary", f"{wanted or '-'}, {cell.code.full_name}", hint=_("study.summaries has them all.")
            )
        return found

    def set(self, case: object, code: object, text: str) -> None:
        """Write the summary of a case on a code; it rests on the passages of this moment, an empty one is removed."""
        self._study.refuse_nobody()
        summaries.write(self._study.space, self._opened(case, code), text_of("summary", text))

    def _opened(self, case: object, code: object) -> OpenedCell:
        resolver = self._study.resolver
        return summaries.open_cell(
            self._study.space, None if case is None else resolver.case(case), resolver.code(code)
        )

    def frame(self) -> DataFrame:
        """One row a summary."""
        found = list(self)
        values: dict[str, Sequence[object]] = {
            "case": [summary.case for summary in found],
            "code": [summary.code for summary in found],
            "text": [summary.text for summary in found],
            "author": [summary.author for summary in found],
            "changed": [summary.changed for summary in found],
            "passages": [summary.passages for summary in found],
            "stale": [summary.is_stale for summary in found],
        }
        return frames.frame(frames.FrameColumns(values, whole=("passages",), times=("changed",)))

    def write(
        self,
        path: str | Path,
        *,
        identify: bool = False,
        final: bool = False,
        transpose: bool = False,
        purpose: str = Purpose.QUOTE,
        to: str = "",
    ) -> Path:
        """Write the grid, in the format of the file's suffix; the options are those of the command “summaries”.

        `to` says to whom it goes.

        Cases that did not agree to the `purpose` stand in no row, which is warned of. Raises ConsentError where none
        may leave.
        """
        target = Path(path).expanduser()
        export = SummaryExport(
            recipient=text_of("to", to) or None,
            format=format_of(target, None),
            path=target,
            identify=yes_or_no("identify", identify),
            final=yes_or_no("final", final),
            turned=yes_or_no("transpose", transpose),
            purpose=purpose_of(purpose),
        )
        prepared = prepare_summaries(self._study.space, export)
        for line in withheld_lines(prepared.withheld):
            display.warn(line)
        for name, of in prepared.names.found:
            display.warn(_("known name: {name} is the name of {of}", name=name, of=of))
        write_summaries(self._study.space, prepared)
        return target

    def __repr__(self) -> str:
        found = list(self)
        return display.collection_lines(_("Summaries"), map(repr, found[: display.SHOWN]), len(found))
