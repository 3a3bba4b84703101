"""What the head line of the coding screen says: study, document and place; who codes what, and what is hidden."""

from __future__ import annotations

from qualcode.model.documents import Document
from qualcode.plural import counted
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_table import key_of


def head_words(desk: CodingDesk, *, narrow: bool) -> tuple[str, str]:
    """What stands at the left and at the right; where the screen is `narrow`, less."""
    bench, opened = desk.bench, desk.opened
    sight = "blind" if bench.blind else "open"
    who = f"{bench.coder_name} ({sight}{f', round {bench.round}' if bench.round else ''})"
    if opened is None:
        return f"qualcode  {bench.project.title}", who
    seen, hidden = _seen_and_hidden(desk, opened.document)
    orphaned = bench.orphaned(opened.document)
    hidden += f" · {orphaned} without a place ({key_of('coding.orphans')})" if orphaned else ""
    name, label = opened.document.name, opened.document.label
    name = name if name.startswith(label) else f"{label} · {name}"
    if narrow:
        number = opened.structure.paragraph_number(desk.text.active_offset)
        left = f"{name}   ¶{number}/{len(opened.structure.paragraphs)}"
        return left, f"{who}  {counted(seen, 'coding')}{hidden}"
    total = bench.own_total()
    own = "counting codings …" if total is None else counted(total, "coding")
    progress = f"{bench.finished()}/{len(bench.documents)} finished · {own}"
    right = f"{who}   {counted(seen, 'coding')} here{hidden}   {progress}"
    return f"qualcode  {bench.project.title}  ·  {name}", right


def _seen_and_hidden(desk: CodingDesk, document: Document) -> tuple[int, str]:
    """How many codings of a document can be seen; whose are hidden, how many, and what shows them."""
    counts = desk.bench.counts_of(document.key)
    others = desk.bench.others_in(document.key)
    earlier = (
        f" · {counts.earlier} of other rounds hidden ({key_of('coding.earlier_rounds')} shows them)"
        if counts.earlier
        else ""
    )
    if desk.bench.hides_others:  # how many, and whose, would tell what they gave here
        return counts.own, f" · others hidden{earlier}"
    if not others or not (desk.bench.blind or desk.only_own):
        return counts.own + counts.others, earlier
    whose = " and ".join(f"{number} of {name}" for name, number in others.items())
    why = "blind" if desk.bench.blind else f"{key_of('coding.only_own')} shows them"
    return counts.own, f" · {whose} hidden ({why}){earlier}"
