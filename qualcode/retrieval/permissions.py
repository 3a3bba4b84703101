"""What may leave a project for a purpose: the one place that every way out asks.

A text or passage by everybody who answers in it: a speaker who is a case by that case, the others by the document;
those who only ask have no say unless they are a case. A case as a whole, for what others wrote about it, by all of
its documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from qualcode.model.consent.consents import (
    UNKNOWN_CONSENT,
    ConsentVerdict,
    DocumentConsent,
    Purpose,
    strictest_verdict,
)
from qualcode.model.consent.withheld import Withheld
from qualcode.model.documents import Role
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.retrieval.filter import CodedPassage
from qualcode.times import local_today

_SILENT = DocumentConsent()


class Permissions:
    """What may leave a project for one purpose on one day (ISO 8601; today where none is named).

    Consents are read once; texts are looked into only where a speaker is a case.
    """

    def __init__(self, project: Project, purpose: Purpose = Purpose.QUOTE, today: str = "") -> None:
        self.purpose = purpose
        self.today = today or local_today()
        self._project = project
        self._holds = project.consents.that_hold()
        self._of_speakers: dict[tuple[int, frozenset[str]], ConsentVerdict] = {}
        self._of_documents: dict[int, ConsentVerdict] = {}
        self._spoken: tuple[int, _SpokenText] | None = None
        self._cases: dict[int, ConsentVerdict] | None = None

    def has_cases_speaking(self, document: int) -> bool:
        """Whether a speaker of the document (key) is a case: then passages of one text may differ."""
        return bool(self._holds.get(document, _SILENT).speakers)

    def document(self, document: int) -> ConsentVerdict:
        """What holds of each passage of a document (key) in which no speaker is a case; else the strictest of all."""
        known = self._of_documents.get(document)
        if known is None:
            holds = self._holds.get(document, _SILENT)
            known = self._of_documents[document] = holds.verdict(self.purpose, self.today)
        return known

    def speaking(self, document: int, speakers: Iterable[str]) -> ConsentVerdict:
        """What holds where these speakers of a document (key) have a part; those who only ask are left out before."""
        place = document, frozenset(speakers)
        known = self._of_speakers.get(place)
        if known is None:
            holds = self._holds.get(document, _SILENT)
            known = self._of_speakers[place] = holds.verdict(self.purpose, self.today, place[1])
        return known

    def text(self, document: int) -> ConsentVerdict:
        """Whether the whole text of a document (key) may leave."""
        if not self.has_cases_speaking(document):
            return self.document(document)
        return self.speaking(document, self._spoken_text(document).answering())

    def everybody(self, document: int, *, has_case: bool) -> ConsentVerdict:
        """Whether all agreed whom a document (key) is about: its case, every case that speaks in it, whoever answers.

        So what is counted of it asks nobody's part alone. `has_case` says that the document belongs to a case.
        """
        verdicts = [self.document(document)]
        if has_case:
            verdicts.append(self._holds[document].own.verdict(self.purpose, self.today))
        if self.has_cases_speaking(document):
            verdicts.append(self.text(document))
        return strictest_verdict(verdicts)

    def passage(self, document: int, span: Span) -> ConsentVerdict:
        """Whether the passage of a document (key) may leave as it stands in the text."""
        if not self.has_cases_speaking(document):
            return self.document(document)
        return self.speaking(document, self._spoken_text(document).answering(span))

    def case(self, case: int) -> ConsentVerdict:
        """Whether what others wrote about a case (key) as a whole may leave, by all documents that it has."""
        if self._cases is None:
            self._cases = dict(self._verdicts_of_cases())
        return self._cases[case]

    def _verdicts_of_cases(self) -> Iterator[tuple[int, ConsentVerdict]]:
        consents = self._project.consents.of_cases()
        keys = {case.name: case.key for case in self._project.cases.all()}
        documents: dict[int, list[int]] = {}
        for document in self._project.documents.all():
            if document.case:
                documents.setdefault(keys[document.case], []).append(document.key)
        for key in keys.values():
            own = [self._holds[document].own for document in documents.get(key, ())]
            verdicts = [consent.verdict(self.purpose, self.today) for consent in own]
            if not verdicts:
                verdicts = [consents.get(key, UNKNOWN_CONSENT).verdict(self.purpose, self.today)]
            yield key, strictest_verdict(verdicts)

    def _spoken_text(self, document: int) -> _SpokenText:
        if self._spoken is None or self._spoken[0] != document:
            self._spoken = document, _SpokenText(self._project, document, self._holds[document].speakers)
        return self._spoken[1]


def leaving_passages(
    permissions: Permissions, passages: Iterable[CodedPassage], withheld: Withheld
) -> Iterator[CodedPassage]:
    """The coded passages that may leave, or their paraphrases alone; the others are counted."""
    for passage in passages:
        verdict = permissions.passage(passage.document.key, passage.coding.span)
        if verdict.allows_words:
            yield passage
        elif verdict.allows_retelling and passage.coding.paraphrase.strip():
            yield replace(passage, text="")
        else:
            withheld.add("passage", verdict)


def has_a_say(speaker: str, roles: Mapping[str, Role], cases: Iterable[str]) -> bool:
    """Whether a speaker has a say in what happens to a text: not those who only ask, unless they are a case."""
    return roles.get(speaker) is not Role.ASKS or speaker in cases


class _SpokenText:
    """Who speaks where in one document."""

    def __init__(self, project: Project, document: int, cases: Iterable[str]) -> None:
        structure, roles = project.documents.structure(document), project.documents.roles(document)
        self._turns = [
            turn for turn in (*structure.turns, *structure.inner) if has_a_say(turn.speaker, roles, set(cases))
        ]

    def answering(self, span: Span | None = None) -> set[str]:
        """Those who have a say in the text, or in a passage of it."""
        return {turn.speaker for turn in self._turns if span is None or turn.span.overlap(span)}
