"""How a conflict reads: its cells in the list, and its sides with who, when, where and which value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.history import in_words
from qualcode.model.sharing.merges import WaitingEntry
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.workspace.sharing.conflicts import SidedConflict
from qualcode.workspace.sharing.field_words import field_in_words

HEADS = (  # title, whether numbers stand in it
    (pgettext("column", "what it is about"), False),
    (pgettext("column", "here"), False),
    (pgettext("column", "there"), False),
    (pgettext("column", "by whom"), False),
)
_SHOWN = 12  # changes that wait
_INDENT = "\n     "


def cells_of(sided: SidedConflict) -> tuple[str, ...]:
    """The cells of a conflict."""
    conflict = sided.conflict
    sides = list(zip(conflict.sides, sided.sources, strict=True))
    return (
        title_of(sided),
        _values(("● " if side.holds else "") + _value(side.said) for side, source in sides if not source),
        _values(("● " if side.holds else "") + _value(side.said) for side, source in sides if source),
        _values(side.coder for side, _source in sides),
    )


def title_of(sided: SidedConflict) -> str:
    """What it is about, and in what its sides differ."""
    return f"{sided.conflict.about}: {field_in_words(sided.conflict.field)}"


def note_of(sided: SidedConflict) -> Text:
    """What it is about, and its sides in order, each with the digit that lets it hold."""
    conflict = sided.conflict
    note = Text(visible(title_of(sided)), style="bold")
    for number, (side, source) in enumerate(zip(conflict.sides, sided.sources, strict=True), start=1):
        note.append(f"\n{'●' if side.holds else '○'} {number}  ", style="bold")
        where = _("from “{source}”", source=source) if source else pgettext("side", "here")
        facts = [where, side.coder, local_time(side.created)]
        if side.holds:
            facts.append(_("shown until somebody decides"))
        note.append(visible(" · ".join(facts)), style="not bold")
        said = visible(side.said, keep="\n").strip("\n") or _("(empty)")
        note.append(_INDENT + said.replace("\n", _INDENT), style="not bold")
    return note


def waiting_note(waiting: Sequence[WaitingEntry]) -> Text:
    """The changes of other copies that came before what they rest on, the first of many; nothing for none."""
    note = Text()
    if not waiting:
        return note
    words = _("These changes came before what they rest on, and come in with the copy that has it:")
    note.append(words, style="bold")
    for entry in waiting[:_SHOWN]:
        facts = [
            in_words(entry.kind),
            entry.coder,
            local_time(entry.created),
            _("from “{source}”", source=entry.source),
        ]
        note.append("\n· " + visible(" · ".join(facts)), style="not bold")
    if len(waiting) > _SHOWN:
        more = ngettext("… and {count} more", "… and {count} more", len(waiting) - _SHOWN)
        note.append(f"\n{more}", style="not bold")
    return note.append("\n\n")


def _value(said: str) -> str:
    return " ".join(said.split()) or _("(empty)")


def _values(values: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(values)) or "–"
