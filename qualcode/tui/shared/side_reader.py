"""The one reading thread: what takes longer than a glance, such as going through all codings, is read there.

It owns a connection of its own, opened with the first question. Answers come by messages, in the order of the
questions.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.message import Message

from qualcode.errors import QualcodeError
from qualcode.progress import stopped_by
from qualcode.project.project import Project
from qualcode.tui.shared.writer import Task


@dataclass(frozen=True, slots=True)
class Lookup:
    """What to read, and what to do in the interface with what was read, or when it failed.

    What `opens` a screen or dialog takes the keys that come after: they wait, however long it is read.
    """

    work: Callable[[Project], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    opens: bool = False
    task: Task = field(default_factory=Task)


class SideReader:
    """Takes questions from the interface; answers by messages, which Textual takes from any thread."""

    class Answered(Message):
        """A question has its answer."""

        def __init__(self, question: Lookup, answer: object) -> None:
            super().__init__()
            self.question = question
            self.answer = answer

    class Unanswered(Message):
        """A question could not be answered."""

        def __init__(self, question: Lookup, error: Exception) -> None:
            super().__init__()
            self.question = question
            self.error = error

    def __init__(self, path: Path, post: Callable[[Message], object]) -> None:
        self._path = path
        self._post = post
        self._questions: queue.Queue[Lookup | None] = queue.Queue()
        self._open = 0  # questions that the interface has not heard of again
        self._opening = 0  # those of them that open something
        self._thread: threading.Thread | None = None

    @property
    def idle(self) -> bool:
        """Whether every question has been answered in the interface."""
        return self._open == 0

    @property
    def opens(self) -> bool:
        """Whether the answer to a question will open a screen or dialog."""
        return self._opening > 0

    def ask(self, question: Lookup) -> None:
        """Queue a question."""
        self._open += 1
        self._opening += question.opens
        self._questions.put(question)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reader", daemon=True)
            self._thread.start()

    def heard(self, question: Lookup) -> None:
        """Note, in the interface's thread, that the answer to a question was taken in."""
        self._open -= 1
        self._opening -= question.opens

    def close(self) -> None:
        """End the thread, which closes its connection; what was asked and not begun is not read any more."""
        with suppress(queue.Empty):
            while True:
                self._questions.get_nowait()
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join()

    def _run(self) -> None:
        project: Project | None = None
        while (question := self._questions.get()) is not None:
            try:
                project = project or Project.open(self._path)
                with stopped_by(question.task.stop):
                    answer = question.work(project)
                    question.task.stop.hear()
            except Exception as error:  # noqa: BLE001 - the thread must live on; the interface tells and logs it
                self._post(self.Unanswered(question, error))
            else:
                self._post(self.Answered(question, answer))
        if project is not None:
            with suppress(QualcodeError):  # the writing thread tells what is to be told of the file
                project.close()
