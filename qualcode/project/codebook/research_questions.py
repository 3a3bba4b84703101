"""Research questions: a short list in an order of its own, to which codes and memos belong."""

from __future__ import annotations

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.groups import ResearchQuestion
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Store, find, gone


class ResearchQuestions:
    """The research questions of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[ResearchQuestion]:
        """All questions in their order."""
        links: dict[int, tuple[list[int], list[int]]] = {}
        for question, code, memo in self._store.all(
            "SELECT question_id, code_id, memo_id FROM research_links ORDER BY id"
        ):
            codes, memos = links.setdefault(question, ([], []))
            if code is not None:
                codes.append(code)
            else:
                memos.append(memo)
        rows = self._store.all("SELECT id, uuid, text FROM research_questions ORDER BY position, id")
        return [
            ResearchQuestion(key, uuid, number, text, *map(tuple, links.get(key, ((), ()))))
            for number, (key, uuid, text) in enumerate(rows, start=1)
        ]

    def get(self, key: int) -> ResearchQuestion:
        """The question of that key. Raises QualcodeError where it was removed."""
        found = next((question for question in self.all() if question.key == key), None)
        if found is None:
            raise gone("research_questions")
        return found

    def find(self, wanted: str, *, exact: bool = False) -> ResearchQuestion:
        """The question of that text or id. Raises NotFound, Ambiguous, NotExact."""
        candidates = [
            NameCandidate(question, question.id, question.uuid, (question.text,)) for question in self.all()
        ]
        kind = "research question"  # no text: a key
        return find(kind, wanted, candidates, hint=_("“qualcode research” lists them."), exact=exact)

    def add(self, text: str, author: Author) -> ResearchQuestion:
        """Add a question at the end. Raises QualcodeError for an empty one, or one that is there."""
        text = _checked(text)
        with self._store.history.change("research.add", author):
            self._refuse_taken(text)
            key = self._store.insert("research_questions", position=len(self.all()) + 1, text=text)[0]
        return self.get(key)

    def edit(self, question: ResearchQuestion, text: str, author: Author) -> ResearchQuestion:
        """Give a question other words. Raises as `add`."""
        text = _checked(text)
        with self._store.history.change("research.edit", author):
            self._refuse_taken(text, question.key)
            self.get(question.key)
            self._store.update("research_questions", question.key, text=text)
        return self.get(question.key)

    def move(self, question: ResearchQuestion, number: int, author: Author) -> ResearchQuestion:
        """Put a question at a place, from 1; one behind the end is the end."""
        with self._store.history.change("research.move", author):
            present = self.get(question.key)
            others = [other for other in self.all() if other.key != question.key]
            others.insert(max(0, min(number - 1, len(others))), present)
            for place, other in enumerate(others, start=1):
                self._store.update("research_questions", other.key, position=place)
        return self.get(question.key)

    def remove(self, question: ResearchQuestion, author: Author) -> None:
        """Take a question away; codes and memos stay."""
        with self._store.history.change("research.remove", author):
            self._store.delete("research_links", "question_id = ?", (question.key,))
            self._store.delete_one("research_questions", question.key)

    def link(
        self, question: ResearchQuestion, author: Author, *, code: int | None = None, memo: int | None = None
    ) -> bool:
        """Say that a code or memo (a key) belongs to a question; False where it does already."""
        with self._store.history.change("research.link", author):
            present = self.get(question.key)
            if code in present.codes or memo in present.memos:
                return False
            self._store.insert("research_links", question_id=question.key, code_id=code, memo_id=memo)
        return True

    def unlink(
        self, question: ResearchQuestion, author: Author, *, code: int | None = None, memo: int | None = None
    ) -> bool:
        """Say that a code or memo (a key) belongs to a question no longer; False where it does not."""
        column, key = ("memo_id", memo) if code is None else ("code_id", code)
        with self._store.history.change("research.unlink", author):
            self.get(question.key)
            return self._store.delete("research_links", f"question_id = ? AND {column} = ?", (question.key, key)) > 0

    def _refuse_taken(self, text: str, key: int = 0) -> None:
        if any(folded(question.text) == folded(text) and question.key != key for question in self.all()):
            raise QualcodeError(_("This research question is there already."), _("“qualcode research” lists them."))


def _checked(text: str) -> str:
    """The question in one line; raises QualcodeError for an empty one."""
    words = spelled(" ".join(text.split()))
    if not words:
        raise QualcodeError(_("The research question is empty."), _("Write what the study asks."))
    return words
