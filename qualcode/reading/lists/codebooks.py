"""Codebooks in files of any kind: YAML of this program, .qdc of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.reading.lists import codebook_file, codebook_qdc

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.codes import CodebookDraft

_OF_OTHERS = frozenset({".qdc", ".qde", ".qdpx"})


def read(path: Path) -> tuple[CodebookDraft, list[str]]:
    """The codebook in a file, and warnings of how it was read. Raises ReadingError.

    A .qdc is one of another program; of whole projects it is told how they come in.
    """
    return (codebook_qdc.read_qdc if path.suffix.casefold() in _OF_OTHERS else codebook_file.read)(path)
