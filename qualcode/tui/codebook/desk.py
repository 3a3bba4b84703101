"""What the parts of the codebook screen share: the code in the form, unsaved words, passages and figures of codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from qualcode.model.codes import Code
from qualcode.project.coding.codings import CodedShare
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

    def __init__(self, bench: Workbench, writer: Writer, front: CodebookFront, known: Callable[[Code], None]) -> None:
        """`known` is called when the numbers beside a code are known."""
        super().__init__(bench, writer, front)
        self.front = front
        self._known = known
        self._counted: set[int] = set()
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

    def known_figures(self, code: Code) -> CodeFigures | None:
        """The numbers beside a code; None while they are being counted."""
        figures = self._figures
        if code.key not in figures and code.key not in self._counted:
            self._counted.add(code.key)

            def known(shares: Sequence[CodedShare]) -> None:
                if figures is self._figures:  # else they may have changed meanwhile, and are counted anew
                    self._counted.discard(code.key)
                    figures[code.key] = figures_of(self.bench, code, shares)
                    self._known(code)

            self.read(lambda project: project.codings.of_code(code.key), known)
        return figures.get(code.key)

    def count_again(self) -> None:
        """Fetch passages anew, and figures when they are asked for."""
        self.shelf.refresh()
        self._figures = {}
        self._counted = set()

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
