"""Collecting the quotations of a project in one pass, which holds them in memory or in a file without a name."""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from qualcode.language.forms.natural_order import natural_key
from qualcode.progress import Progress, untold
from qualcode.project.project import Project
from qualcode.reporting.quotations.arrangement import BY_CODE, QUESTION, Arrangement
from qualcode.reporting.quotations.by_document import QuotationsByDocument, greatest_weight
from qualcode.reporting.quotations.collection import (
    Chapter,
    ChapterHeading,
    Chapters,
    Collection,
    HeldQuotations,
    Quotation,
    QuotationStore,
    Tally,
)
from qualcode.reporting.quotations.overview import Overview
from qualcode.retrieval.filter import Order, PassageChoice

__all__ = ["Chapter", "Collection", "Quotation", "Seeing", "Tally", "collect", "gather"]


class Seeing(Protocol):
    """What else looks at each quotation as it comes, such as the disclosure check."""

    def see(self, chapter: int, number: int, quotation: Quotation) -> None: ...  # noqa: D102


def collect(
    project: Project,
    wanted: PassageChoice,
    *,
    title: str = "",
    attributes: Sequence[str] = (),
    filters: Sequence[str] = (),
    arrangement: Arrangement | None = None,
) -> Collection:
    """Collect the quotations that a filter chooses, all of them in memory.

    `attributes` names the attributes that may appear in an export, `filters` says in words what was chosen.
    """
    held = HeldQuotations()
    return gather(project, wanted, held, title=title, attributes=attributes, filters=filters, arrangement=arrangement)


def gather(
    project: Project,
    wanted: PassageChoice,
    store: QuotationStore,
    *,
    title: str = "",
    attributes: Sequence[str] = (),
    filters: Sequence[str] = (),
    arrangement: Arrangement | None = None,
    seeing: Sequence[Seeing] = (),
    progress: Progress = untold,
) -> Collection:
    """The collection that `collect` makes, its quotations kept in a store; `seeing` look at each as it comes,
    and `progress` hears how many of the documents are done.

    All come once, document by document; after that their chapters are put in order by number.
    """
    walk = QuotationsByDocument(project, wanted, attributes=attributes, arrangement=arrangement, progress=progress)
    overview = Overview()
    ranked: dict[int, dict[int, array[int]]] = {}
    for number, (chapter, rank, quotation) in enumerate(walk):
        ranked.setdefault(chapter, {}).setdefault(rank, array("q")).append(number)
        overview.see(chapter, quotation)
        for looker in seeing:
            looker.see(chapter, number, quotation)
        store.append(quotation)
    numbers: list[Sequence[int]] = []
    headings = [walk.headings[chapter] for chapter in sorted(ranked)]
    for heading, chapter in zip(headings, sorted(ranked), strict=True):
        mine = array("q")
        for rank in sorted(ranked[chapter]):
            mine += ranked[chapter][rank]
        numbers.append(_in_order(mine, store, heading, walk.arrangement))
    chosen = set(wanted.codes)
    return Collection(
        title=title or project.title,
        chapters=Chapters(headings, numbers, store),
        overview=overview,
        by_cases=bool(project.cases.all()),
        source=walk.source,
        settled=walk.settled,
        under_way=len(walk.under_way),
        models=walk.models,
        old_rules=walk.old_rules,
        left_out=walk.left_out,
        in_documents=len(walk.documents),
        tally=walk.tally,
        coders=walk.number_of_coders,
        empty=tuple(code.full_name for code in project.codes.book() if code.key in chosen - walk.seen),
        filters=tuple(filters),
        attributes=walk.attributes,
        grouped=walk.arrangement.group != BY_CODE or (wanted.query is not None and wanted.query.makes_stretches),
        asked=walk.arrangement.context == QUESTION,
        final=walk.arrangement.final,
        identified=walk.arrangement.identify,
        cite=walk.arrangement.cite,
    )


def _in_order(
    numbers: Sequence[int], store: QuotationStore, heading: ChapterHeading, arrangement: Arrangement
) -> Sequence[int]:
    """The numbers of a chapter's quotations in the order that is wanted of them."""
    if arrangement.final:
        return shuffled(numbers, store, f"{arrangement.seed}/{heading.text}")
    if arrangement.order is Order.WEIGHT:
        return array("q", sorted(numbers, key=lambda number: -greatest_weight(store[number])))
    return numbers


def shuffled(numbers: Sequence[int], store: QuotationStore, seed: str) -> Sequence[int]:
    """Within a label in an order that tells nothing of the interviews, the same at each export."""
    known = {number: store[number] for number in numbers}
    labels = {number: (quotation.wave, quotation.label) for number, quotation in known.items()}
    places = {pair: (natural_key(pair[0] or pair[1]), natural_key(pair[1]), pair) for pair in set(labels.values())}
    ordered = sorted(numbers, key=lambda number: places[labels[number]])
    shuffled = array("q")
    for label, group in groupby(ordered, key=labels.__getitem__):
        mine = sorted(group, key=lambda number: known[number].text)
        random.Random(f"{seed}/{label}").shuffle(mine)  # noqa: S311 - an order, no secret
        shuffled.extend(mine)
    return shuffled
