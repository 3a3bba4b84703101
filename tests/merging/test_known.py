"""Faults that are known and not mended yet, each with its reason; whoever mends one takes its mark away."""

from __future__ import annotations

import tracemalloc
import zlib

import pytest

from qualcode.errors import ReadingError
from qualcode.project.merging.entry_file import unpacked
from tests.merging.hostile import MAGIC


@pytest.mark.xfail(
    strict=True, reason="one line may be as long as a whole file may be: a file of 160 kB fills 160 MB"
)
def test_a_line_that_does_not_end_does_not_fill_the_memory():
    packer = zlib.compressobj(1)
    bomb = MAGIC + b"".join(packer.compress(bytes(1 << 20)) for _ in range(160)) + packer.flush()
    tracemalloc.start()
    try:
        with pytest.raises(ReadingError):
            unpacked(bomb)
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()
