"""What the screen of types says: the table of the feature space, and of the cases of a cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codebooks.feature_space import Cell, FeatureSpace, MissingFeature, PlacedCase
from qualcode.plural import counted
from qualcode.safe_text import one_line, visible

_WHY = {
    MissingFeature.NONE: pgettext("of a case without a feature", "none"),
    MissingFeature.UNCLASSIFIABLE: pgettext("of a case without a feature", "not classifiable"),
    MissingFeature.SEVERAL: pgettext("of a case without a feature", "several"),
}


def rows_of(space: FeatureSpace) -> list[Cell]:
    """The values of all features but the last, a row each."""
    return list(product(*(axis.values for axis in space.axes[:-1])))


def cell_words(space: FeatureSpace, cell: Cell, units: Sequence[object], marked: Collection[Cell]) -> str:
    """A cell: its mark, how many cases are in it, and the type that it makes."""
    type_ = space.type_of_cell(cell)
    parts = ["■" if cell in marked else "", str(len(units)) if units else "·", type_.name if type_ else ""]
    return " ".join(filter(None, parts))


def cell_text(space: FeatureSpace, cell: Cell | None) -> Text:
    """The features of a cell, the type that it makes, and its cases; without a cell those that stand in none."""
    if cell is None:
        return _incomplete(space)
    text = Text()
    for axis, value in zip(space.axes, cell, strict=True):
        text.append(f"{visible(axis.name)}: ", style="dim").append(f"{visible(value)}  ", style="bold")
    type_ = space.type_of_cell(cell)
    if type_ is not None:
        text.append("\n").append(_("type “{type}”", type=visible(type_.name)), style="bold")
        if len(type_.cells) > 1:
            cells = ngettext("of {count} cell", "of {count} cells", len(type_.cells))
            text.append(f" · {cells}", style="dim")
        if type_.description:
            text.append(f"\n{visible(type_.description, keep=chr(10))}")
    for placed in space.cases:
        if placed.cell == cell:
            text.append("\n").append_text(_case_line(space, placed))
    return text


def _case_line(space: FeatureSpace, placed: PlacedCase) -> Text:
    """A case, the type that it was given and why; a star before the most typical one."""
    given, type_ = space.given(placed.unit), space.type_given(placed.unit)
    line = Text("★ " if given is not None and given.typical else "  ")
    line.append(visible(placed.unit.name), style="bold")
    if type_ is None or given is None:
        proposed = space.type_of_cell(placed.cell)
        return line.append(f" · {_('no type yet')}", style="dim") if proposed is not None else line
    line.append(f" · {visible(type_.name)}")
    if type_ != space.type_of_cell(placed.cell):
        line.append(f" ≠ {_('not that of its cell')}", style="bold")
    return line.append(f" · {visible(one_line(given.reason))}", style="dim")


def _incomplete(space: FeatureSpace) -> Text:
    text = Text(_("Cases that stand in no cell, since a feature is missing:"), style="bold")
    for placed in space.incomplete:
        why = ", ".join(f"{space.axes[number].name}: {_WHY[reason]}" for number, reason in placed.missing.items())
        text.append("\n").append_text(_case_line(space, placed)).append(f" · {visible(why)}", style="dim")
    return text


def progress_words(space: FeatureSpace) -> list[str]:
    """How far the types are: cases with one, without a cell, and those of which cell and type differ."""
    typed = sum(space.given(placed.unit) is not None for placed in space.cases)
    cases = counted(len(space.cases), "case", after=True)
    words = [_("{typed} of {cases} with a type", typed=typed, cases=cases)]
    if space.incomplete:
        words.append(ngettext("{count} incomplete", "{count} incomplete", len(space.incomplete)))
    if space.strayed:
        words.append(ngettext("{count} ≠ its cell", "{count} ≠ their cells", len(space.strayed)))
    return words
