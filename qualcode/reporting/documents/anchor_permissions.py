"""Which anchor examples must stay inside: passages, or words that stand in a text, of somebody who did not agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from qualcode.language.forms.normalised import spelled
from qualcode.model.codes import Anchor, Code
from qualcode.model.consent.consents import ConsentVerdict, Purpose, strictest_verdict
from qualcode.model.consent.withheld import Withheld
from qualcode.project.coding.conditions import among
from qualcode.project.project import Project
from qualcode.retrieval.permissions import Permissions

_OMISSION = re.compile(r"\[(?:\.\.\.|…)\]")


def refused_anchors(
    project: Project, codes: Iterable[Code], purpose: Purpose
) -> tuple[Mapping[Anchor, ConsentVerdict], Withheld]:
    """The anchor examples of codes that must not leave for a purpose, each with the reason, and counted.

    One that is a living passage leaves as that passage does. One that was written leaves unless its words stand in a
    text, all parts between its omissions in order, that may not leave as a whole.
    """
    permissions, withheld = Permissions(project, purpose), Withheld(purpose)
    wanted = Counter(anchor for code in codes for anchor in code.anchors)
    refused: dict[Anchor, ConsentVerdict] = {}
    living = {anchor.coding for anchor in wanted} - {None}
    keys = [key for key, id_ in project.coded.ids().items() if id_ in living] if living else []
    places = {coding.id: coding for coding in project.codings.where(among("id", keys))}
    for anchor in wanted:
        if anchor.coding in places:
            coding = places[anchor.coding]
            verdict = permissions.passage(coding.document, coding.span)
            if not verdict.allows_words:
                refused[anchor] = verdict
    written = {
        anchor: parts_of(anchor.text) for anchor in wanted if anchor.coding not in places and not anchor.invented
    }
    for document in project.documents.all() if written else ():
        verdict = permissions.text(document.key)
        if verdict.allows_words:
            continue
        line = spelled(project.documents.text(document))
        for anchor, parts in written.items():
            if stand_in(line, parts):
                refused[anchor] = strictest_verdict((verdict, *filter(None, [refused.get(anchor)])))
    for anchor, verdict in refused.items():
        withheld.add("anchor example", verdict, wanted[anchor])  # no text: a noun
    return refused, withheld


def parts_of(words: str) -> list[str]:
    """The parts of an anchor example between what was left out, as they would stand in a text."""
    return [part for part in map(spelled, _OMISSION.split(words)) if part]


def stand_in(line: str, parts: Iterable[str]) -> bool:
    """Whether all these parts stand in a line in their order."""
    place = 0
    for part in parts:
        place = line.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True
