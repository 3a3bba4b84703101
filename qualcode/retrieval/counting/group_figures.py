"""Figures of a numeric attribute for the groups that are the columns of a table, such as an answer of a survey."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.project.project import Project
from qualcode.retrieval.counting.axes import side_of
from qualcode.retrieval.counting.request import AxisKind
from qualcode.retrieval.counting.table import CountTable
from qualcode.retrieval.counting.voices import Voices
from qualcode.retrieval.query_names import Names

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """Figures of one group: `numbers` are those of its cases (documents where there are none), each once, in order.

    `without` is how many of its cases have no number; `several` how many have different ones in their documents,
    which of them counts nobody can say: they are left out.
    """

    numbers: Sequence[Fraction]
    without: int = 0
    several: int = 0

    @property
    def mean(self) -> Fraction | None:
        """The arithmetic mean; None without a number."""
        return sum(self.numbers, Fraction()) / len(self.numbers) if self.numbers else None

    @property
    def median(self) -> Fraction | None:
        """The median, of an even number the mean of the middle two; None without a number."""
        return median(self.numbers) if self.numbers else None


def group_figures(project: Project, table: CountTable, name: str) -> tuple[str, list[GroupFigures]]:
    """The attribute's whole name, and its figures for each column of a table.

    Raises NotFound with the nearest name, UsageProblem where columns are no groups or nobody has a number.
    """
    attribute = Names(project).attribute(name)
    request = table.request
    wanted = request.wanted.with_codes_below(project.codes.book())
    by_speakers = AxisKind.SPEAKERS in (request.rows.kind, request.columns.kind)
    voices = Voices(project, wanted, by_speakers=by_speakers)
    side = side_of(project, request.columns, voices, (), sub_codes=False, wanted=wanted.without_models(project))
    if side.of_voice is None:
        raise UsageProblem(
            _("Columns of “{kind}” have no figures.", kind=request.columns.kind.value),
            _("Name a group of the material as columns: waves, source_kinds, cases or an attribute."),
        )
    values, places = voices.values(attribute), side.of_voice.tolist()
    found: dict[int | str, dict[int, set[Fraction]]] = {member.key: {} for member in table.columns}
    for voice, (place, unit, counts) in enumerate(
        zip(places, voices.unit.tolist(), voices.counts.tolist(), strict=True)
    ):
        of_group = found.get(side.members[place].key) if place >= 0 and counts else None
        if of_group is not None:
            numbers = of_group.setdefault(unit, set())
            if _NUMBER.fullmatch(values[voice].strip()):
                numbers.add(Fraction(values[voice].strip().replace(",", ".")))
    figures = [_figures(found[member.key].values()) for member in table.columns]
    if not any(group.numbers or group.several for group in figures):
        raise UsageProblem(
            _("“{attribute}” has no numbers here.", attribute=attribute),
            _("Figures are of attributes that are numbers; name others as rows or columns."),
        )
    return attribute, figures


def _figures(units: Collection[set[Fraction]]) -> GroupFigures:
    return GroupFigures(
        sorted(next(iter(numbers)) for numbers in units if len(numbers) == 1),
        without=sum(not numbers for numbers in units),
        several=sum(len(numbers) > 1 for numbers in units),
    )
