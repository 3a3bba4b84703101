"""Drawing the documents that several coders code for agreement, and giving them to these coders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.workspace.team import coders

if TYPE_CHECKING:
    from qualcode.agreement.planning.samples import DrawnSample
    from qualcode.agreement.study.results import Study
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace


def draw_sample(
    space: Workspace,
    material: Sequence[Document],
    attribute: str,
    size: int,
    seed: int,
    to: Sequence[Coder],
    pilot: Study | None = None,
) -> DrawnSample:
    """Draw so many of the documents, of each value of an attribute (or “label”) its share, and assign them to coders.

    It is one change, and the history keeps the seed with it, also where all were assigned so already. What the pilot
    compared is not drawn again. Raises UsageProblem for one coder, an attribute that no document has, a size that is
    none or larger than the material, and a seed that is none.
    """
    from qualcode.agreement.planning.samples import DrawnSample, SampleStratum, drawn, expected_intervals, strata_of

    if len({coder.key for coder in to}) < 2:
        raise UsageProblem(
            _("A sample for agreement is coded by two coders at least."), _("Name them: --coders A,B.")
        )
    if not 0 <= seed < 2**32:
        raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))
    compared = {document.key for document in pilot.scope.documents} if pilot is not None and pilot.scope else set()
    rest = [document for document in material if document.key not in compared]
    strata = strata_of(rest, attribute)
    found = drawn(strata, size, seed)
    keys = {document.key for documents in found.values() for document in documents}
    documents = [document for document in rest if document.key in keys]
    reason = f"sample: seed {seed}, by {attribute}, {size} of {len(rest)} documents"  # no text: kept in the file
    with space.project.change("assign", space.author, reason):
        changed = sum(coders.assign(space, documents, coder) for coder in to)
        if not changed:
            space.project.settings.note_sample(reason, space.author)
    by_case = pilot is not None and pilot.resampling.plan.cluster == "case"
    clusters = len({(document.case if by_case else None) or document.key for document in documents})
    return DrawnSample(
        attribute,
        seed,
        tuple(SampleStratum(value, len(found[value]), len(there)) for value, there in strata.items()),
        tuple(documents),
        tuple(coder.name for coder in to),
        changed,
        "case" if by_case else "document",
        clusters,
        expected_intervals(pilot, clusters) if pilot is not None else (),
    )
