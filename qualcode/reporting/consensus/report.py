"""Places of two coders and what was decided of them as a report of one table."""

from __future__ import annotations

from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.model.team.consensus import Certainty, CodingError
from qualcode.reporting.consensus.listed_places import (
    ListedDecision,
    ListedPlace,
    ListedPlaces,
    given,
    how_far,
    object_of_places,
    pending_lines,
)
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.decision_words import (
    certainty_word,
    error_word,
    mode_word,
    place_state_word,
    result_word,
)
from qualcode.reporting.words.number_format import coefficient


def places_report(listed: ListedPlaces, *, memos: bool = False, language: Language | None = None) -> Report:
    """The list as one table, a row a place and decision, in the program's language if none is given.

    CSV and JSON are the same in each language.
    """
    words = catalogue_of(language or program().language)
    facts = []
    if listed.coders is not None:
        facts.append((words.pgettext("head", "coders"), ", ".join(map(words.said, listed.coders))))
    if listed.alpha is not None:
        facts.append((words.gettext("alpha"), coefficient(listed.alpha, words=words)))
        facts.append(
            (
                words.pgettext("column", "cost"),
                words.gettext("what the disagreements at a place take from the pooled alpha over sentences"),
            )
        )
    if listed.numbers is not None:
        facts += [
            (place_state_word(state, words), words.number(number))
            for state, number in listed.numbers.items()
            if number
        ]
    return report_of_tables(
        words.gettext("Places of two coders, and what the consensus decided"),
        facts,
        (_table(listed, words, memos=memos),),
        _table(listed, catalogue_of("en"), memos=memos),
        language=words.language,
        as_object=lambda: object_of_places(listed, memos=memos),
    )


def _table(listed: ListedPlaces, words: Catalogue, *, memos: bool) -> Table:
    head = (
        words.pgettext("column", "id"),
        words.pgettext("column", "document"),
        words.pgettext("column", "place"),
        words.pgettext("column", "kind and state"),
        *(
            (words.pgettext("column", "first coder"), words.pgettext("column", "second coder"))
            if listed.coders is None
            else map(words.said, listed.coders)
        ),
        words.pgettext("column", "result"),
        words.pgettext("column", "consensus"),
        words.pgettext("column", "who decided"),
        words.pgettext("column", "certainty"),
        words.pgettext("column", "why they differed"),
        words.pgettext("decisions", "reason"),
        *([words.pgettext("column", "memos")] if memos else []),
        words.pgettext("column", "passage"),
    )
    rows = Afresh(
        lambda: (
            _row(place, decision, words, memos=memos, named=listed.coders is None)
            for place in listed.places
            for decision in place.decisions or (None,)
        )
    )
    figures = (words.pgettext("column", "cost"),)
    running = frozenset({len(head) - 1})
    return Table(words.gettext("Places"), (*head, *figures), rows, words=len(head), running=running)


def _row(
    place: ListedPlace, decision: ListedDecision | None, words: Catalogue, *, memos: bool, named: bool
) -> tuple[Cell, ...]:
    """The cells of a place and one decision; with `named` they say who the two are."""
    memo = "; ".join(
        f"{words.said(coder)}: {' '.join(coding.memo.split())}"
        for coder, codings in zip(place.coders, place.had, strict=True)
        for coding in codings
        if coding.memo
    )
    return (
        place.id,
        f"{words.said(str(place.named))} ({place.named.id})",
        f"{place.span.start}–{place.span.end}",
        "; ".join((how_far(place, words), *pending_lines(place, words))),
        *(
            f"{words.said(coder)}: {given(codings, words) or '–'}" if named else given(codings, words)
            for coder, codings in zip(place.coders, place.had, strict=True)
        ),
        *_decided(decision, words),
        *([memo] if memos else []),
        " ".join(place.text.split()),
        words.number(place.cost, 4) if place.cost else "",
    )


def _decided(decision: ListedDecision | None, words: Catalogue) -> tuple[Cell, ...]:
    if decision is None:
        return ("",) * 6
    persons = words.listed(map(words.said, decision.persons))
    return (
        result_word(decision.result, *decision.coders, words),
        given(decision.made, words),
        f"{mode_word(decision.mode, words)}: {persons}",
        "" if decision.certainty is Certainty.UNSAID else certainty_word(decision.certainty, words),
        "" if decision.error is CodingError.UNSAID else error_word(decision.error, words),
        " ".join(decision.reason.split()),
    )
