"""How the numbers of a counted table are written on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, program

if TYPE_CHECKING:
    from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember

_BETWEEN = " | "


def unit_name(made: CountTable) -> str:
    """What is counted: “cases”."""
    names = {"passages": _("passages"), "cases": _("cases"), "documents": _("documents")}
    return names[made.request.unit.value]


def with_base(name: str, base: int | None) -> str:
    """A head with its base: “Kreis (n = 5)”; the name alone where there is none."""
    return name if base is None else _("{name} (n = {base})", name=name, base=program().number(base))


def corner(made: CountTable) -> str:
    """What stands over the names of the rows: what is counted, and the base of all."""
    return _("{unit} (N = {base})", unit=unit_name(made), base=program().number(made.base or 0))


def member_name(member: TableMember) -> str:
    """The name of a row or column with its base."""
    return with_base(program().said(member.name), member.base)


def cell_words(cell: CountCell, made: CountTable, *, parted: bool) -> str:
    """A cell: “12”, “12 (40 %)”, and where the polarity is told apart “12 | 2 | 1” or “5: 4 | 2 | 1”."""
    if cell.n is None:
        return "–"
    number = program().number
    words = number(cell.n)
    if parted and any(cell.parts):
        parts = _BETWEEN.join(map(number, cell.parts))
        words = f"{words}: {parts}" if made.request.unit.value in ("cases", "documents") else parts
    if cell.percent is None:
        return words
    return _("{words} ({percent} %)", words=words, percent=number(float(cell.percent), made.request.decimals))


def legend(made: CountTable) -> str:
    """What the parts of cells are, where some are parted; else nothing."""
    if not made.has_polarity:
        return ""
    if made.request.unit.value in ("cases", "documents"):
        return _("cells: n: only present | only absent | both")
    return _("cells: present | absent | mixed")
