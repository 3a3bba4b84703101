"""A learner's work beside a model solution as a report: places with what both gave, and the cards of the codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.agreement.consensus.training import Outcome
from qualcode.agreement.study.results import NamedDocument
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.model.codes import Code
from qualcode.model.spans import Span
from qualcode.reporting.consensus.listed_places import ListedCoding, given
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.tables.training_report import outcome_heads, share_words


@dataclass(frozen=True, slots=True)
class FeedbackPlace:
    """A place with what the learner and the solution have there; `memos` are those of the solution."""

    outcome: Outcome
    named: NamedDocument
    span: Span
    text: str
    own: tuple[ListedCoding, ...]
    solution: tuple[ListedCoding, ...]
    memos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingFeedback:
    """What one learner is told: who that is, how all places went, some of them, and the codes of what is told."""

    learner: str
    counts: Mapping[Outcome, int]
    hit_share: float | None
    found_share: float | None
    places: Sequence[FeedbackPlace]
    codes: Sequence[Code]


def outcome_word(outcome: Outcome, words: Catalogue | None = None) -> str:
    """What became of a place: “hit”, “missed”."""
    words = words or program()
    return {
        Outcome.HIT: words.pgettext("training", "hit"),
        Outcome.BOUNDARY: words.pgettext("training", "other boundaries"),
        Outcome.POLARITY: words.pgettext("training", "other polarity"),
        Outcome.CODE: words.pgettext("training", "other code"),
        Outcome.MISSED: words.pgettext("training", "missed"),
        Outcome.MORE: words.pgettext("training", "more than the solution"),
    }[outcome]


def rules_of(code: Code, words: Catalogue | None = None) -> Iterator[tuple[str, str]]:
    """What the card of a code says, as far as it says something: head and text."""
    words, rules = words or program(), code.rules
    for head, rule in (
        (words.gettext("definition"), rules.definition),
        (words.gettext("give it"), rules.include),
        (words.gettext("do not give it"), rules.exclude),
        (words.gettext("boundaries"), rules.borders),
    ):
        if rule.strip():
            yield head, " ".join(rule.split())


def feedback_report(told: TrainingFeedback, language: Language | None = None) -> Report:
    """The feedback as a report; CSV and JSON are the same in each language."""
    words = catalogue_of(language or program().language)
    facts = [
        (words.pgettext("column", "learner"), words.said(told.learner)),
        *(
            (head, words.number(number))
            for head, number in zip(outcome_heads(words), told.counts.values(), strict=True)
        ),
        (words.pgettext("column", "share hit"), share_words(told.hit_share, words)),
        (words.pgettext("column", "code found"), share_words(told.found_share, words)),
    ]
    cards = Table(
        words.gettext("Codes"),
        (words.pgettext("column", "code"), words.pgettext("column", "card")),
        Afresh(lambda: ((code.full_name, card_words(code, words)) for code in told.codes)),
        words=2,
        running=frozenset({1}),
    )
    return report_of_tables(
        words.gettext("Training: one learner beside the model solution"),
        facts,
        (_places(told, words), *([cards] if told.codes else [])),
        _places(told, catalogue_of("en")),
        language=words.language,
        as_object=lambda: object_of_feedback(told),
    )


def card_words(code: Code, words: Catalogue) -> str:
    """The card of a code in one cell."""
    return "; ".join(f"{head}: {rule}" for head, rule in rules_of(code, words)) or "–"


def _places(told: TrainingFeedback, words: Catalogue) -> Table:
    has_memos = any(place.memos for place in told.places)
    head = (
        words.pgettext("column", "outcome"),
        words.pgettext("column", "document"),
        words.pgettext("column", "place"),
        words.pgettext("column", "learner"),
        words.pgettext("column", "solution"),
        *([words.pgettext("column", "memo of the solution")] if has_memos else []),
        words.pgettext("column", "passage"),
    )

    def row(place: FeedbackPlace) -> tuple[Cell, ...]:
        return (
            outcome_word(place.outcome, words),
            f"{words.said(str(place.named))} ({place.named.id})",
            f"{place.span.start}–{place.span.end}",
            given(place.own, words) or "–",
            given(place.solution, words) or "–",
            *(["; ".join(" ".join(memo.split()) for memo in place.memos)] if has_memos else []),
            " ".join(place.text.split()),
        )

    rows = Afresh(lambda: map(row, told.places))
    return Table(words.gettext("Places"), head, rows, words=len(head), running=frozenset({len(head) - 1}))


def words_of_feedback(told: TrainingFeedback) -> Iterator[str]:
    """All that is said in words in the feedback, each text once."""
    found = dict.fromkeys([told.learner])
    for place in told.places:
        codes = (coding.code for coding in (*place.own, *place.solution))
        found |= dict.fromkeys((place.named.label, place.text, *place.memos, *codes))
    for code in told.codes:
        found |= dict.fromkeys(rule for _head, rule in rules_of(code))
    return filter(None, found)


def object_of_feedback(told: TrainingFeedback) -> dict[str, Any]:
    """The feedback as one object; offsets are half-open code points of the stored text."""
    return {
        "learner": told.learner,
        **{outcome.value: number for outcome, number in told.counts.items()},
        "hit_share": told.hit_share,
        "found_share": told.found_share,
        "places": [
            {
                "outcome": place.outcome.value,
                "document": {"id": place.named.id, "label": place.named.label, "number": place.named.number},
                "start": place.span.start,
                "end": place.span.end,
                "text": place.text,
                "own": list(map(_coding, place.own)),
                "solution": list(map(_coding, place.solution)),
                "memos": list(place.memos),
            }
            for place in told.places
        ],
        "codes": [
            {"code": code.full_name, "code_id": code.id, "card": dict(rules_of(code, catalogue_of("en")))}
            for code in told.codes
        ],
    }


def _coding(coding: ListedCoding) -> dict[str, Any]:
    return {
        "id": coding.id,
        "code": coding.code,
        "start": coding.span.start,
        "end": coding.span.end,
        "polarity": coding.polarity.value,
    }
