"""Where a document comes from: its wave and its kind of source, and by whose word they are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WAVE = "wave"
"""How conditions, tables and frames name the wave of a document."""

SOURCE_KIND = "source_kind"
"""How they name its kind of source."""


class OriginSource(StrEnum):
    """By whose word wave or kind of source of a document is known, the strongest first."""

    SAID = "said"
    ATTRIBUTE = "attribute"
    CASE = "case"
    LABEL = "label"
    LABEL_YEAR = "year in the label"  # no text: a value
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """A wave or a kind of source, empty where it is not known, and by whose word it is known.

    SAID: said of the document, by hand or by its import. ATTRIBUTE, CASE: a declared attribute of the document, of
    its case. LABEL: said of its source label. LABEL_YEAR: the only year in its source label, which nobody said to be
    the wave.
    """

    value: str = ""
    source: OriginSource = OriginSource.UNKNOWN


UNKNOWN_ORIGIN = DocumentOrigin()
