"""Making one quotation of the codings that it unites: its words, its context, what may be said of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.consent.consents import ALLOWED, ConsentVerdict
from qualcode.model.documents import Document, Role
from qualcode.model.quotation_edits import Edits, over_union
from qualcode.model.quotation_lines import Style
from qualcode.model.spans import Span
from qualcode.project.coding.coded_rows import CodedRow
from qualcode.project.project import Project
from qualcode.reporting.quotations.arrangement import QUESTION, Arrangement
from qualcode.reporting.quotations.chapters import Identity, Quotation, quotation_of
from qualcode.reporting.quotations.collection import Tally
from qualcode.reporting.quotations.numbered_labels import numbered_labels
from qualcode.reporting.quotations.sources import Source
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.permissions import Permissions, has_a_say
from qualcode.retrieval.query_names import documents_of

_POLARITIES = {polarity.value: polarity for polarity in Polarity}


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What quotations of one document have in common.

    `case` is a number for counting; `voices` are the speakers that are cases of their own, with their numbers.
    `numbered_label` tells it apart from others of its label.
    """

    document: Document
    numbered_label: str
    place: int
    wave: str
    case: int | None
    attributes: Mapping[str, str]
    voices: Mapping[str, int]


def document_facts(project: Project, wanted: PassageChoice, attributes: Sequence[str]) -> Iterator[DocumentFacts]:
    """The facts of the documents that a filter takes; a case's attributes count where the document has none."""
    cases = {case.name: number for number, case in enumerate(project.cases.all())}
    voices = project.documents.cases_of_speakers()
    documents = documents_of(project)
    labels = numbered_labels(documents)
    for place, document in enumerate(documents):
        if not wanted.takes_document(document):
            continue
        yield DocumentFacts(
            document=document,
            numbered_label=labels[document.key],
            place=place,
            wave=document.wave,
            case=cases.get(document.case or ""),
            attributes={name: document.value(name) for name in attributes},
            voices={speaker: cases[name] for speaker, name in voices.get(document.key, {}).items()},
        )


class QuotationBuilder:
    """Makes quotations of one project for one arrangement."""

    def __init__(
        self, project: Project, facts: Mapping[int, DocumentFacts], arrangement: Arrangement, tally: Tally
    ) -> None:
        self._facts = facts
        self._arrangement = arrangement
        self._tally = tally
        self._style = Style(silent_case=arrangement.silent_case, emphasis=arrangement.emphasis)
        self._project = project
        self._permissions = Permissions(project, arrangement.purpose)
        self._edits = project.quotation_edits.all()
        self.numbers = {key: number for number, key in enumerate(project.coded.coders(), start=1)}
        self._known_numbers: dict[frozenset[int], tuple[int, ...]] = {}
        self._published = {} if arrangement.final else project.publications.of_codings()
        self._names = {coder.key: coder.name for coder in project.coders.all()} if arrangement.identify else {}

    def begin(self, document: int, passages: Sequence[Span]) -> None:
        """Go on with another document (key), of which these passages are wanted."""
        self._look_at(document)
        self._source = Source(self._project, document, dialogue=self._arrangement.dialogue)
        self._source.expect(passages)

    def look_at(self, document: int) -> None:
        """Go on with another document (key), of which it is only asked what leaves."""
        self._look_at(document)
        if self._document.voices:
            self._source = Source(self._project, document)

    def _look_at(self, document: int) -> None:
        self._document = self._facts[document]
        self._verdict = self._permissions.document(document)

    def leaves(self, rows: Sequence[CodedRow], span: Span) -> bool:
        """Whether these codings of the document make a quotation; what may not be quoted is counted, inside too."""
        facts = self._document
        case, verdict = self._voice(span) if facts.voices else (facts.case, self._verdict)
        if not self._is_wanted(case):
            return False
        may_leave = verdict.allows_words or self._instead(rows, verdict) is not None
        return may_leave or self._arrangement.inside

    def quotation(self, rows: Sequence[CodedRow], span: Span, code: Code | None) -> Quotation | None:
        """The quotation of these codings of the document; None where its case may not be quoted, which is counted.

        None, too, where another case speaks than the one that is wanted.
        """
        first, facts, source = rows[0], self._document, self._source
        case, verdict = self._voice(span) if facts.voices else (facts.case, self._verdict)
        if not self._is_wanted(case):
            return None
        if self._arrangement.inside:
            verdict = ALLOWED
        edits = self._edits_of(rows, span) if self._edits else ()
        text, emphasis = source.quoted(span, edits, self._style)
        paraphrased = not verdict.allows_words
        if paraphrased:
            words = "" if self._arrangement.counting else self._instead(rows, verdict)
            if words is None:
                return None
            text, emphasis = words, ()
        before, after = ("", "") if paraphrased else self._context(source, span)
        # column by column: quicker than row by row, once for each column
        keys, ids, _, _, _, _, coders, polarities, weights, _, goods, _, _, _, memos = zip(*rows, strict=True)
        is_disputed = len(set(polarities)) > 1
        return quotation_of((
            first.short or first.id,
            ids,
            keys,  # of the codings
            facts.document.label,
            facts.wave,
            code,
            text,
            Polarity.MIXED if is_disputed else _POLARITIES[first.polarity],
            self._numbers_of(frozenset(coders)),
            tuple(filter(None, memos)),
            tuple([weight for weight in weights if weight is not None]),
            facts.document.key,  # one number for all of them in memory
            span,
            case,
            facts.attributes,
            emphasis,
            is_disputed,
            any(goods),
            paraphrased,
            before,
            after,
            self._published_in(keys) if self._published else (),
            self._identity(rows, facts) if self._arrangement.identify else None,
            None if paraphrased else source.places.of(span),
            facts.numbered_label,
        ))  # fmt: skip

    def _voice(self, span: Span) -> tuple[int | None, ConsentVerdict]:
        """The case that speaks where the passage begins, and what all allow that have a part in it."""
        facts, source = self._document, self._source
        case = facts.voices.get(source.structure.speaker_at(span.start), facts.case)
        return case, self._permissions.speaking(facts.document.key, self._answering(span))

    def _answering(self, span: Span) -> list[str]:
        """Those whose words stand in the passage and who have a say in it."""
        source, voices = self._source, self._document.voices
        spoken = {turn.speaker for turn in source.speaking(span)}
        return [speaker for speaker in spoken if has_a_say(speaker, source.roles, voices)]

    def _is_wanted(self, case: int | None) -> bool:
        """Whether passages of a case (its number) are wanted."""
        return self._arrangement.case in {None, case}

    def _numbers_of(self, coders: frozenset[int]) -> tuple[int, ...]:
        """The numbers of coders (keys) in order."""
        known = self._known_numbers.get(coders)
        if known is None:
            known = self._known_numbers[coders] = tuple(sorted(map(self.numbers.__getitem__, coders)))
        return known

    def _published_in(self, codings: Iterable[int]) -> tuple[str, ...]:
        """The names of the publications that hold one of the codings (keys)."""
        return tuple(dict.fromkeys(name for coding in codings for name in self._published.get(coding, ())))

    def _edits_of(self, rows: Sequence[CodedRow], span: Span) -> Edits:
        kept, in_the_way = united_edits([(row.span, self._edits.get(row.key, ())) for row in rows], span)
        self._tally.edits_in_the_way += in_the_way
        return kept

    def _instead(self, rows: Sequence[CodedRow], verdict: ConsentVerdict) -> str | None:
        """The paraphrase in place of words that may not be quoted; None, which is counted, where none may leave."""
        words = None
        if verdict.allows_retelling:
            words = next((" ".join(row.paraphrase.split()) for row in rows if row.paraphrase.strip()), None)
        if words is None:
            self._tally.withheld.add("passage", verdict)
        return words

    def _context(self, source: Source, span: Span) -> tuple[str, str]:
        wanted = self._arrangement.context
        if wanted == QUESTION:
            asked = _question_before(source, span)
            return " ".join(asked.cut(source.text).split()) if asked and self._may_stand_around(asked) else "", ""
        if not wanted:
            return "", ""
        before, after = (
            source.quoted(part, (), self._style)[0] if part and self._may_stand_around(part) else ""
            for part in _sentences_around(source, span, int(wanted))
        )
        return before, after

    def _may_stand_around(self, part: Span) -> bool:
        """Whether what stands around a passage that leaves may leave with it; what may not is counted."""
        if self._arrangement.inside or not self._document.voices:
            return True
        answering = self._answering(part)
        if not answering:
            return True
        verdict = self._permissions.speaking(self._document.document.key, answering)
        if not verdict.allows_words:
            self._tally.withheld.add("context", verdict)
        return verdict.allows_words

    def _identity(self, rows: Sequence[CodedRow], facts: DocumentFacts) -> Identity:
        return Identity(
            document=facts.document.name,
            case=facts.document.case or "",
            coders=tuple(dict.fromkeys(self._names[row.coder] for row in rows)),
            coded=tuple(dict.fromkeys(row.created for row in rows)),
        )


def united_edits(passages: Sequence[tuple[Span, Edits]], span: Span) -> tuple[Edits, int]:
    """The edits of the passages that make a quotation over `span`, and how many of them cannot hold there."""
    if not any(edits for _, edits in passages):
        return (), 0
    inside = [(place, edits) for place, edits in passages if span.start <= place.start and place.end <= span.end]
    kept, back = over_union(inside, span)
    return kept, len(back) + sum(len(edits) for place, edits in passages if (place, edits) not in inside)


def _question_before(source: Source, span: Span) -> Span | None:
    """What was asked before the passage: what is said in the nearest turn of somebody who asks."""
    turns = source.structure.turns
    for index in range(source.structure.turn_index(span.start), -1, -1):
        turn = turns[index]
        if source.roles.get(turn.speaker, Role.OTHER).leads and turn.span.start < span.start:
            return Span(turn.speech, turn.span.end)
    return None


def _sentences_around(source: Source, span: Span, number: int) -> tuple[Span | None, Span | None]:
    """So many sentences before and behind the passage, the begun ones included."""
    sentences = source.structure.sentences
    if not sentences:
        return None, None
    first = source.structure.sentence_index(span.start)
    last = source.structure.sentence_index(span.end - 1)
    inside = first >= 0 and sentences[first].start < span.start < sentences[first].end
    start = sentences[max(first - number + (1 if inside else 0), 0)].start
    goes_on = last >= 0 and span.end < sentences[last].end
    end = sentences[min(last + number - (1 if goes_on else 0), len(sentences) - 1)].end
    before = Span(start, span.start) if start < span.start else None
    after = Span(span.end, end) if span.end < end else None
    return before, after
