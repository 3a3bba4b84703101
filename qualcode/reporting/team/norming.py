"""A norming session as lines to read, as a report and as an object: passages with all votes, figures of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.agreement.kernel.conditions import FEW
from qualcode.agreement.study.results import NamedDocument
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.model.codes import Code
from qualcode.model.team.norming import TURNS, NormingState
from qualcode.model.team.norming_board import NormingBoard, VotedPassage
from qualcode.model.team.norming_figures import CodeChange, NoAlpha, NormingFigures, VoteFigures
from qualcode.plural import counted
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, per_cent


@dataclass(frozen=True, slots=True)
class NormingSubject:
    """What a report tells of: a board, and what coders (key -> name) and documents (key) are called in it."""

    board: NormingBoard
    coders: Mapping[int, str]
    documents: Mapping[int, NamedDocument]


def state_words(state: NormingState, words: Catalogue | None = None) -> str:
    """Where a session is: “first votes”."""
    words = words or program()
    return {
        NormingState.FIRST: words.pgettext("norming", "first votes"),
        NormingState.TALK: words.pgettext("norming", "talk"),
        NormingState.SECOND: words.pgettext("norming", "second votes"),
        NormingState.CLOSED: words.pgettext("norming", "closed"),
    }[state]


def vote_words(codes: tuple[Code, ...] | None, words: Catalogue | None = None) -> str:
    """A vote: the codes, “none of the codes”, or a dash where nobody voted."""
    words = words or program()
    if codes is None:
        return "–"
    return ", ".join(code.full_name for code in codes) or words.pgettext("norming", "none of the codes")


def figure_lines(figures: NormingFigures, words: Catalogue | None = None) -> list[str]:
    """The figures over all codes before and after the talk, on what they rest, and how little that is."""
    words = words or program()
    lines = [
        words.gettext(
            "{votes} on {passages} compared",
            votes=counted(figures.votes, "vote", words=words),
            passages=counted(figures.passages, "passage", after=True, words=words),
        ),
        words.gettext("first votes: {figures}", figures=_both(figures.first, words)),
    ]
    if figures.second is not None:
        lines.append(words.gettext("second votes: {figures}", figures=_both(figures.second, words)))
    if figures.left_out:
        lines.append(
            words.ngettext(
                "{count} vote is left out: nobody else voted there, or the same member not in both votes",
                "{count} votes are left out: nobody else voted there, or the same member not in both votes",
                figures.left_out,
            )
        )
    if figures.passages < FEW:
        lines.append(
            words.ngettext(
                "This rests on {count} passage only: a few votes more or less change it much.",
                "This rests on {count} passages only: a few votes more or less change it much.",
                figures.passages,
            )
        )
    return lines


def _both(figures: VoteFigures, words: Catalogue) -> str:
    """Alpha and per cent, or why there is no alpha."""
    told = words.gettext(
        "alpha {alpha}, {percent} % alike",
        alpha=coefficient(figures.alpha, words=words),
        percent=per_cent(figures.percent, words),
    )
    reason = _reason(figures.reason, words)
    return f"{told} ({reason})" if reason else told


def _reason(reason: NoAlpha, words: Catalogue) -> str:
    return {
        NoAlpha.EXISTS: "",
        NoAlpha.FEW: words.gettext("fewer than two passages with two votes"),
        NoAlpha.NEVER: words.gettext("no code was given"),
        NoAlpha.ALWAYS: words.gettext("all votes are the same"),
    }[reason]


def code_rows(figures: NormingFigures, words: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """A row a code: given, alpha, per cent, before and after; how many votes took it up or dropped it."""
    for change in figures.codes:
        yield (change.name, *_of_code(change, words))


def _of_code(change: CodeChange, words: Catalogue) -> tuple[Cell, ...]:
    before = (change.first.given, coefficient(change.first.alpha, words=words), per_cent(change.first.percent, words))
    if change.second is None:
        return (*before, "", "", "", "", "")
    after = (
        change.second.given,
        coefficient(change.second.alpha, words=words),
        per_cent(change.second.percent, words),
    )
    return (*before, *after, change.taken, change.dropped)


def code_heads(words: Catalogue) -> tuple[str, ...]:
    """The heads of `code_rows`."""
    return (
        words.pgettext("column", "code"),
        words.pgettext("column", "given, 1st"),
        words.pgettext("column", "alpha, 1st"),
        words.pgettext("column", "%, 1st"),
        words.pgettext("column", "given, 2nd"),
        words.pgettext("column", "alpha, 2nd"),
        words.pgettext("column", "%, 2nd"),
        words.pgettext("column", "taken up"),
        words.pgettext("column", "dropped"),
    )


def norming_report(subject: NormingSubject, language: Language | None = None) -> Report:
    """A session as a report: facts, which code changed how, all passages with their votes.

    Without a language it is in the program's. CSV and JSON are the same in each.
    """
    words = catalogue_of(language or program().language)
    board = subject.board
    tables = (_codes(board.figures, words),) if board.figures is not None else ()
    facts = [
        (words.pgettext("head", "state"), state_words(board.session.state, words)),
        (words.pgettext("head", "members"), ", ".join(words.said(name) for name in _members(subject))),
        (words.pgettext("head", "passages"), words.number(len(board.passages))),
    ]
    if board.figures is not None:
        facts.append((words.pgettext("head", "agreement"), "; ".join(figure_lines(board.figures, words))))
    if board.session.note:
        facts.append((words.pgettext("head", "what came of it"), board.session.note))
    return report_of_tables(
        words.gettext("Norming session “{name}”", name=board.session.name),
        facts,
        (*tables, _passages(subject, words)),
        _passages(subject, catalogue_of("en")),
        language=words.language,
        as_object=lambda: object_of_norming(subject),
    )


def _members(subject: NormingSubject) -> list[str]:
    return [subject.coders[member.key] for member in subject.board.members]


def _codes(figures: NormingFigures, words: Catalogue) -> Table:
    return Table(words.gettext("Codes"), code_heads(words), Afresh(lambda: code_rows(figures, words)))


def _passages(subject: NormingSubject, words: Catalogue) -> Table:
    members = [(member.key, words.said(subject.coders[member.key])) for member in subject.board.members]
    places = [(key, turn) for key, _name in members for turn in subject.board.revealed]
    head = (
        words.pgettext("column", "no."),
        words.pgettext("column", "document"),
        words.pgettext("column", "passage"),
        *(_turn_head(name, turn, words) for _key, name in members for turn in subject.board.revealed),
    )

    def row(voted: VotedPassage) -> tuple[Cell, ...]:
        document = words.said(str(subject.documents[voted.document.key]))
        votes = (vote_words(voted.votes.get(place), words) for place in places)
        return (voted.number, document, passage_words(voted, words), *votes)

    rows = Afresh(lambda: map(row, subject.board.passages))
    return Table(words.gettext("Passages"), head, rows, words=len(head), running=frozenset({2}))


def _turn_head(coder: str, turn: int, words: Catalogue) -> str:
    if turn == 1:
        return words.pgettext("column", "{coder}, 1st", coder=coder)
    return words.pgettext("column", "{coder}, 2nd", coder=coder)


def passage_words(voted: VotedPassage, words: Catalogue | None = None) -> str:
    """The words of a passage in one line; that they were erased, or corrected meanwhile, is told."""
    words = words or program()
    if voted.text is None:
        return words.gettext("[the former text was erased]")
    said = " ".join(voted.words.split())
    return words.gettext("{passage} [corrected since]", passage=said) if voted.corrected else said


def words_of_norming(subject: NormingSubject) -> Iterator[str]:
    """All that is said in words in a report of a session, each text once."""
    board = subject.board
    yield from dict.fromkeys(
        (
            board.session.name,
            board.session.note,
            *_members(subject),
            *(subject.documents[voted.document.key].label for voted in board.passages),
            *(change.name for change in (board.figures.codes if board.figures else ())),
            *(code.full_name for voted in board.passages for codes in voted.votes.values() for code in codes),
        )
    )
    for voted in board.passages:
        yield voted.words


def object_of_norming(subject: NormingSubject) -> dict[str, Any]:
    """A session as one object; offsets are half-open code points of the text as it was when the session began."""
    board = subject.board
    return {
        "name": board.session.name,
        "state": board.session.state.value,
        "note": board.session.note,
        "members": _members(subject),
        "figures": object_of_figures(board.figures) if board.figures is not None else None,
        "passages": [_object(voted, subject) for voted in board.passages],
    }


def object_of_figures(figures: NormingFigures) -> dict[str, Any]:
    """The figures of a session as an object."""
    from dataclasses import asdict

    return asdict(figures)


def _object(voted: VotedPassage, subject: NormingSubject) -> dict[str, Any]:
    document = subject.documents[voted.document.key]
    return {
        "number": voted.number,
        "document": {"id": document.id, "label": document.label, "number": document.number},
        "start": voted.passage.span.start,
        "end": voted.passage.span.end,
        "corrected": voted.corrected,
        "text": voted.words,
        "votes": [
            {
                "coder": subject.coders[member.key],
                "turn": turn,
                "codes": [code.full_name for code in codes],
            }
            for member in subject.board.members
            for turn in TURNS
            if (codes := voted.votes.get((member.key, turn))) is not None
        ],
    }
