"""The space of a typology as a report and as an object, and why cases stand in no cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.codebooks.feature_space import FeatureAxis, FeatureSpace, MissingFeature, PlacedCase
from qualcode.model.codebooks.level_values import UnitKey, key_of
from qualcode.model.documents import Case, Document
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables


def missing_words(found: FeatureSpace, placed: PlacedCase, words: Catalogue) -> str:
    """What a case lacks: “Angst: not classifiable; Ort: missing”."""
    said = {
        MissingFeature.NONE: words.pgettext("feature", "missing"),
        MissingFeature.UNCLASSIFIABLE: words.pgettext("level", "not classifiable"),
        MissingFeature.SEVERAL: words.pgettext("feature", "several values"),
    }
    differ = words.pgettext("level", "coders differ")
    return "; ".join(
        f"{axis.name}: {differ if axis.code and why is MissingFeature.SEVERAL else said[why]}"
        for axis, why in ((found.axes[place], why) for place, why in placed.missing.items())
    )


def incomplete_words(
    found: FeatureSpace, words: Catalogue, called: Callable[[Case | Document], str] = lambda unit: unit.name
) -> list[str]:
    """The cases that stand in no cell, each with what it lacks."""
    return [
        words.gettext("{case} ({missing})", case=called(placed.unit), missing=missing_words(found, placed, words))
        for placed in found.incomplete
    ]


@dataclass(frozen=True, slots=True)
class TypeSubject:
    """What a report tells of: a feature space, and what cases, and documents without one, are called in it."""

    space: FeatureSpace
    units: Mapping[UnitKey, str]

    def called(self, unit: Case | Document, words: Catalogue | None = None) -> str:
        """What a case is called."""
        name = self.units[key_of(unit)]
        return words.said(name) if words else str(name)


def types_report(subject: TypeSubject, language: Language) -> Report:
    """A typology as a report: its features, the cells with their cases, the types with theirs, incomplete cases."""
    words, found = catalogue_of(language), subject.space
    facts = [
        (words.pgettext("head", "features"), " × ".join(_axis_words(axis, words) for axis in found.axes)),
        (words.pgettext("head", "cases"), words.number(len(found.cases))),
    ]
    if found.typology and found.typology.note:
        facts.append((words.pgettext("head", "note"), found.typology.note))
    if found.partial:
        facts.append((words.pgettext("head", "note"), words.gettext("levels that others gave are not counted")))
    incomplete = incomplete_words(found, words, lambda unit: subject.called(unit, words))
    if incomplete:
        facts.append((words.pgettext("head", "in no cell"), "; ".join(incomplete)))
    if found.doubled:
        doubled = "; ".join(
            f"{' / '.join(cell)}: {', '.join(type_.name for type_ in made)}" for cell, made in found.doubled.items()
        )
        facts.append((words.pgettext("head", "makes several types"), doubled))
    if found.strayed:
        strayed = ", ".join(subject.called(placed.unit, words) for placed in found.strayed)
        facts.append((words.pgettext("head", "of another type than their cell"), strayed))
    title = found.typology.name if found.typology else words.gettext("Feature space")
    return report_of_tables(
        title,
        facts,
        (_cells(subject, words), *((_types(subject, words),) if found.types else ())),
        _data(subject),
        language=language,
        as_object=lambda: object_of_types(subject),
    )


def _axis_words(axis: FeatureAxis, words: Catalogue) -> str:
    values = (" < " if axis.ordered else ", ").join(axis.values)
    return words.gettext("{feature} ({values})", feature=axis.name, values=values)


def _cells(subject: TypeSubject, words: Catalogue) -> Table:
    """The space as a table: the first feature, or the first two, down, and the last one across."""
    found = subject.space
    *down, across = found.axes
    head = (*(axis.name for axis in down), *across.values)
    cells = found.cells

    def rows() -> Iterator[tuple[Cell, ...]]:
        for place in product(*(axis.values for axis in down)):
            yield (*place, *(cell_words((*place, value)) for value in across.values))

    def cell_words(cell: tuple[str, ...]) -> str:
        type_ = found.type_of_cell(cell)
        names = ", ".join(subject.called(unit, words) for unit in cells.get(cell, ()))
        if type_ is None:
            return names
        return words.gettext("{type}: {cases}", type=type_.name, cases=names or "–")

    title = words.gettext("Cases by features; across: {feature}", feature=across.name)
    return Table(title, head, Afresh(rows), words=len(head))


def _types(subject: TypeSubject, words: Catalogue) -> Table:
    found = subject.space
    head = (
        words.pgettext("column", "type"),
        words.pgettext("column", "description"),
        words.pgettext("column", "case"),
        words.pgettext("column", "reason"),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for type_ in found.types:
            units = [placed.unit for placed in found.cases if found.type_given(placed.unit) == type_]
            if not units:
                yield (type_.name, type_.description, "–", "")
            for number, unit in enumerate(units):
                typed, called = found.given(unit), subject.called(unit, words)
                shown = words.gettext("{case} (most typical)", case=called) if typed and typed.typical else called
                yield (type_.name, "" if number else type_.description, shown, typed.reason if typed else "")

    return Table(words.gettext("Types"), head, Afresh(rows), words=len(head), running=frozenset({1, 3}))


def _data(subject: TypeSubject) -> Table:
    """A row a case, for programs: the value of each feature, the type of its cell, and the one that was given."""
    names = [axis.name for axis in subject.space.axes]
    head = ("case", *names, "type_of_cell", "type", "typical", "reason")
    rows = Afresh(lambda: (_row(subject, placed) for placed in subject.space.cases))
    return Table("types", head, rows, words=len(head))  # no text: for programs


def _row(subject: TypeSubject, placed: PlacedCase) -> tuple[Cell, ...]:
    found = subject.space
    of_cell, given, typed = (
        found.type_of_cell(placed.cell),
        found.type_given(placed.unit),
        found.given(placed.unit),
    )
    return (
        subject.called(placed.unit),
        *(placed.cell or ("",) * len(found.axes)),
        of_cell.name if of_cell else "",
        given.name if given else "",
        int(typed.typical) if typed else "",
        typed.reason if typed else "",
    )


def object_of_types(subject: TypeSubject) -> dict[str, Any]:
    """A typology as one object: features, types with their cells, and each case with its cell or what it lacks."""
    found = subject.space
    return {
        "name": found.typology.name if found.typology else None,
        "note": found.typology.note if found.typology else "",
        "partial": found.partial,
        "features": [
            {"name": axis.name, "code": bool(axis.axis.code), "ordered": axis.ordered, "values": list(axis.values)}
            for axis in found.axes
        ],
        "types": [
            {"name": type_.name, "description": type_.description, "cells": [list(cell) for cell in type_.cells]}
            for type_ in found.types
        ],
        "cases": [
            {
                "case": subject.called(placed.unit),
                "cell": list(placed.cell) if placed.cell is not None else None,
                "missing": {found.axes[place].name: why.value for place, why in placed.missing.items()},
                "type": given.name if (given := found.type_given(placed.unit)) else None,
                "reason": typed.reason if (typed := found.given(placed.unit)) else "",
                "typical": bool(typed and typed.typical),
            }
            for placed in found.cases
        ],
    }


def words_of_types(subject: TypeSubject) -> Iterator[str]:
    """All that is said in words in a report of a typology."""
    found = subject.space
    yield from map(str, subject.units.values())
    for axis in found.axes:
        yield from (axis.name, *axis.values)
    for type_ in found.types:
        yield from (type_.name, type_.description)
    for placed in found.cases:
        if typed := found.given(placed.unit):
            yield typed.reason
    if found.typology:
        yield from (found.typology.name, found.typology.note)
