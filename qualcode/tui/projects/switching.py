"""The switch from one project to another: what is open is closed whole, then the other one is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qualcode.catalogue import _
from qualcode.project.project import Project
from qualcode.tui.projects.next_study import NextStudy
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task
from qualcode.workspace.project import recent

_DEMO = Path("qualcode-demo") / "demo.qualcode"


class Switching:
    """`next` is what is opened once this project is closed, by whoever runs the program.

    `take_over` asks for a project of another program: whoever can do that says how.
    """

    def __init__(self, front: Callable[[], StudyScreen | None], ask: Callable[[Lookup], None]) -> None:
        """`front` gives the screen in front, `ask` has something done beside the interface."""
        self.next: NextStudy | None = None
        self._front, self._ask = front, ask
        self._wanted: NextStudy | None = None
        self.take_over: Callable[[Desk], None] = lambda _desk: None

    def go_on_with(self, study: NextStudy) -> None:
        """Leave this project, once nothing is unsaved, for that one."""
        front = self._front()
        if front is None:
            return

        def left() -> None:
            self.next = study
            front.app.exit(0)

        front.leave(left)

    def action_choose_project(self) -> None:
        """List the projects that were opened last, and the ways to others."""
        from qualcode.tui.projects.project_dialog import DEMO, FOREIGN, NEW, OTHER, ProjectDialog

        front = self._front()
        if front is None:
            return
        desk = front.desk
        dialog = ProjectDialog(desk.bench.project.path, recent.recent_projects())
        ways = {OTHER: self._open_other, NEW: self._make_new, FOREIGN: self.take_over, DEMO: self.open_demo}

        def answered(answer: Path | str | None) -> None:
            for path in dialog.dropped:
                recent.drop(path)
            if isinstance(answer, Path):
                self._open(desk, answer)
            elif answer is not None:
                ways[answer](desk)

        desk.show_dialog(dialog, answered)

    def _open_other(self, desk: Desk) -> None:
        from qualcode.tui.projects.file_dialog import ProjectFile, ProjectFileDialog

        def chosen(file: ProjectFile | None) -> None:
            if file is not None:
                self._open(desk, file.path)

        desk.show_dialog(ProjectFileDialog(Path.cwd(), new=False), chosen)

    def _make_new(self, desk: Desk) -> None:
        from qualcode.tui.projects.file_dialog import ProjectFile, ProjectFileDialog
        from qualcode.workspace.project.making import make

        def chosen(file: ProjectFile | None) -> None:
            if file is not None:
                title, coder = file.title or file.path.stem, desk.bench.coder_name
                words, left = _("Creating “{file}” …", file=file.path.name), _("no project was created")
                self.prepare(desk, NextStudy(file.path, coder), lambda: make(file.path, title, coder), words, left)

        desk.show_dialog(ProjectFileDialog(Path.cwd(), new=True), chosen)

    def open_demo(self, desk: Desk) -> None:
        """Open the demo with the guided tour; it is built first where it is not there."""
        from qualcode.workspace.project.making import make_demo

        path, coder = Path.cwd() / _DEMO, desk.bench.coder_name
        study = NextStudy(path, coder, tour=True)

        def build() -> None:
            path.parent.mkdir(exist_ok=True)
            make_demo(path, coder).close()

        if path.exists():
            self._open(desk, path, study)
        else:
            self.prepare(desk, study, build, _("Building the demo project …"), _("no demo was built"))

    def _open(self, desk: Desk, path: Path, study: NextStudy | None = None) -> None:
        """Try whether it can be opened; a file of an older version becomes one of this version by that."""
        words, left = _("Opening “{file}” …", file=path.name), _("“{file}” is as it was", file=path.name)
        study = study or NextStudy(path, desk.bench.coder_name)
        self.prepare(desk, study, lambda: Project.open(path).close(), words, left)

    def prepare(self, desk: Desk, study: NextStudy, work: Callable[[], object], words: str, left: str) -> None:
        """Do beside the interface what must go well before the project on the screen is left.

        `words` say what is done, `left` what is left of it where somebody stops it.
        """
        if self._wanted is not None:
            desk.warn(_("“{file}” is still being opened.", file=self._wanted.path.name))
            return
        self._wanted = study

        def prepared(_: object) -> None:
            self._wanted = None
            self.go_on_with(study)

        def failed(error: Exception) -> None:
            self._wanted = None
            desk.failed(error)

        def stopped() -> None:
            self._wanted = None

        task = Task(words, left=[left], stopped=stopped)
        self._ask(Lookup(lambda _project: work(), prepared, failed, opens=True, task=task))
