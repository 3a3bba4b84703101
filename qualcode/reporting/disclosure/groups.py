"""What labels, attributes and counts disclose: small groups of cases, and one case that speaks too often.

Counted are the cases of the whole project, quoted or not, since a reader may know whom the study asked; a document
without a case counts as one, and in a group interview each speaker who is a case.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection as Container
from collections.abc import Iterator, Mapping, Sequence

from qualcode.catalogue import Catalogue, Later, later, nlater
from qualcode.plural import counted_later
from qualcode.project.project import Project
from qualcode.reporting.disclosure.finding import DisclosureFinding, FindingKind, fingerprint
from qualcode.reporting.quotations.collection import Chapter, Collection, Quotation
from qualcode.reporting.quotations.quotation import DocumentFacts, document_facts
from qualcode.retrieval.filter import PassageChoice

_FEWEST = 3  # quotations of a theme from which on shares are looked at
_NAMES = {  # others are attributes
    "label": Later(lambda words: words.pgettext("finding", "label")),
    "wave": Later(lambda words: words.pgettext("finding", "wave")),
}
_Combination = tuple[tuple[str, str], ...]
_Unit = int
"""What is counted: the number of a case, or below zero the key of a document without one."""


class GroupCounts:
    """Combinations of label, wave and listed attributes that fewer than `smallest` cases share.

    Where a label has a population larger than its cases in the project, the number is scaled up by it, as sample
    weights do in statistical disclosure control: 2 of 9 cases stand for 2 · 13 / 9 of 13.
    """

    def __init__(self, project: Project, smallest: int) -> None:
        self._project = project
        self._smallest = smallest
        self._counts: _CaseCounts | None = None
        self._document = -1
        self._mine: array[int] | None = None
        self._small: dict[_Combination, array[int]] = {}

    def see(self, number: int, quotation: Quotation) -> None:
        """Look at one more quotation: those of a document show the same of it."""
        if quotation.document != self._document:
            self._document = quotation.document
            if self._counts is None:
                self._counts = _CaseCounts(self._project, list(quotation.attributes))
            shown = _shown(quotation.label, quotation.wave, quotation.attributes)
            is_small = self._counts.of(shown)[0] < self._smallest
            self._mine = self._small.setdefault(shown, array("q")) if is_small else None
        if self._mine is not None:
            self._mine.append(number)

    def findings(self, collection: Collection) -> Iterator[DisclosureFinding]:
        """The combinations, in the order in which the collection shows them."""
        if self._counts is None or not self._small:
            return
        groups = {number: shown for shown, numbers in self._small.items() for number in numbers}
        ids: dict[_Combination, list[str]] = {}
        codes: dict[_Combination, dict[str, None]] = {}
        chapters = collection.chapters
        for heading, numbers in zip(chapters.headings, chapters.numbers, strict=True):
            for number in numbers:
                if number in groups:
                    ids.setdefault(groups[number], []).extend(chapters.store[number].ids)
                    codes.setdefault(groups[number], {})[heading.text] = None
        for combination, mine in ids.items():
            cases, count = self._counts.of(combination)
            yield DisclosureFinding(
                kind=FindingKind.GROUP,
                fingerprint=fingerprint(FindingKind.GROUP.value, *map("=".join, combination), str(cases)),
                ids=tuple(dict.fromkeys(mine)),
                codes=tuple(codes[combination]),
                label=dict(combination).get("label", ""),
                found=_told(combination),
                passage="",
                reason=later("{count}: fewer than {least}", count=count, least=self._smallest),
                step=later(
                    "Leave an attribute out, give a label that more cases share (“qualcode documents set DOCUMENT "
                    "--label LABEL”), or say with “qualcode labels set” how many cases the label stands for."
                ),
            )


def _told(combination: _Combination) -> Later:
    """“label RG 2022, wave 2022”, to be told later."""
    if not combination:
        return later("no label")

    def tell(words: Catalogue) -> str:
        return ", ".join(f"{words.said(_NAMES.get(name, name))} {value}" for name, value in combination)

    return Later(tell)


def _shown(label: str, wave: str, attributes: Mapping[str, str]) -> _Combination:
    shown = {"label": label, "wave": wave, **attributes}
    return tuple((name, value) for name, value in shown.items() if value)


class _CaseCounts:
    """How many cases share a combination, in the project and by a label's population beyond it."""

    def __init__(self, project: Project, names: Sequence[str]) -> None:
        self._has_cases = bool(project.cases.all())
        self._populations = project.labels.populations()
        self._carriers: dict[str, set[_Unit]] = {}
        self._sharing: dict[_Combination, set[_Unit]] = {}
        for facts in document_facts(project, PassageChoice(), names):
            units = {_unit(number, facts.document.key) for number in _cases(facts)}
            combination = _shown(facts.document.label, facts.wave, facts.attributes)
            self._carriers.setdefault(facts.document.label, set()).update(units)
            self._sharing.setdefault(combination, set()).update(units)

    def of(self, combination: _Combination) -> tuple[int, str]:
        """The number of cases, and how it came about."""
        here = len(self._sharing.get(combination, ()))
        if self._has_cases:
            count = nlater("{count} case in the project", "{count} cases in the project", here)
        else:
            count = nlater("{count} document in the project", "{count} documents in the project", here)
        label = dict(combination).get("label", "")
        population, carried = self._populations.get(label, 0), len(self._carriers.get(label, ()))
        if population <= carried:
            return here, count
        estimate = here * population // carried
        return estimate, later(
            "{here}, about {estimate} of the {population} that the label stands for",
            here=count,
            estimate=estimate,
            population=population,
        )


def _cases(facts: DocumentFacts) -> list[int | None]:
    """The numbers of the cases that speak in a document: its own, and those of speakers; None where there is none."""
    voices = list(facts.voices.values())
    return [facts.case, *voices] if facts.case is not None else list(voices) or [None]


def _unit(case: int | None, document: int) -> _Unit:
    return -document if case is None else case


class ShareCounts:
    """Themes of which one case gives more than `largest` of the quotations, if there are three of them or more."""

    def __init__(self, project: Project, largest: float) -> None:
        self._largest = largest
        self._names = {_unit(number, 0): case.uuid for number, case in enumerate(project.cases.all())}
        self._names |= {_unit(None, document.key): document.uuid for document in project.documents.all()}
        self._chapters: dict[int, dict[_Unit, int]] = {}

    def see(self, chapter: int, quotation: Quotation) -> None:
        """Count one more quotation of a chapter."""
        counts = self._chapters.get(chapter)
        if counts is None:
            counts = self._chapters[chapter] = {}
        unit = _unit(quotation.case, quotation.document)
        counts[unit] = counts.get(unit, 0) + 1

    def findings(self, collection: Collection) -> Iterator[DisclosureFinding]:
        """The themes and cases, in the order of the collection."""
        for place, chapter in enumerate(sorted(self._chapters)):
            units = self._chapters[chapter]
            total = sum(units.values())
            large = {unit for unit, number in units.items() if total >= _FEWEST and number > self._largest * total}
            if large:
                yield from self._in_chapter(collection.chapters[place], large)

    def _in_chapter(self, chapter: Chapter, large: Container[_Unit]) -> Iterator[DisclosureFinding]:
        mine: dict[_Unit, list[Quotation]] = {}
        for quotation in chapter.quotations:
            unit = _unit(quotation.case, quotation.document)
            if unit in large:
                mine.setdefault(unit, []).append(quotation)
        theme = chapter.code.uuid if chapter.code else chapter.heading
        largest = Later(lambda words: words.gettext("{number}%", number=words.number(100 * self._largest)))
        for unit, quotations in mine.items():
            number, total = len(quotations), len(chapter.quotations)
            share = f"{number} of {total} quotations"  # no text: a part of the fingerprint
            yield DisclosureFinding(
                kind=FindingKind.SHARE,
                fingerprint=fingerprint(FindingKind.SHARE.value, theme, self._names[unit], share),
                ids=tuple(dict.fromkeys(id_ for quotation in quotations for id_ in quotation.ids)),
                codes=(chapter.heading,),
                label="; ".join(dict.fromkeys(quotation.label for quotation in quotations if quotation.label)),
                found=later(
                    "{number} of {quotations}",
                    number=number,
                    quotations=counted_later(total, "quotation", after=True),
                ),
                passage="",
                reason=later("from one case: more than {share}", share=largest)
                if unit >= 0
                else later("from one document: more than {share}", share=largest),
                step=later("Quote others too, or fewer of these."),
            )
