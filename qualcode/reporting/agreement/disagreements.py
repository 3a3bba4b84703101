"""The list of disagreements as lines to read, as a report and as an object; the dearest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.agreement.study.disagreements import POLARITY, DisagreementOn, Disagreements, Said
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.plural import counted
from qualcode.reporting.agreement.facts import unit_word
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient
from qualcode.reporting.words.value_words import polarity_word


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


def lines_of(one: DisagreementOn, number: int) -> list[str]:
    """One disagreement: where and on which code, who said what, the passage, the memos; in the program's language."""
    words = program()
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
    lines.append(f"   {words.quoted(' '.join(one.text.split()))}")
    lines += [
        "   "
        + words.gettext("memo of {coder}: {memo}", coder=words.said(who.coder), memo=" ".join(coding.memo.split()))
        for who in one.said
        for coding in who.codings
        if coding.memo
    ]
    return lines


def _code(one: DisagreementOn, words: Catalogue) -> str:
    code = words.said(one.code)
    return words.gettext("polarity of {code}", code=code) if one.kind == POLARITY else code


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
        (
            words.pgettext("column", "cost"),
            words.gettext("what a disagreement takes from the pooled alpha; that on polarity alone takes nothing"),
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
    figures = (words.pgettext("column", "units"), words.pgettext("column", "cost"))
    return Table(
        words.gettext("Passages"), (*head, *figures), rows, words=len(head), running=frozenset({len(before)})
    )


def _row(disagreement: DisagreementOn, number: int, words: Catalogue, *, memos: bool) -> tuple[Cell, ...]:
    told = "; ".join(
        f"{words.said(who.coder)}: {' '.join(coding.memo.split())}"
        for who in disagreement.said
        for coding in who.codings
        if coding.memo
    )
    return (
        number,
        _code(disagreement, words),
        f"{words.said(str(disagreement.document))} ({disagreement.document.id})",
        f"{disagreement.span.start}–{disagreement.span.end}",
        *(_said(who, words) for who in disagreement.said),
        " ".join(disagreement.text.split()),
        *([told] if memos else []),
        disagreement.units,
        _cost(disagreement, words),
    )


def object_of_disagreements(found: Disagreements, *, memos: bool = False) -> dict[str, Any]:
    """The list as one object, with or without memos; offsets are half-open code points of the stored text.

    The disagreements are made while they are iterated.
    """
    return {
        "coders": list(found.coders),
        "unit": found.unit,
        "alpha": found.alpha,
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
            for voice in disagreement.said
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
        "said": [
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
            for who in one.said
        ],
    }
