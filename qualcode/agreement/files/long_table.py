"""A project's ratings as one long table, a row for each unit, code and coder: what `files.ratings` reads.

    document, case, unit, start, end, coder, code, in_pooled, value, missing

`document` is the label with the document's number among those of it, `case` a number, or the name where names were
asked for; `unit` is unique in the table. `start` and `end` are offsets in code points of the stored text, half-open:
from the first to behind the last that counts. `value` is 1 where the coder gave the code, 0 where not, or with the
unit “frequency” how often; it is empty where the coder's silence says nothing, and `missing` says why. `in_pooled` is
0 for codes with their sub-codes rolled up, which are no part of pooled figures.

The same with a row for each unit and code and a column for each coder, without the reasons, is what SPSS and its
macro KALPHA (Hayes & Krippendorff 2007) take: judges are variables, units rows, of one code at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import opened
from qualcode.agreement.study.material import CollectedMaterial, Material, collect
from qualcode.agreement.study.results import NamedDocument
from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.project.project import Project

HEAD = (
    "document",
    "case",
    "unit",
    "start",
    "end",
    "coder",
    "code",
    "in_pooled",
    "value",
    "missing",
)  # no text: columns
WIDE = ("document", "case", "unit", "start", "end", "code", "in_pooled")  # no text: columns
"""The first columns with a column for each coder behind them."""

Row = tuple[str | int, ...]
_Said = Mapping[tuple[int, int], int]
"""What was said of a unit, by the places of code and coder; what is not in it is 0."""


@dataclass(frozen=True, slots=True)
class LongTable:
    """The ratings of what was collected; `cases` are the names by which the table knows cases."""

    collected: CollectedMaterial
    unit: str
    cases: Mapping[str, str]

    def rows(self, said: Callable[[str], str]) -> Iterator[Row]:
        """The rows by document, unit, code and coder, one by one; `said` puts texts into a language."""
        coders = [said(name) for name in self.collected.names]
        for of_unit, of_code, values, reasons in self._rated(said):
            for coder, value, reason in zip(coders, values, reasons, strict=True):
                yield (*of_unit, coder, *of_code, value, reason)

    def wide_head(self, said: Callable[[str], str]) -> tuple[str, ...]:
        """The columns of `wide_rows`. Raises UsageProblem where a coder is called like one of the others."""
        coders = tuple(said(name) for name in self.collected.names)
        if clash := [name for name in coders if name.casefold() in WIDE]:
            raise UsageProblem(
                _("A coder and a column would both be called “{name}”.", name=clash[0]),
                _("Leave --identify out: coders are numbered then."),
            )
        return (*WIDE, *coders)

    def wide_rows(self, said: Callable[[str], str]) -> Iterator[Row]:
        """The rows by document, unit and code, with the values of the coders beside each other."""
        for of_unit, of_code, values, _reasons in self._rated(said):
            yield (*of_unit, *of_code, *values)

    def _rated(self, said: Callable[[str], str]) -> Iterator[tuple[Row, Row, Row, tuple[str, ...]]]:
        """Each unit and code, the values of the coders, and why those are missing that are."""
        codes = [(said(layer.name), int(layer.pooled)) for layer in self.collected.layers]
        for document, material in enumerate(self.collected.documents):
            name = _named(material.chosen.named)
            reasons = tuple(said(reason) for reason in material.chosen.reasons)
            of_document = (name, self._case(material))
            for number, (start, end, given) in enumerate(self._units(document), start=1):
                of_unit = (*of_document, f"{name}:{number}", start, end)
                for code, of_code in enumerate(codes):
                    values = tuple(
                        "" if reason else given.get((code, coder), 0) for coder, reason in enumerate(reasons)
                    )
                    yield of_unit, of_code, values, reasons

    def words(self) -> Iterator[str]:
        """The names in its cells."""
        yield from (layer.name for layer in self.collected.layers)
        yield from self.collected.names
        for material in self.collected.documents:
            yield _named(material.chosen.named)
            yield self._case(material)

    def _case(self, material: Material) -> str:
        return self.cases[material.case] if material.case else ""

    def _units(self, document: int) -> Iterator[tuple[int, int, _Said]]:
        """A document's units in order: start, end, and what was said."""
        if self.unit == "frequency":
            yield 0, self.collected.documents[document].chosen.document.length, self._frequencies(document)
            return
        import numpy as np

        units, coded = self.collected.given_units(self.unit), self.collected.coded(self.unit)
        border = int(self.collected.layout.borders[document])
        first, last = units.borders[document : document + 2].tolist()
        said: dict[int, dict[tuple[int, int], int]] = {}
        within = (coded.units >= first) & (coded.units < last)
        columns = (column[within].tolist() for column in (coded.units, coded.layers, coded.voices))
        for unit, layer, voice in zip(*columns, strict=True):
            said.setdefault(unit, {})[layer, voice] = 1
        pieces = np.searchsorted(units.owners, np.arange(first, last + 1))
        starts = (units.pieces.starts[pieces[:-1]] - border).tolist()
        ends = (units.pieces.ends[pieces[1:] - 1] - border).tolist()
        for unit, start, end in zip(range(first, last), starts, ends, strict=True):
            yield start, end, said.get(unit, {})

    def _frequencies(self, document: int) -> _Said:
        free = self.collected.free
        there = free.documents == document
        said: dict[tuple[int, int], int] = {}
        for layer, voice in zip(free.layers[there].tolist(), free.voices[there].tolist(), strict=True):
            said[layer, voice] = said.get((layer, voice), 0) + 1
        return said


def long_table(project: Project, comparison: Comparison) -> LongTable:
    """The ratings that a study of the comparison computes its figures of given units from.

    Cases are named only where the comparison's coders are, else they are their numbers in the project. Raises
    UsageProblem for single characters, which would be a row each, and QualcodeError as the study does.
    """
    if comparison.unit == "character":
        raise UsageProblem(
            _("A table of single characters would have too many rows."),
            _("Choose --unit sentence, turn, paragraph or token; --json holds the sums of characters."),
        )
    with opened(project, comparison) as then:
        collected = collect(then.project, then.comparison)
        names = [case.name for case in then.project.cases.all()]
    return LongTable(
        collected,
        comparison.unit,
        {name: str(number) if comparison.numbered else name for number, name in enumerate(names, start=1)},
    )


def _named(document: NamedDocument) -> str:
    return f"{document.label} {document.number}".strip()
