"""The list of disagreements as lines to read, as a report and as an object; the dearest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.agreement.study.disagreements import POLARITY, DisagreementOn, Disagreements, Said
from qualcode.plural import counted
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient


def head_of(found: Disagreements) -> str:
    """What is listed, and what it costs altogether."""
    number = counted(len(found.found), "disagreement")
    return f"{number} of {', '.join(found.coders)} over units “{found.unit}”; pooled alpha {coefficient(found.alpha)}"


def lines_of(one: DisagreementOn, number: int) -> list[str]:
    """One disagreement: where and on which code, who said what, the passage, the memos."""
    kind = "polarity of " if one.kind == POLARITY else ""
    cost = "" if one.kind == POLARITY else f", costs {one.cost:.4f}"
    where = f"{one.document} (document {one.document.id}), {one.span.start}–{one.span.end}"
    lines = [f"{number}. {kind}{one.code}: {where}, {counted(one.units, 'unit')}{cost}"]
    lines += [f"   {who.coder}: {_said(who)}" for who in one.said]
    lines.append(f"   “{' '.join(one.text.split())}”")
    lines += [
        f"   memo of {who.coder}: {' '.join(coding.memo.split())}"
        for who in one.said
        for coding in who.codings
        if coding.memo
    ]
    return lines


def _said(who: Said) -> str:
    if who.coded is None:
        return "did not work on this document"
    spans = ", ".join(f"{coding.polarity.value} {coding.span.start}–{coding.span.end}" for coding in who.codings)
    if who.coded:
        return f"given ({spans})"
    return f"not given, but touched ({spans})" if spans else "not given"


def disagreements_report(found: Disagreements, *, memos: bool = False) -> Report:
    """The list as one table, a row a disagreement, with or without memos."""
    head = ("no.", "code", "document", "place", *found.coders, "passage", *(["memos"] if memos else []))
    running = frozenset({head.index("passage", 4 + len(found.coders))})
    rows = Afresh(
        lambda: (_row(disagreement, number, memos=memos) for number, disagreement in enumerate(found.found, start=1))
    )
    table = Table("Passages", (*head, "units", "cost"), rows, words=len(head), running=running)
    facts = (
        ("coders", ", ".join(found.coders)),
        ("unit", found.unit),
        ("alpha", f"{coefficient(found.alpha)}, pooled"),
        ("cost", "what a disagreement takes from the pooled alpha; that on polarity alone takes nothing"),
    )
    title = "Disagreements of coders"
    return report_of_tables(
        title, facts, (table,), table, as_object=lambda: object_of_disagreements(found, memos=memos)
    )


def _row(disagreement: DisagreementOn, number: int, *, memos: bool) -> tuple[Cell, ...]:
    kind = "polarity of " if disagreement.kind == POLARITY else ""
    told = "; ".join(
        f"{who.coder}: {' '.join(coding.memo.split())}"
        for who in disagreement.said
        for coding in who.codings
        if coding.memo
    )
    return (
        number,
        f"{kind}{disagreement.code}",
        f"{disagreement.document} ({disagreement.document.id})",
        f"{disagreement.span.start}–{disagreement.span.end}",
        *(_said(who) for who in disagreement.said),
        " ".join(disagreement.text.split()),
        *([told] if memos else []),
        disagreement.units,
        "" if disagreement.kind == POLARITY else f"{disagreement.cost:.4f}",
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
