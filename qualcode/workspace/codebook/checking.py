"""Looking a codebook over: that of the project, or one in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import ReadingError
from qualcode.model.codes import Codebook
from qualcode.reporting.codebook.problems import (
    CodebookProblem,
    CodebookProblemKind,
    ProblemGrade,
    book_of,
    codebook_problems,
)

if TYPE_CHECKING:
    from qualcode.workspace.workspace import Workspace


def check_codebook(space: Workspace) -> list[CodebookProblem]:
    """What is open or wrong in the codebook of the project; anchor examples that must not be seen are left out."""
    from qualcode.reporting.documents.anchor_states import examples_of

    book = space.book
    examples = examples_of(space.project, book)
    return codebook_problems(Codebook(tuple(replace(code, anchors=examples[code.key]) for code in book)))


def check_codebook_file(path: Path) -> list[CodebookProblem]:
    """What is open or wrong in a file of any kind that codebooks are read from; also why it cannot be read."""
    from qualcode.reading.lists.codebooks import read

    try:
        draft, _warnings = read(path)
    except ReadingError as error:
        told = f"{error.message} {error.hint}".strip()
        return [CodebookProblem(CodebookProblemKind.UNREADABLE, ProblemGrade.ERROR, detail=told)]
    return codebook_problems(book_of(draft), is_file=True)


def needs_mending(problems: Iterable[CodebookProblem]) -> bool:
    """Whether any of them is more than a note."""
    return any(problem.grade is not ProblemGrade.NOTE for problem in problems)
