"""The one writing thread: jobs are done in the order of the keys, and each says how it ended.

It owns the writing connection of the project. While it has nothing to do it looks whether another process
has written to the file.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.message import Message

from qualcode.errors import QualcodeError
from qualcode.project.project import Project

_LOOK_EVERY = 0.5  # seconds

Work = Callable[[Project], Any]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to write, and what to do in the interface when it is committed or has failed."""

    work: Work
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


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

    def __init__(self, path: Path, post: Callable[[Message], object], round_: int | None = None) -> None:
        self._path = path
        self._round = round_
        self._post = post
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._unanswered = 0
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

    def answered(self) -> None:
        """Note, in the interface's thread, that the answer to a job was taken in."""
        self._unanswered -= 1

    def close(self) -> None:
        """Do what is queued, close the file, end the thread."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            project = Project.open(self._path)
            project.codings.round = self._round
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
        project.close()

    def _refuse_all(self, error: QualcodeError) -> None:
        """Answer every job with the reason why the file could not be opened for writing."""
        while (job := self._jobs.get()) is not None:
            self._post(self.Failed(job, error))

    def _look(self, project: Project, version: int) -> int:
        try:
            now = project.data_version()
        except QualcodeError:
            return version  # busy: look again later
        if now != version:
            self._post(self.ProjectChanged())
        return now

    def _do(self, project: Project, job: Job) -> None:
        try:
            result = job.work(project)
        except Exception as error:  # noqa: BLE001 - the thread must live on; the interface tells and logs it
            self._post(self.Failed(job, error))
        else:
            self._post(self.Done(job, result))
