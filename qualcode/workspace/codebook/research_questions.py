"""Research questions, and the codes and memos that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.groups import ResearchQuestion
    from qualcode.model.memos import Memo
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class QuestionOverview:
    """A research question with what may be seen of what belongs to it; each code with its number of codings."""

    question: ResearchQuestion
    codes: tuple[tuple[Code, int], ...]
    memos: tuple[Memo, ...]


def overview(space: Workspace) -> list[QuestionOverview]:
    """All research questions in their order; memos that must not be seen are left out, and codings do not count."""
    numbers, book = space.numbers("code_id"), space.book
    memos = {memo.key: memo for memo in space.memos()}
    return [
        QuestionOverview(
            question,
            tuple((code, numbers.get(code.key, 0)) for code in book if code.key in question.codes),
            tuple(memos[key] for key in question.memos if key in memos),
        )
        for question in space.project.research_questions.all()
    ]


def add(space: Workspace, text: str) -> ResearchQuestion:
    """Add a question at the end. Raises as `ResearchQuestions.add` does."""
    return space.project.research_questions.add(text, space.author)


def edit(space: Workspace, question: ResearchQuestion, text: str) -> ResearchQuestion:
    """Give a question other words. Raises as `ResearchQuestions.edit` does."""
    return space.project.research_questions.edit(question, text, space.author)


def move(space: Workspace, question: ResearchQuestion, number: int) -> ResearchQuestion:
    """Put a question at a place, from 1."""
    return space.project.research_questions.move(question, number, space.author)


def remove(space: Workspace, question: ResearchQuestion) -> None:
    """Take a question away; codes and memos stay."""
    space.project.research_questions.remove(question, space.author)


def link(space: Workspace, question: ResearchQuestion, *linked: Code | Memo) -> int:
    """Say that codes and memos belong to a question, all in one transaction; gives how many did not yet.

    Raises QualcodeError for a memo that must not be seen.
    """
    questions = space.project.research_questions
    with space.project.together():
        return sum(questions.link(question, space.author, **_key(space, code_or_memo)) for code_or_memo in linked)


def unlink(space: Workspace, question: ResearchQuestion, *linked: Code | Memo) -> int:
    """Say that codes and memos belong to a question no longer, all in one transaction; gives how many did.

    Raises as `link`.
    """
    questions = space.project.research_questions
    with space.project.together():
        return sum(questions.unlink(question, space.author, **_key(space, code_or_memo)) for code_or_memo in linked)


def _key(space: Workspace, thing: Code | Memo) -> dict[str, int]:
    from qualcode.model.memos import Memo

    if isinstance(thing, Memo):
        space.sight.refuse_memo_of_others(thing)
        return {"memo": thing.key}
    return {"code": thing.key}
