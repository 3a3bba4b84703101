"""Passages that were fixed before the coding: labels are compared on them, and how texts are cut is not tested."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from qualcode.agreement.kernel.values import Value, undefined
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.documents import ChosenDocument, CoderInRound
from qualcode.agreement.study.results import CodeAgreement, RepeatedPassages, Study
from qualcode.catalogue import _, later
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding
from qualcode.model.sharing.segments import FixedSegment, united
from qualcode.model.spans import Span
from qualcode.project.coding.conditions import among
from qualcode.project.project import Project
from qualcode.times import iso_day

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

    Overlapping ones are one unit. Of two rounds of one coder they are those of the later one, where some are fixed
    in it, without those that are not coded again yet. Raises QualcodeError where they are the units, and there are
    none.
    """
    if comparison.intra:
        spans = _fixed_again(project, comparison, documents)
    else:
        spans = _fixed(project, {voice.coder for voice in voices}, documents)
    if comparison.unit == UNIT and not spans:
        raise QualcodeError(
            _("No passages are fixed for these coders in these documents."),
            _("“qualcode package --segments-of CODER” fixes them; choose another --unit here."),
        )
    return {document: united(found) for document, found in spans.items()}


def _fixed(project: Project, coders: Collection[int], documents: Iterable[ChosenDocument]) -> dict[int, list[Span]]:
    rounds = {
        chosen.document.key: {coding.round for found in chosen.codings for coding in found} for chosen in documents
    }
    spans: dict[int, list[Span]] = {}
    for segment in project.segments.all():
        taken = rounds.get(segment.document)
        if segment.repeats is not None or segment.coder not in coders or taken is None:
            continue
        if segment.round in taken or not taken:
            spans.setdefault(segment.document, []).append(segment.span)
    return spans


def _fixed_again(
    project: Project, comparison: Comparison, documents: Iterable[ChosenDocument]
) -> dict[int, list[Span]]:
    """The passages of the later of two rounds, which were coded again or left uncoded in a finished document."""
    later = comparison.rounds.index(max(comparison.rounds))
    there = {chosen.document.key: chosen for chosen in documents}
    spans: dict[int, list[Span]] = {}
    for segment in _of_later_round(project, comparison):
        chosen = there.get(segment.document)
        if chosen is None:
            continue
        coded = any(coding.span.overlap(segment.span) for coding in chosen.codings[later])
        if coded or chosen.finished[later]:
            spans.setdefault(segment.document, []).append(segment.span)
    return spans


def _of_later_round(project: Project, comparison: Comparison) -> list[FixedSegment]:
    """What is fixed for the coder in the later of the two rounds, else in the earlier one."""
    coder = project.coders.find(comparison.intra).key
    earlier, later = sorted(comparison.rounds)
    return project.segments.all(coder=coder, round_=later) or project.segments.all(coder=coder, round_=earlier)


def still_to_code(project: Project, comparison: Comparison, fixed: FixedPassages) -> int:
    """How many passages of the later of two rounds are no units, since they were not coded again yet."""
    spans: dict[int, list[Span]] = {}
    for segment in _of_later_round(project, comparison):
        spans.setdefault(segment.document, []).append(segment.span)
    return sum(len(united(found)) - len(fixed.get(document, ())) for document, found in spans.items())


def usual_rounds(project: Project, coder: str) -> tuple[int, int]:
    """The rounds of a coder (name) that are compared where nobody said which: passages coded again with before.

    Of several repetitions it is the last in which something was coded; without any the first two rounds.
    """
    key = project.coders.find(coder).key
    again = {segment.round: segment.repeats for segment in project.segments.all(coder=key) if segment.repeats}
    begun = [round_ for round_ in again if project.codings.has(among("coder_id", [key]) & among("round", [round_]))]
    last = max(begun or again, default=None)
    return (1, 2) if last is None else (again[last], last)


def repeated_passages(
    fixed: Iterable[tuple[Sequence[Span], ChosenDocument]], waiting: int, rounds: tuple[int, int]
) -> RepeatedPassages:
    """What is told of passages that were coded twice: how many, and how many days lie between."""
    earlier = rounds.index(min(rounds))
    passages, days = 0, []
    for spans, chosen in fixed:
        for span in spans:
            passages += 1
            before, after = (
                [coding.created for coding in chosen.codings[voice] if coding.span.overlap(span)]
                for voice in (earlier, 1 - earlier)
            )
            if before and after:
                last, first = date.fromisoformat(iso_day(max(before))), date.fromisoformat(iso_day(min(after)))
                days.append((first - last).days)
    return RepeatedPassages(passages, waiting, (min(days), median(days), max(days)) if days else None)


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
