"""What of a case may appear in a report, and what the case and the places of its memos are called there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import Catalogue
from qualcode.reporting.documents.case_overview import CaseMemo, CaseOverview
from qualcode.reporting.words.wording import Wording

_SHOWN_ANYWAY = {"wave", "source_kind"}


@dataclass(frozen=True, slots=True)
class CaseLook:
    """What of a case may appear.

    With `identify` the names of cases, documents and authors; of the attributes those of these names, None for all;
    memos only with `memos`.
    """

    identify: bool = False
    attributes: tuple[str, ...] | None = None
    memos: bool = True

    def takes(self, attribute: str) -> bool:
        """Whether an attribute may appear."""
        return self.attributes is None or attribute in self.attributes


def attributes_of(overview: CaseOverview, look: CaseLook) -> list[tuple[str, str]]:
    """The attributes of the case that may appear."""
    return [(name, value) for name, value in overview.case.attributes.items() if look.takes(name)]


def own_attributes(attributes: Mapping[str, str], look: CaseLook) -> list[tuple[str, str]]:
    """The attributes of a document that may appear; wave and kind of source have columns of their own."""
    return [(name, value) for name, value in attributes.items() if look.takes(name) and name not in _SHOWN_ANYWAY]


def is_of_waves(overviews: Sequence[CaseOverview]) -> bool:
    """Whether two waves of one case stand beside each other."""
    return len({overview.case.key for overview in overviews}) < len(overviews)


def case_name(overview: CaseOverview, wording: Wording, look: CaseLook, *, labels: bool = True) -> str:
    """What a case is called: by its name where that was asked for, else by its id and the labels of its documents."""
    if look.identify:
        return wording.words.gettext("Case {name}", name=overview.case.name)
    case = wording.words.gettext("Case {name}", name=overview.case.id)
    return f"{case} ({', '.join(overview.labels)})" if labels and overview.labels else case


def report_title(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> str:
    """The cases, or the case and its waves."""
    waves = [overview.wave for overview in overviews if overview.wave]
    cases = dict.fromkeys(case_name(overview, wording, look, labels=not waves) for overview in overviews)
    return f"{' | '.join(cases)}: {' | '.join(waves)}" if waves else " | ".join(cases)


def heads_of(overviews: Sequence[CaseOverview], wording: Wording, look: CaseLook) -> tuple[str, ...]:
    """What stands above the columns of two overviews."""
    if is_of_waves(overviews):
        return tuple(overview.wave for overview in overviews)
    return tuple(case_name(overview, wording, look, labels=False) for overview in overviews)


def place_words(note: CaseMemo, words: Catalogue, look: CaseLook) -> str:
    """What a memo is on: “the case”, “document RG 2022”, “RG 2022 ¶4, Interferenz”."""
    if note.document is None:
        on = words.gettext("on the case")
    else:
        name = note.document.name if look.identify else note.document.label
        if note.span is None:
            on = words.gettext("on the document {name}", name=name).rstrip()
        else:
            on = f"{name} ¶{note.paragraph}".strip()
            on = f"{on}, {note.code.name}" if note.code else on
    return f"{on} ({note.author})" if look.identify and note.author else on
