"""Codebooks in files of any kind: YAML of this program, .qdc of others, tables (CSV, XLSX, Word)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.reading.lists import codebook_file, codebook_qdc, codebook_table

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.codes import CodebookDraft
    from qualcode.reading.lists.codebook_table import Hierarchy

OF_OTHERS = frozenset({".qdc", ".qde", ".qdpx"})
SUFFIXES = frozenset({".yaml", ".yml", ".qdc", *codebook_table.SUFFIXES})
"""What files with codebooks are called."""


def read(path: Path, hierarchy: Hierarchy | None = None) -> tuple[CodebookDraft, list[str]]:
    """The codebook in a file, and warnings of how it was read. Raises ReadingError.

    A .qdc is one of another program; of whole projects it is told how they come in. How a table tells which code
    stands below which one is found out where `hierarchy` does not say it.
    """
    suffix = path.suffix.casefold()
    if suffix in codebook_table.SUFFIXES:
        return codebook_table.read_table_codebook(path, hierarchy)
    return (codebook_qdc.read_qdc if suffix in OF_OTHERS else codebook_file.read)(path)
