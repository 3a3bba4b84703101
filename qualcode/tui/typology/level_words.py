"""What the screen of levels says of a cell: its level, who gave which, why, and on how many passages."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.level_values import LevelBoard, LevelState
from qualcode.model.codebooks.typologies import CaseLevel, unclassifiable
from qualcode.model.codes import Code
from qualcode.model.documents import Case, Document
from qualcode.plural import counted
from qualcode.safe_text import visible


def level_name(code: Code, level: CaseLevel) -> str:
    """What a level is called, also that there is none."""
    return next((known.name for known in code.levels if known.key == level.level), unclassifiable(program()))


def cell_words(board: LevelBoard, unit: Case | Document, code: Code) -> str:
    """The level of a case on a code in a cell; of several that differ all, behind “≠”."""
    value = board.value(unit, code)
    if value.state is LevelState.MISSING:
        return ""
    if value.state is LevelState.DISPUTED:
        return "≠ " + " / ".join(dict.fromkeys(level_name(code, level) for level in value.given))
    return level_name(code, value.given[0])


def cell_text(board: LevelBoard, unit: Case | Document, code: Code) -> Text:
    """Who gave a case which level on a code, why and on how many passages."""
    text = Text()
    for level in board.of(unit, code):
        text.append(visible(board.coders.get(level.coder, "?")), style="bold")
        text.append(f" ({_('round {number}', number=level.round)}): ")
        text.append(visible(level_name(code, level)), style="bold")
        text.append(f" · {counted(len(level.passages), 'passage')}", style="dim")
        if level.reason:
            text.append(f"\n{visible(level.reason, keep=chr(10))}")
        text.append("\n")
    if not text:
        text.append(_("Nobody gave a level yet."), style="dim")
    return text


def levels_line(code: Code) -> str:
    """The levels of a code with the digits that give them: “1 low · 2 high · 0 not classifiable”."""
    names = [f"{number} {level.name}" for number, level in enumerate(code.levels[:9], start=1)]
    order = "" if code.ordered else f" ({pgettext('levels of a code', 'without an order')})"
    return " · ".join([*names, f"0 {unclassifiable(program())}"]) + order
