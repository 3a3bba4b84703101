"""What numbers behind the label disclose: which statements are one person's, and where they stand in the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.catalogue import Later, later, nlater
from qualcode.reporting.disclosure.finding import DisclosureFinding, FindingKind, fingerprint
from qualcode.reporting.quotations.collection import Collection
from qualcode.reporting.words.citations import CiteBy

_FORMS = {
    CiteBy.PARAGRAPH: later("cited by paragraph"),
    CiteBy.LINE: later("cited by line"),
    CiteBy.TIME: later("cited by time"),
}


def cited_finely(collection: Collection, documents: Sequence[int]) -> Iterator[DisclosureFinding]:
    """One finding where quotations are cited by more than their label; `documents` (keys) are those of each."""
    form = _FORMS.get(collection.cite)
    if form is None or not documents:
        return
    several = sum(number > 1 for number in Counter(documents).values())
    yield DisclosureFinding(
        kind=FindingKind.CITED,
        fingerprint=fingerprint(FindingKind.CITED.value, collection.cite.value),
        ids=(),
        codes=(collection.title,),
        label="",
        found=form,
        passage="",
        reason=_reason(several),
        step=later("Cite by label alone, or accept it where readers may know which statements are whose."),
    )


def _reason(several: int) -> Later:
    if not several:
        return later("whoever has the appendix finds each statement in its interview")
    return nlater(
        "it links the statements of one person to each other ({count} document with several) and to the appendix",
        "it links the statements of one person to each other ({count} documents with several) and to the appendix",
        several,
    )
