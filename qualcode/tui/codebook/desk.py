"""What the parts of the codebook screen share: the code in the form, unsaved words, passages and figures of codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from qualcode.model.codes import Code
from qualcode.tui.shared.desk import Desk, Front
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.workbench.code_figures import CodeFigures, figures_of
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench


class CodebookFront(Front, Protocol):
    """What the desk needs of the codebook screen."""

    @property
    def code(self) -> Code | None:
        """The code in the form, as it is now."""

    def leave(self, then: Callable[[], object]) -> None:
        """Do what takes the words in the form away, once none of them is unsaved."""

    def bench_refreshed(self) -> None:
        """Show anew what the workbench holds now."""

    def show_code(self, key: int) -> None:
        """Put the cursor on a code."""


class CodebookDesk(Desk):
    """The desk of the codebook screen."""

    def __init__(self, bench: Workbench, writer: Writer, front: CodebookFront) -> None:
        super().__init__(bench, writer, front)
        self.front = front
        self.shelf = SeenPassages(bench)
        self._figures: dict[int, CodeFigures] = {}

    @property
    def code(self) -> Code | None:
        """The code in the form, as it is now."""
        return self.front.code

    def figures_of(self, code: Code) -> CodeFigures:
        """The numbers beside a code."""
        if code.key not in self._figures:
            self._figures[code.key] = figures_of(self.bench, code)
        return self._figures[code.key]

    def count_again(self) -> None:
        """Fetch passages anew, and figures when they are asked for."""
        self.shelf.refresh()
        self._figures.clear()

    def with_code(self, act: Callable[[Code], None]) -> None:
        """Do something with the code in the form, once nothing is unsaved."""

        def go() -> None:
            code = self.front.code
            if code is not None:
                act(code)

        self.front.leave(go)

    def written_to(self, key: int, words: str) -> None:
        """After a change say what was done, and go to a code (key)."""
        self.written(words)
        self.front.show_code(key)
