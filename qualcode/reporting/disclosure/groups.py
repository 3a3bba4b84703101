"""What labels, attributes and counts disclose: small groups of cases, and one case that speaks too often.

Counted are the cases of the whole project, quoted or not, since a reader may know whom the study asked; a document
without a case counts as one, and in a group interview each speaker who is a case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.project.project import Project
from qualcode.reporting.disclosure.finding import Finding, FindingKind, fingerprint
from qualcode.reporting.quotations.collecting import Collection, Quotation
from qualcode.reporting.quotations.quotation import DocumentFacts, document_facts
from qualcode.retrieval.filter import PassageChoice

_FEWEST = 3  # quotations of a theme from which on shares are looked at
_Combination = tuple[tuple[str, str], ...]
_Unit = tuple[str, int]


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
        self._noun = "case" if project.cases.all() else "document"
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
        count = f"{here} {self._noun}{'' if here == 1 else 's'} in the project"
        label = dict(combination).get("label", "")
        population, carried = self._populations.get(label, 0), len(self._carriers.get(label, ()))
        if population <= carried:
            return here, count
        estimate = here * population // carried
        return estimate, f"{count}, about {estimate} of the {population} that the label stands for"


def _cases(facts: DocumentFacts) -> list[int | None]:
    """The numbers of the cases that speak in a document: its own, and those of speakers; None where there is none."""
    voices = [number for number, _ in facts.voices.values()]
    return [facts.case, *voices] if facts.case is not None else list(voices) or [None]


def _unit(case: int | None, document: int) -> _Unit:
    """What is counted: the case, else the document."""
    return ("document", document) if case is None else ("case", case)


def large_shares(project: Project, collection: Collection, largest: float) -> Iterator[Finding]:
    """Themes of which one case gives more than `largest` of the quotations, if there are three of them or more."""
    names = {_unit(number, 0): case.uuid for number, case in enumerate(project.cases.all())}
    names |= {_unit(None, one.key): one.uuid for one in project.documents.all()}
    for chapter in collection.chapters:
        mine: dict[_Unit, list[Quotation]] = {}
        for quotation in chapter.quotations:
            mine.setdefault(_unit(quotation.case, quotation.document), []).append(quotation)
        total = sum(map(len, mine.values()))
        for unit, quotations in mine.items():
            if total >= _FEWEST and len(quotations) > largest * total:
                theme = chapter.code.uuid if chapter.code else chapter.heading
                share = f"{len(quotations)} of {total} quotations"
                yield Finding(
                    kind=FindingKind.SHARE,
                    fingerprint=fingerprint(FindingKind.SHARE.value, theme, names[unit], share),
                    ids=tuple(dict.fromkeys(id_ for one in quotations for id_ in one.ids)),
                    codes=(chapter.heading,),
                    label="; ".join(dict.fromkeys(one.label for one in quotations if one.label)),
                    found=share,
                    passage="",
                    reason=f"from one {unit[0]}: more than {largest:.0%}",
                    step="Quote others too, or fewer of these.",
                )
