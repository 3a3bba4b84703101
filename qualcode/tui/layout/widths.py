"""How wide the panels beside the text are: the text has its room first, then names beside it, codebook, documents."""

from __future__ import annotations

from typing import NamedTuple


class Wish(NamedTuple):
    """What a panel needs to be of use beside the text, and how wide it would like to be; in columns.

    What is not `shown` beside the text wants no room there.
    """

    least: int
    wished: int
    shown: bool = True


class Widths(NamedTuple):
    """The columns of each panel beside the text; 0 for one that has no room there, or shall have none."""

    documents: int
    codebook: int


def panel_widths(columns: int, text_needs: int, documents: Wish, codebook: Wish) -> Widths:
    """Share out the columns of a screen; `text_needs` is what the text takes at least, with names beside it.

    The codebook goes first. Documents stand beside the text only if the codebook does or shall not, so that a screen
    that becomes narrower loses them in that order; both shrink to what they need before one of them goes.
    """
    free = columns - text_needs
    codebook_width = codebook.least if codebook.shown and free >= codebook.least else 0
    free -= codebook_width
    is_turn = bool(codebook_width) or not codebook.shown
    documents_width = documents.least if documents.shown and is_turn and free >= documents.least else 0
    free -= documents_width
    grown = min(free, codebook.wished - codebook.least) if codebook_width else 0
    free -= grown
    return Widths(
        documents_width + (min(free, documents.wished - documents.least) if documents_width else 0),
        codebook_width + grown,
    )
