"""The list of disagreements as lines to read, as a report and as an object; the dearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qualcode.agreement.confusions.disagreement_list import POLARITY, DisagreementOn, Said
from qualcode.agreement.confusions.disagreements import Disagreements
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.plural import counted
from qualcode.reporting.agreement.confusions import confusions_object
from qualcode.reporting.agreement.facts import unit_word
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient
from qualcode.reporting.words.value_words import polarity_word
from qualcode.retrieval.speaking import notes_of_old_rules


def head_of(found: Disagreements) -> str:
    """What is listed, and what it costs altogether, in the program's language."""
    words = program()
    return words.ngettext(
        "{count} disagreement of {coders} over units “{unit}”; pooled alpha {alpha}",
        "{count} disagreements of {coders} over units “{unit}”; pooled alpha {alpha}",
        len(found.found),
        coders=", ".join(map(words.said, found.coders)),
        unit=words.said(unit_word(found.unit)),
        alpha=coefficient(found.alpha),
    )


def lines_of(entry: Sequence[DisagreementOn], number: int) -> list[str]:
    """One disagreement, or the passages of one confusion, in the program's language.

    Where and on which code, who said what, what it costs and what settling it gains, the passage, the memos.
    """
    words = program()
    if entry[0].others:
        return [
            _confusion_head(entry[0], number, words),
            *(text for passage in entry for text in _passage(passage, words)),
        ]
    (one,) = entry
    told = {
        "number": number,
        "code": _code(one, words),
        "document": words.said(str(one.document)),
        "id": one.document.id,
        "span": f"{one.span.start}–{one.span.end}",
        "units": counted(one.units, "unit", words=words),
    }
    if one.kind == POLARITY:
        lines = [words.gettext("{number}. {code}: {document} (document {id}), {span}, {units}", **told)]
    else:
        cost = _cost(one, words)
        lines = [
            words.gettext(
                "{number}. {code}: {document} (document {id}), {span}, {units}, lowers alpha by {cost}",
                cost=cost,
                **told,
            )
        ]
    lines += [f"   {words.said(who.coder)}: {_said(who, words)}" for who in one.said]
    if one.settled is not None:
        lines.append("   " + words.gettext("settled, alpha would be {alpha}", alpha=settled_alpha(one, words)))
    return [*lines, *_quoted(one, words)]


def confusion_words(one: DisagreementOn, words: Catalogue) -> str:
    """Who gave which code of a confusion: “Anna: Überleitung, Ben: Transition”."""
    sides: dict[str, list[str]] = {}
    for half in one.halves:
        givers = " + ".join(words.said(who.coder) for who in half.said if who.coded)
        sides.setdefault(givers, []).append(words.said(half.code))
    return ", ".join(f"{givers}: {' + '.join(codes)}" for givers, codes in sides.items())


def settled_alpha(one: DisagreementOn, words: Catalogue) -> str:
    """The pooled alpha if it were settled: one figure, or both where it matters who gives in; empty for polarity."""
    if one.settled is None:
        return ""
    low, high = (coefficient(alpha, 4, words=words) for alpha in one.settled)
    return low if low == high else words.gettext("{low} to {high}", low=low, high=high)


def _confusion_head(one: DisagreementOn, number: int, words: Catalogue) -> str:
    return words.gettext(
        "{number}. {confusion}, {times} ×: {units}, lowers alpha by {cost}; settled, alpha would be {alpha}",
        number=number,
        confusion=confusion_words(one, words),
        times=words.number(one.times),
        units=counted(one.joint_units, "unit", words=words),
        cost=words.number(one.joint_cost, 4),
        alpha=settled_alpha(one, words),
    )


def _passage(one: DisagreementOn, words: Catalogue) -> list[str]:
    """One passage of a confusion."""
    place = words.gettext(
        "{document} (document {id}), {span}, {units}",
        document=words.said(str(one.document)),
        id=one.document.id,
        span=f"{one.span.start}–{one.span.end}",
        units=counted(one.units, "unit", words=words),
    )
    return [f"   {place}", *_quoted(one, words)]


def _quoted(one: DisagreementOn, words: Catalogue) -> list[str]:
    """What stands there, and the memos of its codings."""
    lines = [f"   {words.quoted(' '.join(one.text.split()))}"]
    return lines + [
        "   " + words.gettext("memo of {coder}: {memo}", coder=words.said(coder), memo=memo)
        for coder, memo in _memos(one)
    ]


def _memos(one: DisagreementOn) -> Iterator[tuple[str, str]]:
    """The coders and memos of its codings, each once."""
    for half in one.halves:
        for who in half.said:
            for coding in who.codings:
                if coding.memo:
                    yield who.coder, " ".join(coding.memo.split())


def _code(one: DisagreementOn, words: Catalogue) -> str:
    if one.kind == POLARITY:
        return words.gettext("polarity of {code}", code=words.said(one.code))
    return " ↔ ".join(words.said(half.code) for half in one.halves)


def _cost(one: DisagreementOn, words: Catalogue) -> str:
    """What it takes from the pooled alpha; that on polarity alone takes nothing."""
    return "" if one.kind == POLARITY else words.number(one.cost, 4)


def _said(who: Said, words: Catalogue) -> str:
    if who.coded is None:
        return words.gettext("did not work on this document")
    spans = ", ".join(
        f"{polarity_word(coding.polarity, words)} {coding.span.start}–{coding.span.end}" for coding in who.codings
    )
    if who.coded:
        return words.gettext("given ({spans})", spans=spans)
    return words.gettext("not given, but touched ({spans})", spans=spans) if spans else words.gettext("not given")


def disagreements_report(found: Disagreements, *, memos: bool = False, language: Language | None = None) -> Report:
    """The list as one table, a row a disagreement, with or without memos, in the program's language if none is given.

    CSV and JSON are the same in each language.
    """
    words = catalogue_of(language or program().language)
    facts = (
        (words.pgettext("head", "coders"), ", ".join(map(words.said, found.coders))),
        (words.pgettext("head", "unit"), words.said(unit_word(found.unit))),
        (words.gettext("alpha"), words.gettext("{alpha}, pooled", alpha=coefficient(found.alpha, words=words))),
        *(
            (words.gettext("rules"), words.said(note))
            for note in notes_of_old_rules(found.old_rules, found.old_left_out)
        ),
        (
            words.pgettext("column", "cost"),
            words.gettext("what a disagreement takes from the pooled alpha; that on polarity alone takes nothing"),
        ),
        (
            words.pgettext("column", "alpha if settled"),
            words.gettext(
                "the pooled alpha computed anew with the disagreement settled, a confusion in all its passages; two "
                "figures where it matters who gives in"
            ),
        ),
    )
    return report_of_tables(
        words.gettext("Disagreements of coders"),
        facts,
        (_table(found, words, memos=memos),),
        _table(found, catalogue_of("en"), memos=memos),
        language=words.language,
        as_object=lambda: object_of_disagreements(found, memos=memos),
    )


def _table(found: Disagreements, words: Catalogue, *, memos: bool) -> Table:
    before = (
        words.pgettext("column", "no."),
        words.pgettext("column", "code"),
        words.pgettext("column", "document"),
        words.pgettext("column", "place"),
        *map(words.said, found.coders),
    )
    after = [words.pgettext("column", "memos")] if memos else []
    head = (*before, words.pgettext("column", "passage"), *after)
    rows = Afresh(
        lambda: (
            _row(disagreement, number, words, memos=memos) for number, disagreement in enumerate(found.found, start=1)
        )
    )
    figures = (
        words.pgettext("column", "units"),
        words.pgettext("column", "cost"),
        words.pgettext("column", "times"),
        words.pgettext("column", "joint cost"),
        words.pgettext("column", "alpha if settled"),
    )
    return Table(
        words.gettext("Passages"), (*head, *figures), rows, words=len(head), running=frozenset({len(before)})
    )


def _row(disagreement: DisagreementOn, number: int, words: Catalogue, *, memos: bool) -> tuple[Cell, ...]:
    told = "; ".join(f"{words.said(coder)}: {memo}" for coder, memo in _memos(disagreement))
    return (
        number,
        _code(disagreement, words),
        f"{words.said(str(disagreement.document))} ({disagreement.document.id})",
        f"{disagreement.span.start}–{disagreement.span.end}",
        *(_said_of_all(disagreement, voice, words) for voice in range(len(disagreement.said))),
        " ".join(disagreement.text.split()),
        *([told] if memos else []),
        disagreement.units,
        _cost(disagreement, words),
        disagreement.times,
        "" if disagreement.kind == POLARITY else words.number(disagreement.joint_cost, 4),
        settled_alpha(disagreement, words),
    )


def _said_of_all(one: DisagreementOn, voice: int, words: Catalogue) -> str:
    """What one coder says, of each code where there are several."""
    if not one.others:
        return _said(one.said[voice], words)
    return "; ".join(f"{words.said(half.code)}: {_said(half.said[voice], words)}" for half in one.halves)


def object_of_disagreements(found: Disagreements, *, memos: bool = False) -> dict[str, Any]:
    """The list as one object, with or without memos; offsets are half-open code points of the stored text.

    The disagreements are made while they are iterated.
    """
    return {
        "coders": list(found.coders),
        "unit": found.unit,
        "alpha": found.alpha,
        "codings_under_old_rules": found.old_rules,
        "codings_under_old_rules_left_out": found.old_left_out,
        "confusions": confusions_object(found.confusions),
        "disagreements": Afresh(lambda: (_object(disagreement, memos=memos) for disagreement in found.found)),
    }


def words_of_disagreements(found: Disagreements, *, memos: bool = False) -> Iterator[str]:
    """All that is said in words in the list, with or without memos, each text once."""
    listed = found.found
    yield from dict.fromkeys(
        (found.unit, *found.coders, *sorted(listed.codes()), *(document.label for document in listed.documents()))
    )
    yield from listed.passages()
    if memos:
        yield from dict.fromkeys(
            coding.memo
            for disagreement in listed
            for half in disagreement.halves
            for voice in half.said
            for coding in voice.codings
            if coding.memo
        )


def _object(one: DisagreementOn, *, memos: bool) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "code": one.code,
        "document": {"id": one.document.id, "label": one.document.label, "number": one.document.number},
        "start": one.span.start,
        "end": one.span.end,
        "units": one.units,
        "text": one.text,
        "cost": one.cost,
        "cost_of_code": one.cost_of_code,
        "said": _said_object(one.said, memos=memos),
        "confused_with": [
            {"code": other.code, "said": _said_object(other.said, memos=memos)} for other in one.others
        ],
        "times": one.times,
        "joint_units": one.joint_units,
        "joint_cost": one.joint_cost,
        "alpha_if_settled": list(one.settled) if one.settled else None,
    }


def _said_object(said: Sequence[Said], *, memos: bool) -> list[dict[str, Any]]:
    return [
        {
            "coder": who.coder,
            "given": who.coded,
            "codings": [
                {
                    "id": coding.id,
                    "start": coding.span.start,
                    "end": coding.span.end,
                    "polarity": coding.polarity.value,
                    "weight": coding.weight,
                    **({"memo": coding.memo} if memos else {}),
                    "round": coding.round,
                    "created": coding.created,
                }
                for coding in who.codings
            ],
        }
        for who in said
    ]
