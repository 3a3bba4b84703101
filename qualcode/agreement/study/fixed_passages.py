"""Passages that were fixed before the coding: labels are compared on them, and how texts are cut is not tested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qualcode.agreement.kernel.values import Value, undefined
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.documents import ChosenDocument, CoderInRound
from qualcode.agreement.study.results import CodeAgreement, Study
from qualcode.catalogue import _, later
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding
from qualcode.model.sharing.segments import united
from qualcode.model.spans import Span
from qualcode.project.project import Project

UNIT = "segment"
"""The unit of analysis that these passages are."""
NOT_TESTED = later("not tested: the passages were fixed before the coding")
_OF_BOUNDARIES = ("bar_u_alpha", "u_alpha", "cu_alpha", "ku_alpha", "alpha_u_1995", "gamma")

FixedPassages = Mapping[int, Sequence[Span]]
"""Key of a document -> the passages, in order of the text, none of which overlap."""


def fixed_passages(
    project: Project, comparison: Comparison, voices: Iterable[CoderInRound], documents: Iterable[ChosenDocument]
) -> FixedPassages:
    """The passages that are fixed for any of those who are compared, in the round whose codings were taken.

    Overlapping ones are one unit. Raises QualcodeError where they are the units, and there are none.
    """
    coders = {voice.coder for voice in voices}
    rounds = {
        chosen.document.key: {coding.round for found in chosen.codings for coding in found} for chosen in documents
    }
    spans: dict[int, list[Span]] = {}
    for segment in project.segments.all():
        taken = rounds.get(segment.document)
        if segment.coder in coders and taken is not None and (segment.round in taken or not taken):
            spans.setdefault(segment.document, []).append(segment.span)
    if comparison.unit == UNIT and not spans:
        raise QualcodeError(
            _("No passages are fixed for these coders in these documents."),
            _("“qualcode package --segments-of CODER” fixes them; choose another --unit here."),
        )
    return {document: united(found) for document, found in spans.items()}


def outside_of(passages: Sequence[Span], codings: Iterable[Coding]) -> int:
    """How many codings share no text with any of the passages, so that they take no part."""
    return sum(not any(coding.span.overlap(passage) for passage in passages) for coding in codings)


def labels_only(study: Study) -> Study:
    """The study without the figures that tell how alike coders cut texts: they cut none."""
    return replace(
        study,
        codes=tuple(_labels_of(code) for code in study.codes),
        whole=_untested(study.whole),
        any_code=None,
        groups=(),
        matched=None,
        over_codes=None,
        gamma=None,
    )


def _labels_of(code: CodeAgreement) -> CodeAgreement:
    return replace(code, values=_untested(code.values), passage_sums=())


def _untested(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: undefined(NOT_TESTED) if _tells_boundaries(name) else value for name, value in values.items()}


def _tells_boundaries(name: str) -> bool:
    return name in _OF_BOUNDARIES or name.startswith("overlap")
