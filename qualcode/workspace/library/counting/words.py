"""Tables whose cells hold words, for Python users: quotations or paraphrases of what a count counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.tables.quoted_cells import CellWords
from qualcode.reporting.words.withheld_words import withheld_lines
from qualcode.reporting.writers.formats import format_of
from qualcode.retrieval.counting.counting import axis_named
from qualcode.retrieval.counting.request import CountRequest
from qualcode.workspace.counting.tables import count
from qualcode.workspace.counting.word_cells import WordExport, prepare, write_words
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.choosing import conditions_of, purpose_of
from qualcode.workspace.library.resolver import known_word, numbers, text_of, yes_or_no

if TYPE_CHECKING:
    from qualcode.reporting.quotations.chapters import Quotation
    from qualcode.retrieval.counting.table import CountTable
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


class StudyWords:
    """A table whose cells hold words; `cells` gives the quotations of each cell that has some.

    words = study.words("codes", "waves", at_most=1)
    words.cells["Koordination", "2022"][0].text
    words.write("matrix.docx")
    """

    def __init__(
        self, study: OpenStudy, table: CountTable, cells: str, at_most: int, figures: Sequence[str], purpose: Purpose
    ) -> None:
        self._study = study
        self._table = table
        self._export = WordExport(
            wanted=table.request.wanted,
            format="md",
            words=CellWords(known_word("kind of cells", cells, [words.value for words in CellWords])),
            arrangement=Arrangement(at_most=_number("at_most", at_most), purpose=purpose),
            figures=tuple(text_of("attribute", name) for name in figures),
        )
        looking = Options(likely=False)
        self._prepared = prepare(study.space, table, self._export, looking, keeps_ids=False)

    @property
    def cells(self) -> Mapping[tuple[str, str], Sequence[Quotation]]:
        """(name of the row, name of the column) -> what stands there."""
        found, said = self._prepared.found, program().said
        return {
            (said(row.name), said(column.name)): found.quotations(cell)
            for row, cells in zip(self._table.rows, found.cells, strict=True)
            for column, cell in zip(self._table.columns, cells, strict=True)
            if cell.passages
        }

    def frame(self) -> DataFrame:
        """One row a quotation."""
        shown = [(*place, quotation) for place, mine in self.cells.items() for quotation in mine]
        return frames.frame(
            frames.FrameColumns(
                {
                    "row": [row for row, _column, _quotation in shown],
                    "column": [column for _row, column, _quotation in shown],
                    "id": [quotation.id for *_place, quotation in shown],
                    "label": [quotation.label for *_place, quotation in shown],
                    "text": [quotation.text for *_place, quotation in shown],
                    "polarity": [quotation.polarity.value for *_place, quotation in shown],
                }
            )
        )

    def write(
        self, path: str | Path, *, identify: bool = False, strict: bool = False, publication: str = "", to: str = ""
    ) -> Path:
        """Write the table, in the format of the file's suffix, after a disclosure check; see the command “table”.

        With a `publication` it is final and enters the ledger; `to` says to whom it goes.

        Raises QualcodeError with `strict` where there is a
        finding, ConsentError where nobody agreed, ExportError.
        """
        target = Path(path).expanduser()
        named = yes_or_no("identify", identify)
        if named and publication:
            raise UsageProblem(_("--final and --identify exclude each other."), _("Leave one of them out."))
        export = replace(
            self._export,
            path=target,
            format=format_of(target, None),
            publication=text_of("publication", publication),
            recipient=text_of("to", to) or None,
            arrangement=replace(self._export.arrangement, identify=named),
        )
        prepared = prepare(self._study.space, self._table, export, Options())
        if yes_or_no("strict", strict):
            prepared.names.refuse()
            prepared.check.refuse()
        for name, of in prepared.names.found:
            display.warn(_("known name: {name} is the name of {of}", name=name, of=of))
        written = write_words(self._study.space, prepared)
        for line in withheld_lines(written.collection.tally.withheld):
            display.warn(line)
        return target

    def __repr__(self) -> str:
        cells = self.cells
        lines = (f"{row} · {column}: {' | '.join(quotation.text for quotation in mine)}"
                 for (row, column), mine in list(cells.items())[: display.SHOWN])  # fmt: skip
        return display.collection_lines(self._export.words.value, lines, len(cells))


def words_of(
    study: OpenStudy, sides: tuple[str, str], cells: str, at_most: int, figures: Sequence[str], query: str,
    given: Mapping[str, object],
) -> StudyWords:  # fmt: skip
    """Count a table and fill its cells with words; see `OpenStudy.words`."""
    roll_up = yes_or_no("roll_up", given.get("roll_up", False))
    purpose = purpose_of(given.get("purpose", Purpose.QUOTE))
    conditions = {name: value for name, value in given.items() if name not in ("roll_up", "purpose")}
    rows, columns = (axis_named(study.space.project, text_of("side of a table", side)) for side in sides)
    request = CountRequest(rows, columns, wanted=conditions_of(study, query, conditions).choice, sub_codes=roll_up)
    return StudyWords(study, count(study.space, request), cells, at_most, figures, purpose)


def _number(kind: str, wanted: object) -> int:
    (found,) = numbers(kind, wanted) if wanted else (0,)
    return found
