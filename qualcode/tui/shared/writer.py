"""The one writing thread: jobs are done in the order of the keys, and each says how it ended.

It owns the writing connection of the project, and each job gets the workspace of who acts over it. While it has
nothing to do it looks whether another process has written to the file, and whether the file is still there. A job
waits as long as another process keeps the file locked.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from textual.message import Message

from qualcode.errors import ProjectBusy, ProjectReplaced, QualcodeError, Stopped
from qualcode.progress import StopRequest, stopped_by
from qualcode.project.project import Project
from qualcode.tui.keys.instead import error_words
from qualcode.workspace.workspace import Workspace

_LOOK_EVERY = 0.5  # seconds
_TRY_AGAIN = 0.3  # seconds, while the file is locked
_ONE_TRY = 200  # milliseconds

Work = Callable[[Workspace], Any]
"""It gets the workspace of who acts over the writing connection."""


@dataclass(slots=True)
class Task:
    """What a thread does, as it is shown to whoever waits for it; without words nobody does.

    Where somebody stops it, `left` is said of what is left of it, and `stopped` is called. `share` is how much of it
    is done (0 to 1), where that is known.
    """

    words: str = ""
    left: Sequence[str] = ()
    stopped: Callable[[], object] = lambda: None
    stop: StopRequest = field(default_factory=StopRequest)
    share: float | None = None
    since: float = field(default_factory=monotonic)

    def give_up(self) -> None:
        """Stop it without a word: nobody wants its answer any more."""
        self.words = ""
        self.stop.ask()

    def report(self, words: str, number: int, every: int) -> None:
        """Say from its thread what is done now, and how much of it. Raises Stopped where it is to end."""
        self.stop.hear()
        self.words, self.share = words, number / every if every else None


@dataclass(frozen=True, slots=True)
class Job:
    """Something to write, and what to do in the interface when it is committed or has failed."""

    work: Work
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    task: Task = field(default_factory=Task)


class Writer:
    """Takes jobs from the interface; answers by messages, which Textual takes from any thread."""

    class Done(Message):
        """A job is committed."""

        def __init__(self, job: Job, result: object) -> None:
            super().__init__()
            self.job = job
            self.result = result

    class Failed(Message):
        """A job has failed and changed nothing."""

        def __init__(self, job: Job, error: Exception) -> None:
            super().__init__()
            self.job = job
            self.error = error

    class Opened(Message):
        """The writing connection stands: from now on it notices what others write."""

    class ProjectChanged(Message):
        """Another process has written to the project."""

    class Waits(Message):
        """Another process keeps the file locked: what was to be written is tried again."""

    class FileLost(Message):
        """Another file lies where the project was opened; nothing can be saved any more."""

        def __init__(self, error: ProjectReplaced) -> None:
            super().__init__()
            self.error = error

    def __init__(self, space: Workspace, post: Callable[[Message], object]) -> None:
        self._space = space
        self._path = space.project.path
        self._post = post
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._unanswered = 0
        self._closing = threading.Event()
        self._told_of_loss = False
        self.waits = False  # for a locked file
        self.unwritten = 0  # jobs that had to be given up when the program was left
        self.farewell = ""  # what is to be said of the file after it was closed
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a job."""
        self._unanswered += 1
        self._jobs.put(job)

    @property
    def idle(self) -> bool:
        """Whether every job has been answered in the interface."""
        return self._unanswered == 0

    @property
    def unanswered(self) -> int:
        """The number of jobs that have not been answered in the interface."""
        return self._unanswered

    def answered(self) -> None:
        """Note, in the interface's thread, that the answer to a job was taken in."""
        self._unanswered -= 1

    def close(self) -> None:
        """Do what is queued, close the file, end the thread; what a locked file does not take then is `unwritten`."""
        self._closing.set()
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            project = self._opened()
            project.wait_at_most(_ONE_TRY)
            version = project.data_version()
        except QualcodeError as error:
            self._refuse_all(error)
            return
        self._post(self.Opened())
        while True:
            try:
                job = self._jobs.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                version = self._look(project, version)
                continue
            if job is None:
                break
            self._do(project, job)
        self._close(project)

    def _close(self, project: Project) -> None:
        project.tell = self._note_farewell
        try:
            project.close()
        except ProjectReplaced as error:
            self._note_farewell(error_words(error))

    def _note_farewell(self, said: str) -> None:
        self.farewell = said

    def _opened(self) -> Project:
        """Open the file, as soon as no other process keeps it locked."""
        while True:
            try:
                project = Project.open(self._path)
            except ProjectBusy:
                if self._closing.is_set():
                    raise
                self._wait()
            else:
                self.waits = False
                return project

    def _wait(self) -> None:
        self.waits = True
        self._post(self.Waits())
        self._closing.wait(_TRY_AGAIN)

    def _refuse_all(self, error: QualcodeError) -> None:
        """Answer every job with the reason why the file could not be opened for writing."""
        while (job := self._jobs.get()) is not None:
            self._fail(job, error)

    def _look(self, project: Project, version: int) -> int:
        try:
            if not self._told_of_loss:
                project.look_after_file()
            now = project.data_version()
        except ProjectReplaced as error:
            self._told_of_loss = True
            self._post(self.FileLost(error))
            return version
        except QualcodeError:
            return version  # busy: look again later
        if now != version:
            self._post(self.ProjectChanged())
        return now

    def _do(self, project: Project, job: Job) -> None:
        while True:
            before = project.writes
            try:
                with stopped_by(job.task.stop):
                    result = job.work(self._space.beside(project))
                    job.task.stop.hear()
            except ProjectBusy as error:
                if self._closing.is_set() or project.writes != before:  # a part of it is done: not once more
                    self._fail(job, error)
                    break
                self._wait()
                if job.task.stop.asked:
                    self._fail(job, Stopped(str(error)))
                    break
            except Exception as error:  # noqa: BLE001 - the thread must live on; the interface tells and logs it
                self._told_of_loss = self._told_of_loss or isinstance(error, ProjectReplaced)
                self._fail(job, error)
                break
            else:
                self._post(self.Done(job, result))
                break
        self.waits = False

    def _fail(self, job: Job, error: Exception) -> None:
        if self._closing.is_set() and not isinstance(error, Stopped):
            self.unwritten += 1
        self._post(self.Failed(job, error))
