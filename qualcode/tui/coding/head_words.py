"""What the head line of the coding screen says: study, document and place; who codes what, and what is hidden."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext, program
from qualcode.model.documents import Document
from qualcode.model.memos import MemoTarget
from qualcode.plural import counted
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_table import key_of


def head_words(desk: CodingDesk, fixed: str, *, narrow: bool) -> tuple[list[str], list[str]]:
    """What stands at the left and at the right, the most needed first; the place only on a `narrow` screen.

    `fixed` says how many passages are fixed for who codes, and are coded; empty for none.
    """
    bench, opened = desk.bench, desk.opened
    study = [bench.project.title, "qualcode"]
    if opened is None:
        return study[:1], [*_who(desk), *study[1:]]
    name, label = opened.document.name, opened.document.label
    left = [name if name.startswith(label) else f"{label} · {name}"]
    if narrow:
        number = opened.structure.paragraph_number(desk.text.active_offset)
        left.append(f"¶{number}/{len(opened.structure.paragraphs)}")
    seen, hidden = _seen_and_hidden(desk, opened.document)
    orphaned = bench.orphaned(opened.document)
    if orphaned:
        hidden.append(_("{count} orphaned ({key})", count=orphaned, key=key_of("coding.orphans")))
    memos = len(bench.memos_on(MemoTarget(document=opened.document.key)))
    if memos:
        hidden.append(f"✎ {counted(memos, 'memo')} ({key_of('coding.memo_on_document')})")
    linking = len(bench.linking("document", opened.document.key))
    if linking:
        hidden.append(f"← {counted(linking, 'memo')} ({key_of('coding.memo_on_document')})")
    return left, [
        *_who(desk),
        *filter(None, [fixed]),
        *hidden,
        pgettext("head", "{codings} here", codings=counted(seen, "coding")),
        _progress(desk),
        *study,
    ]


def _progress(desk: CodingDesk) -> str:
    """How far the coder is with the study."""
    bench = desk.bench
    total = bench.own_total()
    own = pgettext("head", "counting codings …") if total is None else counted(total, "coding")
    finished = pgettext("head", "{finished} of {all} finished", finished=bench.finished(), all=len(bench.documents))
    return f"{finished} · {own}"


def _who(desk: CodingDesk) -> list[str]:
    """The coder, and what is not as usual: a guest, coding blind, a round."""
    bench = desk.bench
    blind = [pgettext("head", "blind")] if bench.blind else []
    round_ = [pgettext("head", "round {number}", number=bench.round)] if bench.round else []
    guest = [pgettext("head", "guest, reads only")] if bench.is_guest else []
    return [bench.coder_name, *guest, *round_, *blind]


def _seen_and_hidden(desk: CodingDesk, document: Document) -> tuple[int, list[str]]:
    """How many codings of a document can be seen; whose are hidden, how many, and what shows them."""
    counts = desk.bench.counts_of(document.key)
    others = desk.bench.others_in(document.key)
    earlier = (
        [
            pgettext(
                "head",
                "other rounds: {count} hidden ({key})",
                count=program().number(counts.earlier),
                key=key_of("coding.earlier_rounds"),
            )
        ]
        if counts.earlier
        else []
    )
    if desk.bench.hides_others:  # how many, and whose, would tell what they gave here
        return counts.own, [pgettext("head", "others hidden"), *earlier]
    if not others or not (desk.bench.blind or desk.only_own):
        return counts.own + counts.others, earlier
    why = pgettext("head", "blind") if desk.bench.blind else key_of("coding.only_own")
    hidden = [
        pgettext("head", "{name}: {count} hidden ({why})", name=name, count=program().number(number), why=why)
        for name, number in others.items()
    ]
    return counts.own, [*hidden, *earlier]
