"""How a norming session reads on the screen: its cells, and what stands above a passage."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codes import Code
from qualcode.model.codings import Coder
from qualcode.model.team.norming import TURNS
from qualcode.model.team.norming_board import NormingBoard, VotedPassage
from qualcode.model.team.norming_figures import CodeChange
from qualcode.reporting.team.norming import figure_lines, vote_words
from qualcode.reporting.words.number_format import coefficient, per_cent
from qualcode.safe_text import visible

_SHOWN = 300  # characters of a passage in a cell


def heads_of(board: NormingBoard) -> list[tuple[str, bool]]:
    """The heads of the passages, and whether numbers stand in a column."""
    return [
        (pgettext("column", "no."), True),
        (pgettext("column", "document"), False),
        *((visible(member.name), False) for member in _shown_members(board)),
        (pgettext("column", "passage"), False),
    ]


def cells_of(board: NormingBoard, voted: VotedPassage) -> tuple[str, ...]:
    """The cells of a passage: its votes stand before its words, which are cut; ≠ says that revealed votes differ."""
    differs = bool(board.revealed) and voted.differs(board.revealed[-1])
    return (
        f"≠ {voted.number}" if differs else str(voted.number),
        visible(voted.document.name),
        *(visible(votes_in_words(voted, member.key)) for member in _shown_members(board)),
        visible(" ".join(voted.words[:_SHOWN].split())),
    )


def code_table(board: NormingBoard) -> tuple[list[tuple[str, bool]], list[tuple[str, ...]]]:
    """Heads and cells of the table that tells which code changed how, the first vote before the second."""
    heads = [
        (pgettext("column", "code"), False),
        (pgettext("column", "given"), True),
        (pgettext("column", "alpha"), True),
        ("%", True),
        (pgettext("column", "taken up"), True),
        (pgettext("column", "dropped"), True),
    ]
    changes = board.figures.codes if board.figures is not None else ()
    if all(change.second is None for change in changes):
        heads = heads[:4]
    return heads, [_code_cells(change)[: len(heads)] for change in changes]


def _code_cells(change: CodeChange) -> tuple[str, ...]:
    turns = [figures for figures in (change.first, change.second) if figures is not None]
    return (
        visible(change.name),
        " → ".join(program().number(figures.given) for figures in turns),
        " → ".join(coefficient(figures.alpha) for figures in turns),
        " → ".join(per_cent(figures.percent) for figures in turns),
        program().number(change.taken),
        program().number(change.dropped),
    )


def _shown_members(board: NormingBoard) -> Sequence[Coder]:
    """The members whose votes stand in the list: of all once they are revealed, else one's own."""
    return board.members if board.revealed else [member for member in board.members if member.key == board.own]


def votes_in_words(voted: VotedPassage, member: int) -> str:
    """The votes of a member (key), the first before the second: “Thema → Rest”."""
    votes = [voted.votes.get((member, turn)) for turn in TURNS]
    return " → ".join(_short(codes) for codes in votes if codes is not None) or "–"


def _short(codes: tuple[Code, ...]) -> str:
    return ", ".join(code.name for code in codes) or pgettext("norming", "none")


def note_of(board: NormingBoard, voted: VotedPassage) -> Text:
    """The votes on a passage that may be seen, and that it was corrected since."""
    note = Text()
    for member in board.members:
        votes = [vote_words(codes) for turn in TURNS if (codes := voted.votes.get((member.key, turn))) is not None]
        if votes:
            note.append(visible(f"{member.name}: "), "bold").append(visible(" → ".join(votes)), "not bold").append(
                "\n"
            )
    if voted.corrected:
        note.append(_("The text was corrected since; this is what is voted on:"), "bold").append("\n")
        words = voted.words or _("[the former text was erased]")
        note.append(visible(program().quoted(words), keep="\n"), "not bold").append("\n")
    return note


def figures_text(board: NormingBoard) -> Text:
    """What the figures of the revealed votes are, and what came of it."""
    text = Text()
    for line in figure_lines(board.figures) if board.figures is not None else ():
        text.append(f"{line}\n", "not bold")
    if board.session.note:
        text.append(_("What came of it:"), "bold").append(visible(f" {board.session.note}", keep="\n"), "not bold")
    return text


def progress_words(board: NormingBoard) -> str:
    """How far the members are: “anna 3/3, ben 0/3”; only the names where that is hidden."""
    there = len(board.passages)
    return ", ".join(
        member.name if (number := board.voted.get(member.key)) is None else f"{member.name} {number}/{there}"
        for member in board.members
    )
