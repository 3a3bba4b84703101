"""What labels, attributes and counts disclose: small groups of cases, and one case that speaks too often.

Counted are the cases of the whole project, quoted or not, since a reader may know whom the study asked; a document
without a case counts as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.project.project import Project
from qualcode.reporting.disclosure_finding import Finding, FindingKind, fingerprint
from qualcode.reporting.quotations import Collection, Quotation

_FEWEST = 3  # quotations of a theme from which on shares are looked at
_Combination = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Group:
    """What quotations show of their source, and those that show it."""

    ids: list[str] = field(default_factory=list)
    codes: dict[str, None] = field(default_factory=dict)


def small_groups(project: Project, collection: Collection, smallest: int) -> Iterator[Finding]:
    """Combinations of label, wave and listed attributes that fewer than `smallest` cases share.

    Where a label has a population larger than its cases in the project, the number is scaled up by it, as sample
    weights do in statistical disclosure control: 2 of 9 cases stand for 2 · 13 / 9 of 13.
    """
    groups: dict[_Combination, _Group] = {}
    names: list[str] = []
    for chapter in collection.chapters:
        for quotation in chapter.quotations:
            names = list(quotation.attributes)
            group = groups.setdefault(_shown(quotation.label, quotation.wave, quotation.attributes), _Group())
            group.ids += quotation.ids
            group.codes[chapter.heading] = None
    counts = _Counts(project, names)
    for combination, group in groups.items():
        number, count = counts.of(combination)
        if number < smallest:
            yield Finding(
                kind=FindingKind.GROUP,
                fingerprint=fingerprint(FindingKind.GROUP.value, *map("=".join, combination), str(number)),
                ids=tuple(dict.fromkeys(group.ids)),
                codes=tuple(group.codes),
                label=dict(combination).get("label", ""),
                found=", ".join(f"{name} {value}" for name, value in combination) or "no label",
                passage="",
                reason=f"{count}: fewer than {smallest}",
                step="Leave an attribute out, or say with “qualcode labels set” how many cases the label stands for.",
            )


def _shown(label: str, wave: str, attributes: Mapping[str, str]) -> _Combination:
    shown = {"label": label, "wave": wave, **attributes}
    return tuple((name, value) for name, value in shown.items() if value)


class _Counts:
    """How many cases share a combination, in the project and by a label's population beyond it."""

    def __init__(self, project: Project, names: Sequence[str]) -> None:
        documents = project.documents.all()
        units = _units(project)
        self._noun = "case" if any(one.case for one in documents) else "document"
        self._populations = project.labels.populations()
        self._carriers = Counter(label for label, _ in {(one.label, units[one.key]) for one in documents})
        self._sharing: dict[_Combination, set[str]] = {}
        for one in documents:
            attributes = {name: one.attributes.get(name, "") for name in names}
            combination = _shown(one.label, one.attributes.get("wave", ""), attributes)
            self._sharing.setdefault(combination, set()).add(units[one.key])

    def of(self, combination: _Combination) -> tuple[int, str]:
        """The number of cases, and how it came about."""
        here = len(self._sharing.get(combination, ()))
        count = f"{here} {self._noun}{'' if here == 1 else 's'} in the project"
        label = dict(combination).get("label", "")
        population, carried = self._populations.get(label, 0), self._carriers[label]
        if population <= carried:
            return here, count
        estimate = here * population // carried
        return estimate, f"{count}, about {estimate} of the {population} that the label stands for"


def _units(project: Project) -> dict[int, str]:
    """Document -> the UUID of its case, or its own where it has none."""
    cases = {case.name: case.uuid for case in project.cases.all()}
    return {one.key: cases[one.case] if one.case else one.uuid for one in project.documents.all()}


def large_shares(project: Project, collection: Collection, largest: float) -> Iterator[Finding]:
    """Themes of which one case gives more than `largest` of the quotations, if there are three of them or more."""
    units = _units(project)
    cases = {case.uuid for case in project.cases.all()}
    for chapter in collection.chapters:
        mine: dict[str, list[Quotation]] = {}
        for quotation in chapter.quotations:
            mine.setdefault(units[quotation.document], []).append(quotation)
        total = sum(map(len, mine.values()))
        for unit, quotations in mine.items():
            if total < _FEWEST or len(quotations) <= largest * total:
                continue
            share = f"{len(quotations)} of {total} quotations"
            yield Finding(
                kind=FindingKind.SHARE,
                fingerprint=fingerprint(
                    FindingKind.SHARE.value, chapter.code.uuid if chapter.code else chapter.heading, unit, share
                ),
                ids=tuple(dict.fromkeys(id_ for one in quotations for id_ in one.ids)),
                codes=(chapter.heading,),
                label="; ".join(dict.fromkeys(one.label for one in quotations if one.label)),
                found=share,
                passage="",
                reason=f"from one {'case' if unit in cases else 'document'}: more than {largest:.0%}",
                step="Quote others too, or fewer of these.",
            )
