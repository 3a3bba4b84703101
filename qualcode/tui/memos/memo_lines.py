"""How a memo looks in the list, and whole, with its links."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.model.memos import Memo
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.safe_text import one_line, visible
from qualcode.times import local_time
from qualcode.tui.shared.passage_card import memo_sign
from qualcode.workspace.coding.memo_overview import PlacedMemo
from qualcode.workspace.material.memo_links import MemoLink


def memo_lines(placed: PlacedMemo, on: str) -> Sequence[Text]:
    """A head with state, kind, place, author and time, and the beginning of the memo."""
    memo = placed.memo
    head = Text("✓ " if memo.closed else f"{memo_sign(memo)} ", style="dim" if memo.closed else "bold", no_wrap=True)
    head.append(visible(on), style="bold")
    said = (memo_kind_word(memo.kind), visible(placed.author), local_time(memo.changed))
    head.append(f"  {' · '.join(said)}", style="dim")
    return [head, Text.assemble("  ", (visible(one_line(memo.title)), "bold"), _first_words(memo))]


def _first_words(memo: Memo) -> str:
    words = visible(one_line(memo.text[:400]))
    return f"  {words}" if memo.title and words else words


def memo_note(placed: PlacedMemo, links: Sequence[MemoLink], backlinks: Sequence[str]) -> Text:
    """A memo whole, with the numbers of its links, what they lead to, and the memos that link to it."""
    memo = placed.memo
    note = Text()
    if memo.title:
        note.append(f"{visible(memo.title)}\n", style="bold")
    start = len(note)
    note.append(visible(memo.text, keep="\n"))
    for link in links:
        note.stylize("bold underline", start + link.place.start, start + link.place.end)
    state = pgettext("state", "settled") if memo.closed else pgettext("state", "open")
    note.append(f"\n{memo_kind_word(memo.kind)} · {state} · {visible(placed.author)} · ", style="dim")
    note.append(f"{local_time(memo.created)} · {memo.id}", style="dim")
    for number, link in enumerate(links, 1):
        if link.kind:
            note.append(f"\n{number} → {visible(link.told)}")
        else:
            words = _("“{words}” leads nowhere: {why}", words=visible(link.words), why=link.told)
            note.append(f"\n  → {words}", style="dim")
    for number, name in enumerate(backlinks, len(links) + 1):
        note.append(f"\n{number} ← {visible(name)}")
    return note
