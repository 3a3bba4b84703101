"""The syntax trees of the package, parsed once for all tests of a process that look at them."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "qualcode"


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of each file of the package, by its name inside; nobody changes them."""
    gc.disable()  # there are no circles in trees, but a million nodes to look through
    try:
        found = {
            file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8"), file)
            for file in sorted(PACKAGE.rglob("*.py"))
        }
        gc.freeze()
    finally:
        gc.enable()
    return found


def tree_of(file: Path) -> ast.Module:
    """The syntax tree of a file, inside of the package or elsewhere."""
    if file.is_relative_to(PACKAGE):
        return trees()[file.relative_to(PACKAGE).as_posix()]
    return ast.parse(file.read_text("utf-8"), file)
