"""Where rows hold places in the present text of a document."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, tuple[str, str]] = {
    "codings": ("start", "end"),
    "memos": ("start", "end"),
    "topic_assignments": ("start", "end"),
    "doubts": ("start", "end"),
    "fixed_segments": ("start", "end"),
    "quotation_edits": ("start", "length"),
    "orphans": ("proposed_start", "proposed_end"),
}
"""Tables with places in the present text of a document, and the columns that hold them."""
